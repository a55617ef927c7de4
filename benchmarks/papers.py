"""What the register costs as a workbook and as a PDF: seconds, rows in a second, memory at most.

Run it from the root with numbers of rows: `.venv/bin/python benchmarks/papers.py 2000 100000`. The
tasks of ten years are loaded where they are not yet, each number into a database of its own, as
`benchmarks/pages.py` does. Each print is made in a process of its own, as the worker makes it; what
the product refuses for its length is told in its words. Beside the seconds stand those of the
processor, which hardly feel what else the machine does.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from time import perf_counter, process_time

from pages import ROOT, YEARS, place_of, set_up

SUFFIXES = "xlsx", "pdf"
HEADINGS = "rows", "file", "seconds", "processor", "rows/s", "MiB", "file MiB"


# In a process of its own


def one_print(suffix: str) -> None:
    """Ask for the whole register and print it; what it took as JSON."""
    sys.path.insert(0, str(ROOT))
    os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", "SITE_URL": ""}
    import django

    django.setup()
    from django.http import QueryDict
    from django.utils import timezone

    from departments.models import User
    from reports.papers.queue import print_queue

    reader, now = User.objects.get(username="giamdoc"), timezone.now()
    began, worked = perf_counter(), process_time()
    job = print_queue.ask("so-theo-doi", suffix, QueryDict("ky=tat-ca"), by=reader, now=now)
    print_queue.run(job.pk, now)
    job.refresh_from_db()
    told = {
        "rows": job.rows,
        "message": job.message,
        "seconds": perf_counter() - began,
        "processor": process_time() - worked,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "size": job.file.size / 1024**2 if job.file else 0,
    }
    print(json.dumps(told))


# All of them, one after the other


def alone(tasks: int, *given: str) -> str:
    run = subprocess.run(
        [sys.executable, __file__, str(tasks), *given],
        env=os.environ | place_of(tasks),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return run.stdout


def tell(suffix: str, found: dict) -> None:
    print(f"{found['rows']:10d}{suffix:>10}", end="")
    if found["message"]:
        return print(f"   {found['message']}")
    print(
        f"{found['seconds']:10.1f}{found['processor']:10.1f}"
        f"{found['rows'] / found['seconds']:10.0f}{found['memory']:10.0f}{found['size']:10.1f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="+", type=int, help="numbers of rows")
    parser.add_argument("--load", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--print", choices=SUFFIXES, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.load:
        return set_up(asked.sizes[0])
    if asked.print:
        return one_print(asked.print)
    print(f"The register of {YEARS} years\n" + "".join(f"{head:>10}" for head in HEADINGS))
    for tasks in asked.sizes:
        alone(tasks, "--load")
        for suffix in SUFFIXES:
            tell(suffix, json.loads(alone(tasks, "--print", suffix).splitlines()[-1]))


if __name__ == "__main__":
    main()
