"""Whom the “Nơi nhận” of a notice names: units of the house, and lines that go elsewhere."""

import re
from dataclasses import dataclass

from conclusions.models import Conclusion
from conclusions.units import Directory
from departments.folding import fold
from departments.models import Agency, Department

DASH = re.compile(r"^[-–•+*]\s*")
ASIDE = re.compile(r"\s*\([^()]*\)?")  # “(b/c)”, “(để thực hiện)”
KEPT = re.compile(r"lưu\b|như (?:trên|điều|mục|kính gửi)")  # nobody it is sent to
ALL_UNITS = re.compile(
    r"(?:trưởng |thủ trưởng |lãnh đạo )?các (?:khoa,? |ban,? )*"
    r"(?:phòng|đơn vị|khoa|bộ phận|tổ chức đoàn thể|đoàn thể)\b"
)
KINDS_OF_UNITS = re.compile(r"\b(?:phòng|ban|đơn vị|khoa|đội|bộ phận|trung tâm|trạm|xn|đoàn thể)\b")
WITH_WORK = re.compile(r"liên quan|có tên|tại (?:mục|phần|điểm)|nêu trên|được giao|chủ trì")
# “Các phòng chuyên môn cấp huyện” are none of this house's.
OF_OTHERS = re.compile(r"\b(?:cấp|huyện|tỉnh|bộ|ngành|xã|phường|thành phố)\b")
LEADERS = re.compile(
    r"(?:các )?(?:đồng chí )?(?:lãnh đạo|giám đốc|gđ|phó giám đốc|pgđ|ban giám đốc|bgđ|hiệu trưởng|"
    r"phó hiệu trưởng|ban giám hiệu|bgh|tổng giám đốc|ban tgđ|tgđ|ptgđ|thủ trưởng)\b"
)
CHAIRS = re.compile(r"(?:các )?(?:lãnh đạo|chủ tịch|ct|phó chủ tịch|pct|thường trực)\b")
# What may stand beside who leads: the house itself, by whatever word.
HOUSE = {"sở", "cơ quan", "trường", "trung tâm", "bệnh viện", "công ty", "các", "và"}


@dataclass(frozen=True)
class Recipients:
    """`units` in the agency's order; `others` as printed, each to be sent to."""

    units: tuple[Department, ...]
    others: tuple[str, ...]


def recipients_of(conclusion: Conclusion, also: set[int]) -> Recipients:
    """Units of the house that the notice goes to: those it names and those it gives work to
    (`also`, keys). What cannot be told to be of the house stands among the others, as printed."""
    directory = Directory()
    inside = {d.pk: d for d in directory.departments if d.kind != Department.Kind.OUTSIDE}
    named, others = set(also), []
    for line in conclusion.recipients.splitlines():
        printed = DASH.sub("", line.strip()).rstrip(" ;.,")
        if not printed or KEPT.match(fold(printed)):
            continue
        found, left = _inside(printed, directory)
        named |= {unit.pk for unit in found}
        others += left
    units = [
        unit
        for unit in Department.objects.filter(pk__in=named).order_by("position", "pk")
        if unit.pk in inside or unit.kind == Department.Kind.LEADERSHIP or unit.pk in also
    ]
    return Recipients(tuple(units), tuple(dict.fromkeys(others)))


def _inside(printed: str, directory: Directory) -> tuple[list[Department], list[str]]:
    """The units a line means, and what of it means none."""
    words = fold(ASIDE.sub("", printed))
    if _leads_here(words):
        return list(Department.objects.filter(kind=Department.Kind.LEADERSHIP, active=True)), []
    parts = [part.strip() for part in re.split(r"[,;]", printed) if part.strip()]
    if ALL_UNITS.match(words) and not _is_of_others(words):
        left = [part for part in parts[1:] if not KINDS_OF_UNITS.search(fold(part))]
        if WITH_WORK.search(words):
            return [], left
        return directory.collective("các phòng, đơn vị" if parts[1:] else words), left
    found = {part: _unit(directory, part) for part in parts}
    if not any(found.values()):
        return [], [printed]  # “Công an, Quân sự tỉnh” stays one line
    return [unit for unit in found.values() if unit], [p for p, unit in found.items() if not unit]


def _unit(directory: Directory, part: str) -> Department | None:
    unit = directory.find(ASIDE.sub("", part))
    return None if unit and unit.kind == Department.Kind.OUTSIDE else unit


def _own_words() -> set[str]:
    """Every word by which the agency itself is called."""
    agency = Agency.current()
    own = {*fold(agency.name).split(), *fold(agency.short_name).split(), fold(agency.code)}
    own |= {"ubnd"} if agency.kind == Agency.Kind.UBND else set()
    return own | HOUSE | {"thuộc", "trực", "trong", "chuyên", "môn"}


def _is_of_others(words: str) -> bool:
    level = OF_OTHERS.search(words)
    return bool(level and level.group() not in _own_words())


def _leads_here(words: str) -> bool:
    """“GĐ, PGĐ Sở”, “Lãnh đạo Sở Khoa học và Công nghệ”; not “Lãnh đạo UBND tỉnh” for a Sở."""
    own, of_here = _own_words(), (LEADERS, CHAIRS)
    if Agency.current().kind != Agency.Kind.UBND:
        of_here = (LEADERS,)
    for part in re.split(r",\s*|\s+và\s+(?=các |phó |pgđ|pct)", words):
        led = next((match for form in of_here if (match := form.match(part))), None)
        if led is None or not set(part[led.end() :].split()) <= own:
            return False
    return True
