"""Who stands in for several people does not agree with themselves."""

from datetime import date

import pytest

from departments.models import Delegation
from tasks.actions import NotAllowed
from tasks.tests.factories import a_task, do

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
        (["ttud.dung"], "pgd.nga"),  # the confirmer, for the head
        (["ttud.dung"], "giamdoc"),
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
