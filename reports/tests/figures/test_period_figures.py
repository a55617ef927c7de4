"""Figures of any days: each equals plain SQL written apart, and golden sets of real reports."""

import json
from collections import Counter, defaultdict
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.http import QueryDict

from reports.figures.asked_time import AskedTime, asked_time_of
from reports.figures.filters import RegisterFilter
from reports.figures.row_sets import left_undated, long_late, old_since, old_undated
from reports.figures.unit_figures import figures_of
from reports.figures.work_evidence import WorkEvidence, evidence_of
from reports.tests.period_work import RETURNED, a_notice_of, any_work, work_of
from tasks.calendar import Day
from tasks.models import DayOff, Task
from tasks.tests.plain_sql import edges, rows

ON = date(2024, 6, 28)
PERIODS = {
    "2024-q2": ("2024-04-01", "2024-06-30"),
    "2024-05": ("2024-05-01", "2024-05-31"),
    "2024-q2-chot14": ("2024-03-15", "2024-06-14"),
    "2024-02-10--2024-05-20": ("2024-02-10", "2024-05-20"),
    "2024": ("2024-01-01", "2024-12-31"),
}


def chosen_of(key: str, on: date = ON) -> RegisterFilter:
    given = QueryDict(mutable=True)
    given["ky"] = key
    return RegisterFilter(given, Task.objects.all(), day=DayOff.objects.day(on))


def figures_in(key: str, on: date = ON):
    chosen = chosen_of(key, on)
    return figures_of(*chosen.parts, day=chosen.day, ended=chosen.ended)


def days_off() -> tuple[set[date], set[date]]:
    calendar = DayOff.objects.calendar()
    return set(calendar.off), set(calendar.worked)


def plain(first: str, last: str) -> list[SimpleNamespace]:
    """Every task given on these days, and whether it is late: from the office's own words."""
    late_before, _ = edges(ON, *days_off())
    names = "id lead assignee status due counted cause extended"
    found = rows(
        """
        SELECT id, lead_id, assignee_id, status, due_on, counted_on, cause, extended
        FROM tasks_task WHERE issued_on BETWEEN %s AND %s
        """,
        first,
        last,
    )
    told = []
    for row in found:
        task = SimpleNamespace(**dict(zip(names.split(), row, strict=True)))
        due, counted = (str(day) if day else "" for day in (task.due, task.counted))
        running = task.status in ("assigned", "declined", "in_progress")
        reported = task.status in ("awaiting", "done")
        task.late = bool(due) and (running and due < str(late_before) or reported and due < counted)
        task.dated, task.done = bool(due), task.status == "done"
        task.figured = task.status not in ("paused", "withdrawn")
        told.append(task)
    return told


@pytest.mark.wide
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("key", PERIODS)
def test_official_table_of_any_days_equals_plain_sql(cast, units, seed, key):
    any_work(cast, units, seed)

    figures = figures_in(key)

    told = [task for task in plain(*PERIODS[key]) if task.figured]
    by_unit = {unit.units[0].pk: unit.row for unit in figures.units}
    counts = Counter((t.lead, "done" if t.done else "left", t.late) for t in told)
    assert {
        (lead, kind, late): count
        for lead, row in by_unit.items()
        for kind, late, count in [
            ("done", False, row.done_on_time),
            ("done", True, row.done_late),
            ("left", False, row.left_in_time),
            ("left", True, row.left_late),
        ]
        if count
    } == dict(counts)
    assert figures.total.dated == sum(t.dated for t in told)
    assert figures.total.total == len(told)


@pytest.mark.wide
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("key", PERIODS)
def test_requests_for_time_equal_plain_sql(cast, units, seed, key):
    any_work(cast, units, seed)

    chosen = chosen_of(key)
    found = asked_time_of(chosen.figured, chosen.day)

    lead_of = {task.id: task for task in plain(*PERIODS[key])}
    expected: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    asking = set()
    for task, state, days, late in rows(
        "SELECT task_id, state, days, asked_late FROM tasks_extension"
    ):
        if task not in lead_of:
            continue
        row = expected[lead_of[task].lead]
        row["asked"] += 1
        row["tasks"] += task not in asking
        asking.add(task)
        name = {"asked": "waiting"}.get(state, state)
        row[name] += 1
        row["late"] += bool(late)
        row["days"] += days if state == "granted" else 0
    for lead in expected:
        expected[lead]["twice"] = sum(t.lead == lead and t.extended >= 2 for t in lead_of.values())
    assert found == {lead: AskedTime(**row) for lead, row in expected.items()}


@pytest.mark.wide
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("key", PERIODS)
def test_evidence_equals_plain_sql(cast, units, seed, key):
    any_work(cast, units, seed)

    chosen = chosen_of(key)
    found = evidence_of(chosen.figured, chosen.day)

    expected: dict[tuple, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for task in plain(*PERIODS[key]):
        if not task.figured:
            continue
        row = expected[task.lead, task.assignee]
        row["given"] += 1
        row["done"] += task.done
        row["late"] += task.late
        row["excused"] += task.late and task.cause == "recognised"
        row["asked"] += task.late and task.cause == "asked"
        events = rows(
            "SELECT verb, detail FROM tasks_event WHERE task_id = %s ORDER BY id", task.id
        )
        verbs = [verb for verb, _ in events]
        own = len(verbs) - verbs[::-1].index("reassign") if "reassign" in verbs else 0
        row["returned"] += sum(
            verb == "send_back" and _says_content(detail) for verb, detail in events[own:]
        )
    assert found == {whose: WorkEvidence(**row) for whose, row in expected.items()}


def _says_content(detail) -> bool:
    """SQLite tells JSON as text, PostgreSQL as it is."""
    return (json.loads(detail) if isinstance(detail, str) else detail).get("kind") == RETURNED


def made(cast, lead, issued_on: date, groups: dict[str, int], shrink: int) -> None:
    """So many tasks of each group, divided by `shrink`."""
    on, long = ON - timedelta(days=10), ON - timedelta(days=90)
    columns = {
        "done": {"status": "done", "due_on": ON, "reported_on": on, "counted_on": on},
        "done_late": {"status": "done", "due_on": long, "reported_on": on, "counted_on": on},
        "left": {"status": "in_progress", "due_on": ON + timedelta(days=30)},
        "undated": {"status": "in_progress"},
        "undated_done": {"status": "done", "reported_on": on, "counted_on": on},
        "late": {"status": "in_progress", "due_on": on},
        "long_late": {"status": "in_progress", "due_on": long},
    }
    for n, (name, count) in enumerate(groups.items()):
        notice = a_notice_of(cast, hash((lead.pk, issued_on, n)) % 10**6, issued_on)
        work_of(cast, notice, lead, count // shrink, **columns[name])


SLOW = pytest.param(1, marks=pytest.mark.slow)


@pytest.mark.parametrize("shrink", [SLOW, 100])
def test_government_office_total_reconciles(cast, units, shrink):
    """21.914 = 16.051 (14.068 + 1.983) + 5.863 (5.640 + 223): Văn phòng Chính phủ, 2017."""
    numbers = {"done": 14_068, "done_late": 1_983, "left": 5_640, "late": 223}
    made(cast, units["QLKH"], date(2024, 4, 3), numbers, shrink)

    total = figures_in("2024-q2").total

    parts = [count // shrink for count in numbers.values()]
    assert [total.done_on_time, total.done_late, total.left_in_time, total.left_late] == parts
    assert (total.done, total.left) == (sum(parts[:2]), sum(parts[2:]))
    assert total.total == sum(parts) == (21_914 if shrink == 1 else sum(parts))


@pytest.mark.parametrize("shrink", [pytest.param(1, marks=pytest.mark.slow), 2])
def test_province_with_undated_work_reconciles(cast, units, shrink):
    """1.387 (756 + 631 không thời hạn) = 1.160 (1.014 + 146) + 227 (211, of them 123 không thời
    hạn; 16, 7 of them over 30 days), 21 of the 123 older than three months: Bình Định, 2022."""
    old, new = date(2024, 3, 1), date(2024, 4, 3)
    by_age = {
        old: {"undated": 21},
        new: {
            "undated": 102,
            "left": 88,
            "late": 9,
            "long_late": 7,
            "undated_done": 508,
            "done": 506,
            "done_late": 146,
        },
    }
    for issued_on, groups in by_age.items():
        made(cast, units["QLKH"], issued_on, groups, shrink)

    chosen = chosen_of("2024")
    total = figures_in("2024").total

    def count(number: int, *parts: int) -> int:
        return number if shrink == 1 else sum(part // shrink for part in parts)

    undated_left = count(123, 21, 102)
    tasks, day = chosen.figured, chosen.day
    assert total.total == count(1_387, 21, 102, 88, 9, 7, 508, 506, 146)
    assert (total.dated, total.undated) == (
        count(756, 88, 9, 7, 506, 146),
        count(631, 21, 102, 508),
    )
    assert (total.done, total.done_on_time, total.done_late) == (
        count(1_160, 508, 506, 146),
        count(1_014, 508, 506),
        count(146, 146),
    )
    assert (total.left, total.left_in_time, total.left_late) == (
        count(227, 21, 102, 88, 9, 7),
        count(211, 21, 102, 88),
        count(16, 9, 7),
    )
    assert left_undated(tasks, day).count() == undated_left
    assert long_late(tasks, day).count() == count(7, 7)
    assert old_undated(chosen.queryset, day).count() == count(21, 21)


@pytest.mark.parametrize(
    ("on", "last"),
    [
        (date(2024, 6, 28), date(2024, 3, 28)),
        (date(2024, 6, 30), date(2024, 3, 31)),
        (date(2024, 5, 31), date(2024, 2, 29)),
        (date(2023, 2, 28), date(2022, 11, 30)),
        (date(2024, 5, 1), date(2024, 2, 1)),
    ],
)
def test_work_is_old_after_three_months_by_any_months_length(on, last):
    assert old_since(on) == last


def test_old_work_is_undated_running_and_old_by_its_chain(cast, units):
    old, new = a_notice_of(cast, 1, date(2024, 3, 1)), a_notice_of(cast, 2, date(2024, 6, 3))
    lead = units["QLKH"]
    (first,) = work_of(cast, old, lead, 1, status="carried")
    (carried,) = work_of(cast, new, lead, 1, status="in_progress", first=first, continues=first)
    (plain_old,) = work_of(cast, old, units["TTra"], 1, status="assigned")
    work_of(cast, new, units["TTra"], 1, status="assigned")
    for status in ("paused", "withdrawn"):
        work_of(cast, old, units["TTUD"], 1, status=status)
    reported = {"reported_on": date(2024, 6, 3), "counted_on": date(2024, 6, 3)}
    work_of(cast, old, units["TTUD"], 1, status="awaiting", **reported)
    work_of(cast, old, units["TTUD"], 1, status="assigned", due_on=date(2024, 6, 3))
    (ongoing,) = work_of(cast, old, units["HCTH"], 1, status="in_progress")
    ongoing.duty.deadline = "ongoing"
    ongoing.duty.save()

    found = old_undated(Task.objects.all(), Day(ON, DayOff.objects.calendar()))

    assert {task.pk for task in found} == {carried.pk, plain_old.pk}


def test_late_for_long_is_counted_in_working_days(cast, units):
    notice, day = a_notice_of(cast, 1, date(2024, 4, 3)), DayOff.objects.day(ON)
    edge = next(
        due for n in range(90) if day.calendar.between(due := ON - timedelta(days=n), ON) > 30
    )
    (over,) = work_of(cast, notice, units["QLKH"], 1, status="in_progress", due_on=edge)
    just = edge + timedelta(days=1)
    work_of(cast, notice, units["TTra"], 1, status="in_progress", due_on=just)

    assert [task.pk for task in long_late(Task.objects.all(), day)] == [over.pk]


def test_mean_of_days_is_of_what_was_granted():
    whole, half = AskedTime(granted=2, days=46), AskedTime(granted=2, days=15)

    assert (whole.mean_days, half.mean_days, AskedTime(asked=3).mean_days) == ("23", "7,5", "")
