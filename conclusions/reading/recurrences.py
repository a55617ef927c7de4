"""What recurs: "định kỳ hằng tháng", "trước ngày 25 hằng tháng", and the next day it names."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from conclusions.reading.dates import (
    AT,
    DAY,
    FRIDAY,
    MONTH,
    PART_OF_DAY,
    QUARTER_YEAR,
    WEEKDAY,
    Limit,
    Said,
    clause_before,
    day_in,
    last_day,
    months_later,
    parse_clock,
    parse_period,
    weekday_of,
)
from conclusions.reading.lexicon import ORDER, REPORT, any_of
from conclusions.reading.name_words import ANY_VERB, BOTH, HEAD, VERB
from conclusions.reading.spelled_numbers import COUNT, number_of

EVERY = {
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "06 tháng": "half_year",
    "6 tháng": "half_year",
    "năm": "year",
}
# "03 tháng một lần" is every quarter.
RHYTHMS = {
    (1, "tuần"): "week",
    (1, "tháng"): "month",
    (3, "tháng"): "quarter",
    (6, "tháng"): "half_year",
    (12, "tháng"): "year",
    (1, "quý"): "quarter",
    (2, "quý"): "half_year",
    (1, "năm"): "year",
}
EACH = r"(?:hằng|hàng|hãng|mỗi)"
SPAN_WORD = r"(?:tuần|tháng|quý|năm|0?6 tháng)"
RECURRING = re.compile(
    rf"(?<!\w)(?P<fixed>định kỳ,? )?(?:"
    rf"(?:{EACH} )(?P<one>{SPAN_WORD})"
    rf"(?P<more>(?:(?:,| và| hoặc|,? {EACH}) ?{SPAN_WORD}(?!\w)){{0,6}})"
    rf"|(?P<half>0?6 tháng)(?P<also>(?:(?:,| và| hoặc)? ?(?:{EACH} )?(?:quý|năm)(?!\w)){{0,6}}))"
    rf"(?!\w)"
)
# "ngày 10 và 25", "ngày 15/12" of a year, "thứ Sáu": the day or days of a period.
ONE_DAY = rf"(?:ngày )?(?:mùng |mồng )?{DAY}(?![\d/]| tháng \d)"
MORE_DAYS = (
    rf"(?:, {ONE_DAY}){{1,9}}(?= {EACH})|(?:, {ONE_DAY}){{0,9}},? (?:và|hoặc) {ONE_DAY}(?=[,.;)]|"
    rf"$| (?:của|{EACH}|hoặc|các|phải))"
)
DAYS = (
    rf"(?:(?:các )?ngày (?:mùng |mồng )?|mùng |mồng )(?P<day>{DAY})(?![\d/]| tháng \d)"
    rf"(?P<also>{MORE_DAYS})?"
    rf"|ngày (?:mùng |mồng )?(?P<dm>{DAY})(?:/| tháng )(?P<m>{MONTH})(?![\d/])"
    rf"|(?:ngày )?(?P<wd>{WEEKDAY})(?![\d/])"
)
ITS_DAY = re.compile(
    rf",? ?\(?(?P<how>trước|vào|chậm nhất(?: là)?)? ?(?:{PART_OF_DAY} )?{AT}(?:{DAYS})"
    rf"\)?(?: (?:của )?(?:{EACH} (?:tuần|tháng|quý|năm)|tháng (?:sau|liền kề|kế tiếp)))?"
)
DAY_EACH = re.compile(
    rf"(?<!\w)(?P<fixed>định kỳ,? )?(?:vào |trước |từ )?(?P<start>ngày (?:mùng |"
    rf"mồng )?{DAY} đến )?(?P<how>trước )?{AT}(?:{DAYS})(?: của)? (?:{EACH} (?P<one>tuần|tháng|quý|"
    rf"năm)|(?P<kh>tháng kh|quý kh)(?!\w))"
)
# "ngày 20 của tháng cuối quý"; "ngày cuối cùng của tháng", which is none of a month named.
IN_QUARTER = re.compile(
    rf"(?<!\w)(?:vào |trước |chậm nhất(?: là)? )?{AT}ngày (?:mùng |"
    rf"mồng )?(?P<day>{DAY})(?: của)? tháng (?P<month>đầu|giữa|cuối|thứ (?:nhất|hai|ba|[1-3])|"
    rf"liền kề sau|liền kề|sau|tiếp theo)(?: tiên| cùng)?(?: của| trong)?(?: {EACH})? quý"
    rf"(?! (?:\d|[ivx]+(?!\w)))(?: (?:sau|tiếp theo|kế tiếp|liền kề))?"
)
NAMED_QUARTER = re.compile(QUARTER_YEAR)
EACH_ONE = re.compile(rf"(?<!\w)(?:{EACH}|định kỳ) ?")
AFTER_QUARTER = ("liền kề sau", "liền kề", "sau", "tiếp theo")
MONTH_OF_QUARTER = {"giữa": 1, "thứ hai": 1, "thứ 2": 1, "cuối": 2, "thứ ba": 2, "thứ 3": 2}
LAST_DAY = re.compile(
    rf"(?<!\w)(?<!những )(?<!mấy )(?<!các )(?:vào |trước |chậm nhất(?: là)? )?{AT}ngày "
    rf"(?P<work>làm việc )?(?:cuối cùng|cuối)(?: của)?(?P<each> {EACH}| của)? "
    rf"(?P<one>tháng|quý|năm)"
    rf"(?! (?:này|sau|tới|nay|trước|\d|[ivx]+(?!\w)))(?!\w)"
)
# "02 tuần một lần", "mỗi tháng 2 lần", "01 lần/quý".
TIMES = re.compile(
    rf"(?<!\w)(?P<fixed>định kỳ,? )?(?:(?:(?P<n>{COUNT}) |{EACH} )(?P<of>ngày|tuần|tháng|quý|năm)"
    rf"(?:[ /](?:ít nhất |tối thiểu )?(?P<times>{COUNT}) lần| ?/ ?lần)(?!\w)"
    rf"|(?P<often>{COUNT}) lần(?: ?/ ?| một | mỗi | trong một )(?P<per>tuần|tháng|quý|năm)(?!\w))"
)
# “vào thứ Sáu cách tuần”: every second one, and which it begins with is not said.
EVERY_OTHER = re.compile(
    rf"(?<!\w)(?<!bằng )(?<!khoảng )(?:định kỳ,? )?(?:(?:vào )?(?:{PART_OF_DAY} )?{WEEKDAY},? )?"
    r"cách (?:ngày|tuần|tháng|quý|năm)(?: một lần| 1 lần)?(?!\w)"
    r"(?! (?:\d|trước|ngoái|nay|này|sau|tới|tra))"
)
NTH_WEEKDAY = re.compile(
    rf"(?<!\w)(?:vào )?(?:{PART_OF_DAY} )?(?P<wd>{WEEKDAY})(?:,?(?: của)? tuần)? (?P<which>"
    rf"đầu tiên|đầu|cuối cùng|cuối)(?: của)? "
    rf"(?:{EACH} tháng|tháng(?! \d))"
)
# "định kỳ 6 tháng (trước ngày 15/6 và ngày 15/12)"
HALF_YEARS = re.compile(
    rf"(?<!\w)(?:định kỳ,? )?(?:{EACH} )?0?6 tháng(?: một lần)?,? \(?(?:vào |trước |chậm nhất )?"
    rf"(?P<days>ngày {DAY}(?:/| tháng ){MONTH}(?:,| và)(?: trước)?(?: ngày)? {DAY}(?:/| tháng "
    rf"){MONTH})"
    r"(?! ?/? ?\d)\)?"
)
# "định kỳ ngày 15 và ngày 30": of which months it does not say.
FIXED = re.compile(
    rf"(?<!\w)định kỳ,? (?:vào |trước )?ngày (?:mùng |mồng )?{DAY}(?![\d/]| tháng \d)"
    rf"(?:{MORE_DAYS})?"
)
# "trước 16h30' hằng ngày": no period between reports, only an hour for them.
DAILY = re.compile(
    rf"(?<!\w)(?P<fixed>định kỳ,? )?(?:(?P<how>trước|vào(?: lúc)?|lúc|chậm nhất(?: là)?) )?{AT}"
    rf"{EACH} ngày(?!\w)(?:,? (?:trước|vào(?: lúc)?|lúc) (?P<late>\d{{1,2}}) ?(?:giờ|g|h)"
    rf"(?: ?(?P<past>\d{{2}}))?(?: ?(?:phút|'))?)?"
)
# “Hằng tháng, sao lưu dữ liệu vào ngày 28”: the day stands behind what is done.
DAY_APART = re.compile(
    rf"(?<!\w)(?:định kỳ,? )?{EACH} (?P<one>tuần|tháng|quý|năm),? [^.;]{{3,160}}?,? ?"
    rf"(?P<its>(?:vào |trước |chậm nhất(?: là)? |muộn nhất(?: là)? ){AT}(?:{DAYS}))(?=[.,;]|$)"
)
# “mỗi chiều thứ Sáu”, “thứ Tư mỗi tuần” is told by DAY_EACH.
EACH_WEEKDAY = re.compile(
    rf"(?<!\w)(?:vào )?{EACH} (?:buổi )?(?:(?:sáng|trưa|chiều|tối) )?(?P<wd>{WEEKDAY})(?!\w)"
)
DEED = re.compile(rf",? {VERB.pattern}")
# “trước ngày 30/6 và 31/12 hằng năm”, “ngày 10 tháng 3, 6, 9, 12 hằng năm”.
YEARLY = re.compile(
    rf"(?<!\w)(?:vào |trước |chậm nhất(?: là)? )?ngày (?:mùng |mồng )?{DAY}"
    rf"(?:/|(?: của)?(?: các)? tháng ){MONTH}(?:(?:(?:,| và) (?:ngày )?{DAY}(?:/| tháng ){MONTH})+"
    rf"|(?:(?:,| và)(?: tháng)? {MONTH})+)(?: của)? {EACH} năm"
)
WEEKDAYS_EACH = re.compile(
    rf"(?<!\w)(?:vào |trước )?(?:các )?(?:ngày )?{WEEKDAY}(?:(?:,| và) {WEEKDAY})+ {EACH} tuần"
)
# "chi thường xuyên", "giáo dục thường xuyên" are names of things.
ALWAYS = re.compile(
    r"(?<!\w)(?<!chi )(?<!dục )(?<!sửa chữa )(?<!bảo dưỡng )(?<!nhiệm vụ )(?<!đại biểu )"
    r"thường xuyên(?:,? liên tục)?(?!\w)"
)
ASKS = re.compile(rf"{any_of(ORDER)} ")
SET_SO = re.compile(r"(?:thời hạn|thời gian|tiến độ)[^,.;]{0,20}: ?$")
IN_NAMES = re.compile(rf"(?<!\w){any_of(tuple(sorted(BOTH)), ('phối hợp(?: với)?',))}(?!\w)")
GOES_ON = re.compile(r"(?: (?:tiếp tục|cần|phải|chủ động|có trách nhiệm))+$")
ENDS_HERE = re.compile(r"\.?$|[.,;] | (?:việc|công tác)(?!\w)")
LACKS = re.compile(r"(?<!\w)(?:không|chưa|đã|được)(?!\w)")
TELLS = re.compile(f"{any_of(REPORT)} $")
BEFORE_PERIOD = re.compile(f"{any_of(REPORT, ('chế độ báo cáo', 'rà soát', 'kết quả'))} $")
# “báo cáo kết quả ngoại kiểm hằng quý”; but “kế hoạch hằng quý” is a plan.
WORK_BEFORE = re.compile(
    rf"(?<!\w)(?<!cuộc ){any_of(REPORT, ('rà soát', 'kiểm tra', 'đánh giá', 'đối chiếu'))}(?!\w)"
    r"(?:(?! (?:kế hoạch|ngân sách|chỉ tiêu|định mức|lịch|kinh phí|dự toán|lương|giao ban)) \w+)"
    r"{1,5} $"
)
# “lấy mẫu giám sát vùng uy hiếp hằng tuần.”
DONE_EACH = re.compile(
    rf"(?<!\w)(?<!cuộc )(?:{VERB.pattern})"
    r"(?:(?! (?:kế hoạch|ngân sách|chỉ tiêu|định mức|lịch|kinh phí|dự toán|lương|giao ban|chế độ)) "
    r"\w+){1,5} $"
)
PERIOD_ENDS = re.compile(r"[.;,]|$")
REPORTED = (
    "tổ chức",
    "rà soát",
    "đánh giá",
    "kiểm tra",
    "họp",
    "có",
    "thực hiện",
    "sơ kết",
    "theo dõi",
    "xây dựng",
    "lập",
    "trình",
    "thông tin",
    "công bố",
    "cung cấp",
)
REPORTS = re.compile(f",? ?{any_of(REPORT, REPORTED, ('[(]', 'hoặc', 'trước', 'vào'))}")


def each_weekday(low: str, said: Said) -> Iterator[Limit]:
    return _weekly(EACH_WEEKDAY, low, said)


def weekdays(low: str, said: Said) -> Iterator[Limit]:
    return _weekly(WEEKDAYS_EACH, low, said)


def _weekly(form: re.Pattern[str], low: str, said: Said) -> Iterator[Limit]:
    """What recurs on a weekday or on several, and the first of these days to come."""
    today = said.latest
    for m in form.finditer(low):
        days = [weekday_of(weekday) for weekday in re.findall(WEEKDAY, m[0])]
        ahead = min((day - today.weekday()) % 7 for day in days) if today else 0
        yield Limit(
            m.start(), m.end(), "recurring", today and today + timedelta(ahead), every="week"
        )


def days_of_year(low: str, said: Said) -> Iterator[Limit]:
    for m in YEARLY.finditer(low):
        named = re.findall(rf"({DAY})(?:/|(?: của)?(?: các)? tháng )({MONTH})(?!\d)", m[0])
        more = re.search(rf"tháng ({MONTH}(?:(?:,| và)(?: tháng)? {MONTH}(?!\d))+)", m[0])
        if more:
            named = [(named[0][0], month) for month in re.findall(r"\d+", more[1])]
        every = {2: "half_year", 4: "quarter"}.get(len(named), "year")
        on, today = None, said.latest
        if today:
            years = today.year, today.year + 1
            days = sorted(day_in(y, int(month), int(day)) for y in years for day, month in named)
            on = next(day for day in days if day >= today)
        yield Limit(m.start(), m.end(), "recurring", on, every=every)


def day_apart(low: str, said: Said) -> Iterator[Limit]:
    for m in DAY_APART.finditer(low):
        every = "week" if m["wd"] else EVERY[m["one"]]
        hour = parse_clock(m["h"], m["min"])
        on = _next(every, said.latest, m)
        yield Limit(m.start("its"), m.end(), "recurring", on, hour, every)


def day_of_each(low: str, said: Said) -> Iterator[Limit]:
    """Each recurrence and the first day on or after the latest known one that it names."""
    for m in DAY_EACH.finditer(low):
        word = m["one"] or m["kh"].split()[0]
        every = "week" if m["wd"] else EVERY[word]
        on = _next(every, said.latest, m)
        yield Limit(m.start(), m.end(), "recurring", on, parse_clock(m["h"], m["min"]), every)


def each_period(low: str, said: Said) -> Iterator[Limit]:
    with_day = {m.start() for m in DAY_APART.finditer(low)}
    for m in RECURRING.finditer(low):
        its = ITS_DAY.match(low, m.end())
        if m.start() in with_day or not (its or _recurs(low, m)):
            continue
        words = re.findall(rf"(?<!\w){SPAN_WORD}(?!\w)", m[0])
        end = its.end() if its else m.end()
        at = parse_clock(its["h"], its["min"]) if its else None
        for place, word in enumerate(words):
            every = EVERY[word]
            on = _next(every, said.latest, its) if its else None
            # Each recurrence of a list keeps its own words, the first those before it too.
            start, stop = _its_words(m, words, place, end)
            yield Limit(start, stop, "recurring", on, at, every)


def nth_weekdays(low: str, said: Said) -> Iterator[Limit]:
    """ "thứ Hai đầu tiên của mỗi tháng" """
    today = said.latest
    for m in NTH_WEEKDAY.finditer(low):
        weekday, on = weekday_of(m["wd"]), None
        if today:
            firsts = (today.replace(day=1), months_later(today.replace(day=1), 1))
            on = next(
                day
                for day in (_nth(first, weekday, m["which"]) for first in firsts)
                if day >= today
            )
        yield Limit(m.start(), m.end(), "recurring", on, every="month")


def _nth(first: date, weekday: int, which: str) -> date:
    """The first or the last such weekday of the month that begins on that day."""
    if which.startswith("đầu"):
        return first + timedelta((weekday - first.weekday()) % 7)
    last = last_day(first.year, first.month)
    return last - timedelta((last.weekday() - weekday) % 7)


def half_years(low: str, said: Said) -> Iterator[Limit]:
    """Two days of the year, told with the half-years they end."""
    for m in HALF_YEARS.finditer(low):
        named = re.findall(rf"({DAY})(?:/| tháng )({MONTH})(?!\d)", m["days"])
        on, today = None, said.latest
        if today:
            years = today.year, today.year + 1
            days = sorted(day_in(y, int(month), int(day)) for y in years for day, month in named)
            on = next(day for day in days if day >= today)
        yield Limit(m.start(), m.end(), "recurring", on, every="half_year")


def fixed_days(low: str, said: Said) -> Iterator[Limit]:
    for m in FIXED.finditer(low):
        yield Limit(m.start(), m.end(), "by")


def rhythm(low: str, said: Said) -> Iterator[Limit]:
    """How often it recurs; a rhythm the calendar has no name for keeps its words alone."""
    with_days = {m.start() for m in HALF_YEARS.finditer(low)}
    for m in TIMES.finditer(low):
        if m.start() in with_days:
            continue
        count = number_of(m["n"]) if m["n"] else 1
        once = number_of(m["times"] or m["often"] or "1") == 1
        every = RHYTHMS.get((count, m["of"] or m["per"]), "") if once else ""
        its = ITS_DAY.match(low, m.end())
        on = _next(every, said.latest, its) if its and every else None
        end = its.end() if its else m.end()
        yield Limit(m.start(), end, "recurring" if every else "by", on, every=every)


def every_other(low: str, said: Said) -> Iterator[Limit]:
    for m in EVERY_OTHER.finditer(low):
        yield Limit(m.start(), m.end(), "by", None)


def in_quarters(low: str, said: Said) -> Iterator[Limit]:
    today = said.latest
    for m in IN_QUARTER.finditer(low):
        on = None
        if today:
            first = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
            months = [months_later(first, n + MONTH_OF_QUARTER.get(m["month"], 0)) for n in (0, 3)]
            days = (day_in(month.year, month.month, int(m["day"])) for month in months)
            on = next(day for day in days if day >= today)
        at = parse_clock(m["h"], m["min"])
        if named := _named_quarter_end(low, m, said):
            kind = "before" if m[0].startswith("trước") else "by"
            yield Limit(m.start(), m.end(), kind, _in_named_quarter(m, named), at)
            continue
        yield Limit(m.start(), m.end(), "recurring", on, at, "quarter")


def _named_quarter_end(low: str, m: re.Match[str], said: Said) -> date | None:
    """The last day of the one quarter that the same clause is about: “báo cáo quý IV/2026”."""
    clause = clause_before(low, m.start(), 120)
    named = list(NAMED_QUARTER.finditer(clause))
    return parse_period(named[-1][0], said.after) if named and not EACH_ONE.search(clause) else None


def _in_named_quarter(m: re.Match[str], end: date) -> date | None:
    after = m["month"] in AFTER_QUARTER or m[0].endswith(("sau", "tiếp theo", "kế tiếp", "liền kề"))
    first = months_later(end.replace(day=1), 1 if after else -2)
    month = months_later(first, MONTH_OF_QUARTER.get(m["month"], 0))
    return day_in(month.year, month.month, int(m["day"]))


def last_days(low: str, said: Said) -> Iterator[Limit]:
    today = said.latest
    for m in LAST_DAY.finditer(low):
        every, on = EVERY[m["one"]], None
        if today:
            size = {"month": 1, "quarter": 3, "year": 12}[every]
            on = last_day(today.year, (today.month - 1) // size * size + size)
            if m["work"]:
                on -= timedelta(days=max(0, on.weekday() - FRIDAY))
        yield Limit(m.start(), m.end(), "recurring", on, parse_clock(m["h"], m["min"]), every)


def daily(low: str, said: Said) -> Iterator[Limit]:
    """What goes on from day to day has no next day, yet it may have an hour."""
    for m in DAILY.finditer(low):
        hour, minute = (m["h"], m["min"]) if m["h"] else (m["late"], m["past"])
        told = TELLS.search(low[max(0, m.start() - 20) : m.start()])
        before = clause_before(low, m.start(), 60)
        done = PERIOD_ENDS.match(low, m.end()) and DONE_EACH.search(before)
        each = m[0].endswith("mỗi ngày") and ANY_VERB.search(before)
        if (
            each
            or hour
            or m["fixed"]
            or told
            or done
            or not before.strip()
            or DEED.match(low, m.end())
        ):
            yield Limit(m.start(), m.end(), "ongoing", None, parse_clock(hour, minute))


def always(low: str) -> Iterator[Limit]:
    """What is to go on without an end, where no other limit is set: “thường xuyên kiểm tra …”."""
    for m in ALWAYS.finditer(low):
        before = clause_before(low, m.start(), 120)
        first = not ANY_VERB.search(ASKS.sub("", before.strip(), count=1)) or before[-2:] == ", "
        told = not first or SET_SO.search(before)
        last = told and ENDS_HERE.match(low, m.end()) and not LACKS.search(before)
        if ((first or _only_names(before)) and DEED.match(low, m.end())) or last:
            yield Limit(m.start(), m.end(), "ongoing", form="without an end")


def _only_names(before: str) -> bool:
    """“Phòng Quản lý Dược tiếp tục ” holds verbs and tells no deed."""
    name = GOES_ON.sub("", ASKS.sub("", before.strip(), count=1))
    named = HEAD.match(name) and not LACKS.search(name)
    return bool(named) and not ANY_VERB.search(IN_NAMES.sub("", name))


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
    if first and m[0].startswith("mỗi ") and m["one"] != "năm" and VERB.match(low, m.end() + 1):
        return True
    opens = not before.strip() and low.startswith(",", m.end())
    ends = bool(PERIOD_ENDS.match(low, m.end()))
    if first and (opens or ends or REPORTS.match(low, m.end()) or DEED.match(low, m.end())):
        return True
    if BEFORE_PERIOD.search(before) or (m["one"] != "năm" and WORK_BEFORE.search(before)):
        return True
    done = ends and DONE_EACH.search(before)
    between = DEED.match(low, m.end()) and not ANY_VERB.search(clause_before(low, m.start(), 120))
    return m["one"] != "năm" and bool(done or between or REPORTS.match(low, m.end()))


def _next(every: str, today: date | None, found: re.Match[str]) -> date | None:
    """The first day on or after `today` that the words name; a month that lacks the day has its
    last one for it. A day of every quarter, without the month of it, is none."""
    if today is None:
        return None
    if found["wd"]:
        return today + timedelta((weekday_of(found["wd"]) - today.weekday()) % 7)
    if found["m"]:
        years = today.year, today.year + 1
        days = [day_in(year, int(found["m"]), int(found["dm"])) for year in years]
    elif every == "month":
        months = today.replace(day=1), months_later(today.replace(day=1), 1)
        numbers = [int(n) for n in re.findall(r"\d+", found["day"] + (found["also"] or ""))]
        days = [day_in(month.year, month.month, n) for month in months for n in sorted(numbers)]
    else:
        return None
    return next((day for day in days if day >= today), None)
