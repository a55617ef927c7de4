"""The printed labels that head a section, an item or a dash: "II." "5." "(1)" "đ)" "-"."""

import re
from dataclasses import dataclass, replace

from conclusions.reading.alphabet import UP

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
LETTERS = "abcdđefghijklmnopqrstuvwxyz"
ORDINALS = {
    word: value
    for value, words in enumerate(
        ("nhất một", "hai", "ba", "tư bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1
    )
    for word in words.split()
}
# Lower rank stands higher in the tree when the notice itself does not show otherwise.
RANKS = {
    "part": 0,
    "upper": 1,
    "roman": 2,
    "caps": 2,
    "article": 3,
    "named": 3.5,
    "num.": 4,
    "bare": 5,
    "num)": 6,
    "(num)": 6,
    "alpha)": 7,
    "alpha.": 7,
    "(alpha)": 8,
    "(roman)": 8,
    "small roman": 8,
    "ordinal": 8,
    "-": 9,
    "+": 10,
    "•": 9,
}
# Families one list may be counted on in: "1." "2/" "3)" "(4)".
FIGURES = {"num.", "bare", "num)", "(num)"}
SMALL_ROMAN = {"i": 1, "v": 5, "x": 10}
SECTIONS = {"part", "upper", "roman", "caps"}

# Marks of lists, the boxes of a check list among them: ticked or not, a box is a bullet.
BOXES = "□☐☑☒✓✔✗✘✅❏❑❒◻▢"
TYPED_BOX = r"\[ ?[xXvV]? ?\]"
# Figures in rings too: lists of a few, each beside the other.
BULLETS = f"•●▪■◦·*○◆➢➤►▶❖①-⑳❶-❿➀-➓{BOXES}"

FORMS = [
    (family, re.compile(form))
    for family, form in (
        ("part", r"(?i:phần)\s+(?:(?i:thứ)\s+)?(?P<v>[IVX]+|\w+)\s*[.:–-]?(?=\s|$)"),
        ("article", r"Điều\s+(?P<v>\d{1,3})\s?[.:](?=\s)"),
        # "Mục 1. Thanh tra Sở": the list says what it counts.
        (
            "named",
            rf"(?:Mục|Khoản|Điểm|Ý|Nội dung|Nhiệm vụ|Nhóm việc) (?:số )?(?P<v>\d{{1,2}})"
            rf"\s?[.:](?=\s?[{UP}])",
        ),
        ("roman", r"(?!V/v)(?P<v>[IVX]{1,5})\s?(?:[./):]|\s[-–—])(?=\s|[^\W\d_])"),
        ("upper", r"(?P<v>[A-EGH])\s?[./)](?=\s)"),
        (
            "multi",
            r"(?P<v>\d{1,2}(?:\.\d{1,2}){1,3})"
            r"(?:\)(?=\s[^\W\d_])|\s?[.)–-]?(?=\s\s?[^\W\da-z_]|\s[“\"(]))",
        ),
        # "15/QĐ-BYT" that begins a line is the number of a paper.
        (
            "num.",
            rf"(?P<v>\d{{1,4}})(?!\s?/\s?[{UP}]{{1,6}}-)(?:\s?[./](?=\s|[^\W\d_]|$)|"
            rf"[-–](?=\s[{UP}]))",
        ),
        ("num)", r"(?P<v>\d{1,4})\s?\)(?=\s|[^\W\d_])"),
        ("(num)", r"\((?P<v>\d{1,4})\)"),
        ("(roman)", r"\((?P<v>i{1,3}|iv|vi{0,3}|ix|x)\)"),
        ("(alpha)", r"\((?P<v>[a-zđ])\)"),
        ("small roman", r"(?P<v>i{2,3}|iv|vi{1,3}|ix)[.)/](?=\s)"),
        ("alpha)", r"(?P<v>[a-zđ])\s?[)/](?=\s|[^\W\d_])"),
        ("alpha.", r"(?P<v>[a-zđ])\.(?=\s)"),
        (
            "ordinal",
            r"(?P<v>(?i:thứ) (?i:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))(?=\s?[,:])"
            r"(?!, ?(?:ngày )?\d)",
        ),
        ("ordinal", r"(?P<v>(?i:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là)(?=\s?[,:]|\s)"),
        ("+", r"\+(?=\s?[^\W\d])"),
        ("-", rf"[-–—](?=\s?[^\W\d]|\s\d|\s(?:[{BOXES}]|{TYPED_BOX})\s?\w)"),
        ("•", rf"[{BULLETS}](?=\s?\w)|{TYPED_BOX}(?=\s\w)|o(?=\s[{UP}])"),
    )
]


# Whether any form fits, told in one step: most lines have no label.
ANY_FORM = re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", form.pattern) for _, form in FORMS))


@dataclass(frozen=True)
class Label:
    family: str
    value: int
    printed: str
    size: int
    slip: str = ""  # what the text has in its place

    @property
    def rank(self) -> float:
        if self.family.startswith("multi"):
            return 4 + int(self.family[5:]) / 10
        return RANKS[self.family]

    @property
    def counted(self) -> bool:
        return self.family not in {"-", "+", "•"}


def roman(written: str) -> int:
    values = [ROMAN[letter] for letter in written.upper()]
    return sum(
        -v if any(v < later for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values)
    )


def label_of(text: str) -> Label | None:
    """The label at the very start of a line, if its first letters can be one."""
    if not ANY_FORM.match(text):
        return None
    for family, form in FORMS:
        if found := form.match(text):
            value = _value(family, found.groupdict().get("v") or "")
            if value is None:
                continue
            if family == "multi":
                family += str(found["v"].count(".") + 1)
            return Label(family, value, found[0].strip(), found.end())
    return None


def as_small_roman(label: Label, last: int, ahead: list[str]) -> Label:
    """The letter "i." as a number where "ii." follows, "v." where the `last` was "iv."."""
    value = SMALL_ROMAN.get(label.printed[:1], 0)
    if label.family not in {"alpha.", "alpha)"} or not value:
        return label
    second = f"ii{label.printed[1:]}"
    counts = last + 1 == value if value > 1 else any(line.startswith(second) for line in ahead)
    return replace(label, family="small roman", value=value) if counts else label


def _value(family: str, written: str) -> int | None:
    if family in {"roman", "(roman)", "small roman"}:
        return roman(written)
    if family == "part":
        if re.fullmatch(r"[IVX]+", written):
            return roman(written)
        return ORDINALS.get(written.lower()) or None
    if family == "upper":
        return ord(written) - ord("A") + 1
    if family == "multi":
        return int(written.rpartition(".")[2])
    if family.startswith(("alpha", "(alpha")):
        return LETTERS.find(written) + 1 or None
    if family == "ordinal":
        words = written.lower().replace("thứ", "").replace("là", "").split()
        return ORDINALS[words[0]]
    return int(written) if written else 1
