"""A notice that a mail holds in its own words, with no document attached: from its letterhead to
its signature; what the sender says around it is no order and is left out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from conclusions.sources.door import kind_told
from conclusions.sources.packets import RANK, Attachment, Packet, chosen

NAME = "Thông báo trong lời thư.txt"
OWN_WORDS = "{of}: không đính kèm văn bản; đọc thông báo ghi trong lời thư."
AROUND = "Lời thư trước và sau thông báo không đọc: “{}”."
PICTURES = frozenset(["tiff", "jpg", "png", "heic"])
ANSWERED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.M)
TITLE = re.compile(r"^[ \t*]*(?:THÔNG BÁO|KẾT LUẬN)[ \t*]*$|^[ \t*]*THÔNG BÁO KẾT LUẬN\b", re.M)
# Where no title stands: one in small letters, or the words that open the conclusion.
SMALL_TITLE = re.compile(
    r"^[ \t*]*(?:thông báo (?:ý kiến )?kết luận|"
    r"kết luận (?:cuộc họp|hội nghị|giao ban|của|tại|buổi))\b[^\n]{0,150}(?<![.,;])$",
    re.M | re.I,
)
OPENING = re.compile(
    r"^(?:[^\n]{50,}[^\n.,:;!?]\n)?[^\n]*\b(?:kết luận|chỉ đạo)\b[^.\n]{0,90}:[ \t*]*$", re.M | re.I
)
ABOUT = re.compile(r"kết luận|ý kiến (?:chỉ đạo|kết luận)", re.I)
ORDERS = re.compile(r"^[ \t]*(?:(?:\d{1,2}|[IVX]{1,4})(?:[.)]|\.\d) ?|[-–+•] )\S", re.M)
RECIPIENTS = re.compile(r"^[ \t*]*Nơi nhận", re.M | re.I)
# A line of the letterhead: all in capitals, the number, the motto, the place and day.
HEAD_LINE = re.compile(r"số ?:|độc lập|[^,]{3,30}, ngày ", re.I)
PART_ENDS = re.compile(
    r"^[ \t]*(?:-{2,}|_{5,}|={5,}|(?:trân trọng|thân (?:ái|mến)|kính thư|xin cảm ơn|em cảm ơn|best "
    r"regards|regards|thanks|sent from|gửi từ|được gửi từ|from|từ|người gửi)\b(?!.*[;,] ?\d)"
    r"|(?:on|vào) .{5,80}(?:wrote|đã viết) ?:)",
    re.M | re.I,
)
SHOWN = 120  # letters of what was left out


def packet_of(
    attached: Sequence[Attachment], forms: Sequence[str], *, nothing: str, of: str
) -> Packet:
    """The paper attached to a mail; where only pictures or nothing is, the notice in its own words,
    which it says in one or more forms.

    Raises SourceProblem as `chosen` does where there is neither.
    """
    papers = [kind for file in attached if (kind := kind_told(file.content)) in RANK]
    own = None if set(papers) - PICTURES else next(filter(None, map(_notice_in, forms)), None)
    if own is None:
        return chosen(attached, nothing=nothing, of=of)
    notice, around = own
    main = Attachment(NAME, notice.encode())
    told = (OWN_WORDS.format(of=of), *[AROUND.format(around)] * bool(around))
    return replace(Packet(main, tuple(attached), of=of), read_as=told)


def _notice_in(words: str) -> tuple[str, str] | None:
    """The words of the notice, and the beginning of those around it."""
    words = ANSWERED.sub("", words.replace("\r", ""))
    title = next(filter(None, (kind.search(words) for kind in (TITLE, SMALL_TITLE, OPENING))), None)
    if not title or not ABOUT.search(words, title.start(), title.end() + 300):
        return None
    body = words[title.start() :]
    end = PART_ENDS.search(body, len(title[0]))
    body = body[: end.start()] if end else body
    before_recipients = RECIPIENTS.split(body)[0]
    if not ORDERS.search(before_recipients, len(title[0])):
        return None
    before, head = _parted(words[: title.start()])
    around = " ".join(f"{before} {words[title.start() + len(body) :]}".split())
    short = around if len(around) <= SHOWN else f"{around[:SHOWN].rsplit(' ', 1)[0]}…"
    return f"{head}{body}", short


def _parted(before: str) -> tuple[str, str]:
    """What the sender says first, and the lines of the letterhead."""
    lines = before.splitlines(keepends=True)
    at = len(lines)
    while at and _is_head(lines[at - 1]):
        at -= 1
    return "".join(lines[:at]), "".join(lines[at:])


def _is_head(line: str) -> bool:
    told = line.strip()
    capitals = not any(letter.islower() for letter in told)
    return capitals or bool(HEAD_LINE.match(told))
