"""The ladder of reminders: one table of who is told what of a task, and on which working days.

Nobody hears the same words daily: a line is told when its task reaches a step, and then not before
it reaches the next one. A step missed while the machine stood still is told on the next working
day, the last one alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from tasks.models import Reminder

Rung = Reminder.Rung


class Audience(Enum):
    """Who is told; the value is how the page of the conventions names them."""

    DECIDER = "người quyết định"
    UNIT = "đơn vị chủ trì, người thực hiện"
    HELPER = "đơn vị phối hợp"
    OVERSEER = "lãnh đạo phụ trách"
    DIRECTOR = "người đứng đầu cơ quan"
    OFFICE = "lãnh đạo bộ phận văn phòng"


@dataclass(frozen=True, kw_only=True)
class LadderRow:
    """What one audience is told for one reason: working days counted from the day that the reason
    is about (a deadline, a report, the last news), negative before it."""

    code: str  # under which an agency keeps its own steps
    why: Rung
    audience: Audience
    steps: tuple[int, ...]
    again: int = 0  # after the last step every so many working days; 0: not again
    under: Rung | None = None  # the heading, where it is not that of the reason
    for_unions: bool = True  # whether the work of unions is told so, too
    soft: bool = False  # waits until the person has not been told of the task for a week
    optional: bool = False  # whether a person may leave it out of their letters (tasks.quiet)
    apart: int = 1  # working days at least between two lines for the same reason

    @property
    def heading(self) -> Rung:
        return self.under or self.why

    def reached(self, days: int, *, gently: bool = False) -> int | None:
        """The last step that work of that age has come to; None before the first. `gently`: the
        work of a union, which is asked once, and half as often then."""
        steps, again = (self.steps[:1], 2 * self.again) if gently else (self.steps, self.again)
        passed = [step for step in steps if step <= days]
        if not passed:
            return None
        if again and len(passed) == len(steps):
            return passed[-1] + (days - passed[-1]) // again * again
        return passed[-1]

    def is_news(self, step: int, told: int | None) -> bool:
        """Whether that step is to be told to a person whose last was `told`, by this row or by
        another under its heading: of two rows that go on weekly the person hears one."""
        if told is None:
            return True
        repeats = self.again and step > self.steps[-1]
        return step - told >= (self.again if repeats else 1)


WEEK, FORTNIGHT, MONTH = 5, 10, 20  # working days

# The office's use (days by which a unit is asked, its leaders hear of it, the office chases).
LADDER = (
    LadderRow(
        code="decision",
        why=Rung.DECISION,
        audience=Audience.DECIDER,
        steps=(0, 2),
        again=WEEK,
        apart=2,  # what is asked after the day's letter is told the day after
    ),
    LadderRow(code="late", why=Rung.LATE, audience=Audience.UNIT, steps=(1, 3), again=WEEK),
    LadderRow(
        code="late_leader",
        why=Rung.LATE,
        audience=Audience.OVERSEER,
        steps=(3,),
        again=WEEK,
        for_unions=False,
    ),
    LadderRow(
        code="late_director",
        why=Rung.LATE,
        audience=Audience.DIRECTOR,
        steps=(5,),
        again=WEEK,
        for_unions=False,
    ),
    LadderRow(code="soon", why=Rung.SOON, audience=Audience.UNIT, steps=(-3, -1, 0), optional=True),
    # Help asked for by a day that has gone by: who was asked, and who asked.
    *(
        LadderRow(code=code, why=Rung.HELP_LATE, audience=audience, steps=(1,), again=WEEK)
        for code, audience in (("part", Audience.HELPER), ("part_asked", Audience.UNIT))
    ),
    LadderRow(code="returned", why=Rung.RETURNED, audience=Audience.UNIT, steps=(2,), again=WEEK),
    LadderRow(code="unaccepted", why=Rung.UNACCEPTED, audience=Audience.UNIT, steps=(1, 3)),
    LadderRow(
        code="recurring", why=Rung.RECURRING, audience=Audience.UNIT, steps=(-3, 0), again=WEEK
    ),
    LadderRow(
        code="review", why=Rung.REVIEW, audience=Audience.UNIT, steps=(0,), soft=True, optional=True
    ),
    LadderRow(code="old", why=Rung.OLD, audience=Audience.UNIT, steps=(0,), again=MONTH, soft=True),
    LadderRow(
        code="silent",
        why=Rung.SILENT,
        audience=Audience.UNIT,
        steps=(10,),
        again=FORTNIGHT,
        soft=True,
        optional=True,
    ),
    # The office chases: a list of its own, told as the work comes on it.
    *(
        LadderRow(
            code=f"chase_{why}",
            why=why,
            audience=Audience.OFFICE,
            steps=steps,
            again=again,
            under=Rung.CHASE,
            soft=why != Rung.LATE,  # one list: no task comes on it for two reasons in a week
        )
        for why, steps, again in (
            (Rung.LATE, (1,), WEEK),
            (Rung.UNACCEPTED, (3,), WEEK),
            (Rung.OLD, (0,), MONTH),
        )
    ),
)
# In the order of a letter: what must be decided, what is late, what will be.
ORDER = (*dict.fromkeys(row.heading for row in LADDER),)


def first_steps(ladder: tuple[LadderRow, ...]) -> dict[Rung, int]:
    """By reason, the step at which the first person hears of it."""
    found: dict[Rung, int] = {}
    for row in ladder:
        found[row.why] = min(row.steps[0], found.get(row.why, row.steps[0]))
    return found


def late_steps(ladder: tuple[LadderRow, ...]) -> dict[Audience, int]:
    """The working day of being overdue on which each audience first hears of it."""
    return {row.audience: row.steps[0] for row in ladder if row.why == Rung.LATE}


def ladder_of(own: Mapping[str, list[int]]) -> tuple[LadderRow, ...]:
    """The table with the agency's own steps in place of ours, by code; an empty list leaves that
    row out."""
    rows = (
        replace(row, steps=tuple(sorted(own[row.code]))) if row.code in own else row
        for row in LADDER
    )
    return tuple(row for row in rows if row.steps)
