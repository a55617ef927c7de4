"""Rows of tables as items: what gives work, what heads a table, what only repeats the text."""

from dataclasses import replace

from conclusions.reading.citations import citations_in, masked
from conclusions.reading.dates import Said
from conclusions.reading.duties import Given, duties_of
from conclusions.reading.model import ReadDuty, ReadItem
from conclusions.reading.outline import Node
from conclusions.reading.paths import path_told
from conclusions.reading.role_forms import does
from conclusions.reading.roles import acts_in
from conclusions.reading.table_groups import TableGroup, group_of
from conclusions.reading.task_tables import FIGURE, Columns, cell_of, columns_of, row_duties
from conclusions.reading.traced_text import Traced
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
    node: Node,
    columns: Columns,
    group: TableGroup,
    finder: UnitFinder,
    said: Said,
    *,
    repeats: bool,
    alone: bool,
) -> ReadItem:
    """A row of a table of tasks; the head and rows without a task are headings. `group` heads it
    and those beside it; `alone`: no row goes on its number, as “1.1” does “1”."""
    head = bool(columns_of(node.cells))
    own = TableGroup() if head else group_of(node, columns, finder, said)
    led = any(cell_of(node.cells, columns, name) for name in ("lead", "help"))
    heads = head or repeats or (not led and bool(own.leads or own.limit))
    number = cell_of(node.cells, columns, "number")
    sure = bool((group.leads or group.limit) and number and number.text.rstrip(".)").isdigit())
    duties = () if heads else row_duties(node.cells, columns, finder, said, sure=sure and alone)
    task = cell_of(node.cells, columns, "task")
    figure = task and FIGURE.fullmatch(task.text)
    if task and not figure and not heads:
        duties = _with_own_words(duties, task, Given(group.leads), finder, said)
        duties = tuple(replace(duty, deadline=duty.deadline or group.limit) for duty in duties)
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


def _with_own_words(
    duties: tuple[ReadDuty, ...], task: Traced, given: Given, finder: UnitFinder, said: Said
) -> tuple[ReadDuty, ...]:
    """The duties with what the words of the task say where the columns are empty: a unit named
    there wins over the one that heads the rows."""
    led = any(duty.leads for duty in duties)
    dated = any(duty.deadline for duty in duties)
    if led and dated:
        return duties
    told = duties_of(task, replace(given, leads=duties[0].leads) if led else given, finder, said)
    if not duties:
        return told if _is_told(task, told, finder) else ()
    if led:
        limits = [duty.deadline for duty in told]
        same = len(limits) == 1 and limits[0] is not None
        return tuple(replace(duty, deadline=limits[0]) for duty in duties) if same else duties
    if len(duties) > 1:
        return tuple(replace(duty, leads=told[0].leads) for duty in duties)
    [duty] = duties
    return tuple(
        replace(
            one,
            helpers=one.helpers + tuple(ref for ref in duty.helpers if ref not in one.helpers),
            deadline=duty.deadline or one.deadline,
            deliverable=duty.deliverable or one.deliverable,
        )
        for one in told
    )


def _is_told(task: Traced, told: tuple[ReadDuty, ...], finder: UnitFinder) -> bool:
    """A task that stands in one column alone: it sets a day, or says what a unit is to do."""
    low = masked(task)
    leads = (act.group for act in acts_in(task, low, finder) if act.role == "lead")
    return any(duty.deadline for duty in told) or any(
        does(low[group.end :]) and not all(ref.collective for ref in group.refs) for group in leads
    )


def within(nodes: list[Node], paths: list[str], parent: int | None, path: str) -> str:
    """A row's number behind the label of the item that its table stands in: “2.1”."""
    if not path or parent is None or nodes[parent].is_section:
        return path
    return f"{paths[parent]}.{path}"


def words_of(node: Node) -> str:
    """What the node says, a line a paragraph; of a row, its filled cells."""
    return " | ".join(cell.text for cell in node.cells if cell.text) or node.told
