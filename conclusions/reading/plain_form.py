"""A reading as plain data: the format that `read_notice --json` prints and golds are kept in."""

from collections.abc import Iterable
from typing import Any

from conclusions.reading.model import Deadline, ReadDuty, Reading, ReadItem, UnitRef
from departments.folding import fold

HEADER = [
    "number",
    "issued_on",
    "meeting_on",
    "agency",
    "title",
    "chair",
    "signer_name",
    "signer_title",
    "signed_on_behalf",
    "on_behalf_chain",
    "year",
    "place",
    "parent_agency",
    "period",
    "urgency",
]


def as_data(reading: Reading) -> dict[str, Any]:
    """Everything read, as dictionaries and lists with ISO dates; nothing is computed here."""
    header = {name: getattr(reading.header, name) for name in HEADER}
    for name in ("issued_on", "meeting_on"):
        header[name] = header[name] and header[name].isoformat()
    header["on_behalf_chain"] = list(header["on_behalf_chain"])
    return {
        "header": header,
        "recipients": list(reading.recipients),
        "signature": list(reading.signature),
        "opening": reading.opening,
        "sections": [
            {"label": item.label, "kind": item.kind, "text": item.text, "span": list(item.span)}
            for item in reading.items
            if item.kind != "directive"
        ],
        "directives": [_directive(item) for item in reading.directives],
        "closing": reading.closing,
        "unread": [list(span) for span in reading.unread],
        "warnings": list(reading.told),
        "problem": reading.problem,
    }


def _directive(item: ReadItem) -> dict[str, Any]:
    leads = _written(ref for duty in item.duties for ref in duty.leads)
    helpers = list({fold(r.written): r.written for d in item.duties for r in d.helpers}.values())
    deadlines = [_deadline(duty.deadline) for duty in item.duties if duty.deadline]
    return {
        "path": item.path,
        "label": item.label,
        "text": item.text,
        "span": list(item.span),
        "leads": leads,
        "coordinators": [name for name in helpers if fold(name) not in set(map(fold, leads))],
        "deadlines": [one for i, one in enumerate(deadlines) if one not in deadlines[:i]],
        "cited_documents": list(dict.fromkeys(cited.number for cited in item.citations)),
        "duties": [_duty(duty) for duty in item.duties],
    }


def _written(refs: Iterable[UnitRef]) -> list[str]:
    """Each unit once, as it is first written."""
    first: dict[str, str] = {}
    for ref in refs:
        first.setdefault(ref.name or fold(ref.written), ref.written)
    return list(first.values())


def _deadline(deadline: Deadline) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "date": deadline.on and deadline.on.isoformat(),
        "kind": deadline.kind,
        "unit": deadline.unit,
        "phrase": deadline.phrase,
        "span": list(deadline.span),
    }
    if deadline.at:
        shown["time"] = deadline.at.isoformat("minutes")
    if deadline.every:
        shown["every"] = deadline.every
    return shown


def _duty(duty: ReadDuty) -> dict[str, Any]:
    return {
        "title": duty.title,
        "what": duty.what,
        "span": list(duty.span),
        "leads": [_unit(ref) for ref in duty.leads],
        "helpers": [_unit(ref) for ref in duty.helpers],
        "deadline": duty.deadline and _deadline(duty.deadline),
        "without": list(duty.without),
        "deliverable": duty.deliverable,
        "sent_to": duty.sent_to,
    }


def _unit(ref: UnitRef) -> dict[str, Any]:
    return {
        "written": ref.written,
        "span": list(ref.span),
        "name": ref.name,
        "collective": ref.collective,
    }
