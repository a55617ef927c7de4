"""Numbers of the demo office: each opens exactly its rows, and sums and pages agree."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from reports.figures.counts import Standing
from reports.tests.followed_links import links_of, rows_behind
from reports.tests.pages import flat
from tasks.models import Task

DASHBOARD, SUMMARY = "/tong-quan/", "/bieu-tong-hop/"
STRIP = re.compile(r'<a href="([^"]+)"[^>]*><b>(\d+)[^%<]*<')


@pytest.fixture
def people(standing_office):
    return standing_office


def slow(query: str):
    return pytest.param(query, marks=pytest.mark.slow)


def strip_of(page) -> list[tuple[str, int]]:
    """The strip's figures, the total first: where they lead and the number printed."""
    strip = re.search(r'<nav class="strip".*?</nav>', page, re.DOTALL)[0]
    return [(url.replace("&amp;", "&"), int(count)) for url, count in STRIP.findall(strip)]


@pytest.mark.wide
@pytest.mark.parametrize(
    "query", ["", slow("?ky=tat-ca"), slow("?ky={year}"), "?ky={year}-q{quarter}"]
)
def test_every_number_of_the_dashboard_opens_exactly_its_rows(client, people, query):
    today = timezone.localdate()
    query = query.format(year=today.year, quarter=(today.month + 2) // 3)
    client.force_login(people["giamdoc"])

    page = flat(client.get(DASHBOARD + query))

    printed = [(url, count) for url, count in strip_of(page) if "cho-quyet-dinh" not in url]
    links = printed + links_of(page)
    assert len(links) > 20
    assert [(url, rows_behind(client, url)) for url, _ in links] == links


def test_parts_add_up_to_the_open_tasks(client, people):
    client.force_login(people["giamdoc"])

    total, *parts = [count for _, count in strip_of(flat(client.get(DASHBOARD)))]

    assert total == sum(parts[:4]) == Task.objects.open().count()


def test_decisions_are_those_of_their_own_page(client, people):
    client.force_login(people["giamdoc"])

    dashboard, decisions = client.get(DASHBOARD), client.get(reverse("tasks:decisions"))

    asked = dashboard.context["asked"]
    assert dashboard.context["waiting"] == decisions.context["total"]
    assert [(kind.label, kind.count) for kind in asked] == [
        (group["label"], group["shown"]) for group in decisions.context["groups"]
    ]


def test_unknown_period_is_told_and_counts_nothing(client, people):
    client.force_login(people["giamdoc"])

    odd = client.get(DASHBOARD + "?ky=quy-toi")

    assert (odd.status_code, odd.context["figures"].whole) == (200, Standing())
    assert odd.context["filter"].unknown == "kỳ “quy-toi”"


@pytest.mark.wide
@pytest.mark.parametrize("query", ["", slow("?ky=tat-ca"), slow("?ky={year}")])
def test_every_number_of_the_summary_opens_exactly_its_rows(client, people, query):
    client.force_login(people["hcth.son"])

    page = client.get(SUMMARY + query.format(year=timezone.localdate().year))

    links = links_of(flat(page))
    assert len(links) > 40
    assert [(url, rows_behind(client, url)) for url, _ in links] == links


def test_columns_add_up(client, people):
    client.force_login(people["giamdoc"])

    context = client.get(SUMMARY).context

    for line in [*context["lines"], context["total"]]:
        total, dated, undated, done, on_time, late, left, left_time, left_late = [
            cell.count for cell in line.cells
        ]
        assert total == dated + undated == done + left
        assert (done, left) == (on_time + late, left_time + left_late)
    assert context["total"].cells[0].count == sum(ln.cells[0].count for ln in context["lines"])
    left_out = context["figures"].paused + context["figures"].withdrawn
    carried = Task.objects.filter(status="carried").count()
    assert context["total"].cells[0].count == Task.objects.count() - left_out - carried
