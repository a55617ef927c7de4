"""What a reading is made of: frozen facts, each with the place in the text it came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, time

Span = tuple[int, int]
"""Start and end offsets into the very text that was given to `read`."""


@dataclass(frozen=True)
class Unit:
    """A unit the caller knows; `collates` marks the office that gathers the others' parts."""

    name: str
    aliases: tuple[str, ...] = ()
    collates: bool = False


@dataclass(frozen=True)
class UnitRef:
    """Units as a notice writes them; `name` is the known unit meant, None if not a known one."""

    written: str
    span: Span
    name: str | None = None
    collective: bool = False


@dataclass(frozen=True)
class Deadline:
    """One printed time limit; `on` is the day it names, None where it names none."""

    kind: str  # before | by | during | recurring | ongoing
    on: date | None
    phrase: str
    span: Span
    at: time | None = None
    every: str = ""  # week | month | quarter | half_year | year
    unit: str | None = None


@dataclass(frozen=True)
class ReadCitation:
    number: str
    dated_on: date | None
    span: Span


@dataclass(frozen=True)
class ReadDuty:
    """One obligation inside a directive; `what` is empty when it is the whole directive."""

    what: str
    span: Span
    title: str
    leads: tuple[UnitRef, ...] = ()
    helpers: tuple[UnitRef, ...] = ()
    deadline: Deadline | None = None
    without: tuple[str, ...] = ()
    deliverable: str = ""
    sent_to: str | None = None
    after: tuple[int, ...] = ()  # places of earlier duties of its directive that it goes on from


@dataclass(frozen=True)
class ReadItem:
    """A paragraph, or a row of a table with its `cells`; an annex heads all that stands after it
    down to the next one."""

    kind: str  # heading | assessment | context | directive | annex
    label: str
    path: str
    text: str
    span: Span
    parent: int | None = None
    duties: tuple[ReadDuty, ...] = ()
    citations: tuple[ReadCitation, ...] = ()
    cells: tuple[str, ...] = ()
    beside_gap: bool = False  # its list leaves out the next number: it may hold what was lost


@dataclass(frozen=True)
class Header:
    """What stands above and below the body; None where the text has none."""

    number: str | None = None
    year: int | None = None
    issued_on: date | None = None
    issued_month: date | None = None  # its first day, where a draft leaves the day of issue blank
    place: str | None = None
    parent_agency: str | None = None
    agency: str | None = None
    title: str | None = None
    chair: str | None = None
    meeting_on: date | None = None
    period: str | None = None
    signer_name: str | None = None
    signer_title: str | None = None
    signed_on_behalf: str | None = None
    on_behalf_chain: tuple[str, ...] = ()
    urgency: str | None = None  # urgent | very_urgent | express


@dataclass(frozen=True)
class Reading:
    text: str
    header: Header = field(default_factory=Header)
    opening: str = ""
    items: tuple[ReadItem, ...] = ()
    closing: str = ""
    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    unread: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # on the file it was read from, not on its words
    problem: str | None = None

    def with_notes(self, notes: Iterable[str]) -> "Reading":
        """With what is to be said of the file: what of it was left out or brought to Unicode."""
        return replace(self, notes=tuple(notes))

    @property
    def told(self) -> tuple[str, ...]:
        """All that is said to who reads it: of the file first, then what the reader doubts."""
        return (*self.notes, *self.warnings)

    @property
    def directives(self) -> tuple[ReadItem, ...]:
        return tuple(item for item in self.items if item.kind == "directive")
