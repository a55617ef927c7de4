"""Columns of the official table, and the rows behind each of their numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from tasks.calendar import Day
from tasks.models import Task
from tasks.querysets import TaskQuerySet
from tasks.workflow import Status

LEFT_LATE = ("late", "off_late")  # kinds of Timeliness: overdue now, or when it was carried on


@dataclass(frozen=True)
class SummaryColumn:
    """A number of the table: its attribute of counts.Row, its name, and which rows it counts."""

    name: str
    label: str
    rows: Callable[[TaskQuerySet, Day], TaskQuerySet]


def without_own_successors(tasks: TaskQuerySet, last: date | None) -> TaskQuerySet:
    """A carried task counts as unfinished in its own period only: where the period, up to `last`
    (None: without end), holds the task that carries it on, that one counts instead."""
    again = Task.objects.filter(continues=OuterRef("pk"))
    if last:
        again = again.filter(issued_on__lte=last)
    return tasks.exclude(Q(status=Status.CARRIED) & Exists(again))


def counted(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    """Withdrawn and paused work is outside the table."""
    return tasks.exclude(status__in=[Status.WITHDRAWN, Status.PAUSED])


def left(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    return counted(tasks, day).exclude(status=Status.DONE)


def left_late(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    """Overdue and not done, among them what was overdue when it was carried."""
    return tasks.of_kinds(LEFT_LATE, day)


COLUMNS = {
    "tong": SummaryColumn("total", "Tổng số", counted),
    "co-han": SummaryColumn("dated", "Có thời hạn", lambda t, d: counted(t, d).dated()),
    "khong-han": SummaryColumn(
        "undated", "Không ghi thời hạn", lambda t, d: counted(t, d).filter(due_on=None)
    ),
    "xong": SummaryColumn("done", "Đã hoàn thành", lambda t, d: t.filter(status=Status.DONE)),
    "xong-dung": SummaryColumn(
        "done_on_time", "Hoàn thành đúng hạn", lambda t, d: t.of_kind("done", d)
    ),
    "xong-qua": SummaryColumn(
        "done_late", "Hoàn thành quá hạn", lambda t, d: t.of_kind("done_late", d)
    ),
    "con": SummaryColumn("left", "Chưa hoàn thành", left),
    "con-trong": SummaryColumn(
        "left_in_time",
        "Chưa hoàn thành, trong hạn",
        lambda t, d: left(t, d).with_standing(d).exclude(kind__in=LEFT_LATE),
    ),
    "con-qua": SummaryColumn("left_late", "Chưa hoàn thành, quá hạn", left_late),
}
