"""The units of a cell in a table of tasks: who leads, and who helps where the cell says so."""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from conclusions.reading.lexicon import ORDER, any_of
from conclusions.reading.model import UnitRef
from conclusions.reading.ticked_units import ticked_in
from conclusions.reading.traced_text import Traced
from conclusions.reading.unit_finder import UnitFinder, UnitGroup
from departments.folding import level

# More of a name: small words, no list and nothing in brackets.
REST_OF_NAME = re.compile(r"(?: [^\W\d_]+){1,5}")
LEADS = r"chủ trì|c/trì|thực hiện|đầu mối|chịu trách nhiệm(?: chính)?"
HELPS = r"phối hợp|p/hợp|cùng thực hiện|tham gia"
WHO = r"(?:các )?(?:(?:đơn vị|cơ quan|phòng|bộ phận|đồng) ){0,2}"
PART = rf"(?:(?P<lead>{LEADS})|(?P<help>{HELPS}))(?: thực hiện)?"
SHORT_PART = PART.replace(LEADS, f"{LEADS}|ct").replace(HELPS, f"{HELPS}|ph")
EDGE = r"(?:^|(?<=[ ;,.([/+*_-]))"
# “Chủ trì: A”, “(phối hợp: B)”, “phối hợp với B”: the units come behind.
BEFORE = re.compile(rf"{EDGE}{WHO}{SHORT_PART} ?(?::| - )[*_]* ?")
WITH = re.compile(
    rf"{EDGE}phối hợp(?: chặt chẽ)?(?:(?P<sure>(?: với| cùng)+) |(?! thực hiện)(?= \w))"
)
# “A chủ trì, phối hợp B”.
BETWEEN = re.compile(
    rf"{EDGE}(?:là )?{WHO}chủ trì,? (?:và )?phối hợp(?: chặt chẽ)?(?: với| cùng)*(?= \w)"
)
# “A (chủ trì)”, “A - chủ trì”, “A và B phối hợp”: they came before.
BRACKETED = re.compile(rf"[(\[] ?{WHO}{SHORT_PART}(?: chính)? ?[)\]]")
BEHIND = re.compile(
    rf"{EDGE}(?:- )?(?:cùng |đồng |là (?:đơn vị |cơ quan ))?{PART}(?= ?(?:[;,./+)&]|$| - | và ))"
)
JOINTS = " ;,./+-–&()[]*_"
NUMBER = re.compile(r"(?:^|(?<=[ ;,.]))\d[.)]$")  # “1. Chủ trì: A 2. Phối hợp: B”
FIRST = re.compile(rf"(?:(?:và|cùng|cùng với|{any_of(ORDER)}(?: cho)?)(?!\w) ?)+")

MARK = re.compile(r"[xXvV✓✔+•●☑☒]|\( ?[xXvV] ?\)|\[ ?[xXvV]? ?\]")  # a tick names nobody


@dataclass(frozen=True)
class PartMark:
    """Words that tell a part: of the units behind them, or of those before."""

    start: int
    end: int
    before: str = ""  # the part of the units that stand before the mark
    behind: str = ""
    loose: bool = False  # “A phối hợp B”: of B, unless another mark tells B's part


def parts_of_cell(
    cell: Traced | None, units: UnitFinder, *, helps: bool = False, both: bool = False
) -> tuple[tuple[UnitRef, ...], tuple[UnitRef, ...]]:
    """Who leads and who helps; a cell that does not say has one kind, `helps` or not, and where
    its column is for `both` the first of its units leads."""
    if not cell:
        return (), ()
    cell = ticked_in(cell, units).words
    found: dict[str, tuple[UnitRef, ...]] = {"lead": (), "help": ()}
    marks = _marks(level(cell.text))
    for words, part in _runs(cell, marks) if marks else [(cell, "")]:
        refs = refs_of_cell(words, units)
        found[part or ("help" if helps else "lead")] += refs
    if both and not marks:
        return found["lead"][:1], found["lead"][1:]
    return found["lead"], found["help"]


def tells_parts(cell: Traced) -> bool:
    """Whether the cell says who leads and who helps."""
    return bool(_marks(level(cell.text)))


def _marks(low: str) -> list[PartMark]:
    found = [PartMark(*mark.span(), "lead", "help") for mark in BETWEEN.finditer(low)]
    for form in (BEFORE, WITH, BRACKETED, BEHIND):
        for mark in form.finditer(low):
            if not any(mark.start() < one.end and one.start < mark.end() for one in found):
                found.append(_mark(mark, form))
    found.sort(key=lambda mark: mark.start)
    return [
        replace(mark, before="help", behind="") if mark.loose and after and after.before else mark
        for mark, after in zip_longest(found, found[1:])
    ]


def _mark(found: re.Match[str], form: re.Pattern[str]) -> PartMark:
    if form is WITH:
        return PartMark(*found.span(), behind="help", loose=not found["sure"])
    part = "lead" if found["lead"] else "help"
    before = "" if form is BEFORE else part
    return PartMark(*found.span(), before, "" if before else part)


def _runs(cell: Traced, marks: list[PartMark]) -> list[tuple[Traced, str]]:
    """The words between the marks, each with the part that the mark before or behind tells."""
    ends = [*(mark.start for mark in marks), len(cell)]
    starts = [0, *(mark.end for mark in marks)]
    parts = ["", *(mark.behind for mark in marks)], [*(mark.before for mark in marks), ""]
    runs = []
    for start, end, told, later in zip(starts, ends, *parts, strict=True):
        words = cell[start:end].stripped()
        if number := NUMBER.search(words.text):
            words = words[: number.start()]
        words = words.stripped(also=JOINTS)
        if first := FIRST.match(level(words.text)):
            words = words[first.end() :]
        if words.text:
            runs.append((words, told or later))
    return runs


def refs_of_cell(cell: Traced | None, units: UnitFinder) -> tuple[UnitRef, ...]:
    """The units of a cell; words that are no known form of a unit stand as they are."""
    if not cell or MARK.fullmatch(cell.text.strip()):
        return ()
    if ";" in cell.text:
        edges = [m.span() for m in re.finditer(r"[^;\n]+", cell.text)]
        return tuple(ref for a, b in edges for ref in refs_of_cell(cell[a:b].stripped(), units))
    if borders := units.borders(cell):
        bounds = [0, *borders, len(cell)]
        lines = (cell[a:b].stripped() for a, b in zip(bounds, bounds[1:], strict=False))
        return tuple(ref for line in lines for ref in refs_of_cell(line, units))
    groups = units.groups(cell)
    if len(groups) == 1 and _goes_on(groups[0], cell):
        return (UnitRef(cell.text, cell.span(), units.resolve(cell.text)),)
    if groups and groups[0].start == 0:
        return tuple(ref for group in groups for ref in group.refs)
    parts = [m.span() for m in re.finditer(r"[^;\n]+", cell.text)]
    return tuple(
        UnitRef(cell.text[a:b].strip(), cell.span(a, b), units.resolve(cell.text[a:b].strip()))
        for a, b in parts
        if cell.text[a:b].strip()
    )


def _goes_on(group: UnitGroup, cell: Traced) -> bool:
    """A name that no list has, and in its cell nothing but more of it: “Tổ Tư vấn học đường”."""
    named = group.refs[0].name or group.refs[0].collective
    alone = group.start == 0 and len(group.refs) == 1 and not named
    return alone and bool(REST_OF_NAME.fullmatch(cell.text, group.end))
