"""Kinds of wording that were once misread, each in many other words: written with their right
reading by somebody who did not know the reader. A line marked `misread` is still read wrong; when
it is mended the mark goes.

`on` is the day, "*" any or none, "" none, "?" none but a limit's words or a word to the reviewer;
`every` the period, "*" any; leads and helpers of null are not compared.
"""

import json
from itertools import groupby
from pathlib import Path

import pytest

from conclusions.reading import Unit, read

LINES = Path(__file__).with_name("siblings.jsonl").read_text(encoding="utf-8").splitlines()
ROWS = [json.loads(line) for line in LINES]
KINDS = {kind: list(rows) for kind, rows in groupby(ROWS, key=lambda row: row["kind"])}


def misread(row) -> bool:
    """Whether the text is read otherwise than the row says."""
    reading = read(row["text"], [Unit(name) for name in row["units"]])
    duties = [(item.path, duty) for item in reading.directives for duty in item.duties]
    header = row.get("header") or {}
    if any(str(getattr(reading.header, name)) != value for name, value in header.items()):
        return True
    if "paths" in row and [path for path, _ in duties] != row["paths"]:
        return True
    if len(duties) != len(row["duties"]):
        return True
    told = bool(reading.warnings or reading.unread)
    pairs = zip(duties, row["duties"], strict=True)
    return not all(_agrees(duty, wanted, told) for (_, duty), wanted in pairs)


def _agrees(duty, wanted, told: bool) -> bool:
    for part, refs in (("leads", duty.leads), ("helpers", duty.helpers)):
        names = sorted((ref.name or ref.written).casefold().strip() for ref in refs)
        expected = wanted[part]
        if expected is not None and names != sorted(name.casefold().strip() for name in expected):
            return False
    limit = duty.deadline
    every = limit.every if limit else ""
    if wanted["every"] == "*" and not every or wanted["every"] not in {"*", every}:
        return False
    day = limit.on.isoformat() if limit and limit.on else ""
    if wanted["on"] == "?":
        return not day and bool(limit or told)
    return wanted["on"] in {"*", day}


@pytest.mark.wide
@pytest.mark.parametrize("kind", KINDS)
def test_wording_is_read_right_in_other_words(kind):
    rows = KINDS[kind]

    assert [row["text"] for row in rows if misread(row)] == [
        row["text"] for row in rows if row.get("misread")
    ]
