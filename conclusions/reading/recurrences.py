"""What recurs: "định kỳ hằng tháng", "trước ngày 25 hằng tháng", and the next day it names."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from conclusions.reading.dates import (
    AT,
    DAY,
    MONTH,
    WEEKDAY,
    Limit,
    last_day,
    made,
    parse_clock,
    parse_day,
)

WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
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
RECURRING = re.compile(
    rf"(?P<fixed>định kỳ,? )?(?:"
    rf"(?:{EACH} )(?P<one>{SPAN_WORD})(?P<more>(?:(?:,| và| hoặc|,? {EACH}) ?{SPAN_WORD}(?!\w))*)"
    rf"|(?P<half>0?6 tháng)(?P<also>(?:(?:,| và| hoặc)? ?(?:{EACH} )?(?:quý|năm)(?!\w))*))"
    rf"(?!\w)"
)
ITS_DAY = re.compile(
    rf",? ?\(?(?P<how>trước|vào|chậm nhất(?: là)?)? ?{AT}"
    rf"(?:(?:ngày )?(?P<wd>{WEEKDAY})|ngày (?:mùng |mồng )?(?P<day>{DAY})(?:(?:/| tháng "
    rf")(?P<m>{MONTH}))?)"
    rf"(?![\d/])\)?(?: (?:của )?(?:{EACH} (?:tuần|tháng|quý|năm)|tháng (?:sau|liền kề|kế tiếp)))?"
)
DAY_EACH = re.compile(
    rf"(?P<fixed>định kỳ,? )?(?:vào |trước |từ )?(?P<start>ngày (?:mùng |mồng )?{DAY} đến "
    rf")?(?P<how>trước )?"
    rf"{AT}(?:ngày (?:mùng |mồng )?(?P<day>{DAY})|(?:ngày )?(?P<wd>{WEEKDAY}))"
    rf"(?: của)? (?:{EACH} (?P<one>tuần|tháng|quý|năm)|(?P<kh>tháng kh|quý kh)(?!\w))"
)
# "trước 16h30' hằng ngày": no period between reports, only an hour for them.
DAILY = re.compile(
    rf"(?P<fixed>định kỳ,? )?(?:(?P<how>trước|vào(?: lúc)?|lúc|chậm nhất(?: là)?) )?{AT}"
    rf"{EACH} ngày(?!\w)(?:,? (?:trước|vào(?: lúc)?|lúc) (?P<late>\d{{1,2}}) ?(?:giờ|g|h)"
    rf"(?: ?(?P<past>\d{{2}}))?(?: ?(?:phút|'))?)?"
)
TELLS = re.compile(r"(?:báo cáo|cập nhật|giao ban|tổng hợp|gửi) $")
REPORTS = re.compile(
    r",? ?(?:báo cáo|tổng hợp|tổ chức|rà soát|gửi|đánh giá|kiểm tra|họp|có|thực hiện|cập nhật|"
    r"giao ban|"
    r"sơ kết|theo dõi|xây dựng|lập|trình|thông tin|công bố|cung cấp|\(|hoặc|trước|vào)"
)


def repeated(low: str, today: date | None) -> Iterator[Limit]:
    yield from _daily(low)
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


def _daily(low: str) -> Iterator[Limit]:
    """What goes on from day to day has no next day, yet it may have an hour."""
    for m in DAILY.finditer(low):
        hour, minute = (m["h"], m["min"]) if m["h"] else (m["late"], m["past"])
        begins = m.start() == 0 or not low[m.start() - 1].isalnum()
        if begins and (hour or m["fixed"] or TELLS.search(low[: m.start()])):
            yield Limit(m.start(), m.end(), "ongoing", None, parse_clock(hour, minute))


def _its_words(m: re.Match[str], words: list[str], place: int, end: int) -> tuple[int, int]:
    if len(words) == 1:
        return m.start(), end
    at = m.start()
    starts = []
    for word in words:
        if found := re.compile(rf"(?:{EACH} )?{word}(?!\w)").search(m.string, at, m.end()):
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
