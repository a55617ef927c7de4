"""Which earlier steps of one directive a later one is made from, where its words say so."""

import re
from collections.abc import Collection
from dataclasses import replace

from conclusions.reading.model import ReadDuty, UnitRef
from departments.folding import fold, level

# "Trên cơ sở đề xuất của các phòng, …", "Sau khi nhận được báo cáo, …", "…; trên cơ sở đó, …". What
# a law or a plan from outside is the ground of ("trên cơ sở quy định") is no step of the directive.
BUILDS_ON = re.compile(
    r"(?<!\w)(?:trên cơ sở|từ|căn cứ(?: vào)?|sau khi (?:có|nhận được|nhận|tiếp nhận|hoàn thành|"
    r"hoàn thiện|thống nhất|được|tổng hợp)|dựa (?:trên|vào)|theo|khi (?:có|nhận được)) "
    r"(?:đó|(?:các |những |bản |kết quả |ý kiến |nội dung |dự thảo |hồ sơ |văn bản |toàn bộ |đủ )*"
    r"(?:báo cáo|đề xuất|kết quả|dự thảo|ý kiến|tham mưu|góp ý|rà soát|số liệu|hồ sơ|danh sách|"
    r"danh mục|đăng ký|phương án)(?: [\w, -]{0,40}?)??(?: của (?P<whose>[^,.;]+)|"
    r"(?= nêu trên| trên|,|;|\.|$)))"
    r"|(?<!\w)(?:sau đó|tiếp đó|trên cơ sở đó|từ đó)(?!\w)"
)
# What is done to others' results: "HCTH tổng hợp, trình Giám đốc Sở".
GATHERS = re.compile(
    r"(?<!\w)(?:tổng hợp|hợp nhất|báo cáo chung|thẩm định|hoàn thiện(?! thủ tục| hồ sơ của))(?!\w)"
)
GIVES = r"(?:gửi|chuyển|nộp|cung cấp|bàn giao|báo cáo|phục vụ)(?!\w)"
# "Phòng Hành chính - Tổng hợp": a name, not a deed.
NAMED_SO = re.compile(r"hành chính ?[-–,]? ?(?:và )?tổng hợp|kế hoạch ?[-–,]? ?tổng hợp")


def with_order(duties: tuple[ReadDuty, ...]) -> tuple[ReadDuty, ...]:
    """The steps, each with the places of those that it waits for: the ones that its words build on,
    those that were sent to its unit, all others' where it gathers them; and a later step of the
    unit that gathers goes on from that one."""
    ordered: list[ReadDuty] = []
    for place, duty in enumerate(duties):
        ordered.append(replace(duty, after=_after(duty, ordered)) if place else duty)
    return tuple(ordered)


def _after(duty: ReadDuty, earlier: list[ReadDuty]) -> tuple[int, ...]:
    own, words = _keys(duty.leads), NAMED_SO.sub("", level(duty.what))
    others = [place for place, one in enumerate(earlier) if _keys(one.leads) != own]
    found: set[int] = set()
    last = len(earlier) - 1
    if others and GATHERS.search(words):
        found.update(others)
    elif builds := BUILDS_ON.search(words):
        whose = builds["whose"]
        found.update(_named(fold(whose), earlier, others) if whose else [last])
    found.update(place for place in others if _is_given(earlier[place], duty, own))
    if not found and earlier[last].after and _keys(earlier[last].leads) == own:
        found.add(last)
    return tuple(sorted(found))


def _named(whose: str, earlier: list[ReadDuty], others: Collection[int]) -> list[int]:
    """The steps of the units named as whose results they are; somebody else's are no step."""
    if whose.startswith(("các ", "từng ")):
        return list(others)
    written = {place: [fold(ref.written) for ref in earlier[place].leads] for place in others}
    return [place for place in others if any(one in whose for one in written[place])]


def _is_given(earlier: ReadDuty, duty: ReadDuty, own: frozenset[str]) -> bool:
    """Whether the earlier step says that its result goes to the unit of this one."""
    if earlier.sent_to in own:
        return True
    words = level(earlier.what)
    return any(
        re.search(rf"(?<!\w){GIVES}[^;.]* (?:cho|về|đến|tới) {re.escape(fold(ref.written))}", words)
        for ref in duty.leads
    )


def _keys(refs: tuple[UnitRef, ...]) -> frozenset[str]:
    return frozenset(ref.name or fold(ref.written) for ref in refs)
