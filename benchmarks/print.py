"""What a print costs: beside bare WeasyPrint, at its second asking, and as notices grow.

Run it from the root: `.venv/bin/python benchmarks/print.py [ROUNDS]`. Everything is written to a
folder that is thrown away. Times are seconds of processor time, the median of the rounds, for they
hardly feel what else the machine does; a kept print is told in milliseconds of waiting.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "conclusions/tests/notices/giao-ban-quy-1-2024.txt"
DAY = date(2024, 4, 3)
SIZES = 10, 100, 1000


def prepare(folder: str) -> None:
    """The product on an empty database in that folder, with the sample agency."""
    os.environ |= {
        "DATA_DIR": folder,
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command

    from config.demo.agency import build_agency

    call_command("migrate", verbosity=0)
    build_agency()


def took(act: Callable[[], object], clock: Callable[[], float] = process_time) -> float:
    start = clock()
    act()
    return clock() - start


def sample():
    """The real notice of the tests, read into a draft."""
    from conclusions.actions import draft_from
    from conclusions.reading import read
    from conclusions.units import Directory

    reading = read(SAMPLE.read_text(encoding="utf-8"), Directory().known(), DAY)
    return draft_from(reading, by=None, number="598/TB-SKHCN", issued_on=DAY)


def grown(size: int):
    """A draft of so many directives of the usual length."""
    from reports.tests.made_notices import DIRECTIVE, SENTENCE, a_notice

    rows = [(DIRECTIVE, f"{number}.", SENTENCE) for number in range(1, size + 1)]
    return a_notice(rows, number=f"{size}/TB-SKHCN")


def bare(html: str) -> Callable[[], object]:
    """WeasyPrint alone on the same page, its styles parsed and its fonts loaded beforehand."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from reports.papers.notices.notice_files import STYLES
    from reports.papers.pdf import OPTIONS, StaticFetcher, sheets_of

    fetcher, fonts = StaticFetcher(), FontConfiguration()
    sheets = [
        CSS(string=sheet, url_fetcher=fetcher, font_config=fonts) for sheet in sheets_of(STYLES)
    ]
    return lambda: HTML(string=html, url_fetcher=fetcher).write_pdf(
        stylesheets=sheets, font_config=fonts, **OPTIONS
    )


def beside_bare(rounds: int) -> None:
    from django.template.loader import render_to_string

    from reports.papers.notices.notice_files import print_of
    from reports.papers.notices.notice_sheet import sheet_of

    notice = sample()
    alone = bare(render_to_string("reports/pdf/notice.html", {"sheet": sheet_of(notice)}))
    first = took(lambda: print_of(notice))
    alone()
    pairs = [(took(lambda: print_of(notice)), took(alone)) for _ in range(rounds)]
    ours, theirs = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(mine / other for mine, other in pairs)
    print(f"first print of the sample    {first:8.3f} s")
    print(f"warm print of the sample     {ours:8.3f} s   rows, page and PDF")
    print(f"bare WeasyPrint, same page   {theirs:8.3f} s")
    print(f"ratio                        {ratio:8.2f}     goal 1.15")
    notice.lists_by_unit = notice.lists_by_deadline = True
    listed = median(took(lambda: print_of(notice)) for _ in range(rounds))
    print(f"with both lists of duties    {listed:8.3f} s   two appendices, 70 rows")


def kept(rounds: int) -> None:
    from departments.models import User
    from reports.papers.notices.notice_files import print_of
    from reports.tests.made_notices import a_notice, issued

    notice = issued(a_notice(number="600/TB-SKHCN"), User.objects.get(username="giamdoc"))
    print_of(notice)
    waits = [took(lambda: print_of(notice), perf_counter) for _ in range(5 * rounds)]
    print(f"kept print served            {1000 * median(waits):8.2f} ms  found, read, hashed")


def growing(rounds: int) -> None:
    from conclusions.sources.pdf_text import text_of_pdf
    from reports.papers.notices.notice_files import print_of
    from reports.papers.notices.notice_sheet import sheet_of
    from reports.papers.notices.print_check import check
    from reports.papers.notices.sheet_words import words_of

    print("\ndirectives    print s   each ms    size KB   check s")
    for size in SIZES:
        notice = grown(size)
        content = print_of(notice)
        turns = 1 if size > 100 else rounds
        spent = median(took(lambda one=notice: print_of(one)) for _ in range(turns))
        words, text = words_of(sheet_of(notice)), text_of_pdf(content)
        compared = took(lambda told=words, printed=text: check(told, printed))
        print(
            f"{size:10d} {spent:10.3f} {1000 * spent / size:9.2f} "
            f"{len(content) / 1024:10.0f} {compared:9.3f}"
        )


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        beside_bare(rounds)
        kept(rounds)
        growing(rounds)


if __name__ == "__main__":
    main()
