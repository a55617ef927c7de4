"""Who may change whose account: never the own powers, never those of who outranks."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from departments.accounts import has_leaders_powers
from departments.models import Delegation, Department, Membership, User
from departments.tests.pages import (
    PASSWORD,
    link_made,
    new_post,
    people_of,
    save_person,
    save_row,
    set_password,
)

PAGE = "departments:person"


@pytest.fixture
def people(cast):
    return people_of(cast)


# Each act tries what its name says as the person signed in, and tells whether it came about.


def own_post(client, me, cast, units):
    save_row(client, PAGE, me.pk, **new_post(me.memberships.count(), units["LĐS"]))
    return me.memberships.filter(title="Trưởng phòng", department=units["LĐS"]).exists()


def own_post_elsewhere(client, me, cast, units):
    typed = new_post(me.memberships.count(), units["TTra"], "specialist")
    save_row(client, PAGE, me.pk, **typed)
    return me.memberships.filter(title="Mới").exists()


def own_stand_in(client, me, cast, units):
    name_stand_in(client, cast["qlkh.anh"], me)
    return Delegation.objects.exists()


def leaders_post_for_another(client, me, cast, units):
    save_row(client, PAGE, cast["ttud.dat"].pk, **new_post(1, units["LĐS"]))
    return cast["ttud.dat"].memberships.filter(department=units["LĐS"]).exists()


def others_post(client, me, cast, units):
    save_row(client, PAGE, cast["ttud.dat"].pk, **new_post(1, units["ChĐ"], "specialist"))
    return cast["ttud.dat"].memberships.filter(title="Mới").exists()


def leaders_password(client, me, cast, units):
    return link_made(client, cast["giamdoc"])


def others_password(client, me, cast, units):
    return link_made(client, cast["ttud.dat"])


def leaders_address(client, me, cast, units):
    save_row(client, PAGE, cast["giamdoc"].pk, email="khac@skhcn.example")
    return User.objects.filter(email="khac@skhcn.example").exists()


def leader_put_out(client, me, cast, units):
    save_row(client, PAGE, cast["giamdoc"].pk, is_active="")
    return not User.objects.get(username="giamdoc").is_active


def leaders_stand_in(client, me, cast, units):
    name_stand_in(client, cast["giamdoc"], cast["ttra.truong"])
    return Delegation.objects.exists()


def others_stand_in(client, me, cast, units):
    name_stand_in(client, cast["tdc.quan"], cast["tdc.han"])
    return Delegation.objects.exists()


def name_stand_in(client, giver, taker):
    day = f"{timezone.localdate():%d/%m/%Y}"
    typed = {"giver": giver.pk, "taker": taker.pk, "starts_on": day, "ends_on": day}
    save_row(client, "departments:new_stand_in", **typed)


def save_unit(client, unit, **typed):
    save_row(client, "departments:unit", unit.pk, **typed)
    return Department.objects.get(pk=unit.pk)


def with_another_office(unit):
    """Of a kind there is one: where two are since earlier, one may go."""
    Department.objects.create(name="Văn phòng cũ", kind="office")
    return unit


def kind_of_own_unit(client, me, cast, units):
    unit = with_another_office(units["HCTH"])
    return save_unit(client, unit, kind="division").kind == "division"


def who_is_in_charge_of_own_unit(client, me, cast, units):
    unit = save_unit(client, units["HCTH"], overseen_by=cast["pgd.nga"].pk)
    return unit.overseen_by == cast["pgd.nga"]


def own_unit_put_out_of_use(client, me, cast, units):
    return not save_unit(client, with_another_office(units["HCTH"]), active="").active


def who_is_in_charge_of_another(client, me, cast, units):
    unit = save_unit(client, units["TTUD"], overseen_by=cast["pgd.viet"].pk)
    return unit.overseen_by == cast["pgd.viet"]


ACTS = (
    # act, then the rights of keeper, administrator, head of office (a keeper), the director
    (own_post, "no no no no"),
    (own_post_elsewhere, "no no no no"),
    (own_stand_in, "no no no no"),
    (kind_of_own_unit, "no yes no no"),
    (who_is_in_charge_of_own_unit, "no yes no no"),
    (own_unit_put_out_of_use, "no yes no no"),
    (who_is_in_charge_of_another, "yes yes yes no"),
    (leaders_post_for_another, "no yes no no"),
    (leaders_password, "no yes no no"),
    (leaders_address, "no yes no no"),
    (leader_put_out, "no yes no no"),
    (leaders_stand_in, "no yes no no"),
    (others_post, "yes yes yes no"),
    (others_password, "yes yes yes no"),
    (others_stand_in, "yes yes yes no"),
)
WHO = ("keeper", "administrator", "head of office", "the director")


@pytest.mark.wide
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("act", "rights"), ACTS, ids=lambda value: getattr(value, "__name__", ""))
def test_nobody_takes_powers_and_leaders_are_the_administrators(
    people, cast, units, client, who, act, rights
):
    User.objects.create_superuser("quantri.hai", "q2@skhcn.example", "x", full_name="Quản trị 2")
    client.force_login(people[who])

    done = act(client, people[who], cast, units)

    assert done is (rights.split()[WHO.index(who)] == "yes")


def test_the_only_administrator_has_nobody_to_ask(people, cast, units, client):
    client.force_login(people["administrator"])

    assert own_post_elsewhere(client, people["administrator"], cast, units)


def test_leaders_page_is_read_only_and_says_why(people, cast, client):
    client.force_login(people["keeper"])

    page = client.get(reverse(PAGE, args=[cast["giamdoc"].pk])).text

    assert "Tài khoản của lãnh đạo và người đang xử lý thay lãnh đạo chỉ" in page
    assert ('name="full_name"' in page, "Liên kết đặt mật khẩu" in page) == (False, False)


def test_own_page_says_who_changes_its_posts(people, client):
    client.force_login(people["keeper"])

    page = client.get(reverse(PAGE, args=[people["keeper"].pk])).text

    assert "Không ai tự thay đổi chức vụ, xử lý thay của mình" in page
    assert ('name="full_name"' in page, "posts-0-role" in page) == (True, False)


@pytest.mark.parametrize(("ends", "has"), [(-1, False), (0, True), (5, True)])
def test_who_stands_in_for_a_leader_has_their_powers(cast, ends, has):
    today = date(2024, 4, 5)
    Delegation.objects.create(
        giver=cast["giamdoc"],
        taker=cast["ttra.truong"],
        starts_on=today - timedelta(days=3),
        ends_on=today + timedelta(days=ends),
    )

    assert has_leaders_powers(cast["ttra.truong"], today) is has


def test_nobody_puts_the_own_account_out_of_use(people, client):
    me = people["administrator"]
    client.force_login(me)

    save_person(client, me, is_active="", is_staff="", full_name="Quản trị viên")

    me.refresh_from_db()
    assert (me.is_active, me.is_staff, me.full_name) == (True, True, "Quản trị viên")


def test_own_password_is_changed_on_the_page_that_asks_for_the_old_one(people, client):
    me = people["administrator"]
    client.force_login(me)

    answer = client.get(reverse(PASSWORD, args=[me.pk]))

    assert (answer.status_code, answer.url) == (302, reverse("password_change"))
    assert set_password(client, me) is False


def test_leaders_row_of_stand_ins_is_closed_to_keepers(people, cast, client):
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today + timedelta(days=1)}
    row = Delegation.objects.create(giver=cast["pgd.nga"], taker=cast["qlkh.anh"], **days)
    client.force_login(people["keeper"])

    save_row(client, "departments:stand_in", row.pk, ends_on=f"{today:%d/%m/%Y}")
    client.post(reverse("departments:delete_stand_in", args=[row.pk]))

    assert Delegation.objects.get().ends_on == today + timedelta(days=1)


def test_posts_are_kept_by_hand_of_who_may(people, cast, units, client):
    """The page of a leader takes no posts from a keeper, in whichever line they are typed."""
    person = cast["pgd.viet"]
    client.force_login(people["keeper"])

    client.post(reverse(PAGE, args=[person.pk]), new_post(1, units["HCTH"]))

    assert Membership.objects.filter(user=person).count() == 1
