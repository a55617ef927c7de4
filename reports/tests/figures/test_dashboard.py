"""The dashboard: every number opens exactly its rows, whoever may read it, in few queries."""

import re
from datetime import date

import pytest
from django.utils import timezone

from reports.tests.pages import flat
from tasks.models import DayOff
from tasks.tests.factories import a_task, do

ADDRESS = "/tong-quan/"
STRIP = re.compile(r'<a href="([^"]+)"[^>]*><b>(\d+)[^%<]*<')


def strip_of(page) -> list[tuple[str, int]]:
    """The strip's figures, the total first: where they lead and the number printed."""
    strip = re.search(r'<nav class="strip".*?</nav>', page, re.DOTALL)[0]
    return [(url.replace("&amp;", "&"), int(count)) for url, count in STRIP.findall(strip)]


@pytest.mark.parametrize(
    ("account", "status"),
    [("giamdoc", 200), ("pgd.nga", 200), ("hcth.son", 200), ("ttud.dung", 200), ("ttud.dat", 403)],
)
@pytest.mark.parametrize("address", [ADDRESS, "/bieu-tong-hop/"])
def test_figures_are_for_those_who_see_the_whole_register(client, cast, account, status, address):
    client.force_login(cast[account])

    assert client.get(address).status_code == status


def test_dashboard_of_an_empty_office_says_so(client, cast):
    client.force_login(cast["giamdoc"])

    page = flat(client.get(ADDRESS))

    assert [count for _, count in strip_of(page)] == [0, 0, 0, 0, 0, 0]
    assert "Không có việc chờ quyết định." in page
    assert "Không có nhiệm vụ sắp đến hạn." in page
    assert ">–</b>" in page


def test_new_year_keeps_the_open_work_of_the_old(client, cast, units):
    a_task(cast, units["TTUD"], number="1/TB", issued_on=date(2024, 12, 20))
    client.force_login(cast["giamdoc"])

    page = flat(client.get(ADDRESS))

    assert strip_of(page)[0] == ("/nhiem-vu/", 1)


@pytest.mark.parametrize("copies", [1, 50])
def test_dashboard_takes_few_queries(client, cast, units, django_assert_num_queries, copies):
    due = DayOff.objects.calendar().after(timezone.localdate(), 2)
    for n in range(copies):
        task = a_task(cast, units["TTUD"], number=f"{n}/TB", deadline="before", named_on=due)
        do(task, "decline", cast["ttud.dung"], note="Trùng", lead=units["QLKH"])
    client.force_login(cast["giamdoc"])
    client.get(ADDRESS)

    with django_assert_num_queries(6):
        client.get(ADDRESS)
