"""Asking for a print, seeing how far it is, and its file: each person their own."""

import logging

from django.core.exceptions import ObjectDoesNotExist
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.generic import DetailView, TemplateView, View
from kombu.exceptions import OperationalError

from conclusions.models import Conclusion
from reports import jobs, printing
from reports.models import PrintJob
from reports.papers.orders import KINDS, PDF_ONLY, units_with_slips

TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
logger = logging.getLogger(__name__)


class AskPrint(View):
    """POST asks; a small print is answered by its file, a long one by the page of its progress."""

    http_method_names = ["post", "options"]

    def post(self, request, kind, suffix):
        if kind not in KINDS or suffix not in (["pdf"] if kind in PDF_ONLY else TYPES):
            raise Http404
        try:
            job = printing.ask(kind, suffix, request.POST, by=request.user, now=timezone.now())
        except ObjectDoesNotExist as missing:
            raise Http404 from missing
        if job.state == PrintJob.State.DONE:
            return redirect("reports:print_file", job.pk)
        if not job.is_finished:
            ring(job)
        return redirect("reports:print_job", job.pk)


def ring(job: PrintJob) -> None:
    """Tell a worker; without a queue the job waits for the clock's next look."""
    try:
        jobs.run_print.delay(job.pk)
    except (OperationalError, OSError):
        logger.warning("No queue to tell of print %s", job.pk)


class PrintJobDetail(DetailView):
    """How far the print is; htmx asks again each second until it is finished."""

    context_object_name = "job"

    def get_queryset(self):
        return PrintJob.objects.of(self.request.user)

    def get_template_names(self):
        return ["reports/_print_job.html" if self.request.htmx else "reports/print_job.html"]

    def get_context_data(self, **kwargs):
        until = timezone.localdate(self.object.asked_at + printing.KEPT)
        return super().get_context_data(until=until, **kwargs)

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response


class PrintFile(View):
    """The finished file under its Vietnamese name: a PDF shown, a workbook saved."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        mine = PrintJob.objects.of(request.user).filter(state=PrintJob.State.DONE)
        job = get_object_or_404(mine, pk=pk)
        try:
            file = job.file.open("rb")
        except FileNotFoundError as missing:
            raise Http404 from missing
        return FileResponse(
            file,
            as_attachment=job.suffix == PrintJob.Suffix.XLSX,
            filename=job.file_name,
            headers={"Content-Type": TYPES[job.suffix], "Cache-Control": "private, no-store"},
        )


class ChooseSlips(TemplateView):
    """Which units' slips of a notice to print: for the office and leaders all, else the own."""

    def get_template_names(self):
        return ["reports/_slips.html" if self.request.htmx else "reports/slips.html"]

    def get_context_data(self, **kwargs):
        user = self.request.user
        issued = Conclusion.objects.visible_to(user).exclude(status=Conclusion.Status.DRAFT)
        notice = get_object_or_404(issued, pk=self.kwargs["pk"])
        units = units_with_slips(notice, user, timezone.now())
        return super().get_context_data(notice=notice, units=units, **kwargs)
