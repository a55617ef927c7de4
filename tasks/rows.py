"""What a row of a list shows of a task, and the headings rows stand under."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from conclusions.models import Duty
from departments.models import Agency, Department, User
from departments.papertext import paper_date
from departments.rights import Rights
from tasks import permissions
from tasks.calendar import Day
from tasks.deadline_words import DeadlineWords, deadline_of, since_words
from tasks.directives import DirectiveRows, side_by_side
from tasks.helping import share_helpers
from tasks.histories import History, histories, step_words
from tasks.ladder import Rung, first_steps, ladder_of
from tasks.models import HelpPart, Task, Timeliness
from tasks.querysets import AWAY, TaskQuerySet
from tasks.steps_ahead import Wait, share_steps, wait_of
from tasks.verbs import BUTTONS
from tasks.workflow import Status, Time

SILENT_PRESSED = 3  # working days without a word, close to the deadline
# The one move a row offers: the first of these that is the person's; none asks the database.
ROW_VERBS = [verb for verb, move in BUTTONS.items() if move.in_row]

GROUPS = {
    "late": Time.LATE.label,
    "soon": Time.SOON.label,
    "assigned": Status.ASSIGNED.label,
    "returned": "Bị trả lại",
    "working": Status.IN_PROGRESS.label,
    "undated": Time.UNDATED.label,
    "helping": "Phối hợp",
    "awaiting": Status.AWAITING.label,
    "declined": Status.DECLINED.label,
    "paused": Status.PAUSED.label,
}

# Headings that come before “Không ghi thời hạn”, which the count over the list does not know, and
# as what it tells them apart.
APART = {
    key: GROUPS[key][0].lower() + GROUPS[key][1:] for key in ("assigned", "returned", "paused")
}
APART |= dict.fromkeys((Status.AWAITING, Status.DECLINED), "đang chờ quyết định")


def heading_of(status: str, kind: str, *, helps: bool, returned: bool) -> str:
    """The heading that an open task stands under, as TaskQuerySet.in_group finds them (tested)."""
    if helps:
        return "helping"
    if status in AWAY:
        return status
    if kind in ("late", "soon"):
        return kind
    if status == Status.ASSIGNED:
        return status
    if returned:
        return "returned"
    return "undated" if kind == "none" else "working"


@dataclass(frozen=True)
class TaskRow:
    """One task in a list, for one person, on one day."""

    task: Task
    time: Timeliness
    history: History
    day: Day
    step: str = ""
    helps: bool = False
    verb: str = ""
    part: HelpPart | None = None  # what the reader's unit does of another's task
    silent_after: int | None = None  # working days without a word; None: nobody asks about silence
    rights: Rights | None = None  # of the reader: whose other tasks may be opened from here

    @property
    def label(self) -> str:
        return BUTTONS[self.verb].label if self.verb else ""

    @property
    def at_once(self) -> bool:
        return bool(self.verb) and BUTTONS[self.verb].one_tap

    @property
    def group(self) -> str:
        task = self.task
        return heading_of(task.status, self.time.kind, helps=self.helps, returned=task.returned)

    @property
    def deadline(self) -> DeadlineWords:
        return deadline_of(self.task)

    @cached_property
    def wait(self) -> Wait | None:
        """Whose results it waits for; work that it only helps with is another's to wait with."""
        return None if self.helps else wait_of(self.task, self.day)

    def opens(self, unit: Department) -> bool:
        """Whether the reader may open that unit's task of the same directive."""
        rights = self.rights
        return bool(rights and (rights.sees_register or unit.pk in rights.unit_ids))

    @property
    def silent_days(self) -> int:
        """Working days since the task's last event."""
        last = self.history.last_on
        return self.day.since(last) if last else 0

    @property
    def waiting_days(self) -> int:
        """Working days since the task came to the unit: the office may enter a notice late."""
        given = self.history.given_at
        return self.day.since(timezone.localdate(given)) if given else 0

    @property
    def given_on(self) -> date:
        """The day of the notice, or that on which the task came from another unit."""
        again = self.history.reassigned_at
        return timezone.localdate(again) if again else self.task.conclusion.issued_on

    @property
    def notes(self) -> list[str]:
        """What asks for attention, in amber."""
        task, told = self.task, []
        if asked := task.asked_until:
            told.append(f"Đề nghị gia hạn đến {paper_date(asked)}, chờ quyết định")
        if task.returned and task.status == Status.IN_PROGRESS:
            told.append(f"Trả lại lần {self.history.sent_back}")
        if self.history.drafted_at:
            drafted = paper_date(timezone.localdate(self.history.drafted_at))
            told.append(f"Dự thảo báo cáo ngày {drafted}, chờ lãnh đạo đơn vị gửi")
        if task.status == Status.ASSIGNED and self.waiting_days > 1:
            told.append(f"{self.waiting_days} ngày làm việc chưa tiếp nhận")
        pressed = self.time.kind in ("late", "soon")
        silent = self.silent_days if task.status == Status.IN_PROGRESS else 0
        after = SILENT_PRESSED if pressed else self.silent_after
        if after is not None and silent >= after:
            told.append(f"{silent} ngày làm việc chưa cập nhật")
        return told

    @property
    def facts(self) -> list[str]:
        """What is good to know, in grey."""
        task, duty, told = self.task, self.task.duty, []
        if self.helps:
            told.append(f"chủ trì: {task.lead.short}")
        if self.part:
            told.append(f"phần phối hợp {self.part.words}")
        elif parts_done := sum(part.done_on is not None for part in task.parts):
            told.append(f"phối hợp đã xong {parts_done}/{len(task.parts)} đơn vị")
        if duty.deadline in (Duty.Deadline.ONGOING, Duty.Deadline.RECURRING):
            told.append(duty.get_deadline_display())
        if task.cause:
            told.append(f"nguyên nhân {task.get_cause_display()}")
        if duty.key:
            told.append("Trọng tâm")
        if task.first_id:
            told.append(f"nối tiếp {since_words(task)}")
        if self.history.reassigned_at:
            told.append(f"giao lại ngày {paper_date(self.given_on)}")
        return told

    @property
    def reported(self) -> str:
        """That the report is in, which the deadline alone would hide."""
        if self.task.status != Status.AWAITING:
            return ""
        return f"báo cáo ngày {paper_date(self.task.reported_on)}, chờ xác nhận"

    @property
    def under(self) -> str:
        """The words under the deadline: of the report, or where nothing is printed."""
        if self.reported or self.task.due_on or self.task.duty.phrase:
            return self.reported
        if self.task.status == Status.ASSIGNED or not self.history.last_on:
            return f"giao ngày {paper_date(self.given_on)}"
        return f"cập nhật gần nhất {paper_date(self.history.last_on)}"


def rows_of(
    tasks: Iterable[Task],
    user: User,
    day: Day,
    helped_for: Iterable[int] = (),
    *,
    offer: bool = True,
) -> list[TaskRow]:
    """A row for each task, in order; `helped_for` are the units whose helping is told apart.

    `offer` says whether rows bear the person's natural move.
    """
    tasks, units = list(tasks), set(helped_for)
    share_helpers(tasks)
    share_steps(tasks)
    rights = Rights.of(user)
    told, said, silent_after = histories(tasks), step_words(), days_of_silence()
    return [
        TaskRow(
            task,
            task.timeliness(day),
            told[task.pk],
            day,
            said[told[task.pk].step],
            helps=(helps := bool(units) and task.lead_id not in units),
            part=_part_of(task, units) if helps else None,
            verb=row_verb(user, task) if offer else "",
            silent_after=silent_after,
            rights=rights,
        )
        for task in tasks
    ]


def _part_of(task: Task, units: set[int]) -> HelpPart | None:
    return next((part for part in task.parts if part.unit.pk in units), None)


def days_of_silence() -> int | None:
    """After how many working days without a word the agency has its units asked for one."""
    return first_steps(ladder_of(Agency.current().reminder_steps)).get(Rung.SILENT)


def row_verb(user: User, task: Task) -> str:
    """The natural move of this person, or nothing."""
    return next((verb for verb in ROW_VERBS if permissions.may(user, verb, task)), "")


@dataclass(frozen=True)
class GroupCount:
    """So many tasks stand alike under one heading."""

    group: str
    kind: str  # of Timeliness
    helps: bool
    count: int


@dataclass(frozen=True)
class TaskGroup:
    """A counted heading and its first rows; `elsewhere` tells of led tasks that stand so in time
    too, but under another heading: “2 khác đang chờ quyết định”."""

    key: str
    label: str
    count: int
    rows: list[TaskRow]
    elsewhere: str = ""

    @property
    def review_on(self) -> date | None:
        """The day all of an undated group are looked at, where it is one day."""
        days = {row.task.review_on for row in self.rows}
        return days.pop() if self.key == "undated" and len(days) == 1 else None

    @property
    def directives(self) -> list[DirectiveRows[TaskRow]]:
        return side_by_side(self.rows, lambda row: row.task)

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


ALIKE = ("status", "kind", "helps", "returned")  # what a heading is told from


def alike_rows(tasks: TaskQuerySet, day: Day, units: Iterable[int]) -> QuerySet:
    """The open tasks counted by heading and kind: rows for group_counts."""
    same = tasks.order_by().in_kinds(day, units).values_list(*ALIKE)
    return same.annotate(count=Count("pk"))


def group_counts(rows: Iterable[tuple]) -> list[GroupCount]:
    """What the rows of alike_rows tell."""
    return [_group_count(*row) for row in rows]


def urgent_rows(tasks: TaskQuerySet, day: Day, units: Iterable[int], most: int) -> QuerySet:
    """The most urgent open tasks of each heading, at least `most` of it where there are so many,
    and how many there are: rows for counts_and_firsts."""
    same = [F(name) for name in ALIKE]
    nth = Window(RowNumber(), same, [F("due_on").asc(nulls_last=True), F("pk").asc()])
    firsts = tasks.order_by().in_kinds(day, units)
    firsts = firsts.annotate(nth=nth, count=Window(Count("pk"), same)).filter(nth__lte=most)
    return firsts.values_list(*ALIKE, "count", "nth", "due_on", "pk")


def counts_and_firsts(rows: Iterable[tuple]) -> tuple[list[GroupCount], dict[str, list[int]]]:
    """What the rows of urgent_rows tell: the counts, and the keys under each heading in order."""
    counts, found = [], defaultdict(list)
    for *same, count, nth, due_on, pk in rows:
        alike_count = _group_count(*same, count)
        found[alike_count.group].append((due_on or date.max, pk))
        if nth == 1:
            counts.append(alike_count)
    return counts, {group: [pk for _, pk in sorted(keys)] for group, keys in found.items()}


def _group_count(status: str, kind: str, helps: bool, returned: bool, count: int) -> GroupCount:
    group = heading_of(status, kind, helps=helps, returned=returned)
    return GroupCount(group, kind, helps, count)


def grouped(rows: Iterable[TaskRow], counts: Iterable[GroupCount]) -> list[TaskGroup]:
    """Rows, the most urgent first, under their headings; empty headings are left out."""
    totals: Counter[str] = Counter()
    apart: dict[str, Counter[str]] = defaultdict(Counter)
    for alike in sorted(counts, key=lambda alike: list(GROUPS).index(alike.group)):
        totals[alike.group] += alike.count
        if apart_as := APART.get(alike.group):
            kind = "undated" if alike.kind == "none" else alike.kind
            apart[kind][apart_as] += alike.count
    under: dict[str, list[TaskRow]] = defaultdict(list)
    for row in rows:
        under[row.group].append(row)
    return [
        TaskGroup(
            key,
            label,
            totals[key],
            under[key],
            ", ".join(f"{n} khác {so}" for so, n in apart[key].items()),
        )
        for key, label in GROUPS.items()
        if totals[key]
    ]
