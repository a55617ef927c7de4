"""Units offered behind boxes to tick: the ticked ones are named, the others are not."""

import re
from dataclasses import dataclass, replace

from conclusions.reading.model import Span, UnitRef
from conclusions.reading.text_lines import TextLine
from conclusions.reading.traced_text import Traced, joined
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import level

YES, NO_OR_YES, EMPTY = "☑✓✔✅■●", "☒✗✘", "☐□❏❑❒◻▢○"
TICKED = rf"[{YES}{NO_OR_YES}]|\[ ?[xXvV{YES}] ?\]|\( ?[xXvV] ?\)"
BOX = re.compile(rf"(?P<ticked>{TICKED})|[{EMPTY}]|\[ ?\]|\( ?\)")
MOST = 60  # units that a paper could offer for one item
JOINTS = re.compile(r"[ ,;/&+-]*(?:(?<= )(?:và|hoặc) )?")
BRACKETS = "("


@dataclass(frozen=True)
class Option:
    """A unit with its box, from `start` to `end`; the words of the unit alone from `at` to `to`."""

    start: int
    end: int
    at: int
    to: int
    box: Span
    ticked: bool
    refs: tuple[UnitRef, ...]


@dataclass(frozen=True)
class Ticked:
    """The words without boxes and without what is not ticked."""

    words: Traced
    refs: tuple[UnitRef, ...] = ()
    none: bool = False  # there are boxes, and no tick


def ticked_in(words: Traced, units: UnitFinder) -> Ticked:
    """What is left of the words when only the ticked units count; all of them where no unit has a
    box."""
    options = _options(words, units)
    if not options:
        return Ticked(words)
    chosen = tuple(option for option in options if option.ticked)
    if not chosen and len(options) == 1:
        [only] = options  # a list of things to do: one box, and nobody else to choose
        return Ticked(joined([words[: only.start], words[only.at :]], by=""), (), none=True)
    refs = tuple(ref for option in chosen for ref in option.refs)
    return Ticked(_without_others(words, options), refs, none=not chosen)


def _options(words: Traced, units: UnitFinder) -> list[Option]:
    boxes = list(BOX.finditer(words.text))
    if not 0 < len(boxes) <= MOST or (len(boxes) == 1 and boxes[0][0].startswith(BRACKETS)):
        return []
    low = level(words.text)
    behind = [_behind(box, words, low, units) for box in boxes]
    starts = [0, *(box.end() for box in boxes)]
    ahead = [
        _ahead(box, words, start, units) for box, start in zip(boxes, starts[:-1], strict=True)
    ]
    # “A [ ] B [x]”: every unit has its box behind it, though B stands behind the box of A too.
    found = behind if behind[0] and not (ahead[0] and not behind[-1]) else ahead
    options = [option for option in found if option]
    if any(box[0] in YES for box in boxes):  # beside “✓” a cross is no tick
        crossed = {box.span() for box in boxes if box[0] in NO_OR_YES}
        return [replace(one, ticked=one.ticked and one.box not in crossed) for one in options]
    return options


def _behind(box: re.Match[str], words: Traced, low: str, units: UnitFinder) -> Option | None:
    """The unit that stands behind its box: “☑ Phòng A”."""
    at = box.end() + (low[box.end() : box.end() + 1] == " ")
    group = units.group_at(words, low, at)
    if not group:
        return None
    return Option(
        box.start(), group.end, at, group.end, box.span(), bool(box["ticked"]), group.refs
    )


def _ahead(box: re.Match[str], words: Traced, start: int, units: UnitFinder) -> Option | None:
    """The unit that stands before its box: “Phòng A ☑”."""
    part = words[start : box.start()]
    end = len(part.text.rstrip())
    group = next((one for one in units.groups(part) if one.end == end), None)
    if not group:
        return None
    at, to = start + group.start, start + group.end
    return Option(at, box.end(), at, to, box.span(), bool(box["ticked"]), group.refs)


def _without_others(words: Traced, options: list[Option]) -> Traced:
    """The words with the ticked units as a list in each place where some are offered."""
    parts: list[Traced] = []
    end, listed = 0, False
    for option in options:
        if words.text[end : option.start].strip(" ,;/&+-"):
            parts.append(words[end : option.start].stripped())
            listed = False
        if option.ticked:
            unit = words[option.at : option.to]
            parts.append(joined([parts.pop(), unit], by=", ") if listed else unit)
            listed = True
        end = option.end
    rest, told = words[end:], joined(parts)
    if not listed and (joint := JOINTS.match(rest.text)):
        rest = rest[joint.end() :]
    return joined([told, rest.stripped()], by="" if rest.text[:1] in {".", ",", ";", ":"} else " ")


def with_options_in_line(lines: list[TextLine], units: UnitFinder) -> list[TextLine]:
    """The lines; units with their boxes on lines of their own stand behind the line before."""
    options = [_boxes_of(line, units) for line in lines]
    shown: list[TextLine] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _offers(options, end) and not lines[at].cells:
            end += 1
        run = lines[at:end]
        words, raw = joined(line.words for line in run), joined(line.raw for line in run)
        shown.append(replace(run[0], words=words, raw=raw) if len(run) > 1 else run[0])
        at = end
    return shown


def _offers(options: list[list[Option]], at: int) -> bool:
    """A line that holds nothing but units with boxes; one alone is none, nor a “(x)” of a list."""
    beside = any(options[near] for near in (at - 1, at + 1) if near < len(options))
    return len(options[at]) > 1 or (bool(options[at]) and beside)


def _boxes_of(line: TextLine, units: UnitFinder) -> list[Option]:
    if line.cells or not BOX.match(line.text):
        return []
    options = _options(line.words, units)
    rest, end = [], 0
    for option in options:
        rest.append(line.text[end : option.start])
        end = option.end
    rest.append(line.text[end:])
    return [] if "".join(rest).strip(" .,;/") else options
