"""What is not a person's to read reaches them nowhere, and ids of others' things move nothing."""

from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone

from config.tests.visitors import PART, PEOPLE, SECRET, Visitor, a_world, address, addresses
from reports.papers.notices.notice_files import print_of
from tasks.letters import letter
from tasks.models import Digest, Task
from tasks.news_lines import untold
from tasks.persons_day import PersonsDay
from tasks.reminder_lines import Agenda
from tasks.verbs import OF_MANY

pytestmark = pytest.mark.wide

HTMX = {"HTTP_HX_REQUEST": "true"}
# Words that stand beside the secret wherever it is written, and every way to ask for a draft.
LISTS = (
    "/tim-kiem/?q=kiem+tra",
    "/nhiem-vu/?trang_thai=tat-ca",
    "/nhiem-vu/?q=kiem+tra",
    "/nhiem-vu/?thong_bao={draft}&trang_thai=tat-ca",
    "/thong-bao/?q=kiem+tra",
    "/thong-bao/?trang_thai=draft",
    "/thong-bao/tien-do/?tb={draft}&tb={issued}",
    "/so-theo-doi/?ky=tat-ca&in=1",
    "/so-theo-doi/?don_vi={unit}",
    "/viec-cua-don-vi/?cua={unit}",
    "/bieu-tong-hop/?ky=tat-ca",
    "/tong-quan/?ky=tat-ca",
)


@pytest.fixture
def world(cast, units):
    return a_world(cast, units)


def every_address(world) -> list[str]:
    """Each page for each thing it can be asked of, and each list asked for what is secret."""
    keys = {name: thing.pk for name, thing in world.items()}
    urls = [url.format(**keys) for url in LISTS]
    for name, parts in addresses().items():
        if not set(parts) <= {"pk", *PART}:
            continue  # takes words, not what the world is made of
        kinds = tuple(world) if parts == ["pk"] else ("issued", "draft")
        for kind in kinds if parts else "-":
            urls.append(address(name, kind, world))
    return urls


@pytest.mark.slow
@pytest.mark.parametrize("role", ["other", "outsider"])
def test_secrets_stand_on_no_page_of_people_outside(world, cast, role):
    visitor = Visitor(cast[PEOPLE[role]])
    print_of(world["issued"])  # kept from here on, else each asking would print anew

    told = [
        f"{method} {url}"
        for url, (method, headers) in product(
            every_address(world), [("GET", {}), ("GET", HTMX), ("POST", {})]
        )
        if SECRET in visitor.ask(method, url, {}, **headers).body
    ]

    assert told == []


def test_secrets_are_read_by_those_they_are_for(world, cast):
    """Else the sweep above would prove nothing."""
    head, office = Visitor(cast["ttud.dung"]), Visitor(cast["hcth.son"])

    assert SECRET in head.ask("GET", address("tasks:detail", "task", world)).body
    assert SECRET in head.ask("GET", address("tasks:evidence", "proof", world)).body
    assert SECRET in office.ask("GET", address("conclusions:detail", "draft", world)).body
    assert SECRET in office.ask("GET", "/tim-kiem/?q=kiem+tra").body


def test_letters_tell_notes_to_those_who_decide(world, cast):
    today = timezone.localdate()
    agenda, news = Agenda.of(today), untold(cast.values())
    told = set()
    for user in cast.values():
        everything = PersonsDay(user, agenda.lines_for(user), news=news.get(user.pk, []))
        written = letter(Digest(recipient=user, day=today), everything, timezone.now())
        if any(SECRET in part for part in (written.subject, written.body)):
            told.add(user.username)

    assert told == {"giamdoc", "pgd.nga", "qlcn.thinh"}  # the last stands in for the first


PARTS = {*PART} - {"act", "deed", "place"}  # these are no rows


@pytest.mark.parametrize("name", [n for n, parts in addresses().items() if {*parts} & PARTS])
def test_part_of_another_notice_is_not_found(world, cast, name):
    """An editor's own notice does not open what stands in another."""
    visitor = Visitor(cast["hcth.son"])

    for kind, part_of in (("draft", "issued"), ("issued", "draft")):
        url = address(name, kind, world, part_of)
        seen = {"seen": world[kind].version, "kind": "directive", "leads": world["task"].lead_id}
        answers = {visitor.ask(method, url, seen).status_code for method in ("GET", "POST")}
        assert answers <= {404, 405}


@pytest.mark.parametrize("role", ["other", "outsider", "specialist"])
@pytest.mark.parametrize("name", ["accept_all", *(f"many_{verb}" for verb in OF_MANY)])
def test_picks_of_others_move_nothing(client, world, cast, name, role):
    task = world["task"]
    client.force_login(cast[PEOPLE[role]])

    picks = {"pick": [f"{task.pk}:{task.version}", "999999999999999999:1"]}
    client.post(reverse(f"tasks:{name}"), picks | {"sure": "1"})

    assert Task.objects.values("status", "version").get() == {
        "status": task.status,
        "version": task.version,
    }


@pytest.mark.parametrize(
    ("verb", "field", "stranger"),
    [("hand", "assignee", "tdc.han"), ("accept", "assignee", "tdc.han"), ("decline", "lead", "")],
)
def test_people_and_units_from_outside_cannot_be_chosen(
    client, world, cast, units, verb, field, stranger
):
    task = world["task"]
    client.force_login(cast["ttud.dung"])
    chosen = cast[stranger].pk if stranger else units["LĐS"].pk

    response = client.post(
        reverse(f"tasks:{verb}", args=[task.pk]),
        {"seen": task.version, field: chosen, "note": "Lý do"},
    )

    assert response.status_code == 422
    assert Task.objects.get().version == task.version
