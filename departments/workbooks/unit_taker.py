"""Units from a workbook: through the form and the journal of their page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import ModelForm, modelform_factory

from departments.conventions import RuleFact, facts_of_rules, note_facts
from departments.folding import fold
from departments.models import Alias, Department, User
from departments.people import leaders
from departments.unit_forms import (
    DepartmentForm,
    follow_name,
    holders_beside,
    trouble_with_alias,
)
from departments.workbooks.form_rows import YES_NO, tell_changes, tell_errors
from departments.workbooks.table_form import RowOutcome, SheetColumn, SheetRow, Verdict

BETWEEN = ";"  # other spellings in one cell
MOST = 300  # units: each is held against the names of all others
NO_LEADER = "Không có lãnh đạo nào là “{words}”."
TWO_LEADERS = "Có hai lãnh đạo là “{words}”; ghi tên đăng nhập."
NAME_ALONE = (
    "Đơn vị mới mà dòng chỉ có tên: ghi thêm ký hiệu hoặc loại; nếu là dòng ký, dòng cộng thì xóa."
)
CLOSED = "Nhiệm vụ đã giao cho đơn vị này vẫn giữ nguyên."
KINDS = {fold(kind.label): kind.value for kind in Department.Kind} | {
    "phòng": Department.Kind.DIVISION,
    "đơn vị": Department.Kind.DIVISION,
    "đơn vị sự nghiệp": Department.Kind.DIVISION,
    "văn phòng": Department.Kind.OFFICE,
    "đoàn thể": Department.Kind.UNION,
    "cơ quan bên ngoài": Department.Kind.OUTSIDE,
}
UNIT_COLUMNS = (
    SheetColumn(
        "name", "Tên đơn vị", ("tên", "đơn vị", "tên phòng, đơn vị"), needed=True, letters=48,
        hint="Tên đầy đủ, như in trong thông báo.", example="Phòng Quản lý Khoa học",
    ),
    SheetColumn("code", "Ký hiệu", ("mã", "mã đơn vị", "viết tắt"), letters=12, example="QLKH"),
    SheetColumn("short_name", "Tên ngắn", letters=26, example="Quản lý Khoa học"),
    SheetColumn(
        "kind", "Loại", ("loại đơn vị",), choices=tuple(kind.label for kind in Department.Kind),
        letters=28, hint="Để trống là “Phòng, đơn vị”.",
    ),
    SheetColumn("position", "Thứ tự", letters=8, hint="Số; theo đó các bảng xếp đơn vị."),
    SheetColumn(
        "overseen_by", "Lãnh đạo phụ trách", letters=24,
        hint="Tên đăng nhập, hoặc họ và tên của lãnh đạo cơ quan.", example="pgd.nga",
    ),
    SheetColumn(
        "aliases", "Cách viết khác", ("tên gọi khác",), letters=40,
        hint="Cách nhau bằng dấu chấm phẩy.", example="Phòng QLKH; P. Quản lý KH",
    ),
    SheetColumn("active", "Đang hoạt động", choices=("Có", "Không"), letters=12),
)  # fmt: skip
FIELDS = ("name", "code", "short_name", "kind", "position", "overseen_by", "active")
TYPED = ("name", "code", "short_name", "position")  # as they stand
UnitForm = modelform_factory(Department, form=DepartmentForm, fields=FIELDS)


def known_units() -> dict[str, Department]:
    """Every unit by each of its names, folded."""
    return {words: unit for words, unit in holders_beside(Department()).items() if words}


@dataclass
class _Taken:
    """A row that was taken, with its unit as it was before."""

    unit: Department
    before: dict[str, RuleFact]
    row: SheetRow
    outcome: RowOutcome


class Units:
    """Rows of units: what is there is found by its code, else by any of its names, and changed in
    the cells that are filled; its name is, where its code stands beside the new one."""

    def __init__(self, by: User, today: date) -> None:
        self.by = by
        self.made: list[int] = []
        self.taken: dict[int, _Taken] = {}

    def take(self, row: SheetRow, outcome: RowOutcome) -> None:
        if not row["name"]:
            outcome.refuse("Chưa có tên đơn vị.")
            return
        unit = self._unit(row)
        if earlier := self.taken.get(unit.pk):
            outcome.refuse(f"Đơn vị này đã có ở dòng {earlier.row.place}.")
            return
        if unit.pk is None and len(row.cells) == 1:
            outcome.refuse(NAME_ALONE)
            return
        before, was = (facts_of_rules(unit) if unit.pk else {}), unit.name
        typed = self._typed(unit, row, outcome)
        form = None if outcome.is_wrong else self._save(unit, typed, outcome)
        if form is None:
            return
        if before:
            _tell_changes(form, outcome)
            if told := follow_name(unit, was):
                outcome.tell(told)
        else:
            outcome.found(Verdict.NEW)
        self._add_aliases(unit, row, outcome)
        if not outcome.is_wrong:  # of a wrong one nothing stays, its key neither
            outcome.becomes = unit.name
            self.taken[unit.pk] = _Taken(unit, before, row, outcome)

    @staticmethod
    def _unit(row: SheetRow) -> Department:
        by_code = Department.objects.filter(code__iexact=row["code"]) if row["code"] else ()
        return next(iter(by_code), None) or known_units().get(fold(row["name"])) or Department()

    @staticmethod
    def _typed(unit: Department, row: SheetRow, outcome: RowOutcome) -> dict[str, Any]:
        typed: dict[str, Any] = {name: row[name] for name in TYPED if row[name]}
        if unit.pk and fold(row["code"]) != fold(unit.code):
            typed.pop("name")  # it is what the unit was found by: a spelling of its name
        for name, known in (("kind", KINDS), ("active", YES_NO)):
            words = fold(row[name])
            if words and words not in known:
                label = Department._meta.get_field(name).verbose_name.capitalize()
                outcome.refuse(f"{label}: không có “{row[name]}”.")
            elif words:
                typed[name] = known[words]
        return typed

    def _save(
        self, unit: Department, typed: dict[str, Any], outcome: RowOutcome
    ) -> ModelForm | None:
        """The unit with what was typed over what it is, by the rules of its page."""
        initial = UnitForm(instance=unit).initial
        data = {name: value for name, value in initial.items() if value is not None} | typed
        data["active"] = "on" if data["active"] else ""
        form = UnitForm(data, instance=unit)
        form.actor = self.by
        if not form.is_valid():
            tell_errors(form, outcome)
            return None
        form.save()
        return form

    @staticmethod
    def _add_aliases(unit: Department, row: SheetRow, outcome: RowOutcome) -> None:
        own = {alias.folded for alias in unit.aliases.all()}
        for words in filter(None, (words.strip() for words in row["aliases"].split(BETWEEN))):
            if fold(words) in own | {fold(unit.name)}:
                continue
            if trouble := trouble_with_alias(unit, words):
                outcome.refuse(f"Cách viết khác: {trouble}")
                continue
            unit.aliases.add(Alias(written=words, folded=fold(words)), bulk=False)
            own.add(fold(words))
            told = [f"Cách viết khác: thêm “{words}”."] * (outcome.verdict != Verdict.NEW)
            outcome.found(Verdict.CHANGED, *told)

    def settle(self) -> None:
        """Who is in charge may be a person of the other sheet; then each change leaves its row."""
        for taken in self.taken.values():
            if taken.row["overseen_by"] and not taken.outcome.is_wrong:
                self._put_in_charge(taken)
            if not taken.outcome.is_wrong:
                note_facts(taken.unit, taken.before, by=self.by)

    def _put_in_charge(self, taken: _Taken) -> None:
        words = taken.row["overseen_by"]
        meant = [
            person
            for person in leaders()
            if fold(words) in (fold(person.username), fold(person.full_name))
        ]
        if len(meant) != 1:
            told = TWO_LEADERS if meant else NO_LEADER
            taken.outcome.refuse(told.format(words=words))
            return
        form = self._save(taken.unit, {"overseen_by": meant[0].pk}, taken.outcome)
        if form and form.changed_data and taken.outcome.verdict != Verdict.NEW:
            taken.outcome.found(Verdict.CHANGED, f"Lãnh đạo phụ trách: {meant[0]}.")


def _tell_changes(form: ModelForm, outcome: RowOutcome) -> None:
    tell_changes(form, outcome)
    if "active" in form.changed_data and not form.cleaned_data["active"]:
        outcome.tell(CLOSED)


def present_units() -> Iterator[dict[str, str]]:
    units = Department.objects.select_related("overseen_by").prefetch_related("aliases")
    for unit in units:
        yield {
            "name": unit.name,
            "code": unit.code,
            "short_name": unit.short_name,
            "kind": unit.get_kind_display(),
            "position": str(unit.position),
            "overseen_by": unit.overseen_by.username if unit.overseen_by else "",
            "aliases": f"{BETWEEN} ".join(alias.written for alias in unit.aliases.all()),
            "active": "Có" if unit.active else "Không",
        }
