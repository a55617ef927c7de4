"""Lines that hold a time and nothing else: “Quý I/2027”, “Tháng 12/2026:”, “Tuần 49 (từ ngày
30/11 đến ngày 04/12)”. They head the items below them."""

import re

from departments.folding import level

LIMITS = "hạn", "thời hạn"
LONGEST = 70  # letters
NAMED = r"(?:tháng|quý|tuần|năm|ngày|thứ)"
WORDS = (
    r"(?:tháng|quý|tuần|năm|ngày|trong|trước|chậm nhất|muộn nhất|từ|nay|đến|tới|hết|vào|xong|đầu|"
    r"cuối|giữa|nửa|thứ|hai|ba|tư|sáu|bảy|chủ nhật|này|sau|và|của|là|hằng|hàng|định kỳ|mùng|mồng|"
    r"thời gian|thời hạn|hạn|tiếp theo|thường xuyên|lâu dài|dài hạn|trước mắt|các|[ivx]+|\d+)"
)
LINE = re.compile(rf"[(\[*+ –-]*{WORDS}(?:[ ,.:;()/–-]+{WORDS})*[ .:;)\]*]*")
TIMED = re.compile(
    rf"(?<!\w){NAMED} (?:thứ )?(?:[ivx]+(?!\w)|\d|này|sau|tới|hai|ba|tư|năm|sáu|bảy)"
    r"|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|(?:hằng|hàng|định kỳ) \w+|(?:đầu|cuối|giữa) (?:tháng|năm)"
    # No day at all, and the time of the lines above it holds no longer.
    r"|thời gian (?:tới|sau|tiếp theo)|(?:tháng|năm|tuần|quý) tiếp theo|^thường xuyên|lâu dài|"
    r"dài hạn|^trước mắt"
)


def is_period_line(text: str) -> bool:
    """Whether the words name a time, and nothing is said of it."""
    if not text or len(text) > LONGEST:
        return False
    low = level(text)
    if low.startswith(LIMITS) and not low.endswith(":"):
        return False  # “Thời hạn: trước ngày 20/12” is the common day, above the items or below
    return bool(TIMED.search(low) and LINE.fullmatch(low))
