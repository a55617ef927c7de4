"""What the office has before it: what to chase, what came in, letters that failed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from conclusions.models import Conclusion
from departments.models import Department, User
from tasks.calendar import DAY, Day
from tasks.chase_cases import chase_cases
from tasks.limits import TOLD_TRIES
from tasks.models import ChaseSlip, Digest, OpenQuestion
from tasks.reaching import Reach, has_letters
from tasks.verbs import ASKING, MOVES

MOST = 20  # rows of one heading; the rest is a link away


@dataclass(frozen=True)
class CameIn:
    """What units sent of one kind since the last working day, and nobody has decided."""

    label: str
    asked: str
    count: int
    questions: list[OpenQuestion]


@dataclass(frozen=True)
class UnreachedUnit:
    """A unit none of whose chiefs a letter reaches, and who is told in their stead."""

    unit: Department
    instead: list[User]


def to_chase(day: Day) -> Counter[int]:
    """How many tasks by the level that is due, as Đôn đốc lists them."""
    return Counter(case.level for case in chase_cases(day, Q()))


def unanswered_slips(day: Day) -> int:
    return ChaseSlip.objects.in_state(ChaseSlip.State.UNANSWERED, day.on).count()


def drafts() -> Counter[str]:
    """How many notices are not issued yet, by their state."""
    waiting = (Conclusion.Status.DRAFT, Conclusion.Status.SUBMITTED)
    found = Conclusion.objects.filter(status__in=waiting).order_by()
    return Counter(found.values_list("status", flat=True))


def last_working_day(day: Day) -> datetime:
    """Its first moment: of a Monday's the Friday before."""
    before = day.calendar.last_working(day.on - DAY)
    return timezone.make_aware(datetime.combine(before, time()))


def came_in(since: datetime) -> list[CameIn]:
    """By what is asked, the newest first."""
    questions = OpenQuestion.objects.filter(at__gte=since, asked__in=list(ASKING))
    questions = questions.select_related(
        "event__actor", "event__acting_for", "task__duty__item", "task__notice"
    )
    found = list(questions.defer("task__words").order_by("-at", "-pk"))
    groups = ((asked, [one for one in found if one.asked == asked]) for asked in ASKING)
    return [
        CameIn(MOVES[asked].label, asked, len(some), some[:MOST]) for asked, some in groups if some
    ]


def failed_letters(since: datetime) -> QuerySet[Digest]:
    """Since that day, the newest first; those among them that were tried in vain for half an hour
    and are tried on."""
    tried = Q(state=Digest.State.PENDING, attempts__gte=TOLD_TRIES)
    failed = Digest.objects.filter(Q(state=Digest.State.FAILED) | tried)
    return failed.filter(day__gte=timezone.localdate(since)).select_related("recipient")


def held_letters(day: date) -> QuerySet[Digest]:
    """What the limits keep from leaving on that day."""
    held = Digest.objects.filter(state=Digest.State.HELD, day=day).order_by("trouble", "pk")
    return held.select_related("recipient")


def unreached_units(units: Iterable[Department]) -> list[UnreachedUnit]:
    """Of those that are given work, in the agency's order."""
    working = [unit for unit in units if unit.works]
    reach = Reach.of(unit.pk for unit in working)
    return [
        UnreachedUnit(unit, reach.instead.get(unit.pk, []))
        for unit in working
        if not any(map(has_letters, reach.chiefs.get(unit.pk, ())))
    ]


def unreached_people() -> QuerySet[User]:
    """Who works in a unit and has no address: they read Nhắc việc alone."""
    units = Department.objects.filter(active=True).exclude(kind=Department.Kind.OUTSIDE)
    people = User.objects.filter(is_active=True, email="", memberships__department__in=units)
    return people.distinct().order_by("full_name", "pk")
