"""The deadline drawn as a rail: a cell a day, from the day a task was given to its late days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from conclusions.models import Duty
from departments.papertext import paper_date
from tasks.calendar import DAY, Day, WorkCalendar
from tasks.deadline_words import deadline_of
from tasks.models import Task
from tasks.querysets import CLOCKED

# Widths, in px; SVG wants integers, for Vietnamese prints a decimal comma.
CELL, NARROW, GAP = 40, 28, 72
ROOM = 672  # what the page gives a rail at 1366 px; cells narrow to stay within it
WHOLE = 24  # a rail of up to so many days is drawn whole
NEAR = 3  # of a longer one, only the days so close to a day that matters
PHONE = 300  # px of it that a phone of 360 px shows at once
LETTER, LINE = 7, 16  # px a letter of a heading takes, and a line of headings
WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


@dataclass(frozen=True)
class RailCell:
    """One day, or a gap of days left out (`day` empty)."""

    x: int
    width: int
    css: str = ""
    day: str = ""
    weekday: str = ""
    number: int = 0
    bold: bool = False
    words: str = ""

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True)
class RailHeading:
    """What a day is: giao, nhắc, hạn, hôm nay …, above its cell."""

    x: int
    y: int
    css: str
    words: str


@dataclass(frozen=True)
class Rail:
    cells: list[RailCell]
    headings: list[RailHeading]
    width: int
    top: int
    shown: int  # what a narrow screen, which sees only PHONE of it, has in its middle
    words: str

    @property
    def height(self) -> int:
        return self.top + 56


def aim_of(task: Task, calendar: WorkCalendar) -> date:
    """The day reminders aim at: before the day printed in “trước ngày D”, else up to the day."""
    before = task.duty.deadline == Duty.Deadline.BEFORE and task.due_on == task.duty.named_on
    return calendar.aim(task.due_on, before=before)


def reckoning(task: Task, day: Day) -> str:
    """How the deadline counts, said beside the printed words: the rule, then where it stands."""
    duty, told = task.duty, []
    if now := deadline_of(task).now:
        told.append(now)
    elif duty.deadline == Duty.Deadline.BEFORE:
        counts = task.due_on == duty.named_on
        told.append(f"{'tính đến hết' if counts else 'không tính'} ngày ghi trong thông báo")
    if late := task.late_days(day):
        reported = "báo cáo " if task.is_reported else ""
        told.append(f"{reported}quá hạn {late} ngày làm việc")
    elif task.status in CLOCKED and task.due_on > day.on:
        told.append(f"còn {day.until(task.due_on)} ngày làm việc")
    return "; ".join(told)


def rail_of(
    task: Task, day: Day, asked: date | None = None, reminded: Collection[date] = ()
) -> Rail | None:
    """The rail of a dated task as it stands on a day; `asked` is the day a request asks for,
    `reminded` the days on which letters told of its deadline."""
    if task.due_on is None:
        return None
    on, calendar = day.on, day.calendar
    given = task.conclusion.issued_on
    last = task.reported_on or (on if task.is_open else task.due_on)  # always a day that is drawn
    told = _reminder(task, on, calendar, reminded)
    marks = _marks(task, on, asked, told)
    key_days = [day for day, _, _ in marks]
    days = _days(min([given, *key_days]), max([last, *key_days]) + 2 * DAY, key_days)
    cells = _cells(days, task, last, calendar, set(key_days), asked)
    at = {day: cell.middle for day, cell in zip(days, cells, strict=True) if day}
    headings, levels = _headings(marks, at)
    top = LINE * levels + 6
    width = cells[-1].x + cells[-1].width
    return Rail(
        cells,
        [RailHeading(x, top - 8 - LINE * level, css, words) for x, level, css, words in headings],
        width,
        top,
        shown=_shown(at[task.due_on], at[last]),
        words=_told(marks, task.late_days(day)),
    )


def _reminder(
    task: Task, on: date, calendar: WorkCalendar, reminded: Collection[date]
) -> date | None:
    """The day a reminder aims at while it is still to come; else the last that went out in time,
    if one did: a notice entered late has none behind it."""
    aim = aim_of(task, calendar)
    if task.is_open and aim >= on:
        return aim
    return max((sent for sent in reminded if sent <= task.due_on), default=None)


def _marks(
    task: Task, on: date, asked: date | None, told: date | None
) -> list[tuple[date, str, str]]:
    """The days that matter: day, css, word; a day that is two things stands twice."""
    marks = [(task.conclusion.issued_on, "", "giao")]
    if told:
        marks.append((told, "aim", "nhắc"))
    if task.original_due_on not in (None, task.due_on):
        marks.append((task.original_due_on, "", "hạn đầu"))
    marks.append((task.due_on, "due-day", "hạn"))
    if task.reported_on:
        marks.append((task.reported_on, "today", "báo cáo"))
    elif task.is_open:
        marks.append((on, "today", "hôm nay"))
    if asked:
        marks.append((asked, "ask-day", "xin gia hạn"))
    return marks


def _days(first: date, end: date, key_days: list[date]) -> list[date | None]:
    """Every day from first to end; of a long rail the days between are one gap (None), which takes
    the room of two days."""
    if (end - first).days < WHOLE:
        return [first + DAY * n for n in range((end - first).days + 1)]
    near = {key + DAY * n for key in key_days for n in range(-NEAR, NEAR + 1)}
    drawn = sorted(day for day in near if first <= day <= end)
    kept: list[date | None] = drawn[:1]
    for before, day in pairwise(drawn):
        between = (day - before).days - 1
        kept += [before + DAY * n for n in range(1, between + 1)] if between < 3 else [None]
        kept.append(day)
    return kept


def _cells(
    days: list[date | None],
    task: Task,
    last: date,
    calendar: WorkCalendar,
    key_days: set[date],
    asked: date | None,
) -> list[RailCell]:
    cells, x = [], 0
    gaps = days.count(None)
    wide = max(NARROW, min(CELL, (ROOM - GAP * gaps) // (len(days) - gaps)))
    for place, day in enumerate(days):
        if day is None:
            left_out = (days[place + 1] - days[place - 1]).days - 1
            cells.append(RailCell(x, GAP, words=f"… {left_out} ngày …"))
            x += GAP
            continue
        late = calendar.between(task.due_on, day) if day <= last else 0
        counted = calendar.is_working(day)
        cells.append(
            RailCell(
                x,
                wide,
                _css(day, task.due_on, last, counted, asked),
                f"{day:%d}",
                "lễ" if day in calendar.off else WEEKDAYS[day.weekday()],
                late if counted else 0,
                bold=day in (task.due_on, last),
            )
        )
        x += wide
    return cells


def _css(day: date, due_on: date, last: date, counted: bool, asked: date | None) -> str:
    if day == asked:
        return "asked"
    if not counted:
        return "off"
    if day > last:
        return "ahead"
    return "f-late" if day > due_on else "past"


def _headings(
    marks: list[tuple[date, str, str]], at: dict[date, int]
) -> tuple[list[tuple[int, int, str, str]], int]:
    """Each heading on the lowest line where it overlaps no other, and how many lines there are."""
    placed: list[tuple[int, int, str, str]] = []
    for day, css, words in marks:
        half = len(words) * LETTER // 2 + 4
        x = max(at[day], half)
        level = 0
        while any(
            taken == level and abs(other - x) < half + len(told) * LETTER // 2 + 4
            for other, taken, _, told in placed
        ):
            level += 1
        placed.append((x, level, css, words))
    return placed, max(level for _, level, _, _ in placed) + 1


def _shown(due: int, last: int) -> int:
    """The deadline, and with it the day that is reckoned to where both can be seen at once."""
    return (due + last) // 2 if abs(due - last) <= PHONE - CELL else due


def _told(marks: list[tuple[date, str, str]], late: int) -> str:
    """The rail in one sentence, for those who do not see it."""
    days = ", ".join(f"{words} {paper_date(day)}" for day, _, words in marks)
    return f"{days}; quá hạn {late} ngày làm việc" if late else days
