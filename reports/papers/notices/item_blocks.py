"""Items of a notice as paper sets them: paragraphs under their labels, rows in ruled tables."""

import re
from collections.abc import Iterable
from itertools import groupby

from conclusions.models import Item
from reports.papers.notices.printed_tables import FEW, PrintedTable, table_of
from reports.papers.paragraphs import PrintedParagraph, clean, lines, paragraph

PART = re.compile(r"(?:phần|chương)\s", re.IGNORECASE)
SECTION = re.compile(r"(?:[IVXLC]+|[A-H])\s?[./):–—-]?$")
# Points (a, b, c) have no title, nor has a clause that leads into a list (Phụ lục I, II.6đ).
POINT = re.compile(r"[a-zđ]\s?[./)]$")
CLAUSE = re.compile(r"\b(?:cụ thể|như sau|sau đây|sau|gồm)\s?:$")
GROUND = re.compile(r"[-–+]?\s?Căn cứ\b.*[;.]$")

Block = PrintedParagraph | PrintedTable


def blocks_of(
    items: Iterable[Item], source: str, capitals: bool, *, may_lie: bool = False
) -> list[Block]:
    """The items in printed order; rows that follow one another are one table, which may lie
    across the page where it is an appendix's."""
    told: list[Block] = []
    for is_row, run in groupby(items, key=lambda item: bool(item.cells)):
        if is_row:
            told += [_table(rows, may_lie) for rows in _tables(list(run))]
        else:
            told += [block for item in run for block in _paragraphs(item, source, capitals)]
    return told


def _tables(rows: list[Item]) -> list[list[Item]]:
    """The rows by table: as many cells each, but for a row of one cell, which heads others."""
    tables: list[list[Item]] = []
    width = 0
    for row in rows:
        size = len(row.cells)
        if not tables or (size > 1 and width > 1 and size != width):
            tables.append([])
            width = size
        tables[-1].append(row)
        width = max(width, size)
    return tables


def _table(rows: list[Item], may_lie: bool) -> PrintedTable:
    """The first row is the head unless it gives work itself or heads only some rows."""
    headed = rows[0].kind != Item.Kind.DIRECTIVE and len(rows[0].cells) > 1
    body = rows[1:] if headed else rows
    return table_of(
        rows[0].cells if headed else (),
        [(_cells(row), row.kind == Item.Kind.HEADING or len(row.cells) == 1) for row in body],
        may_lie=may_lie,
    )


def _cells(row: Item) -> list[str]:
    """Its cells; words alone at the head of a row, unlike a number, run over all its columns."""
    first, *others = row.cells
    over = row.kind == Item.Kind.HEADING and len(first) > FEW and not any(map(clean, others))
    return [first] if over else row.cells


def _paragraphs(item: Item, source: str, capitals: bool) -> list[PrintedParagraph]:
    first, *others = lines(item.text) or ("",)
    label, told = _label(item, source), [sentence(line) for line in others]
    if item.kind != Item.Kind.HEADING or POINT.match(label) or CLAUSE.search(first):
        return [sentence(f"{label} {first}".strip()), *told]
    if PART.match(label):
        return [paragraph("part", label), paragraph("part", first.upper()), *told]
    if not SECTION.match(label):
        return [paragraph("unit", f"{label} {first}".strip()), *told]
    title = first.upper() if capitals else first
    return [paragraph("section", f"{label} {title}".strip()), *told]


def sentence(words: str) -> PrintedParagraph:
    """A paragraph of the text; what the paper rests on (căn cứ) is italic (Phụ lục I, II.6a)."""
    return paragraph("ground" if GROUND.match(words) else "text", words)


def _label(item: Item, source: str) -> str:
    """The label with the comma or colon that followed a worded one in the source: “Thứ nhất,”."""
    label = clean(item.label)
    if label[-1:].isalpha() and item.start is not None:
        written = r"\s+".join(map(re.escape, label.split()))
        if found := re.match(rf"\s*{written}\s?([,:])", source[item.start :]):
            return label + found[1]
    return label
