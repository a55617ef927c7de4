"""Who answers for a text and who is asked to help, by the words around each unit."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from conclusions.reading.alphabet import LOW
from conclusions.reading.lexicon import ASK, GIVE, ORDER, UNDER_WAY, any_of
from conclusions.reading.name_words import FUNCTION, VERB
from conclusions.reading.traced_text import Traced
from conclusions.reading.unit_finder import UnitFinder, UnitGroup

CLAUSE = re.compile(r"(?<=[.;:!?])\s+")
ADVERBS = r"(?: (?:chặt chẽ|tốt|đồng bộ|kịp thời|thường xuyên|hiệu quả|tích cực|chủ động|cùng))*"
TOGETHER = re.compile(
    rf"(?P<who>.*?)(?:(?:phối hợp|phối kết hợp){ADVERBS}(?: (?:với|của|cùng(?: với)?))?"
    r"|(?<=chủ trì )cùng(?: với)?|(?<=chủ trì, )cùng(?: với)?)"
    r"(?: (?:các )?(?:bộ phận|đơn vị|phòng|cơ quan|lực lượng)(?: chức năng| chuyên môn| nghiệp vụ"
    r"|(?: có)? liên quan)* (?:của|thuộc))? $"
)
CONSULTS = re.compile(
    r"(?P<who>.*?)(?:làm việc|tham vấn|trao đổi|thống nhất|lấy ý kiến|xin ý kiến)"
    r"(?: (?:trực tiếp|cụ thể|kỹ))?(?:,? (?:và )?(?:thống nhất|tham vấn|trao đổi))? (?:với )"
    r"(?:(?:các )?(?:bộ phận|đơn vị)(?: có)? liên quan (?:của|thuộc) )?$"
)
CONDITION = re.compile(r"(?:trường hợp|nếu|khi) ")
GIVES = re.compile(
    r"(?:^|.*?[,;:.] ?|.*?(?:đồng thời|thống nhất|nhất trí|đồng ý|tỉnh|trì|sở|và) )"
    r"(?:giao(?: nhiệm vụ)?(?: cho)?|phân công|giao trách nhiệm(?: cho)?) (?:đồng chí |lãnh đạo )?$"
)
REQUESTS = re.compile(
    r"(?:^|.*?[,;:.] ?|.*?(?:đồng thời|và|tỉnh|sở|chủ tịch|giám đốc) )"
    rf"(?:kính )?{any_of(ASK)} (?:đồng chí |lãnh đạo )?$"
)
TELLS_TO = "chỉ đạo", "lưu ý", "nhắc nhở", "nhắc", "chỉ định", "ủy quyền cho", "ủy quyền"
GIVING = re.compile(rf",? (?:kính |trân trọng )?{any_of(ORDER, TELLS_TO)} ")
# "Công tác tuyển dụng giao Văn phòng Sở xây dựng kế hoạch": the topic, and to whom it is given.
GIVES_TOPIC = re.compile(
    r"(?:công tác|việc|nội dung|nhiệm vụ|phần|riêng|về|đối với) [^,;.]*(?<!được )(?<!đã )"
    r"(?:giao|phân công)(?: cho)? $"
    r"|(?:số|phần|phần việc|những|các|riêng|nội dung|hồ sơ|trường hợp)[^,;.:]{2,50} còn lại,? "
    rf"{any_of(ORDER)}(?: cho)? $"
)
PAST = re.compile(f"(?:đã|được|theo đó,?) {any_of(ORDER)} $")
CIRCUMSTANCE = re.compile(
    r"(?:theo|trên cơ sở|căn cứ|sau|để|nhằm|đối với|về|trong|từ|khi|trước|ngoài ra|đồng thời|tại|"
    r"riêng|ngoài|tiếp thu|nhận được|cùng với|được sự|"
    r"với|qua|thời gian tới|tiếp theo|hiện nay|do|vì|mặt khác|bên cạnh|tiếp tục|trường hợp|nếu|"
    r"định kỳ|"
    r"xét|liên quan|dựa|thay|nhân|hưởng ứng|phục vụ|đáp ứng|hằng|hàng|mỗi|trên tinh thần|"
    r"thực hiện|tuy nhiên|vì vậy|do đó|do vậy|chậm nhất)(?!\w).*, $"
)
LINKS = re.compile(r"(?:(?:đồng thời|ngoài ra|theo đó|trong đó|riêng|đối với|về phía|và),? ?)+$")
OWNERS = re.compile(
    r"(?:chủ trì|có trách nhiệm|chịu trách nhiệm|là (?:cơ quan |đơn vị )?(?:chủ trì|đầu mối|"
    r"thường trực)|được giao|làm đầu mối)(?!\w)"
)
# "Việc … do Văn phòng Sở thực hiện".
DOES_IT = re.compile(
    rf"(?:{OWNERS.pattern}|(?:thực hiện|đảm nhận|đảm nhiệm|phụ trách|chuẩn bị|hoàn tất|hoàn chỉnh|"
    r"hoàn thiện|tổng hợp|triển khai|tổ chức|điều hành|đứng lớp|lo|làm(?! chủ))(?!\w))"
)
IS_ASKED = re.compile(rf" (?:được|đã được) {any_of(ORDER)}(?: nhiệm vụ| trách nhiệm)? ")
# “Cắt lại 640 thân trước: Xưởng Cắt, hạn là …”; “Vạch sơn — Đội Trật tự — trước ngày …”.
GOES = re.compile(r" (?:đến|về|sang|xuống|lên) (?:tận |từng |các )?\w[^,.;]{8,}")
DEED = re.compile(rf"(?<!\w){VERB.pattern}")
ONLY_DATED = re.compile(
    r"[.;]|$|,? (?:hạn|xong|hoàn thành|trước|chậm nhất|muộn nhất|dứt điểm)(?!\w)|,? (?:ngày \d|"
    r"\d+ ngày)"
)
DASHED, DASH_ENDS = re.compile(r" [–—-] "), re.compile(r" [–—-] |[.;]?$")
POINT = re.compile(r"(?:đầu mối|chủ trì|người phụ trách|thường trực)(?: là|:) $")
# Who leads says who is to do it.
COMMANDS_BY = re.compile(
    r"(?:[^,;.]{1,40}, )?(?:(?:lãnh đạo|ban giám đốc|ban lãnh đạo|tập thể lãnh đạo|giám đốc|"
    r"phó giám đốc|chủ tịch|phó chủ tịch|chủ trì|chủ tọa|thường trực|đồng chí|đảng ủy|tỉnh ủy|"
    r"thành ủy|huyện ủy|ban thường vụ)[^,;.]{0,40} )?"
    r"(?:trân trọng |kính )?(?:yêu cầu|đề nghị|chỉ đạo|lưu ý|nhắc nhở|nhắc|chỉ định|"
    r"ủy quyền(?: cho)?|giao|phân công) "
    r"(?:đồng chí |lãnh đạo )?$"
)
SPEAKS = re.compile(
    r"(?:đánh giá cao|đánh giá|ghi nhận|yêu cầu|giao|đề nghị|thống nhất|nhất trí|biểu dương|đồng ý|"
    r"lưu ý|kết luận|chỉ đạo|cơ bản|hoan nghênh|đã|cho rằng|nhấn mạnh|khẳng định|cho ý kiến|"
    r"quyết định|ủy quyền|chỉ định|nhắc)(?!\w)"
)
SPEAKERS = re.compile(
    r"(?:thường trực |lãnh đạo |tập thể lãnh đạo )?(?:tỉnh ủy|thành ủy|huyện ủy|đảng ủy|"
    r"ban thường vụ|ubnd tỉnh|ủy ban nhân dân (?:tỉnh|thành phố)|"
    r"hđnd|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|bộ trưởng|thứ trưởng|hiệu trưởng|lãnh đạo|"
    r"cục trưởng|đồng chí|ban giám|cô|thầy|chị|anh|ông|bà)"
)
# To agree is no work, and who asks for something is not who is to do it.
AGREES = re.compile(
    r",? (?:cơ bản )?(?:đồng ý|thống nhất (?:về )?(?:chủ trương|nguyên tắc)|nhất trí|ghi nhận|"
    r"biểu dương|hoan nghênh|cảm ơn|chúc mừng|"
    r"đánh giá cao)"
    r"(?!\w)"
)
PERSON_ASKS = re.compile(
    r"(?:ông|bà|cử tri|người dân|nhân dân|hộ)(?!\w)[^,.;:]{0,60} (?:đề nghị|kiến nghị|hỏi|"
    r"phản ánh) "
)
LISTS_ON = re.compile(r"; ?(?:và )?")
# "Sở B phối hợp bố trí kinh phí", said after Sở A was given the work, asks for help.
# Behind these the cooperation asked for is the lead's.
OWN = ",", ";", "(", "có sự", "với sự", "chủ trì", "chủ động", "và", "tích cực", "tăng cường"
HELPS = re.compile(
    r",? ?(?:cùng |chủ động |tham gia )?phối hợp(?! (?:chặt chẽ )?(?:với|cùng))(?!\w)"
)
UNKNOWN_WORD = re.compile(rf" [{LOW}]+(?!\w)")
# How a unit is; nobody does it.
BEING = "chật", "thiếu", "hỏng", "yếu", "kém", "xuống cấp", "quá tải", "chậm"
NOT_TO_DO = re.compile(rf"{any_of(UNDER_WAY, BEING, ('được(?! giao)', 'là'))}(?!\w)")
# "Sở A (chủ trì), Sở B (phối hợp)"
PART_SAID = re.compile(r" ?\((?:đơn vị |cơ quan )?(chủ trì|phối hợp)[^()]{0,20}\)")
# "(Văn phòng Sở, trước ngày 30/11)", "Đơn vị chủ trì: …" after what is to be done.
ENDS_IN_BRACKETS = re.compile(r"(?:(?:[,;]| -) [^()]*)?\)[.;]?\s*$")
GIVEN_TO = re.compile(rf"(?:{any_of(GIVE)}(?: cho)?:? )?")
SAID_AFTER = re.compile(r" (chủ trì|phối hợp|thực hiện)(?=[^()]*\))")
LABELLED = re.compile(
    r"(?:(?:đơn vị|cơ quan|phòng|bộ phận) )?(chủ trì|phối hợp|thực hiện|đầu mối)(?: thực hiện)?: ?$"
)
# After a unit that acts: the rest of its parenthesis or an aside, then a verb.
IN_ITS_FIELD = (
    r"(?:,? (?:theo(?: đúng)?|trong phạm vi|với|căn cứ|trên cơ sở) (?:(?:chức năng|nhiệm vụ|"
    r"lĩnh vực|thẩm quyền|phạm vi|"
    r"trách nhiệm|quyền hạn|phân công|phụ trách|quản lý|được giao|được phân công|của mình|"
    r"của đơn vị(?: mình)?|và),? ?)+"
    r"(?<= )"
    r"|,? với (?:vai trò|tư cách)(?: (?:là|cơ quan|đơn vị|đầu mối|thường trực|chủ trì|tham mưu))+"
    r",? )"
)
IN_FIELD = re.compile(IN_ITS_FIELD)
# "với tư cách cơ quan thường trực Tổ công tác đôn đốc …": as what, however long, then the deed.
AS_WHAT = re.compile(
    r",? với (?:vai trò|tư cách) (?:là )?(?:\w+ \w+ )?(?:thường trực|đầu mối|chủ trì)?"
)
WORD = re.compile(r"(?<= )\w")
ACTING = re.compile(
    r"(?: của (?:sở|bộ|tỉnh|xã|phường|trường|trung tâm|công ty|đơn vị))?"
    rf"(?: ?\([^()]{{1,120}}\))?(?:{IN_ITS_FIELD}|,? (?:trên cơ sở|căn cứ|theo)[^,;.]{{3,120}},)?"
    rf"{IN_ITS_FIELD}?(?: trên tinh thần [^;.]{{3,80}},)?,? ?"
    r"(?:chỉ (?!đạo)|cùng |đều |khẩn (?!trương)|tổng (?!hợp|kết|rà)|tự )?"
)
# "Trên cơ sở báo cáo của Thanh tra Sở, Văn phòng Sở …": the clause ends at the comma.
OPENS_CLAUSE = re.compile(
    r"(?:(?:đồng thời|ngoài ra),? )?(?:trên cơ sở|sau khi|theo|căn cứ|đối với|khi|ngoài|cùng với|"
    r"tiếp thu|nhận được|được sự|từ|qua|với|thực hiện|trong khi|trước|về|nhằm|để|xét|liên quan|"
    r"tại|ngay|dựa|nếu|trường hợp|thay|nhân|hưởng ứng|phục vụ|đáp ứng|phù hợp với|do|vì|tùy|"
    r"song song)(?!\w)[^,;.:]*$"
)


@dataclass(frozen=True)
class Act:
    """One group of units and its part: "lead", "help" or "" (merely mentioned)."""

    group: UnitGroup
    role: str
    first: bool  # it opens its clause, or the clause gives the work to it
    after: bool = False  # it is named after the work


def acts_in(words: Traced, low: str, units: UnitFinder) -> list[Act]:
    """The units of a text in order, each with its part in the work; `low` is the masked text."""
    found: list[Act] = []
    edges = [0, *(m.end() for m in CLAUSE.finditer(low))]
    for group in _out_of_clauses(_listed(units.groups(words), low), words, low, units, edges):
        start = edges[bisect_right(edges, group.start) - 1]
        clause = low[max(start, group.start - 400) : group.start]
        follows = low[group.end : group.end + 200]
        speaker = f"{units.sender} "
        if units.sender and low[group.start : group.end] == units.sender and GIVING.match(follows):
            found.append(Act(group, "", False))  # who gives the work does not do it
            continue
        said = clause.rfind(speaker) if units.sender else -1
        if said == 0 or said > 0 and clause[:said].endswith(", "):
            clause, start = clause[said + len(speaker) :], start + said + len(speaker)
        found.append(_act(group, clause, follows, found, start, low))
    return found


def _out_of_clauses(
    groups: list[UnitGroup], words: Traced, low: str, units: UnitFinder, edges: list[int]
) -> Iterator[UnitGroup]:
    """A list that begins inside an opening clause ends with it; what follows the comma acts."""
    for group in groups:
        start = edges[bisect_right(edges, group.start) - 1]
        comma = low.rfind(", ", group.start, group.end)
        if comma >= 0 and OPENS_CLAUSE.match(low[start : group.start]):
            rest = units.group_at(words, low, comma + 2)
            after = low[group.end : group.end + 200]
            if rest and rest.end == group.end and (_does(after) or _may_act(after)):
                yield UnitGroup(group.start, comma, group.refs[: -len(rest.refs)])
                yield rest
                continue
        yield group


def _listed(groups: list[UnitGroup], low: str) -> list[UnitGroup]:
    """Units parted by ";" where the work is given are one list: "Giao A; B; C rà soát …"."""
    merged: list[UnitGroup] = []
    for group in groups:
        last = merged[-1] if merged else None
        if last and LISTS_ON.fullmatch(low, last.end, group.start) and _enters(last, low):
            merged[-1] = UnitGroup(last.start, group.end, last.refs + group.refs)
        else:
            merged.append(group)
    return merged


def _enters(group: UnitGroup, low: str) -> bool:
    """Nothing but a word of giving stands between the start of the sentence and the unit."""
    sentence = re.split(r"[.:] ", low[max(0, group.start - 400) : group.start])[-1]
    return not sentence.strip() or bool(GIVES.fullmatch(sentence) or REQUESTS.fullmatch(sentence))


def _act(
    group: UnitGroup, clause: str, follows: str, before: list[Act], start: int, low: str
) -> Act:
    written = low[group.start : group.end]
    if said := PART_SAID.match(follows):
        return Act(group, "help" if said[1] == "phối hợp" else "lead", True)
    if part := _part_after(group, follows, low):
        return Act(group, part, True, after=True)
    if together := TOGETHER.fullmatch(clause):
        helps = _own_work(together["who"], start, before) and not _part_of(group, follows)
        return Act(group, "help" if helps else "", False)
    if consults := CONSULTS.fullmatch(clause):
        whose = consults["who"]
        apart = CONDITION.search(clause) or whose.rstrip().endswith(("tổ chức", "buổi", "lịch"))
        return Act(group, "" if apart or _part_of(group, follows) else "help", False)
    if PAST.search(clause):
        return Act(group, "", False)
    if GIVES.fullmatch(clause) or (
        REQUESTS.fullmatch(clause) and (_does(follows) or follows.startswith(":"))
    ):
        return Act(group, "lead", GIVES.match(clause) is not None or not clause[:1].isalpha())
    led_already = any(act.role == "lead" for act in before)
    if GIVES_TOPIC.match(clause) and not led_already and _does(follows):
        return Act(group, "lead", True)
    done_by = clause.endswith("do ") and not clause.startswith("ngoài ")
    if done_by and DOES_IT.match(follows.lstrip()):
        return Act(group, "lead", True, after=True)
    if clause.endswith(("chủ trì, ", "mời ", "có ")) and HELPS.match(follows):
        return Act(group, "help", False)
    if COMMANDS_BY.fullmatch(clause) and (_does(follows) or _may_act(follows)):
        return Act(group, "lead", True)
    if led_already and clause.endswith((", ", "; ", "và ")) and HELPS.match(follows):
        return Act(group, "help", False)
    alone = not clause or LINKS.fullmatch(clause)
    if (alone or clause.endswith(", ")) and IS_ASKED.match(follows):
        return Act(group, "lead", True)
    if alone and not led_already and start and ONLY_DATED.match(follows):
        return Act(group, "lead", True, after=True)
    if DASHED.match(low, max(0, group.start - 3)) and DASH_ENDS.match(follows):
        return Act(group, "lead", True, after=True)
    if POINT.search(clause):
        return Act(group, "lead", True, after=True)
    opens = alone and not low[:start].rstrip().endswith(":")
    led = alone or CIRCUMSTANCE.fullmatch(clause) or _after_limit(clause)
    if led and HELPS.match(follows) and led_already:
        return Act(group, "help", bool(opens))
    if AGREES.match(follows) or PERSON_ASKS.match(written + follows):
        return Act(group, "", False)
    if SPEAKERS.match(written) and SPEAKS.match(follows.lstrip(" ,")):
        return Act(group, "", False)
    if led and (_does(follows) or (alone and re.match(r" ?:| ?$", follows))):
        return Act(group, "lead", bool(opens))
    if clause.endswith((", ", "; ")) and OWNERS.match(follows.lstrip()):
        return Act(group, "lead", False)
    if clause.endswith(", ") and not led_already and _does(follows) and not DEED.search(clause):
        return Act(group, "lead", False)  # a topic, then who is to see to it
    if alone and GOES.match(follows):
        return Act(group, "lead", bool(opens))
    if led and (_may_act(follows) or OWNERS.match(follows.lstrip(" ,"))):
        return Act(group, "lead", bool(opens))
    return Act(group, "", False)


def _part_after(group: UnitGroup, follows: str, low: str) -> str:
    """The part of units that are named after the work, in brackets or behind a label."""
    if label := LABELLED.search(low, max(0, group.start - 40), group.start):
        return "help" if label[1] == "phối hợp" else "lead"
    opened = low.rfind("(", max(0, group.start - 200), group.start)
    if opened < 0 or ")" in low[opened : group.start]:
        return ""
    if said := SAID_AFTER.match(follows):
        return "help" if said[1] == "phối hợp" else "lead"
    given = GIVEN_TO.fullmatch(low, opened + 1, group.start)
    return "lead" if given and ENDS_IN_BRACKETS.match(follows) else ""


def _part_of(group: UnitGroup, follows: str) -> bool:
    """ "các bộ phận liên quan của Sở X" asks that Sở, which comes next, not the parts."""
    return group.refs[-1].collective and bool(re.match(r" (?:của|thuộc) \w", follows))


def _does(follows: str) -> bool:
    """What follows a unit tells what it is to do, not what it has done."""
    aside = ACTING.match(follows)
    places = {len(follows) - len(follows.lstrip(" ,")), aside.end() if aside else 0}
    if named := AS_WHAT.match(follows):
        places |= {word.start() for word in WORD.finditer(follows, named.end(), named.end() + 60)}
    return any(VERB.match(follows, at) and not NOT_TO_DO.match(follows, at) for at in places)


def _may_act(follows: str) -> bool:
    """A word that no list has follows the unit: what else it could be but a deed, nobody knows."""
    aside = IN_FIELD.match(follows)
    at = aside.end() - 1 if aside else 0
    word = UNKNOWN_WORD.match(follows, at)
    return bool(word) and not (FUNCTION.match(follows, at + 1) or NOT_TO_DO.match(follows, at + 1))


def _after_limit(clause: str) -> bool:
    """ "… trước ngày 05/4/2024, Phòng X …": the next step begins where the last one's day ends."""
    return bool(
        re.search(r"(?:\d{4}|\)|tháng \d{1,2}|quý \w{1,3}), (?:đồng thời,? |và )?$", clause)
    )


def _own_work(who: str, start: int, before: list[Act]) -> bool:
    """Whose cooperation is asked: the lead's own, not that of somebody the lead is to press."""
    who = who.rstrip()
    if not who or who.endswith(OWN):
        return True
    if re.search(
        r"(?:khẩn trương|tiếp tục|thường xuyên|trách nhiệm|kịp thời|cần|phải|sẽ|nghiêm túc|cùng|"
        r"thực hiện|tốt|việc|đầu mối|trực tiếp|đồng thời|tập trung|quan tâm|chuẩn bị|hướng dẫn|"
        r"khẩn trương,)$",
        who,
    ):
        return True
    end = start + len(who)
    return any(act.role == "lead" and end <= act.group.end + 1 for act in before[-2:])
