"""What a mail itself says that changes its paper: it is no order and is not read, but told."""

import re
from collections.abc import Iterator

from departments.folding import fold

CHANGES = re.compile(
    r"(?<!\w)(?:đính chính|xin sửa|sửa (?:lại|thành|hạn|ngày|mục|đơn vị)|điều chỉnh|không phải|"
    r"nhầm|ghi sai|sai (?:ngày|hạn|tên|sót)|thay (?:đổi|thế|cho|bằng)|gia hạn|kéo dài|hoãn|thu hồi|"
    r"hủy|lùi (?:hạn|thời hạn|ngày|đến|sang)|bỏ (?:mục|việc|nội dung|hạn)|đúng là|chính xác là|"
    r"bổ sung (?:mục|việc|nội dung|thêm)|chuyển (?:cho|sang|giao)|cập nhật lại|riêng mục)(?!\w)"
)
ITEM = re.compile(
    r"(?<!\w)(?:(?:mục|điểm|khoản|nhiệm vụ(?: số)?|thời hạn|hạn) [\divx(:]"
    r"|hạn (?:chót|cuối|nộp|gửi)|chậm nhất|trước ngày)"
)
DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d%])|ngày \d{1,2} tháng \d")
QUOTED = re.compile(r"\s*>|-{2,}\s*(?:original|thư gốc|forwarded)|(?:from|từ|người gửi) ?:", re.I)
SENTENCE_ENDS = re.compile(r"(?<=[^\d.][.!?;])\s+|(?<=\d[.!?;])\s+(?=[^\W\d_])|\n+")
MOST, LONGEST = 5, 200  # sentences told, letters of each
TOLD = "Lời thư có thể sửa văn bản đính kèm, chưa đưa vào bản đọc: “{}”."


def told_of_cover(words: str) -> tuple[str, ...]:
    """A sentence for each one of the mail that changes something, or sets a day for an item."""
    found = list(dict.fromkeys(_changing(words)))[:MOST]
    return tuple(TOLD.format(_short(sentence)) for sentence in found)


def _changing(words: str) -> Iterator[str]:
    for sentence in SENTENCE_ENDS.split(_own(words)):
        said = " ".join(sentence.split())
        low = fold(said)
        if CHANGES.search(low) or (ITEM.search(low) and DAY.search(low)):
            yield said.rstrip(".;")


def _own(words: str) -> str:
    """Without what it answers to."""
    lines = words.replace("\r", "").split("\n")
    end = next((at for at, line in enumerate(lines) if at and QUOTED.match(line)), len(lines))
    return "\n".join(lines[:end])


def _short(said: str) -> str:
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rsplit(' ', 1)[0]}…"
