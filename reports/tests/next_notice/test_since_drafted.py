"""What a draft made from the record rests on, and what changed in the record since."""

from datetime import date

import pytest

from conclusions.actions import delete_item
from conclusions.tests.factories import a_draft
from reports.next_notice.next_composing import NextChoice, compose_next
from reports.next_notice.since_drafted import basis_of
from reports.tests.next_notice.conftest import KEY, ON, finish
from tasks.models import DayOff
from tasks.tests.factories import a_task, at, do

NEXT_DAY = date(2024, 7, 1)  # a Monday


@pytest.fixture
def draft(cast, offer):
    told = offer()
    chosen = [one for one in told.clauses if one.ticked or one.kind in ("so-lieu", "bieu-duong")]
    days = {task.pk: date(2024, 7, 19) for work in told.carried for task in work.tasks}
    return compose_next(
        told, NextChoice(chosen, told.carried, days), by=cast["hcth.son"], now=at(ON)
    )


@pytest.fixture
def told(cast, draft):
    def told(on=ON):
        return basis_of(draft, reader=cast["hcth.son"], day=DayOff.objects.day(on))

    return told


def changes(basis):
    return [(one.clause.kind, one.change) for _, one in basis.changed]


def test_a_draft_just_made_has_nothing_to_tell(told, record):
    basis = told()

    assert basis.is_silent
    first = basis.items[0][1]
    assert [[task.pk for task in one.tasks] for one in first] == [
        [record["plan"].pk],
        [record["mushrooms"].pk],
    ]
    assert [one.rows for _, told in basis.items for one in told if one.rows] == [
        f"/so-theo-doi/?ky={KEY}&cot=tong",
        f"/so-theo-doi/?ky={KEY}&cot=tong&don_vi={record['plan'].lead_id}",
    ]


def test_other_drafts_rest_on_nothing(cast):
    draft = a_draft(cast["giamdoc"])

    assert basis_of(draft, reader=cast["hcth.son"], day=DayOff.objects.day(ON)) is None


def test_days_overdue_go_on(told):
    assert changes(told(NEXT_DAY)) == [
        (
            "do-dang",
            "số liệu nay là “Báo cáo tồn tại (Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ, "
            "quá hạn 5 ngày làm việc)”",
        )
    ]


def test_unfinished_work_that_is_done_is_told_where_it_is_said(cast, told, record):
    finish(cast, record["late"], "ttud.dung", on=ON, result="Gửi báo cáo tồn tại")

    basis = told()

    assert changes(basis)[0] == (
        "do-dang",
        "không còn quá hạn, trọng tâm hoặc chuyển từ kỳ trước; nhiệm vụ nay ở trạng thái “Đã hoàn "
        "thành”",
    )
    assert [kind for kind, _ in changes(basis)] == ["do-dang", "so-lieu", "tiep-tuc"]
    assert [one.words for one in basis.news] == ["Gửi báo cáo tồn tại"]


def test_result_that_was_opened_again_is_told(cast, told, record):
    do(record["mushrooms"], "reopen", cast["giamdoc"], on=ON, note="Chưa đủ")

    assert changes(told())[0] == (
        "ket-qua",
        "không còn là kết quả được xác nhận trong kỳ; nhiệm vụ nay ở trạng thái “Đang thực hiện”",
    )


def test_what_became_overdue_since_is_news(cast, units, told):
    due = {"deadline": "before", "named_on": date(2024, 6, 28)}
    a_task(cast, units["HCTH"], number="9/TB-SKHCN", title="Tờ trình", **due)

    basis = told(NEXT_DAY)

    assert [one.words for one in basis.news] == [
        "Tờ trình (Phòng Hành chính - Tổng hợp, quá hạn 1 ngày làm việc)"
    ]


def test_what_was_offered_and_not_taken_is_no_news(cast, offer):
    told = offer()
    first, *_ = told.clauses
    draft = compose_next(told, NextChoice([first]), by=cast["hcth.son"], now=at(ON))

    assert basis_of(draft, reader=cast["hcth.son"], day=DayOff.objects.day(ON)).is_silent


def test_basis_of_a_deleted_paragraph_is_told_apart(cast, draft, told, record):
    first = draft.items.filter(kind="assessment").first()
    first.conclusion = draft
    delete_item(first, seen=draft.version, by=cast["hcth.son"])

    basis = told()

    assert [[task.pk for task in one.tasks] for one in basis.lost] == [
        [record["plan"].pk],
        [record["mushrooms"].pk],
    ]
