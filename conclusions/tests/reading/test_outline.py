"""Labels of many styles, and where the opening ends."""

import pytest

from conclusions.reading import read
from conclusions.reading.cautions import NO_CONCLUSION
from conclusions.reading.paths import path_told, spoken, told_place
from conclusions.tests.reading.test_reader import NOTICE

ARTICLES = """\
Điều 1. Giao Phòng Quản lý Khoa học
1. Hoàn thành quyết toán trước 31/12/2025.
2. Bàn giao hồ sơ lưu trữ trước ngày 15/01/2026.
Điều 2. Giao Phòng Hành chính - Tổng hợp
1. Chi trả thu nhập tăng thêm.
2. Khóa sổ kế toán trước ngày 31/12/2025.
Điều 3. Tổ chức thực hiện"""
STYLES = """\
1. Phòng Quản lý Khoa học trình dự thảo Quyết định trước ngày 18/3/2025.
2/ Thanh tra Sở: báo cáo giải trình trước ngày 17/3/2025.
3) Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ:
i. Bàn giao 03 máy PCR;
ii. Thanh lý 01 xe ô tô.
(4) Phòng Hành chính - Tổng hợp: chuẩn bị Lễ kỷ niệm.
5. Các đồng chí Phó Giám đốc chỉ đạo, đôn đốc."""
LETTERS = """\
1. Văn phòng Sở:
a) Rà soát hồ sơ;
b) Lập danh mục;
c) Trình Giám đốc Sở;
d) Báo cáo kết quả;
đ) Lưu hồ sơ;
e) Theo dõi việc thực hiện;
g) Tổng hợp vướng mắc;
h) Đề xuất xử lý;
i) Gửi các phòng, đơn vị."""
LONG_LINES = """\
2. Thanh tra Sở kiểm tra các cơ sở theo kế hoạch đã được duyệt, trong đó tập
trung: (1) an toàn bức xạ tại các bệnh viện; (2) đo lường tại các chợ;
(3) Sở hữu trí tuệ tại các doanh nghiệp; báo cáo kết quả kiểm tra về Sở để
tổng hợp, trình Ủy ban nhân dân tỉnh xem xét theo quy định.
3. Văn phòng Sở theo dõi, đôn đốc việc thực hiện các nội dung nêu trên, định
kỳ báo cáo Giám đốc Sở."""

ALONE = """\
UBND TỈNH QUẢNG NGÃI
SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 7/TB-SKHCN
Quảng Ngãi, ngày 05 tháng 02 năm 2026

THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp ngày 04/02/2026

{}

Nơi nhận:
- Thanh tra Sở;
- Lưu: VT.
GIÁM ĐỐC
Lê Đình Khải
"""


def outline(items):
    """Kind, path and label of every item, and the units that lead it."""
    return [
        (item.kind, item.path, item.label, [ref.written for d in item.duties for ref in d.leads])
        for item in read(NOTICE.format(items)).items
    ]


def test_articles_head_the_items_under_them():
    science, office = ["Phòng Quản lý Khoa học"], ["Phòng Hành chính - Tổng hợp"]

    assert outline(ARTICLES) == [
        ("heading", "Điều 1", "Điều 1.", []),
        ("directive", "Điều 1.1", "1.", science),
        ("directive", "Điều 1.2", "2.", science),
        ("heading", "Điều 2", "Điều 2.", []),
        ("directive", "Điều 2.1", "1.", office),
        ("directive", "Điều 2.2", "2.", office),
        ("heading", "Điều 3", "Điều 3.", []),
    ]


def test_article_cited_at_the_start_of_a_line_is_no_label():
    sentence = "1. Sở Nội vụ thực hiện đúng quy định tại\nĐiều 1. Sở Tài chính phối hợp."

    assert [path for _, path, *_ in outline(sentence)] == ["1"]


def test_items_that_count_on_in_another_style_are_siblings():
    centre = ["Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"]

    assert outline(STYLES) == [
        ("directive", "1", "1.", ["Phòng Quản lý Khoa học"]),
        ("directive", "2", "2/", ["Thanh tra Sở"]),
        ("heading", "3)", "3)", []),
        ("directive", "3).i", "i.", centre),
        ("directive", "3).ii", "ii.", centre),
        ("directive", "(4)", "(4)", ["Phòng Hành chính - Tổng hợp"]),
        ("directive", "5", "5.", ["Các đồng chí Phó Giám đốc"]),
    ]
    assert read(NOTICE.format(STYLES)).warnings == ()


def test_letter_i_after_h_is_a_letter():
    assert [path for _, path, *_ in outline(LETTERS)][-2:] == ["1.h)", "1.i)"]


def test_numbers_within_a_wrapped_sentence_are_no_siblings():
    assert [path for _, path, *_ in outline(LONG_LINES)] == ["2", "3"]


def alone(sentence):
    """Opening, and texts of the items, of a notice with nothing but this paragraph."""
    reading = read(ALONE.format(sentence))
    assert reading.problem is None
    return reading.opening, [(item.kind, item.text) for item in reading.items], reading.closing


def test_notice_of_one_sentence_gives_its_task():
    sentence = "Giám đốc Sở yêu cầu Thanh tra Sở báo cáo kết quả xử lý đơn trước 10/02/2026."

    assert alone(f"{sentence[:-1]}./.") == ("", [("directive", sentence)], "")


def test_words_up_to_the_colon_open_a_notice_of_one_paragraph():
    opening = "Ngày 05/02/2026, Giám đốc Sở Lê Đình Khải chủ trì họp và kết luận:"
    task = "Giao Thanh tra Sở báo cáo kết quả xử lý đơn trước ngày 10/02/2026."

    assert alone(f"{opening} {task[:-1]}./.") == (opening, [("directive", task)], "")


def test_opening_without_any_work_gives_none():
    sentence = "Ngày 05/02/2026, Giám đốc Sở Lê Đình Khải chủ trì họp với Thanh tra Sở./."

    assert read(ALONE.format(sentence)).problem == NO_CONCLUSION


def test_those_present_are_listed_in_the_opening():
    opening = [
        "Ngày 16/3/2026, Giám đốc Sở Lê Đình Khải chủ trì giao ban. Thành phần tham dự gồm có:",
        "- Đồng chí Phan Thị Thu Nga, Phó Giám đốc Sở;",
        "- Trưởng các phòng, đơn vị (vắng: Thanh tra Sở, có lý do).",
        "Sau khi nghe các đơn vị báo cáo, Giám đốc Sở kết luận như sau:",
    ]
    tasks = ["- Thanh tra Sở báo cáo kết quả.", "- Văn phòng Sở theo dõi./."]

    reading = read(ALONE.format("\n".join([*opening, *tasks])))

    assert reading.opening.splitlines() == opening
    assert [(item.label, item.text) for item in reading.items] == [
        ("-", "Thanh tra Sở báo cáo kết quả."),
        ("-", "Văn phòng Sở theo dõi."),
    ]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("II.5.(1)", "II.5.(1)"),
        ("II.1.-1", "gạch đầu dòng thứ nhất mục II.1"),
        ("2.c).-1.-2", "ý thứ hai gạch đầu dòng thứ nhất mục 2.c)"),
        ("-3", "gạch đầu dòng thứ ba"),
        ("", ""),
    ],
)
def test_place_without_a_number_of_its_own_is_said_in_words(path, said):
    assert (spoken(path), path_told(said)) == (said, path)


def test_place_is_known_as_it_was_printed_before():
    assert [path_told(words) for words in ["II.1, gạch 2", "2.c), gạch 1.2", "gạch 3"]] == [
        "II.1.-2",
        "2.c).-1.-2",
        "-3",
    ]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("II.5.(1)", "mục II.5.(1)"),
        ("II.1.-1", "gạch đầu dòng thứ nhất mục II.1"),
        ("2.c).-1.-2", "ý thứ hai gạch đầu dòng thứ nhất mục 2.c)"),
        ("-12", "gạch đầu dòng thứ 12"),
        ("PL I.2", "mục PL I.2"),
    ],
)
def test_place_is_told_in_a_sentence_as_officials_write_it(path, told):
    assert told_place(path) == told
