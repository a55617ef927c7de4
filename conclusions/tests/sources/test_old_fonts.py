"""Papers typed before Unicode are read as what they say, and the clerk is told."""

from pathlib import Path

import pytest

from conclusions.reading import read
from conclusions.sources import read_source
from conclusions.tests.sample_files import a_docx
from departments.foreign_files.old_fonts import TCVN3, VNI, modern

PAPER = """Sở Y tế
Số: 45/TB-SYT
Quảng Ngãi, ngày 18 tháng 11 năm 2026
Thông báo
Kết luận của Giám đốc Sở tại cuộc họp giao ban
Ngày 16/11/2026, Giám đốc Sở kết luận như sau:
1. Giao Văn phòng Sở rà soát hồ sơ, báo cáo Giám đốc Sở trước ngày 30/11/2026.
2. Phòng Tổ chức cán bộ hướng dẫn các đơn vị, hoàn thành trong quý I/2027.
3. Thanh tra Sở kiểm tra đột xuất việc chấp hành giờ giấc; xử lý nghiêm vi phạm."""
LETTERS = {
    "TCVN3": {new: old for old, new in TCVN3.items()},
    "VNI": {new: old for old, new in sorted(VNI.items(), key=lambda pair: len(pair[0]))},
}


def typed(text, font):
    return "".join(letter if letter.isascii() else LETTERS[font][letter] for letter in text)


@pytest.mark.parametrize("font", LETTERS)
def test_paper_in_old_letters_is_read_whole_and_told(font):
    words, notes = modern(typed(PAPER, font))

    assert words == PAPER
    assert notes == [
        f"Văn bản gõ bằng bảng mã cũ ({font}), đã chuyển sang Unicode cả văn bản; đối chiếu với "
        "bản gốc khi rà soát."
    ]


@pytest.mark.parametrize("font", LETTERS)
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_text_file_in_old_letters_is_read(font, encoding):
    source = read_source("a.txt", typed(PAPER, font).encode(encoding))

    assert source.words == PAPER
    assert [str(item.duties[0].deadline.on) for item in read(source.words).directives[:2]] == [
        "2026-11-30",
        "2027-03-31",
    ]


@pytest.mark.parametrize("font", LETTERS)
def test_items_alone_in_old_letters_are_brought_to_unicode(font):
    lines = PAPER.split("\n")
    mixed = [*lines[:6], *(typed(line, font) for line in lines[6:])]

    source = read_source("a.docx", a_docx(*mixed))

    assert source.words.strip() == PAPER
    assert source.notes == (
        f"Văn bản gõ bằng bảng mã cũ ({font}), đã chuyển sang Unicode 3 dòng; đối chiếu với bản "
        "gốc khi rà soát.",
    )


@pytest.mark.parametrize(
    "text",
    [
        PAPER,
        "Xã An Hoà, ông Lê Văn Tuý",
        "Công ty Noël, Citroën",
        "Hoà bình, thuý, toàn",
        "Nhiệt độ 30° ± 5, 100 m², § 3, ½",
        "«Trích dẫn» – “đoạn”…",
        "THÔNG BÁO",
        "CÔNG HÒA XÃ HÔI",
        "Ý KIÊN",
        "Công ty «Gò Công»",
        "Công ty Samsung®",
    ],
)
def test_text_in_unicode_stays_as_it_is(text):
    assert modern(text) == (text, [])


def test_no_word_of_unicode_papers_is_taken_for_old_letters():
    papers = Path(__file__).parents[1] / "papers"
    words = sorted({word for file in papers.glob("*.txt") for word in file.read_text().split()})

    assert len(words) > 3000
    for spelt in (str, str.upper, str.title):
        lines = "\n".join(spelt(word) for word in words)
        assert modern(lines) == (lines, [])


def test_windows_text_is_still_read_by_its_own_page():
    words = "Sở Y tế rà soát hồ sơ ưu tiên"
    page = "Sơ\u0309 Y tê\u0301 ra\u0300 soa\u0301t hô\u0300 sơ ưu tiên"

    assert read_source("a.txt", page.encode("cp1258")).words == words


VISCII_LINE = "1. Giao Vån phòng S· báo cáo trß¾c ngày 15/12/2026, bäo ðäm tiªn ðµ."
TCVN3_LINE = "1. Giao V¨n phßng Së b¸o c¸o tr\xadíc ngµy 15/12/2026, b¶o ®¶m tiÕn ®é."
IN_UNICODE = "1. Giao Văn phòng Sở báo cáo trước ngày 15/12/2026, bảo đảm tiến độ."


@pytest.mark.parametrize(("line", "name"), [(VISCII_LINE, "VISCII"), (TCVN3_LINE, "TCVN3")])
def test_two_old_sets_that_share_their_places_are_told_apart(line, name):
    text, notes = modern(f"{line}\n{line}")

    assert text == f"{IN_UNICODE}\n{IN_UNICODE}"
    assert f"bảng mã cũ ({name})" in notes[0]


def test_file_in_viscii_is_read():
    capital = "TH\x94P".encode("latin-1")  # a capital that Latin-1 has no letter for
    line = VISCII_LINE.encode("latin-1")
    words = read_source("a.txt", b"\n".join([line, line, capital])).words

    assert words.split("\n") == [IN_UNICODE, IN_UNICODE, "THỢP"]
