"""Who leads the agency and its office today, by their posts; who is called alike."""

from departments.folding import fold
from departments.models import Department, Membership, User


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
