"""Who leads names the own stand-in from the account page: whom, from when to when, ended early."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from departments.journals import AccountChange
from departments.models import Delegation, Membership
from departments.own_stand_in_forms import own_people
from departments.rights import Rights

ADDRESS = reverse("departments:own_stand_ins")
TODAY = timezone.localdate()


def days(first: int, last: int) -> dict:
    return {
        name: f"{TODAY + timedelta(days=n):%d/%m/%Y}"
        for name, n in (("starts_on", first), ("ends_on", last))
    }


def told(response):
    return [str(message) for message in response.wsgi_request._messages]


def a_row(cast, giver, taker, first=0, last=3):
    return Delegation.objects.create(
        giver=cast[giver],
        taker=cast[taker],
        starts_on=TODAY + timedelta(days=first),
        ends_on=TODAY + timedelta(days=last),
    )


@pytest.mark.parametrize(
    ("account", "status"),
    [
        ("giamdoc", 200),
        ("pgd.nga", 200),
        ("ttud.dung", 200),
        ("ttud.my", 200),
        ("hcth.tam", 200),
        ("hcth.son", 403),
        ("ttud.dat", 403),
    ],
)
def test_page_is_for_who_leads_by_the_own_posts(client, cast, account, status):
    client.force_login(cast[account])

    assert client.get(ADDRESS).status_code == status
    offered = ADDRESS in client.get(reverse("account")).content.decode()
    assert offered is (status == 200)


def test_stand_in_names_nobody_for_the_absent(client, cast):
    a_row(cast, "ttud.dung", "ttud.dat")
    client.force_login(cast["ttud.dat"])

    assert client.post(ADDRESS, {"taker": cast["ttud.my"].pk} | days(0, 1)).status_code == 403


@pytest.mark.parametrize("account", ["giamdoc", "pgd.nga", "ttud.dung", "hcth.tam"])
def test_choice_is_people_of_the_own_unit_in_use(cast, account):
    person = cast[account]
    mates = Membership.objects.filter(department__in=person.chief_of_ids).exclude(user=person)

    assert set(own_people(person)) == {post.user for post in mates}


def test_leader_who_heads_a_unit_too_names_a_leader(cast, units):
    Membership.objects.create(user=cast["pgd.nga"], department=units["TTUD"], role="head")

    assert set(own_people(cast["pgd.nga"])) == {cast["giamdoc"], cast["pgd.viet"]}


def test_post_in_a_union_opens_no_other_units_work(cast, units):
    """Oanh works in QLKH and helps to head the Chi đoàn, whose head works in another unit."""
    mates = {post.user for post in Membership.objects.filter(department=units["QLKH"])}

    assert set(own_people(cast["qlkh.oanh"])) == mates - {cast["qlkh.oanh"]}


def test_naming_gives_the_powers_and_tells_both(client, cast):
    client.force_login(cast["ttud.dung"])

    response = client.post(ADDRESS, {"taker": cast["ttud.dat"].pk} | days(0, 2))

    row = Delegation.objects.get(giver=cast["ttud.dung"])
    assert (response.status_code, told(response)) == (
        302,
        [f"Đã ghi: {row.words}. Hai người đều được báo."],
    )
    assert Rights.of(cast["ttud.dat"]).is_chief
    changes = AccountChange.objects.filter(kind=AccountChange.Kind.DELEGATION)
    assert {(one.person, one.actor, one.after, one.letter) for one in changes} == {
        (cast[name], cast["ttud.dung"], row.words, AccountChange.Letter.PENDING)
        for name in ("ttud.dung", "ttud.dat")
    }


@pytest.mark.parametrize("stranger", ["qlkh.anh", "giamdoc", "ttud.dung"])
def test_others_and_oneself_cannot_be_named(client, cast, stranger):
    client.force_login(cast["ttud.dung"])

    response = client.post(ADDRESS, {"taker": cast[stranger].pk} | days(0, 2))

    assert response.status_code == 422
    assert not Delegation.objects.exists()


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [(2, 1, "__all__"), (-2, 3, "starts_on"), (-3, -1, "ends_on"), (0, 400, "ends_on")],
)
def test_days_are_to_come_in_order_and_no_more_than_a_year(client, cast, first, last, wrong):
    client.force_login(cast["ttud.dung"])

    response = client.post(ADDRESS, {"taker": cast["ttud.dat"].pk} | days(first, last))

    assert (response.status_code, set(response.context["form"].errors)) == (422, {wrong})
    assert not Delegation.objects.exists()


def test_same_person_twice_is_refused_and_other_overlaps_are_told(client, cast):
    client.force_login(cast["ttud.dung"])
    other = a_row(cast, "ttud.dung", "ttud.my", 1, 4)
    away = a_row(cast, "ttud.dat", "ttud.my", 2, 2)
    past = a_row(cast, "ttud.dung", "ttud.my", 9, 9)

    first = client.post(ADDRESS, {"taker": cast["ttud.dat"].pk} | days(0, 2))
    again = client.post(ADDRESS, {"taker": cast["ttud.dat"].pk} | days(2, 5))

    assert told(first)[1:] == [f"Cùng thời gian: {one.words}." for one in (other, away)]
    assert past.words not in " ".join(told(first))
    assert again.status_code == 422
    assert Delegation.objects.filter(taker=cast["ttud.dat"]).count() == 1


def test_what_runs_ends_today_and_what_is_to_come_is_taken_back(client, cast):
    runs, comes = a_row(cast, "ttud.dung", "ttud.dat"), a_row(cast, "ttud.dung", "ttud.my", 2, 4)
    client.force_login(cast["ttud.dung"])

    for row in (runs, comes):
        answer = client.post(reverse("departments:end_own_stand_in", args=[row.pk]))
        assert (answer.status_code, answer.url) == (302, ADDRESS)

    [left] = Delegation.objects.all()
    assert (left.pk, left.ends_on) == (runs.pk, TODAY)
    assert AccountChange.objects.filter(kind=AccountChange.Kind.DELEGATION).count() == 4


@pytest.mark.parametrize(
    ("giver", "taker", "first", "last"),
    [
        ("qlkh.anh", "qlkh.chi", 0, 3),
        ("ttud.dung", "ttud.dat", -5, -1),
    ],
)
def test_rows_of_others_and_of_the_past_are_not_found(client, cast, giver, taker, first, last):
    row = a_row(cast, giver, taker, first, last)
    client.force_login(cast["ttud.dung"])

    answer = client.post(reverse("departments:end_own_stand_in", args=[row.pk]))

    assert answer.status_code == 404
    row.refresh_from_db()
    assert row.ends_on == TODAY + timedelta(days=last)


def test_who_was_named_ends_it_too(client, cast):
    row = a_row(cast, "ttud.dung", "ttud.dat", 0, 3)
    client.force_login(cast["ttud.dat"])
    door = reverse("departments:end_own_stand_in", args=[row.pk])

    assert door in client.get(reverse("account")).text
    answer = client.post(door)

    row.refresh_from_db()
    assert (answer.url, row.ends_on) == (reverse("account"), TODAY)


def test_account_page_tells_whom_one_stands_in_for(client, cast):
    row = a_row(cast, "ttud.dung", "ttud.dat")
    client.force_login(cast["ttud.dat"])

    assert row.words in client.get(reverse("account")).content.decode()


@pytest.mark.parametrize("rows", [1, 6])
def test_page_takes_as_many_queries_however_many_rows(
    client, cast, rows, django_assert_num_queries
):
    for n in range(rows):
        a_row(cast, "ttud.dung", "ttud.dat", 2 * n, 2 * n)
    client.force_login(cast["ttud.dung"])
    client.get(ADDRESS)

    with django_assert_num_queries(6):
        client.get(ADDRESS)
