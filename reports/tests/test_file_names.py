"""What a print is saved as."""

import pytest

from reports.models import PrintJob


@pytest.mark.parametrize(
    ("kind", "name", "saved"),
    [
        ("so-theo-doi", "Sổ theo dõi Quý II năm 2024", "So-theo-doi-Quy-II-2024.xlsx"),
        (
            "so-theo-doi",
            "Sổ theo dõi Nhiệm vụ đang mở và nhiệm vụ giao trong năm 2026",
            "So-theo-doi-2026.xlsx",
        ),
        ("so-theo-doi", "Sổ theo dõi tháng 11 năm 2026", "So-theo-doi-thang-11-2026.xlsx"),
        ("don-vi", "Việc của đơn vị TTra", "Việc của đơn vị TTra.xlsx"),
    ],
)
def test_book_is_saved_under_its_period(kind, name, saved):
    assert PrintJob(kind=kind, suffix="xlsx", name=name).file_name == saved
