"""Days counted from another one in the words themselves: so long before or after what happens, the
first Friday of a month."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from conclusions.reading.dates import (
    LEAD,
    MONTH_YEAR,
    PART_OF_DAY,
    WEEKDAY,
    Limit,
    Said,
    last_day,
    parse_period,
    weekday_of,
)
from conclusions.reading.name_words import VERB
from conclusions.reading.spelled_numbers import COUNT

SPELL = rf"(?<!thứ ){COUNT} (?:ngày làm việc|ngày|tuần|tháng)(?!\w)"
AT_LEAST = r"(?:(?:ít nhất|tối thiểu|chậm nhất|muộn nhất|không quá|tối đa)(?: là)? )?"
CLOSES = rf"(?= ?(?:[.,;:)]|$)| (?:so với|phải|và|để) | (?:{VERB.pattern}))"
EVENT = (
    r"(?:(?:ngày|giờ)(?! ?\d)|cuộc|buổi|phiên|kỳ|hội nghị|hội thảo|lễ|đại hội|đợt|tết|khi|"
    r"thời điểm|chuyến)(?!\w)"
)
# “gửi giấy mời trước hội nghị 05 ngày”, “chuẩn bị xong trước 02 ngày”; “trước 3 ngày so với ngày
# thi”.
BEFORE = re.compile(
    rf"(?<!\w){LEAD}(?:phải |gửi )?trước (?:{EVENT}[^,.;()]{{0,60}}? )?{AT_LEAST}{SPELL}{CLOSES}"
    r"(?: so với [^,.;()]{2,40})?"
)
# “ban hành kết luận sau khi kết thúc thanh tra 15 ngày”, “công bố kết quả sau 02 ngày”, “trình sau
# đó 05 ngày”.
AFTER = re.compile(
    rf"(?<!\w){LEAD}sau (?:đó,? |{EVENT}[^,.;()]{{0,60}}? )?{AT_LEAST}"
    rf"(?:trong (?:vòng )?)?(?:{SPELL}|(?:24|36|48|72) giờ){CLOSES}"
)
# What was so long ago, or is told of: “sau 02 tháng, tỉnh đã giải ngân 40%”.
WAS = re.compile(r",? [^.;]{0,80}?(?<!\w)(?:đã|mới|vẫn|chưa|đạt)(?!\w)")
NTH = re.compile(
    rf"(?<!\w){LEAD}(?:(?:trước|chậm nhất(?: là)?|vào) )?(?:{PART_OF_DAY} )?(?P<wd>{WEEKDAY})"
    rf"(?:,?(?: của)? (?P<week>tuần)(?! sau| tới| này))?"
    rf" (?P<which>thứ (?:nhất|hai|ba|tư|\d)|đầu(?: tiên)?|cuối(?: cùng)?|\d)"
    rf"(?: của|,| trong)? (?P<month>{MONTH_YEAR})"
)
PLACES = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "đầu": 1, "tiên": 1}
WEEK = timedelta(weeks=1)


def ahead(low: str, said: Said) -> Iterator[Limit]:
    """So long before what happens: the words alone, though the day of it may stand beside."""
    for m in BEFORE.finditer(low):
        yield Limit(m.start(), m.end(), "by")


def behind(low: str, said: Said) -> Iterator[Limit]:
    """So long after what happens, or after the step before: the words alone."""
    for m in AFTER.finditer(low):
        if not WAS.match(low, m.end()):
            yield Limit(m.start(), m.end(), "by")


def nth_weekday(low: str, said: Said) -> Iterator[Limit]:
    """The first or the last such weekday of a month. “Thứ Tư tuần thứ hai của tháng 12” names no
    day that all would agree on: the words alone."""
    for m in NTH.finditer(low):
        end = parse_period(m["month"], said.after)
        on = _nth(end, weekday_of(m["wd"]), m["which"]) if end and not m["week"] else None
        kind = "before" if "trước" in low[m.start() : m.start("wd")] else "by"
        yield Limit(m.start(), m.end(), kind, on)


def _nth(end: date, weekday: int, which: str) -> date | None:
    if which.startswith("cuối"):
        return end - timedelta((end.weekday() - weekday) % 7)
    word = which.split()[-1]
    place = int(word) if word.isdigit() else PLACES[word]
    first = end.replace(day=1)
    day = first + timedelta((weekday - first.weekday()) % 7) + (place - 1) * WEEK
    return day if day <= last_day(end.year, end.month) else None
