"""One move of several tasks, asked about once: what it will come to, what stays, then the moves."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from tasks import actions, permissions
from tasks.decisions import questions_for
from tasks.many import MOST, ManyTasks, StayingTask, likely
from tasks.many_forms import ManyForm
from tasks.models import Task
from tasks.querysets import TaskQuerySet
from tasks.rows import TaskRow
from tasks.verbs import OF_MANY
from tasks.views.bulk import nothing_picked, picks_of, way_back
from tasks.views.list import TaskList
from tasks.views.today import Today
from tasks.views.unit import MyTasks, OwnTasks, UnitTasks

SURE = "sure"  # in what is sent: it has been asked, the tasks are to be moved


def _of_list(request: HttpRequest) -> TaskQuerySet:
    page = TaskList()
    page.setup(request)
    return page.get_queryset()


def _of_own(page_of: type[OwnTasks]) -> Callable[[HttpRequest], TaskQuerySet]:
    def tasks(request: HttpRequest) -> TaskQuerySet:
        page = page_of()
        page.setup(request)
        return page.chosen().qs

    return tasks


def _of_reports(request: HttpRequest) -> TaskQuerySet:
    asked = [one.task for one in questions_for(request.user) if one.asked == "report"]
    return Task.objects.filter(pk__in=asked)


# The lists of which all may be picked, filtered as the address says.
WHOLE: dict[str, Callable[[HttpRequest], TaskQuerySet]] = {
    "nhiem-vu": _of_list,
    "don-vi": _of_own(UnitTasks),
    "cua-toi": _of_own(MyTasks),
    "cho-xac-nhan": _of_reports,
}


class MoveMany(Today, View):
    """POST `pick=<task>:<version>[,…]`, or `all=<list>` for all of a list as its address filters
    it: asks once; with `sure` moves each, by itself, and tells exactly which."""

    http_method_names = ["post", "options"]
    verb = ""

    def post(self, request):
        # What is moved is what was shown and asked about.
        whole = request.POST.get("all") in WHOLE and SURE not in request.POST
        rows, notes = self.whole() if whole else self.picked()
        for words in notes:
            messages.warning(request, words)
        if not rows:
            messages.info(request, nothing_picked(self.verb))
            return redirect(self.back)
        many = ManyTasks.of(rows, self.verb, request.user)
        self.refuse_strangers(many)
        form = ManyForm(request.POST if SURE in request.POST else None, verb=self.verb, many=many)
        if form.is_valid():
            return self.move(rows, form)
        wrong = form.is_bound
        return self.ask(many, form, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK)

    def picked(self) -> tuple[list[TaskRow], list[str]]:
        """Those picked that the person may see, and what is to be told of the others."""
        seen = picks_of(self.request)
        keys = list(seen)[:MOST]
        rows = self.rows_of(Task.objects.visible_to(self.request.user).filter(pk__in=keys))
        unseen = len(keys) - len(rows)
        notes = [f"{unseen} nhiệm vụ đã chọn không có trong phần được xem."] if unseen else []
        return rows, notes + _beyond(len(seen))

    def whole(self) -> tuple[list[TaskRow], list[str]]:
        """Those of the whole list that are the person's to move so, the most urgent first."""
        user, tasks = self.request.user, WHOLE[self.request.POST["all"]](self.request)
        found = tasks.filter(likely(user, self.verb)).by_urgency().values_list("pk", flat=True)
        # One more than goes at once, to know whether there are more.
        rows = self.rows_of(Task.objects.filter(pk__in=list(found[: MOST + 1])))
        theirs = [row for row in rows if permissions.acting_as(user, self.verb, row.task)]
        if len(rows) > MOST:
            return theirs[:MOST], _beyond(len(rows))
        others = tasks.count() - len(theirs)
        unmade = OF_MANY[self.verb].unmade
        notes = [f"{others} nhiệm vụ khác của danh sách giữ nguyên: không {unmade} được."]
        return theirs, notes if theirs and others else []

    def rows_of(self, tasks: TaskQuerySet) -> list[TaskRow]:
        return self.rows(tasks.for_rows().by_urgency().prefetch_related("extensions"))

    def refuse_strangers(self, many: ManyTasks) -> None:
        """Somebody to whom none of it belongs is told so as by any other move."""
        if many.rows:
            return
        refusals = [
            permissions.not_theirs(self.request.user, self.verb, staying.task)
            for staying in many.staying
        ]
        if all(refusals):
            raise PermissionDenied(refusals[0])

    def move(self, rows: list[TaskRow], form: ManyForm) -> HttpResponse:
        seen = picks_of(self.request)
        picks = [(row.task, seen.get(row.task.pk, row.task.version)) for row in rows]
        outcome = actions.move_all(picks, self.verb, by=self.request.user, **form.cleaned_data)
        if outcome.moved:
            messages.success(self.request, OF_MANY[self.verb].of_many.format(n=len(outcome.moved)))
        if not outcome.refused:
            return redirect(self.back)
        staying = [StayingTask(task, why) for task, why in outcome.refused]
        status = HTTPStatus.OK if outcome.moved else HTTPStatus.CONFLICT
        return self.show(ManyTasks(self.verb, [], staying), status, moved=len(outcome.moved))

    def ask(self, many: ManyTasks, form: ManyForm, status: HTTPStatus) -> HttpResponse:
        picks = ",".join(f"{task.pk}:{task.version}" for task in many.tasks)
        return self.show(many, status, form=form, picks=picks, sure=SURE)

    def show(self, many: ManyTasks, status: HTTPStatus, **context) -> HttpResponse:
        move = OF_MANY[self.verb]
        told = {"many": many, "verb": self.verb, "label": move.label, "named": move.named}
        page = told | {"next": self.back} | context
        return render(self.request, "tasks/many.html", page, status=status)

    @property
    def back(self) -> str:
        return way_back(self.request, reverse("tasks:list"))


def _beyond(count: int) -> list[str]:
    return [f"Mỗi lần tối đa {MOST} nhiệm vụ; lấy {MOST} nhiệm vụ đầu."] if count > MOST else []
