"""In which words an order says that it goes on from an earlier one; how alike two orders are."""

import re

from departments.folding import plain

# Words that say that work goes on which was given before; one sense a line.
CUES = (
    r"tiếp tục",
    r"duy trì",
    r"(?:khẩn trương|sớm|tập trung) hoàn (?:thành|thiện)",
    r"hoàn thành dứt điểm|giải quyết dứt điểm|xử lý dứt điểm",
    r"đẩy nhanh tiến độ|đẩy nhanh việc",
    r"còn (?:dở dang|tồn đọng|tồn tại|lại)|tồn đọng",
    r"chưa (?:hoàn thành|thực hiện|xong)|chậm tiến độ|quá hạn",
    r"(?:đã|được) (?:giao|chỉ đạo|kết luận) tại|như đã giao|kỳ trước|cuộc họp trước",
)
CUE = re.compile(rf"(?<!\w)(?:{'|'.join(CUES)})(?!\w)")
# “Thông báo số 208 ngày 30/01/2024”, cited without its symbol.
BARE_NUMBER = re.compile(r"(?:thông báo|kết luận|tb)(?: kết luận)?(?: số)?:? (\d{1,5})(?![\w/.])")
PLACE = r"(?:mục|điểm|khoản|ý) (?:số )?(?P<place>[ivx\d][\w.()]*)"
PLACE_BEFORE = re.compile(rf"(?<!\w){PLACE},?(?: phần [ivx]+,?)?(?: (?:của|tại))? [^.;:]{{0,30}}$")
PLACE_BEHIND = re.compile(rf"^[^.;:]{{0,30}}?[,(] ?(?:tại )?{PLACE}")


def place_beside(low: str, at: int, length: int) -> str:
    """The place that the words name just before a number or just behind it: “mục II.5”."""
    if at < 0:
        return ""
    told = PLACE_BEFORE.search(low[:at]) or PLACE_BEHIND.search(low[at + length :])
    return told["place"] if told else ""


def is_same_place(told: str, path: str) -> bool:
    """Whether a place as a sentence names it is the item's: “5.(1)” and “II.5(1)” are one, for a
    section is left out at times."""
    one, other = _parts(told), _parts(path)
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter and len(longer) - len(shorter) < 2


def _parts(place: str) -> list[str]:
    return re.findall(r"[^\W_]+", place.lower())


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring syllables, without marks: what two wordings of one order share."""
    syllables = re.findall(r"\w+", plain(text))
    return frozenset(f"{one} {other}" for one, other in zip(syllables, syllables[1:], strict=False))
