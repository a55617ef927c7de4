"""The notice as a file in the decree's form: its print, and a Word file to change words in."""

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.generic import DetailView
from django.views.generic.detail import BaseDetailView

from conclusions.models import Conclusion
from reports.actions import file_name, kept_print, print_of
from reports.docx import render_docx
from reports.notice import sheet_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NoticeFile(BaseDetailView):
    """A notice the person may see, sent under its Vietnamese name."""

    suffix = content_type = ""
    saved = False

    def get_queryset(self):
        return Conclusion.objects.visible_to(self.request.user)

    def render_to_response(self, context) -> HttpResponse:
        name = file_name(self.object, self.suffix)
        return HttpResponse(
            self.content(),
            content_type=self.content_type,
            headers={
                "Content-Disposition": content_disposition_header(self.saved, name),
                "Cache-Control": "private, no-cache",
            },
        )

    def content(self) -> bytes:
        raise NotImplementedError


class NoticePdf(NoticeFile):
    """Shown in the browser."""

    suffix, content_type = "pdf", "application/pdf"

    def content(self) -> bytes:
        return print_of(self.object)


class NoticeDocx(NoticeFile):
    """Saved on the person's machine; made anew at each asking, for it is not the print."""

    suffix, content_type, saved = "docx", WORD, True

    def content(self) -> bytes:
        return render_docx(sheet_of(self.object))


class NoticePrint(DetailView):
    """The kept print beside the data: a page, and a part of the notice's page."""

    context_object_name = "conclusion"

    def get_queryset(self):
        return Conclusion.objects.visible_to(self.request.user)

    def get_template_names(self) -> list[str]:
        return [f"reports/{'_' if self.request.htmx else ''}notice_print.html"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(kept=kept_print(self.object), **kwargs)

    def render_to_response(self, context, **kwargs) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response
