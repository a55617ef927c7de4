"""The printed page against Nghị định 30/2020/NĐ-CP, Phụ lục I: measured in the file itself."""

import re
from datetime import date
from itertools import pairwise

import pytest
from django.conf import settings

from conclusions.actions import draft_from
from conclusions.models import Conclusion
from conclusions.reading import read
from conclusions.units import Directory
from departments.models import Agency
from reports.papers.line_breaks import width_of
from reports.papers.notices.notice_files import print_of
from reports.papers.paragraphs import DAY, JOINED
from reports.tests.made_notices import DIRECTIVE, HEADING, ROWS, SENTENCE, a_notice

pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber is not installed")
from reports.tests.measure import (  # noqa: E402
    ASCENT,
    COLUMN,
    DESCENT,
    LEFT,
    MM,
    RIGHT,
    Print,
)

# The database is asked for late, by the first test of a kind, so it must be named early.
pytestmark = pytest.mark.django_db

LONG_NAME = "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ và Chuyển đổi số tỉnh Quảng Ngãi"
LONG_TITLE = (
    "Kết luận của đồng chí Nguyễn Tuấn Anh - Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh tại "
    "cuộc họp về tình hình triển khai các cụm công nghiệp trên địa bàn tỉnh"
)
UNITS = [
    row
    for unit in range(1, 9)
    for row in (
        (HEADING, f"{unit}.", "Phòng Hành chính – Tổng hợp:"),
        (DIRECTIVE, "(1)", SENTENCE),
        (DIRECTIVE, "(2)", "Chủ trì, báo cáo trước ngày 10/4/2024."),
        (DIRECTIVE, "(4)", f"{SENTENCE} {SENTENCE}"),
    )
]
KINDS = {
    "one directive": {},
    "four pages": {"rows": [*ROWS, *UNITS]},
    "blank draft": {"number": "", "issued_on": None},
    "long names": {
        "title": LONG_TITLE,
        "number": "9/TB-TTUDDVKHCN",
        "signature": "TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP",
        "recipients": "- Các Sở: Công Thương, Tài chính, Xây dựng, Nông nghiệp và Môi trường;\n"
        + "- UBND các xã, phường;\n" * 12
        + "- Lưu: VT, HCTH.",
    },
}
# The same and all that the decree adds to some papers.
KINDS["long names, urgent, with lists"] = {
    **KINDS["long names"],
    "rows": [*ROWS, *UNITS],
    "urgency": "very_urgent",
    "lists_by_unit": True,
    "lists_by_deadline": True,
}
KINDS["every width"] = {
    "rows": [
        *ROWS,
        *((DIRECTIVE, f"{n}.", f"{'i' * n} {'ô ' * (n // 4)}{SENTENCE}") for n in range(1, 37)),
    ]
}
THOUSAND = "a thousand directives"
KINDS[THOUSAND] = {"rows": [ROWS[0], *((DIRECTIVE, f"{n}.", SENTENCE) for n in range(1, 1001))]}
SAMPLE = settings.BASE_DIR / "conclusions/tests/notices/giao-ban-quy-1-2024.txt"
_prints: dict[str, Print] = {}


def the_sample() -> Conclusion:
    """The real notice, from its text; number and day are assumed, its letterhead being lost."""
    issued_on = date(2024, 4, 3)
    reading = read(SAMPLE.read_text(encoding="utf-8"), Directory().known(), issued_on)
    return draft_from(reading, by=None, number="598/TB-SKHCN", issued_on=issued_on)


def kinds() -> list:
    slow = pytest.mark.slow
    return [pytest.param(k, marks=slow) if k == THOUSAND else k for k in ("the sample", *KINDS)]


@pytest.fixture(params=kinds())
def paper(request) -> Print:
    """Each kind of notice, printed and measured once."""
    kind = request.param
    if kind not in _prints:
        request.getfixturevalue("agency")
        if kind.startswith("long names"):
            Agency.objects.update(parent="Ủy ban nhân dân tỉnh Quảng Ngãi", name=LONG_NAME)
        notice = the_sample() if kind == "the sample" else a_notice(**KINDS[kind])
        _prints[kind] = Print(print_of(notice))
    return _prints[kind]


def near(value: float, tolerance: float):
    return pytest.approx(value, abs=tolerance)


def letters(paper: Print) -> list[dict]:
    return [char for char in paper.chars if char["text"].strip()]


def test_page_is_a4_upright(paper):
    sizes = {(round(width / MM), round(height / MM)) for width, height in paper.sizes}

    assert sizes == {(210, 297)}


def test_margins_are_the_decrees(paper):
    tops = [line for line in paper.lines if line is first_of(paper, line.page)]
    bottoms = [297 * MM - line.baseline - DESCENT * line.size for line in paper.lines]

    assert {round((line.baseline - ASCENT * line.size) / MM) for line in tops} == {20}
    assert min(bottoms) >= 19.9 * MM
    assert [c["text"] for c in letters(paper) if c["x0"] < LEFT - 1] == []
    assert [c["text"] for c in letters(paper) if c["x1"] > RIGHT + 1] == []


def first_of(paper: Print, page: int):
    return next(line for line in paper.lines if line.page == page)


def test_typeface_is_black_tinos_throughout(paper):
    families = {char["fontname"].partition("+")[2].partition("-")[0] for char in letters(paper)}
    mark = [char for line in paper.lines if line.text == "THƯỢNG KHẨN" for char in line.chars]
    black = [char for char in letters(paper) if char not in mark]
    colours = {tuple(char["non_stroking_color"] or (0,)) for char in black}

    assert families == {"Tinos"}
    assert {max(colour) for colour in colours} == {0}


def test_text_is_composed_unicode(paper):
    text = "".join(char["text"] for char in paper.chars)

    assert re.findall(r"\(cid:|[\ue000-\uf8ff\ufffd\u0300-\u036f]", text) == []


def test_pages_are_numbered_in_the_top_margin_from_the_second(paper):
    found = [(n.page, n.text, n.size, n.face) for n in paper.numbers if n.page < paper.own]

    assert found == [(n, str(n + 1), 14, "Regular") for n in range(1, paper.own)]
    assert {round((n.middle - (LEFT + RIGHT) / 2) / MM) for n in paper.numbers} <= {0}


@pytest.mark.wide
def test_nations_name_and_motto(paper):
    nation = paper.line("^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM$")
    motto = paper.line("^Độc lập - Tự do - Hạnh phúc$")
    (rule,) = [r for r in paper.rules if r.x0 > COLUMN and 0 < r.y - motto.baseline < 9]

    assert (nation.size, nation.face, motto.size, motto.face) == (12, "Bold", 13, "Bold")
    assert motto.middle == near(nation.middle, 2 * MM)
    assert rule.width == pytest.approx(motto.width, rel=0.05)
    assert rule.middle == near(motto.middle, 2 * MM)


def test_agency_stands_left_over_a_rule(paper):
    number = paper.line("^Số:")
    left = [line for line in paper.head if line.x1 < COLUMN and line.baseline < number.baseline]
    issuer = [line for line in left if line.face == "Bold"]
    (rule,) = [r for r in paper.rules if r.x1 < COLUMN and r.y < number.baseline - 9]

    assert {line.size for line in left} == {12}
    assert [line.text for line in left if line.text != line.text.upper()] == []
    assert {line.face for line in left[: -len(issuer)]} == {"Regular"}
    assert 0.34 < rule.width / max(line.width for line in issuer) < 0.5
    assert rule.middle == near(issuer[-1].middle, 2 * MM)
    assert 0 < rule.y - issuer[-1].baseline < 9


def test_number_and_date_share_a_line_under_their_columns(paper):
    number, dated = paper.line("^Số:"), paper.line("^Quảng Ngãi, ngày")

    assert re.fullmatch(r"Số: (\d{2,}|\s*)/TB-[A-ZĐ]+", number.text)
    assert re.fullmatch(
        r"Quảng Ngãi, ngày (\d\d|\s*) tháng (0[12]|[3-9]|1[0-2]|\s*) năm 20\d\d", dated.text
    )
    assert (number.size, number.face, dated.size, dated.face) == (13, "Regular", 13, "Italic")
    assert dated.baseline == near(number.baseline, 0.1)
    assert number.middle == near(paper.head[0].middle, 4 * MM)
    assert dated.middle == near(paper.line("^CỘNG HÒA").middle, 4 * MM)


def test_title_and_abstract_are_centred_over_a_rule(paper):
    title, middle = paper.line("^THÔNG BÁO$"), (LEFT + RIGHT) / 2
    (rule,) = [r for r in paper.rules if r.y > paper.abstract[-1].baseline][:1]

    assert (title.size, title.face) == (14, "Bold")
    assert {(line.size, line.face) for line in paper.abstract} == {(14, "Bold")}
    assert [line.middle for line in (title, *paper.abstract, rule)] == [near(middle, 3 * MM)] * (
        len(paper.abstract) + 2
    )
    assert 0.34 < rule.width / max(line.width for line in paper.abstract) < 0.5
    assert re.match("Kết luận của .+ tại ", " ".join(line.text for line in paper.abstract))


def test_body_is_set_in_justified_14_point_lines(paper):
    inner = [line for paragraph in paper.paragraphs for line in paragraph[:-1]]

    assert {line.size for line in paper.body} == {14}
    assert [line.text for line in inner if line.x1 != near(RIGHT, 1.5 * MM)] == []
    assert {round((p[0].x0 - LEFT) / MM, 1) for p in paper.paragraphs} == {12.7}
    assert [line.text for p in paper.paragraphs for line in p[1:] if line.x0 != near(LEFT, 1)] == []


def test_every_line_is_filled_before_the_next_begins(paper):
    early = [
        (above.text, below.text)
        for paragraph in paper.paragraphs
        for above, below in pairwise(paragraph)
        if width_of(f"{above.text} {first_unit(below.text)}", face=above.face, size=14)
        < RIGHT - above.x0 - 1
    ]

    assert early == []


def first_unit(line: str) -> str:
    """The first word of a line, with the number that is held to it."""
    first, *rest = line.split()
    held = rest and JOINED.fullmatch(rest[0]) and not DAY.fullmatch(rest[0])
    return f"{first} {rest[0]}" if held else first


def test_body_leading_and_paragraph_space(paper):
    inside, between = paper.gaps

    assert {round(gap / 14, 2) for gap in inside} == {1.2}
    assert {round(gap - 1.2 * 14, 1) for gap in between} == {6}


def test_titles_are_bold_sections_in_capitals_and_directives_plain(paper):
    starts = [(p[0].text, {line.face for line in p}) for p in paper.paragraphs]
    sections = [text for text, faces in starts if re.match(r"[IVX]+\. ", text)]

    assert sections[-1].startswith("II. NHIỆM VỤ CHỦ YẾU TRONG THÁNG 4")
    assert [text for text in sections if text != text.upper()] == []
    assert {tuple(f) for text, f in starts if re.match(r"[IVX]+\. |\d\. Phòng", text)} == {
        ("Bold",)
    }
    assert {tuple(f) for text, f in starts if re.match(r"\(|1\. Các", text)} == {("Regular",)}


def test_body_ends_with_the_decrees_mark(paper):
    assert paper.body[-1].text.endswith("./.")


def test_recipients_stand_left_ending_with_the_file(paper):
    heading = paper.line("^Nơi nhận:$")

    assert (heading.size, heading.face, heading.x0) == (12, "Bold-Italic", near(LEFT, 2 * MM))
    assert {(line.size, line.face) for line in paper.recipients} == {(11, "Regular")}
    assert re.fullmatch(r"- Lưu: VT, [A-ZĐ]+\.", paper.recipients[-1].text)


def test_signature_stands_right_with_room_to_sign(paper):
    *offices, name = paper.signature
    distance = (name.baseline - offices[-1].baseline) / MM

    assert {(line.size, line.face) for line in paper.signature} == {(14, "Bold")}
    assert offices[0].text == "TL. GIÁM ĐỐC"
    assert offices[0].baseline == near(paper.line("^Nơi nhận:$").baseline, 8)
    assert [line.middle for line in offices] == [near(name.middle, 4 * MM)] * len(offices)
    assert name.text == "Trần Văn Quang"
    assert 18 < distance < 50


def test_signature_is_whole_and_body_stands_over_it(paper):
    last = paper.pages[paper.own - 1]

    assert last["signature"] == len(paper.signature)
    assert last["recipients"] == len(paper.recipients)
    assert last["body"] >= 2


def test_no_line_of_a_paragraph_stands_alone_on_a_page(paper):
    alone = []
    for paragraph in paper.paragraphs:
        on = [line.page for line in paragraph]
        alone += [paragraph[0].text for page in set(on) if len(set(on)) > 1 and on.count(page) < 2]

    assert alone == []


def test_no_title_stands_at_the_foot_of_a_page(paper):
    stranded = [
        above.text
        for above, below in pairwise(paper.body)
        if above.page != below.page and above.face == "Bold"
    ]

    assert stranded == []


def test_no_number_is_cut_over_two_lines(paper):
    cut = [line.text for line in paper.body if re.search(r"\d(/|/[A-ZĐ-]+-)$", line.text)]

    assert cut == []
