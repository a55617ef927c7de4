"""A unit's own work and a person's own work, under headings of urgency."""

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.views.generic import TemplateView

from departments.filtering import MOST
from departments.models import Department
from departments.rights import Rights
from tasks.filters import OwnTaskFilter, Part, Time
from tasks.models import Task
from tasks.querysets import TaskQuerySet
from tasks.rows import TaskRow, grouped
from tasks.views.today import Today
from tasks.workflow import Status


@dataclass(frozen=True)
class UnitFigure:
    """One number of the strip: a link to exactly its rows."""

    url: str
    number: int
    words: str
    kind: str = ""
    current: bool = False
    sep: bool = False


class OwnTasks(Today, TemplateView):
    """Open tasks in groups, with a strip of numbers over all of them."""

    template_name = "tasks/own_tasks.html"
    units: tuple[Department, ...] = ()
    heading = empty = chosen_unit = ""

    def tasks(self) -> TaskQuerySet:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        everything = self.tasks().open().for_rows().by_urgency()
        chosen = OwnTaskFilter(
            self.request.GET,
            everything,
            request=self.request,
            day=self.day,
            units=self.units,
        )
        rows = self.rows(everything, [unit.pk for unit in self.units], offer=True)
        shown = set(chosen.qs.values_list("pk", flat=True)) if chosen.active else None
        kept = [row for row in rows if shown is None or row.task.pk in shown]
        return super().get_context_data(
            groups=grouped(kept),
            shown_words=self.words(kept),
            total=len(rows),
            figures=self.figures(rows),
            unaccepted=self.unaccepted(rows),
            filter=chosen,
            units=self.units,
            chosen_unit=self.chosen_unit,
            heading=self.heading,
            empty=self.empty,
            page=self.request.path,
            **kwargs,
        )

    def words(self, rows: list[TaskRow]) -> str:
        helped = sum(row.helps for row in rows)
        return f"{len(rows) - helped} chủ trì, {helped} phối hợp" if helped else f"{len(rows)} dòng"

    def figures(self, rows: list[TaskRow]) -> list[UnitFigure]:
        """Parts by time add up to the open work led; what is helped and what is done stand apart.

        Every number opens exactly its rows.
        """
        led = [row for row in rows if not row.helps]
        kinds = Counter(row.time.kind for row in led)
        part = {"vai_tro": Part.LEAD.value} if self.units else {}
        strip = [self.figure(len(led), "Chưa hoàn thành", "", **part)]
        strip += [
            self.figure(kinds[kind], label, kind, thoi_han=kind, **part)
            for kind, label in Time.choices
            if not kind.startswith("done")
        ]
        return strip + self.apart(len(rows) - len(led))

    def figure(self, number: int, words: str, kind: str, **params: str) -> UnitFigure:
        kept = {"cua": self.chosen_unit} if self.chosen_unit else {}
        current = {key: value for key, value in self.request.GET.items() if value}
        url = f"?{urlencode(kept | params)}"
        return UnitFigure(url, number, words, kind, current=current == kept | params)

    def apart(self, helped: int) -> list[UnitFigure]:
        """Numbers that are no part of the open work."""
        return []

    def unaccepted(self, rows: list[TaskRow]) -> list[TaskRow]:
        """Waiting to be accepted by this very person, the longest first."""
        mine = [row for row in rows if row.verb == "accept"]
        return sorted(mine, key=lambda row: -row.waiting_days)


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
        done = self.tasks().led_by(self.units).filter(status=Status.DONE).count()
        params = [("don_vi", unit.pk) for unit in self.units]
        params += [("vai_tro", Part.LEAD.value), ("trang_thai", Status.DONE.value)]
        register = f"{reverse('tasks:list')}?{urlencode(params)}"
        helping = self.figure(helped, "Phối hợp", "", vai_tro=Part.HELP.value)
        return [replace(helping, sep=True), UnitFigure(register, done, "Đã hoàn thành")]

    def get_context_data(self, **kwargs):
        several = self.all_units if len(self.all_units) > 1 else []
        return super().get_context_data(all_units=several, unknown_unit=self.unknown_unit, **kwargs)


class MyTasks(OwnTasks):
    heading = "Việc của tôi"
    empty = "Chưa được phân công nhiệm vụ nào"

    def tasks(self) -> TaskQuerySet:
        return Task.objects.visible_to(self.request.user).filter(assignee=self.request.user)
