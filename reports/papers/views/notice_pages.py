"""The notice as a file in the decree's form: its print, and a Word file to change words in."""

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import DetailView
from django.views.generic.detail import BaseDetailView
from django_htmx.http import HttpResponseClientRedirect

from conclusions.models import Conclusion, NoticeAct
from conclusions.views.access import note_opening
from departments.models import Agency
from reports.papers.notices.lost_letters import lost_letters
from reports.papers.notices.notice_edxml import edxml_of
from reports.papers.notices.notice_files import (
    file_name,
    kept_content,
    kept_print,
    print_of,
    rendering_of,
)
from reports.papers.queue import notice_jobs
from reports.papers.views.print_pages import TYPES, page_of, ring

NO_ORGAN_ID = (
    "Chưa lập được gói .edxml: cơ quan chưa khai báo mã định danh điện tử. Người giữ danh mục nhập "
    "mã tại Danh mục, Cơ quan, quy ước."
)


class NoticeFile(BaseDetailView):
    """A notice the person may see, sent under its Vietnamese name.

    A long one is made by a worker: the asker is led to the page of its progress, which leads
    back here. That makes a row, as a cache would, and no more than one at a time; nothing of the
    notice changes, so a GET may do it. Who asks only in passing begins nothing.
    """

    suffix = ""
    saved = False

    def get_queryset(self):
        return Conclusion.objects.printable_to(self.request.user)

    def get(self, request, *args, **kwargs) -> HttpResponse:
        self.object = self.get_object()
        if request.htmx:  # a file is no part of a page
            return HttpResponseClientRedirect(request.path)
        content = self.kept()
        if content is None:
            rendering = rendering_of(self.object, self.suffix)
            content = notice_jobs.at_once(rendering, by=request.user)
        return (
            self.wait(rendering) if content is None else HttpResponse(content, headers=self.about)
        )

    def kept(self) -> bytes | None:
        return None

    def wait(self, rendering) -> HttpResponse:
        if self.request.method == "HEAD":
            return StreamingHttpResponse(headers=self.about)  # its length is not known yet
        if "prefetch" in self.request.headers.get("Sec-Purpose", ""):
            return HttpResponse(status=503, headers={"Retry-After": 10})
        job = notice_jobs.ask_file(rendering, by=self.request.user, now=timezone.now())
        ring(job)
        return redirect(page_of(job))

    @property
    def about(self) -> dict[str, str]:
        name = file_name(self.object, self.suffix)
        return {
            "Content-Type": TYPES[self.suffix],
            "Content-Disposition": content_disposition_header(self.saved, name),
            "Cache-Control": "private, no-cache",
        }


class NoticePdf(NoticeFile):
    """Shown in the browser."""

    suffix = "pdf"

    def get(self, request, *args, **kwargs) -> HttpResponse:
        page = super().get(request, *args, **kwargs)
        if page.status_code == 200:
            note_opening(request, self.object)
        return page

    def kept(self) -> bytes | None:
        return kept_content(self.object)


class NoticeDocx(NoticeFile):
    """Saved on the person's machine; never kept, for it is not the print."""

    suffix, saved = "docx", True


class NoticeEdxml(BaseDetailView):
    """The packet of an issued notice for the document system, with its kept print."""

    def get_queryset(self):
        visible = Conclusion.objects.printable_to(self.request.user)
        return visible.issued()

    def get(self, request, *args, **kwargs) -> HttpResponse:
        notice = self.object = self.get_object()
        if not Agency.current().organ_id:
            messages.error(request, NO_ORGAN_ID)
            return redirect("conclusions:detail", notice.pk)
        printed = kept_content(notice)
        if printed is None and rendering_of(notice).is_long:
            return redirect("reports:notice_pdf", notice.pk)  # made by a worker, then kept
        content = edxml_of(
            notice, printed or print_of(notice), file_name(notice), timezone.localtime()
        )
        name = file_name(notice, "edxml")
        headers = {
            "Content-Type": "application/xml",
            "Content-Disposition": content_disposition_header(True, name),
            "Cache-Control": "private, no-cache",
        }
        return HttpResponse(content, headers=headers)


class NoticePrint(DetailView):
    """The kept print beside the data: a page, and a part of the notice's page."""

    context_object_name = "conclusion"

    def get_queryset(self):
        return Conclusion.objects.printable_to(self.request.user)

    def get_template_names(self) -> list[str]:
        return [f"reports/{'_' if self.request.htmx else ''}notice_print.html"]

    def get_context_data(self, **kwargs):
        notice = self.object
        acts = NoticeAct.objects.told_of([notice.pk]).get(notice.pk)
        kept, lost = kept_print(notice), lost_letters(notice)
        return super().get_context_data(kept=kept, lost=lost, acts=acts, **kwargs)


class NoticeLetters(DetailView):
    """Letters of a notice that its print cannot show: a page, and a part of the review."""

    context_object_name = "conclusion"

    def get_queryset(self):
        return Conclusion.objects.printable_to(self.request.user)

    def get_template_names(self) -> list[str]:
        return [f"reports/{'_' if self.request.htmx else ''}notice_letters.html"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(lost=lost_letters(self.object), **kwargs)
