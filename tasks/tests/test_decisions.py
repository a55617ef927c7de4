"""What waits for whom: each kind reaches those who may decide it, the oldest first."""

from datetime import date

import pytest

from departments.models import Delegation, Membership, User
from tasks import permissions
from tasks.decisions import questions_for, waiting_for
from tasks.models import OpenQuestion, Task
from tasks.tests.factories import a_task, do
from tasks.verbs import ANSWERS, MOVES

DUE = date(2024, 4, 30)


@pytest.fixture
def asked(cast, units):
    """A report, a long and a short request, a declined task and an obstacle, all of TTUD."""
    head = cast["ttud.dung"]
    names = ["report", "long", "short", "decline", "obstacle"]
    tasks = {
        name: a_task(cast, units["TTUD"], number=f"{n}/TB", deadline="by", named_on=DUE)
        for n, name in enumerate(names)
    }
    do(tasks["report"], "report", head, on=date(2024, 4, 8), result="Đã xong")
    do(tasks["long"], "request_extension", head, note="Chờ", new_due_on=date(2024, 6, 28))
    later = {"on": date(2024, 4, 9), "new_due_on": date(2024, 5, 6)}
    do(tasks["short"], "request_extension", head, note="Chờ", **later)
    do(tasks["decline"], "decline", head, note="Trùng", lead=units["QLKH"])
    do(tasks["obstacle"], "obstacle", head, note="Chưa có kinh phí")
    return tasks


def kinds_for(user, tasks):
    names = {task.pk: name for name, task in tasks.items()}
    return [(line.asked, names[line.task.pk]) for line in waiting_for(user)]


def test_director_finds_every_request_and_obstacle(cast, asked):
    assert kinds_for(cast["giamdoc"], asked) == [
        ("request_extension", "long"),
        ("request_extension", "short"),
        ("decline", "decline"),
        ("obstacle", "obstacle"),
    ]


def test_deputy_in_charge_finds_what_they_confirm_and_short_requests(cast, asked):
    assert kinds_for(cast["pgd.nga"], asked) == [
        ("report", "report"),
        ("request_extension", "short"),
        ("decline", "decline"),
        ("obstacle", "obstacle"),
    ]


@pytest.mark.parametrize("account", ["pgd.viet", "ttud.dung", "hcth.son", "ttud.dat"])
def test_nothing_waits_for_others(cast, asked, account):
    assert kinds_for(cast[account], asked) == []


def test_what_is_decided_waits_no_more(cast, asked):
    do(asked["report"], "confirm", cast["pgd.nga"], on=date(2024, 4, 10))
    do(asked["long"], "refuse_extension", cast["giamdoc"], on=date(2024, 4, 10), note="Không")
    do(asked["short"], "grant_extension", cast["pgd.nga"], on=date(2024, 4, 10))
    do(asked["decline"], "keep", cast["giamdoc"], on=date(2024, 4, 10))
    do(asked["obstacle"], "remark", cast["giamdoc"], on=date(2024, 4, 10), note="Làm ngay")

    assert [kinds_for(cast[name], asked) for name in ("giamdoc", "pgd.nga")] == [[], []]


def test_waiting_says_what_is_asked(cast, asked):
    words = [line.words for line in waiting_for(cast["giamdoc"])]

    assert words == [
        "xin đến 28/6/2024",
        "xin đến 06/5/2024",
        "đề xuất Phòng Quản lý Khoa học",
        "Chưa có kinh phí",
    ]


def test_waiting_takes_as_many_queries_however_much_waits(cast, asked, django_assert_num_queries):
    director = cast["giamdoc"]
    waiting_for(director)

    with django_assert_num_queries(4):
        waiting_for(director)


@pytest.mark.parametrize("gone", ["left the agency", "came to head the unit"])
def test_report_whose_confirmer_may_confirm_no_more_waits_for_the_director(
    cast, units, asked, gone
):
    if gone == "left the agency":
        User.objects.filter(pk=cast["pgd.nga"].pk).update(is_active=False)
    else:
        Membership.objects.create(user=cast["pgd.nga"], department=units["TTUD"], role="head")

    assert ("report", "report") in kinds_for(cast["giamdoc"], asked)


def test_obstacle_told_before_the_report_is_over_with_it(cast, asked):
    task = asked["obstacle"]
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 9), result="Xong")
    do(task, "recall", cast["ttud.dung"], on=date(2024, 4, 10))

    assert ("obstacle", "obstacle") not in kinds_for(cast["giamdoc"], asked)


@pytest.mark.wide
def test_list_asks_whom_a_button_asks(cast, units, asked):
    """The rule stands in SQL for the list and in Python for a button: held together for everybody,
    stand-ins, people who asked themselves, confirmers who may confirm no more."""
    own = a_task(cast, units["QLCN&CN"], number="10/TB")
    orphan = a_task(cast, units["QLTĐC"], number="11/TB")
    days = {"starts_on": date(2000, 1, 1), "ends_on": date(2099, 1, 1)}
    for giver, taker in (
        ("giamdoc", "ttud.my"),
        ("pgd.nga", "qlkh.chi"),
        ("qlcn.thinh", "pgd.viet"),
        ("ttud.dung", "tdc.quan"),
        ("tdc.quan", "pgd.viet"),
        ("ttra.truong", "giamdoc"),
    ):
        Delegation.objects.create(giver=cast[giver], taker=cast[taker], **days)
    for name in ("pgd.viet", "giamdoc"):
        cast[name].__dict__.pop("_rights", None)
    do(own, "report", cast["pgd.viet"], result="Xong")  # whose reports the same person confirms
    for number, (lead, by) in enumerate(
        [("QLTĐC", "pgd.viet"), ("QLTĐC", "tdc.vi"), ("TTra", "giamdoc"), ("TTra", "ttra.thu")]
    ):
        for verb, fields in (("obstacle", {"note": "Vốn"}), ("report", {"result": "Xong"})):
            task = a_task(cast, units[lead], number=f"{number}-{verb}/TB")
            do(task, verb, cast[by], **fields)
    do(orphan, "report", cast["tdc.quan"], result="Xong")
    Task.objects.filter(pk=orphan.pk).update(confirmer=cast["tdc.vi"])
    OpenQuestion.objects.filter(task=orphan).update(confirmer=cast["tdc.vi"])
    for name, user in cast.items():
        user = User.objects.get(pk=user.pk)
        by_button = set()
        for task in Task.objects.all():
            by_button |= {
                (asking, task.pk)
                for asking, decisions in ANSWERS.items()
                if MOVES[asking].waits_while(task)
                and permissions.waits_for(user, decisions[0], task)
            }
        in_list = {(question.asked, question.task) for question in questions_for(user)}
        assert (name, in_list) == (name, by_button)


def test_request_is_counted_anew_when_the_deadline_is_moved_meanwhile(cast, units):
    due = {"deadline": "by", "named_on": date(2024, 5, 3)}
    task = a_task(cast, units["TTUD"], **due)
    do(task, "accept", cast["ttud.dung"])
    do(task, "request_extension", cast["ttud.dung"], new_due_on=date(2024, 5, 24), note="Chờ vốn")

    do(task, "fix_date", cast["giamdoc"], new_due_on=date(2024, 5, 22), note="Nhập nhầm")

    assert task.extensions.get().days == 2
