"""Behind the signature, and the mark beside the number: annexes, their tables, urgency."""

from datetime import date

import pytest

from conclusions.reading import read

HEAD = """SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 600/TB-SKHCN
Quảng Ngãi, ngày 03 tháng 4 năm 2024
{mark}
THÔNG BÁO
Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban Quý I năm 2024
Ngày 01/4/2024, Giám đốc Sở chủ trì cuộc họp và kết luận như sau:
II. Nhiệm vụ trong tháng 4
1. Phòng Quản lý Khoa học báo cáo kết quả trước ngày 10/4/2024.
2. Thanh tra Sở thực hiện kế hoạch thanh tra.
Nay thông báo để các phòng, đơn vị thực hiện./.
Nơi nhận:
- GĐ, PGĐ Sở;
- Lưu: VT, HCTH.
TL. GIÁM ĐỐC
TRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP
Trần Văn Quang
"""
ATTACHED = "(Kèm theo Thông báo số 600/TB-SKHCN ngày 03 tháng 4 năm 2024 của Sở)"
TASKS = f"""PHỤ LỤC I
DANH MỤC NHIỆM VỤ GIAO
CÁC PHÒNG, ĐƠN VỊ
{ATTACHED}
| TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành |
| I | Lĩnh vực khoa học | | |
| 1 | Rà soát nhiệm vụ | Phòng Quản lý Khoa học | 20/4/2024 |
"""
LISTED = f"""Phụ lục
BẢNG PHÂN CÔNG NHIỆM VỤ
{ATTACHED}
| TT | Mục | Nhiệm vụ | Chủ trì | Thời hạn |
| 1 | II.1 | Báo cáo kết quả | Phòng Quản lý Khoa học | trước ngày 10/4/2024 |
| 2 | II.2 | Kế hoạch thanh tra | Thanh tra Sở | |
"""


def notice(*annexes: str, mark: str = ""):
    return read("\n".join([HEAD.format(mark=mark), *annexes]), (), date(2024, 4, 3))


def shown(reading, start: int) -> list[tuple]:
    return [(item.kind, item.label, item.text) for item in reading.items[start:]]


def test_annex_is_kept_under_its_label_and_title():
    reading = notice(TASKS)

    assert shown(reading, 3) == [
        ("annex", "PHỤ LỤC I", "DANH MỤC NHIỆM VỤ GIAO CÁC PHÒNG, ĐƠN VỊ"),
        ("context", "", ATTACHED),
        ("heading", "", "TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành"),
        ("heading", "", "I | Lĩnh vực khoa học"),
        ("directive", "1", "Rà soát nhiệm vụ"),
    ]
    assert reading.unread == ()


def test_row_keeps_every_cell_as_printed():
    reading = notice(TASKS)

    assert [item.cells for item in reading.items[5:]] == [
        ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành"),
        ("I", "Lĩnh vực khoa học", "", ""),
        ("1", "Rà soát nhiệm vụ", "Phòng Quản lý Khoa học", "20/4/2024"),
    ]
    assert {item.cells for item in reading.items[:5]} == {()}


def test_table_that_lists_the_texts_own_items_gives_no_work_again():
    reading = notice(LISTED)

    assert [item.path for item in reading.directives] == ["1", "2"]
    assert [item.kind for item in reading.items[5:]] == ["heading", "context", "context"]


def test_table_that_names_items_of_another_paper_gives_work():
    reading = notice(LISTED.replace("II.1", "V.7").replace("II.2", "V.8"))

    assert [item.text for item in reading.directives[2:]] == [
        "Báo cáo kết quả",
        "Kế hoạch thanh tra",
    ]


def test_each_annex_begins_anew_and_one_without_tasks_gives_none():
    form = f"PHỤ LỤC II\nMẪU BÁO CÁO\n{ATTACHED}\n1. Kết quả thực hiện\n2. Kiến nghị\n"
    reading = notice(TASKS, form)

    assert [item.label for item in reading.items if item.kind == "annex"] == [
        "PHỤ LỤC I",
        "PHỤ LỤC II",
    ]
    assert shown(reading, 9) == [
        ("context", "", ATTACHED),
        ("context", "1.", "Kết quả thực hiện"),
        ("context", "2.", "Kiến nghị"),
    ]


def test_title_may_share_the_line_of_the_label():
    reading = notice("Phụ lục: Mẫu báo cáo kết quả\n1. Kết quả thực hiện\n")

    assert shown(reading, 3)[0] == ("annex", "Phụ lục", "Mẫu báo cáo kết quả")


@pytest.mark.parametrize(
    ("mark", "urgency"),
    [
        ("HỎA TỐC", "express"),
        ("HOẢ TỐC", "express"),
        ("THƯỢNG KHẨN", "very_urgent"),
        ("KHẨN", "urgent"),
        ("", None),
    ],
)
def test_urgency_is_read_from_its_mark(mark, urgency):
    reading = notice(mark=mark)

    assert reading.header.urgency == urgency
    assert reading.header.title.startswith("Kết luận của Giám đốc")


def test_list_may_name_rows_of_the_notices_own_tables():
    listed = LISTED.replace(
        "| 2 | II.2 | Kế hoạch thanh tra |", "| 2 | PL I.1 | Rà soát nhiệm vụ |"
    )
    reading = notice(TASKS, listed)

    assert [item.text for item in reading.directives[2:]] == ["Rà soát nhiệm vụ"]
    assert [item.path for item in reading.directives] == ["1", "2", "1"]


TWO = """2. Các nhiệm vụ khác theo bảng sau:
| Nội dung nhiệm vụ | Thời hạn |
| Xây dựng kế hoạch kiểm tra | Trước ngày 15/4/2024 |
| Phòng Quản lý Khoa học rà soát hồ sơ | Tháng 4/2024 |
"""


def test_row_without_a_number_is_called_by_its_place():
    text = HEAD.format(mark="").replace("2. Thanh tra Sở thực hiện kế hoạch thanh tra.\n", TWO)
    reading = read(text, (), date(2024, 4, 3))

    assert [item.path for item in reading.directives] == ["1", "2.-1", "2.-2"]


def test_list_may_name_rows_without_numbers():
    listed = LISTED.replace("II.2", "II.2.-1")
    text = HEAD.format(mark="").replace("2. Thanh tra Sở thực hiện kế hoạch thanh tra.\n", TWO)
    reading = read(f"{text}\n{listed}", (), date(2024, 4, 3))

    assert [item.path for item in reading.directives] == ["1", "2.-1", "2.-2"]


def test_list_that_names_dashes_by_their_place_gives_no_work_again():
    dashed = HEAD.replace("2. Thanh tra Sở", "- Thanh tra Sở")
    listed = LISTED.replace("II.2", "II.1, gạch 1")

    reading = read("\n".join([dashed.format(mark=""), listed]), (), date(2024, 4, 3))

    assert [item.path for item in reading.directives] == ["1", "1.-1"]
