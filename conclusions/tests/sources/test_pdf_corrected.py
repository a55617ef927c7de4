"""A PDF that was corrected after it was made: what is painted over or struck out is not read, what
was put in later stands where it is seen."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from conclusions.sources.pdf_text import told_of_pdf
from conclusions.tests.drawn_pages import (
    MARGIN,
    WIDE,
    a_drawn_page,
    a_remark,
    box_over,
    lines_at,
    named,
    words_at,
)

FIRST = "1. Thanh tra bao cao truoc ngay 15/12/2026."
SECOND = "2. Van phong tong hop truoc ngay 20/12/2026."
LAST = "3. Cac don vi thuc hien."
DAY = "15/12/2026"
LEFT = MARGIN + FIRST.index(DAY) * WIDE
PAPER = lines_at(FIRST, SECOND, LAST)
COVER = f"1 g {box_over(FIRST, DAY, 700)} f\n"
NEW = words_at("18/12/2026", 700, after=FIRST.index(DAY))
COVERED, STRUCK = (f"Bỏ qua chữ {why} trong tệp: “{DAY}”." for why in ("bị che", "bị gạch ngang"))


def read(drawn, *annotations, form=""):
    told = told_of_pdf(a_drawn_page(drawn, *annotations, form=form))
    return told["text"].strip().split("\n"), list(told["notes"])


def test_words_written_over_covered_ones_stand_in_their_place():
    lines, notes = read(f"{PAPER} q {COVER} Q {NEW}")

    assert lines == [FIRST.replace(DAY, "18/12/2026"), SECOND, LAST]
    assert notes == [COVERED]


@pytest.mark.parametrize(
    "cover",
    [
        COVER,
        COVER.replace("1 g", "0 g"),  # blacked out
        COVER.replace(" f\n", " B\n"),
        f"1 1 1 rg {box_over(FIRST, DAY, 700)} f",
        f"q 0 0 595 842 re W n {COVER} Q",
        "1 g 280.4 695 m 352.4 695 l 352.4 715 l 280.4 715 l h f",
        "/X Do",
    ],
    ids=["white", "black", "framed", "rgb", "clipped", "polygon", "form"],
)
def test_covered_words_are_not_read_and_are_told(cover):
    lines, notes = read(f"{PAPER} {cover}", form=COVER)

    assert lines == ["1. Thanh tra bao cao truoc ngay .", SECOND, LAST]
    assert notes == [COVERED]


@pytest.mark.parametrize(
    "drawn",
    [
        f"q {COVER} Q 0 g {PAPER}",  # a ground for the words
        f"{PAPER} /Half gs {COVER}",  # a marker's colour
        f"{PAPER} 1 g {box_over(FIRST, DAY, 700, foot=-6, high=5)} f",  # below their line
        f"{PAPER} 1 g {box_over(FIRST, DAY, 700, foot=-2, high=1)} f",
        f"{PAPER} q 0 0 90 842 re W n {COVER} Q",  # cut off before it reaches them
        f"{PAPER} 1 g 280 698 m 320 760 l 352 698 l h f",  # no box
        f"{PAPER} {box_over(FIRST, DAY, 700)} S",  # a frame
    ],
    ids=["ground", "marker", "below", "underline", "cut", "triangle", "frame"],
)
def test_words_that_show_are_read(drawn):
    assert read(drawn) == ([FIRST, SECOND, LAST], [])


@pytest.mark.parametrize(
    "line",
    [
        f"{LEFT} 704 m {LEFT + len(DAY) * WIDE} 704 l S",
        f"{box_over(FIRST, DAY, 700, foot=3, high=1)} f",
    ],
    ids=["stroke", "thin box"],
)
def test_words_struck_by_a_drawn_line_are_not_read_and_are_told(line):
    lines, notes = read(f"{PAPER} {line}")

    assert lines == ["1. Thanh tra bao cao truoc ngay .", SECOND, LAST]
    assert notes == [STRUCK]


@pytest.mark.parametrize(
    "line",
    [
        f"{box_over(FIRST, DAY, 700, foot=-2, high=1)} f",  # under them
        f"{box_over(FIRST, DAY, 700, foot=10, high=1)} f",
        "20 704 m 570 704 l S",  # a rule of the whole page
    ],
)
def test_rules_elsewhere_strike_nothing(line):
    assert read(f"{PAPER} {line}") == ([FIRST, SECOND, LAST], [])


def test_words_struck_by_a_mark_are_not_read_and_what_is_remarked_is_told():
    box = (LEFT, 697, LEFT + len(DAY) * WIDE, 712)

    lines, notes = read(PAPER, a_remark("/StrikeOut", "bỏ hạn này", box))

    assert lines == ["1. Thanh tra bao cao truoc ngay .", SECOND, LAST]
    assert notes == [STRUCK, "Không đọc 1 ghi chú bên lề: “bỏ hạn này”."]


@pytest.mark.parametrize("kind", ["/Text", "/Highlight", "/Underline", "/Square"])
def test_remarks_are_told_and_not_read(kind):
    remark = a_remark(kind, "Sửa hạn mục 1", (50, 690, 300, 715))

    assert read(PAPER, remark) == (
        [FIRST, SECOND, LAST],
        ["Không đọc 1 ghi chú bên lề: “Sửa hạn mục 1”."],
    )


@pytest.mark.parametrize(("kind", "flags"), [("/Link", 4), ("/Popup", 4), ("/Text", 2)])
def test_what_remarks_nothing_or_is_hidden_is_not_told(kind, flags):
    remark = a_remark(kind, "Sửa hạn", (50, 690, 300, 715), flags)

    assert read(PAPER, remark) == ([FIRST, SECOND, LAST], [])


@pytest.mark.parametrize("form", ["", words_at("712", 700, after=5)], ids=["page", "form"])
@pytest.mark.parametrize("blank", ["Số:       /TB", "Số:......./TB", "Số:_______/TB"])
def test_number_put_into_its_blank_last_stands_in_it(blank, form):
    head = blank.replace("ố", "o")
    put = "/X Do" if form else words_at("712", 700, after=5)

    lines, _ = read(f"{lines_at(head, FIRST, LAST)} {put}", form=form)

    assert lines == ["So: 712/TB", FIRST, LAST]


def test_words_put_in_anew_at_the_beginning_of_a_line_stand_there():
    rest = words_at("tong hop truoc ngay 20/12/2026.", 660, after=20)
    page = words_at("Ngay 01/12/2026 ket luan:", 700) + words_at(FIRST, 680) + rest

    lines, _ = read(page + words_at(LAST, 640) + words_at("2. Thanh tra", 660))

    assert lines[2] == "2. Thanh tra tong hop truoc ngay 20/12/2026."


def test_words_put_in_anew_at_the_end_of_a_line_stand_there():
    begun = "2. Van phong tong hop"

    lines, _ = read(lines_at(FIRST, begun, LAST) + words_at(" cuoi nam.", 680, after=len(begun)))

    assert lines == [FIRST, f"{begun} cuoi nam.", LAST]


def test_words_put_over_others_are_told_and_not_read():
    """A stamp for one: nobody can tell where in the line it belongs."""
    assert read(PAPER + words_at("SAO Y", 700, after=10)) == (
        [FIRST, SECOND, LAST],
        ["Trang 1: chữ “SAO Y” đè lên chữ khác nên không đọc, cần xem lại."],
    )


def test_forms_that_draw_themselves_come_to_an_end():
    drawn = a_drawn_page(PAPER + "/X Do", form="/X Do /X Do " + words_at("Het.", 600))
    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn)))
    form = writer.pages[0]["/Resources"]["/XObject"].raw_get("/X")
    form.get_object()["/Resources"][NameObject("/XObject")] = named(X=form)
    buffer = BytesIO()
    writer.write(buffer)

    assert told_of_pdf(buffer.getvalue())["text"].startswith("\n".join([FIRST, SECOND, LAST]))
