"""What a day's reminders cost for many people: the planning, and the sending beside a bare loop.

Run it from the root with numbers of people: `.venv/bin/python benchmarks/letters.py 1000 10000`.
Each number is a database of its own, made anew: a file in a folder that is thrown away, or, where
DATABASE_URL names a PostgreSQL server, a database beside the one named. Of a hundred people 86 have
an overdue task and five a report that waits for its confirmer.

The bare loop sends the same letters, their words made beforehand, over one connection of Django's
to the same server in the same run; it and the product send in turns. Django writes each out as
mail in the loop, with the standard library's generator, as it does for everybody who sends with
it; the product has a shorter way of its own (tasks/mail_text.py), which is part of what is
compared. The server takes every letter and keeps none; it is a process of its own.
"""

import argparse
import os
import socketserver
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing import Process
from pathlib import Path
from time import perf_counter, process_time
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
PER_UNIT = 20  # people of a unit, a head and a deputy among them
LATE, REPORTED = 86, 5  # of a hundred
SAMPLE = 400  # mails of a turn of the bare loop, evenly taken from all
TURN = timedelta(seconds=10)  # of the product's; what else the machine does then bears on both


# The server


class Sink(socketserver.StreamRequestHandler):
    """Says yes to every letter."""

    disable_nagle_algorithm = True

    def handle(self) -> None:
        self.say("220 sink")
        while line := self.rfile.readline():
            match line[:4].upper().strip():
                case b"DATA":
                    self.say("354 go on")
                    while self.rfile.readline() not in (b".\r\n", b""):
                        pass
                    self.say("250 taken")
                case b"QUIT":
                    return self.say("221 bye")
                case _:
                    self.say("250 sink")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def sink() -> Iterator[int]:
    """The port of a server that runs as long as this lasts."""
    with Server(("127.0.0.1", 0), Sink) as server:
        process = Process(target=server.serve_forever, daemon=True)
        process.start()
        yield server.server_address[1]
        process.terminate()
        process.join()


# The office


def set_up(port: int) -> None:
    """The product, sending its mail to that port."""
    sys.path.insert(0, str(ROOT))
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "SITE_URL": "",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def build(people: int, day) -> None:
    """The sample agency, and beside its own units as many as the people fill."""
    from django.db import transaction

    from conclusions.models import Conclusion, Duty, Item
    from config.demo.agency import build_agency
    from config.demo.bulk_writer import BulkWriter
    from departments.models import Agency, Department, Membership, User
    from tasks.models import Event, Task

    kinds = (User, Department, Membership, Conclusion, Item, Duty, Task, Event)
    with transaction.atomic():
        build_agency()
        Agency.objects.update(letters_an_hour=100_000)  # a safeguard, which is not measured here
        director, *deputies = User.objects.filter(memberships__department__kind="leadership")
        writer = BulkWriter(*kinds)
        for first in range(0, people, PER_UNIT):
            overseer = deputies[first // PER_UNIT % len(deputies)]
            some = range(first, min(first + PER_UNIT, people))
            _add_unit(writer, some, director, overseer, day)
            writer.flush()
        writer.finish()


def _add_unit(writer, people: range, director, overseer, day) -> None:
    """A unit with its people, and a notice that gave most of them a task."""
    from conclusions.models import Conclusion
    from departments.models import Department, Membership, User

    number = people.start // PER_UNIT + 1
    unit = writer.add(
        Department(
            name=f"Phòng Nghiệp vụ số {number}",
            short_name=f"Nghiệp vụ {number}",
            position=1000 + number,
            overseen_by=overseer,
        )
    )
    notice = writer.add(
        Conclusion(
            kind=Conclusion.Kind.MEETING,
            status=Conclusion.Status.ISSUED,
            number=f"{number}/TB-SKHCN",
            year=day.year,
            issued_on=day - timedelta(days=30),
            title=f"Kết luận giao ban, phòng Nghiệp vụ số {number}",
            leader=director,
            signer_name="Trần Minh Tâm",
            created_by=director,
        )
    )
    roles = {0: ("head", "Trưởng phòng"), 1: ("deputy", "Phó Trưởng phòng")}
    for place, nth in enumerate(people):
        name = f"nguoi.{nth:05}"
        user = writer.add(User(username=name, full_name=f"Nguyễn Văn {nth}", email=f"{name}@a.vn"))
        role, title = roles.get(place, ("specialist", "Chuyên viên"))
        writer.add(Membership(user=user, department=unit, role=role, title=title))
        if nth % 100 < LATE + REPORTED:
            _add_task(writer, notice, place, unit, user, day, reported=nth % 100 >= LATE)


def _add_task(writer, notice, place: int, unit, user, day, *, reported: bool) -> None:
    from conclusions.models import Duty, Item
    from tasks.models import Event, Task

    due_on, on = day - timedelta(days=7 + place % 5), day - timedelta(days=9)
    title = f"Rà soát hồ sơ thanh toán khối lượng nhiệm vụ thứ {place + 1}"
    phrase = f"trước ngày {due_on:%d/%m/%Y}"
    item = writer.add(
        Item(
            conclusion=notice,
            position=place,
            kind=Item.Kind.DIRECTIVE,
            label=f"{place + 1}.",
            path=f"{place + 1}",
            text=f"{unit.name} {title}, {phrase}.",
        )
    )
    duty = writer.add(
        Duty(item=item, title=title, deadline="before", phrase=phrase, named_on=due_on)
    )
    told = {"reported_on": on, "counted_on": on, "result": "Đã rà soát xong"} if reported else {}
    task = writer.add(
        Task(
            duty=duty,
            notice=notice,
            issued_on=notice.issued_on,
            lead=unit,
            assigned_by=notice.leader,
            confirmer=unit.overseen_by,
            assignee=user,
            status="awaiting" if reported else "in_progress",
            original_due_on=due_on,
            due_on=due_on,
            **told,
        )
    )
    for verb in ("issue", "report") if reported else ("issue",):
        writer.add(Event(task=task, at=_noon(on), verb=verb, actor=user, to_status=task.status))


def _noon(day):
    from datetime import datetime, time

    from django.utils import timezone

    return timezone.make_aware(datetime.combine(day, time(12)))


# The measuring


def one_size(people: int) -> None:
    """Plan, send, and tell what it took."""
    import resource

    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from tasks import delivery, reminders
    from tasks.models import DayOff, Digest, Reminder

    now = timezone.now()
    day = DayOff.objects.calendar().last_working(timezone.localdate(now))
    build(people, day)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    late = LATE * people // 100

    with CaptureQueriesContext(connection) as queries:
        start = perf_counter()
        planned = reminders.plan(day, now)
        planning = perf_counter() - start
    lines = Reminder.objects.count()
    print(f"\n{people:,} people, {late:,} overdue tasks, {connection.vendor}")
    print(f"planned    {planning:8.1f} s, {len(queries)} queries")
    print(f"           {planned:8,} letters of {lines:,} lines")

    mails, sent, handed = mails_of(day, now), 0, 0
    ours, bare = Spent(), Spent()
    while delivery.waiting(day, timezone.now()).exists():
        with bare:
            bare_loop(mails)
        handed += len(mails)
        with ours:
            sent += delivery.send_waiting(day, timezone.now(), most=TURN)
    left = Digest.objects.filter(day=day).exclude(state=Digest.State.SENT).count()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate, floor = sent / ours.seconds, handed / bare.seconds
    print(f"sent       {rate:8.0f} letters/s ({sent:,} in {ours.seconds:.1f} s, {left} left)")
    print(f"bare loop  {floor:8.0f} letters/s; ours {rate / floor:.2f} of it")
    share = (bare.processor / handed) / (ours.processor / sent)
    print(f"processor  {1000 * ours.processor / sent:8.2f} ms a letter; by it {share:.2f}")
    print(f"memory     {memory:8.0f} MiB at most")


def mails_of(day, now) -> list:
    """Letters of the day as they will be sent: all, or every so many of them."""
    from tasks.delivery import Outlook
    from tasks.letters import letter
    from tasks.models import Digest

    digests = list(Digest.objects.filter(day=day).order_by("next_try", "pk"))
    digests = digests[:: -(-len(digests) // SAMPLE)]
    outlook, mails = Outlook.of(digests), []
    for digest in digests:
        digest.recipient = outlook.people[digest.recipient_id]
        told = outlook.what_holds(digest)
        mails.append(as_django_has_it(letter(digest, told, now)))
    return mails


def as_django_has_it(mail):
    """The same letter without the product's own way of writing it out."""
    from django.core.mail import EmailMultiAlternatives

    plain = EmailMultiAlternatives(
        mail.subject, mail.body, mail.from_email, mail.to, headers=mail.extra_headers
    )
    for text, kind in mail.alternatives:
        plain.attach_alternative(text, kind)
    return plain


def bare_loop(mails: list) -> None:
    """What Django does for these mails over one connection, one by one."""
    from django.core.mail import get_connection

    with get_connection() as connection:
        for mail in mails:
            connection.send_messages([mail])


class Spent:
    """Seconds that passed while it was entered, and those of this process's own work."""

    seconds = processor = 0.0

    def __enter__(self) -> None:
        self.seconds -= perf_counter()
        self.processor -= process_time()

    def __exit__(self, *_) -> None:
        self.seconds += perf_counter()
        self.processor += process_time()


# All sizes, each in a process of its own


@contextmanager
def place_of(people: int) -> Iterator[dict[str, str]]:
    """The environment that names an empty database, which is gone afterwards."""
    given = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder:
        if not given.startswith("postgres"):
            yield {"DATABASE_URL": "", "DATA_DIR": folder}
            return
        server = urlsplit(given)
        name = f"{server.path.lstrip('/')}_letters_{people}"
        drop = ["psql", "-qd", given, "-c", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"]
        subprocess.run(drop, check=True, stderr=subprocess.DEVNULL)
        subprocess.run(["psql", "-qd", given, "-c", f"CREATE DATABASE {name}"], check=True)
        url = urlunsplit(server._replace(path=f"/{name}"))
        yield {"DATABASE_URL": url, "DATA_DIR": folder}
        subprocess.run(drop, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="+", type=int, help="numbers of people")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    for people in asked.sizes:
        if asked.alone:
            with sink() as port:
                set_up(port)
                one_size(people)
            continue
        with place_of(people) as place:
            alone = [sys.executable, __file__, str(people), "--alone"]
            subprocess.run(alone, env=os.environ | place, check=True)


if __name__ == "__main__":
    main()
