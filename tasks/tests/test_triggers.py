"""What the database keeps beside tasks by itself, whoever writes them."""

from datetime import date

import pytest

from tasks.actions import recount
from tasks.models import Coordination, Task
from tasks.tests.factories import a_task, do
from tasks.workflow import OPEN, Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"], helpers=[units["QLKH"], units["QLTĐC"]])


def told() -> list[bool]:
    return list(Coordination.objects.order_by("pk").values_list("is_open", flat=True))


@pytest.mark.parametrize("status", [status for status in Status if status not in OPEN])
def test_help_is_open_as_long_as_its_task_is(task, status):
    stopped = {"reported_on": "2024-04-04", "counted_on": "2024-04-04"}
    given = stopped if status == Status.DONE else {}
    Task.objects.update(status=status, **given)
    ended = told()
    Task.objects.update(status=Status.IN_PROGRESS, reported_on=None, counted_on=None)

    assert (ended, told()) == ([False, False], [True, True])


def test_help_with_work_reopened_by_a_move_is_open_again(cast, task):
    do(task, "accept", cast["ttud.dung"])
    do(task, "report", cast["ttud.dung"], result="Đã ban hành kế hoạch")
    do(task, "confirm", cast["giamdoc"])
    ended = told()

    do(task, "reopen", cast["giamdoc"], note="Còn thiếu", new_due_on=date(2024, 6, 3))

    assert (ended, told()) == ([False, False], [True, True])


def test_help_given_with_ended_work_is_not_open(units, task):
    Task.objects.update(status=Status.WITHDRAWN)

    Coordination.objects.create(task=task, department=units["QLCN&CN"])

    assert told() == [False, False, False]


def test_recount_mends_what_is_told_of_help(task):
    Coordination.objects.update(is_open=False)

    assert (recount(), told(), recount()) == (2, [True, True], 0)
