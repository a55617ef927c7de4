"""Making a move: one claim of the task, one line of its history, in one transaction."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from conclusions.actions import Refused
from departments.models import Department, User
from tasks import permissions
from tasks.actions.answering import answer_slips
from tasks.actions.asking import keep_questions
from tasks.actions.claiming import StalePage, claim, end_request, recount_request
from tasks.actions.marking import mark
from tasks.actions.proving import holds_proofs, keep_proofs
from tasks.actions.telling import tell
from tasks.models import DayOff, Event, Task
from tasks.verbs import MOVES, REPLIES
from tasks.verbs.doing import CAME_BY
from tasks.workflow import Actor, Effect, Moment, Status, always

# Back and send again: the same words of the same person are not said twice within this time.
REPEAT = timedelta(minutes=10)
KEPT = ("duty", "notice")  # what no move changes
MOVED = [one.attname for one in Task._meta.concrete_fields if one.name not in (*KEPT, "words")]


class NotAllowed(Refused):
    """The move belongs to somebody else."""


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
    came_by: str = "",
    paper_number: str = "",
    cause: str = "",
    files: Iterable[File] = (),
    link: str = "",
    **fields: Any,
) -> Event:
    """Move `task` by `verb` as `by`, who saw its version `seen` (None: as it stands now).

    `fields` are the move's own: assignee, lead, result, kind, new_due_on; `cause`, what beyond the
    unit makes the work late, is a move of its own made with it; `link` is the day of the letter
    whose link it is made by (tasks.actions.by_link). Returns the event
    written, or for words that the person has just sent the one that holds them already. Raises
    NotAllowed (not theirs), StalePage (changed since `seen`), Refused (not possible now, or a field
    is wrong); then nothing was written.
    """
    now = now or timezone.now()
    proofs = [file for file in files if file]
    words = {"note": note, "step": step, "document_number": document_number}
    words |= {"came_by": came_by, "paper_number": paper_number}
    try:
        with transaction.atomic():
            current = _locked(task)
            event = _move(current, verb, by, seen, now, words, proofs, fields, link)
            if cause:
                told = dict.fromkeys(words, "") | {"note": cause}
                current = _locked(task)
                _move(current, "cause", by, None, now, told, [], {}, link)
    except IntegrityError as clash:  # two at once: the second is told like any that comes too late
        raise Refused(_too_late(fields)) from clash
    for name in MOVED:
        setattr(task, name, getattr(current, name))
    if "words" in current.__dict__:  # read only where the move writes them
        task.words = current.words
    return event


def _locked(task: Task) -> Task:
    """The task as it stands now, locked, so that what is read here still holds when it is written:
    a verb that only appends compares no version, and must yet write nothing on work that a
    colleague is closing.

    Its row alone: PostgreSQL, having waited for a colleague who gives the work to another unit,
    would join it with its former unit and find none.
    """
    current = Task.objects.select_for_update().defer("words").get(pk=task.pk)
    for name in KEPT:
        if name in task._state.fields_cache:
            setattr(current, name, getattr(task, name))
    return current


def _move(
    current: Task,
    verb: str,
    by: User,
    seen: int | None,
    now: datetime,
    words: dict[str, str],
    proofs: list[File],
    fields: dict[str, Any],
    link: str,
) -> Event:
    people = _principals(current, verb, by, seen)
    if repeated := _said_already(current, verb, by, now, words, proofs, fields):
        return repeated
    proved = bool(proofs or words["document_number"])
    moment = Moment(verb, MOVES[verb], timezone.localdate(now), DayOff.objects.calendar, by, proved)
    principal, effect = _effect(current, verb, fields, moment, people)
    target = _target(current, verb, principal, effect)
    written = _write(current, verb, target, effect)
    event = current.events.create(
        at=now,
        verb=verb,
        actor=by,
        acting_for=principal if principal != by else None,
        from_status=current.status,
        to_status=target,
        note=words["note"],
        step=words["step"],
        detail=effect.detail | _in_place_of(current, verb, principal, words) | _by(link),
    )
    effect.then(current, event)
    end_request(current, target, effect.changes, event)
    recount_request(current, effect.changes, moment.calendar)
    keep_questions(event)
    answer_slips(event)
    # Last, for a rollback leaves files where they are.
    keep_proofs(event, proofs, words["document_number"])
    mark([event])
    for name, value in written.items():
        setattr(current, name, value)
    tell([event])
    return event


def _too_late(fields: dict[str, Any]) -> str:
    if "lead" in fields:
        return f"{fields['lead']} đã được giao chính việc này."
    return "Nhiệm vụ vừa được người khác cập nhật; xem lại trước khi lưu."


def _principals(task: Task, verb: str, by: User, seen: int | None) -> list[User]:
    """In whose right the move may be made, once it is theirs, fresh and possible now."""
    people = permissions.rights_to(by, verb, task)
    if not people:
        raise NotAllowed(permissions.refusal(by, verb, task))
    if seen is not None and seen != task.version and not MOVES[verb].appends:
        raise StalePage(task, verb)
    if reason := permissions.not_now(verb, task):
        raise Refused(reason)
    return people


def _said_already(
    task: Task,
    verb: str,
    by: User,
    now: datetime,
    words: dict[str, str],
    proofs: list[File],
    fields: dict[str, Any],
) -> Event | None:
    """The event that holds the same words already, sent a moment ago by the same person; once a
    leader has answered, the same words are a new question."""
    if not MOVES[verb].appends or MOVES[verb].when is not always:
        return None  # the version tells a second sending, or what the first one has done
    same = task.events.filter(
        verb=verb, actor=by, at__gt=now - REPEAT, note=words["note"], step=words["step"]
    )
    unit = fields.get("unit")
    for event in same.prefetch_related("evidence"):
        if event.detail.get("unit_id") != (unit.pk if unit else None):
            continue
        if holds_proofs(event, proofs, words["document_number"]):
            answered = task.events.filter(verb__in=REPLIES).exclude(verb=verb).first()
            return event if answered is None or event.pk > answered.pk else None
    return None


def _effect(
    task: Task, verb: str, fields: dict[str, Any], moment: Moment, people: list[User]
) -> tuple[User, Effect]:
    """What the verb changes besides the state, and whose right reaches so far: one's own, else that
    of somebody stood in for. A deputy's few days are the deputy's, more are the director's."""
    for person in people:
        try:
            return person, MOVES[verb].effect(task, replace(moment, right_of=person), **fields)
        except Refused as refusal:
            last = refusal
    raise last


def _target(task: Task, verb: str, principal: User, effect: Effect) -> str:
    """Where the move leads; an appending verb only ever takes up a new task."""
    step = MOVES[verb]
    if step.appends:
        takes_up = task.status == Status.ASSIGNED and not _only_helps(principal, task)
        return step.target if step.target and takes_up else task.status
    return effect.target or step.target or task.status


def _write(task: Task, verb: str, target: str, effect: Effect) -> dict[str, Any]:
    """What is then changed of the task; words alone change nothing."""
    if MOVES[verb].appends and target == task.status:
        return {}
    return claim(task, verb, target, effect.changes)


def _only_helps(user: User, task: Task) -> bool:
    """A helping unit's word does not take up the task for the lead."""
    own = (Actor.UNIT_CHIEF, Actor.ASSIGNEE, Actor.OFFICE)
    return not any(permissions.is_actor(user, actor, task) for actor in own)


def _by(link: str) -> dict[str, str]:
    """The letter's day: by it the link is known to be used (tasks.actions.by_link)."""
    return {"link": link} if link else {}


def _in_place_of(task: Task, verb: str, principal: User, words: dict[str, str]) -> dict[str, str]:
    """Marks what the office enters for a unit, and what the unit told it by."""
    if not permissions.is_in_place(principal, verb, task):
        return {}
    posts = (post.department for post in principal.posts)
    office = next(unit for unit in posts if unit.kind == Department.Kind.OFFICE)
    told = {"in_place_of": task.lead.short, "in_place_by": office.sign}
    if came := CAME_BY.get(words["came_by"], ""):
        told["came"] = came.format(number=words["paper_number"])
    if words["paper_number"]:
        told["paper"] = words["paper_number"]
    return told
