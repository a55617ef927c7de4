"""What a meeting goes through, in its order, and what one screen of it shows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from conclusions.models import Conclusion, Item
from departments.at_once import rows
from departments.models import User
from departments.papertext import paper_count, paper_date
from departments.rights import Rights
from tasks.calendar import Day
from tasks.meeting_kinds import DIGITS, kinds_for, verb_of
from tasks.meeting_words import WRITING, line_of
from tasks.models import Event, Meeting, MeetingDecision, Task
from tasks.permissions import may_read_notes, not_theirs
from tasks.querysets import TaskQuerySet
from tasks.rows import TaskRow, rows_of
from tasks.verbs import TOLD
from tasks.workflow import Status

MOST = 300  # tasks of one meeting
OFFERED = 12  # notices to choose from


def notices_with_work(user: User) -> list[tuple[Conclusion, int]]:
    """The newest notices that have open work, each with how much, the newest first."""
    found = Task.objects.visible_to(user).open().order_by().values_list("notice", flat=True)
    counts = Counter(found)
    notices = Conclusion.objects.visible_to(user).filter(pk__in=counts)
    newest = notices.order_by("-issued_on", "-pk")[:OFFERED]
    return [(notice, counts[notice.pk]) for notice in newest]


def work_for(
    user: User, notices: Iterable[Conclusion], *, late: bool, soon: bool, day: Day
) -> TaskQuerySet:
    """The open work of these notices, and what is overdue or due soon of any: unit by unit in the
    agency's order, the latest first, undated work last."""
    tasks = Task.objects.visible_to(user).open()
    wanted = Q(notice__in=[notice.pk for notice in notices])
    for asked, found in ((late, tasks.late(day)), (soon, tasks.soon(day))):
        if asked:
            wanted |= Q(pk__in=found.order_by().values("pk"))
    order = ("lead__position", "lead", F("due_on").asc(nulls_last=True), "duty__item__position")
    return tasks.filter(wanted).order_by(*order, "pk")


def about_words(notices: Iterable[Conclusion], *, late: bool, soon: bool) -> str:
    """“Thông báo số 598/TB-SKHCN ngày 03/4/2024; nhiệm vụ quá hạn”."""
    told = [notice.cited for notice in notices]
    told += ["nhiệm vụ quá hạn"] if late else []
    told += ["nhiệm vụ sắp đến hạn"] if soon else []
    words = "; ".join(told)
    return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class AgendaSquare:
    """One place of the order: which task, how it stands in time, whether something was said."""

    place: int
    unit: str
    kind: str
    decided: bool
    begins: bool  # the first of its unit


def squares_of(meeting: Meeting, day: Day) -> list[AgendaSquare]:
    agenda = meeting.agenda.select_related("task__lead").order_by("position")
    said = set(meeting.decisions.filter(undone_at=None).values_list("task", flat=True))
    squares, former = [], None
    for row in agenda:
        task = row.task
        squares.append(
            AgendaSquare(
                row.position,
                task.lead.short,
                task.kind_on(day),
                task.pk in said,
                begins=task.lead_id != former,
            )
        )
        former = task.lead_id
    return squares


@dataclass(frozen=True)
class MeetingScreen:
    """One task on the projector, or what comes behind the last: new orders."""

    meeting: Meeting
    place: int
    squares: list[AgendaSquare]
    row: TaskRow | None
    mates: str = ""
    last: Event | None = None
    said: tuple[MeetingDecision, ...] = ()

    @property
    def task(self) -> Task | None:
        return self.row.task if self.row else None

    @property
    def count(self) -> int:
        return len(self.squares)

    @property
    def former(self) -> int:
        return self.place - 1

    @property
    def next(self) -> int:
        return self.place + 1 if self.place <= self.count else 0

    @property
    def decided(self) -> int:
        return sum(square.decided for square in self.squares)

    @property
    def kinds(self) -> list[tuple[str, str, int]]:
        """What can be said now: key, label and the digit that chooses it. What becomes of a task is
        said once."""
        settled = any(one.kind in MeetingDecision.SETTLING for one in self.said)
        return [
            (kind, label, DIGITS[kind])
            for kind, label in kinds_for(self.task)
            if not (settled and kind in MeetingDecision.SETTLING)
        ]

    @property
    def usual_lines(self) -> list[tuple[str, str]]:
        """What each kind writes in the next notice where nothing else is typed."""
        told = ((kind, self._usual(kind)) for kind, *_ in self.kinds if kind in WRITING)
        return [(kind, words) for kind, words in told if words]

    def _usual(self, kind: str) -> str:
        if self.task is None or kind == MeetingDecision.Kind.ORDER:
            return ""
        words = line_of(kind, self.task, meeting_on=self.meeting.held_on)
        asks = kind == MeetingDecision.Kind.DATE or (
            kind == MeetingDecision.Kind.UNIT and self.task.due_on
        )
        return f"{words.removesuffix('.')}; hoàn thành trước ngày …." if asks else words


def screen_of(meeting: Meeting, place: int, user: User, day: Day) -> MeetingScreen:
    """The screen at that place; behind the last one where there is none."""
    squares = squares_of(meeting, day)
    found = meeting.agenda.filter(position=place).values_list("task", flat=True).first()
    said = meeting.decisions.filter(task=found, undone_at=None).select_related("by", "lead", "line")
    if found is None:
        return MeetingScreen(meeting, len(squares) + 1, squares, None, said=tuple(said))
    task = Task.objects.for_rows().get(pk=found)
    (row,) = rows_of([task], user, day)
    return MeetingScreen(
        meeting,
        place,
        squares,
        row,
        _mates(task, day),
        _last_word(task) if may_read_notes(user, task) else None,
        tuple(said),
    )


def _mates(task: Task, day: Day) -> str:
    """“4/6 nhiệm vụ cùng mục đã hoàn thành; chưa xong: QLKH (quá hạn 3 ngày), TTra”."""
    same = Task.objects.filter(duty__item=task.duty.item_id).exclude(status=Status.WITHDRAWN)
    mates = list(same.select_related("lead", "duty").order_by("duty__position", "lead__position"))
    if len(mates) < 2:
        return ""
    done = sum(one.status == Status.DONE for one in mates)
    left = [_left(one, day) for one in mates if one.is_open and one.pk != task.pk]
    told = f"{done}/{paper_count(len(mates))} nhiệm vụ cùng mục đã hoàn thành"
    return f"{told}; chưa xong: {', '.join(left)}." if left else f"{told}."


def _left(task: Task, day: Day) -> str:
    days = task.late_days(day)
    return f"{task.lead.short} (quá hạn {days} ngày)" if days else task.lead.short


def _last_word(task: Task) -> Event | None:
    """The last word on how the work stands."""
    told = task.events.filter(verb__in=TOLD).exclude(note="").select_related("actor")
    return told.first()


def mark_of(meeting: Meeting) -> str:
    """What the projector shows, in a few letters: another mark, another picture."""
    task = meeting.agenda.filter(position=meeting.showing).values_list("task__version", flat=True)
    said = meeting.decisions.order_by("-pk").values_list("pk", flat=True).first()
    undone = meeting.decisions.exclude(undone_at=None).count()
    return f"{meeting.state}-{meeting.showing}-{task.first() or 0}-{said or 0}-{undone}"


def sections_of(meeting: Meeting) -> list[Item]:
    """The lines of the draft as they stand now."""
    if meeting.draft is None:
        return []
    return list(meeting.draft.items.exclude(parent=None).order_by("position"))


def off_day(day: date | None, calendar) -> str:
    """That a day decided for is a day off; nothing where it is worked."""
    if day is None or calendar.is_working(day):
        return ""
    return f"Hạn {paper_date(day)} rơi vào ngày nghỉ; hoàn tác ý kiến này nếu cần ngày khác."


def waiting_count(user: User) -> int:
    """Of closed meetings, how many decisions wait for this person's click."""
    waiting = rows("waiting_decisions", user) if Rights.of(user).is_leader else []
    if not waiting:
        return 0
    found = MeetingDecision.objects.filter(pk__in=[one.pk for one in waiting])
    found = found.select_related("task__duty__item", "task__notice")
    return sum(not not_theirs(user, verb_of(one.kind, one.task), one.task) for one in found)
