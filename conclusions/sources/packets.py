"""What comes wrapped: a packet's paper, chosen among what is in it, and what its cover says."""

import base64
import re
from collections.abc import Iterable, Sequence
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
RIVALS = (
    "Có thể là thông báo mà chưa đọc: {}. Nếu đó mới là văn bản cần nhập thì lưu tệp ra máy rồi "
    "chọn tệp."
)
ZIPPED = "{of} đính kèm tệp nén “{name}”. Giải nén ra máy rồi chọn tệp thông báo ở trong."
INNER = "{of} đính kèm “{name}”, thông báo có thể ở trong đó. Lưu “{name}” ra máy rồi chọn tệp."
WRAPPED = {"zip": ZIPPED, "rar": ZIPPED, "eml": INNER, "msg": INNER, "edxml": INNER}


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
    of: str = ""  # what it is called: “Thư “Gửi thông báo””
    rivals: tuple[str, ...] = ()  # names of others that read as a notice too
    read_as: tuple[str, ...] = ()  # said of the paper where it is no attachment

    @property
    def papers(self) -> list[Attachment]:
        """The files that may be the paper."""
        return [file for file in (self.main, *self.others) if kind_told(file.content) in RANK]

    def led_by(self, main: Attachment, rivals: Iterable[Attachment]) -> "Packet":
        """The packet with this file as its paper."""
        others = tuple(file for file in (self.main, *self.others) if file is not main)
        named = tuple(file.name for file in rivals if file is not main)
        return replace(self, main=main, others=others, rivals=named)

    def told(self) -> tuple[str, ...]:
        """Which file is read, which may be the paper too, which others are kept, what else."""
        lines = [*(self.read_as or [f"{self.of}: đọc tệp đính kèm “{self.main.name}”."])]
        if self.rivals:
            lines.append(RIVALS.format(_listed(self.rivals)))
        rest = [file.name for file in self.others if file.name not in self.rivals]
        if rest:
            lines.append(f"Còn tệp chưa đọc trong gói: {_listed(rest)}.")
        return (*lines, *self.notes)


def _listed(names: Sequence[str]) -> str:
    told = ", ".join(f"“{name}”" for name in names[:NAMED])
    return told + (f" và {len(names) - NAMED} tệp khác" if len(names) > NAMED else "")


def kind_rank(paper: Attachment) -> tuple[int, int]:
    """The order of papers by what they are: a PDF before Word, the largest of a kind."""
    return RANK[kind_told(paper.content)], -len(paper.content)


def wrapped_told(packet: Packet, file: Attachment) -> str:
    """What to do with a file that must be unpacked first; "" for any other."""
    told = WRAPPED.get(kind_told(file.content), "")
    return told.format(of=packet.of, name=file.name)


def chosen(attached: Iterable[Attachment], *, nothing: str, of: str) -> Packet:
    """The packet with its paper chosen by kind alone. Raises SourceProblem with the words `nothing`
    where no file in it can be read, and with what to do where something must be unpacked first."""
    files = [replace(file, name=_plain(file.name)) for file in attached]
    papers = [file for file in files if kind_told(file.content) in RANK]
    if not papers:
        wrapped = ((kind_told(file.content), file.name) for file in files)
        told = (WRAPPED[kind].format(of=of, name=name) for kind, name in wrapped if kind in WRAPPED)
        raise SourceProblem(next(told, nothing))
    main = min(papers, key=kind_rank)
    return Packet(main, tuple(file for file in files if file is not main), of=of)


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
    words = {"notes": packet.notes, "of": packet.of, "read_as": packet.read_as}
    return {"files": files, "cover": cover | days, **words}


def taken_apart(told: dict[str, Any]) -> Packet:
    main, *others = (Attachment(name, base64.b64decode(coded)) for name, coded in told["files"])
    cover = told["cover"]
    days = {name: date.fromisoformat(cover[name]) for name in DAYS if cover[name]}
    notes, filled = tuple(told["notes"]), Cover(**cover | days)
    return Packet(main, tuple(others), notes, filled, told["of"], read_as=tuple(told["read_as"]))
