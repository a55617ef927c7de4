"""The duties of a draft's directives: edited in place, added, taken out."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.forms import DutyForm, LeadsForm
from conclusions.gaps import duties_of
from conclusions.models import Duty
from conclusions.review_page import Review
from conclusions.views.autosaving import AutosaveMixin
from conclusions.views.reviewing import ReviewMixin

FIELDS = tuple(DutyForm.base_fields)
MANY = ("leads", "helpers", "after")


def form_for(duty: Duty, data=None) -> DutyForm:
    """The form of one duty; its prefix tells it from any other that is open on the page."""
    initial = {name: getattr(duty, name) for name in FIELDS if name not in MANY}
    initial |= {name: [one.pk for one in getattr(duty, name).all()] for name in MANY}
    return DutyForm(data, initial=initial, prefix=f"d{duty.pk}", duty=duty)


class DutyMixin(ReviewMixin):
    def duty(self) -> Duty:
        rows = Duty.objects.filter(item__conclusion=self.notice())
        return get_object_or_404(rows.select_related("item__conclusion"), pk=self.kwargs["duty"])

    def opened(self, duty: Duty, form: DutyForm, **context):
        """The page, or the item alone, with this duty's form open."""
        conclusion = duty.item.conclusion
        context |= {"open_duty": duty.pk, "duty_form": form}
        if not self.request.htmx:
            return self.page(conclusion, **context)
        review = Review(conclusion, self.request.user)
        row = next(review.row(one) for one in review.items if one.pk == duty.item_id)
        status = context.pop("status", 200)
        context |= {"conclusion": conclusion, "review": review, "row": row}
        return render(self.request, "conclusions/_directive.html", context, status=status)


class DutyEdit(AutosaveMixin, DutyMixin, View):
    """GET opens the form in its place; without htmx the whole page comes with it open."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, pk, duty):
        duty = self.duty()
        if not duty.item.conclusion.is_draft:
            return redirect("conclusions:detail", pk=pk)
        return self.opened(duty, form_for(duty))

    def post(self, request, pk, duty):
        duty = self.duty()
        if self.is_autosave:
            act = partial(actions.edit_duty, duty)
            return self.autosave(duty.item.conclusion, duty, form_for, act)
        if "drop" in request.POST:
            return self.dropped(duty.item.conclusion, duty.item)
        form = form_for(duty, request.POST)
        if not form.is_valid():
            return self.opened(duty, form, status=422)
        try:
            known = {"seen": self.seen, "by": self.request.user, "turn": self.turn}
            actions.edit_duty(duty, **known, **form.cleaned_data)
        except StaleDraft as refusal:
            return self.stale(refusal, open_duty=duty.pk, duty_form=form)
        return self.saved(duty.item.conclusion, duty.item)


class DutyLeads(DutyMixin, View):
    """The one thing that is missing most often: who leads."""

    http_method_names = ["post", "options"]

    def post(self, request, pk, duty):
        duty = self.duty()
        form = LeadsForm(request.POST)
        if not form.is_valid():
            return self.page(duty.item.conclusion, status=422, unled_duty=duty.pk)
        try:
            actions.edit_duty(
                duty, seen=self.seen, by=self.request.user, leads=form.cleaned_data["leads"]
            )
        except StaleDraft as refusal:
            return self.stale(refusal)
        return self.saved(duty.item.conclusion, duty.item)


class ManyLeads(ReviewMixin, View):
    """One choice of who leads for many duties without a unit: those ticked, or all of them."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        form = LeadsForm(request.POST)
        duties = [duty for duty in duties_of(conclusion) if not duty.leads.all()]
        if "all" not in request.POST:
            ticked = set(request.POST.getlist("duty"))
            duties = [duty for duty in duties if str(duty.pk) in ticked]
        if not duties or not form.is_valid():
            words = "Chưa chọn đơn vị chủ trì." if duties else "Chưa chọn việc giao nào."
            return self.page(conclusion, status=422, many_wrong=words)
        leads = form.cleaned_data["leads"]
        try:
            actions.give_leads(conclusion, duties, leads, seen=self.newest, by=request.user)
        except StaleDraft as refusal:
            return self.stale(refusal)
        named = ", ".join(unit.name for unit in leads)
        messages.success(request, f"Đã giao {named} chủ trì {len(duties)} việc giao.")
        return self.page_again(conclusion)


class ManyTitles(ReviewMixin, View):
    """Names for duties of one title, typed together; those left as they are stay so."""

    http_method_names = ["post", "options"]
    LONGEST = 120

    def post(self, request, pk):
        conclusion = self.notice()
        typed = {
            duty: " ".join(request.POST.get(f"ten-{duty.pk}", "").split())
            for duty in duties_of(conclusion)
        }
        titles = {duty: title for duty, title in typed.items() if title and title != duty.title}
        if long := [title for title in titles.values() if len(title) > self.LONGEST]:
            words = f"Tên nhiệm vụ dài quá {self.LONGEST} chữ: “{long[0][:60]}…”."
            messages.error(request, words)
            return self.page_again(conclusion)
        if not titles:
            messages.error(request, "Chưa đổi tên nhiệm vụ nào.")
            return self.page_again(conclusion)
        try:
            actions.give_titles(conclusion, titles, seen=self.newest, by=request.user)
        except StaleDraft as refusal:
            return self.stale(refusal)
        messages.success(request, f"Đã đặt tên {len(titles)} việc giao.")
        return self.page_again(conclusion)


class DutyDay(DutyMixin, View):
    """Which holds where the day typed is not the one of the words: the day, or the words."""

    http_method_names = ["post", "options"]

    def post(self, request, pk, duty):
        duty = self.duty()
        act = actions.take_words if request.POST.get("theo") == "cau-chu" else actions.hold_day
        try:
            act(duty, seen=self.seen, by=request.user)
        except StaleDraft as refusal:
            return self.stale(refusal)
        except Refused as refusal:
            return self.refused(duty.item.conclusion, refusal)
        return self.saved(duty.item.conclusion, duty.item)


class DutyRemove(DutyMixin, View):
    http_method_names = ["post", "options"]

    def post(self, request, pk, duty):
        duty = self.duty()
        conclusion, item = duty.item.conclusion, duty.item
        try:
            actions.remove_duty(duty, seen=self.seen, by=self.request.user)
        except StaleDraft as refusal:
            return self.stale(refusal)
        except Refused as refusal:
            return self.refused(conclusion, refusal)
        return self.saved(conclusion, item)


class DutyAdd(ReviewMixin, View):
    """Tách việc giao: one more duty in the directive, its form open."""

    http_method_names = ["post", "options"]

    def post(self, request, pk, item):
        item = get_object_or_404(self.notice().items.select_related("conclusion"), pk=item)
        try:
            duty = actions.add_duty(item, seen=self.seen, by=self.request.user)
        except StaleDraft as refusal:
            return self.stale(refusal)
        if request.htmx:
            return self.saved(item.conclusion, item, open_duty=duty.pk, duty_form=form_for(duty))
        return redirect(reverse("conclusions:duty", args=[pk, duty.pk]) + f"#viec-{duty.pk}")
