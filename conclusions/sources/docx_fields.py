"""Fields of a Word file that keep no result: what Word makes of them as it shows the page."""

import re

from docx.oxml.ns import qn

PARAGRAPH = qn("w:p")
MARK, INSTRUCTION, RESULTS = qn("w:fldChar"), qn("w:instrText"), {qn("w:t"), qn("w:sym")}
SIMPLE = qn("w:fldSimple")
NAME = re.compile(r"\s*([A-Za-z]+)")
FRACTION = re.compile(r"\\f\s*\(([^();,\\]*)[;,]([^();,\\]*)\)", re.IGNORECASE)
EQUATION_MARKS = re.compile(r"\\[a-z]", re.IGNORECASE)
SWITCHES = re.compile(r"\s\\\S")
SWITCH = r"\\{}\s*\"?([^\s\"]+)"


class Fields:
    """The instructions of fields without a result, by the mark (w:fldChar) that begins each."""

    def __init__(self) -> None:
        self.paragraph = None
        self.told: dict = {}
        self.codes: set = set()

    def is_code(self, element) -> bool:
        """Whether it stands in the instruction of a field around it, as the results of fields do
        that it is reckoned from; known once that field began."""
        return element in self.codes

    def at(self, element) -> str:
        """The instruction of the field that this element begins, where its result is not kept."""
        if element.tag == SIMPLE:
            kept = any(True for _ in element.iter(*RESULTS))
            return "" if kept else element.get(qn("w:instr"), "").strip()
        if element.tag != MARK or element.get(qn("w:fldCharType")) != "begin":
            return ""
        paragraph = next(element.iterancestors(PARAGRAPH), None)
        if paragraph is not self.paragraph:
            self.paragraph = paragraph
            self.told, self.codes = _unanswered(paragraph)
        return self.told.get(element, "")


class _Begun:
    def __init__(self, mark, depth: int) -> None:
        self.mark = mark
        self.depth = depth
        self.instruction: list[str] = []
        self.codes: list[tuple[object, int]] = []  # what it holds, each within so many fields
        self.parted = self.answered = False

    def coded(self) -> list:
        """What of it is instruction: all where a result follows, else what inner fields hold."""
        least = self.depth if self.parted else self.depth + 1
        return [element for element, depth in self.codes if depth >= least]


def _unanswered(paragraph) -> tuple[dict, set]:
    """The instructions of fields without a result, and all that stands in instructions."""
    begun: list[_Begun] = []
    told, codes = {}, set()
    for element in paragraph.iter(MARK, INSTRUCTION, *RESULTS):
        kind = element.get(qn("w:fldCharType")) if element.tag == MARK else None
        if kind == "begin":
            begun.append(_Begun(element, len(begun) + 1))
        for field in begun:
            if not field.parted and element is not field.mark:
                field.codes.append((element, len(begun)))
        if begun and kind == "separate":
            begun[-1].parted = True
        elif begun and kind == "end":
            field = begun.pop()
            codes.update(field.coded())
            if not field.answered:
                told[field.mark] = "".join(field.instruction).strip()
        elif begun and element.tag == INSTRUCTION and not begun[-1].parted:
            begun[-1].instruction.append(element.text or "")
        elif element.tag in RESULTS:
            for field in begun:
                field.answered = field.answered or field.parted
    # A result that goes on in the next paragraph: what stands before it is instruction too.
    for field in begun:
        if field.parted:
            codes.update(field.coded())
    return told, codes


def name_of(instruction: str) -> str:
    """What kind of field it is, in capitals."""
    found = NAME.match(instruction)
    return found[1].upper() if found else ""


def switch(instruction: str, letter: str) -> str:
    """What stands after a switch: “4” after “\\l”; "" where there is none."""
    found = re.search(SWITCH.format(letter), instruction)
    return found[1] if found else ""


def argument(instruction: str, place: int) -> str:
    """The words from that place on up to the first switch, the field's name being place 0."""
    words = SWITCHES.split(instruction)[0].split(None, place)
    return words[place].strip(' "') if len(words) > place else ""


def equation_of(instruction: str) -> str | None:
    """Its formula on one line, fractions with a stroke; None where it holds more than these."""
    told = FRACTION.sub(r"\1/\2", NAME.sub("", instruction, count=1)).strip()
    return None if EQUATION_MARKS.search(told) else told
