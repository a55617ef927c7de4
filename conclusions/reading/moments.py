"""A day as notices name it: by its date, its weekday, the hour of it, or from the day it is said
on: "17 giờ ngày 20/11", "chiều thứ Sáu (13/11)", "ngày 20 tháng sau", "ngày mai"."""

import re
from datetime import date, time, timedelta

from conclusions.reading.dates import (
    CLOCK,
    DATE,
    DAY,
    PART_OF_DAY,
    WEEKDAY,
    Said,
    day_in,
    months_later,
    parse_clock,
    parse_day,
    weekday_of,
)

HOUR = r"(?:\d{1,2}:\d{2}|\d{1,2} ?(?:giờ|g|h)(?: ?\d{2})?(?: ?(?:phút|'|p))?)(?!\w)"
WEEK = r"(?:tuần (?:này|tới|sau)|này|tới|sau)"
# “thứ Tư tuần thứ hai của tháng 12”, “thứ Sáu đầu tiên của tháng”: not the next such day.
OF_A_MONTH = r" (?:tuần )?(?:thứ |đầu(?! tuần)(?!\w)|cuối(?! tuần)(?!\w)|của tháng)| tuần \d"
# “lần thứ năm” counts, it names no Thursday.
ON_WEEKDAY = (
    r"(?:ngày )?(?<!lần )(?<!khóa )(?<!kỳ )(?<!phiên )(?<!họp )(?<!đợt )(?<!nghị )(?<!hội )"
    rf"{WEEKDAY}(?!\w)(?!{OF_A_MONTH})(?: {WEEK}(?!\w))?"
)
OF_MONTH = rf"ngày (?:mùng |mồng )?{DAY}(?: của)? tháng (?:này|sau|tới)(?!\w)"
NEAR = r"(?:(?:ngày|sáng|trưa|chiều|tối) mai|(?:ngày )?hôm nay|(?:sáng|trưa|chiều|tối) nay)(?!\w)"
CORE = rf"(?:{DATE}|{OF_MONTH}|{ON_WEEKDAY}|{NEAR})"
MOMENT = (
    rf"(?:(?:{HOUR}|{PART_OF_DAY}),? ?(?:của |vào |ngày (?={WEEKDAY}))?){{0,4}}"
    rf"(?:{CORE} ?\((?:tức |là )?{CORE}\)|{CORE},? (?:tức |là )?{CORE}|{CORE})"
    rf"(?:,? (?:trước|lúc|vào lúc) {HOUR})?(?: ?\(?âm lịch\)?)?"
)
LUNAR = re.compile(r"âm lịch\)?$")
DATED = re.compile(DATE)
IN_MONTH = re.compile(OF_MONTH)
NEARBY = re.compile(NEAR)
WEEKLY = re.compile(rf"(?P<wd>{WEEKDAY})(?!\w)(?: (?P<week>{WEEK})(?!\w))?")
CLOCKED = re.compile(rf"(?<!\d){CLOCK}|(?<!\d)(?P<h2>\d{{1,2}}):(?P<min2>\d{{2}})")
SET_APART = re.compile(rf"{HOUR}|{PART_OF_DAY}|{ON_WEEKDAY}|{NEAR}")


DAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday_in_truth(phrase: str, on: date | None) -> str:
    """The name of that day where the phrase, folded, gives it the name of another; else ""."""
    told = WEEKLY.search(phrase) if on and DATED.search(phrase) else None
    if told is None or on is None or weekday_of(told["wd"]) == on.weekday():
        return ""
    return DAY_NAMES[on.weekday()]


def day_of(moment: str, said: Said) -> date | None:
    """The day that the words of a MOMENT name when `said`; a weekday alone is the next
    such day. None where only another calendar or a day not known here tells it."""
    today = said.on
    if LUNAR.search(moment):
        return None
    if dated := DATED.search(moment):
        return parse_day(dated[0], said.after)
    if today is None:
        return None
    if of_month := IN_MONTH.search(moment):
        month = today if of_month[0].endswith("này") else months_later(today, 1)
        number = re.search(r"\d+", of_month[0])
        return day_in(month.year, month.month, int(number[0])) if number else None
    if weekly := WEEKLY.search(moment):
        week = weekly["week"] or ""
        since = said.this_week if week == "tuần này" else today
        return _weekday(since, weekday_of(weekly["wd"]), week) if since else None
    near = NEARBY.search(moment)
    return today + timedelta(near[0].endswith("mai")) if near else None


def hour_of(moment: str) -> time | None:
    found = CLOCKED.search(moment)
    if not found:
        return None
    return parse_clock(found["h"] or found["h2"], found["min"] or found["min2"])


def is_set_apart(moment: str) -> bool:
    """It tells more than a date: the hour, the part of the day, the weekday."""
    return bool(SET_APART.search(moment))


def is_weekday_alone(moment: str) -> bool:
    """“Chủ nhật”: neither a date nor a week nor an hour with it."""
    return bool(re.fullmatch(rf"(?:ngày )?{WEEKDAY}", moment))


def is_near(moment: str) -> bool:
    """“hôm nay”, “chiều nay”: the very day it is said on."""
    return bool(NEARBY.search(moment))


def _weekday(today: date, wanted: int, week: str) -> date:
    """Of this week, of the next, or, as “thứ Năm” and “thứ Năm tới”, the first one after today."""
    ahead = wanted - today.weekday()
    if week in {"", "tới"}:
        return today + timedelta(ahead if ahead > 0 else ahead + 7)
    return today + timedelta(ahead + 7 * week.endswith(("tới", "sau")))
