"""Rows of tables as items: what gives work, what heads a table, what only repeats the text."""

from conclusions.reading.citations import citations_in
from conclusions.reading.dates import Said
from conclusions.reading.model import ReadItem
from conclusions.reading.outline import Node
from conclusions.reading.paths import path_told
from conclusions.reading.task_tables import Columns, cell_of, columns_of, row_duties
from conclusions.reading.unit_finder import UnitFinder


def tables_in(nodes: list[Node]) -> dict[int, Columns]:
    """The columns of the table of tasks that each row stands in, by the row's place."""
    found: dict[int, Columns] = {}
    columns: Columns | None = None
    for place, node in enumerate(nodes):
        columns = (columns_of(node.cells) or columns) if node.cells else None
        if columns:
            found[place] = columns
    return found


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


def within(nodes: list[Node], paths: list[str], parent: int | None, path: str) -> str:
    """A row's number behind the label of the item that its table stands in: “2.1”."""
    if not path or parent is None or nodes[parent].is_section:
        return path
    return f"{paths[parent]}.{path}"


def words_of(node: Node) -> str:
    """What the node says, a line a paragraph; of a row, its filled cells."""
    return " | ".join(cell.text for cell in node.cells if cell.text) or node.told
