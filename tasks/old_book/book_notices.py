"""A notice of an old register: what of it is there already, and its new rows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from conclusions.models import Conclusion, Duty, Item
from departments.folding import fold
from departments.models import Department
from tasks.models import Task
from tasks.old_book.book_rows import BookRow

NO_PLACE = "(không ghi)"  # the path of an item whose register names none
ENDS = " .,;:"


@dataclass(frozen=True)
class HeldDuty:
    """What a notice gave a unit: where it stands, its words, and how the work stands now."""

    path: str
    words: tuple[str, ...]
    duty: Duty
    task: Task | None

    def is_same(self, row: BookRow, *, by_place: bool) -> bool:
        """The same work, or, of a notice whose own text is here, the same place in it: a register
        shortens the words. One of two places may be left out."""
        here, there = place_of(row.path), place_of(self.path)
        if here and there and here != there:
            return False
        return (by_place and bool(here and there)) or any(
            _alike(bare(row.work), words) for words in self.words
        )


@dataclass
class BookNotice:
    """A notice of the register: as it stands in the database, if it does, and its new rows."""

    conclusion: Conclusion
    held: dict[int, list[HeldDuty]] = field(default_factory=lambda: defaultdict(list))  # by unit
    rows: list[BookRow] = field(default_factory=list)
    seen: dict[int, list[tuple[BookRow, str]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, row: BookRow) -> "BookNotice":
        year = row.issued_on.year
        found = Conclusion.objects.filter(number__iexact=row.number, year=year).first()
        if found is None:
            return cls(Conclusion(number=row.number, year=year, issued_on=row.issued_on))
        notice = cls(found)
        for unit, held in _held_by(found):
            notice.held[unit].append(held)
        return notice

    @property
    def has_text(self) -> bool:
        """Its own text is here: it was read from a paper."""
        return bool(self.conclusion.pk) and not self.conclusion.from_book

    def held_of(self, row: BookRow, lead: Department) -> HeldDuty | None:
        """What is there already of the row for that unit, even if the work was given on since."""
        duties = self.held[lead.pk]
        return next((one for one in duties if one.is_same(row, by_place=self.has_text)), None)

    def earlier(self, row: BookRow, lead: Department) -> str:
        """Where the same work of the unit stands in the workbook already; "" for nowhere."""
        for other, place in self.seen[lead.pk]:
            here, there = place_of(row.path), place_of(other.path)
            if bare(row.work) == bare(other.work) and (here == there or not (here and there)):
                return place
        return ""


def _held_by(notice: Conclusion) -> Iterator[tuple[int, HeldDuty]]:
    """By the units the notice gave it to."""
    tasks: dict[int, list[Task]] = defaultdict(list)
    for task in Task.objects.filter(notice=notice):
        tasks[task.duty_id].append(task)
    duties = Duty.objects.filter(item__conclusion=notice, item__kind=Item.Kind.DIRECTIVE)
    for duty in duties.select_related("item").prefetch_related("leads"):
        words = tuple(bare(text) for text in (duty.item.text, duty.what, duty.title) if text)
        of_duty = tasks[duty.pk]
        for lead in duty.leads.all():
            own = [task for task in of_duty if task.lead_id == lead.pk] or of_duty
            yield lead.pk, HeldDuty(duty.item.path, words, duty, own[-1] if own else None)


def bare(words: str) -> str:
    """As two cells are compared: case, spaces and the stop at the end aside."""
    return fold(words).strip(ENDS)


def place_of(path: str) -> str:
    return "" if path == NO_PLACE else fold(path).strip(ENDS)


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) > 20 and one in other)
