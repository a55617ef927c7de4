"""What waits for a decision is kept from the move that asks to the one that ends the wait."""

from datetime import date

import pytest

from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import issue, recount
from tasks.models import OpenQuestion, Task
from tasks.tests.factories import a_task, do

pytestmark = pytest.mark.django_db

DUE, LATER = date(2024, 4, 30), date(2024, 5, 10)
ASKING = {
    "report": {"result": "Đã ban hành"},
    "request_extension": {"new_due_on": LATER, "note": "Chờ số liệu"},
    "decline": {"note": "Không thuộc chức năng"},
    "obstacle": {"note": "Chưa có kinh phí"},
}
NOTE = {"note": "Lý do"}


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"], deadline="by", named_on=DUE)


def ask(task, cast, units, *verbs):
    for verb in verbs:
        given = ASKING[verb] | ({"lead": units["QLKH"]} if verb == "decline" else {})
        do(task, verb, cast["ttud.dung"], **given)


def asked() -> list[str]:
    return sorted(OpenQuestion.objects.values_list("asked", flat=True))


@pytest.mark.parametrize("verb", ASKING)
def test_question_is_kept_with_who_asks_and_since_when(cast, units, task, verb):
    ask(task, cast, units, verb)

    (kept,), event = OpenQuestion.objects.all(), task.events.get(verb=verb)
    assert (kept.asked, kept.event, kept.task) == (verb, event, task)
    assert (kept.at, kept.actor, kept.acting_for) == (event.at, event.actor, event.acting_for)


@pytest.mark.parametrize(
    ("verbs", "answer", "by", "given", "left"),
    [
        (["report"], "confirm", "giamdoc", {}, []),
        (["report"], "send_back", "giamdoc", NOTE | {"kind": "papers"}, []),
        (["report"], "recall", "ttud.dung", {}, []),
        (["report"], "remark", "giamdoc", NOTE, ["report"]),
        (["report"], "withdraw", "giamdoc", NOTE, []),
        (["decline"], "keep", "giamdoc", NOTE, []),
        (["decline"], "remark", "giamdoc", NOTE, ["decline"]),
        (["decline"], "withdraw", "giamdoc", NOTE, []),
        (["request_extension"], "grant_extension", "giamdoc", {}, []),
        (["request_extension"], "refuse_extension", "giamdoc", NOTE, []),
        (["request_extension"], "remark", "giamdoc", NOTE, ["request_extension"]),
        (["request_extension"], "update", "ttud.dung", NOTE, ["request_extension"]),
        (["request_extension"], "pause", "giamdoc", NOTE, []),
        (["request_extension"], "fix_date", "giamdoc", NOTE | {"new_due_on": LATER}, []),
        (["obstacle"], "remark", "giamdoc", NOTE, []),
        (["obstacle"], "update", "ttud.my", NOTE, ["obstacle"]),
        (["obstacle"], "report", "ttud.dung", ASKING["report"], ["report"]),
        (["obstacle"], "pause", "giamdoc", NOTE, []),
        (["request_extension", "obstacle"], "remark", "giamdoc", NOTE, ["request_extension"]),
        (["request_extension", "obstacle"], "grant_extension", "giamdoc", {}, []),
        (["obstacle", "request_extension"], "report", "ttud.dung", ASKING["report"], ["report"]),
    ],
)
def test_question_stands_until_it_is_answered_or_its_state_left(
    cast, units, task, verbs, answer, by, given, left
):
    do(task, "accept", cast["ttud.dung"])
    ask(task, cast, units, *verbs)

    do(task, answer, cast[by], on=date(2024, 4, 5), **given)

    assert asked() == left
    assert recount() == 0


def test_work_given_to_another_unit_asks_nothing_any_more(cast, units, task):
    ask(task, cast, units, "request_extension", "obstacle")

    do(task, "reassign", cast["giamdoc"], lead=units["QLKH"], note="Đúng việc", new_due_on=DUE)

    assert asked() == []


def test_work_carried_on_asks_nothing_any_more(cast, units, task):
    ask(task, cast, units, "report")
    draft = a_draft(cast["giamdoc"], number="600/TB-SKHCN", issued_on=date(2024, 4, 8))
    made = a_directive(draft, units["TTUD"])
    made.item.continues = task.duty.item
    made.item.save()

    issue(draft, by=cast["hcth.son"])

    assert (Task.objects.get(pk=task.pk).status, asked()) == ("carried", [])


def test_obstacle_told_again_waits_from_the_last_time(cast, units, task):
    do(task, "obstacle", cast["ttud.dung"], note="Chưa có kinh phí")
    do(task, "obstacle", cast["ttud.dung"], on=date(2024, 4, 9), note="Vẫn chưa có")

    (kept,) = OpenQuestion.objects.all()
    assert kept.event == task.events.get(note="Vẫn chưa có")


def test_words_said_twice_in_a_moment_ask_once(cast, units, task):
    ask(task, cast, units, "obstacle", "obstacle")

    assert asked() == ["obstacle"]


@pytest.mark.parametrize("verb", ASKING)
def test_recount_keeps_what_was_asked_and_not_kept(cast, units, task, verb):
    """So a database from before questions were kept is filled."""
    ask(task, cast, units, verb)
    before = OpenQuestion.objects.values_list("event", "at", "actor", "acting_for").get()
    OpenQuestion.objects.all().delete()

    assert (recount(), recount(), asked()) == (1, 0, [verb])
    assert OpenQuestion.objects.values_list("event", "at", "actor", "acting_for").get() == before


def test_recount_takes_away_what_stands_no_more(cast, units, task):
    ask(task, cast, units, "obstacle")
    event = task.events.get(verb="obstacle")
    do(task, "remark", cast["giamdoc"], on=date(2024, 4, 5), note="Làm ngay")
    OpenQuestion.of(event).save()

    assert (recount(), recount(), asked()) == (1, 0, [])
