"""Time limits counted from a day: "trong vòng 10 ngày kể từ ngày ký", "hai tuần tới"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from conclusions.reading.dates import (
    DATE,
    LEAD,
    MONTH_YEAR,
    Limit,
    Said,
    last_day,
    months_later,
    parse_day,
)
from conclusions.reading.spelled_numbers import COUNT, WORDS, number_of

SATURDAY = 5
# When public holidays (Bộ luật Lao động 2019, Điều 112) and the days off in their stead may fall:
# New Year, Tết by the moon, the Hùng kings' day by the moon to 1 May, 2 September and a day beside.
HOLIDAYS = (
    ((1, 1), (1, 3)),
    ((1, 18), (2, 27)),
    ((3, 30), (5, 4)),
    ((9, 1), (9, 4)),
)
# What a time runs from where it is none of ours: “kể từ ngày kết thúc thanh tra trực tiếp”.
EVENT = r"(?: (?!\d|phải(?!\w)|cần(?!\w)|để(?!\w)|thì(?!\w))[^\s,.;()]+){1,8}"
WITHIN = re.compile(
    rf"(?<!\w){LEAD}(?P<how>(?:trong(?: thời hạn| vòng| thời gian)?|sau|không quá|trước"
    rf"|chậm nhất(?: là)?(?: sau)?|(?:thời hạn|thời gian)(?: hoàn thành| thực hiện)?(?: là)?:?) )?"
    rf"(?<!thứ )(?P<n>{COUNT}) (?P<of>ngày làm việc|ngày|tuần|tháng|năm)(?!\w)"
    rf"(?P<from>,? (?:tới(?!\w)|nữa(?!\w)|(?:kể từ|tính từ)(?: khi| ngày(?! \d))?"
    rf"|(?:từ|sau)(?: khi| ngày(?! \d)| mỗi| từng))"
    rf"(?: (?:ký|ban hành|ra|phát hành|họp|kết luận)(?!\w)[^,.;()]{{0,30}}"
    rf"| (?:có |nhận)[^,.;()]{{0,40}}|(?:(?<=khi)|(?<=ngày)|(?<=mỗi)|(?<=từng)){EVENT})?)?"
)
FROM_DAY = re.compile(rf" ?(?P<day>{DATE})")
OWN_START = re.compile(r"tới|nữa|ký|ban hành|phát hành| ra(?!\w)|họp|kết luận")
# “kể từ ngày ký hợp đồng”, “… ban hành Quyết định số 12”: not this paper, not this meeting.
NOT_OURS = re.compile(
    r"nhận|(?:khi|ngày|từ|sau) (?:có |kết thúc |hoàn thành )|mỗi|từng| số \d"
    r"|(?:ký|ban hành|ra|phát hành|họp|kết luận),? (?:hợp đồng|biên bản|bản ghi nhớ|thỏa thuận|"
    r"quyết định|nghị quyết|nghị định|thông tư|luật|hội đồng|hội thảo|"
    r"hội nghị|đoàn|tổ)(?!\w)(?!.* này)"
)
# From when it is said; "kể từ ngày ban hành Kết luận" is from the paper's day.
WHEN_SAID = re.compile(r",? (?:tới|nữa|.*(?:khi|ngày|từ|sau) (?:họp|kết luận)(?!\w))")
# Said without the day it runs from, these set a limit all the same; "trong 03 tháng" may not.
SETS = re.compile(r"trong (?:thời hạn|vòng) |thời hạn|chậm nhất")
NOT_AHEAD = re.compile(
    r"[, ]*(?:vừa qua|qua|gần đây|gần nhất|trở lại|trước|liên tiếp|liên tục|đầu|cuối|\(?từ)(?!\w)"
)
HOURS = re.compile(
    rf"(?<!\w){LEAD}(?:trong(?: thời hạn| vòng)?|không quá|chậm nhất(?: là)?(?: sau)?|sau) "
    rf"{COUNT} giờ,? (?:kể từ|tính từ|từ|sau)(?: khi| lúc| thời điểm)? [^,.;()]{{3,60}}"
)
# "trong vòng 48 giờ" from the day of issue, "48 giờ tới" from when it is said; “trực 24/24 giờ” is
# none.
DAYS_IN_HOURS = re.compile(
    rf"(?<!\w){LEAD}(?:trong(?: thời hạn| vòng)?|không quá|chậm nhất(?: là)?(?: sau)?) "
    r"(?P<n>24|48|72) giờ(?: tới| nữa)?(?=[.;,]|$| (?:phải|cần)(?!\w))"
)
# "rút thời gian phản hồi xuống không quá 24 giờ": how long something may last.
LASTS = re.compile(r"(?<!\w)(?:xuống|còn|thời gian [^,.;]{2,60}|mỗi [^,.;]{2,60}) $")
THAT_DAY = re.compile(rf"(?<!\w){LEAD}(?:ngay )?trong ngày (?P<of>ban hành|ký|họp)(?!\w)")
AHEAD_OF = re.compile(
    rf"(?<!\w){LEAD}(?:(?:chậm nhất|muộn nhất|ít nhất|trước)(?: là)? )?{COUNT} (?:ngày làm việc|"
    rf"ngày|tuần|"
    r"tháng|giờ) trước (?:khi|ngày|giờ|cuộc|kỳ|phiên|hội nghị|lễ|đại hội)(?! "
    r"\d)(?!\w)[^,.;()]{0,60}"
)
WEEKS = re.compile(
    rf"(?<!\w){LEAD}(?:ngay )?(?:trong )?(?:(?<!thứ )(?P<n>0?[1-9]|{WORDS}) tuần (?:tới|nữa)"
    rf"|(?<!ngày )(?<!buổi )(?<!lần )(?<!giờ )trong (?P<now>tuần)(?=[.;]|$)|trong (?P<this>tuần|"
    rf"tháng|quý|năm) (?P<which>này|tới|sau)"
    rf"|(?:trong|vào) tuần (?:thứ )?(?P<week>[1-5]|đầu|cuối)(?: của)?[ ,]+{MONTH_YEAR}"
    r"|trong tuần (?:học )?(?:thứ )?(?P<count>\d\d?)(?=[.;,]|$))"
)


def within(low: str, said: Said) -> Iterator[Limit]:
    """So long from a day: that of issue, that of the meeting, one the words name."""
    for m in WITHIN.finditer(low):
        since, how = m["from"] or "", m["how"] or ""
        ours = bool(OWN_START.search(since)) and not NOT_OURS.search(since)
        if not (ours or how if since else _sets(low, m)):
            continue
        if m["of"] == "năm" and "từ" not in since:  # "5 năm tới" is a plan, no limit
            continue
        start, end = said.on if WHEN_SAID.match(since) else said.issued, m.end()
        if since and (named := FROM_DAY.match(low, end)):
            start, ours, end = parse_day(named["day"], said.on), True, named.end()
        on = _later(start, number_of(m["n"]), m["of"]) if start and ours else None
        yield Limit(m.start(), end, "by", on)


def _sets(low: str, m: re.Match[str]) -> bool:
    """A limit though it does not say from when: its words are kept, without a day."""
    worked = m["of"] == "ngày làm việc" and m["how"]
    return bool(worked or SETS.match(m["how"] or "")) and not NOT_AHEAD.match(low, m.end())


def _worked(day: date, count: int) -> date | None:
    """So many days from Monday to Friday on; None where a public holiday may fall among them, for
    then only the office's calendar knows."""
    while count:
        day += timedelta(days=1)
        if any(first <= (day.month, day.day) <= last for first, last in HOLIDAYS):
            return None
        count -= day.weekday() < SATURDAY
    return day


def _later(start: date, count: int, unit: str) -> date | None:
    if unit == "ngày làm việc":
        return _worked(start, count)
    if unit in {"ngày", "tuần"}:
        return start + timedelta(count * (7 if unit == "tuần" else 1))
    if unit in {"tháng", "năm"}:
        return months_later(start, count * (12 if unit == "năm" else 1))
    return None


def that_day(low: str, said: Said) -> Iterator[Limit]:
    """The very day of issue, or of the meeting."""
    for m in THAT_DAY.finditer(low):
        yield Limit(m.start(), m.end(), "by", said.on if m["of"] == "họp" else said.issued)


def ahead_of(low: str, said: Said) -> Iterator[Limit]:
    """So many days before what nobody knows the day of: the words alone."""
    for m in AHEAD_OF.finditer(low):
        yield Limit(m.start(), m.end(), "by")


def hours(low: str, said: Said) -> Iterator[Limit]:
    """So many hours: from what nobody knows the day of, the words alone; else whole days."""
    for m in HOURS.finditer(low):
        yield Limit(m.start(), m.end(), "by")
    for m in DAYS_IN_HOURS.finditer(low):
        if LASTS.search(low, max(0, m.start() - 80), m.start()):
            continue
        start = said.on if OWN_START.search(m[0]) else said.issued
        yield Limit(m.start(), m.end(), "by", start and start + timedelta(hours=int(m["n"])))


def weeks(low: str, said: Said) -> Iterator[Limit]:
    """This week, month, quarter or year, or so many weeks from now."""
    today = said.on
    for m in WEEKS.finditer(low):
        on = None
        if m["n"] and today:
            on = today + timedelta(7 * number_of(m["n"]))
        elif m["now"] and today:
            on = said.this_week and _this_end("tuần", said.this_week)
        elif m["this"] and today:
            this = m["this"] == "tuần" and m["which"] == "này"
            since = said.this_week if this else today
            on = since and _this_end(m["this"], since)
            if on and m["which"] != "này":
                on = _this_end(m["this"], on + timedelta(days=1))
        yield Limit(m.start(), m.end(), "by" if m["n"] else "during", on)


def _this_end(unit: str, today: date) -> date:
    if unit == "tuần":
        return today + timedelta(6 - today.weekday())
    if unit == "tháng":
        return last_day(today.year, today.month)
    if unit == "quý":
        return last_day(today.year, (today.month + 2) // 3 * 3)
    return last_day(today.year, 12)
