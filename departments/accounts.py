"""Accounts: who may change whose, what an account is, and the row that each change leaves."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth.hashers import is_password_usable
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from departments.journals import AccountChange
from departments.models import Delegation, Department, SecurityLine, User
from departments.security_log import note

Kind, Letter = AccountChange.Kind, AccountChange.Letter
LINK_MADE = "lập liên kết đặt mật khẩu dùng một lần"
AND = "; "  # between posts, between rows of who stands in for whom

OWN = "Không ai tự thay đổi chức vụ, xử lý thay của mình; người quản trị hệ thống thực hiện."
OWN_OF_ADMINISTRATOR = (
    "Không ai tự thay đổi chức vụ, xử lý thay của mình; người quản trị hệ thống khác thực hiện."
)
ADMINISTRATORS = "Tài khoản quản trị hệ thống chỉ người quản trị hệ thống thay đổi."
LEADERS = (
    "Tài khoản của lãnh đạo và người đang xử lý thay lãnh đạo chỉ người quản trị hệ thống thay đổi."
)
NAMES_NOBODY = (
    "Lãnh đạo cơ quan và Trưởng, Phó đơn vị tự ghi người xử lý thay khi vắng mặt; "
    "người khác nhờ người giữ danh mục."
)
KIND_OF_LEADERS = "Loại “Lãnh đạo” và “Văn phòng” chỉ người quản trị hệ thống đặt hoặc bỏ."
KIND_OF_OWN = "Không ai tự thay đổi loại đơn vị của mình; người quản trị hệ thống thực hiện."
CHARGE_OF_OWN = (
    "Không ai tự thay đổi lãnh đạo phụ trách, việc đang hoạt động của đơn vị mình; "
    "người quản trị hệ thống thực hiện."
)


def why_not_change(actor: User, person: User, *, on: date) -> str:
    """Why `actor` may not change the account of `person`, in Vietnamese; empty where they may.

    Whoever could set a leader's password or address could act as that leader: of the keepers of
    the lists only the system administrator may. A person who stands in for a leader, now or later,
    has the leader's powers.
    """
    if actor.is_superuser or actor == person:
        return ""
    if person.is_superuser:
        return ADMINISTRATORS
    return LEADERS if has_leaders_powers(person, on) else ""


def why_not_posts(actor: User, person: User, *, on: date) -> str:
    """Why `actor` may not change the posts, or who stands in for whom, of `person`.

    Nobody gives themselves powers; of two system administrators one does it for the other, and
    only a single one has nobody to ask.
    """
    if actor == person:
        if not actor.is_superuser:
            return OWN
        others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=actor.pk)
        return OWN_OF_ADMINISTRATOR if others.exists() else ""
    return why_not_change(actor, person, on=on)


def units_to_post(actor: User) -> QuerySet[Department]:
    """Units in which `actor` may say who holds a post: who leads the agency is said by the system
    administrator."""
    units = Department.objects.exclude(kind=Department.Kind.OUTSIDE)
    return units if actor.is_superuser else units.exclude(kind=Department.Kind.LEADERSHIP)


def why_not_stand_in(actor: User, giver: User, taker: User, *, on: date) -> str:
    """Why `actor` may not say that `taker` stands in for `giver`: it is a matter of the giver's
    powers, and of one's own on either side."""
    own = actor in (giver, taker)
    return why_not_posts(actor, actor if own else giver, on=on)


def why_not_name_own(person: User) -> str:
    """Why the person names nobody to stand in while they are away; empty where they may: leaders,
    heads and deputies of units, by their own posts. It gives away their own powers, not others'."""
    return "" if person.is_leader or person.is_chief else NAMES_NOBODY


def why_not_kind(actor: User, unit: Department, kind: str) -> str:
    """Why `actor` may not make the unit one of that kind: its members' powers follow from it."""
    was = Department.Kind(unit.kind) if unit.pk else None
    if actor.is_superuser or kind == was:
        return ""
    # Members of the office issue notices and read every note.
    if {Department.Kind.LEADERSHIP, Department.Kind.OFFICE} & {kind, was}:
        return KIND_OF_LEADERS
    return KIND_OF_OWN if unit.pk in actor.department_ids else ""


def why_not_own_unit(actor: User, unit: Department) -> str:
    """Why `actor` may not say who is in charge of the unit, or whether it is in use: who is in
    charge confirms its reports, among them the own."""
    own = unit.pk in actor.department_ids and not actor.is_superuser
    return CHARGE_OF_OWN if own else ""


def has_leaders_powers(person: User, on: date) -> bool:
    """Whether the person is a leader, or stands in for one on that day or later."""
    leads = Q(giver__memberships__department__kind=Department.Kind.LEADERSHIP)
    standing = Delegation.objects.filter(leads, taker=person, ends_on__gte=on)
    return person.is_leader or standing.exists()


@dataclass(frozen=True)
class StandIn:
    """A row of who stands in for whom: known by its key, for two may be worded alike, and by its
    days; the names in its words may be others by now, and it the same."""

    row: int
    people: tuple[int, int]
    days: tuple[date, date]
    words: str = field(compare=False)

    @classmethod
    def of(cls, row: Delegation) -> "StandIn":
        people, days = (row.giver_id, row.taker_id), (row.starts_on, row.ends_on)
        return cls(row.pk, people, days, row.words)


Fact = str | tuple[StandIn, ...]


def facts_of(person: User) -> dict[str, Fact]:
    """What an account is, by kind of change, in words; a password by its hash alone, which is for
    comparing and is never written down."""
    posts = person.memberships.select_related("department").order_by("department__position", "pk")
    given = Delegation.objects.filter(Q(giver=person) | Q(taker=person))
    return {
        Kind.USERNAME: person.username,
        Kind.NAME: person.full_name,
        Kind.EMAIL: person.email,
        Kind.PASSWORD: person.password,
        Kind.POST: "; ".join(
            f"{post.title or post.get_role_display()} ({post.get_role_display()}), "
            f"{post.department.name}"
            for post in posts
        ),
        Kind.DELEGATION: tuple(
            StandIn.of(row)
            for row in given.select_related("giver", "taker").order_by("starts_on", "pk")
        ),
        Kind.ACTIVE: "đang dùng" if person.is_active else "ngừng dùng",
        Kind.KEEPER: "giữ danh mục" if person.is_staff else "",
    }


@contextmanager
def noting(people: Iterable[User], *, by: User) -> Iterator[None]:
    """What is done inside, to the people's accounts, leaves its rows; all of it or nothing."""
    with transaction.atomic():
        before = [(person, facts_of(person)) for person in people]
        yield
        for person, facts in before:
            note_changes(person, facts, by=by)


def note_changes(person: User, before: dict[str, Fact], *, by: User) -> list[AccountChange]:
    """Write a row for each fact of the person that is no longer what it was in `before`.

    Called inside the transaction of the change, with the facts read before it; without facts the
    account is new. The letters go to the address there was before.
    """
    facts, at = facts_of(User.objects.get(pk=person.pk)), timezone.now()
    if not before:
        rows = [_row(person, Kind.ADDED, "", "cấp tài khoản mới", "", by)]
        rows[0].letter = Letter.NEW
    else:
        rows = [
            _row(person, kind, *_told(before[kind], fact), str(before[Kind.EMAIL]), by)
            for kind, fact in facts.items()
            if fact != before[kind]
        ]
    for row in rows:
        row.at = at  # the same for all that one saving changed: one letter tells of it
    changes = AccountChange.objects.bulk_create(rows)
    for change in changes:
        told = f"{person.get_username()}: {change.get_kind_display()}"
        note(SecurityLine.Kind.ACCOUNT, person=by, what=told)
    return changes


def _told(before: Fact, after: Fact) -> tuple[str, str]:
    """Of who stands in for whom, the rows that are not the same: others may be long over."""
    if isinstance(before, str) or isinstance(after, str):
        return str(before), str(after)
    return (
        AND.join(row.words for row in before if row not in after),
        AND.join(row.words for row in after if row not in before),
    )


def _row(person: User, kind: Kind, before: str, after: str, to: str, by: User) -> AccountChange:
    if kind == Kind.PASSWORD:
        before, after = "", _told_of_password(after, own=by.pk == person.pk)
    return AccountChange(
        person=person,
        actor=by,
        kind=kind,
        before=before,
        after=after,
        letter=Letter.PENDING if to else Letter.NONE,
        letter_to=to,
    )


def _told_of_password(hashed: str, *, own: bool) -> str:
    if own:
        return "người dùng tự đổi"
    usable = is_password_usable(hashed)
    return "người khác đặt lại" if usable else "người khác ngừng đăng nhập bằng mật khẩu"


def note_link(person: User, *, by: User) -> None:
    """That `by` made the person a one-time link to set a password: whoever holds it may sign in as
    them. Of an account in use the owner is told."""
    row = _row(person, Kind.PASSWORD, "", "", person.email if person.last_login else "", by)
    row.after, row.at = LINK_MADE, timezone.now()
    row.save()


def note_key(person: User, what: str, *, at: datetime) -> None:
    """That the person made or took back a key for another program: whoever sat at their screen may
    have done it, so they are told as of any change of the account."""
    row = _row(person, Kind.KEY, "", what, person.email, person)
    row.at = at
    row.save()


def owe_new_password(person: User) -> None:
    """Somebody else knows the password: the person changes it before anything else."""
    User.objects.filter(pk=person.pk).update(must_change_password=person.has_usable_password())


@contextmanager
def own_new_password(person: User) -> Iterator[None]:
    """The person's own change of their password, made inside: it is noted, and nothing is owed."""
    with noting([person], by=person):
        person.must_change_password = False
        yield
