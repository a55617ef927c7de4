"""Marks that stand among the words of a notice, and lines that are no part of its text."""

import pytest

from conclusions.reading import read
from conclusions.tests.reading.test_reader import NOTICE


def texts(items):
    return [item.text for item in read(NOTICE.format(items)).items]


@pytest.mark.parametrize(
    "words",
    [
        "Rà soát 18/21 nhiệm vụ (đạt 85,71%)**, trong đó có 03 nhiệm vụ cấp tỉnh.",
        "Thẩm định hồ sơ của 12 cơ sở** (chi phí 3.500.000 đ/hồ sơ).",
        "Ghi ký hiệu A_B_C, x__y__z và hệ số 3*4*5; tỷ lệ > 95%.",
        "Rà soát hồ sơ; sửa tệp ` nếu cần.",
        "Rà soát 05 ** hồ sơ ** còn lại.",
    ],
)
def test_marks_that_enclose_no_words_are_kept(words):
    assert texts(f"1. {words}") == [words]


@pytest.mark.parametrize("mark", ["** Không tính 02 nhiệm vụ.", "> Lưu ý: bảo mật.", "# Giữ kín."])
def test_single_mark_at_the_start_of_a_line_is_kept(mark):
    assert texts(f"1. Rà soát các nhiệm vụ.\n{mark}\n2. Báo cáo kết quả.") == [
        f"Rà soát các nhiệm vụ.\n{mark}",
        "Báo cáo kết quả.",
    ]


@pytest.mark.parametrize(
    "words",
    ["**Sở Xây dựng** rà soát.", "__Sở Xây dựng__ rà soát.", "`Sở Xây dựng` rà soát."],
)
def test_marks_around_words_are_left_out(words):
    assert texts(f"1. {words}") == ["Sở Xây dựng rà soát."]


def test_headings_and_quotes_of_marked_text_are_left_out():
    items = "## I. NHIỆM VỤ\n> Rà soát hồ sơ.\n## II. BÁO CÁO\n> Báo cáo quý.\n> Lập danh mục."

    assert texts(items) == [
        "NHIỆM VỤ",
        "Rà soát hồ sơ.",
        "BÁO CÁO",
        "Báo cáo quý.",
        "Lập danh mục.",
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Yêu cầu các phòng, đơn vị thực hiện./.",
        "Yêu cầu các phòng, đơn vị nghiêm túc\nthực hiện Thông báo này./.",
    ],
)
def test_closing_right_after_a_note_is_no_part_of_it(closing):
    note = "[1] Danh sách tại Công văn số 15/QLCN&CN-ATBX\nngày 02/3/2025."
    text = NOTICE.replace(
        "Trên đây là kết luận của Chủ tịch UBND huyện, đề nghị các đơn vị thực", ""
    )
    text = text.replace(" hiện./.\n", f"------------------\n{note}\n{closing}\n\n")

    reading = read(text.format("1. Thanh tra huyện kiểm tra ít nhất 5 cơ sở [1]."))

    assert reading.closing == closing.replace("\n", " ")
    assert [text_at(reading, span) for span in reading.unread] == note.splitlines()


def text_at(reading, span):
    return reading.text[slice(*span)]
