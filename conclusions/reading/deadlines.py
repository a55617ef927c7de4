"""Time limits in a text whose citations are blanked: what they say and the day they name."""

import re
from collections.abc import Iterator
from datetime import date

from conclusions.reading.countdowns import counted
from conclusions.reading.dates import (
    AT,
    DATE,
    DONE,
    LEAD,
    MONTH,
    MONTH_YEAR,
    MONTHS_OF_YEAR,
    QUARTER_YEAR,
    WEEKDAY,
    YEAR,
    Limit,
    clause_before,
    is_to_do,
    parse_clock,
    parse_day,
    parse_period,
)
from conclusions.reading.lexicon import HAND_IN, HOLD, any_of
from conclusions.reading.recurrences import repeated

BEFORE = re.compile(
    rf"{LEAD}(?P<how>trước|chậm nhất(?: là)?(?: vào)?(?: trước)?|muộn nhất(?: là)?(?: vào)?"
    rf"|không quá|không muộn hơn|hạn (?:cuối|chót)(?: cùng)?(?: là)?:?|(?:thời hạn|thời gian|"
    rf"tiến độ)(?: hoàn thành| thực hiện)?(?: là)?:?|(?:(?<=\()|(?<=[,;.:] ))hạn:?"
    rf"|(?:thời hạn|hạn) [^,.;:]{{1,30}}:"
    rf"|(?:hoàn thành|xong)(?: vào)?(?= (?:ngày|\d))|(?:ngay )?trong(?= ngày)"
    rf"|(?:chậm nhất |muộn nhất )?(?:đến|tới)(?: trước)?(?: hết)?) "
    rf"(?:thời điểm |hết |vào )?{AT}(?P<day>{DATE})"
)
FROM_TO = re.compile(rf"{LEAD}từ (?P<from>(?:ngày |\d).{{1,30}}?) đến (?:hết )?(?P<day>{DATE})")
DURING = re.compile(
    rf"(?P<done>{DONE},? )?(?P<how>(?:ngay )?trong|(?:thời gian|thời hạn|tiến độ|"
    rf"hạn)(?: hoàn thành| thực hiện)?(?::| là)(?: trong| xong)?|trước|"
    rf"chậm nhất(?: là)?(?: trong| vào)?|muộn nhất(?: là)?(?: vào)?|từ nay đến|đến|xong|"
    rf"vào(?= (?:cuối|đầu|giữa|ngày cuối) (?:tháng|quý) )) "
    rf"(?P<edge>(?:hết|cuối|đầu|giữa|ngày cuối(?: cùng)?(?: của)?) )?"
    rf"(?:tháng {MONTH}(?:,| và| -) (?=tháng))?"
    rf"(?P<period>{MONTHS_OF_YEAR}|{MONTH_YEAR}|{QUARTER_YEAR}|năm {YEAR}(?!\d))"
)
# Days the reader cannot know: when the Tết holidays end, when an approval comes.
FEAST = (
    r"(?:kỳ |dịp |đợt )?(?:nghỉ )?(?:lễ|tết)(?: (?:nghỉ|lễ|tết|nguyên đán|dương lịch|âm lịch"
    r"|cổ truyền|trung thu|năm \d{4}|\d{1,2}/\d{1,2}"
    r"|(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) \w+)(?!\w))*(?!\w)"
)
AROUND = re.compile(
    rf"(?<!\w){LEAD}(?P<how>trước|ngay (?:trước|sau)|sau|trong) (?:khi )?(?P<feast>{FEAST})"
    r"|(?<!\w)ngay sau (?:khi|cuộc họp|hội nghị|phiên họp|buổi họp)(?! và)[^,.;:]{0,60}"
)
EVENT = re.compile(
    rf"(?<!\w)(?P<how>(?:dự kiến )?vào (?:lúc )?|dự kiến |lúc |từ )?{AT}"
    rf"(?:(?:buổi )?(?:sáng|chiều|tối)(?: "
    rf"(?P<wd>{WEEKDAY}),?)? )?"
    rf"(?P<day>{DATE})"
)
# "nay điều chỉnh thời hạn đến ngày …": what stood before no longer holds.
MOVED = re.compile(
    r"(?:điều chỉnh|gia hạn|lùi|kéo dài|dời)(?: \w+){0,14} (?P<to>đến|sang|tới)(?: hết)? "
    rf"(?P<day>{DATE})"
)
ALSO_DATED = (
    "hoàn thành",
    "xong",
    "theo lịch",
    "đăng ký",
    "triển khai",
    "bàn giao",
)
ACTS = re.compile(rf"{any_of(HOLD, HAND_IN, ALSO_DATED)}(?!\w)")
# "báo cáo kết quả ngày 16/8/2024": the deed and its day, with few words between.
ON_THE_DAY = re.compile(
    r"(?<!\w)(?:(?:tổ chức|khai mạc|bàn giao|ra quân)(?: \w+){0,4}"
    r"|(?:kiểm tra|báo cáo|gửi|nộp)(?:(?! (?:tại|cuộc|phiên|hội|kỳ|số|của|theo)(?!\w)) \w+){0,3}) $"
)
# "trình tại cuộc họp ngày 25/11/2026", and a day by which work ends: "ngày 30/11/2026 hoàn thành".
AT_MEETING = re.compile(
    rf"{any_of(HAND_IN)}(?!\w)[^,.;]{{0,60}} tại (?:cuộc họp|phiên họp|buổi họp|hội nghị|giao ban)"
    r"(?: \w+){0,6} $"
)
FINISHES = re.compile(r",? (?:phải |cần |thì )?(?:hoàn thành|xong|kết thúc)(?!\w)")
EDGE = re.compile(rf"(?<!\w)(?P<edge>đầu|giữa|cuối) (?P<period>{MONTH_YEAR}|{QUARTER_YEAR})")
# What was, after a time that begins its sentence.
BACK_TOLD = re.compile(r"[^.;]*(?<!\w)(?:đã|đạt|vừa qua)(?!\w)")
QUOTED = re.compile(
    r"(?:với|theo|đúng|quá) (?:thời )?hạn,? ?$|kể từ $|có hiệu lực(?: thi hành)? (?:từ )?$"
)
ENDS_WORK = re.compile(rf"{DONE}|hạn|thời hạn|chậm nhất|muộn nhất")
# What makes a day part of what is told, and no limit of what is to be done.
TOLD = re.compile(r"(?<!\w)(?:đã|được|vừa|theo|tại|căn cứ|của|từ|quá|so với|tính|có)(?!\w)")
BACKGROUND = re.compile(r"(?:đã|vừa) (?:\w+ ){1,4}$")


def limits_in(low: str, today: date | None = None, issued: date | None = None) -> list[Limit]:
    """The time limits of a levelled, masked text, in order; `today` is the day it was said."""
    found: list[Limit] = []
    taken = bytearray(len(low) + 1)
    grammars = (
        repeated(low, max(today, issued) if today and issued else today),
        _before(low, today),
        _during(low, today),
        counted(low, today, issued),
        _around(low),
        _events(low, today),
        _edges(low, today),
    )
    for grammar in grammars:
        for limit in grammar:
            if any(taken[limit.start : limit.end]):
                continue
            taken[limit.start : limit.end] = b"\1" * (limit.end - limit.start)
            if limit.on and today and limit.on < today and not _is_set(low, limit):
                continue
            found.append(limit)
    moved = max((m.start() for m in MOVED.finditer(low)), default=0)
    return sorted(
        (limit for limit in found if limit.kind and limit.end > moved),
        key=lambda limit: limit.start,
    )


def _is_set(low: str, limit: Limit) -> bool:
    """A day gone by when the paper was made is quoted, unless work is to end with it: then it is a
    slip, or a limit that has passed, for somebody to look at."""
    if limit.every:
        return True
    clause = clause_before(low, limit.start, 200)
    ends_work = ENDS_WORK.match(low, limit.start) or is_to_do(low, limit.start)
    return bool(ends_work) and not TOLD.search(clause)


def _before(low: str, today: date | None) -> Iterator[Limit]:
    for m in FROM_TO.finditer(low):
        yield Limit(m.start(), m.end(), "by", parse_day(m["day"], today))
    for m in MOVED.finditer(low):
        told = m.start("to") - m.start() > 40  # whose limit it is stands between
        start = m.start("to") if told else m.start()
        yield Limit(start, m.end(), "by", parse_day(m["day"], today))
    for m in BEFORE.finditer(low):
        start, how = _clean(low, m), m["how"]
        if how.startswith(("đến", "tới")) and not (_ends_work(low, m) or _opens(low, m)):
            continue
        if QUOTED.search(low[max(0, start - 40) : start]):
            yield Limit(start, m.end(), "")
            continue
        kind = "before" if "trước" in how else "by"
        on = parse_day(m["day"], today)
        yield Limit(start, m.end(), kind, on, parse_clock(m["h"], m["min"]))


def _clean(low: str, m: re.Match[str]) -> int:
    """Where the match starts, unless its first word is the tail of another one."""
    return m.start() if m.start() == 0 or not low[m.start() - 1].isalnum() else m.start("how")


def _opens(low: str, m: re.Match[str]) -> bool:
    """The time stands before what is to be done in it: "Trong tháng 12, Văn phòng Sở …"."""
    before = clause_before(low, m.start(), 40).strip()
    return not before and low.startswith(", ", m.end()) and not BACK_TOLD.match(low, m.end())


def _ends_work(low: str, m: re.Match[str]) -> bool:
    """ "đến ngày 30/6" limits work that is to be done, not work that goes on or is counted."""
    clause = clause_before(low, m.start(), 120)
    if "hết" in m[0] or "chậm" in m[0] or "muộn" in m[0]:
        return not re.search(r"(?:tính|số liệu|từ)(?: \w+){0,3} ?$", clause)
    return (
        m[0].startswith(("hoàn", "xong", "phải", "cơ bản", "kết", "dứt")) or "từ nay" in clause[-8:]
    )


def _during(low: str, today: date | None) -> Iterator[Limit]:
    for m in DURING.finditer(low):
        how, period, edge = m["how"], m["period"], m["edge"] or ""
        start = _clean(low, m)
        if start and low[start - 1].isalnum():
            continue
        done = bool(m["done"]) or how == "xong"
        dated = bool(re.search(YEAR, period))
        opens = _opens(low, m)
        if period.startswith("năm") and not (done or opens):
            continue
        if how in {"đến", "trước"} and period.startswith("năm"):
            continue
        if how == "đến" and not (done or edge or is_to_do(low, m.start())):
            continue
        if not dated and not (done or opens or is_to_do(low, m.start())):
            continue
        on = parse_period(period, today)
        kind = "by" if how in {"đến", "từ nay đến"} else "during"
        if how == "trước" and not edge:
            kind, on = "before", _first_of(period, on)
        elif edge.startswith(("đầu", "giữa")):
            on = None
        elif how == "trước":
            kind = "before"
        yield Limit(start, m.end(), kind, on)


def _edges(low: str, today: date | None) -> Iterator[Limit]:
    """ "báo cáo đầu tháng 12/2026": the day of an end is known, that of a beginning is not."""
    for m in EDGE.finditer(low):
        if is_to_do(low, m.start()):
            on = parse_period(m["period"], today) if m["edge"].endswith("cuối") else None
            yield Limit(m.start(), m.end(), "during", on)


def _around(low: str) -> Iterator[Limit]:
    """ "ngay sau kỳ nghỉ Tết": its words alone, for somebody to say which day is meant."""
    for m in AROUND.finditer(low):
        how = m["how"] or "ngay"
        topic = re.search(r"(?:trước,|và) $", low[max(0, m.start() - 8) : m.start()])
        if topic or (not how.startswith("ngay") and not is_to_do(low, m.start("how") + 1)):
            continue
        yield Limit(m.start(), m.end(), "before" if how == "trước" else "by")


def _first_of(period: str, end: date | None) -> date | None:
    if end is None:
        return None
    month = end.month - 2 if period.startswith("quý") else end.month
    return end.replace(month=month, day=1)


def _events(low: str, today: date | None) -> Iterator[Limit]:
    for m in EVENT.finditer(low):
        clause = clause_before(low, m.start(), 160)
        set_apart = m["how"] or m["h"] or re.match(r"(?:buổi )?(?:sáng|chiều|tối)", m[0])
        set_apart = set_apart or ON_THE_DAY.search(clause) or AT_MEETING.search(clause)
        if FINISHES.match(low, m.end()):
            set_apart, clause = True, clause + "hoàn thành"
        if not set_apart or (m["how"] or "").startswith("từ") or not ACTS.search(clause):
            continue
        if re.search(r"(?:tại|sau|từ|theo|của) (?:\w+ ){0,8}$", clause) and not today:
            continue
        on = parse_day(m["day"], today)
        if on is None or (today and on <= today):
            continue
        if BACKGROUND.search(clause) and "theo lịch" not in clause:
            continue
        yield Limit(m.start(), m.end(), "by", on, parse_clock(m["h"], m["min"]))
