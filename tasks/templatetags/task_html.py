"""Tags that draw a task in a list, each row in one go: of fifty rows, templates would take longer
than all the rest of the page."""

from collections.abc import Container, Sequence
from typing import Any
from urllib.parse import quote

from django import template
from django.utils.safestring import SafeString, mark_safe

from departments.html import drawn, drawn_each
from departments.searching import SearchWords
from departments.templatetags.look import face
from departments.templatetags.written import found, glue, paper, shorten
from tasks.addresses import address_of
from tasks.deadline_words import DeadlineWords
from tasks.directives import DirectiveRows, side_by_side
from tasks.models import Task, Timeliness
from tasks.rows import TaskRow
from tasks.templatetags.standing import chip, given, state
from tasks.templatetags.waiting_html import waits
from tasks.verbs import BUTTONS

register = template.Library()

SAID = 160  # letters of what is asked
NOTHING = mark_safe("")
NO_PICK = mark_safe('<td class="w-box"></td>')
NO_BOX = mark_safe("<span></span>")
PLACE = '<span class="nb">{} · {}</span>'
UNASSIGNED = mark_safe('<span class="quiet">Chưa phân công</span>')
OF_DIRECTIVE = mark_safe(' class="of"')
# Rows of one directive are a group of the table, under the title they share.
TABLE_HEAD = (
    '</tbody><tbody><tr class="directive">{}<td class="small quiet">{}</td>'
    '<th colspan="5" scope="rowgroup">{} <span class="n">{}</span></th></tr>'
)
TABLE_FOOT = mark_safe("</tbody><tbody>")
HEAD = '<h3 class="directive-h">{} <span class="n">{}, {}</span></h3>'
DANGER = mark_safe(' class="danger"')
TABLE_ROW = (
    '<tr{}>{}<td class="small quiet">{}</td><td><a href="{}">{}</a>{}</td>'
    '<td class="small"><span title="{}">{}</span>{}</td><td>{}</td>'
    '<td>{}{}</td><td class="small quiet">{}</td></tr>'
)
CARD = (
    '<article class="task{}">{}<div><a class="words" href="{}">{}</a>'
    '<div class="meta">{}{}{} {}</div></div>'
    '<div class="who">{}{}</div>{}<div class="act">{}</div></article>'
)
DECISION = (
    '<article class="task{}">{}<div><a class="words" href="{}">{}</a>'
    '<div class="meta">{}{}</div></div>'
    '<div class="who"><span title="{}">{}</span><span class="quiet">{}</span></div>'
    '{}<div class="act decide">{}</div></article>'
)
TOLD = (
    '<article class="task told{}"><div><div class="meta">{}{}</div>'
    '<a class="words" href="{}"{}>{}</a><div class="meta"><span class="nb">{} · {}</span>'
    '<span>{}</span></div>{}{}</div>{}<div class="act">{}</div></article>'
)
PICK = (
    '<input class="form-check-input pick-box" type="checkbox" form="nhieu-viec" name="pick" '
    'value="{}:{}" aria-label="Chọn {}">'
)
AT_ONCE = (
    '<form class="in-line" method="post" action="{}">{}<input type="hidden" name="seen" '
    'value="{}">{}<button class="btn {}">{}</button></form>'
)
HIDDEN = '<input type="hidden" name="{}" value="{}">'


@register.simple_tag
def due_box(time: Timeliness, words: DeadlineWords, note: str = "", told: bool = False):
    """The deadline with room: how it stands, the first one unless it is `told` above already, the
    one in force, a note under it."""
    return drawn(
        '<div class="due-box">{}{}{}{}</div>',
        chip(time),
        NOTHING if told else given(words),
        _line(words.now),
        _line(note),
    )


def _line(words: str) -> SafeString:
    return drawn("<span>{}</span>", glue(words)) if words else NOTHING


@register.simple_tag(takes_context=True)
def move_button(context, task: Task, verb: str, label: str, look: str, at_once=False, here=""):
    """One move: `look` is btn-primary or btn-plain, btn-sm; `at_once` one tap, nothing asked;
    `here` where to come back."""
    address = address_of(task.pk, verb)
    if at_once:
        token = drawn(HIDDEN, "csrfmiddlewaretoken", context["csrf_token"])
        back = drawn(HIDDEN, "next", here) if here else NOTHING
        return drawn(AT_ONCE, address, token, task.version, back, look, label)
    asked = f"{address}?next={quote(here)}" if here else address
    return drawn(
        '<a class="btn {}" href="{}" hx-get="{}" hx-target="#dialog">{}</a>',
        look,
        asked,
        asked,
        label,
    )


@register.simple_tag
def move_link(task: Task, verb: str, label: str) -> SafeString:
    """One move of the menu of those that do not stand out."""
    address = address_of(task.pk, verb)
    css = DANGER if BUTTONS[verb].danger else NOTHING
    return drawn(
        '<a{} href="{}" hx-get="{}" hx-target="#dialog">{}</a>', css, address, address, label
    )


@register.simple_tag
def table_rows(rows: Sequence[TaskRow], picks: Container[int], words: SearchWords) -> SafeString:
    """Rows of the list; `picks` are the tasks that may be picked, `words` are searched for. What
    several units in a row do of one directive stands under its title."""
    told = []
    for directive in side_by_side(rows, lambda row: row.task):
        if directive.is_shared:
            told.append(_table_head(directive, picks, words))
        told += (_table_row(row, picks, words, directive.is_shared) for row in directive.rows)
        if directive.is_shared:
            told.append(TABLE_FOOT)
    return mark_safe("".join(told))


def _table_head(
    directive: DirectiveRows[TaskRow], picks: Container[int], words: SearchWords
) -> SafeString:
    task = directive.task
    return drawn(
        TABLE_HEAD,
        NO_PICK if picks else NOTHING,
        drawn("{} · {}", *_reference(task, words)),
        found(glue(task.title), words),
        directive.count,
    )


def _table_row(row: TaskRow, picks: Container[int], words: SearchWords, shared: bool) -> SafeString:
    task = row.task
    notes = drawn_each("; ", "{}", [*waits(row), *((glue(note),) for note in row.notes)])
    step = row.step if task.is_open else ""
    return drawn(
        TABLE_ROW,
        OF_DIRECTIVE if shared else NOTHING,
        _pick_cell(task, picks),
        NOTHING if shared else drawn("{} · {}", *_reference(task, words)),
        address_of(task.pk),
        task.lead if shared else found(glue(task.title), words),
        _under('<span class="small task-note">{}</span>', notes),
        task.lead,
        task.lead.short,
        _under('<span class="quiet">{}</span>', _helpers(task)),
        due_box(row.time, row.deadline, row.reported),
        state(task),
        _under('<span class="small quiet">{}</span>', step),
        paper(row.history.last_on),
    )


def _under(html: str, words: str) -> SafeString:
    return drawn(f"<br>{html}", words) if words else NOTHING


def _pick_cell(task: Task, picks: Container[int]) -> SafeString:
    if not picks:
        return NOTHING
    box = _pick(task) if task.pk in picks else NOTHING
    return drawn('<td class="w-box">{}</td>', box)


def _pick(task: Task) -> SafeString:
    # A table of forty says no title twice.
    named = f"{task.conclusion.short} · {task.duty.item.place}, {task.lead.sign}"
    return drawn(PICK, task.pk, task.version, named)


def _reference(task: Task, words: SearchWords) -> tuple[SafeString, SafeString]:
    """The notice, shortly, and the place in it, each marked where it was searched for."""
    notice = task.conclusion
    asked = words and words.terms_in(notice.number)
    number = drawn('<mark class="hit">{}</mark>', notice.short) if asked else notice.short
    return number, found(task.duty.item.place, words)


def _helpers(task: Task) -> SafeString:
    helpers = ((helper, helper.sign) for helper in task.helper_units)
    return drawn_each(", ", '<span title="{}">{}</span>', helpers)


@register.simple_tag(takes_context=True)
def task_card(context, row: TaskRow, words: SearchWords, picks: Container[int], shared=False):
    """One task of a unit's or a person's own list, with the person's natural move; `words` are
    searched for, `picks` may be picked; `shared` under the title of its directive."""
    task, waiting = row.task, waits(row)
    pressing, calm = (waiting, []) if row.wait and row.wait.is_pressing else ([], waiting)
    box = _pick(task) if task.pk in picks else NO_BOX
    return drawn(
        CARD,
        _card_css(picks=bool(picks), shared=shared),
        box if picks else NOTHING,
        address_of(task.pk),
        task.lead if shared else found(glue(task.title), words),
        state(task),
        NOTHING if shared else drawn(PLACE, *_reference(task, words)),
        drawn_each(
            "", '<span class="note">{}</span>', [*pressing, *((glue(n),) for n in row.notes)]
        ),
        drawn_each(" ", "<span>{}</span>", [*calm, *((glue(fact),) for fact in row.facts)]),
        _doer(task),
        _line(row.step),
        due_box(row.time, row.deadline, row.under),
        _natural_move(context, row),
    )


def _card_css(*, picks: bool, shared: bool) -> str:
    return f"{' picks' if picks else ''}{' of' if shared else ''}"


@register.simple_tag
def directive_head(directive: DirectiveRows, words: SearchWords | None = None) -> SafeString:
    """The title that cards of one directive stand under, how many, and where it comes from."""
    task = directive.task
    title = found(glue(task.title), words) if words else glue(task.title)
    named = (task.conclusion.short, task.duty.item.place)
    place = drawn(PLACE, *(_reference(task, words) if words else named))
    return drawn(HEAD, title, directive.count, place)


def _doer(task: Task) -> SafeString:
    if not task.assignee:
        return UNASSIGNED
    portrait = face(task.assignee, small=True)
    return drawn('<span class="row-line">{} {}</span>', portrait, task.assignee)


def _natural_move(context: dict[str, Any], row: TaskRow) -> SafeString:
    if not row.verb:
        return NOTHING
    look = "btn-primary" if row.verb == "accept" else "btn-plain"
    return move_button(context, row.task, row.verb, row.label, look, row.at_once, context["here"])


@register.simple_tag(takes_context=True)
def decision_card(context, told, verbs, picks: bool, shared=False):
    """One matter to decide: `told` (decision_list.DecisionLine), what decides it (verb and label);
    `picks` of several at once; `shared` under the title of its directive."""
    row, task = told.row, told.row.task
    looks = ["btn-sm btn-primary", *["btn-sm btn-plain"] * (len(verbs) - 1)]
    buttons = (
        (move_button(context, task, verb, label, look, here=context["here"]),)
        for (verb, label), look in zip(verbs, looks, strict=True)
    )
    return drawn(
        DECISION,
        _card_css(picks=picks, shared=shared),
        _pick(task) if picks else NOTHING,
        address_of(task.pk),
        task.lead if shared else glue(task.title),
        NOTHING if shared else drawn(PLACE, task.conclusion.short, task.duty.item.place),
        _asked(told.words),
        task.lead,
        task.lead.short,
        told.since_words,
        due_box(row.time, row.deadline, row.under),
        drawn_each("", "{}", buttons),
    )


@register.simple_tag(takes_context=True)
def told_card(context, line) -> SafeString:
    """One line of Nhắc việc (reminder_list.ToldLine): why, whose, until when, what to do next."""
    row, task = line.row, line.row.task
    plain = drawn('<span class="kind">{}</span>', line.heading)
    kind = chip(line.css, line.heading) if line.css else plain
    new = drawn(' data-reminds="{}"', task.pk) if line.new else NOTHING
    return drawn(
        TOLD,
        " new" if line.new else "",
        kind,
        mark_safe('<span class="mid unseen">chưa xem</span>') if line.new else NOTHING,
        address_of(task.pk),
        new,
        glue(task.title),
        task.conclusion.short,
        task.duty.item.place,
        task.lead.short,
        drawn('<p class="news-words">{}</p>', glue(line.words)) if line.words else NOTHING,
        drawn('<p class="news-words strong">{}</p>', glue(line.settled))
        if line.settled
        else NOTHING,
        due_box(row.time, row.deadline, row.under),
        _natural_move(context, row),
    )


def _asked(words: Sequence[str]) -> SafeString:
    """Each in a line of its own: what is asked, why, by whom."""
    lines = ((glue(shorten(line, SAID)),) for line in words)
    return drawn_each("", '<span class="mid why">{}</span>', lines)
