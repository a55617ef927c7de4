"""The dashboard: every number opens exactly its rows, whoever may read it, in few queries."""

import re
from datetime import date, timedelta
from itertools import count

import pytest
from django.utils import timezone

from conclusions.tests.factories import a_directive, a_draft
from departments.models import Delegation
from reports.tests.pages import flat
from tasks.actions import issue
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


@pytest.mark.wide
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


@pytest.fixture
def all_units(cast, units):
    """A late, a coming and an undated task of each of four units; two are in the charge of one
    deputy director, two of the other."""
    calendar, today = DayOff.objects.calendar(), timezone.localdate()
    days = {"late": today - timedelta(days=20), "soon": calendar.after(today, 2), "none": None}
    numbers = count(1)
    for code in ("QLKH", "TTUD", "QLCN&CN", "QLTĐC"):
        for day in days.values():
            named = {"deadline": "before", "named_on": day} if day else {}
            number = f"{next(numbers)}/TB"
            a_task(cast, units[code], number=number, issued_on=today - timedelta(days=30), **named)
    return units


def rows_behind(client, url: str) -> int:
    return client.get(url).context["page_obj"].paginator.count


@pytest.mark.wide
@pytest.mark.parametrize(
    ("account", "query", "total"),
    [
        ("giamdoc", "", 12),
        ("pgd.nga", "", 6),
        ("pgd.viet", "", 6),
        ("pgd.nga", "?pham_vi=ca-co-quan", 12),
        ("pgd.nga", "?ky=tat-ca", 6),
        ("hcth.son", "", 12),
        ("ttud.dung", "", 12),
    ],
)
def test_deputys_figures_are_those_of_the_units_in_charge_and_open_their_rows(
    client, cast, all_units, account, query, total
):
    client.force_login(cast[account])

    page = client.get(ADDRESS + query)

    strip = strip_of(flat(page))[:5]
    assert [number for _, number in strip] == [total, total // 3, total // 3, 0, total // 3]
    assert [rows_behind(client, url) for url, _ in strip] == [number for _, number in strip]
    for line in page.context["lines"]:
        assert rows_behind(client, line.open) == line.figures.standing.open


def test_deputy_reaches_the_whole_agency_by_one_tap_and_keeps_it_with_the_period(
    client, cast, all_units
):
    client.force_login(cast["pgd.nga"])

    own, whole = (flat(client.get(ADDRESS + query)) for query in ("", "?pham_vi=ca-co-quan"))

    assert 'href="?pham_vi=ca-co-quan"' in own
    assert '<input type="hidden" name="pham_vi" value="ca-co-quan"' in whole
    assert '<input type="hidden" name="pham_vi"' not in own
    client.force_login(cast["giamdoc"])
    assert "Đơn vị phụ trách" not in flat(client.get(ADDRESS))


@pytest.mark.wide
@pytest.mark.parametrize(
    ("giver", "taker", "shown"),
    [
        ("pgd.viet", "tdc.han", {"QLCN&CN", "QLTĐC"}),
        ("pgd.viet", "qlkh.anh", {"QLCN&CN", "QLTĐC"}),
        ("pgd.viet", "pgd.nga", {"QLKH", "TTUD", "QLCN&CN", "QLTĐC"}),
        ("giamdoc", "tdc.han", set()),
        ("giamdoc", "pgd.nga", set()),
        ("ttud.dung", "pgd.nga", {"QLKH", "TTUD"}),
    ],
)
def test_stand_ins_first_screen_is_that_of_whom_they_stand_in_for(
    client, cast, all_units, giver, taker, shown
):
    today = timezone.localdate()
    Delegation.objects.create(giver=cast[giver], taker=cast[taker], starts_on=today, ends_on=today)
    client.force_login(cast[taker])

    context = client.get(ADDRESS).context

    with_work = {"QLKH", "TTUD", "QLCN&CN", "QLTĐC"}
    assert {unit.code for unit in context["among"]} & with_work == shown
    assert context["figures"].whole.open == 3 * len(shown or with_work)


def test_scope_that_is_none_is_told(client, cast, all_units):
    client.force_login(cast["pgd.nga"])

    page = client.get(f"{ADDRESS}?pham_vi=tinh")

    assert page.context["filter"].unknown == "phạm vi “tinh”"
    assert page.context["filter"].unknown in flat(page)


def test_deputy_of_few_units_sees_what_is_late_the_longest(client, cast, units):
    today = timezone.localdate()
    for n, (code, days) in enumerate([("QLKH", 13), ("TTUD", 19), ("TTra", 22), ("QLKH", 0)]):
        due = today - timedelta(days=days)
        late = {"deadline": "before", "named_on": due, "issued_on": due - timedelta(days=9)}
        a_task(cast, units[code], number=f"{n}/TB", title=f"{code} {days}", **late)

    def latest(account: str) -> list[str]:
        client.force_login(cast[account])
        return [one.first.task.title for one in client.get(ADDRESS).context["latest"]]

    assert latest("pgd.nga") == ["TTUD 19", "QLKH 13"]
    assert latest("giamdoc") == []


def test_what_comes_next_says_a_directive_once_with_its_units(client, cast, units):
    due = DayOff.objects.calendar().after(timezone.localdate(), 2)
    draft = a_draft(cast["giamdoc"], number="9/TB", issued_on=timezone.localdate())
    leads = [units[code] for code in ("QLKH", "TTra", "TTUD", "HCTH", "QLTĐC")]
    a_directive(draft, *leads, title="Báo cáo tồn tại", deadline="before", named_on=due)
    a_directive(draft, units["TTra"], title="Kết luận thanh tra", deadline="before", named_on=due)
    issue(draft, by=cast["hcth.tam"])
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS)

    told = [(one.first.task.title, len(one.units)) for one in page.context["coming"]]
    assert told == [("Báo cáo tồn tại", 5), ("Kết luận thanh tra", 1)]
    assert flat(page).count("Báo cáo tồn tại") == 1
    assert page.context["unseen_soon"] is False
