"""The tasks of a notice by item: a page of its own, and a part of the notice's page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import issue
from tasks.tests.factories import a_task


@pytest.fixture
def notice(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    a_directive(draft, units["TTUD"], units["QLKH"])
    a_directive(draft, units["TTra"], helpers=[units["HCTH"]])
    issue(draft, by=cast["hcth.son"])
    return draft


def show(client, notice, **headers):
    return client.get(reverse("tasks:of_conclusion", args=[notice.pk]), **headers)


def under_items(response):
    return [
        (item.path, [row.task.lead.code for _, rows in duties for row in rows])
        for item, duties in response.context["items"]
    ]


def test_tasks_stand_under_their_items_in_printed_order(client, cast, notice):
    client.force_login(cast["tdc.quan"])

    response = show(client, notice)

    assert under_items(response) == [("II.1", ["QLKH", "TTUD"]), ("II.2", ["TTra"])]
    assert response.templates[0].name == "tasks/of_conclusion.html"


def test_duty_of_several_units_is_named_once(client, cast, notice):
    client.force_login(cast["tdc.quan"])

    html = show(client, notice).content.decode()

    assert html.count("Báo cáo kết quả") == 2  # two duties, three tasks


def test_specialist_finds_their_units_tasks_only(client, cast, notice):
    client.force_login(cast["ttud.dat"])

    assert under_items(show(client, notice)) == [("II.1", ["TTUD"])]


def test_htmx_gets_the_rows_alone(client, cast, notice):
    client.force_login(cast["tdc.quan"])

    part = show(client, notice, HTTP_HX_REQUEST="true")

    assert part.templates[0].name == "tasks/_of_conclusion.html"
    assert b"<html" not in part.content
    assert "HX-Request" in part["Vary"]


def test_draft_is_found_by_office_and_leaders_only(client, cast):
    draft = a_draft(cast["giamdoc"])
    seen = {}
    for person in ("hcth.son", "ttud.dung"):
        client.force_login(cast[person])
        seen[person] = show(client, draft).status_code

    assert seen == {"hcth.son": 200, "ttud.dung": 404}


def test_list_is_read_only(client, cast, notice):
    client.force_login(cast["giamdoc"])

    assert client.post(reverse("tasks:of_conclusion", args=[notice.pk])).status_code == 405


def test_list_asks_as_much_for_three_tasks_as_for_one(client, cast, units, notice):
    client.force_login(cast["giamdoc"])
    one = a_task(cast, units["TTUD"], number="1/TB").conclusion
    counts = []
    for conclusion in (one, notice):
        with CaptureQueriesContext(connection) as seen:
            show(client, conclusion)
        counts.append(len(seen))

    assert counts[0] == counts[1]
