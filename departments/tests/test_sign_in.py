"""Signing in: guesses are few, the director is not to be locked out, old sessions end."""

import pytest
from django.test import Client
from django.urls import reverse

from departments.journals import FailedSignIn
from departments.sign_in import MOST, WHILE

RIGHT, HERE, ELSEWHERE = "lua-chin-2024", "10.1.1.7", "10.1.1.8"
LOCKED = "Đã nhập sai nhiều lần."


@pytest.fixture
def director(cast):
    cast["giamdoc"].set_password(RIGHT)
    cast["giamdoc"].save()
    return cast["giamdoc"]


def enter(password, *, door="login", username="giamdoc", address=HERE, client=None, **headers):
    given = {"username": username, "password": password}
    return (client or Client()).post(reverse(door), given, REMOTE_ADDR=address, **headers)


def guess(times=MOST, **how):
    for _ in range(times):
        answer = enter("sai", **how)
    return answer.content.decode()


def test_few_guesses_are_told_as_wrong_and_the_next_as_too_many(director):
    assert "Sai tên đăng nhập hoặc mật khẩu." in guess(MOST - 1)
    assert LOCKED in guess(1)


def test_right_password_is_not_looked_at_after_too_many_guesses(director):
    guess()

    answer = enter(RIGHT)

    assert answer.status_code == 200
    assert LOCKED in answer.content.decode()
    assert FailedSignIn.objects.count() == MOST


def test_guesses_elsewhere_do_not_lock_the_director_out(director):
    guess(20, address=ELSEWHERE)

    assert enter(RIGHT).status_code == 302


def test_guesses_at_one_account_do_not_lock_another(director):
    guess(username="pgd.nga")

    assert enter(RIGHT).status_code == 302


def test_account_is_one_however_it_is_written(director):
    guess(username="GiamDoc")

    assert LOCKED in enter(RIGHT).content.decode()


def test_lock_ends_by_itself(director):
    guess()
    FailedSignIn.objects.update(at=FailedSignIn.objects.earliest("at").at - WHILE)

    assert enter(RIGHT).status_code == 302


def test_signing_in_forgets_earlier_slips(director):
    guess(MOST - 1)

    assert enter(RIGHT).status_code == 302
    assert FailedSignIn.objects.count() == 0


def test_guesses_are_forgotten_when_they_no_longer_count(director):
    guess(2, address=ELSEWHERE)
    FailedSignIn.objects.update(at=FailedSignIn.objects.earliest("at").at - 2 * WHILE)

    guess(1)

    assert FailedSignIn.objects.values_list("address").get() == (HERE,)


def test_lists_have_no_door_of_their_own(director):
    answer = enter(RIGHT, door="admin:login")

    assert (answer.status_code, answer.url) == (302, "/dang-nhap/?next=/quan-tri/")
    assert "_auth_user_id" not in answer.client.session


def test_behind_a_proxy_its_own_word_counts(director, settings):
    settings.HTTPS = True
    for made_up in range(MOST):
        enter("sai", address="127.0.0.1", HTTP_X_FORWARDED_FOR=f"1.1.1.{made_up}, {ELSEWHERE}")

    asked = {"address": "127.0.0.1", "HTTP_X_FORWARDED_FOR": ELSEWHERE}
    assert LOCKED in enter(RIGHT, **asked).content.decode()
    assert enter(RIGHT, address="127.0.0.1", HTTP_X_FORWARDED_FOR=HERE).status_code == 302


def test_session_of_before_signing_in_is_given_up(director, client):
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = before = session.session_key

    enter(RIGHT, client=client)

    assert client.cookies["sessionid"].value != before
    assert not client.session.exists(before)


def test_new_password_ends_the_other_sessions(director):
    here, there = Client(), Client()
    for client in (here, there):
        enter(RIGHT, client=client)
    new = {"old_password": RIGHT, "new_password1": "gio-mua-2025", "new_password2": "gio-mua-2025"}

    assert here.post(reverse("password_change"), new).status_code == 302

    assert here.get(reverse("account")).status_code == 200
    assert there.get(reverse("account")).status_code == 302


def test_account_put_out_of_use_is_signed_out_at_once(director, client):
    enter(RIGHT, client=client)
    director.is_active = False
    director.save()

    assert client.get(reverse("account")).url == f"{reverse('login')}?next=/tai-khoan/"
    assert "Sai tên đăng nhập hoặc mật khẩu." in enter(RIGHT).content.decode()
