"""Tables drawn with rules in a PDF come out row by row, as those of a Word file do."""

from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from docx import Document
from pypdf import PdfReader, PdfWriter
from weasyprint import HTML

from conclusions.reading import Unit, read
from conclusions.sources import text_of
from conclusions.tests.sample_files import a_docx

FONT = (settings.BASE_DIR / "static/vendor/tinos-1.340/Tinos-Regular.ttf").as_uri()
PAGE = (
    f"@font-face {{ font-family: Tinos; src: url({FONT}) }}"
    + """
@page { size: 210mm 297mm; margin: 20mm 20mm 20mm 30mm; @top-center { content: counter(page) } }
body { font: 14pt/1.2 Tinos; text-align: justify }
p { margin: 6pt 0 0; text-indent: 1.27cm }
table { width: 100%; table-layout: fixed; border-collapse: collapse }
td, th { border: 1px solid #000; padding: 3px; vertical-align: top }
th:first-child { width: 8% }
th:nth-child(2) { width: 40% }
thead { display: table-header-group }
"""
)
HEAD = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn"]
TASK = "Rà soát, tổng hợp các nhiệm vụ khoa học và công nghệ đang thực hiện trên địa bàn tỉnh"
BEFORE, AFTER = "Các nhiệm vụ được giao như sau:", "Nay thông báo để các đơn vị thực hiện."
UNITS = tuple(map(Unit, ("Phòng Quản lý Khoa học", "Phòng Hành chính - Tổng hợp", "Thanh tra Sở")))


def a_row(number: int, times: int = 1) -> list[str]:
    """A row of tasks; no helpers where its number is even."""
    return [
        f"{number}",
        f"{' '.join([TASK] * times)} lần {number}.",
        UNITS[number % 3].name,
        "Các phòng, đơn vị" if number % 2 else "",
        f"{number % 28 + 1:02d}/5/2024",
    ]


def html(rows: list[list[str]], head: list[str] = HEAD) -> str:
    """A table; a row of one cell goes across all columns."""
    lines = "".join(
        f'<tr><td colspan="{len(head)}">{row[0]}'
        if len(row) == 1
        else "<tr>" + "".join(f"<td>{cell}" for cell in row)
        for row in rows
    )
    return f"<table><thead><tr>{''.join(f'<th>{cell}' for cell in head)}</thead>{lines}</table>"


def bars(*rows: list[str], columns: int = len(HEAD)) -> list[str]:
    """The lines in which the rows are to come out."""
    return [f"| {' | '.join(row + [''] * (columns - len(row)))} |" for row in rows]


def pdf(body: str, style: str = "") -> bytes:
    return HTML(string=f"<style>{PAGE}{style}</style>{body}").write_pdf()


def lines_of(content: bytes) -> list[str]:
    """The lines that the file comes out in, without empty ones and page numbers."""
    lines = [line.strip() for line in text_of("a.pdf", content).splitlines()]
    return [line for line in lines if line and not line.isdigit()]


def told(table: str, style: str = "") -> list[str]:
    """The lines of a paper with this between two paragraphs, which come out as they are."""
    lines = lines_of(pdf(f"<p>{BEFORE}</p>{table}<p>{AFTER}</p>", style))
    assert [lines[0], lines[-1]] == [BEFORE, AFTER]
    return lines[1:-1]


@pytest.mark.wide
@pytest.mark.parametrize(
    "style",
    [
        "",
        "td, th { border: 0.5pt dotted #888; padding: 0 5.4pt; vertical-align: middle }",
        "td, th { border: 3px double #000 } th { background: #ddd }",
        "table { border-collapse: separate; border-spacing: 0 }",
        "table { border-collapse: separate; border-spacing: 2px } td, th { border-style: inset }",
        "table { border-collapse: separate; border-spacing: 0; border: 1px solid }"
        "td, th { border-width: 0 1px 1px 0 }",
        "tr > :first-child { border-left: 0 } tr > :last-child { border-right: 0 }",
    ],
    ids=["strokes", "dots", "double", "frames", "apart", "one-side", "open-sides"],
)
def test_table_comes_out_row_by_row_however_its_rules_are_drawn(style):
    rows = [a_row(1), a_row(2), a_row(3)]

    assert told(html(rows), style) == bars(HEAD, *rows)


def test_rules_may_be_thin_filled_boxes_that_leave_out_the_corners():
    """So Word draws its tables."""
    ends, tops = [0, 60, 260, 360], [100, 160, 220]
    boxes = [(x, y + 1, 0.6, 58) for x in ends for y in tops[:-1]]
    boxes += [
        (x + 1, y, z - x - 2, 0.6) for x, z in zip(ends, ends[1:], strict=False) for y in tops
    ]
    words = {(0, 0): "TT", (1, 0): "Nội dung", (2, 0): "Chủ trì", (0, 1): "1", (2, 1): "Thanh tra"}
    drawn = "".join(
        f'<div style="left:{x}px;top:{y}px;width:{w}px;height:{h}px;background:#000"></div>'
        for x, y, w, h in boxes
    ) + "".join(
        f'<div style="left:{ends[x] + 6}px;top:{tops[y] + 4}px">{each}</div>'
        for (x, y), each in words.items()
    )

    assert lines_of(pdf(drawn, "div { position: absolute }")) == [
        "| TT | Nội dung | Chủ trì |",
        "| 1 |  | Thanh tra |",
    ]


@pytest.mark.wide
def test_table_over_many_pages_has_one_head_and_whole_rows():
    rows = [a_row(number, times=8 if number % 4 == 0 else 2) for number in range(1, 25)]
    content = pdf(f"<p>{BEFORE}</p>{html(rows)}<p>{AFTER}</p>")

    assert len(PdfReader(BytesIO(content)).pages) > 3
    assert lines_of(content) == [BEFORE, *bars(HEAD, *rows), AFTER]


def test_row_torn_where_no_rule_is_drawn_is_whole_however_its_words_part():
    """So WeasyPrint tears rows; of some cells it sets the first line only after the tear."""
    rows = [a_row(number, times=2) for number in range(1, 14)]
    content = pdf(f"<p>{BEFORE}</p>{html(rows)}<p>{AFTER}</p>")

    assert lines_of(content) == [BEFORE, *bars(HEAD, *rows), AFTER]


def test_running_head_and_foot_stand_apart_from_the_table_that_goes_on_under_them():
    rows = [a_row(number, times=2) for number in range(1, 16)]
    style = """@page { @top-center { content: "Dự thảo" }
        @bottom-left { content: "Thông báo kết luận" }
        @bottom-right { content: "Trang " counter(page) "/" counter(pages) } }"""
    content = pdf(html(rows), style)

    assert len(PdfReader(BytesIO(content)).pages) > 2
    assert [
        line for line in lines_of(content) if line != "Dự thảo" and "Trang " not in line
    ] == bars(HEAD, *rows)


def test_row_without_a_number_on_the_next_page_is_a_row_of_its_own():
    head = ["Nội dung công việc", "Đơn vị thực hiện", "Thời hạn"]
    first = ["Ban hành Kế hoạch kiểm tra nhiệm vụ sau nghiệm thu", "Thanh tra Sở", "01/7/2024"]
    second = ["Chuẩn bị nội dung làm việc với Đại học Đà Nẵng", "Thanh tra Sở", ""]
    content = pdf(html([first, second], head), "tr:last-child { break-before: page }")

    assert len(PdfReader(BytesIO(content)).pages) == 2
    assert lines_of(content) == bars(head, first, second, columns=3)


def test_same_table_on_the_next_page_under_the_same_words_is_told_again():
    rows = [a_row(number) for number in range(1, 7)]
    parts = [f"<p>{n}. Phân công như sau:</p>{html(rows)}" for n in (3, 4)]
    content = pdf('<div style="break-before: page"></div>'.join(parts))

    assert len(PdfReader(BytesIO(content)).pages) == 2
    assert lines_of(content) == [
        "3. Phân công như sau:",
        *bars(HEAD, *rows),
        "4. Phân công như sau:",
        *bars(HEAD, *rows),
    ]


@pytest.mark.parametrize("border", ["1px solid #000", "1px dashed #000"])
def test_row_torn_by_a_page_end_is_whole_though_rules_close_both_parts(border):
    """Word and LibreOffice draw a rule under the part above the tear."""
    parts = [
        [HEAD, a_row(1), ["2", f"{TASK}, trình", "Phòng Quản lý", "", "20/5/2024"]],
        [HEAD, ["", "Giám đốc Sở xem xét.", "Khoa học", "", ""], a_row(3)],
    ]
    tables = [html(rows, head) for head, *rows in parts]
    body = f'{tables[0]}<div style="break-before: page">{tables[1]}</div>'

    assert told(body, f"td, th {{ border: {border} }}") == bars(
        HEAD,
        a_row(1),
        ["2", f"{TASK}, trình Giám đốc Sở xem xét.", "Phòng Quản lý Khoa học", "", "20/5/2024"],
        a_row(3),
    )


@pytest.mark.wide
@pytest.mark.parametrize(
    "row",
    [
        ["3", "Báo cáo Giám đốc Sở.", "Thanh tra Sở", "", "20/5/2024"],
        ["", "b) Báo cáo Giám đốc Sở", "Thanh tra Sở", "", "20/5/2024"],
        ["", "Báo cáo Giám đốc Sở", "Thanh tra Sở", "", "20/5/2024"],
        ["", "b) Báo cáo Giám đốc Sở", "Thanh tra Sở", "", ""],
        ["B. Nhóm nhiệm vụ thứ hai"],
    ],
    ids=["numbered", "labelled", "dated", "undated", "heading"],
)
def test_row_that_begins_a_page_is_not_added_to_the_one_before(row):
    last = ["2", "Rà soát các nhiệm vụ", "Phòng Quản lý Khoa học", "", "06/5/2024"]
    body = f'{html([last])}<div style="break-before: page">{html([row])}</div>'

    assert told(body) == bars(HEAD, last, row)


def test_tables_with_words_between_keep_their_heads():
    body = (
        f'{html([a_row(1)])}<p style="break-before: page">II. Nhiệm vụ khác</p>{html([a_row(2)])}'
    )

    assert told(body) == [*bars(HEAD, a_row(1)), "II. Nhiệm vụ khác", *bars(HEAD, a_row(2))]


def test_row_across_all_columns_and_cells_over_several_rows_and_columns_keep_the_columns():
    table = """<table><tr><td rowspan=2>TT<td rowspan=2>Nội dung<td colspan=2>Đơn vị<td rowspan=2>
        Thời hạn<tr><td>Chủ trì<td>Phối hợp<tr><td colspan=5>I. Lĩnh vực khoa học<tr><td>1<td>
        Báo cáo<td>Thanh tra<td><td rowspan=2>20/5/2024<tr><td>2<td>Rà soát<td>Văn phòng<td></table>
    """

    assert told(table) == [
        "| TT | Nội dung | Đơn vị |  | Thời hạn |",
        "|  |  | Chủ trì | Phối hợp |  |",
        "| I. Lĩnh vực khoa học |  |  |  |  |",
        "| 1 | Báo cáo | Thanh tra |  | 20/5/2024 |",
        "| 2 | Rà soát | Văn phòng |  | 20/5/2024 |",
    ]


def test_unit_in_the_first_column_is_said_of_each_of_its_rows_but_a_number_of_one():
    table = """<table><tr><td>Đơn vị<td>Nhiệm vụ<td>Thời hạn<tr><td rowspan=2>Thanh tra<td>Báo cáo
        <td>20/5/2024<tr><td>Rà soát<td>30/5/2024<tr><td rowspan=2>1<td rowspan=2>Tổng hợp<td>
        01/6/2024<tr><td>15/6/2024</table>
    """

    assert told(table)[1:] == [
        "| Thanh tra | Báo cáo | 20/5/2024 |",
        "| Thanh tra | Rà soát | 30/5/2024 |",
        "| 1 | Tổng hợp | 01/6/2024 |",
        "|  |  | 15/6/2024 |",
    ]


@pytest.mark.wide
@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("Theo 25/2018/QĐ-<br>UBND", "Theo 25/2018/QĐ-UBND"),
        ("Trước ngày 20/5/20<br>24", "Trước ngày 20/5/2024"),
        ("20/5/2024<br>30/6/2024", "20/5/2024 30/6/2024"),
        ("Kinh phí 150.000.0<br>00 đồng", "Kinh phí 150.000.000 đồng"),
        ("ST<br>T", "STT"),
        ("10<br>0", "100"),
        ("Hành chính -<br>Tổng hợp", "Hành chính - Tổng hợp"),
        ("Tổ 1 | Tổ 2<br>Tổ 3", "Tổ 1 Tổ 2 Tổ 3"),
    ],
)
def test_lines_of_a_cell_are_one_and_what_they_part_is_whole(lines, whole):
    assert told(html([["1", lines, "", "", ""]])) == bars(HEAD, ["1", whole, "", "", ""])


def test_justified_kerned_and_mixed_words_of_a_cell_stand_as_printed():
    words = f"{TASK} <b>AVA</b>, <i>T</i>o, m<sup>2</sup>, Tây, Việt <u>Nam</u>"
    printed = f"{TASK} AVA, To, m², Tây, Việt Nam"

    assert told(html([["1", words, "", "", ""]])) == bars(HEAD, ["1", printed, "", "", ""])


def test_underlined_lines_of_a_cell_part_no_rows():
    cells = ["1", f"<u>{TASK}</u>", "<u>Thanh tra Sở</u>", "", ""]

    assert told(html([cells])) == bars(HEAD, ["1", TASK, "Thanh tra Sở", "", ""])


@pytest.mark.wide
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_table_on_a_wide_or_turned_page_is_read_as_it_is_looked_at(turn):
    rows = [a_row(1), a_row(2)]
    wide = PdfReader(BytesIO(pdf(html(rows), "@page { size: 297mm 210mm }")))
    writer = PdfWriter()
    page = writer.add_page(wide.pages[0])
    page.rotate(turn)
    page.transfer_rotation_to_content()
    page.rotate(-turn)
    saved = BytesIO()
    writer.write(saved)

    assert lines_of(saved.getvalue()) == bars(HEAD, *rows)


def drawn(operations: str, form: str = "") -> bytes:
    """A page drawn by these operations, with a form and a font whose letters are 6 of 10 wide."""
    widths = " ".join(["600"] * 95)
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Contents 4 0 R/Resources 7 0 R>>",
        f"<</Length {len(operations)}>>stream\n{operations}\nendstream",
        f"<</Type/Font/Subtype/Type1/BaseFont/A/FirstChar 32/Widths[{widths}]>>",
        f"<</Type/XObject/Subtype/Form/BBox[0 0 600 400]/Resources 7 0 R/Length {len(form)}>>"
        f"stream\n{form}\nendstream",
        "<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>",
    )
    objects = "".join(f"{n} 0 obj\n{part}\nendobj\n" for n, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{objects}trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF".encode()


GRID = "".join(
    [f"{x} 100 m {x} 160 l S " for x in (50, 100, 200, 300)]
    + [f"50 {y} m 300 {y} l S " for y in (100, 130, 160)]
)


@pytest.mark.parametrize(
    "show",
    [
        "1 0 0 1 55 140 Tm [(TT)-4300(Viec)-7600(Han)] TJ 0 -30 Td [(1)-4900(Lam)] TJ",
        "10 Tz 1 0 0 1 55 140 Tm [(TT)-48800(Viec)-97600(Han)] TJ 0 -30 Td [(1)-49400(Lam)] TJ",
        "1 0 0 1 55 140 Tm 30 Tw (TT ) Tj (Viec) Tj 14 Tc [(   )] TJ (Han) Tj"
        " 0 Tc 0 Tw 30 TL T* (1) Tj 49 0 Td (Lam) Tj",
    ],
    ids=["gaps", "narrowed", "spaced"],
)
def test_line_of_a_table_shown_by_one_operation_is_parted_at_its_rules(show):
    """So Ghostscript and Cairo write what another program made."""
    assert lines_of(drawn(f"{GRID} BT /F 10 Tf {show} ET")) == [
        "| TT | Viec | Han |",
        "| 1 | Lam |  |",
    ]


@pytest.mark.parametrize(
    "box",
    [
        "{0} {1} {2} 30 re S ",
        "{0} {1} m {3} {1} l {3} {4} l {0} {4} l s ",
        "{0} {1} m {3} {1} l {3} {4} l {0} {4} l h S ",
        "q 1 g .1 0 0 .1 0 0 cm {0}0 {1}0 {2}0 300 re B Q ",
        "1 1 1 RG {0} {1} {2} 30 re S q 0 G 1 g {0} {1} {2} 30 re b Q ",
    ],
    ids=["box", "closing", "closed", "scaled", "white-then-black"],
)
def test_column_may_be_boxes_drawn_in_any_way(box):
    middle = "".join(box.format(100, y, 100, 200, y + 30) for y in (100, 130))
    words = "BT /F 10 Tf 55 140 Td (TT) Tj 50 0 Td (Viec) Tj 100 -30 Td (Han) Tj ET"

    assert lines_of(drawn(f"50 100 250 60 re S 50 130 m 300 130 l S {middle} {words}")) == [
        "| TT | Viec |  |",
        "|  |  | Han |",
    ]


@pytest.mark.wide
def test_squared_paper_and_drawings_are_read_in_good_time():
    squared = "".join(
        f"{n * 3} 0 m {n * 3} 400 l S 0 {n * 2} m 600 {n * 2} l S " for n in range(200)
    )
    strokes = "".join(f"{n % 580} {n % 390} m {n % 580} {n % 390 + 9} l S " for n in range(30_000))
    words = "BT /F 10 Tf 55 140 Td (Viec) Tj ET"

    assert [lines_of(drawn(f"{rules} {words}")) for rules in (squared, strokes)] == [["Viec"]] * 2


def test_lines_beside_a_number_halfway_up_are_lines():
    """For pypdf they stand on one line with it."""
    words = "BT /F 10 Tf 55 115 Td (1) Tj 50 5 Td (25/2018/QD-) Tj 0 -11 Td (UBND) Tj ET"

    assert lines_of(drawn(f"{GRID} {words}"))[1] == "| 1 | 25/2018/QD-UBND |  |"


def test_words_of_a_form_are_not_those_of_the_cell_at_its_places():
    """A stamp or signature has places of its own."""
    stamp = "BT /F 10 Tf 110 110 Td (Ky so) Tj ET"
    words = "BT /F 10 Tf 55 140 Td (TT) Tj 50 0 Td (Viec) Tj 100 0 Td (Han) Tj ET"

    assert lines_of(drawn(f"{GRID} {words} q 1 0 0 1 200 200 cm /X Do Q", stamp)) == [
        "| TT | Viec | Han |",
        "|  |  |  |",
        "Ky so",
    ]


LETTERHEAD = """<table style="{}"><tr><td>UBND TỈNH QUẢNG NGÃI<br>SỞ KHOA HỌC VÀ CÔNG NGHỆ<td>CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</table>"""
PARAGRAPHS = "".join(f"<p>{n}. {TASK}, {TASK} lần {n}.</p>" for n in range(1, 6))


@pytest.mark.wide
@pytest.mark.parametrize(
    ("plain", "ruled"),
    [
        (LETTERHEAD, "border: 1px solid"),
        ("<p style='{}'>HỎA TỐC</p>", "border: 2px solid; width: 3cm"),
        ("<p><span style='{}'>Độc lập - Tự do - Hạnh phúc</span></p>", "border-bottom: 1px solid"),
        ("<p><span style='{}'>Độc lập</span></p>", "text-decoration: underline overline"),
        ("<div style='{}'>GIÁM ĐỐC<br>Trần Văn A</div>", "border: 1px solid; margin-left: 8cm"),
        ("<table style='{}'><tr><td>A<td>B<td>C</table>", "border: 1px solid"),
    ],
    ids=["letterhead", "urgency", "rule", "underline", "signature", "outer-frame"],
)
def test_what_is_ruled_but_no_table_of_three_columns_comes_out_as_without_rules(plain, ruled):
    bare = "td { border: 1px solid #fff !important }"
    papers = [
        text_of("a.pdf", pdf(plain.format(style) + PARAGRAPHS, bare)) for style in ("", ruled)
    ]

    assert "|" not in papers[0]
    assert papers[0].split() == papers[1].split()
    assert papers[0].splitlines()[-5:] == papers[1].splitlines()[-5:]


def test_letterhead_in_two_columns_with_rules_is_read_cell_after_cell():
    white, black = (
        lines_of(pdf(LETTERHEAD + PARAGRAPHS, f"td {{ border-color: {colour} }}"))
        for colour in ("#fff", "#000")
    )

    assert black == white
    assert " ".join(" ".join(black).split()).startswith(
        "UBND TỈNH QUẢNG NGÃI SỞ KHOA HỌC VÀ CÔNG NGHỆ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    )


def test_border_of_the_page_makes_no_table():
    border = "@page { border: 3px double #000; padding: 5mm; margin: 15mm }"
    rows = [a_row(1)]
    body = f"{PARAGRAPHS}{html(rows)}<p>{AFTER}</p>"

    plain = lines_of(pdf(body, border.replace("#000", "#fff")))

    assert plain[-3:] == [*bars(HEAD, *rows), AFTER]
    assert lines_of(pdf(body, border)) == plain


def test_rules_in_the_colour_of_the_paper_make_no_table():
    assert "|" not in "".join(told(html([a_row(1)]), "td, th { border-color: #fff }"))


def test_boxes_joined_by_lines_make_no_table():
    """The chart of an agency: words in boxes, but no columns."""
    boxes = [("left:200px;top:0", "Giám đốc"), ("left:0;top:90px", "Phòng A"),
             ("left:200px;top:120px", "Phòng B"), ("left:400px;top:90px", "Phòng C")]  # fmt: skip
    chart = "".join(f'<div class="box" style="{place}">{words}</div>' for place, words in boxes)
    lines = '<div style="left:250px;top:32px;width:1px;height:88px;background:#000"></div>'
    lines += '<div style="left:50px;top:60px;width:400px;height:1px;background:#000"></div>'
    style = "div { position: absolute } .box { border: 1px solid; width: 100px; height: 30px }"

    assert lines_of(pdf(chart + lines, style)) == [words for _, words in boxes]


def duties(text: str) -> list[tuple]:
    """What is asked, of whom and until when, of every directive."""
    found = read(text, UNITS, date(2024, 5, 1)).directives
    return [
        (
            item.path,
            item.text,
            duty.title,
            [unit.name for unit in duty.leads],
            [unit.name or unit.written for unit in duty.helpers],
            duty.deadline and (duty.deadline.kind, duty.deadline.on, duty.deadline.phrase),
        )
        for item in found
        for duty in item.duties
    ]


TITLE = ["THÔNG BÁO", "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 4 năm 2024"]
OPENING = "Ngày 01/5/2024, Giám đốc Sở chủ trì cuộc họp giao ban và kết luận như sau:"


def a_notice(rows: list[list[str]]):
    """The notice as a Word file, for python-docx."""

    def edit(document: Document) -> None:
        table = document.add_table(0, len(HEAD))
        for row in [HEAD, *rows]:
            cells = table.add_row().cells
            if len(row) == 1:
                cells[0].merge(cells[-1])
            for cell, words in zip(cells, row, strict=False):
                cell.text = words
        document.add_paragraph(AFTER)

    return a_docx(*TITLE, OPENING, edit=edit)


@pytest.mark.wide
def test_notice_with_a_table_of_tasks_reads_from_pdf_as_from_word():
    rows = [
        ["A. Nhiệm vụ trong tháng"],
        *[a_row(number, times=number % 3 * 3 + 1) for number in range(1, 12)],
        ["B. Nhiệm vụ thường xuyên"],
        *[[f"{n}", f"{TASK} thứ {n}.", UNITS[0].name, "", "Thường xuyên"] for n in (12, 13)],
    ]
    body = "".join(f"<p>{words}</p>" for words in [*TITLE, OPENING])
    from_word = duties(text_of("a.docx", a_notice(rows)))

    assert [duty[0] for duty in from_word] == [f"{number}" for number in range(1, 14)]
    assert from_word[0][3:] == (
        ["Phòng Hành chính - Tổng hợp"],
        ["Các phòng, đơn vị"],
        ("by", date(2024, 5, 2), "02/5/2024"),
    )
    assert duties(text_of("a.pdf", pdf(f"{body}{html(rows)}<p>{AFTER}</p>"))) == from_word
