"""Điều chỉnh một thông báo đã ban hành: one page an act, and the page that leads to them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from conclusions.actions import Refused
from conclusions.models import Conclusion, NoticeAct
from conclusions.permissions import may_mend
from conclusions.views.access import NoticeMixin, number_in
from departments.agency_text import in_agency_words
from departments.papertext import paper_date
from tasks.act_forms import (
    AmendForm,
    CorrectForm,
    MissedForm,
    PaperForm,
    ReplaceForm,
    SuccessorForm,
    TakeBackForm,
)
from tasks.actions import StalePage, after_issue
from tasks.actions.taking_back import last_day, take_back, trouble_taking_back
from tasks.models import DayOff, Task
from tasks.same_slip import entered_days
from tasks.workflow import OPEN

Kind = NoticeAct.Kind
ENDING = (Kind.REVOKE, Kind.TAKE_BACK)  # all the work ends with it
# Address, act, what it does; in the order they are offered.
ACTS = {
    "dinh-chinh": (Kind.CORRECT, "Sửa sai sót về thể thức, câu chữ bằng công văn đính chính."),
    "rut-lai": (
        Kind.TAKE_BACK,
        "Ban hành, đưa vào theo dõi nhầm, chưa ai thực hiện: nhiệm vụ thôi theo dõi, có ngay dự "
        "thảo cùng số để sửa. Không cần số văn bản.",
    ),
    "bo-sung": (Kind.ADD, "Thêm nhiệm vụ còn sót khi nhập; quá số ngày quy ước thì theo văn bản."),
    "sua-doi": (Kind.AMEND, "Đổi hạn, thôi một số nhiệm vụ theo văn bản sửa đổi, bổ sung."),
    "thay-the": (Kind.REPLACE, "Thông báo khác thay thế; nhiệm vụ mở chuyển sang hoặc kết thúc."),
    "thu-hoi": (Kind.REVOKE, "Thu hồi cả thông báo; mọi nhiệm vụ đang mở thôi theo dõi."),
}


class MendMixin(NoticeMixin):
    """An issued notice that still orders something, for those who may mend it."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.conclusion = get_object_or_404(
            self.get_queryset().exclude(from_book=True), pk=kwargs["pk"]
        )

    def dispatch(self, request, *args, **kwargs):
        if not may_mend(request.user):
            raise PermissionDenied(in_agency_words(after_issue.NOBODY))
        is_known = request.method.lower() in self.http_method_names
        if is_known and self.conclusion.status not in after_issue.LASTING:
            if request.method == "POST":
                state = self.conclusion.get_status_display().lower()
                messages.warning(request, f"Thông báo {state}; lần gửi này chưa ghi gì thêm.")
            return redirect("conclusions:detail", pk=self.conclusion.pk)
        return super().dispatch(request, *args, **kwargs)

    def open_tasks(self) -> list[Task]:
        tasks = Task.objects.filter(notice=self.conclusion, status__in=OPEN)
        order = ("duty__item__position", "duty__position", "lead__position", "pk")
        return list(tasks.select_related("duty__item", "lead").order_by(*order))

    def get_context_data(self, **kwargs):
        return super().get_context_data(conclusion=self.conclusion, **kwargs)


class Mend(MendMixin, TemplateView):
    """Which act."""

    http_method_names = ["get", "head", "options"]
    template_name = "tasks/notice_acts.html"

    def get_context_data(self, **kwargs):
        closed = {"rut-lai": trouble_taking_back(self.conclusion, timezone.localdate())}
        acts = [
            (name, kind.label, words, closed.get(name, "")) for name, (kind, words) in ACTS.items()
        ]
        days = entered_days(self.conclusion, self.request.user)
        return super().get_context_data(acts=acts, open=len(self.open_tasks()), days=days, **kwargs)


class MendBy(MendMixin, FormView):
    """One act: its form, then the act as a whole."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "tasks/notice_act.html"

    def get_form_class(self):
        return {
            "dinh-chinh": CorrectForm,
            "bo-sung": MissedForm,
            "sua-doi": AmendForm,
            "thay-the": ReplaceForm if self.successor else SuccessorForm,
            "thu-hoi": PaperForm,
            "rut-lai": TakeBackForm,
        }[self.kwargs["deed"]]

    @property
    def closed(self) -> str:
        """Why it cannot be done; until when it can, the form's hint tells."""
        if self.kwargs["deed"] != "rut-lai":
            return ""
        return trouble_taking_back(self.conclusion, timezone.localdate())

    @property
    def successor(self) -> Conclusion | None:
        """The notice chosen to replace this one; the tasks are asked for once it is known."""
        asked = self.request.GET.get("boi", "")
        known = SuccessorForm(notice=self.conclusion).fields["successor"].queryset
        return known.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 10 else None

    def get_form_kwargs(self):
        kwargs, form = super().get_form_kwargs(), self.get_form_class()
        if form in (AmendForm, ReplaceForm):
            kwargs["tasks"] = self.open_tasks()
        if form is TakeBackForm:
            kwargs["until"] = last_day(self.conclusion)
        if form in (MissedForm, SuccessorForm):
            kwargs["notice"] = self.conclusion
        if form is ReplaceForm:
            heirs = Task.objects.filter(notice=self.successor, status__in=OPEN)
            kwargs["heirs"] = list(heirs.select_related("duty__item").order_by("pk"))
        return kwargs

    def post(self, request, *args, **kwargs):
        """An act is done over the notice as its page showed it: sent twice it is done once."""
        seen = number_in(request.POST, "seen")
        if "seen" not in request.POST or seen == self.conclusion.version:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        form.is_valid()
        form.add_error(None, self._acted_since())
        return self.form_invalid(form, 409)

    def _acted_since(self) -> str:
        """“Đính chính vừa được Trần Minh Tâm ghi lúc 14 giờ 05; …”."""
        last = self.conclusion.acts.select_related("by").last()
        if last is None:
            return after_issue.STALE
        at = timezone.localtime(last.at)
        at = f"{at:%H giờ %M} ngày {paper_date(at.date())}"
        return f"{last.get_kind_display()} đã được {last.by} ghi lúc {at}; xem lại trước khi ghi."

    def form_valid(self, form):
        if isinstance(form, SuccessorForm):
            return redirect(f"{self.request.path}?boi={form.cleaned_data['successor'].pk}")
        try:
            said = self.act(form)
        except StalePage as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form, 409)
        except Refused as refusal:
            for words in refusal.messages:
                form.add_error(None, words)
            return self.form_invalid(form)
        messages.success(self.request, said)
        if self.draft:
            return redirect("conclusions:review", pk=self.draft.pk)
        return redirect("conclusions:detail", pk=self.conclusion.pk)

    draft: Conclusion | None = None  # what the act has made, to go on with

    def act(self, form) -> str:
        """Do it; the word of success."""
        notice, by = self.conclusion, self.request.user
        named = notice.named
        name = self.kwargs["deed"]
        if name == "dinh-chinh":
            after_issue.correct(notice, by=by, paper=form.paper)
            return f"Đã ghi đính chính {named}."
        if name == "thu-hoi":
            ended = len(self.open_tasks())
            after_issue.revoke(notice, by=by, paper=form.paper)
            return f"Đã thu hồi {named}; {ended} nhiệm vụ thôi theo dõi."
        if name == "rut-lai":
            self.draft = take_back(notice, by=by, note=form.cleaned_data["note"])
            return f"Đã rút lại {named}; dự thảo này giữ nguyên nội dung và số, sửa rồi làm lại."
        if name == "sua-doi":
            after_issue.amend(notice, by=by, paper=form.paper, days=form.days, ended=form.ended)
            changed, ended = len(form.days), len(form.ended)
            return f"Đã ghi sửa đổi, bổ sung {named}: {changed} đổi hạn, {ended} thôi theo dõi."
        if name == "thay-the":
            after_issue.replace_by(
                notice,
                self.successor,
                by=by,
                note=form.cleaned_data["note"],
                follows=form.follows,
                stays=form.stays,
            )
            return f"{named} đã được thay thế; {len(form.follows)} nhiệm vụ chuyển sang."
        data = form.cleaned_data
        if data["item"]:
            data["item"].conclusion = notice
        tasks = after_issue.add_missed(
            data["item"],
            notice=notice,
            words=data["words"],
            by=by,
            paper=form.paper,
            leads=data["leads"],
            helpers=data["helpers"],
            **form.duty,
        )
        today = DayOff.objects.day()
        if late := sum(task.kind_on(today) == "late" for task in tasks):
            messages.warning(self.request, f"{late} nhiệm vụ vừa bổ sung quá hạn ngay.")
        return f"Đã bổ sung {len(tasks)} nhiệm vụ vào {named}."

    def form_invalid(self, form, status: int = 422):
        newest = self.request.get_full_path() if status == 409 else ""
        context = self.get_context_data(form=form, newest=newest)
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs):
        kind, words = ACTS[self.kwargs["deed"]]
        return super().get_context_data(
            act=kind,
            words=words,
            danger=kind in ENDING,
            open=self.open_tasks() if kind in ENDING else [],
            closed=self.closed,
            successor=self.successor if kind == Kind.REPLACE else None,
            **kwargs,
        )
