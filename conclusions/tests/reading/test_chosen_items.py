"""Items of a check list: the ones without a tick are shown, and are nobody's work."""

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

OFFICE, INSPECTORS = "Văn phòng Sở", "Thanh tra Sở"
ASIDE = "có ô chọn không được đánh dấu; không xếp là mục giao việc."


@pytest.mark.parametrize(
    "text",
    [
        "☒ {0}\n☐ {1}",
        "☑ {0}\n□ {1}",
        "☑ {0}\n☒ {1}",
        "[x] {0}\n[ ] {1}",
        "- ☒ {0}\n- ☐ {1}",
        "1. ☒ {0}\n2. ☐ {1}",
    ],
)
def test_item_without_a_tick_beside_a_ticked_one_is_no_work(text):
    items = "Văn phòng Sở rà soát hồ sơ.", "Thanh tra Sở kiểm tra trước ngày 20/12/2026."
    text = text.format(*items)

    assert [duty[1] for duty in duties_of(text)] == [[OFFICE]]
    assert [ASIDE in told for told in reading_of(text).warnings] == [True]


@pytest.mark.parametrize("text", ["☑ 1. {0}\n☐ 2. {1}", "[x] 1. {0}\n[ ] 2. {1}"])
def test_empty_box_before_a_number_is_told(text):
    text = text.format("Văn phòng Sở rà soát hồ sơ.", "Thanh tra Sở kiểm tra.")

    assert [duty[1] for duty in duties_of(text)] == [[OFFICE], [INSPECTORS]]
    told = ("Mục 2 có ô chọn không được đánh dấu; đang xếp là mục giao việc.",)
    assert reading_of(text).warnings == told


@pytest.mark.parametrize("box", ["☐", "☑", "☒", "□", "○", "●"])
def test_boxes_all_alike_are_marks_of_a_list(box):
    text = f"{box} Văn phòng Sở rà soát hồ sơ.\n{box} Thanh tra Sở kiểm tra."

    assert [duty[:2] for duty in duties_of(text)] == [("-1", [OFFICE]), ("-2", [INSPECTORS])]


def test_points_of_an_item_without_a_tick_are_no_work():
    text = "1. ☒ Văn phòng Sở thực hiện:\na) Lập danh sách.\n2. ☐ Thanh tra Sở thực hiện:\n"
    text += "a) Kiểm tra nhà thuốc trước ngày 20/12/2026."

    assert [duty[:2] for duty in duties_of(text)] == [("1.a)", [OFFICE])]
    assert reading_of(text).warnings == (f"Mục 2 {ASIDE}",)


@pytest.mark.parametrize(
    ("answer", "paths"),
    [
        ("Thực hiện: ☒ Có ☐ Không", ["1", "2"]),
        ("Thực hiện: ☐ Có ☒ Không", ["2"]),
        ("Có [ ] Không [x]", ["2"]),
        ("(☐ Thực hiện; ☑ Không thực hiện)", ["2"]),
        ("☐ Đồng ý ☒ Không đồng ý", ["2"]),
        ("☐ Có ☐ Không", ["1", "2"]),
    ],
)
def test_work_that_is_answered_with_no_is_none(answer, paths):
    text = f"1. Thanh tra Sở kiểm tra hồ sơ. {answer}\n2. Văn phòng Sở lập dự toán."

    assert [duty[0] for duty in duties_of(text)] == paths


def test_question_without_an_answer_is_told():
    text = "1. Thanh tra Sở kiểm tra hồ sơ. ☐ Có ☐ Không"

    told = ("Mục 1 có ô Có/Không nhưng chưa rõ ô nào được đánh dấu.",)
    assert reading_of(text).warnings == told
