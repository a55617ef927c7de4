"""The rooms import one way, modules of a room import downward, and reading stays pure."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
APPS = ["departments", "conclusions", "tasks", "reports"]
LAYERS = [
    {"workflow", "verbs"},
    {"querysets"},
    {"models"},
    {"permissions"},
    {"actions"},
    {"forms", "filters", "reminders"},
    {"views", "jobs", "admin"},
    {"urls"},
]


def sources(app: str) -> list[Path]:
    """The running code of a room: no tests, no migrations."""
    folder = ROOT / app
    outside = {folder / "tests", folder / "migrations"}
    return [path for path in sorted(folder.rglob("*.py")) if not outside & set(path.parents)]


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def walked(tree: ast.AST) -> Iterator[ast.AST]:
    """All of the tree but what only a type checker reads."""
    yield tree
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield from walked(node)


def imported(tree: ast.AST) -> list[str]:
    names = []
    for node in walked(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append("." * node.level + (node.module or ""))
    return names


def imports_of(app: str) -> list[tuple[str, str]]:
    return [
        (str(path.relative_to(ROOT)), name)
        for path in sources(app)
        for name in imported(tree_of(path))
    ]


def layer_of(module: str) -> int | None:
    return next((rank for rank, names in enumerate(LAYERS) if module in names), None)


def rooms_after(app: str) -> list[str]:
    return APPS[APPS.index(app) + 1 :]


@pytest.mark.parametrize("app", APPS)
def test_apps_import_earlier_apps_only(app):
    barred = {*rooms_after(app), "config"}

    upward = [(path, name) for path, name in imports_of(app) if name.split(".")[0] in barred]

    assert upward == []


@pytest.mark.parametrize("app", APPS)
def test_apps_do_not_reach_later_apps_through_reverse_accessors(app):
    later = {
        relation.get_accessor_name()
        for model in apps.get_app_config(app).get_models()
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label in rooms_after(app)
    } - {None}

    reached = [
        (str(path.relative_to(ROOT)), node.lineno, word)
        for path in sources(app)
        for node in ast.walk(tree_of(path))
        for word in [getattr(node, "attr", getattr(node, "arg", None))]
        if isinstance(node, ast.Attribute | ast.keyword) and word and word.split("__")[0] in later
    ]

    assert reached == []


@pytest.mark.parametrize("app", APPS)
def test_modules_of_an_app_import_downward_only(app):
    upward = []
    for path, name in imports_of(app):
        here = layer_of(Path(path).parts[1].removesuffix(".py"))
        there = layer_of(name.split(".")[1]) if name.startswith(f"{app}.") else None
        if here is not None and there is not None and there > here:
            upward.append((path, name))

    assert upward == []


@pytest.mark.parametrize("app", [*APPS, "config"])
def test_imports_stand_at_the_top_of_a_module(app):
    late = [
        (str(path.relative_to(ROOT)), node.lineno)
        for path in sources(app)
        for function in ast.walk(tree_of(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert late == []


@pytest.mark.parametrize("app", APPS)
def test_apps_use_no_signals(app):
    signals = [
        (path, name)
        for path, name in imports_of(app)
        if name.startswith(("django.dispatch", "django.db.models.signals"))
    ]

    assert signals == []


def test_reading_imports_the_standard_library_folding_and_itself_only():
    allowed = sys.stdlib_module_names | {"departments.folding"}

    foreign = [
        (path, name)
        for path, name in imports_of("conclusions")
        if path.startswith("conclusions/reading/")
        and name.split(".")[0] not in allowed
        and name not in allowed
        and not name.startswith("conclusions.reading")
    ]

    assert foreign == []


def test_reading_has_no_clock_and_no_files():
    clocks = {"today", "now", "utcnow", "open", "read_text", "read_bytes"}

    called = [
        (path.name, node.lineno)
        for path in sources("conclusions")
        if "reading" in path.parts
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "attr", None) or getattr(node.func, "id", None)) in clocks
    ]

    assert called == []


def test_tests_import_what_only_developers_have_through_importorskip():
    """`make test` has requirements.txt alone, and one import too many stops the whole run."""
    extra = {"axe_playwright_python", "hypothesis", "pdfplumber", "playwright", "time_machine"}

    bound = [
        (str(path.relative_to(ROOT)), name)
        for app in [*APPS, "config"]
        for path in sorted((ROOT / app).rglob("test_*.py"))
        for name in imported(tree_of(path))
        if name.split(".")[0] in extra
    ]

    assert bound == []
