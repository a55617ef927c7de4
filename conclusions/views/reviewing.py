"""The review: a draft beside its words, and every small change made to it there."""

import unicodedata
from contextlib import suppress
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.defaults import without
from conclusions.forms import HeaderForm, KindForm, SentenceForm
from conclusions.models import Conclusion, Duty, Item
from conclusions.review_page import Review
from conclusions.views.access import EditorMixin, NoticeMixin, number_in
from conclusions.views.autosaving import AutosaveMixin
from departments.latin_letters import in_latin
from departments.papertext import paper_number
from departments.people import leaders

DROPPED = {
    "closing": "câu kết",
    "recipients": "nơi nhận",
    "signature": "thẩm quyền ký",
    "signer_name": "người ký",
    "leader": "lãnh đạo giao việc",
}


TURN = 60  # letters of its name
TWIN_UNSEEN = "Nội dung đã có ở thông báo nêu trên: đánh dấu đã xem, hoặc bấm Xem lại."


def header_form_for(conclusion: Conclusion, data=None) -> HeaderForm:
    initial = {name: getattr(conclusion, name) for name in HeaderForm.base_fields}
    return HeaderForm(data, initial=initial, prefix="tt")


class ReviewMixin(EditorMixin, NoticeMixin):
    """A draft's page, whole or the part that changed; to a stale change the page as it is now."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        # A part of the page tells the version it was shown in; what asks for the whole draft, the
        # newest one that the page has, which grew with every change made there.
        self.newest = number_in(request.POST, "seen") or number_in(request.POST, "shown")
        self.seen = number_in(request.POST, "shown") or self.newest
        # Which opening of which form it was typed in: what is saved of it in a row is one change.
        self.turn = request.POST.get("turn", "")[:TURN]

    def page(self, conclusion: Conclusion, *, status: int = 200, **context) -> HttpResponse:
        """The whole page; `header_form`, `duty_form` with `open_duty` take the place of blanks."""
        context.setdefault("header_form", header_form_for(conclusion))
        context |= {"conclusion": conclusion, "review": Review(conclusion, self.request.user)}
        return self._whole("conclusions/conclusion_review.html", context, status)

    def _whole(self, template: str, context: dict, status: int) -> HttpResponse:
        """A page; where a fragment was asked for, its main part takes the place of the page's."""
        response = render(self.request, template, context, status=status)
        if self.request.htmx:
            response["HX-Retarget"] = response["HX-Reselect"] = "#main"
            response["HX-Reswap"] = "outerHTML"
        return response

    def stale(self, refusal: StaleDraft, **context) -> HttpResponse:
        """Told at 409 with the draft as it stands now; what was typed is still in its form."""
        conclusion = self.notice()
        if not conclusion.is_draft:
            return self.locked(conclusion)
        return self.page(conclusion, status=409, stale=str(refusal), **context)

    def locked(self, conclusion: Conclusion) -> HttpResponse:
        again = reverse("conclusions:detail", args=[conclusion.pk])
        words = f"{conclusion.named} đã ban hành, nội dung đã khóa."
        context = {"words": words, "again": again, "heading": "Thông báo đã ban hành"}
        return self._whole("409.html", context, 409)

    def saved(self, conclusion: Conclusion, item: Item | None = None, **context) -> HttpResponse:
        """Back to the place of the change, an item or the header: that alone for htmx."""
        if not self.request.htmx:
            place = f"muc-{item.pk}" if item else "the-thuc"
            return redirect(reverse("conclusions:review", args=[conclusion.pk]) + f"#{place}")
        review = Review(conclusion, self.request.user)
        if item:
            context["row"] = next(review.row(one) for one in review.items if one.pk == item.pk)
        context |= {"conclusion": conclusion, "review": review, "saved": True}
        return render(self.request, "conclusions/_saved.html", context)

    def dropped(self, conclusion: Conclusion, item: Item) -> HttpResponse:
        """Hủy: what was saved of this turn by itself is taken back, and the form closes."""
        if not conclusion.is_draft:
            return self.locked(conclusion)
        with suppress(Refused):  # changed since by a colleague: theirs stays
            actions.drop_turn(conclusion, self.turn, by=self.request.user)
        return self.saved(conclusion, item)

    @staticmethod
    def address(conclusion: Conclusion) -> str:
        return reverse("conclusions:review", args=[conclusion.pk])

    def page_again(self, conclusion: Conclusion) -> HttpResponse:
        return self._reload(self.address(conclusion))

    def _reload(self, url: str) -> HttpResponse:
        if not self.request.htmx:
            return redirect(url)
        return HttpResponse(headers={"HX-Redirect": url})

    def refused(self, conclusion: Conclusion, refusal: Refused) -> HttpResponse:
        for words in refusal.messages:
            messages.error(self.request, words)
        return self.page_again(conclusion)


class ReviewPage(ReviewMixin, View):
    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        conclusion = self.notice()
        if not conclusion.is_draft:
            return redirect("conclusions:detail", pk=pk)
        return self.page(
            conclusion,
            asked="ban-hanh" in request.GET,
            unticked=_unticked(conclusion, request.GET.get("ban-hanh", "")),
        )


class HeaderEdit(AutosaveMixin, ReviewMixin, View):
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        if self.is_autosave:
            act = partial(actions.edit_header, conclusion)
            return self.autosave(conclusion, conclusion, header_form_for, act)
        form = header_form_for(conclusion, request.POST)
        if not form.is_valid():
            return self.wrong(conclusion, form)
        try:
            known = {"seen": self.seen, "by": self.request.user, "turn": self.turn}
            changed = actions.edit_header(conclusion, **known, **form.cleaned_data)
        except StaleDraft as refusal:
            return self.stale(refusal, header_form=form)
        except Refused as refusal:
            form.add_error("number", str(refusal))
            return self.wrong(self.notice(), form)
        completed = _completed(form["number"].value(), conclusion.number)
        messages.success(request, f"Đã lưu số, ngày và thể thức.{completed}{_counted(changed)}")
        if changed:
            return self.page_again(conclusion)
        return self.saved(conclusion, form=header_form_for(conclusion))

    def wrong(self, conclusion: Conclusion, form: HeaderForm) -> HttpResponse:
        if not self.request.htmx:
            return self.page(conclusion, status=422, header_form=form)
        context = {
            "conclusion": conclusion,
            "review": Review(conclusion, self.request.user),
            "form": form,
        }
        return render(self.request, "conclusions/_header_form.html", context, status=422)


class LeaderPick(ReviewMixin, View):
    """Who gives the work, where the paper does not say it: one tap for each leader."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion, chosen = self.notice(), request.POST.get("leader", "")
        leader = next((one for one in leaders() if str(one.pk) == chosen), None)
        if leader is None:
            return self.page_again(conclusion)
        try:
            actions.edit_header(conclusion, seen=self.seen, by=request.user, leader=leader)
        except StaleDraft as refusal:
            return self.stale(refusal)
        messages.success(request, f"Lãnh đạo giao việc: {leader}.")
        return self.page_again(conclusion)


class DefaultDrop(ReviewMixin, View):
    """One of what the agency's habits filled in is taken out again."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        review = Review(conclusion, request.user)
        default = review.defaults.get(request.POST.get("field", ""))
        if default is None:
            return self.page_again(conclusion)
        try:
            gone = without(default.field)
            actions.edit_header(conclusion, seen=self.seen, by=request.user, **gone)
        except StaleDraft as refusal:
            return self.stale(refusal)
        except Refused as refusal:
            return self.refused(conclusion, refusal)
        messages.success(request, f"Đã bỏ {DROPPED[default.field]} mặc định.")
        return self.page_again(conclusion)


def _unticked(conclusion: Conclusion, asked: str) -> str:
    """What was not ticked in the question before issue, by what the address says of it."""
    told = {"chua-ky": conclusion.vouching.untold, "trung": TWIN_UNSEEN}
    return told.get(asked, "")


def _completed(typed: str, number: str) -> str:
    """That the symbol was added to a number typed without it, or letters were put right that only
    looked like those of the number."""
    typed = typed or ""
    if number != paper_number(typed):
        return f" Số được ghi đủ ký hiệu: {number}."
    right = in_latin(typed) == unicodedata.normalize("NFC", typed)
    return "" if right else f" Số có ký tự nhìn giống nhưng khác mã, đã ghi lại: {number}."


def _counted(duties: list[Duty]) -> str:
    """What was counted anew with the day, and where."""
    if not duties:
        return ""
    places = ", ".join(dict.fromkeys(duty.item.named for duty in duties))
    return f" Đã tính lại {len(duties)} thời hạn theo ngày vừa nhập: {places}."


class ItemKind(ReviewMixin, View):
    """Xếp là mục giao việc, Không phát sinh nhiệm vụ."""

    http_method_names = ["post", "options"]

    def post(self, request, pk, item):
        item = get_object_or_404(self.notice().items.select_related("conclusion"), pk=item)
        form = KindForm(request.POST)
        if not form.is_valid():
            return HttpResponse("Loại mục không hợp lệ.", status=400)
        try:
            actions.set_kind(item, seen=self.seen, by=self.request.user, **form.cleaned_data)
        except StaleDraft as refusal:
            return self.stale(refusal)
        return self.saved(item.conclusion, item)


class SentenceKind(ReviewMixin, View):
    """The same for a sentence that stands in no item yet."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        form = SentenceForm(request.POST)
        places = Review(conclusion, self.request.user).unread
        if (
            not form.is_valid()
            or (form.cleaned_data["start"], form.cleaned_data["end"]) not in places
        ):
            return self.stale(StaleDraft("Câu này vừa được xếp loại; xem lại trước khi lưu."))
        try:
            actions.place_sentence(
                conclusion, seen=self.seen, by=self.request.user, **form.cleaned_data
            )
        except StaleDraft as refusal:
            return self.stale(refusal)
        return self.page_again(conclusion)


class Discard(ReviewMixin, View):
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        try:
            actions.discard(conclusion, seen=self.newest)
        except StaleDraft as refusal:
            return self.stale(refusal)
        messages.success(request, f"Đã bỏ dự thảo “{conclusion.title}”.")
        return self._reload(reverse("conclusions:list"))
