"""Limits that name a day or the end of a period, with a word that sets it or a deed beside it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from conclusions.reading.dates import (
    DATE,
    DAY,
    DONE,
    LEAD,
    MONTH,
    MONTH_YEAR,
    MONTHS_OF_YEAR,
    QUARTER_YEAR,
    YEAR,
    Limit,
    Said,
    clause_before,
    is_to_do,
    parse_day,
    parse_period,
)
from conclusions.reading.lexicon import HAND_IN, HOLD, ORDER, any_of
from conclusions.reading.moments import (
    MOMENT,
    day_of,
    hour_of,
    is_near,
    is_set_apart,
    is_weekday_alone,
)
from conclusions.reading.name_words import ANY_VERB, HEAD, MEMBER, VERB

# “báo cáo tiến độ trước ngày …”: there it is what is reported.
PACE = (
    r"(?<!cáo )(?<!nhật )(?<!nhanh )(?<!về )(?<!đảm )(?<!rõ )(?<!đốc )(?<!soát )(?<!tra )(?<!dõi )"
    r"(?<!giá )(?<!quả, )(?<!hình, )tiến độ"
)
UNTIL = re.compile(
    rf"(?<!\w){LEAD}(?P<how>trước|chậm nhất(?: là)?(?: vào| trong)?(?: trước)?|"
    rf"muộn nhất(?: là)?(?: vào| trong)?"
    rf"|không quá|không (?:muộn|trễ|chậm) hơn|không để qua|hạn (?:cuối|chót)(?: cùng)?(?: là)?:?|"
    rf"(?:thời hạn|thời gian|{PACE})(?: hoàn thành| thực hiện)?(?: là)?:?"
    rf"|(?:(?<=\()|(?<=[,;.:] ))hạn:?"
    rf"|(?:thời hạn|hạn) (?![^,.;:]{{0,20}}(?:mục|điểm|khoản|việc|vụ|dung) (?:số )?\d)"
    rf"[^,.;:]{{1,30}}:"
    rf"|hết(?= ngày \d)|(?<!quá )(?<!thời )(?<!hết )(?<!đến )hạn(?: gửi| nộp| là|"
    rf" hoàn thành){{0,3}}(?= (?:ngày |cuối |hết )?\d| cuối )"
    rf"|(?:hoàn thành|xong)(?: vào)?(?= (?:ngày|\d|thứ |sáng |chiều ))"
    rf"|(?:ngay )?trong(?= (?:ngày|sáng|trưa|chiều|tối|đêm|buổi) )"
    rf"|(?:chậm nhất |muộn nhất )?(?:đến|tới)(?: trước)?(?: hết)?) "
    rf"(?P<also>(?:(?:thời điểm|mốc|ca \d|giờ nghỉ trưa|giờ làm việc|"
    rf"ngày làm việc(?= (?:ngày |thứ |\d))|cuối giờ|hết giờ|hết|vào|lúc|đến|trước|là) ){{0,4}})"
    rf"(?:ngày \((?=\d))?(?P<day>{MOMENT})"
)
FROM_TO = re.compile(
    rf"{LEAD}từ (?P<from>(?:ngày |thứ |sáng |chiều |\d).{{1,40}}?) (?:đến|"
    rf"tới) (?:hết )?(?P<day>{MOMENT})"
)
# “ngày 15-20/12/2026” ends with the 20th.
RANGE = re.compile(
    rf"(?<!\w)(?:từ |trong |vào )?(?:các |khoảng |\d )?(?:ngày )?(?<![\d/]){DAY}(?: ?[-–] ?| và )"
    rf"(?P<day>{DAY}/{MONTH}(?:/{YEAR})?)(?![\d/%])"
)
# “các ngày 25/11, 05/12 và 15/12/2026”; “03 và 04/12/2026” is a range.
_ONE_OF = rf"{DAY}(?:/{MONTH}(?:/{YEAR})?)?"
SEVERAL_DAYS = re.compile(
    r"(?<!\w)(?:(?:vào |trước |trong |chậm nhất(?: là)? |đúng )?(?:các|những) |vào |trước )ngày "
    rf"{_ONE_OF}(?:(?:, (?:ngày )?{_ONE_OF})+(?:,? và |, )|(?<=\d\d/\d\d) và )(?:ngày )?"
    rf"(?P<last>{DAY}/{MONTH}(?:/{YEAR})?)(?![\d/%])"
)
DURING = re.compile(
    rf"(?<!\w)(?P<done>{DONE},? )?(?P<how>(?:ngay )?trong|(?:thời gian|thời hạn|tiến độ|"
    rf"hạn)(?: hoàn thành| thực hiện)?(?::| là)(?: trong| xong)?|trước|"
    rf"chậm nhất(?: là)?(?: trong| vào)?|muộn nhất(?: là)?(?: vào)?|từ nay đến|đến|xong|"
    rf"(?:hoàn thành|kết thúc)(?= (?:tháng|quý|\d+ tháng) )|"
    rf"vào(?= (?:cuối|đầu|giữa|ngày cuối) (?:tháng|quý) )) "
    rf"(?P<edge>(?:hết|cuối|đầu|giữa|nửa (?:đầu|cuối|sau)|ngày cuối(?: cùng)?(?: của)?) )?"
    rf"(?:tháng {MONTH}(?:,| và| -) (?=tháng))?"
    rf"(?P<period>{MONTHS_OF_YEAR}|{MONTH_YEAR}|{QUARTER_YEAR}|năm {YEAR}(?!\d))(?: này(?=,))?"
)
# Days the reader cannot know: when the Tết holidays end, when an approval comes.
FEAST = (
    r"(?:kỳ |dịp |đợt )?(?:nghỉ )?(?:lễ|tết)(?: (?:nghỉ|lễ|tết|nguyên đán|dương lịch|âm lịch"
    r"|cổ truyền|trung thu|năm \d{4}|20\d\d|\d{1,2}/\d{1,2}"
    r"|(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) \w+)(?!\w))*(?!\w)"
)
AROUND = re.compile(
    rf"(?<!\w){LEAD}(?P<how>trước|ngay (?:trước|sau)|sau|trong) (?:khi )?(?P<feast>{FEAST})"
    r"|(?<!\w)ngay sau (?:khi|cuộc họp|hội nghị|phiên họp|buổi họp)(?! và)[^,.;:]{0,60}"
)
# The first words are named once more ahead of it: most places are passed over by them alone.
EVENT = re.compile(
    r"(?<!\w)(?=\d|ngày|m[ùồ]ng|đầu|cuối|buổi|sáng|trưa|chiều|tối|đêm|thứ|chủ|hôm|dự|vào|đúng|lúc|từ)"
    rf"(?P<how>(?:dự kiến )?(?:vào|đúng) (?:lúc |thời điểm |mốc )?|dự kiến |lúc |từ "
    rf")?(?P<day>{MOMENT})"
)
# "nay điều chỉnh thời hạn đến ngày …": what stood before no longer holds.
MOVED = re.compile(
    r"(?:(?:điều chỉnh|gia hạn|lùi|kéo dài|dời|thay đổi|"
    r"(?:chuyển|đổi)(?= từ ngày | từ \d| thời hạn| hạn))(?: [\w/]+){0,16} "
    r"(?=đến|sang|tới|thành|về)|(?:sửa|đính chính|cải chính)(?: lại)? ?(?=thành|là|:))"
    r"(?P<to>đến|sang|tới|thành|về|là|:)(?: hết|(?P<before> trước)| chậm nhất(?: là)?)? "
    rf"(?P<day>{DATE})"
)
ALSO_DATED = (
    "hoàn thành",
    "xong",
    "theo lịch",
    "đăng ký",
    "triển khai",
    "bàn giao",
)
ACTS = re.compile(
    rf"(?<!\w)(?:{any_of(HOLD, HAND_IN, ALSO_DATED)}(?!\w)"
    rf"|(?<!chương )(?<!công )(?<!quy )(?<!lộ )(?<!tờ ){VERB.pattern})"
)
# "báo cáo kết quả ngày 16/8/2024": the deed and its day, with few words between and none that
# makes the day another thing's.
ON_THE_DAY = re.compile(
    rf"(?<!\w)(?<!cuộc )(?<!phiên )(?<!buổi )(?<!hội )(?<!kỳ )(?<!lớp )(?:{VERB.pattern})"
    r"(?:(?! (?:tại|cuộc|phiên|hội|kỳ|số|của|theo|từ|dịp|lễ|đến|đã|hiệu lực|niệm|mừng)(?!\w)) \w+)"
    r"{0,7}:? $"
)
# "trình tại cuộc họp ngày 25/11/2026", and a day by which work ends: "ngày 30/11/2026 hoàn thành".
AT_MEETING = re.compile(
    rf"{any_of(HAND_IN)}(?!\w)[^,.;]{{0,60}} (?:tại|họp|vào) (?:cuộc họp|phiên|buổi họp|hội nghị|"
    r"giao ban|kỳ họp|kỳ sinh hoạt|buổi sinh hoạt)"
    r"(?: \w+){0,6} $"
    r"|(?<!\w)(?:đưa ra|bàn|thông qua)(?: \w+){0,4} tại (?:cuộc họp|phiên|kỳ|buổi|hội nghị)"
    r"(?: \w+){0,4} $"
    r"|(?<!\w)tại (?:tiết|buổi|lễ|kỳ họp|ngày hội|chào cờ)(?: \w+){0,5} $"
)
MEETING_OF = re.compile(
    r"(?<!\w)tại (?:(?:cuộc|buổi|phiên|kỳ) (?:họp|giao ban|sinh hoạt)|hội nghị|giao ban)"
    rf"(?: (?!\d)\w+){{0,5}}? (?:(?P<period>{MONTH_YEAR})"
    r"|(?:gần nhất|tiếp theo|kế tiếp|sắp tới|tới)(?=[.,;]|$))"
)
AT_MEETINGS = any_of(HAND_IN, ("cho ý kiến", "thông qua", "xem xét", "bàn"))
HANDED_IN = re.compile(rf"(?<!\w){AT_MEETINGS}(?!\w)")
# What was told at one, or what a paper is asked for in order to tell there.
TOLD_THERE = re.compile(
    r"(?:(?<!\w)(?:đã|theo|được|như|tinh thần|nội dung)(?: \w+){0,4}|\w để [^.;]{0,80}) $"
)
# Days that are told of something else than of work.
ELSE = re.compile(
    r"(?<!\w)(?:quá hạn|hết hạn|đến hạn|kỷ niệm|chào mừng|nhân dịp|dịp|hiệu lực|áp dụng|kể từ|"
    r"giai đoạn|sinh(?! viên| hoạt)|tính đến|"
    r"số liệu|trước đó|hồi)(?: \w+){0,4} $"
)
# "Giao Phòng A trong tháng 12 hoàn thành việc rà soát": between who does it and what.
ASKS = re.compile(rf"(?:(?:đồng thời|và),? )?{any_of(ORDER)} ")
WHO = re.compile(rf"(?:(?:các|những|từng|mỗi) )*(?:{HEAD.pattern}|{MEMBER.pattern})")
FINISHED = frozenset(("xong", "hoàn thành", "kết thúc"))
# "thanh toán khối lượng thực hiện hoàn thành quý IV/2026": what is paid for, not when.
DONE_ALREADY = re.compile(
    r"(?<!\w)(?:đã|vừa|mới|khối lượng(?: công việc)?(?: thực hiện)?(?: đã)?|"
    r"(?:phần|số) (?:việc|vốn)) $"
)
WAS = re.compile(r",? (?:đã|đang|được|có|là|vừa|chưa|còn)(?!\w)")
# "Thời hạn: trong tháng 8."
LABEL = re.compile(r"(?:thời gian|thời hạn|tiến độ)(?: hoàn thành| thực hiện)? ?: $")
AFTER_LABEL = re.compile(r"(?:thời gian|thời hạn|tiến độ) ?: [^.;:]{1,40}$")
SET_SO = re.compile(r"(?:thời gian|thời hạn|tiến độ|hạn)(?!\w)")
# “hoàn thành nghiệm thu 05 đề tài trong năm 2026.”; a plain “trong năm 2026” may tell of what.
ENDS_IT = re.compile(
    r"(?<!đã )(?<!được )(?<!\w)(?:hoàn thành|hoàn tất|kết thúc|xong|giải ngân|quyết toán|"
    r"nghiệm thu|bàn giao|đưa vào (?:sử dụng|vận hành|khai thác))(?!\w)"
)
ENDS = re.compile(r"[.;]|$| rồi | \((?!\d)")
OPENS_STEP = re.compile(r"(?:^|, )$")  # “…, ngày 05/10 báo cáo kết quả”
# “đến ngày 31/10 không còn hồ sơ trễ hạn”: what is to be by then.
RESULT = re.compile(
    r",? (?:phải|cơ bản|không còn|không để|có ít nhất|đạt ít nhất|100|xong|"
    r"(?:\w+ ){1,3}nào (?:còn )?(?:chưa|không))(?!\w)"
)
# What lasts, or is counted, until a day.
COUNTED = re.compile(
    r"(?<!\w)(?:tính|số liệu|từ|dùng|đủ|dự trữ|hiệu lực|áp dụng|giá trị|bảo hành|thời hạn sử dụng)"
    r"(?: \w+){0,3} ?$"
)
# "(làm việc từ ngày 07/12 đến ngày 11/12)": when something else takes place.
HELD_FROM = re.compile(
    r"(?:hội chợ|hội nghị|hội thảo|hội thi|lễ|cuộc thi|kỳ thi|triển lãm|đại hội|giải|ngày hội|"
    r"tuần lễ|liên hoan)"
    r"(?: [^,.;()]{0,80})? (?:tổ chức|diễn ra|khai mạc|mở)(?: vào)? $"
)
TAKES_PLACE = re.compile(
    r"\((?:dự kiến )?(?:chuyến|đợt|kỳ|lịch|làm việc|diễn ra|họp|thăm|đến|đi|nghỉ|học|khai mạc|tổ "
    r"chức|mở|công tác)"
    r"(?: [^()]{0,40})? $"
)
# "trước khi nghỉ hè (ngày 30/5/2026)": an event with its day.
EVENT_DATED = re.compile(
    rf"(?<!\w){LEAD}(?P<how>trước|ngay trước) (?:khi|ngày|kỳ|dịp|thời điểm|lễ|mùa|đợt|"
    rf"đại hội|hội nghị|cuộc|phiên|buổi|tết)(?!\w)[^\d,.;:()]{{2,60}}? (?:\((?:tức |là )?|(?=ngày "
    rf"\d|\d{{1,2}}/\d))"
    rf"(?:vào )?(?P<day>{MOMENT})\)?"
)
BEFORE_EVENT = re.compile(
    rf"(?<!\w){LEAD}(?P<how>trước) "
    rf"(?:khi (?:họp |kết thúc |hết |(?!các |{VERB.pattern}))|kỳ |cuộc |phiên |buổi |đợt |mùa |vụ |"
    r"thềm |(?=khai giảng |năm học |học kỳ |tựu trường|"
    r"(?<!báo cáo trước )(?<!bày trước )(?<!nhiệm trước )(?:hội nghị|đại hội|hội thảo|lễ)"
    r"(?! tết) ))"
    r"(?![^,.;]{0,80}\d/\d)[^,.;:()]{3,80}(?=[.,;]|$)"  # a day among the words is another form's
    # What is finished before another deed is no way of doing it: "xong trước khi trình duyệt".
    rf"|(?<!\w){DONE},? (?P<then>trước) khi (?![^,.;]{{0,80}}\d/\d)[^,.;:()]{{3,80}}(?=[.,;]|$)"
)
CLOSED = re.compile(r"(?: \d{4})?(?:[.;]|$)")
CLAUSE_ENDS = re.compile(r"[.,;:)]|$| \(| (?:và|để|tại|ở|cho|gửi) ")
OF_ANOTHER = re.compile(r"(?:tại|sau|từ|theo|của) (?:\w+ ){0,8}$")
NEXT = timedelta(days=1)
HALF_MONTH = 15
FINISHES = re.compile(r",? (?:phải |cần |thì )?(?:hoàn thành|xong|kết thúc)(?!\w)")
LAST_DAY_OF = re.compile(
    rf"(?<!\w)(?P<how>trước |vào |chậm nhất(?: là)? )?ngày cuối(?: cùng)?(?: của)? "
    rf"(?P<period>{MONTH_YEAR}|{QUARTER_YEAR})"
)
EDGE = re.compile(rf"(?<!\w)(?P<edge>đầu|giữa|cuối) (?P<period>{MONTH_YEAR}|{QUARTER_YEAR})")
# What was, after a time that begins its sentence.
BACK_TOLD = re.compile(r"[^.;]*(?<!\w)(?:đã|đạt|vừa qua)(?!\w)")
QUOTED = re.compile(
    r"(?:với|theo|quá) (?:thời )?hạn,? ?$|đúng (?:thời )?hạn ?$|kể từ $|"
    r"có hiệu lực(?: thi hành)? (?:từ )?$"
)
BACKGROUND = re.compile(r"(?:đã|vừa) (?:\w+ ){1,4}$")


def from_to(low: str, said: Said) -> Iterator[Limit]:
    for m in FROM_TO.finditer(low):
        told = max(0, m.start() - 120), m.start()
        if TAKES_PLACE.search(low, *told) or HELD_FROM.search(low, *told):
            continue
        yield Limit(m.start(), m.end(), "by", day_of(m["day"], said), hour_of(m["day"]))


def day_range(low: str, said: Said) -> Iterator[Limit]:
    for m in RANGE.finditer(low):
        cued = m[0].startswith(("từ ", "trong "))
        clause = clause_before(low, m.start(), 160)
        ends = ENDS.match(low, m.end()) and ACTS.search(clause) and not ELSE.search(clause)
        if (on := parse_day(m["day"], said.after)) and (cued or ends or is_to_do(low, m.start())):
            yield Limit(m.start(), m.end(), "by", on)


def moved_to(low: str, said: Said) -> Iterator[Limit]:
    for m in MOVED.finditer(low):
        told = m.start("to") - m.start() > 40  # whose limit it is stands between
        start = m.start("to") if told else m.start()
        kind = "before" if m["before"] else "by"
        yield Limit(start, m.end(), kind, parse_day(m["day"], said.after))


def several_days(low: str, said: Said) -> Iterator[Limit]:
    """Days named in one breath; a limit is one day, and which of them counts is for a person."""
    for m in SEVERAL_DAYS.finditer(low):
        clause = clause_before(low, m.start(), 160)
        last = parse_day(m["last"], said.after)
        if last is None or (said.issued and last < said.issued):
            continue
        if ACTS.search(clause) and not ELSE.search(clause) and not _is_told(clause, said):
            yield Limit(m.start(), m.end(), "by")


def until(low: str, said: Said) -> Iterator[Limit]:
    for m in UNTIL.finditer(low):
        start, how = m.start(), m["how"]
        if how.startswith(("đến", "tới")) and not (_ends_work(low, m) or _opens(low, m)):
            continue
        quoted = (QUOTED.search(low, max(0, start - 40), end) for end in (start, m.end("how")))
        if any(quoted):
            yield Limit(start, m.end(), "")
            continue
        kind = "before" if "trước" in how + m["also"] else "by"
        yield Limit(start, m.end(), kind, day_of(m["day"], said), hour_of(m["day"]))


def _opens(low: str, m: re.Match[str]) -> bool:
    """The time stands before what is to be done in it: "Trong tháng 12, Văn phòng Sở …"."""
    before = clause_before(low, m.start(), 40).strip()
    return not before and low.startswith(", ", m.end()) and not BACK_TOLD.match(low, m.end())


def _ends_work(low: str, m: re.Match[str]) -> bool:
    """ "đến ngày 30/6" limits work that is to be done, not work that goes on or is counted."""
    clause = clause_before(low, m.start(), 120)
    if RESULT.match(low, m.end()) or clause.endswith("cho "):
        return True
    if clause.endswith(("từ nay ", "phấn đấu ")):
        return True
    if "hết" in m[0] or "chậm" in m[0] or "muộn" in m[0]:
        return not COUNTED.search(clause)
    return m[0].startswith(("hoàn", "xong", "phải", "cơ bản", "kết", "dứt"))


def during(low: str, said: Said) -> Iterator[Limit]:
    for m in DURING.finditer(low):
        how, period, edge = m["how"], m["period"], m["edge"] or ""
        if how in FINISHED and DONE_ALREADY.search(low, max(0, m.start() - 40), m.start("how")):
            continue
        done = bool(m["done"]) or how in FINISHED
        dated = bool(re.search(YEAR, period))
        opens = _opens(low, m)
        ends = ENDS.match(low, m.end())
        if period.startswith("năm") and not (
            done or opens or (ends and ENDS_IT.search(clause_before(low, m.start(), 160)))
        ):
            continue
        if how in {"đến", "trước"} and period.startswith("năm"):
            continue
        if how == "đến" and not (done or edge or is_to_do(low, m.start())):
            continue
        acts = ends and ACTS.search(clause_before(low, m.start(), 160))
        told = (
            acts
            or SET_SO.match(how)
            or _between(low, m)
            or AFTER_LABEL.search(low, max(0, m.start() - 60), m.start())
        )
        if not dated and not (done or opens or told or is_to_do(low, m.start())):
            continue
        on = parse_period(period, said.after)
        latest = how.startswith(("chậm nhất", "muộn nhất")) and edge.startswith(("cuối", "hết"))
        kind = "by" if latest or how in {"đến", "từ nay đến"} else "during"
        if edge.startswith("ngày cuối") and how != "trước":
            kind = "by"
        if how == "trước" and not edge:
            kind, on = "before", _first_of(period, on)
        elif edge.startswith(("đầu", "giữa")):
            on = None
        elif edge.startswith("nửa đầu"):
            on = on and period.startswith("tháng") and on.replace(day=HALF_MONTH) or None
        elif how == "trước":
            kind = "before"
        yield Limit(m.start(), m.end(), kind, on)


def _between(low: str, m: re.Match[str]) -> bool:
    """The time stands between who does the work and what they do."""
    if not VERB.match(low, m.end() + 1) or low[m.end() : m.end() + 1] != " ":
        return False
    before = ASKS.sub("", clause_before(low, m.start(), 120).strip(), count=1)
    return bool(WHO.match(before)) and not ANY_VERB.search(before) and not WAS.match(low, m.end())


def at_meeting_of(low: str, said: Said) -> Iterator[Limit]:
    """What is handed in or talked over at the meeting of a month."""
    for m in _meetings(low):
        if m["period"] and (on := parse_period(m["period"], said.after)):
            yield Limit(m.start(), m.end(), "during", on)


def at_next_meeting(low: str) -> Iterator[Limit]:
    """The words alone, where no other limit is set: nobody knows yet when that meeting is."""
    for m in _meetings(low):
        if not m["period"]:
            yield Limit(m.start(), m.end(), "by", form="at the next meeting")


def _meetings(low: str) -> Iterator[re.Match[str]]:
    for m in MEETING_OF.finditer(low):
        clause = clause_before(low, m.start(), 160)
        if HANDED_IN.search(clause) and not TOLD_THERE.search(clause):
            yield m


def last_day_of(low: str, said: Said) -> Iterator[Limit]:
    for m in LAST_DAY_OF.finditer(low):
        kind = "before" if (m["how"] or "").startswith("trước") else "by"
        yield Limit(m.start(), m.end(), kind, parse_period(m["period"], said.after))


def edge_of(low: str, said: Said) -> Iterator[Limit]:
    """The day of an end is known, that of a beginning is not."""
    for m in EDGE.finditer(low):
        if is_to_do(low, m.start()) or RESULT.match(low, m.end()):
            on = parse_period(m["period"], said.after) if m["edge"].endswith("cuối") else None
            yield Limit(m.start(), m.end(), "during", on)


def event_dated(low: str, said: Said) -> Iterator[Limit]:
    for m in EVENT_DATED.finditer(low):
        apart = OPENS_STEP.search(clause_before(low, m.start(), 40))
        labelled = LABEL.search(low, max(0, m.start() - 60), m.start())
        done = m.start() != m.start("how") or is_to_do(low, m.start())
        closed = ENDS.match(low, m.end()) and ACTS.search(clause_before(low, m.start(), 160))
        if not (apart or labelled or done or closed):
            continue
        yield Limit(m.start(), m.end(), "before", day_of(m["day"], said), hour_of(m["day"]))


def before_event(low: str) -> Iterator[Limit]:
    """The words alone, where no other limit is set; but “trước khi trình ký” says how it is done,
    not until when."""
    for m in BEFORE_EVENT.finditer(low):
        done = m["then"] or m.start() != m.start("how")
        if done or is_to_do(low, m.start()) or ACTS.search(clause_before(low, m.start(), 160)):
            yield Limit(m.start(), m.end(), "before", form="before an event")


def around(low: str, said: Said) -> Iterator[Limit]:
    """The words alone, for somebody to say which day is meant; but “kỳ nghỉ lễ 30/4” says it."""
    for m in AROUND.finditer(low):
        how = m["how"] or "ngay"
        topic = re.search(r"(?:trước,|và) $", low[max(0, m.start() - 8) : m.start()])
        clause = clause_before(low, m.start(), 160)
        last = how == "trước" and CLOSED.match(low, m.end()) and ACTS.search(clause)
        worked = how.startswith("ngay") or last or is_to_do(low, m.start("how") + 1)
        if topic or not worked:
            continue
        on = _feast_day(m["feast"] or "", said) if how == "trước" else None
        yield Limit(m.start(), m.end(), "before" if how == "trước" else "by", on)


def _feast_day(feast: str, said: Said) -> date | None:
    """The day of a feast that is told by its date, or is the same every year."""
    if year := re.search(rf"tết dương lịch(?: năm)? ({YEAR})", feast):
        return date(int(year[1]), 1, 1)
    if re.search(r"tết dương lịch$", feast):
        return parse_day("01/01", said.after)
    dated = re.search(r"\d{1,2}/\d{1,2}$", feast)
    return parse_day(dated[0], said.after) if dated else None


def _first_of(period: str, end: date | None) -> date | None:
    if end is None:
        return None
    month = end.month - 2 if period.startswith("quý") else end.month
    return end.replace(month=month, day=1)


def on_day(low: str, said: Said) -> Iterator[Limit]:
    """A day that work is to be done on, or by which a sentence says it ends."""
    for m in EVENT.finditer(low):
        if TAKES_PLACE.search(low, max(0, m.start() - 60), m.start()):
            continue
        clause = clause_before(low, m.start(), 160)
        on = day_of(m["day"], said)
        if on is None or (said.on and on < said.on + NEXT * (not is_near(m["day"]))):
            continue
        if said.issued and on < said.issued and not is_near(m["day"]):
            continue
        if not _is_set_on(low, m, clause) or _is_told(clause, said):
            continue
        yield Limit(m.start(), m.end(), "by", on, hour_of(m["day"]))


def _is_set_on(low: str, m: re.Match[str], clause: str) -> bool:
    """Whether the words around a day make it one of work: a word before it, its hour, the deed it
    follows, or the deed that follows it."""
    how, day, end = (m["how"] or "").strip(), m["day"], m.end()
    if how == "từ" or (not how and is_weekday_alone(day)):  # “kể cả Chủ nhật”
        return False
    begins = OPENS_STEP.search(clause)
    deed_behind = FINISHES.match(low, end) or begins and VERB.match(low, end + 1)
    apart = begins and clause.strip() and ENDS.match(low, end)
    heads = not clause.strip() and is_set_apart(day) and low.startswith(", ", end)
    if deed_behind or apart or heads:
        return True
    closed = CLAUSE_ENDS.match(low, end) or VERB.match(low, end + 1)
    done = closed and ON_THE_DAY.search(clause)
    sure = how or is_set_apart(day) or done or AT_MEETING.search(clause)
    return bool(sure and ACTS.search(clause))


def _is_told(clause: str, said: Said) -> bool:
    """The day belongs to something that was, or that is only named."""
    if ELSE.search(clause) or (BACKGROUND.search(clause) and "theo lịch" not in clause):
        return True
    return said.on is None and bool(OF_ANOTHER.search(clause))
