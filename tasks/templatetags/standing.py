"""Tags for where a task stands: in time by a chip, in its course by a glyph and a word."""

from django import template
from django.utils.safestring import SafeString

from departments.html import drawn
from departments.papertext import paper_count
from departments.templatetags.look import marked
from departments.templatetags.written import glue, said
from tasks.deadline_words import DeadlineWords, deadline_of
from tasks.models import ChaseSlip
from tasks.paging import MOST_ROWS
from tasks.workflow import Status

register = template.Library()

TIME = {  # kind of Timeliness or of a figure: css class and icon
    "late": ("late", "alert"),
    "soon": ("soon", "clock"),
    "time": ("time", "cal"),
    "none": ("none", "nodate"),
    "done": ("done", "done"),
    "done_late": ("done", "done"),
    "off": ("none", "soff"),
    "off_late": ("none", "soff"),
    "ask": ("ask", "inbox"),
}
STATES = {  # status of a task: css class and glyph
    "assigned": ("new", "snew"),
    "in_progress": ("", "sdo"),
    "declined": ("ask", "sback"),
    "awaiting": ("ask", "swait"),
    "paused": ("", "spause"),
    "done": ("done", "sdone"),
    "withdrawn": ("", "soff"),
    "carried": ("", "snext"),
}


@register.simple_tag
def chip(timeliness, words: str = "") -> SafeString:
    """How a task stands in time; also `{% chip "late" "2 quá hạn" %}` for a count."""
    css, glyph = TIME[getattr(timeliness, "kind", timeliness)]
    return marked(f"due {css}", glyph, words or timeliness.words)


@register.simple_tag
def state(task) -> SafeString:
    """Where a task stands: a glyph and its word, without background."""
    css, glyph = STATES[task.status]
    return marked(f"state {css}", glyph, Status(task.status).label)


SLIPS = {  # state of a paper that chases: css class and icon
    "cho": ("time", "clock"),
    "qua-han": ("late", "alert"),
    "xong": ("done", "done"),
}


@register.simple_tag
def slip_state(key: str, label: str) -> SafeString:
    """Whether a paper that chases has been answered."""
    css, glyph = SLIPS[key]
    return marked(f"due {css}", glyph, label)


@register.filter
def slip_level(level: int) -> str:
    """“Đôn đốc, yêu cầu giải trình”."""
    return str(ChaseSlip.Level(level).label)


@register.simple_tag
def rows_in(paginator) -> str:
    """How many rows a list has: “62”, “hơn 10.000”."""
    if getattr(paginator, "is_capped", False):
        return f"hơn {paper_count(MOST_ROWS)}"
    return str(paginator.count)


@register.filter
def given(deadline: DeadlineWords) -> SafeString | str:
    """The first deadline: in quotes where a notice printed it; behind them what was typed against
    its words, and that notice where it is another than the task's."""
    if not deadline.first:
        return ""
    first = said(deadline.first) if deadline.printed else glue(deadline.first)
    if not deadline.aside:
        return first if deadline.printed else drawn("<span>{}</span>", first)
    return drawn("<span>{} {}</span>", first, glue(deadline.aside))


@register.filter
def deadline(task) -> DeadlineWords:
    return deadline_of(task)
