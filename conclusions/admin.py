"""Notices as the list keepers may look at them; they are written on the product's own pages."""

from django.contrib import admin
from django.db.models import Count, Q

from conclusions.models import Conclusion, Item
from departments.admin.keeping import ReadOnly
from departments.papertext import paper_date


class YearFilter(admin.AllValuesFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "năm"


@admin.register(Conclusion)
class ConclusionAdmin(ReadOnly, admin.ModelAdmin):
    """What stands above a notice; its text is read where reading is decided."""

    list_display = ("number", "title", "issued", "status", "leader", "directives")
    list_display_links = ("number", "title")
    list_filter = ("status", "kind", ("year", YearFilter))
    list_select_related = ("leader",)
    search_fields = ("number", "title")
    date_hierarchy = "issued_on"
    ordering = ("-issued_on", "-pk")
    fields = (
        "number",
        "title",
        "kind",
        "status",
        "issued",
        "met",
        "period",
        "chair",
        "leader",
        "signer_name",
        "recipients",
        "directives",
    )

    def get_queryset(self, request):
        """Drafts are for the office and the leaders here too."""
        counted = Count("items", filter=Q(items__kind=Item.Kind.DIRECTIVE))
        visible = super().get_queryset(request).visible_to(request.user)
        return visible.annotate(directive_count=counted)

    @admin.display(description="ngày ban hành", ordering="issued_on")
    def issued(self, conclusion: Conclusion) -> str | None:
        return conclusion.issued_on and paper_date(conclusion.issued_on)

    @admin.display(description="ngày họp")
    def met(self, conclusion: Conclusion) -> str | None:
        return conclusion.meeting_on and paper_date(conclusion.meeting_on)

    @admin.display(description="số mục giao việc")
    def directives(self, conclusion: Conclusion) -> int:
        return conclusion.directive_count
