"""Breaking centred lines of a paper by the widths of its font, so that no word hangs alone."""

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import pairwise

from django.conf import settings
from fontTools.ttLib import TTFont

FONTS = settings.BASE_DIR / "static" / "vendor" / "tinos-1.340"
MOST_WORDS = 80  # beyond it nobody wrote a title, and weighing every break would take long
NOWHERE = re.compile(r"(?!)")
# Words of agencies, offices and titles that are read as one: a line does not end inside them.
WORDS = """
khoa học, công nghệ, công nghiệp, công thương, nông nghiệp, môi trường, tài chính, tài nguyên,
xây dựng, kế hoạch, đầu tư, giáo dục, đào tạo, lao động, thương binh, xã hội, văn hóa, thể thao,
du lịch, giao thông, vận tải, thông tin, truyền thông, dân tộc, tôn giáo, tư pháp, thanh tra,
ngoại vụ, nội vụ, y tế, dịch vụ, ứng dụng, chuyển đổi, đổi số, đổi mới, sáng tạo, trung tâm,
quản lý, tiêu chuẩn, đo lường, chất lượng, kinh tế, ủy ban, uỷ ban, nhân dân, hội đồng,
văn phòng, hành chính, tổng hợp, tổ chức, phụ trách, giám đốc, chủ tịch, bí thư, tỉnh ủy,
phó bí, phó chủ, phó giám, phó trưởng, phó chánh, trưởng phòng, chánh văn, đồng chí,
kết luận, cuộc họp, buổi làm, làm việc, giao ban, hội nghị, tình hình, triển khai, thực hiện,
tiến bộ, hỗ trợ, giải phóng, mặt bằng, khu công, khu kinh, cụm công, đồng bằng, phát triển,
nhiệm vụ, quý i, quý ii, quý iii, quý iv
"""
COMPOUNDS = frozenset(word.strip() for word in WORDS.split(","))
JOINTS = frozenset(("và", "của", "tại", "về", "với", "các", "-"))


@lru_cache
def _advances(face: str) -> dict[int, float]:
    """Width of each letter in ems."""
    with TTFont(FONTS / f"Tinos-{face}.ttf") as font:
        em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: widths[name][0] / em for code, name in font.getBestCmap().items()}


def letters_of(face: str) -> frozenset[str]:
    """Every letter that the typeface can draw."""
    return frozenset(map(chr, _advances(face)))


def width_of(text: str, *, face: str, size: float) -> float:
    """Width of a line in points, in the unit of `size`."""
    advances = _advances(face)
    return size * sum(advances.get(ord(letter), 0.6) for letter in text)


def balanced(
    text: str, *, face: str, size: float, room: float, prefer: re.Pattern = NOWHERE
) -> tuple[str, ...]:
    """The text in as few lines as fit in `room` points, evenly filled.

    A break just before a match of `prefer`, or after a comma, is taken rather than a more even one
    elsewhere; a compound word or a proper name is broken last of all.
    """
    words = text.split()
    measure = partial(width_of, face=face, size=size)
    filled = _filled(words, room, measure)
    if len(filled) < 2 or len(words) > MOST_WORDS:
        return tuple(filled)
    return _even(words, len(filled), room, measure, prefer)


def _filled(words: list[str], room: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _even(
    words: list[str],
    count: int,
    room: float,
    measure: Callable[[str], float],
    prefer: re.Pattern,
) -> tuple[str, ...]:
    """The words in `count` lines: none too wide, ending well, none much shorter than the others."""

    def line_cost(start: int, end: int) -> float:
        slack = 1 - measure(" ".join(words[start:end])) / room
        ragged = 3 * slack**2 if slack >= 0 else -1000 * slack
        return ragged + (_unwanted(words, end, prefer) if end < len(words) else 0)

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        if lines == 1:
            return line_cost(start, len(words)), (len(words),)
        choices = []
        for end in range(start + 1, len(words) - lines + 2):
            rest, ends = best(end, lines - 1)
            choices.append((line_cost(start, end) + rest, (end, *ends)))
        return min(choices)

    ends = (0, *best(0, count)[1])
    return tuple(" ".join(words[start:end]) for start, end in pairwise(ends))


def _unwanted(words: list[str], cut: int, prefer: re.Pattern) -> int:
    """How ill a line ends before the word at `cut`: 0 well, 3 inside a compound word."""
    last, first = words[cut - 1], words[cut]
    if prefer.match(" ".join(words[cut:])) or last.endswith((",", ";")):
        return 0
    if f"{last} {first}".lower() in COMPOUNDS:
        return 3
    names = last.istitle() and first.istitle()
    return 2 if names or last.lower() in JOINTS or first == "-" else 1
