"""What a Word file says of a run of letters: by itself, by its style, by its paragraph's style, by
the document's defaults (ISO/IEC 29500-1, 17.7.2)."""

from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

OFF = ("0", "false", "off")
PROPERTIES, PARAGRAPH, RUN, TABLE = qn("w:rPr"), qn("w:p"), qn("w:r"), qn("w:tbl")
DEFAULTS = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{PROPERTIES}"
Ask = Callable[[Any], Any]  # an answer out of properties (w:rPr); None where they are silent


class RunProperties:
    """The properties of a document's runs, each from the nearest place that says anything of it."""

    def __init__(self, styles) -> None:
        self.styles = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}
        self.defaults = styles.find(DEFAULTS)
        usual = (name for name, style in self.styles.items() if _is_usual(style))
        self.usual = next(usual, "")  # of paragraphs that name none
        self.known: dict[tuple[Ask, str], Any] = {}

    def told(self, run, ask: Ask) -> Any:
        """The first answer among the run's properties, its style's, its paragraph's style's, its
        table's style's and the defaults'; None where none of them says anything."""
        own = run.find(PROPERTIES)
        if (found := _asked(ask, own)) is not None:
            return found
        paragraph = next(run.iterancestors(PARAGRAPH), None)
        about = paragraph.find(qn("w:pPr")) if paragraph is not None else None
        named = (value_of(own, "w:rStyle"), value_of(about, "w:pStyle") or self.usual)
        for style in named:
            if style and (found := self._of_style(style, ask)) is not None:
                return found
        table = next(run.iterancestors(TABLE), None)
        styled = value_of(table.find(qn("w:tblPr")), "w:tblStyle") if table is not None else ""
        if styled and (found := self._of_style(styled, ask)) is not None:
            return found
        return _asked(ask, self.defaults)

    def _of_style(self, style: str, ask: Ask) -> Any:
        if (ask, style) in self.known:
            return self.known[ask, style]
        chain: list[str] = []
        found = None
        while found is None and style in self.styles and style not in chain:
            chain.append(style)
            found = _asked(ask, self.styles[style].find(PROPERTIES))
            style = value_of(self.styles[style], "w:basedOn")
        self.known |= dict.fromkeys([(ask, name) for name in chain], found)
        return found


def _is_usual(style) -> bool:
    kind, first = (style.get(qn(f"w:{key}"), "") for key in ("type", "default"))
    return kind == "paragraph" and first not in ("", *OFF)


def value_of(holder, tag: str, key: str = "w:val") -> str:
    """The value of the first child of that name; "" where there is none."""
    found = holder.find(qn(tag)) if holder is not None else None
    return found.get(qn(key), "") if found is not None else ""


def switched(holder, *tags: str) -> bool | None:
    """Whether one of these marks is on; None where none of them stands there."""
    told = [
        found for tag in tags if holder is not None and (found := holder.find(qn(tag))) is not None
    ]
    return any(one.get(qn("w:val"), "1") not in OFF for one in told) if told else None


def _asked(ask: Ask, properties) -> Any:
    return ask(properties) if properties is not None else None
