"""What titles tell of a role: the siblings of each kind, and what only looks like them."""

import pytest

from departments.title_roles import role_of_title

HEADS = """
Trưởng phòng
Q. Trưởng phòng
Q.Trưởng phòng
Quyền Trưởng phòng Quản lý Khoa học
TP. Hành chính - Tổng hợp
Phụ trách phòng
Phụ trách đơn vị
Được giao phụ trách Trung tâm
Phụ trách điều hành Chi cục
Giám đốc
Quyền Giám đốc
Q. Giám đốc Trung tâm
Tổng Giám đốc
Chánh Thanh tra
Chánh Văn phòng
Bí thư
Thủ trưởng
Bí thư Chi đoàn
Chủ tịch Công đoàn
Chi cục trưởng
Viện trưởng
Hiệu trưởng
Hạt trưởng
Trưởng ban
Trưởng khoa Nội
Chủ nhiệm
Quản đốc phân xưởng 2
"""
DEPUTIES = """
Phó Trưởng phòng
Phó phòng
Phó Trưởng phòng phụ trách
Phó Chánh Thanh tra
Phó Giám đốc Trung tâm
Phó Tổng Giám đốc
Phó Bí thư
Phó Thủ trưởng
Phó Chủ tịch
Quyền Phó Giám đốc
Phó Chánh Văn phòng
Chi cục phó
Hiệu phó
PGĐ Sở
PTP
"""
NEITHER = """

Chuyên viên
Chuyên viên chính
Thanh tra viên
Viên chức
Kế toán trưởng
Phụ trách kế toán
Phụ trách công nghệ thông tin
Trưởng nhóm
Phó nhóm
Phó Trưởng nhóm
Trưởng bộ phận một cửa
Trưởng kíp
Trưởng đoàn kiểm tra
Tổ trưởng
Điều dưỡng trưởng
Giám đốc dự án
Chủ nhiệm đề tài
Thư ký Giám đốc
Trợ lý Chủ tịch
Nguyên Trưởng phòng
Văn thư
Thủ quỹ
"""


@pytest.mark.parametrize("title", HEADS.strip().splitlines())
def test_title_tells_a_head(title):
    assert role_of_title(title) == "head"


@pytest.mark.parametrize("title", DEPUTIES.strip().splitlines())
def test_title_tells_a_deputy(title):
    assert role_of_title(title) == "deputy"


@pytest.mark.parametrize("title", NEITHER.rstrip().splitlines())
def test_title_tells_no_rank_in_the_unit(title):
    assert role_of_title(title) == ""


@pytest.mark.parametrize("title", ["TRƯỞNG PHÒNG", "  trưởng  phòng ", "Q  Trưởng phòng"])
def test_spaces_and_capitals_are_no_difference(title):
    assert role_of_title(title) == "head"
