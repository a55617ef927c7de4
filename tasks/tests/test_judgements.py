"""What a change of the calendar makes of running work; what was reported is not asked again."""

from datetime import date

import pytest

from tasks.calendar import Day, WorkCalendar
from tasks.judgements import JudgementChange, changed_judgements
from tasks.models import Task
from tasks.tests.factories import a_task
from tasks.workflow import Status

MONDAY, TUESDAY, WEDNESDAY = (date(2024, 4, day) for day in (8, 9, 10))
PLAIN = WorkCalendar()


def off(*days):
    return WorkCalendar(off=frozenset(days))


@pytest.fixture
def due(cast, units):
    def on(day, **fields):
        task = a_task(cast, units["TTUD"])
        Task.objects.filter(pk=task.pk).update(due_on=day, **fields)

    return on


@pytest.mark.parametrize(
    ("due_on", "before", "after", "changed"),
    [
        (MONDAY, PLAIN, off(TUESDAY, WEDNESDAY), JudgementChange(made_timely=1)),
        (MONDAY, off(TUESDAY, WEDNESDAY), PLAIN, JudgementChange(made_late=1)),
        (MONDAY, PLAIN, off(TUESDAY), JudgementChange(recounted=1)),
        (WEDNESDAY, PLAIN, off(TUESDAY), JudgementChange()),
        (MONDAY, PLAIN, off(date(2024, 4, 11)), JudgementChange()),
        (MONDAY, PLAIN, off(MONDAY), JudgementChange()),
        (None, PLAIN, off(TUESDAY), JudgementChange()),
    ],
)
def test_running_work_is_judged_by_both_calendars(due, due_on, before, after, changed):
    due(due_on)

    assert changed_judgements(before, after, WEDNESDAY) == changed


@pytest.mark.parametrize("status", [Status.PAUSED, Status.WITHDRAWN, Status.CARRIED])
def test_work_whose_clock_stands_is_not_counted(due, status):
    due(MONDAY, status=status)

    assert changed_judgements(PLAIN, off(TUESDAY, WEDNESDAY), WEDNESDAY) == JudgementChange()


def test_count_agrees_with_the_register(due):
    due(MONDAY)
    calendars = (PLAIN, off(TUESDAY, WEDNESDAY))

    late = [Task.objects.late(Day(WEDNESDAY, calendar)).count() for calendar in calendars]

    assert late == [1, 0]
    assert changed_judgements(*calendars, WEDNESDAY).made_timely == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (JudgementChange(), "Không có nhiệm vụ chưa báo cáo nào bị đổi đánh giá."),
        (JudgementChange(made_late=2), "2 nhiệm vụ chưa báo cáo thành quá hạn."),
        (
            JudgementChange(made_timely=1, recounted=3),
            "1 nhiệm vụ chưa báo cáo không còn quá hạn, "
            "3 nhiệm vụ chưa báo cáo đổi số ngày quá hạn.",
        ),
    ],
)
def test_change_is_told_in_words_with_what_stays(change, told):
    kept = "Nhiệm vụ đã báo cáo giữ nguyên đánh giá đúng hạn, quá hạn."

    assert change.words == f"{told} {kept}"
