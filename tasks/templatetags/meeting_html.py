"""Tags of a meeting's screens: turns to another task, as a button where all follow, else a link."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from departments.templatetags.look import icon
from tasks.meeting_screen import AgendaSquare
from tasks.models import Meeting

register = template.Library()

TURNS = {"ArrowLeft": ("Nhiệm vụ trước", "left"), "ArrowRight": ("Nhiệm vụ sau", "right")}
KINDS = {"late": "l", "soon": "s"}  # kind in time: css of its square


def _turn(
    meeting: Meeting, place: int, css: str, told: SafeString, inner, sent: bool
) -> SafeString:
    if sent:
        return format_html(
            '<button class="{}" name="so" value="{}"{}>{}</button>', css, place, told, inner
        )
    url = reverse("tasks:meeting_task", args=[meeting.pk, place])
    return format_html('<a class="{}" href="{}"{}>{}</a>', css, url, told, inner)


@register.simple_tag
def meeting_turn(meeting: Meeting, place: int, key: str, sent: bool) -> SafeString:
    """To the former or the next one; nothing at either end."""
    label, glyph = TURNS[key]
    if place < 1:
        return format_html('<span class="btn btn-plain ghost" aria-hidden="true">{}</span>', label)
    parts = [icon(glyph), label] if key == "ArrowLeft" else [label, icon(glyph)]
    inner = format_html("{} {}", *parts)
    told = format_html(' data-key="{}"', key)
    return _turn(meeting, place, "btn btn-plain", told, inner, sent)


@register.simple_tag
def meeting_square(meeting: Meeting, square: AgendaSquare, here: int, sent: bool) -> SafeString:
    """The place of one task; ticked where something was said, a gap before each unit."""
    css = " ".join(
        filter(
            None,
            (
                "pip",
                "ok" if square.decided else KINDS.get(square.kind, ""),
                "begins" if square.begins else "",
            ),
        )
    )
    words = f"Nhiệm vụ {square.place}, {square.unit}" + (", đã có ý kiến" if square.decided else "")
    told = format_html(' aria-label="{}" title="{}"', words, words)
    if square.place == here:
        told += mark_safe(' aria-current="step"')
    inner = icon("check") if square.decided and square.place != here else str(square.place)
    return _turn(meeting, square.place, css, told, inner, sent)
