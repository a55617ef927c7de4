"""One move of several tasks at once, asked about no more: accept all that wait."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import View

from tasks import actions, permissions
from tasks.models import Task
from tasks.verbs import OF_MANY

PICK = re.compile(r"(?P<task>\d{1,18}):(?P<version>\d{1,9})")


def way_back(request, otherwise: str) -> str:
    """Where the person came from, if that is a page of ours."""
    there = request.POST.get("next") or request.GET.get("next") or ""
    local = url_has_allowed_host_and_scheme(
        there, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return there if local else otherwise


def picks_of(request) -> dict[int, int]:
    """By the key of each task picked, the version it was shown in."""
    told = ",".join(request.POST.getlist("pick")).split(",")
    picks = map(PICK.fullmatch, told)
    return {int(pick["task"]): int(pick["version"]) for pick in picks if pick}


def nothing_picked(verb: str) -> str:
    return f"Chưa chọn nhiệm vụ để {OF_MANY[verb].named}."


class MoveAll(View):
    """POST `pick=<task>:<version>[,…]` as often as needed; each is moved or told why not."""

    http_method_names = ["post"]
    verb = back = ""

    def post(self, request):
        outcome = actions.move_all(self.picked(), self.verb, by=request.user)
        if outcome.moved:
            messages.success(request, OF_MANY[self.verb].of_many.format(n=len(outcome.moved)))
        for task, reason in outcome.refused:
            messages.warning(request, f"{task.title} ({task.lead.short}): {reason}")
        return redirect(way_back(request, self.back))

    def picked(self) -> list[tuple[Task, int]]:
        """The tasks picked, if all of them are visible; somebody with no such right at all: 403."""
        seen = picks_of(self.request)
        tasks = Task.objects.visible_to(self.request.user).filter(pk__in=seen)
        found = list(tasks.select_related("duty", "lead").prefetch_related("helpers"))
        refusals = [permissions.not_theirs(self.request.user, self.verb, task) for task in found]
        if found and all(refusals):
            raise PermissionDenied(refusals[0])
        if not found:
            messages.info(self.request, nothing_picked(self.verb))
        return [(task, seen[task.pk]) for task in found]


class AcceptAll(MoveAll):
    verb, back = "accept", "tasks:unit"
