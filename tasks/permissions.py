"""Who may make which move of a task, what waits for whom, and what a person may read of it."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from departments.agency_text import in_agency_words
from departments.models import Department, Membership, User
from departments.rights import PlainPerson, PlainRights, Rights
from tasks.confirming import may_confirm
from tasks.entry_days import ENTERED
from tasks.limits import DEPUTY_DAYS, OFFICE_DAYS
from tasks.models import ChaseSlip, DayOff, Extension, Task
from tasks.verbs import MOVES, OWN_QUESTIONS
from tasks.workflow import ANY_SLIP, OPEN, Actor, Move, Status


def _helps(user: User, task: Task) -> bool:
    return any(unit.pk in user.department_ids for unit in task.helper_units)


def _is_early_office(user: User, task: Task) -> bool:
    """The office mends a wrong unit in the first working days after it entered the notice."""
    issued = user.is_office and task.events.filter(verb__in=ENTERED).first()
    if not issued:
        return False
    given, today = timezone.localdate(issued.at), timezone.localdate()
    return DayOff.objects.calendar().within(given, today, OFFICE_DAYS)


def _oversees(user: User, task: Task) -> bool:
    return user.is_leader and task.lead.overseen_by_id == user.pk


def _is_deputy(user: User, task: Task) -> bool:
    """The deputy in charge of the unit, where no more is asked for than a deputy may give."""
    asked = task.open_request
    return _oversees(user, task) and (asked is None or asked.days <= DEPUTY_DAYS)


# Whether a person, by the own posts, is that actor of the task.
ACTORS: dict[Actor, Callable[[User, Task], bool]] = {
    Actor.UNIT_CHIEF: lambda user, task: task.lead_id in user.chief_of_ids,
    Actor.ASSIGNEE: lambda user, task: task.assignee_id == user.pk,
    # Whoever heads the unit sends the report without drafting it first.
    Actor.DRAFTER: lambda user, task: (
        task.assignee_id == user.pk and task.lead_id not in user.chief_of_ids
    ),
    Actor.HELPER: _helps,
    Actor.PART_UNTAKEN: lambda user, task: any(
        part.unit.pk in user.chief_of_ids and not (part.taken_on or part.done_on)
        for part in task.parts
    ),
    Actor.PART_OPEN: lambda user, task: any(
        part.unit.pk in user.chief_of_ids and part.done_on is None for part in task.parts
    ),
    Actor.OFFICE: lambda user, task: user.is_office,
    Actor.OFFICE_HEAD: lambda user, task: user.heads_office,
    Actor.OFFICE_IN_PLACE: lambda user, task: (
        user.is_office and task.lead_id not in user.department_ids
    ),
    Actor.OFFICE_EARLY: _is_early_office,
    Actor.CONFIRMER: lambda user, task: task.confirmer_id == user.pk,
    Actor.SUBSTITUTE: lambda user, task: (
        user.is_director and not may_confirm(task.confirmer, task.lead)
    ),
    Actor.ASSIGNER: lambda user, task: task.assigned_by_id == user.pk,
    Actor.DIRECTOR: lambda user, task: user.is_director,
    Actor.DEPUTY: _is_deputy,
    Actor.OVERSEER: _oversees,
    Actor.LEADER: lambda user, task: user.is_leader,
}


BEYOND_DEPUTY = (
    f"Đề nghị xin thêm {{days}} ngày làm việc, quá {DEPUTY_DAYS} ngày; {{{{director}}}} quyết định."
)
NOBODY, ANY = Q(pk__in=[]), ~Q(pk__in=[])
# The same for many open questions at once, for those who are asked to decide (tested against
# ACTORS): a question holds of its task what these read.
CONDITIONS: dict[Actor, Callable[[PlainPerson], Q]] = {
    Actor.CONFIRMER: lambda user: Q(confirmer=user.pk),
    Actor.SUBSTITUTE: lambda user: _confirmer_decides_not() if user.is_director else NOBODY,
    Actor.ASSIGNER: lambda user: Q(assigned_by=user.pk),
    Actor.DIRECTOR: lambda user: ANY if user.is_director else NOBODY,
    Actor.OVERSEER: lambda user: _overseen_by(user),
    Actor.DEPUTY: lambda user: (
        _overseen_by(user)
        & ~Q(Exists(_open_requests().filter(days__gt=DEPUTY_DAYS, task=OuterRef("task"))))
    ),
}


def _overseen_by(user: PlainPerson) -> Q:
    if not user.is_leader:
        return NOBODY
    return Q(lead__in=Department.objects.filter(overseen_by=user.pk).values("pk"))


def _confirmer_decides_not() -> Q:
    """No longer, or not this: it was asked by them, as a stand-in."""
    own_unit = Membership.objects.filter(user=OuterRef("confirmer"), department=OuterRef("lead"))
    gone = User.objects.filter(is_active=False).values("pk")
    asked = Q(actor=F("confirmer")) | Q(acting_for=F("confirmer"))
    return Q(confirmer__in=gone) | Q(Exists(own_unit)) | asked


def _open_requests() -> QuerySet[Extension]:
    return Extension.objects.filter(state=Extension.State.ASKED)


def is_actor(user: User, actor: Actor, task: Task) -> bool:
    """Whether the user, in their own right, is that actor of the task."""
    return ACTORS[actor](user, task)


def acting_as(user: User, verb: str, task: Task) -> User | None:
    """In whose right the user may make this move: their own, a giver's, or nobody's (None)."""
    return next(iter(rights_to(user, verb, task)), None)


def rights_to(user: User, verb: str, task: Task) -> list[User]:
    """Everybody in whose right the user may make this move, the user first; but whoever stands in
    for the unit speaks for it rather than in its place."""
    people = _in_right_of(user, verb, task, MOVES[verb].actors)
    return sorted(people, key=lambda one: is_in_place(one, verb, task)) if people[1:] else people


TAKING_PART = (Actor.UNIT_CHIEF, Actor.ASSIGNEE, Actor.HELPER)
IN_PLACE = (Actor.OFFICE, Actor.OFFICE_IN_PLACE)


def is_in_place(person: User, verb: str, task: Task) -> bool:
    """Whether that person makes the move for a unit of which they are none: the office enters what
    came by phone or on paper. What it says to the unit in its own name is none such."""
    move = MOVES[verb]
    return (
        not move.decides
        and person.is_office
        and task.lead_id not in person.department_ids
        and not set(IN_PLACE).isdisjoint(move.actors)
        and not any(is_actor(person, actor, task) for actor in TAKING_PART)
    )


def enters_in_place(user: User, verb: str, task: Task) -> bool:
    """Whether the user would make the move in the unit's place."""
    person = acting_as(user, verb, task)
    return person is not None and is_in_place(person, verb, task)


def waits_for(user: User, verb: str, task: Task, on: date | None = None) -> bool:
    """Whether this decision is the user's to take on that day, today by default: theirs by right,
    and of those who may take it they are asked. A director may confirm any report, and is asked
    for those they confirm."""
    return bool(_in_right_of(user, verb, task, MOVES[verb].waits_for, on))


def asked_by_name(task: Task) -> set[int]:
    """Whom decisions about the task may wait for by what it says itself; besides them they may
    wait for directors alone (tested against `waits_for`)."""
    return {task.confirmer_id, task.assigned_by_id, task.lead.overseen_by_id or 0}


def asked_by_name_condition(people: Iterable[int]) -> Q:
    """The same for many open questions at once: some of these people are among them."""
    people = list(people)
    return Q(confirmer__in=people) | Q(assigned_by__in=people) | Q(lead__overseen_by__in=people)


def waiting_condition(rights: PlainRights, verb: str) -> Q:
    """As `waits_for`, for many questions at once and whoever has these rights; `verb` decides."""
    move = MOVES[verb]
    own, *others = [_waits_for_one(one, move) for one in rights.people]
    if not move.decides:
        return _any_of([own, *others])
    # As `clash`: as a stand-in nothing of any unit spoken for, by the own right what is asked there
    # by others.
    condition = own & ~Q(lead__in=rights.own_unit_ids)
    if others:
        stood_in = Q(lead__in=rights.unit_ids - rights.own_unit_ids)
        condition &= ~stood_in | _not_asked_by(rights.pk)
        condition |= _any_of(others) & ~Q(lead__in=rights.unit_ids)
    if move.answers in OWN_QUESTIONS:
        condition &= _not_asked_by(rights.pk)
    return condition


def _any_of(conditions: list[Q]) -> Q:
    """What is anybody's anyhow joins no table to find out whose it is."""
    return ANY if ANY in conditions else reduce(or_, conditions)


def _waits_for_one(person: PlainPerson, move: Move) -> Q:
    """For whom this one may decide: nobody stands in for those who asked themselves."""
    condition = _any_of([CONDITIONS[actor](person) for actor in dict.fromkeys(move.waits_for)])
    if move.decides and move.answers in OWN_QUESTIONS:
        return condition & _not_asked_by(person.pk)
    return condition


def _not_asked_by(person: int) -> Q:
    return ~Q(actor=person) & ~Q(acting_for=person)


def _in_right_of(
    user: User, verb: str, task: Task, actors: tuple[Actor, ...], on: date | None = None
) -> list[User]:
    people = [
        one
        for one in Rights.of(user, on).people
        if any(_is_asked(one, actor, verb, task) for actor in actors)
    ]
    if people and MOVES[verb].decides and _speaks_for_unit(user, task, on):
        people = people[:1] if people[0] == user else []
    if people and clash(user, verb, task, on):
        return []
    asked = own_question(verb, task)
    return [one for one in people if one.pk not in asked]


def _is_asked(person: User, actor: Actor, verb: str, task: Task) -> bool:
    """As is_actor; the director decides too what the confirmer asked, as somebody's stand-in."""
    if actor == Actor.SUBSTITUTE and person.is_director:
        return is_actor(person, actor, task) or task.confirmer_id in own_question(verb, task)
    return is_actor(person, actor, task)


def _speaks_for_unit(user: User, task: Task, on: date | None) -> bool:
    """Whether the person is of the unit that leads the task, or stands in for one of it."""
    return task.lead_id in Rights.of(user, on).unit_ids


# Those set above a unit: they keep their own right over it while they stand in for its head.
ABOVE = {Actor.CONFIRMER, Actor.ASSIGNER, Actor.DIRECTOR, Actor.DEPUTY, Actor.LEADER}


def clash(user: User, verb: str, task: Task, on: date | None = None) -> str:
    """Why somebody who may do so elsewhere must not decide here, in words; empty where they may.

    Nobody judges or moves the work of the own unit. Nobody does so as a stand-in of somebody else
    while speaking for the unit, for whoever reports as one person must not confirm as another. A
    leader or confirmer who stands in for the unit's head keeps the own right over its work, but for
    what they asked themselves; and nobody decides the own request, not even after a delegation has
    ended.
    """
    move = MOVES[verb]
    if not move.decides:
        return ""
    if task.lead_id not in user.department_ids and user.pk in own_question(verb, task):
        return MOVES[move.judges or move.answers].own_question.format(act=move.unmade)
    if not _speaks_for_unit(user, task, on) or _keeps_own_right(user, move, task):
        return ""
    if verb == "confirm":
        return "Người báo cáo không tự xác nhận hoàn thành."
    return f"Người của đơn vị chủ trì không tự {move.unmade} nhiệm vụ của đơn vị."


def _keeps_own_right(user: User, move: Move, task: Task) -> bool:
    if task.lead_id in user.department_ids:
        return False
    if not any(is_actor(user, actor, task) for actor in ABOVE.intersection(move.actors)):
        return False
    return not move.answers or user.pk not in askers(task, move.answers)


def own_question(verb: str, task: Task) -> tuple[int | None, ...]:
    """Who asked what this move decides, and for whom: neither they nor who stands in for them
    decide it."""
    move = MOVES[verb]
    if not move.decides:
        return ()
    if move.judges and task.status in MOVES[move.judges].waits_in:
        return askers(task, move.judges)
    return askers(task, move.answers) if move.answers in OWN_QUESTIONS else ()


def askers(task: Task, asked: str) -> tuple[int | None, ...]:
    """Who asked the question that stands, and for whom; read once, of the rows of a list with
    their histories."""
    if not MOVES[asked].waits_while(task):
        return ()
    if asked == "request_extension":
        event = task.open_request.asked
        return event.actor_id, event.acting_for_id
    known = task.__dict__.get("_askers", {})
    if asked not in known:
        told = task.events.filter(verb=asked).order_by("-at", "-pk")
        return told.values_list("actor", "acting_for").first() or ()
    return known[asked]


def know_asker(task: Task, asked: str, actor: int, acting_for: int | None) -> None:
    """Tell the task who asked last, for `askers` not to ask the database."""
    task.__dict__.setdefault("_askers", {})[asked] = (actor, acting_for)


def may(user: User, verb: str, task: Task) -> bool:
    """The one predicate: whether the user may make this move of this task now."""
    # Asked for every row and button, so no words are made here.
    move = MOVES[verb]
    if task.status not in move.sources or acting_as(user, verb, task) is None:
        return False
    return not move.when(task)


def refusal(user: User, verb: str, task: Task) -> str:
    """Why the move is not possible now or not theirs, in Vietnamese; empty where it is.

    What stands against it for everybody comes first: a state that admits it for nobody, nothing to
    decide, a rule of the office; and only then the person.
    """
    return not_now(verb, task) or not_theirs(user, verb, task)


def not_theirs(user: User, verb: str, task: Task) -> str:
    """Why the move belongs to somebody else, in Vietnamese; empty where it is the user's."""
    if acting_as(user, verb, task):
        return ""
    if words := clash(user, verb, task):
        return words
    move = MOVES[verb]
    asked = task.open_request if Actor.DEPUTY in move.actors else None
    if asked and any(_oversees(one, task) for one in Rights.of(user).people):
        return in_agency_words(BEYOND_DEPUTY.format(days=asked.days))
    who = in_agency_words(", ".join(actor.value for actor in move.actors)) or "Hệ thống"
    return f"Chỉ {who} được {move.unmade}."


def wrong_state(verb: str, task: Task) -> str:
    """Why the task's state does not admit the move; empty where it does."""
    move = MOVES[verb]
    if task.status in move.sources:
        return ""
    return f"Nhiệm vụ đang ở trạng thái “{task.get_status_display()}”, không {move.unmade} được."


def not_now(verb: str, task: Task) -> str:
    """Why nobody may make the move now; empty where somebody may."""
    return wrong_state(verb, task) or in_agency_words(MOVES[verb].when(task))


def moves_of(user: User, task: Task) -> list[str]:
    """The verbs the user may use now, in the table's order."""
    if task.status not in OPEN and task.status != Status.DONE:
        return []
    return [verb for verb, move in MOVES.items() if move.is_button and may(user, verb, task)]


def slip_levels(user: User) -> range:
    """The levels of papers that the person may chase by: all members of the office the inner ones,
    its head and the leaders the official letter, too; others none."""
    rights = Rights.of(user)
    if rights.is_leader or rights.heads_office:
        return range(1, ANY_SLIP + 1)
    return range(1, ANY_SLIP if rights.is_office else 1)


def no_slip(user: User, level: int) -> str:
    """Why the person may not chase by a paper of that level; empty where they may."""
    if level in slip_levels(user):
        return ""
    who = "{leaders} và Trưởng, Phó {office}" if level == ANY_SLIP else "{leaders} và {office}"
    return in_agency_words(f"Chỉ {who} được lập phiếu đôn đốc mức {level}.")


def may_read_slip(user: User, slip: ChaseSlip) -> bool:
    """As ChaseSlip.objects.visible_to has it (tested)."""
    rights = Rights.of(user)
    return rights.edits_notices or slip.unit_id in rights.unit_ids


def may_read_notes(user: User, task: Task) -> bool:
    """Notes and files: those who lead, help, assigned or confirm it, leaders and the office."""
    rights = Rights.of(user)
    return (
        rights.edits_notices
        or task.lead_id in rights.unit_ids
        or bool({task.assignee_id, task.confirmer_id, task.assigned_by_id} & rights.ids)
        or any(unit.pk in rights.unit_ids for unit in task.helper_units)
    )
