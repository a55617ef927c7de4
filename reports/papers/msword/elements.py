"""Paragraphs, runs and rules as elements of a Word file; lengths in points."""

from collections.abc import Iterable
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reports.papers.paragraphs import TextPiece

FONT = "Times New Roman"
CENTRED, LEFT, JUSTIFIED = "center", "left", "both"
BLACK = "000000"


@dataclass(frozen=True)
class WordFace:
    """How letters look."""

    size: float
    bold: bool = False
    italic: bool = False
    colour: str = ""


@dataclass(frozen=True)
class WordForm:
    """How a paragraph stands: `pitch` in lines or, where `exact` is given, that many points;
    `level` is its place in the outline, `ruled` draws a line above it.

    Room stands before paragraphs only: some Words add what stands after one, some do not.
    """

    align: str = CENTRED
    before: float = 0
    pitch: float = 1
    exact: float = 0
    first: float = 0
    sides: float = 0
    keep: bool = False
    level: int | None = None
    ruled: bool = False


# What Word demands where nothing stands: after a last table, in an empty cell, at a section's end.
SLIVER = WordForm(exact=1)


def element(tag: str, *children, **attributes):
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def twips(points: float) -> int:
    """Word's own unit of length."""
    return round(points * 20)


def paragraph(form: WordForm, *runs):
    exact = {"line": twips(form.exact), "lineRule": "exact"}
    loose = {"line": round(form.pitch * 240), "lineRule": "auto"}
    return element(
        "p",
        element(
            "pPr",
            element("keepNext") if form.keep else None,
            element("pBdr", border("top", space=1)) if form.ruled else None,
            element("spacing", before=twips(form.before), **(exact if form.exact else loose)),
            _indents(form),
            element("jc", val=form.align),
            None if form.level is None else element("outlineLvl", val=form.level),
        ),
        *runs,
    )


def _indents(form: WordForm):
    if not form.first and not form.sides:
        return None
    sides = twips(form.sides)
    return element("ind", left=sides, right=sides, firstLine=twips(form.first))


def border(side: str, *, points: float = 0.75, space: int = 0, colour: str = BLACK):
    return element(side, val="single", sz=round(points * 8), space=space, color=colour)


def line(text: str, face: WordFace, form: WordForm | None = None):
    """A paragraph of one run, centred unless its form says otherwise."""
    return paragraph(form or WordForm(), run(face, text))


def rule(room: float, width: float):
    """A line of that width, centred: the upper border of an empty paragraph, indented."""
    sides = max(0, (room - width) / 2)
    return paragraph(WordForm(before=2, exact=4, sides=sides, ruled=True))


def run(face: WordFace, *parts):
    """Letters of one look: words, and elements between them."""
    size = round(face.size * 2)
    return element(
        "r",
        element(
            "rPr",
            element("b") if face.bold else None,
            element("i") if face.italic else None,
            element("color", val=face.colour) if face.colour else None,
            element("sz", val=size),
            element("szCs", val=size),
        ),
        *(_words(part) if isinstance(part, str) else part for part in parts),
    )


def _words(text: str):
    made = element("t")
    made.text = text
    made.set(qn("xml:space"), "preserve")  # spaces at a run's ends are words' spaces
    return made


def runs(pieces: Iterable[TextPiece], face: WordFace) -> list:
    """A whole piece gets Word's own unbreakable hyphens, which are still read as hyphens."""
    return [run(face, *(_unbroken(p.text) if p.whole else [p.text])) for p in pieces]


def _unbroken(text: str) -> list:
    first, *others = text.split("-")
    return [first, *(part for other in others for part in (element("noBreakHyphen"), other))]
