"""The agency's one row: letterhead, defaults of a notice, conventions."""

from django import forms
from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from departments.admin.keeping import NeverDeleted
from departments.admin.opened import SavesWhatItShowed
from departments.conventions import facts_of_rules, note_convention, note_facts
from departments.models import Agency
from departments.one_line import TOO_FEW_LETTERS, is_named, several_lines

LINES = ("recipients", "signature", "closing")
FROM_NOW_ON = (
    "Quy ước mới áp dụng cho thông báo ban hành từ ngày thay đổi; nhiệm vụ đã giao giữ nguyên "
    "thời hạn. Ngày thay đổi và người thay đổi được ghi tại Thay đổi lịch và quy ước."
)


class AgencyForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in LINES:
            self.fields[name].validators.append(several_lines)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not is_named(name):
            raise forms.ValidationError(TOO_FEW_LETTERS, "too_few_letters")
        return name


@admin.register(Agency)
class AgencyAdmin(SavesWhatItShowed, NeverDeleted, admin.ModelAdmin):
    """The one row: opened straight away, never a second."""

    form = AgencyForm
    fieldsets = (
        ("Cơ quan", {"fields": ("kind", "parent", "name", "short_name", "code", "place")}),
        ("Trục liên thông văn bản", {"fields": ("organ_id",)}),
        (
            "Thông báo mới",
            {"fields": ("recipients", "signature", "signer_name", "closing", "heading_capitals")},
        ),
        ("Số văn bản, ban hành", {"fields": ("gives_numbers", "issue_rule", "missed_days")}),
        ("Quy ước tính hạn", {"fields": ("before_excludes_day",), "description": FROM_NOW_ON}),
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
