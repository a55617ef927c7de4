"""Boxes to tick beside what a paper offers, before it or behind it: what of it was chosen."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from conclusions.reading.model import Span, UnitRef
from conclusions.reading.traced_text import Traced, joined

YES, NO_OR_YES, EMPTY = "☑✓✔✅■●", "☒✗✘", "☐□❏❑❒◻▢○"
TICKED = rf"[{YES}{NO_OR_YES}]|\[ ?[xXvV{YES}] ?\]|\( ?[xXvV] ?\)"
BOX = re.compile(rf"(?P<ticked>{TICKED})|[{EMPTY}]|\[ ?\]|\( ?\)")
MOST = 60  # choices that a paper could offer for one item
JOINTS = re.compile(r"[ ,;/&+-]*(?:(?<= )(?:và|hoặc) )?")
BRACKETS = "("
ASIDE = re.compile(r" ?\([^()]*\)")
LABEL = re.compile(r"[^\W\d_][^:.;]*:")


@dataclass(frozen=True)
class Option:
    """What is offered with its box, from `start` to `end`; its words alone from `at` to `to`."""

    start: int
    end: int
    at: int
    to: int
    box: Span
    ticked: bool
    refs: tuple[UnitRef, ...] = ()


Found = tuple[int, tuple[UnitRef, ...]]
FromThere = Callable[[int], Found | None]  # where what begins at that place ends
UpToThere = Callable[[int, int], Found | None]  # where what ends a part of the words begins


def options_among(words: Traced, begins: FromThere, ends: UpToThere) -> list[Option]:
    """The options in order; `begins` and `ends` know what may be offered."""
    boxes = list(BOX.finditer(words.text))
    if not 0 < len(boxes) <= MOST or (len(boxes) == 1 and boxes[0][0].startswith(BRACKETS)):
        return []
    starts = [0, *(box.end() for box in boxes)]
    sides = [
        (_behind(box, words, begins), _ahead(box, words, start, ends))
        for box, start in zip(boxes, starts[:-1], strict=True)
    ]
    touching = [(behind, ahead) for behind, ahead in sides if behind or ahead]
    if not touching:
        return []
    (first_behind, first_ahead), (last_behind, _) = touching[0], touching[-1]
    # “A [ ] B [x]”: each has its box behind it, though B stands behind the box of A too.
    behind = first_behind and not (first_ahead and not last_behind)
    found = [side[0] if behind else side[1] for side in touching]
    options = [option for option in found if option]
    if any(box[0] in YES for box in boxes):  # beside “✓” a cross is no tick
        crossed = {box.span() for box in boxes if box[0] in NO_OR_YES}
        return [replace(one, ticked=one.ticked and one.box not in crossed) for one in options]
    return options


def _behind(box: re.Match[str], words: Traced, begins: FromThere) -> Option | None:
    """What stands behind its box: “☑ Phòng A”; what brackets say of it goes with it."""
    at = box.end() + (words.text[box.end() : box.end() + 1] == " ")
    found = begins(at)
    if not found:
        return None
    to, refs = found
    aside = None if box["ticked"] else ASIDE.match(words.text, to)
    end = aside.end() if aside else to
    return Option(box.start(), end, at, to, box.span(), bool(box["ticked"]), refs)


def _ahead(box: re.Match[str], words: Traced, start: int, ends: UpToThere) -> Option | None:
    """What stands before its box: “Phòng A ☑”."""
    to = start + len(words.text[start : box.start()].rstrip())
    found = ends(start, to)
    if not found:
        return None
    at, refs = found
    return Option(at, box.end(), at, to, box.span(), bool(box["ticked"]), refs)


def without_others(words: Traced, options: list[Option]) -> Traced:
    """The words with what is ticked as a list in each place where some is offered."""
    told = Traced("", [], [])
    end, listed = 0, False
    for option in options:
        between = words[end : option.start].stripped(also=",;/&+-" if listed or end else "")
        if between.text:
            told = _added(told, between)
            listed = False
        if option.ticked:
            told = joined([told, words[option.at : option.to]], by=", " if listed else " ")
            listed = True
        end = option.end
    rest = words[end:]
    if not listed and (joint := JOINTS.match(rest.text)):
        rest = rest[joint.end() :]
    return _added(told, rest.stripped(), close=rest.text[:1] in {".", ",", ";", ":"})


def _added(told: Traced, more: Traced, *, close: bool = False) -> Traced:
    """Words behind a list; those with a capital and a colon begin a sentence of their own."""
    if more.text[:1] in {".", ",", ";", ":"} or close:
        return joined([told, more], by="")
    label = more.text[:1].isupper() and LABEL.match(more.text)
    apart = label and told.text[-1:].isalnum()
    return joined([told, more], by=". " if apart else " ")
