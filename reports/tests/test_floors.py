"""Every module of the room has its floor and imports only from floors below its own."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

ROOM = settings.BASE_DIR / "reports"
# From the ground up; a package stands for all its modules, unless one is named by itself.
FLOORS = (
    ("figures.counts", "figures.table_columns", "papers.geometry", "papers.stages"),
    ("querysets",),
    ("models",),
    ("figures.summary_columns", "figures.unit_figures", "figures.register_lines"),
    ("figures.filters", "figures.coming_days", "figures.register_columns", "figures.summary_table"),
    ("figures.links",),
    ("figures.views", "templatetags"),
    ("figures.urls",),
    ("papers.line_breaks", "papers.pdf"),
    ("papers.paragraphs",),
    ("papers.notices.printed_tables", "papers.notices.word_diff"),
    ("papers.notices.item_blocks",),
    ("papers.notices.appendices",),
    ("papers.notices.notice_sheet",),
    ("papers.notices.sheet_words", "papers.msword"),
    ("papers.notices.print_check", "papers.notices.notice_files"),
    ("papers.worksheets.wrapping", "papers.worksheets.print_request"),
    ("papers.worksheets.working_paper",),
    ("papers.worksheets.event_notes", "papers.worksheets.xlsx"),
    ("papers.worksheets",),
    ("papers.worksheets.print_kinds",),
    ("papers.queue.notice_jobs",),
    ("papers.queue.print_queue",),
    ("papers.queue.printer",),
    ("jobs", "papers.forms"),
    ("papers.views", "management"),
    ("papers.urls",),
    ("urls",),
)
PLACES = {name: floor for floor, names in enumerate(FLOORS) for name in names}


def modules() -> dict[str, Path]:
    paths = (path for path in ROOM.rglob("*.py") if path.name != "__init__.py")
    named = {".".join(path.relative_to(ROOM).with_suffix("").parts): path for path in paths}
    return {
        name: path
        for name, path in named.items()
        if not name.startswith(("tests.", "migrations.", "apps"))
    }


def place_of(name: str) -> str:
    """The nearest name in the table, of the module or of a package around it."""
    while name not in PLACES and "." in name:
        name = name.rpartition(".")[0]
    return name


def imports_of(path: Path) -> set[str]:
    """Modules of this room that it imports; `from reports.papers import geometry` is geometry."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reports"):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}".removeprefix("reports.")
                found.add(whole if whole in modules() else node.module.removeprefix("reports."))
    return found


def test_every_module_has_a_floor():
    assert [name for name in modules() if place_of(name) not in PLACES] == []


@pytest.mark.parametrize("name", modules())
def test_module_imports_from_floors_below(name):
    here = place_of(name)

    upward = [
        other
        for other in imports_of(modules()[name])
        if place_of(other) != here and PLACES[place_of(other)] >= PLACES[here]
    ]

    assert upward == []


def test_figures_know_nothing_of_papers():
    figures = {name: path for name, path in modules().items() if name.startswith("figures.")}

    told = {n: [m for m in imports_of(p) if m.startswith("papers")] for n, p in figures.items()}

    assert [name for name, found in told.items() if found] == []
