"""Making a move: one claim of the task, one line of its history, in one transaction."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from conclusions.actions import Refused
from departments.models import User
from tasks import permissions
from tasks.actions.effects import EFFECTS, Effect
from tasks.models import Event, Evidence, Task
from tasks.workflow import MOVES, Actor, Status


class NotAllowed(Refused):
    """The move belongs to somebody else."""


class StalePage(Refused):
    """A colleague moved the task while this page was open; `event` is what they did."""

    def __init__(self, task: Task, verb: str) -> None:
        self.task, self.verb = task, verb
        self.event = task.events.select_related("actor").first()
        who, at = self.event.actor, timezone.localtime(self.event.at)
        super().__init__(
            f"Nhiệm vụ vừa được {who} cập nhật lúc {at:%H giờ %M}; xem lại trước khi lưu."
        )


@transaction.atomic
def move(
    task: Task,
    verb: str,
    *,
    by: User,
    seen: int | None = None,
    now: datetime | None = None,
    note: str = "",
    step: str = "",
    document_number: str = "",
    files: Iterable[File] = (),
    **fields,
) -> Event:
    """Move `task` by `verb` as `by`, who saw its version `seen` (None: as it stands now).

    `fields` are the move's own: assignee, lead, result, kind, new_due_on. Raises NotAllowed (not
    theirs), StalePage (changed since `seen`), Refused (not possible now, or a field is wrong).
    """
    now = now or timezone.now()
    current = Task.objects.select_related("duty__item__conclusion", "lead").get(pk=task.pk)
    principal = _principal(current, verb, by, seen)
    proofs = [f for f in files if f]
    effect = _effect(current, verb, fields, now, has_proof=bool(proofs or document_number))
    event = current.events.create(
        at=now,
        verb=verb,
        actor=by,
        acting_for=principal if principal != by else None,
        from_status=current.status,
        to_status=_claim(current, verb, principal, effect),
        note=note,
        step=step,
        detail=effect.detail | _in_place_of(current, verb, principal),
    )
    effect.then(current, event)
    _keep_proofs(event, proofs, document_number)  # last, for a rollback leaves files where they are
    task.refresh_from_db()
    return event


def _principal(task: Task, verb: str, by: User, seen: int | None) -> User:
    """In whose right the move is made, once it is theirs, fresh and possible now."""
    principal = permissions.acting_as(by, verb, task)
    if principal is None:
        raise NotAllowed(permissions.refusal(by, verb, task))
    if seen is not None and seen != task.version and not MOVES[verb].appends:
        raise StalePage(task, verb)
    if reason := permissions.not_now(verb, task):
        raise Refused(reason)
    return principal


def _effect(task: Task, verb: str, fields: dict, now: datetime, *, has_proof: bool) -> Effect:
    """What the verb changes besides the state; checks the fields it was given."""
    if verb == "report" and task.duty.deliverable and not has_proof:
        raise Refused("Nhiệm vụ có nêu sản phẩm: cần kèm tệp hoặc số văn bản.")
    if verb not in EFFECTS:
        return Effect()
    return EFFECTS[verb](task, timezone.localdate(now), **fields)


def _claim(task: Task, verb: str, principal: User, effect: Effect) -> str:
    """Compare and swap on status and version; an appending verb only ever takes up a new task."""
    step = MOVES[verb]
    if step.appends:
        if task.status == Status.ASSIGNED and step.target and not _only_helps(principal, task):
            Task.objects.filter(pk=task.pk, status=Status.ASSIGNED).update(
                status=step.target, version=F("version") + 1
            )
            return step.target
        return task.status
    after = effect.target or step.target or task.status
    won = Task.objects.filter(pk=task.pk, status=task.status, version=task.version).update(
        status=after, version=F("version") + 1, **effect.changes
    )
    if not won:
        raise StalePage(Task.objects.get(pk=task.pk), verb)
    return after


def _only_helps(user: User, task: Task) -> bool:
    """A helping unit's word does not take up the task for the lead."""
    own = (Actor.UNIT_CHIEF, Actor.ASSIGNEE, Actor.OFFICE)
    return not any(permissions.is_actor(user, actor, task) for actor in own)


def _in_place_of(task: Task, verb: str, principal: User) -> dict:
    """Marks what the office enters for a unit (by phone, on paper): “cập nhật thay”."""
    if verb not in ("update", "obstacle") or not principal.is_office:
        return {}
    taking_part = (Actor.UNIT_CHIEF, Actor.ASSIGNEE, Actor.HELPER)
    if any(permissions.is_actor(principal, actor, task) for actor in taking_part):
        return {}
    return {"in_place_of": task.lead.short}


def _keep_proofs(event: Event, files: list[File], document_number: str) -> None:
    """Files lie under names of our own, for one that was sent may be too long for the disk; the
    name it came with stands beside it. Where one cannot be kept, none stays behind."""
    proofs = [Evidence(event=event, name=file.name[-255:]) for file in files]
    own = [f"{uuid4().hex}{PurePath(file.name).suffix.lower()[:10]}" for file in files]
    try:
        for proof, name, file in zip(proofs, own, files, strict=True):
            proof.file.save(name, file)
    except BaseException:
        for proof, name in zip(proofs, own, strict=True):
            proof.file.storage.delete(proof.file.field.generate_filename(proof, name))
        raise
    if document_number:
        Evidence.objects.create(event=event, document_number=document_number)
