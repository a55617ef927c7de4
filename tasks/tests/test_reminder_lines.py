"""Who is told of a task on a day, under which reason and in which words."""

from datetime import date

import pytest

from departments.models import Delegation
from tasks.letters import counts
from tasks.models import DayOff, Task
from tasks.persons_day import PersonsDay
from tasks.reminder_lines import Agenda
from tasks.tests.factories import a_task, deadline_given_by, do

DAY = date(2024, 4, 11)  # a Thursday
BY_5_APRIL = {"deadline": "before", "named_on": date(2024, 4, 5), "phrase": "trước ngày 05/4/2024"}
BY_16_APRIL = {"deadline": "before", "named_on": date(2024, 4, 16), "phrase": "trước ngày 16/4"}
BY_17_APRIL = {"deadline": "before", "named_on": date(2024, 4, 17), "phrase": "trước ngày 17/4"}


def lines(user, on=DAY):
    return [(line.rung, line.words) for line in Agenda.of(on).lines_for(user)]


def test_each_task_stands_once_in_the_order_of_urgency(cast, units):
    a_task(cast, units["TTUD"], number="1/TB", **BY_16_APRIL)
    a_task(cast, units["TTUD"], number="2/TB")
    a_task(cast, units["TTUD"], number="3/TB", **BY_5_APRIL)
    a_task(cast, units["TTUD"], number="4/TB", **BY_17_APRIL)

    assert lines(cast["ttud.dung"]) == [
        ("late", "Thời hạn: trước ngày 05/4/2024; quá hạn 4 ngày làm việc"),
        ("soon", "Thời hạn: trước ngày 16/4; còn 3 ngày làm việc"),
        ("unaccepted", "Thời hạn: trước ngày 17/4; giao ngày 03/4/2024"),
        ("unaccepted", "Không ghi thời hạn; giao ngày 03/4/2024"),
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 4, 15), "còn 1 ngày làm việc"),
        (date(2024, 4, 16), "đến hạn hôm nay"),
        (date(2024, 4, 17), "quá hạn 1 ngày làm việc"),
    ],
)
def test_words_follow_the_day(cast, units, day, words):
    a_task(cast, units["TTUD"], **BY_16_APRIL)

    ((_, said),) = lines(cast["ttud.dung"], day)

    assert said == f"Thời hạn: trước ngày 16/4; {words}"


@pytest.mark.parametrize(("day", "told"), [(date(2024, 4, 3), 0), (date(2024, 4, 4), 1)])
def test_unaccepted_task_is_told_from_the_next_working_day(cast, units, day, told):
    a_task(cast, units["TTUD"])

    assert len(lines(cast["ttud.dung"], day)) == told


def test_remark_puts_off_no_word_of_an_unaccepted_task(cast, units):
    do(a_task(cast, units["TTUD"]), "remark", cast["giamdoc"], on=DAY, note="Làm sớm")

    assert lines(cast["ttud.dung"]) == [("unaccepted", "Không ghi thời hạn; giao ngày 03/4/2024")]


def test_accepted_undated_task_is_not_told(cast, units):
    do(a_task(cast, units["TTUD"]), "accept", cast["ttud.dung"])

    assert lines(cast["ttud.dung"]) == []


def test_person_it_was_handed_to_is_told_with_what_they_may_do(cast, units):
    task = a_task(cast, units["TTUD"], **BY_5_APRIL)
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])

    chief, specialist = (
        Agenda.of(DAY).lines_for(cast[name])[0].verbs for name in ("ttud.dung", "ttud.dat")
    )

    assert chief == ("report", "update", "request_extension")
    assert specialist == ("update",)


def test_colleague_it_was_not_handed_to_is_not_told(cast, units):
    a_task(cast, units["TTUD"], **BY_5_APRIL)

    assert lines(cast["ttud.dat"]) == lines(cast["qlkh.anh"]) == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        # Two working days late, four, five: the office chases, its leader hears, the director.
        (date(2024, 4, 9), {"hcth.tam": "chase", "hcth.huong": "chase"}),
        (DAY, {"hcth.tam": "chase", "hcth.huong": "chase", "pgd.nga": "late"}),
        (
            date(2024, 4, 12),
            {"hcth.tam": "chase", "hcth.huong": "chase", "pgd.nga": "late", "giamdoc": "late"},
        ),
    ],
)
def test_others_than_the_unit_hear_of_what_is_late_by_its_unit(cast, units, day, told):
    a_task(cast, units["TTUD"], number="1/TB", **BY_5_APRIL)
    a_task(cast, units["QLKH"], number="2/TB", **BY_17_APRIL)
    agenda = Agenda.of(day)

    others = ("giamdoc", "pgd.nga", "pgd.viet", "hcth.tam", "hcth.huong", "hcth.son", "vanthu")
    found = {
        name: [(line.unit, line.rung) for line in agenda.lines_for(cast[name])] for name in others
    }

    unit = "TT Ứng dụng và Dịch vụ KHCN"
    late = {name: [line for line in lines if line[0] == unit] for name, lines in found.items()}
    assert late == {name: [(unit, told[name])] if name in told else [] for name in others}


def test_reported_task_waits_for_its_confirmer_and_leaves_the_unit_in_peace(cast, units):
    task = a_task(cast, units["TTUD"], **BY_5_APRIL)
    do(task, "report", cast["ttud.dung"], result="Đã gửi báo cáo.")

    assert lines(cast["pgd.nga"]) == [("decision", "Xác nhận hoàn thành: Đã gửi báo cáo")]
    assert lines(cast["ttud.dung"]) == []


def test_request_for_time_goes_to_those_who_may_decide_it(cast, units):
    task = a_task(cast, units["TTUD"], **BY_16_APRIL)
    more = {"new_due_on": date(2024, 4, 19), "note": "Chờ kết quả phân tích"}
    do(task, "request_extension", cast["ttud.dung"], **more)

    (line,) = Agenda.of(DAY).lines_for(cast["giamdoc"])

    assert (line.rung, line.words) == ("decision", "Gia hạn: xin đến 19/4/2024")
    assert line.verbs == ("grant_extension", "refuse_extension")
    assert lines(cast["pgd.nga"]) == [("decision", "Gia hạn: xin đến 19/4/2024")]


def test_extended_deadline_keeps_the_words_and_adds_the_day_in_force(cast, units):
    task = a_task(cast, units["TTUD"], **BY_5_APRIL)
    more = {"new_due_on": date(2024, 4, 12), "note": "Chờ số liệu"}
    do(task, "request_extension", cast["ttud.dung"], **more)
    do(task, "grant_extension", cast["giamdoc"])
    deadline_given_by(task, "grant_extension", extended=1)

    assert lines(cast["ttud.dung"])[0][1] == (
        "Thời hạn: trước ngày 05/4/2024, gia hạn lần 1 đến 12/4/2024; còn 1 ngày làm việc"
    )


def test_declined_task_waits_for_its_judge_not_for_the_unit(cast, units):
    task = a_task(cast, units["TTUD"], **BY_5_APRIL)
    do(task, "decline", cast["ttud.dung"], lead=units["QLKH"], note="Không đúng chức năng")

    assert [rung for rung, _ in lines(cast["giamdoc"])] == ["decision"]
    assert lines(cast["ttud.dung"]) == []


def test_person_standing_in_is_told_what_the_absent_one_would_be(cast, units):
    a_task(cast, units["TTUD"], **BY_5_APRIL)
    Delegation.objects.create(
        giver=cast["ttud.dung"], taker=cast["ttud.dat"], starts_on=DAY, ends_on=DAY
    )

    assert [rung for rung, _ in lines(cast["ttud.dat"])] == ["late"]


def test_agenda_takes_as_many_queries_for_three_tasks_as_for_one(
    cast, units, django_assert_num_queries
):
    a_task(cast, units["TTUD"], number="1/TB", **BY_5_APRIL)
    with django_assert_num_queries(10):
        Agenda.of(DAY)
    for number in ("2/TB", "3/TB"):
        a_task(cast, units["TTUD"], number=number, **BY_5_APRIL)

    with django_assert_num_queries(10):
        Agenda.of(DAY)


def test_letter_and_list_agree_on_what_is_overdue(cast, units):
    """Of five overdue, one is reported, one declined, one asks for time: the lists have all. The
    director, who is told of none yet, reads that they are overdue for all that."""
    tasks = [a_task(cast, units["TTUD"], number=f"{n}/TB", **BY_5_APRIL) for n in range(5)]
    head = cast["ttud.dung"]
    do(tasks[0], "report", head, on=date(2024, 4, 9), result="Đã gửi")
    do(tasks[1], "decline", head, lead=units["QLKH"], note="Trùng")
    do(tasks[2], "request_extension", head, new_due_on=date(2024, 5, 3), note="Chờ số liệu")
    agenda, day = Agenda.of(DAY), DayOff.objects.day(DAY)

    subject = {}
    for name in ("ttud.dung", "giamdoc", "pgd.nga"):
        told = agenda.lines_for(cast[name])
        elsewhere = agenda.late_elsewhere(cast[name], told)
        subject[name] = counts(PersonsDay(cast[name], told, elsewhere))
        late = sum(line.rung == "late" for line in told)
        assert late + elsewhere.told + elsewhere.waiting == Task.objects.late(day).count()

    assert subject == {
        "ttud.dung": "3 quá hạn, 2 khác đang chờ quyết định",
        "giamdoc": "2 việc chờ quyết định, 2 quá hạn đã nhắc, 3 khác đang chờ quyết định",
        "pgd.nga": "2 việc chờ quyết định, 3 quá hạn, 2 khác đang chờ quyết định",
    }


def test_overdue_work_that_waits_is_counted_where_nothing_else_is_late(cast, units):
    task = a_task(cast, units["TTUD"], **BY_5_APRIL)
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 9), result="Đã gửi")
    agenda = Agenda.of(DAY)
    told = agenda.lines_for(cast["pgd.nga"])

    elsewhere = agenda.late_elsewhere(cast["pgd.nga"], told)
    subject = counts(PersonsDay(cast["pgd.nga"], told, elsewhere))

    assert subject == "1 việc chờ quyết định, 1 quá hạn đang chờ quyết định"


def test_two_matters_of_one_task_are_two_decisions_as_on_their_page(cast, units):
    task = a_task(cast, units["TTUD"], **BY_16_APRIL)
    do(task, "obstacle", cast["ttud.dung"], note="Thiếu kinh phí")
    do(task, "request_extension", cast["ttud.dung"], new_due_on=date(2024, 4, 19), note="Chờ")

    assert lines(cast["giamdoc"]) == [
        ("decision", "Gia hạn: xin đến 19/4/2024"),
        ("decision", "Vướng mắc, xin ý kiến: Thiếu kinh phí"),
    ]
