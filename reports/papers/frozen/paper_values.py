"""A paper as text and back, letter by letter: what is frozen is printed from these values alone."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from reports.figures.table_columns import TableColumn
from reports.papers.notices.appendices import Appendix
from reports.papers.notices.notice_sheet import NoticeSheet
from reports.papers.notices.printed_tables import PrintedCell, PrintedRow, PrintedTable
from reports.papers.paragraphs import PrintedParagraph, TextPiece
from reports.papers.worksheets.working_paper import CountCell, PaperGroup, WorkingPaper

KNOWN = {
    kind.__name__: kind
    for kind in (
        *(WorkingPaper, PaperGroup, TableColumn, NoticeSheet, Appendix),
        *(PrintedParagraph, TextPiece, PrintedTable, PrintedRow, PrintedCell),
    )
}
READ = {"Decimal": Decimal, "date": date.fromisoformat}
KIND = "is"


def values_of(paper: WorkingPaper | NoticeSheet) -> str:
    """All that the paper shows, as JSON; rows that are read as they are asked for are read."""
    return json.dumps(_plain(paper), ensure_ascii=False, sort_keys=True)


def paper_of(values: str) -> WorkingPaper | NoticeSheet:
    return _made(json.loads(values))


def _plain(value: Any) -> Any:
    if isinstance(value, CountCell):
        return value.count  # its door leads to the rows of today
    if is_dataclass(value) and type(value).__name__ in KNOWN:
        told = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return told | {KIND: type(value).__name__}
    if isinstance(value, Decimal | date):
        return {KIND: type(value).__name__, "of": str(value)}
    if value is None or isinstance(value, str | int):
        return value
    return [_plain(one) for one in value]


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(one) for one in value)
    if not isinstance(value, dict):
        return value
    kind = value.pop(KIND)
    if kind in READ:
        return READ[kind](value["of"])
    return KNOWN[kind](**{name: _made(one) for name, one in value.items()})
