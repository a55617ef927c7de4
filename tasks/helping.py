"""Who helps with the tasks of a list, read for all of them at once, and only where it is asked."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from departments.at_once import rows
from tasks.models import PART_DAYS, Coordination, HelpPart, Task


class Helping:
    """The units that help with each of some tasks. Units are few and read by the request: of the
    tasks only their keys are asked for."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self.keys = [task.pk for task in tasks]

    @cached_property
    def parts(self) -> dict[int, list[HelpPart]]:
        helping = Coordination.objects.filter(task__in=self.keys).order_by()
        found: dict[int, dict[int, tuple]] = defaultdict(dict)
        columns = ("task_id", "department_id", *PART_DAYS)
        for task, unit, *days in helping.values_list(*columns):
            found[task][unit] = days
        known = rows("units") if found else []
        return {
            task: [HelpPart(unit, *days[unit.pk]) for unit in known if unit.pk in days]
            for task, days in found.items()
        }


def share_helpers(tasks: Iterable[Task]) -> None:
    """The first of these tasks whose helpers are asked for tells all of theirs."""
    tasks = list(tasks)
    helping = Helping(tasks)
    for task in tasks:
        task.helping = helping
