"""A request for time ends with what it was asked for: in the same move, by its event."""

from datetime import date

import pytest

from conclusions.actions import Refused
from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import NotAllowed, issue
from tasks.decisions import waiting_for
from tasks.models import Extension, Task
from tasks.permissions import moves_of
from tasks.tests.factories import a_task, at, do

DUE, WISHED = date(2024, 4, 12), date(2024, 4, 17)
ENDING = {
    "report": ("ttud.dung", {"result": "Đã gửi"}),
    "decline": ("ttud.dung", {"lead": "QLKH", "note": "Trùng"}),
    "pause": ("pgd.nga", {"note": "Chờ UBND tỉnh"}),
    "withdraw": ("giamdoc", {"note": "Đã lồng ghép"}),
    "reassign": ("giamdoc", {"lead": "QLTĐC", "new_due_on": DUE, "note": "Đúng chức năng"}),
    "carry": ("hcth.son", {}),
}


@pytest.fixture
def task(cast, units):
    """Taken up, and more time asked for."""
    task = a_task(cast, units["TTUD"], deadline="by", named_on=DUE)
    do(task, "accept", cast["ttud.dung"])
    do(task, "request_extension", cast["ttud.dung"], new_due_on=WISHED, note="Chờ số liệu")
    return task


@pytest.fixture
def end(cast, units, task):
    """Make the move that takes away what was asked for; returns its event."""

    def end(verb):
        who, fields = ENDING[verb]
        if "lead" in fields:
            fields = fields | {"lead": units[fields["lead"]]}
        if verb != "carry":
            return do(task, verb, cast[who], **fields)
        draft = a_draft(cast["giamdoc"], number="599/TB-SKHCN", issued_on=date(2024, 4, 4))
        duty = a_directive(draft, units["TTUD"], deadline="by", named_on=date(2024, 4, 30))
        duty.item.continues = task.duty.item
        duty.item.save()
        issue(draft, by=cast["hcth.son"], now=at(date(2024, 4, 4), 10))
        task.refresh_from_db()
        return task.events.first()

    return end


@pytest.mark.parametrize("verb", ENDING)
def test_request_ends_with_its_work_by_that_event(cast, task, end, verb):
    event = end(verb)

    request = Extension.objects.get()
    assert (request.state, request.decided) == ("lapsed", event)
    assert (event.verb, task.due_on, task.extended) == (verb, DUE, 0)
    asked = [line for line in waiting_for(cast["giamdoc"]) if line.asked == "request_extension"]
    assert asked == []


@pytest.mark.parametrize("verb", ENDING)
@pytest.mark.parametrize("late", ["grant_extension", "refuse_extension"])
def test_decision_that_comes_too_late_is_refused_in_words(cast, task, end, verb, late):
    end(verb)

    with pytest.raises(Refused) as refused:
        do(task, late, cast["giamdoc"], note="Không")

    named = {"grant_extension": "đồng ý gia hạn", "refuse_extension": "từ chối gia hạn"}[late]
    state = f"Nhiệm vụ đang ở trạng thái “{task.get_status_display()}”, không {named} được."
    gone = "Không có đề nghị gia hạn nào đang chờ."
    assert refused.value.messages == [gone if verb == "reassign" else state]
    assert (task.due_on, Extension.objects.get().state) == (DUE, "lapsed")


def test_refused_move_leaves_the_request_open(cast, task):
    """What ends a request is undone with the move it belongs to."""
    with pytest.raises(Refused):
        do(task, "decline", cast["ttud.dung"], lead=task.lead, note="Trùng")

    assert Extension.objects.get().state == "asked"


@pytest.mark.parametrize("verb", ["update", "obstacle", "hand"])
def test_work_that_goes_on_keeps_its_request(cast, task, verb):
    fields = {"assignee": cast["ttud.dat"]} if verb == "hand" else {}

    do(task, verb, cast["ttud.dung"], note="Đang làm", **fields)

    assert Extension.objects.get().state == "asked"


def test_new_unit_asks_for_itself(cast, task, end):
    end("reassign")

    do(task, "request_extension", cast["tdc.quan"], new_due_on=WISHED, note="Mới nhận")
    do(task, "grant_extension", cast["pgd.viet"])

    states = Extension.objects.order_by("pk").values_list("state", flat=True)
    assert (list(states), task.due_on) == (["lapsed", "granted"], WISHED)


def test_reopened_work_has_no_old_wish(cast, task, end):
    end("report")
    do(task, "confirm", cast["pgd.nga"])
    do(task, "reopen", cast["giamdoc"], new_due_on=DUE, note="Bổ sung")

    assert task.open_request is None
    assert "request_extension" in moves_of(cast["ttud.dung"], task)


@pytest.mark.parametrize("back", ["recall", "send_back"])
def test_report_taken_back_does_not_bring_the_wish_back(cast, task, end, back):
    end("report")
    fields = {"kind": "papers", "note": "Thiếu"} if back == "send_back" else {}

    do(task, back, cast["pgd.nga" if fields else "ttud.dung"], **fields)

    assert (task.status, task.open_request) == ("in_progress", None)


@pytest.mark.parametrize(
    ("fixed", "state"),
    [(WISHED, "lapsed"), (date(2024, 4, 30), "lapsed"), (date(2024, 4, 15), "asked")],
)
def test_slip_mended_to_the_day_wished_leaves_nothing_to_ask(cast, task, fixed, state):
    """Granted afterwards, the old wish would draw the deadline in."""
    do(task, "fix_date", cast["giamdoc"], new_due_on=fixed, note="Gõ nhầm ngày")

    assert (Extension.objects.get().state, Task.objects.get().due_on) == (state, fixed)


def test_deputy_in_charge_is_told_that_nothing_is_asked(cast, task, end):
    """Not that somebody else decides, for it is theirs to decide."""
    do(task, "refuse_extension", cast["giamdoc"], note="Không")

    with pytest.raises(Refused) as refused:
        do(task, "grant_extension", cast["pgd.nga"])

    assert refused.value.messages == ["Không có đề nghị gia hạn nào đang chờ."]
    with pytest.raises(NotAllowed):
        do(task, "grant_extension", cast["pgd.viet"])
