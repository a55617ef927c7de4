"""What the pages of chasing are filtered by: unit, level, and of papers their state."""

from collections.abc import Iterable

import django_filters
from django.db.models import Q, QuerySet

from departments.filtering import KnownValues
from departments.models import Department
from tasks.calendar import Day
from tasks.chase_cases import ChaseCase, chase_cases
from tasks.filters import OneOfMany, Pick, UnitFilter
from tasks.models import ChaseSlip, Task
from tasks.querysets import TaskQuerySet

LEVELS = [(level, f"Mức {level}: {label}") for level, label in ChaseSlip.Level.choices]


class ByUnitAndLevel(KnownValues, django_filters.FilterSet):
    """Drawn as small selects that send the form when one is picked."""

    don_vi = UnitFilter(
        label="Đơn vị",
        queryset=Department.objects.filter(kind__in=Department.WORKING),
        kinds=Department.WORKING,
        method="by_unit",
        widget=OneOfMany,
    )
    muc = django_filters.ChoiceFilter(
        label="Mức đôn đốc",
        choices=LEVELS,
        empty_label="Mức: tất cả",
        method="by_level",
        widget=Pick,
    )

    def __init__(self, *args, day: Day, **kwargs):
        self.day = day
        super().__init__(*args, **kwargs)
        for name, field in self.form.fields.items():
            on = " on" if any(filter(None, self.data.getlist(name))) else ""
            field.widget.attrs |= {
                "class": f"form-select form-select-sm{on}",
                "aria-label": field.label,
                "data-submit": "",
            }

    @property
    def active(self) -> bool:
        return any(any(filter(None, self.data.getlist(name))) for name in self.form.fields)

    def by_unit(self, rows: QuerySet, name: str, units: Iterable[Department]) -> QuerySet:
        return rows.filter(unit__in=units) if units else rows

    def by_level(self, rows: QuerySet, name: str, level: str) -> QuerySet:
        return rows.filter(level=level)


class CaseFilter(ByUnitAndLevel):
    """Of the work to chase; the level that is due is told of each when it is read."""

    def by_unit(self, rows: TaskQuerySet, name: str, units: Iterable[Department]) -> TaskQuerySet:
        return rows.led_by(units) if units else rows

    def by_level(self, rows: TaskQuerySet, name: str, level: str) -> TaskQuerySet:
        return rows

    class Meta:
        model = Task
        fields: list[str] = []

    def cases(self) -> list[ChaseCase]:
        """Those chosen, the latest first."""
        if self.unknown:
            return []
        level = self.form.cleaned_data.get("muc")
        units = self.form.cleaned_data.get("don_vi")
        among = Q(pk__in=self.qs.order_by().values("pk")) if units else Q()
        found = chase_cases(self.day, among)
        return [case for case in found if not level or case.level == int(level)]


class SlipFilter(ByUnitAndLevel):
    """Of the papers made."""

    trang_thai = django_filters.ChoiceFilter(
        label="Trạng thái",
        choices=ChaseSlip.State.choices,
        empty_label="Trạng thái: tất cả",
        method="by_state",
        widget=Pick,
    )

    class Meta:
        model = ChaseSlip
        fields: list[str] = []

    def by_state(self, rows: QuerySet, name: str, state: str) -> QuerySet:
        return rows.in_state(state, self.day.on)
