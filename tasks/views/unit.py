"""A unit's own work and a person's own work, under headings of urgency."""

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.views.generic import TemplateView

from departments.filtering import MOST, unknown_page
from departments.models import Department
from departments.rights import Rights
from tasks.filters import OPEN_TIMES, OwnTaskFilter, Part
from tasks.models import EndedCount, Event, Task
from tasks.querysets import TaskQuerySet
from tasks.rows import GroupCount, TaskRow, counts_and_firsts, group_counts, grouped
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


class OwnTasks(NarrowedByNotice, Today, TemplateView):
    """Open tasks in groups, with a strip of numbers over all of them."""

    template_name = "tasks/own_tasks.html"
    units: tuple[Department, ...] = ()
    heading = empty = chosen_unit = unknown_unit = ""

    def tasks(self) -> TaskQuerySet:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        everything = self.tasks().open()
        chosen = OwnTaskFilter(
            self.request.GET,
            everything,
            request=self.request,
            day=self.day,
            units=self.units,
        )
        unaccepted = self.unaccepted(everything)
        counts, kept, page_obj, keys = self.counted(everything, chosen)
        shown, waiting = self.rows_of(keys, [pk for pk, _ in unaccepted[:NAMED]])
        total = sum(alike.count for alike in counts)
        return super().get_context_data(
            groups=grouped(shown, kept),
            page_obj=page_obj,
            shown_words=self.words(kept),
            total=total,
            figures=self.figures(counts),
            unaccepted=unaccepted,
            unaccepted_picks=",".join(f"{pk}:{version}" for pk, version in unaccepted),
            unaccepted_first=waiting,
            filter=chosen,
            units=self.units,
            chosen_unit=self.chosen_unit,
            heading=self.heading,
            empty=self.empty,
            page=self.request.path,
            unknown=", ".join(filter(None, (self.unknown_unit, self.unknown_page(page_obj)))),
            **kwargs,
        )

    def unknown_page(self, page: Page | None) -> str:
        return unknown_page(page, self.request.GET.get("page", ""))

    @property
    def unit_keys(self) -> list[int]:
        return [unit.pk for unit in self.units]

    def counted(
        self, everything: TaskQuerySet, chosen: OwnTaskFilter
    ) -> tuple[list[GroupCount], list[GroupCount], Page | None, list[int]]:
        """What there is and what is chosen of it, counted; the keys of the rows shown: the most
        urgent of each heading, or of the one chosen a page."""
        if chosen.group:
            counts = group_counts(everything, self.day, self.unit_keys)
            kept = group_counts(chosen.qs, self.day, self.unit_keys)
            page = self.page_of(chosen, sum(alike.count for alike in kept))
            return counts, kept, page, list(page)
        kept, firsts = counts_and_firsts(chosen.qs, self.day, self.unit_keys, ROOM)
        counts = group_counts(everything, self.day, self.unit_keys) if chosen.active else kept
        most = max(LEAST, ROOM // (len(firsts) or 1))
        return counts, kept, None, [pk for found in firsts.values() for pk in found[:most]]

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

    def figures(self, counts: list[GroupCount]) -> list[UnitFigure]:
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
        return strip + self.apart(helped)

    def figure(self, number: int, words: str, kind: str, **params: str) -> UnitFigure:
        kept = {"cua": self.chosen_unit} if self.chosen_unit else {}
        current = {key: value for key, value in self.request.GET.items() if value}
        url = f"?{urlencode(kept | params)}"
        return UnitFigure(url, number, words, kind, current=current == kept | params)

    def apart(self, helped: int) -> list[UnitFigure]:
        """Numbers that are no part of the open work."""
        return []

    def unaccepted(self, tasks: TaskQuerySet) -> list[tuple[int, int]]:
        """Key and version of what waits to be accepted by this very person, the longest first."""
        given = Event.objects.filter(task=OuterRef("pk"), verb__in=GIVING).order_by("-at", "-pk")
        mine = tasks.filter(
            status=Status.ASSIGNED, lead__in=Rights.of(self.request.user).chief_of_ids
        )
        waiting = mine.annotate(given_at=Subquery(given.values("at")[:1]))
        return list(waiting.order_by("given_at", "pk").values_list("pk", "version"))


class UnitTasks(OwnTasks):
    heading = "Việc của đơn vị"
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

    def tasks(self) -> TaskQuerySet:
        return Task.objects.visible_to(self.request.user).of_departments(self.units)

    def apart(self, helped: int) -> list[UnitFigure]:
        ended = EndedCount.objects.filter(lead__in=self.units, status=Status.DONE)
        done = sum(count for _, count in ended.summed("status"))
        params = [("don_vi", unit.pk) for unit in self.units]
        params += [("vai_tro", Part.LEAD.value), ("trang_thai", Status.DONE.value)]
        register = f"{reverse('tasks:list')}?{urlencode(params)}"
        helping = self.figure(helped, "Phối hợp", "", vai_tro=Part.HELP.value)
        return [replace(helping, sep=True), UnitFigure(register, done, "Đã hoàn thành")]

    def get_context_data(self, **kwargs):
        several = self.all_units if len(self.all_units) > 1 else []
        return super().get_context_data(all_units=several, **kwargs)


class MyTasks(OwnTasks):
    heading = "Việc của tôi"
    empty = "Chưa được phân công nhiệm vụ nào"

    def tasks(self) -> TaskQuerySet:
        return Task.objects.visible_to(self.request.user).filter(assignee=self.request.user)
