"""What may stand in the calendar of days off: days to come; days gone by for the administrator."""

from datetime import date

from django import forms

from departments.fields import DayField
from departments.models import User
from departments.one_line import one_line
from tasks.day_off_rules import PAST, DayChange
from tasks.models import DayOff

SATURDAY = 5
NO_REASON = "Nhập lý do thay đổi ngày đã qua."
NO_NAME = "Nhập lý do nghỉ hoặc làm bù, ví dụ Giỗ Tổ Hùng Vương."
ONCE_MORE = "Lưu lần nữa để thay đổi."


class ReasonForm(forms.Form):
    """Why the past is changed, and the effect that was shown before."""

    reason = forms.CharField(
        label="Lý do thay đổi ngày đã qua",
        max_length=300,
        required=False,
        validators=[one_line],
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Chỉ cần với ngày đã qua, kể cả hôm nay; được ghi tại Nhật ký thay đổi.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class DayOffForm(forms.ModelForm):
    """`actor`, whose form it is, and `today` are set by who makes it."""

    actor: User
    today: date
    reason = ReasonForm.base_fields["reason"]
    seen = ReasonForm.base_fields["seen"]

    class Meta:
        field_classes = {"day": DayField}
        error_messages = {"day": {"unique": "Ngày này đã có trong lịch."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        row = self.instance
        self.was = DayOff(day=row.day, worked=row.worked, name=row.name) if row.pk else None

    def clean_name(self) -> str:
        if not self.cleaned_data["name"]:
            raise forms.ValidationError(NO_NAME, "required")
        return self.cleaned_data["name"]

    def clean(self) -> dict:
        given = super().clean()
        day = given.get("day")
        if day and given.get("worked") and day.weekday() < SATURDAY:
            self.add_error("worked", "Làm bù chỉ vào thứ Bảy hoặc Chủ nhật.")
        if day and not given.get("worked") and day.weekday() >= SATURDAY:
            self.add_error("day", "Thứ Bảy, Chủ nhật vốn đã nghỉ; chỉ nhập khi làm bù.")
        if not self.errors:
            self._check_past(given)
        return given

    def change(self, given: dict) -> DayChange:
        names = ("day", "worked", "name")
        return DayChange(self.was, DayOff(**{name: given.get(name) for name in names}))

    def _check_past(self, given: dict) -> None:
        """The past is the administrator's, with a reason, once the effect has been shown."""
        change = self.change(given)
        if not change.is_past(self.today):
            return
        if not self.actor.is_superuser:
            self.add_error("day", PAST)
            return
        if not given.get("reason"):
            self.add_error("reason", NO_REASON)
        effect = change.judgements(self.today)
        if given.get("seen") != change.token(effect):
            self.data = self.data.copy()
            self.data["seen"] = change.token(effect)
            self.add_error(None, f"{effect.words} {ONCE_MORE}")
