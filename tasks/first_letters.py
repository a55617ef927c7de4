"""Whom the letters about a draft's work go to once it is issued, told before it is."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import OperationalError, transaction
from django.utils import timezone

from conclusions.gaps import duties_of
from conclusions.models import Conclusion
from departments.models import User
from tasks.actions.issuing import Issuer, give_tasks
from tasks.models import DayOff, Event
from tasks.persons_day import PersonsDay
from tasks.quiet import for_letter
from tasks.reminders import agenda_of_tasks
from tasks.workflow import News


@dataclass
class FirstLetters:
    """By what they are told as: chiefs of units that lead, of units that help, and others who hear
    of it (the office of what is late); on which day; who is told here alone."""

    on: date
    leading: list[User] = field(default_factory=list)
    helping: list[User] = field(default_factory=list)
    others: list[User] = field(default_factory=list)
    here_alone: list[User] = field(default_factory=list)

    @property
    def people(self) -> list[User]:
        return [*self.leading, *self.helping, *self.others]


def first_letters(conclusion: Conclusion, *, by: User, now: datetime) -> FirstLetters | None:
    """Who is written to on the next working day, if nothing else happens: found by giving the work
    and planning that day's letters, and undoing both. None where it cannot be issued yet, or the
    database is held by somebody else."""
    if conclusion.issued_on is None or conclusion.leader_id is None:
        return None
    day = DayOff.objects.calendar().after(timezone.localdate(now), 1)
    try:
        with transaction.atomic():
            told = _told(conclusion, by, now, day)
            transaction.set_rollback(True)
    except OperationalError:
        return None
    letters = FirstLetters(day)
    for one in told:
        written = for_letter(one)
        if one.person.email and (written.lines or written.news):
            _place(letters, one).append(one.person)
        else:
            letters.here_alone.append(one.person)
    return letters


def _told(conclusion: Conclusion, by: User, now: datetime, day: date) -> list[PersonsDay]:
    tasks = give_tasks(conclusion, duties_of(conclusion), Issuer(by, None), now)
    older = [task.continues_id for task in tasks if task.continues_id]
    events = Event.objects.filter(task__in=[*(task.pk for task in tasks), *older], at=now)
    return agenda_of_tasks(tasks, events.values("pk"), day)


def _place(letters: FirstLetters, told: PersonsDay) -> list[User]:
    news = {one.news for one in (*told.news, *told.said_already)}
    if News.GIVEN in news or any(not line.unit for line in told.lines):
        return letters.leading
    return letters.helping if News.HELP in news else letters.others
