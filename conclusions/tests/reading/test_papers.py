"""Made-up papers of twelve kinds of office, each with the reading a clerk wrote of it
before this reader had seen it.

Every gold lists under `misread` what the reader still gets wrong, so that nothing changes unseen:
what is mended is taken out there, what breaks stands out here. A field that is not in a header was
not sure to the clerk and is not compared.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from conclusions.reading import Unit, read
from conclusions.reading.plain_form import as_data
from conclusions.reading.scoring import PARTS, SCORED, Tally, score

PAPERS = Path(__file__).parents[1] / "papers"
BARS = {"directives": 0.98, "leads": 0.96, "coordinators": 0.92, "deadlines": 0.97}
NAMES = sorted(path.stem for path in PAPERS.glob("*.json"))


@cache
def scored(name):
    """The gold and how the reading agrees with it."""
    gold = json.loads((PAPERS / f"{name}.json").read_text(encoding="utf-8"))
    text = (PAPERS / f"{name}.txt").read_text(encoding="utf-8")
    found = as_data(read(text, [Unit(unit) for unit in gold["units"]]))
    told = gold["header"]
    found["header"] = {key: found["header"].get(key) if key in told else None for key in SCORED}
    wanted = {**gold, "header": {key: told.get(key) for key in SCORED}}
    return gold, score(found, wanted)


@pytest.mark.parametrize("name", NAMES)
def test_paper_is_read_as_its_clerk_read_it(name):
    gold, result = scored(name)

    assert [note for part in PARTS for note in result.parts[part].notes] == gold["misread"]


def test_no_date_is_wrong_and_little_else():
    results = [scored(name)[1] for name in NAMES]

    told = {part: Tally() for part in PARTS}
    for result in results:
        for part, tally in result.parts.items():
            told[part].right += tally.right
            told[part].extra += tally.extra
            told[part].missing += tally.missing
    least = {part: min(tally.precision, tally.recall) for part, tally in told.items()}
    assert sum(result.wrong_dates for result in results) == 0
    below = {part: least[part] for part, bar in BARS.items() if least[part] < bar}
    assert below == {}
