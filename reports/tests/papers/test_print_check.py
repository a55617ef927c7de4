"""A print held against the data: equal however it is laid out, unequal by a single letter."""

import unicodedata

import pytest

from conclusions.actions import draft_from
from conclusions.reading import read
from conclusions.sources import text_of
from conclusions.tests.reading.conftest import NAMES
from conclusions.tests.reading.conftest import text_of as paper_text
from conclusions.tests.sample_files import a_pdf
from conclusions.units import Directory
from reports.papers.msword.notice_docx import render_docx
from reports.papers.notices.notice_files import print_of
from reports.papers.notices.notice_sheet import sheet_of
from reports.papers.notices.print_check import check
from reports.papers.notices.sheet_words import words_of
from reports.tests.made_notices import DIRECTIVE, SENTENCE, a_notice, issued

LONG = [(DIRECTIVE, f"{n}.", f"{SENTENCE} {'Ở ' * n}") for n in range(1, 60)]


def checked(notice, text):
    return check(words_of(sheet_of(notice)), text)


def told(found) -> list[tuple[str, str]]:
    return [(place.gone, place.new) for place in found.differences]


@pytest.fixture
def words(agency):
    """A notice and its own words as plain text, a paragraph a line."""
    notice = a_notice()
    return notice, "\n".join(words_of(sheet_of(notice)).paragraphs)


@pytest.mark.wide
@pytest.mark.parametrize("name", NAMES)
def test_own_prints_of_real_notices_agree(agency, cast, name):
    reading = read(paper_text(name), Directory().known(), None)
    notice = draft_from(reading, by=cast["hcth.son"], number="598/TB-SKHCN")

    pdf = text_of("a.pdf", print_of(notice))
    docx = text_of("a.docx", render_docx(sheet_of(notice)))

    assert [checked(notice, pdf).says, checked(notice, docx).says] == [
        "Bản in khớp hoàn toàn với dữ liệu."
    ] * 2


@pytest.mark.wide
def test_kept_print_of_many_pages_agrees(agency, cast):
    notice = issued(a_notice(LONG), cast["giamdoc"])

    assert checked(notice, text_of("a.pdf", print_of(notice))).places == ()


def test_blank_draft_agrees_with_its_own_print(agency):
    notice = a_notice(number="", issued_on=None, year=None)

    assert checked(notice, text_of("a.pdf", print_of(notice))).places == ()


def test_one_changed_letter_is_found(words):
    notice, text = words

    found = checked(notice, text.replace("vướng mắc phát sinh", "vướng mặc phát sinh"))

    assert (found.says, told(found)) == ("Khác 1 chỗ.", [("mắc", "mặc")])
    assert found.differences[0].before.endswith("kết quả thực hiện, những vướng")
    assert found.differences[0].after.startswith("phát sinh và đề xuất")


@pytest.mark.parametrize(
    ("was", "now", "differs"),
    [
        ("598/TB", "589/TB", ("598/TB-SKHCN", "589/TB-SKHCN")),
        ("ngày 03 tháng 4", "ngày 04 tháng 4", ("03", "04")),
        ("01/3/2024", "01/03/2024", ("01/3/2024,", "01/03/2024,")),
        ("- Lưu: VT, HCTH.", "- Lưu: VT.", ("VT, HCTH.", "VT.")),
        ("Trần Văn Quang", "Trần Văn Quảng", ("Quang", "Quảng")),
        ("kết quả./.", "kết quả.", ("quả./.", "quả.")),
        ("HÒA", "HOÀ", ("HÒA", "HOÀ")),
        ("và đề xuất giải quyết.", "", ("và đề xuất giải quyết.", "")),
        ("THÔNG BÁO", "THÔNG BÁO KHẨN", ("", "KHẨN")),
    ],
)
def test_each_part_of_the_paper_is_compared(words, was, now, differs):
    notice, text = words

    assert told(checked(notice, text.replace(was, now))) == [differs]


def test_three_places_are_three(words):
    notice, text = words
    text = text.replace("Sở chủ", "sở chủ").replace("mắc", "măc").replace("Quang", "Quân")

    found = checked(notice, text)

    assert (found.says, [place.number for place in found.differences]) == ("Khác 3 chỗ.", [1, 2, 3])


def test_form_of_letters_lines_and_marks_without_print_do_not_differ(words):
    notice, text = words
    wrapped = "\n".join(unicodedata.normalize("NFD", text).split())

    assert checked(notice, wrapped).places == ()
    assert checked(notice, text.replace("kết quả", "\u200bkết\u00a0quả\ufeff")).places == ()
    assert checked(notice, text.replace("598/TB-SKHCN", "598 / TB-\nSKHCN")).places == ()


def test_page_numbers_and_running_heads_do_not_differ(agency):
    notice = a_notice(LONG)
    lines = "\n".join(words_of(sheet_of(notice)).paragraphs).split("\n")
    thirds = [lines[:25], lines[25:40], lines[40:]]
    pages = ["\n".join(page) for page in thirds]
    headed = [f"TB 598/TB-SKHCN (tiếp)\n{n}\n{page}" for n, page in enumerate(pages, 1)]

    assert checked(notice, "\n\f".join([pages[0], *headed[1:]])).places == ()
    assert checked(notice, f"{pages[0]}\n2\n{pages[1]}\n- 3 -\n{pages[2]}").places == ()
    assert told(checked(notice, f"{pages[0]}\n7\n{pages[1]}\n{pages[2]}")) == [("", "7")]


def test_pasted_numbers_alone_in_their_cells_are_words_and_page_numbers_are_not(cast):
    annexed = "PHỤ LỤC\nMẪU BÁO CÁO\n| TT | Việc |\n" + "".join(
        f"| {n} | Kết quả thứ {n} |\n" for n in range(1, 7)
    )
    paper = paper_text(NAMES[0]) + "\n" + annexed
    notice = draft_from(read(paper, Directory().known(), None), by=cast["hcth.son"])
    text = "\n".join(words_of(sheet_of(notice)).paragraphs)
    for n in range(1, 7):
        text = text.replace(f"{n} Kết quả thứ {n}", f"{n}\nKết quả thứ {n}")
    paged = text.replace("\nII. ", "\n2\nII. ").replace("Kết quả thứ 4", "Kết quả thứ 4\n2")

    assert checked(notice, text).places == ()
    assert checked(notice, paged).places == ()
    assert told(checked(notice, text.replace("\n3\n", "\n"))) == [("3", "")]
    assert told(checked(notice, text.replace("thứ 3", "thử 3"))) == [("thứ", "thử")]


def test_columns_may_be_woven_line_by_line(words):
    notice, text = words
    woven = text.replace(
        "UBND TỈNH QUẢNG NGÃI\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        "UBND TỈNH QUẢNG NGÃI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ KHOA HỌC VÀ CÔNG NGHỆ ",
    )
    foot = text[text.index("Nơi nhận:") :]
    sign = "TL. GIÁM ĐỐC\nTP. HÀNH CHÍNH - TỔNG HỢP\nTrần Văn Quang"
    other = text.replace(foot, f"{sign}\nNơi nhận:\n- GĐ, PGĐ Sở;\n- Các phòng, đơn vị thuộc Sở;\n")

    later = text.replace("Độc lập - Tự do - Hạnh phúc\n", "")
    later = later.replace("năm 2024\nTHÔNG", "năm 2024\nĐộc lập - Tự do - Hạnh phúc\nTHÔNG")

    assert checked(notice, woven).places == ()
    assert checked(notice, later).places == ()
    assert checked(notice, f"{other}- Lưu: VT, HCTH.").places == ()
    assert checked(notice, f"{other}- Lưu: HCTH, VT.").places != ()


def test_whole_text_shows_what_is_gone_and_new_in_its_place(words):
    notice, text = words

    found = checked(notice, text.replace("mắc", "măc").replace("./.", "./. Hết"))

    told = [(p.kind, p.text) for paragraph in found.paragraphs for p in paragraph]
    assert [piece for piece in told if piece[0] != "same"] == [
        ("gone", "mắc"),
        ("new", "măc"),
        ("new", "Hết"),
    ]
    kept = " ".join(text for kind, text in told if kind != "new")
    assert kept == " ".join(text_of_words(notice).split())


def text_of_words(notice) -> str:
    return " ".join(words_of(sheet_of(notice)).paragraphs)


def test_paper_of_something_else_is_said_to_be_another(words):
    notice, _ = words

    found = checked(notice, text_of("a.pdf", a_pdf("<p>Giấy mời họp tổ dân phố số 4")))

    assert found.is_another is True
    assert checked(notice, text_of_words(notice)).is_another is False
