"""Soạn thông báo, nhập nhiệm vụ được giao: a draft without a file."""

from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import FormView, View

from conclusions import actions
from conclusions.actions import Refused, StaleDraft, composing
from conclusions.actions.refusals import only_writers
from conclusions.forms import ComposeForm, ImportForm
from conclusions.permissions import may_edit, may_write
from conclusions.reading import read
from conclusions.units import Directory
from conclusions.views.access import EditorMixin
from conclusions.views.importing import PASTED
from conclusions.views.reviewing import ReviewMixin
from departments.papertext import paper_date

SLOW = (
    "Tệp này cần nhận dạng hoặc chuyển đổi nên không đọc vào dự thảo được: lưu thành .docx, hoặc "
    "dán nội dung."
)


class Compose(EditorMixin, FormView):
    """What is asked at first; everything else is written in the review."""

    template_name = "conclusions/compose.html"
    form_class = ComposeForm
    http_method_names = ["get", "head", "post", "options"]

    FIELDS = tuple(ComposeForm.base_fields)
    LONGEST = 60_000

    def dispatch(self, request, *args, **kwargs):
        if may_edit(request.user) and not may_write(request.user):
            raise PermissionDenied(only_writers())
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        """What was typed before, on whatever machine; the kind asked for goes before it."""
        kept = composing.unsent_of(self.request.user)
        kind = self.request.GET.get("loai", "")
        asked = {"kind": kind} if kind in dict(ComposeForm.KINDS) else {}
        return (kept.words if kept else {}) | asked

    def post(self, request, *args, **kwargs):
        if "X-Autosave" in request.headers:
            return self.keep()
        if "bo" in request.POST:
            composing.forget_unsent(request.user)
            return redirect("conclusions:list")
        return super().post(request, *args, **kwargs)

    def keep(self):
        """Saved as typed, right or wrong: the button looks at it."""
        typed = {name: self.request.POST.get(name, "")[: self.LONGEST] for name in self.FIELDS}
        user, now = self.request.user, timezone.now()
        unsent = composing.unsent_of(user)
        seen = self.request.POST.get("kept_at", "")
        if unsent and unsent.words != typed and unsent.saved_at.isoformat() != seen:
            return self.kept_elsewhere()
        if any(words.strip() for name, words in typed.items() if name != "kind"):
            if not composing.keep_unsent(user, typed, now, unsent and unsent.saved_at):
                return self.kept_elsewhere()  # in this very moment
        else:
            composing.forget_unsent(user)
        sign = {"saved_names": self.FIELDS, "left": []}
        context = {"form": sign, "moment": now, "unsent": composing.unsent_of(user)}
        return render(self.request, "conclusions/_sign.html", context)

    def kept_elsewhere(self):
        """Another window has kept other words meanwhile: nothing is written over them."""
        unsent = composing.unsent_of(self.request.user)
        at = timezone.localtime(unsent.saved_at) if unsent else None
        when = f", lưu lúc {at:%H giờ %M} ngày {paper_date(at.date())}" if at else ""
        context = {
            "refusal": f"nội dung này đã được sửa ở cửa sổ khác{when}.",
            "url": self.request.path,
            "kept_at": unsent.saved_at.isoformat() if unsent else "",
        }
        page = "conclusions/_unsaved.html"
        return render(self.request, page, context, status=HTTPStatus.CONFLICT)

    def get_context_data(self, **kwargs):
        return super().get_context_data(unsent=composing.unsent_of(self.request.user), **kwargs)

    def form_valid(self, form):
        try:
            draft = actions.compose(by=self.request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("number", str(refusal))
            return self.form_invalid(form)
        return redirect("conclusions:review", pk=draft.pk)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ReadAgain(ReviewMixin, View):
    """Đọc tệp mới vào dự thảo: a file read at once, or pasted words."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        data = request.POST.copy()
        data["number"] = data["issued_on"] = ""
        form = ImportForm(data, request.FILES, user=request.user)
        if not form.is_valid() or form.cleaned_data["told"] is None:
            wrong = [words for errors in form.errors.values() for words in errors]
            for words in wrong or [SLOW]:
                messages.error(request, words)
            return self.page_again(conclusion)
        told = form.cleaned_data["told"]
        days = conclusion.issued_on, conclusion.meeting_on
        reading = replace(read(told.words, Directory().known(), *days), notes=told.notes)
        name, content = form.cleaned_data.get("source") or (PASTED, told.words.encode())
        known = {"seen": self.newest, "by": request.user, "source": (name, content)}
        try:
            renewed = actions.read_again(conclusion, reading, **known)
        except StaleDraft as refusal:
            return self.stale(refusal)
        messages.success(
            request,
            f"Đã đọc vào dự thảo: {renewed.kept} mục giữ như đã rà soát, {renewed.new} mục mới, "
            f"{renewed.gone} mục không còn.",
        )
        return self.page_again(conclusion)


class OfOthers(ReviewMixin, View):
    """Of another agency's paper: what is not this agency's, in one act."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        try:
            count = actions.leave_to_others(conclusion, seen=self.newest, by=request.user)
        except StaleDraft as refusal:
            return self.stale(refusal)
        messages.success(request, f"Đã xếp {count} mục không thuộc cơ quan này.")
        return self.page_again(conclusion)
