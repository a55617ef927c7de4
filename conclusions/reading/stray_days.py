"""Days and times to come in words of work, that were read as no limit: the clerk is to look."""

import re
from collections.abc import Iterator
from datetime import date

from conclusions.reading.dated_limits import MOVED
from conclusions.reading.dates import (
    DAY,
    FULL_DATE,
    MONTH,
    MONTH_YEAR,
    QUARTER_YEAR,
    Said,
    parse_day,
)
from conclusions.reading.deadlines import limits_in
from conclusions.reading.model import Span
from conclusions.reading.spelled_numbers import COUNT

# “Hạn 15.12”, “(15/12)”, “hạn: 15-12”: a day without its year, between no other figures.
SHORT_DAY = re.compile(rf"(?<![\d/.,-]){DAY}[/.-]{MONTH}(?![\d/%]|[.,-]\d)")
CUED = re.compile(
    r"(?:(?<!\w)(?:hạn|xong|trước|ngày|đến|tới|hết|vào|sáng|chiều|nhất|deadline|thứ \w+),?|\()"
    r" ?:? ?$"
)
# Where nothing else tells the day: “tuần sau phải xong”, “thứ sáu tới nộp”.
SOON = re.compile(
    r"(?<!\w)(?:(?:tuần|tháng|quý) (?:này|sau|tới|kế tiếp)|cuối (?:tuần|tháng|quý|năm)|ngày mai"
    r"|(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật) (?:tới|này|tuần)"
    rf"|(?:xong|hạn|thời gian|thời hạn):? (?:trong |sau |là )?(?:vòng )?{COUNT} (?:ngày|tuần|tháng)"
    rf"|trong (?:vòng )?{COUNT} (?:ngày|tuần)|cứ (?:sau )?{COUNT} (?:ngày|tuần|tháng)"
    rf"|tuần (?:thứ )?(?:\d|một|nhất|hai|ba|tư|đầu|cuối)(?: của)? tháng {MONTH}"
    r"|(?:hết |trong |trước )?tháng (?:chạp|giêng|\d{1,2} âm lịch)"
    r"|trong (?:tháng|quý|năm)(?=[.;,]|$)|trước (?:mùng|mồng|rằm|tết)|t\d{1,2}/20\d\d)(?!\w)"
)
# “Tháng 12/2026”, “quý 1 năm sau”, that a limit's words would set: not “kế hoạch tháng 12/2026”.
PERIOD = re.compile(rf"(?:{MONTH_YEAR}|{QUARTER_YEAR}|(?<![\w/.-]){MONTH}/20\d\d(?![\d/]))")
OF_A_YEAR = re.compile(r"(?:\d{4}\)?|năm \w+)$")
OF_PAPER = re.compile(
    r"(?:kế hoạch|chương trình|báo cáo|nhiệm vụ|công tác|kết luận|giao ban|sinh hoạt(?: chi bộ)?"
    r"|lương|số liệu|kỳ|của|từ|học kỳ|kinh phí|dự toán|đợt) $"
)
PAST = re.compile(r"(?:(?:từ|kể từ|hồi|đã|sinh)(?: \w+)?|giai đoạn(?: từ)?(?: ngày| tháng)?) $")
EITHER = re.compile(rf"(?<!\w){DAY}[\d/]* (?:hoặc|hay) (?:ngày )?{DAY}/{MONTH}(?!\d)(?:/\d{{4}})?")
# In words that have a limit, days of other things stand beside it.
OF_EVENT = re.compile(
    r"(?:(?<!\w)(?:hội nghị|hội thảo|cuộc|phiên|buổi|kỳ|lễ|đại hội|chuyến|đợt|dự kiến|dịp|ngày hội|"
    r"kỷ niệm|khai mạc|diễn ra|hiệu lực|áp dụng|tính đến|số liệu|đến hạn|quá hạn|giấy mời|họp|thi|"
    r"thay cho|thay vì|trước đây|theo|thời kỳ)(?!\w)[^.,;:]{0,40}"
    r"|(?<!\w)từ (?:ngày |tháng |quý )?[\w/]+(?: năm \d+)? (?:đến|tới) (?:hết )?)$"
)
IN_BRACKETS = re.compile(r" ?\((?:tức |là )?(?:ngày )?(?P<day>[\d/.-]+)\)")
NEAR = 20  # letters before a day that tell what it is


def stray_days(low: str, said: Said) -> Iterator[Span]:
    """Where they stand in the masked words of work that has no limit."""
    yield from _days(low, said)
    yield from (found.span() for found in SOON.finditer(low))
    yield from _periods(low, said)


def doubtful_days(low: str, said: Said) -> Iterator[Span]:
    """In words that have a limit: two days to choose from, one in brackets that is not the one
    before them, or one that stands apart and is no other thing's."""
    told = [found.span() for found in EITHER.finditer(low)]
    limits = limits_in(low, said)
    for limit in limits:
        beside = IN_BRACKETS.match(low, limit.end)
        day = _day(beside["day"], said) if beside else None
        if beside and day and day != limit.on:
            told.append((limit.start, beside.end()))
    yield from told
    # “thứ Sáu cuối tuần này”: what stands right behind a limit tells more of it.
    read = [*told, *((limit.start, limit.end + len(", ")) for limit in limits)]
    moved = max((found.start() for found in MOVED.finditer(low)), default=0)
    for start, end in stray_days(low, said):
        overlaps = any(start < stop and begin < end for begin, stop in read)
        if start >= moved and not overlaps and not OF_EVENT.search(low, max(0, start - 60), start):
            read.append((start, end))
            yield start, end


def _days(low: str, said: Said) -> Iterator[Span]:
    full = [found.span() for found in FULL_DATE.finditer(low)]
    short = [
        found.span()
        for found in SHORT_DAY.finditer(low)
        if "/" in found[0] or CUED.search(low, 0, found.start())
    ]
    for start, end in full + short:
        before = low[max(0, start - NEAR) : start]
        if _is_to_come(_day(low[start:end], said), said.on) and not PAST.search(before):
            yield start, end


def _periods(low: str, said: Said) -> Iterator[Span]:
    for found in PERIOD.finditer(low):
        before = low[max(0, found.start() - NEAR) : found.start()]
        named = "" if found[0].startswith(("tháng", "quý")) else "tháng "
        limits = limits_in(f"xong trong {named}{found[0]}", said)
        to_come = any(_is_to_come(limit.on, said.on) for limit in limits)
        if (
            to_come
            and OF_A_YEAR.search(found[0])
            and not (OF_PAPER.search(before) or PAST.search(before))
        ):
            yield found.span()


def _day(written: str, said: Said) -> date | None:
    return parse_day(written.replace(".", "/").replace("-", "/"), said.after)


def _is_to_come(day: date | None, on: date | None) -> bool:
    return bool(day and on and day >= on)
