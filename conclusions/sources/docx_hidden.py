"""What a Word file holds and Word does not show: hidden words, letters that cannot be seen, hidden
shapes, blanks nobody filled; and words that are struck through."""

import re

from docx.oxml.ns import qn

from conclusions.sources.run_properties import OFF, RunProperties, switched, value_of

# A text box is written twice, the second time for old programs; moved words stand twice as well.
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = f"{COMPATIBLE}Fallback"
TELLS = ("}t", "}relIds", "}chart")  # words of any kind of drawing, a diagram, a chart
SKIPPED = {
    FALLBACK,
    qn("w:moveFrom"),
    qn("w:del"),
    qn("w:pPr"),
    qn("w:sectPr"),
    qn("w:rt"),  # small signs above others tell how these are spoken
}
HIDDEN, FAINT, STRUCK = "ẩn", "trắng hoặc quá nhỏ", "bị gạch ngang"
WHITE = re.compile(r"[Ff][5-9A-Fa-f]" * 3)
PAPER = ("background1", "light1")  # the theme's names for the colour of the paper
UNSEEN = 4  # half points
NARROW = 5  # per cent of the usual width
FLAT = 40  # twentieths of a point
NEWER = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WHOLLY = "100000"  # of the colour is let through
OVER_COLOUR = {qn("w:tbl"), qn("w:txbxContent")}  # their ground may be dark by a style of theirs
LISTS = ("w:dropDownList", "w:comboBox")
PROMPT = re.compile(
    r"(?:Bấm|Nhấp|Nhấn|Gõ) (?:hoặc|vào|để|chuột)|Chọn một (?:mục|ngày)\.|Choose an item"
    r"|Click (?:or tap|here|to)\b",
    re.IGNORECASE,
)
SHAPE_NAMES = re.compile(r"\{.*\}(?:docPr|cNvPr)")
UNSEEN_SHAPE = re.compile(r"visibility\s*:\s*hidden|(?:^|;)\s*display\s*:\s*none")


class Hiding:
    """Which runs are not read, as they or their styles say."""

    def __init__(self, properties: RunProperties) -> None:
        self.properties = properties

    def of(self, run) -> str:
        """Why this run is not read, as its words are told of; "" if it is."""
        told = self.properties.told
        if told(run, _vanishes):
            return HIDDEN
        if told(run, _strikes):
            return STRUCK
        faint = told(run, _is_white) and not self._is_over_colour(run)
        unseen = told(run, _is_tiny) or told(run, _is_clear) or self._is_flat(run)
        return FAINT if faint or unseen else ""

    def _is_over_colour(self, run) -> bool:
        if self.properties.told(run, _has_ground):
            return True
        shaded = [value_of(about, "w:shd", "w:fill") for about in self._about(run)]
        return any(fill not in ("", "auto") for fill in shaded) or any(
            above.tag in OVER_COLOUR for above in run.iterancestors()
        )

    def _is_flat(self, run) -> bool:
        """Whether the paragraph's lines are so low that nothing of them shows."""
        return any(
            value_of(about, "w:spacing", "w:lineRule") == "exact"
            and value_of(about, "w:spacing", "w:line").isdecimal()
            and int(value_of(about, "w:spacing", "w:line")) <= FLAT
            for about in self._about(run)
        )

    def _about(self, run) -> list:
        """What is said of the paragraph around it, by itself and by its style."""
        paragraph = next(run.iterancestors(qn("w:p")), None)
        own = paragraph.find(qn("w:pPr")) if paragraph is not None else None
        style = self.properties.styles.get(value_of(own, "w:pStyle"))
        return [own, style.find(qn("w:pPr")) if style is not None else None]


def _vanishes(properties) -> bool | None:
    """Hidden, plainly shown, or nothing said."""
    return switched(properties, "w:vanish")


def _strikes(properties) -> bool | None:
    return switched(properties, "w:strike", "w:dstrike")


def _is_white(properties) -> bool | None:
    colour = value_of(properties, "w:color")
    if not colour:
        return None
    theme = value_of(properties, "w:color", "w:themeColor")
    shade = value_of(properties, "w:color", "w:themeShade")
    return theme in PAPER and not shade if theme else bool(WHITE.fullmatch(colour))


def _is_tiny(properties) -> bool | None:
    size, width = value_of(properties, "w:sz"), value_of(properties, "w:w").rstrip("%")
    if width.isdecimal() and int(width) <= NARROW:
        return True
    return int(size) <= UNSEEN if size.isdecimal() else None


def _is_clear(properties) -> bool | None:
    """Filled with nothing, or with a colour that lets all through."""
    fill = properties.find(f"{NEWER}textFill")
    if fill is None:
        return None
    clear = (alpha.get(f"{NEWER}val", "") for alpha in fill.iter(f"{NEWER}alpha"))
    return fill.find(f"{NEWER}noFill") is not None or WHOLLY in clear


def _has_ground(properties) -> bool | None:
    light = value_of(properties, "w:highlight") not in ("", "none")
    return light or value_of(properties, "w:shd", "w:fill") not in ("", "auto") or None


def is_hidden_shape(part) -> bool:
    """A drawing or a shape of old programs that is kept in the file and not shown."""
    if UNSEEN_SHAPE.search(part.get("style", "")):
        return True
    named = (child for child in part if isinstance(child.tag, str) and SHAPE_NAMES.match(child.tag))
    return any(child.get("hidden", "0") not in OFF for child in named)


def is_skipped(part) -> bool:
    """Written a second time, or no words of the page; what stands for programs of any age alone,
    because the newer form of it has no words, is read."""
    if part.tag != FALLBACK:
        return part.tag in SKIPPED
    newer = part.getparent().iterchildren(f"{COMPATIBLE}Choice")
    told = any(str(child.tag).endswith(TELLS) for one in newer for child in one.iter())
    return told or part.find(f".//{qn('w:t')}") is None


def has_no_end(paragraph) -> bool:
    """Its mark is deleted or hidden: the next paragraph goes on in its line."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    gone = mark is not None and mark.find(qn("w:del")) is not None
    return gone or bool(_vanishes(mark))


def is_unfilled(control) -> bool:
    """A content control that still shows its own prompt: “Bấm hoặc gõ để nhập ngày.”"""
    about = control.find(qn("w:sdtPr"))
    if switched(about, "w:showingPlcHdr"):
        return True
    said = "".join(control.itertext(qn("w:t"))).strip()
    return bool(PROMPT.match(said)) or bool(said) and said == _offered_as_prompt(about)


def is_prompt(words: str) -> bool:
    """What a button's field shows until somebody types in its place."""
    return words.startswith("[") or bool(PROMPT.match(words))


def _offered_as_prompt(about) -> str:
    """The one entry of a list that stands for no choice, without a value or words of its own; ""
    where there is none or several are so."""
    lists = [about.find(qn(tag)) for tag in LISTS] if about is not None else []
    offered = [one for each in lists if each is not None for one in each.iter(qn("w:listItem"))]
    told = [[one.get(qn(f"w:{key}"), "") for key in ("displayText", "value")] for one in offered]
    prompts = [words or value for words, value in told if not (words and value)]
    return prompts[0] if len(prompts) == 1 else ""


def chosen_in(field) -> str:
    """What an old form field shows: the entry chosen from its list, its box ticked or not."""
    if (offered := field.find(qn("w:ddList"))) is not None:
        entries = [one.get(qn("w:val"), "") for one in offered.iter(qn("w:listEntry"))]
        told = value_of(offered, "w:result") or value_of(offered, "w:default") or "0"
        return entries[int(told)] if told.isdecimal() and int(told) < len(entries) else ""
    if (box := field.find(qn("w:checkBox"))) is not None:
        told = [box.find(qn(f"w:{mark}")) for mark in ("checked", "default")]
        mark = next((one for one in told if one is not None), None)
        return "☑" if mark is not None and mark.get(qn("w:val"), "1") not in OFF else "☐"
    return ""


GONE = (("tr", "hidden"), ("tr", "del"), ("tc", "cellDel"))


def is_gone(row) -> bool:
    """Of a table's row or cell: hidden, or taken out by somebody whose changes are tracked."""
    return any(switched(row.find(qn(f"w:{kind}Pr")), f"w:{mark}") for kind, mark in GONE)
