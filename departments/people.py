"""Who leads the agency and its office today, by their posts; who is called alike; what somebody
leaves behind."""

from datetime import date

from django.db.models import Q

from departments.folding import fold
from departments.models import Delegation, Department, Membership, User


def leaders() -> list[User]:
    """The director first, then the deputies."""
    posts = Membership.objects.filter(
        department__kind=Department.Kind.LEADERSHIP, user__is_active=True
    ).select_related("user")
    by_rank = sorted(posts, key=lambda post: (post.role != Membership.Role.HEAD, post.pk))
    return [post.user for post in by_rank]


def director() -> User | None:
    """The head of the leadership: who assigns, unless the notice names a deputy."""
    return next((person for person in leaders() if person.is_director), None)


def office_head() -> User | None:
    post = Membership.objects.filter(
        department__kind=Department.Kind.OFFICE, role=Membership.Role.HEAD, user__is_active=True
    )
    return next((m.user for m in post.select_related("user")[:1]), None)


def namesakes(person: User) -> list[User]:
    """Others with an account in use whose name reads the same."""
    others = User.objects.filter(is_active=True).exclude(pk=person.pk).order_by("username")
    return [other for other in others if fold(other.full_name) == fold(person.full_name)]


def headed_by(person: User) -> list[Department]:
    """Units in use that the person heads, with an account in use."""
    posts = Membership.objects.filter(
        user=person, role=Membership.Role.HEAD, user__is_active=True, department__active=True
    )
    return [post.department for post in posts.select_related("department").order_by("pk")]


def heads_of(unit: Department) -> list[User]:
    """Everybody who heads the unit, with an account in use."""
    posts = unit.memberships.filter(role=Membership.Role.HEAD, user__is_active=True)
    return [post.user for post in posts.select_related("user").order_by("pk")]


def in_charge_of(person: User) -> list[Department]:
    """Units in use that the person oversees."""
    return list(Department.objects.filter(overseen_by=person, active=True))


def standing_in_from(person: User, on: date) -> list[Delegation]:
    """Who stands in for the person, or is stood in for by them, on that day or later."""
    rows = Delegation.objects.filter(Q(giver=person) | Q(taker=person), ends_on__gte=on)
    return list(rows.select_related("giver", "taker").order_by("starts_on", "pk"))
