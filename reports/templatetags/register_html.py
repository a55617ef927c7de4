"""A tag that draws the rows of the office's book in one go: of fifty rows of fourteen cells,
templates would take longer than all the rest of the page."""

from collections.abc import Callable

from django import template
from django.utils.safestring import SafeString, mark_safe

from departments.html import drawn
from departments.papertext import paper_date
from departments.templatetags.written import glue, shorten
from reports.figures.register_columns import (
    REGISTER_COLUMNS,
    RegisterColumn,
    RegisterRow,
    RegisterTable,
    RegisterValue,
)
from reports.figures.register_lines import RegisterLine
from tasks.addresses import address_of
from tasks.templatetags.standing import TIME, given

register = template.Library()

EMPTY, NOTHING = "<td{}>–</td>", mark_safe("")
SAME = mark_safe(' class="same"')  # of the directive above
TITLE = next(n for n, column in enumerate(REGISTER_COLUMNS) if column.kind == "task")


def _notice(line: RegisterLine) -> SafeString:
    notice = line.task.conclusion
    words = '<span class="nb">{},</span> <span class="nb">{}</span>{}'
    acts = drawn(' <span class="act-told">({})</span>', glue(line.acts)) if line.acts else NOTHING
    return drawn(words, notice.number, paper_date(notice.issued_on), acts)


def _lead(line: RegisterLine, words: str) -> SafeString:
    return drawn('<span title="{}">{}</span>', line.task.lead.name, words)


def _standing(line: RegisterLine) -> SafeString:
    """The chip without its drawing, for which the column has no room."""
    words = glue(line.time.words).replace("uá hạn", "uá\u00a0hạn")
    return drawn('<span class="due {}">{}</span>', TIME[line.time.kind][0], words)


# What a cell shows, by the kind of its column; of other kinds its words.
DRAWN: dict[str, Callable[[RegisterLine, str], str]] = {
    "notice": lambda line, words: _notice(line),
    "lead": _lead,
    "phrase": lambda line, words: given(line.deadline),
    "standing": lambda line, words: _standing(line),
    "day": lambda line, day: drawn('<span class="nb">{}</span>', paper_date(day)),
}


@register.simple_tag
def register_rows(table: RegisterTable, start: int) -> SafeString:
    """The lines as the book's rows, numbered from `start`. On a phone only cells with a class are
    shown."""
    cells = table.cells[1:]
    return mark_safe("".join(_row(row, n, cells) for n, row in enumerate(table.rows, start)))


def _row(row: RegisterRow, number: int, cells: list[list[int]]) -> SafeString:
    """The task's link stands on its title, or on its unit where one title stands for several."""
    alone = row.spans[TITLE] == 1
    html = [_cell(row, places, alone) for places in cells if row.spans[places[0]]]
    same = NOTHING if row.spans[TITLE] else SAME
    return drawn('<tr{}><td class="c">{}</td>{}</tr>', same, number, mark_safe("".join(html)))


def _cell(row: RegisterRow, places: list[int], alone: bool) -> SafeString:
    rows, told = row.spans[places[0]], [place for place in places if row.values[place]]
    down = drawn(' rowspan="{}"', rows) if rows > 1 else NOTHING
    if not told:
        return drawn(EMPTY, down)
    column = REGISTER_COLUMNS[places[0]]
    words = [_words(REGISTER_COLUMNS[n], row.line, row.values[n], alone) for n in told]
    shown = mark_safe("".join(words))
    if column.kind == "task":
        return drawn('<th scope="row" class="k-task"{}>{}</th>', down, shown)
    if column.folded or column.kind == "day":
        return drawn('<td class="k-{}"{}>{}</td>', column.kind, down, shown)
    return drawn("<td{}>{}</td>", down, shown)


def _words(
    column: RegisterColumn, line: RegisterLine, value: RegisterValue, alone: bool
) -> SafeString:
    if column.kind in DRAWN:
        shown = DRAWN[column.kind](line, value)
    else:
        shown = glue(shorten(value, column.most_on_screen)) if column.most else glue(value)
    if column.kind == ("task" if alone else "lead"):
        shown = drawn('<a href="{}">{}</a>', address_of(line.task.pk), shown)
    if not column.under:
        return drawn("{}", shown)
    kind = f" k-{column.kind}" if column.folded else ""
    return drawn('<span class="under{}">{}</span>', kind, drawn(column.under, shown))
