"""Paragraphs of the body: which lines belong together, and which label heads them."""

import re
from dataclasses import dataclass

from conclusions.reading.alphabet import UP
from conclusions.reading.labels import SECTIONS, Label, as_small_roman, label_of, roman
from conclusions.reading.model import Span
from conclusions.reading.name_words import BOTH, VERB
from conclusions.reading.period_lines import is_period_line
from conclusions.reading.text_lines import TextLine
from conclusions.reading.traced_text import Traced, joined
from departments.folding import level

CLOSED = re.compile(r"[.:;!?…]['\"”’)\]]*$")
BROKEN = re.compile(r"\d(?:/\w+)*[/-]\w*-$|\d/$")
# What demands a number: “… theo Phụ lục” and on the next line “I. Gửi báo cáo”, “ngày 15/12/”.
DEMANDS = (
    r"(?:số|khoản|mục|điều|phụ lục|quý|chương|đợt|khóa|gồm|trên|từ|đến|khoảng|tối thiểu|ít nhất|"
    r"thứ|giai đoạn|hạng|vòng)"
)
# What may have one and may as well end an item: “báo cáo trong tháng”, “gửi UBND quận”.
MAY_HAVE = (
    r"(?:biểu|mẫu|tháng|ngày|năm|tuần|lần|hơn|dưới|nhóm|cấp|tập|cơ sở|quận|phường|loại|mức|lớp|"
    r"phần|điểm|ca|kỳ|bước|bậc|tổ|đội|khu|tuyến|tốp|đạt|tăng|giảm|còn|đủ|thêm)"
)
WANTS_NUMBER = re.compile(rf"(?<!\w){DEMANDS}$|\d/$")
MAY_WANT_NUMBER = re.compile(rf"(?<!\w){MAY_HAVE}$")
# “quy định tại điểm” and “a) Khoản 2 …”, “khoản 3, điểm” and “b) Điều 5”.
WANTS_LETTER = re.compile(r"(?:tại|theo|ở|nêu|định|khoản \w+,?|và|hoặc) điểm$")
# “chuyển đổi số”, “danh mục”, “hằng quý”, “nêu trên”: no number comes behind these.
WANTS_NONE = re.compile(
    rf"(?<!\w)(?:(?:các|những|mọi|từng|mỗi|hằng|hàng|nhiều) (?:{DEMANDS}|{MAY_HAVE})"
    r"|(?:đổi|tế|tầng|liệu|ký|hội|quyền|dân|tảng|năng|trường|nghệ|hóa|tổng|chỉ|hệ|đa|thiểu) số"
    r"|(?:tài|bài|điều|chuyển) khoản|(?:danh|hạng|chuyên|đề|thư|tiết) mục"
    r"|(?:nêu|như|ở|bên|cấp|phía|kể|đã) trên|(?:báo cáo|theo|cuối|đầu|tháng,|tháng và) quý"
    r"|(?:nói|nhắc|quan tâm|biết|chú ý) đến|(?:phần|bao|việc) gồm)$"
)
REACH = 12  # lines that are looked ahead
MISREAD = re.compile(r"(?P<sign>[ŠSlI|ZB])\. (?=\S)|(?P<n>\d{1,3})[,;:] ")
BEFORE_COMMA = re.compile(rf"(?P<n>\d{{1,2}})\s?,(?=\s[{UP}])")
# A scan reads "II. NHIỆM VỤ" as "1L NHIỆM VỤ", "H. …" or without its stop.
MISREAD_ROMAN = re.compile(rf"(?P<roman>[IVX1lLHT|!]{{1,5}})[.,:]? (?=[{UP}])(?=.{{4,90}}$)")
AS_ROMAN = str.maketrans({"1": "I", "l": "I", "L": "I", "T": "I", "|": "I", "!": "I", "H": "II"})
MISREAD_SIGNS = {"Š": 5, "S": 5, "l": 1, "I": 1, "|": 1, "Z": 2, "B": 8}
SECONDS = {"(num)": "(2)", "num)": "2)", "(roman)": "(ii)", "alpha)": "b)"}
# No title and no paragraph ends with one of these.
GOES_ON = re.compile(
    r"(?:,|(?<!\w)(?:và|với|của|các|cho|giao|tại|từ|ngày|tháng|số|do|để|theo|trong|đến|hoặc|"
    r"là|quý|năm|mục|điều|khoản|tuần|thứ|phụ lục|chương|biểu|mẫu|đợt|khóa|gồm|trên|"
    r"giai đoạn|nhóm|hạng|vòng|quận)|\d/)$"
)
OPENS = re.compile(r"(?:[(*#>)]{1,3} )?[\"“‘'(\[]*(?:[^\W\d_]|\d)")
CLOSING = re.compile(
    r"(?:nay,? (?:xin )?thông báo|trên đây là|(?:kính|rất) mong |trân trọng cảm ơn|"
    r"(?:sau khi )?nhận được (?:văn bản|công văn|thông báo|kế hoạch|chỉ thị)(?: này)?,|"
    r"căn cứ nội dung (?:văn bản|công văn|thông báo)[^.;:]{0,120}\.|"
    r"(?:thừa lệnh|văn phòng|vp|ubnd|ủy ban|hđnd|thường trực|sở|bộ|trường|phòng|bệnh viện|ban|cục|"
    r"chi cục|trung tâm|viện|hội|đoàn|liên đoàn|công ty|tổng công ty|tập đoàn|đảng ủy|tỉnh ủy|"
    r"huyện ủy|thành ủy|thanh tra|công an)[^.;:]{0,160}"
    r"(?:xin )?thông báo (?:đến|tới|để|ý kiến|kết luận|nội dung|và)|"
    r"[^.;:]{2,60} (?:xin )?thông báo (?:đến|tới|để) [^.;:]*(?:biết|thực hiện|"
    r"triển khai)[^.;:]*\./?\.?$|"
    r"(?:chỉ thị|công điện|kế hoạch|quyết định|thông báo|kết luận|văn bản|quy định|quy chế) này "
    r"(?:có hiệu lực|thay thế|được phổ biến|được niêm yết)|"
    r"(?:sau|quá) thời (?:hạn|gian) (?:nêu )?trên,|"
    r"căn cứ (?:các )?(?:ý kiến|kết luận|thông báo|nội dung)[^.;]{0,60}(?:trên|này|nêu trên),)"
)

# Whatever the line before ends with, nothing goes on with these.
CLOSES = re.compile(r"Trên đây là |Nay,? (?:xin )?thông báo ")

URGES_ALL = re.compile(
    r"(?:yêu cầu|đề nghị) (?:toàn thể |tất cả )?(?:các |lãnh đạo|thủ trưởng|người đứng đầu|"
    r"trưởng các)"
)


@dataclass(frozen=True)
class Paragraph:
    label: Label | None
    words: Traced
    whole: Span
    titled: bool = False
    cells: tuple[Traced, ...] = ()
    parted: bool = True  # surely a paragraph of its own; else it may go on with the one before

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def printed(self) -> str:
        return f"{self.label.printed} {self.text}" if self.label else self.text


class ParagraphLayout:
    """What the lines of one notice show about its paragraphs."""

    def __init__(self, lines: list[TextLine]):
        pairs = list(zip(lines, lines[1:], strict=False))
        wrapped = sum(1 for _, after in pairs if _goes_on(after))
        self.a_line_each = wrapped < 0.12 * len(pairs) or not pairs
        blanks = sum(1 for _, after in pairs if after.blank_before)
        # Many blank lines are the spacing of all lines, unless none stands before a wrapped one.
        on = [after.blank_before for _, after in pairs if _goes_on(after)]
        self.blank_parts = blanks < 0.5 * len(pairs) or (len(on) > 2 and not any(on))
        lengths = sorted(len(line.text) for line in lines)
        self.width = 0.8 * lengths[int(len(lengths) * 0.85)] if lengths else 0
        # Lines surely wrapped show how much did not fit; where that varies little, it is the width.
        needed = sorted(
            _with_next(line, after)
            for line, after in pairs
            if after.text[:1].islower() and not CLOSED.search(line.text)
        )
        if len(needed) >= 10 and needed[-1] - needed[0] <= 12:
            self.width = max(self.width, needed[0] - 1)
        indents = sorted(line.indent for line in lines)
        self.margin = indents[len(indents) // 4] if indents else 0

    def ended_short(self, line: TextLine, after: TextLine) -> bool:
        """The next word would have fitted: the line was ended, not wrapped."""
        return _with_next(line, after) <= self.width

    def parted(self, before: TextLine, line: TextLine) -> bool:
        """The line begins anew, whatever it says."""
        apart = self.blank_parts and line.blank_before and not line.page_before
        indented = line.indent >= self.margin + 3 and before.indent <= self.margin + 2
        return self.a_line_each or apart or indented or self.ended_short(before, line)

    def starts_paragraph(self, group: list[TextLine], line: TextLine, labelled: bool) -> bool:
        """A paragraph without a label begins here, after the lines of the paragraph so far."""
        before = group[-1]
        opens = OPENS.match(line.text)
        if not opens or line.text[: opens.end()][-1].islower() or BROKEN.search(before.text):
            return False
        if CLOSES.match(line.text):
            return True
        closed = bool(CLOSED.search(before.text))
        if closed and is_period_line(line.text) and _is_ended(line.text):
            return True
        if labelled and len(group) == 1 and _is_caps(before.text) and not _is_caps(line.text):
            return True
        # "I. ĐÁNH" is no title: its next word went to the next line.
        if labelled and len(group) == 1 and not closed and before.text.count(" ") < 2:
            return False
        words = level(before.text)
        if not closed and (line.text[0].isdigit() or GOES_ON.search(words)):
            return False
        # A number that was not taken for a label: “… theo lớp” and “II. Gửi báo cáo”.
        if not closed and MAY_WANT_NUMBER.search(words) and label_of(line.text):
            return False
        if self.a_line_each:
            return closed or self.blank_parts or len(before.text) < 150
        if closed and self.parted(before, line):
            return True
        if closed and (CLOSING.match(level(line.text)) or URGES_ALL.match(level(line.text))):
            return True
        headed = labelled and not any(CLOSED.search(part.text) for part in group)
        short = self.ended_short(before, line)
        parted = self.blank_parts and line.blank_before and not line.page_before
        return (short and (parted or headed)) or (headed and _orders(line.text))


def _is_ended(text: str) -> bool:
    """A colon, or no mark at all: “Tháng 12/2026.” may be the end of a sentence."""
    return text.endswith(":") or not CLOSED.search(text)


def _is_caps(text: str) -> bool:
    """Two words or more in capitals, as a heading prints them."""
    return text == text.upper() and bool(re.search(r"[^\W\d_]{2,} [^\W\d_]{2,}", text))


def _goes_on(line: TextLine) -> bool:
    """A small letter that is no label: the line before was wrapped."""
    return line.text[:1].islower() and label_of(line.text) is None


def _with_next(line: TextLine, after: TextLine) -> int:
    words = after.text.split(" ", 2)
    first = " ".join(words[:2]) if len(words[0]) < 3 else words[0]
    return len(line.text) + 1 + len(first)


def _orders(text: str) -> bool:
    """A capital and a verb: the first words of a task, not the rest of a unit's name."""
    verb = VERB.match(level(text))
    if not verb or verb[0] in BOTH:
        return False
    # "Cần Thơ" orders nothing.
    return " " in verb[0] or not text[verb.end() + 1 : verb.end() + 2].isupper()


def paragraphs_of(lines: list[TextLine]) -> list[Paragraph]:
    """The paragraphs these lines make, in order."""
    layout = ParagraphLayout(lines)
    groups: list[tuple[Label | None, list[TextLine]]] = []
    seen: dict[str, int] = {}
    running: dict[str, int] = {}  # the last number of each family, whatever section it stood in
    commas = _counts_by_commas(lines)
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        label = None if line.cells else _labelled(line.text, seen, commas)
        if label:
            ahead = [later.text for later in lines[at + 1 : at + REACH]]
            label = as_small_roman(label, seen.get("small roman", 0), ahead)
        if label and not _is_label(label, before, line, layout, seen, lines[at : at + REACH]):
            runs_on = label.counted and label.value == running.get(label.family, 0) + 1
            label = label if runs_on and _heads(lines, at, label) else None
        if label or line.cells or not groups or groups[-1][1][0].cells:
            groups.append((label, [line]))
        elif layout.starts_paragraph(groups[-1][1], line, groups[-1][0] is not None):
            groups.append((None, [line]))
        else:
            groups[-1][1].append(line)
        if label:
            running[label.family] = label.value
            seen = {f: v for f, v in seen.items() if _outer(f, label)} | {label.family: label.value}
    befores = [None, *(group[-1] for _, group in groups)]
    return [
        _block(label, group, before is None or layout.parted(before, group[0]))
        for (label, group), before in zip(groups, befores, strict=False)
    ]


def _labelled(text: str, seen: dict[str, int], commas: bool) -> Label | None:
    """The label that the line's first letters are or were; `commas`: the list counts by “1,”."""
    by_comma = _before_comma(text, seen) if commas else None
    return by_comma or _misread(text, seen) or label_of(text)


def _counts_by_commas(lines: list[TextLine]) -> bool:
    """“1, Thanh tra Sở …”, “2, Phòng …”: a list that sets a comma where others set a full stop."""
    found = [int(mark["n"]) for line in lines if (mark := BEFORE_COMMA.match(line.text))]
    return len(found) > 1 and found == list(range(1, len(found) + 1))


def _before_comma(text: str, seen: dict[str, int]) -> Label | None:
    found = BEFORE_COMMA.match(text)
    if not found or seen.get("num.", 0) + 1 != int(found["n"]):
        return None
    return Label("num.", int(found["n"]), found[0].strip(), found.end())


def _heads(lines: list[TextLine], at: int, label: Label) -> bool:
    """The number goes on under a new section's title, which has no mark at its end."""
    rest = lines[at].text[label.size :].lstrip()
    titled = label_of(lines[at - 1].text)
    return bool(rest[:1].isupper() and titled and titled.family in SECTIONS)


def _misread(text: str, seen: dict[str, int]) -> Label | None:
    """A scanned "5." read as "Š." or "5,": taken for the number only where that one comes next."""
    if (part := MISREAD_ROMAN.match(text)) and (number := _misread_roman(part, seen)):
        return number
    sign = MISREAD.match(text)
    if not sign or not text[sign.end() :][:1].isupper():
        return None
    first = sign["sign"] == "l" and not seen
    value = int(sign["n"]) if sign["n"] else MISREAD_SIGNS[sign["sign"]]
    if not first and seen.get("num.", value) + 1 != value:
        return None
    return Label("num.", value, f"{value}.", sign.end() - 1, slip=sign[0].strip())


def _misread_roman(found: re.Match[str], seen: dict[str, int]) -> Label | None:
    """The number of a part in capitals, where it comes next; the first may not have been read."""
    as_told, told = found["roman"].translate(AS_ROMAN), label_of(found.string)
    if told and (told.family != "upper" or seen.get("upper", 0) + 1 == told.value):
        return None
    value = roman(as_told)
    if value != max(seen.get("roman", 0), 1) + 1:
        return None
    return Label("roman", value, f"{as_told}.", found.end() - 1, slip=found[0].strip())


def _outer(family: str, label: Label) -> bool:
    return Label(family, 0, "", 0).rank <= label.rank


def _is_label(
    label: Label,
    before: TextLine | None,
    line: TextLine,
    layout: ParagraphLayout,
    seen: dict[str, int],
    ahead: list[TextLine],
) -> bool:
    """Whether these letters head an item, or only happen to stand first on a wrapped line."""
    rest = line.text[label.size :].lstrip()
    apart = before is None or line.blank_before or before.cells or _is_caps(rest)
    if before and label.counted and not apart and _is_wanted(label, before, seen, ahead[1:]):
        return False
    opens = OPENS.match(rest)
    if not rest:
        return label.counted and layout.a_line_each
    upper = opens is not None and not rest[: opens.end()][-1].islower()
    if before is None:
        return True
    closed = bool(CLOSED.search(before.text))
    ended = closed or (layout.a_line_each and upper) or layout.ended_short(before, line)
    if layout.blank_parts and line.blank_before and not line.page_before and upper:
        ended = True
    if not label.counted:
        return ended
    return _counts(label, before, seen, layout, ahead, (closed, ended, upper))


def _is_wanted(label: Label, before: TextLine, seen: dict[str, int], ahead: list[TextLine]) -> bool:
    """Whether the line before ends with what this number belongs to. Where that is only likely, a
    number that comes next in its list, and does not come again, is the list's."""
    words = level(before.text)
    if WANTS_NONE.search(words):
        return False
    letter = label.family.startswith("alpha") and WANTS_LETTER.search(words)
    if letter or WANTS_NUMBER.search(words):
        return True
    if not MAY_WANT_NUMBER.search(words):
        return False
    part = label.family in ("roman", "upper")  # its title would be in capitals
    in_step = not part and label.value == seen.get(label.family, 0) + 1
    return not in_step or _comes_again(label, ahead)


def _comes_again(label: Label, ahead: list[TextLine]) -> bool:
    """The same number heads a later line of the same list."""
    for line in ahead:
        other = label_of(line.text)
        if other and (other.family, other.value) == (label.family, label.value):
            return True
        if other and other.family != label.family and _outer(other.family, label):
            return False
    return False


def _counts(
    label: Label,
    before: TextLine,
    seen: dict[str, int],
    layout: ParagraphLayout,
    ahead: list[TextLine],
    line: tuple[bool, bool, bool],
) -> bool:
    """Whether the number is one that may stand here; `line`: was the line before closed, was it
    ended, does this one begin with a capital."""
    closed, ended, upper = line
    last = seen.get(label.family, 0)
    # Past 99 a number heads an item only where it comes next: "2025." is a year.
    if label.value > 99 and label.value != last + 1:
        return False
    # "phiên họp thứ" and on the next line "40. Đồng chí …": no list begins with 40.
    if label.family == "num." and not last and label.value > 3 and not closed:
        return False
    if label.family.startswith(("(", "alpha", "num)")) and not layout.a_line_each:
        if label.value > 1 and not last:
            return False
        if label.value == 1 and _runs_on(label, ahead):
            return False
    if label.family in ("article", "named"):
        cut = not closed and (label.value != last + 1 or GOES_ON.search(level(before.text)))
        return ended and upper and not cut
    follows = last < label.value <= last + 3
    if label.family in {"num.", "roman", "upper"} and not upper:
        # “1. thanh tra sở …” under the colon of the opening, and its “2.” comes further on.
        first = label.value == 1 and before.text.endswith(":") and _comes_next(label, ahead)
        return (follows and closed and label.value > 1) or first
    return (ended and (follows or label.value <= 2 or upper)) or (upper and label.value == last + 1)


def _comes_next(label: Label, ahead: list[TextLine]) -> bool:
    """The list goes on a few lines further."""
    nexts = (label_of(line.text) for line in ahead[1:])
    return any(one and (one.family, one.value) == (label.family, label.value + 1) for one in nexts)


def _runs_on(label: Label, ahead: list[TextLine]) -> bool:
    """(1) stands first on its line by chance: its (2) comes in mid-line."""
    second = SECONDS.get(label.family)
    if second is None:
        return False
    nxt = re.escape(second)
    inline = re.compile(rf"[;,.] {nxt}|\S {nxt} ")
    for line in ahead:
        if line is not ahead[0] and line.text.startswith(second):
            return False
        if inline.search(line.text):
            return True
    return False


def _run_on(lines: list[TextLine]) -> Traced:
    """The lines as one; a number broken after its hyphen ("208/TB-" "SKHCN") is whole again."""
    parts: list[Traced] = []
    for line in lines:
        if parts and BROKEN.search(parts[-1].text) and line.text[:1].isupper():
            parts[-1] = joined([parts[-1], line.words], by="")
        else:
            parts.append(line.words)
    return joined(parts)


def _block(label: Label | None, lines: list[TextLine], parted: bool) -> Paragraph:
    words = _run_on(lines)
    whole = words.span()
    if label:
        words = words[label.size :]
        if label.family == "ordinal":
            words = words[len(words.text) - len(words.text.lstrip(" ,:")) :]
        words = words.stripped()
    return Paragraph(label, words, whole, lines[0].titled, lines[0].cells, parted)
