"""Danh mục nhiệm vụ quá hạn chưa hoàn thành: the annex of the quarter's report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from departments.models import Agency, User
from departments.papertext import paper_date
from reports.figures.summary_columns import Day
from reports.papers.worksheets.event_notes import event_notes_of
from reports.papers.worksheets.working_paper import (
    PaperCell,
    PaperColumn,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
)
from tasks.models import Task
from tasks.querysets import TaskQuerySet
from tasks.workflow import Status

COLUMNS = (
    PaperColumn("TT", 38, "c"),
    PaperColumn("Thông báo, mục", 112),
    PaperColumn("Tên nhiệm vụ", 178),
    PaperColumn("Chủ trì", 78),
    PaperColumn("Phối hợp", 82),
    PaperColumn("Thời hạn giao", 95),
    PaperColumn("Thời hạn sau gia hạn (số lần)", 85),
    PaperColumn("Số ngày làm việc quá hạn", 66, "num"),
    PaperColumn("Nguyên nhân", 140),
    PaperColumn("Đề xuất", 126),
)


@dataclass(frozen=True)
class OverdueTask:
    """One task and its working days overdue."""

    task: Task
    days: int


def overdue(tasks: TaskQuerySet, day: Day) -> list[OverdueTask]:
    """The tasks longest overdue first; the clock of carried work stood on the day it went on."""
    successor = Task.objects.filter(continues=OuterRef("pk")).order_by("pk")
    carried_on = Subquery(successor.values("duty__item__conclusion__issued_on")[:1])
    rows = [OverdueTask(task, _days(task, day)) for task in tasks.annotate(carried_on=carried_on)]
    return sorted(rows, key=lambda row: -row.days)


def _days(task: Task, day: Day) -> int:
    if task.status == Status.CARRIED and task.carried_on:
        return day.calendar.late_days(task.due_on, task.carried_on)
    return task.late_days(day.on, day.calendar)


def overdue_of(
    rows: Iterable[OverdueTask], *, words: str, reader: User, now: datetime, agency: Agency
) -> WorkingPaper:
    return WorkingPaper(
        kind="overdue",
        name=f"Danh mục nhiệm vụ quá hạn {words}",
        agency=letterhead(agency),
        title=("DANH MỤC NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH",),
        under=(words, f"(Số liệu đến {moment(now)})"),
        columns=COLUMNS,
        groups=(PaperGroup(tuple(row_of(n, row, reader) for n, row in enumerate(rows, 1))),),
    )


def row_of(number: int, row: OverdueTask, reader: User) -> tuple[PaperCell, ...]:
    task, notice, notes = row.task, row.task.conclusion, event_notes_of(row.task, reader)
    times = f" ({notes.granted} lần)" if notes.granted else ""
    return (
        number,
        f"{notice.number} ngày {paper_date(notice.issued_on)}, mục {task.duty.item.place}",
        task.title,
        task.lead.sign,
        ", ".join(helper.sign for helper in task.helpers.all()),
        task.duty.phrase or paper_date(task.original_due_on or task.due_on),
        f"{paper_date(task.due_on)}{times}" if task.is_moved else "",
        row.days,
        notes.obstacle,
        notes.asked,
    )
