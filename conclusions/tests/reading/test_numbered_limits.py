"""Days said once for items by their numbers, and for the rest of them."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

DAY, OWN = date(2026, 12, 20), date(2026, 12, 15)
ITEMS = (
    "1. Văn phòng Sở rà soát hồ sơ.\n"
    "2. Thanh tra Sở lập kế hoạch kiểm tra.\n"
    "3. Phòng Quản lý Dược lấy mẫu thuốc."
)
MORE = "4. Phòng Nghiệp vụ Y khám sức khỏe.\n5. Phòng Tổ chức cán bộ xét nâng lương."
BOTH = [
    "Trừ mục 2 hoàn thành trước ngày 15/12/2026, các mục còn lại hoàn thành trước ngày 20/12/2026.",
    "Riêng mục 2 xong trước ngày 15/12/2026, các mục khác hoàn thành trước ngày 20/12/2026.",
    "Ngoại trừ nhiệm vụ 2 (trước ngày 15/12/2026), tất cả các nhiệm vụ xong trước ngày 20/12/2026.",
    "Thời hạn hoàn thành: nhiệm vụ số 2 trước ngày 15/12/2026, còn lại trước ngày 20/12/2026.",
    "Thời hạn các nhiệm vụ (trừ mục 2 trước ngày 15/12/2026): trước ngày 20/12/2026.",
    "Về thời hạn: mục 1 và 3 trước ngày 20/12/2026; mục 2 trước ngày 15/12/2026.",
    "Các mục 1, 3: 20/12/2026; mục 2: 15/12/2026.",
    "Thời hạn chung: trước ngày 20/12/2026. Riêng mục 2 hoàn thành trước ngày 15/12/2026.",
]


def days(text):
    return [(duty[0], duty[3]) for duty in duties_of(text)]


def told(text):
    return list(reading_of(text).warnings)


@pytest.mark.parametrize("words", BOTH)
@pytest.mark.parametrize("form", ["{words}\n{items}", "{items}\n{words}", "{items}\n4. {words}"])
def test_item_called_by_its_number_has_its_own_day(form, words):
    text = form.format(words=words, items=ITEMS)

    assert days(text) == [("1", DAY), ("2", OWN), ("3", DAY)]
    assert any(one.endswith("ghi chung cho các mục 1, 3.") for one in told(text))


@pytest.mark.parametrize(
    "words",
    [
        "Yêu cầu các đơn vị hoàn thành các nhiệm vụ trên trước ngày 20/12/2026, riêng mục 2 trước "
        "ngày 15/12/2026.",
        "Các mục trên hoàn thành trước ngày 20/12/2026, riêng mục 2 hoàn thành trước ngày "
        "15/12/2026.",
    ],
)
def test_items_above_have_the_days_of_the_sentence_below_them(words):
    assert days(f"{ITEMS}\n{words}") == [("1", DAY), ("2", OWN), ("3", DAY)]


@pytest.mark.parametrize(
    "words",
    [
        "Trừ mục 2, các mục còn lại hoàn thành trước ngày 20/12/2026.",
        "Ngoài mục 2 nêu trên, các mục khác hoàn thành trước ngày 20/12/2026.",
        "Trừ nhiệm vụ tại mục 2, các nhiệm vụ còn lại hoàn thành trước ngày 20/12/2026.",
        "Tất cả các nhiệm vụ (trừ mục 2) hoàn thành trước ngày 20/12/2026.",
        "Các nhiệm vụ trên, không kể mục 2, xong trước ngày 20/12/2026.",
        "Thời hạn chung: trước ngày 20/12/2026, trừ mục 2.",
    ],
)
def test_item_left_out_without_a_day_of_its_own_is_told(words):
    text = f"{ITEMS}\n{words}"

    assert days(text) == [("1", DAY), ("2", None), ("3", DAY)]
    assert any(one.startswith("Mục 2 được trừ ra khỏi thời hạn chung") for one in told(text))


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (
            "Mục 1, 3 và 5 xong trước ngày 15/12/2026; từ mục 2 đến mục 4 trước ngày 20/12/2026.",
            [OWN, DAY, DAY, DAY, OWN],
        ),
        (
            "Các mục 1, 3 và 5 xong trước ngày 15/12/2026, các mục còn lại trước ngày 20/12/2026.",
            [OWN, DAY, OWN, DAY, OWN],
        ),
        ("Từ mục 2 đến mục 4: hoàn thành trước ngày 20/12/2026.", [None, DAY, DAY, DAY, None]),
        ("Mục 2-4 hoàn thành trước ngày 20/12/2026.", [None, DAY, DAY, DAY, None]),
        ("Thời hạn: trước ngày 20/12/2026 (áp dụng cho mục 1, 5).", [DAY, None, None, None, DAY]),
    ],
)
def test_several_numbers_and_spans_of_them_are_counted(words, right):
    found = days(f"{ITEMS}\n{MORE}\n{words}")

    assert [day for _, day in found] == right


def test_a_day_for_items_of_other_parts_reaches_them():
    parts = f"I. DƯỢC\n{ITEMS}\nII. VIỆC KHÁC\n1. Phòng Nghiệp vụ Y họp.\nIII. THỜI HẠN\n"
    words = "Các nhiệm vụ tại mục I xong trước ngày 20/12/2026; mục II trước ngày 15/12/2026."

    assert days(parts + words) == [("I.1", DAY), ("I.2", DAY), ("I.3", DAY), ("II.1", OWN)]


def test_a_number_that_no_item_has_is_told():
    words = "Mục 2 trước ngày 15/12/2026, mục 9 trước ngày 20/12/2026."

    assert f"Thời hạn chung “{words}” chưa rõ của mục nào." in told(f"{ITEMS}\n{words}")


def test_points_by_their_letters_have_their_days_behind_commas():
    points = "1. Văn phòng Sở:\na) Rà soát hồ sơ.\nb) Lập danh sách.\nc) Họp tổ."
    words = "Điểm a, b hoàn thành trước ngày 15/12/2026, điểm c trước ngày 20/12/2026."

    found = days(f"{points}\n{words}\n2. Thanh tra Sở kiểm tra.")

    assert found == [("1.a)", OWN), ("1.b)", OWN), ("1.c)", DAY), ("2", None)]


@pytest.mark.parametrize(
    "words",
    [
        "Riêng Thanh tra Sở xong trước ngày 15/12/2026, các đơn vị khác trước ngày 20/12/2026.",
        "Thời hạn chung: trước ngày 20/12/2026; riêng Thanh tra Sở trước ngày 15/12/2026.",
        "4. Văn phòng Sở tổng hợp các nội dung còn lại trước ngày 20/12/2026.",
    ],
)
def test_a_day_in_an_item_that_may_be_for_others_is_told(words):
    assert any("có thể là của cả mục khác" in one for one in told(f"{ITEMS}\n{words}"))


@pytest.mark.parametrize(
    "words",
    [
        "Thanh tra Sở thực hiện nhiệm vụ tại mục 2 Kế hoạch số 15/KH-SYT trước ngày 20/12/2026.",
        "Các phòng nộp báo cáo trước ngày 20/12/2026; riêng Thanh tra Sở trước ngày 15/12/2026.",
    ],
)
def test_work_that_names_numbers_of_another_paper_stays_work(words):
    text = f"1. Văn phòng Sở rà soát hồ sơ.\n2. {words}"

    assert [path for path, _ in days(text)][-1] == "2"
    assert not any("mục khác" in one for one in told(text))


@pytest.mark.parametrize(
    "words",
    [
        "Việc thứ nhất hoàn thành trước ngày 20/12/2026, việc thứ hai xong trước ngày 15/12/2026.",
        "Nhiệm vụ thứ nhất: 20/12/2026; nhiệm vụ thứ nhì: 15/12/2026.",
        "Việc thứ hai trước ngày 15/12/2026; việc thứ nhất trước ngày 20/12/2026.",
    ],
)
def test_work_is_called_by_its_place(words):
    days = [(duty[0], duty[3]) for duty in duties_of(f"{ITEMS}\n{words}")]

    assert days == [("1", DAY), ("2", OWN), ("3", None)]


def test_place_among_points_is_that_of_the_points():
    text = (
        "1. Văn phòng Sở:\na) Rà soát hồ sơ;\nb) Trình quy chế.\n"
        "Việc thứ nhất trước ngày 20/12/2026; việc thứ hai trước ngày 15/12/2026."
    )

    assert [(duty[0], duty[3]) for duty in duties_of(text)] == [("1.a)", DAY), ("1.b)", OWN)]


def test_place_that_no_work_has_is_told():
    words = "Việc thứ nhất trước ngày 20/12/2026; việc thứ năm trước ngày 15/12/2026."

    assert [one for one in reading_of(f"{ITEMS}\n{words}").warnings if "việc thứ năm" in one]
