"""“Kiểm tra bản in”: a print held against the data; the words of a long one are read in a job."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView
from django.views.generic.detail import SingleObjectMixin

from conclusions.models import Conclusion
from departments.forms import is_key
from reports.models import CHECK, PrintJob
from reports.papers.forms import CheckForm
from reports.papers.notices.lost_letters import LostLetter, lost_letters
from reports.papers.notices.notice_files import rendering_of
from reports.papers.notices.notice_sheet import sheet_of
from reports.papers.notices.print_check import PrintCheck, check
from reports.papers.notices.sheet_words import words_of
from reports.papers.paragraphs import every_letter
from reports.papers.queue import notice_jobs
from reports.papers.queue.print_queue import KEPT
from reports.papers.views.print_pages import page_of, ring

MOST_SHOWN = 100


class NoticeCheck(SingleObjectMixin, FormView):
    http_method_names = ["get", "head", "post", "options"]
    template_name = "reports/notice_check.html"
    form_class = CheckForm
    context_object_name = "conclusion"

    def get_queryset(self):
        return Conclusion.objects.printable_to(self.request.user)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()

    def get(self, request, *args, **kwargs):
        pk = request.GET.get("tep")
        return self.show_read(pk) if pk else super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        later = self.request.method == "POST" and rendering_of(self.object).is_long
        return super().get_form_kwargs() | {"later": later}

    def form_valid(self, form):
        source = form.cleaned_data.get("source")
        if told := form.cleaned_data.get("told"):
            return self.show(told.words, source[0] if source else "")
        user, now = self.request.user, timezone.now()
        job = notice_jobs.ask_words(self.object, *source, by=user, now=now)
        ring(job)
        return redirect(page_of(job))

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def show_read(self, pk: str):
        """What a job of this person read, held against the data as they stand now."""
        read = PrintJob.objects.of(self.request.user).filter(kind=CHECK, state=PrintJob.State.DONE)
        job = get_object_or_404(read, pk=pk if is_key(pk) else None)
        if job.notice_pk != self.object.pk:
            raise Http404
        try:
            with job.file.open("rb") as file:
                words = file.read().decode()
        except FileNotFoundError as missing:
            raise Http404 from missing
        until = timezone.localdate(job.asked_at + KEPT)
        return self.show(words, job.params["ten"][0], until=until)

    def show(self, words: str, name: str, **more):
        found, lost = self._compared(words)
        context = self.get_context_data(
            form=self.form_class(),
            check=found,
            shown=found.differences[:MOST_SHOWN],
            more=len(found.places) - MOST_SHOWN,
            name=name,
            lost=lost,
            **more,
        )
        return self.render_to_response(context)

    def _compared(self, words: str) -> tuple[PrintCheck, list[LostLetter]]:
        """The words held against the data as they were read, as a Word file keeps them, or as a
        print shows them, whichever they are; and the letters that the print replaces."""
        found = check(words_of(sheet_of(self.object)), words)
        lost = lost_letters(self.object)
        if not lost:
            return found, []
        with every_letter():
            whole = check(words_of(sheet_of(self.object)), words)
        return (whole, []) if len(whole.places) < len(found.places) else (found, lost)
