"""Ruled tables in a Word file, as css/pdf/notice.css draws them on paper."""

from itertools import pairwise

import pytest
from docx.oxml.ns import qn

from reports.papers.notices.printed_tables import PrintedCell, PrintedRow, PrintedTable
from reports.papers.paragraphs import TextPiece, paragraph
from reports.tests.made_sheets import ROWS, a_sheet, a_table, an_appendix, opened

END = paragraph("text", "Hết./.")
TWIPS = 1440 / 25.4  # to the millimetre


def ruled(*blocks) -> list:
    """The tables of a text of these blocks, without the two columns of head and foot."""
    return opened(a_sheet(body=(*blocks, END))).tables[1:-1]


def number(element, path: str, name: str = "w") -> list[int]:
    return [int(found.get(qn(f"w:{name}"))) for found in element.xpath(path)]


def flagged(table, flag: str) -> list[bool]:
    return [bool(row._tr.xpath(f"w:trPr/w:{flag}")) for row in table.rows]


def kept(table) -> list[bool]:
    """Which rows stay with what follows them, by every one of their paragraphs."""
    return [
        all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs)
        for row in table.rows
    ]


def bold(table) -> list[bool]:
    return [
        all(r.bold for cell in row.cells for p in cell.paragraphs for r in p.runs)
        for row in table.rows
    ]


def test_table_has_its_words_in_their_columns():
    (table,) = ruled(a_table())

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
        ["Phòng Quản lý Khoa học"] * 4,
        ["1", "Rà soát Thông báo số 373/TB-SKHCN", "Phòng Quản lý Khoa học", "15/4/2024"],
        ["2", "Báo cáo Giám đốc Sở", "Phòng Quản lý Khoa học", ""],
    ]
    assert [len(row._tr.tc_lst) for row in table.rows] == [4, 1, 4, 4]


def test_tables_letters_are_the_prints():
    (table,) = ruled(a_table())
    sizes = {size / 2 for size in number(table._tbl, ".//w:r/w:rPr/w:sz", "val")}

    assert sizes == {13}
    assert bold(table) == [True, True, False, False]


def test_heads_and_numbers_stand_in_the_middle():
    (table,) = ruled(a_table())
    placed = [[p.get(qn("w:val")) for p in row._tr.xpath(".//w:jc")] for row in table.rows]

    assert placed == [["center"] * 4, ["left"], *[["center", "left", "left", "left"]] * 2]


@pytest.mark.parametrize("shares", [(61, 939), (333, 333, 334), (77, 311, 302, 311)])
def test_columns_fill_the_room_to_the_last_twip(shares):
    cells = tuple(PrintedCell((TextPiece(str(n)),)) for n, _ in enumerate(shares))
    (table,) = ruled(
        PrintedTable(shares, cells, (PrintedRow(cells), PrintedRow(cells[:1], strong=True)))
    )
    columns = number(table._tbl, "w:tblGrid/w:gridCol")
    whole = round(165 * TWIPS)

    assert sum(columns) == whole == number(table._tbl, "w:tblPr/w:tblW")[0]
    assert [
        abs(w - whole * share / sum(shares)) <= 1 for w, share in zip(columns, shares, strict=True)
    ]
    assert [number(row._tr, "w:tc/w:tcPr/w:tcW") for row in table.rows] == [
        columns,
        columns,
        [whole],
    ]
    assert number(table.rows[2]._tr, "w:tc/w:tcPr/w:gridSpan", "val") == [len(shares)]


def test_head_returns_on_every_page_and_rows_stay_whole():
    (table,) = ruled(a_table())

    assert flagged(table, "tblHeader") == [True, False, False, False]
    assert flagged(table, "cantSplit") == [True] * 4


def test_row_taller_than_most_of_a_page_may_be_torn():
    tall = ("1", "Rà soát, báo cáo. " * 400, "Thanh tra Sở", "")
    (table,) = ruled(a_table([*ROWS, (tall, False)]))

    assert flagged(table, "cantSplit") == [True] * 4 + [False]


def test_rows_that_head_others_stay_with_them():
    (table,) = ruled(a_table(), paragraph("text", "Sau bảng."))

    assert kept(table) == [True, True, False, False]


def test_table_before_the_last_words_is_kept_with_them():
    """They hold the signature: it is not to stand with one line of text alone."""
    (table,) = ruled(a_table())

    assert kept(table) == [True, True, False, True]


def test_table_without_a_head_has_rows_alone():
    (table,) = ruled(a_table(ROWS, head=()))

    assert flagged(table, "tblHeader") == [False] * 3


def test_lines_of_a_table_are_black_and_thin():
    (table,) = ruled(a_table())
    lines = table._tbl.xpath("w:tblPr/w:tblBorders/*")

    assert [line.tag.split("}")[1] for line in lines] == [
        "top", "left", "bottom", "right", "insideH", "insideV",
    ]  # fmt: skip
    assert {tuple(line.get(qn(f"w:{n}")) for n in ("val", "sz", "color")) for line in lines} == {
        ("single", "6", "000000")
    }


def test_something_stands_between_any_two_tables():
    """Word makes one of two that follow each other."""
    document = opened(
        a_sheet(body=(a_table(), a_table(), END), appendices=(an_appendix(a_table(), a_table()),))
    )
    kinds = [child.tag.split("}")[1] for child in document.element.body]

    assert kinds.count("tbl") == 6
    assert ("tbl", "tbl") not in pairwise(kinds)


@pytest.mark.wide
def test_table_of_a_hundred_thousand_letters_is_written_in_no_time():
    """Cells reached through the grid would cost the square of their number."""
    rows = [((str(n), "Rà soát nhiệm vụ " * 4, "Thanh tra Sở", ""), False) for n in range(1500)]
    (table,) = ruled(a_table(rows))

    assert len(table._tbl.tr_lst) == 1501
