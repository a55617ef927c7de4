"""Rows of lists: what they say of a task's history, and the heading each stands under."""

from collections import Counter
from datetime import date, timedelta

import pytest

from departments.models import Agency
from tasks import situation
from tasks.calendar import Day, WorkCalendar
from tasks.models import Event, Task
from tasks.rows import (
    GROUPS,
    alike_rows,
    counts_and_firsts,
    group_counts,
    grouped,
    rows_of,
    urgent_rows,
)
from tasks.tests.factories import a_task, at, do

ON = date(2024, 4, 11)
CALENDAR = WorkCalendar()
DUE = {"deadline": "before", "named_on": date(2024, 4, 5), "phrase": "trước ngày 05/4/2024"}


def row_of(task, user, on=ON, units=()):
    (row,) = rows_of(Task.objects.for_rows().filter(pk=task.pk), user, Day(on, CALENDAR), units)
    return row


def test_row_of_a_new_task_offers_to_accept(cast, units):
    row = row_of(a_task(cast, units["TTUD"]), cast["ttud.dung"])

    assert (row.verb, row.label, row.at_once, row.group) == (
        "accept",
        "Tiếp nhận",
        True,
        "assigned",
    )
    assert (row.notes, row.under) == (
        ["6 ngày làm việc chưa tiếp nhận"],
        "giao ngày 03/4/2024",
    )


def test_wait_to_be_accepted_runs_from_when_the_task_came_to_the_unit(rewritten, cast, units):
    entered_late = a_task(cast, units["TTUD"])
    entered_late.events.update(at=at(date(2024, 4, 9)))
    moved = a_task(cast, units["TTUD"], number="2/TB")
    do(moved, "reassign", cast["giamdoc"], on=date(2024, 4, 10), lead=units["QLKH"], note="Đúng")
    do(moved, "remark", cast["giamdoc"], on=date(2024, 4, 11), note="Làm sớm")

    waits = [row_of(task, cast["giamdoc"]).waiting_days for task in (entered_late, moved)]

    assert waits == [2, 1]


def groups_of(user, *units):
    """All tasks under their headings, by key."""
    keys, day = [unit.pk for unit in units], Day(ON, CALENDAR)
    rows = rows_of(Task.objects.for_rows(), user, day, keys)
    return {
        g.key: g for g in grouped(rows, group_counts(alike_rows(Task.objects.all(), day, keys)))
    }


def groups_in_sql(units):
    """The heading of each open task, as the database finds them."""
    tasks, day = Task.objects.open(), Day(ON, CALENDAR)
    return {task.pk: group for group in GROUPS for task in tasks.in_group(group, day, units)}


@pytest.mark.parametrize(
    ("person", "verb"),
    [
        ("ttud.my", "update"),
        ("hcth.son", "update"),
        ("giamdoc", ""),
        ("tdc.quan", ""),
    ],
)
def test_row_offers_one_move_of_the_person(cast, units, person, verb):
    task = a_task(cast, units["TTUD"])
    do(task, "accept", cast["ttud.dung"])

    assert row_of(task, cast[person]).verb == verb


def test_row_tells_the_request_then_the_extension(cast, units):
    task = a_task(cast, units["TTUD"], **DUE)
    ask = {"new_due_on": date(2024, 4, 17), "note": "Chờ"}
    do(task, "accept", cast["ttud.dung"])
    do(task, "request_extension", cast["ttud.dung"], on=date(2024, 4, 11), **ask)

    asked = row_of(task, cast["ttud.dung"])
    do(task, "grant_extension", cast["giamdoc"], on=date(2024, 4, 11))
    given = row_of(task, cast["ttud.dung"])

    assert asked.notes == ["Đề nghị gia hạn đến 17/4/2024, chờ quyết định"]
    assert (asked.deadline.now, given.notes) == ("", [])


ENDINGS = {
    "day given past the one asked": [("fix_date", "giamdoc", {"new_due_on": date(2024, 4, 18)})],
    "paused and resumed": [
        ("pause", "giamdoc", {}),
        ("resume", "giamdoc", {"new_due_on": date(2024, 4, 16)}),
    ],
    "reported and returned": [
        ("report", "ttud.dung", {"result": "Đã gửi"}),
        ("send_back", "giamdoc", {"kind": "content"}),
    ],
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_request_that_lapsed_waits_for_nobody(cast, units, ending):
    task = a_task(cast, units["TTUD"], **DUE)
    ask = {"new_due_on": date(2024, 4, 17), "note": "Chờ"}
    do(task, "accept", cast["ttud.dung"])
    do(task, "request_extension", cast["ttud.dung"], on=date(2024, 4, 10), **ask)
    for verb, account, fields in ENDINGS[ending]:
        note = {} if verb == "report" else {"note": "Vì sao"}
        do(task, verb, cast[account], on=date(2024, 4, 11), **fields, **note)

    events = list(task.events.order_by("-at", "-pk"))

    assert not [note for note in row_of(task, cast["ttud.dung"]).notes if "gia hạn" in note]
    assert situation.standing_request(events) is None
    assert task.open_request is None


def test_row_tells_silence_sooner_when_the_deadline_presses(cast, units):
    late, easy = a_task(cast, units["TTUD"], **DUE), a_task(cast, units["TTUD"], number="2/TB")
    for task in (late, easy):
        do(task, "accept", cast["ttud.dung"])  # on 4 April, five working days ago

    assert row_of(late, cast["giamdoc"]).notes == ["5 ngày làm việc chưa cập nhật"]
    assert row_of(easy, cast["giamdoc"]).notes == []
    assert row_of(easy, cast["giamdoc"], on=date(2024, 4, 18)).notes == [
        "10 ngày làm việc chưa cập nhật"
    ]


def test_row_tells_how_often_a_report_came_back(cast, units):
    task = a_task(cast, units["TTUD"])
    for _ in range(2):
        do(task, "report", cast["ttud.dung"], on=date(2024, 4, 10), result="Xong")
        do(task, "send_back", cast["pgd.nga"], on=date(2024, 4, 11), kind="papers", note="Thiếu")
    returned = row_of(task, cast["ttud.dung"])
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 11), result="Xong")

    assert (returned.group, returned.notes) == ("returned", ["Trả lại lần 2"])
    assert row_of(task, cast["ttud.dung"]).group == "awaiting"


def test_reassigned_row_is_of_its_present_unit(cast, units):
    task, own = a_task(cast, units["TTUD"], **DUE), {"lead": units["QLKH"], "note": "Đúng việc"}
    own["new_due_on"] = date(2024, 4, 30)
    do(task, "update", cast["ttud.dung"], note="Đã trình", step="to_leaders")
    more = {"new_due_on": date(2024, 4, 17), "note": "Chờ"}
    do(task, "request_extension", cast["ttud.dung"], **more)
    do(task, "reassign", cast["giamdoc"], on=date(2024, 4, 10), **own)

    row = row_of(task, cast["qlkh.anh"])

    assert (row.step, row.task.asked_until, row.given_on) == ("", None, date(2024, 4, 10))
    assert row.facts == ["giao lại ngày 10/4/2024"]


@pytest.mark.parametrize(
    ("reported", "words", "kind"),
    [
        (date(2024, 4, 5), "Báo cáo đúng hạn", "time"),
        (date(2024, 4, 9), "Báo cáo quá hạn 2 ngày", "late"),
    ],
)
def test_reported_row_says_so_under_its_deadline(cast, units, reported, words, kind):
    task = a_task(cast, units["TTUD"], **DUE)
    do(task, "report", cast["ttud.dung"], on=reported, result="Xong")

    row = row_of(task, cast["giamdoc"])

    assert (row.time.words, row.time.kind, row.group) == (words, kind, "awaiting")
    assert row.under == f"báo cáo ngày 0{reported.day}/4/2024, chờ xác nhận"


def test_heading_tells_what_its_number_leaves_to_others(cast, units):
    head, declined = cast["ttud.dung"], {"lead": units["QLKH"], "note": "Trùng"}
    late, reported, returned = (
        a_task(cast, units["TTUD"], number=f"{n}/TB", **DUE) for n in range(3)
    )
    do(reported, "report", head, on=date(2024, 4, 9), result="Xong")
    do(returned, "decline", head, **declined)
    helped = a_task(cast, units["QLKH"], number="9/TB", helpers=[units["TTUD"]], **DUE)

    groups = groups_of(head, units["TTUD"])

    assert [row.task for row in groups["late"].rows] == [late]
    assert groups["late"].elsewhere == "2 khác đang chờ quyết định"
    assert [row.task for row in groups["helping"].rows] == [helped]


def test_paused_work_is_told_apart_from_what_waits_for_a_decision(cast, units):
    head = cast["ttud.dung"]
    working, reported, paused = (a_task(cast, units["TTUD"], number=f"{n}/TB") for n in range(3))
    do(working, "accept", head)
    do(reported, "report", head, on=date(2024, 4, 9), result="Xong")
    do(paused, "accept", head)
    do(paused, "pause", cast["giamdoc"], note="Chờ Trung ương")

    groups = groups_of(head)

    assert groups["undated"].elsewhere == "1 khác đang chờ quyết định, 1 khác tạm dừng"


def test_undated_heading_tells_of_undated_work_under_other_headings(cast, units):
    head = cast["ttud.dung"]
    working, returned, _ = (a_task(cast, units["TTUD"], number=f"{n}/TB") for n in range(3))
    do(working, "accept", head)
    do(returned, "report", head, result="Xong")
    do(returned, "send_back", cast["giamdoc"], kind="papers", note="Thiếu biên bản")

    groups = groups_of(head)

    assert groups["undated"].elsewhere == "1 khác chờ tiếp nhận, 1 khác bị trả lại"


def test_groups_stand_in_the_order_of_urgency(cast, units):
    head, unit = cast["ttud.dung"], units["TTUD"]
    far = {"deadline": "by", "named_on": date(2024, 6, 28)}
    steps = {
        "paused": ({}, ["accept", "pause"]),
        "declined": ({}, ["decline"]),
        "awaiting": (DUE, ["report"]),
        "helping": ({"helpers": [unit]}, []),
        "undated": ({}, ["accept"]),
        "working": (far, ["accept"]),
        "assigned": (far, []),
        "soon": ({"deadline": "by", "named_on": date(2024, 4, 12)}, ["accept"]),
        "late": (DUE, []),
    }
    for n, (name, (duty, verbs)) in enumerate(steps.items()):
        lead = units["QLKH"] if name == "helping" else unit
        task = a_task(cast, lead, number=f"{n}/TB", **duty)
        for verb in verbs:
            fields = {"report": {"result": "x"}, "decline": {"lead": units["QLKH"], "note": "x"}}
            by = cast["giamdoc"] if verb == "pause" else head
            do(task, verb, by, **fields.get(verb, {"note": "x"} if verb == "pause" else {}))

    groups = groups_of(head, unit)

    assert list(groups) == [*reversed(steps)]
    assert {(len(group.rows), group.count) for group in groups.values()} == {(1, 1)}
    assert Counter(groups_in_sql([unit.pk]).values()) == Counter(list(steps))


@pytest.mark.wide
def test_heading_of_one_row_is_that_of_many_whatever_happened(cast, units):
    """The rule stands in Python for a row and in SQL for a page: held together over odd courses."""
    head, boss, unit = cast["ttud.dung"], cast["giamdoc"], units["TTUD"]
    report = ("report", head, {"result": "Xong"})
    back = ("send_back", boss, {"kind": "papers", "note": "Thiếu"})
    courses = [
        [],
        [report],
        [report, back],
        [report, back, report],
        [report, back, report, back],
        [report, ("recall", head, {})],
        [report, back, ("decline", head, {"lead": units["QLKH"], "note": "Trùng"})],
        [report, back, ("pause", boss, {"note": "Chờ"})],
        [report, back, ("reassign", boss, {"lead": units["QLKH"], "note": "Đúng"})],
        [report, back, ("update", head, {"note": "Đã bổ sung"})],
        [report, ("confirm", boss, {})],
    ]
    for number, course in enumerate(courses):
        task = a_task(cast, unit, number=f"{number}/TB")
        for verb, by, fields in course:
            do(task, verb, by, **fields)
    day = Day(ON, CALENDAR)
    tasks = Task.objects.open()

    in_sql = groups_in_sql([unit.pk])
    rows = rows_of(tasks.for_rows(), head, day, [unit.pk])

    assert {row.task.pk: row.group for row in rows} == in_sql
    assert all(row.task.returned == last_judged(row.task) for row in rows)
    assert set(in_sql.values()) >= {"assigned", "awaiting", "returned", "helping", "undated"}


def last_judged(task) -> bool:
    """Whether the last report was sent back, by the history alone."""
    told = task.events.filter(verb__in=["send_back", "report", "reassign"])
    return getattr(told.first(), "verb", "") == "send_back"


def test_first_rows_of_each_heading_come_with_the_counts_of_all(cast, units):
    day, unit = Day(ON, CALENDAR), units["TTUD"]
    late = [
        a_task(cast, unit, number=f"{n}/TB", deadline="by", named_on=date(2024, 4, 9 - n))
        for n in range(4)
    ]
    new = [a_task(cast, unit, number=f"1{n}/TB", helpers=[units["HCTH"]]) for n in range(3)]

    counts, firsts = counts_and_firsts(urgent_rows(Task.objects.all(), day, [unit.pk], most=2))

    assert Counter(counts) == Counter(group_counts(alike_rows(Task.objects.all(), day, [unit.pk])))
    assert {alike.group: alike.count for alike in counts} == {"late": 4, "assigned": 3}
    assert firsts["late"] == [late[3].pk, late[2].pk]
    assert firsts["assigned"] == [task.pk for task in new[:2]]


def test_history_of_a_long_course_is_that_of_its_last_words(cast, units):
    """Two hundred updates are read as one row for each step and person."""
    head, task = cast["ttud.dung"], a_task(cast, units["TTUD"])
    do(task, "report", head, result="Xong")
    do(task, "send_back", cast["giamdoc"], kind="papers", note="Thiếu")
    last = task.events.first()
    Event.objects.bulk_create(
        Event(
            task=task,
            verb="update",
            actor=head,
            at=last.at + timedelta(minutes=n),
            from_status="in_progress",
            to_status="in_progress",
            note=f"Lần {n}",
            step="result" if n % 2 else "to_superiors",
        )
        for n in range(200)
    )

    row = row_of(task, head)

    assert (row.step, row.history.sent_back) == ("Đã có kết quả", 1)
    assert row.history.last_at == last.at + timedelta(minutes=199)


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ({}, []),
        ({"silent": [5]}, ["5 ngày làm việc chưa cập nhật"]),
        ({"silent": [20, 4]}, ["5 ngày làm việc chưa cập nhật"]),
        ({"silent": [6]}, []),
        ({"silent": []}, []),
    ],
)
def test_row_tells_silence_from_the_agencys_own_step_on(cast, units, steps, told):
    Agency.objects.update_or_create(pk=1, defaults={"reminder_steps": steps})
    task = a_task(cast, units["TTUD"])
    do(task, "accept", cast["ttud.dung"])  # five working days ago

    assert row_of(task, cast["giamdoc"]).notes == told
