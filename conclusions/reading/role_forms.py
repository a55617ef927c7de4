"""The part a unit has in the work, by the words around it: the forms, a row each.

Every row has its name and a sentence of its own with the part that the last unit in it gets; a test
reads them all. The first form that knows the place decides.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from conclusions.reading import days_beside
from conclusions.reading.alphabet import LOW
from conclusions.reading.lexicon import ASK, GIVE, ORDER, UNDER_WAY, any_of
from conclusions.reading.name_words import ANY_VERB, FUNCTION, VERB
from conclusions.reading.unit_finder import UnitGroup

ADVERBS = r"(?: (?:chặt chẽ|tốt|đồng bộ|kịp thời|thường xuyên|hiệu quả|tích cực|chủ động|cùng))*"
TOGETHER = re.compile(
    rf"(?P<who>.*?)(?:(?:phối hợp|phối kết hợp){ADVERBS}(?: (?:với|của|cùng(?: với)?))?"
    r"|(?:có|với) sự (?:tham gia|phối hợp|hỗ trợ| )+(?: ?của)?|\Acùng(?: với)?|"
    r"(?:(?<=chủ trì )|(?<=chủ trì, )|(?<=đầu mối )|(?<=đầu mối, ))cùng(?: với)?)"
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
    r"(?:cho phép|giao(?: nhiệm vụ)?(?: cho)?|phân công|giao trách nhiệm(?: cho)?) (?:đồng chí |"
    r"lãnh đạo )?$"
)
REQUESTS = re.compile(
    r"(?:^|.*?[,;:.] ?|.*?(?:đồng thời|và|tỉnh|sở|chủ tịch|giám đốc) )"
    rf"(?:kính )?{any_of(ASK)} (?:đồng chí |lãnh đạo )?$"
)
# "Công tác tuyển dụng giao Văn phòng Sở xây dựng kế hoạch": the topic, and to whom it is given.
GIVES_TOPIC = re.compile(
    r"(?:công tác|việc|nội dung|nhiệm vụ|phần|riêng|về|đối với) [^;.:]{0,200}(?<!được )(?<!đã )"
    rf"{any_of(ORDER)}(?: cho)? $"
    r"|(?:số|phần|phần việc|những|các|riêng|nội dung|hồ sơ|trường hợp)[^,;.:]{2,50} còn lại,? "
    rf"{any_of(ORDER)}(?: cho)? $"
)
PAST = re.compile(f"(?:đã|được|theo đó,?) {any_of(ORDER)} $")
CIRCUMSTANCE = re.compile(
    r"(?:ngay|theo|trên cơ sở|căn cứ|sau|để|nhằm|đối với|về|trong|từ|khi|trước|ngoài ra|đồng thời|"
    r"tại|"
    r"riêng|ngoài|tiếp thu|nhận được|cùng với|được sự|"
    r"với|qua|thời gian tới|tiếp theo|hiện nay|do|vì|mặt khác|bên cạnh|tiếp tục|trường hợp|nếu|"
    r"định kỳ|"
    r"xét|liên quan|dựa|thay|nhân|hưởng ứng|phục vụ|đáp ứng|hằng|hàng|mỗi|trên tinh thần|"
    r"thực hiện|tuy nhiên|vì vậy|do đó|do vậy|chậm nhất|dự báo|thứ|sáng|chiều|tối|ngày|đầu|cuối)"
    r"(?!\w).*, $"
)
LINKS = re.compile(r"(?:(?:đồng thời|ngoài ra|theo đó|trong đó|riêng|đối với|về phía|và),? ?)+$")
OWNERS = re.compile(
    r"(?:chủ trì|có trách nhiệm|chịu trách nhiệm|là (?:cơ quan |đơn vị |bộ phận )?(?:chủ trì|đầu "
    r"mối|"
    r"thường trực|nòng cốt|lực lượng nòng cốt)|được giao|làm (?:đầu mối|nòng cốt))(?!\w)"
)
# "Việc … do Văn phòng Sở thực hiện".
DOES_IT = re.compile(
    rf"(?:{OWNERS.pattern}|(?:thực hiện|đảm nhận|đảm nhiệm|phụ trách|chuẩn bị|hoàn tất|hoàn chỉnh|"
    r"hoàn thiện|tổng hợp|triển khai|tổ chức|điều hành|đứng lớp|lo|làm(?! chủ))(?!\w))"
)
# "Việc cho học sinh nghỉ học do Sở B quyết định".
WORK = re.compile(r"(?:việc|công tác|nhiệm vụ|nội dung|phần)(?!\w)")
IS_ASKED = re.compile(rf" (?:được|đã được) {any_of(ORDER)}(?: nhiệm vụ| trách nhiệm)? ")
# “Thanh tra Sở đến từng nhà thuốc kiểm tra”.
GOES = re.compile(r" (?:đi|đến|về|sang|xuống|lên) (?:tận |từng |các )?\w[^,.;]{8,}")
# “Cắt lại 640 thân trước: Xưởng Cắt, hạn là …”; “Vạch sơn — Đội Trật tự — trước ngày …”.
ONLY_DATED = re.compile(
    r"[.;]|$|,? (?:hạn|xong|trước|chậm nhất|muộn nhất|dứt điểm)(?!\w)|,? (?:ngày \d|\d+ ngày)|"
    r",? hoàn thành(?=[.;]|$| (?:trước|trong|vào|xong|chậm nhất|muộn nhất|dứt điểm|ngày|tháng|"
    r"quý|sau|\d))"
)
DASHED, DASH_ENDS = re.compile(r" [–—-] "), re.compile(r" [–—-] |[.;]?$")
POINT = re.compile(r"(?:đầu mối|chủ trì|người phụ trách|thường trực)(?: là|:) $")
# A unit and its day before the colon: “Sở B, trước ngày 10/12/2026: rà soát hồ sơ.”
HEADS = re.compile(
    r"(?: ?\([^()]{2,40}\)|,? (?:trước|trong|chậm nhất|muộn nhất|hạn|thời hạn|hoàn thành)"
    r"(?!\w)(?=[^:]*(?:\d|quý|tháng|tuần|năm|tết))[^:;()]{3,40})? ?:(?! \d)| ?$"
)
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
    r"(?:(?:phụ trách|được phân công)(?: [^,;.]{2,40}?)?,? "
    r"(?:trực tiếp )?(?=chỉ đạo|yêu cầu|giao))?"
    r"(?P<deed>đánh giá cao|đánh giá|ghi nhận|chia sẻ|phê bình|yêu cầu|giao|đề nghị|thống nhất|"
    r"nhất trí|biểu dương|đồng ý|"
    r"lưu ý|kết luận|chỉ đạo(?! chung| toàn diện)|cơ bản|hoan nghênh|đã|cho rằng|"
    r"nhấn mạnh|khẳng định|cho ý kiến|quyết định|ủy quyền|chỉ định|nhắc)(?!\w)"
)
SPEAKERS = re.compile(
    r"(?:thường trực |lãnh đạo |tập thể lãnh đạo )?(?:tỉnh ủy|thành ủy|huyện ủy|đảng ủy|"
    r"ban thường vụ|ubnd tỉnh|ủy ban nhân dân (?:tỉnh|thành phố)|"
    r"hđnd|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|bộ trưởng|thứ trưởng|hiệu trưởng|lãnh đạo|"
    r"cục trưởng|đồng chí|ban giám|ban tổng giám|cô|thầy|chị|anh|ông|bà)"
)
# But whoever heads a unit of the list is to see to what others are told to do by these.
OF_OWN = {"chỉ đạo", "nhắc", "chỉ định", "quyết định"}
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
# Behind these the cooperation asked for is the lead's.
OWN = ",", ";", "(", "có sự", "với sự", "chủ trì", "chủ động", "và", "tích cực", "tăng cường"
# "Sở B phối hợp bố trí kinh phí", said after Sở A was given the work, asks for help.
HELPS = re.compile(
    r",? ?(?:cùng |chủ động |tham gia |có trách nhiệm )?phối hợp(?! (?:chặt chẽ )?(?:với|"
    r"cùng))(?!\w)"
    r"|,? ?cùng (?:tham gia|dự)(?!\w)|,? ?(?:có trách nhiệm )?hỗ trợ(?!\w)"
    r"|,? ?(?:bảo đảm|bố trí|chuẩn bị|lo) (?:hậu cần|xe|kinh phí|phương tiện|lễ tân|hội trường)"
    r"|,? ?cử [^,.;]{3,30} (?:phối hợp|hỗ trợ|tham gia|cùng)(?!\w)"
)
# "nghiệm thu phòng máy; mời Khoa Điện tham gia nghiệm thu".
JOINS = re.compile(
    r" (?:cùng )?(?:tham gia|tham dự|dự|góp ý|phản biện|chứng kiến|giám sát|tư vấn)(?!\w)"
)
UNKNOWN_WORD = re.compile(rf" [{LOW}]+(?!\w)")
# "Phòng A chốt danh sách, Văn phòng Sở in thẻ": a short deed, and the next unit's after it.
ASIDE_DEED = re.compile(
    rf" (?!phối hợp|cùng|trao đổi|thống nhất|tham mưu|trình|báo cáo|gửi){VERB.pattern} "
    rf"[^,.;:()]{{3,60}}, "
)
# "Bệnh viện A chậm nộp báo cáo, yêu cầu nghiêm túc rút kinh nghiệm": of whom it is asked.
TOLD_TO = re.compile(
    rf"[^.;:]{{3,160}}, {any_of(ASK)} (?:nghiêm túc |khẩn trương |kịp thời |sớm )?"
    rf"(?=(?:rút kinh nghiệm|kiểm điểm|khắc phục|chấn chỉnh|giải trình|nộp|hoàn thành|bổ "
    rf"sung)(?!\w))"
)
# "Nơi nào để sót thì Đội trưởng chịu trách nhiệm": what follows from a fault is no work.
BLAMED = re.compile(
    r".*(?:nơi|đơn vị|bộ phận|người|ai|cá nhân|địa phương|chỗ|khoa|phòng)(?: nào)? .*(?<!\w)thì "
    r"(?:đồng chí )?$"
)
ANSWERS = re.compile(r" (?:phải )?chịu(?: \w+){0,3} trách nhiệm(?!\w)")
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
    r"trách nhiệm|quyền hạn|phân công|phụ trách|quản lý|được giao|được phân công|được phân cấp|"
    r"của mình|"
    r"của đơn vị(?: mình)?|và),? ?)+"
    r"(?<= )"
    r"|,? với (?:vai trò|tư cách)(?: (?:là|cơ quan|đơn vị|đầu mối|thường trực|chủ trì|tham mưu))+"
    r",? )"
)
IN_FIELD = re.compile(IN_ITS_FIELD)
# "với tư cách cơ quan thường trực Tổ công tác đôn đốc …": as what, however long, then the deed.
AS_WHAT = re.compile(
    r",? với (?:vai trò|tư cách|trách nhiệm|chức năng) (?:là )?(?:\w+ \w+ )?(?:thường trực|đầu "
    r"mối|chủ trì)?"
)
WORD = re.compile(r"(?<= )\w")
ACTING = re.compile(
    r"(?: của (?:sở|bộ|tỉnh|xã|phường|trường|trung tâm|công ty|đơn vị))?"
    rf"(?: ?\([^()]{{1,120}}\))?(?:{IN_ITS_FIELD}|,? (?:trên cơ sở|căn cứ|theo)[^,;.]{{3,120}},)?"
    rf"{IN_ITS_FIELD}?(?: trên tinh thần [^;.]{{3,80}},)?,? ?"
    r"(?:mỗi (?:hội|đơn vị|xã|phường|phòng|trường|bên|thôn) )?"
    r"(?:chỉ (?!đạo)|vẫn |cùng |đều |khẩn (?!trương)|tổng (?!hợp|kết|rà)|tự )?"
)


@dataclass(frozen=True)
class Act:
    """One group of units and its part: "lead", "help" or "" (merely mentioned)."""

    group: UnitGroup
    role: str
    first: bool  # it opens its clause, or the clause gives the work to it
    after: bool = False  # it is named after the work
    form: str = ""  # the row of the table it was read by


@dataclass(frozen=True)
class Place:
    """Where a group of units stands: its clause before it, what follows, and who acted before."""

    group: UnitGroup
    clause: str
    follows: str
    before: list[Act]
    start: int  # of the clause in `low`
    low: str

    @cached_property
    def written(self) -> str:
        return self.low[self.group.start : self.group.end]

    @cached_property
    def led_already(self) -> bool:
        return any(act.role == "lead" for act in self.before)

    @cached_property
    def alone(self) -> bool:
        """Nothing but a link stands before it in its clause."""
        return not self.clause or LINKS.fullmatch(self.clause) is not None

    @cached_property
    def opens(self) -> bool:
        return self.alone and not self.low[: self.start].rstrip().endswith(":")

    @cached_property
    def led(self) -> bool:
        """Only a circumstance stands before it: who follows is who acts."""
        if self.alone or CIRCUMSTANCE.fullmatch(self.clause):
            return True
        return bool(days_beside.BEFORE.fullmatch(self.clause)) or _after_limit(self.clause)

    def act(self, role: str, first: bool = False, after: bool = False) -> Act:
        return Act(self.group, role, first, after)


def _whoever(at: Place) -> Act | None:
    return at.act("") if at.follows.startswith(" nào ") else None


def _part_said(at: Place) -> Act | None:
    said = PART_SAID.match(at.follows)
    return at.act("help" if said[1] == "phối hợp" else "lead", True) if said else None


def _named_after(at: Place) -> Act | None:
    part = _part_after(at.group, at.follows, at.low)
    return at.act(part, True, after=True) if part else None


def _together(at: Place) -> Act | None:
    found = TOGETHER.fullmatch(at.clause)
    if not found:
        return None
    own = "với sự" in at.clause[found.end("who") :] or _own_work(found["who"], at.start, at.before)
    helps = own and not _part_of(at.group, at.follows)
    return at.act("help" if helps else "")


def _consulted(at: Place) -> Act | None:
    found = CONSULTS.fullmatch(at.clause)
    if not found:
        return None
    whose = found["who"].rstrip()
    apart = CONDITION.search(at.clause) or whose.endswith(("tổ chức", "buổi", "lịch"))
    return at.act("" if apart or _part_of(at.group, at.follows) else "help")


def _past(at: Place) -> Act | None:
    return at.act("") if PAST.search(at.clause) else None


def _given(at: Place) -> Act | None:
    asked = REQUESTS.fullmatch(at.clause) or at.clause == "kiến nghị "
    if GIVES.fullmatch(at.clause) or (asked and (does(at.follows) or at.follows.startswith(":"))):
        first = GIVES.match(at.clause) is not None or not at.clause[:1].isalpha()
        return at.act("lead", first)
    return None


def _given_topic(at: Place) -> Act | None:
    given = GIVES_TOPIC.match(at.clause) and not at.led_already and does(at.follows)
    return at.act("lead", True) if given else None


def _done_by(at: Place) -> Act | None:
    by = at.clause.endswith("do ") and not at.clause.startswith("ngoài ")
    done = DOES_IT.match(at.follows.lstrip()) or (WORK.match(at.clause) and does(at.follows))
    return at.act("lead", True, after=True) if by and done else None


def _invited(at: Place) -> Act | None:
    asked = at.clause.endswith(("chủ trì, ", "mời ", "có "))
    joins = at.clause.endswith("mời ") and at.led_already and JOINS.match(at.follows)
    return at.act("help") if joins or (asked and HELPS.match(at.follows)) else None


def _commanded(at: Place) -> Act | None:
    told = COMMANDS_BY.fullmatch(at.clause) and (does(at.follows) or may_act(at.follows))
    return at.act("lead", True) if told else None


def _also_helps(at: Place) -> Act | None:
    beside = at.clause.endswith((", ", "; ", "và ")) or at.led
    opened = CIRCUMSTANCE.fullmatch(at.clause)
    told = at.led_already or (at.clause.endswith(", ") and not opened)
    helps = told and beside and HELPS.match(at.follows)
    return at.act("help", at.opens and at.led) if helps else None


def _is_asked(at: Place) -> Act | None:
    heads = at.alone or at.clause.endswith(", ")
    return at.act("lead", True) if heads and IS_ASKED.match(at.follows) else None


def _behind_its_work(at: Place) -> Act | None:
    headed = (heads := HEADS.match(at.follows)) and heads[0].endswith(":")
    only_dated = ONLY_DATED.match(at.follows) and not headed
    apart = at.alone and not at.led_already and at.start and only_dated
    dash = DASHED.match(at.low, max(0, at.group.start - 3)) and DASH_ENDS.match(at.follows)
    named = apart or dash or POINT.search(at.clause)
    return at.act("lead", True, after=True) if named else None


def _blamed(at: Place) -> Act | None:
    return at.act("") if BLAMED.match(at.clause) and ANSWERS.match(at.follows) else None


def _only_says(at: Place) -> Act | None:
    said = SPEAKERS.match(at.written) and SPEAKS.match(at.follows.lstrip(" ,"))
    speaks = said and not (at.group.refs[0].name and said["deed"] in OF_OWN)
    asks = PERSON_ASKS.match(at.written + at.follows)
    return at.act("") if speaks or asks or AGREES.match(at.follows) else None


def _acts(at: Place) -> Act | None:
    heads = at.alone and HEADS.match(at.follows)
    led = at.led or at.clause.endswith(" thì ")
    acts = does(at.follows) or heads or days_beside.BETWEEN.match(at.follows)
    return at.act("lead", at.opens) if led and acts else None


def _owns(at: Place) -> Act | None:
    told = at.clause.endswith((", ", "; ")) and OWNERS.match(at.follows.lstrip())
    return at.act("lead") if told else None


def _acts_beside(at: Place) -> Act | None:
    """Another known unit after the comma, with a deed of its own."""
    first = at.before[-1] if at.before else None
    beside = first and first.role == "lead" and at.clause.endswith(", ") and at.group.refs[0].name
    if not beside or not first or not VERB.match(at.follows, 1):
        return None
    between = at.low[first.group.end : at.group.start]
    return at.act("lead") if ASIDE_DEED.fullmatch(between) else None


def _told_to_mend(at: Place) -> Act | None:
    told = at.alone and TOLD_TO.match(at.follows)
    return at.act("lead", True) if told else None


def _after_topic(at: Place) -> Act | None:
    topic = at.clause.endswith(", ") and not at.led_already and not ANY_VERB.search(at.clause)
    return at.act("lead") if topic and does(at.follows) else None


def _goes(at: Place) -> Act | None:
    return at.act("lead", at.opens) if at.alone and GOES.match(at.follows) else None


def _may_be_acting(at: Place) -> Act | None:
    acts = may_act(at.follows) or OWNERS.match(at.follows.lstrip(" ,"))
    return at.act("lead", at.opens) if at.led and acts else None


@dataclass(frozen=True)
class RoleForm:
    """One way to tell a unit's part: `gives` is the part of the last unit in the example."""

    name: str
    example: str
    gives: str
    find: Callable[[Place], Act | None]


FORMS = (
    RoleForm("whoever does so", "Nếu Sở B nào nộp chậm thì không khen thưởng.", "", _whoever),
    RoleForm(
        "its part in brackets",
        "Rà soát hồ sơ: Sở A (chủ trì), Sở B (phối hợp).",
        "help",
        _part_said,
    ),
    RoleForm(
        "named after the work", "Rà soát hồ sơ (Sở B, trước ngày 30/11).", "lead", _named_after
    ),
    RoleForm("worked with", "Sở A chủ trì, phối hợp với Sở B rà soát hồ sơ.", "help", _together),
    RoleForm("consulted", "Sở A trao đổi, thống nhất với Sở B.", "help", _consulted),
    RoleForm("given before", "Sở A rà soát việc đã giao Sở B.", "", _past),
    RoleForm("given the work", "Giao Sở B rà soát hồ sơ.", "lead", _given),
    RoleForm("given a topic", "Công tác tuyển dụng giao Sở B lập kế hoạch.", "lead", _given_topic),
    RoleForm("done by", "Việc này do Sở B thực hiện.", "lead", _done_by),
    RoleForm("invited to help", "Giao Sở A chủ trì, mời Sở B cùng phối hợp.", "help", _invited),
    RoleForm("told by who leads", "Ban Thường vụ nhắc nhở Sở B rà soát hồ sơ.", "lead", _commanded),
    RoleForm(
        "helps beside the lead",
        "Sở A lập hồ sơ; Sở B phối hợp bố trí kinh phí.",
        "help",
        _also_helps,
    ),
    RoleForm("is asked", "Sở B được đề nghị dựng 2 km đường dây.", "lead", _is_asked),
    RoleForm(
        "alone behind its work", "Thay van V17. Sở B. Xong 20/7/2026.", "lead", _behind_its_work
    ),
    RoleForm("answers for a fault", "Nơi nào để sót thì Sở B chịu trách nhiệm.", "", _blamed),
    RoleForm("only speaks", "Thường trực Tỉnh ủy đồng ý chủ trương.", "", _only_says),
    RoleForm("acts", "Để kịp tiến độ, Sở B rà soát hồ sơ.", "lead", _acts),
    RoleForm("answers for it", "Hồ sơ đã đủ, Sở B chủ trì.", "lead", _owns),
    RoleForm("acts beside another", "Sở A chốt danh sách, Sở B in thẻ.", "lead", _acts_beside),
    RoleForm(
        "told to mend", "Sở B chậm nộp hồ sơ, yêu cầu rút kinh nghiệm.", "lead", _told_to_mend
    ),
    RoleForm("after a topic", "Hỗ trợ: hồ sơ gồm ba bộ, Sở B tổng hợp.", "lead", _after_topic),
    RoleForm("goes somewhere", "Sở B đến hiện trường kiểm tra.", "lead", _goes),
    RoleForm("may be acting", "Sở B khơi dòng mương cũ.", "lead", _may_be_acting),
)


def part_of(place: Place) -> Act:
    """The act of the first form that knows the place; merely mentioned where none does."""
    for form in FORMS:
        if act := form.find(place):
            return replace(act, form=form.name)
    return place.act("")


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


def does(follows: str) -> bool:
    """What follows a unit tells what it is to do, not what it has done."""
    aside = ACTING.match(follows)
    places = {len(follows) - len(follows.lstrip(' ,"“')), aside.end() if aside else 0}
    if named := AS_WHAT.match(follows):
        places |= {word.start() for word in WORD.finditer(follows, named.end(), named.end() + 60)}
    return any(VERB.match(follows, at) and not NOT_TO_DO.match(follows, at) for at in places)


def may_act(follows: str) -> bool:
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
