"""Days off from a workbook: through the form and the journal of their page."""

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.utils import timezone

from departments.fields import DayField
from departments.folding import fold
from departments.models import User
from departments.workbooks.form_rows import tell_changes, tell_errors
from departments.workbooks.list_tables import KEEPERS, keeps_lists
from departments.workbooks.table_form import (
    RowOutcome,
    SheetColumn,
    SheetPart,
    SheetRow,
    TableForm,
    Verdict,
)
from tasks.day_off_forms import DayOffForm
from tasks.models import DayOff

MOST = 1_000  # days
KINDS = {"nghỉ": "", "ngày nghỉ": "", "làm bù": "on", "đi làm bù": "on"}
COLUMNS = (
    SheetColumn(
        "day", "Ngày", ("ngày nghỉ", "ngày nghỉ, làm bù"), needed=True, holds_day=True, letters=14,
        hint="Ngày/tháng/năm, mỗi ngày một dòng. Thứ Bảy, Chủ nhật chỉ ghi khi làm bù.",
        example="02/09/2026",
    ),
    SheetColumn("worked", "Loại", choices=("Nghỉ", "Làm bù"), letters=12, hint="Để trống là Nghỉ."),
    SheetColumn(
        "name", "Lý do", ("tên", "tên ngày nghỉ", "nội dung"), needed=True, letters=40,
        example="Quốc khánh",
    ),
)  # fmt: skip
DayForm = modelform_factory(DayOff, form=DayOffForm, fields=("day", "worked", "name"))
PAST_ONE_BY_ONE = (
    "Ngày đã qua, kể cả hôm nay, người quản trị hệ thống thay đổi từng ngày, có ghi lý do."
)


class DaysOff:
    """Rows of days: one that stands in the calendar is changed, another added; days gone by stay as
    they are."""

    def __init__(self, by: User, today: date) -> None:
        self.by, self.today = by, today
        self.made: list[int] = []
        self.seen: dict[date, str] = {}

    def take(self, row: SheetRow, outcome: RowOutcome) -> None:
        kind = fold(row["worked"])
        try:
            day = DayField().clean(row["day"])
        except ValidationError as refusal:
            outcome.refuse(*refusal.messages)
            return
        if kind and kind not in KINDS:
            outcome.refuse(f"Loại: không có “{row['worked']}”.")
        elif earlier := self.seen.get(day):
            outcome.refuse(f"Ngày này đã có ở dòng {earlier}.")
        else:
            self._take(day, KINDS.get(kind, ""), row["name"], outcome)
        if not outcome.is_wrong:
            self.seen[day] = row.place

    def _take(self, day: date, worked: str, name: str, outcome: RowOutcome) -> None:
        held = DayOff.objects.filter(day=day).first()
        if held and (held.worked, held.name) == (bool(worked), name):
            return
        if day <= self.today:
            outcome.refuse(PAST_ONE_BY_ONE)
            return
        form = DayForm({"day": day, "worked": worked, "name": name}, instance=held or DayOff())
        form.actor, form.today = self.by, self.today
        if not form.is_valid():
            tell_errors(form, outcome)
            return
        form.change(form.cleaned_data).note(by=self.by, today=self.today)
        if held:
            tell_changes(form, outcome)
        else:
            outcome.found(Verdict.NEW)
        form.save()

    def settle(self) -> None:
        """Each day is written as it comes."""


def present_days() -> Iterator[dict[str, str]]:
    """From the first day of this year on."""
    for row in DayOff.objects.filter(day__year__gte=timezone.localdate().year):
        kind = "Làm bù" if row.worked else "Nghỉ"
        yield {"day": f"{row.day:%d/%m/%Y}", "worked": kind, "name": row.name}


DAYS = TableForm(
    slug="calendar",
    title="Ngày nghỉ và làm bù",
    about="Mỗi ngày một dòng. Tệp mẫu có sẵn lịch từ đầu năm nay; ngày không có trong tệp giữ "
    "nguyên.",
    parts=(SheetPart("Ngày nghỉ", COLUMNS, DaysOff, present_days, MOST),),
    may=keeps_lists,
    refusal=KEEPERS,
    back="tasks:days_off",
    above="Ngày nghỉ, làm bù",
    see="Xem lịch",
    file="Ngày nghỉ và làm bù",
)
