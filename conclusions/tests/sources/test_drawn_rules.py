"""A scanned page tells by the rules drawn on it where it has a table."""

import pytest
from PIL import Image, ImageDraw

from conclusions.sources.drawn_rules import LONG, ruled_strips
from conclusions.sources.printed_lines import lines_in
from conclusions.tests.test_scan_dashes import HEAD

SIZE = 1200, 10 * LONG


def drawn(*rules: tuple[int, int, int], wide: int = 3) -> Image.Image:
    """A page with upright rules: where each stands, from where and down to where."""
    page = Image.new("L", SIZE, 255)
    for across, top, foot in rules:
        ImageDraw.Draw(page).line((across, top, across, foot), fill=0, width=wide)
    return page


@pytest.mark.parametrize("wide", [2, 3, 8])
def test_table_is_where_its_rules_run(wide):
    page = drawn(*((across, 2 * LONG, 5 * LONG) for across in (100, 400, 900)), wide=wide)

    assert ruled_strips(page) == [(n * LONG, (n + 1) * LONG) for n in (2, 3, 4)]


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [(100, 0, SIZE[1]), (1100, 0, SIZE[1])],  # a frame
        [(across, 300, 340) for across in range(100, 1100, 40)],  # no higher than letters
    ],
)
def test_page_without_three_rules_beside_each_other_has_no_table(rules):
    assert ruled_strips(drawn(*rules)) == []


@pytest.mark.parametrize(
    ("read", "word"),
    [
        ("ngày|05/12/2026.", "ngày 05/12/2026."),
        ("ngày|5/12/2026.", "ngày |5/12/2026."),  # it may be a 1
        ("|5/12/2026", "|5/12/2026"),
    ],
)
def test_rule_between_words_parts_them(read, word):
    [line] = lines_in(f"{HEAD}\n5\t1\t1\t1\t1\t0\t0\t80\t20\t90\ttrước\n"
                      f"5\t1\t1\t1\t1\t90\t0\t80\t20\t90\t{read}")  # fmt: skip

    assert line.words[1][0] == word
