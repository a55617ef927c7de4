"""Who is reached for a unit: its chiefs, and where no letter reaches one, the next in line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from departments.models import Department, Membership, User

Kind = Department.Kind


@dataclass(frozen=True)
class Reach:
    """The active chiefs of units, and who is told in their stead where no letter reaches any."""

    chiefs: dict[int, list[User]]
    instead: dict[int, list[User]]

    @classmethod
    def of(cls, units: Iterable[int]) -> "Reach":
        """Of these units; two queries, however many."""
        asked = {unit.pk: unit for unit in _units(units)}
        posts = _chiefs(Membership.objects.filter(department__in=asked))
        chiefs: dict[int, list[User]] = defaultdict(list)
        for post in posts:
            chiefs[post.department_id].append(post.user)
        silent = [asked[pk] for pk in asked if not any(map(has_letters, chiefs[pk]))]
        return cls(dict(chiefs), _next_in_line(silent) if silent else {})

    def told(self, unit: int) -> list[User]:
        """Everybody who is told what concerns the unit."""
        return [*self.chiefs.get(unit, ()), *self.instead.get(unit, ())]


def has_letters(person: User | None) -> bool:
    """Whether a letter can reach the person."""
    return bool(person and person.is_active and person.email)


def _units(keys: Iterable[int]) -> Iterable[Department]:
    return Department.objects.filter(pk__in=set(keys)).select_related("overseen_by")


def _chiefs(posts):
    led = posts.exclude(role=Membership.Role.SPECIALIST).filter(user__is_active=True)
    return led.select_related("user").order_by("department", "role", "pk")


def _next_in_line(units: list[Department]) -> dict[int, list[User]]:
    """The leader in charge of each unit, else the chiefs of the office, else the director."""
    posts = _chiefs(Membership.objects.filter(department__kind__in=[Kind.OFFICE, Kind.LEADERSHIP]))
    reached = [
        post for post in posts.select_related("user", "department") if has_letters(post.user)
    ]
    heads = [p for p in reached if p.role == Membership.Role.HEAD]
    office = [p for p in reached if p.department.kind == Kind.OFFICE]
    director = [p.user for p in heads if p.department.kind == Kind.LEADERSHIP]
    found: dict[int, list[User]] = {}
    for unit in units:
        others = [p.user for p in office if p.department_id != unit.pk]
        in_charge = [unit.overseen_by] if has_letters(unit.overseen_by) else []
        found[unit.pk] = in_charge or others or director
    return found
