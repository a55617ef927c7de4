"""Rows by lateness and by whom they belong to; that Python says the same: test_standings."""

from datetime import date, timedelta

import pytest
from django.db import connection

from config.table_sizes import learn_sizes
from tasks.calendar import Day, WorkCalendar
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, do
from tasks.workflow import Status

DUE = date(2024, 4, 30)


@pytest.fixture
def holidays(db):
    DayOff.objects.all().delete()
    for day in (date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)):
        DayOff.objects.create(day=day)
    DayOff.objects.create(day=date(2024, 5, 4), worked=True)
    return DayOff.objects.calendar()


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2024, 4, 3), "Trong hạn"),
        (date(2024, 4, 24), "Sắp đến hạn"),
        (date(2024, 4, 30), "Đến hạn hôm nay"),
        (date(2024, 5, 1), "Đến hạn ngày 30/4/2024"),
        (date(2024, 5, 2), "Quá hạn 1 ngày"),
        (date(2024, 5, 6), "Quá hạn 4 ngày"),
    ],
)
def test_lateness_is_told_in_working_days(cast, units, holidays, on, words):
    task = a_task(cast, units["TTUD"], deadline="before", named_on=DUE)

    assert task.timeliness(Day(on, holidays)).words == words


@pytest.mark.parametrize(
    ("reported", "words"),
    [
        (date(2024, 4, 29), ["Báo cáo đúng hạn", "Hoàn thành đúng hạn"]),
        (date(2024, 5, 1), ["Báo cáo đúng hạn", "Hoàn thành đúng hạn"]),  # only days off between
        (date(2024, 5, 3), ["Báo cáo quá hạn 2 ngày", "Hoàn thành quá hạn 2 ngày"]),
    ],
)
def test_report_is_never_told_as_work_still_to_be_done(cast, units, holidays, reported, words):
    task = a_task(cast, units["TTUD"], deadline="before", named_on=DUE)
    do(task, "report", cast["ttud.dung"], on=reported, result="Đã xong")
    day = Day(date(2024, 5, 31), holidays)

    awaiting = task.timeliness(day).words
    do(task, "confirm", cast["giamdoc"], on=date(2024, 5, 30))

    assert [awaiting, task.timeliness(day).words] == words


def test_day_off_entered_later_judges_no_report_anew(cast, units, holidays):
    task = a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 24))
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 25), result="Đã xong")

    DayOff.objects.create(day=date(2024, 4, 25))
    day = DayOff.objects.day(date(2024, 5, 31))

    assert (task.kind_on(day), task.late_days(day)) == ("late", 1)
    assert list(Task.objects.late(day)) == [task]


def test_rows_ask_as_much_with_a_thousand_days_off(cast, units, django_assert_num_queries):
    a_task(cast, units["TTUD"], deadline="before", named_on=DUE)
    on = date(2024, 5, 31)
    thousand = frozenset(on - timedelta(days=n) for n in range(1, 1001))

    with django_assert_num_queries(0):
        rows = [Task.objects.late(Day(on, WorkCalendar(off))) for off in (frozenset(), thousand)]

    assert len({len(str(found.query)) for found in rows}) == 1
    with django_assert_num_queries(2):
        assert [found.count() for found in rows] == [1, 1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("phương án tự chủ", 1),
        ("PHUONG AN tu chu", 1),
        ("don doc", 1),  # đ is found by d
        ("335/tb", 1),
        ("II.1 tự chủ", 1),
        ("tự chủ khởi nghiệp", 0),
        ("", 1),
    ],
)
def test_matching_finds_words_with_or_without_marks(cast, units, words, found):
    a_task(
        cast, units["TTUD"], number="335/TB-SKHCN", title="Phương án tự chủ", what="Đôn đốc hồ sơ"
    )

    assert Task.objects.matching(words).count() == found


def test_of_departments_is_led_or_helped(cast, units):
    led = a_task(cast, units["TTUD"], number="1/TB")
    helped = a_task(cast, units["QLKH"], number="2/TB", helpers=[units["TTUD"], units["HCTH"]])
    a_task(cast, units["QLKH"], number="3/TB")
    rows, unit = Task.objects.order_by("pk"), [units["TTUD"], units["HCTH"]]

    assert list(rows.led_by(unit)) == [led]
    assert list(rows.helped_by(unit)) == [helped]
    assert list(rows.of_departments(unit)) == [led, helped]


@pytest.mark.wide
@pytest.mark.django_db
@pytest.mark.parametrize("status", Status)
def test_in_status_is_exactly_the_tasks_in_that_state(cast, units, status):
    reported = {"reported_on": date(2024, 4, 4), "counted_on": date(2024, 4, 4)}
    tasks = {one: a_task(cast, units["TTUD"], number=f"{n}/TB") for n, one in enumerate(Status)}
    for one, task in tasks.items():
        given = reported if one in (Status.AWAITING, Status.DONE) else {}
        Task.objects.filter(pk=task.pk).update(status=one, **given)

    assert list(Task.objects.in_status(status)) == [tasks[status]]


@pytest.mark.wide
@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what tables hold")
def test_sqlite_finds_the_most_urgent_open_work_by_its_own_index(cast, units):
    given = [a_task(cast, units["TTUD"], number=f"{n}/TB-SKHCN").pk for n in range(40)]
    Task.objects.filter(pk__in=given[4:]).update(status="withdrawn")
    learn_sizes()
    plan = Task.objects.open().by_urgency()[:40].explain()
    assert plan.endswith("SCAN tasks_task USING INDEX task_open_by_day")
