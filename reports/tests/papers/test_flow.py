"""Where pages end: lengths swept over the foot of a page."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.papers.notices.notice_files import print_of
from reports.tests.made_notices import DIRECTIVE, HEADING, SENTENCE, a_notice

CLOSINGS = {
    "one line": "Nay thông báo./.",
    "four lines": f"{SENTENCE} {SENTENCE[:-1]}./.",
}


def pages_of(conclusion) -> list[list[str]]:
    """The lines of each page, without its number."""
    pages = PdfReader(BytesIO(print_of(conclusion))).pages
    texts = [map(str.strip, page.extract_text().splitlines()) for page in pages]
    return [[line for line in lines if line and not line.isdecimal()] for lines in texts]


def over_the_signature(pages: list[list[str]]) -> int:
    """How many lines of the body stand on the signature's page."""
    page = next(lines for lines in pages if "Trần Văn Quang" in lines)
    assert {"Nơi nhận:", "TL. GIÁM ĐỐC"} <= set(page)
    return page.index("Nơi nhận:")


@pytest.mark.slow
@pytest.mark.parametrize("closing", CLOSINGS)
def test_signature_is_never_alone_whatever_the_length(agency, closing):
    lonely = []
    for length in range(17, 29):
        rows = [(DIRECTIVE, f"{n}.", "Báo cáo Giám đốc Sở.") for n in range(1, length)]
        notice = a_notice(rows, number=f"{length}/TB-SKHCN", closing=CLOSINGS[closing])
        if over_the_signature(pages_of(notice)) < 2:
            lonely.append(length)

    assert lonely == []


@pytest.mark.wide
def test_titles_go_with_what_they_name_whatever_the_length(agency):
    stranded = []
    for length in range(24, 32):
        rows = [(DIRECTIVE, f"{n}.", "Báo cáo Giám đốc Sở.") for n in range(1, length)]
        rows += [
            (HEADING, "II.", "Nhiệm vụ"),
            (HEADING, "5.", "Thanh tra Sở"),
            (DIRECTIVE, "", SENTENCE),
        ]
        pages = pages_of(a_notice(rows * 2, number=f"{length}/TB-SKHCN"))
        stranded += [page[-1] for page in pages[:-1] if re.match(r"II\.|5\. Thanh", page[-1])]

    assert stranded == []


@pytest.mark.wide
def test_numbers_stay_whole_wherever_the_line_ends(agency):
    rows = [
        (DIRECTIVE, "1.", f"{'ô ' * n} Thông báo số 333/TB-SKHCN ngày 26/2/2024 {SENTENCE}")
        for n in range(1, 40)
    ]
    text = "\n".join(line for page in pages_of(a_notice(rows)) for line in page)

    assert text.count("333/TB-SKHCN") == 39
    assert text.count("26/2/2024") == 39


def test_recipients_longer_than_a_page_are_all_printed(agency):
    names = [f"- Đơn vị thứ {n:03d};" for n in range(150)] + ["- Lưu: VT."]
    pages = pages_of(a_notice(recipients="\n".join(names)))

    assert [line for page in pages for line in page if line in names] == names


@pytest.mark.wide
@pytest.mark.parametrize("length", [3, 9, 14])
def test_signature_stands_under_the_text_however_long_the_list_of_recipients(agency, length):
    names = [f"- Đơn vị thứ {n:03d};" for n in range(90)] + ["- Lưu: VT."]
    rows = [(DIRECTIVE, f"{n}.", SENTENCE) for n in range(1, length)]
    pages = pages_of(a_notice(rows, recipients="\n".join(names)))

    assert over_the_signature(pages) >= 2
    assert [line for page in pages for line in page if line in names] == names


@pytest.mark.wide
def test_last_paragraph_of_several_lines_leaves_the_one_before_it(agency):
    closing = f"{SENTENCE} {SENTENCE[:-1]}./."
    counts = []
    for length in range(20, 28):
        rows = [(DIRECTIVE, f"{n}.", "Báo cáo Giám đốc Sở.") for n in range(1, length)]
        pages = pages_of(a_notice(rows, number=f"{length}/TB-SKHCN", closing=closing))
        counts.append(over_the_signature(pages) if len(pages) > 1 else 0)

    assert max(counts) <= 6


@pytest.mark.slow
def test_a_thousand_directives_are_all_printed_in_order(agency):
    rows = [(DIRECTIVE, f"{n}.", SENTENCE) for n in range(1, 1001)]
    pages = pages_of(a_notice(rows))
    labels = [
        int(m[1]) for page in pages for line in page if (m := re.match(r"(\d+)\.\s+Các", line))
    ]

    assert labels == list(range(1, 1001))
    assert over_the_signature(pages) >= 2
