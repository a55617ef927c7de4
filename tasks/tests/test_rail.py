"""The deadline rail: a cell a day, counted days numbered, long waits drawn as gaps."""

from datetime import date

import pytest

from tasks.calendar import Day, WorkCalendar
from tasks.rail import rail_of, reckoning
from tasks.tests.factories import a_task, do

CALENDAR = WorkCalendar(off=frozenset({date(2024, 4, 18)}))
DUE = {"deadline": "before", "named_on": date(2024, 4, 5)}
ON = date(2024, 4, 15)


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"], **DUE)


def test_rail_numbers_the_working_days_late(task):
    rail = rail_of(task, Day(ON, CALENDAR), date(2024, 4, 17), [date(2024, 4, 4)])

    assert [(c.day, c.css, c.number) for c in rail.cells] == [
        ("03", "past", 0),
        ("04", "past", 0),
        ("05", "past", 0),
        ("06", "off", 0),
        ("07", "off", 0),
        ("08", "f-late", 1),
        ("09", "f-late", 2),
        ("10", "f-late", 3),
        ("11", "f-late", 4),
        ("12", "f-late", 5),
        ("13", "off", 0),
        ("14", "off", 0),
        ("15", "f-late", 6),
        ("16", "ahead", 0),
        ("17", "asked", 0),
        ("18", "off", 0),
        ("19", "ahead", 0),
    ]
    assert [c.weekday for c in rail.cells][-2:] == ["lễ", "T6"]
    assert [(h.words, h.x) for h in rail.headings] == [
        ("giao", 19),
        ("nhắc", 58),
        ("hạn", 97),
        ("hôm nay", 487),
        ("xin gia hạn", 565),
    ]
    assert rail.words == (
        "giao 03/4/2024, nhắc 04/4/2024, hạn 05/4/2024, hôm nay 15/4/2024, "
        "xin gia hạn 17/4/2024; quá hạn 6 ngày làm việc"
    )


@pytest.mark.parametrize(
    ("on", "reminded", "told"),
    [
        (date(2024, 4, 3), [], "giao 03/4/2024, nhắc 04/4/2024, hạn 05/4/2024, hôm nay 03/4/2024"),
        (ON, [], "giao 03/4/2024, hạn 05/4/2024, hôm nay 15/4/2024"),
        (
            ON,
            [date(2024, 4, 3), date(2024, 4, 5), date(2024, 4, 8)],
            "giao 03/4/2024, nhắc 05/4/2024, hạn 05/4/2024, hôm nay 15/4/2024",
        ),
    ],
)
def test_only_a_reminder_to_come_or_one_that_was_sent_is_drawn(task, on, reminded, told):
    rail = rail_of(task, Day(on, CALENDAR), reminded=reminded)

    assert rail.words.partition(";")[0] == told


def test_rail_is_drawn_with_integers_only(task):
    rail = rail_of(task, Day(ON, CALENDAR))
    drawn = [(c.x, c.width, c.middle) for c in rail.cells] + [(h.x, h.y, 0) for h in rail.headings]

    assert {type(number) for numbers in drawn for number in numbers} == {int}
    assert (type(rail.width), type(rail.height)) == (int, int)


@pytest.mark.parametrize(
    ("on", "wide"),
    [(date(2024, 4, 3), 40), (date(2024, 4, 17), 39), (date(2024, 4, 24), 28)],
)
def test_days_narrow_until_the_rail_fits_the_page(task, on, wide):
    rail = rail_of(task, Day(on, CALENDAR))

    assert {c.width for c in rail.cells} == {wide}
    assert rail.width <= 672


def test_headings_of_one_day_stand_on_two_lines(task):
    rail = rail_of(task, Day(date(2024, 4, 5), CALENDAR))
    lines = {h.words: h.y for h in rail.headings}

    assert lines["hôm nay"] < lines["hạn"]


def test_long_wait_is_a_gap_that_says_its_days(cast, units):
    task = a_task(cast, units["TTUD"], deadline="by", named_on=date(2024, 9, 30))

    cells = rail_of(task, Day(date(2024, 4, 4), CALENDAR)).cells

    assert [c.words for c in cells if not c.day] == ["… 172 ngày …"]
    assert [c.day for c in cells if c.day][:5] == ["03", "04", "05", "06", "07"]


def middles(rail, *days):
    return [cell.middle for cell in rail.cells if cell.day in days and cell.bold]


@pytest.mark.parametrize("on", [date(2024, 9, 27), date(2024, 10, 2)])
def test_phone_shows_the_deadline_and_today_where_both_fit(cast, units, on):
    task = a_task(cast, units["TTUD"], deadline="by", named_on=date(2024, 9, 30))

    rail = rail_of(task, Day(on, CALENDAR))

    assert rail.shown == sum(middles(rail, "30", f"{on:%d}")) // 2


@pytest.mark.parametrize("on", [date(2024, 4, 4), date(2024, 12, 9)])
def test_phone_shows_the_deadline_where_today_is_far(cast, units, on):
    task = a_task(cast, units["TTUD"], deadline="by", named_on=date(2024, 9, 30))

    rail = rail_of(task, Day(on, CALENDAR))

    assert [rail.shown] == middles(rail, "30")


def test_days_left_out_are_at_least_three(cast, units):
    task = a_task(cast, units["TTUD"], deadline="by", named_on=date(2024, 4, 27))
    told = [
        cell.words
        for day in range(15, 25)
        for cell in rail_of(task, Day(date(2024, 4, day), CALENDAR)).cells
        if not cell.day
    ]

    assert told
    assert min(int(words.split()[1]) for words in told) >= 3


def test_rail_stands_still_at_the_report_and_keeps_the_first_deadline(cast, task):
    do(task, "request_extension", cast["ttud.dung"], new_due_on=date(2024, 4, 10), note="Chờ")
    do(task, "grant_extension", cast["giamdoc"])
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 11), result="Đã gửi")

    rail = rail_of(task, Day(date(2024, 4, 26), CALENDAR), reminded=[date(2024, 4, 9)])

    assert [h.words for h in rail.headings] == ["giao", "nhắc", "hạn đầu", "hạn", "báo cáo"]
    assert [c.number for c in rail.cells if c.number] == [1]


def test_undated_task_has_no_rail(cast, units):
    assert rail_of(a_task(cast, units["TTUD"]), Day(ON, CALENDAR)) is None


def test_rail_of_a_task_on_any_day_of_a_year_is_drawn(cast, units, task):
    undrawn = [
        day
        for day in range(366)
        if not rail_of(task, Day(date.fromordinal(738979 + day), CALENDAR))
    ]

    assert undrawn == []


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2024, 4, 3), "tính đến hết ngày ghi trong thông báo; còn 2 ngày làm việc"),
        (date(2024, 4, 5), "tính đến hết ngày ghi trong thông báo"),
        (date(2024, 4, 15), "tính đến hết ngày ghi trong thông báo; quá hạn 6 ngày làm việc"),
    ],
)
def test_reckoning_says_the_rule_and_where_it_stands(task, on, words):
    assert reckoning(task, Day(on, CALENDAR)) == words
