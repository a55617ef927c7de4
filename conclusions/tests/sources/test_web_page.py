"""A web page under the name of a Word file is read as its style sheet shows it."""

import pytest

from conclusions.sources.web_page import lines_of_page

BODY = "<p>1. Báo cáo.</p><p class='h x' id=n>Ẩn <b>nữa</b></p><p>2. Rà soát.</p>"
SHOWN, ALL = ["1. Báo cáo.", "2. Rà soát."], ["1. Báo cáo.", "Ẩn nữa", "2. Rà soát."]


def lines(sheet, body=BODY):
    return lines_of_page(f"<html><head><style>{sheet}</style></head><body>{body}</body></html>")


@pytest.mark.parametrize(
    "sheet",
    [
        "p.h{display:none}",
        ".h { DISPLAY : none !important }",
        "<!-- /* Word */ td, p.h, li { mso-hide: all; } -->",
        ".x{visibility:hidden}",
        "#n{visibility:collapse}",
        "p.h.x{color:#FFF}",
        ".h{color:white}",
        ".h{color:rgb(255, 255, 255)}",
        ".h{font-size:0}",
        ".h{display:none} .h{color:red}",
    ],
)
def test_what_a_class_hides_is_not_read(sheet):
    assert lines(sheet) == SHOWN


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        "div.h{display:none}",
        "p.h.y{display:none}",
        ".h{display:none} p.h{display:block}",
        "div .h{display:none}",  # within something that is not there
        "@media print { p.h { display: none } }",
        "@page Section1 { margin: 2cm }",
        ".h{color:white; background:#036}",
        ".h{color:white} td{background-color:navy}",  # somewhere white is seen
    ],
)
def test_what_no_class_hides_is_read(sheet):
    assert lines(sheet) == ALL


@pytest.mark.parametrize(
    ("style", "shown"), [("display:block", ALL), ("color:red", SHOWN), ("", SHOWN)]
)
def test_the_style_of_the_tag_itself_outweighs_its_class(style, shown):
    assert lines(".h{display:none}", BODY.replace("id=n", f"style='{style}'")) == shown


def test_raised_signs_change_no_number():
    body = "<p>10<sup>6</sup> đồng, 5 m<sup>2</sup> trước ngày 15/12/2026<sup>1</sup>.</p>"

    assert lines("", body) == ["10⁶ đồng, 5 m² trước ngày 15/12/2026 ¹."]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<ol><li>Một<li>Hai</ol>", ["1. Một", "2. Hai"]),
        ("<ol>\n<li>\n<p>Một</p><p>nữa</p></li><li><p>Hai</ol>", ["1. Một", "nữa", "2. Hai"]),
        (
            "<ol type=I><li>Một<ol><li>Hai<li>Ba</ol><li>Bốn",
            ["I. Một", "1. Hai", "2. Ba", "II. Bốn"],
        ),
        ("<ol><li>Một<ol type=a><li>Hai<li>Ba</ol>", ["1. Một", "a) Hai", "b) Ba"]),
        ("<ol style='list-style-type: lower-roman'><li>Một<li>Hai", ["i) Một", "ii) Hai"]),
        ("<ol type=A start=3><li>Một<li>Hai", ["C. Một", "D. Hai"]),
        ("<ol><li value=7>Một<li>Hai", ["7. Một", "8. Hai"]),
        ("<ol start=99999999999><li>Một", ["1. Một"]),
        ("<ul><li>Một<li>Hai</ul>", ["- Một", "- Hai"]),
        ("<ul style='list-style: none'><li>Một</ul>", ["Một"]),
        ("<ul><li>\n<p>a) Một</p><li>- Hai<li>Ba</ul>", ["a) Một", "- Hai", "- Ba"]),
        ("<ol><li>1. Một<li>2. Hai</ol>", ["1. Một", "2. Hai"]),
    ],
)
def test_items_of_lists_have_the_labels_a_browser_shows(body, read):
    assert lines("", body) == read


@pytest.mark.parametrize(
    ("sheet", "body", "read"),
    [
        ("ol.k{list-style-type:lower-alpha}", "<ol class=k><li>Một", ["a) Một"]),
        ("ol li{color:red} .k{list-style:none inside}", "<ul class=k><li>1. Một", ["1. Một"]),
        ("", "<ol style='list-style-type:decimal-leading-zero'><li>Một", ["01. Một"]),
        ("", "<ul><li>a) Một</li><li>- Hai</li><li>Ba", ["a) Một", "- Hai", "- Ba"]),
        ("", "<ol><li> 1. Một</li><li><b>2.</b> Hai", ["1. Một", "2. Hai"]),
        ("", "<ol><li>1.1. Một", ["1. 1.1. Một"]),
        ("", "<dl><dt>1. Một<dd>Hai</dl><details><summary>2. Ba</summary>Bốn", [
            "1. Một", "Hai", "2. Ba", "Bốn"]),
    ],
)  # fmt: skip
def test_labels_are_those_that_are_seen_and_stand_once(sheet, body, read):
    assert lines(sheet, body) == read


HEAD = "SỞ A<br>Số: 45/TB-SA</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Q, ngày 01/12/2026"
LINES_OF_HEAD = ["SỞ A", "Số: 45/TB-SA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Q, ngày 01/12/2026"]
WHOLE = [f"{number}. Việc" for number in range(1, 10)]
TASKS = "<tr><th>STT<th>Việc<th>Đơn vị<tr><td>1<td>A<br>B<td rowspan=2>C<tr><td>2<td>D"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (f"<table><tr><td>{HEAD}</table>", LINES_OF_HEAD),
        (f"<table border=1><tr><td>{HEAD}</td></tr></table>", LINES_OF_HEAD),
        (f"<table><tr><td><table><tr><td>{HEAD}</table></table>", LINES_OF_HEAD),
        (f"<table><tr><td>Trang chủ<td>{'<br>'.join(WHOLE)}</table>", ["Trang chủ", *WHOLE]),
        (
            "<table><tr><td>Nơi nhận:<br>- Lưu: VT.<td>TL. GIÁM ĐỐC<br>Lê A</table>",
            ["Nơi nhận:", "- Lưu: VT.", "TL. GIÁM ĐỐC", "Lê A"],
        ),
        ("<table border=0><tr><td>Trái<td>Phải</table>", ["Trái", "Phải"]),
        ("<table><tr><td>Đơn vị<td>Việc<br>làm</table>", ["| Đơn vị | Việc làm |"]),
        (
            f"<table>{TASKS}</table>",
            ["| STT | Việc | Đơn vị |", "| 1 | A B | C |", "| 2 | D | C |"],
        ),
        (
            f"<table><tr><td colspan=3>I. Nhóm</td></tr>{TASKS}",
            ["I. Nhóm", "| STT | Việc | Đơn vị |", "| 1 | A B | C |", "| 2 | D | C |"],
        ),
        (
            "<table><tr><td>X<td>Y<tr><td rowspan=99999999 colspan=x>A<td>B<tr><td>C",
            ["| X | Y |", "| A | B |", "| A | C |"],
        ),
    ],
)
def test_table_is_rows_and_what_lays_out_a_page_is_lines(body, read):
    assert lines("", body) == read


def test_tables_within_tables_without_end_are_read():
    assert lines("", f"{'<table><tr><td>' * 5000}1. Một") == ["1. Một"]
