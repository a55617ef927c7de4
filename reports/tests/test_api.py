"""The API for other programs: what a key opens, how lists are asked for, that the document tells
the truth about every answer."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from conclusions.models import Conclusion
from conclusions.tests.factories import a_draft
from departments.models import AccessKey, Delegation, User
from departments.own_keys import Kind, make_key, revoke_key
from reports.api.openapi import document
from reports.api.resources import RESOURCES
from reports.api.views import CALLS
from tasks.models import Coordination, Event, Task
from tasks.tests.factories import a_task, do

ROOT = "/api/v1/"


class Program:
    """Another program, with a key of that person."""

    def __init__(self, client, person):
        self.client = client
        self.secret = make_key(person, Kind.API, "thử", now=timezone.now())

    def ask(self, address, **headers):
        sent = {"Authorization": f"Bearer {self.secret}"} | headers
        return self.client.get(ROOT + address, headers=sent)

    def ids(self, address):
        return [row["id"] for row in self.ask(address).json()["items"]]


@pytest.fixture
def head(client, cast):
    return Program(client, cast["ttud.dung"])


@pytest.fixture
def task(cast, units):
    due = {"deadline": "before", "named_on": date(2024, 4, 26), "title": "Lập kế hoạch"}
    return a_task(cast, units["TTUD"], phrase="trước ngày 26/4/2024", **due)


@pytest.fixture
def five(cast, units, task):
    more = [a_task(cast, units["QLTĐC"], number=f"{n}/TB-SKHCN") for n in range(4)]
    return [task, *more]


def told(answer):
    """Status, and that it is a problem with words of its own."""
    body = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert (body["status"], bool(body["detail"])) == (answer.status_code, True)
    return answer.status_code


# Whose key


def test_task_is_told_as_the_pages_tell_it(head, cast, units, task):
    Coordination.objects.create(task=task, department=units["QLTĐC"])

    row = head.ask("tasks").json()["items"][0]

    at = task.events.order_by("at").last().at
    assert row == head.ask(f"tasks/{task.pk}").json()
    assert row == {
        "id": task.pk,
        "url": f"http://127.0.0.1:8000/nhiem-vu/{task.pk}/",
        "title": "Lập kế hoạch",
        "notice": task.notice_id,
        "notice_number": "598/TB-SKHCN",
        "place": task.duty.item.path,
        "lead": units["TTUD"].pk,
        "helpers": [units["QLTĐC"].pk],
        "assignee": None,
        "status": "assigned",
        "status_words": "Chờ tiếp nhận",
        "due_on": "2024-04-26",
        "original_due_on": "2024-04-26",
        "deadline_words": "trước ngày 26/4/2024",
        "standing": "late",
        "standing_words": row["standing_words"],
        "late_days": row["late_days"],
        "reported_on": None,
        "result": "",
        "version": task.version,
        "changed_at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
    }
    assert row["standing_words"] == f"Quá hạn {row['late_days']} ngày"


def test_key_sees_what_its_owner_sees(client, cast, five):
    own, *others = [task.pk for task in five]

    assert Program(client, cast["giamdoc"]).ids("tasks") == [own, *others]
    assert Program(client, cast["ttud.dat"]).ids("tasks") == [own]
    outsider = Program(client, cast["tdc.han"])
    assert outsider.ids("tasks") == others
    assert told(outsider.ask(f"tasks/{own}")) == 404
    assert outsider.ask(f"tasks/{others[0]}").status_code == 200


def test_stand_in_sees_it_as_long_as_they_stand_in(client, cast, task):
    program, today = Program(client, cast["tdc.han"]), timezone.localdate()
    assert program.ids("tasks") == []

    days = {"starts_on": today, "ends_on": today}
    row = Delegation.objects.create(giver=cast["giamdoc"], taker=cast["tdc.han"], **days)
    assert program.ids("tasks") == [task.pk]

    row.delete()
    assert program.ids("tasks") == []


def test_drafts_are_told_to_nobody(client, cast, task):
    draft = a_draft(cast["giamdoc"], title="Dự thảo")
    director = Program(client, cast["giamdoc"])

    assert director.ids("notices") == [task.notice_id]
    assert told(director.ask(f"notices/{draft.pk}")) == 404


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Bearer sai", "Basic {}", "{}", "Bearer {}x", "Bearer \u00e9"],
)
def test_without_a_key_nothing_is_told(client, cast, head, task, header):
    client.force_login(cast["giamdoc"])  # a session opens nothing here

    answer = head.ask("tasks", Authorization=header.format(head.secret))

    assert told(answer) == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_key_ends_with_the_account_and_when_taken_back(client, cast, head):
    person = User.objects.filter(username="ttud.dung")
    assert head.ask("units").status_code == 200

    person.update(must_change_password=True)
    assert told(head.ask("units")) == 403
    person.update(is_active=False, must_change_password=False)
    assert told(head.ask("units")) == 401
    person.update(is_active=True)
    assert head.ask("units").status_code == 200
    revoke_key(cast["ttud.dung"], AccessKey.objects.get().pk, now=timezone.now())
    assert told(head.ask("units")) == 401


def test_address_of_a_calendar_is_no_key(client, cast, head):
    head.secret = make_key(cast["ttud.dung"], Kind.FEED, now=timezone.now())

    assert told(head.ask("tasks")) == 401


def test_answer_opens_no_session_and_is_kept_by_nobody(head, task):
    answer = head.ask("tasks")

    assert not answer.cookies
    assert answer["Cache-Control"] == "private, no-store"
    assert AccessKey.objects.get().last_used_on == timezone.localdate()


# How lists are asked for


def test_pages_together_hold_every_row_once(client, cast, five):
    director = Program(client, cast["giamdoc"])
    found, address = [], "tasks?limit=2"
    while address:
        page = director.ask(address).json()
        found.append([row["id"] for row in page["items"]])
        address = (page["next"] or "").partition(ROOT)[2]

    keys = [task.pk for task in five]
    assert found == [keys[:2], keys[2:4], keys[4:]]


def test_lists_are_narrowed_as_on_the_pages(client, cast, units, five):
    director = Program(client, cast["giamdoc"])
    own, *others = [task.pk for task in five]
    do(five[0], "report", cast["ttud.dung"], result="Đã xong")

    assert director.ids("tasks?trang_thai=awaiting") == [own]
    assert director.ids(f"tasks?don_vi={units['TTUD'].pk}") == [own]
    two = f"don_vi={units['TTUD'].pk}&don_vi={units['QLTĐC'].pk}"
    assert director.ids(f"tasks?{two}&trang_thai=assigned") == others
    assert director.ids("tasks?q=lap+ke+hoach") == [own]
    assert director.ids(f"tasks?thong_bao={five[1].notice_id}") == [others[0]]
    assert director.ids("tasks?thoi_han=none") == others
    assert director.ids("tasks?ky=2023") == []
    assert director.ids("notices?nam=2024&q=598") == [five[0].notice_id]


def test_ended_work_is_told_too(client, cast, task):
    Task.objects.update(status="withdrawn")

    assert Program(client, cast["giamdoc"]).ids("tasks") == [task.pk]


def test_changes_since_a_moment_are_those_since_it(client, cast, units, five):
    director, since = Program(client, cast["giamdoc"]), timezone.now()
    stamp = f"{since:%Y-%m-%dT%H:%M:%SZ}"
    assert director.ids(f"tasks?changed_since={stamp}") == []

    do(five[2], "accept", cast["tdc.quan"], on=timezone.localdate() + timedelta(days=1))

    assert director.ids(f"tasks?changed_since={stamp}") == [five[2].pk]
    zoned = f"{since + timedelta(hours=7):%Y-%m-%dT%H:%M:%S}"
    assert director.ids(f"tasks?changed_since={zoned}%2B07:00") == [five[2].pk]
    assert director.ids(f"tasks?changed_since={zoned}+07:00") == [five[2].pk]
    assert director.ids("tasks?changed_since=2099-01-01T00:00:00Z") == []


def test_notice_changes_when_it_is_made_given_or_told_of(rewritten, client, cast, five):
    director = Program(client, cast["giamdoc"])
    long_ago, made, given, corrected = (
        (timezone.now() - timedelta(days=days)).replace(microsecond=0)
        for days in (400, 300, 200, 100)
    )
    Conclusion.objects.update(created_at=long_ago, changed_at=None)
    Event.objects.update(at=long_ago)
    Conclusion.objects.filter(pk=five[0].notice_id).update(created_at=made)
    Event.objects.filter(task=five[1]).update(at=given)
    act = {"kind": "correct", "at": corrected, "by": cast["giamdoc"], "note": "x"}
    five[2].notice.acts.create(**act)
    since = f"notices?changed_since={timezone.now() - timedelta(days=399):%Y-%m-%dT%H:%M:%SZ}"

    rows = {row["id"]: row["changed_at"] for row in director.ask(since).json()["items"]}

    changed = {five[0]: made, five[1]: given, five[2]: corrected}
    assert rows == {task.notice_id: f"{at:%Y-%m-%dT%H:%M:%SZ}" for task, at in changed.items()}


@pytest.mark.parametrize(
    "address",
    [
        "tasks?limit=0",
        "tasks?limit=201",
        "tasks?limit=-1",
        "tasks?limit=x",
        "tasks?after=x",
        "tasks?after=-1",
        "tasks?changed_since=2026-01-01",
        "tasks?changed_since=2026-01-01T00:00:00",
        "tasks?changed_since=2026-13-01T00:00:00Z",
        "tasks?changed_since=",
        "tasks?trang_thai=xong",
        "tasks?don_vi=99999",
        "tasks?thoi_han=tre",
        "tasks?ky=hom-qua",
        "tasks?don-vi=1",
        "tasks?nguoi=1",
        "units?changed_since=2026-01-01T00:00:00Z",
        "notices?nam=1800",
        "units/1?limit=2",
    ],
)
def test_what_is_not_understood_is_refused_and_never_left_out(head, task, address):
    assert told(head.ask(address)) == 400


@pytest.mark.parametrize("address", ["", "task", "tasks/x", "tasks/99999", "units/0", "a/b/c"])
def test_unknown_addresses_are_told_as_such(head, address):
    assert told(head.ask(address)) == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_is_written(client, head, method):
    sent = {"Authorization": f"Bearer {head.secret}"}
    answer = getattr(client, method)(f"{ROOT}tasks", headers=sent)

    assert told(answer) == 405
    assert answer["Allow"] == "GET, HEAD"


def test_other_forms_than_json_are_refused(head):
    assert told(head.ask("units", Accept="text/csv")) == 406
    assert head.ask("units", Accept="text/html, */*;q=0.1").status_code == 200


def test_one_key_does_not_keep_the_others_out(client, cast, head):
    key = AccessKey.objects.get()
    cache.set(f"api-calls-{key.digest}", CALLS - 1, 60)

    assert head.ask("units").status_code == 200
    refused = head.ask("units")
    assert (told(refused), refused["Retry-After"]) == (429, "60")
    assert Program(client, cast["giamdoc"]).ask("units").status_code == 200


# The document


def checker(schema):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schemas = document()["components"]["schemas"]
    whole = {"$ref": f"#/components/schemas/{schema}", "components": {"schemas": schemas}}
    return jsonschema.Draft202012Validator(
        whole, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@pytest.mark.wide
def test_every_answer_is_as_the_document_has_it(client, cast, units, five):
    do(five[0], "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])
    do(five[1], "report", cast["tdc.quan"], result="Đã xong")
    Task.objects.filter(pk=five[2].pk).update(status="withdrawn")
    director, seen = Program(client, cast["giamdoc"]), 0

    for path, operation in document()["paths"].items():
        name = operation["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        check = checker(name["$ref"].rpartition("/")[2])
        keys = director.ids(path.split("/")[1])
        for address in [path[1:].replace("{id}", str(key)) for key in keys]:
            answer = director.ask(address)
            assert answer.status_code == 200
            assert [error.message for error in check.iter_errors(answer.json())] == []
            seen += 1

    assert seen > 2 * len(five)


def test_refusals_are_as_the_document_has_them(head):
    check = checker("Problem")

    for address in ("tasks?limit=0", "tasks/99999", "khong-co"):
        assert [error.message for error in check.iter_errors(head.ask(address).json())] == []


def test_parameters_of_the_document_are_those_that_are_taken(client, cast, five):
    director = Program(client, cast["giamdoc"])
    sample = {"string": "2024", "integer": str(five[0].notice_id), "array": five[0].lead_id}
    given = {"nam": "2024", "changed_since": "2020-01-01T00:00:00Z", "limit": "50"}

    for name in RESOURCES:
        for param in document()["paths"][f"/{name}"]["get"]["parameters"]:
            schema = param["schema"]
            value = given.get(param["name"]) or (schema.get("enum") or [sample[schema["type"]]])[0]
            answer = director.ask(f"{name}?{param['name']}={value}")
            assert (param["name"], answer.status_code) == (param["name"], 200)


def test_document_is_read_without_a_key_and_tells_nothing_of_the_office(client, cast, task):
    answer = client.get(f"{ROOT}openapi.json")

    assert (answer.status_code, answer.json()) == (200, document())
    assert document()["servers"] == [{"url": "http://127.0.0.1:8000/api/v1"}]
    assert "Quảng Ngãi" not in answer.text


def test_page_costs_the_same_for_one_row_and_five(
    client, cast, head, five, django_assert_max_num_queries
):
    director = Program(client, cast["giamdoc"])
    director.ask("tasks")

    for number in (1, 5):
        with django_assert_max_num_queries(9):
            assert len(director.ids(f"tasks?limit={number}")) == number
