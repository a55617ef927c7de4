"""Who a person is and stands for on a day: the one answer that every page, list and button asks."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from departments.at_once import is_kept_for, rows
from departments.models import (
    Delegation,
    DelegationQuerySet,
    Department,
    Membership,
    User,
)


class PlainPerson(NamedTuple):
    """What a person is that decisions wait for."""

    pk: int
    is_director: bool
    is_leader: bool


class PlainRights(NamedTuple):
    """Rights as plain values, for a question compiled once to be found again by them."""

    pk: int
    people: tuple[PlainPerson, ...]
    unit_ids: frozenset[int]
    own_unit_ids: frozenset[int]


@dataclass(frozen=True)
class Rights:
    """A person with all the people they stand in for (“Người xử lý thay”) on one day.

    A stand-in has the whole of the absent person's pages. What they may decide is the rule of
    `tasks.permissions`, which also knows what nobody decides of the own unit.
    """

    user: User
    on: date
    delegations: tuple[Delegation, ...]

    @classmethod
    def of(cls, user: User, on: date | None = None) -> "Rights":
        """The person's rights on that day (today by default); read once for each user object, that
        is once a request. Nobody signed in has none."""
        on = on or timezone.localdate()
        known = user.is_authenticated
        kept: dict[date, Rights] = user.__dict__.setdefault("_rights", {}) if known else {}
        if on not in kept:
            kept[on] = cls(user, on, _delegations(user, on))
        return kept[on]

    @cached_property
    def people(self) -> tuple[User, ...]:
        """The person, then everybody they stand in for."""
        return (self.user, *(delegation.giver for delegation in self.delegations))

    def _any(self, is_so: Callable[[User], bool]) -> bool:
        return self.user.is_authenticated and any(is_so(person) for person in self.people)

    @property
    def is_director(self) -> bool:
        return self._any(lambda person: person.is_director)

    @property
    def is_leader(self) -> bool:
        """Director or deputy director, or stands in for one."""
        return self._any(lambda person: person.is_leader)

    @property
    def is_office(self) -> bool:
        return self._any(lambda person: person.is_office)

    @property
    def heads_office(self) -> bool:
        """Head or deputy head of the admin office, or stands in for one."""
        return self._any(lambda person: person.heads_office)

    @property
    def is_chief(self) -> bool:
        """Head or deputy head of some unit outside the leadership."""
        return self._any(lambda person: person.is_chief)

    @property
    def edits_notices(self) -> bool:
        """Drafts are seen, made, corrected and issued by the office and the leaders."""
        return self.is_office or self.is_leader

    @property
    def writes_notices(self) -> bool:
        """Their content is written by the same people but the records clerk, who gives numbers and
        sends out what is approved or signed."""
        return self._any(
            lambda person: person.is_leader or (person.is_office and not person.is_records_clerk)
        )

    @property
    def sees_register(self) -> bool:
        """The whole register is for leaders, office and heads; others see their units' part."""
        return self.is_leader or self.is_office or self.is_chief

    def standing_for(self, right: str) -> User | None:
        """Whose right it is that the person uses: None for the own one, or where nobody has it."""
        for person in self.people:
            if getattr(Rights(person, self.on, ()), right):
                return person if person != self.user else None
        return None

    @property
    def keeps_lists(self) -> bool:
        """Units, people, calendar: a matter of the head of the office, and of whom the system
        administrator names; nobody takes it over by standing in."""
        user = self.user
        named = user.is_authenticated and (user.is_staff or user.heads_office)
        return bool(user.is_active and named)

    @cached_property
    def ids(self) -> frozenset[int]:
        return frozenset(person.pk for person in self.people)

    @cached_property
    def unit_ids(self) -> frozenset[int]:
        """Units that the person, or one they stand in for, belongs to."""
        return frozenset().union(*(person.department_ids for person in self.people))

    @cached_property
    def chief_of_ids(self) -> frozenset[int]:
        return frozenset().union(*(person.chief_of_ids for person in self.people))

    @cached_property
    def plain(self) -> PlainRights:
        people = [PlainPerson(one.pk, one.is_director, one.is_leader) for one in self.people]
        own = frozenset(self.user.department_ids)
        return PlainRights(self.user.pk, tuple(people), self.unit_ids, own)

    @cached_property
    def units(self) -> list[Department]:
        """Those units in the agency's order, the leadership aside: it leads no work."""
        posts = [post for person in self.people for post in person.posts]
        found = {post.department_id: post.department for post in posts}
        working = [u for u in found.values() if u.kind != Department.Kind.LEADERSHIP]
        return sorted(working, key=lambda unit: (unit.position, unit.pk))


def _delegations(user: User, on: date) -> tuple[Delegation, ...]:
    if not user.is_authenticated:
        return ()
    if on == timezone.localdate() and is_kept_for(user):
        return _kept_delegations(user)
    taken = Delegation.objects.filter(taker=user, giver__is_active=True).current(on)
    return tuple(taken.select_related("giver").order_by("pk"))


def _kept_delegations(user: User) -> tuple[Delegation, ...]:
    """Today's, with the posts of all the people concerned, from what the request has read."""
    givers = {giver.pk: giver for giver in rows("givers")}
    units = {unit.pk: unit for unit in rows("units")}
    for person in (user, *givers.values()):
        held = [post for post in rows("posts") if post.user_id == person.pk]
        for post in held:
            post.department = units[post.department_id]
        person.posts = held
    delegations = rows("delegations")
    for delegation in delegations:
        delegation.giver = givers[delegation.giver_id]
    return tuple(delegations)


def with_rights(people: QuerySet[User], *days: date) -> list[User]:
    """These people, who need no more queries to know their posts and their rights on those days:
    all is read at once, however many they are."""
    found = {person.pk: person for person in people}
    everybody = dict(found)
    for on in set(days):
        taken: dict[int, list[Delegation]] = defaultdict(list)
        for delegation in _taken_by(people).current(on).select_related("giver").order_by("pk"):
            giver = everybody.setdefault(delegation.giver_id, delegation.giver)
            delegation.giver = giver
            taken[delegation.taker_id].append(delegation)
        for pk, person in found.items():
            person.__dict__.setdefault("_rights", {})[on] = Rights(person, on, tuple(taken[pk]))
    whose = Q(user__in=_keys(people)) | Q(user__in=_taken_by(people).values("giver"))
    _know_posts(everybody.values(), Membership.objects.filter(whose))
    return list(found.values())


def know_posts(people: Iterable[User]) -> None:
    """Read for all of these few people at once which posts they hold."""
    people = list(people)
    _know_posts(people, Membership.objects.filter(user__in={person.pk for person in people}))


def _know_posts(people: Iterable[User], posts: QuerySet[Membership]) -> None:
    """Units are few and have many members: each is one object for all of them."""
    held: dict[int, list[Membership]] = defaultdict(list)
    units: dict[int, Department] = {}
    for post in posts.select_related("department").order_by("department__position", "pk"):
        post.department = units.setdefault(post.department_id, post.department)
        held[post.user_id].append(post)
    for person in people:
        person.posts = held[person.pk]


def _taken_by(people: QuerySet[User]) -> DelegationQuerySet:
    return Delegation.objects.filter(taker__in=_keys(people), giver__is_active=True)


def _keys(people: QuerySet[User]) -> QuerySet:
    return people.order_by().values("pk")
