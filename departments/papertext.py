"""Dates and numbers as Vietnamese paper prints them."""

import re
import unicodedata
from datetime import date, datetime

from django.utils import timezone

from departments.latin_letters import foreign_letters, in_latin

# The calendar of an office: a day outside it is a slip of the hand, and near the ends of the world
# (0001, 9999) the days around it cannot be reckoned at all.
FIRST_YEAR, LAST_YEAR = 1945, 2099

# “598/TB-SKHCN”, “05a/TB-QLTĐC&CN”, “12-TB/TW”: a count, then the letters of type and body.
COUNT = r"\d{1,6}[^\W\d_]{0,2}"
BARE_NUMBER = re.compile(rf"{COUNT}/?")
PAPER_NUMBER = re.compile(rf"{COUNT}(?:[/-][^\W_]+(?:[&.][^\W_]+)*)+")

# A number typed with its day: “598/TB-SKHCN ngày 03/4/2024”, “598/TB-SKHCN, 03/4”.
WITH_DAY = re.compile(r"ngày\s*\d|[\s,;(]\d{1,2}[/.-]\d{1,2}(?!\d)", re.IGNORECASE)

NOT_SHOWN = {"Cf", "Cs"}  # zero width, direction, soft hyphen; halves of a letter

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def paper_date(day: date) -> str:
    """05/4/2024, 10/02/2024, 12/12/2024: a zero before days under 10 and months 1 and 2 only
    (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    return f"{day.day:02d}/{paper_month(day.month)}/{day.year}"


def paper_month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def paper_moment(at: datetime | None) -> str:
    """“05/4/2024, 16 giờ 48”, by the clock of here; a dash for no moment."""
    if at is None:
        return "–"
    here = timezone.localtime(at)
    return f"{paper_date(here.date())}, {here:%H giờ %M}"


def long_date(day: date) -> str:
    """“ngày 03 tháng 4 năm 2024”, with the same zeros."""
    return f"ngày {day.day:02d} tháng {paper_month(day.month)} năm {day.year}"


def weekday_name(day: date) -> str:
    """“thứ Bảy”, “Chủ nhật”, as inside a sentence."""
    return WEEKDAYS[day.weekday()]


def paper_number(number: str) -> str:
    """05/TB-SKHCN, 598/TB-SKHCN: no spaces, one zero before a number under 10 and no other
    (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3c); in Latin letters, without what cannot be seen."""
    shown = (one for one in in_latin(number) if unicodedata.category(one) not in NOT_SHOWN)
    words = "".join(shown).split()
    if WITH_DAY.search(" ".join(words)):
        return " ".join(words)  # run together, its day would pass for a part of its symbol
    bare = re.sub(r"^0+(?=\d)", "", "".join(words))
    return f"0{bare}" if re.match(r"[1-9][^\W\d_]{0,2}(?:[/-]|$)", bare) else bare


def whole_number(number: str, symbol: str) -> str:
    """The number with the symbol it was typed without: “12” of the series TB-SKHCN is
    “12/TB-SKHCN”; any other as paper prints it."""
    bare = paper_number(number)
    return f"{bare.rstrip('/')}/{symbol}" if BARE_NUMBER.fullmatch(bare) else bare


def number_trouble(number: str) -> str:
    """Why it is no number of a paper, as words to stand before an example; empty where it is."""
    bare = paper_number(number)
    if strange := foreign_letters(bare):
        return f"Số “{number}” có chữ không thuộc bảng chữ cái tiếng Việt ({strange})"
    if WITH_DAY.search(bare):
        return f"“{number}” gồm cả ngày: ô này chỉ ghi số, ký hiệu"
    if PAPER_NUMBER.fullmatch(bare):
        return ""
    if BARE_NUMBER.fullmatch(bare):
        return f"Số “{number}” chưa có ký hiệu"
    return f"“{number}” không phải số, ký hiệu của văn bản"


def paper_count(count: int) -> str:
    """“100.000”, “512”."""
    return f"{count:,}".replace(",", ".")


def out_of_calendar(day: date) -> str:
    """Why the day is no day of an office's work, in Vietnamese; empty where it may be one."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return ""
    return f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}."
