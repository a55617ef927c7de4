"""The workbook to fill in: what is there stands in it, and every cell is a text."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from departments.models import Department
from departments.workbooks.blank_book import blank_book
from departments.workbooks.list_tables import LISTS

FIRST = ("Lãnh đạo Sở", "LĐS")


@pytest.fixture
def book(cast):
    return load_workbook(BytesIO(blank_book(LISTS)))


def test_each_table_has_a_sheet_and_the_last_explains_them(book):
    assert book.sheetnames == ["Đơn vị", "Người dùng", "Hướng dẫn"]
    assert [cell.value for cell in book["Hướng dẫn"][2]][:3] == ["Đơn vị", "Tên đơn vị", "Có"]


def test_what_is_there_stands_in_it(book):
    rows = list(book["Đơn vị"].iter_rows(values_only=True))

    assert rows[0][:4] == ("Tên đơn vị", "Ký hiệu", "Tên ngắn", "Loại")
    assert rows[1][:2] == FIRST
    assert len(rows) == 1 + Department.objects.count()


def test_kinds_are_offered_to_pick_from(book):
    [kinds, active] = book["Đơn vị"].data_validations.dataValidation

    def offered(rule) -> list[str]:
        """The words of the range that the rule names: one with a comma in it stays whole."""
        name, _, cells = rule.formula1.replace("$", "").partition("!")
        return [cell.value for (cell,) in book[name.strip("'")][cells]]

    assert str(kinds.sqref) == "D2:D1001"
    assert offered(kinds)[:2] == ["Lãnh đạo", "Văn phòng, hành chính tổng hợp"]
    assert offered(active) == ["Có", "Không"]


def test_name_that_looks_like_a_formula_stays_a_name(units):
    units["QLKH"].short_name = "=1+1"
    units["QLKH"].save()

    sheet = load_workbook(BytesIO(blank_book(LISTS)))["Đơn vị"]

    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=1+1", "s")


def test_same_lists_are_the_same_bytes(cast):
    assert blank_book(LISTS) == blank_book(LISTS)
