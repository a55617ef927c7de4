"""Words of a Word file whose font tells how they were typed: before Unicode the letters were the
font's own."""

from docx.oxml.ns import qn

from conclusions.sources.old_fonts import by_font, is_of_font, old_of_font

RUN, FONTS = qn("w:r"), qn("w:rFonts")
KINDS = [qn(f"w:{kind}") for kind in ("ascii", "hAnsi", "cs")]
TOLD = "Văn bản dùng phông {}, đã chuyển sang Unicode; đối chiếu với bản gốc khi rà soát."


class TypedFonts:
    """The fonts of a document's runs: their own, of their style, of their paragraph's style."""

    def __init__(self, document) -> None:
        styles = document.styles.element.iter(qn("w:style"))
        self.styles = {style.get(qn("w:styleId")): style for style in styles}
        self.known: dict[str, str] = {}
        self.converted: dict[str, None] = {}
        self.old = self._old_in(document.element.body)

    def _old_in(self, body) -> set[str]:
        """The old letters that runs in old fonts are surely typed in: of a file brought to Unicode
        by hand the fonts' names are often left."""
        typed: dict[str, list[str]] = {}
        for run in body.iter(RUN):
            if old := old_of_font(self.font(run)):
                typed.setdefault(old, []).append("".join(run.itertext(qn("w:t"))))
        return {old for old, words in typed.items() if is_of_font(" ".join(words), old)}

    def font(self, run) -> str:
        """The run's font; "" where neither it nor its styles name one."""
        properties = run.find(qn("w:rPr"))
        if own := _font_of(properties):
            return own
        paragraph = next(run.iterancestors(qn("w:p")), None)
        about = paragraph.find(qn("w:pPr")) if paragraph is not None else None
        named = (_style(properties, "w:rStyle"), _style(about, "w:pStyle"))
        return next(filter(None, (self._of_style(style) for style in named if style)), "")

    def _of_style(self, style: str) -> str:
        chain: list[str] = []
        found = self.known.get(style, "")
        while not found and style in self.styles and style not in chain:
            chain.append(style)
            found = _font_of(self.styles[style].find(qn("w:rPr")))
            style = _style(self.styles[style], "w:basedOn")
        self.known |= dict.fromkeys(chain, found)
        return found

    def font_around(self, letters) -> str:
        """The font of the run that these letters stand in."""
        run = next(letters.iterancestors(RUN), None)
        return self.font(run) if run is not None else ""

    def shown(self, words: str, letters) -> str:
        """The words of this w:t in Unicode."""
        font = self.font_around(letters) if self.old else ""
        if old_of_font(font) not in self.old:
            return words
        self.converted.setdefault(font)
        return by_font(words, font)

    def told(self) -> list[str]:
        return [TOLD.format(", ".join(self.converted))] if self.converted else []


def _font_of(properties) -> str:
    fonts = properties.find(FONTS) if properties is not None else None
    named = (fonts.get(kind) for kind in KINDS) if fonts is not None else ()
    return next(filter(None, named), "")


def _style(properties, tag: str) -> str:
    named = properties.find(qn(tag)) if properties is not None else None
    return named.get(qn("w:val"), "") if named is not None else ""
