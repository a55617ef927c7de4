"""The broker gone while people work: what goes on without it, and what follows when it is back.

Run it from the root, in office hours of Vietnam, for at others no letter leaves:
`.venv/bin/python benchmarks/broker_gone.py --minutes 10 redis`. The whole product runs on the demo
in a folder that is thrown away. Kinds of trouble: `redis`, a Redis of its own that is stopped and
started again; `read-only`, the folder of the queue taken write permission from; `deleted`, the
folder deleted again and again. When it begins, the day's letters are due: the outbox is emptied as
before the first look of a morning. Meanwhile people read pages, write words on tasks and ask for a
print. Told are failed requests, moves acknowledged and kept, how soon /readyz says so, how soon
after the return it is well and all letters have left, and how many went twice.
"""

import argparse
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from urllib.error import HTTPError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from crowd import Person  # noqa: E402

from tasks.tests.killing import free_port  # noqa: E402
from tasks.tests.loopback_mail import LoopbackMail, loopback_mail  # noqa: E402

PEOPLE = ("pgd.nga", "qlkh.anh", "ttud.dung", "giamdoc")
HANOI = timezone(timedelta(hours=7))
PRINT = "/in/so-theo-doi/pdf/"
LONG = 900


class Installation:
    """The product in a folder of its own, with one kind of broker."""

    def __init__(self, folder: Path, redis: int | None, mail: str) -> None:
        self.folder, self.redis, self.server = folder, redis, None
        self.port, self.said = free_port(), folder.parent / "said.txt"
        plain = dict.fromkeys(["DATABASE_URL", "SITE_URL", "ALLOWED_HOSTS"], "")
        mine = {"DATA_DIR": str(folder), "PORT": str(self.port), "WEB_WORKERS": "2"}
        mine["REDIS_URL"] = f"redis://127.0.0.1:{redis}/0" if redis else ""
        mine |= {"EMAIL_URL": mail, "DJANGO_SETTINGS_MODULE": "config.settings"}
        self.env = os.environ | plain | mine

    def manage(self, *command: str) -> None:
        manage = [sys.executable, "manage.py", *command]
        subprocess.run(manage, cwd=ROOT, env=self.env, check=True, stdout=subprocess.DEVNULL)

    def sql(self, statement: str, *told) -> list[tuple]:
        database = sqlite3.connect(self.folder / "app.sqlite3", timeout=20)
        with closing(database), database:
            return database.execute(statement, told).fetchall()

    def begin_the_morning(self) -> None:
        """Nothing has been told today, and today is a day on which people are told things."""
        today = f"{datetime.now(HANOI):%Y-%m-%d}"
        self.sql("DELETE FROM tasks_dayoff WHERE day = ?", today)
        if datetime.now(HANOI).weekday() > 4:
            self.sql("INSERT INTO tasks_dayoff (day, worked, name) VALUES (?, 1, '')", today)
        self.sql("UPDATE tasks_notification SET digest_id = NULL")
        self.sql("DELETE FROM tasks_reminder")
        self.sql("DELETE FROM tasks_digest")

    def letters(self) -> dict[str, int]:
        states = "SELECT state, count(*) FROM tasks_digest GROUP BY state"
        return dict(self.sql(states))

    def is_ready(self) -> bool:
        try:
            return urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=20).status == 200
        except HTTPError:
            return False

    # The trouble

    def start_redis(self) -> None:
        command = ["redis-server", "--port", str(self.redis), "--save", "", "--dir", "/tmp"]
        self.server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        until(lambda: not is_free(self.redis), 20)

    def stop_redis(self) -> None:
        self.server.terminate()
        self.server.wait()

    def let_nobody_write(self, nobody: bool) -> None:
        """By the permissions; the superuser is bound by the mark of what nobody changes alone."""
        for folder in (self.folder / "queue").iterdir():
            if os.geteuid():
                folder.chmod(0o555 if nobody else 0o755)
            else:
                subprocess.run(["chattr", "+i" if nobody else "-i", folder], check=True)

    def break_it(self, kind: str) -> None:
        match kind:
            case "redis":
                self.stop_redis()
            case "read-only":
                self.let_nobody_write(True)

    def keep_broken(self, kind: str) -> None:
        """Once in a while; what is deleted the product makes anew by itself."""
        if kind == "deleted":
            shutil.rmtree(self.folder / "queue", ignore_errors=True)

    def mend(self, kind: str) -> None:
        match kind:
            case "redis":
                self.start_redis()
            case "read-only":
                self.let_nobody_write(False)

    @contextmanager
    def served(self) -> Iterator[None]:
        with self.said.open("w") as said:
            command = [sys.executable, "manage.py", "serve", "--no-demo"]
            told = {"stdout": said, "stderr": said, "start_new_session": True}
            product = subprocess.Popen(command, cwd=ROOT, env=self.env, **told)
            try:
                yield
            finally:
                product.terminate()
                product.wait()


class Worker(Person):
    """Somebody who reads pages and now and then writes a word, and keeps what was acknowledged."""

    kept: int = 0

    def move(self) -> None:
        before = len(self.waits["move"])
        super().move()
        self.kept += len(self.waits["move"]) - before

    def go_on(self, end: threading.Event) -> None:
        pages = ("/nhiem-vu/", "/tong-quan/", "/thong-bao/", "/tim-kiem/?q=bao+cao")
        turn = 0
        while not end.wait(self.dice.uniform(0.5, 2)):
            address = pages[turn % len(pages)]
            words = self.ask(address.partition("?")[0], address)
            self.open_task = task_in(words, self.dice) or self.open_task
            if self.open_task and turn % 3 == 0:
                self.move()
            if turn % 10 == 5:
                self.ask("print", PRINT, {"ky": "tat-ca"})
            turn += 1


def task_in(words: str, dice: Random) -> str:
    found = re.findall(r'href="(/nhiem-vu/\d+/)"', words)
    return dice.choice(found) if found else ""


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def until(look, seconds: float) -> float:
    """How many seconds passed until it was so."""
    start = time.monotonic()
    while not look():
        if time.monotonic() - start > seconds:
            raise TimeoutError(f"not within {seconds:.0f} s")
        time.sleep(0.2)
    return time.monotonic() - start


def trial(kind: str, minutes: float, place: Path, server: LoopbackMail) -> None:
    folder = place / "data"
    folder.mkdir()
    one = Installation(folder, free_port() if kind == "redis" else None, server.url)
    if kind == "redis":
        one.start_redis()
    try:
        one.manage("migrate", "--verbosity", "0")
        one.manage("load_demo")
        with one.served():
            live(one, kind, minutes, server)
    finally:
        if kind == "redis":
            one.stop_redis()


def live(one: Installation, kind: str, minutes: float, server: LoopbackMail) -> None:
    until(lambda: not is_free(one.port), 120)
    until(one.is_ready, 180)
    people = [Worker(f"127.0.0.1:{one.port}", name, Random(name)) for name in PEOPLE]
    for person in people:
        person.sign_in()
    wrote = count_of_words(one)
    one.break_it(kind)
    one.keep_broken(kind)
    time.sleep(5)  # what was under way has ended
    one.begin_the_morning()
    server.taken.clear()
    server.count = 0
    end, start = threading.Event(), time.monotonic()
    threads = [threading.Thread(target=person.go_on, args=(end,)) for person in people]
    for thread in threads:
        thread.start()
    unwell = None
    while time.monotonic() - start < 60 * minutes:
        time.sleep(2)
        one.keep_broken(kind)
        if unwell is None and not one.is_ready():
            unwell = time.monotonic() - start
    end.set()
    for thread in threads:
        thread.join()
    sent_before = server.count
    one.mend(kind)
    back = time.monotonic()
    well = until(one.is_ready, LONG)
    until(lambda: all_left(one), LONG)
    left = time.monotonic() - back
    kept = count_of_words(one) - wrote
    tell(kind, minutes, people, kept)
    print(f"unwell     {'never' if unwell is None else f'{unwell:.0f} s'} after the beginning")
    print(f"well again {well:8.0f} s after the return, all letters gone after {left:.0f} s")
    twice = server.count - len(server.taken)
    print(f"letters    {server.count:8} ({sent_before} before the return), {twice} twice")
    print("states    ", one.letters())


def count_of_words(one: Installation) -> int:
    ((count,),) = one.sql("SELECT count(*) FROM tasks_event WHERE note LIKE '%, lần 0.%'")
    return count


def all_left(one: Installation) -> bool:
    states = one.letters()
    return bool(states) and not {"pending", "sending"} & states.keys()


def tell(kind: str, minutes: float, people: list[Worker], kept: int) -> None:
    waits = sorted(seconds for one in people for some in one.waits.values() for seconds in some)
    failed = sum((one.failed for one in people), Counter())
    made = sum(one.kept for one in people)
    print(f"{kind}, {minutes:g} minutes")
    print(f"requests   {len(waits):8}, {failed.total()} failed {dict(failed) or ''}")
    print(
        f"           {1000 * waits[len(waits) // 2]:8.0f} ms in the median, {waits[-1]:.1f} s most"
    )
    print(f"moves      {made:8} acknowledged, {kept} kept")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kind", choices=["redis", "read-only", "deleted"])
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args()
    last = datetime.now(HANOI) + timedelta(minutes=asked.minutes + 10)
    if not 8 <= last.hour < 17:
        sys.exit("Letters leave from 07:30 to 17:00 at Hà Nội alone: run it then.")
    with tempfile.TemporaryDirectory() as place, loopback_mail() as server:
        trial(asked.kind, asked.minutes, Path(place), server)


if __name__ == "__main__":
    main()
