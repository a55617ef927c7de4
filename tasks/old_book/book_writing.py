"""The rows of an old register written, each kind of them in one statement."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Max

from conclusions.actions.drafting import kind_of, limit_fields, link
from conclusions.models import Conclusion, Duty, Item
from conclusions.reading.titles import title_of
from departments.models import Agency, Department, User
from departments.papertext import paper_date
from tasks.actions.issuing import due_day, review_day, words_of
from tasks.actions.marking import mark
from tasks.confirming import confirmer_for
from tasks.models import Coordination, DayOff, Event, Evidence, Task
from tasks.old_book.book_notices import NO_PLACE, BookNotice
from tasks.old_book.book_rows import BookRow

UNTITLED = "Kết luận theo sổ theo dõi cũ (chưa có trích yếu)"
LONGEST_RESULT = Task._meta.get_field("result").max_length
LONGEST_LABEL = Item._meta.get_field("label").max_length


class BookWriter:
    """Writes in the name of the leaders who assigned; the events name who brought the register, and
    in whose place."""

    def __init__(self, *, by: User, acting_for: User | None, now: datetime) -> None:
        self.by, self.acting_for, self.now = by, acting_for, now
        self.agency, self.calendar = Agency.current(), DayOff.objects.calendar()

    def write(self, notices: Iterable[BookNotice]) -> list[Task]:
        """The tasks of the new rows of these notices, made with the notices that are new."""
        fresh = [notice for notice in notices if notice.rows]
        new = [notice.conclusion for notice in fresh if not notice.conclusion.pk]
        for notice in fresh:
            self._complete(notice)
        Conclusion.objects.bulk_create(new)
        duties = [pair for notice in fresh for pair in self._add_duties(notice)]
        return self._add_tasks(duties)

    def _complete(self, notice: BookNotice) -> None:
        told = notice.conclusion
        if told.pk:
            return
        titles = (row.title for row in notice.rows if row.title)
        told.title = next(titles, UNTITLED)
        told.kind = kind_of(told.title, told.number)
        told.status = Conclusion.Status.ISSUED
        told.from_book = True
        told.letterhead = self.agency.letterhead
        told.created_by = self.by

    def _add_duties(self, notice: BookNotice) -> list[tuple[Duty, BookRow]]:
        """A duty for each row; those of one item stand under one item."""
        last = notice.conclusion.items.aggregate(last=Max("position"))["last"]
        position = -1 if last is None else last
        items: dict[tuple[str, str], Item] = {}
        for row in notice.rows:
            if (row.path, row.work) not in items:
                position += 1
                items[row.path, row.work] = Item(
                    conclusion=notice.conclusion,
                    position=position,
                    kind=Item.Kind.DIRECTIVE,
                    label=row.path if len(row.path) <= LONGEST_LABEL else "",
                    path=row.path or NO_PLACE,
                    text=row.work,
                )
        Item.objects.bulk_create(items.values())
        duties = Duty.objects.bulk_create(
            self._duty(items[row.path, row.work], place, row)
            for place, row in enumerate(notice.rows)
        )
        pairs = list(zip(duties, notice.rows, strict=True))
        link(Duty.leads, duties, [row.leads for row in notice.rows])
        link(Duty.helpers, duties, [row.helpers for row in notice.rows])
        return pairs

    @staticmethod
    def _duty(item: Item, position: int, row: BookRow) -> Duty:
        return Duty(
            item=item,
            position=position,
            title=title_of(row.work)[:120],
            leads_written=row.leads_written,
            helpers_written=row.others,
            **limit_fields(row.limit),
        )

    def _add_tasks(self, duties: list[tuple[Duty, BookRow]]) -> list[Task]:
        strict: dict[date, bool] = {}
        made = []
        for duty, row in duties:
            if row.issued_on not in strict:
                strict[row.issued_on] = self.agency.excludes_day_on(row.issued_on)
            first = due_day(duty, before_excludes_day=strict[row.issued_on])
            made += [(self._task(duty, lead, row, first), row) for lead in row.leads]
        Task.objects.bulk_create(task for task, _ in made)
        Coordination.objects.bulk_create(
            Coordination(task=task, department=helper)
            for task, row in made
            for helper in row.helpers
            if helper.pk != task.lead_id
        )
        events = Event.objects.bulk_create(self._event(task, row) for task, row in made)
        Evidence.objects.bulk_create(
            Evidence(event=event, document_number=row.paper)
            for event, (_, row) in zip(events, made, strict=True)
            if row.paper
        )
        mark(events)
        return [task for task, _ in made]

    def _task(self, duty: Duty, lead: Department, row: BookRow, first: date | None) -> Task:
        notice = duty.item.conclusion
        moved = row.due_on not in (None, first)
        return Task(
            duty=duty,
            notice=notice,
            issued_on=notice.issued_on,
            lead=lead,
            assigned_by=notice.leader,
            confirmer=confirmer_for(duty, lead, notice.leader),
            status=row.status,
            original_due_on=first,
            due_on=row.due_on if moved else first,
            review_on=None if first else review_day(duty, notice),
            moved_by="record" if moved else "",
            reported_on=row.done_on,
            counted_on=self.calendar.last_working(row.done_on) if row.done_on else None,
            result=_short(row.result) if row.done_on else "",
            words=words_of(duty, lead, notice),
        )

    def _event(self, task: Task, row: BookRow) -> Event:
        how = f", hoàn thành ngày {paper_date(row.done_on)}" if row.done_on else ""
        told = {"how": how} | ({"result": task.result} if row.done_on else {})
        whole = row.result if row.result != task.result else ""
        return Event(
            task=task,
            at=self.now,
            verb="record",
            actor=self.by,
            acting_for=self.acting_for,
            to_status=task.status,
            note=whole,
            detail=told,
        )


def _short(words: str) -> str:
    """One line of at most so many letters; the whole stands in the history."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_RESULT:
        return line
    return line[: LONGEST_RESULT - 1].rsplit(" ", 1)[0] + "…"
