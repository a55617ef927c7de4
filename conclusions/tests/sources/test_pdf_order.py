"""The words of a PDF page are read as they stand, in whatever order they are drawn; signs above the
line too."""

import random

import pytest

from conclusions.sources.pdf_text import told_of_pdf
from conclusions.tests.drawn_pages import MARGIN, WIDE, a_drawn_page, lines_at, words_at

HEAD = "Giam doc So chu tri hop giao ban va ket luan nhu sau, cac don vi can"
LINES = [
    HEAD,
    "1. Thanh tra So bao cao ket qua kiem tra viec chap hanh quy dinh ve",
    "do luong tai cac co so kinh doanh truoc ngay 15/12/2026.",
    "2. Phong Quan ly trinh du toan kinh phi truoc ngay 20/12/2026.",
    "3. Van phong So tong hop bao cao chung truoc ngay 22/12/2026.",
    "Nay thong bao de cac don vi biet, thuc hien.",
]
FIRST = [
    "1. Thanh tra So bao cao ket qua",
    "kiem tra do luong truoc 15/12.",
    "2. Phong Quan ly trinh du toan",
    "kinh phi truoc ngay 20/12/2026.",
]
SECOND = [
    "3. Van phong So tong hop bao",
    "cao chung truoc 22/12/2026.",
    "4. Thanh tra So lap danh sach",
    "co so trong thang 12/2026.",
]
BESIDE = 320


def read(*drawn):
    return told_of_pdf(a_drawn_page("".join(drawn)))["text"].strip().split("\n")


def placed(lines):
    """Each word by itself, with its place."""
    found = []
    for n, line in enumerate(lines):
        at = 0
        for word in line.split(" "):
            found.append(words_at(word, 700 - 20 * n, after=at))
            at += len(word) + 1
    return found


def test_lines_drawn_from_the_foot_up_are_read_from_the_head_down():
    drawn = [words_at(line, 700 - 20 * n) for n, line in enumerate(LINES)]

    assert read(*reversed(drawn)) == LINES


@pytest.mark.parametrize("seed", range(5))
def test_words_drawn_in_any_order_are_read_line_by_line(seed):
    words = placed(LINES)
    random.Random(seed).shuffle(words)

    assert read(*words) == LINES


@pytest.mark.parametrize("order", ["rows", "columns"])
def test_two_columns_of_text_are_read_one_after_the_other(order):
    left = [words_at(line, 680 - 20 * n) for n, line in enumerate(FIRST)]
    right = [words_at(line, 680 - 20 * n, left=BESIDE) for n, line in enumerate(SECOND)]
    rows = [one for pair in zip(left, right, strict=True) for one in pair]
    drawn = rows if order == "rows" else left + right

    assert read(words_at(HEAD, 700), *drawn, words_at(LINES[-1], 580)) == [
        HEAD,
        *FIRST,
        *SECOND,
        LINES[-1],
    ]


def test_table_without_rules_stays_in_rows():
    cells = [("Bao cao", "Thanh tra"), ("Trinh du toan kinh phi nam", "Van phong")] * 3
    drawn = [
        words_at(words, 680 - 20 * n, left=place)
        for n, row in enumerate(cells)
        for words, place in zip(row, (MARGIN, BESIDE), strict=True)
    ]

    told = " ".join(read(*drawn)).split()

    assert told == " ".join(words for row in cells for words in row).split()


def test_letterhead_and_signature_beside_each_other_stay_as_they_are_drawn():
    left = lines_at("UBND TINH", "SO Y TE", "So: 12/TB-SYT", head=780)
    right = lines_at("CONG HOA XA HOI", "Doc lap", "ngay 02 thang 12", head=780, left=BESIDE)

    assert read(left, right, lines_at(*LINES)) == [
        "UBND TINH",
        "SO Y TE",
        "So: 12/TB-SYT",
        "CONG HOA XA HOI",
        "Doc lap",
        "ngay 02 thang 12",
        *LINES,
    ]


@pytest.mark.parametrize(
    ("before", "above", "after", "told"),
    [
        ("10", "6", " dong", "10⁶ dong"),
        ("25 m", "2", " dat", "25 m² dat"),
        ("10", "-3", ".", "10⁻³."),
        ("truoc ngay 15/12/2026", "1", ".", "truoc ngay 15/12/2026 ¹."),
        ("Thanh tra", "(1)", ".", "Thanh tra(1)."),
    ],
)
def test_signs_above_the_line_change_no_number(before, above, after, told):
    x = MARGIN + len(before) * WIDE
    small = f"BT /F 8 Tf 1 0 0 1 {x} 705 Tm ({above}) Tj ET "
    behind = words_at(after, 700, left=x + len(above) * WIDE * 8 / 12)

    assert read(words_at(before, 700), small, behind, words_at(LINES[1], 680)) == [told, LINES[1]]


def test_signs_below_the_line_and_words_of_one_size_stay_as_they_are():
    below = f"BT /F 8 Tf 1 0 0 1 {MARGIN + WIDE} 697 Tm (2) Tj ET "

    assert read(words_at("H", 700), below, words_at("O", 700, after=2)) == ["H2O"]
