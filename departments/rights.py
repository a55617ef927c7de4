"""Who a person is and stands for on a day: the one answer that every page, list and button asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from departments.at_once import is_kept_for, rows
from departments.models import Delegation, Department, User


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
    def is_chief(self) -> bool:
        """Head or deputy head of some unit outside the leadership."""
        return self._any(lambda person: person.is_chief)

    @property
    def edits_notices(self) -> bool:
        """Drafts are seen, made, corrected and issued by the office and the leaders."""
        return self.is_office or self.is_leader

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
        """Units, people, calendar: the keeper's own task, which nobody takes over."""
        return bool(self.user.is_active and self.user.is_staff)

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
