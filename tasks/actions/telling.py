"""Telling people what was done to their work: written with the move itself, read at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone

from departments.models import Delegation, Department, User
from tasks.actions.settling import settle
from tasks.models import Coordination, Event, Notification
from tasks.reaching import Reach
from tasks.steps_ahead import who_waits
from tasks.verbs import MOVES
from tasks.workflow import Hearer, News

# Moves that one act makes of all the work of a notice.
OF_NOTICE = ("end_by_paper", "take_back")


def tell(
    events: Sequence[Event],
    *,
    besides: Collection[Hearer] = (),
    among: Collection[int] | None = None,
) -> None:
    """Write down who hears of these events, besides those who hear of the same otherwise: nobody
    twice of one, and not who made it. `among`: these people alone (keys). What was told before of
    work that the events end is settled.

    The same few queries however many events there are; none where nobody is to be told.
    """
    settle(events)
    told = [event for event in events if _hearers(event)]
    if not told:
        return
    concerned = Concerned.of(told)
    lines = [
        Notification(
            recipient_id=person, event=event, task_id=event.task_id, at=event.at, news=news
        )
        for event in told
        for person, news in concerned.of_event(event, besides).items()
        if among is None or person in among
    ]
    Notification.objects.bulk_create(_one_of_each_act(lines))


def _one_of_each_act(lines: Iterable[Notification]) -> list[Notification]:
    """The work of a notice that one act ends is told to each person in one line."""
    kept: dict[tuple[object, ...], Notification] = {}
    for line in lines:
        event = line.event
        of_act = (event.verb, event.at, event.task.notice_id) if event.verb in OF_NOTICE else event
        first = kept.setdefault((line.recipient_id, of_act), line)
        first.others += first is not line
    return list(kept.values())


@dataclass(frozen=True)
class Concerned:
    """Whom some events concern, read for all of them at once."""

    reach: Reach
    helpers: dict[int, list[int]]  # units, by task
    active: frozenset[int]  # of those who work on the tasks
    takers: dict[int, list[int]]  # who stands in for whom today
    waiting: dict[int, list[Department]]  # whose later steps wait for a task's result

    @classmethod
    def of(cls, events: Sequence[Event]) -> "Concerned":
        helpers = _helpers([e.task_id for e in events if Hearer.HELPERS in MOVES[e.verb].tells])
        waiting = who_waits([e.task for e in events if Hearer.WAITING in MOVES[e.verb].tells])
        units = {event.task.lead_id for event in events}
        units |= {unit.pk for some in waiting.values() for unit in some}
        named = ("former_id", "unit_id")
        units |= {e.detail[name] for e in events for name in named if name in e.detail}
        reach = Reach.of(units.union(*helpers.values()))
        workers = {event.task.assignee_id for event in events}
        named = ("former_assignee", "drafter_id")
        workers |= {event.detail.get(name) for event in events for name in named}
        active = _active(workers - {None})
        chiefs = {person.pk for people in reach.chiefs.values() for person in people}
        return cls(reach, helpers, active, _takers(chiefs | active), waiting)

    def of_event(self, event: Event, besides: Collection[Hearer] = ()) -> dict[int, News]:
        """Who hears of it, and under which heading: the first for which there is a reason."""
        heard: dict[int, News] = {}
        tells = MOVES[event.verb].tells
        for hearer in (hearer for hearer in _hearers(event) if hearer not in besides):
            news = tells[hearer]
            for person in self._people(hearer, event):
                for one in (person, *self.takers.get(person, ())):
                    heard.setdefault(one, news)
        heard.pop(event.actor_id, None)
        return heard

    def _people(self, hearer: Hearer, event: Event) -> Iterator[int]:
        task, told = event.task, event.detail
        match hearer:
            case Hearer.CHIEFS:
                yield from self._chiefs([task.lead_id])
            case Hearer.ASSIGNEE:
                yield from self._worker(task.assignee_id)
            case Hearer.DRAFTER:
                yield from self._worker(told["drafter_id"])
            case Hearer.HELPERS:
                yield from self._chiefs(self.helpers.get(task.pk, ()))
            case Hearer.UNIT_NAMED:
                yield from self._chiefs([told["unit_id"]])
            case Hearer.WAITING:
                yield from self._chiefs(unit.pk for unit in self.waiting.get(task.pk, ()))
            case Hearer.FORMER:
                yield from self._chiefs([told["former_id"]])
                yield from self._worker(told["former_assignee"])
            case Hearer.SPOKEN_FOR:
                yield from self._chiefs([task.lead_id])
                yield from self._worker(task.assignee_id)

    def _chiefs(self, units: Iterable[int]) -> Iterator[int]:
        return (person.pk for unit in units for person in self.reach.told(unit))

    def _worker(self, person: int | None) -> Iterator[int]:
        return iter([person] if person in self.active else [])


def _hearers(event: Event) -> list[Hearer]:
    """Who is told of it at all; of what the unit that leads says itself, nobody in its stead."""
    none = set()
    if "unit_id" not in event.detail:
        none.add(Hearer.UNIT_NAMED)
    hearers = [one for one in MOVES[event.verb].tells if one not in none]
    return [one for one in hearers if one != Hearer.SPOKEN_FOR or not event.is_own_word]


def _helpers(tasks: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    if tasks:
        helping = Coordination.objects.filter(task__in=tasks)
        for task, unit in helping.values_list("task", "department"):
            found[task].append(unit)
    return dict(found)


def _active(people: set[int]) -> frozenset[int]:
    if not people:
        return frozenset()
    return frozenset(
        User.objects.filter(pk__in=people, is_active=True).values_list("pk", flat=True)
    )


def _takers(people: set[int]) -> dict[int, list[int]]:
    """By whom they stand in for: an absent person's stand-in hears what they would hear."""
    taken = Delegation.objects.filter(giver__in=people, taker__is_active=True)
    found: dict[int, list[int]] = defaultdict(list)
    for giver, taker in taken.current(timezone.localdate()).values_list("giver", "taker"):
        found[giver].append(taker)
    return dict(found)
