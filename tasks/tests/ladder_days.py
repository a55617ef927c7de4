"""Days of reminders lived through, and who was told of a task on which of them."""

from collections import defaultdict
from datetime import date, timedelta

from tasks.models import DayOff, Digest, Reminder, Task
from tasks.reminders import plan
from tasks.tests.factories import at

GIVEN = date(2024, 4, 3)  # a Wednesday
OFF = [date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)]
MADE_UP = date(2024, 5, 4)  # a Saturday
LAST = date(2024, 6, 3)  # the 40th working day after it was given
CHIEFS, OFFICE = "ttud.dung ttud.my", "hcth.tam hcth.huong"


def working_days(first: date, last: date) -> list[date]:
    calendar = DayOff.objects.calendar()
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if calendar.is_working(day)]


def live(days: list[date], afternoons: dict | None = None, *, sent: bool = True) -> None:
    """Plan each of these mornings, the letters leave, and what is done in the afternoon is done."""
    for day in days:
        plan(day, at(day, 8))
        if sent:
            Digest.objects.filter(day=day).update(state=Digest.State.SENT)
        for act in (afternoons or {}).get(day, ()):
            act()


def told_of(task: Task) -> dict[str, dict[str, str]]:
    """By heading and person: the days, as “8/4 10/4”."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = Reminder.objects.filter(task=task).order_by("digest__day", "pk")
    for name, rung, day in rows.values_list("digest__recipient__username", "rung", "digest__day"):
        found[rung][name].append(f"{day.day}/{day.month}")
    return {
        rung: {name: " ".join(days) for name, days in people.items()}
        for rung, people in found.items()
    }


def written(headings: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The same of a written list."""
    return {
        heading: {name: days for names, days in told.items() for name in names.split()}
        for heading, told in headings.items()
    }


def set_calendar() -> None:
    for day in OFF:
        DayOff.objects.update_or_create(day=day, defaults={"worked": False})
    DayOff.objects.update_or_create(day=MADE_UP, defaults={"worked": True})
