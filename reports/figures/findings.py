"""What search finds for a person: notices, tasks, other paragraphs, units, people.

Rows that have the words whole come first, of those the open and the recent; only where no kind has
any, those that hold the words inside others are shown, and told to be near misses.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from conclusions.models import Conclusion, Item
from conclusions.querysets import UNISSUED
from departments.models import Alias, Department, Membership, User
from departments.searching import SearchWords
from departments.words_field import HeldRow, asked_for, held_rows, holding, newest_holding
from tasks.calendar import Day
from tasks.models import Task
from tasks.querysets import LONG_TEXTS
from tasks.rows import TaskRow, rows_of
from tasks.workflow import OPEN

SHOWN, FEW = 20, 10  # of tasks and notices; of paragraphs, units and people
UNFINISHED = {*OPEN, *UNISSUED}
ENOUGH = 100  # found among the newest rows, the older are not looked through for more
ROUND = 50  # what is not counted to its end, is told in such steps
COUNTED = 500  # of rarer words, so many are counted and put in order


@dataclass(frozen=True)
class FoundTask:
    """A task's row, and the sentence that has the words where its title has not all of them."""

    row: TaskRow
    sentence: str

    @property
    def reference(self) -> str:
        """“612/TB-SKHCN, mục II.10.(2)”."""
        task = self.row.task
        return f"{task.conclusion.number}, {task.duty.item.named}"


@dataclass(frozen=True)
class FoundRows:
    """Of one kind: the rows shown, and how many there are; where `capped`, at the least."""

    rows: list[Any] = field(default_factory=list)
    count: int = 0
    capped: bool = False

    @property
    def told(self) -> str:
        """“12”, “hơn 250”."""
        if not self.capped:
            return str(self.count)
        less = self.count - 1
        return f"hơn {less // ROUND * ROUND or less}"

    @property
    def unseen(self) -> bool:
        return self.capped or self.count > len(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True)
class Findings:
    """All that is found; `near` where it only resembles what was asked for."""

    words: SearchWords
    units: FoundRows
    people: FoundRows
    notices: FoundRows
    tasks: FoundRows
    paragraphs: FoundRows
    near: bool = False

    def __bool__(self) -> bool:
        return any((self.units, self.people, self.notices, self.tasks, self.paragraphs))


def find(user: User, typed: str, day: Day) -> Findings:
    """What the person may see of what was typed; without a letter or number typed, nothing."""
    words = asked_for(typed)
    exact = _findings(user, words, words.exact, day, near=False)
    if exact or not words:
        return exact
    return _findings(user, replace(words, inside=True), words.loose, day, near=True)


def _findings(user: User, words: SearchWords, parts: list[str], day: Day, near: bool) -> Findings:
    held = holding(parts)
    return Findings(
        words,
        units=_units(held),
        people=_people(held),
        notices=_notices(user, words, parts),
        tasks=_tasks(user, words, parts, day),
        paragraphs=_paragraphs(user, held),
        near=near,
    )


def _units(held: Q) -> FoundRows:
    """By name, code or another spelling."""
    named = Q(held) | Q(pk__in=Alias.objects.filter(held).values("department"))
    units = Department.objects.filter(named, active=True, kind__in=Department.WORKING)
    return _few(units.order_by("position", "pk"))


def _people(held: Q) -> FoundRows:
    posts = Membership.objects.select_related("department").order_by("department__position")
    people = User.objects.filter(held, is_active=True, memberships__isnull=False).distinct()
    return _few(people.order_by("full_name", "pk").prefetch_related(Prefetch("memberships", posts)))


def _paragraphs(user: User, held: Q) -> FoundRows:
    """Words of notices that made no task."""
    said = Item.objects.filter(held, conclusion__in=Conclusion.objects.visible_to(user))
    other = said.exclude(kind__in=[Item.Kind.DIRECTIVE, Item.Kind.HEADING])
    notices = (f"conclusion__{name}" for name in LONG_TEXTS)
    return _few(other.select_related("conclusion").defer("words", *notices).order_by("-pk"))


def _few(rows: QuerySet) -> FoundRows:
    shown = list(rows[: FEW + 1])
    return FoundRows(shown[:FEW], rows.count() if len(shown) > FEW else len(shown))


def _notices(user: User, words: SearchWords, parts: list[str]) -> FoundRows:
    by_day = F("issued_on").desc(nulls_first=True)  # one without a day is a draft
    visible = Conclusion.objects.visible_to(user).order_by(by_day, "-pk")
    nearest = _nearest(visible, parts, words)
    shown = [row.pk for row in nearest[:SHOWN]]
    kept = Conclusion.objects.defer("source_text", "opening", "words").in_bulk(shown)
    return nearest.told_of([kept[pk] for pk in shown if pk in kept])


def _tasks(user: User, words: SearchWords, parts: list[str], day: Day) -> FoundRows:
    # In the order of the register, which has an index.
    visible = Task.objects.visible_to(user).order_by("-issued_on", "-notice", "pk")
    nearest = _nearest(visible, parts, words)
    tasks = Task.objects.for_rows().in_bulk([row.pk for row in nearest[:SHOWN]])
    shown = [tasks[row.pk] for row in nearest[:SHOWN] if row.pk in tasks]
    said = dict(Item.objects.filter(duties__tasks__in=shown).values_list("pk", "text"))
    rows = [
        FoundTask(row, _sentence(row, words, said))
        for row in rows_of(shown, user, day, offer=False)
    ]
    return nearest.told_of(rows)


def _sentence(row: TaskRow, words: SearchWords, said: dict[int, str]) -> str:
    """The directive's words, where they tell more of what was asked for than the title."""
    text = said.get(row.task.duty.item_id, "")
    more = words.terms_in(text) - words.terms_in(row.task.title)
    return words.around(text) if more else ""


class Nearest(list[HeldRow]):
    """Rows in the order they are shown in; `held` is how many there are, where `capped` at the
    least."""

    held, capped = 0, False

    def told_of(self, rows: list[Any]) -> FoundRows:
        return FoundRows(rows, self.held, self.capped)


def _nearest(visible: QuerySet, parts: list[str], words: SearchWords) -> Nearest:
    """Rows that hold the parts: words side by side first, then whole ones, of those the open and
    the drafts, of those the newest, which is the order `visible` comes in."""
    held, are_all = newest_holding(visible, parts, "status")
    if not are_all and len(held) <= ENOUGH:
        held = held_rows(visible, parts, "status", most=COUNTED + 1)
        are_all = len(held) <= COUNTED
    far = {row: (words.rank(row.words), row.kind not in UNFINISHED) for row in held}
    found = Nearest(sorted(far, key=far.__getitem__))
    found.held, found.capped = len(held), not are_all
    return found
