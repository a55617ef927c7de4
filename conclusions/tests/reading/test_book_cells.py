"""Cells of an office's old register: its units and its limits, however they are typed."""

from datetime import date

import pytest

from conclusions.reading import Unit
from conclusions.reading.book_cells import BookCells

CELLS = BookCells(
    [
        Unit("Phòng Quản lý Khoa học", ("Phòng QLKH", "QLKH")),
        Unit("Thanh tra Sở", ("TTra",)),
        Unit("Phòng Hành chính - Tổng hợp", ("HCTH", "Văn phòng"), collates=True),
    ]
)
ISSUED = date(2024, 4, 3)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("QLKH", ["Phòng Quản lý Khoa học"]),
        ("Phòng Hành chính – Tổng hợp", ["Phòng Hành chính - Tổng hợp"]),
        ("Phòng QLKH; Thanh tra Sở", ["Phòng Quản lý Khoa học", "Thanh tra Sở"]),
        ("Phòng QLKH, Thanh tra Sở", ["Phòng Quản lý Khoa học", "Thanh tra Sở"]),
        ("QLKH và HCTH", ["Phòng Quản lý Khoa học", "Phòng Hành chính - Tổng hợp"]),
        ("Phòng QLKH\nThanh tra Sở", ["Phòng Quản lý Khoa học", "Thanh tra Sở"]),
        ("HCTH - QLKH", ["Phòng Hành chính - Tổng hợp", "Phòng Quản lý Khoa học"]),
        ("Các phòng, đơn vị", [None]),
        ("Sở Tài chính", [None]),
        ("", []),
    ],
)
def test_units_of_a_cell_are_found(written, names):
    assert [ref.name for ref in CELLS.units(written)] == names


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("QLKH", ""),
        ("QLKH; TTra", ""),
        ("QLKH và TTra", ""),
        ("QLKH (Nguyễn Văn A)", "(Nguyễn Văn A)"),
    ],
)
def test_what_a_cell_says_besides_its_units_is_known(written, rest):
    assert CELLS.beside(written, CELLS.units(written)) == rest


@pytest.mark.parametrize(
    ("written", "kind", "on", "every"),
    [
        ("trước ngày 05/4/2024", "before", date(2024, 4, 5), ""),
        ("Trước 15/4/2024", "before", date(2024, 4, 15), ""),
        ("05/4/2024", "by", date(2024, 4, 5), ""),
        ("05.04.2024", "by", date(2024, 4, 5), ""),
        ("15/4/24", "by", date(2024, 4, 15), ""),
        ("2024-04-15", "by", date(2024, 4, 15), ""),
        ("31/12", "by", date(2024, 12, 31), ""),
        ("chậm nhất 20/4", "by", date(2024, 4, 20), ""),
        ("trong tháng 4", "during", date(2024, 4, 30), ""),
        ("Tháng 4/2024", "during", date(2024, 4, 30), ""),
        ("04/2024", "during", date(2024, 4, 30), ""),
        ("Quý II/2024", "during", date(2024, 6, 30), ""),
        ("quý II", "during", date(2024, 6, 30), ""),
        ("Năm 2024", "during", date(2024, 12, 31), ""),
        ("thường xuyên", "ongoing", None, ""),
        ("Hằng tháng", "recurring", None, "month"),
        ("ngày 25 hằng tháng", "recurring", date(2024, 4, 25), "month"),
        ("01/01/2023", "by", date(2023, 1, 1), ""),
        ("sớm nhất", "by", None, ""),
    ],
)
def test_limit_of_a_cell_is_read_by_the_day_of_its_notice(written, kind, on, every):
    limit = CELLS.limit(written, ISSUED)

    assert (limit.kind, limit.on, limit.every, limit.phrase) == (kind, on, every, written)


def test_cell_without_words_has_no_limit():
    assert CELLS.limit("  ", ISSUED) is None


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("05/4/2024", 1),
        ("trước ngày 05/4/2024", 1),
        ("10/4/2024 (gia hạn 20/4)", 2),
        ("05/4 và 10/4/2024", 2),
        ("ngày 25 hằng tháng", 0),
        ("Quý II/2024", 0),
    ],
)
def test_days_of_a_cell_are_counted(written, count):
    assert len(CELLS.days(written)) == count
