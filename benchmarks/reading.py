"""What reading a notice costs: four pages, how it grows, and a plain split of the same text.

Run it from the root: `.venv/bin/python benchmarks/reading.py [ROUNDS]`. No database and no file is
needed. Times are milliseconds of processor time, the median of the rounds, for they hardly feel
what else the machine does; the growth beside them is what counts: twice the pages, twice the time.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from conclusions.reading import Unit, citations, read  # noqa: E402
from departments.folding import level  # noqa: E402

SAMPLE = ROOT / "conclusions/tests/notices/giao-ban-quy-1-2024.txt"
PAGES = 4
SIZES = 4, 25, 50, 100
LABEL = re.compile(r"^ *(?:\d+\.|\(\d+\)|[IVX]+\.|-) ", re.M)
DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|tháng \d{1,2}")
UNITS = tuple(
    Unit(name)
    for name in (
        "Phòng Quản lý Khoa học",
        "Phòng Quản lý Công nghệ và Chuyên ngành",
        "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng",
        "Thanh tra Sở",
        "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",
        "Phòng Hành chính - Tổng hợp",
    )
)


def of_pages(pages: int) -> str:
    """The four pages, or their items over and over, each time as a part of its own."""
    text = SAMPLE.read_text(encoding="utf-8")
    start, end = text.index("1. Các phòng"), text.index("Nay thông báo")
    # No sentence stands twice: what the reader remembers of a paragraph must not help it.
    parts = [
        f"PHẦN {place}\n" + re.sub(r"\bcác\b", f"các ({place})", text[start:end])
        for place in range(1, pages // PAGES + 1)
    ]
    return text[:start] + "\n".join(parts if pages > PAGES else [text[start:end]]) + text[end:]


def split(text: str) -> int:
    """The floor: labels and days found by two patterns, nothing understood."""
    parts = LABEL.split(text)
    return sum(len(DAY.findall(part)) for part in parts)


def milliseconds(act: Callable[[], object], rounds: int) -> float:
    """The median of some rounds, none of which finds paragraphs the last one left behind."""
    took = []
    for _ in range(rounds):
        level.cache_clear()
        citations._hidden.cache_clear()
        start = process_time()
        act()
        took.append(1000 * (process_time() - start))
    return median(took)


def main(rounds: int) -> None:
    print(" pages  letters   duties  reader ms  split ms  ms a page")
    first = 0.0
    for pages in SIZES:
        text = of_pages(pages)
        duties = sum(len(item.duties) for item in read(text, UNITS).directives)
        reader = milliseconds(lambda text=text: read(text, UNITS), rounds)
        floor = milliseconds(lambda text=text: split(text), rounds)
        page = reader / pages
        first = first or page
        print(
            f"{pages:6d} {len(text):8d} {duties:8d} {reader:10.0f} {floor:9.2f} {page:10.1f}"
            f"  (×{page / first:.2f})"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
