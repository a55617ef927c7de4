"""The notice as a file: its print in the decree's form."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.generic.detail import BaseDetailView

from conclusions.models import Conclusion
from reports.actions import file_name, print_of


class NoticePdf(BaseDetailView):
    """Shown in the browser, saved under its Vietnamese name."""

    def get_queryset(self):
        return Conclusion.objects.visible_to(self.request.user)

    def render_to_response(self, context) -> HttpResponse:
        name = file_name(self.object)
        return HttpResponse(
            print_of(self.object),
            content_type="application/pdf",
            headers={
                "Content-Disposition": content_disposition_header(False, name),
                "Cache-Control": "private, no-cache",
            },
        )
