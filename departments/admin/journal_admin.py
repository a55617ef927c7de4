"""Journals of accounts and of rules, which everybody who keeps the lists may read."""

from django.contrib import admin

from departments.admin.keeping import ReadOnly
from departments.journals import AccountChange, RuleChange


@admin.register(AccountChange)
class AccountChangeAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("at", "person", "kind_told", "words", "actor", "letter_told")
    list_select_related = ("person", "actor")
    list_filter = ("kind", "letter")
    search_fields = ("person__full_name", "person__username", "actor__full_name")
    date_hierarchy = "at"
    fields = readonly_fields = (*list_display, "letter_to")

    @admin.display(description="nội dung", ordering="kind")
    def kind_told(self, row: AccountChange) -> str:
        return row.get_kind_display()

    @admin.display(description="thay đổi")
    def words(self, row: AccountChange) -> str:
        return row.words

    @admin.display(description="thư báo", ordering="letter")
    def letter_told(self, row: AccountChange) -> str:
        return row.get_letter_display()


@admin.register(RuleChange)
class RuleChangeAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("at", "kind", "before", "after", "takes_effect_on", "actor", "reason")
    list_select_related = ("actor",)
    list_filter = ("kind",)
    search_fields = ("before", "after", "reason", "actor__full_name")
    date_hierarchy = "at"
    fields = readonly_fields = (*list_display, "effect")
