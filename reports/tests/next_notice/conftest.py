"""A quarter's record: what was done, what is overdue, what is key."""

from datetime import date

import pytest

from reports.next_notice.next_offer import offer_of
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, do

ON = date(2024, 6, 28)
KEY = "2024-q2"


@pytest.fixture
def record(cast, units):
    """By name: a result with a paper, a plain one, an overdue task, a key one still in time."""
    due = {"deadline": "before", "named_on": date(2024, 6, 24), "phrase": "trước ngày 24/6/2024"}
    later = {"deadline": "before", "named_on": date(2024, 7, 26), "phrase": "trước ngày 26/7/2024"}
    plan = a_task(cast, units["QLKH"], number="1/TB-SKHCN", title="Kế hoạch", **later)
    mushrooms = a_task(cast, units["TTUD"], number="2/TB-SKHCN", title="Nhân giống nấm")
    late = a_task(cast, units["TTUD"], number="3/TB-SKHCN", title="Báo cáo tồn tại", **due)
    key = a_task(cast, units["TTra"], number="4/TB-SKHCN", title="Đề án", key=True, **later)
    told = {"result": "Tham mưu UBND tỉnh ban hành Kế hoạch", "document_number": "47/KH-UBND"}
    finish(cast, plan, "qlkh.anh", **told)
    finish(cast, mushrooms, "ttud.dung", result="Đã nhân giống nấm")
    return {"plan": plan, "mushrooms": mushrooms, "late": late, "key": key}


def finish(cast, task, head, *, on=date(2024, 6, 20), **told):
    do(task, "report", cast[head], on=on, **told)
    do(task, "confirm", task.confirmer, on=on)
    task.refresh_from_db()


@pytest.fixture
def offer(cast, record):
    """What is offered to the office, with or without a meeting."""

    def offer(by="hcth.son", **told):
        return offer_of(KEY, reader=cast[by], day=DayOff.objects.day(ON), **told)

    return offer


def fresh(task) -> Task:
    return Task.objects.get(pk=task.pk)
