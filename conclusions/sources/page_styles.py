"""What the style sheet of a web page says of what is shown: by tags, classes and names."""

import re
from dataclasses import dataclass, field

COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
OTHER_PAPER = re.compile(
    r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
)  # for the printer, small screens
RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
SELECTOR = re.compile(r"(?P<tag>[\w-]*|\*)(?P<marks>(?:[.#][\w-]+)*)")
GROUND = re.compile(r"background(?:-color)?\s*:\s*(?!none|transparent|white\b|#fff)|bgcolor", re.I)
WHITE = {"white", "#fff", "#ffffff", "rgb(255,255,255)"}
HIDING = {
    "display": {"none"},
    "visibility": {"hidden", "collapse"},
    "mso-hide": {"all"},
    "font-size": {"0", "0px", "0pt", "1px", "1pt"},
}
Declared = dict[str, str]


def declared_in(written: str) -> Declared:
    """The declarations of a rule or of a tag's own style."""
    told: Declared = {}
    for each in written.lower().split(";"):
        name, _, value = each.partition(":")
        if value:
            told[name.strip()] = value.replace("!important", "").replace(" ", "").strip()
    return told


@dataclass
class PageStyles:
    """The rules of a page that name a tag, a class or one element, in their order; rules for what
    stands within something else are left aside, lest too much be taken for hidden."""

    is_coloured: bool = False  # somewhere it has a ground, and white words may stand on it
    rules: list[tuple[str, set[str], Declared]] = field(default_factory=list)

    def add(self, sheet: str) -> None:
        for selectors, written in RULE.findall(OTHER_PAPER.sub("", COMMENT.sub("", sheet))):
            for selector in selectors.split(","):
                if found := SELECTOR.fullmatch(selector.strip()):
                    marks = set(re.findall(r"[.#][\w-]+", found["marks"]))
                    if found["tag"] or marks:
                        self.rules.append((found["tag"].lower(), marks, declared_in(written)))

    def hides(self, tag: str, told: dict[str, str]) -> bool:
        """Whether nobody sees what the tag holds, as the sheet says and the tag itself after it."""
        shown = self.declared(tag, told)
        white = shown.get("color", told.get("color", "").lower()) in WHITE
        return (
            white
            and not self.is_coloured
            or any(shown.get(name) in values for name, values in HIDING.items())
        )

    def declared(self, tag: str, told: dict[str, str]) -> Declared:
        """All that the sheet, and the tag itself after it, declare of a tag."""
        own = {f".{name}" for name in told.get("class", "").split()} | {f"#{told.get('id', '')}"}
        shown: Declared = {}
        for name, marks, declared in self.rules:
            if name in ("", "*", tag) and marks <= own:
                shown |= declared
        return shown | declared_in(told.get("style", ""))
