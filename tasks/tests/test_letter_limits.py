"""Letters stop where the agency says so, and go no oftener than its limits allow; what is kept back
is told, and nothing is sent twice or for a day gone by."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from conclusions.actions import Refused
from config.health import stuck_digests
from config.management.commands.doctor import held_back, stopped_letters
from departments.journals import RuleChange
from departments.models import Agency
from tasks.actions import let_go
from tasks.actions.stopping import start_letters, stop_letters
from tasks.delivery import send_waiting
from tasks.mail_line import MailLine
from tasks.models import Digest, Reminder
from tasks.reminders import plan
from tasks.tests.factories import a_task, at

time_machine = pytest.importorskip("time_machine", reason="time-machine is not installed")
DAY = date(2024, 4, 11)  # a Thursday
MORNING = at(DAY, 8)
HOUR = timedelta(hours=1)
State = Digest.State
FIVE = ["pgd.nga", "ttud.dung", "ttud.my", "hcth.tam", "hcth.huong"]


@pytest.fixture
def late(cast, units):
    """Work that five people are told of."""
    return a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def planned(late, clock):
    plan(DAY, MORNING)


def tick(clock, moment, day=DAY):
    """What beat starts at that moment."""
    clock.move_to(moment)
    plan(day, moment)
    return send_waiting(day, moment)


def states():
    return sorted(Digest.objects.values_list("state", flat=True))


def told():
    return sorted(message.to[0].partition("@")[0] for message in mail.outbox)


def test_hours_limit_holds_the_rest_back_until_the_hour_is_over(planned, clock):
    Agency.objects.update(letters_an_hour=2)

    first = [tick(clock, MORNING + wait) for wait in (0 * HOUR, HOUR / 2)]
    held = states()
    words = set(Digest.objects.filter(state=State.HELD).values_list("trouble", flat=True))
    later = [tick(clock, MORNING + wait) for wait in (HOUR, 2 * HOUR, 3 * HOUR)]

    assert (first, later) == ([2, 0], [2, 1, 0])
    assert held == [State.HELD] * 3 + [State.SENT] * 2
    assert words == {"Đã gửi 2 thư trong một giờ; gửi tiếp từ 09 giờ 00."}
    assert told() == sorted(FIVE)


def test_office_lets_go_what_was_held_back_whatever_the_limit(planned, clock):
    Agency.objects.update(letters_an_hour=2)
    tick(clock, MORNING)
    tick(clock, MORNING + HOUR / 4)

    assert (let_go(now=MORNING + HOUR / 2), let_go(now=MORNING + HOUR / 2)) == (3, 0)

    assert tick(clock, MORNING + HOUR / 2) == 3
    assert told() == sorted(FIVE)


def test_nobody_gets_a_second_letter_on_a_day_by_a_clock_that_was_set_wrong(planned, clock):
    tick(clock, MORNING)
    Digest.objects.update(day=DAY - timedelta(days=1))  # what a clock a day behind would have made
    Reminder.objects.all().delete()

    again = tick(clock, MORNING + 2 * HOUR)

    assert again == 0
    held = Digest.objects.filter(day=DAY)
    assert set(held.values_list("state", "trouble", "next_try")) == {
        (State.HELD, "Đã gửi người này 1 thư trong ngày.", None)
    }
    assert tick(clock, MORNING + 8 * HOUR) == 0


def test_more_letters_a_day_are_the_agencys_to_allow(planned, clock):
    Agency.objects.update(letters_a_day=2)
    tick(clock, MORNING)
    Digest.objects.update(day=DAY - timedelta(days=1))
    Reminder.objects.all().delete()

    assert tick(clock, MORNING + 2 * HOUR) == 5


def test_what_a_limit_kept_back_is_told_in_the_next_days_letter(planned, clock):
    Agency.objects.update(letters_an_hour=1)
    tick(clock, MORNING)
    tick(clock, MORNING + HOUR / 4)
    Agency.objects.update(letters_an_hour=500)
    friday = DAY + timedelta(days=1)

    tick(clock, at(friday, 8), friday)

    kept = Digest.objects.filter(day=DAY).exclude(state=State.SENT)
    assert set(kept.values_list("state", "trouble")) == {
        (State.CANCELLED, "Chưa gửi; việc còn phải nhắc nằm trong thư sau.")
    }
    # Who had it yesterday is not told the same again; the director hears of it on the fifth day.
    assert told() == sorted([*FIVE, "giamdoc"])


def test_stopped_letters_stay_and_one_catches_up_for_all_days(planned, cast, clock):
    stop_letters("Máy chủ thư bị lợi dụng", by=cast["hcth.tam"], on=DAY)
    days = [DAY + timedelta(days=ahead) for ahead in (0, 1, 4, 5)]  # the weekend between

    stopped = [tick(clock, at(day, 9), day) for day in days]
    lines = Reminder.objects.filter(digest__recipient=cast["ttud.dung"])
    shown = lines.exclude(digest__state=State.CANCELLED).count()
    start_letters(by=cast["hcth.tam"], on=days[-1])
    lifted = [tick(clock, at(days[-1], 10), days[-1]) for _ in range(2)]

    assert (stopped, lifted) == ([0] * 4, [6, 0])
    assert told() == sorted([*FIVE, "giamdoc"])
    assert shown == 1  # Nhắc việc goes on all the while


def test_stop_in_the_middle_of_sending_ends_it_with_the_batch(planned, cast, clock, monkeypatch):
    monkeypatch.setattr("tasks.delivery.BATCH", 2)
    sending = MailLine.send

    def stop_at_the_first(line, letter):
        if not mail.outbox:
            stop_letters("Gửi nhầm", by=cast["hcth.tam"], on=DAY)
        sending(line, letter)

    monkeypatch.setattr(MailLine, "send", stop_at_the_first)

    assert tick(clock, MORNING) == 2


def test_stop_is_told_and_is_in_the_journal(planned, cast, client, clock):
    client.force_login(cast["hcth.tam"])
    page = reverse("tasks:stop_letters")

    empty = client.post(page, {"why": ""})
    client.post(page, {"why": "Thư gửi nhầm cho cơ quan ngoài."})

    words = "Ngừng gửi thư nhắc việc từ ngày 11/4/2024: Thư gửi nhầm cho cơ quan ngoài."
    row = RuleChange.objects.get()
    assert empty.status_code == 422
    assert (row.actor, row.reason) == (cast["hcth.tam"], "Thư gửi nhầm cho cơ quan ngoài.")
    for name in ("tasks:office_day", "tasks:letters_sent", "tasks:stop_letters"):
        assert words in client.get(reverse(name)).content.decode()
    assert stopped_letters() == (False, words)
    assert stuck_digests(MORNING + 3 * HOUR) == 0

    client.post(page, {"again": "1"})

    assert stopped_letters() == (True, "đang gửi")
    assert words not in client.get(reverse("tasks:office_day")).content.decode()
    assert RuleChange.objects.count() == 2


def test_stopping_twice_and_letting_go_twice_is_told(cast):
    stop_letters("Sự cố", by=cast["hcth.tam"], on=DAY)
    with pytest.raises(Refused):
        stop_letters("Khác", by=cast["hcth.tam"], on=DAY)
    assert Agency.current().letters_stopped_why == "Sự cố"

    start_letters(by=cast["hcth.tam"], on=DAY)
    with pytest.raises(Refused):
        start_letters(by=cast["hcth.tam"], on=DAY)


@pytest.mark.parametrize(
    ("who", "answer"), [("hcth.tam", 302), ("hcth.son", 403), ("giamdoc", 403), ("ttud.dung", 403)]
)
def test_letters_are_stopped_by_who_heads_the_office(cast, client, who, answer):
    client.force_login(cast[who])

    sent = client.post(reverse("tasks:stop_letters"), {"why": "Sự cố"})

    assert (sent.status_code, bool(Agency.current().letters_stopped_on)) == (answer, answer == 302)


def test_office_sees_what_was_held_back_and_sends_it_again(planned, cast, client, clock):
    Agency.objects.update(letters_an_hour=2)
    tick(clock, MORNING)
    tick(clock, MORNING + HOUR / 4)
    client.force_login(cast["hcth.son"])

    page = client.get(reverse("tasks:office_day"))
    assert page.context["held_count"] == 3
    assert "Đã gửi 2 thư trong một giờ; gửi tiếp từ 09 giờ 00." in page.content.decode()
    assert held_back() == (False, "3 thư hôm nay")

    client.post(reverse("tasks:resend_held"))

    assert states() == [State.PENDING] * 3 + [State.SENT] * 2
    assert held_back() == (True, "không có")
