"""What events say of a task as it stands: under its present unit, of the report that stands."""

from datetime import date

import pytest

from tasks import situation
from tasks.models import Task
from tasks.tests.factories import a_task, do


@pytest.fixture
def task(cast, units):
    """Taken up, then reported with a paper's number."""
    task = a_task(cast, units["TTUD"], deliverable="báo cáo")
    do(task, "update", cast["ttud.dung"], on=date(2024, 4, 5), note="Đang lấy số liệu")
    fields = {"result": "Đã gửi báo cáo", "document_number": "58/BC-TTUD"}
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 8), **fields)
    return task


def told(task: Task) -> tuple[str, list[str], str]:
    """Result, numbers and the newest word, as the register has them."""
    task.refresh_from_db()
    events = list(task.events.all())
    proofs = [str(proof) for proof in situation.proofs(task, events)]
    return task.standing_result, proofs, situation.newest_word(events)


def test_report_that_stands_has_its_result_and_numbers(task):
    assert told(task) == ("Đã gửi báo cáo", ["58/BC-TTUD"], "Đang lấy số liệu")


@pytest.mark.parametrize(
    ("verb", "by", "fields", "word"),
    [
        ("recall", "ttud.dung", {}, "Đang lấy số liệu"),
        (
            "send_back",
            "giamdoc",
            {"kind": "papers", "note": "Thiếu phụ lục"},
            "Trả lại lần 1: Bổ sung hồ sơ, minh chứng: Thiếu phụ lục",
        ),
    ],
)
def test_report_that_fell_leaves_the_newest_word(cast, task, verb, by, fields, word):
    do(task, verb, cast[by], on=date(2024, 4, 9), **fields)

    assert told(task) == ("", [], word)


def test_next_report_stands_with_its_own_numbers_alone(cast, task):
    do(task, "recall", cast["ttud.dung"], on=date(2024, 4, 9))
    fields = {"result": "Đã gửi đủ", "document_number": "61/BC-TTUD"}
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 10), **fields)

    assert told(task)[:2] == ("Đã gửi đủ", ["61/BC-TTUD"])


def test_reassigned_task_has_the_receipt_and_words_of_its_present_unit(cast, units, task):
    reason = {"lead": units["QLKH"], "note": "Đúng chức năng"}
    reason["new_due_on"] = date(2024, 4, 30)
    do(task, "reassign", cast["giamdoc"], on=date(2024, 4, 10), **reason)
    events = list(task.events.all())

    assert told(task) == ("", [], "")
    assert (situation.accepted_on(events), situation.given_again(events).verb) == (None, "reassign")

    do(task, "update", cast["qlkh.anh"], on=date(2024, 4, 12), note="Bắt đầu làm")

    assert situation.accepted_on(list(task.events.all())) == date(2024, 4, 12)
    assert told(task) == ("", [], "Bắt đầu làm")


def proofs_now(task):
    task.refresh_from_db()
    return [str(one) for one in situation.standing_proofs(task, list(task.events.all()))]


@pytest.mark.parametrize(
    ("verb", "by", "fields", "left"),
    [
        ("remark", "giamdoc", {"note": "Đã xem"}, ["58/BC-TTUD"]),
        ("recall", "ttud.dung", {}, []),
        ("send_back", "giamdoc", {"kind": "papers", "note": "Thiếu phụ lục"}, []),
    ],
)
def test_proof_of_a_report_that_fell_proves_nothing_any_more(cast, task, verb, by, fields, left):
    assert proofs_now(task) == ["58/BC-TTUD"]

    do(task, verb, cast[by], on=date(2024, 4, 9), **fields)

    assert proofs_now(task) == left


def test_proofs_of_the_former_unit_are_not_the_new_ones(cast, units, task):
    do(task, "reassign", cast["giamdoc"], on=date(2024, 4, 9), lead=units["QLKH"], note="Đúng")

    assert proofs_now(task) == []


def test_recurring_work_tells_the_result_of_its_last_period(cast, units):
    task = a_task(cast, units["QLKH"], deadline="recurring", every="month")
    do(task, "report", cast["qlkh.anh"], on=date(2024, 4, 25), result="Đã báo cáo tháng 4")
    do(task, "confirm", cast["pgd.nga"], on=date(2024, 4, 26))
    assert told(task) == ("", [], "Đã báo cáo tháng 4")

    do(task, "update", cast["qlkh.anh"], on=date(2024, 5, 6), note="Đang tổng hợp tháng 5")
    assert told(task) == ("", [], "Đang tổng hợp tháng 5")


def test_work_kept_with_its_unit_is_received_anew(cast, units):
    task = a_task(cast, units["TTUD"])
    do(task, "accept", cast["ttud.dung"], on=date(2024, 4, 4))
    do(task, "decline", cast["ttud.dung"], on=date(2024, 4, 5), lead=units["QLKH"], note="Trùng")
    do(task, "keep", cast["giamdoc"], on=date(2024, 4, 8))
    assert situation.accepted_on(list(task.events.all())) is None

    do(task, "accept", cast["ttud.dung"], on=date(2024, 4, 9))
    assert situation.accepted_on(list(task.events.all())) == date(2024, 4, 9)
