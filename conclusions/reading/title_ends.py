"""Where a title too long is cut: at a joint of phrases, never inside a period, number or name."""

import re
from itertools import pairwise

from conclusions.reading.name_words import HEADS, INNER, VERBS, words_of
from departments.folding import level

SEAM = re.compile(
    r", | (?:(?<!trực )(?<!phụ )(?<!lệ )thuộc|(?<!cấp )(?<!dựa )trên|(?<!công )(?<!mặt )bằng|"
    r"(?<!sau )(?<!trước )khi|(?<!tiếp )(?<!kèm )theo|(?<!hiện )(?<!tồn )tại|(?<!bên )trong|"
    r"(?<!tự )(?<!lý )do|(?<!so )với|(?<!trở )về|(?<!không )nhằm|"
    r"và|nhưng|để|đến|giữa|cho|của|nếu) "
)
# “Quý | IV”, “giai đoạn | 2026”, “lần thứ | VII”, “2026 | - 2030”, “12 | tỷ đồng”.
COUNTED = re.compile(
    r"(?<!\w)(?:năm|tháng|quý|tuần|ngày|số|giai đoạn|lần|thứ|khóa|đợt|kỳ|nhiệm kỳ|mục|điểm|khoản|"
    r"điều|chương|cấp|hạng|khu|tổ|phần|nhóm|mức)\|(?:\d|[ivxlc]+(?!\w))"
    r"|[–-]\||\|[–-]|\d\|(?:tỷ|triệu|nghìn|đồng|ha|km|người|%)(?!\w)"
)
# What such a word begins is told behind it.
BEGINS = re.compile(r"(?<!\w)(?:nguồn|việc|công tác|sự|cuộc|một số|toàn bộ|lần|ngành|khu|khối)$")
OTHER_WORDS = (
    "giai đoạn|địa bàn|tiến độ|kết quả|tình hình|kế hoạch|nhiệm vụ|trang thiết bị|trực thuộc"
)
PAIRS = frozenset(
    pair
    for lexicon in (HEADS, INNER, VERBS, OTHER_WORDS)
    for word in words_of(lexicon)
    for pair in pairwise(word.split(" "))
)


def cut_title(title: str, least: int, most: int) -> str:
    """As much of the title as ends with a whole phrase within so many letters; of phrases too long,
    with a whole word or name."""
    seams = [seam.start() for seam in SEAM.finditer(title, least, most + 1)]
    if seams:
        return title[: seams[-1]]
    gaps = [gap.start() for gap in re.finditer(" ", title[: most + 1])]
    whole = (title[:gap] for gap in reversed(gaps) if _ends_whole(title, gap))
    return next(whole, title[:most])


def _ends_whole(title: str, gap: int) -> bool:
    """Whether no word, name, number or period goes on behind this space."""
    before, behind = title[:gap], title[gap + 1 :]
    last, following = before.rpartition(" ")[2], behind.partition(" ")[0]
    if last[:1].isupper() and following[:1].isupper():
        return False
    if (level(last), level(following.rstrip(".,;"))) in PAIRS or BEGINS.search(level(before)):
        return False
    return not COUNTED.search(level(f"{before[-20:]}|{behind[:20]}"))
