"""What is said beside each question: what is asked, why, by whom, since when."""

from datetime import date

import pytest

from departments.models import Delegation
from tasks.decision_words import said_of, since_words
from tasks.decisions import waiting_for
from tasks.models import DayOff
from tasks.tests.factories import a_task, deadline_given_by, do

DUE = {"deadline": "by", "named_on": date(2024, 4, 5)}  # a Friday
ON = date(2024, 4, 11)


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"], **DUE)


def said(cast, on=ON):
    [line] = waiting_for(cast["giamdoc"])
    day = DayOff.objects.day(on)
    return said_of(line, day), since_words(line, day)


@pytest.mark.parametrize(
    ("asked_on", "late"),
    [
        (date(2024, 4, 4), []),
        (date(2024, 4, 5), []),
        (date(2024, 4, 6), []),  # a Saturday: its last working day is the deadline
        (date(2024, 4, 8), ["gửi sau hạn 1 ngày làm việc"]),
        (date(2024, 4, 10), ["gửi sau hạn 3 ngày làm việc"]),
    ],
)
def test_request_for_time_says_from_when_to_when_and_whether_it_came_too_late(
    cast, task, asked_on, late
):
    words = {"new_due_on": date(2024, 4, 17), "note": "Chờ số liệu"}
    do(task, "request_extension", cast["ttud.dung"], on=asked_on, **words)

    assert said(cast)[0] == [
        "từ 05/4/2024 đến 17/4/2024: thêm 8 ngày làm việc, lần 1",
        *late,
        "Lý do: Chờ số liệu",
        "Tạ Công Dũng đề nghị",
    ]


def test_request_for_time_says_what_is_done_so_far(cast, task):
    words = {"new_due_on": date(2024, 4, 17), "note": "Chờ", "done_so_far": "Dự thảo lần 1"}
    do(task, "request_extension", cast["ttud.dung"], **words)

    assert said(cast)[0][1:3] == ["Lý do: Chờ", "Phần đã làm: Dự thảo lần 1"]


def test_second_request_counts_from_the_day_in_force(cast, task):
    deadline_given_by(task, "grant_extension", date(2024, 4, 12), extended=1)
    words = {"new_due_on": date(2024, 4, 17), "note": "Chờ"}
    do(task, "request_extension", cast["ttud.dung"], on=date(2024, 4, 9), **words)

    assert said(cast)[0][0] == "từ 12/4/2024 đến 17/4/2024: thêm 3 ngày làm việc, lần 2"


def test_stand_in_is_told_with_whom_they_stand_in_for(cast, task):
    Delegation.objects.create(
        giver=cast["ttud.dung"],
        taker=cast["tdc.han"],
        starts_on=date(2000, 1, 1),
        ends_on=date(2099, 1, 1),
    )
    words = {"new_due_on": date(2024, 4, 17), "note": "Chờ"}
    do(task, "request_extension", cast["tdc.han"], **words)

    assert said(cast)[0][-1] == f"{cast['tdc.han']} (thay Tạ Công Dũng) đề nghị"


@pytest.mark.parametrize(
    ("verb", "fields", "expected"),
    [
        ("obstacle", {"note": "Thiếu vốn"}, ["Thiếu vốn", "Tạ Công Dũng báo vướng mắc"]),
        (
            "decline",
            {"note": "Trùng"},
            ["đề xuất Phòng Quản lý Khoa học", "Lý do: Trùng", "Tạ Công Dũng đề nghị"],
        ),
        (
            "report",
            {"result": "Đã gửi", "note": "Kèm 2 biểu"},
            ["Đã gửi", "Chi tiết: Kèm 2 biểu", "Tạ Công Dũng báo cáo"],
        ),
    ],
)
def test_other_questions_say_what_why_and_who(cast, units, task, verb, fields, expected):
    type(task).objects.update(confirmer=cast["giamdoc"])
    task.refresh_from_db()
    if verb == "decline":
        fields = fields | {"lead": units["QLKH"]}
    do(task, verb, cast["ttud.dung"], **fields)

    assert said(cast)[0] == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2024, 4, 4), "hôm nay"),
        (date(2024, 4, 5), "chờ 1 ngày làm việc, từ 04/4/2024"),
        (date(2024, 4, 7), "chờ 1 ngày làm việc, từ 04/4/2024"),
        (date(2024, 4, 11), "chờ 5 ngày làm việc, từ 04/4/2024"),
    ],
)
def test_wait_is_told_in_working_days_and_since_when(cast, task, on, expected):
    do(task, "obstacle", cast["ttud.dung"], note="Thiếu vốn")

    assert said(cast, on)[1] == expected
