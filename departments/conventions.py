"""Conventions, letterhead, who is in charge: each change is dated, and holds from its day on."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from departments.journals import RuleChange
from departments.models import Agency, Department, User

BEFORE_DAY = {
    False: "tính cả ngày ghi trong thông báo",
    True: "không tính ngày ghi trong thông báo",
}


def note_convention(agency: Agency, *, by: User, on: date) -> None:
    """Write down that `before_excludes_day` is from `on` what it was not before.

    Days already given to tasks were stored when their notice was issued, and stay.
    """
    RuleChange.objects.create(
        actor=by,
        kind=RuleChange.Kind.BEFORE_DAY,
        takes_effect_on=on,
        before=BEFORE_DAY[not agency.before_excludes_day],
        after=BEFORE_DAY[agency.before_excludes_day],
        effect="Áp dụng cho thông báo ban hành từ ngày này.",
    )


def note_letterhead(agency: Agency, was: Agency, names: Iterable[str], *, by: User) -> None:
    """Write down what new notices are printed under from today on, field by field."""
    for name in names:
        label = Agency._meta.get_field(name).verbose_name
        _note(
            RuleChange.Kind.AGENCY,
            f"{label}: {_told(was, name)}",
            f"{label}: {_told(agency, name)}",
            by,
            "Áp dụng cho thông báo ban hành từ ngày này.",
        )


def note_charge(unit: Department, was: User | None, *, by: User) -> None:
    """Write down who is in charge of the unit from today on; work keeps who confirms it."""
    _note(
        RuleChange.Kind.CHARGE,
        f"{unit.short}: {was or 'chưa có'}",
        f"{unit.short}: {unit.overseen_by or 'chưa có'}",
        by,
        "Người xác nhận của nhiệm vụ đã giao giữ nguyên.",
    )


def note_unit(unit: Department, was: Department, *, by: User) -> None:
    """Write down that the unit is of another kind from today on, in use or out of it."""
    _note(
        RuleChange.Kind.UNIT,
        _state(was),
        _state(unit),
        by,
        "Nhiệm vụ đã giao cho đơn vị giữ nguyên.",
    )


def _state(unit: Department) -> str:
    used = "đang hoạt động" if unit.active else "ngừng hoạt động"
    return f"{unit.short}: {unit.get_kind_display()}, {used}"


def _told(agency: Agency, name: str) -> str:
    shown = getattr(agency, f"get_{name}_display", None)
    value = shown() if shown else getattr(agency, name)
    return {True: "có", False: "không", "": "bỏ trống"}.get(value, str(value))


def _note(kind: str, before: str, after: str, by: User, effect: str) -> None:
    RuleChange.objects.create(
        actor=by,
        kind=kind,
        takes_effect_on=timezone.localdate(),
        before=before,
        after=after,
        effect=effect,
    )
