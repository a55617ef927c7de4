"""Thirty-six directives of twelve kinds of office with the names a clerk gave their tasks before
this reader had seen them.

A name is right where it holds each of `must` and none of `must_not`. `untold` lists what it still
leaves out for want of room, or holds too much, so that nothing changes unseen: what is mended is
taken out there.
"""

import json
from pathlib import Path

import pytest

from conclusions.reading import Unit
from conclusions.reading.titles import LONGEST
from conclusions.tests.reading.office import reading_of

LINES = Path(__file__).with_name("titles.jsonl").read_text(encoding="utf-8").splitlines()
ROWS = [json.loads(line) for line in LINES]


def duties(row):
    units = tuple(Unit(name) for name in row["units"])
    [directive] = reading_of(f"1. {row['text']}", units=units).directives
    return directive.duties


def untold(row):
    told = " | ".join(duty.title for duty in duties(row)).lower()
    missing = [f"- {words}" for words in row["must"] if words not in told]
    return missing + [f"+ {words}" for words in row["must_not"] if words in told]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["title"][:40])
def test_title_says_what_the_clerk_would_keep(row):
    assert untold(row) == row.get("untold", [])


def test_titles_hold_nearly_all_that_clerks_keep():
    asked = sum(len(row["must"]) + len(row["must_not"]) for row in ROWS)

    assert sum(len(untold(row)) for row in ROWS) < 0.15 * asked


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["title"][:40])
def test_title_has_room_on_a_line(row):
    assert [duty.title for duty in duties(row) if not 8 <= len(duty.title) <= LONGEST] == []


def test_products_are_those_the_clerk_entered():
    found = [{duty.deliverable for duty in duties(row)} - {""} for row in ROWS]

    other = [row for row, papers in zip(ROWS, found, strict=True) if not agrees(row, papers)]
    assert len(other) <= len(ROWS) // 4


def agrees(row, papers):
    """The same paper, by a longer or a shorter name; “báo cáo” beside another is no other."""
    wanted = row["product"]
    return any(wanted and (wanted in paper or paper in wanted) for paper in papers) or not (
        wanted or papers - {"báo cáo"}
    )
