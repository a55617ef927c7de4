"""A paper's number that stands in a text box laid over its blank: “Số:        /TB-UBND”."""

import re

BLANK = re.compile(r"(?<=\bSố:)[\s.…_]*(?=/)", re.IGNORECASE)
LONGEST = 5  # digits


def with_number(lines: list[str], boxed: list[str]) -> list[str]:
    """The lines with the one number of a box in the one blank; where there are more of either,
    nobody can tell, and they stay as they are."""
    blanks = [at for at, line in enumerate(lines) if BLANK.search(line)]
    if len(blanks) != 1 or len(boxed) != 1 or len(boxed[0].strip()) > LONGEST:
        return lines
    own = next((at for at, line in enumerate(lines) if line == boxed[0]), None)
    if own is None:
        return lines
    told = list(lines)
    told[blanks[0]] = BLANK.sub(f" {boxed[0].strip()}", lines[blanks[0]], count=1)
    del told[own]
    return told
