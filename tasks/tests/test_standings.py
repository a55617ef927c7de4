"""Where a task stands in time: rows and Python say the same, at every boundary of any calendar."""

from datetime import date, timedelta
from random import Random

import pytest

from tasks.calendar import Day, WorkCalendar
from tasks.models import Task
from tasks.querysets import standings
from tasks.tests.factories import a_task
from tasks.workflow import OPEN, Status

pytestmark = pytest.mark.wide

START, LENGTH = date(2024, 4, 15), 40  # the days that deadlines, reports and days off fall on
STOPPED = {Status.AWAITING, Status.DONE, Status.CARRIED}


def day_at(number: int) -> date:
    return START + timedelta(days=number)


@pytest.fixture
def tasks(cast, units):
    """A few tasks of every status, to be given days."""
    made = []
    for status in Status:
        for _ in range(4):
            task = a_task(cast, units["TTUD"], number=f"{len(made)}/TB")
            task.status = status
            made.append(task)
    return made


def give_days(tasks, calendar, deadlines, stops) -> None:
    """Each task a deadline (None: undated), and the day it stopped where it has one."""
    for task, due, stop in zip(tasks, deadlines, stops, strict=True):
        task.original_due_on = task.due_on = due
        stopped = stop if task.status in STOPPED else None
        counted, carried = stopped and calendar.last_working(stopped), task.status == Status.CARRIED
        task.counted_on, task.carried_on = (None, counted) if carried else (counted, None)
        task.reported_on = None if carried else stopped
    fields = ["status", "original_due_on", "due_on", "reported_on", "counted_on", "carried_on"]
    Task.objects.bulk_update(tasks, fields)


def walked(task, day: Day) -> int:
    """Working days overdue, counted one by one as people do on a wall calendar."""
    if task.due_on is None or task.status in {Status.PAUSED, Status.WITHDRAWN}:
        return 0
    end = task.reported_on or task.stopped_on or day.on
    span = range(1, max(0, (end - task.due_on).days) + 1)
    return sum(day.calendar.is_working(task.due_on + timedelta(days=n)) for n in span)


def disagreements(tasks, day: Day) -> list:
    by_rows = dict(Task.objects.with_standing(day).values_list("pk", "kind"))
    by_filters = {
        pk: kind
        for kind in standings(day)
        for pk in Task.objects.of_kind(kind, day).values_list("pk", flat=True)
    }
    wrong = []
    for task in tasks:
        kind = task.kind_on(day)
        late = kind.endswith("late")
        told = (by_rows[task.pk], by_filters.get(task.pk, "off"), task.late_days(day))
        days = walked(task, day)
        if told != (kind, kind, days) or late != (days > 0):
            wrong.append((task.status, task.due_on, task.reported_on, day.on, kind, told, days))
    return wrong


def random_calendar(chance: Random) -> WorkCalendar:
    days = [day_at(n) for n in range(-10, LENGTH + 20)]
    return WorkCalendar(
        frozenset(day for day in days if day.weekday() < 5 and chance.random() < 0.2),
        frozenset(day for day in days if day.weekday() == 5 and chance.random() < 0.4),
    )


@pytest.mark.parametrize("seed", range(4))
def test_rows_and_python_agree_with_days_counted_one_by_one(tasks, seed):
    chance = Random(seed)
    calendar = random_calendar(chance)
    some_day = lambda: day_at(chance.randrange(LENGTH))  # noqa: E731
    deadlines = [some_day() if chance.random() < 0.9 else None for _ in tasks]
    give_days(tasks, calendar, deadlines, [some_day() for _ in tasks])

    wrong = [
        found
        for n in range(-5, LENGTH + 5)
        for found in disagreements(tasks, Day(day_at(n), calendar))
    ]

    assert wrong == []


def test_task_is_of_one_kind_at_most(tasks):
    calendar = random_calendar(Random(1))
    give_days(tasks, calendar, [day_at(n) for n in range(len(tasks))], [day_at(9)] * len(tasks))
    day = Day(day_at(12), calendar)

    found = [
        pk for kind in standings(day) for (pk,) in Task.objects.of_kind(kind, day).values_list("pk")
    ]

    assert len(found) == len(set(found))
    assert {task.pk for task in tasks if task.status in OPEN} <= set(found)


def test_no_calendar_makes_rows_and_python_disagree(tasks):
    hypothesis = pytest.importorskip("hypothesis")
    st = hypothesis.strategies
    numbers = st.integers(0, LENGTH)
    weekdays = st.sets(numbers.filter(lambda n: day_at(n).weekday() < 5))
    saturdays = st.sets(numbers.filter(lambda n: day_at(n).weekday() == 5))
    of_tasks = {"min_size": len(tasks), "max_size": len(tasks)}
    deadlines, stops = st.lists(st.none() | numbers, **of_tasks), st.lists(numbers, **of_tasks)

    @hypothesis.settings(max_examples=25, deadline=None, database=None, derandomize=True)
    @hypothesis.given(weekdays, saturdays, deadlines, stops, st.integers(-5, LENGTH + 5))
    def agree(off, worked, deadlines, stops, on):
        calendar = WorkCalendar(frozenset(map(day_at, off)), frozenset(map(day_at, worked)))
        days = [None if n is None else day_at(n) for n in deadlines]
        give_days(tasks, calendar, days, [day_at(n) for n in stops])

        assert disagreements(tasks, Day(day_at(on), calendar)) == []

    agree()
