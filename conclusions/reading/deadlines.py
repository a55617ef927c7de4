"""Time limits in a text whose citations are blanked: what they say and the day they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from conclusions.reading.dates import (
    CLOCK,
    DATE,
    DAY,
    MONTH,
    MONTH_YEAR,
    QUARTER_YEAR,
    YEAR,
    last_day,
    made,
    parse_clock,
    parse_day,
    parse_period,
)

DONE = r"(?:(?:phải |cần )?(?:cơ bản )?(?:hoàn thành|hoàn thiện|kết thúc|thực hiện)(?: xong| dứt điểm)?|xong|dứt điểm)"
LEAD = rf"(?:{DONE},? (?:và gửi )?)?"
WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
EVERY = {
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "06 tháng": "half_year",
    "6 tháng": "half_year",
    "năm": "year",
}
EACH = r"(?:hằng|hàng|hãng|mỗi)"
SPAN_WORD = r"(?:tuần|tháng|quý|năm|0?6 tháng)"
AT = rf"(?:{CLOCK},? ?(?:(?:sáng|chiều|tối) )?)?"

BEFORE = re.compile(
    rf"{LEAD}(?P<how>trước|chậm nhất(?: là)?(?: vào)?(?: trước)?|muộn nhất(?: là)?(?: vào)?"
    rf"|không quá|không muộn hơn|hạn (?:cuối|chót)(?: cùng)?(?: là)?:?|thời hạn(?: hoàn thành)?(?: là)?:?"
    rf"|(?:chậm nhất |muộn nhất )?(?:đến|tới)(?: trước)?(?: hết)?) "
    rf"(?:thời điểm |hết |vào )?{AT}(?P<day>{DATE})"
)
PERIOD = re.compile(rf"{LEAD}từ (?P<from>ngày .{{4,30}}?) đến (?:hết )?(?P<day>{DATE})")
DURING = re.compile(
    rf"(?P<done>{DONE},? )?(?P<how>(?:ngay )?trong|trước|chậm nhất(?: là)?(?: trong)?|muộn nhất(?: là)?"
    rf"|từ nay đến|đến|xong) "
    rf"(?P<edge>(?:hết|cuối|đầu|giữa|ngày cuối) )?(?P<period>{MONTH_YEAR}|{QUARTER_YEAR}|năm {YEAR}(?!\d))"
)
EVENT = re.compile(
    rf"(?P<how>vào (?:lúc )?|lúc |từ )?{AT}(?:(?:buổi )?(?:sáng|chiều|tối)(?: (?P<wd>{WEEKDAY}),?)? )?"
    rf"(?P<day>{DATE})"
)
RECURRING = re.compile(
    rf"(?P<fixed>định kỳ,? )?(?:"
    rf"(?:{EACH} )(?P<one>{SPAN_WORD})(?P<more>(?:(?:,| và| hoặc|,? {EACH}) ?{SPAN_WORD}(?!\w))*)"
    rf"|(?P<half>0?6 tháng)(?P<also>(?:(?:,| và| hoặc)? ?(?:{EACH} )?(?:quý|năm)(?!\w))*))"
    rf"(?!\w)"
)
# "trước 16 giờ 00 ngày thứ Sáu", "trước ngày 25", "(trước ngày 10/12)" beside a recurrence.
ITS_DAY = re.compile(
    rf",? ?\(?(?P<how>trước|vào|chậm nhất(?: là)?)? ?{AT}"
    rf"(?:(?:ngày )?(?P<wd>{WEEKDAY})|ngày (?:mùng |mồng )?(?P<day>{DAY})(?:(?:/| tháng )(?P<m>{MONTH}))?)"
    rf"(?![\d/])\)?(?: (?:của )?(?:{EACH} (?:tuần|tháng|quý|năm)|tháng (?:sau|liền kề|kế tiếp)))?"
)
DAY_EACH = re.compile(
    rf"(?P<fixed>định kỳ,? )?(?:vào |trước |từ )?(?P<start>ngày (?:mùng |mồng )?{DAY} đến )?(?P<how>trước )?"
    rf"{AT}(?:ngày (?:mùng |mồng )?(?P<day>{DAY})|(?:ngày )?(?P<wd>{WEEKDAY}))"
    rf"(?: của)? (?:{EACH} (?P<one>tuần|tháng|quý|năm)|(?P<kh>tháng kh|quý kh)(?!\w))"
)
WITHIN = re.compile(
    rf"{LEAD}(?P<how>(?:trong(?: thời hạn| vòng| thời gian)?|sau|không quá) )?(?P<n>\d{{1,3}}|hai|ba|một|mười) "
    rf"(?P<of>ngày làm việc|ngày|tuần|tháng)(?P<from>,? (?:tới|kể từ|tính từ)(?: ngày)?"
    rf"(?: (?:ký|ban hành)[^,.;]{{0,30}}| nhận[^,.;]{{0,40}})?)"
)
SOON = re.compile(
    rf"{LEAD}(?:ngay )?(?:trong )?(?:(?P<n>0?[1-4]|một|hai|ba|bốn) tuần (?:tới|nữa)"
    rf"|trong (?P<this>tuần|tháng|quý|năm) (?P<which>này|tới|sau)|trong tuần (?P<week>[1-5])[ ,]+{MONTH_YEAR})"
)
NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "mười": 10}

ACTS = re.compile(
    r"(?:tổ chức|họp|làm việc|báo cáo|trình|gửi|khởi công|khánh thành|khai mạc|hội nghị|hoàn thành|xong|"
    r"nộp|theo lịch|kiểm tra|diễn ra|dự|nghe|đăng ký|tham dự|ban hành|triển khai|bàn giao)(?!\w)"
)
QUOTED = re.compile(
    r"(?:với|theo|đúng|quá) (?:thời )?hạn,? ?$|kể từ $|có hiệu lực(?: thi hành)? (?:từ )?$"
)
BACKGROUND = re.compile(r"(?:đã|vừa) (?:\w+ ){1,4}$")
REPORTS = re.compile(
    r",? ?(?:báo cáo|tổng hợp|tổ chức|rà soát|gửi|đánh giá|kiểm tra|họp|có|thực hiện|cập nhật|giao ban|"
    r"sơ kết|theo dõi|xây dựng|lập|trình|thông tin|công bố|cung cấp|\(|hoặc|trước|vào)"
)


@dataclass(frozen=True)
class Limit:
    """A time limit found at `start:end` of the text."""

    start: int
    end: int
    kind: str
    on: date | None = None
    at: time | None = None
    every: str = ""


def limits_in(low: str, today: date | None = None, issued: date | None = None) -> list[Limit]:
    """The time limits of a levelled, masked text, in order; `today` is the day it was said."""
    found: list[Limit] = []
    taken = bytearray(len(low) + 1)
    grammars = (
        _repeated(low, today),
        _before(low, today),
        _during(low, today),
        _within(low, today, issued),
        _events(low, today),
    )
    for grammar in grammars:
        for limit in grammar:
            if any(taken[limit.start : limit.end]):
                continue
            taken[limit.start : limit.end] = b"\1" * (limit.end - limit.start)
            # A day gone by when the paper was made is quoted, not set.
            if limit.on and today and limit.on < today and not limit.every:
                continue
            found.append(limit)
    return sorted((limit for limit in found if limit.kind), key=lambda limit: limit.start)


def _before(low: str, today: date | None) -> Iterator[Limit]:
    for m in PERIOD.finditer(low):
        yield Limit(m.start(), m.end(), "by", parse_day(m["day"], today))
    for m in BEFORE.finditer(low):
        start, how = _clean(low, m), m["how"]
        if how.startswith(("đến", "tới")) and not _ends_work(low, m):
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


def _ends_work(low: str, m: re.Match[str]) -> bool:
    """ "đến ngày 30/6" limits work that is to be done, not work that goes on or is counted."""
    clause = re.split(r"[.;]", low[max(0, m.start() - 120) : m.start()])[-1]
    if "hết" in m[0] or "chậm" in m[0] or "muộn" in m[0]:
        return not re.search(r"(?:tính|số liệu|từ)(?: \w+){0,3} ?$", clause)
    return (
        m[0].startswith(("hoàn", "xong", "phải", "cơ bản", "kết", "dứt")) or "từ nay" in clause[-8:]
    )


def _during(low: str, today: date | None) -> Iterator[Limit]:
    for m in DURING.finditer(low):
        how, period, edge = m["how"], m["period"], m["edge"] or ""
        start = m.start() if m.start() == 0 or not low[m.start() - 1].isalnum() else m.start("how")
        if start and low[start - 1].isalnum():
            continue
        done = bool(m["done"]) or how == "xong"
        dated = bool(re.search(YEAR, period))
        if period.startswith("năm") and not done:
            continue
        if how in {"đến", "trước"} and period.startswith("năm"):
            continue
        if how == "đến" and not (done or edge or _works(low, m.start())):
            continue
        if not dated and not (done or _works(low, m.start())):
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


def _works(low: str, at: int) -> bool:
    clause = re.split(r"[.;]", low[max(0, at - 200) : at])[-1]
    return bool(re.search(r"(?:hoàn thành|xong|báo cáo|trình|tổ chức|gửi|ban hành)(?!\w)", clause))


def _first_of(period: str, end: date | None) -> date | None:
    if end is None:
        return None
    month = end.month - 2 if period.startswith("quý") else end.month
    return end.replace(month=month, day=1)


def _events(low: str, today: date | None) -> Iterator[Limit]:
    for m in EVENT.finditer(low):
        if m.start() and low[m.start() - 1].isalnum():
            continue
        set_apart = m["how"] or m["h"] or re.match(r"(?:buổi )?(?:sáng|chiều|tối)", m[0])
        clause = re.split(r"[.;]", low[max(0, m.start() - 160) : m.start()])[-1]
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


def _repeated(low: str, today: date | None) -> Iterator[Limit]:
    for m in DAY_EACH.finditer(low):
        if m.start() and low[m.start() - 1].isalnum():
            continue
        word = m["one"] or m["kh"].split()[0]
        every = "week" if m["wd"] else EVERY[word]
        on = _next(every, today, m["day"], None, m["wd"])
        yield Limit(m.start(), m.end(), "recurring", on, parse_clock(m["h"], m["min"]), every)
    for m in RECURRING.finditer(low):
        if (m.start() and low[m.start() - 1].isalnum()) or not _recurs(low, m):
            continue
        words = re.findall(rf"(?<!\w){SPAN_WORD}(?!\w)", m[0])
        its = ITS_DAY.match(low, m.end())
        end = its.end() if its else m.end()
        at = parse_clock(its["h"], its["min"]) if its else None
        for place, word in enumerate(words):
            every = EVERY[word]
            on = _next(every, today, its["day"], its["m"], its["wd"]) if its else None
            # Each recurrence of a list keeps its own words, the first those before it too.
            start, stop = _its_words(m, words, place, end)
            yield Limit(start, stop, "recurring", on, at, every)


def _its_words(m: re.Match[str], words: list[str], place: int, end: int) -> tuple[int, int]:
    if len(words) == 1:
        return m.start(), end
    at = m.start()
    starts = []
    for word in words:
        found = re.compile(rf"(?:{EACH} )?{word}(?!\w)").search(m.string, at, m.end())
        starts.append(found.start())
        at = found.end()
    stop = starts[place + 1] if place + 1 < len(words) else end
    text = m.string[(starts[place] if place else m.start()) : stop]
    text = re.sub(r"(?:,| và| hoặc| )+$", "", text)
    start = starts[place] if place else m.start()
    return start, start + len(text)


def _recurs(low: str, m: re.Match[str]) -> bool:
    """ "hằng năm" alone is mostly an adjective ("ngân sách hằng năm"); a duty says what recurs."""
    if m["fixed"]:
        return True
    if m["half"]:
        return bool(m["also"]) and bool(
            re.search(r"báo cáo(?: \w+){0,3} $", low[: m.start()][-40:])
        )
    before = low[max(0, m.start() - 40) : m.start()]
    first = not before.strip() or bool(re.search(r"[.;:,] ?$", before))
    if first and REPORTS.match(low, m.end()):
        return True
    if re.search(
        r"(?:báo cáo|chế độ báo cáo|rà soát|cập nhật|giao ban|tổng hợp|kết quả|gửi) $", before
    ):
        return True
    return m["one"] != "năm" and bool(REPORTS.match(low, m.end()))


def _next(
    every: str, today: date | None, day: str | None, month: str | None, weekday: str | None
) -> date | None:
    """The first day on or after `today` that a recurrence names."""
    if today is None:
        return None
    if weekday:
        wanted = WEEKDAYS.get(weekday.split()[-1], 6)
        return today + timedelta((wanted - today.weekday()) % 7)
    if day and month:
        return parse_day(f"{day}/{month}", today)
    if not day or every not in {"month", "quarter"}:
        return None
    if every == "quarter":
        return None
    this = made(today.year, today.month, int(day))
    if this and this >= today:
        return this
    end = last_day(today.year, today.month) + timedelta(1)
    return made(end.year, end.month, int(day))


def _within(low: str, today: date | None, issued: date | None) -> Iterator[Limit]:
    for m in WITHIN.finditer(low):
        if m.start() and low[m.start() - 1].isalnum():
            continue
        number = int(m["n"]) if m["n"].isdigit() else NUMBERS[m["n"]]
        ours = re.search(r"tới|ký|ban hành", m["from"]) and not re.search(r"nhận", m["from"])
        if not m["how"] and not ours:
            continue
        days = {"ngày": 1, "tuần": 7}.get(m["of"])
        said = today if "tới" in m["from"] else issued
        on = said + timedelta(number * days) if said and ours and days else None
        yield Limit(m.start(), m.end(), "by", on)
    for m in SOON.finditer(low):
        if m.start() and low[m.start() - 1].isalnum():
            continue
        on = None
        if m["n"] and today:
            count = NUMBERS.get(m["n"]) or int(m["n"])
            on = today + timedelta(7 * count)
        elif m["this"] and today and m["which"] == "này":
            on = _this_end(m["this"], today)
        yield Limit(m.start(), m.end(), "by" if m["n"] else "during", on)


def _this_end(unit: str, today: date) -> date | None:
    if unit == "tuần":
        return today + timedelta(6 - today.weekday())
    if unit == "tháng":
        return last_day(today.year, today.month)
    if unit == "quý":
        return last_day(today.year, (today.month + 2) // 3 * 3)
    return last_day(today.year, 12)
