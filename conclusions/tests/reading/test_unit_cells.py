"""A cell of a table of tasks that names who leads and who helps, and one column for both."""

import pytest

from conclusions.reading.traced_text import trace
from conclusions.reading.unit_cells import parts_of_cell
from conclusions.reading.unit_finder import UnitFinder
from conclusions.tests.reading.office import UNITS, duties_of, reading_of

OFFICE, INSPECTORS, PHARMACY = "Văn phòng Sở", "Thanh tra Sở", "Phòng Quản lý Dược"


def parts(words, **column):
    told = parts_of_cell(trace(words), UnitFinder(UNITS), **column)
    return tuple([ref.name or ref.written for ref in refs] for refs in told)


@pytest.mark.parametrize(
    "cell",
    [
        "Văn phòng Sở (chủ trì) / Thanh tra Sở, Phòng Quản lý Dược (phối hợp)",
        "Văn phòng Sở (CT), Thanh tra Sở, Phòng Quản lý Dược (PH)",
        "Văn phòng Sở (chủ trì) Thanh tra Sở (phối hợp) Phòng Quản lý Dược (phối hợp)",
        "Chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở, Phòng Quản lý Dược",
        "- Chủ trì: Văn phòng Sở - Phối hợp: Thanh tra Sở, Phòng Quản lý Dược",
        "Chủ trì: Văn phòng Sở Phối hợp: Thanh tra Sở, Phòng Quản lý Dược",
        "Đơn vị chủ trì: Văn phòng Sở. Đơn vị phối hợp: Thanh tra Sở; Phòng Quản lý Dược",
        "Văn phòng Sở chủ trì; Thanh tra Sở và Phòng Quản lý Dược phối hợp",
        "Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở và Phòng Quản lý Dược",
        "Văn phòng Sở là đơn vị chủ trì, phối hợp Thanh tra Sở, Phòng Quản lý Dược",
        "Văn phòng Sở (phối hợp: Thanh tra Sở, Phòng Quản lý Dược)",
        "Văn phòng Sở; phối hợp: Thanh tra Sở, Phòng Quản lý Dược",
        "Thanh tra Sở, Phòng Quản lý Dược phối hợp; Văn phòng Sở chủ trì",
        "Văn phòng Sở [chủ trì]; Thanh tra Sở, Phòng Quản lý Dược [phối hợp]",
        "1. Chủ trì: Văn phòng Sở 2. Phối hợp: Thanh tra Sở, Phòng Quản lý Dược",
        "*Chủ trì:* Văn phòng Sở. *Phối hợp:* Thanh tra Sở, Phòng Quản lý Dược",
        "Văn phòng Sở phối hợp Thanh tra Sở, Phòng Quản lý Dược",
        "Thanh tra Sở, Phòng Quản lý Dược phối hợp Văn phòng Sở chủ trì",
        "Giao Văn phòng Sở chủ trì, Thanh tra Sở và Phòng Quản lý Dược phối hợp thực hiện",
        "Văn phòng Sở - chủ trì; Thanh tra Sở, Phòng Quản lý Dược - phối hợp",
    ],
)
def test_cell_tells_who_leads_and_who_helps(cell):
    assert parts(cell) == ([OFFICE], [INSPECTORS, PHARMACY])


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Văn phòng Sở, Thanh tra Sở đồng chủ trì", ([OFFICE, INSPECTORS], [])),
        ("Tổ Giúp việc (chủ trì); Đội Y (phối hợp)", (["Tổ Giúp việc"], ["Đội Y"])),
        ("Các đơn vị thực hiện", (["Các đơn vị"], [])),
        ("Văn phòng Sở và Thanh tra Sở", ([OFFICE, INSPECTORS], [])),
        ("Văn phòng Sở Thanh tra Sở", ([OFFICE, INSPECTORS], [])),
        (
            "Văn phòng Sở Phối hợp: Thanh tra Sở Phòng Quản lý Dược",
            ([OFFICE], [INSPECTORS, PHARMACY]),
        ),
        ("Trung tâm Tư vấn và Hỗ trợ (cơ sở 2)", (["Trung tâm Tư vấn và Hỗ trợ"], [])),
    ],
)
def test_cell_without_two_parts_has_one(cell, told):
    assert parts(cell) == told


def test_column_for_both_has_the_lead_first():
    assert parts("Văn phòng Sở, Thanh tra Sở", both=True) == ([OFFICE], [INSPECTORS])
    assert parts("Văn phòng Sở, Thanh tra Sở", helps=True) == ([], [OFFICE, INSPECTORS])


@pytest.mark.parametrize("head", ["Đơn vị chủ trì/phối hợp", "Chủ trì, phối hợp", "Đơn vị"])
def test_head_for_both_parts_is_the_column_of_units(head):
    cell = "Văn phòng Sở (chủ trì); Thanh tra Sở (phối hợp)"
    table = f"| TT | Nội dung | {head} | Thời hạn |\n| 1 | Lập dự toán | {cell} | 20/12/2026 |"

    [(_, leads, helpers, *_)] = duties_of(table)

    assert (leads, helpers) == ([OFFICE], [INSPECTORS])


def test_reviewer_is_told_of_a_cell_that_does_not_tell_its_parts():
    table = "| TT | Nội dung | Chủ trì, phối hợp | Hạn |\n| 1 | Lập dự toán | {} | 20/12/2026 |"

    told = [
        reading_of(table.format(cell)).warnings
        for cell in ("Văn phòng Sở, Thanh tra Sở", "Văn phòng Sở (CT), Thanh tra Sở (PH)")
    ]

    words = "Mục 1 không ghi ai chủ trì, ai phối hợp; đang lấy đơn vị đầu là chủ trì."
    assert told == [(words,), ()]
