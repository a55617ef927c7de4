"""What each part of a notice is: a heading, an assessment, context, or a directive."""

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
from conclusions.reading.outline import Node
from departments.folding import level

ASSESSES = re.compile(
    r"(?:đánh giá|kết quả|tình hình|ưu điểm|tồn tại|hạn chế|khó khăn|nguyên nhân|những (?:việc|"
    r"kết quả)|công tác (?:đã )?(?:triển khai|thực hiện)|nhận định|nhận xét|về (?:kết quả|"
    r"tình hình|đánh giá)|thành phần|kiểm điểm (?:việc|kết quả|tình hình|công tác)|diễn biến|"
    r"tiến độ$|khái quát|đặc điểm tình hình|hiện trạng|thực trạng|điểm lại|(?:việc )?(?:tuần|"
    r"tháng|quý) (?:vừa )?(?:qua|rồi|"
    r"trước)(?!\w)|"
    r"(?:các )?ý kiến (?:tham gia|phát biểu|"
    r"thảo luận|trao đổi|của)|(?:nội dung )?thảo luận|phát biểu)"
)
# What was said there orders nothing, whatever the speakers ask for.
OPINIONS = re.compile(r"ý kiến|thảo luận|phát biểu|trao đổi")
DISCUSSES = re.compile(r"(?:nội dung|trình bày|báo cáo|phần trình bày|tóm tắt)")
CONCLUDES = re.compile(r"(?:phần )?(?:kết luận|ý kiến kết luận|chủ trì kết luận)")
# Parts of a plan or of minutes that frame the work: only what somebody is to do is work in them.
FRAMES = re.compile(
    r"(?:về )?(?:mục đích|mục tiêu|chỉ tiêu|quan điểm|phạm vi|đối tượng|quy mô|(?:nguồn )?kinh phí|"
    r"thời gian|địa điểm|căn cứ|sự cần thiết|bối cảnh)(?!\w)"
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
ATTENDANCE = re.compile(
    r"(?:chủ trì|chủ tọa|thư ký|thành phần(?: tham dự| dự họp)?|tham dự|dự họp|"
    r"thời gian(?:,? (?:và )?địa điểm)?|địa điểm|"
    r"vắng)\s*:|vắng mặt|(?:tham dự|tham gia|dự) (?:cuộc họp|hội nghị|buổi làm việc) (?:có|gồm)"
)
STATES = re.compile(
    r"(?:thời gian qua|(?:tuần|tháng|quý|năm) (?:vừa )?(?:qua|trước|rồi)(?!\w)|"
    r"từ đầu (?:năm|quý|tháng|nhiệm kỳ)[^,.;]{0,20} đến nay|trong (?:thời gian qua|tháng|quý|năm|"
    r"\d+ tháng|những)|ghi nhận|đánh giá cao|"
    r"biểu dương|tuyên dương|khen |cảm ơn|nhìn chung|tuy nhiên|bên cạnh|kết quả|đến nay|qua "
    r"(?:nghe|báo cáo|kết quả|"
    r"theo dõi)|về (?:kết quả|tình hình)|chi tiết (?:tại|theo)|kèm theo|cơ bản|thống nhất|"
    r"nhất trí|đồng ý|hội nghị|cuộc họp|công tác|hoan nghênh|tán thành|"
    r"(?:ông|bà|cử tri|nhân dân|người dân|hộ)(?!\w)[^.;:]{0,60}(?<!\w)(?:hỏi|phản ánh|kiến nghị|"
    r"thắc mắc|"
    r"đề nghị)(?!\w)|(?:ông|bà) [^.;:]{3,60}: (?:đề nghị|kiến nghị|cho rằng|báo cáo)(?!\w)|"
    r"[^.;]*(?:không|chưa) (?:có cơ sở|đủ cơ sở|xem xét|đồng ý|chấp thuận)(?!\w)|"
    r"[^.;:]{3,120}: (?:biểu dương|khen|hoan nghênh)(?!\w)|"
    r"(?:ubnd|ủy ban nhân dân|lãnh đạo|chủ tịch|giám đốc|thường trực|viện trưởng|hiệu trưởng|bí "
    r"thư|"
    r"chi bộ|chi ủy|đảng ủy|"
    r"tổng giám đốc|cục trưởng)[^,.;]{0,60}(?:ghi nhận|phê bình|đánh giá|biểu dương|thống nhất|"
    r"nhất trí|đồng ý|hoan nghênh))"
)
# A time that is still to come is no look back, whatever it is called by.
AHEAD_TIME = re.compile(
    rf"trong (?:(?P<period>{MONTHS_OF_YEAR}|{MONTH_YEAR}|{QUARTER_YEAR}|năm {YEAR}(?!\d))"
    r"|(?:những |các )?(?:\d+ )?(?:ngày|tuần|tháng|quý|năm|thời gian) (?:tới|sau|này|tiếp theo))"
)
# "…, báo cáo trước ngày 30/11/2026, trong đó:": the work is told, its points say how.
PARTS_OF_IT = re.compile(r"\w{3}[^.;:]*,? (?:trong đó|cụ thể|bao gồm|gồm)(?: [^.;:]{0,40})?:$")
# "thực hiện các nhiệm vụ sau:" tells no work of its own; what follows is.
DOES_FOLLOWING = re.compile(
    r"(?:nội dung|nhiệm vụ|công việc|việc|công tác|giải pháp|vấn đề|điểm)(?: [^.;,:]{0,40})?"
    r"(?: sau(?: đây)?| dưới đây| như sau)?:$"
)
# "Quy chế cần có các nội dung:": parts of what is to be written.
HOLDS_FOLLOWING = re.compile(
    r"(?:quy chế|quy định|kế hoạch|đề án|báo cáo|văn bản|phương án|hồ sơ|chương trình|dự thảo|tờ "
    r"trình)"
    r"[^.;:]{0,80}(?<!\w)(?:có|gồm|bao gồm|nêu rõ|nêu|thể hiện|làm rõ|đề cập)(?!\w)[^.;:]{0,60}:$"
)
TIME_FIRST = re.compile(r"trong [^,.;]{3,60}, ")
SHORT = 60  # letters
FEW = 4  # words
CONSISTS_OF = re.compile(
    r"(?:nội dung|phần|gồm|thành phần)(?: (?:chính|sau|sau đây|chủ yếu|gồm))*:$"
)
# But “xây dựng Kế hoạch …, tập trung vào các nội dung sau:” does.
PRODUCES = re.compile(
    r"(?<!\w)(?:xây dựng|ban hành|lập|soạn thảo|dự thảo|soạn|hoàn thiện|hoàn chỉnh|trình|rà soát|"
    r"tham mưu|"
    r"chuẩn bị|thẩm định|biên soạn) (?=\w)"
)
DAYS = re.compile(r"(?:ngày|tháng|quý) [\divx]")
CARRIES_OUT = re.compile(r"(?:tổ chức|điều khoản) (?:thực hiện|thi hành)[.:]?$")
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
CLAUSE_END = re.compile(r"[.;:] ")
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
    rf"(?<!\w)phải (?!trả|chi|nộp|chờ|chuyển|được|là|có|do){VERB.pattern}[^.;]*(?:trong|trước|"
    rf"xong)(?!\w)"
)
FORBIDS = re.compile(
    r"(?:tuyệt đối |kiên quyết )?(?:không|chưa) (?!có|còn|đồng ý|nhất trí|thống nhất|xem xét|chấp "
    r"thuận|"
    rf"đạt|được|xảy ra){VERB.pattern}"
)
ORDERS = re.compile(rf"(?<!\w)(?<!theo )(?<!được ){any_of(ORDER)}(?!\w)")
# "Về đề nghị của xã A: chưa đủ cơ sở, không xem xét trong quý II."
TURNED_DOWN = re.compile(
    r"(?:về )?(?:đề nghị|kiến nghị|đề xuất|ý kiến)[^.;]*(?:không|chưa) (?:đủ cơ sở|có cơ sở|xem "
    r"xét|đồng ý|"
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
RUN_IN = re.compile(r"([^.;:]{3,60}): (.+)")  # a heading and its words in one line
FINDS = re.compile(r"(?<!\w)(?:đã|đang|còn|chưa|đạt|giảm|tăng|có|được|là|tương đối|khá)(?!\w)")
NAMES_A_DAY = re.compile(
    r"(?:trước|chậm nhất|hoàn thành|xong)[^.;]{0,30}(?:ngày|tháng|quý) [\divx]"
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


def is_attendance(node: Node) -> bool:
    return bool(ATTENDANCE.match(level(node.text)))


# "Dự án khởi công ngày …, theo hợp đồng phải hoàn thành trước …; đến nay mới đạt 61%".
STANDS = re.compile(
    r"(?:dự án|công trình|gói thầu|hợp đồng|công tác|việc|tiến độ|đề án|nhiệm vụ|tuyến|khu)(?!\w)"
    r"[^.]{5,300}[;,.] (?:nhưng |tuy nhiên,? )?(?:đến nay|hiện nay|tuy nhiên|nhưng)"
    r"[^.;]{0,60} (?:mới|chưa|đã|còn|chậm|vẫn|đạt)(?!\w)"
)


def is_statement(text: str, on: date | None = None) -> bool:
    """Nothing is asked of anybody: praise, a finding, an agreement; `on` is the day it was said."""
    low = level(text)
    if PRAISED.search(low) and not (COMMANDS.search(low) or NAMES_A_DAY.search(low)):
        return True
    if is_turned_down(text):
        return True
    if PAST_FIRST.match(low) and not ORDERS.search(low):
        return True
    if STANDS.match(low) and not (GIVEN.search(low) or MUST_NOW.search(low)):
        return True
    if VERB.match(low) and not STATES.match(low) or _is_ahead(low, on):
        return False
    told = RUN_IN.match(text) if ASSESSES.match(low) else None
    if told and is_assessing(told[1]) and FINDS.match(level(told[2])):
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
        if VERB.match(low, at) and not _is_name(text, low, at):
            return True
    return bool(URGES.search(low))


def _is_name(text: str, low: str, at: int) -> bool:
    """ "Thanh tra Sở đã …" begins with a unit, though "thanh tra" is a deed too."""
    head = HEAD.match(low, at)
    return head is not None and text[head.end() + 1 : head.end() + 2].isupper()


def finds(text: str) -> bool:
    """Whether words that ask nothing plainly tell how things stand."""
    return bool(FINDS.search(level(text)))


def looks_back(text: str) -> bool:
    return bool(BACK.search(level(text)))


def kinds_of(nodes: list[Node], on: date | None = None) -> list[str]:
    """The kind of every node of a text said on that day. Two are settled by who acts in the words:
    “stated” begins with words that ask nothing, and others follow that may (stated_kind);
    “announcing” tells work whose points follow, or is their heading."""
    return [
        _kind(nodes, node, back, on)
        for node, back in zip(nodes, stands_in_look_back(nodes), strict=True)
    ]


def stands_in_look_back(nodes: list[Node]) -> list[bool]:
    """Whether each node stands in a part that looks back."""
    found: list[bool] = []
    below: list[bool] = []  # does all that stands below the node?
    concluded = {
        node.parent: place
        for place, node in enumerate(nodes)
        if node.is_titled and CONCLUDES.match(level(node.text))
    }
    for node in nodes:
        back = below[node.parent] if node.parent is not None else False
        within = node.annex is None and not node.apart
        below.append(within and (back or _begins_assessment(node, concluded)))
        found.append(back)
    return found


def _is_framed(nodes: list[Node], node: Node) -> bool:
    """An item or a paragraph right under the heading of a part that only frames the work."""
    above = nodes[node.parent] if node.parent is not None else None
    if above is None or not (above.is_section and above.is_titled) or node.cells:
        return False
    low = level(above.text)
    return bool(FRAMES.match(low)) and not TASKS.search(FRAMES.sub("", low).replace("yêu cầu", ""))


def _begins_assessment(node: Node, concluded: dict[int | None, int]) -> bool:
    """A heading whose whole part looks back. “II. NỘI DUNG” of minutes whose “III. KẾT LUẬN” comes
    after it tells what was said there; `concluded`: the last such heading among its brothers."""
    top = node.is_section or node.parent is None
    if not (node.children and node.is_titled and top):
        return False
    if is_assessing(node.text):
        return True
    later = concluded.get(node.parent, 0)
    return bool(DISCUSSES.match(level(node.text))) and node.children[0] < later


def _kind(nodes: list[Node], node: Node, back: bool, on: date | None) -> str:
    """The kind of one node; `back`: the part it stands in looks back."""
    if node.annex is not None:
        return "annex"
    if node.apart:
        return "context"
    if node.children:
        announces = PARTS_OF_IT.match(level(node.text)) or node.own < len(node.text)
        if not back and (announces or lists_things(nodes, node)):
            return "announcing"
        stated = node.is_titled or is_statement(node.text, on) or _introduces(node)
        if not (back or stated) and _is_topic(level(node.text)):
            return "announcing"
        return "heading" if back or stated else "directive"
    if back and not (GIVEN.search(level(node.text)) and not _in_section(nodes, node)):
        return "assessment"
    if is_attendance(node):
        return "context"
    if _is_framed(nodes, node):
        return "framed"
    if node.label is None:
        return _bare_kind(nodes, node, on)
    if CARRIES_OUT.match(level(node.text)):
        return "heading"
    if node.is_section and node.is_titled and node.caps:
        return "heading"
    if is_statement(node.text, on):
        told = CLAUSE_END.search(node.text) or TIME_FIRST.match(level(node.text))
        return "stated" if told else stated_kind(node.text)
    return "directive"


def lists_things(nodes: list[Node], node: Node) -> bool:
    """Work is told before the colon, and what it is done to after it: “rà soát, báo cáo trước ngày
    … về các hợp đồng sau:” above names of contracts."""
    low = level(node.text)[node.own % len(node.text) :]
    if PRODUCES.search(level(node.text)) and HOLDS_FOLLOWING.search(low):
        return True
    if not low.endswith(":") or (DOES_FOLLOWING.search(low) and not PRODUCES.search(low)):
        return False
    points = [nodes[place] for place in node.children]
    if CONSISTS_OF.search(low):
        # “Kiến nghị, đề xuất.” is a part of the paper, and no deed.
        points = [point for point in points if len(point.text.split()) > FEW]
    return not any(_begins_work(point) for point in points)


def _begins_work(node: Node) -> bool:
    low = level(node.text)
    deed = VERB.match(low) and not _is_name(node.text, low, 0)
    return bool(deed or node.children or node.cells or COMMANDS.search(low) or DAYS.search(low))


def _is_topic(low: str) -> bool:
    """A few words that name what the points under them are about: “Đường bê tông xóm Trại.”"""
    short = len(low) <= SHORT and not CLAUSE_END.search(low)
    return short and not (VERB.match(low) or COMMANDS.search(low) or DAYS.search(low))


def stated_kind(text: str) -> str:
    """What a statement is where nothing that follows it in its item gives work."""
    looks = re.match(r"(?:thời|trong|ghi|đánh|biểu|nhìn|tuy|kết|đến)", level(text))
    return "assessment" if looks else "context"


def _in_section(nodes: list[Node], node: Node) -> bool:
    """The part that looks back is a whole section, not the topic of one item."""
    while node.parent is not None:
        node = nodes[node.parent]
        if is_assessing(node.text):
            return node.is_section or bool(OPINIONS.search(level(node.text)))
    return False


def _introduces(node: Node) -> bool:
    return node.text.endswith(":")


def _bare_kind(nodes: list[Node], node: Node, on: date | None) -> str:
    low = level(node.text)
    if node.text.endswith(":"):
        return "context"
    parent = nodes[node.parent] if node.parent is not None else None
    if is_statement(node.text, on):
        return "assessment" if parent is None else "context"
    if parent is not None and not parent.is_section:
        return "directive"
    asked = COMMANDS.search(low) or VERB.match(low) or NAMES_A_DAY.search(low)
    labelled = parent is not None and any(nodes[i].label for i in parent.children)
    if labelled and not NAMES_A_DAY.search(low) and not GIVEN.search(low):
        return "context"
    return "directive" if asked else "context"
