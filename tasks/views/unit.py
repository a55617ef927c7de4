"""A unit's own work and a person's own work, under headings of urgency."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.urls import reverse
from django.views.generic import TemplateView

from departments.compiled import CompiledRows, answers
from departments.filtering import MOST, unknown_page
from departments.models import Department
from departments.rights import Rights
from tasks.calendar import Day
from tasks.filters import OPEN_TIMES, OwnTaskFilter, Part, PersonTaskFilter
from tasks.many import offered
from tasks.models import EndedCount, Event, Task
from tasks.querysets import TaskQuerySet
from tasks.rows import (
    GroupCount,
    TaskRow,
    alike_rows,
    counts_and_firsts,
    group_counts,
    grouped,
    urgent_rows,
)
from tasks.verbs import GIVING
from tasks.views.pick_notice import NarrowedByNotice
from tasks.views.today import Today
from tasks.workflow import Status

ROOM, LEAST = 40, 4  # rows of a page of headings, and of one heading at least
NAMED = 3  # of those that wait to be accepted


@dataclass(frozen=True)
class UnitFigure:
    """One number of the strip: a link to exactly its rows."""

    url: str
    number: int
    words: str
    kind: str = ""
    current: bool = False
    sep: bool = False


@dataclass(frozen=True)
class Whose:
    """Whose own list it is, as plain values: of units, or of one person; and the units in which the
    reader may accept."""

    units: tuple[int, ...]
    person: int | None
    chief_of: frozenset[int]

    @property
    def open(self) -> TaskQuerySet:
        """Their open work. Whoever opens the list is of those units, or is that person, and so may
        see all of it."""
        tasks = Task.objects.open()
        if self.person:
            return tasks.filter(assignee=self.person)
        return tasks.of_departments(self.units, only_open=True)

    def unaccepted(self) -> QuerySet:
        """Key and version of what waits to be accepted by the reader, the longest first."""
        given = Event.objects.filter(task=OuterRef("pk"), verb__in=GIVING).order_by("-at", "-pk")
        mine = self.open.filter(status=Status.ASSIGNED, lead__in=self.chief_of)
        waiting = mine.annotate(given_at=Subquery(given.values("at")[:1]))
        return waiting.order_by("given_at", "pk").values_list("pk", "version")

    def done(self) -> QuerySet:
        """How much led by the units is done."""
        done = EndedCount.objects.filter(lead__in=self.units, status=Status.DONE).order_by()
        return done.values_list("status").annotate(total=Sum("count"))


@dataclass(frozen=True)
class OwnQuestions:
    """What is asked of all the open work of a list."""

    unaccepted: CompiledRows
    done: CompiledRows
    counts: CompiledRows
    firsts: CompiledRows


@lru_cache(maxsize=1000)
def own_questions(whose: Whose, day: Day) -> OwnQuestions:
    return OwnQuestions(
        CompiledRows.of(whose.unaccepted()),
        CompiledRows.of(whose.done()),
        CompiledRows.of(alike_rows(whose.open, day, whose.units)),
        CompiledRows.of(urgent_rows(whose.open, day, whose.units, ROOM)),
    )


class OwnTasks(NarrowedByNotice, Today, TemplateView):
    """Open tasks in groups, with a strip of numbers over all of them."""

    template_name = "tasks/own_tasks.html"
    units: tuple[Department, ...] = ()
    filterset: type[OwnTaskFilter] = OwnTaskFilter
    heading = empty = chosen_unit = unknown_unit = ""
    whole = ""  # under which name all of the list is picked (tasks.views.many_moves)

    def whose(self) -> Whose:
        raise NotImplementedError

    def chosen(self) -> OwnTaskFilter:
        return self.filterset(
            self.request.GET,
            self.whose().open,
            request=self.request,
            day=self.day,
            units=self.units,
        )

    def get_context_data(self, **kwargs):
        whose, chosen = self.whose(), self.chosen()
        unaccepted, done, counts, kept, page_obj, keys = self.counted(whose, chosen)
        shown, waiting = self.rows_of(keys, [pk for pk, _ in unaccepted[:NAMED]])
        total = sum(alike.count for alike in counts)
        acts, picks = offered(self.request.user, (row.task for row in shown))
        return super().get_context_data(
            groups=grouped(shown, kept),
            page_obj=page_obj,
            shown_words=self.words(kept),
            total=total,
            acts=acts,
            picks=picks,
            shown_count=len(shown),
            whole=self.whole,
            whole_count=sum(alike.count for alike in kept),
            figures=self.figures(counts, sum(total for _, total in done)),
            unaccepted=unaccepted,
            unaccepted_picks=",".join(f"{pk}:{version}" for pk, version in unaccepted),
            unaccepted_first=waiting,
            filter=chosen,
            units=self.units,
            chosen_unit=self.chosen_unit,
            heading=self.heading,
            empty=self.empty,
            page=self.request.path,
            unknown=", ".join(
                filter(None, (self.unknown_unit, chosen.unknown, self.unknown_page(page_obj)))
            ),
            **kwargs,
        )

    def unknown_page(self, page: Page | None) -> str:
        return unknown_page(page, self.request.GET.get("page", ""))

    @property
    def unit_keys(self) -> list[int]:
        return [unit.pk for unit in self.units]

    def counted(
        self, whose: Whose, chosen: OwnTaskFilter
    ) -> tuple[list, list, list[GroupCount], list[GroupCount], Page | None, list[int]]:
        """What waits to be accepted and what is done; what there is and what is chosen of it,
        counted; the keys of the rows shown: the most urgent of each heading, or of the one chosen a
        page."""
        asked, units = own_questions(whose, self.day), whose.units
        always = asked.unaccepted, asked.done
        if not chosen.active:
            *told, rows = answers(*always, asked.firsts)
            counts, firsts = counts_and_firsts(rows)
            return *told, counts, counts, None, first_keys(firsts)
        if chosen.group:
            some = CompiledRows.of(alike_rows(chosen.qs, self.day, units))
            *told, everything, rows = answers(*always, asked.counts, some)
            kept = group_counts(rows)
            page = self.page_of(chosen, sum(one.count for one in kept))
            return *told, group_counts(everything), kept, page, list(page)
        some = CompiledRows.of(urgent_rows(chosen.qs, self.day, units, ROOM))
        *told, everything, rows = answers(*always, asked.counts, some)
        kept, firsts = counts_and_firsts(rows)
        return *told, group_counts(everything), kept, None, first_keys(firsts)

    def page_of(self, chosen: OwnTaskFilter, count: int) -> Page:
        pages = Paginator(chosen.qs.by_urgency().values_list("pk", flat=True), ROOM)
        pages.count = count
        return pages.get_page(self.request.GET.get("page"))

    def rows_of(self, *parts: list[int]) -> list[list[TaskRow]]:
        """The rows of these keys, of each part in its own order; all of them read at once."""
        keys = {key for part in parts for key in part}
        tasks = Task.objects.filter(pk__in=keys).for_rows() if keys else []
        rows = {row.task.pk: row for row in self.rows(tasks, self.unit_keys, offer=True)}
        return [[rows[key] for key in part if key in rows] for part in parts]

    def words(self, counts: list[GroupCount]) -> str:
        helped = sum(alike.count for alike in counts if alike.helps)
        total = sum(alike.count for alike in counts)
        return f"{total - helped} chủ trì, {helped} phối hợp" if helped else f"{total} dòng"

    def figures(self, counts: list[GroupCount], done: int) -> list[UnitFigure]:
        """Parts by time add up to the open work led; what is helped and what is done stand apart.

        Every number opens exactly its rows.
        """
        kinds: Counter[str] = Counter()
        for alike in counts:
            kinds["helped" if alike.helps else alike.kind] += alike.count
        helped = kinds.pop("helped", 0)
        part = {"vai_tro": Part.LEAD.value} if self.units else {}
        strip = [self.figure(kinds.total(), "Chưa hoàn thành", "", **part)]
        strip += [
            self.figure(kinds[kind], label, kind, thoi_han=kind, **part)
            for kind, label in OPEN_TIMES
        ]
        return strip + self.apart(helped, done)

    def figure(self, number: int, words: str, kind: str, **params: str) -> UnitFigure:
        kept = {"cua": self.chosen_unit} if self.chosen_unit else {}
        current = {key: value for key, value in self.request.GET.items() if value}
        url = f"?{urlencode(kept | params)}"
        return UnitFigure(url, number, words, kind, current=current == kept | params)

    def apart(self, helped: int, done: int) -> list[UnitFigure]:
        """Numbers that are no part of the open work."""
        return []


def first_keys(firsts: dict[str, list[int]]) -> list[int]:
    """As many of each heading as there is room for."""
    most = max(LEAST, ROOM // (len(firsts) or 1))
    return [pk for keys in firsts.values() for pk in keys[:most]]


class UnitTasks(OwnTasks):
    heading, whole = "Việc của đơn vị", "don-vi"
    empty = "Đơn vị không có nhiệm vụ chưa hoàn thành"

    def setup(self, request, *args, **kwargs):
        """The units of the person and of those they stand in for, or the one of them chosen."""
        super().setup(request, *args, **kwargs)
        self.all_units = Rights.of(request.user).units
        asked = request.GET.get("cua", "")
        picked = [unit for unit in self.all_units if str(unit.pk) == asked]
        self.units = tuple(picked if asked else self.all_units)
        self.chosen_unit = str(picked[0].pk) if picked else ""
        self.unknown_unit = "" if picked or not asked else f"đơn vị “{asked[:MOST]}”"

    def whose(self) -> Whose:
        return Whose(tuple(self.unit_keys), None, Rights.of(self.request.user).chief_of_ids)

    def apart(self, helped: int, done: int) -> list[UnitFigure]:
        params = [("don_vi", unit.pk) for unit in self.units]
        params += [("vai_tro", Part.LEAD.value), ("trang_thai", Status.DONE.value)]
        register = f"{reverse('tasks:list')}?{urlencode(params)}"
        helping = self.figure(helped, "Phối hợp", "", vai_tro=Part.HELP.value)
        return [replace(helping, sep=True), UnitFigure(register, done, "Đã hoàn thành")]

    def get_context_data(self, **kwargs):
        several = self.all_units if len(self.all_units) > 1 else []
        return super().get_context_data(all_units=several, **kwargs)


class MyTasks(OwnTasks):
    filterset = PersonTaskFilter
    heading, whole = "Việc của tôi", "cua-toi"
    empty = "Chưa được phân công nhiệm vụ nào"

    def whose(self) -> Whose:
        user = self.request.user
        return Whose((), user.pk, Rights.of(user).chief_of_ids)
