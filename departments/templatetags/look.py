"""Tags for what every page is put together from: icons, units, faces, the inputs of forms."""

from functools import cache, lru_cache

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.safestring import SafeString

from departments.html import drawn

register = template.Library()


@register.simple_tag
@cache  # a page of rows draws the same few a hundred times
def icon(name: str, css: str = "i") -> SafeString:
    """A drawing of the sprite; the word stands beside it, so it is hidden from readers."""
    return drawn(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        css,
        static("icons.svg"),
        name,
    )


@lru_cache(maxsize=1000)
def marked(css: str, glyph: str, words: str) -> SafeString:
    """A glyph and its words under one class."""
    return drawn('<span class="{}">{} {}</span>', css.strip(), icon(glyph), words)


@register.simple_tag
def unit(department, role: str = "", short: bool = False) -> SafeString:
    """A unit; role "lead" or "help" puts Chủ trì or Phối hợp before it."""
    prefix = {"lead": "Chủ trì: ", "help": "Phối hợp: "}.get(role, "")
    return drawn(
        '<span class="unit{}" title="{}">{}{}</span>',
        " lead" if role == "lead" else "",
        department.name,
        prefix,
        department.short if short else department.name,
    )


@register.filter
def initials(person) -> str:
    """Tạ Công Dũng → CD: the last two names, by which people know each other."""
    return "".join(name[0] for name in str(person).split()[-2:]).upper()


@register.simple_tag
def face(person, small: bool = False) -> SafeString:
    return drawn(
        '<span class="face{}" aria-hidden="true">{}</span>',
        " s" if small else "",
        initials(person),
    )


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's input with the class its kind is drawn by."""
    kind = field.widget_type
    if kind in ("radioselect", "checkboxselectmultiple"):
        return field.as_widget()
    css = {"checkbox": "form-check-input", "select": "form-select"}.get(kind, "form-control")
    own = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{css} {own}".strip()})
