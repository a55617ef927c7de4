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
from tasks.models import Task, Timeliness
from tasks.rows import TaskRow
from tasks.templatetags.standing import chip, given, state
from tasks.verbs import BUTTONS

register = template.Library()

SAID = 160  # letters of what is asked
NOTHING = mark_safe("")
UNASSIGNED = mark_safe('<span class="quiet">Chưa phân công</span>')
AGAIN = mark_safe(' class="again"')
DANGER = mark_safe(' class="danger"')
TABLE_ROW = (
    '<tr>{}<td class="small quiet">{} · {}</td><td><a{} href="{}">{}</a>{}</td>'
    '<td class="small"><span title="{}">{}</span>{}</td><td>{}</td>'
    '<td>{}{}</td><td class="small quiet">{}</td></tr>'
)
CARD = (
    '<article class="task"><div><a class="words" href="{}">{}</a>'
    '<div class="meta">{}<span class="nb">{} · {}</span>{} {}</div></div>'
    '<div class="who">{}{}</div>{}<div class="act">{}</div></article>'
)
DECISION = (
    '<article class="task{}">{}<div><a class="words" href="{}">{}</a>'
    '<div class="meta"><span class="nb">{} · {}</span>{}</div></div>'
    '<div class="who"><span title="{}">{}</span><span class="quiet">{}</span></div>'
    '{}<div class="act decide">{}</div></article>'
)
TOLD = (
    '<article class="task told{}"><div><div class="meta">{}{}</div>'
    '<a class="words" href="{}"{}>{}</a><div class="meta"><span class="nb">{} · {}</span>'
    '<span>{}</span></div>{}</div>{}<div class="act">{}</div></article>'
)
PICK = (
    '<input class="form-check-input pick-box" type="checkbox" name="pick" value="{}:{}" '
    'aria-label="Chọn {}">'
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
    several units in a row do of one directive is said aloud once, and more quietly below."""
    befores = [None, *(row.task.duty_id for row in rows[:-1])]
    return mark_safe(
        "".join(
            _table_row(row, picks, words, again=row.task.duty_id == before)
            for row, before in zip(rows, befores, strict=True)
        )
    )


def _table_row(
    row: TaskRow, picks: Container[int], words: SearchWords, *, again: bool
) -> SafeString:
    task = row.task
    notes = "; ".join(row.notes)
    step = row.step if task.is_open else ""
    return drawn(
        TABLE_ROW,
        _pick_cell(task, picks),
        *_reference(task, words),
        AGAIN if again else NOTHING,
        address_of(task.pk),
        found(glue(task.title), words),
        _under('<span class="small task-note">{}</span>', glue(notes)),
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
    box = _pick(task, task.title) if task.pk in picks else NOTHING
    return drawn('<td class="w-box">{}</td>', box)


def _pick(task: Task, words: str) -> SafeString:
    return drawn(PICK, task.pk, task.version, words)


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
def task_card(context, row: TaskRow, words: SearchWords) -> SafeString:
    """One task of a unit's or a person's own list, with the person's natural move; `words` are
    searched for."""
    task = row.task
    return drawn(
        CARD,
        address_of(task.pk),
        found(glue(task.title), words),
        state(task),
        *_reference(task, words),
        drawn_each("", '<span class="note">{}</span>', ((glue(n),) for n in row.notes)),
        drawn_each(" ", "<span>{}</span>", ((glue(fact),) for fact in row.facts)),
        _doer(task),
        _line(row.step),
        due_box(row.time, row.deadline, row.under),
        _natural_move(context, row),
    )


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
def decision_card(context, line, row: TaskRow, days: int, more: str, verbs, picks: bool):
    """One matter to decide: `line` (decisions.Waiting), working days waited, what a request for
    time comes to, what decides it (verb and label); `picks` of several at once."""
    task = row.task
    looks = ["btn-sm btn-primary", *["btn-sm btn-plain"] * (len(verbs) - 1)]
    buttons = (
        (move_button(context, task, verb, label, look, here=context["here"]),)
        for (verb, label), look in zip(verbs, looks, strict=True)
    )
    return drawn(
        DECISION,
        " picks" if picks else "",
        _pick(task, f"{task.title}, {task.lead}") if picks else NOTHING,
        address_of(task.pk),
        glue(task.title),
        task.conclusion.short,
        task.duty.item.place,
        _asked(line.words, more),
        task.lead,
        task.lead.short,
        f"chờ {days} ngày làm việc" if days else "hôm nay",
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
        due_box(row.time, row.deadline, row.under),
        _natural_move(context, row),
    )


def _asked(words: str, more: str) -> SafeString:
    told = "; ".join(glue(shorten(part, SAID)) for part in (words, more) if part)
    return drawn('<span class="mid">{}</span>', told) if words else NOTHING
