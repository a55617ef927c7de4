"""Issuing a reviewed notice: the text is locked and every unit gets its tasks."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from conclusions.actions import Refused, StaleDraft
from conclusions.models import Conclusion, Item
from conclusions.permissions import needs_signed
from conclusions.views.access import EditorMixin, NoticeMixin, number_in
from departments.models import Agency, User
from tasks.actions import issue
from tasks.draft_findings import BeforeIssue
from tasks.first_letters import first_letters
from tasks.issue_effect import IssueEffect, by_notice, effect_of
from tasks.ladder import Audience, ladder_of, late_steps
from tasks.models import Event, Task
from tasks.views.today import Today


def issued_by(user: User, conclusion: Conclusion) -> list[Task]:
    """The tasks that this person's issuing of the notice has given; none where another did, or
    nobody."""
    given = Event.objects.filter(verb="issue", actor=user).values("task")
    return list(Task.objects.filter(notice=conclusion, pk__in=given).select_related("duty"))


class Issue(EditorMixin, Today, NoticeMixin, View):
    """GET tells what it comes to, as a part of the question; POST does it."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, pk):
        conclusion = self.notice()
        if not conclusion.is_draft:
            return redirect("conclusions:detail", pk=pk)
        steps = late_steps(ladder_of(Agency.current().reminder_steps))
        context = {
            "conclusion": conclusion,
            "effect": self.effect(conclusion),
            "before": BeforeIssue(conclusion, self.day),
            "letters": first_letters(conclusion, by=request.user, now=timezone.now()),
            "late_leader": steps.get(Audience.OVERSEER),
            "late_director": steps.get(Audience.DIRECTOR),
        }
        return render(request, "tasks/_issue_effect.html", context)

    def effect(self, conclusion: Conclusion) -> IssueEffect:
        return effect_of(conclusion, Task.objects.visible_to(self.request.user), self.day)

    def post(self, request, pk):
        conclusion = self.notice()
        try:
            tasks = issue(
                conclusion,
                by=request.user,
                signed="signed" in request.POST,
                again="again" in request.POST,
                seen=number_in(request.POST, "seen"),
            )
        except StaleDraft as refusal:
            current = self.notice()
            if tasks := issued_by(request.user, current):  # a second click of the same person
                return self.issued(current, tasks)
            return self.stale(current, refusal)
        except Refused as refusal:
            return self.refused(conclusion, refusal)
        return self.issued(conclusion, tasks)

    def refused(self, conclusion: Conclusion, refusal: Refused):
        """Where only a tick is missing, the question stands open again and says so beside it."""
        review, ticked = reverse("conclusions:review", args=[conclusion.pk]), self.request.POST
        if needs_signed(self.request.user, conclusion) and "signed" not in ticked:
            return redirect(f"{review}?ban-hanh=chua-ky")
        if "again" not in ticked and self.effect(conclusion).twins:
            return redirect(f"{review}?ban-hanh=trung")
        for words in refusal.messages:
            messages.error(self.request, words)
        return redirect(review)

    def issued(self, conclusion: Conclusion, tasks: list[Task]):
        directives = len({task.duty.item_id for task in tasks})
        out = conclusion.is_out_already
        done = "Đã đưa vào theo dõi" if out else "Đã ban hành, giao nhiệm vụ tại"
        messages.success(
            self.request,
            f"{done} {conclusion.named}: {directives} mục, {len(tasks)} nhiệm vụ."
            f"{self.carried(tasks)}",
        )
        return redirect("conclusions:detail", pk=conclusion.pk)

    @staticmethod
    def carried(tasks: list[Task]) -> str:
        """What was carried to them, and what had ended before it could be."""
        events = Event.objects.filter(verb="issue", task__in=tasks)
        left = sum(bool(event.detail.get("ended")) for event in events)
        older = Item.objects.filter(duties__tasks__in=tasks).values("continues")
        at_once = {"verb": "carry", "at__in": {event.at for event in events}}
        carried = Event.objects.filter(task__duty__item__in=older, **at_once)
        found = by_notice(event.task for event in carried.select_related("task__notice"))
        told = ", ".join(f"{notice.short} ({count})" for notice, count in found)
        words = f" Chuyển kỳ sau nhiệm vụ của {told}." if told else ""
        if left:
            words += f" {left} nhiệm vụ trước đã kết thúc nên không chuyển."
        return words

    def stale(self, conclusion: Conclusion, refusal: StaleDraft):
        """A colleague changed the draft, or issued it, while the question stood open."""
        page = "review" if conclusion.is_draft else "detail"
        again = reverse(f"conclusions:{page}", args=[conclusion.pk])
        label = conclusion.issue_label[:1].lower() + conclusion.issue_label[1:]
        context = {"words": str(refusal), "again": again, "heading": f"Chưa {label}"}
        return render(self.request, "409.html", context, status=409)
