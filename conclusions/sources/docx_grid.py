"""A table of a Word file on lines: cell after cell where it lays out a page, else a line a row."""

from bisect import bisect_right

from docx.oxml.ns import qn

from conclusions.sources.tall_cells import told_once

COLUMNS, LINED_COLUMNS = 3, 2
Row = dict[int, list[str]]  # the lines of each cell, by where it begins
Drawn = dict[
    int, list[str] | None
]  # None: its place is taken by the cell above, which reaches down


def laid_out(drawn: list[Drawn], lined: bool) -> list[str]:
    """Two columns without a line between them lay out a letterhead or a signature: cell after
    cell. Others are a table of tasks: a line a row, cells between bars."""
    rows = _under_one_head(drawn)
    columns = _columns(rows, LINED_COLUMNS if lined else COLUMNS)
    lines: list[str] = []
    for row in rows:
        if not columns or _lays_out(row):
            lines += [line for cell in row.values() for line in cell]
        else:
            lines.append(f"| {' | '.join(_in_columns(row, columns))} |")
    return ["", *lines, ""]


def _under_one_head(rows: list[Drawn]) -> list[Row]:
    """A head of two rows, the second below cells that span columns, is one."""
    if len(rows) < 2 or not 0 < len(rows[0]) < len(rows[1]) or None not in rows[1].values():
        return _filled(rows)
    first, second, *others = rows
    heads = sorted(first)
    over = {place: heads[max(0, bisect_right(heads, place) - 1)] for place in second}
    head = {place: [*(first[over[place]] or []), *(second[place] or [])] for place in second}
    return _filled([head, *others])


def _filled(rows: list[Drawn]) -> list[Row]:
    """What a cell that reaches down says, in each of its rows for which it counts; those of the
    head count for no row below."""
    held: Row = {}
    filled: list[Row] = []
    for row in rows:
        if filled:
            held |= {place: lines for place, lines in row.items() if lines is not None}
        first = min(row, default=0)
        once = row and row[first] is None and told_once(" ".join(held.get(first, [])))
        below = {} if once else held
        filled.append(
            {
                place: below.get(place, []) if lines is None else lines
                for place, lines in row.items()
            }
        )
    return filled


def is_under_another(cell) -> bool:
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val")) != "restart"


def is_lined(table, lined: frozenset[str]) -> bool:
    """Is a line drawn between its columns, by itself or by its style?"""
    if (own := _line_of(table)) is not None:
        return own
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    return style is not None and style.get(qn("w:val")) in lined


def _line_of(holder) -> bool | None:
    """Whether a table, or a style of tables, draws a line between columns; None if it is silent."""
    path = "/".join(map(qn, ("w:tblPr", "w:tblBorders", "w:insideV")))
    found = holder.find(path)
    return None if found is None else found.get(qn("w:val")) not in ("nil", "none")


def lined_styles(root) -> frozenset[str]:
    """The styles of tables that draw a line between columns, or are based on one that does."""
    styles = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
    lined: dict[str, bool] = {}
    for name in styles:
        chain: list[str] = []
        while name in styles and name not in lined and name not in chain:
            chain.append(name)
            base = styles[name].find(qn("w:basedOn"))
            name = base.get(qn("w:val")) if base is not None else None
        drawn = lined.get(name, False)
        for each in reversed(chain):
            own = _line_of(styles[each])
            lined[each] = drawn = drawn if own is None else own
    return frozenset(name for name, drawn in lined.items() if drawn)


def _columns(rows: list[Row], least: int) -> list[int]:
    """Where the cells of the fullest row begin: edges drawn by hand rarely meet, so the grid itself
    has more columns than anyone sees. None where a letterhead has a column for the gap."""
    filled = {place for row in rows for place, lines in row.items() if _said(lines)}
    shown = [{place: row[place] for place in row if place in filled} for row in rows]
    if all(len(row) < COLUMNS for row in shown) and any(map(_lays_out, shown)):
        return []
    fullest = max(rows, key=len, default={})
    return list(fullest) if len(fullest) >= least else []


def _lays_out(row: Row) -> bool:
    """One or two cells with several lines each: a letterhead, or text, inside a larger table."""
    return len(row) < COLUMNS and any(len(_said(lines)) > 1 for lines in row.values())


def _said(lines: list[str]) -> list[str]:
    return [line for line in "\n".join(lines).split("\n") if line.strip()]


def _in_columns(row: Row, columns: list[int]) -> list[str]:
    """What the row has in each column; a cell that spans some has its words in the first."""
    told: list[list[str]] = [[] for _ in columns]
    for order, (place, lines) in enumerate(row.items()):
        even = len(row) == len(columns)
        told[order if even else max(0, bisect_right(columns, place) - 1)] += lines
    return [" ".join(" ".join(lines).replace("|", " ").split()) for lines in told]
