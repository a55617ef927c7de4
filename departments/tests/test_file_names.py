"""What files are called when they are saved."""

import pytest

from departments.file_names import MOST, file_name


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("Sổ theo dõi Năm 2026", "So-theo-doi-2026.xlsx"),
        ("Sổ theo dõi Năm 2026 (gồm nhiệm vụ của các năm trước)", "So-theo-doi-2026.xlsx"),
        ("Sổ theo dõi Quý II năm 2024", "So-theo-doi-Quy-II-2024.xlsx"),
        ("Thông báo 598/TB-SKHCN", "Thong-bao-598-TB-SKHCN.xlsx"),
        (
            "Phiếu giao nhiệm vụ 598-TB-SKHCN - QLCN&CN",
            "Phieu-giao-nhiem-vu-598-TB-SKHCN-QLCN-CN.xlsx",
        ),
        ("Đơn vị, đ/c Đặng\u00a0Hoài\tNam", "Don-vi-d-c-Dang-Hoai-Nam.xlsx"),
        ("Ngày nghỉ đầu năm", "Ngay-nghi-dau-nam.xlsx"),
        ("..\\../etc/“passwd”", "etc-passwd.xlsx"),
        ("(…)", "Tep.xlsx"),
    ],
)
def test_file_is_called_without_marks_with_hyphens(name, saved):
    assert file_name(name, "xlsx") == saved


def test_letters_composed_of_marks_are_the_same_name():
    assert file_name("Sổ theo dõi Năm 2026", "pdf") == "So-theo-doi-2026.pdf"


def test_long_name_is_cut_between_words():
    assert file_name("Danh mục " * 20, "pdf") == "-".join(["Danh-muc"] * 9) + ".pdf"
    assert file_name("Phiếu " * 20, "pdf") == "-".join(["Phieu"] * 13) + ".pdf"
    assert file_name("a" * 200, "pdf") == "a" * MOST + ".pdf"
