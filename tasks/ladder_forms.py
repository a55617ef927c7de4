"""The agency's own steps of the ladder of reminders, as its keepers type them."""

import json
import re

from django import forms
from django.db import transaction
from django.utils import timezone

from departments.journals import RuleChange
from departments.models import Agency, User
from departments.row_marks import STALE
from tasks.ladder import LADDER, LadderRow

MOST = 60  # working days; what lies further back is a matter of reports
STEPS = re.compile(r"-?\d{1,2}(\s*[,;]\s*-?\d{1,2})*")
OWN_CHOICE = " Mỗi người được tắt trong thư của mình."
WRONG = f"Nhập các số ngày làm việc từ -{MOST} đến {MOST}, cách nhau dấu phẩy, ví dụ 1, 3."


def label_of(row: LadderRow) -> str:
    return f"{row.heading.label}: {row.audience.value}"


def words_of(steps: tuple[int, ...]) -> str:
    return ", ".join(map(str, steps))


class LadderForm(forms.Form):
    """A field for each row of the table; what is left empty is not told. `opened` says which steps
    the page showed."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, agency: Agency, **kwargs):
        super().__init__(*args, **kwargs)
        self.agency = agency
        self.initial["opened"] = json.dumps(agency.reminder_steps, sort_keys=True)
        for row in LADDER:
            steps = tuple(agency.reminder_steps.get(row.code, row.steps))
            again = f"; sau đó mỗi {row.again} ngày làm việc" if row.again else ""
            self.fields[row.code] = forms.CharField(
                label=row.heading.label,
                required=False,
                max_length=60,
                initial=words_of(steps),
                help_text=f"Mặc định: {words_of(row.steps)}{again}.{OWN_CHOICE * row.optional}",
            )
            self.fields[row.code].optional_words = f"– {row.audience.value}"

    def clean(self):
        super().clean()
        if self.cleaned_data.get("opened") != self.initial["opened"]:
            raise forms.ValidationError(STALE, "stale")
        for row in LADDER:
            typed = self.cleaned_data.get(row.code, "").strip()
            steps = {int(part) for part in re.findall(r"-?\d+", typed)}
            if typed and not STEPS.fullmatch(typed) or any(abs(step) > MOST for step in steps):
                self.add_error(row.code, WRONG)
            else:
                self.cleaned_data[row.code] = tuple(sorted(steps))

    @transaction.atomic
    def save(self, *, by: User) -> int:
        """Keep what is not as the table has it, each change in the journal; how many there were."""
        agency = Agency.objects.select_for_update().get(pk=self.agency.pk)
        before = dict(agency.reminder_steps)
        own = {
            row.code: list(self.cleaned_data[row.code])
            for row in LADDER
            if self.cleaned_data[row.code] != row.steps
        }
        changed = 0
        for row in LADDER:
            old, new = before.get(row.code, list(row.steps)), own.get(row.code, list(row.steps))
            if old != new:
                _note(row, tuple(old), tuple(new), by)
                changed += 1
        Agency.objects.filter(pk=agency.pk).update(reminder_steps=own)
        return changed


def _note(row: LadderRow, before: tuple[int, ...], after: tuple[int, ...], by: User) -> None:
    RuleChange.objects.create(
        actor=by,
        kind=RuleChange.Kind.AGENCY,
        takes_effect_on=timezone.localdate(),
        before=f"Lịch nhắc việc, {label_of(row)}: {words_of(before) or 'không nhắc'}",
        after=f"Lịch nhắc việc, {label_of(row)}: {words_of(after) or 'không nhắc'}",
        effect="Áp dụng cho các lần nhắc từ ngày này.",
    )
