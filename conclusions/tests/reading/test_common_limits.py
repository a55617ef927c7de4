"""One day for many items, said before them, after them or in the title of their part."""

from datetime import date

import pytest

from conclusions.reading import read
from conclusions.tests.reading.office import NOTICE, UNITS, duties_of, reading_of

DAY, OWN, END = date(2026, 12, 20), date(2026, 12, 5), date(2026, 12, 31)
ITEMS = (
    "1. Văn phòng Sở rà soát hồ sơ.\n"
    "2. Thanh tra Sở lập kế hoạch kiểm tra.\n"
    "3. Phòng Quản lý Dược lấy mẫu thuốc trước ngày 05/12/2026."
)
OTHERS = "II. CÔNG TÁC KHÁC\n1. Phòng Tổ chức cán bộ rà soát biên chế."
ABOVE = [
    "Thời hạn chung: trước ngày 20/12/2026.",
    "Thời hạn hoàn thành các nhiệm vụ dưới đây: trước ngày 20/12/2026.",
    "Thời hạn hoàn thành: trước ngày 20/12/2026 (áp dụng cho tất cả các mục).",
    "Thời hạn hoàn thành: trước ngày 20/12/2026.",
    "Các nhiệm vụ sau đây hoàn thành trước ngày 20/12/2026:",
    "Toàn bộ nhiệm vụ dưới đây phải xong trước ngày 20/12/2026.",
    "Hạn chung cho các việc dưới đây là ngày 20/12/2026.",
    "Giám đốc Sở yêu cầu hoàn thành các việc sau trước ngày 20/12/2026:",
    "Nếu không ghi thời hạn riêng thì các nhiệm vụ hoàn thành trước ngày 20/12/2026.",
]
BELOW = [
    "Thời hạn chung: trước ngày 20/12/2026.",
    "Các nhiệm vụ nêu trên hoàn thành trước ngày 20/12/2026.",
    "Tất cả các nhiệm vụ trên phải xong trước ngày 20/12/2026.",
    "Yêu cầu các đơn vị hoàn thành các nhiệm vụ trên trước ngày 20/12/2026.",
    "Các đơn vị hoàn thành các nhiệm vụ được giao nêu trên trước ngày 20/12/2026.",
    "Nhiệm vụ nào không ghi thời hạn thì hoàn thành trước ngày 20/12/2026.",
    "Thời hạn cho các mục từ 1 đến 3: trước ngày 20/12/2026.",
    "Các mục 1, 2 hoàn thành trước ngày 20/12/2026.",
]


def days(text):
    return [(duty[0], duty[3]) for duty in duties_of(text)]


def told(text):
    return [words for words in reading_of(text).warnings if "ghi chung" in words]


@pytest.mark.parametrize("words", ABOVE)
def test_day_above_the_items_is_that_of_each_without_its_own(words):
    text = f"{words}\n{ITEMS}"

    assert days(text) == [("1", DAY), ("2", DAY), ("3", OWN)]
    assert told(text)[0].endswith("ghi chung cho các mục 1, 2.")


@pytest.mark.parametrize("words", ABOVE)
def test_day_at_the_head_of_a_part_is_of_that_part(words):
    text = f"I. CÔNG TÁC DƯỢC\n{words}\n{ITEMS}\n{OTHERS}"

    assert days(text) == [("I.1", DAY), ("I.2", DAY), ("I.3", OWN), ("II.1", None)]


@pytest.mark.parametrize("words", BELOW)
def test_day_below_the_items_is_that_of_each_without_its_own(words):
    text = f"{ITEMS}\n{words}"

    assert days(text) == [("1", DAY), ("2", DAY), ("3", OWN)]
    assert told(text)[0].endswith("ghi chung cho các mục 1, 2.")


@pytest.mark.parametrize("words", BELOW)
def test_day_below_the_items_of_a_part_is_of_that_part(words):
    text = f"I. CÔNG TÁC DƯỢC\n{ITEMS}\n{words}\n{OTHERS}"

    assert days(text) == [("I.1", DAY), ("I.2", DAY), ("I.3", OWN), ("II.1", None)]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("CÔNG TÁC DƯỢC (hoàn thành trước ngày 20/12/2026)", DAY),
        ("Các nhiệm vụ hoàn thành trước ngày 20/12/2026", DAY),
        ("NHIỆM VỤ HOÀN THÀNH TRONG THÁNG 12/2026", END),
        ("NHIỆM VỤ TRỌNG TÂM THÁNG 12/2026", None),
    ],
)
def test_title_of_a_part_may_set_the_day(title, day):
    text = f"I. {title}\n{ITEMS}\n{OTHERS}"

    assert days(text) == [("I.1", day), ("I.2", day), ("I.3", OWN), ("II.1", None)]
    assert bool(told(text)) == bool(day)


def test_day_below_points_is_of_these_points():
    points = "1. Văn phòng Sở:\na) Rà soát hồ sơ.\nb) Lập dự toán trước ngày 05/12/2026."
    other = "2. Thanh tra Sở:\na) Kiểm tra nhà thuốc."

    text = f"{points}\nThời hạn chung: trước ngày 20/12/2026.\n{other}"

    assert days(text) == [("1.a)", DAY), ("1.b)", OWN), ("2.a)", None)]


def test_day_over_a_table_is_of_its_rows():
    rows = "| 1 | Rà soát hồ sơ | Văn phòng Sở | |\n| 2 | Lấy mẫu | Thanh tra Sở | 05/12/2026 |"
    table = f"| TT | Nội dung | Đơn vị chủ trì | Thời hạn |\n{rows}"

    assert days(f"Thời hạn chung: trước ngày 20/12/2026.\n{table}") == [("1", DAY), ("2", OWN)]


@pytest.mark.parametrize(
    "words",
    [
        "Các nhiệm vụ nêu trên đã hoàn thành trước ngày 10/11/2026.",
        "Các đơn vị nghiêm túc thực hiện các nhiệm vụ trên.",
    ],
)
def test_words_of_the_past_or_without_a_day_set_none(words):
    assert days(f"{ITEMS}\n{words}")[:2] == [("1", None), ("2", None)]


@pytest.mark.parametrize(
    "words",
    ["Thời hạn chung: sau Tết.", "Thời hạn chung: trước ngày 20/12/2026 và trước ngày 25/12/2026."],
)
def test_common_limit_that_names_no_one_day_is_told(words):
    text = f"{words}\n{ITEMS}"

    assert days(text) == [("1", None), ("2", None), ("3", OWN)]
    assert f"Thời hạn chung “{words}” chưa rõ của mục nào." in reading_of(text).warnings


@pytest.mark.parametrize(
    "words",
    [
        "1. Thời hạn chung: trước ngày 20/12/2026.",
        "1. Các nhiệm vụ dưới đây hoàn thành trước ngày 20/12/2026.",
    ],
)
def test_item_that_only_sets_the_day_is_no_work(words):
    text = f"{words}\n2. Văn phòng Sở rà soát hồ sơ.\n3. Thanh tra Sở lập dự toán."

    assert days(text) == [("2", DAY), ("3", DAY)]


def test_last_item_may_set_the_day_of_those_before():
    text = f"{ITEMS}\n4. Các nhiệm vụ nêu trên hoàn thành trước ngày 20/12/2026."

    assert days(text) == [("1", DAY), ("2", DAY), ("3", OWN)]


def test_item_that_asks_units_is_work():
    text = f"{ITEMS}\n4. Các phòng hoàn thành các nhiệm vụ nêu trên trước ngày 20/12/2026."

    assert days(text) == [("1", None), ("2", None), ("3", OWN), ("4", DAY)]


def test_day_under_the_heading_of_an_item_is_of_its_points():
    points = "a) Văn phòng Sở rà soát hồ sơ.\nb) Thanh tra Sở lập dự toán."

    words = "1. Công tác dược:\nThời hạn chung: trước ngày 20/12/2026."
    text = f"{words}\n{points}\n2. Văn phòng Sở họp."

    assert days(text) == [("1.a)", DAY), ("1.b)", DAY), ("2", None)]


@pytest.mark.parametrize(
    "words",
    [
        "Giám đốc Sở yêu cầu hoàn thành các nhiệm vụ sau trước ngày 20/12/2026:",
        "Giám đốc Sở kết luận như sau (thời hạn chung: trước ngày 20/12/2026):",
        "Giám đốc Sở kết luận như sau: Các nhiệm vụ dưới đây hoàn thành trước ngày 20/12/2026.",
    ],
)
def test_opening_may_set_the_day_of_all(words):
    opening = NOTICE.replace("Giám đốc Sở kết luận như sau:", words)

    reading = read(opening.format(items=ITEMS, day=18, month=11, year=2026), UNITS)

    told = [duty.deadline.on for item in reading.directives for duty in item.duties]
    assert told == [DAY, DAY, OWN]


def test_day_that_is_of_no_item_here_is_told():
    words = "Các nhiệm vụ tại mục I hoàn thành trước ngày 20/12/2026."

    told = reading_of(f"{ITEMS}\nII. THỜI HẠN\n{words}").warnings

    assert f"Thời hạn chung “{words}” chưa rõ của mục nào." in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Thời hạn chung: 10/12/2026 (riêng mục 2: 20/12/2026).",
        "Thời hạn chung: trước ngày 10/12/2026; riêng mục 2 trước ngày 20/12/2026.",
        "Thời hạn chung: trước ngày 10/12/2026, riêng mục 2 xong trước ngày 20/12/2026.",
        "Hạn hoàn thành các nhiệm vụ dưới đây: 10/12/2026 (riêng nhiệm vụ mục 2: 20/12/2026).",
        "Thời hạn chung: 10/12/2026 (trừ mục 2: 20/12/2026).",
    ],
)
def test_item_that_is_excepted_has_its_own_day(sentence):
    text = f"{sentence}\n1. Văn phòng Sở lập danh sách.\n2. Thanh tra Sở kiểm tra.\n"

    days = [duty[3] for duty in duties_of(f"{text}3. Phòng Quản lý Dược họp.")]

    assert days == [date(2026, 12, 10), date(2026, 12, 20), date(2026, 12, 10)]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("I. Công tác khoa học (trong quý I/2027)", date(2027, 3, 31)),
        ("I. CÔNG TÁC KHOA HỌC (trước ngày 10/12/2026)", date(2026, 12, 10)),
        ("I. Công tác khoa học (thực hiện trong tháng 12/2026):", date(2026, 12, 31)),
        ("I. Công tác khoa học (theo Kế hoạch số 15/KH-SYT)", None),
        ("I. Công tác khoa học (02 nhiệm vụ)", None),
    ],
)
def test_time_in_brackets_of_a_heading_is_that_of_its_items(heading, day):
    text = f"{heading}\n1. Văn phòng Sở lập danh mục.\nII. Việc khác\n1. Thanh tra Sở kiểm tra."

    assert [duty[3] for duty in duties_of(text)] == [day, None]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Quý I/2027", date(2027, 3, 31)),
        ("Quý 1 năm 2027:", date(2027, 3, 31)),
        ("Tháng 12/2026:", END),
        ("Tháng 12:", END),
        ("(Trong tháng 12/2026)", END),
        ("Cuối năm 2026:", END),
        ("Năm 2026", END),
        ("6 tháng đầu năm 2027:", date(2027, 6, 30)),
        ("Tuần tới:", date(2026, 11, 29)),
        ("Tuần 48 (từ ngày 23/11 đến ngày 27/11/2026):", date(2026, 11, 27)),
        ("Tuần từ 23/11 đến 27/11/2026:", date(2026, 11, 27)),
        ("Hạn 20/12/2026:", DAY),
        ("(Thời gian thực hiện: trong tháng 12/2026)", END),
        ("Ngày 20/12/2026:", DAY),
        ("Trước ngày 20/12/2026", DAY),
        ("Từ nay đến 20/12/2026:", DAY),
    ],
)
def test_line_with_a_time_alone_is_that_of_the_items_below(line, day):
    text = f"{line}\n{ITEMS}"

    assert days(text) == [("1", day), ("2", day), ("3", OWN)]
    assert len(told(text)) == 1


def test_each_such_line_is_of_the_items_up_to_the_next():
    text = (
        "Tháng 12/2026:\n1. Văn phòng Sở rà soát hồ sơ.\n2. Thanh tra Sở kiểm tra hai đơn vị.\n"
        "Quý I/2027:\n3. Phòng Tổ chức cán bộ trình đề án."
    )

    assert days(text) == [("1", END), ("2", END), ("3", date(2027, 3, 31))]


def test_such_a_line_among_dashes_heads_the_dashes_below():
    text = (
        "Tháng 12/2026:\n- Văn phòng Sở rà soát hồ sơ.\n- Thanh tra Sở kiểm tra.\n"
        "Tháng 01/2027:\n- Văn phòng Sở tổng kết."
    )

    assert [day for _, day in days(text)] == [END, END, date(2027, 1, 31)]


def test_such_a_line_under_the_heading_of_a_unit_is_of_its_points():
    text = (
        "1. Văn phòng Sở:\nTháng 12/2026:\na) Rà soát hồ sơ.\nb) Trình quy chế.\n"
        "Quý I/2027:\nc) Sửa chữa trụ sở.\n2. Thanh tra Sở:\na) Kiểm tra hai đơn vị."
    )

    assert days(text) == [
        ("1.a)", END),
        ("1.b)", END),
        ("1.c)", date(2027, 3, 31)),
        ("2.a)", None),
    ]
    assert duties_of(text)[2][1] == ["Văn phòng Sở"]


@pytest.mark.parametrize(
    "line",
    ["Tuần 49", "Tuần 2 tháng 12:", "Quý I và quý II/2027:", "Tháng 10/2026:", "Hằng tháng:"],
)
def test_time_of_a_line_that_is_no_one_day_to_come_is_told(line):
    text = f"{line}\n{ITEMS}"

    assert days(text) == [("1", None), ("2", None), ("3", OWN)]
    assert [words for words in reading_of(text).warnings if line in words]


def test_line_with_a_time_between_items_that_may_be_of_either_is_told():
    text = "1. Văn phòng Sở rà soát hồ sơ.\nQuý I/2027\n2. Thanh tra Sở kiểm tra hai đơn vị."

    assert days(text) == [("1", None), ("2", None)]
    assert [words for words in reading_of(text).warnings if "Quý I/2027" in words]


def test_line_with_a_time_over_what_was_done_sets_no_day():
    text = f"Tháng 10/2026\nCác phòng đã hoàn thành nhiệm vụ.\n{ITEMS}"

    assert days(text) == [("1", None), ("2", None), ("3", OWN)]


@pytest.mark.parametrize("line", ["Thời gian tới:", "Công tác khác:", "Thường xuyên:"])
def test_line_that_heads_other_work_ends_the_time_of_the_one_above(line):
    text = (
        "Tháng 12/2026:\n1. Văn phòng Sở sắp xếp kho lưu trữ.\n"
        f"2. Phòng Tổ chức cán bộ chốt danh sách.\n{line}\n3. Thanh tra Sở theo dõi."
    )

    assert days(text) == [("1", END), ("2", END), ("3", None)]
