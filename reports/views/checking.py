"""“Kiểm tra bản in”: a print held against the data; nothing of it is kept."""

from django.views.generic import FormView
from django.views.generic.detail import SingleObjectMixin

from conclusions.models import Conclusion
from reports.checking import check
from reports.forms import CheckForm
from reports.notice import sheet_of
from reports.words import words_of

MOST_SHOWN = 100


class NoticeCheck(SingleObjectMixin, FormView):
    http_method_names = ["get", "head", "post", "options"]
    template_name = "reports/notice_check.html"
    form_class = CheckForm
    context_object_name = "conclusion"

    def get_queryset(self):
        return Conclusion.objects.visible_to(self.request.user)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()

    def form_valid(self, form):
        found = check(words_of(sheet_of(self.object)), form.cleaned_data["words"])
        source = form.cleaned_data.get("source")
        context = self.get_context_data(
            form=self.form_class(),
            check=found,
            shown=found.differences[:MOST_SHOWN],
            more=len(found.places) - MOST_SHOWN,
            name=source[0] if source else "",
        )
        return self.render_to_response(context)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)
