"""A mail server that misbehaves in every way: nobody's letter is lost or sent twice, and the sender
goes on with the others'."""

import time
from datetime import date, timedelta

import pytest

from departments.models import Membership, User
from tasks import delivery
from tasks.delivery import send_waiting
from tasks.limits import MAX_TRIES
from tasks.models import Digest, Reminder
from tasks.reminders import plan
from tasks.tests.factories import a_task, at, do
from tasks.tests.loopback_mail import TAKEN, HungUp, loopback_mail

DAY, NEXT = date(2024, 4, 11), date(2024, 4, 12)
MORNING = at(DAY, 8)
State = Digest.State
CROWD = 20
BAD = "moi.7@a.vn"


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "departments.patient_smtp.EmailBackend"
    with loopback_mail() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


@pytest.fixture
def planned(cast, units) -> int:
    """So many letters of one overdue task."""
    task = a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))
    do(task, "accept", cast["ttud.dung"])
    for number in range(CROWD - 5):
        new = User.objects.create(username=f"moi.{number}", email=f"moi.{number}@a.vn")
        Membership.objects.create(user=new, department=units["TTUD"], role="deputy")
    return plan(DAY, MORNING)


def states() -> dict[str, int]:
    found: dict[str, int] = {}
    for state in Digest.objects.filter(day=DAY).values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def of_bad_one() -> tuple[str, int]:
    return Digest.objects.values_list("state", "attempts").get(recipient__email=BAD, day=DAY)


def hang_up(talk):
    raise HungUp


def test_everybody_gets_one_letter(server, planned):
    assert send_waiting(DAY, MORNING) == planned == CROWD

    assert {len(ids) for ids in server.taken.values()} == {1}
    assert (server.calls, states()) == (1, {State.SENT: CROWD})


@pytest.mark.wide
@pytest.mark.parametrize("words", ["421 too busy", "450 try later", "451 wait"])
def test_one_refused_for_now_is_tried_six_times_and_told_the_next_day(server, planned, words):
    server.refused[BAD] = words
    now = MORNING
    tries = []
    for _ in range(MAX_TRIES + 1):
        send_waiting(DAY, now)
        tries.append(of_bad_one()[1])
        now += max(delivery.PAUSES) + timedelta(minutes=1)

    assert tries == [1, 2, 3, 4, 5, 6, 6]
    assert (of_bad_one(), states()[State.SENT]) == ((State.FAILED, 6), CROWD - 1)
    server.refused.clear()
    plan(NEXT, at(NEXT, 8))
    assert Reminder.objects.filter(digest__recipient__email=BAD, digest__day=NEXT).count() == 1


def test_six_tries_span_a_day():
    assert (len(delivery.PAUSES), MAX_TRIES) == (5, 6)
    assert timedelta(hours=24) <= sum(delivery.PAUSES, timedelta()) < timedelta(hours=25)


def test_one_refused_for_good_fails_at_once(server, planned):
    server.refused[BAD] = "550 no such user"

    assert send_waiting(DAY, MORNING) == CROWD - 1

    assert of_bad_one() == (State.FAILED, 1)
    assert "no such user" in Digest.objects.get(recipient__email=BAD).trouble


@pytest.mark.parametrize("words", ["450 try later", "451 wait"])
def test_what_was_tried_in_vain_on_the_last_of_a_day_is_told_the_next_day(server, planned, words):
    """Two tries were made before the day ended: it has not been told, and is not lost."""
    server.refused[BAD] = words
    for minutes in (0, 6):
        send_waiting(DAY, MORNING + timedelta(minutes=minutes))
    server.refused.clear()

    plan(NEXT, at(NEXT, 8))
    send_waiting(NEXT, at(NEXT, 8))

    assert of_bad_one() == (State.FAILED, 2)
    assert len(server.taken[BAD]) == 1


@pytest.mark.wide
def test_no_server_all_day_loses_nobody_the_next_day(server, planned):
    """Each look at the outbox tries one, and gives the others back."""
    server.shutdown()
    server.server_close()
    for minutes in range(0, 40, 2):
        send_waiting(DAY, MORNING + timedelta(minutes=minutes))

    before = {*Digest.objects.values_list("recipient", flat=True)}
    plan(NEXT, at(NEXT, 8))

    told = Reminder.objects.filter(digest__day=NEXT).values_list("digest__recipient", flat=True)
    assert before - {*told} == set()


@pytest.mark.wide
@pytest.mark.parametrize("fault", ["421 too many", "450 later", hang_up])
def test_server_out_of_order_for_all_keeps_all_for_later(server, planned, fault):
    server.judged, server.keeps = fault, False
    send_waiting(DAY, MORNING)
    server.judged = TAKEN

    sent = send_waiting(DAY, MORNING + timedelta(minutes=6))

    assert sent == CROWD
    assert {len(ids) for ids in server.taken.values()} == {1}


def test_letter_taken_and_not_told_so_goes_again_under_its_id(server, planned):
    """The server takes each letter and hangs up without a word: at least once, by one id."""
    dropped = iter(range(10))

    def take_and_drop(talk):
        if next(dropped, None) is not None:
            raise HungUp
        return "250 taken"

    server.judged = take_and_drop

    send_waiting(DAY, MORNING)
    send_waiting(DAY, MORNING + timedelta(minutes=6))

    assert states() == {State.SENT: CROWD}
    assert server.count - CROWD <= 10
    assert {len({*ids}) for ids in server.taken.values()} == {1}


@pytest.mark.slow
@pytest.mark.parametrize("where", ["call", "recipient", "judged"])
def test_server_that_says_a_letter_of_the_alphabet_a_second_holds_nobody_for_long(
    server, planned, where
):
    def slowly(talk):
        talk.slowly("250 " + "x" * 200)
        raise HungUp

    if where == "recipient":
        server.refused = dict.fromkeys(User.objects.values_list("email", flat=True), slowly)
    else:
        setattr(server, where, slowly)
    server.keeps, start = False, time.monotonic()

    send_waiting(DAY, MORNING, most=timedelta(seconds=1))

    assert time.monotonic() - start < 32
    assert State.SENT not in states()


@pytest.mark.slow
def test_one_recipient_over_whom_the_server_hangs_holds_the_others_up_once(server, planned):
    """Letters have left over the connection before: it is not taken for one that was hung up."""

    asked = []

    def hang(talk):
        asked.append(BAD)
        time.sleep(60)
        raise HungUp

    server.refused[BAD] = hang

    send_waiting(DAY, MORNING)

    assert (len(asked), of_bad_one()) == (1, (State.PENDING, 1))
    assert states() == {State.PENDING: 1, State.SENT: CROWD - 1}


@pytest.mark.slow
@pytest.mark.parametrize("where", ["call", "judged"])
def test_server_that_hangs_holds_nobody_for_long(server, planned, where):
    def hang(talk):
        time.sleep(60)
        raise HungUp

    setattr(server, where, hang)
    server.keeps, start = False, time.monotonic()

    send_waiting(DAY, MORNING, most=timedelta(seconds=1))

    assert time.monotonic() - start < 32
    assert State.SENT not in states()
