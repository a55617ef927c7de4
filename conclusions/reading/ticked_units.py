"""Units offered behind boxes to tick: the ticked ones are named, the others are not."""

import re
from dataclasses import dataclass, replace

from conclusions.reading.boxes import BOX, Found, Option, options_among, without_others
from conclusions.reading.model import UnitRef
from conclusions.reading.text_lines import TextLine
from conclusions.reading.ticked_days import days_offered
from conclusions.reading.traced_text import Traced, joined
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import level

HELPERS = re.compile(r"(?<!\w)(?:phối hợp|cùng thực hiện|tham gia)(?! chủ trì)[^:.;]{0,30}: ?$")
# “… Chất lượng Đơn vị phối hợp: ☑ …”: a line of its own, and no more of the name before it.
ROLES = (
    r"(?:chủ trì|phối hợp|thực hiện|tham gia|hỗ trợ|giám sát|theo dõi|đầu mối|giao|thời hạn|"
    r"thời gian|hạn|tiến độ|ghi chú)(?: [^\W\d_]+){0,4} ?:"
)
OF_WHOM = r"(?:(?:đơn vị|cơ quan|bộ phận|phòng|người) )?"
NEXT_LINE = re.compile(rf"(?<= )(?=[A-ZĐ])(?i:{OF_WHOM}{ROLES})")
LABELLED = re.compile(rf"{OF_WHOM}{ROLES}")


@dataclass(frozen=True)
class Ticked:
    """The words without boxes and without what is not ticked."""

    words: Traced
    refs: tuple[UnitRef, ...] = ()  # the ticked ones, but not those offered to help
    none: bool = False  # there are boxes for who is to do it, and no tick


def ticked_in(words: Traced, units: UnitFinder) -> Ticked:
    """What is left of the words when only the ticked units count; all of them where no unit has a
    box."""
    options = _options(words, units)
    if not options:
        return Ticked(words)
    if len(options) == 1 and not options[0].ticked:
        [only] = options  # a list of things to do: one box, and nobody else to choose
        return Ticked(joined([words[: only.start], words[only.at :]], by=""), (), none=True)
    leading = _leading(words, options)
    refs = tuple(ref for option in leading if option.ticked for ref in option.refs)
    return Ticked(without_others(words, options), refs, none=bool(leading) and not refs)


def _leading(words: Traced, options: list[Option]) -> list[Option]:
    """The options for who is to do the work; those behind “phối hợp:” are for who helps."""
    low, end, helps = level(words.text), 0, False
    found = []
    for option in options:
        if low[end : option.start].strip(" ,;/&+-"):
            helps = bool(HELPERS.search(low, end, option.start))
        if not helps:
            found.append(option)
        end = option.end
    return found


def _options(words: Traced, units: UnitFinder) -> list[Option]:
    low = level(words.text)

    def begins(at: int) -> Found | None:
        line = NEXT_LINE.search(words.text, at)
        end = line.start() if line else len(low)
        group = units.group_at(words[:end], low[:end], at)
        return (group.end, group.refs) if group else None

    def ends(start: int, end: int) -> Found | None:
        groups = units.groups(words[start:end])
        group = next((one for one in groups if start + one.end == end), None)
        return (start + group.start, group.refs) if group else None

    return options_among(words, begins, ends)


def with_options_in_line(lines: list[TextLine], units: UnitFinder) -> list[TextLine]:
    """The lines; units with their boxes on lines of their own stand behind the line before."""
    options = [_boxes_of(line, units) for line in lines]
    shown: list[TextLine] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while (
            end < len(lines)
            and not lines[at].cells
            and (_offers(options, end) or _offers_by_name(lines[end]))
        ):
            end += 1
        run = lines[at:end]
        words, raw = joined(line.words for line in run), joined(line.raw for line in run)
        shown.append(replace(run[0], words=words, raw=raw) if len(run) > 1 else run[0])
        at = end
    return shown


def _offers(options: list[list[Option]], at: int) -> bool:
    """A line that holds nothing but units with boxes; one alone is none, nor a “(x)” of a list."""
    beside = any(options[near] for near in (at - 1, at + 1) if near < len(options))
    return len(options[at]) > 1 or (bool(options[at]) and beside)


def _offers_by_name(line: TextLine) -> bool:
    """“Đơn vị phối hợp: ☑ Phòng A ☐ Phòng B”, “Thời hạn: ☐ …”: more of the item above it."""
    label = None if line.cells else LABELLED.match(level(line.text))
    return bool(label and BOX.search(line.text, label.end()))


def _boxes_of(line: TextLine, units: UnitFinder) -> list[Option]:
    if line.cells or not BOX.match(line.text):
        return []
    options = _options(line.words, units) or days_offered(line.words)
    rest, end = [], 0
    for option in options:
        rest.append(line.text[end : option.start])
        end = option.end
    rest.append(line.text[end:])
    return [] if "".join(rest).strip(" .,;/") else options
