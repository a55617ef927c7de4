"""Tags for figures: a number that opens its rows, a bar of parts."""

from dataclasses import dataclass

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from departments.templatetags.look import icon
from tasks.templatetags.standing import TIME
from tasks.workflow import Time

register = template.Library()

BAR = (  # what a bar is made of, left to right: red starts from one line
    (Time.LATE, "f-late", ""),
    (Time.SOON, "f-soon", "dark"),
    (Time.IN_TIME, "f-time", ""),
    (Time.UNDATED, "f-none", "dark"),
    (Time.DONE_LATE, "f-slow", "dark slow"),
    (Time.DONE, "f-done", ""),
)
RECT = '<rect class="{}" x="{}" width="{}" height="18" rx="2"/>'
MARK = (
    '<line class="cap" x1="{}" x2="{}" y1="-6" y2="0"/>'
    '<line class="cap" x1="{}" x2="{}" y1="18" y2="24"/>'
)
OVER = '<svg class="over" aria-hidden="true">{}</svg>'
DOOR = (
    '<a href="{}" tabindex="-1" data-rows="{}"><title>{} {}</title>'
    '<rect x="{}" width="{}" height="18" rx="2"/></a>'
)
WIDE = 280  # px of a bar on a phone, which has room for more numbers than a column of a table
GAP = 0.6  # per cent of the bar's width between two segments


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


def segments(counts: dict[str, int], scale: int, pixels: int) -> list[Segment]:
    """Parts of a bar `pixels` wide where `scale` would fill it.

    No part is under 6 px, and a number is written only where it has room, `tight` where that takes
    a bar of WIDE; what the small parts gain by their least, the others give.
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
    for kind, css, text, count in parts:
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
                text if inner >= room else f"{text} tight".strip(),
                inner * WIDE >= room * pixels,
                kind,
                kind.label.lower(),
            )
        )
        x += width
    return drawn


@register.simple_tag
def bar(
    counts: dict[str, int],
    scale: int = 0,
    pixels: int = 220,
    mean: float | None = None,
    urls: dict[str, str] | None = None,
) -> SafeString:
    """A stacked bar of {late, soon, time, none, done_late, done: count}; `scale` is the count that
    fills the width (the largest of the column), `mean` draws a mark, `urls` ({kind: address of its
    rows}) makes each part a door for the pointer; the keyboard finds the same in a table."""
    words = ", ".join(f"{counts[key]} {key.label.lower()}" for key, *_ in BAR if counts.get(key))
    drawn = segments(counts, scale, pixels)
    mark = f"{mean * 100 / scale:.2f}%" if mean is not None and scale else ""
    doors = [(urls[p.kind], p.count, p.count, p.name, p.x, p.width) for p in drawn] if urls else []
    return format_html(
        '<span class="bar-box{}"><svg class="bar" role="img" aria-label="{}">{}{}</svg>{}</span>',
        " doors" if doors else "",
        words or "Không có nhiệm vụ",
        format_html_join("", "{}", ((_segment(part),) for part in drawn)),
        format_html(MARK, mark, mark, mark, mark) if mark else "",
        format_html(OVER, format_html_join("", DOOR, doors)) if doors else "",
    )


def _segment(part: Segment) -> SafeString:
    drawn = format_html(RECT, part.css, part.x, part.width)
    if not part.shown:
        return drawn
    css = format_html(' class="{}"', part.text) if part.text else ""
    number = '{}<text{} x="{}" y="13.5">{}</text>'
    return format_html(number, drawn, css, part.mid, part.count)


@register.inclusion_tag("components/legend.html")
def legend(open: bool = False):
    """The key of a bar; `open` of one of open work alone."""
    ended = (Time.DONE, Time.DONE_LATE)
    return {"parts": [(kind.label, css) for kind, css, _ in BAR if not (open and kind in ended)]}


@register.simple_tag
def figure(
    url: str,
    number: int | str,
    words: str = "",
    kind: str = "",
    small: str = "",
    current: bool = False,
    sep: bool = False,
) -> SafeString:
    """One figure of a number strip, inside <nav class="strip" aria-label="…">: a link to exactly
    its rows, in the words of its kind."""
    css, glyph = TIME.get(kind, ("", ""))
    looks = " ".join(filter(None, [css, "zero" if not number else "", "sep" if sep else ""]))
    return format_html(
        '<a href="{}"{}{}><b>{}{}</b><span class="what">{} {}</span></a>',
        url,
        format_html(' class="{}"', looks) if looks else "",
        mark_safe(' aria-current="true"') if current else "",
        number,
        format_html(" <small>{}</small>", small) if small else "",
        icon(glyph) if glyph else "",
        words or Time(kind).label,
    )
