"""Celery workers killed while they plan and send a day's reminders: what is lost, what goes twice.

Run it from the root: `.venv/bin/python benchmarks/kills.py --kills 1000 --letters 10000`. The
database is a file in a folder that is thrown away, or, where DATABASE_URL names a PostgreSQL
server, one beside the one named; the broker is a folder, or the Redis that --redis names. A worker
dies after letters / kills of them on the average, at a moment of chance (--seed), and leaves its
leases behind; these are taken to have run out. It leases 40 letters at once, where the product
takes 400: of those it would make 390 ready to no end. Told are the letters by Message-ID as the
mail server took them, and the lines of Nhắc việc as the tables hold them.
"""

import argparse
import os
import random
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from letters import LATE, build, place_of  # noqa: E402

from tasks.tests.killing import Killing, forging  # noqa: E402
from tasks.tests.loopback_mail import loopback_mail  # noqa: E402

DAY = date(2024, 4, 11)
BATCH = 40  # letters that one worker leases at once
LAPSED = "2020-01-01 00:00:00+00:00"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument(
        "--redis", default="", help="address of a Redis, else a folder is the broker"
    )
    parser.add_argument("--minutes", type=float, default=60, help="kill no longer than this")
    parser.add_argument("--seed", type=int, default=17)
    asked = parser.parse_args()
    with place_of(asked.letters) as place, loopback_mail() as server:
        env = place | {"REDIS_URL": asked.redis, "EMAIL_URL": server.url, "SITE_URL": ""}
        env |= {"DJANGO_SETTINGS_MODULE": "config.settings", "FORGE_BATCH": str(BATCH)}
        os.environ.update(env)
        import django

        django.setup()
        trial(asked, server, env)


def trial(asked, server, env) -> None:
    from django.core.management import call_command
    from django.db import connection

    from tasks.models import Digest, Reminder
    from tasks.reminders import WAITING, agenda_of_everyone

    call_command("migrate", verbosity=0)
    build(asked.letters * 100 // LATE, DAY)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    agenda = {one.person.email: len(one.lines) for one in agenda_of_everyone(DAY)}

    def is_planned() -> bool:
        return Digest.objects.exists()

    def is_done() -> bool:
        found = Digest.objects.filter(day=DAY)
        return found.exists() and not found.filter(state__in=WAITING).exists()

    def free_leases() -> None:
        Digest.objects.filter(state="sending").update(lease_until=LAPSED)

    chance, start = random.Random(asked.seed), time.monotonic()
    apart = max(1, asked.letters // asked.kills)
    with forging(env) as forge:
        killing = Killing(forge, server, chance, apart, is_done, free_leases, is_planned)
        killing.run(asked.kills, asked.minutes)
    seconds = time.monotonic() - start

    rows = Reminder.objects.values_list("digest__recipient", "task", "rung", "since", "step")
    rows, taken = list(rows), server.taken
    repeats = server.count - len(taken)
    print(f"{connection.vendor}, {'Redis' if asked.redis else 'folder'}, seed {asked.seed}")
    print(f"kills      {killing.kills:8,} in {seconds:.0f} s; ended alone: {killing.ended}")
    print(f"letters    {len(agenda):8,} due, {len(taken):,} arrived, {repeats:,} twice")
    lost, odd = agenda.keys() - taken.keys(), taken.keys() - agenda.keys()
    print(f"lost       {len(lost):8,}; to others: {len(odd)}")
    print(f"other ids  {sum(len({*ids}) > 1 for ids in taken.values()):8,}")
    print(f"most often {max(len(ids) for ids in taken.values()):8,} times one letter")
    due, twice = sum(agenda.values()), len(rows) - len({*rows})
    print(f"lines      {due:8,} due, {len(rows):,} kept, {twice} twice")
    states = dict.fromkeys(Digest.objects.order_by().values_list("state", flat=True).distinct())
    print("states    ", {state: Digest.objects.filter(state=state).count() for state in states})
    tries = Digest.objects.order_by("-attempts").values_list("attempts", flat=True).first()
    print(f"tries      {tries:8} at most")


if __name__ == "__main__":
    main()
