"""Tags for what pages are put together from: icons, chips, badges, bars, figures, faces."""

from dataclasses import dataclass, replace

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

TIME = {  # kind of Timeliness or of a figure: css class and icon
    "late": ("late", "alert"),
    "soon": ("soon", "clock"),
    "time": ("time", "cal"),
    "none": ("none", "nodate"),
    "done": ("done", "done"),
    "done_late": ("done", "done"),
    "off": ("none", "soff"),
    "ask": ("ask", "inbox"),
}
STATES = {  # status of a task or a notice: css class and glyph
    "assigned": ("new", "snew"),
    "in_progress": ("", "sdo"),
    "declined": ("ask", "sback"),
    "awaiting": ("ask", "swait"),
    "paused": ("", "spause"),
    "done": ("done", "sdone"),
    "withdrawn": ("", "soff"),
    "carried": ("", "snext"),
    "draft": ("ask", "pen"),
    "issued": ("", "lock"),
    "superseded": ("", "snext"),
}
BAR = (  # what a bar is made of, left to right: red starts from one line
    ("late", "f-late", "", "quá hạn"),
    ("soon", "f-soon", "dark", "sắp đến hạn"),
    ("time", "f-time", "", "trong hạn"),
    ("none", "f-none", "dark", "không ghi thời hạn"),
    ("done_late", "f-slow", "dark slow", "hoàn thành quá hạn"),
    ("done", "f-done", "", "hoàn thành đúng hạn"),
)
GAP = 0.6  # per cent of the bar's width between two segments


@register.simple_tag
def icon(name: str, css: str = "i") -> SafeString:
    """A drawing of the sprite; the word stands beside it, so it is hidden from readers."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        css,
        static("icons.svg"),
        name,
    )


def _marked(css: str, glyph: str, words: str) -> SafeString:
    return format_html('<span class="{}">{} {}</span>', css.strip(), icon(glyph), words)


@register.simple_tag
def chip(timeliness, words: str = "") -> SafeString:
    """How a task stands in time; also `{% chip "late" "2 quá hạn" %}` for a count."""
    css, glyph = TIME[getattr(timeliness, "kind", timeliness)]
    return _marked(f"due {css}", glyph, words or timeliness.words)


@register.simple_tag
def state(row) -> SafeString:
    """Where a task or a notice stands: a glyph and its word, without background."""
    css, glyph = STATES[row.status]
    return _marked(f"state {css}", glyph, row.get_status_display())


@register.simple_tag
def unit(department, role: str = "", short: bool = False) -> SafeString:
    """A unit; role "lead" or "help" puts Chủ trì or Phối hợp before it."""
    prefix = {"lead": "Chủ trì: ", "help": "Phối hợp: "}.get(role, "")
    return format_html(
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
    return format_html(
        '<span class="face{}" aria-hidden="true">{}</span>',
        " s" if small else "",
        initials(person),
    )


@register.simple_tag
def meter(unclear: list[str]) -> SafeString:
    """The 6 rõ meter: how many of the six are clear, and which are not."""
    clear = 6 - len(unclear)
    rest = f"; chưa rõ: {', '.join(unclear)}" if unclear else ""
    cells = SafeString('<i class="y"></i>' * clear + "<i></i>" * (6 - clear))
    return format_html(
        '<span title="6 rõ: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền{}">'
        '<span class="meter" role="img" aria-label="{} trên 6 rõ{}">{}</span> {}/6 rõ</span>',
        rest,
        clear,
        rest,
        cells,
        clear,
    )


@dataclass(frozen=True)
class Segment:
    """One part of a bar, in per cent of its width, as text: a decimal comma would break the SVG."""

    css: str
    x: str
    width: str
    mid: str
    count: int
    text: str
    shown: bool
    kind: str
    name: str
    url: str = ""


def segments(counts: dict[str, int], scale: int, pixels: int) -> list[Segment]:
    """Parts of a bar `pixels` wide where `scale` would fill it.

    No part is under 6 px, and a number is written only where it has room; what the small parts
    gain by that, the others give.
    """
    parts = [(*row, counts[row[0]]) for row in BAR if counts.get(row[0])]
    total = sum(count for *_, count in parts)
    least = 600 / pixels + GAP
    share = 100 / max(scale, total, 1)
    lifted = {css: least for _, css, *_, count in parts if count * share < least}
    whole = min(100.0, max(total * share, least * len(parts)))
    rest = sum(count for _, css, *_, count in parts if css not in lifted)
    step = (whole - least * len(lifted)) / rest if rest else 0
    drawn, x = [], 0.0
    for kind, css, text, name, count in parts:
        width = lifted.get(css, max(count * step, least))
        inner = width - GAP
        room = (7 * len(str(count)) + 5) * 100 / pixels
        drawn.append(
            Segment(
                css,
                f"{x:.2f}%",
                f"{inner:.2f}%",
                f"{x + inner / 2:.2f}%",
                count,
                text,
                inner >= room,
                kind,
                name,
            )
        )
        x += width
    return drawn


@register.inclusion_tag("components/bar.html")
def bar(counts: dict[str, int], scale=0, pixels=220, mean: float | None = None, urls=None):
    """A stacked bar of {late, soon, time, none, done_late, done: count}; `scale` is the count that
    fills the width (the largest of the column), `mean` draws a mark, `urls` ({kind: address of its
    rows}) makes each part a door for the pointer; the keyboard finds the same in a table."""
    words = ", ".join(f"{counts[key]} {name}" for key, *_, name in BAR if counts.get(key))
    drawn = segments(counts, scale, pixels)
    return {
        "segments": drawn,
        "doors": [replace(part, url=urls[part.kind]) for part in drawn] if urls else [],
        "words": words or "Không có nhiệm vụ",
        "mark": f"{mean * 100 / scale:.2f}%" if mean is not None and scale else "",
    }


@register.inclusion_tag("components/figure.html")
def figure(url: str, number, words: str, kind: str = "", small="", current=False, sep=False):
    """One figure of a number strip: a link to exactly its rows."""
    css, glyph = TIME.get(kind, ("", ""))
    return {
        "url": url,
        "number": number,
        "words": words,
        "css": " ".join(filter(None, [css, "zero" if not number else "", "sep" if sep else ""])),
        "icon": glyph,
        "small": small,
        "current": current,
    }


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's input with the class its kind is drawn by."""
    kind = field.widget_type
    if kind in ("radioselect", "checkboxselectmultiple"):
        return field.as_widget()
    css = {"checkbox": "form-check-input", "select": "form-select"}.get(kind, "form-control")
    own = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{css} {own}".strip()})
