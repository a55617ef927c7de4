"""Figures as values: parts add up to their total and agree with the rows behind them."""

from datetime import date, timedelta

import pytest

from reports.figures.counts import SummaryRow
from reports.figures.summary_columns import without_own_successors
from reports.figures.unit_figures import figures_of
from tasks.calendar import Day
from tasks.models import DayOff, Task
from tasks.periods import Period
from tasks.tests.factories import a_task, do

ON = date(2024, 4, 15)


@pytest.fixture
def calendar(db):
    return DayOff.objects.calendar()


def dated(day):
    return {"deadline": "before", "named_on": day, "phrase": f"trước ngày {day:%d/%m/%Y}"}


@pytest.fixture
def register(cast, units):
    """Eight tasks of three units and a union, in every state a figure tells apart."""
    late, soon = dated(date(2024, 4, 5)), dated(date(2024, 4, 17))
    far = dated(date(2024, 4, 30))
    tasks = {
        "late": a_task(cast, units["TTUD"], number="1/TB", **late),
        "soon": a_task(cast, units["TTUD"], number="2/TB", **soon),
        "time": a_task(cast, units["QLKH"], number="3/TB", **far),
        "none": a_task(cast, units["QLKH"], number="4/TB"),
        "done": a_task(cast, units["QLKH"], number="5/TB", **late),
        "done_late": a_task(cast, units["TTUD"], number="6/TB", **late),
        "done undated": a_task(cast, units["CĐ"], number="7/TB"),
        "paused": a_task(cast, units["TTra"], number="8/TB", **far),
        "withdrawn": a_task(cast, units["TTra"], number="9/TB", **late),
    }
    for name, head, day in [
        ("done", "qlkh.anh", date(2024, 4, 5)),
        ("done_late", "ttud.dung", date(2024, 4, 9)),
        ("done undated", "congdoan", date(2024, 4, 9)),
    ]:
        do(tasks[name], "report", cast[head], on=day, result="Đã xong")
        do(tasks[name], "confirm", cast["giamdoc"], on=day)
    do(tasks["paused"], "accept", cast["ttra.truong"])
    do(tasks["paused"], "pause", cast["giamdoc"], note="Chờ UBND tỉnh")
    do(tasks["withdrawn"], "withdraw", cast["giamdoc"], note="Giao trùng")
    return tasks


def rows_behind(day):
    rows = Task.objects
    return {
        "late": rows.late(day).count(),
        "soon": rows.soon(day).count(),
        "time": rows.in_time(day).count(),
        "none": rows.undated().count(),
        "done": rows.of_kind("done", day).count(),
        "done_late": rows.of_kind("done_late", day).count(),
    }


def test_parts_agree_with_their_rows_on_every_day(register, calendar):
    for days in range(30):
        day = Day(date(2024, 4, 3) + timedelta(days=days), calendar)
        whole, behind = figures_of(Task.objects.all(), day=day).whole, rows_behind(day)

        assert {kind: whole.counts[kind] for kind in behind} == behind
        assert whole.open == Task.objects.open().count()


def test_units_stand_by_overdue_then_in_the_notice_order(register, calendar):
    figures = figures_of(Task.objects.all(), day=Day(ON, calendar))

    order = [unit.units[0].code for unit in figures.compared]
    assert order == ["TTUD", "QLKH", "QLCN&CN", "QLTĐC", "TTra", "HCTH"]
    assert [unit.standing.longest for unit in figures.compared[:2]] == [6, 0]
    assert figures.unions.name == "Công đoàn Sở"
    assert figures.late_units == 1


def test_busiest_unit_is_the_one_with_most_open_tasks(register, calendar):
    figures = figures_of(Task.objects.all(), day=Day(ON, calendar))

    assert [unit.units[0].code for unit in figures.busiest[:3]] == ["TTUD", "QLKH", "TTra"]
    assert (figures.mean_open, figures.mean_words) == (5 / 6, "0,8")
    assert (figures.busiest[0].people, figures.busiest[0].each) == (3, "0,7")


def test_table_leaves_paused_and_withdrawn_work_out(register, calendar):
    table = figures_of(Task.objects.all(), day=Day(ON, calendar))

    rows = {unit.units[0].code: unit.row for unit in table.units}
    assert rows["TTra"] == SummaryRow()
    assert rows["TTUD"] == SummaryRow(dated=3, done_late=1, left_in_time=1, left_late=1)
    assert rows["CĐ"] == SummaryRow(undated=1, done_on_time=1)
    assert table.total == SummaryRow(5, 2, 2, 1, 3, 1)
    assert (table.total.total, table.total.done, table.total.left) == (7, 3, 4)


def test_carried_task_counts_as_unfinished_in_its_own_period_only(cast, units, calendar):
    first = a_task(cast, units["TTUD"], number="1/TB", **dated(date(2024, 4, 5)))
    a_task(
        cast, units["TTUD"], number="2/TB", issued_on=date(2024, 7, 2), **dated(date(2024, 7, 31))
    )
    Task.objects.filter(pk=first.pk).update(status="carried", carried_on=date(2024, 7, 2))
    Task.objects.exclude(pk=first.pk).update(continues=first)
    quarter, year = Period(2024, quarter=2), Period(2024)

    def table(period):
        issued = (period.first, period.last)
        tasks = Task.objects.filter(duty__item__conclusion__issued_on__range=issued)
        counted = without_own_successors(tasks, period.last)
        return figures_of(counted, day=Day(date(2024, 7, 10), calendar)).total

    assert table(quarter) == SummaryRow(dated=1, left_late=1)
    assert table(year) == SummaryRow(dated=1, left_in_time=1)


@pytest.mark.parametrize(
    ("row", "rate"),
    [
        (SummaryRow(16, 26, 27, 4, 10, 1), "84,4"),
        (SummaryRow(3, 4, 4, 1, 1, 1), "66,7"),
        (SummaryRow(4, 7, 7, 1, 3, 0), "87,5"),
        (SummaryRow(0, 2, 2, 0, 0, 0), "100,0"),
        (SummaryRow(0, 5, 0, 0, 5, 0), "–"),
        (SummaryRow(), "–"),
    ],
)
def test_rate_is_done_on_time_of_done_and_overdue(row, rate):
    assert row.rate == rate


def test_days_ahead_tell_what_ends_when(register, calendar):
    figures = figures_of(Task.objects.all(), day=Day(ON, calendar))

    days = figures.days_ahead([date(2024, 4, 17), date(2024, 4, 18), date(2024, 4, 20)])

    assert [(day.working, day.holiday, day.count) for day in days] == [
        (True, False, 1),
        (False, True, 0),
        (False, False, 0),
    ]


@pytest.mark.parametrize("copies", [1, 20])
def test_figures_take_two_queries(cast, units, calendar, django_assert_num_queries, copies):
    for n in range(copies):
        a_task(cast, units["TTUD"], number=f"{n}/TB", **dated(date(2024, 4, 5)))

    with django_assert_num_queries(2):
        figures_of(Task.objects.all(), day=Day(ON, calendar))
