"""The calendar on the keepers' pages: days to come; days gone by for the administrator alone."""

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.http import HttpResponseRedirect
from django.utils import timezone

from departments.admin.keeping import Kept
from departments.admin.opened import SavesWhatItShowed
from departments.papertext import paper_date, weekday_name
from tasks.day_off_forms import NO_REASON, DayOffForm, ReasonForm
from tasks.day_off_rules import PAST, PAST_TOGETHER, DayChange
from tasks.models import DayOff


@admin.register(DayOff)
class DayOffAdmin(SavesWhatItShowed, Kept, admin.ModelAdmin):
    form = DayOffForm
    workbook = "tasks:calendar_import"
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
