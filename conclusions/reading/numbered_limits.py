"""Sentences that set days for items by their numbers: “Mục 1, 3 trước ngày 10/12; các mục còn lại
trước ngày 20/12”, “Trừ mục 2, các mục khác xong trước ngày 20/12”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from conclusions.reading.citations import masked
from conclusions.reading.common_limits import DOWN, UP
from conclusions.reading.dates import DATE, MONTH_YEAR, QUARTER_YEAR, Limit, Said, parse_day
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.model import Deadline
from conclusions.reading.traced_text import Traced

NOUN = r"(?:nhiệm vụ|nội dung|công việc|phần việc|đầu việc|việc|mục|điểm|khoản)"
# “việc thứ nhất” is called by its place, not by the number printed before it.
ORDINALS = {
    word: place
    for place, words in enumerate(
        ("nhất", "hai|nhì", "ba", "tư|bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1
    )
    for word in words.split("|")
}
ORDINAL = rf"thứ (?:{'|'.join(ORDINALS)})"
NUMBER = rf"(?:{ORDINAL}|(?:[ivx]+\.)?\d{{1,2}}(?:\.\d{{1,2}})*|[ivx]+)(?![\w/]|\.\d)"
JOINT = r"(?:,? và |, ?|; ?| & | ?- ?|,? đến |,? tới )"
REF = rf"{NOUN}(?: nêu)?(?: tại| ở| trong| thuộc)?(?: (?:các )?(?:mục|điểm))?(?: số)?(?: từ)? "
# What such a sentence is made of, and nothing else: the first that fits is taken.
TOKEN = re.compile(
    rf"(?P<ref>(?:các |những |từ ){{0,2}}{REF}(?P<numbers>{NUMBER}(?:{JOINT}(?:các )?(?:{NOUN} )?"
    rf"(?:số )?{NUMBER})*)(?: {UP})?)"
    r"|(?P<but>(?:ngoại trừ|trừ|ngoài|không (?:kể|tính|gồm|bao gồm))(?!\w))"
    rf"|(?P<all>(?:(?:tất cả|toàn bộ) )?(?:(?:các|những|mọi|hai|ba|bốn|năm|\d+) )?{NOUN}"
    rf"(?: được giao)?(?: nêu)?(?: (?:còn lại|khác|{UP}|{DOWN}))*(?!\w)|còn lại(?!\w))"
    r"|(?P<close>[,)])"
    r"|(?P<fill>[ .;:(-]|(?:riêng|các|đối với|thời (?:hạn|gian)|hạn|mốc|tiến độ|chung|hoàn thành|"
    r"thực hiện|xong|hoàn tất|báo cáo|kết quả|phải|cần|là|thì|có|vào|cho|của|và|về|nhưng|còn|được|"
    r"đính chính|sửa (?:lại|thành)|tại|"
    r"yêu cầu|đề nghị|như sau|cụ thể|áp dụng|ngày|"
    r"(?:các )?(?:phòng, )?(?:đơn vị|phòng|cơ quan))(?!\w))"
)
BEGINS_LIMIT = re.compile(
    r"\d|(?:trước|chậm|muộn|xong|trong|hạn|ngày|từ|đến|tới|hết|quý|tháng|tuần|năm|cuối|đầu|giữa|thứ|"
    r"sáng|chiều|định kỳ|hằng|hàng)(?!\w)"
)
EACH = re.compile(rf"(?P<joint>{JOINT})?(?:các )?(?:{NOUN} )?(?:số )?(?P<number>{NUMBER})")
SPAN = re.compile(r"[ ,]*(?:-|đến|tới)[ ,]*")
STARTS = re.compile(r"[(:] ?")
BARE = re.compile(rf"(?P<day>{DATE})|{MONTH_YEAR}|{QUARTER_YEAR}")
WITHIN = "xong trong "  # makes a limit of a bare time: “quý I/2027”
OF_WEEK = re.compile(r"tuần(?: (?:thứ )?\d+)?[ ,:]*\(?|(?:thứ \w+|chủ nhật|ngày|từ nay|hết)[ ,]*")
BUT = re.compile(rf"(?<!\w)(?:trừ|ngoài|riêng) [^.,;:]{{0,40}}{NOUN} (?:số |thứ )?{NUMBER}")


@dataclass(frozen=True)
class NumberedLimits:
    """The day of the items by each number, that of the `rest`, and the numbers left out of it."""

    named: dict[str, Deadline]
    rest: Deadline | None
    left_out: frozenset[str]

    def of(self, path: str) -> tuple[str | None, Deadline | None]:
        """The number the sentence calls this item by, if it does, and the day it sets for it."""
        for number, deadline in self.named.items():
            if is_called(path, number):
                return number, deadline
        left = next((one for one in self.left_out if is_called(path, one)), None)
        return left, None if left else self.rest

    def by_path(self, paths: list[str]) -> "NumberedLimits":
        """The same, what is called by its place among these paths called by its own."""
        named = {_path_of(number, paths): day for number, day in self.named.items()}
        left = frozenset(_path_of(number, paths) for number in self.left_out)
        return NumberedLimits(named, self.rest, left)

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(self.named) | self.left_out


@dataclass(frozen=True)
class _Part:
    """The words of one kind before a limit, or behind the last one."""

    kind: str
    numbers: tuple[str, ...] = ()


def _path_of(number: str, paths: list[str]) -> str:
    place = int(number[1:]) if number.startswith("#") else 0
    return paths[place - 1].lower() if 0 < place <= len(paths) else number


def is_called(path: str, number: str) -> bool:
    """Whether “2”, “I.2” or “2.1” means the item of this path or what it stands in."""
    steps, named = path.lower().split("."), number.split(".")
    if not re.fullmatch("[ivx]+", named[0]) and re.fullmatch("[ivx]+", steps[0]):
        steps = steps[1:]
    return steps[: len(named)] == named


def is_numbered(words: Traced) -> bool:
    """A paragraph that is nothing but such a sentence."""
    low = masked(words)
    if not (TOKEN.match(low) or BEGINS_LIMIT.match(low)):
        return False  # as most do not: their limits need not be looked for
    return bool(_shares(low, limits_beside(low, Said())))


def numbered_limits(words: Traced, said: Said, *, anywhere: bool = False) -> NumberedLimits | None:
    """What such a sentence sets; None where the words are none. `anywhere`: it may stand behind
    other words, in brackets or behind a colon."""
    low = masked(words)
    limits = limits_beside(low, said)
    starts = [0, *(found.end() for found in STARTS.finditer(low))] if anywhere else [0]
    for start in starts:
        behind = [limit for limit in limits if limit.start >= start]
        if shares := _shares(low, behind, start):
            return _set(shares, [as_deadline(words, limit) for limit in behind])
    return None


def limits_beside(low: str, said: Said) -> list[Limit]:
    """The limits, and days, months and quarters that stand beside a number without more words."""
    found = limits_in(low, said)
    for bare in BARE.finditer(low):
        if any(bare.start() < one.end and one.start < bare.end() for one in found):
            continue
        if not bare["day"]:
            month = limits_in(f"xong trong {bare[0]}", said)[:1]
            found += [replace(one, start=bare.start(), end=bare.end()) for one in month]
        elif (day := parse_day(bare[0], said.after)) or not said.after:
            found.append(Limit(bare.start(), bare.end(), "by", day))
    return sorted(found, key=lambda limit: limit.start)


def line_limit(words: Traced, said: Said) -> Deadline | None:
    """The limit that a line sets which holds a time and nothing else; None where it is not clear
    which day that is, or the day is past."""
    low = masked(words)
    start = next((at for at, sign in enumerate(low) if sign.isalnum()), 0)
    end = len(low.rstrip(" .:;)]*"))
    told = limits_in(low, said)
    if not any(limit.on for limit in told):
        bare = start + (len("trong ") if low.startswith("trong ", start) else 0)
        shift = bare - len(WITHIN)
        found = limits_in(f"{WITHIN}{low[bare:end]}", said)
        told = [replace(one, start=start, end=one.end + shift) for one in found]
    told = told or limits_beside(low, said)
    limit = told[0] if len(told) == 1 else None
    if limit is None or limit.on is None or limit.every:
        return None
    # “Tuần 49 (từ ngày 30/11 đến ngày 04/12/2026)” tells what week that is; “Quý I và quý II/2027”
    # is read in part.
    before = OF_WEEK.fullmatch(low, start, limit.start) if limit.start > start else True
    past = said.on and limit.on < said.on
    whole = before and limit.end >= end
    return as_deadline(words, limit) if whole and not past else None


def _set(shares: list[list[_Part]], days: list[Deadline]) -> NumberedLimits | None:
    named: dict[str, Deadline] = {}
    general: list[Deadline] = []
    left_out: set[str] = set()
    for parts, day in zip(shares, [*days, None], strict=True):
        own: list[str] = []
        for part in parts:
            if part.kind == "ref":
                own += part.numbers
            elif part.kind == "but":
                left_out.update(part.numbers)
        if day is None:  # “…: trước ngày 20/12/2026 (áp dụng cho các mục 1, 3)”
            if own and general:
                named |= dict.fromkeys(own, general.pop())
        elif own:
            named |= dict.fromkeys(own, day)
        else:
            general.append(day)
    if len(general) > 1:
        return None
    return NumberedLimits(named, general[0] if general else None, frozenset(left_out - set(named)))


def _shares(low: str, limits: list[Limit], start: int = 0) -> list[list[_Part]] | None:
    """What stands before each limit and behind the last; None where words are of another kind, or
    no item is called by its number."""
    begins = [start, *(limit.end for limit in limits)]
    ends = [*(limit.start for limit in limits), len(low)]
    found = []
    for at, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        parts = _parts(low[begin:end])
        if parts is None or not limits:
            return None
        found.append(_told(parts, alone=len(limits) == 1, last=at == len(limits)))
    return found if any(part.numbers for parts in found for part in parts) else None


def _parts(low: str) -> list[_Part] | None:
    parts, at = [], 0
    while at < len(low):
        token = TOKEN.match(low, at)
        if not token or token.end() == at:
            return None
        kind = token.lastgroup if token.lastgroup != "numbers" else "ref"
        numbers = tuple(_numbers(token["numbers"])) if token["ref"] else ()
        if kind != "fill":
            parts.append(_Part(str(kind), numbers))
        at = token.end()
    return parts


def _told(parts: list[_Part], *, alone: bool, last: bool) -> list[_Part]:
    """Whose the limit behind these words is (“ref”), and who is left out of it (“but”)."""
    told: list[_Part] = []
    for at, part in enumerate(parts):
        if part.kind != "ref":
            continue
        before = [one.kind for one in parts[:at] if one.kind != "close"]
        after = [one.kind for one in parts[at + 1 :]]
        but = "but" in before
        # “trừ mục 2, các mục khác hoàn thành trước …” and “các mục trên (trừ mục 2) …”; but
        # “các mục trên (trừ mục 2 trước ngày 15/12): …” sets a day for it.
        general = "all" in after or (but and ("close" in after or last))
        general = general or (but and alone and "all" in before)
        told.append(_Part("but" if general else "ref", part.numbers))
    return told


def _numbers(written: str) -> Iterator[str]:
    """Each number of “1, 3 và 5”, “từ 2 đến 4”."""
    last = ""
    for one in EACH.finditer(written):
        number = one["number"]
        if last and one["joint"] and SPAN.fullmatch(one["joint"]):
            yield from _between(last, number)
        yield f"#{ORDINALS[number[4:]]}" if number.startswith("thứ ") else number
        last = number


def _between(first: str, last: str) -> Iterator[str]:
    above, _, low = first.rpartition(".")
    high = last.rpartition(".")[2]
    if low.isdigit() and high.isdigit():
        for number in range(int(low) + 1, int(high)):
            yield f"{above}.{number}" if above else str(number)
