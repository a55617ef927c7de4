"""Data → print → text → reading: the print says what it was made from, to a reader as well."""

from datetime import date

import pytest

from conclusions.actions import draft_from
from conclusions.reading import read
from conclusions.sources import text_of
from conclusions.tests.reading import made_up
from conclusions.tests.reading.conftest import NAMES
from conclusions.tests.reading.conftest import text_of as paper_text
from conclusions.tests.reading.test_outline import ARTICLES, STYLES
from conclusions.tests.reading.test_reader import NOTICE
from conclusions.tests.reading.test_text_paragraphs import ENDED, FIRST, SECOND, THIRD
from conclusions.units import Directory
from reports.papers.msword.notice_docx import render_docx
from reports.papers.notices.notice_files import print_of
from reports.papers.notices.notice_sheet import sheet_of

DAY = date(2024, 4, 3)
HABITS = ("HOSPITAL", "SCHOOL", "COMMUNE", "PARTY", "SCANNED", "MARKED")


def facts_of(reading) -> list[tuple]:
    """Every directive with its label, words, duties, units and deadlines."""
    return [
        (
            item.path,
            item.label,
            " ".join(item.text.split()),
            [
                (
                    duty.title,
                    duty.deliverable,
                    [(unit.written, unit.name) for unit in duty.leads],
                    [(unit.written, unit.name) for unit in duty.helpers],
                    (duty.deadline.kind, duty.deadline.on, duty.deadline.at, duty.deadline.phrase)
                    if duty.deadline
                    else None,
                )
                for duty in item.duties
            ],
        )
        for item in reading.directives
    ]


def there_and_back(text: str) -> tuple[list[tuple], dict[str, list[tuple]]]:
    """What is read from the words, and from each kind of print of what was read."""
    units = Directory().known()
    draft = draft_from(read(text, units, DAY), by=None, number="598/TB-SKHCN", issued_on=DAY)
    prints = {"pdf": print_of(draft), "docx": render_docx(sheet_of(draft))}
    back = {
        kind: facts_of(read(text_of(f"a.{kind}", content), units, DAY))
        for kind, content in prints.items()
    }
    return facts_of(read(text, units, DAY)), back


@pytest.mark.wide
@pytest.mark.parametrize("name", NAMES)
def test_real_notice_is_read_again_from_its_print(agency, name):
    wanted, back = there_and_back(paper_text(name))

    assert back == {"pdf": wanted, "docx": wanted}


@pytest.mark.wide
@pytest.mark.parametrize("name", HABITS)
def test_other_agencys_notice_is_read_again_from_its_print(agency, name):
    wanted, back = there_and_back(getattr(made_up, name))

    assert back == {"pdf": wanted, "docx": wanted}


def test_paragraphs_of_one_item_come_back_from_its_print_as_paragraphs(agency):
    text = NOTICE.format("\n\n".join([FIRST, SECOND, THIRD, *ENDED.splitlines()]))
    draft = draft_from(read(text), by=None, number="27/TB-UBND", issued_on=DAY)
    prints = {"a.pdf": print_of(draft), "a.docx": render_docx(sheet_of(draft))}

    back = {
        name: [(item.label, item.text) for item in read(text_of(name, content)).items]
        for name, content in prints.items()
    }

    wanted = [(item.label, item.text) for item in draft.items.all()]
    assert [text.count("\n") for _, text in wanted] == [2, 0, 0, 1]
    assert back == {"a.pdf": wanted, "a.docx": wanted}


@pytest.mark.parametrize("items", [ARTICLES, STYLES], ids=["articles", "styles"])
def test_labels_of_other_styles_are_read_again_from_their_print(agency, items):
    wanted, back = there_and_back(NOTICE.format(items))

    assert back == {"pdf": wanted, "docx": wanted}
