"""Every move of a task is this one view: a small form, then the move, then back with a word."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.views.generic import View

from conclusions.actions import Refused
from tasks import actions, permissions
from tasks.forms import FORMS, MoveForm
from tasks.models import Event, Task
from tasks.move_words import about, body_of, done_words, label_of
from tasks.verbs import BUTTONS
from tasks.views.bulk import way_back
from tasks.workflow import always


class MoveView(View):
    """GET asks, POST moves. The same for a page and for the dialog that htmx opens."""

    http_method_names = ["get", "head", "post"]
    verb = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        tasks = Task.objects.visible_to(request.user).for_moves()
        self.task = get_object_or_404(tasks, pk=kwargs["pk"])

    def get(self, request, pk):
        if permissions.not_theirs(request.user, self.verb, self.task):
            raise PermissionDenied(self.refusal)
        if words := permissions.not_now(self.verb, self.task):
            messages.warning(request, words)
            return self.leave()
        return self.ask(FORMS[self.verb](task=self.task, by=request.user))

    def post(self, request, pk):
        form = FORMS[self.verb](request.POST, request.FILES, task=self.task, by=request.user)
        if self.already_done(form):  # what it did may have ended the right to do it
            return self.leave()
        if permissions.not_theirs(request.user, self.verb, self.task):
            return self.ask(form, HTTPStatus.FORBIDDEN, refused=self.refusal)
        if form.is_valid():
            return self.move(form)
        if words := permissions.not_now(self.verb, self.task):
            return self.ask_again(form, words)
        return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)

    @property
    def refusal(self) -> str:
        return permissions.refusal(self.request.user, self.verb, self.task)

    def move(self, form: MoveForm) -> HttpResponse:
        try:
            mates = self.make(form.cleaned_data)
        except actions.NotAllowed as refusal:
            return self.ask(form, HTTPStatus.FORBIDDEN, refused=str(refusal))
        except actions.StalePage as stale:
            return self.ask_again(form, str(stale))
        except Refused as refusal:
            self.task.refresh_from_db()
            if permissions.not_now(self.verb, self.task):
                return self.ask_again(form, str(refusal))
            form.explain(refusal.messages)
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        said = done_words(self.verb, self.task, form.cleaned_data)
        if mates:
            units = ", ".join(mate.lead.short for mate in mates)
            said = f"{said.rstrip('.')}; sửa cùng lúc cho {len(mates)} đơn vị: {units}."
        messages.success(self.request, said)
        return self.leave()

    def make(self, fields: dict[str, Any]) -> list[Task]:
        """The move, and that of other units mended with it, which are returned."""
        mates, by = fields.pop("with_mates", []), self.request.user
        if mates:
            return actions.move_with_mates(self.task, self.verb, mates, by=by, **fields)
        actions.move(self.task, self.verb, by=by, **fields)
        return []

    def already_done(self, form: MoveForm) -> bool:
        """The same click once more: this very person has just made this very move, word for word.
        Another unit, day or file chosen on going back is no such click, and is told what stands.
        Words that may be said as often as anybody has any are told apart where they are written."""
        button, version = BUTTONS[self.verb], self.task.version
        if button.appends and button.when is always:
            return False
        last = self.last_event()
        as_shown = (version, version - 1) if button.appends else (version - 1,)
        return (
            last.actor_id == self.request.user.pk
            and last.verb == self.verb
            and form["seen"].value() in map(str, as_shown)
            and form.is_told_by(last)
        )

    def last_event(self) -> Event:
        return self.task.events.first()

    def ask_again(self, form: MoveForm, words: str) -> HttpResponse:
        """A colleague was first: what they did, what was typed, and one button to go on with it.
        Where nobody was, what stands against the move is told alone."""
        task = get_object_or_404(Task.objects.for_moves(), pk=self.task.pk)
        typed, user = self.request.POST.copy(), self.request.user
        seen, typed["seen"] = typed.get("seen"), task.version
        fresh = FORMS[self.verb](typed, task=task, by=user)
        over = bool(permissions.refusal(user, self.verb, task))
        if over and seen == str(task.version):
            return self.ask(fresh, HTTPStatus.CONFLICT, refused=words)
        theirs = self.last_event()
        return self.ask(fresh, HTTPStatus.CONFLICT, stale=words, theirs=theirs, over=over)

    def ask(self, form: MoveForm, status: HTTPStatus = HTTPStatus.OK, **context) -> HttpResponse:
        user, task, verb = self.request.user, form.task, self.verb
        template = "_move_form.html" if self.request.htmx else "move_form.html"
        context |= {
            "form": form,
            "task": task,
            "verb": verb,
            "label": label_of(verb, in_place=form.in_place),
            "body": body_of(verb, task, in_place=form.in_place),
            "about": about(verb, task) if permissions.may_read_notes(user, task) else [],
            "notes": permissions.may_read_notes(user, task),
            "next": self.back,
            "files_again": bool(self.request.FILES),
            "danger": BUTTONS[verb].danger,
        }
        return render(self.request, f"tasks/{template}", context, status=status)

    @property
    def back(self) -> str:
        return way_back(self.request, reverse("tasks:detail", args=[self.task.pk]))

    def leave(self) -> HttpResponse:
        """To where the person came from; htmx is told to take the whole page there."""
        if not self.request.htmx:
            return redirect(self.back)
        response = HttpResponse(status=HTTPStatus.NO_CONTENT)
        response["HX-Redirect"] = iri_to_uri(self.back)
        return response
