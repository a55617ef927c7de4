"""Danh mục nhiệm vụ quá hạn chưa hoàn thành: the annex of the quarter's report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from departments.models import Agency, User
from departments.papertext import paper_date
from reports.figures.register_lines import ActsBeside, for_register, in_chunks
from reports.figures.table_columns import TableColumn
from reports.papers.worksheets.event_notes import event_notes_of
from reports.papers.worksheets.working_paper import (
    PaperCell,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
)
from tasks.calendar import Day
from tasks.deadline_words import deadline_of
from tasks.models import Task
from tasks.querysets import TaskQuerySet
from tasks.steps_ahead import share_steps, wait_of

COLUMNS = (
    TableColumn("TT", 38, "c"),
    TableColumn("Thông báo, mục", 112, merged=1, again="{}"),
    TableColumn("Tên nhiệm vụ", 178, merged=2),
    TableColumn("Chủ trì", 78),
    TableColumn("Phối hợp", 82),
    TableColumn("Thời hạn giao", 95),
    TableColumn("Thời hạn hiện tại", 85),
    TableColumn("Số ngày làm việc quá hạn", 66, "num"),
    TableColumn("Nguyên nhân", 140),
    TableColumn("Đề xuất", 126),
)

CAUSES = "Trong đó {} nhiệm vụ có nguyên nhân khách quan đã được ghi nhận."
WAITED = "Trong đó {} nhiệm vụ có thời gian chờ kết quả của đơn vị khác."
# Whether work is late, how much, and whether it waits for an earlier step.
JUDGED_BY = (
    *("status", "due_on", "counted_on", "carried_on", "lead"),
    *("duty__position", "duty__item"),
)


@dataclass(frozen=True)
class OverdueTask:
    """One task, its working days overdue, and what befell its notice since."""

    task: Task
    days: int
    day: Day
    acts: str = ""


@dataclass(frozen=True)
class OverdueRows:
    """The rows, and in how many of them overdue days were spent waiting for another's result."""

    rows: Iterator[OverdueTask]
    waited: int


def overdue(tasks: TaskQuerySet, day: Day) -> OverdueRows:
    """The tasks longest overdue first, then as the register has them, read as they are asked for;
    the clock of carried work stood on the day it went on."""
    bare = for_register(tasks).prefetch_related(None).select_related(None).select_related("duty")
    found = list(bare.only(*JUDGED_BY))
    share_steps(found)
    days = {task.pk: task.late_days(day) for task in found}
    waits = (wait_of(task, day) for task in found)
    keys = sorted(days, key=lambda key: -days[key])
    acts = ActsBeside.of(tasks)
    rows = (OverdueTask(t, days[t.pk], day, acts.told(t)) for t in in_chunks(tasks, keys))
    return OverdueRows(rows, sum(bool(wait and wait.days) for wait in waits))


def overdue_of(
    rows: Iterable[OverdueTask],
    *,
    words: str,
    reader: User,
    now: datetime,
    agency: Agency,
    causes: int = 0,
    waited: int = 0,
) -> WorkingPaper:
    """`causes`: of how many the cause is held to lie beyond their unit; `waited`: how many waited
    for another unit's result. Both are among the overdue, and told apart."""
    notes = ((CAUSES, causes), (WAITED, waited))
    return WorkingPaper(
        kind="overdue",
        name=f"Danh mục nhiệm vụ quá hạn {words}",
        agency=letterhead(agency),
        title=("DANH MỤC NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH",),
        under=(words, f"(Số liệu đến {moment(now)})"),
        columns=COLUMNS,
        notes=tuple(words.format(n) for words, n in notes if n),
        groups=(PaperGroup(row_of(n, row, reader) for n, row in enumerate(rows, 1)),),
    )


def row_of(number: int, row: OverdueTask, reader: User) -> tuple[PaperCell, ...]:
    task, notice, notes = row.task, row.task.conclusion, event_notes_of(row.task, reader)
    deadline = deadline_of(task)
    return (
        number,
        f"{notice.number} ngày {paper_date(notice.issued_on)}, {task.duty.item.named}"
        + (f" ({row.acts})" if row.acts else ""),
        task.title,
        task.lead.sign,
        ", ".join(helper.sign for helper in task.helper_units),
        deadline.given,
        deadline.now,
        row.days,
        "; ".join(filter(None, [notes.why, *_of_others(task, row.day)])),
        notes.waiting,
    )


def _of_others(task: Task, day: Day) -> list[str]:
    """What of the lateness lies with others: results that were waited for, help that is missing."""
    wait = wait_of(task, day)
    missing = [part for part in task.parts if part.needed_by and not part.done_on]
    return [
        *([wait.sentence] if wait else []),
        *(f"{part.unit.sign}: phần phối hợp {part.words}" for part in missing),
    ]
