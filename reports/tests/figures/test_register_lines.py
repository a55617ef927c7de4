"""The register: the office's fourteen columns, and who reads what of them."""

from datetime import date

import pytest

from reports.figures.register_lines import for_register, register_line_of
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, do

ON = date(2024, 4, 15)


def line_for(reader):
    task = for_register(Task.objects.all()).get()
    return register_line_of(task, reader, DayOff.objects.day(ON))


def test_line_is_written_as_in_the_book(cast, late):
    line = line_for(cast["giamdoc"])

    assert (line.helpers, line.accepted_on) == ("HCTH", date(2024, 4, 4))
    assert (line.words, line.papers) == ("Đã gửi báo cáo 02 vướng mắc", "báo cáo; 58/BC-TĐC")
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
        ("giamdoc", "Đang lấy số liệu", "báo cáo"),
        ("tdc.quan", "Đang lấy số liệu", "báo cáo"),
        ("hcth.son", "Đang lấy số liệu", "báo cáo"),
        ("qlkh.anh", "", "báo cáo"),
    ],
)
def test_notes_are_read_by_those_concerned(cast, late, account, words, papers):
    Task.objects.update(result="", status="in_progress", reported_on=None, counted_on=None)
    late.events.filter(verb="report").update(verb="remark")

    line = line_for(cast[account])

    assert (line.words, line.papers.partition(";")[0]) == (words, papers)


def test_papers_are_not_shown_to_others(cast, late):
    assert line_for(cast["qlkh.anh"]).papers == "báo cáo"
