"""What pages cost, held by what no other work on the machine changes: queries and bytes, of three
rows and of three hundred, and of rows with long histories."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tasks.models import Coordination, Event, Extension, Task
from tasks.tests.factories import a_task, do

pytestmark = pytest.mark.wide

MOVE = 13  # session, account and small tables are three, the transaction's savepoint two
TODAY = timezone.localdate()
MOST_BYTES = 60_000
DAYS = f"{TODAY - timedelta(days=60)}--{TODAY}"
# Address, who asks, and the queries it may take: session, account and small tables are three.
PAGES = {
    "list": ("/nhiem-vu/", "giamdoc", 8),
    "filtered": ("/nhiem-vu/?trang_thai=in_progress&thoi_han=late", "giamdoc", 8),
    "unit": ("/viec-cua-don-vi/", "ttud.dung", 7),
    "decisions": ("/cho-quyet-dinh/", "giamdoc", 10),
    "dashboard": ("/tong-quan/", "giamdoc", 6),
    "register": ("/so-theo-doi/", "giamdoc", 10),
    "reports": (f"/bao-cao/?ky={DAYS}", "giamdoc", 10),
    "report": (f"/bao-cao/ket-qua/?ky={DAYS}", "giamdoc", 20),
    "overdue": (f"/bao-cao/qua-han/?ky={DAYS}", "giamdoc", 12),
    "extensions": (f"/bao-cao/gia-han/?ky={DAYS}", "giamdoc", 7),
    "evidence": (f"/bao-cao/minh-chung/?ky={DAYS}", "giamdoc", 8),
    "next": (f"/thong-bao/soan-ky-sau/?ky={DAYS}", "giamdoc", 16),
    "turns": (f"/bao-cao/luot/?ky={DAYS}&so=luot", "giamdoc", 7),
    "task": ("/nhiem-vu/{task}/", "ttud.dung", 5),
}


@pytest.fixture
def three(cast, units):
    """One task asks for time, one is reported, one waits to be accepted; each has a helper."""
    head, unit, helpers = cast["ttud.dung"], units["TTUD"], [units["QLKH"]]
    late = {"deadline": "by", "named_on": TODAY - timedelta(days=20), "phrase": "trong tháng này"}
    tasks = [
        a_task(
            cast,
            unit,
            number=f"{n}/TB-SKHCN",
            issued_on=TODAY - timedelta(days=40),
            title="Báo cáo tồn tại, vướng mắc trong quản lý nghiên cứu khoa học, đổi mới sáng tạo",
            helpers=helpers,
            **late,
        )
        for n in range(3)
    ]
    asking, reported, _ = tasks
    day = TODAY - timedelta(days=30)
    do(asking, "hand", head, on=day, assignee=cast["ttud.dat"])
    do(asking, "update", head, on=day, note="Đã gửi văn bản lấy ý kiến các đơn vị liên quan.")
    more = {"new_due_on": TODAY + timedelta(days=30), "note": "Chờ số liệu của ba cơ sở"}
    do(asking, "request_extension", head, on=TODAY - timedelta(days=21), **more)
    do(reported, "report", head, on=day, result="Đã gửi báo cáo 02 vướng mắc về kinh phí")
    Task.objects.update(confirmer=cast["giamdoc"])
    return tasks


def multiply(tasks, times: int) -> None:
    """As many more of each task, each of an item of its own, with all that belongs to it."""
    for task in tasks:
        _copies(task, times)


def _copies(task, times: int) -> None:
    events = list(task.events.order_by("pk"))
    requests, helpers = list(task.extensions.all()), list(task.helpers.all())
    for _ in range(times):
        item = _as_new(task.duty.item)
        item.save()
        duty = _as_new(task.duty, item=item)
        duty.save()
        copy = _as_new(task, duty=duty)
        copy.save()
        told = Event.objects.bulk_create(_as_new(event, task=copy) for event in events)
        asked = {old.pk: new for old, new in zip(events, told, strict=True)}
        Coordination.objects.bulk_create(
            Coordination(task=copy, department=unit) for unit in helpers
        )
        Extension.objects.bulk_create(
            _as_new(one, task=copy, asked=asked[one.asked_id]) for one in requests
        )


def _as_new(row, **changes):
    fields = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    new = type(row)(**{name: getattr(row, name) for name in fields})
    for name, value in changes.items():
        setattr(new, name, value)
    return new


def cost_of(client, address: str) -> tuple[int, int]:
    """Queries and bytes of a page, once the process knows it."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries), len(response.content)


@pytest.mark.parametrize("page", PAGES)
def test_page_costs_the_same_queries_for_three_rows_and_three_hundred(client, cast, three, page):
    address, person, queries = PAGES[page]
    address = address.format(task=three[0].pk)
    client.force_login(cast[person])

    few, _ = cost_of(client, address)
    multiply(three, 99)
    many, size = cost_of(client, address)

    assert (few, many) == (queries, queries)
    assert size <= MOST_BYTES


@pytest.mark.parametrize("page", PAGES)
def test_page_of_long_histories_costs_no_more(client, cast, three, page):
    """Three hundred updates of each task: neither another query nor, on lists, a longer page."""
    address, person, queries = PAGES[page]
    address = address.format(task=three[0].pk)
    client.force_login(cast[person])
    for task in three:
        last = task.events.first()
        Event.objects.bulk_create(
            Event(
                task=task,
                at=last.at + timedelta(minutes=n),
                verb="update",
                actor=cast["ttud.dung"],
                from_status=task.status,
                to_status=task.status,
                note=f"Đã làm việc với cơ sở thứ {n}",
                step="to_leaders",
            )
            for n in range(300)
        )

    told, size = cost_of(client, address)

    assert told == queries
    assert size <= MOST_BYTES


def test_move_costs_the_same_queries_after_three_hundred_others(client, cast, three):
    """Its task, that task locked, the same words looked for, one line of history, the papers
    it answers; the mark before, what proves the line, its mark; a transaction."""
    client.force_login(cast["ttud.dung"])
    task, told = three[0], []
    address = f"/nhiem-vu/{task.pk}/update/"
    client.post(address, {"note": "Lần đầu"})
    for times in (0, 300):
        event = task.events.first()
        Event.objects.bulk_create(_as_new(event, note=f"Lần {n}") for n in range(times))
        with CaptureQueriesContext(connection) as queries:
            response = client.post(address, {"note": f"Đã làm việc với {times} cơ sở"})
        assert response.status_code == 302
        told.append(len(queries))

    assert told == [MOVE, MOVE]


def test_what_tells_how_a_task_stands_is_little_of_a_long_history(cast, three):
    task, head = three[0], cast["ttud.dung"]
    for n in range(9):
        do(task, "update", head, on=TODAY, note=f"Lần {n}")

    told = Event.objects.telling().filter(task=task).order_by("at", "pk")

    assert [(event.verb, event.note) for event in told] == [
        ("issue", ""),
        ("hand", ""),
        ("request_extension", "Chờ số liệu của ba cơ sở"),
        ("update", "Lần 8"),
    ]
