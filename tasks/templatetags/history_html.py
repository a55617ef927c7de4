"""Tags that draw what a task's page has many of, all in one go: lines of its history, days of its
rail, proofs."""

from collections.abc import Iterable

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from departments.html import drawn, drawn_each
from departments.templatetags.look import icon
from departments.templatetags.written import glue, hour, paper, weekday
from tasks.addresses import address_of
from tasks.models import Evidence
from tasks.rail import Rail, RailCell
from tasks.timeline import TimelineEntry

register = template.Library()

NOTHING = mark_safe("")
LINE = '<li><span class="dot {}">{}</span><time class="when" datetime="{}">{}</time> {}{}</li>'
DAY = (
    '<rect class="{}" x="{}" y="0" width="{}" height="20" rx="3"/>{}'
    '<text{} x="{}" y="35">{}</text><text x="{}" y="50">{}</text>'
)
NUMBER = '<text class="n" x="{}" y="14">{}</text>'
LEFT_OUT = '<text x="{}" y="14">{}</text>'
KEY_DAY = mark_safe(' class="key-day"')


@register.simple_tag
def history_lines(lines: Iterable[TimelineEntry]) -> SafeString:
    """The lines of the timeline, each an item of its list."""
    return mark_safe("".join([_line(entry) for entry in lines]))


def _line(entry: TimelineEntry) -> SafeString:
    at = timezone.localtime(entry.at) if entry.timed else entry.at
    when = f"{paper(entry.day)}, {hour(entry.at)}" if entry.timed else paper(entry.day)
    look = icon(entry.icon)
    return drawn(LINE, entry.css, look, at.isoformat(), when, _told(entry), _body(entry))


def _told(entry: TimelineEntry) -> SafeString | str:
    """Who did what; or that it became late, or which mails went out."""
    if entry.who:
        stands_in = '<b>{}</b> <span class="mid">(thay {})</span> {}'
        if entry.acting_for:
            return drawn(stands_in, entry.who, entry.acting_for, glue(entry.line))
        return drawn("<b>{}</b> {}", entry.who, glue(entry.line))
    if entry.css != "late":
        return entry.line
    return drawn('<b class="bad-ink">Quá hạn</b> từ {}', in_sentence(weekday(entry.day)))


@register.filter
def in_sentence(words: str) -> str:
    """“thứ Hai, 15/4/2024”"""
    return words[:1].lower() + words[1:]


def _body(entry: TimelineEntry) -> SafeString:
    if not entry.has_body:
        return NOTHING
    step = drawn('<div class="small quiet">Bước đã đến: {}</div>', entry.step)
    words = ((glue(said),) for said in (entry.result, entry.note) if said)
    return drawn(
        '<div class="body">{}{}{}</div>',
        step if entry.step else NOTHING,
        drawn_each("", "<div>{}</div>", words),
        drawn_each("", "<div>{}</div>", ((proof_link(proof),) for proof in entry.files)),
    )


@register.simple_tag
def proof_link(proof: Evidence) -> SafeString:
    """One proof: a file to download, or the number of a document."""
    if not proof.file:
        told = '<span class="small">{} Văn bản số&nbsp;{}</span>'
        return drawn(told, icon("doc"), proof.document_number)
    address = address_of(proof.pk, "evidence")
    return drawn('<a class="small" href="{}">{} {}</a>', address, icon("clip"), proof)


@register.simple_tag
def rail_days(rail: Rail) -> SafeString:
    """The cells of the deadline's rail, inside its drawing."""
    return mark_safe("".join([_day(cell) for cell in rail.cells]))


def _day(cell: RailCell) -> SafeString:
    middle = cell.middle
    if not cell.day:
        return drawn(LEFT_OUT, middle, cell.words)
    number = drawn(NUMBER, middle, cell.number) if cell.number else NOTHING
    bold = KEY_DAY if cell.bold else NOTHING
    x, width = cell.x + 2, cell.width - 4
    return drawn(DAY, cell.css, x, width, number, bold, middle, cell.day, middle, cell.weekday)
