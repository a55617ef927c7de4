"""Units and the other ways their names are written."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from departments.admin.keeping import Kept, NeverDeleted, Searched
from departments.admin.opened import SavesWhatItShowed
from departments.conventions import facts_of_rules, note_facts
from departments.models import Alias, Department
from departments.unit_forms import AliasFormSet, DepartmentForm

CLOSED = (
    "Nhiệm vụ đã giao cho đơn vị này vẫn giữ nguyên: "
    '<a href="{}?lead__exact={}">xem các nhiệm vụ</a> để giao lại những việc chưa xong khi cần.'
)


class AliasInline(Kept, admin.TabularInline):
    model = Alias
    formset = AliasFormSet
    extra = 1


@admin.register(Department)
class DepartmentAdmin(SavesWhatItShowed, NeverDeleted, Searched, admin.ModelAdmin):
    form = DepartmentForm
    workbook = "departments:lists_import"
    list_display = ("name", "code", "kind", "overseen_by", "position", "active")
    list_filter = ("kind", "active")
    list_select_related = ("overseen_by",)
    search_fields = ("name", "short_name", "code", "aliases__written")
    autocomplete_fields = ("overseen_by",)
    inlines = (AliasInline,)

    def save_model(self, request, obj, form, change) -> None:
        form.was = Department.objects.get(pk=obj.pk) if change else None
        form.before = facts_of_rules(form.was) if change else {}
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        unit = form.instance
        note_facts(unit, form.before, by=request.user)
        if change and form.was.works and not unit.works:
            told = format_html(CLOSED, reverse("admin:tasks_task_changelist"), unit.pk)
            messages.warning(request, told)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"actor": request.user})
