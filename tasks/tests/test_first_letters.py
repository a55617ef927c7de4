"""The question before issuing tells whom the letters go to, and those are whom they go to."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from departments.models import User
from tasks.actions import issue
from tasks.first_letters import first_letters
from tasks.models import Digest, Notification, Reminder, Task
from tasks.reminders import plan
from tasks.tests.factories import at

ENTERED, NEXT = date(2024, 7, 3), date(2024, 7, 4)  # a Wednesday and a Thursday
LATE = {"deadline": "by", "named_on": date(2024, 4, 30)}
COMING = {"deadline": "by", "named_on": date(2024, 7, 31)}


@pytest.fixture
def old_notice(cast, units):
    """Of the 3rd of April, entered three months later; one duty late since the 30th."""
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=date(2024, 4, 3))
    draft.review_on = date(2024, 6, 28)
    draft.save()
    a_directive(draft, units["TTUD"], title="Một", helpers=[units["TTra"]], **LATE)
    a_directive(draft, units["QLKH"], title="Hai")
    return draft


@pytest.fixture
def new_notice(cast, units):
    draft = a_draft(cast["giamdoc"], number="640/TB-SKHCN", issued_on=ENTERED)
    a_directive(draft, units["TTUD"], helpers=[units["TTra"]], **COMING)
    return draft


def names(people):
    return {person.username for person in people}


def written_to(day, hour=8):
    plan(day, at(day, hour))
    return names(digest.recipient for digest in Digest.objects.filter(day=day))


@pytest.mark.parametrize("which", ["old_notice", "new_notice"])
@pytest.mark.parametrize("account", ["hcth.tam", "giamdoc"])
def test_told_before_is_who_is_written_to(cast, request, which, account):
    draft = request.getfixturevalue(which)
    told = first_letters(draft, by=cast[account], now=at(ENTERED))

    issue(draft, by=cast[account], signed=True, now=at(ENTERED))

    assert told.on == NEXT
    assert names(told.people) == written_to(NEXT)


def test_asking_leaves_nothing_behind(cast, old_notice):
    first_letters(old_notice, by=cast["hcth.tam"], now=at(ENTERED))

    assert (Task.objects.count(), Notification.objects.count()) == (0, 0)
    assert Conclusion.objects.get().status == "draft"


def test_people_are_told_by_what_they_hear_it_as(cast, old_notice):
    told = first_letters(old_notice, by=cast["giamdoc"], now=at(ENTERED))

    assert names(told.leading) == {"ttud.dung", "ttud.my", "qlkh.anh", "congdoan"}
    assert names(told.helping) == {"ttra.truong", "ttra.thu"}
    assert names(told.others) == {"hcth.tam", "hcth.huong"}


def test_who_has_no_address_is_told_here_alone(cast, new_notice):
    User.objects.filter(username="ttud.my").update(email="")

    told = first_letters(new_notice, by=cast["giamdoc"], now=at(ENTERED))

    assert (names(told.leading), names(told.here_alone)) == ({"ttud.dung"}, {"ttud.my"})


@pytest.mark.parametrize("which", ["old_notice", "new_notice"])
def test_nobody_is_written_to_on_the_day_itself(cast, request, which):
    issue(request.getfixturevalue(which), by=cast["giamdoc"], now=at(ENTERED))

    assert written_to(ENTERED, 10) == set()


def lines(day, account):
    plan(day, at(day, 8))
    told = Reminder.objects.filter(digest__day=day, digest__recipient__username=account)
    return sorted(told.values_list("rung", flat=True))


@pytest.mark.wide
@pytest.mark.parametrize(
    ("account", "first"),
    [
        ("ttud.dung", date(2024, 7, 4)),
        ("hcth.tam", date(2024, 7, 4)),
        ("pgd.nga", date(2024, 7, 8)),  # the third working day, as of any overdue work
        ("giamdoc", date(2024, 7, 10)),
    ],
)
def test_work_late_when_it_came_in_goes_up_from_the_day_it_came_in(
    cast, old_notice, account, first
):
    issue(old_notice, by=cast["hcth.huong"], signed=True, now=at(ENTERED))
    days = [date(2024, 7, day) for day in (4, 5, 8, 9, 10, 11)]

    told = [day for day in days if {"late", "chase"} & set(lines(day, account))]

    assert told[:1] == [first]


def test_question_names_the_day_and_the_people(client, cast, old_notice):
    client.force_login(cast["giamdoc"])

    page = client.get(reverse("tasks:issue", args=[old_notice.pk]))

    told = page.context["letters"]
    shown = " ".join(page.text.replace("\N{NO-BREAK SPACE}", " ").split())
    assert f"{len(told.leading)} trưởng, phó đơn vị nhận thư ngày" in shown
    assert "2 trưởng, phó đơn vị phối hợp" in shown
    assert "2 người khác: Trần Minh Tâm, Đỗ Thị Lan Hương" in shown
    assert "Hôm nay chưa gửi thư." in shown
    assert "Lãnh đạo phụ trách biết khi qua 3 ngày làm việc chưa xong" in shown
    assert "Giám đốc biết khi qua 5 ngày" in shown
