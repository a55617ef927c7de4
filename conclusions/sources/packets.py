"""What comes wrapped: a packet's paper, chosen among what is in it, and what its cover says."""

import base64
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from conclusions.sources.door import kind_told
from departments.foreign_files.decoding import clean
from departments.foreign_files.problem import SourceProblem

# Which kind is the paper where several are in: as it was signed before as it was typed, and a
# picture only where there is nothing else.
RANKS = "pdf", "docx", "doc", "odt fodt", "rtf wordml", "tiff", "jpg png heic", "html", "txt"
RANK = {kind: rank for rank, kinds in enumerate(RANKS) for kind in kinds.split()}
NAMED = 6  # other files told by name


@dataclass(frozen=True)
class Attachment:
    """A file in a packet."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Cover:
    """What the cover of a packet says of its paper; "" and None where it says nothing."""

    number: str = ""
    issued_on: date | None = None
    signer_name: str = ""
    sender: str = ""
    due_on: date | None = None


DAYS = "issued_on", "due_on"  # of a cover


@dataclass(frozen=True)
class Packet:
    """The paper of a packet, what else is in it, and what is to be said of it."""

    main: Attachment
    others: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    cover: Cover = field(default_factory=Cover)


def chosen(attached: Iterable[Attachment], *, nothing: str, of: str) -> Packet:
    """The packet with its paper chosen: a signed PDF before Word, the largest of a kind. Raises
    SourceProblem with the words `nothing` where no file in it can be read."""
    files = [replace(file, name=_plain(file.name)) for file in attached]
    papers = [file for file in files if kind_told(file.content) in RANK]
    if not papers:
        raise SourceProblem(nothing)
    main = min(papers, key=lambda file: (RANK[kind_told(file.content)], -len(file.content)))
    others = tuple(file for file in files if file is not main)
    notes = [f"{of}: đọc tệp đính kèm “{main.name}”."]
    if others:
        names = ", ".join(f"“{file.name}”" for file in others[:NAMED])
        more = f" và {len(others) - NAMED} tệp khác" if len(others) > NAMED else ""
        notes.append(f"Còn tệp chưa đọc trong gói: {names}{more}.")
    return Packet(main, others, tuple(notes))


def _plain(name: str) -> str:
    """The name without what no name should have: signs of control, folders."""
    return " ".join(clean(re.split(r"[/\\]", name)[-1]).split()) or "tệp đính kèm"


def as_told(packet: Packet) -> dict[str, Any]:
    """The packet as JSON can tell it; `taken_apart` is the way back."""
    files = [
        (file.name, base64.b64encode(file.content).decode("ascii"))
        for file in (packet.main, *packet.others)
    ]
    cover = asdict(packet.cover)
    days = {name: day and day.isoformat() for name, day in cover.items() if name in DAYS}
    return {"files": files, "notes": packet.notes, "cover": cover | days}


def taken_apart(told: dict[str, Any]) -> Packet:
    main, *others = (Attachment(name, base64.b64decode(coded)) for name, coded in told["files"])
    cover = told["cover"]
    days = {name: date.fromisoformat(cover[name]) for name in DAYS if cover[name]}
    return Packet(main, tuple(others), tuple(told["notes"]), Cover(**cover | days))
