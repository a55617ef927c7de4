"""Questions kept compiled are never those of another person, day or period."""

from datetime import timedelta
from random import Random

import pytest
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from departments.compiled import answers
from departments.models import Delegation, User
from departments.rights import Rights
from reports.figures.counts import grouped_counts
from reports.figures.filters import FigureFilter
from reports.figures.views.dashboard import COMING, COMING_READ, coming_in
from reports.figures.views.figures_page import counted_in
from tasks.calendar import Day
from tasks.decisions import AgencyQuestions, longest_waiting, longest_waiting_of, questions_for
from tasks.models import DayOff, Task
from tasks.querysets import CLOCKED
from tasks.rows import alike_rows, urgent_rows
from tasks.views.unit import ROOM, Whose, own_questions

TODAY = timezone.localdate()
CHANCE = Random(598)


def some_days() -> list[Day]:
    """Days near and far, of two calendars."""
    calendar = DayOff.objects.calendar()
    other = type(calendar)(calendar.off | {TODAY}, calendar.worked)
    return [
        Day(TODAY + timedelta(days=CHANCE.randint(-40, 40)), one)
        for one in (calendar, other)
        for _ in range(3)
    ]


def in_random_order(*parts: list) -> list[tuple]:
    """Every combination twice, so that most find what another has compiled."""
    found = [()]
    for part in parts:
        found = [(*known, one) for known in found for one in part]
    return CHANCE.sample(found * 2, 2 * len(found))


@pytest.mark.wide
def test_counts_and_coming_days_are_of_the_period_and_the_day(standing_office):
    year = TODAY.year
    keys = ["", "tat-ca", str(year), str(year - 1), f"{year}-q{(TODAY.month + 2) // 3}"]
    for key, day in in_random_order(keys, some_days()):
        given = QueryDict(f"ky={key}")
        chosen = FigureFilter(given, Task.objects.all(), day=day)
        if not chosen.form.is_valid():
            continue
        counted = grouped_counts(*chosen.parts, day=day, ended=chosen.ended)
        near = chosen.qs.filter(status__in=CLOCKED, due_on__gte=day.late_before).by_urgency()

        groups, coming = answers(counted_in(chosen.key, day), coming_in(chosen.key, day))

        assert sorted(groups, key=str) == sorted(counted, key=str)
        assert [row[: len(COMING)] for row in coming] == list(
            near.values_list(*COMING)[:COMING_READ]
        )


@pytest.mark.wide
def test_what_waits_is_the_persons_on_that_day(standing_office):
    people = [user for user in standing_office.values() if user.is_active]
    for taker in CHANCE.sample(people, 6):
        giver = CHANCE.choice([one for one in people if one != taker])
        start = TODAY + timedelta(days=CHANCE.randint(-3, 3))
        Delegation.objects.create(
            giver=giver, taker=taker, starts_on=start, ends_on=start + timedelta(days=2)
        )
    days = [TODAY + timedelta(days=n) for n in range(-3, 4)]
    everything, found = AgencyQuestions.of_everyone(), 0
    for name, on in in_random_order(sorted(standing_office), days)[:150]:
        user = User.objects.get(username=name)
        asked = questions_for(user, on)
        kinds = longest_waiting(answers(*longest_waiting_of(Rights.of(user, on).plain)))

        by_button = [(one.asked, one.task.pk) for one in everything.for_one(user, on)]
        assert [(one.asked, one.task) for one in asked] == by_button
        firsts = {one.asked: one for one in reversed(asked)}
        assert [(kind.first.asked, kind.first.task.pk, kind.since) for kind in kinds] == [
            (one.asked, one.task, one.since) for one in reversed(firsts.values())
        ]
        assert sum(kind.count for kind in kinds) == len(asked)
        found += len(asked)
    assert found > 20


@pytest.mark.wide
def test_own_lists_are_of_their_units_and_their_day(standing_office):
    heads = [user for user in standing_office.values() if Rights.of(user).units]
    found = 0
    for user, day in in_random_order(heads, some_days()):
        rights = Rights.of(user)
        units = tuple(unit.pk for unit in rights.units)
        tasks = Task.objects.visible_to(user).open().of_departments(rights.units)
        asked = own_questions(Whose(units, None, rights.chief_of_ids), day)

        unaccepted, counts, firsts = answers(asked.unaccepted, asked.counts, asked.firsts)

        assert sorted(counts) == sorted(alike_rows(tasks, day, units))
        assert sorted(firsts, key=str) == sorted(urgent_rows(tasks, day, units, ROOM), key=str)
        waiting = tasks.filter(Q(status="assigned"), lead__in=rights.chief_of_ids)
        assert {pk for pk, _ in unaccepted} == set(waiting.values_list("pk", flat=True))
        found += len(firsts)
    assert found > 20
