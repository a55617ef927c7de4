"""A list is narrowed to any notice there is, found as one types."""

from urllib.parse import parse_qs, urlsplit

import pytest

from conclusions.models import conclusion
from conclusions.tests.factories import a_draft
from tasks import filters
from tasks.tests.factories import a_task

LIST, PICK = "/nhiem-vu/", "/nhiem-vu/chon-thong-bao/"


@pytest.fixture
def tasks(cast, units, monkeypatch):
    """One more notice than the select offers."""
    for module in (conclusion, filters):
        monkeypatch.setattr(module, "OFFERED", 3)
    return [
        a_task(cast, units["TTUD"], number=f"{n}/TB-SKHCN", title=f"Việc số {n}")
        for n in range(1, 5)
    ]


def test_select_has_a_door_to_what_it_does_not_offer(client, cast, tasks):
    client.force_login(cast["giamdoc"])

    options = client.get(LIST).context["filter"].form.fields["thong_bao"].choices

    assert [str(value) for value, _ in options][-1] == "khac"


def test_select_that_offers_every_notice_has_no_door(client, cast, units):
    a_task(cast, units["TTUD"])
    client.force_login(cast["giamdoc"])

    options = client.get(LIST).context["filter"].form.fields["thong_bao"].choices

    assert len(options) == 2


@pytest.mark.parametrize("address", [LIST, "/viec-cua-toi/", "/viec-cua-don-vi/"])
def test_whoever_takes_the_door_comes_back_with_all_that_was_chosen(client, cast, tasks, address):
    client.force_login(cast["ttud.dung"])

    sent = client.get(address, {"thoi_han": "late", "thong_bao": "khac", "page": 3})

    assert urlsplit(sent.url).path == PICK
    assert parse_qs(urlsplit(sent.url).query)["next"] == [f"{address}?thoi_han=late"]


def test_notice_found_leads_to_its_tasks(client, cast, tasks):
    client.force_login(cast["giamdoc"])

    page = client.get(PICK, {"next": f"{LIST}?trang_thai=tat-ca", "q": "3/TB"})

    notice = tasks[2].conclusion
    address = f"{LIST}?trang_thai=tat-ca&thong_bao={notice.pk}"
    assert page.context["notices"] == [(notice, address)]
    assert [row.task for row in client.get(address).context["rows"]] == [tasks[2]]


def test_words_typed_are_answered_with_the_notices_alone(client, cast, tasks):
    client.force_login(cast["giamdoc"])

    answer = client.get(PICK, {"q": "khong co"}, headers={"HX-Request": "true"})

    assert [used.name for used in answer.templates][0] == "tasks/_notices_to_pick.html"
    assert "Không có thông báo nào như vậy" in answer.text


def test_nobody_is_sent_to_another_site(client, cast, tasks):
    client.force_login(cast["giamdoc"])

    assert client.get(PICK, {"next": "https://elsewhere.example/"}).context["back"] == LIST


def test_drafts_are_not_offered(client, cast):
    a_draft(cast["giamdoc"], number="9/TB-SKHCN")
    client.force_login(cast["hcth.son"])

    assert client.get(PICK).context["notices"] == []
