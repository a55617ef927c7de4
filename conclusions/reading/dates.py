"""Days, months, quarters as notices write them, and the time limits made of them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from conclusions.reading.lexicon import FINISH, HAND_IN, any_of
from conclusions.reading.spelled_numbers import COUNT, number_of

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)\d\d"
QUARTER = r"(?:i{1,3}|iv|[1-4]|một|hai|ba|bốn|tư|nhất|nhì|đầu(?= năm)|cuối(?= năm))"
QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "nhất": 1, "đầu": 1, "hai": 2, "nhì": 2, "ba": 3,
    "bốn": 4, "tư": 4, "cuối": 4,
}  # fmt: skip


def _unnamed(pattern: re.Pattern[str]) -> str:
    """The pattern as a piece of others, which have groups of their own."""
    return re.sub(r"\?P<\w+>", "?:", pattern.pattern)


# “tuần 3 tháng 12/2026”, “đợt 2 tháng 12”: what the number counts is no day.
NO_DAY = "".join(
    rf"(?<!{counted} )"
    for counted in (
        "tuần", "lần", "đợt", "đoạn", "kỳ", "thứ", "khóa", "lớp", "vòng", "bước", "phiên", "số",
        "mẫu", "phần", "ca", "nhóm", "tổ", "cấp", "bản",
    )
)  # fmt: skip
FULL_DATE = re.compile(
    rf"(?<![\d/])(?P<d>{DAY}) ?[/.-] ?(?P<m>{MONTH}) ?[/.-] ?(?P<y>{YEAR})(?![\d/])"
    rf"|(?<!\d){NO_DAY}(?P<d2>{DAY})(?:,? tháng |[/.-])(?P<m2>{MONTH})"
    rf"(?:[,.]? năm | ?/ ?)(?P<y2>{YEAR})"
    r"(?!\d)"
)
# “tháng Năm” is May where no year or number goes on from “năm”.
MONTHS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
MAY = r"năm(?= năm \d| năm (?:nay|sau|tới)|[.,;)]|$)"
SPELLED_MONTH = rf"(?:mười hai|mười một|mười|một|hai|ba|tư|bốn|sáu|bảy|tám|chín|{MAY})(?!\w)"
# The year behind a day, a month or a quarter: “/2027”, “.2027”, “, 2027”, “ (năm 2027)”.
# “năm nay”, “năm sau”, “năm ngoái” are of the day it was said on.
SAME_YEAR, NEXT_YEAR = "(?:nay|này)", "(?:sau|tới|kế tiếp|tiếp theo|liền kề|kế)"
LAST_YEAR = "(?:trước|ngoái|rồi|vừa qua|vừa rồi)"
SAID_YEAR = re.compile(
    rf",?(?: của)? năm (?:{SAME_YEAR}|(?P<next>{NEXT_YEAR})|(?P<last>{LAST_YEAR}(?! ngày)))(?!\w)"
)
THEN_YEAR = rf"(?:(?: ?[/.-] ?|,? năm |, ){YEAR}| \(năm {YEAR}\)|{_unnamed(SAID_YEAR)})"
# The same as a piece of longer patterns; a year may be missing.
DATE = (
    rf"(?:(?:ngày ?)?(?:mùng |mồng )?(?<!\d)(?:{DAY}) ?[/.-] ?(?:{MONTH}){THEN_YEAR}(?!\d)"
    rf"|(?:ngày ?)?(?<![\d/]){YEAR}-{MONTH}-{DAY}(?![\d-])"
    rf"|(?:ngày ?)?(?<![\d/])(?:{DAY})/(?:{MONTH}) ?/\d\d(?![\d/%])"
    rf"|(?:ngày ?|(?<=ngày ))(?:{DAY})[.-](?:{MONTH})[.-]\d\d(?![\d/%]|[.-]\d)"
    rf"|(?:ngày ?)?(?:mùng |mồng )?(?<!\d){NO_DAY}{DAY}(?:,? tháng |[/.-])"
    rf"(?:{MONTH}|{SPELLED_MONTH})[,.]?"
    rf"(?:(?: năm |(?<=,) | ?/ ?){YEAR}(?!\d)| \(năm {YEAR}\)|{_unnamed(SAID_YEAR)})"
    rf"|ngày ?(?:mùng |mồng )?{DAY}(?:,? tháng | ?[/.-]){MONTH}(?![\d/%])(?! năm nay)"
    rf"|(?:mùng |mồng ){{1,4}}{DAY}(?: tháng |[/.-]){MONTH}(?![\d/%])"
    rf"|(?:ngày |mùng |mồng ){{1,4}}{DAY} tháng {SPELLED_MONTH}"
    rf"|(?<![\d/]){DAY}/{MONTH}(?=[.,;)]|$| (?:để|và|phải|thì|gửi|về|nộp|trình|ra|có|báo|chuyển|"
    rf"xong) ))"
)
CLOCK = r"(?:(?P<h>\d{1,2}) ?(?:giờ|g|h)(?: ?(?P<min>\d{2}))?(?: ?(?:phút|'|p))?)"
PART_OF_DAY = r"(?:(?:đầu |cuối )?(?:buổi )?(?:sáng|trưa|chiều|tối|đêm))"
WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4,
    "bảy": 5, "7": 5, "nhật": 6,
}  # fmt: skip
WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7](?!\d))|chủ nhật)"
AT = rf"(?:{CLOCK},? ?(?:(?:buổi )?(?:sáng|trưa|chiều|tối),? )?(?:(?:ngày )?{WEEKDAY},? )?(?:\()?)?"
MONTH_YEAR = (
    rf"(?:tháng {MONTH}(?:{THEN_YEAR})?(?![\d/])"
    rf"|tháng {SPELLED_MONTH}(?:{THEN_YEAR})?(?!\d))"
)
MONTHS_OF_YEAR = (
    rf"{COUNT} tháng (?:đầu|cuối)(?: của)? năm(?: {YEAR}(?!\d)| {SAME_YEAR}| {NEXT_YEAR})?(?!\w)"
)
QUARTER_YEAR = rf"quý {QUARTER}(?:{THEN_YEAR})?(?!\w)"

# A day without a year comes next within this time, or is one that has gone by.
FRIDAY = 4
PASSED = timedelta(days=200)
DONE = rf"(?:(?:phải |cần )?(?:cơ bản )?{any_of(FINISH)}(?: xong| dứt điểm)?|xong|dứt điểm)"
LEAD = rf"(?:{DONE},? (?:và gửi )?)?"
TO_DO = re.compile(rf"{any_of(('hoàn thành', 'xong', 'tổ chức'), HAND_IN)}(?!\w)")


NAMED_MONTH = re.compile(rf"tháng ({SPELLED_MONTH})")


@dataclass(frozen=True)
class Limit:
    """A time limit found at `start:end` of the text."""

    start: int
    end: int
    kind: str
    on: date | None = None
    at: time | None = None
    every: str = ""
    form: str = ""  # the row of the table it was read by


@dataclass(frozen=True)
class Said:
    """When it was said: the day to count from, and the day of issue where it is known."""

    on: date | None = None
    issued: date | None = None
    month: date | None = None  # its first day, where a draft tells no more of its day than that

    @property
    def after(self) -> date | None:
        """The earliest day it may have been said on: a day without a year is after it."""
        return self.on or self.month

    @property
    def this_week(self) -> date | None:
        """A day of the week that “this week” is: that of issue where the meeting was held on the
        Saturday or Sunday before it; none where the paper came out in a later week than it was
        said in, for then only its writer knows."""
        if (
            not (self.on and self.issued)
            or self.on.isocalendar()[:2] == self.issued.isocalendar()[:2]
        ):
            return self.on
        return self.issued if self.on.weekday() > FRIDAY else None

    @property
    def latest(self) -> date | None:
        return max(self.on, self.issued) if self.on and self.issued else self.on


def parse_day(written: str, after: date | None = None) -> date | None:
    """The day `written` names; without a year the next such day on or after `after`, None where
    that is so far off (PASSED) that the one gone by may be meant."""
    figures = NAMED_MONTH.sub(lambda found: f"tháng {MONTHS[found[1]]}", written)
    numbers = [int(n) for n in re.findall(r"\d+", figures)]
    if len(numbers) < 2:
        return None
    if numbers[0] > 31:  # 2027-04-12
        return made(*numbers[:3]) if len(numbers) == 3 else None
    day, month = numbers[:2]
    if said := SAID_YEAR.search(figures):
        return made(_year_of(said, after), month, day) if after else None
    if len(numbers) >= 3:
        return made(numbers[2] + (2000 if numbers[2] < 100 else 0), month, day)
    if after is None:
        return None
    this = made(after.year, month, day)
    return this if this and this >= after else _if_near(made(after.year + 1, month, day), after)


def _year_of(said: re.Match[str], after: date) -> int:
    return after.year + bool(said["next"]) - bool(said["last"])


def _if_near(day: date | None, after: date) -> date | None:
    return day if day and day - after <= PASSED else None


def parse_period(written: str, after: date | None = None) -> date | None:
    """The last day of a month, a quarter or "6 tháng đầu năm", in this year or the next when no
    year is written."""
    if said := SAID_YEAR.search(written):
        if after is None:
            return None
        written = f"{written[: said.start()]} năm {_year_of(said, after)}"
    year = re.search(YEAR + r"(?!\d)", written)
    rest = written[: year.start()] if year else written
    if part := re.match(rf"(?P<n>{COUNT}) tháng (?P<end>đầu|cuối)", rest):
        month = number_of(part["n"]) if part["end"] == "đầu" else 12
    elif quarter := re.search(rf"quý ({QUARTER})(?!\w)", rest):
        month = 3 * (QUARTERS.get(quarter[1]) or int(quarter[1]))
    elif named := re.search(rf"tháng (\d{{1,2}}|{SPELLED_MONTH})", written):
        month = MONTHS.get(named[1]) or int(named[1])
    elif year:
        month = 12
    else:
        return None
    if year:
        return last_day(int(year[0]), month)
    if after is None:
        return None
    end = last_day(after.year, month)
    return end if end >= after else _if_near(last_day(after.year + 1, month), after)


def is_to_do(low: str, at: int) -> bool:
    """The clause before that place tells of work that ends with a deed."""
    return bool(TO_DO.search(clause_before(low, at, 200)))


def clause_before(low: str, at: int, reach: int) -> str:
    """What stands before that place in its clause, at most `reach` letters of it."""
    return re.split(r"[.;]", low[max(0, at - reach) : at])[-1]


def parse_clock(hour: str | None, minute: str | None) -> time | None:
    if not hour or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return time(int(hour), int(minute or 0))


def made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_in(year: int, month: int, day: int) -> date:
    """That day of the month; of a month that lacks it, the last one."""
    return min(made(year, month, day) or date.max, last_day(year, month))


def months_later(start: date, months: int) -> date:
    """The same day that many months on, or the last of a month that lacks it (Bộ luật Dân sự 2015,
    Điều 148 khoản 3)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return day_in(year, month + 1, start.day)


def weekday_of(written: str) -> int:
    """0 for “thứ hai” or “thứ 2”, 6 for “chủ nhật”."""
    return WEEKDAYS[written.split()[-1]]


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
