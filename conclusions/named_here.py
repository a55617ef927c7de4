"""Which words of another agency's paper speak to this one: its name in full, short or by letters,
or all the agencies of its kind together."""

import re
from collections.abc import Iterable

from departments.folding import fold
from departments.models import Agency

# “Sở Khoa học và Công nghệ tỉnh Quảng Ngãi” is “Sở Khoa học và Công nghệ” in its province's papers.
OF_PLACE = re.compile(r"\s*,?\s+(?:tỉnh|thành phố|tp\.?|huyện|thị xã|quận)\s+.+$")
GENERAL = {
    Agency.Kind.SO: "sở|ngành|cơ quan|đơn vị",
    Agency.Kind.UBND: "ủy ban nhân dân|ubnd|xã|phường|thị trấn|huyện|thị xã|thành phố|"
    "địa phương|cấp|cơ quan|đơn vị",
    Agency.Kind.PARTY: "đảng ủy|đảng bộ|cấp ủy|cơ quan|đơn vị",
    Agency.Kind.SCHOOL: "trường|nhà trường|cơ sở giáo dục|cơ quan|đơn vị",
    Agency.Kind.OTHER: "sở|ngành|cơ quan|đơn vị",
}
# Those together are spoken to where a sentence begins or an order is given: “phối hợp với các sở,
# ngành liên quan” speaks to somebody else.
SPOKEN_TO = (
    r"(?:^[\W\d]*|[.;:]\s+|\b(?:giao|yêu cầu|đề nghị)\s+)(?:cho\s+)?"
    r"(?:(?:thủ trưởng|giám đốc|chủ tịch|bí thư|hiệu trưởng|lãnh đạo|người đứng đầu)\s+)?"
    r"(?:(?:ủy ban nhân dân|ubnd)\s+)?(?:tất cả\s+|toàn thể\s+)?các\s+(?:{})\b"
)


def names_of(agency: Agency) -> list[str]:
    """Every way this agency is written, folded: whole names only, two letters or more."""
    name = fold(agency.name)
    bare = OF_PLACE.sub("", name)
    ways = {name, bare, fold(agency.short_name), fold(agency.code), *_by_letters(bare)}
    return sorted((way for way in ways if len(way) > 1), key=len, reverse=True)


def _by_letters(name: str) -> Iterable[str]:
    """“sở khoa học và công nghệ”: “sở kh&cn”, “sở khcn”."""
    kind, *words = name.split()
    if kind == "sở" and words:
        for joined in ("&", ""):
            yield f"sở {''.join(joined if word == 'và' else word[0] for word in words)}"


def speaks_to(agency: Agency, texts: Iterable[str]) -> bool:
    """Whether any of the texts names the agency, or speaks to all of its kind."""
    names = "|".join(re.escape(name) for name in names_of(agency))
    named = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    together = re.compile(SPOKEN_TO.format(GENERAL[Agency.Kind(agency.kind)]))
    folded = (fold(text) for text in texts)
    return any(named.search(text) or together.search(text) for text in folded)
