"""Tags for figures: a number that opens its rows, a bar of parts."""

from dataclasses import dataclass, replace

from django import template

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
    url: str = ""


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


@register.inclusion_tag("components/bar.html")
def bar(counts: dict[str, int], scale=0, pixels=220, mean: float | None = None, urls=None):
    """A stacked bar of {late, soon, time, none, done_late, done: count}; `scale` is the count that
    fills the width (the largest of the column), `mean` draws a mark, `urls` ({kind: address of its
    rows}) makes each part a door for the pointer; the keyboard finds the same in a table."""
    words = ", ".join(f"{counts[key]} {key.label.lower()}" for key, *_ in BAR if counts.get(key))
    drawn = segments(counts, scale, pixels)
    return {
        "segments": drawn,
        "doors": [replace(part, url=urls[part.kind]) for part in drawn] if urls else [],
        "words": words or "Không có nhiệm vụ",
        "mark": f"{mean * 100 / scale:.2f}%" if mean is not None and scale else "",
    }


@register.inclusion_tag("components/legend.html")
def legend(open: bool = False):
    """The key of a bar; `open` of one of open work alone."""
    ended = (Time.DONE, Time.DONE_LATE)
    return {"parts": [(kind.label, css) for kind, css, _ in BAR if not (open and kind in ended)]}


@register.inclusion_tag("components/figure.html")
def figure(url: str, number, words: str = "", kind: str = "", small="", current=False, sep=False):
    """One figure of a number strip: a link to exactly its rows, in the words of its kind."""
    css, glyph = TIME.get(kind, ("", ""))
    return {
        "url": url,
        "number": number,
        "words": words or Time(kind).label,
        "css": " ".join(filter(None, [css, "zero" if not number else "", "sep" if sep else ""])),
        "icon": glyph,
        "small": small,
        "current": current,
    }
