"""Word's automatic numbers: “1.”, “(1)”, “a)” stand in no text, they are counted here."""

import re
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
    """a … z, then aa, bb, as Word counts."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


FORMATS = {
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


@dataclass
class List:
    """One list of the document: whose count it shares, its levels, where it starts anew."""

    kind: str
    levels: dict[int, object]
    anew: dict[int, int]


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
        self.lists = self._lists(root) if root is not None else {}
        self.styles = self._styles(document.styles.element)
        self.counts: dict[tuple[str, int], int] = {}

    @staticmethod
    def _lists(root) -> dict[str, "List"]:
        """Each list by its number id; lists of one kind count on unless they start anew."""
        kinds = {
            kind.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"), "0")): level for level in kind.iter(qn("w:lvl"))
            }
            for kind in root.iter(qn("w:abstractNum"))
        }
        found = {}
        for num in root.iter(qn("w:num")):
            kind = _value(num, "w:abstractNumId")
            anew = {
                int(override.get(qn("w:ilvl"), "0")): int(_value(override, "w:startOverride"))
                for override in num.iter(qn("w:lvlOverride"))
                if _value(override, "w:startOverride")
            }
            found[num.get(qn("w:numId"))] = List(kind, kinds.get(kind, {}), anew)
        return found

    @staticmethod
    def _styles(root) -> dict[str, object]:
        """The numbering that a paragraph has by its style alone."""
        found = {}
        for style in root.iter(qn("w:style")):
            properties = style.find(qn("w:pPr"))
            if properties is not None and properties.find(qn("w:numPr")) is not None:
                found[style.get(qn("w:styleId"))] = properties.find(qn("w:numPr"))
        return found

    def label(self, paragraph, words: str) -> str:
        """The number Word shows before this paragraph, with a space; "" where it shows none."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None or not words.strip():
            return ""
        numbered = properties.find(qn("w:numPr"))
        if numbered is None:
            numbered = self.styles.get(_value(properties, "w:pStyle"))
        number = _value(numbered, "w:numId")
        depth = int(_value(numbered, "w:ilvl", "0") or 0)
        one = self.lists.get(number)
        return self._count(one, depth) if one and depth in one.levels else ""

    def _count(self, one: List, depth: int) -> str:
        for key in [key for key in self.counts if key[0] == one.kind and key[1] > depth]:
            del self.counts[key]
        before = self.counts.get((one.kind, depth), self._first(one.levels[depth]) - 1)
        self.counts[one.kind, depth] = one.anew.pop(depth, before + 1)
        if _value(one.levels[depth], "w:numFmt") == "bullet":
            return "- "
        pattern = _value(one.levels[depth], "w:lvlText")
        shown = re.sub(r"%(\d)", lambda place: self._shown(one, int(place[1]) - 1), pattern)
        return f"{shown} " if shown else ""

    def _shown(self, one: List, depth: int) -> str:
        if depth not in one.levels:
            return ""
        count = self.counts.get((one.kind, depth), self._first(one.levels[depth]))
        return FORMATS.get(_value(one.levels[depth], "w:numFmt"), str)(count)

    @staticmethod
    def _first(level) -> int:
        return int(_value(level, "w:start", "1") or 1)
