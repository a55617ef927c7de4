"""What search finds for a person: notices, tasks, other paragraphs, units, people.

Rows that have the words whole come first, of those the open and the recent; only where no kind has
any, those that hold the words inside others are shown, and told to be near misses.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, Value, When

from conclusions.models import Conclusion, Item
from departments.models import Alias, Department, Membership, User
from departments.searching import SearchWords
from departments.words_field import holding
from tasks.calendar import Day
from tasks.models import Task
from tasks.rows import TaskRow, rows_of
from tasks.workflow import OPEN

SHOWN, FEW = 30, 10  # of tasks and notices; of paragraphs, units and people
COUNTED = 1000  # the newest so many are put in order, and counted; more are “hơn 1.000”


@dataclass(frozen=True)
class FoundTask:
    """A task's row, and the sentence that has the words where its title has not all of them."""

    row: TaskRow
    sentence: str


@dataclass(frozen=True)
class Found:
    """Of one kind: the rows shown, and how many there are; `capped` where there are yet more."""

    rows: list[Any] = field(default_factory=list)
    count: int = 0
    capped: bool = False

    @property
    def told(self) -> str:
        """“12”, “hơn 1.000”."""
        return f"hơn {COUNTED:,}".replace(",", ".") if self.capped else str(self.count)

    @property
    def unseen(self) -> bool:
        return self.capped or self.count > len(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True)
class Findings:
    """All that is found; `near` where it only resembles what was asked for."""

    words: SearchWords
    units: Found
    people: Found
    notices: Found
    tasks: Found
    paragraphs: Found
    near: bool = False

    def __bool__(self) -> bool:
        return any((self.units, self.people, self.notices, self.tasks, self.paragraphs))


def find(user: User, typed: str, day: Day) -> Findings:
    """What the person may see of what was typed; without a letter or number typed, nothing."""
    words = SearchWords.of(typed)
    exact = _findings(user, words, holding(words.exact), day, near=False)
    return exact if exact or not words else _findings(user, words, holding(words.loose), day, True)


def _findings(user: User, words: SearchWords, held: Q, day: Day, near: bool) -> Findings:
    return Findings(
        words,
        units=_units(held),
        people=_people(held),
        notices=_notices(user, words, held),
        tasks=_tasks(user, words, held, day),
        paragraphs=_paragraphs(user, held),
        near=near,
    )


def _units(held: Q) -> Found:
    """By name, code or another spelling."""
    named = Q(held) | Q(pk__in=Alias.objects.filter(held).values("department"))
    units = Department.objects.filter(named, active=True, kind__in=Department.WORKING)
    return _few(units.order_by("position", "pk"))


def _people(held: Q) -> Found:
    posts = Membership.objects.select_related("department").order_by("department__position")
    people = User.objects.filter(held, is_active=True, memberships__isnull=False).distinct()
    return _few(people.order_by("full_name", "pk").prefetch_related(Prefetch("memberships", posts)))


def _paragraphs(user: User, held: Q) -> Found:
    """Words of notices that made no task."""
    said = Item.objects.filter(held, conclusion__in=Conclusion.objects.visible_to(user))
    other = said.exclude(kind__in=[Item.Kind.DIRECTIVE, Item.Kind.HEADING])
    return _few(other.select_related("conclusion").order_by("-pk"))


def _few(rows: QuerySet) -> Found:
    shown = list(rows[: FEW + 1])
    return Found(shown[:FEW], rows.count() if len(shown) > FEW else len(shown))


def _notices(user: User, words: SearchWords, held: Q) -> Found:
    matched = Conclusion.objects.visible_to(user).filter(held).order_by("-issued_on", "-pk")
    keys = [pk for pk, _, _ in _nearest(matched, words, Q(pk__in=[]))]
    kept = Conclusion.objects.defer("source_text", "opening", "words").in_bulk(keys[:SHOWN])
    return _counted([kept[pk] for pk in keys[:SHOWN] if pk in kept], keys)


def _tasks(user: User, words: SearchWords, held: Q, day: Day) -> Found:
    # In the order of the register, which has an index.
    matched = Task.objects.visible_to(user).filter(held).order_by("-issued_on", "-notice", "pk")
    ordered = _nearest(matched, words, Q(status__in=OPEN))
    if len(ordered) > COUNTED:  # open work older than the newest so many
        ordered += _nearest(matched.open(), words, Q(status__in=OPEN))
        ordered = sorted(dict.fromkeys(ordered), key=_order)
    keys = [pk for pk, _, _ in ordered]
    tasks = Task.objects.for_rows().in_bulk(keys[:SHOWN])
    shown = [tasks[pk] for pk in keys[:SHOWN] if pk in tasks]
    said = dict(Item.objects.filter(duties__tasks__in=shown).values_list("pk", "text"))
    rows = [FoundTask(row, _sentence(row, words, said)) for row in rows_of(shown, user, day)]
    return _counted(rows, keys)


def _sentence(row: TaskRow, words: SearchWords, said: dict[int, str]) -> str:
    """The directive's words, where they tell more of what was asked for than the title."""
    text = said.get(row.task.duty.item_id, "")
    more = words.terms_in(text) - words.terms_in(row.task.title)
    return words.around(text) if more else ""


def _nearest(matched: QuerySet, words: SearchWords, is_open: Q) -> list[tuple[int, int, int]]:
    """Keys with what they are put in order by: words side by side first, then the open; rows come
    newest first, and stay so."""
    side_by_side = Case(
        When(words__holds=words.phrase, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    closed = Case(When(is_open, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = matched.annotate(far=side_by_side, closed=closed).values_list("pk", "far", "closed")
    return sorted(rows[: COUNTED + 1], key=_order)


def _order(row: tuple[int, int, int]) -> tuple[int, int]:
    return row[1:]


def _counted(rows: Iterable[Any], keys: list[int]) -> Found:
    return Found(list(rows), min(len(keys), COUNTED), capped=len(keys) > COUNTED)
