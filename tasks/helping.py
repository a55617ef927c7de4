"""Who helps with the tasks of a list, read for all of them at once, and only where it is asked."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from departments.at_once import rows
from departments.models import Department
from tasks.models import Coordination, Task


class Helping:
    """The units that help with each of some tasks. Units are few and read by the request: of the
    tasks only their keys are asked for."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self.keys = [task.pk for task in tasks]

    @cached_property
    def units(self) -> dict[int, list[Department]]:
        helping = Coordination.objects.filter(task__in=self.keys).order_by()
        found: dict[int, set[int]] = defaultdict(set)
        for task, unit in helping.values_list("task_id", "department_id"):
            found[task].add(unit)
        known = rows("units") if found else []
        return {task: [unit for unit in known if unit.pk in keys] for task, keys in found.items()}


def share_helpers(tasks: Iterable[Task]) -> None:
    """The first of these tasks whose helpers are asked for tells all of theirs."""
    tasks = list(tasks)
    helping = Helping(tasks)
    for task in tasks:
        task.helping = helping
