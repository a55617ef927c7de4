"""The coming days as a drawing: whole numbers only, for the page's SVG."""

from dataclasses import dataclass
from datetime import date

from departments.papertext import paper_date
from reports.figures.unit_figures import DayAhead

WIDTH = 27  # of a day
BLOCKS = (23, 12, 2)  # from the base line upwards; more tasks than these are told by their number


@dataclass(frozen=True)
class DayDrawn:
    """One day: where it stands, its number, its blocks from the base up, and how it looks."""

    left: int
    mid: int
    number: int
    css: str
    blocks: tuple[tuple[int, str], ...]
    more: int
    off: bool
    holiday: bool


@dataclass(frozen=True)
class DayChart:
    days: tuple[DayDrawn, ...]
    width: int
    words: str


def day_chart_of(days: list[DayAhead], today: date) -> DayChart:
    drawn = tuple(_drawn(n, day, today) for n, day in enumerate(days))
    return DayChart(drawn, WIDTH * len(days), _words(days))


def _drawn(place: int, day: DayAhead, today: date) -> DayDrawn:
    css = "f-soon" if day.soon else "f-time"
    fits = day.count <= len(BLOCKS)
    heights = BLOCKS[: day.count] if fits else BLOCKS[:1]
    return DayDrawn(
        left=WIDTH * place + 1,
        mid=WIDTH * place + WIDTH // 2,
        number=day.day.day,
        css="today" if day.day == today else "",
        blocks=tuple((y, css) for y in heights),
        more=0 if fits else day.count,
        off=not day.working,
        holiday=day.holiday and not day.count,
    )


def _words(days: list[DayAhead]) -> str:
    """The chart as a sentence."""
    ends = [f"ngày {paper_date(day.day)} có {day.count} nhiệm vụ" for day in days if day.count]
    span = f"từ {paper_date(days[0].day)} đến {paper_date(days[-1].day)}"
    return f"Nhiệm vụ đến hạn {span}: {', '.join(ends) or 'không có'}"
