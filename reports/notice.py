"""A notice as the sheet of paper the decree describes: every line in its place, as printed.

The form is Nghị định 30/2020/NĐ-CP, Phụ lục I and Mẫu 1.4. Words are the notice's own; only what
the form itself demands is added: capitals, the zero before a small number, the closing “./.”.
"""

import re
import unicodedata
from dataclasses import dataclass

from conclusions.models import Conclusion, Item
from departments.models import Agency
from reports.lines import balanced

# Sizes and room in points, as css/pdf/notice.css sets them: lines are broken before layout, for
# the rules under the agency and the title are as long as a share of their longest line.
HEAD, TITLE, SIGN = 12, 14, 14
HEAD_ROOM, TITLE_ROOM, SIGN_ROOM = 206, 445, 250

FORMS = {"TB": "THÔNG BÁO", "KL": "KẾT LUẬN"}
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
RECEIVERS = "Nơi nhận:"
END = "./."
BLANK = "\u00a0"

PART = re.compile(r"(?:phần|chương)\s", re.IGNORECASE)
SECTION = re.compile(r"(?:[IVXLC]+|[A-H])\s?[./):–—-]?$")
# 598/TB-SKHCN, 25/2018/QĐ-UBND, 69-KL/TW, 05/4/2024: never cut over two lines; nor Quý I/2024 or
# triệu đồng/hộ, which a reader of the print would find with a space after the stroke.
WHOLE = re.compile(
    r"(?<![\w/])(?:\d{1,5}(?:/\d{1,4}){0,2}(?:[/-][A-ZĐƯ&][\w&]{0,11}){1,3}"
    r"|\d{1,4}(?:/\d{1,4}){1,2}"
    r"|[^\W_]{1,12}(?:[/–-][^\W_]{1,12}){1,3})(?![\w/])"
)
BEFORE_AT = re.compile(r"(?:tại|về)\s", re.IGNORECASE)
BEFORE_PLACE = re.compile(r"(?:TỈNH|THÀNH PHỐ|VÀ|THUỘC)\s")
BEFORE_UNIT = re.compile(r"(?:HÀNH CHÍNH|TỔ CHỨC|KẾ HOẠCH|SỞ|ỦY BAN|TỔNG HỢP)\b")
# Marks that turn or hide letters would let a print say something else than its rows.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True)
class Piece:
    """A stretch of text; a whole one stays on one line."""

    text: str
    whole: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A line of the body as laid out: `style` is part, section, unit or text."""

    style: str
    pieces: tuple[Piece, ...]
    leads: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Sheet:
    """All that a print of a notice shows, in reading order."""

    parent: tuple[str, ...]
    agency: tuple[str, ...]
    number: str
    dated: str
    form: str
    abstract: tuple[str, ...]
    body: tuple[Paragraph, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    signer: str
    name: str


def sheet_of(conclusion: Conclusion) -> Sheet:
    """The sheet of a notice: an issued one under the letterhead it was issued with.

    Reads the agency and the items, one query each.
    """
    head = Agency.current().letterhead
    head |= {} if conclusion.is_draft else conclusion.letterhead
    form = FORMS[conclusion.letters]
    title = clean(conclusion.title)
    return Sheet(
        parent=_head_lines(head["parent"], "Regular"),
        agency=_head_lines(head["name"], "Bold"),
        number=_number(conclusion, conclusion.symbol(clean(head["code"]))),
        dated=_dated(conclusion, clean(head["place"])),
        form=form,
        abstract=_centred(title, TITLE, TITLE_ROOM, BEFORE_AT),
        body=_body(conclusion, head["heading_capitals"]),
        recipients=_recipients(conclusion.recipients),
        signature=_centred(conclusion.signature.upper(), SIGN, SIGN_ROOM, BEFORE_UNIT),
        signer=clean(conclusion.signer_name),
        name=" ".join(filter(None, (form.capitalize(), clean(conclusion.number), title))),
    )


def clean(text: str) -> str:
    """One line of composed letters (NFC), without marks that print nothing."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(filter(None, map(clean, text.splitlines())))


def _head_lines(name: str, face: str) -> tuple[str, ...]:
    return balanced(clean(name).upper(), face=face, size=HEAD, room=HEAD_ROOM, prefer=BEFORE_PLACE)


def _centred(text: str, size: float, room: float, prefer: re.Pattern) -> tuple[str, ...]:
    """Bold lines, broken where the writer broke them and evenly where they are too long."""
    return tuple(
        part
        for line in lines(text)
        for part in balanced(line, face="Bold", size=size, room=room, prefer=prefer)
    )


def _number(conclusion: Conclusion, symbol: str) -> str:
    """“598/TB-SKHCN”, a zero before a number under 10; a draft without one leaves room for it."""
    number = clean(conclusion.number).replace(" ", "")
    if not number:
        return f"{BLANK * 8}/{symbol}"
    return f"0{number}" if re.match(r"[1-9](?!\d)", number) else number


def _dated(conclusion: Conclusion, place: str) -> str:
    """“Quảng Ngãi, ngày 03 tháng 4 năm 2024”: a zero before days under 10 and months 1 and 2."""
    day, held = conclusion.issued_on, conclusion.meeting_on or conclusion.created_at
    if day:
        month = f"{day.month:02d}" if day.month < 3 else day.month
        words = f"ngày {day.day:02d} tháng {month} năm {day.year}"
    else:
        gap = BLANK * 6
        words = f"ngày{gap}tháng{gap}năm {conclusion.year or held.year}"
    return f"{place}, {words}" if place else words.capitalize()


def _body(conclusion: Conclusion, capitals: bool) -> tuple[Paragraph, ...]:
    told = [_paragraph("text", line) for line in lines(conclusion.opening)]
    for item in conclusion.items.all():
        told += _item(item, conclusion.source_text, capitals)
    told += [_paragraph("text", line) for line in lines(conclusion.closing)]
    if told and not told[-1].text.endswith(END):
        told[-1] = _paragraph(told[-1].style, told[-1].text.rstrip(" .;,") + END)
    return tuple(told)


def _item(item: Item, source: str, capitals: bool) -> list[Paragraph]:
    first, *others = lines(item.text) or ("",)
    label, told = _label(item, source), [_paragraph("text", line) for line in others]
    if item.kind != Item.Kind.HEADING:
        return [_paragraph("text", f"{label} {first}".strip()), *told]
    if PART.match(label):
        return [_paragraph("part", label), _paragraph("part", first.upper()), *told]
    if not SECTION.match(label):
        return [_paragraph("unit", f"{label} {first}".strip()), *told]
    title = first.upper() if capitals else first
    return [_paragraph("section", f"{label} {title}".strip()), *told]


def _label(item: Item, source: str) -> str:
    """The label with the comma or colon that followed a worded one in the source: “Thứ nhất,”."""
    label = clean(item.label)
    if label[-1:].isalpha() and item.start is not None:
        written = r"\s+".join(map(re.escape, label.split()))
        if found := re.match(rf"\s*{written}\s?([,:])", source[item.start :]):
            return label + found[1]
    return label


def _recipients(text: str) -> tuple[str, ...]:
    """“- …;” for each, “- Lưu: ….” for the last, whatever marks they were typed or read with."""
    entries: list[str] = []
    for line in lines(text):
        if entries and not line.startswith("-") and entries[0].startswith("-"):
            entries[-1] += f" {line}"  # the rest of a long name
        else:
            entries.append(line)
    named = [entry.lstrip("- ").rstrip(" ;.,") for entry in entries]
    return (*(f"- {name};" for name in named[:-1]), *(f"- {name}." for name in named[-1:]))


def _paragraph(style: str, text: str) -> Paragraph:
    pieces, end = [], 0
    for match in WHOLE.finditer(text):
        pieces += [Piece(text[end : match.start()]), Piece(match[0], whole=True)]
        end = match.end()
    pieces.append(Piece(text[end:]))
    return Paragraph(style, tuple(p for p in pieces if p.text), leads=text.endswith(":"))
