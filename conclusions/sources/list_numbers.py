"""Word's automatic numbers: “1.”, “(1)”, “a)” stand in no text, they are counted here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def letters(number: int) -> str:
    """a … z, then aa, bb, as Word counts; nothing for none."""
    if number < 1:
        return ""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


OFF = ("0", "false", "off")
FORMATS = {
    "none": lambda number: "",
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
}


def _value(parent, tag: str, default: str = "") -> str:
    child = parent.find(qn(tag)) if parent is not None else None
    return child.get(qn("w:val"), default) if child is not None else default


def _number(parent, tag: str) -> int | None:
    """The number an element of that name holds; None where there is none."""
    written = _value(parent, tag)
    return int(written) if written.lstrip("-").isdecimal() else None


@dataclass
class List:
    """One list of the document: whose count it shares, its levels, where it starts anew."""

    kind: str
    levels: dict[int, object]
    anew: dict[int, int]

    def first(self, depth: int) -> int:
        """Where a level starts, and starts again below an outer one (ISO/IEC 29500-1, 17.9.26)."""
        told = self.anew.get(depth)
        return _first(self.levels[depth]) if told is None else told


class Numbering:
    """Counts the numbered paragraphs of one document, in the order they stand."""

    def __init__(self, document) -> None:
        part = next(
            (
                relation.target_part
                for relation in document.part.rels.values()
                if not relation.is_external and relation.reltype.endswith("/numbering")
            ),
            None,
        )
        root = getattr(part, "element", None)
        self.styles = {
            style.get(qn("w:styleId")): style
            for style in document.styles.element.iter(qn("w:style"))
        }
        self.lists = self._lists(root) if root is not None else {}
        self.counts: dict[tuple[str, int], int] = {}
        self.begun: set[tuple[str, int]] = set()  # numbers and levels that have started anew

    def _lists(self, root) -> dict[str, "List"]:
        """Each list by its number id; lists of one kind count on unless they start anew. A list
        may say otherwise than its kind what some of its levels look like."""
        kinds = {kind.get(qn("w:abstractNumId")): kind for kind in root.iter(qn("w:abstractNum"))}
        numbers = {num.get(qn("w:numId")): num for num in root.iter(qn("w:num"))}
        found = {}
        for name, num in numbers.items():
            kind = _value(num, "w:abstractNumId")
            levels = _levels(kinds.get(kind))
            if not levels:  # the kind is told by a style of lists
                style = self.styles.get(_value(kinds.get(kind), "w:numStyleLink"))
                told = numbers.get(_value(_numbered(style), "w:numId"))
                kind = _value(told, "w:abstractNumId", kind)
                levels = _levels(kinds.get(kind))
            anew = {}
            for override in num.iter(qn("w:lvlOverride")):
                depth = int(override.get(qn("w:ilvl"), "0"))
                levels |= _levels(override)
                first = _number(override, "w:startOverride")
                if first is not None:
                    anew[depth] = first
            found[name] = List(kind, levels, anew)
        return found

    def label(self, paragraph, words: str) -> str:
        """The number Word shows before this paragraph, with a space; "" where it shows none.

        One without words counts, too; its number says something in a cell of a table alone.
        """
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return ""
        number, depth = self._told(properties)
        one = self.lists.get(number)
        label = self._count(number, one, depth) if one and depth in one.levels else ""
        in_cell = paragraph.getparent() is not None and paragraph.getparent().tag == qn("w:tc")
        return label if words.strip() or in_cell else ""

    def _told(self, properties) -> tuple[str, int]:
        """Which list and which level: each by itself, of the paragraph, else of its style, else of
        the style that one is based on (ISO/IEC 29500-1, 17.3.1.19); the level, else, which the
        list keeps for the style."""
        number, depth = "", None
        style = _value(properties, "w:pStyle")
        for numbered in (properties.find(qn("w:numPr")), *self._inherited(style)):
            number = number or _value(numbered, "w:numId")
            depth = _number(numbered, "w:ilvl") if depth is None else depth
        if depth is None and number in self.lists:
            levels = self.lists[number].levels.items()
            kept = (at for at, level in levels if style and _value(level, "w:pStyle") == style)
            depth = next(kept, None)
        return number, depth or 0

    def _inherited(self, style: str) -> Iterator:
        """What the style says of numbers, then the one it is based on, and so on."""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            if (numbered := _numbered(self.styles[style])) is not None:
                yield numbered
            style = _value(self.styles[style], "w:basedOn")

    def _count(self, number: str, one: List, depth: int) -> str:
        for key in [key for key in self.counts if key[0] == one.kind and key[1] > depth]:
            if _restarts(one.levels.get(key[1]), depth):
                del self.counts[key]
        before = self.counts.get((one.kind, depth))
        if before is None or (depth in one.anew and (number, depth) not in self.begun):
            before = one.first(depth) - 1
        self.begun.add((number, depth))
        self.counts[one.kind, depth] = before + 1
        if _value(one.levels[depth], "w:numFmt") == "bullet":
            return "- "
        pattern = _value(one.levels[depth], "w:lvlText")
        legal = one.levels[depth].find(qn("w:isLgl"))
        plain = legal is not None and legal.get(qn("w:val"), "1") not in OFF
        shown = re.sub(r"%(\d)", lambda place: self._shown(one, int(place[1]) - 1, plain), pattern)
        return f"{shown} " if shown else ""

    def _shown(self, one: List, depth: int, plain: bool) -> str:
        """The count of that level; `plain`: in figures, however the level itself writes it."""
        if depth not in one.levels:
            return ""
        count = self.counts.get((one.kind, depth), one.first(depth))
        form = str if plain else FORMATS.get(_value(one.levels[depth], "w:numFmt"), str)
        return form(count)


def _levels(holder) -> dict[int, object]:
    if holder is None:
        return {}
    return {int(level.get(qn("w:ilvl"), "0")): level for level in holder.iter(qn("w:lvl"))}


def _numbered(style):
    """What a style says of numbers; None where it says nothing."""
    properties = style.find(qn("w:pPr")) if style is not None else None
    return properties.find(qn("w:numPr")) if properties is not None else None


def _first(level) -> int:
    first = _number(level, "w:start")
    return 1 if first is None else first


def _restarts(level, depth: int) -> bool:
    """Whether a level begins anew after one of `depth`: after any outer one, unless it says which,
    or never (lvlRestart 0)."""
    told = _number(level, "w:lvlRestart")
    return told is None or depth < told
