"""A notice of an old register: what of it is there already, and its new rows."""

from dataclasses import dataclass, field
from datetime import date

from conclusions.models import Conclusion
from departments.folding import fold
from departments.models import Department
from tasks.models import Task
from tasks.old_book.book_rows import BookRow

Key = tuple[str, str, int]  # of a task: its item's path and words, folded, and its unit


@dataclass
class BookNotice:
    """A notice of the register: as it stands in the database, if it does, and its new rows."""

    conclusion: Conclusion
    held: dict[Key, Task]
    rows: list[BookRow] = field(default_factory=list)
    seen: dict[Key, int] = field(default_factory=dict)

    @classmethod
    def of(cls, number: str, issued_on: date) -> "BookNotice":
        year = issued_on.year
        found = Conclusion.objects.filter(number=number, year=year).first()
        if found is None:
            return cls(Conclusion(number=number, year=year, issued_on=issued_on), {})
        notice = cls(found, {})
        for task in Task.objects.filter(notice=found).select_related("duty__item"):
            item = task.duty.item
            notice.held[notice._key(item.path, item.text, task.lead_id)] = task
        return notice

    @property
    def has_text(self) -> bool:
        """Its own text is here: it was read from a paper, and its tasks are known by their places
        in that."""
        return bool(self.conclusion.pk) and not self.conclusion.from_book

    def task(self, row: BookRow, lead: Department) -> Task | None:
        """What is there already of the row for that unit."""
        if self.has_text and not row.path:
            return None
        return self.held.get(self._key(row.path, row.work, lead.pk))

    def _key(self, path: str, work: str, lead: int) -> Key:
        return key_of(path, "" if self.has_text else work, lead)


def key_of(path: str, work: str, lead: int) -> Key:
    return fold(path).removesuffix("."), fold(work), lead
