"""The mark of urgency and the appendices of a Word file; each appendix counts its own pages."""

import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from reports.papers.paragraphs import paragraph
from reports.tests.made_sheets import ATTACHED, a_sheet, a_wide_table, an_appendix, opened

MM = 36000  # English metric units
END = paragraph("text", "Hết./.")


def pages(document) -> list[tuple]:
    """Of each section: paper, margins, first number, is the first page without one."""
    return [
        (
            [round(length / MM) for length in (section.page_width, section.page_height)],
            [
                round(length / MM)
                for length in (
                    section.top_margin,
                    section.right_margin,
                    section.bottom_margin,
                    section.left_margin,
                )
            ],
            section._sectPr.xpath("w:pgNumType/@w:start"),
            section.different_first_page_header_footer,
        )
        for section in document.sections
    ]


UPRIGHT = ([210, 297], [20, 15, 20, 30], ["1"], True)
ACROSS = ([297, 210], [20, 15, 20, 30], ["1"], True)


@pytest.mark.parametrize(
    ("urgency", "mark", "width"),
    [("urgent", "KHẨN", 20), ("very_urgent", "THƯỢNG KHẨN", 40), ("express", "HỎA TỐC", 30)],
)
def test_mark_of_urgency_stands_in_a_red_box_under_the_number(urgency, mark, width):
    head = opened(a_sheet(urgency=urgency, mark=mark)).tables[0]
    number, under = head.rows[1].cells[0], head.rows[2].cells[0]
    (box,) = under.tables
    (edge,) = {
        tuple(line.get(qn(f"w:{name}")) for name in ("val", "sz", "color"))
        for line in box._tbl.xpath("w:tblPr/w:tblBorders/*")
    }
    (run,) = box.cell(0, 0).paragraphs[0].runs
    line = int(edge[1]) / 8

    assert number.text == "Số: 598/TB-SKHCN"
    assert (run.text, run.font.size.pt, run.bold) == (mark, 13, True)
    assert str(run.font.color.rgb) == edge[2] == "E00000"
    assert (box.columns[0].width.pt + line) * 25.4 / 72 == pytest.approx(width, abs=0.1)
    assert box._tbl.xpath("w:tblPr/w:jc/@w:val") == ["center"]
    assert box.rows[0].height / MM == pytest.approx(8, abs=0.1)
    assert box._tbl.xpath(".//w:trHeight/@w:hRule") == ["exact"]


def test_notice_without_urgency_has_no_box():
    head = opened(a_sheet()).tables[0]

    assert len(head.rows) == 2
    assert head._tbl.xpath(".//w:tbl") == []


def test_notice_without_appendices_is_one_section():
    assert pages(opened(a_sheet())) == [UPRIGHT]


def test_each_appendix_begins_a_page_and_counts_from_one():
    sheet = a_sheet(appendices=(an_appendix(), an_appendix(label="Phụ lục II")))
    document = opened(sheet)

    assert pages(document) == [UPRIGHT] * 3
    assert [section.start_type.name for section in document.sections] == ["NEW_PAGE"] * 3
    assert [
        "PAGE" in "".join(section.header._element.itertext()) for section in document.sections
    ] == [True] * 3
    assert [section.first_page_header.paragraphs[0].text for section in document.sections] == [
        ""
    ] * 3


def test_wide_appendix_lies_across_and_the_next_stands_again():
    wide = an_appendix(a_wide_table())
    document = opened(a_sheet(appendices=(wide, an_appendix(END, label="Phụ lục II"))))
    table = document.tables[-1]

    assert wide.wide
    assert pages(document) == [UPRIGHT, ACROSS, UPRIGHT]
    assert sum(column.width for column in table.columns) / MM == pytest.approx(252, abs=0.1)


def test_appendix_has_its_label_title_and_what_it_is_attached_to():
    document = opened(a_sheet(appendices=(an_appendix(END, title=("DANH MỤC", "NHIỆM VỤ")),)))
    *_, label, first, second, attached, day, words = document.paragraphs
    heads = [label, first, second, attached, day]

    assert [p.text for p in (*heads, words)] == [
        "Phụ lục I",
        "DANH MỤC",
        "NHIỆM VỤ",
        *ATTACHED,
        "Hết./.",
    ]
    assert [p.alignment.name for p in heads] == ["CENTER"] * 5
    assert [(p.runs[0].bold, p.runs[0].italic, p.runs[0].font.size.pt) for p in heads] == [
        *[(True, None, 14)] * 3,
        *[(None, True, 14)] * 2,
    ]
    assert [p.paragraph_format.keep_with_next for p in heads] == [True] * 5


@pytest.mark.parametrize("count", [0, 1, 3])
def test_file_ends_without_room_for_an_empty_page(count):
    """The line that Word wants after a section's last table is a point high, and never alone."""
    document = opened(a_sheet(appendices=(an_appendix(),) * count))
    ends = [*document.element.xpath("//w:p[w:pPr/w:sectPr]"), document.element.body[-2]]
    last = [p for end in ends for p in end.getprevious().tr_lst[-1].xpath(".//w:p")]

    assert [p.xpath("boolean(w:pPr/w:keepNext)") for p in last] == [True] * len(last)
    assert [end.getprevious().tag for end in ends] == [qn("w:tbl")] * (count + 1)
    assert [Paragraph(end, document).paragraph_format.line_spacing for end in ends] == [Pt(1)] * (
        count + 1
    )


@pytest.mark.parametrize(
    ("place", "gap"), [("Quảng Ngãi", " "), ("Thành phố Hồ Chí Minh và các xã, phường", "\u00a0")]
)
def test_day_is_not_cut_where_the_place_is_long(place, gap):
    day = "ngày 03 tháng 4 năm 2024"
    head = opened(a_sheet(dated=f"{place}, {day}")).tables[0]

    assert head.cell(1, 1).text == f"{place}, {day.replace(' ', gap)}"


@pytest.mark.parametrize(
    ("last", "kept"), [("Hết./.", [True, True]), ("Hết. " * 40, [False, True])]
)
def test_words_over_the_signature_are_two_lines_at_least(last, kept):
    before = paragraph("text", "1. Báo cáo kết quả.")
    document = opened(a_sheet(body=(before, paragraph("text", last))))
    *_, first, second, _, _ = document.paragraphs

    assert [bool(p.paragraph_format.keep_with_next) for p in (first, second)] == kept
