"""What a person's letter tells of what others did to their work since the last one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from departments.models import User
from departments.rights import Rights
from tasks import permissions
from tasks.deadline_words import DeadlineWords, deadline_of
from tasks.helping import share_helpers
from tasks.models import Notification, Task
from tasks.workflow import News, Status

# What a line offers: the first of these that the person may do now.
NATURAL: dict[News, tuple[str, ...]] = {
    News.RETURNED: ("report", "draft_report", "part_done", "update"),
    News.REMARK: ("update",),
    News.NUDGED: ("accept", "report", "update"),
    News.DRAFTED: ("report",),
    News.GIVEN: ("accept",),
    News.HANDED: ("update",),
    News.HELP: ("take_part", "part_done", "update"),
}
# What comes with a notice, by the day: told in the letter of the next one, as issuing says.
WITH_NOTICE = ("issue", "carry")
LONGEST = 200  # letters of what was said; all of it is a link away


@dataclass(frozen=True)
class NewsLine:
    """One event in one person's letter."""

    notification: int
    task: Task
    news: News
    said: str  # who did what, and their words where the reader may have them
    deadline: DeadlineWords | None
    verbs: tuple[str, ...]


def untold(
    people: Iterable[User], on: date | None = None, among: Q | None = None
) -> dict[int, list[NewsLine]]:
    """By person: what no letter holds yet and they have not seen, of the notifications `among` or
    of all. Of people whose rights are read (with_rights), for each would ask for them else. `on`:
    for the letters of that day, in which the work that it brings waits for the next one."""
    news = Notification.objects.filter(digest=None, read_at=None).filter(among or Q())
    if on:
        begin = timezone.make_aware(datetime.combine(on, time()))
        news = news.exclude(event__verb__in=WITH_NOTICE, at__gte=begin)
    return _lines(news, people)


def of_digests(digests: Iterable[int], people: Iterable[User]) -> dict[int, list[NewsLine]]:
    """By person: what these letters were to tell, and is still news to them; as above."""
    return _lines(Notification.objects.filter(digest__in=list(digests), read_at=None), people)


def _lines(found: QuerySet[Notification], people: Iterable[User]) -> dict[int, list[NewsLine]]:
    # Whoever has left every unit sees nothing of it any more.
    told = {person.pk: person for person in people if Rights.of(person).unit_ids}
    found = found.order_by("at", "pk").select_related("event__actor", "event__acting_for")
    rows = [row for row in found if row.recipient_id in told]
    tasks = _tasks({row.task_id for row in rows})
    lines: dict[int, list[NewsLine]] = defaultdict(list)
    for row in rows:
        person, task = told[row.recipient_id], tasks[row.task_id]
        if not _is_stale(row, task):
            lines[person.pk].append(_line(row, person, task))
    order = list(News)
    return {pk: sorted(told, key=lambda one: order.index(one.news)) for pk, told in lines.items()}


def _tasks(keys: set[int]) -> dict[int, Task]:
    if not keys:
        return {}
    tasks = list(
        Task.objects.for_table().prefetch_related("lead", "extensions").filter(pk__in=keys)
    )
    share_helpers(tasks)
    return {task.pk: task for task in tasks}


def _is_stale(row: Notification, task: Task) -> bool:
    """New work that its unit has taken up already is no news."""
    return row.news == News.GIVEN and task.status != Status.ASSIGNED


def _line(row: Notification, person: User, task: Task) -> NewsLine:
    verbs = NATURAL.get(News(row.news), ())
    theirs = next((verb for verb in verbs if permissions.may(person, verb, task)), None)
    return NewsLine(
        row.pk,
        task,
        News(row.news),
        said(row, permissions.may_read_notes(person, task)),
        deadline_of(task) if task.due_on else None,
        (theirs,) if theirs else (),
    )


def said(row: Notification, with_note: bool) -> str:
    """“Lê Đình Khải cho ý kiến chỉ đạo: Khẩn trương”."""
    event = row.event
    who = f"{event.actor} (thay {event.acting_for})" if event.acting_for else f"{event.actor}"
    note = " ".join(event.note.split()) if with_note else ""
    if len(note) > LONGEST:
        note = f"{note[:LONGEST].rsplit(' ', 1)[0]}…"
    others = f" và {row.others} nhiệm vụ khác của thông báo" if row.others else ""
    return f"{who} {event.line}{others}{f': {note}' if note else ''}"
