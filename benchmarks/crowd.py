"""Many people at once on the running product: what they wait for, and whether anything fails.

Start the product on a loaded database first, then run from the root, for instance
`.venv/bin/python benchmarks/crowd.py --people 50 --minutes 10 http://127.0.0.1:8000`. Everybody
signs in with the demo's password, then reads a page, thinks, and reads the next; one request in ten
is a move, where the work is theirs. Told are the requests, the errors, and for each page the median
and the 95th hundredth of the time until the last byte.
"""

import argparse
import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse, RemoteDisconnected
from http.cookies import SimpleCookie
from random import Random
from statistics import quantiles
from time import perf_counter, sleep
from urllib.parse import urlencode, urlsplit

PASSWORD = "giaoban2024"
LEADERS = ("giamdoc", "pgd.nga", "pgd.viet", "hcth.tam", "hcth.son")
UNITS = ("qlkh.anh", "qlcn.thinh", "tdc.quan", "ttra.truong", "ttud.dung", "hcth.tam")
THINKING = 1, 5  # seconds between two requests of a person, as they read
PAGES = {
    "list": "/nhiem-vu/",
    "late": "/nhiem-vu/?thoi_han=late",
    "search": "/tim-kiem/?q=truy+xuat+nguon+goc",
    "dashboard": "/tong-quan/",
    "decisions": "/cho-quyet-dinh/",
    "register": "/so-theo-doi/",
    "unit": "/viec-cua-don-vi/",
    "notices": "/thong-bao/",
}
OF_LEADERS = ("list", "late", "search", "dashboard", "decisions", "register", "notices")
OF_UNITS = ("list", "late", "search", "unit", "unit", "notices")


class Person:
    """Somebody with a browser: a connection that stays, cookies, and a way of going about."""

    def __init__(self, place: str, account: str, dice: Random) -> None:
        self.connection = HTTPConnection(place, timeout=60)
        self.account, self.dice = account, dice
        self.cookies: dict[str, str] = {}
        self.waits: dict[str, list[float]] = defaultdict(list)
        self.failed: Counter[str] = Counter()
        self.open_task = ""

    def ask(self, name: str, address: str, sent: dict[str, str] | None = None) -> str:
        """The page's words; a status that no person would expect is counted as failed."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = None
        if sent is not None:
            body = urlencode(sent | {"csrfmiddlewaretoken": self.cookies["csrftoken"]})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        start = perf_counter()
        try:
            answer = self.answer("POST" if body else "GET", address, body, headers)
            words = answer.read().decode(errors="replace")
        except (HTTPException, OSError) as trouble:
            self.connection.close()
            self.failed[f"{name}: {type(trouble).__name__}"] += 1
            return ""
        self.waits[name].append(perf_counter() - start)
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(line).items()}
        if answer.status not in (200, 302):
            self.failed[f"{name}: {answer.status}"] += 1
        return words

    def answer(self, *request) -> HTTPResponse:
        """As browsers do it: a connection that the server has closed meanwhile, since nothing was
        asked by it for seconds, is opened anew."""
        try:
            self.connection.request(*request)
            return self.connection.getresponse()
        except (RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()
            self.connection.request(*request)
            return self.connection.getresponse()

    def sign_in(self) -> None:
        self.ask("sign-in page", "/dang-nhap/")
        self.ask("sign in", "/dang-nhap/", {"username": self.account, "password": PASSWORD})
        self.waits.clear()

    def go_about(self, until: float) -> None:
        self.sign_in()
        pages = OF_LEADERS if self.account in LEADERS else OF_UNITS
        while perf_counter() < until:
            sleep(self.dice.uniform(*THINKING))
            if self.open_task and self.dice.random() < 0.1:
                self.move()
            elif self.open_task and self.dice.random() < 0.2:
                self.ask("task", self.open_task)
            else:
                name = self.dice.choice(pages)
                words = self.ask(name, PAGES[name])
                tasks = re.findall(r'href="(/nhiem-vu/\d+/)"', words)
                self.open_task = self.dice.choice(tasks) if tasks else self.open_task

    def move(self) -> None:
        """A word on the task's course, or a leader's direction, where its page offers it."""
        verb = "remark" if self.account in ("giamdoc", "pgd.nga", "pgd.viet") else "update"
        if f"{self.open_task}{verb}/" not in self.ask("task", self.open_task):
            return
        form = self.ask("form", f"{self.open_task}{verb}/")
        seen = re.search(r'name="seen" value="(\d+)"', form)
        if seen and "<textarea" in form:
            note = f"Đã làm việc với các đơn vị, lần {self.dice.random():.6f}"
            self.ask("move", f"{self.open_task}{verb}/", {"seen": seen[1], "note": note})

    def run(self, until: float) -> None:
        try:
            self.go_about(until)
        finally:
            self.connection.close()


def accounts(people: int) -> Iterator[str]:
    """Half leaders and the office, half heads of units."""
    for number in range(people):
        row = LEADERS if number % 2 else UNITS
        yield row[number // 2 % len(row)]


def tell(people: list[Person], minutes: float) -> None:
    waits: dict[str, list[float]] = defaultdict(list)
    failed: Counter[str] = Counter()
    for person in people:
        failed += person.failed
        for name, seconds in person.waits.items():
            waits[name] += seconds
    total = sum(map(len, waits.values()))
    lost = sum(failed.values())
    print(f"{len(people)} people, {minutes:g} minutes: {total} requests, {lost} failed")
    for trouble, count in failed.most_common():
        print(f"  failed {count:5d}  {trouble}")
    print(f"{'page':12}{'requests':>10}{'median':>10}{'95 %':>10}  ms")
    for name, seconds in sorted(waits.items()):
        cuts = quantiles(seconds, n=20) if len(seconds) > 1 else seconds * 20
        print(f"{name:12}{len(seconds):10d}{1000 * cuts[9]:10.0f}{1000 * cuts[18]:10.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("place", help="address of the running product")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args()
    until = perf_counter() + 60 * asked.minutes
    place = urlsplit(asked.place).netloc
    people = [
        Person(place, account, Random(number))
        for number, account in enumerate(accounts(asked.people))
    ]
    threads = [threading.Thread(target=person.run, args=(until,)) for person in people]
    for thread in threads:
        thread.start()
        sleep(0.2)
    for thread in threads:
        thread.join()
    tell(people, asked.minutes)


if __name__ == "__main__":
    main()
