"""Forms of a meeting: what it goes through, and what is said of one task."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone

from conclusions.forms import LeaderField, people
from conclusions.models import Conclusion
from departments.fields import DayField, text_field
from departments.models import Department, User
from departments.people import leaders
from tasks.meeting_kinds import KINDS, kinds_for
from tasks.meeting_screen import notices_with_work
from tasks.models import MeetingDecision, Task

Kind = MeetingDecision.Kind
# Opened beforehand for its papers, or entered after it was held.
HELD_WITHIN = timedelta(days=31)


class NoticesField(forms.ModelMultipleChoiceField):
    """Notices with how much of each is open."""

    widget = forms.CheckboxSelectMultiple
    counts: dict[int, int] = {}

    def label_from_instance(self, notice: Conclusion) -> str:
        return f"{notice.cited}: {self.counts[notice.pk]} nhiệm vụ chưa hoàn thành"


class OpenMeetingForm(forms.Form):
    """Day, chair, and the work to go through: of the last briefing, unless told otherwise."""

    held_on = DayField(
        label="Ngày họp",
        help_text="Ngày/tháng/năm.",
        error_messages={"required": "Chưa nhập ngày họp."},
    )
    chair = LeaderField(
        label="Người chủ trì",
        queryset=User.objects.none(),
        empty_label=None,
        error_messages={"required": "Chưa chọn người chủ trì."},
    )
    notices = NoticesField(
        label="Nhiệm vụ chưa hoàn thành của", queryset=Conclusion.objects.none(), required=False
    )
    late = forms.BooleanField(label="Mọi nhiệm vụ quá hạn", required=False)
    soon = forms.BooleanField(label="Mọi nhiệm vụ sắp đến hạn", required=False)

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        found = notices_with_work(user)
        chairs = leaders()
        self.fields["chair"].queryset = people(*chairs)
        notices = self.fields["notices"]
        notices.counts = {notice.pk: count for notice, count in found}
        keys = list(notices.counts)
        notices.queryset = Conclusion.objects.filter(pk__in=keys).order_by("-issued_on", "-pk")
        briefings = [one for one, _ in found if one.kind == Conclusion.Kind.BRIEFING]
        self.initial = {
            "held_on": timezone.localdate(),
            "chair": user if user in chairs else next(iter(chairs), None),
            "notices": [one.pk for one in (briefings or [one for one, _ in found])[:1]],
        } | self.initial

    def clean_held_on(self) -> date:
        """A slip of the year would stand in the history of every task."""
        day = self.cleaned_data["held_on"]
        if abs(day - timezone.localdate()) > HELD_WITHIN:
            raise forms.ValidationError(
                f"Ngày họp cách hôm nay quá {HELD_WITHIN.days} ngày; xem lại ngày, năm."
            )
        return day

    def clean(self) -> dict:
        data = super().clean()
        if not (data.get("notices") or data.get("late") or data.get("soon")):
            raise forms.ValidationError("Chưa chọn nhiệm vụ nào để đưa ra giao ban.")
        return data


class WorkingUnitField(forms.ModelChoiceField):
    def label_from_instance(self, unit: Department) -> str:
        return unit.name


class DecisionForm(forms.Form):
    """What was said: cleaned data are the keywords of `actions.meetings.decide`. Which of the
    fields a kind asks for says its row of the table."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="Ý kiến",
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn ý kiến.", "invalid_choice": "Chọn lại ý kiến."},
    )
    lead = WorkingUnitField(
        label="Đơn vị",
        queryset=Department.objects.none(),
        required=False,
        empty_label="–",
        error_messages={"invalid_choice": "Đơn vị này không còn trong danh mục."},
    )
    new_due_on = DayField(label="Hạn", required=False)
    words = text_field("Nội dung", 5000, lines=4)

    def __init__(self, *args, task: Task | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.task = task
        self.fields["kind"].choices = kinds_for(task)
        units = Department.objects.filter(active=True, kind__in=Department.WORKING)
        self.fields["lead"].queryset = units.order_by("position", "pk")
        self.initial |= {"seen": task.version if task else 0}
        if task is None:
            self.initial["kind"] = Kind.ORDER

    def clean_seen(self) -> int | None:
        return self.cleaned_data["seen"] if self.task else None

    def clean(self) -> dict:
        data = super().clean()
        asks = KINDS.get(data.get("kind", ""))
        if asks is None:
            return data
        if not asks.unit:
            data["lead"] = None
        elif self.task and data["kind"] == Kind.ORDER and not data.get("lead"):
            data["lead"] = self.task.lead  # of whom the work is that it is said of
        else:
            self._require("lead", "Chưa chọn đơn vị.")
        if not asks.date:
            data["new_due_on"] = None
            self.errors.pop("new_due_on", None)
        elif self._needs_date(data["kind"]):
            self._require("new_due_on", "Chưa nhập hạn.")
        if asks.needs_words:
            self._require("words", "Chưa nhập nội dung.")
        return data

    def _require(self, name: str, missing: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, missing)

    def _needs_date(self, kind: str) -> bool:
        """A new day always; under another unit undated work stays undated."""
        return kind == Kind.DATE or (kind == Kind.UNIT and self.task.due_on is not None)
