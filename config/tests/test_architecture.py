"""The rooms import one way, modules of a room import downward, and reading stays pure."""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

from config.tests.floors import FLOORS

ROOT = Path(__file__).resolve().parents[2]
APPS = ["departments", "conclusions", "tasks", "reports"]
# Django looks for these by name, so each room may have its own.
DJANGO_NAMES = {
    *("actions", "admin", "apps", "commands", "filters", "formats", "forms", "jobs", "management"),
    *("models", "permissions", "querysets", "templatetags", "urls", "views"),
}


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


@cache
def imported(path: Path) -> list[str]:
    names = []
    for node in walked(tree_of(path)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append("." * node.level + (node.module or ""))
    return names


def imports_of(app: str) -> list[tuple[str, str]]:
    return [(str(path.relative_to(ROOT)), name) for path in sources(app) for name in imported(path)]


def modules_of(room: str) -> dict[str, Path]:
    """By the name under which each is imported; a package's own file by that of the package."""
    named = {}
    for path in sources(room):
        parts = path.relative_to(ROOT).with_suffix("").parts
        named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return named


MODULES = {room: modules_of(room) for room in APPS}
PLACES = {
    table: {name: place for place, floor in enumerate(floors) for name in floor.split()}
    for table, floors in FLOORS.items()
}


def listed(table: str) -> list[str]:
    """All modules that stand in this table and in those of its packages."""
    room = table.split(".")[0]
    found = []
    for name in " ".join(FLOORS[table]).split():
        whole = f"{table}.{name}"
        is_package = MODULES[room].get(whole, ROOT).name == "__init__.py"
        found += listed(whole) if is_package else [whole]
    return found


def entry_of(table: str, module: str) -> str:
    """The name it stands under in that table: its own, or of the nearest package around it."""
    name = module.removeprefix(f"{table}.")
    while name not in PLACES[table] and "." in name:
        name = name.rpartition(".")[0]
    return name


def is_below(other: str, module: str, table: str) -> bool:
    here, there = entry_of(table, module), entry_of(table, other)
    if here != there:
        return PLACES[table][there] < PLACES[table][here]
    package = f"{table}.{here}"
    if package in (module, other):  # the face of a package shows what is in it, and never back
        return module == package
    return is_below(other, module, package)


def house_imports(room: str, path: Path) -> set[str]:
    """Modules of its room that it imports; `from tasks import rows` is the module of rows."""
    named = set()
    for node in walked(tree_of(path)):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                named.add(whole if whole in MODULES.get(room, {}) else node.module)
    return {name for name in named if name in MODULES[room] and name != room}


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
def test_each_module_stands_on_one_floor(app):
    modules = [
        name for name, path in MODULES[app].items() if path.name not in ("__init__.py", "apps.py")
    ]

    assert sorted(listed(app)) == sorted(modules)


def test_each_name_of_the_floors_is_there():
    known = {name for room in APPS for name in MODULES[room]}

    unknown = [f"{table}.{name}" for table, names in PLACES.items() for name in names]
    unknown = [name for name in [*unknown, *FLOORS] if name not in known]

    assert unknown == []


@pytest.mark.parametrize("app", APPS)
def test_modules_of_an_app_import_downward_only(app):
    upward = [
        (name, other)
        for name, path in MODULES[app].items()
        if name != app and path.name != "apps.py"
        for other in sorted(house_imports(app, path))
        if not is_below(other, name, app)
    ]

    assert upward == []


def test_no_module_name_stands_twice():
    names = Counter(
        path.parent.name if path.stem == "__init__" else path.stem
        for room in [*APPS, "config"]
        for path in sources(room)
    )

    assert [name for name, times in names.items() if times > 1 and name not in DJANGO_NAMES] == []


def test_no_class_name_stands_twice():
    """A class inside another is read with it; a command's is Django's own name."""
    names = Counter(
        node.name
        for room in [*APPS, "config"]
        for path in sources(room)
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef) and node.name != "Command"
    )

    assert [name for name, times in names.items() if times > 1] == []


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
    extra = {"axe_playwright_python", "hypothesis", "jsonschema"}
    extra |= {"pdfplumber", "playwright", "time_machine"}

    bound = [
        (str(path.relative_to(ROOT)), name)
        for app in [*APPS, "config"]
        for path in sorted((ROOT / app).rglob("test_*.py"))
        for name in imported(path)
        if name.split(".")[0] in extra
    ]

    assert bound == []
