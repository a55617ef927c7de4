"""Appendices behind the signature: those the notice came with, and lists of its duties.

The form is Nghị định 30/2020/NĐ-CP, Phụ lục I, phần III: “Phụ lục” with a Roman number where there
are several, a title in capitals, the line that says what it is attached to.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from conclusions.models import Conclusion, Duty, Item
from departments.models import Department
from departments.papertext import paper_date
from reports.papers import geometry
from reports.papers.line_breaks import balanced
from reports.papers.notices.item_blocks import Block, blocks_of
from reports.papers.notices.printed_tables import PrintedTable, table_of
from reports.papers.paragraphs import clean

NAME = "Phụ lục"
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
NUMBERED = re.compile(r"\s(?:số\s)?([IVX]+|\d+)$", re.IGNORECASE)
DAY = re.compile(r"(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})")
ATTACHED = re.compile(r"\(?\s*(?:ban hành\s)?kèm theo\b", re.IGNORECASE)
BEFORE_OF = re.compile(r"(?:của|ngày)\s")
UNGIVEN = "Chưa phân công"
UNDATED = "Không ghi thời hạn"
BY_UNIT = "Bảng phân công nhiệm vụ theo đơn vị"
BY_DEADLINE = "Bảng tổng hợp nhiệm vụ theo thời hạn"
Names = Callable[[Department], str]


@dataclass(frozen=True)
class Appendix:
    """One appendix as laid out, with page numbers of its own."""

    label: str
    title: tuple[str, ...]
    attached: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def wide(self) -> bool:
        return any(isinstance(block, PrintedTable) and block.wide for block in self.blocks)


def appendices_of(
    conclusion: Conclusion, annexed: list[Item], attached: str, names: Names
) -> tuple[Appendix, ...]:
    """`annexed` are the items from the first annex on, `attached` the line that says to what,
    `names` tells how a unit was called when the notice was issued."""
    found = [*_printed(annexed, conclusion, attached)]
    duties = _duties(conclusion) if conclusion.has_lists else []
    if conclusion.lists_by_unit:
        found.append(_listed(BY_UNIT, attached, _by_unit(duties, names)))
    if conclusion.lists_by_deadline:
        found.append(_listed(BY_DEADLINE, attached, _by_deadline(duties, names)))
    return tuple(_numbered(found))


def _numbered(found: list[Appendix]) -> Iterator[Appendix]:
    """One appendix has no number; of several each has, its own where it came with one, else the
    first that none came with, written as theirs are."""
    own = [number[1].upper() for each in found if (number := NUMBERED.search(each.label))]
    written = str if own and all(map(str.isdigit, own)) else _roman
    free = (number for n in count(1) if (number := written(n)) not in own)
    for each in found:
        bare = len(found) > 1 and not NUMBERED.search(each.label)
        label = f"{NAME} {next(free)}" if bare else each.label
        yield Appendix(label, each.title, each.attached, each.blocks)


def _roman(number: int) -> str:
    told = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        told += letters * times
    return told


def _printed(annexed: list[Item], conclusion: Conclusion, attached: str) -> Iterator[Appendix]:
    """The notice's own annexes, each with the items down to the next; a line that attaches one to
    another number or day than the notice now has is written anew."""
    starts = [n for n, item in enumerate(annexed) if item.kind == Item.Kind.ANNEX]
    for start, end in zip(starts, [*starts[1:], len(annexed)], strict=False):
        head, *items = annexed[start:end]
        said = ""
        if items and _attaches(items[0]):
            said, items = clean(items[0].text), items[1:]
        yield Appendix(
            _label(head),
            appendix_title(head.text),
            attached_lines(said if _names_notice(said, conclusion) else attached),
            tuple(blocks_of(items, conclusion.source_text, capitals=False, may_lie=True)),
        )


def _attaches(item: Item) -> bool:
    """The line under an annex's title that says what it goes with, not work of that wording."""
    return bool(not item.label and not item.cells and ATTACHED.match(item.text))


def _names_notice(said: str, conclusion: Conclusion) -> bool:
    number, day = clean(conclusion.number), conclusion.issued_on
    if not (number and day and re.search(rf"(?<![\w/]){re.escape(number)}(?!\w)", said)):
        return False
    days = {(int(d), int(m), int(y)) for d, m, y in DAY.findall(said)}
    return days == {(day.day, day.month, day.year)}


def _label(head: Item) -> str:
    """“PHỤ LỤC I” of an older paper is “Phụ lục I” today."""
    number = NUMBERED.search(clean(head.label))
    return NAME + (number[0] if number else "")


def appendix_title(title: str) -> tuple[str, ...]:
    page = geometry.NOTICE
    words = clean(title).upper()
    return balanced(words, face="Bold", size=page.title_pt, room=page.title_line_pt)


def attached_lines(words: str) -> tuple[str, ...]:
    page = geometry.NOTICE
    size, room = page.title_pt, page.title_line_pt
    return balanced(clean(words), face="Italic", size=size, room=room, prefer=BEFORE_OF)


def _listed(title: str, attached: str, table: PrintedTable) -> Appendix:
    return Appendix(NAME, appendix_title(title), attached_lines(attached), (table,))


def _duties(conclusion: Conclusion) -> list[Duty]:
    """Every duty of the directives, in printed order."""
    return list(
        Duty.objects.filter(item__conclusion=conclusion, item__kind=Item.Kind.DIRECTIVE)
        .select_related("item")
        .prefetch_related("leads", "helpers")
        .order_by("item__position", "position", "pk")
    )


def _by_unit(duties: list[Duty], names: Names) -> PrintedTable:
    """What each unit has to do, a unit after the other; what nobody leads comes last."""
    led: dict[Department | None, list[Duty]] = {}
    for duty in duties:
        for lead in duty.leads.all() or (None,):
            led.setdefault(lead, []).append(duty)
    order = sorted(led, key=lambda lead: (not lead, lead and (lead.position, lead.pk)))
    rows: list[tuple[tuple[str, ...], bool]] = []
    for lead in order:
        rows.append(((names(lead) if lead else UNGIVEN,), True))
        for number, duty in enumerate(led[lead], 1):
            helpers = _helpers(duty, names)
            rows.append(((str(number), _place(duty), _task(duty), helpers, _when(duty)), False))
    return table_of(("TT", "Mục", "Nhiệm vụ", "Phối hợp", "Thời hạn"), rows)


def _by_deadline(duties: list[Duty], names: Names) -> PrintedTable:
    """Dated work by its day, then what returns or goes on, then what has no deadline."""
    dated = sorted((duty for duty in duties if duty.is_dated), key=_day)
    lasting = [duty for duty in duties if duty.deadline and not duty.is_dated]
    groups = (
        ("Có thời hạn", dated),
        ("Định kỳ, thường xuyên", lasting),
        (UNDATED, [duty for duty in duties if not duty.deadline]),
    )
    rows: list[tuple[tuple[str, ...], bool]] = []
    numbers = count(1)
    for words, group in groups:
        rows += [((words,), True)] if group else []
        for duty in group:
            leads, helpers = _leads(duty, names), _helpers(duty, names)
            when = _when(duty) if duty.deadline or duty.phrase else ""
            told = (when, _place(duty), _task(duty), leads, helpers)
            rows.append(((str(next(numbers)), *told), False))
    return table_of(("TT", "Thời hạn", "Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp"), rows)


def _day(duty: Duty) -> date:
    return duty.named_on or date.max


def _place(duty: Duty) -> str:
    return duty.item.place or "–"


def _task(duty: Duty) -> str:
    product = f" (sản phẩm: {duty.deliverable})" if duty.deliverable else ""
    return duty.title + product


def _when(duty: Duty) -> str:
    """The deadline in the notice's words; the kind of it where it names none."""
    if duty.phrase:
        return duty.phrase[:1].upper() + duty.phrase[1:]
    if duty.named_on:
        return paper_date(duty.named_on)
    return duty.get_deadline_display()


def _leads(duty: Duty, names: Names) -> str:
    return _together(duty.leads.all(), duty.leads_written, names) or UNGIVEN


def _helpers(duty: Duty, names: Names) -> str:
    return _together(duty.helpers.all(), duty.helpers_written, names)


def _together(units: Sequence[Department], written: str, names: Names) -> str:
    """The units' names; where the notice names many in a few words, those words."""
    named = ", ".join(map(names, units))
    told = clean(written).replace("; ", ", ")
    return told[:1].upper() + told[1:] if len(units) > 2 and 0 < len(told) < len(named) else named
