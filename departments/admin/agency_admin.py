"""The agency's one row: letterhead, defaults of a notice, conventions."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from departments.admin.keeping import NeverDeleted
from departments.admin.opened import SavesWhatItShowed
from departments.agency_forms import AGENCY_PARTS, FROM_NOW_ON, RULES, AgencyForm
from departments.conventions import facts_of_rules, note_convention, note_facts
from departments.models import Agency


@admin.register(Agency)
class AgencyAdmin(SavesWhatItShowed, NeverDeleted, admin.ModelAdmin):
    """The one row: opened straight away, never a second."""

    form = AgencyForm
    fieldsets = tuple(
        (title, {"fields": names, "description": FROM_NOW_ON if title == RULES else None})
        for title, names in AGENCY_PARTS
    )

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def changelist_view(self, request, extra_context=None):
        only = Agency.current()
        return HttpResponseRedirect(reverse("admin:departments_agency_change", args=[only.pk]))

    def save_model(self, request, obj, form, change) -> None:
        was = Agency.objects.get(pk=obj.pk)
        super().save_model(request, obj, form, change)
        note_facts(obj, facts_of_rules(was), by=request.user)
        if "before_excludes_day" in form.changed_data:
            note_convention(obj, by=request.user, on=timezone.localdate())
