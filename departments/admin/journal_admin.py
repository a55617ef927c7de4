"""Journals of accounts and of rules, which everybody who keeps the lists may read."""

from django.contrib import admin
from django.utils.text import Truncator

from departments.admin.keeping import ReadOnly
from departments.journals import AccountChange, RuleChange
from departments.papertext import paper_date, paper_moment

MOST_SHOWN = 300  # letters in the list; the row's own page has all


class Dated:
    """Days and hours as paper writes them."""

    @admin.display(description="lúc", ordering="at")
    def moment(self, row) -> str:
        return paper_moment(row.at)


@admin.register(AccountChange)
class AccountChangeAdmin(Dated, ReadOnly, admin.ModelAdmin):
    list_display = ("moment", "person", "kind_told", "words", "actor", "letter_told")
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
class RuleChangeAdmin(Dated, ReadOnly, admin.ModelAdmin):
    list_display = ("moment", "kind", "was", "became", "from_day", "actor", "reason")
    list_select_related = ("actor",)
    list_filter = ("kind",)
    search_fields = ("before", "after", "reason", "actor__full_name")
    date_hierarchy = "at"
    fields = readonly_fields = (
        *("moment", "kind", "before", "after", "from_day", "actor", "reason", "effect"),
    )

    @admin.display(description="trước")
    def was(self, row: RuleChange) -> str:
        return Truncator(row.before).chars(MOST_SHOWN)

    @admin.display(description="sau")
    def became(self, row: RuleChange) -> str:
        return Truncator(row.after).chars(MOST_SHOWN)

    @admin.display(description="có hiệu lực từ", ordering="takes_effect_on")
    def from_day(self, row: RuleChange) -> str:
        return paper_date(row.takes_effect_on)
