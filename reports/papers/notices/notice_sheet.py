"""A notice as the sheet of paper the decree describes: every line in its place, as printed.

The form is Nghị định 30/2020/NĐ-CP, Phụ lục I and Mẫu 1.4. Words are the notice's own; only what
the form itself demands is added: capitals, the zero before a small number, the closing “./.”.
"""

import re
from dataclasses import dataclass

from django.utils.timezone import localdate

from conclusions.models import Conclusion, Item
from conclusions.reading.header import cased
from departments.models import Agency, Department
from departments.papertext import long_date, paper_number
from reports.papers import geometry
from reports.papers.line_breaks import balanced, width_of
from reports.papers.notices.appendices import Appendix, appendices_of
from reports.papers.notices.item_blocks import Block, blocks_of, sentence
from reports.papers.paragraphs import PrintedParagraph, clean, lines, paragraph, pieces_of

# Lines are broken here and not by the layout: the rules under the agency and the title are as long
# as a share of their longest line.
MOST_RECEIVERS, FIRST_RECEIVERS = 40, 12

FORMS = {"TB": "THÔNG BÁO", "KL": "KẾT LUẬN"}
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
RECEIVERS = "Nơi nhận:"
END = "./."
BLANK = "\u00a0"
BLANKS = re.compile(rf"\s?{BLANK}+\s?")

LISTED = re.compile(r"^[-–—+•*·][\s–—+•*·-]*")
BEFORE_AT = re.compile(r"(?:tại|về)\s", re.IGNORECASE)
BEFORE_PLACE = re.compile(r"(?:TỈNH|THÀNH PHỐ|VÀ|THUỘC)\s")
BEFORE_UNIT = re.compile(r"(?:HÀNH CHÍNH|TỔ CHỨC|KẾ HOẠCH|SỞ|ỦY BAN|TỔNG HỢP)\b")


@dataclass(frozen=True)
class NoticeSheet:
    """All that a print of a notice shows, in reading order."""

    parent: tuple[str, ...]
    agency: tuple[str, ...]
    number: str
    dated: str
    form: str
    abstract: tuple[str, ...]
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    signer: str
    name: str
    urgency: str = ""
    mark: str = ""
    narrow: bool = False
    appendices: tuple[Appendix, ...] = ()

    @property
    def day_words(self) -> tuple[str, str]:
        """The date line in two: its place with the comma, and the day, which is never cut."""
        place, comma, day = self.dated.rpartition(", ")
        return place + comma.strip(), day

    @property
    def beside_signature(self) -> tuple[PrintedParagraph, ...]:
        """The recipients that stand level with the signature: all, unless they would need more
        than a page with the last words of the body."""
        every = len(self.recipients) <= MOST_RECEIVERS
        return _received(self.recipients if every else self.recipients[:FIRST_RECEIVERS])

    @property
    def below_signature(self) -> tuple[PrintedParagraph, ...]:
        return _received(self.recipients[len(self.beside_signature) :])

    @property
    def ends_short(self) -> bool:
        """Its last paragraph is a single line, or near it: too little to stand over the signature
        alone."""
        last = self.body[-1]
        if not isinstance(last, PrintedParagraph):
            return False
        page = geometry.NOTICE
        return width_of(last.text, face="Regular", size=page.body_pt) < page.room_pt


def sheet_of(conclusion: Conclusion) -> NoticeSheet:
    """The sheet of a notice: an issued one under the letterhead it was issued with.

    Reads the agency and the items, one query each.
    """
    head = Agency.current().letterhead
    head |= {} if conclusion.is_draft else conclusion.letterhead
    form, title = FORMS[conclusion.letters], clean(conclusion.title)
    number, day = _number(conclusion, conclusion.symbol(clean(head["code"]))), _day(conclusion)
    told = f"{form.capitalize()} số {number} {day} của {in_text(head['name'], title)}"
    body, annexed = _parted(list(conclusion.items.exclude(kind=Item.Kind.ADDED)))
    attached = attached_to(told)
    appendices = appendices_of(conclusion, annexed, attached, _names(head.get("units", {})))
    place, page = clean(head["place"]), geometry.NOTICE
    # A long place needs a wider right column for its date: the agency's lines are then shorter.
    dated = width_of(place_and_date(place, day), face="Italic", size=page.number_pt)
    narrow = dated > page.dated_line_pt
    return NoticeSheet(
        parent=head_lines(head["parent"], "Regular", narrow),
        agency=head_lines(head["name"], "Bold", narrow),
        narrow=narrow,
        number=number,
        dated=place_and_date(place, day),
        form=form,
        abstract=centred_lines(conclusion.title, page.title_pt, page.title_line_pt, BEFORE_AT),
        body=_body(conclusion, body, head["heading_capitals"], len(appendices)),
        recipients=receivers_of(conclusion.recipients),
        signature=centred_lines(
            conclusion.signature.upper(), page.sign_pt, page.sign_line_pt, BEFORE_UNIT
        ),
        signer=clean(conclusion.signer_name),
        name=" ".join(filter(None, (form.capitalize(), clean(conclusion.number), title))),
        urgency=conclusion.urgency,
        mark=conclusion.get_urgency_display().upper() if conclusion.urgency else "",
        appendices=appendices,
    )


def attached_to(paper: str) -> str:
    """The line below an appendix's title; what the paper leaves room for is told by dots."""
    return f"(Kèm theo {BLANKS.sub(' … ', paper)})".replace(" … /", " …/")


def _received(lines: tuple[str, ...]) -> tuple[PrintedParagraph, ...]:
    """Their lines, short as the column is; numbers of documents in them are not cut."""
    return tuple(
        PrintedParagraph("text", tuple(pieces_of(line, _fits_receivers))) for line in lines
    )


def _fits_receivers(words: str) -> bool:
    page = geometry.NOTICE
    return width_of(words, face="Regular", size=page.receiver_pt) < page.receiver_line_pt


def _parted(items: list[Item]) -> tuple[list[Item], list[Item]]:
    """The items over the signature, and those from the first annex on."""
    first = next((n for n, item in enumerate(items) if item.kind == Item.Kind.ANNEX), len(items))
    return items[:first], items[first:]


def in_text(name: str, title: str) -> str:
    """The agency's name as running text writes it; letterheads are often kept in capitals."""
    return cased(clean(name), title) if name.isupper() else clean(name)


def _names(kept: dict[str, str]):
    """What units are called: as when the notice was issued, else as today."""

    def name_of(unit: Department) -> str:
        return clean(kept.get(str(unit.pk), unit.name))

    return name_of


def head_lines(name: str, face: str, narrow: bool) -> tuple[str, ...]:
    page = geometry.NOTICE
    room = page.agency_line_pt(narrow=narrow)
    name = clean(name).upper()
    return balanced(name, face=face, size=page.head_pt, room=room, prefer=BEFORE_PLACE)


def centred_lines(text: str, size: float, room: float, prefer: re.Pattern) -> tuple[str, ...]:
    """Bold lines, broken where the writer broke them and evenly where they are too long."""
    return tuple(
        part
        for line in lines(text)
        for part in balanced(line, face="Bold", size=size, room=room, prefer=prefer)
    )


def _number(conclusion: Conclusion, symbol: str) -> str:
    """“598/TB-SKHCN”, a zero before a number under 10; a draft without one leaves room for it."""
    return paper_number(clean(conclusion.number)) or f"{BLANK * 8}/{symbol}"


def _day(conclusion: Conclusion) -> str:
    """“ngày 03 tháng 4 năm 2024”; a draft without a day leaves room for it."""
    day, held = conclusion.issued_on, conclusion.meeting_on or localdate(conclusion.created_at)
    if day:
        return long_date(day)
    gap = BLANK * 6
    return f"ngày{gap}tháng{gap}năm {conclusion.year or held.year}"


def place_and_date(place: str, day: str) -> str:
    return f"{place}, {day}" if place else day.capitalize()


def _body(
    conclusion: Conclusion, items: list[Item], capitals: bool, lists: int
) -> tuple[Block, ...]:
    told: list[Block] = [sentence(line) for line in lines(conclusion.opening)]
    told += blocks_of(items, conclusion.source_text, capitals)
    told += [paragraph("text", line) for line in lines(conclusion.closing)]
    last = told.pop() if told and isinstance(told[-1], PrintedParagraph) else paragraph("text", "")
    if conclusion.has_lists:
        last = _pointing(last, told, lists)
    if not last.text.endswith(END):
        last = paragraph(last.style, last.text.rstrip(" .;,") + END)
    return (*told, last)


def _pointing(last: PrintedParagraph, told: list[Block], lists: int) -> PrintedParagraph:
    """A text with appendices says so (Phụ lục I, III.1): its last words do, where no others do."""
    said = " ".join(block.text for block in (*told, last) if isinstance(block, PrintedParagraph))
    if "phụ lục" in said.casefold():
        return last
    some = "các Phụ lục" if lists > 1 else "Phụ lục"
    words = last.text.removesuffix(END).rstrip(" .;,")
    return paragraph(last.style, f"{words} (có {some} kèm theo)".strip() + END)


def receivers_of(text: str) -> tuple[str, ...]:
    """“- …;” for each, “- Lưu: ….” for the last, whatever marks they were typed or read with."""
    entries: list[str] = []
    for line in lines(text):
        if entries and not LISTED.match(line) and LISTED.match(entries[0]):
            entries[-1] += f" {line}"  # the rest of a long name
        elif line.rstrip(": ").casefold() != RECEIVERS.rstrip(":").casefold():
            entries.append(line)
    named = [LISTED.sub("", entry, count=1).rstrip(" ;.,") for entry in entries]
    return (*(f"- {name};" for name in named[:-1]), *(f"- {name}." for name in named[-1:]))
