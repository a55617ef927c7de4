"""Xu hướng: months and units of a year, beside the year before; each number opens its rows."""

from collections import Counter, defaultdict
from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports.figures.counts import SummaryRow
from reports.figures.month_counts import month_counts
from reports.figures.trend_chart import BASE, HIGH, trend_chart_of
from reports.figures.trends import MEASURES, TrendMonth, months_of
from reports.figures.views.trends_page import trends_of
from reports.tests.figures.test_period_figures import figures_in, plain
from reports.tests.followed_links import links_of, rows_behind
from reports.tests.pages import flat
from reports.tests.period_work import a_notice_of, any_work, work_of
from tasks.models import DayOff, Task

ON = date(2024, 6, 28)
ADDRESS = reverse("reports:trends")


def day(on: date = ON):
    return DayOff.objects.day(on)


def work(cast, unit, issued_on: date, count: int, n: int = 1, **told) -> list[Task]:
    return work_of(cast, a_notice_of(cast, n, issued_on), unit, count, **told)


def plain_row(tasks) -> SummaryRow:
    told = Counter()
    for task in tasks:
        place = "done" if task.done else "left"
        in_time = "on_time" if task.done else "in_time"
        told[f"{place}_{'late' if task.late else in_time}"] += 1
        told["dated" if task.dated else "undated"] += 1
    return SummaryRow(**told)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_each_month_and_unit_equals_plain_sql(cast, units, seed):
    any_work(cast, units, seed, year=2023)
    any_work(cast, units, seed, year=2024)
    day_of = dict(Task.objects.values_list("pk", "issued_on"))
    told = defaultdict(list)
    for task in plain("2023-01-01", "2024-12-31"):
        if task.figured:
            told[day_of[task.id].replace(day=1), task.lead].append(task)

    found = month_counts(date(2023, 1, 1), date(2024, 12, 31), day())

    rows = {key: row for key, row in found.items() if row.total}
    assert rows == {key: plain_row(tasks) for key, tasks in told.items()}


def test_month_is_what_the_official_table_of_it_says(cast, units):
    any_work(cast, units, 3)

    found = month_counts(date(2024, 1, 1), date(2024, 6, 30), day())

    for month in range(1, 7):
        table = {one.units[0].pk: one.row for one in figures_in(f"2024-{month:02}").units}
        of_month = {unit: row for (at, unit), row in found.items() if at.month == month}
        assert {unit: of_month.get(unit, SummaryRow()) for unit in table} == table


def test_carried_work_counts_in_its_own_month_and_once_in_the_whole(cast, units):
    unit = units["QLKH"]
    for n, issued_on in enumerate((date(2024, 1, 8), date(2024, 3, 4)), 1):
        (old,) = work(cast, unit, issued_on, 1, n, status="carried", carried_on=issued_on)
        again = date(2024, 1, 29) if n == 1 else date(2024, 4, 2)
        work(cast, unit, again, 1, 10 + n, status="in_progress", continues=old)

    trends = trends_of(2024, day())

    assert [month.row.total for month in trends.months] == [1, 0, 1, 1, 0, 0]
    assert trends.by_unit("tong")[-1].whole.count == 2


def test_months_to_come_are_left_out():
    assert months_of(2024, date(2024, 2, 1)) == [date(2024, 1, 1), date(2024, 2, 1)]
    assert len(months_of(2023, date(2024, 2, 1))) == 12


def test_each_month_stands_beside_the_same_one_a_year_ago(cast, units):
    unit = units["QLKH"]
    work(cast, unit, date(2023, 3, 20), 2, 1)
    work(cast, unit, date(2023, 5, 10), 3, 2)
    work(cast, unit, date(2024, 3, 5), 1, 3)

    trends = trends_of(2024, day())

    before = [month.before and month.before.total for month in trends.months]
    assert before == [None, None, 2, 0, 3, 0]
    assert not trends.reaches_back
    assert trends.by_unit("tong")[-1].before is None


def test_whole_is_held_against_the_same_months_a_year_ago(cast, units):
    unit = units["QLKH"]
    work(cast, unit, date(2023, 1, 1), 2, 1)
    work(cast, unit, date(2023, 5, 10), 3, 2)
    work(cast, unit, date(2023, 9, 10), 7, 3)
    work(cast, unit, date(2024, 3, 5), 1, 4)

    qlkh, total = trends_of(2024, day()).by_unit("tong")

    assert (qlkh.unit, qlkh.whole.count, qlkh.before.count) == (unit, 1, 5)
    assert (total.whole.count, total.before.count) == (1, 5)
    assert "ky=2023-01-01--2023-06-30" in total.before.url


@pytest.mark.wide
def test_every_number_opens_exactly_its_rows(client, cast, units):
    any_work(cast, units, 4, count=20, year=2024)
    any_work(cast, units, 5, count=10, year=2023)
    work(cast, units["QLKH"], date(2023, 1, 1), 1)
    client.force_login(cast["giamdoc"])

    for measure in MEASURES:
        page = client.get(ADDRESS, {"nam": "2024", "so": measure})
        links = links_of(flat(page))
        assert len(links) > 20
        wrong = [(url, n) for url, n in set(links) if rows_behind(client, url) != n]
        assert wrong == []


def test_year_without_one_before_it_says_so(client, cast, units):
    work(cast, units["QLKH"], date(2024, 3, 5), 2)
    client.force_login(cast["giamdoc"])

    first = flat(client.get(ADDRESS, {"nam": "2024"}))
    second = flat(client.get(ADDRESS, {"nam": "2025"}))

    assert "Chưa có kỳ trước để so." in first
    assert "Vạch ngang" not in first
    assert "Chưa có kỳ trước để so." not in second
    assert "Vạch ngang: số giao cùng tháng năm 2024" in second


@pytest.mark.parametrize(
    ("asked", "year", "measure"),
    [
        ({"nam": "2024", "so": "qua-han"}, 2024, "qua-han"),
        ({}, None, "tong"),
        ({"nam": "1999", "so": "x"}, None, "tong"),
    ],
)
def test_page_shows_the_year_and_measure_asked_for_or_the_usual(
    client, cast, units, asked, year, measure
):
    work(cast, units["QLKH"], date(2024, 3, 5), 2)
    client.force_login(cast["qlkh.anh"])

    context = client.get(ADDRESS, asked).context

    assert (context["year"], context["measure"]) == (year or date.today().year, measure)
    assert context["years"] == list(range(date.today().year, 2023, -1))


def test_agency_without_notices_has_a_page(client, cast):
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS)

    assert "Chưa có kỳ trước để so." in page.text
    assert links_of(flat(page)) == []


def test_chart_stacks_a_month_to_its_height(cast):
    row = SummaryRow(dated=10, done_on_time=5, done_late=1, left_in_time=3, left_late=1)
    months = [TrendMonth(date(2024, 1, 1), row, SummaryRow(undated=20, left_in_time=20))]

    chart = trend_chart_of(months)

    (column,) = chart.columns
    assert [part.css for part in column.parts] == ["f-done", "f-slow", "f-time", "f-late"]
    assert sum(part.height for part in column.parts) == HIGH // 2
    assert column.parts[-1].y == BASE - HIGH // 2
    assert (column.before_y, column.count) == (BASE - HIGH, 10)
    assert chart.words == "Nhiệm vụ giao theo tháng: tháng 1 giao 10"


def test_page_costs_the_same_for_any_number_of_months(client, cast, units):
    work(cast, units["QLKH"], date(2024, 1, 5), 1)
    client.force_login(cast["giamdoc"])
    client.get(ADDRESS, {"nam": "2024"})

    few = queries_of(client)
    for n, (month, unit) in enumerate(product((2, 4, 6), ("TTra", "TTUD", "QLKH")), 2):
        work(cast, units[unit], date(2024, month, 5), 2, n)

    assert queries_of(client) == few


def queries_of(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(ADDRESS, {"nam": "2024"})
    return len(asked)
