"""Conventions of the agency: each change is dated, and holds from its own day on."""

from datetime import date

from departments.journals import RuleChange
from departments.models import Agency, User

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
