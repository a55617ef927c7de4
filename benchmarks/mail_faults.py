"""A mail server that misbehaves in every way while a thousand letters are due: who is held up, who
is told nothing, who is told twice.

Run it from the root: `.venv/bin/python benchmarks/mail_faults.py 1000`. The database is as in
letters.py. Each fault meets the same letters, planned anew: for some recipients, or for everybody.
The outbox is looked at as the clock does, for a second at a time, until nothing more can be done at
that moment (three times where each look waits for the server to give up); then, where the fault is
passing, the server is mended and the looks go on over the pauses of the table. Told are the letters
that left while the server misbehaved, the states of the others with their tries, the longest look,
and at the end who got none or one twice.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from letters import LATE, build, place_of  # noqa: E402

from tasks.tests.loopback_mail import TAKEN, HungUp, LoopbackMail, loopback_mail  # noqa: E402

DAY = date(2024, 4, 11)
MORNING = datetime(2024, 4, 11, 1, tzinfo=UTC)  # eight at Hà Nội
LOOK = timedelta(seconds=1)
SOME = 10  # every so many recipients


def hang(talk) -> str:
    time.sleep(60)
    raise HungUp


def slowly(talk) -> str:
    talk.slowly("250 " + "x" * 200)
    raise HungUp


@dataclass
class Fault:
    name: str
    begin: Callable[[LoopbackMail, list[str]], None]
    waits: bool = False  # each look waits until the sender gives up
    passing: bool = True


def of_call(words) -> Callable:
    return lambda server, people: setattr(server, "call", words)


def of_some(words) -> Callable:
    return lambda server, people: server.refused.update(dict.fromkeys(people[::SOME], words))


def of_letters(words) -> Callable:
    def begin(server: LoopbackMail, people: list[str]) -> None:
        server.judged, server.keeps = words, False

    return begin


def take_and_drop(server: LoopbackMail, people: list[str]) -> None:
    """Of every tenth letter the server says nothing any more once it has it."""
    number = iter(range(10**9))

    def judge(talk) -> str:
        if next(number) % SOME == 0:
            raise HungUp
        return "250 taken"

    server.judged, server.keeps = judge, True


FAULTS = [
    Fault("none", of_letters(TAKEN)),
    Fault("421 to every call", of_call("421 too busy")),
    Fault("421 for one in ten", of_some("421 too busy")),
    Fault("450 for one in ten", of_some("450 try later")),
    Fault("550 for one in ten", of_some("550 no such user"), passing=False),
    Fault("450 for every letter", of_letters("450 try later")),
    Fault("550 for every letter", of_letters("550 not like this"), passing=False),
    Fault("takes, then hangs up", take_and_drop),
    Fault("hangs when called", of_call(hang), waits=True),
    Fault("hangs over a letter", of_letters(hang), waits=True),
    Fault("hangs for one in ten", of_some(hang), waits=True),
    Fault("1 B/s when called", of_call(slowly), waits=True),
    Fault("1 B/s over a letter", of_letters(slowly), waits=True),
]


def mend(server: LoopbackMail) -> None:
    server.call, server.judged, server.keeps = "220 here", TAKEN, True
    server.refused.clear()


class Looks:
    """The clock's looks at the outbox, at a time that goes on as it passes."""

    def __init__(self) -> None:
        self.now, self.longest, self.sent = MORNING, 0.0, 0

    def look(self) -> None:
        from tasks.delivery import send_waiting

        start = time.monotonic()
        self.sent += send_waiting(DAY, self.now, most=LOOK)
        passed = time.monotonic() - start
        self.longest = max(self.longest, passed)
        self.now += timedelta(seconds=passed)

    def look_through(self, most: int) -> None:
        from tasks.delivery import waiting

        for _ in range(most):
            if not waiting(DAY, self.now).exists():
                return
            self.look()


def one_fault(fault: Fault, server: LoopbackMail) -> None:
    from tasks.delivery import PAUSES
    from tasks.models import Digest
    from tasks.reminders import plan

    Digest.objects.all().delete()
    mend(server)
    server.taken.clear()
    server.count = 0
    plan(DAY, MORNING)
    people = list(Digest.objects.order_by("pk").values_list("recipient__email", flat=True))
    fault.begin(server, people)
    looks = Looks()
    looks.look_through(3 if fault.waits else 300)
    sent, states = looks.sent, states_now()
    mend(server)
    after = Looks()
    for pause in PAUSES if fault.passing else []:
        looks.now += pause
        after.now = looks.now
        after.look_through(300)
        looks.now = after.now
    got = [len(server.taken.get(one, [])) for one in people]
    none, twice = got.count(0), sum(times - 1 for times in got if times > 1)
    other_ids = sum(len({*ids}) > 1 for ids in server.taken.values())
    rest = ", ".join(f"{count} {words}" for words, count in states.items()) or "–"
    print(
        f"| {fault.name} | {sent:,} | {rest} | {looks.longest:.1f} | {none:,} | {twice} "
        f"| {other_ids} |",
        flush=True,
    )


def states_now() -> dict[str, int]:
    """What the letters are that have not left, with their tries."""
    from tasks.models import Digest

    left = Digest.objects.exclude(state=Digest.State.SENT).order_by("state", "attempts")
    found = Counter(left.values_list("state", "attempts"))
    return {f"{state} after {tries}": count for (state, tries), count in found.items()}


def no_server(server: LoopbackMail) -> None:
    """Nobody answers at the port."""
    from django.conf import settings

    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    one_fault(Fault("refuses to be called", lambda server, people: None), server)
    settings.EMAIL_PORT = port


def tries_of_one_refused(server: LoopbackMail) -> None:
    """Refused for now as often as it is tried: how often, and over how long."""
    from tasks.delivery import PAUSES
    from tasks.limits import MAX_TRIES
    from tasks.models import Digest
    from tasks.reminders import plan

    Digest.objects.all().delete()
    mend(server)
    plan(DAY, MORNING)
    one = Digest.objects.select_related("recipient").order_by("pk").first()
    server.refused[one.recipient.email] = "450 try later"
    looks, last = Looks(), MORNING
    for pause in [timedelta(0), *PAUSES, *PAUSES]:
        looks.now += pause
        before = Digest.objects.get(pk=one.pk).attempts
        looks.look_through(300)
        if Digest.objects.get(pk=one.pk).attempts > before:
            last = looks.now
    told = Digest.objects.get(pk=one.pk)
    print(
        f"refused for now without end: {told.attempts} tries of {MAX_TRIES} over {last - MORNING}"
    )
    print(f"then {told.state}: {told.trouble}")


def hours(server: LoopbackMail) -> None:
    """What leaves in each hour where an agency allows 500."""
    from departments.models import Agency
    from tasks.models import Digest
    from tasks.reminders import plan

    Digest.objects.all().delete()
    mend(server)
    Agency.objects.update(letters_an_hour=500)
    plan(DAY, MORNING)
    looks, hourly = Looks(), []
    for hour in range(4):
        looks.now, before = MORNING + timedelta(hours=hour, minutes=hour), looks.sent
        looks.look_through(300)
        Digest.objects.filter(state="sent", sent_at__gt=looks.now).update(sent_at=looks.now)
        hourly.append(looks.sent - before)
    print(f"500 an hour: {hourly}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("letters", type=int, nargs="?", default=1000)
    asked = parser.parse_args()
    with place_of(asked.letters) as place, loopback_mail() as server:
        os.environ |= place | {"EMAIL_URL": server.url, "SITE_URL": "", "REDIS_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        import logging

        import django

        django.setup()
        logging.disable(logging.WARNING)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        build(asked.letters * 100 // LATE, DAY)
        print("| the server | left | the others then | longest look, s | got none | twice | ids |")
        print("|---|---|---|---|---|---|---|")
        for fault in FAULTS:
            one_fault(fault, server)
        no_server(server)
        tries_of_one_refused(server)
        hours(server)


if __name__ == "__main__":
    main()
