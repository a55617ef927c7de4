"""What each part of a notice is: a heading, an assessment, context, or a directive."""

import re
from datetime import date

from conclusions.reading.name_words import VERB
from conclusions.reading.outline import Node
from conclusions.reading.statements import (
    COMMANDS,
    FINDS,
    GIVEN,
    MUST_DO,
    NAMES_A_DAY,
    TASKS,
    begins_with_name,
    is_assessing,
    is_statement,
    stated_kind,
    tells_findings,
)
from conclusions.reading.ticked_columns import tells_signs
from conclusions.reading.title_words import DRAFTED
from departments.folding import level

# What was said there orders nothing, whatever the speakers ask for.
OPINIONS = re.compile(r"ý kiến|thảo luận|phát biểu|trao đổi")
DISCUSSES = re.compile(r"(?:nội dung|trình bày|báo cáo|phần trình bày|tóm tắt)")
CONCLUDES = re.compile(r"(?:phần )?(?:kết luận|ý kiến kết luận|chủ trì kết luận)")
# Parts of a plan or of minutes that frame the work: only what somebody is to do is work in them.
FRAMES = re.compile(
    r"(?:về )?(?:mục đích|mục tiêu|chỉ tiêu|quan điểm|phạm vi|đối tượng|quy mô|(?:nguồn )?kinh phí|"
    r"thời gian|địa điểm|căn cứ|sự cần thiết|bối cảnh)(?!\w)"
)
ATTENDANCE = re.compile(
    r"(?:chủ trì|chủ tọa|thư ký|thành phần(?: tham dự| dự họp)?|tham dự|dự họp|"
    r"thời gian(?:,? (?:và )?địa điểm)?|địa điểm|"
    r"vắng)\s*:|vắng mặt|(?:tham dự|tham gia|dự) (?:cuộc họp|hội nghị|buổi làm việc) (?:có|gồm)"
)
# "…, báo cáo trước ngày 30/11/2026, trong đó:": the work is told, its points say how.
PARTS_OF_IT = re.compile(r"\w{3}[^.;:]*,? (?:trong đó|cụ thể|bao gồm|gồm)(?: [^.;:]{0,40})?:$")
# "thực hiện các nhiệm vụ sau:" tells no work of its own; what follows is.
DOES_FOLLOWING = re.compile(
    r"(?:nội dung|nhiệm vụ|công việc|việc|công tác|giải pháp|vấn đề|điểm)(?: [^.;,:]{0,40})?"
    r"(?: sau(?: đây)?| dưới đây| như sau)?:$"
)
# "…, xong trước ngày 10/12/2026:" behind it.
DATED_TAIL = re.compile(
    r",? ?\(?(?:(?:phải )?(?:xong|hoàn thành|báo cáo|gửi)(?: kết quả)? ?)?(?:trước|chậm nhất|trong|"
    r"đến|vào|hạn)(?: \w+)? (?:(?:ngày|tháng|quý|tuần) [\divx]|\d)[^.;:]*:$"
)
# "Quy chế cần có các nội dung:": parts of what is to be written.
HOLDS_FOLLOWING = re.compile(
    r"(?:quy chế|quy định|kế hoạch|đề án|báo cáo|văn bản|phương án|hồ sơ|chương trình|dự thảo|tờ "
    r"trình)"
    r"[^.;:]{0,80}(?<!\w)(?:có|gồm|bao gồm|nêu rõ|nêu|thể hiện|làm rõ|đề cập)(?!\w)[^.;:]{0,60}:$"
)
# "Báo cáo cần nêu rõ:" in a sentence of its own: what the paper told before it is to hold.
PARTS_FOLLOW = re.compile(
    r"(?:(?:nội dung|cụ thể)[ ,:]+)?(?:dự thảo )?"
    r"(?:quy chế|quy định|kế hoạch|đề án|báo cáo|văn bản|phương án|hồ sơ|chương trình|dự thảo|tờ "
    r"trình|nội dung|đề cương|bố cục|kết cấu)(?!\w)(?! [^.;:]{0,60}(?:thực hiện|triển khai))"
    r"[^.;:]{0,60}(?<!\w)(?:có|gồm|bao gồm|nêu|nêu rõ|thể hiện|làm rõ|đề cập|xác định|phản ánh|"
    r"phân tích|đánh giá|tập trung|đầy đủ|như sau)(?!\w)[^.;:]{0,60}:$"
)
# "…, trong đó lưu ý:": how the work told before it is to be done.
TELLS_HOW = re.compile(
    r"(?:(?:^|[,.;] )(?:(?:trong đó|cụ thể|khi thực hiện|và|cần|phải),? )*(?:lưu ý|chú ý|yêu cầu)"
    r"|,? (?:với|theo|bảo đảm|đảm bảo|đáp ứng)(?: (?:đúng|đầy đủ|các|những|một số))* (?:yêu cầu|"
    r"nguyên tắc|tiêu chí|hướng|định hướng))(?: (?:một số|các|những|thêm|rõ|nội dung|điểm|vấn đề|"
    r"yêu cầu|việc|sau|sau đây|như sau|chung|cụ thể|chủ yếu))* ?:$"
)
TIME_FIRST = re.compile(r"trong [^,.;]{3,60}, ")
SHORT = 60  # letters
FEW = 4  # words
CONSISTS_OF = re.compile(
    r"(?:nội dung|phần|gồm|thành phần)(?: (?:chính|sau|sau đây|chủ yếu|gồm))*:$"
    r"|(?:kết cấu|bố cục|đề cương)(?: [^.;:]{0,40})?:$"
    r"|(?<!\w)(?:làm rõ|nêu rõ|xác định rõ)(?: (?:các|những|nội dung|vấn đề|sau|sau đây))*:$"
)
# But “xây dựng Kế hoạch …, tập trung vào các nội dung sau:” does.
PRODUCES = re.compile(
    r"(?<!\w)(?:xây dựng|ban hành|lập|soạn thảo|dự thảo|soạn|hoàn thiện|hoàn chỉnh|trình|rà soát|"
    r"tham mưu|"
    r"chuẩn bị|thẩm định|biên soạn)(?<!chương trình)(?<!quy trình)(?<!công trình) (?=\w)"
)
# A paper ordered by a day is work, however its points are led in.
ORDERS_PAPER = re.compile(
    rf"(?:xây dựng|ban hành|lập|soạn thảo|hoàn thiện|hoàn chỉnh|trình|tham mưu)"
    rf"(?: [^.;:]{{0,30}})? {DRAFTED}(?!\w)[^.:]{{0,200}}"
    rf"(?:trước|chậm nhất|trong|xong)(?: [^.;:]{{0,12}})? "
    rf"(?:ngày|tháng|quý) [\divx]"
)
DAYS = re.compile(r"(?:ngày|tháng|quý) [\divx]")
CARRIES_OUT = re.compile(r"(?:tổ chức|điều khoản) (?:thực hiện|thi hành)[.:]?$")
CLAUSE_END = re.compile(r"[.;:] ")


def is_attendance(node: Node) -> bool:
    return bool(ATTENDANCE.match(level(node.text)))


def kinds_of(nodes: list[Node], on: date | None = None) -> list[str]:
    """The kind of every node of a text said on that day. Some are settled by who acts in the words:
    “stated” begins with words that ask nothing, and others follow that may (stated_kind);
    “announcing” tells work whose points follow, or is their heading; “framed” and “unmarked” are
    work only where a unit acts."""
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
        begins = _begins_assessment(node, concluded) and not _sets_days(nodes, node)
        below.append(within and (back or begins))
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


def _sets_days(nodes: list[Node], node: Node) -> bool:
    """An item, not a whole section, that sets a day by its own words or those of a point, as no
    account does: “báo cáo kết quả thanh tra, theo các mốc như sau:” above what is due when."""
    if node.is_section:
        return False
    told = [level(one.text) for one in (node, *(nodes[place] for place in node.children))]
    return any(NAMES_A_DAY.search(low) and not FINDS.search(low) for low in told)


def _kind(nodes: list[Node], node: Node, back: bool, on: date | None) -> str:
    """The kind of one node; `back`: the part it stands in looks back."""
    if node.annex is not None:
        return "annex"
    if node.apart or tells_signs(node.text):
        return "context"
    if node.children:
        unended = not (node.is_section or node.ends_open)
        dated = unended and NAMES_A_DAY.search(level(node.text))
        tells_work = _announces(node) or lists_things(nodes, node) or _has_own_day(nodes, node)
        if not back and (dated or tells_work):
            return "announcing"
        stated = node.is_titled or is_statement(node.text, on) or _introduces(node)
        if not (back or stated) and _is_topic(level(node.text)):
            return "announcing"
        return "heading" if back or stated else "directive"
    if back and not _orders_all_the_same(nodes, node):
        return "assessment"
    if is_attendance(node):
        return "context"
    if _is_framed(nodes, node):
        return "framed"
    if tells_findings(node.text):
        return "assessment"
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


def _orders_all_the_same(nodes: list[Node], node: Node) -> bool:
    """In a part that looks back: given under an item's heading, or what must be done by a day."""
    low = level(node.text)
    if is_opinion(nodes, node):
        return False
    given = GIVEN.search(low) and not _in_section(nodes, node)
    return bool(given or MUST_DO.search(low))


def is_opinion(nodes: list[Node], node: Node) -> bool:
    """It stands among what was said at the meeting."""
    while node.parent is not None:
        node = nodes[node.parent]
        if OPINIONS.search(level(node.text)) or DISCUSSES.match(level(node.text)):
            return True
    return False


def _announces(node: Node) -> bool:
    """Its words tell work, and then lead to the points under it."""
    low = level(node.text)
    if PARTS_OF_IT.match(low) or node.own < len(low) or tells_how(node):
        return True
    return low.endswith(":") and bool(ORDERS_PAPER.search(low))


def _has_own_day(nodes: list[Node], node: Node) -> bool:
    """It sets a day, and so does each of its points: then that day is of none of them. “Thanh tra
    Sở hoàn thành kết luận trước ngày 10/12/2026, theo các mốc như sau:”"""
    told = [level(one.text) for one in (node, *(nodes[place] for place in node.children))]
    return not node.is_section and all(NAMES_A_DAY.search(low) for low in told)


def tells_how(node: Node) -> bool:
    """Its last words announce how the work told before them is to be done."""
    low = level(node.text)
    found = TELLS_HOW.search(low)
    told = low[: found.start()] if found else ""
    return bool(DAYS.search(told) or PRODUCES.search(told))


def lists_things(nodes: list[Node], node: Node) -> bool:
    """Work is told before the colon, and what it is done to after it: “rà soát, báo cáo trước ngày
    … về các hợp đồng sau:” above names of contracts."""
    whole, behind = level(node.text), node.own % max(len(node.text), 1)
    low = whole[behind:].strip()
    if behind and PARTS_FOLLOW.match(low):
        return True
    holds = HOLDS_FOLLOWING.search(low)
    if holds and PRODUCES.search(whole):
        return True
    does = DOES_FOLLOWING.search(DATED_TAIL.sub(":", low)) and not (holds or PRODUCES.search(low))
    if does or not low.endswith(":"):
        return False
    points = [nodes[place] for place in node.children]
    if CONSISTS_OF.search(low):
        # “Kiến nghị, đề xuất.” is a part of the paper, and no deed.
        points = [point for point in points if len(point.text.split()) > FEW]
    return not any(_begins_work(point) for point in points)


def _begins_work(node: Node) -> bool:
    low = level(node.text)
    deed = VERB.match(low) and not begins_with_name(node.text, low, 0)
    return bool(deed or node.children or node.cells or COMMANDS.search(low) or DAYS.search(low))


def _is_topic(low: str) -> bool:
    """A few words that name what the points under them are about: “Đường bê tông xóm Trại.”"""
    short = len(low) <= SHORT and not CLAUSE_END.search(low)
    return short and not (VERB.match(low) or COMMANDS.search(low) or DAYS.search(low))


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
    lone = parent is not None and CARRIES_OUT.search(level(parent.text))
    return "directive" if asked or lone else "unmarked"
