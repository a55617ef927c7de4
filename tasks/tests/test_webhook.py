"""What another program is told: each thing once, signed, as long as it takes, and no contents."""

import hmac
import json
import re
from datetime import date, timedelta

import pytest

from departments.journals import RuleChange
from departments.models import Agency
from tasks.models import Delivery, Task, Webhook
from tasks.tests.factories import a_task, at, do
from tasks.tests.test_outer_nets import receiver as receiver
from tasks.webhook_sending import PAUSES, send, send_again, send_waiting
from tasks.webhook_telling import plan, webhook_trouble

PAGE = "/danh-muc/bao-sang-phan-mem-khac/"
ON = at(date(2024, 4, 3), 8)
State = Delivery.State


@pytest.fixture
def webhook(receiver, db):
    kinds = list(Webhook.Kind.values)
    return Webhook.objects.create(
        address=receiver.address, secret="khoa-chung", kinds=kinds, is_on=True, on_since=ON
    )


@pytest.fixture
def done(cast, units):
    """A task that was confirmed on 05/4/2024."""
    task = a_task(cast, units["TTUD"], title="Tên không được lộ")
    do(task, "report", cast["ttud.dung"], result="Kết quả không được lộ")
    task.refresh_from_db()
    do(task, "confirm", cast["pgd.nga"], on=date(2024, 4, 5))
    return task


def test_done_work_is_told_once_signed_and_without_contents(webhook, done, receiver):
    now = at(date(2024, 4, 5), 10)

    assert [plan(now), plan(now), send_waiting(now), send_waiting(now)] == [1, 0, 1, 0]

    ((_, headers, body),) = receiver.got
    told = json.loads(body)
    assert told["kind"] == "task.done"
    assert told["id"] == headers["Webhook-Id"] == Delivery.objects.get().key
    assert sorted(told["task"]) == [
        *("due_on", "id", "lead", "lead_name", "notice_number", "place", "url")
    ]
    assert "không được lộ" not in body.decode()
    signed = f"{headers['Webhook-Timestamp']}.".encode() + body
    own = hmac.new(b"khoa-chung", signed, "sha256").hexdigest()
    assert headers["Webhook-Signature"] == f"v1={own}"


def test_what_was_before_the_switching_on_and_kinds_not_chosen_are_not_told(webhook, done):
    Webhook.objects.update(kinds=["task.reopened"])
    assert plan(at(date(2024, 4, 5), 10)) == 0

    Webhook.objects.update(kinds=["task.done"], on_since=at(date(2024, 4, 6)))
    assert plan(at(date(2024, 4, 6), 10)) == 0

    Webhook.objects.update(on_since=ON, is_on=False)
    assert plan(at(date(2024, 4, 5), 10)) == 0


def test_late_work_is_told_once_for_each_deadline(webhook, cast, units):
    task = a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))
    now = at(date(2026, 12, 1))

    assert [plan(now), plan(now)] == [1, 0]
    assert Delivery.objects.get().key == f"task.late:{task.pk}:2024-04-05"

    Task.objects.filter(pk=task.pk).update(due_on=date(2024, 4, 12))
    assert [plan(now), plan(now)] == [1, 0]


def test_work_late_before_the_switching_on_is_not_told(webhook, cast, units):
    a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))
    Webhook.objects.update(on_since=at(date(2024, 4, 9)))

    assert plan(at(date(2024, 4, 10))) == 0


def test_a_receiver_out_of_order_gets_the_same_message_again_and_in_the_end_it_is_told(
    webhook, done, receiver
):
    now, receiver.status = at(date(2024, 4, 5), 10), 503
    plan(now)

    for pause in PAUSES:
        assert send_waiting(now) == 0
        assert send_waiting(now + pause - timedelta(seconds=1)) == 0
        now += pause
    assert Delivery.objects.get().state == State.PENDING
    send_waiting(now)

    told = Delivery.objects.get()
    assert (told.state, told.attempts) == (State.FAILED, len(PAUSES) + 1)
    assert {(headers["Webhook-Id"], body) for _, headers, body in receiver.got} == {
        (told.key, told.body.encode())
    }
    assert len(receiver.got) == len(PAUSES) + 1
    assert webhook_trouble() == "1 tin không gửi được"
    receiver.status = 204
    assert [send_again(now), send_waiting(now), webhook_trouble()] == [1, 1, ""]


def test_a_message_whose_sender_died_goes_again_after_its_lease(webhook, done, receiver):
    now = at(date(2024, 4, 5), 10)
    plan(now)
    held = now + timedelta(minutes=2)
    Delivery.objects.update(state=State.SENDING, lease_until=held, attempts=1)

    assert send(Delivery.objects.get(), webhook, now) is False
    assert [send_waiting(now), send_waiting(held + timedelta(seconds=1))] == [0, 1]


def test_a_stop_of_the_letters_stops_messages_too(webhook, done, receiver):
    now = at(date(2024, 4, 5), 10)
    plan(now)
    Agency.objects.update(
        letters_stopped_on=date(2024, 4, 5), letters_stopped_why="Chạy thử bản sao"
    )

    assert [send_waiting(now), receiver.got] == [0, []]


# The page


@pytest.fixture
def keeper(client, cast):
    client.force_login(cast["hcth.tam"])
    return client


def opened(client):
    found = re.search(r'name="opened" value="([^"]*)"', client.get(PAGE).content.decode())
    return found[1].replace("&quot;", '"')


def saved(client, **typed):
    return client.post(PAGE, {"opened": opened(client), "kinds": ["task.done"], **typed})


def test_it_is_off_until_a_keeper_sets_it_and_the_journal_holds_no_secret(keeper, cast):
    assert saved(keeper, address="https://nhan.example/k/bi-mat", is_on="on").status_code == 302

    webhook = Webhook.objects.get()
    assert (webhook.is_on, webhook.kinds) == (True, ["task.done"])
    change = RuleChange.objects.get()
    assert change.after == (
        "Báo sang phần mềm khác: gửi đến nhan.example (Nhiệm vụ đã được xác nhận hoàn thành)"
    )
    assert webhook.secret not in keeper.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *("", "nhan.example", "ftp://nhan.example/", "file:///etc/passwd", "https://", "//a/b"),
        *("https://a:b@nhan.example/", "https://a@nhan.example/", "https://nhan.example:99999/"),
        *("https://nhan.example/a b", "https://nhan.example:0/", "javascript:alert(1)"),
    ],
)
def test_what_is_no_address_is_refused(keeper, address):
    assert saved(keeper, address=address).status_code == 422
    assert not Webhook.objects.exists()


def test_a_page_opened_before_a_colleague_saved_changes_nothing(keeper, webhook):
    answer = keeper.post(PAGE, {"opened": "{}", "address": "https://khac.example/"})

    assert answer.status_code == 409
    assert Webhook.objects.get().address == webhook.address


def test_a_new_secret_is_shown_once_and_signs_from_then_on(keeper, webhook):
    page = keeper.post(f"{PAGE}khoa/")

    secret = Webhook.objects.get().secret
    assert secret != "khoa-chung"
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert secret in page.content.decode()
    assert secret not in keeper.get(PAGE).content.decode()
    assert secret not in str(list(RuleChange.objects.values()))


def test_the_trial_says_at_once_what_the_receiver_answered(keeper, webhook, receiver):
    assert "đã nhận tin thử" in keeper.post(f"{PAGE}gui-thu/", follow=True).content.decode()

    receiver.status = 500
    page = keeper.post(f"{PAGE}gui-thu/", follow=True).content.decode()
    assert "Bên nhận trả lời 500" in page
    assert Delivery.objects.filter(state=State.FAILED).count() == 1
    assert webhook_trouble() == ""


@pytest.mark.parametrize("who", ["giamdoc", "pgd.nga", "hcth.son", "ttud.dung", "qlkh.anh"])
@pytest.mark.parametrize("deed", ["", "khoa/", "gui-thu/", "gui-lai/"])
def test_others_neither_see_nor_set_it(client, cast, webhook, receiver, who, deed):
    client.force_login(cast[who])

    assert client.post(PAGE + deed, {"address": "https://khac.example/"}).status_code == 403
    same = Webhook.objects.get()
    assert (same.address, same.secret, receiver.got) == (webhook.address, "khoa-chung", [])
