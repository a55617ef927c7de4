"""What a Word file holds and Word does not show: hidden words, blanks nobody filled; and signs that
only its font tells."""

import re

from docx.oxml.ns import qn

from conclusions.sources.office_symbols import (
    BULLETS,
    PRIVATE,
    has_signs,
    placed_sign,
    sign_of,
    signs_shown,
)

HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
OFF = ("0", "false", "off")
SHOWN = 60  # letters of what was left out
FEW = 2  # letters in a font of signs: more may be words that were given it by mistake


class Hiding:
    """Whether runs are hidden: by themselves, by their style, by their paragraph's style."""

    def __init__(self, styles) -> None:
        self.styles = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}
        self.known: dict[str, bool] = {}

    def hides(self, run) -> bool:
        own = _vanishes(run.find(qn("w:rPr")))
        if own is not None:
            return own
        paragraph = next(run.iterancestors(qn("w:p")), None)
        named = (_style(run.find(qn("w:rPr")), "w:rStyle"), _style(_first(paragraph), "w:pStyle"))
        return any(self._style_hides(style) for style in named if style)

    def _style_hides(self, style: str) -> bool:
        if style not in self.known:
            chain: list[str] = []
            found: bool | None = None
            while found is None and style in self.styles and style not in chain:
                chain.append(style)
                found = _vanishes(self.styles[style].find(qn("w:rPr")))
                style = _style(self.styles[style], "w:basedOn")
            self.known |= dict.fromkeys(chain, bool(found))
            return bool(found)
        return self.known[style]


def _first(paragraph):
    return paragraph.find(qn("w:pPr")) if paragraph is not None else None


def _style(properties, tag: str) -> str:
    named = properties.find(qn(tag)) if properties is not None else None
    return named.get(qn("w:val"), "") if named is not None else ""


def _vanishes(properties) -> bool | None:
    """Hidden, plainly shown, or nothing said."""
    told = properties.find(qn("w:vanish")) if properties is not None else None
    return None if told is None else told.get(qn("w:val"), "1") not in OFF


def has_no_end(paragraph) -> bool:
    """Its mark is deleted or hidden: the next paragraph goes on in its line."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    gone = mark is not None and mark.find(qn("w:del")) is not None
    return gone or bool(_vanishes(mark))


def is_unfilled(control) -> bool:
    """A content control that still shows its own prompt: “Bấm hoặc gõ để nhập ngày.”"""
    told = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
    return told is not None and told.get(qn("w:val"), "1") not in OFF


def chosen_in(field) -> str:
    """What an old form field shows: the entry chosen from its list, its box ticked or not."""
    if (offered := field.find(qn("w:ddList"))) is not None:
        entries = [one.get(qn("w:val"), "") for one in offered.iter(qn("w:listEntry"))]
        told = _told(offered, "w:result") or _told(offered, "w:default") or "0"
        return entries[int(told)] if told.isdecimal() and int(told) < len(entries) else ""
    if (box := field.find(qn("w:checkBox"))) is not None:
        told = [box.find(qn(f"w:{mark}")) for mark in ("checked", "default")]
        mark = next((one for one in told if one is not None), None)
        return "☑" if mark is not None and mark.get(qn("w:val"), "1") not in OFF else "☐"
    return ""


def _told(holder, tag: str) -> str:
    found = holder.find(qn(tag))
    return found.get(qn("w:val"), "") if found is not None else ""


GONE = (("tr", "hidden"), ("tr", "del"), ("tc", "cellDel"))


def is_gone(row) -> bool:
    """Of a table's row or cell: hidden, or taken out by somebody whose changes are tracked."""
    told = [row.find(f"{qn(f'w:{kind}Pr')}/{qn(f'w:{mark}')}") for kind, mark in GONE]
    return any(one is not None and one.get(qn("w:val"), "1") not in OFF for one in told)


class LeftOut:
    """Gathers what of a file was not read, to be told once each."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.blanks = 0
        self.signs: dict[str, None] = {}
        self.parts: dict[str, None] = {}
        self.pictures = 0

    def hidden(self, words: str) -> None:
        if words.strip():
            self.words.append(words)

    def unfilled(self) -> None:
        self.blanks += 1

    def sign(self, symbol) -> str:
        """The sign of a w:sym; one that is not known is told, and stands as an empty box."""
        font, written = symbol.get(qn("w:font"), ""), symbol.get(qn("w:char"), "")
        found = sign_of(font, int(written, 16)) if HEX.fullmatch(written) else None
        if found is None:
            self.signs.setdefault(font or "?")
        return found or "□"

    def readable(self, text: str, font: str, before: str) -> str:
        """The words with signs of private use as what they show in that font, and so a letter
        or two that are typed in a font of signs."""
        if len(text.strip()) <= FEW and has_signs(font):
            text = "".join(placed_sign(font, letter) for letter in text)
        if text.isascii() or not any(PRIVATE <= ord(letter) <= PRIVATE + 0xFF for letter in text):
            return text
        told = ""
        for letter in text:
            bullet = letter in BULLETS and not (before + told).strip()
            private = PRIVATE <= ord(letter) <= PRIVATE + 0xFF and not bullet
            found = letter
            if private:
                found = sign_of(font, ord(letter)) if font else signs_shown("." + letter)[0][1:]
            if found in (None, "□"):
                self.signs.setdefault(font or "?")
            told += found or "□"
        return told

    def told(self) -> list[str]:
        """A sentence for each kind of part that was left out."""
        said = []
        if self.words:
            words = " ".join(" ".join(self.words).split())
            shown = words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]}…"
            said.append(f"Bỏ qua chữ ẩn trong tệp: “{shown}”.")
        if self.blanks:
            said.append(f"Tệp Word còn {self.blanks} ô chưa điền; phần đó để trống.")
        if self.signs:
            fonts = ", ".join(self.signs)
            said.append(f"Tệp Word có ký hiệu không đọc được (phông {fonts}), ghi là □.")
        if self.pictures:
            said.append(f"Tệp còn phần chưa đọc được: {self.pictures} ảnh trong tệp Word.")
        said += [f"Tệp còn phần chưa đọc được: {part}." for part in self.parts]
        return said
