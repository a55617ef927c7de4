"""The same kinds of wording in other words, written by somebody who did not know the reader: each
line of `other_words.jsonl` is some items and the duties a clerk would note of them."""

import json
from pathlib import Path

import pytest

from conclusions.tests.reading.office import reading_of
from departments.folding import fold

LINES = Path(__file__).with_name("other_words.jsonl").read_text(encoding="utf-8").splitlines()


def told(duty) -> tuple:
    """Leads, helpers and the day; of what comes again and again only that it does."""
    leads, helpers = (
        [fold(ref.name or ref.written) for ref in refs] for refs in (duty.leads, duty.helpers)
    )
    limit = duty.deadline
    if limit and limit.kind == "recurring":
        return leads, helpers, "recurring"
    return leads, helpers, limit.on.isoformat() if limit and limit.on else None


@pytest.mark.parametrize("line", LINES, ids=lambda line: json.loads(line)["items"][:50])
def test_items_are_read_as_a_clerk_notes_them(line):
    case = json.loads(line)

    read = [
        (item.path, *told(duty))
        for item in reading_of(case["items"]).directives
        for duty in item.duties
    ]

    assert read == [
        (path, list(map(fold, leads)), list(map(fold, helpers)), day)
        for path, leads, helpers, day in case["duties"]
    ]
