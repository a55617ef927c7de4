"""A tag that draws a row of the office's book in one go: of fifty rows of fourteen cells, templates
would take longer than all the rest of the page."""

from collections.abc import Callable

from django import template
from django.utils.safestring import SafeString, mark_safe

from departments.html import drawn
from departments.papertext import paper_date
from departments.templatetags.written import glue, shorten
from reports.figures.register_columns import REGISTER_COLUMNS, RegisterColumn
from reports.figures.register_lines import RegisterLine
from tasks.addresses import address_of
from tasks.templatetags.standing import TIME, given

register = template.Library()

EMPTY = mark_safe("<td>–</td>")


def _notice(line: RegisterLine) -> SafeString:
    notice = line.task.conclusion
    words = '<span class="nb">{},</span> <span class="nb">{}</span>'
    return drawn(words, notice.number, paper_date(notice.issued_on))


def _lead(line: RegisterLine, words: str) -> SafeString:
    return drawn('<span title="{}">{}</span>', line.task.lead.name, words)


def _standing(line: RegisterLine) -> SafeString:
    """The chip without its drawing, for which the column has no room."""
    return drawn('<span class="due {}">{}</span>', TIME[line.time.kind][0], line.time.words)


# What a cell shows, by the kind of its column; of other kinds its words.
DRAWN: dict[str, Callable[[RegisterLine, str], str]] = {
    "notice": lambda line, words: _notice(line),
    "lead": _lead,
    "phrase": lambda line, words: given(line.deadline),
    "standing": lambda line, words: _standing(line),
    "day": lambda line, day: paper_date(day),
}


@register.simple_tag
def register_row(line: RegisterLine, number: int) -> SafeString:
    """The line as the book's row of that number. On a phone only cells with a class are shown."""
    cells = [_cell(column, line) for column in REGISTER_COLUMNS[1:]]
    return drawn('<tr><td class="c">{}</td>{}</tr>', number, mark_safe("".join(cells)))


def _cell(column: RegisterColumn, line: RegisterLine) -> SafeString:
    value, kind = column.value(line), column.kind
    if not value:
        return EMPTY
    if kind == "task":
        link = '<th scope="row" class="k-task"><a href="{}">{}</a></th>'
        return drawn(link, address_of(line.task.pk), glue(value))
    if kind in DRAWN:
        shown = DRAWN[kind](line, value)
    else:
        shown = glue(shorten(value, column.most_on_screen)) if column.most else value
    if column.folded or kind == "day":
        return drawn('<td class="k-{}">{}</td>', kind, shown)
    return drawn("<td>{}</td>", shown)
