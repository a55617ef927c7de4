"""Reading a notice: text in, frozen dataclasses out; no Django, no clock, no files."""

from collections.abc import Iterable
from datetime import date

from conclusions.reading.model import (
    Deadline,
    Header,
    ReadCitation,
    ReadDuty,
    ReadItem,
    Reading,
    Span,
    Unit,
    UnitRef,
    Unread,
)

__all__ = [
    "Deadline",
    "Header",
    "ReadCitation",
    "ReadDuty",
    "ReadItem",
    "Reading",
    "Span",
    "Unit",
    "UnitRef",
    "Unread",
    "read",
]


def read(text: str, units: Iterable[Unit] = (), issued_on: date | None = None) -> Reading:
    """Read the text of a notice; `units` are the known ones, `issued_on` the day it was issued."""
    return Reading(text=text)
