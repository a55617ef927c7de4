"""What people were told of work that has ended since: it stays, says so, and is counted no more."""

from datetime import date

import pytest
from django.urls import reverse

from tasks.actions.after_issue import Paper, amend, revoke
from tasks.actions.settling import settle
from tasks.models import Notification, Reminder
from tasks.reminders import plan
from tasks.tests.factories import a_task, at, do
from tasks.unseen import unseen_count

DAY = date(2024, 4, 5)
LETTER = Paper("Không còn phù hợp.", "612/SKHCN-HCTH", date(2024, 4, 5))
BY_PAPER = "Đã thôi theo dõi theo văn bản số 612/SKHCN-HCTH ngày 05/4/2024 (05/4/2024)"


@pytest.fixture
def task(cast, units):
    """Told to TTUD as new work, and in the letter of the second day as not accepted."""
    task = a_task(cast, units["TTUD"], helpers=[units["TTra"]])
    plan(DAY, at(DAY, 7))
    assert unseen_count(cast["ttud.dung"]) == 2
    return task


def dropped(task, cast, how):
    """Ends the work in one of the ways there are, on the same day."""
    notice = task.conclusion
    match how:
        case "withdraw":
            do(task, "withdraw", cast["giamdoc"], on=DAY, note="Trùng")
        case "revoke":
            revoke(notice, by=cast["hcth.tam"], paper=LETTER, now=at(DAY))
        case "amend":
            ended = [task.pk]
            amend(notice, by=cast["hcth.tam"], paper=LETTER, ended=ended, now=at(DAY))


@pytest.mark.parametrize("how", ["withdraw", "revoke", "amend"])
def test_only_that_it_ended_is_new(task, cast, how):
    dropped(task, cast, how)

    new = Notification.objects.filter(recipient=cast["ttud.dung"], read_at=None)
    assert [one.event.to_status for one in new] == ["withdrawn"]
    assert unseen_count(cast["ttud.dung"]) == 1
    assert Reminder.objects.count() == Reminder.objects.exclude(read_at=None).count() > 0


@pytest.mark.parametrize(
    ("how", "said"),
    [("withdraw", "Đã thôi theo dõi nhiệm vụ ("), ("revoke", BY_PAPER), ("amend", BY_PAPER)],
)
def test_lines_say_what_became_of_the_work(client, task, cast, how, said):
    dropped(task, cast, how)

    client.force_login(cast["ttud.dung"])
    page = client.get(reverse("tasks:reminders"))
    lines = [(line.new, said in line.settled) for line in page.context["told"]]
    assert sorted(lines) == [(False, True), (False, True), (True, False)]
    assert said in page.text.replace("\N{NO-BREAK SPACE}", " ")


def test_lines_of_other_work_stay_new(client, task, cast, units):
    other = a_task(cast, units["TTUD"], number="600/TB-SKHCN")
    dropped(task, cast, "withdraw")

    new = Notification.objects.filter(recipient=cast["ttud.dung"], read_at=None, task=other)
    assert new.count() == 1
    client.force_login(cast["ttud.dung"])
    told = client.get(reverse("tasks:reminders")).context["told"]
    assert [line.settled for line in told if line.row.task == other] == [""]


def test_of_work_that_is_done_a_reminder_is_settled_and_a_word_stays(task, cast):
    do(task, "remark", cast["giamdoc"], on=DAY, note="Gửi kèm biên bản")
    do(task, "report", cast["ttud.dung"], on=DAY, result="Đã xong")
    do(task, "confirm", cast["giamdoc"], on=DAY)

    new = Notification.objects.filter(recipient=cast["ttud.dung"], read_at=None)
    assert sorted(one.event.verb for one in new) == ["confirm", "issue", "remark"]
    assert Reminder.objects.filter(read_at=None).count() == 0


def test_nothing_is_asked_of_the_database_where_nothing_ends(task, cast, django_assert_num_queries):
    event = do(task, "remark", cast["giamdoc"], on=DAY, note="Khẩn trương")

    with django_assert_num_queries(0):
        settle([event])
