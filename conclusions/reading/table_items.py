"""Rows of tables as items: what gives work, what heads a table, what only repeats the text."""

import re
from dataclasses import replace

from conclusions.reading.citations import citations_in
from conclusions.reading.dates import Said
from conclusions.reading.headings import unit_part
from conclusions.reading.model import ReadItem, UnitRef
from conclusions.reading.outline import Node
from conclusions.reading.paths import path_told
from conclusions.reading.task_tables import Columns, cell_of, columns_of, row_duties
from conclusions.reading.unit_finder import UnitFinder


def tables_in(nodes: list[Node]) -> dict[int, Columns]:
    """The columns of the table of tasks that each row stands in, by the row's place."""
    found: dict[int, Columns] = {}
    columns: Columns | None = None
    before: list[Node] = []  # the rows of the table so far
    for place, node in enumerate(nodes):
        if not node.cells:
            continue
        own = columns_of(node.cells)
        apart = place and not nodes[place - 1].cells
        if apart and not own and columns and not _goes_on(node, before, columns):
            columns = None
        columns = own or columns
        before = [node] if own else [*before, node]
        if columns:
            found[place] = columns
    return found


def _goes_on(row: Node, before: list[Node], columns: Columns) -> bool:
    """Words stand between the table and this row, which counts on in the same columns."""
    if len(row.cells) != len(before[0].cells):
        return False
    numbers = [cell_of(one.cells, columns, "number") for one in (*before[1:], row)]
    counted = [found.text.rstrip(".)") for found in numbers if found]
    digits = [int(text) for text in counted if text.isdigit()]
    return len(digits) > 1 and bool(numbers[-1]) and digits[-1] == digits[-2] + 1


def repeating(nodes: list[Node], tables: dict[int, Columns], paths: list[str]) -> set[int]:
    """Rows that list directives of the text again: most of them name its items in a column."""
    listing = {place for place, columns in tables.items() if "item" in columns}
    numbers = numbers_in(nodes, tables)
    known = {
        _path(nodes, numbers, paths, place).casefold()
        for place in range(len(nodes))
        if place not in listing
    } - {""}
    named = [words for place in listing if (words := _item_named(nodes[place], tables[place]))]
    if sum(_names(words, known) for words in named) * 2 <= len(named):
        return set()
    return listing


def _path(nodes: list[Node], numbers: dict[int, str], paths: list[str], place: int) -> str:
    """The node's path; of a row, its number under the item that its table stands in."""
    node = nodes[place]
    return within(nodes, paths, node.parent, numbers.get(place, "")) if node.cells else paths[place]


def numbers_in(nodes: list[Node], tables: dict[int, Columns]) -> dict[int, str]:
    """What each row is called: the number it prints, else its place in the table, “-2”."""
    found: dict[int, str] = {}
    count = 0
    for place, columns in tables.items():
        if columns_of(nodes[place].cells):
            count = 0
            continue
        count += 1
        number = cell_of(nodes[place].cells, columns, "number")
        found[place] = number.text.rstrip(".") if number else f"-{count}"
    return found


def _item_named(node: Node, columns: Columns) -> str:
    cell = cell_of(node.cells, columns, "item")
    named = cell.text.casefold() if cell and not columns_of(node.cells) else ""
    return path_told(named)


def _names(words: str, known: set[str]) -> bool:
    """“II.5.(1)” names the item whose own labels are “5.(1)”."""
    return any(words == path or words.endswith(f".{path}") for path in known)


def row_item(
    node: Node, columns: Columns, finder: UnitFinder, said: Said, repeats: bool
) -> ReadItem:
    """A row of a table of tasks; the head and rows without a task are headings."""
    head = bool(columns_of(node.cells))
    duties = () if head or repeats else row_duties(node.cells, columns, finder, said)
    number = cell_of(node.cells, columns, "number")
    task = cell_of(node.cells, columns, "task")
    label = number.text if number and duties else ""
    return ReadItem(
        kind="directive" if duties else "context" if repeats and not head else "heading",
        label=label,
        path="",
        text=task.text if duties and task else words_of(node),
        span=node.whole,
        duties=duties,
        citations=citations_in(node.words),
    )


# “I | THANH TRA SỞ” or “I. Thanh tra Sở” over rows: whose work they are.
GROUP_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2})\s?[.)/]?(?:\s|$)")


def heading_unit(node: Node, finder: UnitFinder) -> tuple[UnitRef, ...]:
    """The units that a row without a task names, for the rows below it; none of any other."""
    filled = [cell for cell in node.cells if cell.text.strip(" -–")]
    told = [cell for cell in filled if not GROUP_NUMBER.fullmatch(f"{cell.text} ")]
    if len(told) != 1:
        return ()
    number = GROUP_NUMBER.match(told[0].text)
    words = told[0][number.end() if number else 0 :].stripped(also=":.")
    leads, _ = unit_part(words, finder)
    whole = sum(len(ref.written) for ref in leads) * 2 > len(words)
    return leads if whole else ()


def under(item: ReadItem, leads: tuple[UnitRef, ...]) -> ReadItem:
    """The row's duties without a unit given to those that head its group."""
    if not leads or all(duty.leads for duty in item.duties):
        return item
    duties = (duty if duty.leads else replace(duty, leads=leads) for duty in item.duties)
    return replace(item, duties=tuple(duties))


def within(nodes: list[Node], paths: list[str], parent: int | None, path: str) -> str:
    """A row's number behind the label of the item that its table stands in: “2.1”."""
    if not path or parent is None or nodes[parent].is_section:
        return path
    return f"{paths[parent]}.{path}"


def words_of(node: Node) -> str:
    """What the node says, a line a paragraph; of a row, its filled cells."""
    return " | ".join(cell.text for cell in node.cells if cell.text) or node.told
