"""How the demo is written down: notices as lines, duties as the office entered them, steps."""

from dataclasses import dataclass, field

HEADING, ASSESSMENT, CONTEXT, DIRECTIVE = "heading", "assessment", "context", "directive"
ALL = "*Các phòng, đơn vị"


@dataclass(frozen=True)
class Work:
    """One duty. Units are codes (“QLKH HCTH”), or a collective as written after a star.

    `due` is “before-4”, “by-1”, “during”, “ongoing”, “recurring” or empty; `what` the clause it is
    said in, empty for the whole directive; `pick` the units the office chose where none is printed.
    """

    title: str
    leads: str = ""
    due: str = ""
    product: str = ""
    helpers: str = ""
    what: str = ""
    without: str = ""
    sent_to: str = ""
    pick: str = ""
    key: bool = False
    imposed: bool = False


@dataclass(frozen=True)
class Line:
    """A paragraph of a notice under its printed label, with its duties and what stands under it."""

    label: str
    text: str
    kind: str = DIRECTIVE
    works: tuple[Work, ...] = ()
    under: tuple["Line", ...] = ()
    continues: str = ""  # “208/TB-SKHCN 5”: the item of a former notice


@dataclass(frozen=True)
class Paper:
    """A notice: number, day of issue and of the meeting in working days, and its lines."""

    number: str
    issued: int
    met: int
    title: str
    opening: str
    lines: tuple[Line, ...]
    period: str = ""
    kind: str = ""
    hour: str = "15:42"


@dataclass(frozen=True)
class Step:
    """One move: on which working day, at what hour, by whom (account), and what it says.

    Fields are those of the move; people, units and days are written as account, code and `due`.
    """

    day: int
    hour: str
    who: str
    verb: str
    fields: dict = field(default_factory=dict)


def step(day: int, hour: str, who: str, verb: str, **fields) -> Step:
    return Step(day, hour, who, verb, fields)


def directive(label: str, text: str, *works: Work, continues: str = "") -> Line:
    return Line(label, text, DIRECTIVE, works, continues=continues)


def group(label: str, text: str, *under: Line) -> Line:
    return Line(label, text, HEADING, under=under)
