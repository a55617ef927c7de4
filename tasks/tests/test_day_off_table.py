"""Days off from a workbook: days to come, by the rules of their page."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from departments.journals import RuleChange
from departments.tests.workbook_files import a_workbook
from departments.workbooks import table_runs
from departments.workbooks.blank_book import blank_book
from tasks.day_off_table import DAYS, PAST_ONE_BY_ONE
from tasks.models import DayOff

HEAD = ["Ngày nghỉ", "Loại", "Lý do"]
NOW = timezone.make_aware(datetime(2026, 6, 1, 9))


@pytest.fixture
def keeper(cast):
    return cast["hcth.son"]


def tried(rows, by) -> list[tuple[str, list[str]]]:
    table = table_runs.bring(DAYS, "a.xlsx", a_workbook(A=[HEAD, *rows]), by=by, now=NOW)
    return [(row["verdict"], row["does"] + row["told"]) for row in table.rows]


def test_days_are_added_and_changed_and_told_in_the_journal(keeper):
    held = DayOff.objects.create(day=date(2031, 1, 2), name="Tết")
    rows = [[datetime(2031, 1, 6), "", "Nghỉ bù"], ["11/01/2031", "Làm bù", "Bù ngày 06/01"],
            ["02/01/2031", "Nghỉ", "Nghỉ Tết"]]  # fmt: skip
    table = table_runs.bring(DAYS, "a.xlsx", a_workbook(A=[HEAD, *rows]), by=keeper, now=NOW)

    assert table_runs.take_in(DAYS, table, by=keeper, now=NOW)

    assert [row["verdict"] for row in table.rows] == ["new", "new", "changed"]
    held.refresh_from_db()
    assert held.name == "Nghỉ Tết"
    assert DayOff.objects.get(day=date(2031, 1, 11)).worked
    assert [row.after for row in RuleChange.objects.order_by("pk")] == [
        "06/01/2031 nghỉ: Nghỉ bù",
        "11/01/2031 làm bù: Bù ngày 06/01",
        "02/01/2031 nghỉ: Nghỉ Tết",
    ]


def test_calendar_as_downloaded_changes_nothing(keeper):
    table = table_runs.bring(DAYS, "a.xlsx", blank_book(DAYS), by=keeper, now=NOW)

    assert set(table_runs.counts_of(table)) == {"same"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["31/02/2031", "", "a"], "Không có ngày 31/02/2031."),
        (["hôm nào", "", "a"], "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/04/2024."),
        (["04/01/2031", "", "a"], "Ngày: Thứ Bảy, Chủ nhật vốn đã nghỉ; chỉ nhập khi làm bù."),
        (["06/01/2031", "Làm bù", "a"], "Làm bù: Làm bù chỉ vào thứ Bảy hoặc Chủ nhật."),
        (["06/01/2031", "Nghỉ lễ", "a"], "Loại: không có “Nghỉ lễ”."),
        (["06/01/2031", "Nghỉ", ""],
         "Lý do: Nhập lý do nghỉ hoặc làm bù, ví dụ Giỗ Tổ Hùng Vương."),
        (["01/06/2026", "", "hôm nay"], PAST_ONE_BY_ONE),
        (["29/5/2026", "", "đã qua"], PAST_ONE_BY_ONE),
    ],
)  # fmt: skip
def test_wrong_day_is_told_why(keeper, row, told):
    assert tried([row], keeper) == [("wrong", [told])]


def test_same_day_twice_is_told(keeper):
    rows = [["06/01/2031", "", "a"], ["6/1/2031", "", "b"]]

    assert tried(rows, keeper)[1] == ("wrong", ["Ngày này đã có ở dòng 2 của “A”."])
