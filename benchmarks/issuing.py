"""What it costs to draft a notice of so many duties and to issue it, and how that grows.

Run it from the root: `.venv/bin/python benchmarks/issuing.py [DUTIES …]`. Everything is written to
a folder that is thrown away, or, where DATABASE_URL names one, to that database. The text is read
first and apart; times are seconds of processor time of the product, which hardly feel what else
the machine does, and not of the database's server.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
SIZES = 10, 100, 1000
DAY = date(2024, 4, 3)
HEAD = """\
SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: {number}/TB-SKHCN
Quảng Ngãi, ngày 03 tháng 4 năm 2024
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban
Ngày 01/4/2024, Giám đốc Sở Lê Đình Khải chủ trì họp giao ban và kết luận như sau:
"""
ITEM = (
    "{n}. Phòng Quản lý Khoa học rà soát nhiệm vụ số {n}, báo cáo Giám đốc trước ngày 20/4/2024.\n"
)
TAIL = """\
Trên đây là kết luận của Giám đốc Sở, yêu cầu các đơn vị thực hiện./.
GIÁM ĐỐC
Lê Đình Khải
"""


def prepare(folder: str) -> None:
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command

    from config.demo.agency import build_agency
    from departments.models import Agency, Department

    call_command("migrate", verbosity=0)
    if not Department.objects.exists():
        build_agency()
        Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)


def cost_of(act: Callable[[], object]) -> tuple[object, float, int]:
    """What it gives, seconds of the processor, and queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        start = process_time()
        made = act()
        spent = process_time() - start
    return made, spent, len(queries)


def measure(number: int, duties: int) -> None:
    from conclusions.actions import draft_from
    from conclusions.reading import read
    from conclusions.units import Directory
    from departments.models import User
    from tasks.actions import issue

    items = "".join(ITEM.format(n=n) for n in range(1, duties + 1))
    text = HEAD.format(number=number) + items + TAIL
    clerk = User.objects.get(username="hcth.son")
    start = process_time()
    reading = read(text, Directory().known())
    read_in = process_time() - start
    draft, drafted, asked = cost_of(lambda: draft_from(reading, by=clerk))
    draft.leader = draft.leader or User.objects.get(username="giamdoc")
    draft.save()
    tasks, issued, asked_too = cost_of(lambda: issue(draft, by=clerk, again=True))
    if len(tasks) != duties:
        raise SystemExit(f"{len(tasks)} tasks of {duties} duties")
    print(f"{duties:7}{read_in:9.2f}{drafted:10.2f}{asked:9}{issued:10.2f}{asked_too:9}")


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        print(" duties   read s   draft s  queries   issue s  queries")
        for number, duties in enumerate([sizes[0], *sizes], start=9001):
            measure(number, duties)  # the first time also loads what comes with first use


if __name__ == "__main__":
    main()
