"""Time limits counted from a day: "trong vòng 10 ngày kể từ ngày ký", "hai tuần tới", "thứ Sáu
tuần này", "ngày 20 tháng sau"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from conclusions.reading.dates import (
    AT,
    DATE,
    DAY,
    LEAD,
    MONTH_YEAR,
    WEEKDAY,
    Limit,
    day_in,
    is_to_do,
    last_day,
    months_later,
    parse_clock,
    parse_day,
    weekday_of,
)
from conclusions.reading.spelled_numbers import COUNT, WORDS, number_of

UNTIL = (
    r"(?:trước|chậm nhất(?: là)?(?: vào| đến)?|muộn nhất(?: là)?(?: vào| đến)?|không muộn hơn"
    r"|hạn (?:cuối|chót)(?: là)?:?|(?:thời hạn|thời gian)(?: hoàn thành)?(?: là)?:?)"
)
WITHIN = re.compile(
    rf"(?<!\w){LEAD}(?P<how>(?:trong(?: thời hạn| vòng| thời gian)?|sau|không quá"
    rf"|chậm nhất(?: là)?(?: sau)?|thời hạn(?: hoàn thành| thực hiện)?(?: là)?:?) )?"
    rf"(?P<n>{COUNT}) (?P<of>ngày làm việc|ngày|tuần|tháng|năm)(?!\w)"
    rf"(?P<from>,? (?:tới|nữa|(?:kể từ|tính từ)(?: khi| ngày(?! \d))?"
    rf"|(?:từ|sau)(?: khi| ngày(?! \d)))"
    rf"(?: (?:ký|ban hành|họp|kết luận)[^,.;]{{0,30}}| (?:có |nhận)[^,.;]{{0,40}})?)?"
)
FROM_DAY = re.compile(rf" ?(?P<day>{DATE})")
OWN_START = re.compile(r"tới|nữa|ký|ban hành|họp|kết luận")
# Said without the day it runs from, these set a limit all the same; "trong 03 tháng" may not.
SETS = re.compile(r"trong (?:thời hạn|vòng) |thời hạn|chậm nhất")
NOT_AHEAD = re.compile(
    r"[, ]*(?:vừa qua|qua|gần đây|gần nhất|trở lại|trước|liên tiếp|liên tục|đầu|cuối|\(?từ)(?!\w)"
)
WEEKS = re.compile(
    rf"(?<!\w){LEAD}(?:ngay )?(?:trong )?(?:(?P<n>0?[1-9]|{WORDS}) tuần (?:tới|nữa)"
    rf"|trong (?P<this>tuần|tháng|quý|năm) (?P<which>này|tới|sau)"
    rf"|(?:trong|vào) tuần (?:thứ )?(?P<week>[1-5]|đầu|cuối)(?: của)?[ ,]+{MONTH_YEAR})"
)
TOMORROW = re.compile(r"(?<!\w)(?:ngay )?(?:trong )?(?:ngày )?(?P<day>(?<=ngày )mai|hôm nay)(?!\w)")
ON_WEEKDAY = re.compile(
    rf"(?<!\w){LEAD}(?:(?P<how>{UNTIL}) |(?:vào|trong) )?(?:hết )?{AT}(?:ngày )?"
    rf"(?P<wd>{WEEKDAY})(?!\w)(?: (?P<week>tuần (?:này|tới|sau)|này|tới|sau)(?!\w))?"
    rf"(?:,? \(?(?P<day>{DATE})\)?)?"
)
IN_MONTH = re.compile(
    rf"(?<!\w){LEAD}(?:(?P<how>{UNTIL}) |vào )?(?:hết )?{AT}ngày (?:mùng |mồng )?(?P<day>{DAY})"
    rf"(?: của)? tháng (?P<which>này|sau|tới)(?!\w)"
)


def counted(low: str, today: date | None, issued: date | None) -> Iterator[Limit]:
    """What runs for a time, or names its day by the day it is said on (`today`) or `issued`.

    Working days name no day: which days are worked the reader does not know, so their words stand
    alone.
    """
    yield from _weekdays(low, today)
    yield from _days_of_month(low, today)
    yield from _within(low, today, issued)
    yield from _weeks(low, today)
    yield from _days(low, today)


def _weekdays(low: str, today: date | None) -> Iterator[Limit]:
    for m in ON_WEEKDAY.finditer(low):
        if not (m["how"] or ((m["week"] or m["day"]) and is_to_do(low, m.start()))):
            continue
        on = parse_day(m["day"], today) if m["day"] else None
        if not on and m["week"] and today:
            on = _weekday(today, weekday_of(m["wd"]), m["week"])
        kind = "before" if "trước" in (m["how"] or "") else "by"
        yield Limit(m.start(), m.end(), kind, on, parse_clock(m["h"], m["min"]))


def _weekday(today: date, wanted: int, week: str) -> date:
    """Of this week, of the next, or, as “thứ Năm tới”, the first one after today."""
    ahead = wanted - today.weekday()
    if week == "tới":
        return today + timedelta(ahead if ahead > 0 else ahead + 7)
    return today + timedelta(ahead + 7 * week.endswith(("tới", "sau")))


def _days_of_month(low: str, today: date | None) -> Iterator[Limit]:
    for m in IN_MONTH.finditer(low):
        if not (m["how"] or is_to_do(low, m.start())):
            continue
        on = None
        if today:
            month = today if m["which"] == "này" else months_later(today, 1)
            on = day_in(month.year, month.month, int(m["day"]))
        kind = "before" if "trước" in (m["how"] or "") else "by"
        yield Limit(m.start(), m.end(), kind, on, parse_clock(m["h"], m["min"]))


def _within(low: str, today: date | None, issued: date | None) -> Iterator[Limit]:
    for m in WITHIN.finditer(low):
        since, how = m["from"] or "", m["how"] or ""
        ours = bool(OWN_START.search(since)) and "nhận" not in since
        if not (ours or how if since else _sets(low, m)):
            continue
        if m["of"] == "năm" and "từ" not in since:  # "5 năm tới" is a plan, no limit
            continue
        start, end = today if re.search("tới|nữa|họp|kết luận", since) else issued, m.end()
        if since and (named := FROM_DAY.match(low, end)):
            start, ours, end = parse_day(named["day"], today), True, named.end()
        on = _later(start, number_of(m["n"]), m["of"]) if start and ours else None
        yield Limit(m.start(), end, "by", on)


def _sets(low: str, m: re.Match[str]) -> bool:
    """A limit though it does not say from when: its words are kept, without a day."""
    worked = m["of"] == "ngày làm việc" and m["how"]
    return bool(worked or SETS.match(m["how"] or "")) and not NOT_AHEAD.match(low, m.end())


def _later(start: date, count: int, unit: str) -> date | None:
    if unit in {"ngày", "tuần"}:
        return start + timedelta(count * (7 if unit == "tuần" else 1))
    if unit in {"tháng", "năm"}:
        return months_later(start, count * (12 if unit == "năm" else 1))
    return None


def _days(low: str, today: date | None) -> Iterator[Limit]:
    for m in TOMORROW.finditer(low):
        if is_to_do(low, m.start()):
            on = today and today + timedelta(1 if m["day"] == "mai" else 0)
            yield Limit(m.start(), m.end(), "by", on)


def _weeks(low: str, today: date | None) -> Iterator[Limit]:
    for m in WEEKS.finditer(low):
        on = None
        if m["n"] and today:
            on = today + timedelta(7 * number_of(m["n"]))
        elif m["this"] and today and m["which"] == "này":
            on = _this_end(m["this"], today)
        yield Limit(m.start(), m.end(), "by" if m["n"] else "during", on)


def _this_end(unit: str, today: date) -> date:
    if unit == "tuần":
        return today + timedelta(6 - today.weekday())
    if unit == "tháng":
        return last_day(today.year, today.month)
    if unit == "quý":
        return last_day(today.year, (today.month + 2) // 3 * 3)
    return last_day(today.year, 12)
