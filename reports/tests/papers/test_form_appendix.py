"""Appendices, tables and marks of urgency on the printed page, measured in the file itself."""

import re
from io import BytesIO
from itertools import groupby, pairwise

import pytest

from conclusions.models import Conclusion, Item
from reports.papers.notices.notice_files import print_of
from reports.tests.made_notices import DIRECTIVE, HEADING, a_notice

pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber is not installed")
from reports.tests.measure import DPI, LEFT, MM, RIGHT, Print  # noqa: E402
from reports.tests.papers.test_form import near, the_sample  # noqa: E402

pytestmark = pytest.mark.django_db

MIDDLE = (LEFT + RIGHT) / 2
ATTACHED = (
    "(Kèm theo Thông báo số 598/TB-SKHCN ngày 03 tháng 4 năm 2024 của Sở Khoa học và Công nghệ)"
)
CELLS = [
    ["TT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"],
    ["1", "Xây dựng kế hoạch kiểm tra", "Phòng Quản lý Khoa học", "", "trước ngày 15/4/2024"],
    ["2", "Tổ chức hội nghị", "Phòng Hành chính - Tổng hợp", "Thanh tra Sở", "Tháng 4/2024"],
]
_prints: dict[str, Print] = {}


@pytest.fixture
def paper(agency) -> Print:
    """The sample with both lists of its duties, printed and measured once."""
    if "lists" not in _prints:
        notice = the_sample()
        notice.lists_by_unit = notice.lists_by_deadline = True
        _prints["lists"] = Print(print_of(notice))
    return _prints["lists"]


def with_table(cells=CELLS, times: int = 1) -> Conclusion:
    """A notice whose directives stand in a table."""
    notice = a_notice([(HEADING, "II.", "Nhiệm vụ"), (HEADING, "1.", "Phân công:")])
    head, *rows = cells
    Item.objects.bulk_create(
        Item(conclusion=notice, position=n + 2, kind=kind, cells=row, text=" ".join(row))
        for n, (kind, row) in enumerate(
            [(HEADING, head), *((DIRECTIVE, row) for row in rows * times)]
        )
    )
    return notice


def ruled(content: bytes) -> list[list[list[str]]]:
    """The cells of each ruled table, page by page."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        return [
            [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
            for page in pdf.pages
            for table in page.find_tables()
        ]


def starts(paper: Print) -> list[int]:
    return [line.page for line in paper.appended if re.fullmatch("Phụ lục I+", line.text)]


def test_each_appendix_begins_a_page_with_label_title_and_what_it_belongs_to(paper):
    for page, number, name in zip(
        starts(paper), ("I", "II"), ("PHÂN CÔNG", "TỔNG HỢP"), strict=True
    ):
        label, title, *attached = [line for line in paper.appended if line.page == page][:4]

        assert label.text == f"Phụ lục {number}"
        assert title.text.startswith(f"BẢNG {name} NHIỆM VỤ THEO")
        assert " ".join(line.text for line in attached) == ATTACHED
        assert [(line.size, line.face) for line in (label, title, *attached)] == [
            (14, "Bold"),
            (14, "Bold"),
            (14, "Italic"),
            (14, "Italic"),
        ]
        assert [line.middle for line in (label, title, *attached)] == [near(MIDDLE, 3 * MM)] * 4


def test_pages_are_numbered_apart_for_the_notice_and_each_appendix(paper):
    begins = [0, *starts(paper)]
    wanted = [
        (page, str(page - begin + 1))
        for begin, end in pairwise([*begins, len(paper.sizes)])
        for page in range(begin + 1, end)
    ]

    assert [(line.page, line.text) for line in paper.numbers] == wanted
    assert {(line.size, line.face) for line in paper.numbers} == {(14, "Regular")}


def test_rows_stand_inside_the_margins_in_13_point(paper):
    rows = [line for line in paper.appended if line.size == 13]

    assert len(rows) > 100
    assert min(line.x0 for line in rows) > LEFT
    assert max(line.x1 for line in rows) < RIGHT
    assert {round(width / MM) for width, _ in paper.sizes} == {210}


@pytest.mark.wide
def test_head_of_a_table_returns_on_every_page(paper):
    heads = [table[0] for table in ruled(paper.content)]
    first, second = starts(paper)

    assert heads == [["TT", "Mục", "Nhiệm vụ", "Phối hợp", "Thời hạn"]] * (second - first) + [
        ["TT", "Thời hạn", "Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp"]
    ] * (len(paper.sizes) - second)


@pytest.mark.wide
def test_no_row_is_torn_and_no_unit_stands_over_nothing_at_a_pages_end(paper):
    tables = ruled(paper.content)

    assert [row for table in tables for row in table if row[-3] and not row[0]] == []
    assert [table[-1] for table in tables if not any(table[-1][1:])] == []


@pytest.mark.wide
def test_lists_hold_every_duty(paper):
    by_unit, by_deadline = (
        [row for table in tables for row in table if row[0].isdecimal()]
        for _, tables in groupby(ruled(paper.content), key=lambda table: len(table[0]))
    )

    assert (len(by_unit), len(by_deadline)) == (42, 28)
    assert [row[0] for row in by_deadline] == [str(n) for n in range(1, 29)]


def test_notice_itself_ends_before_its_appendices(paper):
    assert paper.own == starts(paper)[0]
    assert paper.pages[paper.own - 1]["signature"] == len(paper.signature)
    assert paper.body[-1].text.endswith("(có các Phụ lục kèm theo)./.")


def test_directives_of_a_table_keep_their_cells(agency):
    (table,) = ruled(print_of(with_table()))

    assert table == CELLS


@pytest.mark.wide
def test_long_table_of_the_text_runs_over_pages_under_its_head(agency):
    tables = ruled(print_of(with_table(times=40)))

    assert len(tables) > 2
    assert {tuple(table[0]) for table in tables} == {tuple(CELLS[0])}
    assert [row for table in tables for row in table[1:]] == CELLS[1:] * 40


@pytest.mark.wide
def test_table_with_many_columns_lies_across_in_an_appendix(agency):
    notice = a_notice()
    cells = [[f"Chỉtiêu{n}" for n in range(10)], ["1234567"] * 10]
    Item.objects.bulk_create(
        [
            Item(
                conclusion=notice, position=10, kind=Item.Kind.ANNEX, label="Phụ lục", text="Biểu"
            ),
            *(
                Item(conclusion=notice, position=11 + n, kind=HEADING, cells=row, text="x")
                for n, row in enumerate(cells)
            ),
        ]
    )
    paper = Print(print_of(notice))

    assert [(round(w / MM), round(h / MM)) for w, h in paper.sizes] == [(210, 297), (297, 210)]
    assert paper.numbers == []
    assert ruled(paper.content) == [cells]


@pytest.mark.wide
@pytest.mark.parametrize(
    ("urgency", "words", "width"),
    [("urgent", "KHẨN", 20), ("very_urgent", "THƯỢNG KHẨN", 40), ("express", "HỎA TỐC", 30)],
)
def test_mark_of_urgency_is_a_red_box_of_the_decrees_size_under_the_number(
    agency, urgency, words, width
):
    paper = Print(print_of(a_notice(urgency=urgency)))
    mark, number = paper.line(f"^{words}$"), paper.line("^Số:")
    left, top, right, bottom = red_box(paper.content)

    assert (mark.size, mark.face) == (13, "Bold")
    assert {tuple(round(c, 1) for c in char["non_stroking_color"]) for char in mark.inked} == {
        (0.9, 0, 0)
    }
    assert ((right - left) / MM, (bottom - top) / MM) == (near(width, 0.5), near(8, 0.5))
    assert ((left + right) / 2, mark.middle) == (near(number.middle, 4 * MM),) * 2
    assert number.baseline < top < mark.baseline < bottom < paper.line("^THÔNG BÁO$").baseline


def red_box(content: bytes) -> tuple[float, float, float, float]:
    """The edges of all that is red on the first page, in points."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        image = pdf.pages[0].to_image(resolution=DPI).original.convert("RGB")
    mask = image.convert("HSV").split()[1].point(lambda value: 255 if value > 150 else 0)
    scale = 72 / DPI
    return tuple(edge * scale for edge in mask.getbbox())


def test_notice_without_urgency_is_black(agency):
    paper = Print(print_of(a_notice()))

    assert {max(char["non_stroking_color"] or (0,)) for char in paper.chars} == {0}
