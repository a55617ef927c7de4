"""The instruction of a field of Word: its name, its words, its switches."""

import re

NAME = re.compile(r"\s*([A-Za-z]+)")
FRACTION = re.compile(r"\\f\s*\(([^();,\\]*)[;,]([^();,\\]*)\)", re.IGNORECASE)
EQUATION_MARKS = re.compile(r"\\[a-z]", re.IGNORECASE)
SWITCHES = re.compile(r"\s\\\S")
SWITCH = r"\\{}\s*\"?([^\s\"]+)"


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
