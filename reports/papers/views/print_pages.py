"""Asking for a print, seeing how far it is, and its file: each person their own."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.generic import DetailView, TemplateView, View

from conclusions.models import Conclusion, NoticeAct
from departments.background import tell_worker
from reports import jobs
from reports.models import CHECK, FROZEN, NOTICE, PrintJob
from reports.papers.frozen.frozen_kinds import FROZEN_SUFFIXES
from reports.papers.queue import notice_jobs, print_queue
from reports.papers.worksheets.print_kinds import KINDS, suffixes_of, units_with_slips

TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}
# Where the rows of a table that may be too long are chosen.
CHOSEN_ON = {
    "so-theo-doi": "reports:register",
    "viec-don-vi": "tasks:unit",
    "qua-han": "reports:summary",
    "minh-chung": "reports:reports",
    "ho-so": "reports:packs",
}
WAITING = "cho"  # in an address: who asks waits for the file and is led to it


class AskPrint(View):
    """POST asks; a small print is answered by its file, a long one by the page of its progress."""

    http_method_names = ["post", "options"]

    def post(self, request, kind, suffix):
        known = suffixes_of(kind) if kind in KINDS else FROZEN_SUFFIXES if kind == FROZEN else ()
        if suffix not in known:
            raise Http404
        try:
            job = print_queue.ask(kind, suffix, request.POST, by=request.user, now=timezone.now())
        except ObjectDoesNotExist as missing:
            raise Http404 from missing
        if job.state == PrintJob.State.DONE:
            return redirect("reports:print_file", job.pk)
        if not job.is_finished:
            ring(job)
        return redirect(page_of(job))


def page_of(job: PrintJob) -> str:
    """Where its asker waits for it."""
    return f"{reverse('reports:print_job', args=[job.pk])}?{WAITING}=1"


def file_of(job: PrintJob) -> str:
    """Where its file is; that of a notice at the notice's own address, which knows if it is new."""
    if job.kind == CHECK:
        return f"{reverse('reports:notice_check', args=[job.notice_pk])}?tep={job.pk}"
    if job.kind == NOTICE:
        return reverse(f"reports:notice_{job.suffix}", args=[job.notice_pk])
    return reverse("reports:print_file", args=[job.pk])


def choice_of(job: PrintJob) -> str:
    """Where fewer rows are chosen, with what is chosen now; empty where its rows are not chosen."""
    if job.kind not in CHOSEN_ON:
        return ""
    return f"{reverse(CHOSEN_ON[job.kind])}?{urlencode(job.params, doseq=True)}"


def ring(job: PrintJob) -> None:
    """Tell a worker that a print waits."""
    tell_worker(jobs.run_waiting_prints, f"print {job.pk}")


class PrintJobDetail(DetailView):
    """How far the print is, asked again until it is finished; who waited is led to the file."""

    context_object_name = "job"

    def get_queryset(self):
        return PrintJob.objects.seen_by(self.request.user)

    def get_template_names(self):
        return ["reports/_print_job.html" if self.request.htmx else "reports/print_job.html"]

    def get_context_data(self, **kwargs):
        job, request = self.object, self.request
        notice = notice_jobs.notice_of(job, by=request.user)
        current = notice_jobs.is_current(job, notice)
        return super().get_context_data(
            until=timezone.localdate(job.asked_at + print_queue.KEPT),
            file=file_of(job),
            here=page_of(job),
            notice=notice,
            current=current,
            again=print_queue.suffix_again(job),
            choice=choice_of(job) if print_queue.is_too_long(job) else "",
            silent=print_queue.is_silent(job, timezone.now()),
            lead=current and (request.htmx or WAITING in request.GET),
            **kwargs,
        )


class PrintFile(View):
    """The finished file under its Vietnamese name: a PDF shown, a workbook saved."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        mine = PrintJob.objects.of(request.user).filter(state=PrintJob.State.DONE)
        job = get_object_or_404(mine, pk=pk)
        if job.notice_pk:
            return redirect(file_of(job))
        try:
            file = job.file.open("rb")
        except FileNotFoundError as missing:
            raise Http404 from missing
        return FileResponse(
            file,
            as_attachment=job.suffix != PrintJob.Suffix.PDF,
            filename=job.file_name,
            headers={"Content-Type": TYPES[job.suffix], "Cache-Control": "private, no-store"},
        )


class ChooseSlips(TemplateView):
    """Which units' slips of a notice to print: for the office and leaders all, else the own."""

    def get_template_names(self):
        return ["reports/_slips.html" if self.request.htmx else "reports/slips.html"]

    def get_context_data(self, **kwargs):
        user = self.request.user
        issued = Conclusion.objects.visible_to(user).issued().with_text()
        notice = get_object_or_404(issued, pk=self.kwargs["pk"])
        units = units_with_slips(notice, user, timezone.now())
        acts = NoticeAct.objects.told_of([notice.pk]).get(notice.pk)
        return super().get_context_data(notice=notice, units=units, acts=acts, **kwargs)
