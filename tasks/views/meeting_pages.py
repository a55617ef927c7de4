"""The screens of a meeting: the projector, which follows, and the entry beside it, which roams."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from conclusions.actions import Refused
from conclusions.actions.refusals import only_editors, only_writers
from conclusions.permissions import may_edit, may_write
from tasks.actions import StalePage, meeting_ends, meetings
from tasks.actions.moving import NotAllowed
from tasks.meeting_forms import DecisionForm
from tasks.meeting_kinds import KINDS
from tasks.meeting_screen import mark_of, off_day, screen_of
from tasks.meeting_words import chair_words, said_of
from tasks.models import Meeting, MeetingDecision
from tasks.views.today import Today

PLACES = 100_000  # no meeting has so many; a longer number is no place


class OfMeetings(Today):
    """For leaders and the office; nobody else is told that there is a meeting."""

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request, *args, **kwargs):
        if not may_edit(request.user):
            raise PermissionDenied(only_editors())
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def meeting(self) -> Meeting:
        rows = Meeting.objects.visible_to(self.request.user)
        return get_object_or_404(rows.select_related("chair", "draft"), pk=self.kwargs["pk"])

    def check_keeper(self) -> None:
        if not may_write(self.request.user):
            raise PermissionDenied(only_writers())

    def told(self, act, *args, **told):
        """What the action answers; a refusal is said where the person looks, and None."""
        try:
            return act(*args, by=self.request.user, **told)
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except Refused as refusal:
            messages.warning(self.request, str(refusal))
            return None


class MeetingTask(OfMeetings, View):
    """The task at a place of the order; POST takes down what is said of it, and goes on."""

    wall = False

    def get(self, request, pk, place):
        return self.show(place, DecisionForm)

    def show(self, place: int, form, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
        """`form` as it was sent, or the class of an empty one."""
        screen = screen_of(self.meeting, min(place, PLACES), self.request.user, self.day)
        if isinstance(form, type):
            form = form(task=screen.task)
        context = {
            "screen": screen,
            "meeting": self.meeting,
            "form": form,
            "said": [(one, said_of(one)) for one in screen.said],
            "wall": self.wall or "chieu" in self.request.POST,
            "keeps": may_write(self.request.user) and self.meeting.is_open,
            "mark": mark_of(self.meeting),
            "chair": chair_words(self.meeting),
            "last_digit": len(KINDS),
        }
        return render(self.request, "tasks/meeting_task.html", context, status=status)

    def post(self, request, pk, place):
        self.check_keeper()
        task = screen_of(self.meeting, min(place, PLACES), request.user, self.day).task
        form = DecisionForm(request.POST, task=task)
        if not form.is_valid():
            return self.show(place, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            decision = meetings.decide(
                self.meeting, by=request.user, task=task, **form.cleaned_data
            )
        except StalePage as stale:
            return self.show_anew(place, task, str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.show(place, form, HTTPStatus.CONFLICT)
        return self.go_on(decision, place)

    def show_anew(self, place: int, task, words: str) -> HttpResponse:
        """A colleague moved the task: how it stands now, and what was typed, to be sent again."""
        typed = self.request.POST.copy()
        task.refresh_from_db()
        typed["seen"] = task.version
        form = DecisionForm(typed, task=task)
        form.add_error(None, words)
        return self.show(place, form, HTTPStatus.CONFLICT)

    def go_on(self, decision: MeetingDecision, place: int) -> HttpResponse:
        """To the next one, here and on the projector."""
        words = said_of(decision)
        messages.success(self.request, f"Đã ghi: {words}.")
        if trouble := off_day(decision.new_due_on, self.day.calendar):
            messages.warning(self.request, trouble)
        after = place + (decision.task is not None)
        meetings.show(self.meeting, after, by=self.request.user)
        if "chieu" in self.request.POST:
            return redirect("tasks:meeting_wall", pk=self.meeting.pk)
        return redirect("tasks:meeting_task", pk=self.meeting.pk, place=after)


class MeetingWall(MeetingTask):
    """The projector: always the task that the meeting has come to; POST `so` comes to another."""

    wall = True

    def get(self, request, pk):
        return self.show(self.meeting.showing, DecisionForm)

    def post(self, request, pk):
        place = request.POST.get("so", "")
        place = int(place) if place.isdecimal() and len(place) < 6 else self.meeting.showing
        self.told(meetings.show, self.meeting, place)
        if "ghi" in request.POST:  # asked for by who enters beside it, and stays there
            return redirect("tasks:meeting_task", pk=pk, place=place)
        return redirect("tasks:meeting_wall", pk=pk)


class MeetingMark(OfMeetings, View):
    """Asked by the projector every few seconds: 204 as long as it shows what there is."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        response = HttpResponse(status=HTTPStatus.NO_CONTENT)
        if request.GET.get("dau") != mark_of(self.meeting):
            response["HX-Redirect"] = reverse("tasks:meeting_wall", args=[pk])
        return response


class UndoDecision(OfMeetings, View):
    """POST takes back what was taken down; of a closed meeting lets go what still waits (`bo`)."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        rows = MeetingDecision.objects.select_related("meeting", "task")
        decision = get_object_or_404(rows, pk=pk)
        meeting, before = decision.meeting, decision.undone_at
        act = meeting_ends.drop if "bo" in request.POST else meetings.undo
        self.told(act, decision)
        decision.refresh_from_db()
        if decision.undone_at != before:
            messages.success(request, f"Đã hoàn tác: {said_of(decision)}.")
        place = request.POST.get("so", "")
        if "chieu" in request.POST:
            return redirect("tasks:meeting_wall", pk=meeting.pk)
        if place.isdecimal() and len(place) < 6:
            return redirect("tasks:meeting_task", pk=meeting.pk, place=int(place))
        return redirect("tasks:meeting", pk=meeting.pk)
