"""Who acts for whom, from one day to another."""

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from departments.accounts import noting
from departments.admin.keeping import Kept, Searched
from departments.admin.opened import SavesWhatItShowed
from departments.models import Delegation
from departments.papertext import paper_date
from departments.stand_in_forms import (
    BEGUN_STAYS,
    CLOSED,
    RUNS,
    DelegationForm,
    has_begun,
    people_of,
    why_not_row,
)


@admin.register(Delegation)
class DelegationAdmin(SavesWhatItShowed, Kept, Searched, admin.ModelAdmin):
    form = DelegationForm
    list_display = ("giver", "taker", "first_day", "last_day")
    list_select_related = ("giver", "taker")
    search_fields = ("giver__full_name", "taker__full_name")
    autocomplete_fields = ("giver", "taker")
    date_hierarchy = "starts_on"
    ordering = (F("ends_on").desc(), "pk")
    actions = ("delete_selected",)

    @admin.display(description="từ ngày", ordering="starts_on")
    def first_day(self, row: Delegation) -> str:
        return paper_date(row.starts_on)

    @admin.display(description="đến ngày", ordering="ends_on")
    def last_day(self, row: Delegation) -> str:
        return paper_date(row.ends_on)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"actor": request.user})

    def get_fieldsets(self, request, obj=None):
        told = self._why_not(request, obj)
        if not told and has_begun(obj):
            told = RUNS.format(today=paper_date(timezone.localdate()))
        return ((None, {"fields": (*CLOSED, "ends_on"), "description": told}),)

    def get_readonly_fields(self, request, obj=None):
        return CLOSED if has_begun(obj) else ()

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and not self._why_not(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        may = super().has_delete_permission(request, obj) and not has_begun(obj)
        return may and not self._why_not(request, obj)

    def delete_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if has_begun(row) and not self._why_not(request, row):
            raise PermissionDenied(BEGUN_STAYS.format(today=paper_date(timezone.localdate())))
        return super().delete_view(request, object_id, extra_context)

    @admin.action(description="Xóa các dòng đã chọn", permissions=["delete"])
    def delete_selected(self, request, queryset):
        today = timezone.localdate()
        if queryset.filter(starts_on__lte=today).exists():
            told = BEGUN_STAYS.format(today=paper_date(today))
            self.message_user(request, told, messages.ERROR)
            return None
        return delete_selected(self, request, queryset)

    def save_model(self, request, obj, form, change) -> None:
        kept = Delegation.objects.filter(pk=obj.pk).select_related("giver", "taker")
        with noting(people_of([obj, *kept]), by=request.user):
            super().save_model(request, obj, form, change)

    def delete_model(self, request, obj) -> None:
        with noting(people_of([obj]), by=request.user):
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset) -> None:
        with noting(people_of(queryset.select_related("giver", "taker")), by=request.user):
            super().delete_queryset(request, queryset)

    @staticmethod
    def _why_not(request, obj: Delegation | None) -> str:
        return why_not_row(request.user, obj) if obj else ""
