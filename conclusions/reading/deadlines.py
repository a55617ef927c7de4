"""Time limits in a text whose citations are blanked: the forms they are written in, a row each.

Every row has its name, its own example and what the example gives when said on Monday 16/11/2026 in
a notice of 18/11/2026; a test reads them all. Where two forms lie over the same words the row above
wins.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from conclusions.reading import countdowns, counted_days, dated_limits, recurrences
from conclusions.reading.dates import DONE, Limit, Said, clause_before, is_to_do
from conclusions.reading.model import Deadline
from conclusions.reading.traced_text import Traced


@dataclass(frozen=True)
class Form:
    """One way to write a limit: `gives` are its kind, its day and its period; where none of the
    words it `needs` stands in a text, it is not looked for."""

    name: str
    example: str
    gives: tuple[str, str | None, str]
    find: Callable[[str, Said], Iterator[Limit]]
    needs: tuple[str, ...] = ()


EACH = ("hằng", "hàng", "hãng", "mỗi")
FORMS = (
    Form(
        "every day",
        "báo cáo hằng ngày, trước 17 giờ",
        ("ongoing", None, ""),
        recurrences.daily,
        EACH,
    ),
    Form(
        "how often",
        "rà soát 03 tháng một lần",
        ("recurring", None, "quarter"),
        recurrences.rhythm,
        ("lần",),
    ),
    Form(
        "every second period",
        "báo cáo vào thứ Sáu cách tuần",
        ("by", None, ""),
        recurrences.every_other,
        ("cách",),
    ),
    Form(
        "a day of the first or last month of a quarter",
        "báo cáo trước ngày 20 của tháng cuối quý",
        ("recurring", "2026-12-20", "quarter"),
        recurrences.in_quarters,
        ("quý",),
    ),
    Form(
        "the last day of each period",
        "báo cáo vào ngày cuối cùng của tháng",
        ("recurring", "2026-11-30", "month"),
        recurrences.last_days,
        ("cuối",),
    ),
    Form(
        "days of each year",
        "báo cáo trước ngày 30/6 và 31/12 hằng năm",
        ("recurring", "2026-12-31", "half_year"),
        recurrences.days_of_year,
        EACH,
    ),
    Form(
        "several weekdays",
        "họp nhanh vào thứ Hai và thứ Năm hằng tuần",
        ("recurring", "2026-11-19", "week"),
        recurrences.weekdays,
        EACH,
    ),
    Form(
        "each weekday",
        "tổng hợp mỗi chiều thứ Sáu",
        ("recurring", "2026-11-20", "week"),
        recurrences.each_weekday,
        EACH,
    ),
    Form(
        "each period, its day behind the deed",
        "Hằng tháng, sao lưu toàn bộ dữ liệu vào ngày 28",
        ("recurring", "2026-11-28", "month"),
        recurrences.day_apart,
        EACH,
    ),
    Form(
        "a weekday of each month",
        "báo cáo vào thứ Hai đầu tiên của mỗi tháng",
        ("recurring", "2026-12-07", "month"),
        recurrences.nth_weekdays,
        ("đầu", "cuối"),
    ),
    Form(
        "a day of each half-year",
        "báo cáo định kỳ 6 tháng (trước ngày 15/6 và ngày 15/12)",
        ("recurring", "2026-12-15", "half_year"),
        recurrences.half_years,
        ("6 tháng",),
    ),
    Form(
        "a day of each period",
        "báo cáo trước ngày 25 hằng tháng",
        ("recurring", "2026-11-25", "month"),
        recurrences.day_of_each,
        (*EACH, "tháng kh", "quý kh"),
    ),
    Form(
        "each period",
        "Định kỳ hằng quý tổng hợp, báo cáo",
        ("recurring", None, "quarter"),
        recurrences.each_period,
        (*EACH, "6 tháng"),
    ),
    Form(
        "fixed days of no period",
        "báo cáo định kỳ ngày 15 và ngày 30",
        ("by", None, ""),
        recurrences.fixed_days,
        ("định kỳ",),
    ),
    Form(
        "a weekday of a month",
        "nộp báo cáo chậm nhất thứ Sáu đầu tiên của tháng 12/2026",
        ("by", "2026-12-04", ""),
        counted_days.nth_weekday,
        ("tháng",),
    ),
    Form(
        "from a day to a day",
        "ra quân từ ngày 01/12 đến hết ngày 20/12/2026",
        ("by", "2026-12-20", ""),
        dated_limits.from_to,
        ("từ ",),
    ),
    Form(
        "several days",
        "báo cáo vào các ngày 25/11, 05/12 và 15/12/2026",
        ("by", None, ""),
        dated_limits.several_days,
        (" ngày ",),
    ),
    Form(
        "a range of days",
        "tổ chức kiểm tra ngày 15-20/12/2026",
        ("by", "2026-12-20", ""),
        dated_limits.day_range,
    ),
    Form(
        "a limit moved to a day",
        "điều chỉnh thời hạn hoàn thành sang ngày 30/11/2026",
        ("by", "2026-11-30", ""),
        dated_limits.moved_to,
        ("điều chỉnh", "gia hạn", "lùi", "kéo dài", "dời", "chuyển", "đổi", "sửa", "chính"),
    ),
    Form(
        "until a day",
        "nộp hồ sơ trước 17 giờ thứ Sáu tuần này",
        ("before", "2026-11-20", ""),
        dated_limits.until,
    ),
    Form(
        "within a period",
        "hoàn thành trong quý I/2027",
        ("during", "2027-03-31", ""),
        dated_limits.during,
    ),
    Form(
        "so long before the day of another thing",
        "gửi giấy mời trước hội nghị 05 ngày",
        ("by", None, ""),
        counted_days.ahead,
        ("trước",),
    ),
    Form(
        "so long after what happens",
        "ban hành kết luận sau khi kết thúc thanh tra 15 ngày",
        ("by", None, ""),
        counted_days.behind,
        ("sau",),
    ),
    Form(
        "so long from a day",
        "báo cáo trong vòng 05 ngày làm việc kể từ ngày ký",
        ("by", "2026-11-25", ""),
        countdowns.within,
    ),
    Form(
        "this week, month, quarter or year",
        "báo cáo trong tuần này",
        ("during", "2026-11-22", ""),
        countdowns.weeks,
        ("tuần", "trong tháng ", "trong quý ", "trong năm "),
    ),
    Form(
        "before an event whose day brackets tell",
        "xong trước khi nghỉ Tết (ngày 30/12/2026)",
        ("before", "2026-12-30", ""),
        dated_limits.event_dated,
        ("trước",),
    ),
    Form(
        "so long before what happens",
        "gửi tài liệu chậm nhất 03 ngày trước khi họp",
        ("by", None, ""),
        countdowns.ahead_of,
        ("trước",),
    ),
    Form(
        "so many hours from what happens",
        "báo cáo trong vòng 24 giờ kể từ khi phát hiện",
        ("by", None, ""),
        countdowns.hours,
        ("giờ",),
    ),
    Form(
        "on the day of the paper",
        "đăng tải ngay trong ngày ban hành",
        ("by", "2026-11-18", ""),
        countdowns.that_day,
        ("trong ngày",),
    ),
    Form(
        "around a feast or an event",
        "hoàn thành trước Tết Nguyên đán",
        ("before", None, ""),
        dated_limits.around,
        ("lễ", "tết", "ngay sau"),
    ),
    Form(
        "on a day",
        "tổng duyệt chiều thứ Tư, ngày 18/11",
        ("by", "2026-11-18", ""),
        dated_limits.on_day,
    ),
    Form(
        "at the meeting of a month",
        "báo cáo Chủ tịch UBND xã tại cuộc họp giao ban tháng 12/2026",
        ("during", "2026-12-31", ""),
        dated_limits.at_meeting_of,
        ("tại ",),
    ),
    Form(
        "the last day of a period",
        "công bố kết quả ngày cuối cùng của tháng 12/2026",
        ("by", "2026-12-31", ""),
        dated_limits.last_day_of,
        ("ngày cuối",),
    ),
    Form(
        "an edge of a period",
        "báo cáo cuối tháng 12/2026",
        ("during", "2026-12-31", ""),
        dated_limits.edge_of,
        ("đầu", "giữa", "cuối"),
    ),
)
NEEDED = sorted({word for form in FORMS for word in form.needs})
UNSAID = Said()
BRACKET = re.compile(r" ?\((?:tức(?: là)? |nghĩa là )?")
ENDS_WORK = re.compile(rf"{DONE}|hạn|thời hạn|chậm nhất|muộn nhất")
# What makes a day part of what is told, and no limit of what is to be done.
TOLD = re.compile(r"(?<!\w)(?:đã|được|vừa|theo|tại|căn cứ|của|từ|quá|so với|tính|có)(?!\w)")


def limits_in(low: str, said: Said = UNSAID) -> list[Limit]:
    """The time limits of a levelled, masked text, in order, as they are when it was `said`."""
    found: list[Limit] = []
    taken = bytearray(len(low) + 1)
    here = {word for word in NEEDED if word in low}
    for form in FORMS:
        if form.needs and here.isdisjoint(form.needs):
            continue
        for limit in form.find(low, said):
            if any(taken[limit.start : limit.end]):
                continue
            taken[limit.start : limit.end] = b"\1" * (limit.end - limit.start)
            if limit.on and said.on and limit.on < said.on and not _is_set(low, limit):
                continue
            found.append(replace(limit, form=form.name))
    found = _with_brackets(low, sorted(found, key=lambda limit: limit.start))
    moved = max((m.start() for m in dated_limits.MOVED.finditer(low)), default=0)
    left = [limit for limit in found if limit.kind and limit.end > moved]
    if left:
        return left
    vague = (dated_limits.before_event, dated_limits.at_next_meeting, recurrences.always)
    return [limit for form in vague for limit in form(low)][:1]


def as_deadline(words: Traced, limit: Limit, unit: str | None = None) -> Deadline:
    """The limit with its words and where they stand; `unit` where it is one unit's among others."""
    phrase, span = words.text[limit.start : limit.end], words.span(limit.start, limit.end)
    return Deadline(limit.kind, limit.on, phrase, span, limit.at, limit.every, unit)


def _with_brackets(low: str, limits: list[Limit]) -> list[Limit]:
    """What brackets explain is one limit: “trong tuần này (trước ngày 17/01)” is the 17th."""
    merged: list[Limit] = []
    for limit in limits:
        last = merged[-1] if merged else None
        explained = last and limit.on and BRACKET.fullmatch(low, last.end, limit.start)
        if last and explained and (last.kind == "during" or last.on in {None, limit.on}):
            merged[-1] = replace(limit, start=last.start)
        else:
            merged.append(limit)
    return merged


def _is_set(low: str, limit: Limit) -> bool:
    """A day gone by when the paper was made is quoted, unless work is to end with it: then it is a
    slip, or a limit that has passed, for somebody to look at."""
    if limit.every:
        return True
    clause = clause_before(low, limit.start, 200)
    ends_work = ENDS_WORK.match(low, limit.start) or is_to_do(low, limit.start)
    ends_work = ends_work or bool(dated_limits.FINISHES.match(low, limit.end))
    return bool(ends_work) and not TOLD.search(clause)
