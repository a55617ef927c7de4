"""Every file gives its words or one Vietnamese reason, whatever is wrong with it."""

import random
import unicodedata

import pytest

from conclusions.sources import SourceProblem, checked, text_of
from conclusions.sources.child import parse
from conclusions.tests.papers import a_bomb, a_docx, a_pdf, a_scan, locked

WORDS = "Kết luận của Giám đốc Sở"
DAMAGED = "Tệp không đọc được: tệp hỏng hoặc không đúng định dạng. Lưu lại tệp rồi chọn lại."


def reason(name: str, content: bytes) -> str:
    with pytest.raises(SourceProblem) as told:
        text_of(name, content)
    return str(told.value)


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        unicodedata.normalize("NFD", WORDS).encode(),
    ],
    ids=["utf-8", "utf-8-mark", "utf-16-le", "utf-16-be", "decomposed"],
)
def test_plain_text_is_read_in_every_encoding(content):
    assert text_of("thong-bao.txt", content) == WORDS


def test_old_vietnamese_windows_text_is_read_and_composed():
    # é̂ is ê and an acute of its own in code page 1258.
    content = "Kê".encode("cp1258") + b"\xec" + "t lu".encode("cp1258")

    assert text_of("thong-bao.txt", content) == "Kết lu"


def test_line_ends_are_one_and_damage_is_dropped():
    assert text_of("a.txt", b"m\xe1\xbb\x99t\r\nhai\rba\x07") == "một\nhai\nba"


def test_word_paper_is_read_in_its_order():
    def edit(document):
        letterhead = document.add_table(1, 2)
        letterhead.cell(0, 0).text = "UBND TỈNH\nSỞ KHCN"
        letterhead.cell(0, 1).text = "CỘNG HÒA"
        document.add_paragraph("Sau bảng")
        tasks = document.add_table(1, 3)
        for cell, words in zip(tasks.rows[0].cells, ("1", "Báo cáo", "QLKH"), strict=True):
            cell.text = words

    lines = text_of("a.docx", a_docx(WORDS, edit=edit)).split("\n")

    assert [line for line in lines if line] == [
        WORDS,
        "UBND TỈNH",
        "SỞ KHCN",
        "CỘNG HÒA",
        "Sau bảng",
        "| 1 | Báo cáo | QLKH |",
    ]


def test_word_numbers_that_no_text_holds_are_counted():
    def edit(document):
        for words, style in (
            ("Các phòng", "List Number"),
            ("Thanh tra", "List Number"),
            ("gạch", "List Bullet"),
        ):
            document.add_paragraph(words, style=style)

    assert text_of("a.docx", a_docx(edit=edit)).strip() == "1. Các phòng\n2. Thanh tra\n- gạch"


def test_pdf_with_words_is_read():
    assert text_of("a.pdf", a_pdf(WORDS, "Trang này có chữ")).split("\n")[0] == WORDS


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"", "Tệp rỗng."),
        ("a.txt", b"  \n 12 ", "Không có chữ nào để đọc."),
        ("a.txt", b"ab\x00c", "Tệp không phải văn bản thuần. Chọn tệp .docx, .pdf hoặc dán nội dung"
         " vào ô văn bản."),
        ("a.txt", b"a" * (10 * 1024 * 1024 + 1), "Tệp lớn hơn 10 MB. Tách riêng phần thông báo rồi"
         " chọn lại."),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Tệp .doc là định dạng Word cũ. Mở bằng"
         " Word, chọn Lưu thành .docx rồi chọn lại."),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Tệp không đọc được: tệp có mật khẩu hoặc"
         " là định dạng Word cũ. Mở bằng Word, bỏ mật khẩu, lưu thành .docx rồi chọn lại."),
        ("a.xlsx", b"PK\x03\x04", "Chỉ đọc được tệp .docx, .pdf hoặc .txt."),
        ("a", b"chu", "Chỉ đọc được tệp .docx, .pdf hoặc .txt."),
        ("a.docx", b"chu", DAMAGED),
        ("a.docx", b"PK\x03\x04 rest", DAMAGED),
        ("a.docx", b"%PDF-1.7", "Tên tệp ghi .docx nhưng nội dung là tệp .pdf. Đổi lại đuôi tệp."),
        ("a.pdf", b"%PDF-1.7 nothing", DAMAGED),
    ],
)  # fmt: skip
def test_wrong_file_is_told_why(name, content, told):
    assert reason(name, content) == told


def test_scan_is_told_plainly():
    assert reason("a.pdf", a_scan()) == (
        "Tệp là bản quét, chưa có lớp chữ. "
        "Dùng bản Word, hoặc nhận dạng chữ rồi dán nội dung vào ô văn bản."
    )


def test_pdf_under_a_password_is_told_plainly():
    told = "Tệp không đọc được: tệp có mật khẩu. Bỏ mật khẩu rồi chọn lại."

    assert reason("a.pdf", locked(a_pdf(WORDS))) == told


@pytest.mark.parametrize(
    "bomb",
    [a_bomb(), a_bomb(size=40 * 1024 * 1024), a_bomb(entries=2001, size=2001)],
    ids=["large", "dense", "many"],
)
def test_zip_bomb_is_refused_before_it_is_unpacked(bomb):
    assert reason("a.docx", bomb) == (
        "Tệp giải nén ra quá lớn nên không đọc. Lưu lại thành tệp mới, bỏ ảnh, rồi chọn lại."
    )


@pytest.mark.parametrize("between", ["", "\x00"])
def test_letter_bears_no_more_marks_than_any_language_has(between):
    """A million of them would keep the server busy for a quarter of an hour."""
    marks = between.join(["\u0323\u0301", "\u0301\u0323"] * 200_000)

    assert len(checked(f"Kho{marks}a học")) < 20
    assert checked("Tru\u031b\u0300ng… … “Đ\u0303”") == "Trừng… … “Đ\u0303”"


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_mutated_files_end_in_words_or_a_reason(kind):
    whole = {"docx": a_docx, "pdf": a_pdf}[kind](*[WORDS] * 5)
    dice = random.Random(598)

    for _ in range(60):
        content = bytearray(whole[: dice.randrange(100, len(whole) + 1)])
        for _ in range(dice.randrange(1, 20)):
            content[dice.randrange(8, len(content))] = dice.randrange(256)
        answer = parse(kind, bytes(content))

        assert list(answer) in (["text"], ["problem"])
