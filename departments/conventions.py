"""Conventions, what papers bear, what units are and are called: each change is dated, and holds
from its day on."""

from datetime import date
from typing import NamedTuple

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


class Told(NamedTuple):
    """Under which heading a fact's change is told, and what it means for work under way."""

    kind: RuleChange.Kind
    effect: str = ""


ISSUED = Told(RuleChange.Kind.AGENCY, "Áp dụng cho thông báo ban hành từ ngày này.")
DRAFTED = Told(RuleChange.Kind.AGENCY, "Áp dụng cho dự thảo lập từ ngày này.")
WORKS = Told(RuleChange.Kind.UNIT, "Nhiệm vụ đã giao cho đơn vị giữ nguyên.")

# All that is told, in the order of the pages. “Trước ngày” has a row of its own kind, for days are
# counted by it.
FACTS: dict[type, dict[str, Told]] = {
    Agency: {
        **dict.fromkeys(("kind", "parent", "name"), ISSUED),
        "short_name": Told(RuleChange.Kind.AGENCY),
        "code": ISSUED,
        "organ_id": Told(RuleChange.Kind.AGENCY, "Áp dụng cho gói .edxml lập từ ngày này."),
        "place": ISSUED,
        **dict.fromkeys(("recipients", "signature", "signer_name", "closing"), DRAFTED),
        **dict.fromkeys(("heading_capitals", "gives_numbers", "issue_rule", "missed_days"), ISSUED),
        "take_back_days": ISSUED,
        "period_closes_on": Told(
            RuleChange.Kind.AGENCY,
            "Áp dụng cho báo cáo lập từ ngày này; số liệu đã chốt giữ nguyên.",
        ),
        "mail_links": Told(RuleChange.Kind.AGENCY, "Áp dụng cho cả thư đã gửi."),
        "mail_link_days": Told(RuleChange.Kind.AGENCY, "Áp dụng cho cả thư đã gửi."),
        **dict.fromkeys(("letters_a_day", "letters_an_hour"), Told(RuleChange.Kind.AGENCY)),
    },
    Department: {
        "name": Told(RuleChange.Kind.UNIT, "Thông báo đã ban hành giữ tên cũ."),
        **dict.fromkeys(("short_name", "code"), Told(RuleChange.Kind.UNIT)),
        "kind": WORKS,
        "position": Told(RuleChange.Kind.UNIT),
        "overseen_by": Told(
            RuleChange.Kind.CHARGE, "Người xác nhận của nhiệm vụ đã giao giữ nguyên."
        ),
        "active": WORKS,
        "aliases": Told(RuleChange.Kind.UNIT),
    },
}
EMPTY, NOBODY = "bỏ trống", "chưa có"


class RuleFact(NamedTuple):
    """A fact in words, with whose it is: its own unit's name may be another by now."""

    head: str
    words: str

    def __str__(self) -> str:
        return f"{self.head}: {self.words}"


def facts_of_rules(row: Agency | Department) -> dict[str, RuleFact]:
    """What the agency or the unit is, fact by fact."""
    return {name: RuleFact(_head(row, name), _words(row, name)) for name in FACTS[type(row)]}


def note_facts(row: Agency | Department, before: dict[str, RuleFact], *, by: User) -> None:
    """Write a row for each fact that is from today on no longer what it was in `before`.

    Called inside the transaction of the change, with the facts read before it; without facts the
    unit is new: one row tells of it, and one of who is in charge.
    """
    facts = facts_of_rules(row)
    if not before:
        _note(Told(RuleChange.Kind.UNIT), "", _of_new(row), by)
        before = facts | {"overseen_by": RuleFact(row.short, NOBODY)}
    for name, after in facts.items():
        if after.words != before[name].words:
            _note(FACTS[type(row)][name], str(before[name]), str(after), by)


def _of_new(unit: Department) -> str:
    kind, state = unit.get_kind_display(), "đang" if unit.active else "ngừng"
    return f"{unit}: đơn vị mới, {kind}, {state} hoạt động"


def _head(row: Agency | Department, name: str) -> str:
    """The agency is one; of a unit, who is in charge is told under a heading of its own."""
    if name == "overseen_by":
        return row.short
    label = "cách viết khác" if name == "aliases" else row._meta.get_field(name).verbose_name
    return label if isinstance(row, Agency) else f"{row.short}, {label}"


def _words(row: Agency | Department, name: str) -> str:
    if name == "aliases":
        written = row.aliases.order_by("pk").values_list("written", flat=True)
        return "; ".join(written) or EMPTY
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown else getattr(row, name)
    if isinstance(value, bool):
        return "có" if value else "không"
    if value is None:
        return NOBODY
    # A browser ends lines otherwise than a command.
    return "\n".join(str(value).splitlines()) or EMPTY


def _note(told: Told, before: str, after: str, by: User) -> None:
    RuleChange.objects.create(
        actor=by,
        kind=told.kind,
        takes_effect_on=timezone.localdate(),
        before=before,
        after=after,
        effect=told.effect,
    )
