"""Who acts for whom, from one day to another."""

from django import forms
from django.contrib import admin
from django.db.models import F

from departments.admin.keeping import Kept
from departments.models import Delegation


class DelegationForm(forms.ModelForm):
    def clean(self) -> dict:
        given = super().clean()
        if given.get("giver") and given.get("giver") == given.get("taker"):
            self.add_error("taker", "Người xử lý thay phải là người khác.")
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Ngày cuối không được trước ngày đầu.")
        return given


@admin.register(Delegation)
class DelegationAdmin(Kept, admin.ModelAdmin):
    form = DelegationForm
    list_display = ("giver", "taker", "starts_on", "ends_on")
    list_select_related = ("giver", "taker")
    search_fields = ("giver__full_name", "taker__full_name")
    autocomplete_fields = ("giver", "taker")
    date_hierarchy = "starts_on"
    ordering = (F("ends_on").desc(), "pk")
