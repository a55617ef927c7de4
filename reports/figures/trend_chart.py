"""Months as columns of a drawing: whole numbers only, for the page's SVG and its print."""

from dataclasses import dataclass

from reports.figures.trends import MONTHS, PARTS, TrendMonth

STEP, COLUMN = 60, 34  # of a month, and of its column
HIGH, ABOVE = 120, 16  # of the highest column, and over it for its number
BASE = HIGH + ABOVE


@dataclass(frozen=True)
class StackedPart:
    css: str
    y: int
    height: int


@dataclass(frozen=True)
class TrendColumn:
    """One month: where it stands, its parts from the ground up, the mark of the year before."""

    left: int
    mid: int
    name: int
    count: int
    top: int
    parts: tuple[StackedPart, ...]
    before_y: int | None  # of a line across the column; none where there was nothing


@dataclass(frozen=True)
class TrendChart:
    columns: tuple[TrendColumn, ...]
    words: str
    width: int = STEP * MONTHS
    base: int = BASE
    height: int = BASE + 20


def trend_chart_of(months: list[TrendMonth]) -> TrendChart:
    """All months on one scale, those a year ago too."""
    totals = [month.row.total for month in months]
    totals += [month.before.total for month in months if month.before]
    scale = max([*totals, 1])
    columns = tuple(_column(n, month, scale) for n, month in enumerate(months))
    return TrendChart(columns, _words(months))


def _column(place: int, month: TrendMonth, scale: int) -> TrendColumn:
    left = STEP * place + (STEP - COLUMN) // 2
    parts, told = [], 0
    for css, _, count in PARTS.values():
        low, told = told, told + count(month.row)
        top, bottom = BASE - HIGH * told // scale, BASE - HIGH * low // scale
        if bottom > top:
            parts.append(StackedPart(css, top, bottom - top))
    ago = month.before.total if month.before else 0
    before = BASE - HIGH * ago // scale if ago else None
    top = BASE - HIGH * told // scale
    if before is not None and top - ABOVE < before < top:
        top = before  # the number stands over the mark, not across it
    return TrendColumn(
        left, left + COLUMN // 2, month.month.month, told, top - 4, tuple(parts), before
    )


def _words(months: list[TrendMonth]) -> str:
    """The chart as a sentence."""
    given = (f"{m.name.lower()} giao {m.row.total}" for m in months if m.row.total)
    return f"Nhiệm vụ giao theo tháng: {', '.join(given) or 'không có'}"
