"""What the running product takes of the memory: at rest, and one web worker over many requests.

Run it from the root: `.venv/bin/python benchmarks/memory.py [REQUESTS]`, on Linux. It serves the
demo from a folder that is thrown away: first as it comes, at rest and with moves of several people
at once; then with one web worker, which answers pages of all kinds, moves and small prints. RSS is
what a process has in memory, PSS counts what several share to each in part, so that sums are true.
"""

import gzip
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookiejar import CookieJar
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

ROOT = Path(__file__).resolve().parent.parent
REQUESTS, TOLD, AT_ONCE = 10_000, 10, 4
MOVES, MOVERS = 200, 16
SETTLED = 40  # seconds after the start: a heartbeat has come and gone
PASSWORD = "giaoban2024"
PEOPLE = "giamdoc", "ttud.dung", "hcth.son", "qlkh.anh"
PAGES = (
    *("/", "/nhiem-vu/", "/nhiem-vu/?thoi_han=late", "/nhiem-vu/?trang_thai=tat-ca"),
    *("/so-theo-doi/", "/so-theo-doi/?ky=tat-ca", "/thong-bao/", "/nhac-viec/"),
    *("/tim-kiem/?q=bao+cao", "/tim-kiem/?q=khong+co+tu+nay"),
)
LEADERS_PAGES = "/tong-quan/", "/bieu-tong-hop/", "/cho-quyet-dinh/", "/bieu-tong-hop/?ky=tat-ca"
EACH_PRINT = 200  # requests, of which one is a small print


class Person:
    """Somebody signed in, with a browser's cookies."""

    def __init__(self, base: str, name: str):
        self.base, self.cookies = base, CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.cookies))
        self.opener.addheaders = [("Accept-Encoding", "gzip")]
        self.get("/dang-nhap/")
        self.post("/dang-nhap/", username=name, password=PASSWORD)

    def get(self, address: str) -> bytes:
        return self._open(address)

    def post(self, address: str, **fields: str) -> bytes:
        token = next(one.value for one in self.cookies if one.name == "csrftoken")
        return self._open(address, urlencode(fields | {"csrfmiddlewaretoken": token}).encode())

    def _open(self, address: str, data: bytes | None = None) -> bytes:
        try:
            with self.opener.open(self.base + address, data, timeout=60) as answer:
                body = answer.read()
                zipped = answer.headers["Content-Encoding"] == "gzip"
                return gzip.decompress(body) if zipped else body
        except OSError as error:
            if getattr(error, "code", 0) != 404:
                raise
            return error.read()


# The product, and what its processes take


@contextmanager
def served(folder: str, **given: str) -> Iterator[tuple[int, str]]:
    """The product running in that folder: its supervisor's number and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    plain = dict.fromkeys(["DATABASE_URL", "REDIS_URL", "SITE_URL", "ALLOWED_HOSTS"], "")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=os.environ | plain | {"DATA_DIR": folder, "PORT": str(port)} | given,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        next(line for line in process.stdout if "sẵn sàng" in line)
        yield process.pid, f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def below(pid: int) -> Iterator[int]:
    """The process and all that it started, in order."""
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from below(int(child))


def memory_of(pid: int) -> tuple[float, float]:
    """RSS and PSS in MiB."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = dict(re.findall(r"^(Rss|Pss): +(\d+) kB", told, re.MULTILINE))
    return int(found["Rss"]) / 1024, int(found["Pss"]) / 1024


def name_of(pid: int) -> str:
    words = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    known = {"config.supervisor": "supervisor", "gunicorn": "web", "config.beat": "beat"}
    return next((name for mark, name in known.items() if mark in words), "worker")


def at_rest(supervisor: int) -> None:
    time.sleep(SETTLED)
    print(f"{'at rest':12}{'RSS':>8}{'PSS':>8}   MiB")
    total = 0.0, 0.0
    for pid in below(supervisor):
        rss, pss = memory_of(pid)
        total = total[0] + rss, total[1] + pss
        print(f"{name_of(pid):12}{rss:8.0f}{pss:8.0f}")
    print(f"{'together':12}{total[0]:8.0f}{total[1]:8.0f}")


def last_worker(supervisor: int) -> int:
    """The youngest web process: with one worker, the worker."""
    return [pid for pid in below(supervisor) if name_of(pid) == "web"][-1]


# What people do


def own_task(person: Person) -> str:
    """The address of an open task of the person's unit."""
    page = person.get("/viec-cua-don-vi/").decode()
    return re.search(r"/nhiem-vu/\d+/", page)[0]


def moves_at_once(base: str) -> None:
    """Words added to open work by many at the same moment, each answered and how fast."""
    people = [Person(base, "ttud.dung") for _ in range(MOVERS)]
    task = own_task(people[0])

    def move(number: int) -> float:
        start = time.perf_counter()
        words = f"Đã gom số liệu, lần {number}"
        people[number % MOVERS].post(f"{task}update/", seen="1", note=words)
        return time.perf_counter() - start

    with ThreadPoolExecutor(MOVERS) as crowd:
        times = sorted(crowd.map(move, range(MOVES)))
    print(f"\n{MOVES} moves of {MOVERS} people at once: all answered,", end=" ")
    print(f"half within {times[MOVES // 2]:.2f} s, the slowest in {times[-1]:.2f} s")


def requests(base: str) -> Iterator[Callable[[], bytes]]:
    """Requests of all kinds, without end."""
    people = [Person(base, name) for name in PEOPLE]
    leader, chief = people[0], people[1]
    task = own_task(chief)
    plain = cycle(
        [
            *(lambda person=p, page=page: person.get(page) for p in people for page in PAGES),
            *(lambda page=page: leader.get(page) for page in LEADERS_PAGES),
            lambda: chief.get(task),
            lambda: chief.get("/viec-cua-don-vi/"),
        ]
    )
    prints = cycle(["so-theo-doi/xlsx", "bieu-tong-hop/pdf", "bieu-tong-hop/xlsx", "qua-han/pdf"])
    number = 0
    while True:
        number += 1
        if number % EACH_PRINT == 0:
            kind = next(prints)
            yield lambda kind=kind: leader.post(f"/in/{kind}/")
        elif number % 50 == 0:
            yield lambda n=number: chief.post(f"{task}update/", seen="1", note=f"Lần {n}")
        else:
            yield next(plain)


def over_requests(supervisor: int, base: str, count: int) -> None:
    worker, coming = last_worker(supervisor), requests(base)
    print(f"\n{'requests':>10}{'RSS':>8}{'PSS':>8}   MiB of the one web worker, {AT_ONCE} at once")
    print(f"{0:10d}{memory_of(worker)[0]:8.0f}{memory_of(worker)[1]:8.0f}")
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        for done in range(count // TOLD, count + 1, count // TOLD):
            for _ in crowd.map(lambda ask: ask(), list(islice(coming, count // TOLD))):
                pass
            rss, pss = memory_of(worker)
            print(f"{done:10d}{rss:8.0f}{pss:8.0f}", flush=True)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS
    with tempfile.TemporaryDirectory() as folder:
        with served(folder) as (supervisor, base):
            at_rest(supervisor)
            moves_at_once(base)
        with served(folder, WEB_WORKERS="1") as (supervisor, base):
            over_requests(supervisor, base, count)


if __name__ == "__main__":
    main()
