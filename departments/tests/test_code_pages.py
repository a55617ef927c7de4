"""Letters of papers before Unicode, and letters that a wrong code page spoilt."""

import unicodedata

import pytest

from departments.foreign_files.code_pages import in_unicode, told_text
from departments.foreign_files.decoding import wide_encoding
from departments.foreign_files.old_capitals import capitals_shown
from departments.foreign_files.old_fonts import TCVN3, VISCII, VNI
from departments.foreign_files.problem import SourceProblem
from departments.foreign_files.spoilt_letters import LEFT, MENDED, NAMED
from departments.foreign_files.syllables import TONES, is_syllable

PAPER = """SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 712/TB-SKHCN
Quảng Ngãi, ngày 02 tháng 12 năm 2026
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban
1. Thanh tra Sở báo cáo kết quả kiểm tra trước ngày 15/12/2026.
2. Phòng Quản lý Khoa học trình dự toán trước ngày 20/12/2026.
Ý KIẾN
TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Trần Văn Quang"""
ITEMS = PAPER.split("\n")[5:7]
VISCII_BYTES = {letter: sign for sign, letter in VISCII.items() if sign < "\u0100"}
VNI_LETTERS = {new: old for old, new in sorted(VNI.items(), key=lambda pair: len(pair[0]))}
TCVN3_LETTERS = {new: old for old, new in TCVN3.items()}


def in_tcvn3(text: str) -> str:
    """As typed: capitals with a tone are the small letters of a font that draws capitals."""
    return "".join(TCVN3_LETTERS.get(c, TCVN3_LETTERS.get(c.lower(), c)) for c in text)


def in_vni(text: str) -> str:
    return "".join(VNI_LETTERS.get(letter, letter) for letter in text)


def in_viscii(text: str) -> str:
    return "".join(VISCII_BYTES.get(letter, letter) for letter in text)


TYPED = {"TCVN3": in_tcvn3, "VNI": in_vni, "VISCII": in_viscii}


@pytest.mark.parametrize("name", TYPED)
def test_paper_in_old_letters_is_read_with_its_head_and_its_capitals(name):
    words, notes = in_unicode(TYPED[name](PAPER))

    assert words == PAPER
    assert notes == [
        f"Văn bản gõ bằng bảng mã cũ ({name}), đã chuyển sang Unicode cả văn bản; đối chiếu với "
        "bản gốc khi rà soát."
    ]


@pytest.mark.parametrize("name", TYPED)
def test_bytes_in_old_letters_are_read(name):
    assert in_unicode(told_text(TYPED[name](PAPER).encode("latin-1")))[0] == PAPER


@pytest.mark.parametrize("name", TYPED)
def test_head_and_foot_in_old_letters_around_items_in_unicode(name):
    typed = "\n".join(line if line in ITEMS else TYPED[name](line) for line in PAPER.split("\n"))

    assert in_unicode(typed)[0] == PAPER


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("TL. GIáM ĐốC", "TL. GIÁM ĐỐC"),
        ("Sở KHOA HọC Và CôNG NGHệ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        ("ý KIếN CHỉ ĐạO", "Ý KIẾN CHỈ ĐẠO"),
        ("Giao Sở TàI CHíNH, các xã ở tỉnh", "Giao SỞ TÀI CHÍNH, các xã ở tỉnh"),
        ("doanh nghiệp ở QUảNG NGãI và nơi khác", "doanh nghiệp ở QUẢNG NGÃI và nơi khác"),
        ("Số: 712/TB-SKHCN", "Số: 712/TB-SKHCN"),
        ("Sở KHCN báo cáo UBND tỉnh", "Sở KHCN báo cáo UBND tỉnh"),
        ("Ủy ban nhân dân", "Ủy ban nhân dân"),
    ],
)
def test_small_letters_among_capitals_are_capitals(line, shown):
    assert capitals_shown(line) == shown


@pytest.mark.parametrize(
    "word", ["Quảng", "nghiệp", "GIẾNG", "thuyền", "được", "khuya", "xoong", "yếu", "ươu", "quý"]
)
def test_syllables_are_told(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["Thoâng", "Baùo", "thơng", "đát̀", "cốngh", "côc", "SÔÛ", "VÅN", "Traàn"]
)
def test_words_that_are_no_syllables_are_told(word):
    assert not is_syllable(word)


def spoilt(text: str, page="cp1252") -> str:
    """UTF-8 saved as it was read by Windows, which lets the five empty places through."""
    return "".join(bytes([place]).decode(page, "ignore") or chr(place) for place in text.encode())


@pytest.mark.parametrize("page", ["cp1252", "latin-1"])
def test_letters_that_a_wrong_page_spoilt_are_undone(page):
    assert in_unicode(spoilt(PAPER, page)) == (
        PAPER,
        [
            "Chữ của văn bản bị lưu sai bảng mã, đã khôi phục thành tiếng Việt; đối chiếu với bản "
            "gốc khi rà soát."
        ],
    )


def test_lines_that_lost_letters_are_told_and_the_others_undone():
    told, notes = in_unicode("\n".join([spoilt(PAPER), "Quản lý há»p ở Sở"]))

    assert told == f"{PAPER}\nQuản lý há»p ở Sở"
    assert notes == [
        "Chữ của 11 dòng bị lưu sai bảng mã, đã khôi phục thành tiếng Việt; đối chiếu với bản gốc "
        "khi rà soát.",
        "Còn 1 dòng bị lưu sai bảng mã đã mất chữ, không khôi phục được (ví dụ “há»p”); sửa theo "
        "bản gốc khi rà soát.",
    ]


def test_text_that_lost_its_letters_to_a_wrong_page_is_refused_with_what_to_do():
    lost = spoilt("Sở họp đột xuất, đề nghị họp ở tỉnh; họp ở xã").replace("\x8d", "")

    with pytest.raises(SourceProblem) as told:
        in_unicode(lost)
    assert str(told.value) == (
        "Chữ trong tệp đã bị lưu sai bảng mã (ví dụ “há»p”), một phần đã mất nên không khôi phục "
        "được. Lấy tệp gốc, hoặc mở bản gốc, lưu lại dạng .docx hoặc văn bản UTF-8 rồi chọn lại."
    )


@pytest.mark.parametrize("text", [PAPER, "Ông Ã, bà Äng", "Hoà bình, thuý, toàn", "Naïve Ä‘"])
def test_sound_text_is_left_as_it_is(text):
    assert in_unicode(text) == (text, [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [PAPER, "\n".join(ITEMS), "Đăng ký đăng kiểm, văn đăng"])
def test_utf_16_is_told_without_its_mark(encoding, text):
    content = text.encode(encoding)

    assert wide_encoding(content) == encoding
    assert told_text(content) == text


@pytest.mark.parametrize(
    "content",
    [
        PAPER.encode(),
        b"\0" * 400,
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0" * 4,
        bytes(range(256)) * 4,
        "văn bản".encode("utf-32-le") * 5,
    ],
)
def test_other_bytes_are_no_utf_16(content):
    assert wide_encoding(content) == ""


def in_old_windows(text: str) -> bytes:
    """As Windows-1258 keeps it: a tone is a letter of its own where there is no letter with it."""
    kept = ""
    for letter in text:
        try:
            letter.encode("cp1258")
            kept += letter
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tones = [sign for sign in apart if sign in TONES]
            kept += unicodedata.normalize("NFC", "".join(s for s in apart if s not in TONES))
            kept += "".join(tones)
    return kept.encode("cp1258")


@pytest.mark.parametrize(
    "text",
    [
        spoilt(spoilt(PAPER)),
        spoilt(spoilt(spoilt(PAPER))),
        spoilt(spoilt(PAPER, "latin-1"), "latin-1"),
        PAPER.encode().decode("mac_roman"),
        in_old_windows(PAPER).decode("cp1252"),
        in_old_windows(PAPER).decode("latin-1"),
        spoilt(PAPER).replace("\xa0", " "),
    ],
    ids=["twice", "thrice", "Latin-1 twice", "Mac", "old Windows", "and Latin-1", "plain spaces"],
)
def test_letters_spoilt_in_other_ways_are_undone(text):
    assert in_unicode(text) == (PAPER, [MENDED.format("văn bản")])


@pytest.mark.parametrize("sign", ["\ufffd", "?", ""])
def test_words_that_lost_letters_are_named_and_all_others_undone(sign):
    lost = PAPER.encode().decode("cp1252", "replace").replace("\ufffd", sign)
    told, notes = in_unicode(lost)

    assert [line for line in told.split("\n") if line in PAPER.split("\n")] == [
        line for line in PAPER.split("\n") if not set("ÁÝọỐ") & set(line)
    ]
    named = ", ".join(f"“{word.format(sign)}”" for word in LOST_WORDS[:NAMED])
    assert notes[1].endswith(f"(ví dụ {named}); sửa theo bản gốc khi rà soát.")


LOST_WORDS = "BÃ{}O", "há»{}p", "há»{}c", "Ã{}", "GIÃ{}M", "Đá»{}C", "CHÃ{}NH"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_text_whose_letters_became_question_marks_is_refused(encoding):
    with pytest.raises(SourceProblem, match="một phần đã mất nên không khôi phục được"):
        in_unicode(PAPER.encode(encoding, "replace").decode(encoding))


@pytest.mark.parametrize("word", ["trư\ufffdc", "tr\ufffdớc"])
def test_lost_letter_in_a_sound_text_is_told(word):
    text = PAPER.replace("trước", word, 1)

    assert in_unicode(text) == (text, [LEFT.format(1, f"“{word}”")])


def test_bytes_of_utf_8_with_a_few_lost_are_still_utf_8():
    torn = PAPER.encode().replace("ư".encode(), b"\xc6", 1)

    assert told_text(torn) == PAPER.replace("ư", "\ufffd", 1)


@pytest.mark.parametrize("text", ["Xem http://a.vn/x?b=c?d hoặc gì?", "Ông Ðỗ, bà Þór, ông Ìan"])
def test_question_marks_of_links_and_rare_names_are_no_lost_letters(text):
    assert in_unicode(text) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        "UBND TỈNH QUẢNG NGÃI\nỦY BAN NHÂN DÂN XÃ BÌNH SƠN\nLÃNH ĐẠO XÃ",
        "TỔNG CÔNG TY ĐÃ NIÊM YẾT (MÃ SỐ 12)\nBÃI RÁC; HÃNG XE",
    ],
)
def test_capitals_with_a_tilde_are_no_lost_letters(text):
    assert in_unicode(text) == (text, [])
