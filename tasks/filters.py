"""What the register and the units' lists are filtered by; each filter calls one queryset method."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet, TextChoices
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe
from django_filters.fields import ChoiceField, ModelChoiceField

from conclusions.models import Conclusion
from conclusions.models.conclusion import OFFERED
from departments.at_once import rows
from departments.filtering import KnownValues
from departments.forms import UnitsChoice, is_key
from departments.html import drawn
from departments.models import Department, User
from departments.papertext import paper_date
from tasks.calendar import DAY, Day
from tasks.models import Task
from tasks.periods import Period, period_of
from tasks.querysets import OPEN_KINDS, TaskQuerySet
from tasks.rows import GROUPS
from tasks.workflow import OPEN, Status, Time

ALL, STILL_OPEN = "tat-ca", "open"
OTHER_NOTICE = "khac"  # one that the select does not offer


class Part(TextChoices):
    LEAD = "chu_tri", "Chủ trì"
    HELP = "phoi_hop", "Phối hợp"


OPEN_TIMES = [time for time in Time.choices if not time[0].startswith("done")]
STATUSES = [(STILL_OPEN, "Chưa hoàn thành"), *Status.choices, (ALL, "Tất cả trạng thái")]


def issued(request) -> QuerySet[Conclusion]:
    """The notices that may be picked: those of the period, where one is chosen, and the chosen."""
    visible = Conclusion.objects.visible_to(request.user).issued()
    notices = visible.only("number", "issued_on").order_by("-issued_on", "-pk")
    period = period_of(request.GET.get("ky", ""))
    if period is None:
        return notices
    chosen = request.GET.get("thong_bao", "")
    of_period = Q(issued_on__range=(period.first, period.last))
    return notices.filter(of_period | Q(pk=chosen) if is_key(chosen) else of_period)


def period_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Years, quarters and months from the first notice to the last, the newest first."""
    first, newest = rows("first_notice"), rows("newest_notices")
    return periods_between(first[0].issued_on, newest[0].issued_on) if newest else []


@lru_cache(maxsize=8)
def periods_between(first: date, last: date) -> list[tuple[str, list[tuple[str, str]]]]:
    years: dict[int, dict[str, str]] = {}
    month = last
    while month >= first.replace(day=1):
        quarter = Period(month.year, quarter=(month.month + 2) // 3)
        for period in (Period(month.year), quarter, Period(month.year, month=month.month)):
            years.setdefault(month.year, {})[period.key] = str(period)
        month = month.replace(day=1) - DAY
    return [(f"Năm {year}", list(periods.items())) for year, periods in years.items()]


class Pick(forms.Select):
    """A list drawn in one go: Django's own renders a template for every option, which for a few
    hundred notices costs more than all the rest of the page."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        chosen = next(iter(self.format_value(value)), None)
        given = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return drawn("<select{}>{}</select>", given, options(self.choices, chosen))


def options(choices: Iterable[tuple[str, Any]], chosen: str | None) -> SafeString:
    """Choices as a select's options, those with choices of their own as groups."""
    return mark_safe(
        "".join(
            f'<optgroup label="{escape(label)}">{_options(inner, chosen)}</optgroup>'
            if isinstance(inner, list | tuple)
            else _options([(label, inner)], chosen)
            for label, inner in choices
        )
    )


def _options(choices: Iterable[tuple[str, str]], chosen: str | None) -> str:
    """Options as html, their words escaped."""
    told = []
    for value, label in choices:
        mark = " selected" if str(value) == chosen else ""
        told.append(f'<option value="{escape(str(value))}"{mark}>{escape(str(label))}</option>')
    return "".join(told)


class PeriodField(ChoiceField):
    """Offers periods that have notices, and takes any: a period without notices has no rows."""

    def valid_value(self, value: str) -> bool:
        return period_of(value) is not None


class PeriodFilter(django_filters.ChoiceFilter):
    field_class = PeriodField


def with_chosen(offered: Iterable[tuple[str, Any]], key: str | None) -> list[tuple[str, Any]]:
    """The choices, and first the period chosen where they do not offer it: days typed, or a quarter
    that closes on a day of the agency's."""
    choices = list(offered)
    known = {value for value, label in choices if isinstance(label, str)}
    known.update(value for _, inner in choices if isinstance(inner, list) for value, _ in inner)
    period = period_of(key or "")
    return choices if period is None or key in known else [(period.key, str(period)), *choices]


class PeriodPick(Pick):
    """Shows what is chosen, offered or not: a select that showed another would send another."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        self.choices = with_chosen(self.choices, next(iter(self.format_value(value)), None))
        return super().render(name, value, attrs, renderer)


class NewestNotices(ModelChoiceIterator):
    """The newest notices, the chosen one, and a door to the others (tasks.views.pick_notice): an
    archive of thousands is no list to pick from."""

    def __iter__(self):
        yield "", self.field.empty_label
        narrowed = self.field.narrowed
        notices = list(self.queryset[: OFFERED + 1]) if narrowed else rows("newest_notices")
        offered, older = notices[:OFFERED], notices[OFFERED:]
        chosen = self.field.chosen
        if is_key(chosen) and int(chosen) not in {notice.pk for notice in offered}:
            offered += self.queryset.filter(pk=chosen)
        yield from map(self.choice, offered)
        if older:
            yield OTHER_NOTICE, "Thông báo khác…"


class NoticeField(ModelChoiceField):
    iterator = NewestNotices
    chosen, narrowed = "", False  # the notice asked for; whether a period is

    def label_from_instance(self, notice: Conclusion) -> str:
        gone = f" ({notice.get_status_display().lower()})" if notice.is_void else ""
        return f"{notice.number} ngày {paper_date(notice.issued_on)}{gone}"


class NoticeFilter(django_filters.ModelChoiceFilter):
    field_class = NoticeField


class OneOfMany(Pick):
    """A list to pick one of, which also takes an address that names several."""

    def value_from_datadict(self, data, files, name):
        return [value for value in data.getlist(name) if value]


class KeptChoices(ModelChoiceIterator):
    """Choices from what the request has read already."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, self.field.rows())


class UnitField(UnitsChoice):
    """`kinds`: of the units that may be chosen."""

    iterator = KeptChoices

    def __init__(self, *args, kinds=(), **kwargs):
        self.kinds = kinds
        super().__init__(*args, **kwargs)
        self.empty_label = "Đơn vị: tất cả"

    def label_from_instance(self, unit: Department) -> str:
        return unit.short

    def clean(self, value):
        """A list of which nothing is picked sends an empty value."""
        return super().clean([one for one in value or () if one])

    def rows(self) -> list[Department]:
        return [unit for unit in rows("units") if unit.kind in self.kinds]


class UnitFilter(django_filters.ModelMultipleChoiceFilter):
    field_class = UnitField


class OverseerField(ModelChoiceField):
    iterator = KeptChoices

    def rows(self) -> list[User]:
        return rows("overseers")


class OverseerFilter(django_filters.ModelChoiceFilter):
    field_class = OverseerField


class TaskFilter(KnownValues, django_filters.FilterSet):
    """Filters of the lists of tasks; without status and time only open tasks are shown."""

    q = django_filters.CharFilter(label="Từ khóa", method="by_words")
    ky = PeriodFilter(
        label="Kỳ",
        choices=period_choices,
        empty_label="Kỳ: tất cả",
        method="by_period",
        widget=PeriodPick,
    )
    thong_bao = NoticeFilter(
        label="Thông báo",
        queryset=issued,
        empty_label="Thông báo: tất cả",
        widget=Pick,
        field_name="notice",
    )
    don_vi = UnitFilter(
        label="Đơn vị",
        queryset=Department.objects.filter(kind__in=Department.WORKING),
        kinds=Department.WORKING,
        method="by_unit",
        widget=OneOfMany,
    )
    vai_tro = django_filters.ChoiceFilter(
        label="Vai trò",
        choices=Part.choices,
        empty_label="Vai trò: tất cả",
        method="by_part",
        widget=Pick,
    )
    phu_trach = OverseerFilter(
        label="Lãnh đạo phụ trách",
        queryset=User.objects.filter(oversees__isnull=False).distinct().order_by("pk"),
        empty_label="Lãnh đạo: tất cả",
        widget=Pick,
        field_name="lead__overseen_by",
    )
    nguoi = django_filters.ModelChoiceFilter(
        label="Người thực hiện",
        queryset=User.objects.only(*User.NAMED),
        widget=forms.HiddenInput,
        field_name="assignee",
    )
    trang_thai = django_filters.ChoiceFilter(
        label="Trạng thái",
        choices=STATUSES,
        empty_label="Trạng thái: chưa hoàn thành",
        method="by_status",
        widget=Pick,
    )
    thoi_han = django_filters.ChoiceFilter(
        label="Thời hạn",
        choices=Time.choices,
        empty_label="Thời hạn: tất cả",
        method="by_time",
        widget=Pick,
    )

    class Meta:
        model = Task
        fields: list[str] = []

    def __init__(self, *args, day: Day, units=(), **kwargs):
        """`units` are the person's own: whose part is meant as long as no unit is chosen."""
        self.day, self.units = day, units
        super().__init__(*args, **kwargs)
        self._name_own_units()
        notices = self.form.fields["thong_bao"]
        notices.chosen = self.data.get("thong_bao", "")
        notices.narrowed = period_of(self.data.get("ky", "")) is not None
        for name, field in self.form.fields.items():
            if isinstance(field.widget, forms.Select):
                on_class = " on" if self.form[name].value() else ""
                field.widget.attrs |= {
                    "class": f"form-select form-select-sm{on_class}",
                    "aria-label": field.label,
                    "data-submit": "",
                }

    def _name_own_units(self) -> None:
        """Where a part is asked for and no unit, the box of units says whose part is meant."""
        if self.units and "don_vi" in self.form.fields and self.form["vai_tro"].value():
            own = ", ".join(unit.short for unit in self.units)
            self.form.fields["don_vi"].empty_label = f"Đơn vị: {own}"

    def filter_queryset(self, queryset: TaskQuerySet) -> TaskQuerySet:
        tasks, chosen = super().filter_queryset(queryset), self.form.cleaned_data
        return tasks if chosen.get("trang_thai") or chosen.get("thoi_han") else tasks.open()

    @property
    def only_open(self) -> bool:
        """Whether nothing but open tasks is asked for."""
        status, kind = (self.form.cleaned_data.get(name) for name in ("trang_thai", "thoi_han"))
        return status in (STILL_OPEN, *OPEN) or kind in OPEN_KINDS or not (status or kind)

    @property
    def active(self) -> bool:
        """Whether anything is chosen at all."""
        return any(self.form[name].value() for name in self.form.fields)

    @property
    def narrowed(self) -> bool:
        """Whether something is chosen that no number of the strip shows as chosen."""
        strip = {"vai_tro", "thoi_han", "nhom"}
        return any(self.form[name].value() for name in self.form.fields if name not in strip)

    @property
    def person(self) -> User | None:
        """Whose work alone is shown, where an address names somebody."""
        return self.form.cleaned_data.get("nguoi") if self.form.is_valid() else None

    @property
    def several_units(self) -> list[Department]:
        """The units, where an address names more than the list can show chosen."""
        chosen = self.form.cleaned_data.get("don_vi") or () if self.form.is_valid() else ()
        return list(chosen) if len(chosen) > 1 else []

    def by_words(self, tasks: TaskQuerySet, name: str, words: str) -> TaskQuerySet:
        return tasks.matching(words)

    def by_period(self, tasks: TaskQuerySet, name: str, key: str) -> TaskQuerySet:
        return tasks.issued_in(period_of(key))

    def by_unit(self, tasks: TaskQuerySet, name: str, units) -> TaskQuerySet:
        return self._of(tasks, units, self.form.cleaned_data.get("vai_tro")) if units else tasks

    def by_part(self, tasks: TaskQuerySet, name: str, part: str) -> TaskQuerySet:
        """The chosen unit's part is told there, here that of the person's own units; for who is of
        none, whoever's: all work is led, some is helped."""
        if self.form.cleaned_data.get("don_vi"):
            return tasks
        if not self.units:
            return tasks if part == Part.LEAD else tasks.with_helpers(self.only_open)
        if part == Part.LEAD:
            return tasks.led_by(self.units)
        # A task that one of the person's units leads and another helps is led.
        return tasks.helped_by(self.units, self.only_open).exclude(lead__in=self.units)

    def _of(self, tasks: TaskQuerySet, units, part: str) -> TaskQuerySet:
        if part == Part.LEAD:
            return tasks.led_by(units)
        found = tasks.helped_by if part == Part.HELP else tasks.of_departments
        return found([unit.pk for unit in units], self.only_open)

    def by_status(self, tasks: TaskQuerySet, name: str, status: str) -> TaskQuerySet:
        if status == STILL_OPEN:
            return tasks.open()
        return tasks if status == ALL else tasks.in_status(status)

    def by_time(self, tasks: TaskQuerySet, name: str, kind: str) -> TaskQuerySet:
        return tasks.of_kind(kind, self.day)


class OwnTaskFilter(TaskFilter):
    """Filters of a unit's or a person's own list: open work only, whose unit is known.

    The time is chosen on the strip of numbers above, so the form only carries it on.
    """

    ky = don_vi = phu_trach = nguoi = None
    trang_thai = django_filters.ChoiceFilter(
        label="Trạng thái",
        choices=[status for status in Status.choices if status[0] in OPEN],
        empty_label="Trạng thái: chưa hoàn thành",
        method="by_status",
        widget=Pick,
    )
    thoi_han = django_filters.ChoiceFilter(
        label="Thời hạn",
        choices=OPEN_TIMES,
        widget=forms.HiddenInput,
        method="by_time",
    )
    nhom = django_filters.ChoiceFilter(
        label="Nhóm",
        choices=list(GROUPS.items()),
        widget=forms.HiddenInput,
        method="by_group",
    )

    @property
    def group(self) -> str:
        """The heading whose rows are shown alone, page by page."""
        return self.form.cleaned_data.get("nhom", "") if self.form.is_valid() else ""

    def by_group(self, tasks: TaskQuerySet, name: str, group: str) -> TaskQuerySet:
        units = [unit.pk for unit in self.units]
        return tasks.in_group(group, self.day, units)


class PersonTaskFilter(OwnTaskFilter):
    """Filters of a person's own list: what is theirs to do, their unit leads."""

    vai_tro = None
