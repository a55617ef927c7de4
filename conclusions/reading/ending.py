"""Recipients and signature, one below the other, side by side, or in either order."""

import re
from dataclasses import dataclass

from conclusions.reading.alphabet import LOW, UP
from conclusions.reading.persons import bare_name, is_name
from conclusions.reading.text_lines import TextLine
from conclusions.reading.traced_text import Traced
from conclusions.reading.zones import RECIPIENTS, SIGNING
from departments.folding import level

BEHALF = re.compile(r"(?P<how>TL|KT|TM|TUQ|Q|T/L|K/T|T/M|TLUQ)\s?\.?\s+(?=\S)")
CAPITALS = re.compile(rf"[^{LOW}]*[{UP}][^{LOW}]*[{UP}][^{LOW}]*")
SIGNED = re.compile(r"[\[(]?\s*(?:đã ký|đã kí|daky|signed|ký tên|đóng dấu).*", re.I)
# "…; - Các Bộ: …" and "TL. CHỦ TỊCH KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG" on one line.
ENTRIES_RUN = re.compile(
    r"[;.] +(?=[-–] |(?:KT|TL|TM|TUQ)\. ?[A-ZĐ]|PHÓ [A-ZĐ]|CHÁNH [A-ZĐ]|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG )"
)
OFFICES_RUN = re.compile(
    r" +(?=(?:KT|TL|TUQ|TM|Q)\.)|(?<!PHÓ)(?<!TỔNG)(?<!/[TLMQ])(?<!\.)"
    r"(?<!TM\. BAN)(?<!TM\.BAN)(?<!T/M BAN) +"
    r"(?=PHÓ |THỨ |CHÁNH |CHỦ TỊCH|TRƯỞNG (?:PHÒNG|BAN)|GIÁM ĐỐC|TP\.)"
)
FILED = re.compile(r"lưu\b")


@dataclass(frozen=True)
class Ending:
    recipients: tuple[str, ...]
    titles: tuple[str, ...]
    signer: str | None
    left: list[Traced]


def ending_of(lines: list[TextLine]) -> Ending:
    """Sort the parts of the last lines into recipients, offices, and the signer's name."""
    reader = _Ending()
    for line in lines:
        for part in line.columns():
            reader.take(part)
    entries = tuple(entry.rstrip(" ;.,") for entry in reader.entries)
    return Ending(
        tuple(entry for entry in entries if entry), tuple(reader.titles), reader.signer, reader.left
    )


def behalf_of(titles: tuple[str, ...]) -> tuple[str | None, tuple[str, ...], str | None]:
    """The signer's own office, the chain signed for, and how ("KT.", "TL.") the first signs."""
    signed = [(title, BEHALF.match(title)) for title in titles]
    chain = tuple(title for title, behalf in signed if behalf)
    own = [title for title, behalf in signed if not behalf]
    how = next((f"{behalf['how']}." for _, behalf in signed if behalf), None)
    return (own[-1] if own else None), chain, how


def _pieces(part: Traced) -> list[Traced]:
    """Entries or offices that a table cell ran together on one line; none when there is one."""
    seam = OFFICES_RUN if BEHALF.match(part.text) else ENTRIES_RUN
    edges = [m.end() for m in seam.finditer(part.text)]
    if not edges or (seam is ENTRIES_RUN and not part.text.startswith(("-", "–"))):
        return []
    return [part[a:b].stripped() for a, b in zip([0, *edges], [*edges, len(part)], strict=True)]


class _Ending:
    def __init__(self) -> None:
        self.entries: list[str] = []
        self.titles: list[str] = []
        self.signer: str | None = None
        self.left: list[Traced] = []
        self.listing = False

    def take(self, part: Traced) -> None:
        part = part.stripped(also="*_")
        text = part.text
        if RECIPIENTS.match(level(text)):
            self.listing = True
            after = text.find(":") + 1
            if 0 < after < len(text):
                self.take(part[after:].stripped(also="*_"))
            return
        if pieces := _pieces(part):
            for piece in pieces:
                self.take(piece)
            return
        if not text or SIGNED.fullmatch(text):
            return
        if re.match(r"[-–—+•*]\s?\S", text) and not SIGNING.fullmatch(text):
            self.listing = True
            self.entries.append(text.lstrip("-–—+•* "))
        elif self._is_office(text):
            self.titles.append(re.sub(r"\s+", " ", text))
        elif self._goes_on(text):
            self.entries[-1] += " " + text
        elif is_name(text) and (self.titles or self.signer is None):
            self.signer = bare_name(text)
        elif self.listing and not self.titles and not self.signer and text.endswith((";", ".")):
            self.entries.append(text)
        else:
            self.left.append(part)

    def _is_office(self, text: str) -> bool:
        if SIGNING.fullmatch(text):
            return True
        return (
            bool(CAPITALS.fullmatch(text))
            and not is_name(text)
            and len(text) < 90
            and (not self._goes_on(text) or bool(self.titles))
            and not text.endswith(";")
        )

    def _goes_on(self, text: str) -> bool:
        """The rest of an entry broken over lines."""
        if not self.entries or self.entries[-1].endswith((";", ".")):
            return False
        last = self.entries[-1]
        if self.signer:
            return text[:1].islower()
        if FILED.match(level(last)) and not last.endswith((",", ":")):
            return False
        return not (is_name(text) and bool(self.titles))
