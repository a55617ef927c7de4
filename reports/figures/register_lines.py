"""The lines of the register: one task as the office's book writes it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from conclusions.models import NoticeAct, ToldActs
from departments.models import User
from departments.papertext import paper_date
from tasks import permissions, situation
from tasks.calendar import Day
from tasks.deadline_words import DeadlineWords, carried_words, deadline_of
from tasks.helping import share_helpers
from tasks.models import Event, Task, Timeliness
from tasks.querysets import PUT_AWAY, TaskQuerySet
from tasks.steps_ahead import share_steps, wait_of
from tasks.workflow import Status

NOT_HANDED_IN = "(chưa có)"
CHUNK = 100  # tasks in memory at a time where a paper is long: each comes with all its events


@dataclass(frozen=True)
class RegisterLine:
    """One row of the book; what the reader may not read is left out of it."""

    task: Task
    time: Timeliness
    deadline: DeadlineWords
    helpers: str
    accepted_on: date | None
    words: str
    papers: str
    remarks: str
    acts: str = ""  # what befell its notice since: đính chính, sửa đổi, thay thế, thu hồi


def for_register(tasks: TaskQuerySet) -> TaskQuerySet:
    """In the notices' order, with everything a line shows besides the unit's name, in a fixed
    number of queries."""
    events = Event.objects.telling().prefetch_related("evidence")
    return (
        tasks.for_rows()
        .prefetch_related(Prefetch("events", events))
        .order_by(
            "issued_on",
            "notice",
            "duty__item__position",
            "duty__position",
            "lead__position",
            "pk",
        )
    )


def in_chunks(tasks: TaskQuerySet, keys: Sequence[int]) -> Iterator[Task]:
    """The tasks of these keys in their order, each with everything a line shows; only a chunk of
    them is in memory at a time. One that is none of `tasks` any more is left out."""
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        rows = tasks.filter(pk__in=chunk).order_by().for_rows().prefetch_related("events", "lead")
        found = {task.pk: task for task in rows}
        share_helpers(found.values())
        share_steps(found.values())
        _read_proofs(found.values())
        yield from (found[key] for key in chunk if key in found)


def _read_proofs(tasks: Iterable[Task]) -> None:
    """Of the reports that stand alone: to hang them on every event takes a quarter of the time."""
    reports = [situation.standing_report(task, list(task.events.all())) for task in tasks]
    prefetch_related_objects([report for report in reports if report], "evidence")


def register_lines(tasks: TaskQuerySet, reader: User, day: Day) -> Iterator[RegisterLine]:
    """All lines of these tasks in the notices' order, however many there are: the keys are read
    first, then the rows chunk by chunk."""
    keys = list(for_register(tasks).values_list("pk", flat=True))
    acts = ActsBeside.of(tasks)
    return (register_line_of(task, reader, day, acts) for task in in_chunks(tasks, keys))


class ActsBeside:
    """What befell the notices of a list's tasks since: in full beside the first directive of each
    notice, in a word beside its others."""

    def __init__(self, acts: Mapping[int, ToldActs]) -> None:
        self.acts = acts
        self.first: dict[int, int] = {}

    @classmethod
    def of(cls, tasks: TaskQuerySet) -> "ActsBeside":
        """Read in one query, however many tasks there are."""
        return cls(NoticeAct.objects.told_of(tasks.order_by().values("notice")))

    def told(self, task: Task) -> str:
        notice, item = task.conclusion.pk, task.duty.item_id
        if (acts := self.acts.get(notice)) is None:
            return ""
        return acts.full if self.first.setdefault(notice, item) == item else acts.short


def lines_of(tasks: Iterable[Task], reader: User, day: Day) -> list[RegisterLine]:
    """Lines of tasks that were read together."""
    tasks = list(tasks)
    share_helpers(tasks)
    share_steps(tasks)
    acts = ActsBeside(NoticeAct.objects.told_of({task.conclusion.pk for task in tasks}))
    return [register_line_of(task, reader, day, acts) for task in tasks]


def register_line_of(
    task: Task, reader: User, day: Day, acts: ActsBeside | None = None
) -> RegisterLine:
    """The task as the book writes it on that day; notes and papers for those who may read them."""
    events = list(task.events.all())  # newest first
    open_to = permissions.may_read_notes(reader, task)
    papers = [str(proof) for proof in situation.proofs(task, events)] if open_to else []
    signs = ", ".join(helper.sign for helper in task.helper_units)
    return RegisterLine(
        task=task,
        time=task.timeliness(day),
        deadline=deadline_of(task),
        helpers="; ".join(filter(None, [signs, task.others_of_help])),
        accepted_on=situation.accepted_on(events),
        words=task.standing_result or (situation.newest_word(events) if open_to else ""),
        papers="; ".join(papers) or _still_wanting(task),
        remarks="; ".join([*_remarks(task, events, open_to), *_besides(task, day)]),
        acts=acts.told(task) if acts else "",
    )


def _still_wanting(task: Task) -> str:
    """That a product asked for has not been handed in; of what was, others may not read."""
    wanting = task.duty.deliverable and task.is_open and not task.is_reported
    return NOT_HANDED_IN if wanting else ""


def _remarks(task: Task, events: list[Event], open_to: bool) -> list[str]:
    """What the other columns do not say: whose turn it is where not the unit's, what is asked,
    extensions, returns, how often it was carried, when it came to the unit from another, where it
    went, and why it ended undone for whoever the notes are open to."""
    times = {verb: sum(event.verb == verb for event in events) for verb in REMARKED}
    said = [task.get_status_display().lower()] if task.status in STANDING else []
    if asked := situation.asked_words(task, situation.since_given(events)):
        said.append(asked[0].lower() + asked[1:])
    said += [words.format(times[verb]) for verb, words in REMARKED.items() if times[verb]]
    if carried := carried_words(task):
        said.append(carried)
    if given := situation.given_again(events):
        said.append(f"giao lại ngày {paper_date(timezone.localdate(given.at))}")
    return said + [_ending(event, open_to) for event in events if event.to_status in PUT_AWAY]


def _besides(task: Task, day: Day) -> list[str]:
    """What others have to do with it: whose results it waits for, the cause that it was named for,
    how far the units are that help."""
    wait = wait_of(task, day)
    said = [f"nguyên nhân {task.get_cause_display()}"] if task.cause else []
    parts = [f"{part.unit.sign}: phần phối hợp {part.words}" for part in task.parts if part.touched]
    return [*([wait.words] if wait else []), *said, *parts]


def _ending(event: Event, open_to: bool) -> str:
    """“chuyển sang Thông báo số …” or “thôi theo dõi nhiệm vụ: giao trùng”."""
    return f"{event.line}: {event.note}" if open_to and event.note else event.line


# Time runs on or stands still, and the column of timeliness does not tell which.
STANDING = (Status.ASSIGNED, Status.DECLINED, Status.AWAITING, Status.PAUSED)
REMARKED = {
    "grant_extension": "gia hạn {} lần",
    "send_back": "trả lại {} lần",
}
