"""Dates, hours and quoted words as Vietnamese paper prints them."""

import re
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from departments.html import drawn
from departments.papertext import paper_date, weekday_name
from departments.searching import SearchWords

register = template.Library()

GLUED = re.compile(
    r"\b(ngày|tháng|năm|quý|số|mục|khoản|điều|lần)[ ]+(?=[\dIVX])|\b(\d+)[ ]+(?=(?:giờ|ngày)\b)",
    re.IGNORECASE,
)


@register.filter
def paper(value: date | datetime | None) -> str:
    if value is None:
        return ""
    return paper_date(timezone.localtime(value) if isinstance(value, datetime) else value)


@register.filter
def hour(value: datetime | None) -> str:
    """07 giờ 30"""
    return f"{timezone.localtime(value):%H giờ %M}" if value else ""


@register.filter
def weekday(value: date | None) -> str:
    """Thứ Hai, 15/4/2024"""
    if value is None:
        return ""
    name = weekday_name(value)
    return f"{name[0].upper()}{name[1:]}, {paper_date(value)}"


@register.filter
def found(text: str, words: SearchWords) -> SafeString:
    """The text with what was searched for marked; of nothing searched for, the text."""
    if not words:
        return drawn("{}", text)
    at, parts = 0, []
    for start, end in words.places_in(text):
        parts.append(drawn('{}<mark class="hit">{}</mark>', text[at:start], text[start:end]))
        at = end
    return drawn("{}{}", mark_safe("".join(parts)), text[at:])


@register.filter
def around(text: str, words: SearchWords) -> str:
    return words.around(text)


@register.filter
def glue(text: str) -> str:
    """“ngày 05/4/2024”, “Quý I”, “năm 2024” are never torn apart by a line end; display only."""
    return GLUED.sub(lambda found: found[0].rstrip() + "\u00a0", text or "")


@register.filter
def said(phrase: str) -> SafeString | str:
    """Words quoted from a notice: serif, italic, in quotes."""
    return drawn('<span class="said">“{}”</span>', glue(phrase)) if phrase else ""


@register.filter
def shorten(text: str, most: int) -> str:
    """The text's beginning, cut at a word, at most `most` characters long."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
