"""From a reading to a draft: its rows, and the file it was read from."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from conclusions.actions.refusals import Refused
from conclusions.likeness import marks_of_text
from conclusions.models import Citation, Conclusion, Document, Duty, Item, TextMark
from conclusions.querysets import VOID, text_sha256
from conclusions.reading import Deadline, ReadDuty, Reading, ReadItem
from conclusions.reading.statements import part_ahead
from conclusions.terms import Term, term_of
from conclusions.units import Directory
from departments.folding import fold, plain
from departments.models import Agency, Department, User
from departments.papertext import paper_date, paper_number
from departments.people import director, leaders, office_head

SUFFIX = re.compile(r"\.\w{1,8}$", re.ASCII)


def leader_for(chair: str) -> User | None:
    """The leader whom the notice names as having concluded, else the director."""
    words = fold(chair)
    named = [person for person in leaders() if _names(words, fold(person.full_name))]
    return named[0] if len(named) == 1 else director()


def _names(words: str, person: str) -> bool:
    """The whole name stands there: “Nguyễn Văn Anh” is not “Nguyễn Văn An”."""
    return bool(person) and bool(re.search(rf"(?<!\w){re.escape(person)}(?!\w)", words))


class NumberTaken(Refused):
    """The number is another notice's in that year: the holder's."""

    def __init__(self, message: str, holder: Conclusion) -> None:
        super().__init__(message)
        self.holder = holder


@transaction.atomic
def draft_from(
    reading: Reading,
    *,
    by: User | None,
    number: str | None = "",
    issued_on: date | None = None,
    source: tuple[str, bytes] | None = None,
) -> Conclusion:
    """A draft with the reading's items, duties and citations.

    What the text lacks stays empty for the clerk; number and day given here win over the header's,
    and with None for a number the draft has none, whatever the header says.
    `source` is the file it was read from: its name and its bytes. Raises NumberTaken for a number
    that is taken in its year.
    """
    conclusion = _begun(reading, number, issued_on)
    conclusion.created_by = by
    save_numbered(conclusion)
    keep_marks(conclusion)
    _add_items(conclusion, reading)
    if source:
        keep_source(conclusion, *source)
    return conclusion


def keep_marks(conclusion: Conclusion) -> None:
    """By these a paper that is nearly the same finds this one; made anew with its source text."""
    conclusion.text_marks.all().delete()
    TextMark.objects.bulk_create(
        TextMark(conclusion=conclusion, mark=mark)
        for mark in marks_of_text(plain(conclusion.source_text))
    )


def _begun(reading: Reading, number: str | None, issued_on: date | None) -> Conclusion:
    """The notice without its items, as its header, its ending and the agency's habits have it."""
    header, agency, whole = reading.header, Agency.current(), _is_whole(reading)
    issuer = issuer_of(reading, agency)
    issued_on = issued_on or header.issued_on
    read = (header.number or "")[:40] if number is not None else ""
    kind = Conclusion.Kind.SUPERIOR if issuer else kind_of(header.title or "", number or read)
    return Conclusion(
        kind=kind,
        urgency=header.urgency or "",
        # What the paper itself bears is not added to.
        number=Conclusion(kind=kind, issuer=issuer).wholly_numbered(number or "", agency.code)
        or read,
        issued_on=issued_on,
        year=issued_on.year if issued_on else None,
        title=header.title or "Kết luận (chưa có trích yếu)",
        meeting_on=header.meeting_on,
        period=(header.period or "")[:60],
        review_on=term.day if (term := section_term(reading, issued_on)) else None,
        chair=(header.chair or "")[:200],
        # Who concluded there leads nobody here: who gives the work is for the clerk to say.
        leader=None if issuer else leader_for(header.chair or ""),
        issuer=issuer,
        opening=reading.opening,
        closing=reading.closing if whole or issuer else agency.closing,
        recipients=listed(reading.recipients) or ("" if issuer else agency.recipients),
        signature="\n".join(reading.signature) or ("" if issuer else agency.signature),
        signer_name=(
            header.signer_name or ("" if reading.signature or issuer else agency.signer_name)
        )[:100],
        source_text=reading.text,
        source_notes="\n".join(reading.notes),
        source_sha256=text_sha256(reading.text),
    )


def issuer_of(reading: Reading, agency: Agency) -> str:
    """The name of the agency that the paper's head names, where it is another than this one, with
    what it belongs to; "" for an own paper or one whose head is not told.

    Marks do not tell agencies apart: a scan loses them, and two of one name but for its marks do
    not stand under the same parent. Of a head that is read no further than the parent, the symbol
    behind the number says whose it is.
    """
    header = reading.header
    if not header.agency or not agency.name:
        return ""
    own, named = plain(agency.name), plain(header.agency)
    above_own, above = _levelled(agency.parent), _levelled(header.parent_agency or "")
    if own not in named and above_own and _levelled(header.agency) == above_own:
        own_symbol = (header.number or "").endswith((f"-{agency.code}", f"/{agency.code}"))
        return "" if own_symbol else header.agency
    same = own in named or named in own
    if same and not (above and above_own and above not in above_own and above_own not in above):
        return ""
    parent = header.parent_agency or ""
    told = "" if plain(parent) in named else parent
    return ", ".join(filter(None, [header.agency, told]))[:300]


def _levelled(name: str) -> str:
    """Folded, short and long names of the same the same: “UBND tỉnh”, “Ủy ban nhân dân tỉnh”."""
    return plain(name).replace("uy ban nhan dan", "ubnd")


def _is_whole(reading: Reading) -> bool:
    """Does the text have an ending of its own? To one that has, no sentence is added."""
    ended = reading.text.rstrip().endswith(("./.", "./"))
    return bool(ended or reading.closing or reading.signature or reading.recipients)


def listed(recipients: Iterable[str]) -> str:
    """Where the notice goes, as paper lists it: a dash, a semicolon, a full stop at the end."""
    lines = [f"- {line.rstrip(' ;.')}" for line in recipients]
    return ";\n".join(lines) + "." if lines else ""


def section_term(reading: Reading, issued_on: date | None) -> Term | None:
    """The period its sections give the work for, and with it a day to look at undated work."""
    known = issued_on or reading.header.meeting_on
    return term_of(_titles_ahead(reading), known) if known else None


def _titles_ahead(reading: Reading) -> list[str]:
    """The headings, without those that look back and what stands below them."""
    back: set[int | None] = set()
    titles = []
    for place, item in enumerate(reading.items):
        ahead = part_ahead(item.text) if item.kind == "heading" else ""
        if item.parent in back or (item.kind == "heading" and not ahead):
            back.add(place)
        elif ahead:
            titles.append(ahead)
    return titles


def kind_of(title: str, number: str = "") -> str:
    """A conclusion is numbered as one (546/KL-SKHCN); a briefing says so in its title."""
    if "/KL" in number:
        return Conclusion.Kind.CONCLUSION
    return Conclusion.Kind.BRIEFING if "giao ban" in title.casefold() else Conclusion.Kind.MEETING


def save_numbered(conclusion: Conclusion) -> None:
    """Save under the number as paper prints it, turning one already taken in its year into a
    refusal that names its holder."""
    conclusion.number = paper_number(conclusion.number)
    same = {"number": conclusion.number, "year": conclusion.year, "issuer": conclusion.issuer}
    namesakes = Conclusion.objects.filter(**same).only("number", "year", "issued_on", "title")
    namesakes = namesakes.exclude(status__in=VOID)
    taken = namesakes.exclude(pk=conclusion.pk).exclude(number="").first()
    if taken is None:
        try:
            with transaction.atomic():
                conclusion.save()
            return
        except IntegrityError:  # a colleague took the number between the question and the save
            taken = namesakes.first()
            if taken is None:
                raise
    day = f" ngày {paper_date(taken.issued_on)}" if taken.issued_on else ""
    year = f" trong năm {taken.year}" if taken.year else ""
    said = f"Số {taken.number} đã dùng{year} cho thông báo{day}: “{taken.title}”."
    raise NumberTaken(said, taken)


def keep_source(conclusion: Conclusion, name: str, content: bytes) -> Document:
    return conclusion.documents.create(
        kind=Document.Kind.SOURCE,
        file=ContentFile(content, name=f"nguon-{conclusion.pk}{safe_suffix(name) or '.txt'}"),
        name=name[-255:],
        sha256=hashlib.sha256(content).hexdigest(),
    )


def safe_suffix(name: str) -> str:
    """What the file's name ends in, where that is no more than an ending; "" for anything else."""
    found = SUFFIX.search(name)
    return found[0].lower() if found else ""


def item_fields(reading: Reading, read: ReadItem) -> dict[str, Any]:
    """An item's fields as read: its kind, its words, where they stand in the source."""
    return {
        "kind": read.kind,
        "label": read.label[:20],
        "path": full_path(reading, read)[:60],
        "text": read.text,
        "cells": list(read.cells),
        "start": read.span[0],
        "end": read.span[1],
    }


def _add_items(conclusion: Conclusion, reading: Reading) -> None:
    """Items, duties and citations, each kind in one statement: a notice may hold a thousand."""
    rows = Item.objects.bulk_create(
        Item(conclusion=conclusion, position=position, **item_fields(reading, read))
        for position, read in enumerate(reading.items)
    )
    below = [row for row, read in zip(rows, reading.items, strict=True) if read.parent is not None]
    for row, read in zip(rows, reading.items, strict=True):
        if read.parent is not None:
            row.parent = rows[read.parent]
    Item.objects.bulk_update(below, ["parent"], batch_size=200)
    read_duties = [
        (row, place, duty)
        for row, read in zip(rows, reading.items, strict=True)
        for place, duty in enumerate(read.duties)
    ]
    add_whole(read_duties)
    add_citations(conclusion, zip(rows, reading.items, strict=True))


def full_path(reading: Reading, read: ReadItem) -> str:
    """The printed labels from the section down: “II.5.(1)”, or “PL I.2” in an annex."""
    top = read
    while top.parent is not None:
        top = reading.items[top.parent]
    if top.kind == "annex" and top is not read:
        return (
            f"PL {top.label.partition(' ')[2].partition(' ')[2]}".strip()
            + f".{read.path}".rstrip(".")
        )
    section = top.label.rstrip(".) ") if top is not read and top.label[:1] in "ABCDEIVX" else ""
    told = not section or read.path == section or read.path.startswith(f"{section}.")
    return read.path if told else f"{section}.{read.path}"


def add_duties(read_duties: list[tuple[Item, int, ReadDuty]]) -> list[Duty]:
    """Duties as read, each with its item and its place among the item's; the rows, in that order.
    Which of them wait for which is tied by `tie_steps`."""
    directory, office = Directory(), office_head()
    teams = [_team(directory, read) for *_, read in read_duties]
    rows = Duty.objects.bulk_create(
        _duty(item, place, read, office if _sent_to_office(directory, read, leads) else None)
        for (item, place, read), (leads, _) in zip(read_duties, teams, strict=True)
    )
    link(Duty.leads, rows, [leads for leads, _ in teams])
    link(Duty.helpers, rows, [helpers for _, helpers in teams])
    return rows


def add_whole(read_duties: list[tuple[Item, int, ReadDuty]]) -> None:
    """All duties of some directives, those of each together and tied to one another."""
    made = zip(read_duties, add_duties(read_duties), strict=True)
    for _, some in groupby(made, key=lambda one: one[0][0].pk):
        together = list(some)
        tie_steps([read for (*_, read), _ in together], [row for _, row in together])


def tie_steps(read_duties: Iterable[ReadDuty], rows: Sequence[Duty]) -> None:
    """The rows of one directive's duties, each to those that it waits for by its words."""
    Duty.after.through.objects.bulk_create(
        Duty.after.through(from_duty=row, to_duty=rows[place])
        for read, row in zip(read_duties, rows, strict=True)
        for place in read.after
    )


def _team(directory: Directory, read: ReadDuty) -> tuple[list[Department], list[Department]]:
    """Who leads and who helps; who leads does not help as well."""
    leads = directory.resolve(read.leads, read.without)
    return leads, directory.resolve(read.helpers, {lead.name for lead in leads})


def link(field: Any, duties: Iterable[Duty], teams: Iterable[Iterable[Department]]) -> None:
    """Each duty with its own units, for `field` leads or helpers, in one statement."""
    field.through.objects.bulk_create(
        field.through(duty=duty, department=department)
        for duty, team in zip(duties, teams, strict=True)
        for department in team
    )


def _sent_to_office(directory: Directory, read: ReadDuty, leads: list[Department]) -> bool:
    """The words send the product to the office, or have it collate what the others bring: then it
    confirms, unless it leads itself."""
    if any(lead.kind == Department.Kind.OFFICE for lead in leads):
        return False
    named = [directory.find(name) for name in (read.sent_to, *read.without) if name]
    return any(unit and unit.kind == Department.Kind.OFFICE for unit in named)


def _duty(item: Item, position: int, read: ReadDuty, confirmer: User | None) -> Duty:
    return Duty(
        item=item,
        position=position,
        what=read.what,
        title=read.title[:120],
        deliverable=read.deliverable[:200],
        leads_written="; ".join(ref.written for ref in read.leads)[:500],
        helpers_written="; ".join(ref.written for ref in read.helpers)[:500],
        confirmer=confirmer,
        start=read.span[0],
        end=read.span[1],
        # What a superior has set is not the agency's to move.
        imposed=bool(read.deadline) and item.conclusion.kind == Conclusion.Kind.SUPERIOR,
        **limit_fields(read.deadline),
    )


def limit_fields(limit: Deadline | None) -> dict[str, Any]:
    """A duty's fields for a limit as read. “trong tuần tới” names no day: its words are kept, and
    the clerk says which day is meant."""
    if limit is None:
        none = {"deadline": "", "phrase": "", "named_on": None, "named_at": None, "every": ""}
        return none | {"day_check": Duty.DayCheck.NONE}
    known = limit.on or limit.kind not in Duty.DATED
    return {
        "deadline": limit.kind if known else "",
        "day_check": Duty.DayCheck.NONE if known else Duty.DayCheck.OPEN,
        "phrase": limit.phrase[:200],
        "named_on": limit.on,
        "named_at": limit.at,
        "every": limit.every,
    }


def add_citations(conclusion: Conclusion, pairs: Iterable[tuple[Item, ReadItem]]) -> None:
    """What the items cite; a number names a notice only with its year, for each begins again."""
    own = (conclusion.number, conclusion.year)
    cited_by = [
        (item, cited, named)
        for item, read in pairs
        for cited in read.citations
        for year in [cited.dated_on.year if cited.dated_on else conclusion.year]
        for named in [(paper_number(cited.number), year)]
        if named != own  # an annex names the notice it is attached to
    ]
    numbers = {number for *_, (number, _) in cited_by}
    held = Conclusion.objects.filter(number__in=numbers, year__isnull=False)
    known = {(number, year): pk for number, year, pk in held.values_list("number", "year", "pk")}
    Citation.objects.bulk_create(
        Citation(
            item=item,
            number=cited.number[:60],
            dated_on=cited.dated_on,
            start=cited.span[0],
            end=cited.span[1],
            resolved_id=known.get(named),
        )
        for item, cited, named in cited_by
    )
