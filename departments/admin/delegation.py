"""Who acts for whom, from one day to another."""

from django.contrib import admin
from django.db.models import F

from departments.admin.keeping import Kept
from departments.models import Delegation


@admin.register(Delegation)
class DelegationAdmin(Kept, admin.ModelAdmin):
    list_display = ("giver", "taker", "starts_on", "ends_on")
    list_select_related = ("giver", "taker")
    search_fields = ("giver__full_name", "taker__full_name")
    autocomplete_fields = ("giver", "taker")
    date_hierarchy = "starts_on"
    ordering = (F("ends_on").desc(), "pk")
