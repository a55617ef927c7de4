"""What was written for words that are covered or struck stands in their place; what lies over words
is not mixed with them."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from conclusions.sources.pdf_paragraphs import PdfLine
from conclusions.sources.pdf_text import received, told_of_pdf
from conclusions.tests.drawn_pages import (
    MARGIN,
    SIZE,
    WIDE,
    a_drawn_page,
    a_remark,
    box_over,
    lines_at,
    named,
    numbers,
    words_at,
)

FIRST = "1. Giao Thanh tra So bao cao truoc ngay 15/12/2026, kem danh sach."
SECOND = "2. Van phong tong hop truoc ngay 20/12/2026."
LAST = "3. Cac don vi thuc hien."
PAPER = lines_at(FIRST, SECOND, LAST)
DAY, UNIT = "15/12/2026", "Thanh tra So"


def read(drawn, *annotations, form="", edit=None):
    told = told_of_pdf(a_drawn_page(drawn, *annotations, form=form, edit=edit))
    return told["text"].strip().split("\n"), list(told["notes"])


def ends(part: str) -> tuple[float, float]:
    left = MARGIN + FIRST.index(part) * WIDE
    return left, left + len(part) * WIDE


def written(words: str, left: float, y: float, size: float = SIZE) -> str:
    return f"BT /F {size} Tf 1 0 0 1 {left} {y} Tm ({words}) Tj ET\n"


def struck(part: str) -> str:
    left, right = ends(part)
    return f"{left} 704 m {right} 704 l S\n"


def covered(part: str) -> str:
    return f"q 1 g {box_over(FIRST, part, 700)} f Q\n"


NEW = [
    (DAY, "18/12/2026"),
    (DAY, "05/01/2027 (thu Ba)"),
    (DAY, "18/12"),
    (UNIT, "Phong Ke hoach - Tai chinh va Dau tu"),
    (UNIT, "Van thu"),
    ("15", "28"),
]


@pytest.mark.parametrize(("old", "new"), NEW)
@pytest.mark.parametrize(
    ("up", "size", "aside"),
    [(8, 8, 0), (9, 9, -6), (-7, 7, 0), (1, 6, None)],
    ids=["above", "above, further left", "below", "beside"],
)
def test_words_written_near_struck_ones_stand_in_their_place(old, new, up, size, aside):
    left, right = ends(old)
    place = right + 1 if aside is None else left + aside

    lines, notes = read(PAPER + struck(old) + written(new, place, 700 + up, size))

    assert lines == [FIRST.replace(old, new, 1), SECOND, LAST]
    assert notes == [f"Bỏ qua chữ bị gạch ngang trong tệp: “{old}”."]


@pytest.mark.parametrize(("old", "new"), NEW)
@pytest.mark.parametrize("is_fitted", [True, False])
def test_longer_or_shorter_words_written_over_covered_ones_stand_there(old, new, is_fitted):
    left, right = ends(old)
    size = min(SIZE, (right - left) / len(new) / WIDE * SIZE) if is_fitted else SIZE

    lines, notes = read(PAPER + covered(old) + written(new, left, 700, size))

    assert lines == [FIRST.replace(old, new, 1), SECOND, LAST]
    assert notes == [f"Bỏ qua chữ bị che trong tệp: “{old}”."]


def test_words_in_the_margin_of_a_struck_line_are_a_doubt():
    lines, notes = read(PAPER + struck(DAY) + written("20/12", 540, 700, 7))

    assert lines[0] == FIRST.replace(DAY, "", 1)
    assert notes[-1] == (
        "Trang 1: chưa rõ “20/12” viết thay cho chữ nào đã bị che hoặc gạch, cần xem lại."
    )


def laid(kind: str, words: str, box: tuple[float, ...], drawn: str) -> DictionaryObject:
    """A remark that is drawn so on the page."""
    remark = a_remark(kind, words, box)
    look = DecodedStreamObject()
    look.set_data(drawn.encode())
    font = named(
        Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Courier")
    )
    look |= named(
        Type=NameObject("/XObject"),
        Subtype=NameObject("/Form"),
        BBox=numbers(0, 0, box[2] - box[0], box[3] - box[1]),
        Resources=named(Font=named(F=font)),
    )
    remark[NameObject("/AP")] = named(N=look)
    return remark


@pytest.mark.parametrize(("old", "new"), NEW[:5])
def test_words_typed_on_over_others_stand_in_their_place(old, new):
    left, right = ends(old)
    box = left, 697, right, 712
    ground = laid("/Square", "", box, f"1 g 0 0 {right - left} 15 re f")
    typed = laid("/FreeText", new, box, f"BT /F 8 Tf 1 3 Td ({new}) Tj ET")

    lines, notes = read(PAPER, ground, typed)

    assert lines == [FIRST.replace(old, new, 1), SECOND, LAST]
    assert notes == [f"Bỏ qua chữ bị che trong tệp: “{old}”."]


def test_words_typed_on_over_others_that_show_are_a_doubt():
    left, right = ends(DAY)
    typed = laid(
        "/FreeText", "18/12/2026", (left, 697, right, 712), "BT /F 12 Tf 0 3 Td (18/12/2026) Tj ET"
    )

    assert read(PAPER, typed) == (
        [FIRST, SECOND, LAST],
        ["Trang 1: chữ “18/12/2026” đè lên chữ khác nên không đọc, cần xem lại."],
    )


def a_picture(**more) -> DecodedStreamObject:
    picture = DecodedStreamObject()
    picture.set_data(bytes(4))
    picture |= named(
        Type=NameObject("/XObject"),
        Subtype=NameObject("/Image"),
        Width=NumberObject(2),
        Height=NumberObject(2),
        ColorSpace=NameObject("/DeviceGray"),
        BitsPerComponent=NumberObject(8),
        **more,
    )
    return picture


def a_mask(opaque: int) -> DecodedStreamObject:
    mask = a_picture()
    mask.set_data(bytes([opaque] * 4))
    return mask


def pictured(page, picture):
    page["/Resources"]["/XObject"][NameObject("/P")] = picture


OVER_DAY = "q {1} 0 0 14 {0} 697 cm {2} Q\n"
UNDER = f"Trang 1 có ảnh che chữ “{DAY}”; chữ trong ảnh chưa được đọc, cần xem lại."


@pytest.mark.parametrize(
    ("drawn", "mask"),
    [
        ("/P Do", None),
        ("/P Do", 255),
        ("BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00ff00ff> EI", None),
    ],
    ids=["picture", "masked nowhere", "inline"],
)
def test_words_under_a_picture_are_not_read_and_are_told(drawn, mask):
    left, right = ends(DAY)
    picture = a_picture(**({} if mask is None else {"SMask": a_mask(mask)}))

    lines, notes = read(
        PAPER + OVER_DAY.format(left, right - left, drawn),
        edit=lambda page: pictured(page, picture),
    )

    assert lines == [FIRST.replace(DAY, "", 1), SECOND, LAST]
    assert notes == [UNDER]


@pytest.mark.parametrize("is_first", [True, False])
def test_pictures_that_words_show_through_cover_nothing(is_first):
    left, right = ends(DAY)
    over = OVER_DAY.format(left, right - left, "/P Do")
    picture = a_picture() if is_first else a_picture(SMask=a_mask(20))
    drawn = over + PAPER if is_first else PAPER + over

    assert read(drawn, edit=lambda page: pictured(page, picture)) == ([FIRST, SECOND, LAST], [])


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("words", ["DU THAO", "SAO Y", "MAT"])
def test_marks_over_the_lines_are_told_and_not_mixed_with_them(words, is_first):
    mark = written(words, 90, 688, 40)

    assert read(mark + PAPER if is_first else PAPER + mark) == (
        [FIRST, SECOND, LAST],
        [f"Trang 1: chữ “{words}” đè lên chữ khác nên không đọc, cần xem lại."],
    )


def test_words_across_the_page_are_told_as_a_stamp():
    mark = "BT /F 50 Tf .7 .7 -.7 .7 100 500 Tm (DU THAO) Tj ET "

    assert read(mark + PAPER) == (
        [FIRST, SECOND, LAST],
        ["Bỏ qua chữ đóng dấu trên trang: “DU THAO”."],
    )


def test_letters_drawn_twice_to_be_bold_are_read_once():
    assert read(PAPER + written(SECOND, MARGIN + 0.4, 680)) == ([FIRST, SECOND, LAST], [])


@pytest.mark.parametrize("rise", [0, 5])
@pytest.mark.parametrize(
    ("before", "sign", "after", "said"),
    [
        ("dat 3,10", "6", " dong", "dat 3,10⁶ dong"),
        ("120 m", "2", ", xong", "120 m², xong"),
        ("truoc ngay 15/12/2026", "1", " de", "truoc ngay 15/12/2026 ¹ de"),
        ("trong thang 12/2026", "2", ".", "trong thang 12/2026 ²."),
    ],
)
def test_raised_signs_are_read_as_such(rise, before, sign, after, said):
    at = MARGIN + len(before) * WIDE
    place = f"{rise} Ts" if rise else f"1 0 0 1 {at} 705 Tm"
    back = "0 Ts" if rise else f"1 0 0 1 {at + 5} 700 Tm"
    show = f"BT /F 12 Tf 1 0 0 1 {MARGIN} 700 Tm ({before}) Tj {place} "
    if not rise:
        show += "/F 7 Tf "
    show += f"({sign}) Tj {back} /F 12 Tf ({after}) Tj ET\n"

    assert read(show + words_at(LAST, 680))[0] == [said, LAST]


@pytest.mark.parametrize("rotated", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", ["0 1 -1 0 842 0", "-1 0 0 -1 595 842", "0 -1 1 0 0 595"])
def test_page_whose_words_run_sideways_is_read_upright(turn, rotated):
    drawn = f"q {turn} cm {PAPER} {covered(DAY)} {written('18/12/2026', ends(DAY)[0], 700)} Q"

    def turned(page):
        page[NameObject("/MediaBox")] = numbers(0, 0, 842, 842)
        page[NameObject("/Rotate")] = NumberObject(rotated)

    lines, _ = read(drawn, edit=turned)

    assert lines == [FIRST.replace(DAY, "18/12/2026"), SECOND, LAST]


def test_letters_of_a_font_that_tells_none_are_not_guessed():
    content = a_drawn_page(PAPER + "BT /U 12 Tf 50 600 Td <00120034005600780012> Tj ET")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    inner = named(Type=NameObject("/Font"), Subtype=NameObject("/CIDFontType2"))
    font = named(
        Type=NameObject("/Font"), Subtype=NameObject("/Type0"), Encoding=NameObject("/Identity-H")
    )
    font[NameObject("/DescendantFonts")] = type(numbers())([inner])
    writer.pages[0]["/Resources"]["/Font"][NameObject("/U")] = font
    buffer = BytesIO()
    writer.write(buffer)

    told = told_of_pdf(buffer.getvalue())

    assert told["text"].strip().split("\n") == [FIRST, SECOND, LAST]
    assert told["notes"] == [
        "Trang 1 có khoảng 5 chữ trong phông không cho biết là chữ gì nên không đọc, cần xem lại."
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["ĐẾN", "Số: 1234", "Ngày: 05/11/2026"], ["ĐẾN", "Số: 1234", "Ngày: 05/11/2026"]),
        (["CÔNG VĂN ĐẾN Số: 12", "Chuyển: ......"], ["CÔNG VĂN ĐẾN Số: 12", "Chuyển: ......"]),
        (["Đến ngày 30/11/2026, các đơn vị báo cáo.", "Số: 12/TB"], []),
        (["Số: 45/TB-SYT", "Ngày 30/11/2026"], []),
    ],
)
def test_stamp_of_arrival_is_taken_out_of_the_lines(lines, said):
    page = [PdfLine(words) for words in lines]

    assert received(page) == said
    assert [line.text for line in page if line.text] == [one for one in lines if one not in said]
