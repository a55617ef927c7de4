"""What search costs, in empty pages, queries, blocks and bytes, and how it grows with the work.

Run it from the root with numbers of tasks, as `benchmarks/pages.py`, whose databases it shares:
`.venv/bin/python benchmarks/search.py 10000 100000`. Words are common or rare in what is loaded;
the last two are not there at all, and one of those is looked for inside other words as well.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from urllib.parse import quote_plus

import pages

TYPED = {
    "common word": "kế hoạch",
    "two common words": "khoa học công nghệ",
    "phrase": '"truy xuất nguồn gốc"',
    "without marks": "truy xuat nguon goc",
    "number of a notice": "612/TB",
    "code of a unit": "ttud",
    "name of a person": "Tạ Công Dũng",
    "one letter": "k",
    "inside words": "uyen do",
    "nothing": "không có từ này",
}


def searches() -> Iterator[tuple[str, str, Callable]]:
    """As `pages.pages`: name, who asks, and the request."""

    def get(address: str) -> Callable:
        return lambda client: client.get(address)

    yield "empty", "giamdoc", get("/empty/")
    for name, typed in TYPED.items():
        yield name, "giamdoc", get(f"/tim-kiem/?q={quote_plus(typed)}")
    yield "list, common word", "giamdoc", get("/nhiem-vu/?trang_thai=tat-ca&q=ke+hoach")
    yield "list, rare number", "giamdoc", get("/nhiem-vu/?trang_thai=tat-ca&q=612/TB")
    yield "notices, number", "hcth.son", get("/thong-bao/?q=612/TB")


def of_size(tasks: int) -> dict:
    run = subprocess.run(
        [sys.executable, __file__, str(tasks), "--alone"],
        env=os.environ | pages.place_of(tasks),
        stdout=subprocess.PIPE,
        check=True,
    )
    found = json.loads(run.stdout.splitlines()[-1])
    costs = [pages.PageCost(**cost) for cost in found["costs"]]
    return {"memory": found["memory"], "costs": costs}


def main() -> None:
    *sizes, last = sys.argv[1:]
    if last == "--alone":
        pages.pages = searches
        return pages.one_size(int(sizes[0]), pages.ROUNDS)
    before = None
    for tasks in map(int, sys.argv[1:]):
        found = of_size(tasks)
        pages.tell(tasks, found, before)
        before = found


if __name__ == "__main__":
    main()
