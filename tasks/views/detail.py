"""One task, whole; and the files that prove its events."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, View

from departments.agency_text import in_agency_words
from departments.at_once import kept_row
from departments.rights import Rights
from tasks import permissions
from tasks.belongings import belongings_of, know_forerunners
from tasks.chains import chain_of
from tasks.deadline_words import carried_words
from tasks.drafts import draft_of
from tasks.histories import History
from tasks.models import Evidence, Reminder, Task, Timeliness
from tasks.move_words import label_of
from tasks.quoting import quoted
from tasks.rail import rail_of, reckoning
from tasks.rows import TaskRow, days_of_silence
from tasks.timeline import timeline
from tasks.verbs import BUTTONS
from tasks.views.today import Today
from tasks.workflow import Status

LINES = 100  # of the history; all of it is a link away
WHOLE = "tat-ca"


class TaskDetail(Today, DetailView):
    template_name = "tasks/task_detail.html"

    def get_queryset(self):
        """What belongs to it is read apart, all at once."""
        return Task.objects.visible_to(self.request.user).select_related("duty").defer("words")

    def get_context_data(self, **kwargs):
        task, user = self.object, self.request.user
        around = belongings_of(task, None if WHOLE in self.request.GET else LINES)
        know_forerunners(task, around.mates)
        reads = permissions.may_read_notes(user, task)
        asked = task.open_request
        lines, files = timeline(task, around, self.day, with_notes=reads)
        mates = self.mates(around.mates)
        return super().get_context_data(
            row=TaskRow(
                task,
                task.timeliness(self.day),
                History.of(around.events),
                self.day,
                silent_after=days_of_silence(),
                rights=Rights.of(user),
            ),
            later=around.waiting if not task.is_reported else [],
            reads=reads,
            asked=asked,
            draft=draft_of(task),
            rail=rail_of(
                task,
                self.day,
                asked.new_due_on if asked else None,
                [sent for sent, rung, _ in around.mails if rung == Reminder.Rung.SOON],
            ),
            rail_note=task.due_on and reckoning(task, self.day),
            pieces=quoted(task.duty),
            lines=lines if WHOLE in self.request.GET else lines[:LINES],
            line_count=len(lines) - len(around.events) + around.event_count,
            whole=WHOLE,
            files=files,
            citations=around.citations,
            slips=[slip for slip in around.slips if permissions.may_read_slip(user, slip)],
            chain=chain_of(task, user),
            carried=carried_words(task),
            overseer=kept_row("overseers", task.lead.overseen_by_id) or task.lead.overseen_by,
            mates=mates,
            mates_done=sum(mate.status == Status.DONE for mate, _ in mates),
            mates_counted=sum(mate.status != Status.WITHDRAWN for mate, _ in mates),
            **self.moves(),
            **kwargs,
        )

    def moves(self) -> dict:
        """The person's moves: up to two that stand out, the primary last; the rest in a menu.

        A request to decide takes that place where nothing else is natural; else it is decided in
        its own banner.
        """
        user, task = self.request.user, self.object
        verbs = permissions.moves_of(user, task)
        in_place = {verb for verb in verbs if permissions.enters_in_place(user, verb, task)}
        labels = {verb: label_of(verb, in_place=verb in in_place) for verb in verbs}
        natural = [
            verb
            for verb in verbs
            if task.status in BUTTONS[verb].natural_in
            and not (verb in in_place and BUTTONS[verb].reports)
        ][:2]
        decides = [verb for verb in verbs if BUTTONS[verb].answers == "request_extension"]
        on_draft = [verb for verb in verbs if verb == "return_draft"]
        quiet = [verb for verb in verbs if BUTTONS[verb].quiet and verb not in on_draft]
        main = natural or decides or quiet[-1:]
        looks = {main[0]: "btn-primary"} if natural or decides else {}
        apart = (*main, *decides, *on_draft)
        return {
            "main_moves": [
                (verb, labels[verb], BUTTONS[verb].one_tap, looks.get(verb, "btn-plain"))
                for verb in reversed(main)
            ],
            "more_moves": [(verb, labels[verb]) for verb in verbs if verb not in apart],
            "decides": [(verb, labels[verb]) for verb in decides if verb not in main],
            "on_draft": [(verb, labels[verb]) for verb in on_draft],
        }

    def mates(self, same_item: list[Task]) -> list[tuple[Task, Timeliness]]:
        """Those of the same item that the person may see and how they stand, this one among them;
        nothing where it is the only one."""
        if len(same_item) == 1:
            return []
        seen = Task.objects.visible_to(self.request.user).filter(pk__in=[t.pk for t in same_item])
        keys = set(seen.values_list("pk", flat=True))
        mates = [(mate, mate.timeliness(self.day)) for mate in same_item if mate.pk in keys]
        return mates if len(mates) > 1 else []


class EvidenceFile(View):
    """A proof as a download under its own name, never shown by the browser itself."""

    http_method_names = ["get", "head"]

    def get(self, request, pk):
        visible = Task.objects.visible_to(request.user)
        proof = get_object_or_404(
            Evidence.objects.exclude(file="").select_related("event__task"),
            pk=pk,
            event__task__in=visible,
        )
        if not permissions.may_read_notes(request.user, proof.event.task):
            raise PermissionDenied(
                in_agency_words(
                    "Chỉ đơn vị chủ trì, phối hợp, người giao, người xác nhận, {leaders} và "
                    "{office} được xem minh chứng của nhiệm vụ."
                )
            )
        try:
            response = FileResponse(proof.file.open(), as_attachment=True, filename=str(proof))
        except FileNotFoundError as gone:
            raise Http404 from gone
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-cache"
        return response
