"""Cells that say “as above” hold what the cell above them holds."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

HEAD = "| TT | Nội dung | Đơn vị chủ trì | Phối hợp | Thời hạn |"
OFFICE, INSPECTORS = "Văn phòng Sở", "Thanh tra Sở"
DAY = date(2026, 12, 15)
FIRST = f"{HEAD}\n| 1 | Lập danh sách | Văn phòng Sở | Thanh tra Sở | 15/12/2026 |"


@pytest.mark.parametrize(
    "sign",
    ["-nt-", "nt", "- nt -", "NT", "n.t", "như trên", "Như trên.", "(nt)", "〃", "”", '"', "-//-"],
)
def test_sign_is_the_cell_above(sign):
    text = f"{FIRST}\n| 2 | Trả hồ sơ | {sign} | {sign} | {sign} |\n"
    text += f"| 3 | Lưu hồ sơ | {sign} | | {sign} |"

    assert [duty[1:4] for duty in duties_of(text)] == [
        ([OFFICE], [INSPECTORS], DAY),
        ([OFFICE], [INSPECTORS], DAY),
        ([OFFICE], [], DAY),
    ]
    assert reading_of(text).warnings == ()


def test_row_that_heads_others_is_not_what_is_above():
    text = f"{FIRST}\n| II | CÔNG TÁC KHÁC | | | |\n| 2 | Trả hồ sơ | nt | | 20/12/2026 |"

    assert [duty[1] for duty in duties_of(text)] == [[OFFICE], [OFFICE]]


def test_sign_under_nothing_is_told_and_is_no_unit():
    text = f"{HEAD}\n| 1 | Trả hồ sơ | nt | | 15/12/2026 |"

    assert [duty[1:4] for duty in duties_of(text)] == [([], [], DAY)]
    assert reading_of(text).warnings == ("Bảng, mục 1: “nt” không có ô trên để lấy theo.",)
