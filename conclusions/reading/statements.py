"""What words do: state how things stand or stood, praise, refuse; or ask something of somebody."""

import re
from datetime import date

from conclusions.reading.dates import (
    MONTH_YEAR,
    MONTHS_OF_YEAR,
    QUARTER_YEAR,
    YEAR,
    last_day,
    parse_period,
)
from conclusions.reading.lexicon import ANSWER_FOR, HASTEN, MUST, ORDER, any_of
from conclusions.reading.model import ReadDuty
from conclusions.reading.name_words import HEAD, VERB
from departments.folding import level

ASSESSES = re.compile(
    r"(?:^(?:ghi nhận|biểu dương|phê bình)|"
    r"đánh giá|kết quả|tình hình|ưu điểm|tồn tại|hạn chế|khó khăn|nguyên nhân|những (?:việc|"
    r"kết quả)|công tác (?:đã )?(?:triển khai|thực hiện)|nhận định|nhận xét|về (?:kết quả|"
    r"tình hình|đánh giá)|thành phần|kiểm điểm (?:việc|kết quả|tình hình|công tác)|diễn biến|"
    r"tiến độ$|khái quát|đặc điểm tình hình|hiện trạng|thực trạng|điểm lại|(?:việc )?(?:tuần|"
    r"tháng|quý) (?:vừa )?(?:qua|rồi|"
    r"trước)(?!\w)|"
    r"(?:các )?ý kiến (?:tham gia|phát biểu|"
    r"thảo luận|trao đổi|của)|(?:nội dung )?thảo luận|phát biểu)"
)
TASKS = re.compile(
    r"nhiệm vụ|giải pháp|thời gian tới|phương hướng|tổ chức thực hiện|yêu cầu|phân công|trọng tâm|"
    r"kế hoạch|công việc|chỉ đạo|kết luận|giao (?:các|sở|phòng)|nội dung (?:triển khai|thực hiện)|"
    r"công tác (?:tuần|tháng|quý)"
)
AHEAD = re.compile(
    r"phương hướng|giải pháp|thời gian tới|trọng tâm|yêu cầu|phân công|(?:và|,|"
    r";) (?:một số )?nhiệm vụ"
)
JOINT = re.compile(r"(?:và|,|;) ")
STATES = re.compile(
    r"(?:thời gian qua|(?:tuần|tháng|quý|năm) (?:vừa )?(?:qua|trước|rồi)(?!\w)|"
    r"từ đầu (?:năm|quý|tháng|nhiệm kỳ)[^,.;]{0,20} đến nay|trong (?:thời gian qua|tháng|quý|năm|"
    r"\d+ tháng|những)|ghi nhận|đánh giá cao|"
    r"biểu dương|tuyên dương|phê bình|khen |cảm ơn|nhìn chung|tuy nhiên|bên cạnh|kết quả|đến nay|"
    r"qua "
    r"(?:nghe|báo cáo|kết quả|"
    r"theo dõi)|về (?:kết quả|tình hình)|chi tiết (?:tại|theo)|kèm theo|cơ bản|thống nhất|"
    r"nhất trí|đồng ý|hội nghị|cuộc họp|công tác|hoan nghênh|tán thành|"
    r"(?:ông|bà|cử tri|nhân dân|người dân|hộ)(?!\w)[^.;:]{0,60}(?<!\w)(?:hỏi|phản ánh|kiến nghị|"
    r"thắc mắc|"
    r"đề nghị)(?!\w)|(?:ông|bà) [^.;:]{3,60}: (?:đề nghị|kiến nghị|cho rằng|báo cáo)(?!\w)|"
    r"[^.;]*(?:không|chưa) (?:có cơ sở|đủ cơ sở|xem xét|đồng ý|chấp thuận)(?!\w)|"
    r"[^.;:]{3,120}: (?:[^,;.:]{2,20} )?(?:ghi nhận|biểu dương|khen|hoan nghênh)(?!\w)|"
    r"(?:ubnd|ủy ban nhân dân|lãnh đạo|chủ tịch|giám đốc|thường trực|viện trưởng|hiệu trưởng|bí "
    r"thư|"
    r"chi bộ|chi ủy|đảng ủy|"
    r"tổng giám đốc|cục trưởng)[^,.;]{0,60}(?:ghi nhận|phê bình|đánh giá|biểu dương|thống nhất|"
    r"nhất trí|đồng ý|hoan nghênh))"
)
# "Ưu điểm: …", "Khuyết điểm, vi phạm nêu tại Mục II …": what was found.
RECORD = r"(?:ưu điểm|khuyết điểm|hạn chế|tồn tại|nguyên nhân|thiếu sót|sai phạm|vi phạm|bất cập)"
FOUND = re.compile(
    rf"(?:về )?(?:những |các )?{RECORD}(?:(?:,| và) {RECORD})*(?: [^.;:]{{0,40}})?"
    r"(?::| nêu | thuộc )"
)
# A time that is still to come is no look back, whatever it is called by.
AHEAD_TIME = re.compile(
    rf"(?:trong )?(?:(?P<period>{MONTHS_OF_YEAR}|{MONTH_YEAR}|{QUARTER_YEAR}|năm {YEAR}(?!\d))"
    r"|(?<=trong )(?:những |các )?(?:\d+ )?(?:ngày|tuần|tháng|quý|năm|thời gian) (?:tới|sau|này|"
    r"tiếp theo))"
)
COMMANDING = (
    "khẩn trương",
    "chủ trì",
    "tiếp tục",
    "tập trung",
    "tăng cường",
)
COMMANDS = re.compile(
    rf"(?<!\w){any_of(ORDER, ANSWER_FOR, MUST, COMMANDING)}(?<!được giao)(?<!đã giao)(?!\w)"
)
SENTENCE = re.compile(r"^|[.;:] ")
# Those a notice may set to work without their being a unit of the agency.
BODY = re.compile(
    r"(?:tỉnh|thành phố|huyện|xã|nhà thầu|nhà đầu tư|đơn vị tư vấn|cán bộ|viên chức|"
    r"đoàn viên(?:, thanh niên)?) (?!đã |đang |được )"
)
URGED = (
    "rà soát",
    "tăng cường",
    "chú trọng",
    "quan tâm",
    "xây dựng",
    "thực hiện",
    "nâng cao",
    "đẩy mạnh",
)
URGES = re.compile(f"{any_of(ORDER, MUST)} {any_of(('các ', 'toàn ', 'mỗi '), HASTEN, URGED)}")
MUST_DO = re.compile(
    rf"(?<!\w)phải (?!trả|chi|nộp|chờ|chuyển|được|là|có|do){VERB.pattern}[^.;]{{0,400}}"
    rf"(?:trong|trước|xong)(?!\w)"
)
FORBIDS = re.compile(
    r"(?:tuyệt đối |kiên quyết )?không (?!có|còn|đồng ý|nhất trí|thống nhất|xem xét|chấp "
    r"thuận|"
    rf"đạt|được|xảy ra){VERB.pattern}"
)
ORDERS = re.compile(rf"(?<!\w)(?<!theo )(?<!được ){any_of(ORDER)}(?!\w)")
# "Về đề nghị của xã A: chưa đủ cơ sở, không xem xét trong quý II."
TURNED_DOWN = re.compile(
    r"(?:về )?(?:đề nghị|kiến nghị|đề xuất|ý kiến)[^.;]*(?:không|chưa) (?:đủ cơ sở|có cơ sở|xem "
    r"xét|đồng ý|nhất trí|thống nhất|bố trí|"
    r"chấp thuận|giải quyết)[^.;]*\.?"
)
PAST_FIRST = re.compile(
    r"(?:(?:trong |\w+ )?(?:ngày|tuần|tháng|quý|năm) (?:vừa )?(?:qua|trước|rồi)|"
    r"từ đầu (?:năm|quý|tháng|nhiệm kỳ)[^,.;]{0,20} đến nay)(?:,| \()"
)
# "…, được Cục Dân số đánh giá cao".
PRAISED = re.compile(
    r"(?:hoàn thành vượt|vượt|đạt) [^.;]{0,60}chỉ tiêu|được [^,.;]{0,60}(?:đánh giá cao|khen|biểu "
    r"dương|"
    r"ghi nhận)|(?<!\w)(?:biểu dương|tuyên dương|khen ngợi|cảm ơn)(?: [^.;]{0,40})?\.?$"
)
GIVEN = re.compile(rf"(?:^|[.;] ){any_of(ORDER)} ")
MUST_NOW = re.compile(r"[.;] [^.;]{3,60} (?:khẩn trương|tập trung|phải|cần|chịu trách nhiệm)(?!\w)")
BACK = re.compile(
    r"thời gian qua|tuy nhiên|đến nay|đã (?!giao)|trong (?:tháng|quý|năm) qua|đánh giá cao|ghi nhận"
)
RUN_ON = 100  # letters in which words behind such a heading tell how things stand
RUN_IN = re.compile(r"([^.;:]{3,60}): (.+)")  # a heading and its words in one line
FINDS = re.compile(r"(?<!\w)(?:đã|đang|còn|chưa|đạt|giảm|tăng|có|được|là|tương đối|khá)(?!\w)")
NAMES_A_DAY = re.compile(
    r"(?:trước|chậm nhất|hoàn thành|xong)[^.;]{0,30}(?:ngày|tháng|quý) [\divx]"
    r"|trong (?:vòng|thời hạn) \d"
)
# "Dự án khởi công ngày …, theo hợp đồng phải hoàn thành trước …; đến nay mới đạt 61%".
STANDS = re.compile(
    r"(?:dự án|công trình|gói thầu|hợp đồng|công tác|việc|tiến độ|đề án|nhiệm vụ|tuyến|khu)(?!\w)"
    r"[^.]{5,300}[;,.] (?:nhưng |tuy nhiên,? )?(?:đến nay|hiện nay|tuy nhiên|nhưng)"
    r"[^.;]{0,60} (?:mới|chưa|đã|còn|chậm|vẫn|đạt)(?!\w)"
)


def is_assessing(heading: str) -> bool:
    """A section title that looks back; one that also sets tasks looks forward."""
    low = level(heading)
    found = ASSESSES.search(low)
    if not found or found.start() >= 40:
        return False
    return not (AHEAD if found.start() < 4 else TASKS).search(low)


def part_ahead(heading: str) -> str:
    """What of a section title looks ahead: of "Đánh giá quý I, nhiệm vụ quý II" the second half."""
    if is_assessing(heading):
        return ""
    low = level(heading)
    found = ASSESSES.search(low)
    ahead = (AHEAD if found.start() < 4 else TASKS).search(low) if found else None
    if not ahead:
        return heading
    joint = JOINT.match(low, ahead.start())
    return heading[joint.end() if joint else ahead.start() :]


def tells_findings(text: str) -> bool:
    """Words under “Ưu điểm:”, “Tồn tại:” that give nobody anything to do."""
    low = level(text)
    return bool(FOUND.match(low)) and not (ORDERS.search(low) or NAMES_A_DAY.search(low))


def is_statement(text: str, on: date | None = None) -> bool:
    """Nothing is asked of anybody: praise, a finding, an agreement; `on` is the day it was said."""
    low = level(text)
    if PRAISED.search(low) and not (COMMANDS.search(low) or NAMES_A_DAY.search(low)):
        return True
    if is_turned_down(text):
        return True
    if (PAST_FIRST.match(low) or is_past_time(text, on)) and not ORDERS.search(low):
        return True
    if STANDS.match(low) and not (GIVEN.search(low) or MUST_NOW.search(low)):
        return True
    if VERB.match(low) and not STATES.match(low) or _is_ahead(low, on):
        return False
    told = RUN_IN.match(text) if ASSESSES.match(low) else None
    if told and is_assessing(told[1]) and FINDS.search(level(told[2])[:RUN_ON]):
        return True
    return bool(STATES.match(low)) and not COMMANDS.search(low) and not NAMES_A_DAY.search(low)


def _is_ahead(low: str, on: date | None) -> bool:
    """Whether a text begins with a time that ends on or after that day."""
    found = AHEAD_TIME.match(low)
    if not found:
        return False
    if not found["period"]:
        return not (found[0].endswith("này") and BACK.search(low))
    if on is None:
        return False
    end = parse_period(found["period"], on.replace(month=1, day=1))
    if end is None or end < on:
        return False
    # Of the month it is said in, words may tell what has been done.
    return end > last_day(on.year, on.month) or not BACK.search(low)


def is_turned_down(text: str) -> bool:
    """What somebody asked for is refused, and nothing else is said."""
    return bool(TURNED_DOWN.fullmatch(level(text)))


def is_past_time(text: str, on: date | None) -> bool:
    """Whether a text begins with a period that had ended on that day."""
    low = level(text)
    found = AHEAD_TIME.match(low)
    return bool(found and found["period"] and on) and not _is_ahead(low, on)


def asks_something(text: str, duties: tuple[ReadDuty, ...]) -> bool:
    """Somebody is named to act, a day is set, or a sentence begins with what is to be done."""
    if any(duty.leads or duty.deadline for duty in duties):
        return True
    low = level(text)
    if FORBIDS.match(low) or MUST_DO.search(low):
        return True
    for sentence in SENTENCE.finditer(low):
        body = BODY.match(low, sentence.end())
        at = body.end() if body else sentence.end()
        if VERB.match(low, at) and not begins_with_name(text, low, at):
            return True
    return bool(URGES.search(low))


def begins_with_name(text: str, low: str, at: int) -> bool:
    """ "Thanh tra Sở đã …" begins with a unit, though "thanh tra" is a deed too."""
    head = HEAD.match(low, at)
    return head is not None and text[head.end() + 1 : head.end() + 2].isupper()


def finds(text: str) -> bool:
    """Whether words that ask nothing plainly tell how things stand."""
    return bool(FINDS.search(level(text)))


def looks_back(text: str) -> bool:
    return bool(BACK.search(level(text)))


def stated_kind(text: str) -> str:
    """What a statement is where nothing that follows it in its item gives work."""
    looks = re.match(r"(?:thời|trong|ghi|đánh|biểu|nhìn|tuy|kết|đến)", level(text))
    return "assessment" if looks else "context"
