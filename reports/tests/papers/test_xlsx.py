"""Workbooks read back: types of cells, heads, the set-up of the page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.figures.register_columns import RegisterColumn
from reports.figures.table_columns import TableColumn
from reports.papers.worksheets.working_paper import PaperGroup, WorkingPaper
from reports.papers.worksheets.xlsx import TABS, lines_of, render_xlsx
from reports.tests.made_workbooks import SPACE, Workbook

PAPER = WorkingPaper(
    kind="book",
    name="Sổ",
    agency=(("UBND TỈNH",), ("SỞ",)),
    title=("SỔ THEO DÕI",),
    under=("Quý II năm 2024",),
    columns=(
        TableColumn("TT", 100, "c"),
        TableColumn("Tổng", 300, "num", "Đã hoàn thành"),
        TableColumn("Đúng hạn", 300, "num", "Đã hoàn thành"),
        TableColumn("Ngày", 300),
    ),
    groups=(PaperGroup(((1, 7, Decimal("84.4"), date(2024, 4, 5)),), "1. Thanh tra Sở"),),
    total=(" ", 7, None, ""),
    notes=("Không tính nhiệm vụ tạm dừng (0).",),
    dated="Quảng Ngãi, ngày 11 tháng 4 năm 2024",
    signs=("NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG"),
)
# A head of one row: such a paper is written row by row.
LONG = replace(PAPER, columns=tuple(replace(column, over="") for column in PAPER.columns))
HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.com")',
    "+84 255 382 2822",
    "-5",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "\t=1+1",
    "\r=1+1",
    "{=1+1}",
    "=cmd|' /C calc'!A0",
    "http://example.com/a",
    "mailto:a@example.com",
    "internal:Sheet1!A1",
    "01",
    "1e5",
    "05/4/2024",
    "TRUE",
    "#N/A",
    "<b>&amp;</b>",
    "Quá\u00a0hạn “6” ngày",
    "_x0041_",
]


def test_workbook_holds_the_paper_row_by_row():
    book = Workbook(render_xlsx(PAPER))

    assert book.texts == [
        ["UBND TỈNH"],
        ["SỞ"],
        ["SỔ THEO DÕI"],
        ["Quý II năm 2024"],
        ["TT", "Đã hoàn thành", "Ngày"],
        ["Tổng", "Đúng hạn"],
        ["1. Thanh tra Sở"],
        [1, 7, 84.4, 45387],
        [" ", 7, "–", "–"],
        ["(1) Không tính nhiệm vụ tạm dừng (0)."],
        ["Quảng Ngãi, ngày 11 tháng 4 năm 2024"],
        ["NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG"],
        ["(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên)"],
    ]
    assert [(kind, form) for kind, _, form in book.rows[7]] == [
        ("n", ""),
        ("n", ""),
        ("n", "0.0"),
        ("n", "dd/mm/yyyy"),
    ]


def test_paper_written_row_by_row_is_the_same_sheet():
    whole, long = Workbook(render_xlsx(PAPER)), Workbook(render_xlsx(LONG))

    assert (long.rows[:4], long.rows[5:]) == (whole.rows[:4], whole.rows[6:])
    assert (long.heights[:4], long.heights[5:]) == (whole.heights[:4], whole.heights[6:])
    assert long.texts[4] == ["TT", "Tổng", "Đúng hạn", "Ngày"]
    assert [cell.get("ref") for cell in long.one("m:mergeCells")] == [
        *("A1:B1", "A2:B2", "A3:D3", "A4:D4", "A6:D6"),
        *("C11:D11", "A12:B12", "C12:D12", "A13:B13", "C13:D13"),
    ]
    assert (whole.one(".//m:pane").get("ySplit"), long.one(".//m:pane").get("ySplit")) == ("6", "5")


def test_rows_are_told_as_they_are_written():
    """And asked for one by one: of a long paper they are nowhere all together."""
    told = []

    def rows():
        for number in (1, 2, 3):
            yield number, f"đã ghi {len(told)}", None, None

    book = Workbook(render_xlsx(replace(LONG, groups=(PaperGroup(rows()),)), told.append))

    assert told == [1, 2, 3]
    assert [row[1] for row in book.texts[5:8]] == ["đã ghi 0", "đã ghi 1", "đã ghi 2"]


@pytest.mark.parametrize("paper", [PAPER, LONG])
@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words_whatever_they_begin_with(words, paper):
    paper = replace(paper, groups=(PaperGroup(((1, words, None, words),), words),), notes=(words,))

    book = Workbook(render_xlsx(paper))

    told = words.replace("\r", "_x000D_").replace("_x0041_", "_x005F_x0041_")
    row = len(paper.heads) + 5
    assert book.rows[row] == [("n", 1, ""), ("s", told, ""), ("s", "–", ""), ("s", told, "")]
    assert (book.formulas, book.texts[row - 1]) == (0, [told])
    assert book.one(".//m:hyperlinks") is None


def test_page_is_set_up_for_printing_on_a4():
    book = Workbook(render_xlsx(PAPER))

    page, pane = book.one(".//m:pageSetup"), book.one(".//m:pane")
    assert (page.get("paperSize"), page.get("orientation")) == ("9", "landscape")
    assert (page.get("fitToHeight"), book.one(".//m:pageSetUpPr").get("fitToPage")) == ("0", "1")
    assert (pane.get("ySplit"), pane.get("state")) == ("6", "frozen")
    widths = [(c.get("min"), c.get("max"), int(float(c.get("width")))) for c in book.one("m:cols")]
    assert widths == [("1", "1", 17), ("2", "4", 50)]
    merged = sorted(cell.get("ref") for cell in book.one("m:mergeCells"))
    assert merged == [
        *("A13:B13", "A14:B14", "A1:B1", "A2:B2", "A3:D3", "A4:D4", "A5:A6", "A7:D7"),
        *("B5:C5", "C12:D12", "C13:D13", "C14:D14", "D5:D6"),
    ]


def test_rows_are_as_high_as_their_words():
    """Not every program finds it out by itself: LibreOffice prints one line over the other."""
    long = "Rà soát, thực hiện nhiệm vụ tại chương trình công tác và các thông báo, kết luận"
    rows = ((1, 7, None, "ngắn"), (2, 7, None, long), (3, 7, None, long * 2))

    heights = Workbook(render_xlsx(replace(PAPER, groups=(PaperGroup(rows),), signs=()))).heights

    assert heights[6:9] == [15, 29.25, 43.5]


def test_head_is_as_high_as_the_words_across_its_two_rows():
    columns = (TableColumn("Thời hạn ghi trong thông báo", 60, "c"), *PAPER.columns[1:])

    heights = Workbook(render_xlsx(replace(PAPER, columns=columns))).heights

    assert heights[4:6] == [15, 28.5]  # three lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("Quá hạn", 1), ("Quá hạn 4 ngày", 2), ("Q" * 20, 4), ("ngày " + "Q" * 20, 5)],
)
def test_lines_are_counted_in_the_widths_of_the_typeface(text, lines):
    assert lines_of(text, 44) == lines


def test_long_name_of_an_agency_stands_line_by_line():
    name = ("SỞ KHOA HỌC, CÔNG NGHỆ,", "THÔNG TIN VÀ TRUYỀN THÔNG")

    book = Workbook(render_xlsx(replace(PAPER, agency=(("UBND TỈNH",), name))))

    assert book.texts[:3] == [["UBND TỈNH"], [name[0]], [name[1]]]


def test_cells_and_columns_are_in_the_typeface_of_papers():
    assert Workbook(render_xlsx(PAPER)).font == "Times New Roman"


def test_days_have_the_room_without_which_excel_hides_them():
    columns = (*PAPER.columns[:3], RegisterColumn("Ngày", 40, kind="day"))

    book = Workbook(render_xlsx(replace(PAPER, columns=columns)))

    assert [float(c.get("width")) > 11 for c in book.one("m:cols")] == [True, True, True]


@pytest.mark.parametrize("kind", TABS)
def test_every_kind_of_paper_has_a_tab_that_excel_takes(kind):
    (tab,) = Workbook(render_xlsx(replace(PAPER, kind=kind))).tabs

    assert (len(tab) <= 31, set(tab) & set("[]:*?/\\")) == (True, set())


@pytest.mark.parametrize("paper", [PAPER, LONG])
def test_equal_papers_are_equal_files(paper):
    assert render_xlsx(paper) == render_xlsx(paper)


def test_long_words_are_cut_where_a_cell_ends():
    paper = replace(PAPER, groups=(PaperGroup(((1, 1, None, "á" * 40_000),)),))

    assert Workbook(render_xlsx(paper)).texts[6][3] == "á" * 32_767


def test_rows_keep_their_words_and_show_once_what_they_share():
    """So that they can be filtered and sorted, which merged or empty cells cannot."""
    columns = (
        TableColumn("TT", 100, "c"),
        TableColumn("Số", 300, merged=1),
        TableColumn("Mục", 300, merged=1),
        TableColumn("Nội dung", 300, merged=2),
    )
    rows = (
        (1, "598/TB", "II.1", "Một"),
        (2, "598/TB", "II.1", "Một"),
        (3, "598/TB", "II.1", "Hai"),
    )
    paper = replace(PAPER, columns=columns, groups=(PaperGroup(rows),), total=())

    book = Workbook(render_xlsx(paper))

    assert [row[:4] for row in book.texts[5:8]] == [list(row) for row in rows]
    same = "$B6=$B5,$C6=$C5"
    assert [
        (told.get("sqref"), told.findtext("m:cfRule/m:formula", namespaces=SPACE))
        for told in book.sheet.iterfind("m:conditionalFormatting", SPACE)
    ] == [
        ("B6:B8", f"AND({same},SUBTOTAL(103,$B5)=1)"),
        ("C6:C8", f"AND({same},SUBTOTAL(103,$B5)=1)"),
        ("D6:D8", f"AND({same},$D6=$D5,SUBTOTAL(103,$D5)=1)"),
    ]
    assert book.one("m:autoFilter").get("ref") == "A5:D8"
    assert book.formulas == 0


def test_paper_without_shared_columns_is_not_filtered():
    assert Workbook(render_xlsx(LONG)).one("m:autoFilter") is None
