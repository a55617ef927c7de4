"""Units of the house that a notice went to: whom a letter told of its tasks, who has opened it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max, Min

from conclusions.models import Conclusion, NoticeView
from departments.models import Department, Membership, User
from tasks.models import Digest, Notification, Reminder, Task

State = Digest.State


@dataclass(frozen=True)
class LetterTold:
    """What became of the letters that told a person of the notice's tasks: the first that went, or
    else why none did."""

    person: User
    state: str
    sent_at: datetime | None = None
    trouble: str = ""

    @property
    def words(self) -> str:
        """“chưa gửi được: không có địa chỉ”; "" once a letter has gone."""
        if self.sent_at:
            return ""
        label = State(self.state).label.lower()
        if self.state == State.FAILED:
            label = "chưa gửi được"
        return f"{label}: {self.trouble}" if self.trouble else label


@dataclass
class Receiver:
    """A unit: its letters, and who of it has opened the notice, the first of them first."""

    unit: Department
    leads: bool  # it leads a task of the notice, so letters tell it of that
    letters: list[LetterTold] = field(default_factory=list)
    views: list[NoticeView] = field(default_factory=list)


def receivers_of(notice: Conclusion, units: Iterable[Department]) -> list[Receiver]:
    """Units that nobody has opened the notice for stand first, each part in the agency's order."""
    leading = set(Task.objects.filter(notice=notice).values_list("lead", flat=True))
    found = {unit.pk: Receiver(unit, unit.pk in leading) for unit in units}
    views = NoticeView.objects.filter(conclusion=notice, department__in=found)
    for view in views.select_related("user").order_by("seen_at", "pk"):
        found[view.department_id].views.append(view)
    for unit, letters in _letters(notice, set(found)).items():
        found[unit].letters = letters
    return sorted(found.values(), key=lambda one: bool(one.views))


def led_or_helped(notice: Conclusion) -> set[int]:
    """Keys of the units that the notice gives work to."""
    tasks = Task.objects.filter(notice=notice)
    return {*tasks.values_list("lead", flat=True)} | {
        key for key in tasks.values_list("helpers", flat=True) if key
    }


# What is told of a person where no letter went: the worst first.
WORST = (State.FAILED, State.HELD, State.SENDING, State.PENDING, State.IN_APP)


def _letters(notice: Conclusion, units: set[int]) -> dict[int, list[LetterTold]]:
    """By unit, of those of its members that a digest names a task of the unit to."""
    told: dict[tuple[int, int], list[tuple[str, datetime | None, str]]] = defaultdict(list)
    for lines in (Reminder.objects, Notification.objects):
        found_of = lines.filter(task__notice=notice, digest__isnull=False)
        alike = (
            found_of.exclude(digest__state=State.CANCELLED)
            .values_list("digest__recipient", "task__lead", "digest__state")
            .annotate(first=Min("digest__sent_at"), trouble=Max("digest__trouble"))
            .order_by()
        )
        for person, lead, state, first, trouble in alike:
            told[person, lead].append((state, first, trouble))
    people = {person for person, _ in told}
    posts = Membership.objects.filter(user__in=people, department__in=units)
    found: dict[int, list[LetterTold]] = defaultdict(list)
    for post in posts.select_related("user", "department").order_by("pk"):
        of_all = post.department.kind == Department.Kind.LEADERSHIP
        own = [
            state
            for (person, lead), states in told.items()
            if person == post.user_id and (of_all or lead == post.department_id)
            for state in states
        ]
        if own:
            found[post.department_id].append(_told(post.user, own))
    return found


def _told(person: User, states: list[tuple[str, datetime | None, str]]) -> LetterTold:
    if sent := [first for _, first, _ in states if first]:
        return LetterTold(person, State.SENT, min(sent))
    state, _, trouble = min(states, key=lambda one: WORST.index(one[0]) if one[0] in WORST else 9)
    return LetterTold(person, state, None, trouble)
