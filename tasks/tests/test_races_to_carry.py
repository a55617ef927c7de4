"""Choosing what a draft carries on, and judging ongoing work, against what others do just then."""

from datetime import date

import pytest
from django.utils import timezone

from conclusions import actions
from conclusions.models import Conclusion, Item
from conclusions.tests.factories import a_directive, a_draft
from config.demo.agency import build_agency
from departments.models import Agency, Department, User
from tasks.actions import issue, move
from tasks.models import Task
from tasks.tests.factories import a_task
from tasks.tests.racing import NEEDS_SERVER, at_once, while_open

pytestmark = NEEDS_SERVER
UNMET = {"grade": "unmet", "note": "Thiếu báo cáo", "renewal": "end"}


@pytest.fixture
def people(transactional_db):
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def unit(people):
    return Department.objects.get(code="TTUD")


@pytest.fixture
def olds(people, unit):
    """Two open tasks of earlier notices."""
    return [a_task(people, unit, number=f"{n}/TB-SKHCN") for n in (208, 330)]


@pytest.fixture
def item(people, unit):
    draft = a_draft(people["giamdoc"], number="700/TB-SKHCN", issued_on=date(2024, 4, 10))
    return a_directive(draft, unit).item


def fresh(item):
    return Item.objects.select_related("conclusion").get(pk=item.pk)


def test_of_two_clerks_who_choose_at_once_one_is_told(people, olds, item):
    clerks = [people["hcth.son"], people["hcth.tam"]]

    def choose(n: int) -> None:
        actions.continue_item(fresh(item), olds[n].duty.item, seen=1, by=clerks[n])

    assert at_once(2, choose) == ["StaleDraft", "done"]
    now = fresh(item)
    assert (now.continues, now.conclusion.version) == (
        olds[clerks.index(now.changed_by)].duty.item,
        2,
    )


def test_nothing_is_chosen_while_the_notice_is_issued(people, olds, item):
    outcome = while_open(
        lambda: issue(item.conclusion, by=people["hcth.son"]),
        lambda: actions.continue_item(fresh(item), olds[0].duty.item, seen=1),
    )

    assert outcome == "StaleDraft"
    assert (fresh(item).continues, Task.objects.get(pk=olds[0].pk).status) == (None, "assigned")


def test_what_was_chosen_a_moment_ago_is_not_issued_unseen(people, olds, item):
    draft = Conclusion.objects.get(pk=item.conclusion_id)

    outcome = while_open(
        lambda: actions.continue_item(fresh(item), olds[0].duty.item, seen=1),
        lambda: issue(draft, by=people["hcth.son"], seen=1),
    )

    assert outcome == "StaleDraft"
    assert Task.objects.get(pk=olds[0].pk).status == "assigned"


@pytest.fixture
def ongoing(people, unit):
    task = a_task(people, unit, number="335/TB-SKHCN", deadline="ongoing")
    Task.objects.filter(pk=task.pk).update(review_on=timezone.localdate())
    task.refresh_from_db()
    return task


def test_work_judged_a_moment_ago_is_not_carried(people, ongoing, item):
    Item.objects.filter(pk=item.pk).update(continues=ongoing.duty.item)
    draft = Conclusion.objects.get(pk=item.conclusion_id)

    outcome = while_open(
        lambda: move(ongoing, "close_period", by=people["pgd.nga"], **UNMET),
        lambda: issue(draft, by=people["hcth.son"]),
    )

    former, successor = Task.objects.order_by("pk")
    assert (outcome, former.status, successor.continues) == ("done", "done", None)


def test_work_carried_a_moment_ago_is_not_judged(people, ongoing, item):
    Item.objects.filter(pk=item.pk).update(continues=ongoing.duty.item)
    draft = Conclusion.objects.get(pk=item.conclusion_id)

    outcome = while_open(
        lambda: issue(draft, by=people["hcth.son"]),
        lambda: move(ongoing, "close_period", by=people["pgd.nga"], **UNMET),
    )

    assert outcome == "Refused"
    assert Task.objects.get(pk=ongoing.pk).status == "carried"


def test_of_two_who_judge_at_once_one_is_told(people, ongoing):
    judges = [people["pgd.nga"], people["giamdoc"]]

    outcome = at_once(2, lambda n: move(ongoing, "close_period", by=judges[n], seen=1, **UNMET))

    assert outcome == ["StalePage", "done"]
    assert ongoing.events.filter(verb="close_period").count() == 1
