"""Named sets of tasks that figures count and the register shows: a number and the list that it
opens are asked for by one function."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from conclusions.models import Duty
from conclusions.reading.dates import months_later
from reports.figures.summary_columns import (
    COLUMNS,
    SummaryColumn,
    counted,
    left,
    left_late,
    without_own_successors,
)
from tasks.calendar import DAY, Day
from tasks.models import Extension
from tasks.pressing import OLD_MONTHS
from tasks.querysets import TaskQuerySet
from tasks.workflow import Cause

LONG_DAYS = 30  # working days; the provinces' reports tell apart what is overdue for longer
EVER_LATE = ("late", "done_late", "off_late")  # kinds: overdue now, when reported, when carried on
OLD_UNDATED = "cu-khong-han"


def of_period(tasks: TaskQuerySet, last: date | None) -> TaskQuerySet:
    """Of the tasks given in a period that ends on `last`, those that its figures are about."""
    return without_own_successors(tasks, last)


def left_undated(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    return left(tasks, day).filter(due_on=None)


def long_late(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    """Overdue and not done for more than LONG_DAYS working days. Days are counted by the calendar,
    up to where each one's clock stands, so the overdue are read for it."""
    judged = ("status", "due_on", "counted_on", "carried_on")
    bare = tasks.select_related(None).prefetch_related(None).order_by()
    late = left_late(bare, day).only(*judged)
    return tasks.filter(pk__in=[task.pk for task in late if task.late_days(day) > LONG_DAYS])


def ever_late(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    """Overdue, whether done since or not."""
    return counted(tasks, day).of_kinds(EVER_LATE, day)


def excused(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    """Overdue for a cause that is held to lie beyond the unit."""
    return ever_late(tasks, day).filter(cause=Cause.RECOGNISED)


def asked_time(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    """For which more time was asked, whatever became of it."""
    return tasks.filter(Exists(Extension.objects.filter(task=OuterRef("pk"))))


def extended_twice(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    return tasks.filter(extended__gte=2)


def old_undated(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    """Ends with a product, has no deadline, was given OLD_MONTHS ago or longer, by the notice where
    its chain began, and nobody has reported it."""
    running = tasks.running().filter(due_on=None, duty__deadline=Duty.Deadline.NONE)
    given = running.annotate(given_on=Coalesce("first__issued_on", "issued_on"))
    return given.filter(given_on__lte=old_since(day.on))


def old_since(on: date) -> date:
    """The last day whose work is OLD_MONTHS old: of 28/02 that is 30/11, by any month's length."""
    day = months_later(on, -OLD_MONTHS) + 3 * DAY
    while months_later(day, OLD_MONTHS) > on:
        day -= DAY
    return day


ROW_SETS = COLUMNS | {
    "con-khong-han": SummaryColumn(
        "left_undated", "Chưa hoàn thành, không ghi thời hạn", left_undated
    ),
    "con-qua-lau": SummaryColumn(
        "long_late", f"Chưa hoàn thành, quá hạn trên {LONG_DAYS} ngày làm việc", long_late
    ),
    "qua-han": SummaryColumn("late", "Quá hạn, đã hoàn thành hay chưa", ever_late),
    "qua-han-khach-quan": SummaryColumn(
        "excused", "Quá hạn, đã ghi nhận nguyên nhân khách quan", excused
    ),
    "gia-han": SummaryColumn("asked_time", "Có đề nghị gia hạn", asked_time),
    "gia-han-2": SummaryColumn("extended_twice", "Được gia hạn từ 2 lần", extended_twice),
    OLD_UNDATED: SummaryColumn(
        "old_undated",
        f"Không ghi thời hạn, giao quá {OLD_MONTHS} tháng chưa có kết quả",
        old_undated,
    ),
}
