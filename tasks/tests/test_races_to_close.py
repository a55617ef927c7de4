"""Moves that close or change work against whatever others do to it at that moment."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from config.demo.agency import build_agency
from departments.models import Agency, Department, User
from tasks.actions import issue, move
from tasks.models import Event, Extension, Task
from tasks.tests.factories import a_task
from tasks.tests.racing import NEEDS_SERVER, at_once, while_open

pytestmark = NEEDS_SERVER


@pytest.fixture
def people(transactional_db):
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    return {user.username: user for user in User.objects.all()}


def chain_of(task: Task) -> list[tuple[str, str, str]]:
    told = task.events.order_by("pk").values_list("verb", "from_status", "to_status")
    return list(told)


def next_notice(people, task: Task) -> Conclusion:
    """A draft whose one directive goes on from the task's."""
    draft = a_draft(people["giamdoc"], number="700/TB-SKHCN", issued_on=date(2024, 4, 10))
    duty = a_directive(draft, task.lead, deadline="by", named_on=date(2024, 4, 30))
    duty.item.continues = task.duty.item
    duty.item.save()
    return draft


@pytest.fixture
def reported(people):
    task = a_task(people, Department.objects.get(code="TTUD"), number="335/TB-SKHCN")
    move(task, "report", by=people["ttud.dung"], result="Đã gửi")
    return task


def test_work_confirmed_while_the_next_notice_is_issued_is_left_alone(people, reported):
    draft = next_notice(people, reported)

    outcome = while_open(
        lambda: move(reported, "confirm", by=people["pgd.nga"]),
        lambda: issue(draft, by=people["hcth.son"]),
    )

    former, successor = Task.objects.order_by("pk")
    assert (outcome, former.status, former.result) == ("done", "done", "Đã gửi")
    assert (successor.continues, successor.moved_by) == (None, "")
    assert successor.events.get().line == (
        "đưa vào theo dõi Thông báo số 700/TB-SKHCN; nhiệm vụ trước (mục II.1, TB 335) không "
        "chuyển vì đã hoàn thành"
    )


@pytest.mark.parametrize("seen", [None, 2])
def test_work_carried_a_moment_ago_is_not_confirmed(people, reported, seen):
    draft = next_notice(people, reported)

    outcome = while_open(
        lambda: issue(draft, by=people["hcth.son"]),
        lambda: move(reported, "confirm", by=people["pgd.nga"], seen=seen),
    )

    former, successor = Task.objects.order_by("pk")
    assert outcome == ("StalePage" if seen else "Refused")
    assert (former.status, successor.continues) == ("carried", former)
    assert chain_of(former)[-1] == ("carry", "awaiting", "carried")


def test_report_and_carrying_follow_one_another(people):
    task = a_task(people, Department.objects.get(code="TTUD"), number="335/TB-SKHCN")
    draft = next_notice(people, task)

    outcome = while_open(
        lambda: move(task, "report", by=people["ttud.dung"], result="Đã gửi"),
        lambda: issue(draft, by=people["hcth.son"]),
    )

    task.refresh_from_db()
    assert (outcome, task.status, task.reported_on, task.result) == ("done", "carried", None, "")
    assert chain_of(task)[1:] == [
        ("report", "assigned", "awaiting"),
        ("carry", "awaiting", "carried"),
    ]


def test_work_carried_a_moment_ago_is_not_reported(people):
    task = a_task(people, Department.objects.get(code="TTUD"), number="335/TB-SKHCN")
    draft = next_notice(people, task)

    outcome = while_open(
        lambda: issue(draft, by=people["hcth.son"]),
        lambda: move(task, "report", by=people["ttud.dung"], result="Đã gửi"),
    )

    assert outcome == "Refused"
    assert chain_of(task)[1:] == [("carry", "assigned", "carried")]


@pytest.mark.parametrize("verb", ["update", "obstacle", "remark"])
def test_nothing_is_appended_to_work_that_a_colleague_is_closing(people, verb):
    task = a_task(people, Department.objects.get(code="TTUD"))
    by = people["giamdoc" if verb == "remark" else "ttud.dung"]

    outcome = while_open(
        lambda: move(task, "withdraw", by=people["giamdoc"], note="Giao trùng"),
        lambda: move(task, verb, by=by, seen=1, note="Đang làm"),
    )

    assert outcome == "Refused"
    assert chain_of(task)[1:] == [("withdraw", "assigned", "withdrawn")]


def test_update_and_withdrawal_at_once_two_hundred_times(people):
    draft = a_draft(people["giamdoc"], number="598/TB-SKHCN")
    for _ in range(200):
        a_directive(draft, Department.objects.get(code="TTUD"))
    tasks = issue(draft, by=people["hcth.son"])

    def act(n: int) -> None:
        if n:
            move(task, "withdraw", by=people["giamdoc"], note="Giao trùng")
        else:
            move(task, "update", by=people["ttud.dung"], seen=1, note="Đang làm")

    outcomes = []
    for task in tasks:
        outcomes.append(at_once(2, act))
        chain = chain_of(task)
        assert [start for _, start, _ in chain[1:]] == [end for _, _, end in chain[:-1]]
        assert chain[-1][::2] == ("withdraw", "withdrawn")

    assert {tuple(outcome) for outcome in outcomes} <= {("done", "done"), ("Refused", "done")}


@pytest.fixture
def twins(people):
    """Two units' tasks of one duty, ten times."""
    draft = a_draft(people["giamdoc"], number="598/TB-SKHCN")
    both = [Department.objects.get(code=code) for code in ("TTUD", "QLKH")]
    for _ in range(10):
        a_directive(draft, *both)
    issue(draft, by=people["hcth.son"])
    return [list(duty_tasks) for duty_tasks in _by_duty(Task.objects.order_by("pk"))]


def _by_duty(tasks):
    found = {}
    for task in tasks:
        found.setdefault(task.duty_id, []).append(task)
    return found.values()


def test_two_tasks_of_a_duty_go_to_one_unit_once(people, twins):
    inspectors = Department.objects.get(code="TTra")

    for pair in twins:
        outcome = at_once(
            2,
            lambda n, pair=pair: move(
                pair[n], "reassign", by=people["giamdoc"], lead=inspectors, note="Đúng chức năng"
            ),
        )
        assert outcome == ["Refused", "done"]

    assert Task.objects.filter(lead=inspectors).count() == len(twins)


def test_two_tasks_of_a_duty_sent_to_one_unit_by_two_browsers(people, twins):
    inspectors = Department.objects.get(code="TTra")
    browsers = [Client(raise_request_exception=False) for _ in range(2)]
    for browser in browsers:
        browser.force_login(people["giamdoc"])
    statuses = []

    def send(n: int, pair: list[Task]) -> None:
        sent = {"seen": 1, "lead": inspectors.pk, "note": "Đúng chức năng"}
        address = reverse("tasks:reassign", args=[pair[n].pk])
        statuses.append(browsers[n].post(address, sent).status_code)

    for pair in twins:
        at_once(2, partial(send, pair=pair))

    assert (sorted(set(statuses)), statuses.count(302)) == ([302, 422], len(twins))


@pytest.fixture
def asked(people):
    today = timezone.localdate()
    due = {"deadline": "by", "named_on": today + timedelta(days=30)}
    task = a_task(people, Department.objects.get(code="TTUD"), issued_on=today, **due)
    wished = today + timedelta(days=32)
    move(task, "request_extension", by=people["ttud.dung"], new_due_on=wished, note="Chờ")
    return task


def test_request_granted_by_several_at_once_is_granted_once(people, asked):
    deciders = [people["giamdoc"], people["pgd.nga"]]

    outcome = at_once(8, lambda n: move(asked, "grant_extension", by=deciders[n % 2]))

    assert outcome == ["Refused"] * 7 + ["done"]
    asked.refresh_from_db()
    assert (asked.extended, Event.objects.filter(verb="grant_extension").count()) == (1, 1)


@pytest.mark.parametrize("by", ["giamdoc", "pgd.nga"])
def test_work_reported_meanwhile_is_given_no_more_time(people, asked, by):
    outcome = while_open(
        lambda: move(asked, "report", by=people["ttud.dung"], result="Đã gửi"),
        lambda: move(asked, "grant_extension", by=people[by]),
    )

    asked.refresh_from_db()
    assert (outcome, asked.extended, asked.status) == ("Refused", 0, "awaiting")
    assert Extension.objects.get().state == "lapsed"


def test_work_given_more_time_a_moment_ago_is_still_reported(people, asked):
    outcome = while_open(
        lambda: move(asked, "grant_extension", by=people["giamdoc"]),
        lambda: move(asked, "report", by=people["ttud.dung"], result="Đã gửi"),
    )

    asked.refresh_from_db()
    assert (outcome, asked.extended, asked.status) == ("done", 1, "awaiting")
    assert Extension.objects.get().state == "granted"


@pytest.mark.parametrize(
    ("verb", "by", "fields"),
    [
        ("update", "ttud.dung", {"note": "Đang làm"}),
        ("remark", "giamdoc", {"note": "Khẩn trương"}),
        ("report", "ttud.dung", {"result": "Xong"}),
        ("withdraw", "giamdoc", {"note": "Trùng"}),
    ],
)
def test_move_that_meets_work_going_to_another_unit_is_no_error(people, verb, by, fields):
    """After the wait the row has another unit than was joined to it before."""
    task = a_task(people, Department.objects.get(code="TTUD"))
    other = Department.objects.get(code="QLKH")
    seen = task.version

    outcome = while_open(
        lambda: move(task, "reassign", by=people["giamdoc"], lead=other, note="Đúng chức năng"),
        lambda: move(Task.objects.get(pk=task.pk), verb, by=people[by], seen=seen, **fields),
    )

    assert outcome in {"done", "StalePage", "NotAllowed"}
    assert Task.objects.get(pk=task.pk).lead == other
