"""The register: the office's fourteen columns, and who reads what of them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from departments.at_once import kept
from reports.figures.register_lines import for_register, register_line_of, register_lines
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, do

ON = date(2024, 4, 15)


def line_for(reader):
    task = for_register(Task.objects.all()).get()
    return register_line_of(task, reader, DayOff.objects.day(ON))


def test_line_is_written_as_in_the_book(cast, late):
    line = line_for(cast["giamdoc"])

    assert (line.helpers, line.accepted_on) == ("HCTH", date(2024, 4, 4))
    assert (line.words, line.papers) == ("Đã gửi báo cáo 02 vướng mắc", "58/BC-TĐC")
    assert (line.time.words, line.remarks) == ("Báo cáo quá hạn 1 ngày", "chờ xác nhận")


def test_line_tells_what_came_between(cast, late):
    do(late, "send_back", late.confirmer, on=date(2024, 4, 9), kind="papers", note="Thiếu phụ lục")

    assert line_for(cast["giamdoc"]).remarks == "trả lại 1 lần"


@pytest.mark.parametrize(
    ("status", "remarks"),
    [
        ("assigned", "chờ tiếp nhận"),
        ("declined", "chờ giao lại"),
        ("in_progress", ""),
        ("paused", "tạm dừng"),
        ("withdrawn", ""),
        ("carried", ""),
    ],
)
def test_line_says_whose_turn_it_is_where_its_time_does_not(cast, units, status, remarks):
    a_task(cast, units["QLKH"], deadline="by", named_on=ON)
    Task.objects.update(status=status)

    assert line_for(cast["giamdoc"]).remarks == remarks


@pytest.mark.parametrize(
    ("account", "words", "papers"),
    [
        ("giamdoc", "Đang lấy số liệu", "(chưa có)"),
        ("tdc.quan", "Đang lấy số liệu", "(chưa có)"),
        ("hcth.son", "Đang lấy số liệu", "(chưa có)"),
        ("qlkh.anh", "", "(chưa có)"),
    ],
)
def test_notes_are_read_by_those_concerned(rewritten, cast, late, account, words, papers):
    Task.objects.update(result="", status="in_progress", reported_on=None, counted_on=None)
    late.events.filter(verb="report").update(verb="remark")

    line = line_for(cast[account])

    assert (line.words, line.papers) == (words, papers)


def test_papers_are_not_shown_to_others(cast, late):
    assert line_for(cast["qlkh.anh"]).papers == ""


def test_product_asked_for_is_no_product_handed_in(cast, units):
    a_task(cast, units["QLKH"], deliverable="kế hoạch")

    assert line_for(cast["giamdoc"]).papers == "(chưa có)"


# A long register


@pytest.fixture
def by_twos(monkeypatch):
    monkeypatch.setattr("reports.figures.register_lines.CHUNK", 2)


def numbers_of(tasks, reader) -> list[str]:
    lines = register_lines(tasks, reader, DayOff.objects.day(ON))
    return [line.task.conclusion.number for line in lines]


def test_long_register_keeps_its_order_over_the_chunks(cast, units, by_twos):
    days = {"3/TB": 9, "1/TB": 3, "5/TB": 12, "2/TB": 4, "4/TB": 10}
    for number, day in days.items():
        a_task(cast, units["QLKH"], number=number, issued_on=date(2024, 4, day))

    told = numbers_of(Task.objects.all(), cast["giamdoc"])

    assert told == ["1/TB", "2/TB", "3/TB", "4/TB", "5/TB"]


def test_long_register_holds_what_is_chosen_and_no_more(cast, units, by_twos):
    for number in range(3):
        a_task(cast, units["QLKH"], number=f"{number}/TB")
    chosen = Task.objects.filter(status="assigned")
    lines = register_lines(chosen, cast["giamdoc"], DayOff.objects.day(ON))

    first = next(lines).task.conclusion.number
    Task.objects.filter(notice__number="2/TB").update(status="paused")

    assert (first, [line.task.conclusion.number for line in lines]) == ("0/TB", ["1/TB"])


def test_each_chunk_of_a_long_register_takes_the_same_queries(cast, units, by_twos):
    def queries(count: int) -> int:
        tasks = Task.objects.filter(pk__in=keys[:count])
        with CaptureQueriesContext(connection) as asked, kept(lambda: cast["giamdoc"]):
            numbers_of(tasks, cast["giamdoc"])
        return len(asked)

    keys = [a_task(cast, units["QLKH"], number=f"{number}/TB").pk for number in range(6)]

    one, two, three = (queries(count) for count in (2, 4, 6))
    assert two - one == three - two == one - 3  # keys, acts, small tables are read once


def test_remarks_tell_what_the_unit_asks_for_until_it_is_decided(cast, units):
    task = a_task(cast, units["TTUD"], deadline="by", named_on=date(2024, 5, 3))
    do(task, "accept", cast["ttud.dung"])
    do(task, "request_extension", cast["ttud.dung"], new_due_on=date(2024, 5, 24), note="Chờ vốn")
    asked = line_for(cast["giamdoc"]).remarks
    do(task, "grant_extension", cast["giamdoc"])

    assert (asked, line_for(cast["giamdoc"]).remarks) == (
        "đề nghị gia hạn đến 24/5/2024",
        "gia hạn 1 lần",
    )


def test_remarks_tell_why_work_was_withdrawn_to_whoever_may_read_notes(cast, units):
    task = a_task(cast, units["TTUD"])
    do(task, "withdraw", cast["giamdoc"], note="giao trùng với mục II.4")

    assert [line_for(cast[who]).remarks for who in ("hcth.son", "qlkh.anh")] == [
        "thôi theo dõi nhiệm vụ: giao trùng với mục II.4",
        "thôi theo dõi nhiệm vụ",
    ]


def test_remarks_tell_the_cause_that_was_named_and_what_became_of_it(cast, units):
    task = a_task(cast, units["TTUD"], deadline="by", named_on=date(2024, 4, 5))
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 9), result="Đã gửi")
    do(task, "cause", cast["ttud.dung"], on=date(2024, 4, 9), note="Bão số 12")
    asked = line_for(cast["giamdoc"]).remarks
    do(task, "recognise_cause", cast["giamdoc"], on=date(2024, 4, 9))

    assert (asked, line_for(cast["giamdoc"]).remarks) == (
        "chờ xác nhận; nguyên nhân khách quan, chờ ghi nhận",
        "chờ xác nhận; nguyên nhân khách quan, đã ghi nhận",
    )


def test_remarks_tell_how_far_the_helping_units_are_that_said_or_were_asked_something(cast, units):
    task = a_task(cast, units["TTUD"], helpers=[units["QLKH"], units["TTra"]])
    do(task, "accept", cast["ttud.dung"])
    do(task, "take_part", cast["qlkh.anh"])
    taken = line_for(cast["giamdoc"]).remarks
    do(task, "part_done", cast["qlkh.anh"], on=date(2024, 4, 5), note="Đã gửi")

    assert taken == "QLKH: phần phối hợp đã tiếp nhận ngày 04/4/2024, chưa báo xong"
    assert line_for(cast["giamdoc"]).remarks == "QLKH: phần phối hợp đã xong ngày 05/4/2024"


def test_remarks_tell_whose_result_the_work_waits_for(cast, units, steps_of_two):
    [task] = for_register(Task.objects.filter(lead=units["HCTH"]))

    line = register_line_of(task, cast["giamdoc"], DayOff.objects.day(date(2024, 4, 12)))

    assert line.remarks == "chờ tiếp nhận; trong đó chờ TTUD 2 ngày làm việc"
