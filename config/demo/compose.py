"""From a paper of the demo to the reading of its text: every field with its place in the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from conclusions.reading import (
    Deadline,
    Header,
    ReadCitation,
    ReadDuty,
    Reading,
    ReadItem,
    Span,
    UnitRef,
)
from config.demo.agency import AGENCY, UNITS
from config.demo.days import Words
from config.demo.script import HEADING, Line, Paper, Work

NAMES = {unit.code: unit.name for unit in UNITS}
CITED = re.compile(
    r"(\d+(?:/\d{4})?[/-][A-ZĐ]+(?:[-/][A-ZĐ]+)*)(?: ngày (\d{2})/(\d{1,2})/(\d{4}))?"
)


@dataclass
class Sheet:
    """The text as it grows, line by line; each line knows where it stands."""

    words: Words
    text: str = ""
    items: list[ReadItem] = field(default_factory=list)

    def say(self, line: str) -> Span:
        start = len(self.text)
        self.text += line + "\n\n"
        return start, start + len(line)

    def fill(self, template: str) -> str:
        return template.format_map(self.words)


def read_paper(paper: Paper, words: Words) -> Reading:
    """The reading that a perfect reader gives of the paper's text."""
    sheet, days = Sheet(words), words.days
    issued, title = days.at(paper.issued), sheet.fill(paper.title)
    for line in _head(paper, issued):
        sheet.say(line)
    sheet.say(title)
    opening = sheet.fill(paper.opening)
    sheet.say(opening)
    for line in paper.lines:
        _add(sheet, line, None, "")
    for line in _foot():
        sheet.say(line)
    return Reading(
        text=sheet.text.strip(),
        header=Header(
            number=paper.number,
            year=issued.year,
            issued_on=issued,
            title=title,
            chair="Giám đốc Sở Khoa học và Công nghệ",
            meeting_on=days.at(paper.met),
            period=sheet.fill(paper.period),
            signer_name=AGENCY["signer_name"],
        ),
        opening=opening,
        items=tuple(sheet.items),
        closing=AGENCY["closing"],
        recipients=tuple(line.removeprefix("- ") for line in AGENCY["recipients"].splitlines()),
        signature=tuple(AGENCY["signature"].splitlines()),
    )


def _head(paper: Paper, issued: date) -> Iterator[str]:
    yield AGENCY["parent"]
    yield AGENCY["name"]
    yield f"Số: {paper.number}"
    month = f"{issued.month:02d}" if issued.month < 3 else issued.month
    yield f"{AGENCY['place']}, ngày {issued.day:02d} tháng {month} năm {issued.year}"
    yield "KẾT LUẬN" if "/KL" in paper.number else "THÔNG BÁO"


def _foot() -> Iterator[str]:
    yield AGENCY["closing"]
    yield "Nơi nhận:"
    yield AGENCY["recipients"]
    yield AGENCY["signature"]
    yield AGENCY["signer_name"]


def _add(sheet: Sheet, line: Line, parent: int | None, above: str) -> None:
    """The line and all under it; `above` is the printed label of the unit's heading, if any."""
    text = sheet.fill(line.text)
    end = sheet.say(f"{line.label} {text}".strip())[1]
    span = (end - len(text), end)
    path = f"{above}.{line.label}".strip(".") if above else line.label.rstrip(".")
    place = len(sheet.items)
    sheet.items.append(
        ReadItem(
            kind=line.kind,
            label=line.label,
            path=path,
            text=text,
            span=span,
            parent=parent,
            duties=tuple(_duty(sheet, work, text, span) for work in line.works),
            citations=tuple(_citations(text, span)),
        )
    )
    within = path if line.kind == HEADING and parent is not None else ""
    for below in line.under:
        _add(sheet, below, place, within)


def _duty(sheet: Sheet, work: Work, text: str, span: Span) -> ReadDuty:
    what = sheet.fill(work.what)
    within = _place(what, text, span) if what else span
    return ReadDuty(
        what=what,
        span=within,
        title=sheet.fill(work.title),
        leads=_units(work.leads, text, within),
        helpers=_units(work.helpers, text, span),
        deadline=_deadline(sheet.words, work.due, text, span),
        without=(NAMES[work.without],) if work.without else (),
        deliverable=work.product,
        sent_to=NAMES[work.sent_to] if work.sent_to else None,
    )


def _place(part: str, text: str, span: Span) -> Span:
    """Where the words stand in the item, the whole item where they are not said in it."""
    at = text.find(part)
    return (span[0] + at, span[0] + at + len(part)) if at >= 0 else span


def _units(codes: str, text: str, span: Span) -> tuple[UnitRef, ...]:
    if codes.startswith("*"):
        return (UnitRef(codes[1:], _place(codes[1:], text, span), collective=True),)
    return tuple(
        UnitRef(NAMES[code], _place(NAMES[code], text, span), NAMES[code]) for code in codes.split()
    )


def _deadline(words: Words, due: str, text: str, span: Span) -> Deadline | None:
    if not due:
        return None
    if due == "ongoing":
        return Deadline("ongoing", None, "", span)
    if due == "recurring":
        phrase = "định kỳ hằng tháng"
        return Deadline("recurring", None, phrase, _place(phrase, text, span), every="month")
    kind, day, phrase = words.days.due(due)
    return Deadline(kind, day, phrase, _place(phrase, text, span))


def _citations(text: str, span: Span) -> Iterator[ReadCitation]:
    for found in CITED.finditer(text):
        number, *day = found.groups()
        dated_on = date(*map(int, reversed(day))) if day[0] else None
        yield ReadCitation(number, dated_on, (span[0] + found.start(1), span[0] + found.end(1)))
