"""A forge of real Celery workers: loaded once, forked for each, so that a thousand can be killed.

Run as a program in an installation's environment. A line “2024-04-11T01:00
tasks.jobs.plan_reminders …” makes a worker whose clock begins at that moment (UTC), and that is
rung for these jobs every second, as beat rings every minute; the answer is its process id. It works
in threads, as the supervisor starts it.
"""

import os
import signal
import sys
import time
from contextlib import suppress
from datetime import datetime
from threading import Thread

WORKER = ("worker", "--pool", "threads", "--concurrency", "7", "--hostname", "worker@localhost")
QUIET = ("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "ERROR")
STALE = 50  # seconds, as EXPIRES says of the letters


def main() -> None:
    import django

    django.setup()
    from config.celery import app
    from tasks import delivery

    # A worker that is soon to die makes no more letters ready than it needs to.
    delivery.BATCH = int(os.environ.get("FORGE_BATCH", delivery.BATCH))
    app.loader.import_default_modules()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who dies is gone
    for line in sys.stdin:
        moment, *jobs = line.split()
        pid = os.fork()
        if not pid:
            work(app, datetime.fromisoformat(f"{moment}+00:00"), jobs)
        print(pid, flush=True)


def work(app, moment: datetime, jobs: list[str]) -> None:
    import time_machine

    os.setpgid(0, 0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with time_machine.travel(moment, tick=True):
        Thread(target=ring, args=(app, jobs), daemon=True).start()
        app.worker_main([*WORKER, *QUIET])
    os._exit(0)


def ring(app, jobs: list[str]) -> None:
    while True:
        with suppress(Exception):  # as beat goes on without a broker
            for job in jobs:
                app.send_task(job, expires=STALE, retry=False)
        time.sleep(1)


if __name__ == "__main__":
    main()
