"""Numbers that fields of Word write by themselves: AUTONUM, LISTNUM and SEQ."""

import re

from conclusions.sources.field_codes import argument, name_of, switch
from conclusions.sources.list_numbers import FORMATS

AUTO = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT")
LIST, SEQUENCE = "LISTNUM", "SEQ"
FORMS = {  # as the field's switch names them
    "ROMAN": "upperRoman",
    "roman": "lowerRoman",
    "ALPHABETIC": "upperLetter",
    "alphabetic": "lowerLetter",
}
# The lists that Word has names for: what the first number of each level looks like.
LISTS = {
    "NUMBERDEFAULT": ["1)", "a)", "i)", "(1)", "(a)", "(i)", "1.", "a.", "i."],
    "OUTLINEDEFAULT": ["I.", "A.", "1.", "a)", "(1)", "(a)", "(i)", "(a)", "(i)"],
}
LEGAL, LEVELS = "LEGALDEFAULT", 9
FIRST = re.compile(r"[1aAiI]")
BY_FIRST = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter"} | {
    "i": "lowerRoman",
    "I": "upperRoman",
}


class FieldNumbers:
    """Counts the fields that number themselves, in the order they stand."""

    def __init__(self) -> None:
        self.auto = 0
        self.lists: dict[str, list[int]] = {}
        self.series: dict[str, int] = {}

    def shown(self, instruction: str) -> str | None:
        """The number that the field shows; None for a field of another kind."""
        name = name_of(instruction)
        if name in AUTO:
            self.auto += 1
            form = FORMATS[FORMS.get(switch(instruction, "\\*"), "decimal")]
            return form(self.auto) + (switch(instruction, "s") or ".")[0]
        if name == SEQUENCE:
            return self._of_sequence(instruction)
        return self._of_list(instruction) if name == LIST else None

    def _of_sequence(self, instruction: str) -> str:
        """The next number of the series it names; the last one again, or one told, or unseen."""
        named, told = argument(instruction, 1).lower(), switch(instruction, "r")
        count = self.series.get(named, 0) + (r"\c" not in instruction)
        self.series[named] = int(told) if told.isdecimal() else count
        form = FORMATS[FORMS.get(switch(instruction, "\\*"), "decimal")]
        return "" if r"\h" in instruction else form(self.series[named])

    def _of_list(self, instruction: str) -> str:
        named = argument(instruction, 1).upper()
        told = switch(instruction, "l")
        level = min(max(int(told) if told.isdecimal() else 1, 1), LEVELS)
        counts = self.lists.setdefault(named, [])
        counts[level:] = []
        counts += [0] * (level - len(counts))
        start = switch(instruction, "s")
        counts[-1] = int(start) if start.isdecimal() else counts[-1] + 1
        if named == LEGAL:
            return ".".join(str(count or 1) for count in counts) + "."
        example = LISTS.get(named, LISTS["NUMBERDEFAULT"])[level - 1]
        return FIRST.sub(lambda first: FORMATS[BY_FIRST[first[0]]](counts[-1]), example, count=1)
