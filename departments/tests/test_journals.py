"""Each change of an account leaves a row that says who, from what, to what; never a password."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils import timezone

from departments.journals import AccountChange
from departments.models import Delegation, User
from departments.papertext import paper_date
from departments.tests.pages import (
    NEW,
    PASSWORD,
    STAND_IN,
    people_of,
    post,
    save_person,
    set_password,
    stand_in,
)


@pytest.fixture
def people(cast):
    return people_of(cast)


def rows(person):
    changes = AccountChange.objects.filter(person=person).order_by("pk")
    return [(row.kind, row.before, row.after, row.letter_to, row.actor.username) for row in changes]


def test_each_fact_changed_leaves_a_row_and_a_letter_to_the_old_address(
    people, cast, units, client
):
    person = cast["ttud.dat"]
    client.force_login(people["administrator"])

    new = post(1, person, units["ChĐ"], "specialist")
    save_person(client, person, email="moi@skhcn.example", is_active="", **new)

    old, by = "ttud.dat@skhcn.example", "quantri"
    first = "Viên chức (Chuyên viên, viên chức), Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"
    second = "Mới (Chuyên viên, viên chức), Chi đoàn Thanh niên Sở"
    assert rows(person) == [
        ("email", old, "moi@skhcn.example", old, by),
        ("post", first, f"{first}; {second}", old, by),
        ("active", "đang dùng", "ngừng dùng", old, by),
    ]


def test_saving_a_page_unchanged_leaves_no_row(people, cast, client):
    client.force_login(people["administrator"])

    save_person(client, cast["ttud.dat"])

    assert rows(cast["ttud.dat"]) == []


def test_new_name_of_who_stands_in_is_told_as_a_name_alone(people, cast, client):
    person, today = cast["ttud.dat"], timezone.localdate()
    days = {"starts_on": today, "ends_on": today}
    Delegation.objects.create(giver=cast["ttud.dung"], taker=person, **days)
    client.force_login(people["administrator"])

    save_person(client, person, full_name="Châu Tấn Đạt A")

    address = "ttud.dat@skhcn.example"
    assert rows(person) == [("name", person.full_name, "Châu Tấn Đạt A", address, "quantri")]


def test_password_set_by_another_leaves_a_row_without_it_and_is_owed_anew(people, cast, client):
    person = cast["ttud.dat"]
    client.force_login(people["administrator"])

    set_password(client, person)

    person.refresh_from_db()
    assert person.must_change_password is True
    assert rows(person) == [
        ("password", "", "người khác đặt lại", "ttud.dat@skhcn.example", "quantri")
    ]


def test_password_put_out_of_use_is_told_as_that(people, cast, client):
    person = cast["ttud.dat"]
    person.set_password("cu-ky-2023")
    person.save()
    client.force_login(people["administrator"])

    typed = {"usable_password": "false", "unset-password": "1"}
    client.post(reverse(PASSWORD, args=[person.pk]), typed)

    person.refresh_from_db()
    assert person.has_usable_password() is False
    told = "người khác ngừng đăng nhập bằng mật khẩu"
    assert rows(person) == [("password", "", told, "ttud.dat@skhcn.example", "quantri")]


def test_refused_password_leaves_nothing(people, cast, client):
    client.force_login(people["administrator"])

    address = reverse(PASSWORD, args=[cast["ttud.dat"].pk])
    client.post(address, {"usable_password": "true", "password1": "1", "password2": "1"})

    cast["ttud.dat"].refresh_from_db()
    assert (cast["ttud.dat"].must_change_password, rows(cast["ttud.dat"])) == (False, [])


def test_stand_in_leaves_a_row_on_both_accounts(people, cast, client):
    client.force_login(people["administrator"])

    stand_in(client, cast["tdc.quan"], cast["tdc.han"], in_days=1)
    row = Delegation.objects.get()
    address = reverse(f"{STAND_IN}_delete", args=[row.pk])
    client.post(address, {"post": "yes", "opened": client.get(address).context["opened"]})

    for account in ("tdc.quan", "tdc.han"):
        kinds = [
            (kind, bool(before), bool(after)) for kind, before, after, *_ in rows(cast[account])
        ]
        assert kinds == [("delegation", False, True), ("delegation", True, False)]
    assert not Delegation.objects.exists()


def test_stand_in_added_is_told_without_those_there_were(people, cast, client):
    client.force_login(people["administrator"])
    days = {"starts_on": date(2024, 4, 5), "ends_on": date(2024, 4, 8)}
    Delegation.objects.create(giver=cast["tdc.quan"], taker=cast["qlkh.anh"], **days)

    stand_in(client, cast["tdc.quan"], cast["tdc.han"])

    today = paper_date(timezone.localdate())
    told = f"{cast['tdc.han']} thay {cast['tdc.quan']}, từ {today} đến {today}"
    assert [row[:3] for row in rows(cast["tdc.quan"])] == [("delegation", "", told)]


def test_one_of_two_like_stand_ins_deleted_is_told(people, cast, client):
    client.force_login(people["administrator"])
    day = timezone.localdate() + timedelta(days=1)
    days = {"starts_on": day, "ends_on": day}
    twins = [
        Delegation.objects.create(giver=cast["tdc.quan"], taker=cast["tdc.han"], **days)
        for _ in "ab"
    ]
    address = reverse(f"{STAND_IN}_delete", args=[twins[0].pk])

    client.post(address, {"post": "yes", "opened": client.get(address).context["opened"]})

    told = f"{twins[0]}, từ {paper_date(day)} đến {paper_date(day)}"
    assert [row[:3] for row in rows(cast["tdc.quan"])] == [("delegation", told, "")]


def test_new_account_leaves_a_row_and_owes_a_password_of_its_own(people, client):
    client.force_login(people["administrator"])
    typed = {"username": "qlkh.moi", "full_name": "Trần Thị Mới", "email": "moi@skhcn.example"}
    typed |= {"usable_password": "true", "password1": NEW, "password2": NEW}
    typed |= {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}

    client.post(reverse("admin:departments_user_add"), typed)

    person = User.objects.get(username="qlkh.moi")
    assert person.must_change_password is True
    assert rows(person) == [("added", "", "cấp tài khoản mới", "", "quantri")]
    told = AccountChange.objects.get().get_letter_display()
    assert told == "Tài khoản mới, không gửi thư"


def test_accounts_of_commands_owe_nothing(people):
    assert people["administrator"].must_change_password is False


def test_password_hash_of_nobody_stands_in_the_journal(people, cast, client):
    User.objects.filter(pk=cast["ttud.dat"].pk).update(password=make_password("cu-ky-2023"))
    client.force_login(people["administrator"])

    set_password(client, cast["ttud.dat"])

    row = AccountChange.objects.get()
    assert "$" not in f"{row.before}{row.after}"
