"""The parts of a notice: letterhead, title, opening and items, what stands below."""

import re
from dataclasses import dataclass

from conclusions.reading.alphabet import LOW, UP
from conclusions.reading.labels import label_of
from conclusions.reading.text_lines import END, TextLine
from departments.folding import level

NAMED = re.compile(r"thông báo(?: số.*)?|kết luận|t h ô n g\s+b á o")
# Other papers that give work stand under their kind in capitals.
OTHER_KIND = re.compile(
    r"(?:kế hoạch|chỉ thị|công điện|biên bản|quyết định|chương trình|phương án|tờ trình|báo cáo|"
    r"hướng dẫn|nghị quyết|giấy mời)(?: (?:hỏa tốc|khẩn|làm việc|cuộc họp|họp|hội nghị|kiểm tra))*"
    r"(?: số.*)?"
)
TITLE = re.compile(
    r"(?:(?:về việc |v/v )?(?:thông báo )?(?:ý kiến )?(?:kết luận|chỉ đạo)\b.*|v/v\b.*|về (?:việc|"
    r"tình hình|công tác|kết quả)\b.*)"
)
OPENING = re.compile(
    r"(?:(?:vào )?(?:hồi .{3,25})?(?:buổi )?(?:sáng|chiều|tối)?,? ?(?:ngày \S|các ngày \S)"
    r"|(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật), ?(?:ngày )?\d"
    r"|(?:sáng|chiều|tối) \d|\d{1,2} ?(?:giờ|h|g)(?!\w)"
    r"|hôm nay\b|vừa qua\b|(?:thực hiện|căn cứ|sau khi|trong (?:các )?ngày|từ ngày|trên cơ sở|xét"
    r"|tại|theo|tiếp theo|ngày) )"
)
# The last line before the items, however short.
ADDRESSED = re.compile(r"kính (?:gửi|chuyển)(?!\w)|[^.;]{3,100} điện ?:$")
ANNOUNCES = re.compile(
    r"(?:như sau|sau đây|(?:nội dung|nhiệm vụ|công việc|yêu cầu) sau):$"
    r"|(?:kết luận|chỉ đạo|yêu cầu|thống nhất|giao nhiệm vụ|phân công|có ý kiến)[^.:;]{0,80}:$"
)
CONCLUDES_SO = re.compile(r"(?:như sau|sau đây):$")  # what no title ends with, in capitals or not
RECIPIENTS = re.compile(r"(?:nơi|noi) nhận\b")
SIGNING = re.compile(
    rf"(?:TL|KT|TM|TUQ|Q|T/L|K/T|T/M|TLUQ)\s?\.?\s+[{UP}][^{LOW}]*"
    r"|(?:QUYỀN |PHÓ )?(?:GIÁM ĐỐC|CHỦ TỊCH|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|BỘ TRƯỞNG|"
    r"THỨ TRƯỞNG|VIỆN TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|CHỦ NHIỆM|BÍ THƯ|TỔNG GIÁM ĐỐC|"
    rf"CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|CHÁNH THANH TRA)\b[^{LOW}]*"
)
ANNEX = re.compile(r"phụ lục\b|biểu (?:mẫu|số)\b|danh mục .*kèm theo|bảng phân công", re.I)


@dataclass(frozen=True)
class Zones:
    head: list[TextLine]
    title: list[TextLine]
    body: list[TextLine]
    tail: list[TextLine]
    annex: list[TextLine]


def zones_of(lines: list[TextLine]) -> Zones:
    """Cut the lines where the title, the body and the end of the notice begin."""
    tail = _tail_start(lines)
    title, body = _title(lines[:tail])
    body = _past_addressees(lines[:tail], body)
    end = _annex_start(lines, tail)
    return Zones(lines[:title], lines[title:body], lines[body:tail], lines[tail:end], lines[end:])


def _past_addressees(lines: list[TextLine], body: int) -> int:
    """Past the dashes under “Kính gửi:” or “… điện:”, which are whom the paper is for."""
    for at, line in enumerate(lines[:40]):
        if not ADDRESSED.match(level(line.text)):
            continue
        end = at + 1
        while end < len(lines) and _is_addressee(lines[end - 1], lines[end], end == at + 1):
            end += 1
        return max(body, end) if end > at + 1 else body
    return body


def _is_addressee(before: TextLine, line: TextLine, first: bool) -> bool:
    label = label_of(line.text)
    if label and label.counted:  # “1. Sở A;” under “Kính gửi:”, until one ends with a full stop
        return label.value == 1 if first else before.text.endswith((";", ","))
    if label:
        return first or before.text.endswith((";", ",", "."))
    wrapped = line.text[:1].islower() or before.text.endswith(",")
    return not first and wrapped and not line.blank_before


def _tail_start(lines: list[TextLine]) -> int:
    """The first line after the text: recipients or signature, whichever a file puts first."""
    finished = [i for i, line in enumerate(lines) if line.text.rstrip(" ”\"'").endswith(END)]
    marks = [
        i
        for i, line in enumerate(lines)
        if i > 3 and (RECIPIENTS.match(level(line.text)) or _signs(line))
    ]
    receives = [i for i in marks if RECIPIENTS.match(level(lines[i].text))]
    for end in finished:
        if any(end < mark <= end + 12 for mark in marks):
            return end + 1
    if receives:
        signed = [i for i in marks if receives[0] - 8 <= i < receives[0] and _after_text(lines, i)]
        return min([*signed, receives[0]])
    late = [i for i in marks if i > len(lines) * 0.6]
    if late:
        return late[0]
    return finished[-1] + 1 if finished else len(lines)


def _signs(line: TextLine) -> bool:
    return any(SIGNING.fullmatch(part.text) for part in line.columns())


def _after_text(lines: list[TextLine], at: int) -> bool:
    return at > 0 and lines[at - 1].text.endswith((".", ":", ";"))


def _annex_start(lines: list[TextLine], tail: int) -> int:
    for at in range(tail, len(lines)):
        if ANNEX.match(lines[at].text) and not lines[at].text.endswith(";"):
            return at
    return len(lines)


def _title(lines: list[TextLine]) -> tuple[int, int]:
    """Where the title starts and where the body starts."""
    named = next((i for i, ln in enumerate(lines[:40]) if names_kind(ln.text)), None)
    if named is None:
        start = next((i for i, ln in enumerate(lines[:30]) if _is_title(ln)), None)
    else:
        start = named + 1
    if start is None:
        return _body_start(lines, 0, strict=True)
    return start if named is None else named, _body_start(lines, start)[1]


def names_kind(text: str) -> bool:
    """A line that says what kind of paper it is, and nothing else."""
    low = level(text)
    return bool(NAMED.fullmatch(low) or text == text.upper() and OTHER_KIND.fullmatch(low))


def _is_title(line: TextLine) -> bool:
    return bool(TITLE.fullmatch(level(line.text))) and len(line.text) < 200


def _body_start(lines: list[TextLine], start: int, strict: bool = False) -> tuple[int, int]:
    for at in range(start, min(len(lines), start + 25)):
        text = lines[at].text
        caps = text == text.upper()
        if len(lines[at].cells) > 2 and at > start:
            return at, at
        if not caps and not text[0].islower() and OPENING.match(level(text)):
            return at, at
        label = label_of(text)
        if label and label.counted and (not caps or label.rank <= 4):
            return at, at
        ends = CONCLUDES_SO if caps else ANNOUNCES
        if at > start and not text[0].islower() and ends.search(level(text)):
            return at, at
        if len(text) > 150 and not caps and at > start:
            return at, at
        if (
            not caps
            and at > start
            and text[0].isupper()
            and lines[at].blank_before
            and (text.endswith((".", ":", ";")) or len(text) > 60)
        ):
            return at, at
    if strict:
        return 0, 0
    return start, min(len(lines), start + 1)
