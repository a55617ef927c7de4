"""Who stands in for several people does not agree with themselves; who is named to stand in for
somebody below keeps what they decide by their own right."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from departments.models import Delegation
from tasks.actions import NotAllowed
from tasks.decisions import questions_for
from tasks.models import Task
from tasks.permissions import may, refusal
from tasks.tests.factories import a_task, do
from tasks.verbs import MOVES

DUE = {"deadline": "before", "named_on": date(2024, 4, 5)}


@pytest.fixture
def task(cast, units):
    """Of TTUD, whose reports pgd.nga confirms."""
    return a_task(cast, units["TTUD"], **DUE)


@pytest.fixture
def stand_in(cast):
    def for_(giver: str, taker: str) -> None:
        days = {"starts_on": date(2000, 1, 1), "ends_on": date(2099, 1, 1)}
        Delegation.objects.create(giver=cast[giver], taker=cast[taker], **days)
        for name in (giver, taker):  # what a request has read of a person is kept with them
            cast[name].__dict__.pop("_rights", None)

    return for_


@pytest.mark.parametrize(
    ("givers", "taker"),
    [
        (["pgd.nga"], "ttud.my"),  # of the unit, for the confirmer
        (["pgd.nga", "ttud.dung"], "tdc.quan"),  # for both
    ],
)
@pytest.mark.parametrize("verb", ["confirm", "send_back"])
def test_who_speaks_for_the_unit_confirms_nothing_of_it(cast, task, stand_in, givers, taker, verb):
    for giver in givers:
        stand_in(giver, taker)
    do(task, "report", cast["ttud.dung"], result="Xong")
    fields = {"kind": "papers", "note": "Thiếu"} if verb == "send_back" else {}

    with pytest.raises(NotAllowed):
        do(task, verb, cast[taker], **fields)


def test_stand_in_of_the_confirmer_alone_confirms(cast, task, stand_in):
    stand_in("pgd.nga", "tdc.quan")
    do(task, "report", cast["ttud.dung"], result="Xong")

    event = do(task, "confirm", cast["tdc.quan"])

    assert (task.status, event.acting_for) == ("done", cast["pgd.nga"])


def test_request_is_decided_neither_by_who_asked_nor_for_whom(cast, task, stand_in):
    stand_in("ttud.dung", "tdc.quan")
    stand_in("giamdoc", "ttud.dung")
    do(task, "request_extension", cast["tdc.quan"], new_due_on=date(2099, 5, 5), note="Chờ")

    for person in ("tdc.quan", "ttud.dung"):
        with pytest.raises(NotAllowed):
            do(task, "grant_extension", cast[person])


# By what stands on the task: what a leader may decide of a unit whose head they stand in for, by
# whether they made that move as the stand-in or somebody of the unit did.
TODAY = timezone.localdate()
ASKED = {
    "nothing": (None, {}),
    "report": ("report", {"result": "Xong"}),
    "request_extension": ("request_extension", {"new_due_on": TODAY + timedelta(35), "note": "x"}),
    "decline": ("decline", {"note": "Trùng"}),
    "obstacle": ("obstacle", {"note": "Chưa có kinh phí"}),
    "cause": ("cause", {"note": "Mưa lũ"}),
}
ALWAYS = {"nudge", "remark", "reassign"}
DIRECTORS = {"fix_date", "withdraw"}
# What both leaders decide where others asked; what is left of it where they asked themselves.
DECIDED = {
    "nothing": (ALWAYS, set()),
    "report": ({"confirm", "send_back", "remark", "reassign"}, {"confirm", "send_back"}),
    "request_extension": (
        ALWAYS | {"pause", "grant_extension", "refuse_extension"},
        {"grant_extension", "refuse_extension"},
    ),
    "decline": ({"keep", "reassign", "remark"}, {"keep", "reassign"}),
    "obstacle": (ALWAYS | {"pause"}, {"remark"}),
    "cause": (
        ALWAYS | {"pause", "recognise_cause", "refuse_cause"},
        {"recognise_cause", "refuse_cause"},
    ),
}


@pytest.fixture
def dated(cast, units):
    """Due in a month, but gone by where a cause is named."""

    def make(asked: str) -> Task:
        due = TODAY + timedelta(-1 if asked == "cause" else 30)
        task = a_task(cast, units["TTUD"], issued_on=TODAY, deadline="by", named_on=due)
        if asked in ("request_extension", "cause"):
            do(task, "accept", cast["ttud.my"], on=TODAY)
        return task

    return make


def ask(task: Task, asked: str, by, units) -> None:
    verb, fields = ASKED[asked]
    if verb:
        lead = {"lead": units["QLKH"]} if verb == "decline" else {}
        do(task, verb, by, on=TODAY, **fields, **lead)


def decided_by(person, task: Task) -> set[str]:
    deciding = {verb for verb, move in MOVES.items() if move.decides and move.is_button}
    return {verb for verb in deciding if may(person, verb, Task.objects.get(pk=task.pk))}


@pytest.mark.parametrize("leader", ["pgd.nga", "giamdoc"])
@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("who", ["ttud.my", "leader"])
def test_leader_who_stands_in_for_a_head_decides_but_for_what_they_asked_as_such(
    cast, units, dated, stand_in, leader, asked, who
):
    task = dated(asked)
    stand_in("ttud.dung", leader)
    person = cast[leader if who == "leader" else who]
    ask(task, asked, person, units)

    theirs, own = DECIDED[asked]
    theirs = theirs | (DIRECTORS if leader == "giamdoc" else set())
    if asked == "report":
        theirs = theirs - {"fix_date"}
    assert decided_by(cast[leader], task) == (theirs - own if who == "leader" else theirs)


@pytest.mark.parametrize("asked", [verb for verb in ASKED if verb != "nothing"])
@pytest.mark.parametrize("who", ["ttud.my", "pgd.nga"])
def test_what_the_units_stand_in_asks_waits_for_a_leader_who_did_not(
    cast, units, dated, stand_in, asked, who
):
    """pgd.nga confirms, is in charge of the unit, and stands in for its head."""
    task = dated(asked)
    stand_in("ttud.dung", "pgd.nga")
    ask(task, asked, cast[who], units)

    waits = {
        name: (asked, task.pk) in {(one.asked, one.task) for one in questions_for(cast[name])}
        for name in ("giamdoc", "pgd.nga")
    }

    directors = asked not in ("report", "cause")  # these wait for the confirmer, else for them
    assert waits == {
        "giamdoc": directors or who == "pgd.nga",
        "pgd.nga": who != "pgd.nga",
    }


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("confirm", "Người báo cáo không tự xác nhận hoàn thành."),
        ("send_back", "Người báo cáo không tự trả lại."),
    ],
)
def test_leader_who_reported_as_a_stand_in_is_told_why(cast, task, stand_in, verb, words):
    stand_in("ttud.dung", "pgd.nga")
    do(task, "report", cast["pgd.nga"], result="Xong")

    assert refusal(cast["pgd.nga"], verb, task) == words


@pytest.mark.parametrize("verb", ["nudge", "fix_date", "reassign"])
def test_office_that_stands_in_for_a_head_moves_nothing_of_the_unit(cast, dated, stand_in, verb):
    """It is not set above the unit."""
    task = dated("nothing")
    before = may(cast["hcth.tam"], verb, task)
    stand_in("ttud.dung", "hcth.tam")

    assert (before, may(cast["hcth.tam"], verb, task)) == (True, False)


def test_confirmer_of_the_office_who_stands_in_for_a_head_confirms_what_others_report(
    cast, units, task, stand_in
):
    """Named in review: the confirmer's right is the own one."""
    Task.objects.filter(pk=task.pk).update(confirmer=cast["hcth.tam"])
    stand_in("ttud.dung", "hcth.tam")
    do(task, "report", cast["ttud.my"], result="Xong")

    assert may(cast["hcth.tam"], "confirm", Task.objects.get(pk=task.pk))
