"""The calendar on the keepers' pages: days to come; days gone by for the administrator alone."""

from datetime import date

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.http import HttpResponseRedirect
from django.utils import timezone

from departments.admin.keeping import Kept
from departments.admin.opened import SavesWhatItShowed
from departments.fields import DayField
from departments.models import User
from departments.one_line import one_line
from departments.papertext import paper_date, weekday_name
from tasks.day_off_rules import PAST, PAST_TOGETHER, DayChange
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
        help_text="Chỉ cần với ngày đã qua, kể cả hôm nay; được ghi tại Thay đổi lịch và quy ước.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class DayOffForm(forms.ModelForm):
    """`actor`, whose form it is, and `today` are set by the page."""

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


@admin.register(DayOff)
class DayOffAdmin(SavesWhatItShowed, Kept, admin.ModelAdmin):
    form = DayOffForm
    list_display = ("written", "weekday", "worked", "name")
    list_filter = ("worked",)
    search_fields = ("name",)
    date_hierarchy = "day"
    ordering = ("day",)
    actions = ("delete_selected",)

    @admin.display(description="ngày", ordering="day")
    def written(self, row: DayOff) -> str:
        return paper_date(row.day)

    @admin.display(description="thứ", ordering="day")
    def weekday(self, row: DayOff) -> str:
        return weekday_name(row.day)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        own = {"actor": request.user, "today": timezone.localdate()}
        return type(form.__name__, (form,), own)

    def get_fieldsets(self, request, obj=None):
        names = ("day", "worked", "name")
        if request.user.is_superuser:
            return ((None, {"fields": (*names, "reason", "seen")}),)
        return ((None, {"fields": names, "description": "" if self._open(request, obj) else PAST}),)

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and self._open(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and self._open(request, obj)

    @staticmethod
    def _open(request, row: DayOff | None) -> bool:
        return row is None or request.user.is_superuser or row.day > timezone.localdate()

    def save_model(self, request, obj, form, change) -> None:
        reason = form.cleaned_data.get("reason", "")
        form.change(form.cleaned_data).note(by=request.user, today=form.today, reason=reason)
        super().save_model(request, obj, form, change)

    def delete_view(self, request, object_id, extra_context=None):
        """Of the past only with a reason, once the effect has been shown on this page."""
        today, row = timezone.localdate(), self.get_object(request, unquote(object_id))
        if not (row and self.has_delete_permission(request, row)) or row.day > today:
            return super().delete_view(request, object_id, extra_context)
        change = DayChange(row, None)
        effect = change.judgements(today)
        form = ReasonForm(request.POST or None, initial={"seen": change.token(effect)})
        if request.method == "POST" and (why := self._why_not_yet(form, change.token(effect))):
            self.message_user(request, why, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        shown = {"effect": effect, "reason_form": form}
        return super().delete_view(request, object_id, shown | (extra_context or {}))

    @staticmethod
    def _why_not_yet(form: ReasonForm, token: str) -> str:
        if not form.is_valid():
            return " ".join(error for errors in form.errors.values() for error in errors)
        if not form.cleaned_data["reason"]:
            return NO_REASON
        return "" if form.cleaned_data["seen"] == token else "Xem lại thay đổi trước khi xóa."

    def delete_model(self, request, obj) -> None:
        reason = request.POST.get("reason", "").strip()
        today = timezone.localdate()
        DayChange(obj, None).note(by=request.user, today=today, reason=reason)
        super().delete_model(request, obj)

    @admin.action(description="Xóa các ngày đã chọn", permissions=["delete"])
    def delete_selected(self, request, queryset):
        """Days to come together; of the past each has its own reason."""
        if queryset.filter(day__lte=timezone.localdate()).exists():
            self.message_user(request, PAST_TOGETHER, messages.ERROR)
            return None
        return delete_selected(self, request, queryset)

    def delete_queryset(self, request, queryset) -> None:
        for row in queryset:
            DayChange(row, None).note(by=request.user, today=timezone.localdate())
        super().delete_queryset(request, queryset)
