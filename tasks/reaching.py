"""Who is reached for a unit: its chiefs, and where no letter reaches one, the next in line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from departments.models import Department, Membership, User
from departments.rights import Rights

Kind = Department.Kind


@dataclass(frozen=True)
class Reach:
    """The active chiefs of units, and who is told in their stead where no letter reaches any; and
    in the stead of the leader in charge, where none reaches that one."""

    chiefs: dict[int, list[User]]
    instead: dict[int, list[User]]
    above: dict[int, list[User]]

    @classmethod
    def of(cls, units: Iterable[int]) -> "Reach":
        """Of these units; two queries, or three, however many."""
        asked = {unit.pk: unit for unit in _units(units)}
        posts = _chiefs(Membership.objects.filter(department__in=asked))
        chiefs: dict[int, list[User]] = defaultdict(list)
        for post in posts:
            chiefs[post.department_id].append(post.user)
        silent = [asked[pk] for pk in asked if not any(map(has_letters, chiefs[pk]))]
        led = [unit for unit in asked.values() if unit.overseen_by]
        unled = [unit.pk for unit in led if not has_letters(unit.overseen_by)]
        if not (silent or unled):
            return cls(dict(chiefs), {}, {})
        line = _Line.read()
        instead = {unit.pk: line.below(unit) for unit in silent}
        return cls(dict(chiefs), instead, dict.fromkeys(unled, line.director))

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


@dataclass(frozen=True)
class _Line:
    """Those that letters reach of whom a unit's word goes on to."""

    leaders: frozenset[int]
    office: list[Membership]
    director: list[User]

    @classmethod
    def read(cls) -> "_Line":
        above = [Kind.OFFICE, Kind.LEADERSHIP]
        posts = _chiefs(Membership.objects.filter(department__kind__in=above))
        reached = [post for post in posts.select_related("department") if has_letters(post.user)]
        office = [post for post in reached if post.department.kind == Kind.OFFICE]
        leaders = [post for post in reached if post.department.kind == Kind.LEADERSHIP]
        director = [post.user for post in leaders if post.role == Membership.Role.HEAD]
        return cls(frozenset(post.user_id for post in leaders), office, director)

    def below(self, unit: Department) -> list[User]:
        """The leader in charge of the unit, else the chiefs of the office, else the director."""
        if unit.overseen_by_id in self.leaders:
            return [unit.overseen_by]
        others = [post.user for post in self.office if post.department_id != unit.pk]
        return others or self.director


@dataclass(frozen=True)
class Reserve:
    """Who is told in the stead of people whom no letter reaches: units, by person."""

    chiefs: dict[int, list[int]]
    leaders: dict[int, list[int]]

    @classmethod
    def of(cls, units: Iterable[int]) -> "Reserve":
        reach = Reach.of(units)
        return cls(_units_by_person(reach.instead), _units_by_person(reach.above))

    def of_chiefs(self, rights: Rights) -> list[int]:
        return [unit for pk in rights.ids for unit in self.chiefs.get(pk, ())]

    def of_leaders(self, rights: Rights) -> list[int]:
        return [unit for pk in rights.ids for unit in self.leaders.get(pk, ())]


def _units_by_person(told: dict[int, list[User]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for unit, people in told.items():
        for person in people:
            found[person.pk].append(unit)
    return dict(found)
