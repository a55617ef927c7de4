"""Why a paragraph was read as it was: what a directive's words were tagged as and the forms that
matched, and why any other is no directive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conclusions.reading.citations import masked
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import limits_in
from conclusions.reading.lexicon import ORDER, any_of
from conclusions.reading.model import Reading, ReadItem
from conclusions.reading.name_words import VERB
from conclusions.reading.roles import CLAUSE, acts_in
from conclusions.reading.statements import is_assessing, is_statement, looks_back
from conclusions.reading.traced_text import Traced, trace
from conclusions.reading.unit_finder import UnitFinder

ASKS = re.compile(rf"(?<!\w){any_of(ORDER)}(?!\w)")
SHOWN = 40  # letters
PARTS = {"lead": "unit that leads", "help": "unit that helps", "": "unit only named"}


@dataclass(frozen=True)
class Tag:
    """A stretch of a directive's words and what it was taken for."""

    start: int
    words: str
    taken_for: str


def explain(reading: Reading, finder: UnitFinder) -> Iterator[tuple[ReadItem, list[Tag]]]:
    """Each item in order: a directive with the tags of its own words, in their order, any other
    with the one reason why it is none. What a directive has from the headings above it stands in
    its duties and is no tag."""
    header = reading.header
    said = Said(header.meeting_on or header.issued_on, header.issued_on, header.issued_month)
    for place, item in enumerate(reading.items):
        if item.kind == "directive":
            yield item, sorted(_tags(trace(item.text), finder, said), key=lambda tag: tag.start)
        else:
            yield item, [Tag(0, item.kind, _why_no_work(reading.items, place, said))]


def _why_no_work(items: tuple[ReadItem, ...], place: int, said: Said) -> str:
    """Why this item is no directive, the surest reason first."""
    item = items[place]
    if item.kind == "annex":
        return "stands behind the signature"
    above = item.parent
    while above is not None:
        if is_assessing(items[above].text):
            return f"stands in a part that looks back: “{items[above].text[:SHOWN]}”"
        above = items[above].parent
    if any(other.parent == place for other in items):
        return "only announces the points under it"
    if is_statement(item.text, said.on):
        return f"states, and asks nothing: “{item.text[:SHOWN]}”"
    if item.parent is not None and items[item.parent].kind == "directive":
        return "is one of the things that the directive above it is done to"
    if looks_back(item.text):
        return "tells what was done"
    return "names nobody to act, no day, and begins with no deed"


def _tags(words: Traced, finder: UnitFinder, said: Said) -> Iterator[Tag]:
    low, text = masked(words), words.text
    taken: list[tuple[int, int]] = []
    for act in acts_in(words, low, finder):
        start, end = act.group.start, act.group.end
        taken.append((start, end))
        form = f", by the form “{act.form}”" if act.form else ""
        yield Tag(start, text[start:end], f"{PARTS[act.role]}{form}")
    for limit in limits_in(low, said):
        taken.append((limit.start, limit.end))
        day = f" {limit.on:%d/%m/%Y}" if limit.on else ""
        told = f"limit: {limit.kind}{day}, by the form “{limit.form}”"
        yield Tag(limit.start, text[limit.start : limit.end], told)
    for asked in ASKS.finditer(low):
        yield Tag(asked.start(), text[asked.start() : asked.end()], "word of giving")
    for start in {0, *(end.end() for end in CLAUSE.finditer(low)), *(end + 1 for _, end in taken)}:
        deed = VERB.match(low, start)
        if deed and not ASKS.match(low, start):
            yield Tag(start, text[start : deed.end()], "deed")
    for edge in CLAUSE.finditer(low):
        yield Tag(edge.start() - 1, text[edge.start() - 1], "end of a clause")
