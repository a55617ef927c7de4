"""Moves: the table holds, one at a time, each with its line in the history."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from conclusions.actions import Refused
from departments.models import Delegation
from tasks.actions import NotAllowed, StalePage, move
from tasks.models import Task
from tasks.permissions import may, moves_of
from tasks.tests.factories import a_task, at, do
from tasks.verbs import BUTTONS, MOVES
from tasks.workflow import Status

DUE = {"deadline": "before", "named_on": date(2024, 4, 5)}


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"], helpers=[units["QLKH"]], **DUE)


def last(task):
    event = task.events.first()
    return (event.actor.username, event.line, event.note)


def test_accept_then_report_then_confirm_is_the_whole_path(cast, task):
    do(task, "accept", cast["ttud.dung"])
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 5), result="Đã gửi báo cáo")
    do(task, "confirm", cast["pgd.nga"], on=date(2024, 4, 8))

    assert (task.status, task.result, task.reported_on) == (
        "done",
        "Đã gửi báo cáo",
        date(2024, 4, 5),
    )
    assert [e.line for e in task.events.all()] == [
        "xác nhận hoàn thành",
        "báo cáo hoàn thành",
        "tiếp nhận nhiệm vụ",
        "đưa vào theo dõi Thông báo số 598/TB-SKHCN",
    ]


@pytest.mark.parametrize("verb", BUTTONS)
def test_move_is_refused_outside_its_source_states(cast, task, verb):
    for status in set(Status) - MOVES[verb].sources:
        reported = date(2024, 4, 4) if status in ("awaiting", "done") else None
        Task.objects.filter(pk=task.pk).update(
            status=status, reported_on=reported, counted_on=reported
        )
        task.refresh_from_db()

        assert [p for p in cast.values() if may(p, verb, task)] == []
        with pytest.raises(Refused):
            do(task, verb, cast["giamdoc"])
        assert Task.objects.get(pk=task.pk).status == status


@pytest.mark.parametrize(
    ("verb", "status", "people"),
    [
        ("accept", "assigned", {"ttud.dung", "ttud.my"}),
        ("hand", "in_progress", {"ttud.dung", "ttud.my"}),
        (
            "update",
            "in_progress",
            {"ttud.dung", "ttud.my", "ttud.dat"}  # the assignee
            | {"qlkh.anh", "congdoan", "qlkh.oanh", "qlkh.chi"}  # the helping unit
            | {"hcth.tam", "hcth.huong", "hcth.son", "vanthu", "ketoan"},
        ),
        ("remark", "assigned", {"giamdoc", "pgd.nga", "pgd.viet"}),
        (
            "report",
            "in_progress",
            {"ttud.dung", "ttud.my"}
            | {"hcth.tam", "hcth.huong", "hcth.son", "vanthu", "ketoan"},  # in the unit's place
        ),
        ("recall", "awaiting", {"ttud.dung", "ttud.my"}),
        ("confirm", "awaiting", {"giamdoc", "pgd.nga"}),
        ("send_back", "awaiting", {"giamdoc", "pgd.nga"}),
        ("keep", "declined", {"giamdoc", "pgd.nga"}),
        ("reassign", "declined", {"giamdoc", "pgd.nga"}),
        ("pause", "in_progress", {"giamdoc", "pgd.nga"}),
        ("withdraw", "assigned", {"giamdoc"}),
        ("reopen", "done", {"giamdoc"}),
        ("request_extension", "assigned", {"ttud.dung", "ttud.my"}),
    ],
)
def test_move_belongs_to_these_people_only(cast, task, verb, status, people):
    reported = date(2024, 4, 4) if status in ("awaiting", "done") else None
    Task.objects.filter(pk=task.pk).update(
        status=status, reported_on=reported, counted_on=reported, assignee=cast["ttud.dat"]
    )
    task.refresh_from_db()

    assert {name for name, person in cast.items() if may(person, verb, task)} == people


def test_report_in_name_of_another_unit_is_not_allowed(cast, task):
    with pytest.raises(NotAllowed) as refused:
        do(task, "report", cast["qlkh.anh"], result="Xong")

    assert refused.value.messages == [
        "Chỉ Trưởng hoặc Phó đơn vị chủ trì, Phòng Hành chính - Tổng hợp nhập thay đơn vị khác "
        "được báo cáo hoàn thành."
    ]
    assert task.status == "assigned"


def test_confirm_is_never_by_a_member_of_the_unit_that_reports(cast, task, units):
    Task.objects.filter(pk=task.pk).update(confirmer=cast["ttud.dung"])
    do(task, "report", cast["ttud.my"], result="Xong")

    with pytest.raises(NotAllowed) as refused:
        do(task, "confirm", cast["ttud.dung"])

    assert refused.value.messages == ["Người báo cáo không tự xác nhận hoàn thành."]


def test_stand_in_acts_with_both_names_in_the_history(cast, task):
    Delegation.objects.create(
        giver=cast["ttud.dung"],
        taker=cast["ttud.dat"],
        starts_on=date(2000, 1, 1),
        ends_on=date(2999, 1, 1),
    )

    event = do(task, "accept", cast["ttud.dat"])

    assert (event.actor, event.acting_for) == (cast["ttud.dat"], cast["ttud.dung"])


def test_update_takes_up_a_task_not_accepted_yet(cast, task):
    do(task, "update", cast["ttud.dung"], note="Đang tổng hợp", step="underway")

    assert (task.status, last(task)) == (
        "in_progress",
        ("ttud.dung", "cập nhật tình hình", "Đang tổng hợp"),
    )


def test_update_by_a_helping_unit_does_not_accept_for_the_lead(cast, task):
    do(task, "update", cast["qlkh.anh"], note="Đã gửi phần của phòng")

    assert task.status == "assigned"


def test_update_by_the_office_is_marked(cast, task):
    event = do(task, "update", cast["hcth.son"], note="Đơn vị báo qua điện thoại")

    assert event.detail == {"in_place_of": "TT Ứng dụng và Dịch vụ KHCN", "in_place_by": "HCTH"}


def test_update_never_conflicts_with_a_colleague(cast, task):
    seen = task.version
    do(task, "accept", cast["ttud.dung"])

    do(task, "update", cast["ttud.my"], seen=seen, note="Đã có số liệu")

    assert last(task)[2] == "Đã có số liệu"


def test_stale_page_is_told_who_moved_the_task(cast, task):
    seen = task.version
    do(task, "accept", cast["ttud.dung"])

    with pytest.raises(StalePage) as stale:
        do(task, "report", cast["ttud.my"], seen=seen, result="Xong")

    assert stale.value.messages == [
        "Nhiệm vụ vừa được Tạ Công Dũng cập nhật lúc 09 giờ 00; xem lại trước khi lưu."
    ]
    assert task.events.count() == 2


def test_report_needs_proof_where_a_product_is_named(cast, units):
    task = a_task(cast, units["TTUD"], deliverable="báo cáo của đơn vị")

    with pytest.raises(Refused) as refused:
        do(task, "report", cast["ttud.dung"], result="Xong")
    assert refused.value.messages == ["Nhiệm vụ có nêu sản phẩm: cần kèm tệp hoặc số văn bản."]

    report = SimpleUploadedFile("Báo cáo.docx", b"noi dung")
    event = do(task, "report", cast["ttud.dung"], result="Xong", files=[report])
    assert [e.name for e in event.evidence.all()] == ["Báo cáo.docx"]


def test_send_back_counts_and_starts_the_clock_again(cast, task):
    for times in (1, 2):
        do(task, "report", cast["ttud.dung"], result="Xong")
        do(task, "send_back", cast["pgd.nga"], kind="papers", note="Thiếu biên bản")

        assert (task.status, task.reported_on, last(task)) == (
            "in_progress",
            None,
            ("pgd.nga", f"trả lại lần {times}: Bổ sung hồ sơ, minh chứng", "Thiếu biên bản"),
        )


def test_reassign_gives_the_same_task_to_another_unit(cast, task, units):
    do(task, "decline", cast["ttud.dung"], lead=units["QLKH"], note="Trùng nhiệm vụ")
    do(
        task,
        "reassign",
        cast["pgd.nga"],
        lead=units["QLTĐC"],
        new_due_on=date(2024, 4, 12),
        note="Đúng chức năng",
    )

    assert (task.lead.code, task.status, task.confirmer.username) == (
        "QLTĐC",
        "assigned",
        "pgd.viet",
    )
    assert last(task)[1] == (
        "giao lại từ Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ "
        "cho Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng, hạn mới 12/4/2024"
    )


def test_extension_keeps_the_first_deadline_and_is_decided_by_another(cast, task):
    do(task, "request_extension", cast["ttud.dung"], new_due_on=date(2024, 4, 17), note="Chờ")
    assert task.due_on == date(2024, 4, 5)

    do(task, "grant_extension", cast["giamdoc"])

    assert (task.due_on, task.original_due_on) == (date(2024, 4, 17), date(2024, 4, 5))
    assert last(task)[1] == "đồng ý gia hạn đến 17/4/2024 (lần 1)"


@pytest.mark.parametrize(("new_due_on", "deputy_may"), [(12, True), (15, False)])
def test_deputy_gives_up_to_five_working_days(cast, task, new_due_on, deputy_may):
    do(
        task,
        "request_extension",
        cast["ttud.dung"],
        new_due_on=date(2024, 4, new_due_on),
        note="Chờ",
    )

    assert may(cast["pgd.nga"], "grant_extension", task) == deputy_may
    assert may(cast["giamdoc"], "grant_extension", task)
    assert not may(cast["pgd.viet"], "grant_extension", task)


@pytest.mark.parametrize(
    ("duty", "reason"),
    [
        ({}, "Nhiệm vụ không ghi thời hạn nên không cần gia hạn."),
        (DUE | {"imposed": True}, "Thời hạn do cấp trên giao, Sở không gia hạn."),
    ],
)
def test_extension_is_refused_where_there_is_nothing_to_extend(cast, units, duty, reason):
    task = a_task(cast, units["TTUD"], **duty)

    with pytest.raises(Refused) as refused:
        do(task, "request_extension", cast["ttud.dung"], new_due_on=date(2024, 5, 5), note="x")

    assert refused.value.messages == [reason]


def test_extension_is_given_twice_at_most(cast, task):
    for day in (10, 12):
        do(
            task,
            "request_extension",
            cast["ttud.dung"],
            new_due_on=date(2024, 4, day),
            note="Chờ",
        )
        do(task, "grant_extension", cast["giamdoc"])

    with pytest.raises(Refused) as refused:
        do(task, "request_extension", cast["ttud.dung"], new_due_on=date(2024, 5, 5), note="x")

    assert refused.value.messages == ["Đã gia hạn 2 lần; cần Giám đốc quyết định."]


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(2100, 1, 1)])
def test_extension_stays_in_the_calendar(cast, task, day):
    """A day near the world's end would leave the task's own page without days to reckon."""
    with pytest.raises(Refused, match="Năm phải từ 1945 đến 2099"):
        do(task, "request_extension", cast["ttud.dung"], new_due_on=day, note="x")


def test_extension_must_be_later_than_the_deadline(cast, task):
    with pytest.raises(Refused) as refused:
        do(task, "request_extension", cast["ttud.dung"], new_due_on=date(2024, 4, 5), note="x")

    assert refused.value.messages == ["Hạn mới phải sau ngày 05/4/2024."]


def test_pause_stops_the_clock_and_resume_asks_for_a_day(cast, task):
    do(task, "accept", cast["ttud.dung"])
    do(task, "pause", cast["pgd.nga"], note="Chờ UBND tỉnh")

    with pytest.raises(Refused):
        do(task, "resume", cast["pgd.nga"], note="Đã có ý kiến")
    do(task, "resume", cast["giamdoc"], new_due_on=date(2024, 5, 10), note="Đã có ý kiến")

    assert (task.status, task.due_on, last(task)[1]) == (
        "in_progress",
        date(2024, 5, 10),
        "tiếp tục, hạn 10/5/2024",
    )


def test_office_mends_a_wrong_unit_in_the_first_two_days_only(cast, units):
    early = a_task(cast, units["TTUD"], number="1/TB", issued_on=timezone.localdate())
    late = a_task(cast, units["TTUD"], number="2/TB")

    assert may(cast["hcth.son"], "reassign", early)
    assert not may(cast["hcth.son"], "reassign", late)


def test_moves_of_a_person_follow_the_table(cast, task):
    assert moves_of(cast["ttud.dung"], task) == [
        "accept",
        "hand",
        "report",
        "update",
        "obstacle",
        "ask_help",
        "request_extension",
        "cause",
        "decline",
    ]
    assert moves_of(cast["tdc.quan"], task) == []


def test_move_leaves_nothing_behind_when_it_is_refused(cast, task):
    with pytest.raises(Refused):
        move(
            task,
            "hand",
            by=cast["ttud.dung"],
            now=at(date(2024, 4, 4)),
            assignee=cast["qlkh.chi"],
        )

    assert (task.events.count(), Task.objects.get().version) == (1, 1)


def columns(task):
    return {one.attname: getattr(task, one.attname) for one in Task._meta.concrete_fields}


def test_task_is_after_each_move_what_the_database_holds(cast, units, task):
    head, leader = cast["ttud.dung"], cast["giamdoc"]
    later = {"note": "Chờ số liệu", "new_due_on": date(2024, 4, 26)}
    for verb, by, fields in [
        ("hand", head, {"assignee": cast["ttud.dat"]}),
        ("update", cast["ttud.dat"], {"note": "Đang làm"}),
        ("request_extension", head, later),
        ("grant_extension", leader, {}),
        ("report", head, {"result": "Đã gửi"}),
        ("send_back", leader, {"kind": "papers", "note": "Thiếu phụ lục"}),
        ("pause", leader, {"note": "Chờ cấp trên"}),
        ("resume", leader, later),
        ("reassign", leader, later | {"lead": units["TTra"]}),
        ("withdraw", leader, {"note": "Đã lồng ghép"}),
    ]:
        do(task, verb, by, **fields)

        assert columns(task) == columns(Task.objects.get(pk=task.pk)), verb
    assert (task.lead, task.assignee) == (units["TTra"], None)
