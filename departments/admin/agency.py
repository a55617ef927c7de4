"""The agency's one row: letterhead, defaults of a notice, conventions."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse

from departments.admin.keeping import NeverDeleted
from departments.models import Agency


@admin.register(Agency)
class AgencyAdmin(NeverDeleted, admin.ModelAdmin):
    """The one row: opened straight away, never a second."""

    fieldsets = (
        ("Cơ quan", {"fields": ("kind", "parent", "name", "short_name", "code", "place")}),
        (
            "Thông báo mới",
            {"fields": ("recipients", "signature", "signer_name", "closing", "heading_capitals")},
        ),
        ("Số văn bản", {"fields": ("gives_numbers",)}),
        ("Quy ước tính hạn", {"fields": ("before_excludes_day",)}),
    )

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def changelist_view(self, request, extra_context=None):
        only = Agency.current()
        return HttpResponseRedirect(reverse("admin:departments_agency_change", args=[only.pk]))
