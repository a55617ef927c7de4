"""Questions to one task: whether its day is still the one its notice gave."""

from datetime import date

import pytest

from departments.models import Agency
from tasks.actions import issue
from tasks.models import Task
from tasks.tests.factories import a_directive, a_draft, a_task, at, do

ISSUED, ON = date(2024, 4, 3), date(2024, 4, 4)
DATED = {"deadline": "before", "named_on": date(2024, 4, 12)}


def extend(task: Task, cast, day: date) -> Task:
    head = cast["ttud.dung"]
    do(task, "request_extension", head, on=ON, note="Chờ số liệu", new_due_on=day)
    do(task, "grant_extension", cast["giamdoc"], on=ON)
    return task


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("duty", [{}, DATED, DATED | {"deadline": "by"}])
def test_task_as_given_is_not_moved(cast, units, strict, duty):
    Agency.objects.update(before_excludes_day=strict)

    assert a_task(cast, units["TTUD"], **duty).is_moved is False


def test_task_is_moved_by_an_extension(cast, units):
    assert extend(a_task(cast, units["TTUD"], **DATED), cast, date(2024, 4, 26)).is_moved is True


def test_carried_task_is_moved_only_by_an_extension_of_its_own(cast, units):
    former = a_task(cast, units["TTUD"], number="335/TB", **DATED)
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    duty = a_directive(draft, units["TTUD"], deadline="by", named_on=date(2024, 4, 30))
    duty.item.continues = former.duty.item
    duty.item.save()
    (task,) = issue(draft, by=cast["hcth.son"], now=at(ISSUED))

    assert (task.is_extended, task.is_moved) == (True, False)
    assert extend(task, cast, date(2024, 5, 10)).is_moved is True
