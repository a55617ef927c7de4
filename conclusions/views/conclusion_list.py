"""The register of notices."""

from django.db.models import Count
from django_filters.views import FilterView

from conclusions.filters import ConclusionFilter
from conclusions.models import Conclusion, DraftRemark, NoticeAct
from conclusions.permissions import may_edit, may_write
from conclusions.querysets import DraftsFirst
from conclusions.views.access import NoticeMixin
from departments.filtering import KnownPage


class ConclusionList(NoticeMixin, KnownPage, FilterView):
    filterset_class = ConclusionFilter
    paginate_by = 25
    strict = False  # what is not known finds nothing, and is told

    def paginate_queryset(self, queryset, page_size):
        return super().paginate_queryset(DraftsFirst(queryset), page_size)

    def get_template_names(self):
        return [f"conclusions/{'_rows' if self.request.htmx else 'conclusion_list'}.html"]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            may_edit=may_edit(self.request.user),
            may_write=may_write(self.request.user),
            filtered=any(self.request.GET.get(name) for name in ConclusionFilter.base_filters),
            **kwargs,
        )
        page, shown = context["page_obj"].object_list, context["paginator"].object_list
        keys = [row.pk for row in page]
        counts = Conclusion.objects.filter(pk__in=keys).counts()
        acts = NoticeAct.objects.told_of(keys)
        open_remarks = DraftRemark.objects.filter(conclusion__in=keys, settled_at=None)
        returned = dict(open_remarks.order_by().values_list("conclusion").annotate(Count("pk")))
        for row in page:
            row.remarks_left = 0 if row.is_submitted else returned.get(row.pk, 0)
        context["rows"] = [(r, counts.get(r.pk, {}), acts.get(r.pk)) for r in page]
        told = {"issued": shown.issued, "taken_back": shown.taken_back}
        return context | told | {"drafts": shown.drafts}
