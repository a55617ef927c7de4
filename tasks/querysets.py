"""Which tasks: what a person may see, and where a task stands in time on a given day."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from departments.folding import plain
from departments.rights import Rights
from tasks.calendar import WorkCalendar
from tasks.periods import Period
from tasks.verbs import REPLIES
from tasks.workflow import OPEN, REPORTED, WORKABLE, Status

CLOCKED = (Status.ASSIGNED, Status.DECLINED, Status.IN_PROGRESS)  # their clock runs to today
MOST_WORDS = 30  # a database reads no condition of a thousand parts
LONG_TEXTS = ("source_text", "opening", "closing", "recipients", "letterhead")


class TaskQuerySet(models.QuerySet):
    def visible_to(self, user) -> "TaskQuerySet":
        """The whole register for leaders, office and heads; for others their units' part of it.

        Whoever stands in for another sees what the other sees.
        """
        rights = Rights.of(user)
        if rights.sees_register:
            return self
        return self.filter(
            Q(lead__in=rights.unit_ids)
            | Q(assignee__in=rights.ids)
            | Q(confirmer__in=rights.ids)
            | self._helped(rights.unit_ids)
        )

    def led_by(self, departments) -> "TaskQuerySet":
        return self.filter(lead__in=departments)

    def helped_by(self, departments) -> "TaskQuerySet":
        return self.filter(self._helped(departments))

    def of_departments(self, departments) -> "TaskQuerySet":
        """Led by one of the units, or helped by it."""
        return self.filter(Q(lead__in=departments) | self._helped(departments))

    def _helped(self, departments) -> Exists:
        parts = self.model.helpers.through.objects
        return Exists(parts.filter(task=OuterRef("pk"), department__in=departments))

    def of_department(self, department) -> "TaskQuerySet":
        return self.of_departments([department])

    def matching(self, words: str) -> "TaskQuerySet":
        """Tasks that hold every one of the words, typed with or without Vietnamese marks; words
        past the MOST_WORDS first are not looked for."""
        found = self
        for word in plain(words).split()[:MOST_WORDS]:
            found = found.filter(words__contains=word)
        return found

    def issued_in(self, period: Period) -> "TaskQuerySet":
        """Tasks given by notices issued in the year, quarter or month."""
        return self.filter(duty__item__conclusion__issued_on__range=(period.first, period.last))

    def with_open_extension(self) -> "TaskQuerySet":
        return self.filter(extensions__state="asked")

    def stuck(self) -> "TaskQuerySet":
        """Workable tasks whose unit told of an obstacle, and no leader has said a word since."""
        events = self.model._meta.get_field("events").related_model.objects
        told = events.filter(task=OuterRef("pk"), verb__in=["obstacle", *REPLIES])
        return (
            self.filter(status__in=WORKABLE)
            .filter(pk__in=events.filter(verb="obstacle").values("task"))
            .alias(last_word=Subquery(told.order_by("-at", "-pk").values("verb")[:1]))
            .filter(last_word="obstacle")
        )

    def open(self) -> "TaskQuerySet":
        return self.filter(status__in=OPEN)

    def dated(self) -> "TaskQuerySet":
        return self.filter(due_on__isnull=False)

    def undated(self) -> "TaskQuerySet":
        return self.open().filter(due_on__isnull=True)

    def late(self, on: date, calendar: WorkCalendar) -> "TaskQuerySet":
        """Open and overdue on `on`; a reported task's clock stands at its report."""
        running = Q(status__in=CLOCKED, due_on__lt=calendar.late_before(on))
        return self.filter(running | (Q(status=Status.AWAITING) & self._reported_late(calendar)))

    def soon(self, on: date, calendar: WorkCalendar) -> "TaskQuerySet":
        """Running, not overdue, at most three working days left."""
        return self.filter(
            status__in=CLOCKED,
            due_on__gte=calendar.late_before(on),
            due_on__lt=calendar.soon_before(on),
        )

    def in_time(self, on: date, calendar: WorkCalendar) -> "TaskQuerySet":
        """Open and dated, neither overdue nor due soon: running, paused, or reported in time."""
        running = Q(status__in=CLOCKED, due_on__gte=calendar.soon_before(on))
        paused = Q(status=Status.PAUSED, due_on__isnull=False)
        reported = Q(status=Status.AWAITING, due_on__isnull=False) & ~self._reported_late(calendar)
        return self.filter(running | paused | reported)

    def done_late(self, calendar: WorkCalendar) -> "TaskQuerySet":
        return self.filter(Q(status=Status.DONE) & self._reported_late(calendar))

    def done_on_time(self, calendar: WorkCalendar) -> "TaskQuerySet":
        """Done in time; undated work that is done counts here too (the official table's way)."""
        return self.filter(status=Status.DONE).filter(
            Q(due_on__isnull=True) | ~self._reported_late(calendar)
        )

    def of_kind(self, kind: str, on: date, calendar: WorkCalendar) -> "TaskQuerySet":
        """Tasks whose Timeliness is of that kind on `on`."""
        match kind:
            case "late":
                return self.late(on, calendar)
            case "soon":
                return self.soon(on, calendar)
            case "time":
                return self.in_time(on, calendar)
            case "none":
                return self.undated()
            case "done":
                return self.done_on_time(calendar)
            case "done_late":
                return self.done_late(calendar)
        return self.none()

    def _reported_late(self, calendar: WorkCalendar) -> Q:
        """Reported after the deadline, counted in working days.

        A report on a working day is late when it came after `due_on`. One on a day off is late only
        when a working day lay between; such days are few, so each is compared by itself.
        """
        reports = self.model.objects.filter(status__in=REPORTED, reported_on__gt=F("due_on"))
        late = Q(due_on__isnull=False, reported_on__gt=F("due_on"))
        for day in reports.values_list("reported_on", flat=True).distinct().order_by():
            if not calendar.is_working(day):
                late &= ~Q(reported_on=day, due_on__gte=calendar.last_working(day))
        return late

    def by_urgency(self) -> "TaskQuerySet":
        return self.order_by(F("due_on").asc(nulls_last=True), "pk")

    def for_rows(self) -> "TaskQuerySet":
        """With everything a list row shows, and without the long texts of its notice."""
        return (
            self.select_related("duty__item__conclusion", "lead", "assignee", "confirmer")
            .prefetch_related("helpers")
            .defer(*(f"duty__item__conclusion__{name}" for name in LONG_TEXTS))
        )
