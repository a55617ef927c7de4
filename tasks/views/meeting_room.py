"""Giao ban: the meetings there were, one that is opened, and each with what was decided."""

from http import HTTPStatus

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.generic import View

from conclusions.permissions import may_write
from departments.models import User
from tasks import permissions
from tasks.actions import meeting_ends, meetings
from tasks.actions.meeting_ends import waiting_of
from tasks.meeting_forms import OpenMeetingForm
from tasks.meeting_kinds import verb_of
from tasks.meeting_screen import MOST, about_words, sections_of, work_for
from tasks.meeting_words import said_of
from tasks.models import Meeting, MeetingDecision
from tasks.views.bulk import picks_of
from tasks.views.meeting_pages import OfMeetings

SHOWN = 40  # meetings in the list
TOO_MANY = "Có {count} nhiệm vụ, quá {most} nhiệm vụ của một cuộc họp; bớt thông báo hoặc bớt loại."


class Meetings(OfMeetings, View):
    """The list; and, where none is going on, what the next one is to go through."""

    def get(self, request):
        return self.show(OpenMeetingForm(user=request.user))

    def show(self, form: OpenMeetingForm, status: HTTPStatus = HTTPStatus.OK):
        rows = Meeting.objects.visible_to(self.request.user).newest().select_related("chair")
        found = list(rows[:SHOWN])
        context = {
            "form": form,
            "meetings": found,
            "going_on": next((one for one in found if one.is_open), None),
            "keeps": may_write(self.request.user),
        }
        return render(self.request, "tasks/meetings.html", context, status=status)

    def post(self, request):
        self.check_keeper()
        form = OpenMeetingForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        said = dict(form.cleaned_data)
        held = {name: said.pop(name) for name in ("held_on", "chair")}
        tasks = work_for(request.user, **said, day=self.day)
        if (count := tasks.count()) > MOST:
            form.add_error(None, TOO_MANY.format(count=count, most=MOST))
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        meeting = self.told(meetings.open_meeting, tasks=tasks, about=about_words(**said), **held)
        if meeting is None:
            return self.show(form, HTTPStatus.CONFLICT)
        return redirect("tasks:meeting", pk=meeting.pk)


class MeetingPage(OfMeetings, View):
    """What was decided, what it comes to, and the end of the meeting."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        meeting = self.meeting
        rows = meeting.decisions.select_related(
            *("by", "lead", "task__duty__item", "task__notice", "task__lead", "made__actor"),
            *("undone_by", "line"),
        )
        places = dict(meeting.agenda.values_list("task", "position"))
        waiting = [(one, said_of(one), whose_of(one, request.user)) for one in waiting_of(meeting)]
        context = {
            "meeting": meeting,
            "decisions": [(one, said_of(one), places.get(one.task_id)) for one in rows],
            "standing": sum(one.is_standing for one in rows),
            "count": len(places),
            "waiting": waiting,
            "own": [one for one, _, theirs in waiting if not theirs],
            "sections": sections_of(meeting),
            "keeps": may_write(request.user),
        }
        return render(request, "tasks/meeting.html", context)


def whose_of(decision: MeetingDecision, user: User) -> str:
    """Why its move is somebody else's; empty where the person may make it."""
    return permissions.not_theirs(user, verb_of(decision.kind, decision.task), decision.task)


class CloseMeeting(OfMeetings, View):
    """POST ends the meeting, and makes the moves that are this person's."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        if done := self.told(meeting_ends.close, self.meeting):
            tell_made(request, *done, closed=True)
        return redirect("tasks:meeting", pk=pk)


class MakeDecided(OfMeetings, View):
    """POST makes the moves that still wait and are this person's: all of them, or those picked
    `pick=<decision>:<version of its task>`."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        if done := self.told(meeting_ends.carry_out, self.meeting, seen=picks_of(request)):
            tell_made(request, *done, closed=False)
        return redirect("tasks:meeting", pk=pk)


def tell_made(request, made: list, waiting: list, *, closed: bool) -> None:
    told = ["Đã kết thúc giao ban"] if closed else []
    told += [f"{'đã' if told else 'Đã'} thực hiện {len(made)} ý kiến"] if made else []
    if told:
        messages.success(request, f"{'; '.join(told)}.")
    if stuck := sum(bool(one.trouble) for one in waiting):
        messages.warning(request, f"{stuck} ý kiến chưa thực hiện được, nêu lý do ở dưới.")
