"""The guide for the three users tells the numbers that the product is bound by."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from departments.papertext import paper_count
from reports.papers.queue.print_queue import KEPT, MOST_ROWS
from tasks.calendar import SOON_DAYS
from tasks.limits import DEPUTY_DAYS, MAX_EXTENSIONS, OFFICE_DAYS

GUIDE = " ".join((Path(settings.BASE_DIR) / "docs/huong-dan.md").read_text("utf-8").split())
TOLD = {
    rf"gia hạn đến {DEPUTY_DAYS} ngày làm việc": r"gia hạn đến \d+ ngày",
    rf"gia hạn tối đa {MAX_EXTENSIONS} lần": r"gia hạn tối đa \d+ lần",
    rf"trong {OFFICE_DAYS} ngày làm việc sau ban hành": r"trong \d+ ngày làm việc sau ban hành",
    rf"Tệp in giữ {KEPT.days} ngày": r"Tệp in giữ \d+ ngày",
    rf"PDF có nhiều nhất {paper_count(MOST_ROWS['pdf'])} dòng": r"PDF có nhiều nhất [\d.]+ dòng",
    rf"Excel {paper_count(MOST_ROWS['xlsx'])} dòng": r"Excel [\d.]+ dòng",
    rf"còn không quá {SOON_DAYS} ngày làm việc": r"còn không quá \d+ ngày",
}


@pytest.mark.parametrize("words", TOLD)
def test_guide_tells_the_number_of_the_product(words):
    assert len(re.findall(words, GUIDE)) == len(re.findall(TOLD[words], GUIDE)) >= 1
