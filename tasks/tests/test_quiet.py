"""What a person leaves out of the own letters: what may be, and that nothing is lost by it."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from departments.models import User
from tasks.delivery import send_waiting
from tasks.ladder import LADDER, Rung
from tasks.models import Digest, Notification, Reminder
from tasks.persons_day import PersonsDay
from tasks.quiet import OPTIONAL, for_letter, leave_out
from tasks.reminder_lines import Agenda
from tasks.reminders import plan
from tasks.tests.factories import a_task, at
from tasks.workflow import News

DAY = date(2024, 4, 11)  # a Thursday
MORNING = at(DAY, 8)


@pytest.fixture
def soon(cast, units):
    """Due in three working days, taken up by nobody but told of long ago."""
    task = a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 16))
    Notification.objects.all().delete()
    type(task).objects.filter(pk=task.pk).update(status="in_progress")
    return task


def letters_of(name):
    return [letter for letter in mail.outbox if letter.to[0].startswith(name)]


def test_only_what_waits_for_nobody_may_be_left_out():
    assert OPTIONAL == (Rung.SOON, Rung.REVIEW, Rung.SILENT, News.HELP)


def test_rows_of_one_heading_are_left_out_together():
    told = {(row.heading, row.optional) for row in LADDER}

    assert len(told) == len({heading for heading, _ in told})
    assert len({heading.value for heading in OPTIONAL}) == len(OPTIONAL)


def test_letter_of_nothing_else_is_not_sent_and_the_page_tells_it(soon, cast, client):
    leave_out(cast["ttud.dung"], ["soon"])
    plan(DAY, MORNING)

    send_waiting(DAY, MORNING)

    mine = Digest.objects.get(recipient=cast["ttud.dung"])
    assert (mine.state, letters_of("ttud.dung")) == (Digest.State.IN_APP, [])
    assert len(letters_of("ttud.my")) == 1
    client.force_login(cast["ttud.dung"])
    assert soon.title in client.get(reverse("tasks:reminders")).content.decode()


def test_what_was_left_out_is_not_told_again_at_the_same_step(soon, cast):
    leave_out(cast["ttud.dung"], ["soon"])
    plan(DAY, MORNING)
    send_waiting(DAY, MORNING)
    friday = date(2024, 4, 12)

    plan(friday, at(friday, 8))

    assert not Reminder.objects.filter(digest__recipient=cast["ttud.dung"], digest__day=friday)


def test_hard_lines_stay_in_the_letter(soon, cast, units):
    late = a_task(
        cast,
        units["TTUD"],
        number="600/TB-SKHCN",
        title="Việc đã quá hạn",
        deadline="before",
        named_on=date(2024, 4, 5),
    )
    User.objects.filter(username="ttud.dung").update(quiet_headings=[rung.value for rung in Rung])
    plan(DAY, MORNING)

    send_waiting(DAY, MORNING)

    (letter,) = letters_of("ttud.dung")
    assert late.title in letter.body
    assert soon.title not in letter.body
    assert "sắp đến hạn" not in letter.subject


@pytest.mark.parametrize("rung", [rung for rung in Rung if rung not in OPTIONAL])
def test_no_choice_silences_what_every_letter_tells(cast, soon, rung):
    person = cast["ttud.dung"]
    line = next(iter(Agenda.of(DAY).lines_for(person)))
    told = PersonsDay(person, [type(line)(**{**vars(line), "rung": rung})])
    person.quiet_headings = [rung.value]

    assert for_letter(told).lines == told.lines


def test_person_chooses_on_the_own_account(client, cast):
    client.force_login(cast["ttud.dung"])

    client.post(reverse("letter_choices"), {"soon": "on", "help": "on", "late": "off"})

    page = client.get(reverse("account")).content.decode()
    assert User.objects.get(username="ttud.dung").quiet_headings == ["review", "silent"]
    assert page.count('type="checkbox"') - page.count("checked") == 2


def test_unknown_headings_are_not_kept(cast):
    leave_out(cast["ttud.dung"], ["late", "soon", "x"])

    assert User.objects.get(username="ttud.dung").quiet_headings == ["soon"]
