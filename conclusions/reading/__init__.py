"""Reading a notice: text in, frozen dataclasses out; no Django, no clock, no files."""

from conclusions.reading.model import (
    Deadline,
    Header,
    ReadCitation,
    ReadDuty,
    Reading,
    ReadItem,
    Span,
    Unit,
    UnitRef,
)
from conclusions.reading.reader import read

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
    "read",
]
