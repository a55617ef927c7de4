"""What the pages of figures are filtered by: the period of the notices, the unit, the words."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Q
from django.http import QueryDict
from django.utils.safestring import SafeString

from departments.filtering import KnownValues
from departments.models import Department, User
from reports.figures.row_sets import ROW_SETS, of_period
from reports.figures.summary_columns import without_own_successors
from tasks.calendar import Day
from tasks.filters import PeriodField, UnitFilter, options, period_choices, with_chosen
from tasks.models import EndedCount
from tasks.models.ended_count import ENDED, EndedCountQuerySet
from tasks.periods import DayRange, Period, period_of
from tasks.querysets import OPEN_KINDS, TaskQuerySet
from tasks.workflow import Status

ALL = "tat-ca"
DONE_KINDS = ("done", "done_late")
CHOSEN_UNITS = (*Department.WORKING, Department.Kind.LEADERSHIP)


def choices() -> list[tuple[str, str | list[tuple[str, str]]]]:
    return [(ALL, "Tất cả các kỳ"), *period_choices()]


class FigurePeriodField(PeriodField):
    """Takes all periods too, and days that no list offers."""

    def valid_value(self, value: str) -> bool:
        return value == ALL or super().valid_value(value)


class FigurePeriodFilter(django_filters.ChoiceFilter):
    field_class = FigurePeriodField


class FigureFilter(KnownValues, django_filters.FilterSet):
    """The tasks a page of figures is about.

    Without a period: what is being followed now, that is all open work whenever it was given,
    and the closed work of this year's notices.
    """

    ky = FigurePeriodFilter(label="Kỳ", choices=choices, method="of_period")

    def __init__(self, data: QueryDict | None = None, *args: Any, day: Day, **kwargs: Any):
        self.day = day
        super().__init__(data, *args, **kwargs)

    @property
    def on(self) -> date:
        return self.day.on

    @property
    def key(self) -> str:
        return self.form.cleaned_data.get("ky", "") if self.form.is_valid() else ""

    @property
    def period(self) -> Period | DayRange | None:
        """The chosen year, quarter, month, or days from one to another."""
        return period_of(self.key)

    @property
    def last(self) -> date | None:
        """The last day of the period; None where it has no end."""
        return self.period.last if self.period else None

    @property
    def closed_key(self) -> str:
        """The period that closed work is shown of, as tasks:list takes it; empty means all."""
        return str(self.on.year) if not self.key else self.open_key

    @property
    def open_key(self) -> str:
        return self.period.key if self.period else ""

    @property
    def period_options(self) -> SafeString:
        """The options of the select, by year; first those that are no calendar period."""
        usual = f"Năm {self.on.year} và nhiệm vụ chuyển sang"  # the select has little room
        return options([("", usual), *with_chosen(choices(), self.key)], self.key)

    @property
    def words(self) -> str:
        """What the figures are about, for the page's head and the printed title."""
        if self.form.errors:
            return f"Không có {self.unknown}"
        if self.period:
            return str(self.period)
        return "Tất cả các kỳ" if self.key else self.usual

    @property
    def usual(self) -> str:
        """What is counted where no period is chosen."""
        carried = "gồm nhiệm vụ chưa hoàn thành của các năm trước chuyển sang"
        return f"Năm {self.on.year} ({carried})"

    @property
    def open(self) -> TaskQuerySet:
        """The open ones of these tasks."""
        return self._given.open()

    @property
    def _given(self) -> TaskQuerySet:
        tasks = self.queryset.none() if self.form.errors else self.queryset
        return tasks.issued_in(self.period) if self.period else tasks

    @property
    def parts(self) -> list[TaskQuerySet]:
        """What of these tasks is counted as it stands: the open ones, and those carried on from the
        period, each told in the kinds it can be of. The rest is `ended`; of days that are no whole
        months, by which it is counted, it is counted as it stands, too."""
        given = self._given
        ended_in = given if self.key else given.issued_in(Period(self.on.year))
        carried = ended_in.filter(status=Status.CARRIED)
        gone_on = without_own_successors(carried, self.last)
        parts = [
            self.open.with_standing(self.day, OPEN_KINDS),
            gone_on.with_standing(self.day, ("off_late",)),
        ]
        if self.counted_by_months:
            return parts
        return [*parts, given.filter(status__in=ENDED).with_standing(self.day, DONE_KINDS)]

    @property
    def counted_by_months(self) -> bool:
        return self.period is None or self.period.whole_months

    @property
    def ended(self) -> EndedCountQuerySet:
        """The counts of the ended work among these tasks."""
        if self.form.errors or not self.counted_by_months:
            return EndedCount.objects.none()
        if self.key and not self.period:
            return EndedCount.objects.all()
        period = self.period or Period(self.on.year)
        return EndedCount.objects.given_in(period.first, period.last)

    def filter_queryset(self, queryset: TaskQuerySet) -> TaskQuerySet:
        tasks = super().filter_queryset(queryset)
        if self.key:
            return tasks
        this_year = Q(issued_on__year=self.on.year)
        return tasks.filter(Q(status__is_open=True) | this_year)

    def of_period(self, queryset: TaskQuerySet, name: str, value: str) -> TaskQuerySet:
        period = period_of(value)
        return queryset if period is None else queryset.issued_in(period)


WHOLE_AGENCY, NOBODY = "ca-co-quan", "chua-phan-cong"


class DashboardFilter(FigureFilter):
    """Whose work the first screen shows: of the units in the reader's charge, or of all."""

    pham_vi = django_filters.ChoiceFilter(
        label="Phạm vi", choices=[(WHOLE_AGENCY, "Cả cơ quan")], method="as_it_is"
    )

    @property
    def whole_agency(self) -> bool:
        return self.form.is_valid() and self.form.cleaned_data["pham_vi"] == WHOLE_AGENCY

    def as_it_is(self, queryset: TaskQuerySet, name: str, value: str) -> TaskQuerySet:
        """The figures are counted for all units, and those of some are taken out of them."""
        return queryset


class RegisterFilter(FigureFilter):
    """The rows of the register, down to those behind one number of the official table."""

    don_vi = UnitFilter(
        label="Đơn vị chủ trì",
        field_name="lead",
        queryset=Department.objects.filter(kind__in=CHOSEN_UNITS),
        kinds=CHOSEN_UNITS,
    )
    cot = django_filters.ChoiceFilter(
        label="Kết quả",
        choices=[(key, column.label) for key, column in ROW_SETS.items()],
        empty_label="Kết quả: tất cả",
        method="in_column",
    )

    nguoi = django_filters.ModelChoiceFilter(
        label="Người thực hiện",
        queryset=User.objects.only(*User.NAMED),
        null_label="Chưa phân công",
        null_value=NOBODY,
        field_name="assignee",
    )

    @property
    def units(self) -> list[Department]:
        return self.form.fields["don_vi"].rows()

    @property
    def person(self) -> str:
        """Whose work alone is shown, by name; empty where it is everybody's."""
        chosen = self.form.cleaned_data.get("nguoi") if self.form.is_valid() else None
        return "Chưa phân công người thực hiện" if chosen == NOBODY else str(chosen or "")

    @property
    def figured(self) -> TaskQuerySet:
        """Of the tasks found those that figures of the period are about."""
        return of_period(self.qs, self.last)

    @property
    def chosen_units(self) -> list[Department]:
        return list(self.form.cleaned_data.get("don_vi", ())) if self.form.is_valid() else []

    @property
    def column(self) -> str:
        return self.form.cleaned_data.get("cot", "") if self.form.is_valid() else ""

    def in_column(self, queryset: TaskQuerySet, name: str, value: str) -> TaskQuerySet:
        return ROW_SETS[value].rows(of_period(queryset, self.last), self.day)
