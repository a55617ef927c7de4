"""What every page costs, in empty pages, queries, blocks and bytes, and how it grows with the work.

Run it from the root with numbers of tasks: `.venv/bin/python benchmarks/pages.py 10000 100000`. The
tasks of ten years are loaded where they are not yet, each number into a database of its own:
files in DATA_DIR, or, where DATABASE_URL names a PostgreSQL server, databases beside the one named.

E is an empty page for somebody signed in, asked in turns with the page itself. Times are the
median of the rounds after one warm-up; blocks are what PostgreSQL touches for a page's queries
(EXPLAIN BUFFERS), which no other work on the machine changes.
"""

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
YEARS, ROUNDS = 10, 15
HEADINGS = "page", "E", "ms", "queries", "KiB", "gzip", "blocks"


@dataclass(frozen=True)
class PageCost:
    """One page at one size."""

    name: str
    empties: float
    ms: float
    queries: int
    kib: float
    zipped: float
    blocks: int


# One size, in a process of its own


def set_up(tasks: int) -> None:
    """The product on a database that holds that many tasks."""
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    os.environ["SITE_URL"] = ""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from tasks.models import Task

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if not Task.objects.exists():
        with open(os.devnull, "w") as quiet:
            call_command("load_demo", tasks=tasks, years=YEARS, stdout=quiet)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def add_empty_page() -> None:
    """Beside the product's pages, one that only knows who asks."""
    from django.http import HttpResponse
    from django.urls import path

    from config import urls

    urls.urlpatterns.insert(0, path("empty/", lambda asked: HttpResponse(f"ok {asked.user.pk}")))


def pages() -> Iterator[tuple[str, str, Callable]]:
    """Every page measured: its name, who asks, and the request made of a client."""
    from departments.models import Department
    from tasks.models import Task

    unit = Department.objects.get(code="TTUD")
    running = Task.objects.filter(lead=unit, status="in_progress", due_on=None).order_by("-pk")
    # The one that is moved grows with every run, and is not the one whose page is opened.
    task, moved = running[:2]

    def get(address: str) -> Callable:
        return lambda client: client.get(address)

    def update(client):
        words = f"Đã gom số liệu, {perf_counter()}"
        return client.post(f"/nhiem-vu/{moved.pk}/update/", {"seen": 1, "note": words})

    yield "empty", "giamdoc", get("/empty/")
    yield "list", "giamdoc", get("/nhiem-vu/")
    yield "filter", "giamdoc", get(f"/nhiem-vu/?don_vi={unit.pk}&thoi_han=late")
    yield "closed, page 150", "giamdoc", get("/nhiem-vu/?trang_thai=tat-ca&page=150")
    yield "search", "giamdoc", get("/tim-kiem/?q=truy+xuat+nguon+goc")
    yield "search, rare", "giamdoc", get("/tim-kiem/?q=612/TB")
    yield "search, none", "giamdoc", get("/tim-kiem/?q=khong+co+tu+nay")
    yield "dashboard", "giamdoc", get("/tong-quan/")
    yield "summary", "giamdoc", get("/bieu-tong-hop/")
    yield "decisions", "giamdoc", get("/cho-quyet-dinh/")
    yield "unit", "ttud.dung", get("/viec-cua-don-vi/")
    yield "own", "ttud.dat", get("/viec-cua-toi/")
    yield "task", "ttud.dung", get(f"/nhiem-vu/{task.pk}/")
    yield "register", "giamdoc", get("/so-theo-doi/")
    yield "register, all", "giamdoc", get("/so-theo-doi/?ky=tat-ca&page=20")
    yield "notices", "hcth.son", get("/thong-bao/")
    yield "reminders", "ttud.dung", get("/nhac-viec/")
    yield "move", "ttud.dung", update


def measured(rounds: int) -> list[PageCost]:
    from django.test import Client

    from departments.models import User

    clients: dict[str, Client] = {}
    costs: list[PageCost] = []
    add_empty_page()
    for name, who, ask in pages():
        if who not in clients:
            clients[who] = Client(HTTP_HOST="127.0.0.1")
            clients[who].force_login(User.objects.get(username=who))
        client = clients[who]
        costs.append(cost_of(name, partial(ask, client), partial(client.get, "/empty/"), rounds))
    return costs


def cost_of(name: str, ask: Callable, empty: Callable, rounds: int) -> PageCost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask()
    with CaptureQueriesContext(connection) as queries:
        body = ask()
    told = [query["sql"] for query in queries.captured_queries]
    if body.status_code not in (200, 302):
        raise SystemExit(f"{name}: {body.status_code}")
    # In turns, for a shared machine is now faster, now slower.
    times = [(spent(ask), spent(empty)) for _ in range(rounds)]
    own, floor = (median(column) for column in zip(*times, strict=True))
    asked = [sql for sql in told if not re.match(r"BEGIN|COMMIT|SAVEPOINT|RELEASE|PRAGMA", sql)]
    return PageCost(
        name,
        own / floor,
        own,
        len(asked),
        len(body.content) / 1024,
        len(gzip.compress(body.content, 6)) / 1024,
        blocks_of(asked),
    )


def spent(ask: Callable) -> float:
    """Milliseconds."""
    start = perf_counter()
    ask()
    return 1000 * (perf_counter() - start)


def blocks_of(asked: list[str]) -> int:
    """8 KiB blocks that PostgreSQL touches for the reading queries; 0 elsewhere."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    total = 0
    with connection.cursor() as cursor:
        for sql in asked:
            if sql.startswith("SELECT") and "FOR UPDATE" not in sql and "FOR NO KEY" not in sql:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}")
                plan = cursor.fetchone()[0][0]["Plan"]
                total += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    return total


def one_size(tasks: int, rounds: int) -> None:
    set_up(tasks)
    import resource

    costs = [asdict(cost) for cost in measured(rounds)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"memory": memory, "costs": costs}))


# All sizes, side by side


def place_of(tasks: int) -> dict[str, str]:
    """The environment that names the database of that size."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        server = urlsplit(given)
        name = f"{server.path.lstrip('/')}_{tasks}"
        known = f"SELECT FROM pg_database WHERE datname = '{name}'"
        made = f"SELECT 'CREATE DATABASE {name}' WHERE NOT EXISTS ({known}) \\gexec"
        subprocess.run(["psql", "-qd", given], input=made, text=True, check=True)
        return {"DATABASE_URL": urlunsplit(server._replace(path=f"/{name}"))}
    folder = Path(os.environ.get("DATA_DIR") or ROOT / "var") / f"bench-{tasks}"
    return {"DATABASE_URL": "", "DATA_DIR": str(folder)}


def of_size(tasks: int, rounds: int) -> dict:
    run = subprocess.run(
        [sys.executable, __file__, str(tasks), "--alone", "--rounds", str(rounds)],
        env=os.environ | place_of(tasks),
        stdout=subprocess.PIPE,
        check=True,
    )
    found = json.loads(run.stdout.splitlines()[-1])
    return {"memory": found["memory"], "costs": [PageCost(**cost) for cost in found["costs"]]}


def tell(tasks: int, found: dict, before: dict | None) -> None:
    print(f"\n{tasks:,} tasks of {YEARS} years; {found['memory']:.0f} MiB at most in the process")
    print(f"{HEADINGS[0]:18}" + "".join(f"{head:>9}" for head in HEADINGS[1:]), end="")
    print("   × time, × blocks" if before else "")
    for place, cost in enumerate(found["costs"]):
        figures = f"{cost.empties:9.1f}{cost.ms:9.1f}{cost.queries:9d}"
        figures += f"{cost.kib:9.0f}{cost.zipped:9.1f}{cost.blocks:9d}"
        grown = ""
        if before:
            was = before["costs"][place]
            blocks = f"{cost.blocks / was.blocks:.1f}" if was.blocks else "–"
            grown = f"   × {cost.ms / was.ms:.1f}, × {blocks}"
        print(f"{cost.name:18}{figures}{grown}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="+", type=int, help="numbers of tasks")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        return one_size(asked.sizes[0], asked.rounds)
    before = None
    for tasks in asked.sizes:
        found = of_size(tasks, asked.rounds)
        tell(tasks, found, before)
        before = found


if __name__ == "__main__":
    main()
