"""Signs of the Symbol and Wingdings fonts as Unicode: Word keeps them by their place in the font,
or as letters of private use, which say nothing without it."""

import re

PRIVATE = 0xF000  # where Word keeps the places of such fonts among the letters of private use
# The encoding of the Symbol font (ISO 32000-1, D.5), from 0x20 and from 0xA0.
SYMBOL = dict(
    enumerate(
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
        0x20,
    )
) | dict(
    enumerate(
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑",
        0xA0,
    )
)
# Those an office writes with: boxes, ticks, arrows, bullets (Unicode's own names for Wingdings).
WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑",
    0x72: "❒", 0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★",
    0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦",
    0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS |= dict(enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", 0x80))
WINGDINGS_2 = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA3: "□",
} | dict(enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", 0x69))
WEBDINGS = {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}
FONTS = {
    "symbol": SYMBOL,
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "webdings": WEBDINGS,
}
# Fonts of other makers whose places are those of Symbol.
LIKE_SYMBOL = re.compile(r"symbol ?(?:mt|ps|std)|(?:euclid|standard|apple) symbols?(?: ps)?")
# At the start of a line the reader knows them for bullets.
BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf02b"
OF_PRIVATE = re.compile("[\uf000-\uf0ff]")
DECORATED = 0x6C  # from here on Wingdings has boxes and ticks where Symbol has rare letters
# A minus and a stroke are written as everywhere, so that numbers and days are read.
PLAIN = str.maketrans("−⁄∗∼", "-/*~")


def signs_shown(text: str) -> tuple[str, bool]:
    """The text with letters of private use as the signs they most likely are, for it says no more
    which font they are of; whether one of them is not known and stands as an empty box."""
    if not OF_PRIVATE.search(text):
        return text, False
    lines = []
    for line in text.split("\n"):
        start = len(line) - len(line.lstrip())
        kept = start + (line[start : start + 1] in BULLETS and line != "")
        lines.append(line[:kept] + OF_PRIVATE.sub(_likely, line[kept:]))
    shown = "\n".join(lines)
    return shown, shown.count("□") > text.count("□")


def _likely(found: re.Match[str]) -> str:
    place = ord(found[0]) - PRIVATE
    fonts = (WINGDINGS, SYMBOL) if place >= DECORATED else (SYMBOL, WINGDINGS)
    sign = next((font[place] for font in fonts if place in font), "□")
    return sign.translate(PLAIN)


def has_signs(font: str) -> bool:
    return bool(_places(font))


def _places(font: str) -> dict[int, str]:
    name = font.strip().lower()
    return FONTS.get(name) or (SYMBOL if LIKE_SYMBOL.fullmatch(name) else {})


def placed_sign(font: str, letter: str) -> str:
    """What a letter shows in a font of signs; itself where that is not known."""
    if letter.isspace() or ord(letter) >= PRIVATE:
        return letter
    return sign_of(font, ord(letter)) or letter


def sign_of(font: str, place: int) -> str | None:
    """The sign at this place of the font, with or without Word's private offset; None where it is
    not known."""
    place -= PRIVATE if place >= PRIVATE else 0
    found = _places(font).get(place)
    return found.translate(PLAIN) if found else None
