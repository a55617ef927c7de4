"""Recurring work keeps its day: the 25th stays the 25th, Friday stays Friday."""

from datetime import date

import pytest

from conclusions.models import Duty
from tasks.recurrence import first_review, next_review
from tasks.tests.factories import a_task, do

ISSUED = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("every", "named_on", "phrase", "days"),
    [
        ("month", "2026-11-25", "trước ngày 25 hằng tháng", "25/12 25/1 25/2"),
        ("month", "2026-11-30", "định kỳ ngày 15 và ngày 30 hằng tháng", "15/12 30/12 15/1 30/1"),
        ("month", "2026-12-10", "các ngày 10, 20 hằng tháng", "20/12 10/1 20/1"),
        ("month", "2026-11-30", "ngày 31 hằng tháng", "31/12 31/1 28/2 31/3"),
        ("month", "2026-11-30", "ngày cuối cùng của tháng", "31/12 31/1 28/2"),
        ("month", "2026-12-07", "thứ Hai đầu tiên của mỗi tháng", "4/1 1/2 1/3"),
        ("quarter", "2026-12-20", "hằng quý, trước ngày 20 của tháng cuối quý", "20/3 20/6 20/9"),
        ("quarter", "2027-01-05", "chậm nhất ngày 05 của tháng đầu quý", "5/4 5/7 5/10"),
        ("half_year", "2026-12-20", "trước ngày 20/6 và 20/12 hằng năm", "20/6 20/12"),
        ("year", "2026-12-15", "trước ngày 15/12 hằng năm", "15/12 15/12"),
        ("week", "2026-11-27", "định kỳ hằng tuần, trước 16 giờ 00 ngày thứ Sáu", "4/12 11/12"),
        ("week", "2026-11-26", "thứ Hai và thứ Năm hằng tuần", "30/11 3/12 7/12"),
    ],
)
def test_next_day_is_the_next_its_words_name(every, named_on, phrase, days):
    duty = Duty(every=every, named_on=date.fromisoformat(named_on), phrase=phrase)
    on, told = first_review(duty, ISSUED), []
    for _ in days.split():
        on = next_review(duty, on)
        told.append(f"{on.day}/{on.month}")

    assert told == days.split()


@pytest.mark.parametrize(
    ("every", "named_on", "days"),
    [
        ("week", "2026-12-02", "9/12 16/12"),
        ("month", "2027-01-31", "28/2 31/3 30/4"),
        ("quarter", "2026-12-20", "20/3 20/6"),
        ("half_year", "2026-12-15", "15/6 15/12"),
        ("year", "2028-02-29", "28/2 28/2"),
    ],
)
@pytest.mark.parametrize("phrase", ["", "theo quy định", "trước ngày 7 hằng tháng"])
def test_day_set_by_hand_recurs_whatever_the_words_say(every, named_on, days, phrase):
    duty = Duty(every=every, named_on=date.fromisoformat(named_on), phrase=phrase)
    on, told = duty.named_on, []
    for _ in days.split():
        on = next_review(duty, on)
        told.append(f"{on.day}/{on.month}")

    assert told == days.split()


def test_without_a_day_it_is_the_end_of_the_period():
    duty = Duty(every="month", phrase="định kỳ hằng tháng")

    assert first_review(duty, ISSUED) == date(2026, 11, 30)
    assert next_review(duty, date(2026, 11, 30)) == date(2026, 12, 31)


def test_confirmed_report_moves_recurring_work_to_its_next_day(cast, units):
    task = a_task(
        cast,
        units["QLKH"],
        deadline="recurring",
        every="month",
        named_on=date(2024, 4, 25),
        phrase="trước ngày 25 hằng tháng",
    )
    do(task, "report", cast["qlkh.anh"], on=date(2024, 4, 24), result="Đã báo cáo tháng 4")

    do(task, "confirm", cast["pgd.nga"], on=date(2024, 4, 26))

    assert (task.status, task.review_on) == ("in_progress", date(2024, 5, 25))
