"""Several people at once: one move wins, nothing is lost. Threads need a database server."""

from datetime import date

import pytest

from conclusions.actions import edit_header
from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from config.demo.agency import build_agency
from departments.models import Agency, Department, User
from tasks.actions import SlipWords, issue, make_slip, move
from tasks.models import ChaseSlip, Task
from tasks.tests.factories import a_task, at
from tasks.tests.racing import NEEDS_SERVER, at_once

pytestmark = NEEDS_SERVER


@pytest.fixture
def people(transactional_db):
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    return {user.username: user for user in User.objects.all()}


def test_task_reported_twice_at_once_is_reported_once(people):
    task = a_task(people, Department.objects.get(code="TTUD"))
    chiefs = [people["ttud.dung"], people["ttud.my"]]

    outcome = at_once(
        8, lambda n: move(task, "report", by=chiefs[n % 2], seen=1, result=f"Kết quả {n}")
    )

    assert outcome.count("done") == 1
    assert set(outcome) <= {"done", "StalePage", "Refused"}
    assert [e.verb for e in Task.objects.get().events.all()] == ["report", "issue"]


def test_updates_at_once_are_all_kept(people):
    task = a_task(people, Department.objects.get(code="TTUD"))

    at_once(8, lambda n: move(task, "update", by=people["ttud.dung"], seen=1, note=f"Lần {n}"))

    notes = set(task.events.filter(verb="update").values_list("note", flat=True))
    assert notes == {f"Lần {n}" for n in range(8)}
    assert Task.objects.get().status == "in_progress"


def test_notice_issued_by_several_at_once_makes_its_tasks_once(people):
    draft = a_draft(people["giamdoc"], number="598/TB-SKHCN")
    a_directive(draft, Department.objects.get(code="TTUD"))

    outcome = at_once(8, lambda n: issue(Conclusion.objects.get(), by=people["hcth.son"]))

    assert outcome.count("done") == 1
    assert Task.objects.count() == 1


def test_number_taken_by_several_at_once_goes_to_one(people):
    drafts = [a_draft(people["giamdoc"], issued_on=date(2024, 4, 3)) for _ in range(8)]

    outcome = at_once(8, lambda n: edit_header(drafts[n], seen=1, number="598/TB-SKHCN"))

    assert outcome == ["NumberTaken"] * 7 + ["done"]
    assert Conclusion.objects.filter(number="598/TB-SKHCN").count() == 1


def test_fifty_issues_at_once_get_their_numbers_without_gap(people):
    Agency.objects.update(gives_numbers=True)
    drafts = [a_draft(people["giamdoc"]) for _ in range(50)]
    for draft in drafts:
        a_directive(draft, Department.objects.get(code="TTUD"))

    # Every tenth comes from a page that is out of date: its number is taken back with it.
    outcome = at_once(
        50, lambda n: issue(drafts[n], by=people["hcth.son"], seen=1 if n % 10 else 99)
    )

    assert (outcome.count("done"), outcome.count("StaleDraft")) == (45, 5)
    issued = Conclusion.objects.filter(status="issued").values_list("number", flat=True)
    assert sorted(issued) == [f"{n:02d}/TB-SKHCN" for n in range(1, 46)]


def chase(task, by):
    words = SlipWords(2, "Đề nghị khẩn trương hoàn thành.", date(2024, 4, 12))
    return make_slip([task], words, by=by, now=at(date(2024, 4, 10)))


def test_two_clerks_at_once_get_two_numbers(people):
    unit = Department.objects.get(code="TTUD")
    tasks = [a_task(people, unit, number=f"{n}/TB") for n in range(4)]
    clerks = [people["hcth.son"], people["hcth.tam"]]

    outcome = at_once(4, lambda n: chase(tasks[n], clerks[n % 2]))

    assert outcome == ["done"] * 4
    numbers = ChaseSlip.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [f"0{n}/PĐĐ-HCTH" for n in (1, 2, 3, 4)]


def test_one_task_is_chased_once_by_two_clerks_at_once(people):
    task = a_task(people, Department.objects.get(code="TTUD"))
    clerks = [people["hcth.son"], people["hcth.tam"]]

    outcome = at_once(2, lambda n: chase(task, clerks[n]))

    assert outcome == ["Refused", "done"]
    assert ChaseSlip.objects.get().number == "01/PĐĐ-HCTH"
