"""Cells of a table that reach down over several rows."""

import re

NUMBER = re.compile(r"\s*\d+[.)]?\s*")


def told_once(first: str) -> bool:
    """Are rows below this first cell, which reaches down over them, parts of one?

    Below a number they are: one task in parts, whose words stand once. Else what a cell that
    reaches down says (the unit, the deadline of several tasks) is said of each of its rows.
    """
    return bool(NUMBER.fullmatch(first))
