"""Lists of tasks: whose rows, under which numbers, in how many questions to the database."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conclusions.tests.factories import a_directive, a_draft
from departments.models import Delegation
from tasks.actions import issue
from tasks.models import Coordination, Digest, Reminder, Task
from tasks.paging import CappedPaginator
from tasks.tests.factories import a_task, do

LISTS = ["unit", "mine", "list", "decisions", "reminders"]
TODAY = timezone.localdate()


def make(cast, lead, n, *, days=None, issued=10, **duty):
    """A task issued some days ago, due that many days from today."""
    due = {} if days is None else {"deadline": "by", "named_on": TODAY + timedelta(days=days)}
    issued_on = TODAY - timedelta(days=issued)
    return a_task(cast, lead, number=f"{n}/TB-SKHCN", issued_on=issued_on, **due, **duty)


def get(client, name, **query):
    return client.get(reverse(f"tasks:{name}"), query)


def pks(response):
    """The tasks shown, in order, each once."""
    found = re.findall(r'class="words" href="/nhiem-vu/(\d+)/"', response.content.decode())
    return [int(pk) for pk in dict.fromkeys(found)]


@pytest.fixture
def unit_tasks(cast, units):
    """Late, undated and not accepted, far, helped and reported tasks of TTUD."""
    unit, head = units["TTUD"], cast["ttud.dung"]
    tasks = {
        "late": make(cast, unit, 1, days=-7),
        "new": make(cast, unit, 2),
        "far": make(cast, unit, 3, days=90),
        "helped": make(cast, units["QLKH"], 4, helpers=[unit]),
        "reported": make(cast, unit, 5),
        "done": make(cast, unit, 6),
    }
    for name in ("late", "far"):
        do(tasks[name], "accept", head, on=TODAY)
    for name in ("reported", "done"):
        do(tasks[name], "report", head, on=TODAY, result="Đã xong")
    do(tasks["done"], "confirm", cast["pgd.nga"], on=TODAY)
    make(cast, units["QLKH"], 7)
    return tasks


def test_unit_shows_its_open_work_by_urgency(client, cast, unit_tasks):
    client.force_login(cast["ttud.dung"])

    response = get(client, "unit")

    order = ["late", "new", "far", "helped", "reported"]
    assert pks(response) == [unit_tasks[name].pk for name in order]
    assert [g.label for g in response.context["groups"]] == [
        "Quá hạn",
        "Chờ tiếp nhận",
        "Đang thực hiện",
        "Phối hợp",
        "Chờ xác nhận",
    ]


def test_every_number_of_the_strip_opens_exactly_its_rows(client, cast, unit_tasks):
    client.force_login(cast["ttud.dung"])
    strip = get(client, "unit").context["figures"]

    assert [(f.words, f.number) for f in strip] == [
        ("Chưa hoàn thành", 4),
        ("Quá hạn", 1),
        ("Sắp đến hạn", 0),
        ("Trong hạn", 1),
        ("Không ghi thời hạn", 2),
        ("Phối hợp", 1),
        ("Đã hoàn thành", 1),
    ]
    for figure in strip[:-1]:
        page = client.get(reverse("tasks:unit") + figure.url)
        assert (figure.words, len(pks(page))) == (figure.words, figure.number)
    register = client.get(strip[-1].url)
    assert [row.task.pk for row in register.context["rows"]] == [unit_tasks["done"].pk]


def test_unaccepted_work_stands_on_top_for_those_who_may_accept(client, cast, unit_tasks):
    shown = {}
    for person in ("ttud.dung", "ttud.dat"):
        client.force_login(cast[person])
        shown[person] = [pk for pk, _ in get(client, "unit").context["unaccepted"]]

    assert shown == {"ttud.dung": [unit_tasks["new"].pk], "ttud.dat": []}


def test_person_of_two_units_sees_both_or_one(client, cast, units):
    first, second = make(cast, units["QLKH"], 1), make(cast, units["CĐ"], 2)
    client.force_login(cast["congdoan"])

    assert pks(get(client, "unit")) == [first.pk, second.pk]
    assert pks(get(client, "unit", cua=units["CĐ"].pk)) == [second.pk]
    assert pks(get(client, "unit", cua=units["TTUD"].pk)) == []  # none of the own


def test_stand_in_sees_the_unit_of_the_absent(client, cast, units):
    task = make(cast, units["TTUD"], 1)
    client.force_login(cast["qlkh.chi"])
    assert pks(get(client, "unit")) == []

    Delegation.objects.create(
        giver=cast["ttud.dung"], taker=cast["qlkh.chi"], starts_on=TODAY, ends_on=TODAY
    )
    assert pks(get(client, "unit")) == [task.pk]


def test_mine_shows_what_was_handed_to_the_person(client, cast, units, unit_tasks):
    do(unit_tasks["far"], "hand", cast["ttud.dung"], on=TODAY, assignee=cast["ttud.dat"])
    client.force_login(cast["ttud.dat"])

    assert pks(get(client, "mine")) == [unit_tasks["far"].pk]
    assert "Chưa hoàn thành" in get(client, "mine").content.decode()


def test_register_shows_a_specialist_their_units_part_only(client, cast, unit_tasks):
    seen = {}
    for person in ("ttud.dat", "tdc.quan", "giamdoc"):
        client.force_login(cast[person])
        page = get(client, "list", trang_thai="tat-ca")
        seen[person] = page.context["page_obj"].paginator.count

    assert seen == {"ttud.dat": 6, "tdc.quan": 7, "giamdoc": 7}


def test_register_has_forty_rows_a_page_and_dates_first(client, cast, units):
    dated, undated = make(cast, units["TTUD"], 1, days=9), make(cast, units["TTUD"], 2)
    Task.objects.bulk_create(
        Task(
            duty=undated.duty,
            lead=undated.lead,
            assigned_by=undated.assigned_by,
            confirmer=undated.confirmer,
            status="withdrawn",
        )
        for _ in range(50)
    )
    client.force_login(cast["giamdoc"])

    page = get(client, "list", trang_thai="tat-ca").context
    assert (len(page["rows"]), page["rows"][0].task) == (40, dated)
    assert len(get(client, "list", trang_thai="tat-ca", page=2).context["rows"]) == 12


def shared_and_single(cast, units):
    draft = a_draft(cast["giamdoc"], number="1/TB-SKHCN", issued_on=TODAY)
    a_directive(draft, units["QLKH"], units["TTra"], units["HCTH"], title="Rà soát nhiệm vụ")
    a_directive(draft, units["TTUD"], title="Tổng hợp")
    return issue(draft, by=cast["hcth.tam"])


def test_register_says_the_title_of_one_directive_once_and_its_units_below(client, cast, units):
    tasks = shared_and_single(cast, units)
    client.force_login(cast["giamdoc"])

    page = get(client, "list").content.decode()

    assert re.findall(r'<th colspan="5" scope="rowgroup">(.*?)</th>', page) == [
        'Rà soát nhiệm vụ <span class="n">3 đơn vị</span>'
    ]
    assert re.findall(r'<td><a href="/nhiem-vu/(\d+)/">([^<]+)</a>', page) == [
        (str(task.pk), words)
        for task, words in zip(tasks, [*(t.lead.name for t in tasks[:3]), "Tổng hợp"], strict=True)
    ]


def test_own_list_puts_units_under_the_title_they_share(client, cast, units):
    """What a unit helps five others with is one directive, not five lines of the same words."""
    tasks = shared_and_single(cast, units)
    for task in tasks[:3]:
        Coordination.objects.create(task=task, department=units["TTUD"])
    client.force_login(cast["ttud.dung"])

    page = get(client, "unit").content.decode()

    [head] = re.findall(r'<h3 class="directive-h">(.*?)</h3>', page)
    assert head.startswith('Rà soát nhiệm vụ <span class="n">3 đơn vị, ')
    told = re.findall(r'<a class="words" href="/nhiem-vu/\d+/">([^<]+)</a>', page)
    assert sorted(told) == sorted([*(task.lead.name for task in tasks[:3]), "Tổng hợp"])


def test_decisions_put_units_under_the_title_they_share(client, cast, units):
    tasks = shared_and_single(cast, units)
    Task.objects.update(confirmer=cast["giamdoc"])
    for account, task in (("qlkh.anh", 0), ("ttud.dung", 3), ("ttra.truong", 1)):
        do(Task.objects.get(pk=tasks[task].pk), "report", cast[account], on=TODAY, result="Xong")
    client.force_login(cast["giamdoc"])

    page = get(client, "decisions")

    [group] = page.context["groups"]
    assert [(one.is_shared, len(one.rows)) for one in group["directives"]] == [
        (True, 2),
        (False, 1),
    ]
    assert page.content.decode().count("Rà soát nhiệm vụ") == 1


def test_register_offers_only_what_is_theirs(client, cast, unit_tasks):
    offered = {}
    for person in ("pgd.nga", "pgd.viet", "ttud.dung", "qlkh.anh"):
        client.force_login(cast[person])
        context = get(client, "list").context
        offered[person] = [act.verb for act in context["acts"]], len(context["picks"])

    at_work = Task.objects.filter(status__in=["assigned", "in_progress"])
    mine, other = (at_work.filter(lead__code=code).count() for code in ("TTUD", "QLKH"))
    unit = ["accept", "hand", "request_extension"]
    assert offered == {
        "pgd.nga": (["confirm", "nudge"], at_work.count() + 1),
        "pgd.viet": (["nudge"], at_work.count()),
        "ttud.dung": (unit, mine),
        "qlkh.anh": (unit, other),
    }


def test_decisions_offer_the_moves_that_decide(client, cast, units, unit_tasks):
    do(unit_tasks["far"], "obstacle", cast["ttud.dung"], on=TODAY, note="Thiếu kinh phí")
    client.force_login(cast["pgd.nga"])

    page = get(client, "decisions")

    assert [(g["kind"], len(g["directives"])) for g in page.context["groups"]] == [
        ("report", 1),
        ("obstacle", 1),
    ]
    html = page.content.decode()
    assert "Đã xong" in html
    assert "Thiếu kinh phí" in html
    assert reverse("tasks:send_back", args=[unit_tasks["reported"].pk]) in html


@pytest.fixture
def reminders(cast, units):
    task = make(cast, units["TTUD"], 1)
    for day, state in ((0, "sent"), (1, "failed"), (2, "cancelled")):
        digest = Digest.objects.create(
            recipient=cast["ttud.dung"], day=TODAY - timedelta(days=day), state=state
        )
        Reminder.objects.create(digest=digest, task=task, rung="unaccepted")
    other = Digest.objects.create(recipient=cast["ttud.my"], day=TODAY)
    return Reminder.objects.create(digest=other, task=task, rung="unaccepted")


def test_reminders_are_the_persons_own_newest_first(client, cast, reminders):
    client.force_login(cast["ttud.dung"])

    page = get(client, "reminders").context

    reminded = [line.day for line in page["told"] if not line.words]
    assert reminded == [TODAY, TODAY - timedelta(days=1)]
    assert page["unseen"] == 2 + sum(bool(line.words) for line in page["told"])


def test_reminders_are_seen_by_a_post_alone(client, cast, reminders):
    client.force_login(cast["ttud.dung"])

    get(client, "reminders")
    assert Reminder.objects.filter(read_at=None).count() == 4
    assert client.post(reverse("tasks:reminders")).status_code == 302

    assert get(client, "reminders").context["unseen"] == 0
    reminders.refresh_from_db()
    assert reminders.read_at is None


def test_reminders_of_a_task_are_seen_once_it_is_opened(client, cast, units, reminders):
    other = make(cast, units["TTUD"], 9)
    mine = Digest.objects.get(recipient=cast["ttud.dung"], day=TODAY)
    unseen = Reminder.objects.create(digest=mine, task=other, rung="unaccepted")
    client.force_login(cast["ttud.dung"])

    for task in (reminders.task_id, "x", "9" * 30):
        assert client.post(reverse("tasks:reminders"), {"task": task}).status_code == 204

    assert set(Reminder.objects.filter(read_at=None)) == {unseen, reminders}


def test_task_fetched_ahead_leaves_its_reminders_unseen(client, cast, reminders):
    client.force_login(cast["ttud.dung"])

    client.get(f"/nhiem-vu/{reminders.task_id}/")

    assert Reminder.objects.filter(read_at=None).count() == 4


@pytest.mark.parametrize("name", LISTS)
def test_list_is_for_those_signed_in_and_has_its_methods(client, cast, name):
    assert get(client, name).url.startswith(reverse("login"))

    client.force_login(cast["ttud.dat"])
    assert get(client, name).status_code == 200
    assert client.put(reverse(f"tasks:{name}")).status_code == 405


def queries_of(client, name):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert get(client, name).status_code == 200
    return len(seen)


@pytest.mark.wide
@pytest.mark.parametrize("person", ["ttud.dung", "giamdoc", "hcth.son"])
@pytest.mark.parametrize("name", LISTS)
def test_list_asks_as_much_for_three_rows_as_for_one(client, cast, units, name, person):
    """Each row with a helper, an open request, an obstacle, a report and a reminder."""
    counts, unit, head = [], units["HCTH" if person == "hcth.son" else "TTUD"], cast["ttud.dung"]
    head = cast["hcth.tam"] if person == "hcth.son" else head
    digest = Digest.objects.create(recipient=cast[person], day=TODAY)
    client.force_login(cast[person])
    for n in (0, 1, 2):
        dated = make(cast, unit, f"{n}a", days=30, helpers=[units["QLKH"]])
        ask = {"new_due_on": TODAY + timedelta(days=60), "note": "Chờ"}
        do(dated, "obstacle", head, on=TODAY, note="Thiếu kinh phí")
        do(dated, "request_extension", head, on=TODAY, **ask)
        do(dated, "hand", head, on=TODAY, assignee=head)
        reported = make(cast, unit, f"{n}b")
        do(reported, "report", head, on=TODAY, result="Xong")
        declined = make(cast, unit, f"{n}c")
        do(declined, "decline", head, on=TODAY, lead=units["QLKH"], note="Trùng")
        Reminder.objects.create(digest=digest, task=dated, rung="soon")
        make(cast, units["QLKH"], f"{n}d", helpers=[unit])
        counts.append(queries_of(client, name))

    assert counts[2] == counts[0]
    assert counts[0] <= 20


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("list", {"don_vi": 999}),
        ("list", {"trang_thai": "xyz"}),
        ("unit", {"thoi_han": "xyz"}),
        ("unit", {"cua": 999}),
        ("unit", {"trang_thai": "done"}),
    ],
)
def test_list_says_that_a_value_is_no_longer_known(client, cast, unit_tasks, name, query):
    client.force_login(cast["ttud.dung"])

    page = get(client, name, **query)

    words = " ".join(page.content.decode().split())
    assert pks(page) == []
    assert "Bộ lọc có giá trị không còn dùng: " in words
    assert f'<a href="{reverse(f"tasks:{name}")}" >Bỏ lọc</a>' in words


@pytest.mark.wide
def test_long_heading_shows_its_most_urgent_rows_and_a_door_to_all(client, cast, units):
    tasks = [make(cast, units["TTUD"], number, days=number) for number in range(1, 61)]
    for task in tasks:
        do(task, "accept", cast["ttud.dung"], on=TODAY)
    client.force_login(cast["ttud.dung"])

    (working,) = [g for g in get(client, "unit").context["groups"] if g.key == "working"]
    second = get(client, "unit", nhom="working", page=2).context

    expected = [task.pk for task in tasks if task.due_on >= working.rows[0].task.due_on]
    assert working.count == len(expected)
    assert [row.task.pk for row in working.rows] == expected[: len(working.rows)]
    assert (len(working.rows) < working.count, working.left) == (
        True,
        working.count - len(working.rows),
    )
    assert [row.task.pk for row in second["groups"][0].rows] == expected[40:]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/cho-quyet-dinh/?loai=xyz", "loại “xyz”"),
        ("/cho-quyet-dinh/?page=999", "trang “999”"),
        ("/viec-cua-don-vi/?nhom=working&page=999", "trang “999”"),
        ("/viec-cua-don-vi/?trang_thai=xyz", "trạng thái “xyz”"),
        ("/nhiem-vu/?page=99", "trang “99”"),
        ("/nhiem-vu/?page=abc&trang_thai=xyz", "trạng thái “xyz”, trang “abc”"),
        ("/so-theo-doi/?page=99", "trang “99”"),
        ("/thong-bao/?page=0", "trang “0”"),
        ("/nhac-viec/?page=2", "trang “2”"),
        ("/viec-cua-don-vi/?cua=xyz&page=abc", "đơn vị “xyz”, trang “abc”"),
    ],
)
def test_kind_or_page_that_is_none_is_told(client, cast, units, address, told):
    client.force_login(cast["ttud.dung"])
    a_task(cast, units["TTUD"])

    page = client.get(address)

    assert f"Bộ lọc có giá trị không còn dùng: {told}." in page.text


@pytest.mark.parametrize(
    "address", ["/cho-quyet-dinh/?loai=report", "/viec-cua-don-vi/?page=", "/nhiem-vu/?page=1"]
)
def test_kind_of_which_nothing_waits_is_none_unknown(client, cast, address):
    client.force_login(cast["ttud.dung"])

    assert "không còn dùng" not in client.get(address).text


def test_page_whose_rows_went_away_a_moment_ago_is_not_found(client, cast, monkeypatch):
    """Counted still, and gone when its rows are read."""
    monkeypatch.setattr(CappedPaginator, "count", 400)
    client.force_login(cast["giamdoc"])

    assert client.get(reverse("tasks:list"), {"page": 10}).status_code == 404


@pytest.mark.parametrize(
    ("account", "whose"),
    [
        ("ttud.dung", "Đơn vị: TT Ứng dụng và Dịch vụ KHCN"),
        ("ttud.dat", "Đơn vị: TT Ứng dụng và Dịch vụ KHCN"),
        ("giamdoc", "Đơn vị: tất cả"),
    ],
)
def test_list_of_a_part_says_whose_part_it_is(client, cast, unit_tasks, account, whose):
    client.force_login(cast[account])

    response = get(client, "list", vai_tro="phoi_hop")

    assert [row.task for row in response.context["rows"]] == [unit_tasks["helped"]]
    assert f'<option value="">{whose}' in response.text


def test_part_of_the_unit_stood_in_for_is_ones_own(client, cast, unit_tasks):
    Delegation.objects.create(
        giver=cast["ttud.dung"], taker=cast["tdc.quan"], starts_on=TODAY, ends_on=TODAY
    )
    client.force_login(cast["tdc.quan"])

    listed = get(client, "list", vai_tro="phoi_hop").context["rows"]

    assert [row.task for row in listed] == [unit_tasks["helped"]]


def test_persons_own_list_asks_for_no_part(client, cast, unit_tasks):
    client.force_login(cast["ttud.dat"])

    assert "vai_tro" not in get(client, "mine").context["filter"].form.fields
