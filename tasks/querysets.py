"""Which tasks: what a person may see, and where a task stands in time on a given day."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from conclusions.models import Conclusion, Duty
from departments.models import User
from departments.rights import Rights
from departments.words_field import matching
from tasks.calendar import Day
from tasks.periods import Span
from tasks.workflow import OPEN, Status, listed

AWAY = (Status.AWAITING, Status.DECLINED, Status.PAUSED)  # whose turn it is, is not the unit's
CLOCKED = (Status.ASSIGNED, Status.DECLINED, Status.IN_PROGRESS)  # their clock runs to today
PUT_AWAY = (Status.CARRIED, Status.WITHDRAWN)  # ended, and not by being done
LONG_TEXTS = ("source_text", "opening", "closing", "recipients", "letterhead")
# What a row of a list shows, of the task, its duty, its item and its notice.
ROW_FIELDS = (
    *("duty", "lead", "assignee", "confirmer", "assigned_by", "notice", "first", "continues"),
    *("status", "version", "original_due_on", "due_on", "review_on", "moved_by", "extended"),
    *("carried_times", "reported_on", "counted_on", "carried_on", "issued_on", "result"),
    *("returned", "cause", "duty__item", "duty__title", "duty__deadline", "duty__phrase"),
    *("duty__day_check", "duty__position"),
    *("duty__named_on", "duty__key", "duty__imposed", "duty__deliverable", "duty__every"),
    *("duty__helpers_written", "duty__item__path", "duty__item__conclusion"),
    *("notice__number", "notice__issued_on", "notice__year", "notice__from_book"),
)
# What tells the first deadline of carried work: of the task where its chain began.
FIRST_FIELDS = (
    "original_due_on",
    "duty__phrase",
    "duty__day_check",
    "notice__number",
    "notice__issued_on",
)

# Conditions of dates, for rows as Task.kind_on has them for one task. `counted_on` and `carried_on`
# are working days, so what stopped is late by comparing it alone, whatever days off lie between.
UNDATED, DATED = Q(due_on__isnull=True), Q(due_on__isnull=False)
STOPPED_LATE, STOPPED_IN_TIME = Q(due_on__lt=F("counted_on")), Q(due_on__gte=F("counted_on"))
AWAITING, PAUSED = Q(status=Status.AWAITING), Q(status=Status.PAUSED)
# Of open work: that its clock runs to today. Said as what it is not: by the states it is in, a
# database that knows how little is open, and not that it is the open work that is late, guesses
# next to no rows and reads all of it row by row (measured at 1,000,000 tasks, PostgreSQL: 11,772
# blocks for a count of 738).
RUNNING = ~Q(status__in=sorted(set(OPEN).difference(CLOCKED)))
DONE = Q(status=Status.DONE)
OPEN_KINDS = ("late", "soon", "time", "none")
KINDS = (*OPEN_KINDS, "done", "done_late", "off_late")  # all but “off”


class StatusAmong(models.Lookup):
    """A status among some, `status__is_open=True`. The states stand in the query as they do in the
    condition of the indexes of such work, in the same order: only so does SQLite know that these
    indexes answer it."""

    states = ""

    def as_sql(self, compiler, connection):
        status, params = self.process_lhs(compiler, connection)
        return f"{status} IN ({self.states})", params


class IsOpen(StatusAmong):
    lookup_name, states = "is_open", listed(OPEN)


class IsPutAway(StatusAmong):
    lookup_name, states = "is_put_away", listed(PUT_AWAY)


def told_of_duty(name: str) -> Subquery:
    """That column of a task's duty, read for the rows that are shown alone: a table joined is read
    for all rows that are sorted."""
    duties = Duty.objects.filter(pk=OuterRef("duty"))
    return Subquery(duties.values(name)[:1])


def open_standings(day: Day) -> dict[str, Q]:
    """What an open task of each kind is on that day."""
    return {
        "late": RUNNING & Q(due_on__lt=day.late_before) | AWAITING & STOPPED_LATE,
        "soon": RUNNING & Q(due_on__gte=day.late_before, due_on__lt=day.soon_before),
        "time": RUNNING & Q(due_on__gte=day.soon_before)
        | AWAITING & STOPPED_IN_TIME
        | PAUSED & DATED,
        "none": UNDATED,
    }


def standings(day: Day) -> dict[str, Q]:
    """What a task of each kind is on that day; a task is of one of them or, nothing left to judge,
    of none."""
    is_open = Q(status__is_open=True)
    return {kind: is_open & condition for kind, condition in open_standings(day).items()} | {
        # Undated work that is done counts as in time too (the official table's way).
        "done": DONE & (STOPPED_IN_TIME | UNDATED),
        "done_late": DONE & STOPPED_LATE,
        "off_late": Q(status=Status.CARRIED, due_on__lt=F("carried_on")),
    }


class TaskQuerySet(models.QuerySet):
    def visible_to(self, user) -> "TaskQuerySet":
        """The whole register for leaders, office and heads; for others their units' part of it.

        Whoever stands in for another sees what the other sees.
        """
        return self.visible_by(Rights.of(user))

    def visible_by(self, rights: Rights) -> "TaskQuerySet":
        """The same for rights other than today's of the person who asks."""
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

    def helped_by(self, departments, only_open: bool = False) -> "TaskQuerySet":
        """Helped by one of the units; `only_open` where nothing else is asked for anyhow: found
        without all that they have helped with in earlier years."""
        return self.filter(self._helped(departments, only_open))

    def with_helpers(self, only_open: bool = False) -> "TaskQuerySet":
        """Helped by anybody."""
        return self.filter(self._parts(self.model.helpers.through.objects.all(), only_open))

    def of_departments(self, departments, only_open: bool = False) -> "TaskQuerySet":
        """Led by one of the units, or helped by it."""
        return self.filter(Q(lead__in=departments) | self._helped(departments, only_open))

    def _helped(self, departments, only_open: bool = False) -> Q:
        parts = self.model.helpers.through.objects
        return self._parts(parts.filter(department__in=departments), only_open)

    def _parts(self, parts: models.QuerySet, only_open: bool) -> Q:
        if only_open:
            # Few, and told so: asked one by one, PostgreSQL thinks it dear to count open work by
            # its index (measured at 1,000,000 tasks: 3,196 blocks in place of 349).
            return Q(pk__in=parts.filter(is_open=True).values("task"))
        return Q(Exists(parts.filter(task=OuterRef("pk"))))

    def matching(self, typed: str) -> "TaskQuerySet":
        """Tasks that have the words, typed with or without Vietnamese marks, whole and in any
        order; where none has, those that hold them inside others."""
        return matching(self, typed)

    def issued_in(self, period: Span) -> "TaskQuerySet":
        """Tasks given by notices issued on these days."""
        return self.filter(issued_on__range=(period.first, period.last))

    def in_kinds(self, day: Day, units: Iterable[int] = ()) -> "TaskQuerySet":
        """Open tasks with what their heading is told from: `kind` in time, and `helps`, led by none
        of those units, where any are named."""
        units = list(units)
        helping = [When(~Q(lead__in=units), then=Value(True))] if units else []
        return self.with_standing(day, OPEN_KINDS).annotate(
            helps=Case(*helping, default=Value(False), output_field=models.BooleanField())
        )

    def in_group(self, group: str, day: Day, units: Iterable[int] = ()) -> "TaskQuerySet":
        """The open tasks under that heading of a unit's own list (tasks.rows.heading_of)."""
        found = self.in_kinds(day, units).filter(helps=group == "helping")
        if group == "helping":
            return found
        if group in AWAY:
            return found.filter(status=group)
        turn = found.exclude(status__in=AWAY)
        if group in ("late", "soon"):
            return turn.filter(kind=group)
        rest = turn.exclude(kind__in=("late", "soon"))
        if group == Status.ASSIGNED:
            return rest.filter(status=group)
        rest = rest.filter(status=Status.IN_PROGRESS, returned=group == "returned")
        if group == "returned":
            return rest
        return rest.filter(due_on__isnull=group == "undated")

    def open(self) -> "TaskQuerySet":
        return self.filter(status__is_open=True)

    def in_status(self, status: str) -> "TaskQuerySet":
        """In that state, found by the index that holds it; what is done is nearly everything."""
        if status in OPEN:
            return self.open().filter(status=status)
        if status in PUT_AWAY:
            return self.filter(status__is_put_away=True, status=status)
        return self.filter(status=status)

    def running(self) -> "TaskQuerySet":
        """Open work whose clock runs to today."""
        return self.open().filter(RUNNING)

    def dated(self) -> "TaskQuerySet":
        return self.filter(DATED)

    def undated(self) -> "TaskQuerySet":
        return self.open().filter(UNDATED)

    def with_standing(self, day: Day, kinds: Iterable[str] = KINDS) -> "TaskQuerySet":
        """Annotates `kind`: where each task stands in time on that day, as Task.kind_on says it; of
        open tasks OPEN_KINDS are enough."""
        kinds = list(kinds)
        told = open_standings if set(kinds) <= set(OPEN_KINDS) else standings
        conditions = told(day)
        cases = [When(conditions[kind], then=Value(kind)) for kind in kinds]
        return self.annotate(kind=Case(*cases, default=Value("off")))

    def of_kind(self, kind: str, day: Day) -> "TaskQuerySet":
        """Tasks of that kind on that day; none where there is no such kind."""
        return self.of_kinds([kind], day)

    def of_kinds(self, kinds: Iterable[str], day: Day) -> "TaskQuerySet":
        """Tasks of one of those kinds on that day."""
        conditions = standings(day)
        known = [kind for kind in kinds if kind in conditions]
        if not known:
            return self.none()
        # That open kinds are open is said once for all: so the database sees that the indexes of
        # open work do, and would else walk through the finished years (measured at 1,000,000
        # tasks: 404,741 blocks for forty rows).
        tasks = self
        if set(known) <= set(OPEN_KINDS):
            tasks, conditions = self.open(), open_standings(day)
        return tasks.filter(reduce(or_, (conditions[kind] for kind in known)))

    def late(self, day: Day) -> "TaskQuerySet":
        """Open and overdue; a reported task's clock stands at its report."""
        return self.of_kind("late", day)

    def soon(self, day: Day) -> "TaskQuerySet":
        """Running, not overdue, at most three working days left."""
        return self.of_kind("soon", day)

    def in_time(self, day: Day) -> "TaskQuerySet":
        """Open and dated, neither overdue nor due soon: running, paused, or reported in time."""
        return self.of_kind("time", day)

    def by_urgency(self) -> "TaskQuerySet":
        return self.order_by(F("due_on").asc(nulls_last=True), "pk")

    def with_first(self) -> "TaskQuerySet":
        """With what tells the first deadline of carried work (tasks.deadline_words). Read apart: of
        most rows there is none, and every table joined is planned anew for each page."""
        return self.prefetch_related(self.firsts())

    def firsts(self) -> Prefetch:
        firsts = self.model.objects.select_related("duty", "notice").only(*FIRST_FIELDS)
        return Prefetch("first", firsts)

    def for_table(self) -> "TaskQuerySet":
        """With everything a row of the table shows, and nothing of the long texts. Units are read
        by the request, who helps by `share_helpers`; whatever is joined besides makes PostgreSQL
        plan longer than it reads (measured: 18 ms for what it finds in one)."""
        return (
            self.select_related("duty__item", "notice")
            .only(*ROW_FIELDS)
            .annotate(asked_until=self._asked_until())
            .with_first()
        )

    def with_change(self) -> "TaskQuerySet":
        """Annotates `changed_at`: when anything was last done or said of the task, which every move
        writes down; without a history when its notice came in."""
        events = self.model._meta.get_field("events").related_model.objects
        last = events.filter(task=OuterRef("pk")).order_by("-at").values("at")[:1]
        came = Conclusion.objects.filter(pk=OuterRef("notice")).values("created_at")[:1]
        return self.annotate(changed_at=Coalesce(Subquery(last), Subquery(came)))

    def _asked_until(self) -> Subquery:
        """The day that a request for time asks for, as long as nobody has decided it."""
        requests = self.model._meta.get_field("extensions").related_model.objects
        return Subquery(requests.filter(task=OuterRef("pk"), state="asked").values("new_due_on"))

    def for_moves(self) -> "TaskQuerySet":
        """With what the page of a move says, and a move is judged by, besides the row itself."""
        return self.select_related("duty__item", "notice").only(*ROW_FIELDS).with_first()

    def for_rows(self) -> "TaskQuerySet":
        """With everything a list row shows, the person who does it too."""
        tasks = self.for_table().select_related("assignee")
        return tasks.only(*ROW_FIELDS, *(f"assignee__{name}" for name in User.NAMED))
