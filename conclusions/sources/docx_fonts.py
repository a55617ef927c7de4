"""Words of a Word file whose font tells how they were typed: before Unicode the letters were the
font's own."""

from docx.oxml.ns import qn

from conclusions.sources.run_properties import RunProperties
from departments.foreign_files.old_fonts import by_font, is_of_font, old_of_font

RUN, FONTS = qn("w:r"), qn("w:rFonts")
KINDS = [qn(f"w:{kind}") for kind in ("ascii", "hAnsi", "cs")]
TOLD = "Văn bản dùng phông {}, đã chuyển sang Unicode; đối chiếu với bản gốc khi rà soát."


class TypedFonts:
    """The fonts of a document's runs: their own, of their style, of their paragraph's style."""

    def __init__(self, document, properties: RunProperties) -> None:
        self.properties = properties
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
        return self.properties.told(run, _font_of) or ""

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


def _font_of(properties) -> str | None:
    fonts = properties.find(FONTS)
    named = (fonts.get(kind) for kind in KINDS) if fonts is not None else ()
    return next(filter(None, named), None)
