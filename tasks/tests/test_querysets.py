"""Rows by lateness: the queryset and the model say the same on every day."""

from datetime import date, timedelta

import pytest

from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, do

DUE = date(2024, 4, 30)


@pytest.fixture
def holidays(db):
    DayOff.objects.all().delete()
    for day in (date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)):
        DayOff.objects.create(day=day)
    DayOff.objects.create(day=date(2024, 5, 4), worked=True)
    return DayOff.objects.calendar()


def kind_by_rows(on, calendar):
    """The kind each task is found under by the queryset methods; every task under exactly one."""
    rows = Task.objects
    groups = {
        "late": rows.late(on, calendar),
        "soon": rows.soon(on, calendar),
        "time": rows.in_time(on, calendar),
        "none": rows.undated(),
        "done": rows.done_on_time(calendar),
        "done_late": rows.done_late(calendar),
    }
    found = [(pk, kind) for kind, group in groups.items() for pk in group.values_list("pk")]
    assert len(found) == len({pk for pk, _ in found})
    return {pk[0]: kind for pk, kind in found}


def test_lateness_agrees_between_rows_and_task_on_every_day(cast, units, holidays):
    head, dated = cast["ttud.dung"], {"deadline": "before", "named_on": DUE}
    task = {
        name: a_task(cast, units["TTUD"], number=f"{n}/TB", **(dated if name != "undated" else {}))
        for n, name in enumerate(
            ["running", "undated", "in time", "on a day off", "late", "paused"]
        )
    }
    a_task(cast, units["TTUD"], number="9/TB", deadline="by", named_on=date(2024, 5, 3))
    do(task["in time"], "report", head, on=DUE, result="Đã xong")
    do(task["on a day off"], "report", head, on=date(2024, 5, 1), result="Đã xong")
    do(task["late"], "report", head, on=date(2024, 5, 2), result="Đã xong")
    do(task["late"], "confirm", cast["giamdoc"], on=date(2024, 5, 3))
    do(task["on a day off"], "confirm", cast["giamdoc"], on=date(2024, 5, 3))
    do(task["paused"], "accept", head)
    do(task["paused"], "pause", cast["giamdoc"], note="Chờ UBND tỉnh")

    for days in range(45):
        on = date(2024, 4, 10) + timedelta(days=days)
        by_task = {t.pk: t.timeliness(on, holidays).kind for t in Task.objects.all()}

        assert kind_by_rows(on, holidays) == by_task


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2024, 4, 3), "Trong hạn"),
        (date(2024, 4, 24), "Sắp đến hạn"),
        (date(2024, 4, 30), "Đến hạn hôm nay"),
        (date(2024, 5, 1), "Đã đến hạn"),
        (date(2024, 5, 2), "Quá hạn 1 ngày"),
        (date(2024, 5, 6), "Quá hạn 4 ngày"),
    ],
)
def test_lateness_is_told_in_working_days(cast, units, holidays, on, words):
    task = a_task(cast, units["TTUD"], deadline="before", named_on=DUE)

    assert task.timeliness(on, holidays).words == words


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


def test_stuck_is_an_obstacle_with_no_leaders_word_since(cast, units):
    task = a_task(cast, units["TTUD"])
    told = a_task(cast, units["TTUD"], number="2/TB")
    do(told, "update", cast["ttud.dung"], note="Vẫn làm")
    steps = [("obstacle", "ttud.dung"), ("update", "ttud.my"), ("remark", "pgd.nga")]

    seen = []
    for day, (verb, who) in enumerate([*steps, steps[0]], start=4):
        do(task, verb, cast[who], on=date(2024, 4, day), note="Thiếu số liệu")
        seen.append(list(Task.objects.stuck()))

    assert seen == [[task], [task], [], [task]]
