"""A later step of a directive waits for the earlier ones: whose result is missing, and how many of
the late days were spent waiting, counted from dates alone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import issue
from tasks.models import DayOff, Task
from tasks.reminder_lines import Agenda
from tasks.steps_ahead import share_steps, wait_of, who_waits
from tasks.tests.factories import at, do
from tasks.tests.test_telling import heard

ISSUED = date(2024, 4, 3)
FIRST, SECOND = date(2024, 4, 8), date(2024, 4, 10)  # a Monday, a Wednesday


def by(day):
    return {"deadline": "by", "named_on": day}


@pytest.fixture
def steps(cast, units):
    """TTUD and QLKH bring their parts by the 8th, HCTH gathers them by the 10th and sends the whole
    out by the 12th; by duty and unit."""
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    parts = a_directive(draft, units["TTUD"], units["QLKH"], **by(FIRST))
    gathers = parts.item.duties.create(position=1, title="Tổng hợp", **by(SECOND))
    sends = parts.item.duties.create(position=2, title="Gửi", **by(date(2024, 4, 12)))
    for duty, before in ((gathers, parts), (sends, gathers)):
        duty.leads.set([units["HCTH"]])
        duty.after.set([before])
    tasks = issue(draft, by=cast["hcth.son"], now=at(ISSUED))
    return {(task.duty.position, task.lead.code): task for task in tasks}


def words(steps, place, on, code="HCTH"):
    task = Task.objects.for_rows().get(pk=steps[place, code].pk)
    wait = wait_of(task, DayOff.objects.day(on))
    return wait.words if wait else ""


def report(steps, cast, code, who, on):
    return do(Task.objects.get(pk=steps[0, code].pk), "report", cast[who], on=on, result="Xong")


def test_first_step_waits_for_nobody(steps):
    assert (words(steps, 0, SECOND, "TTUD"), words(steps, 0, SECOND, "QLKH")) == ("", "")


def test_step_waits_for_all_units_before_it_until_each_has_reported(steps, cast):
    told = [words(steps, 1, date(2024, 4, 5))]
    report(steps, cast, "QLKH", "qlkh.anh", date(2024, 4, 5))
    told.append(words(steps, 1, date(2024, 4, 5)))
    told.append(words(steps, 1, date(2024, 4, 9)))
    report(steps, cast, "TTUD", "ttud.dung", date(2024, 4, 9))
    told.append(words(steps, 1, date(2024, 4, 9)))

    assert told == ["chờ QLKH, TTUD", "chờ TTUD", "chờ TTUD (quá hạn 1 ngày làm việc)", ""]


@pytest.mark.parametrize(
    ("reported", "today", "told"),
    [
        (None, date(2024, 4, 10), "chờ TTUD (quá hạn 2 ngày làm việc)"),
        (None, date(2024, 4, 11), "trong đó chờ TTUD 1 ngày làm việc"),
        (None, date(2024, 4, 13), "trong đó chờ TTUD 2 ngày làm việc"),  # a Saturday
        (None, date(2024, 4, 16), "trong đó chờ TTUD 4 ngày làm việc"),
        (date(2024, 4, 10), date(2024, 4, 16), ""),
        (date(2024, 4, 12), date(2024, 4, 16), "trong đó chờ TTUD 2 ngày làm việc"),
        (date(2024, 4, 13), date(2024, 4, 16), "trong đó chờ TTUD 2 ngày làm việc"),
        (date(2024, 4, 16), date(2024, 4, 16), "trong đó chờ TTUD 4 ngày làm việc"),
    ],
)
def test_late_days_spent_waiting_run_from_the_own_deadline_to_the_report(
    steps, cast, reported, today, told
):
    report(steps, cast, "QLKH", "qlkh.anh", date(2024, 4, 5))
    if reported:
        report(steps, cast, "TTUD", "ttud.dung", reported)

    assert words(steps, 1, today) == told


def test_own_report_ends_the_days_and_lateness_stays_the_same(steps, cast):
    report(steps, cast, "QLKH", "qlkh.anh", date(2024, 4, 5))
    task = steps[1, "HCTH"]
    do(task, "report", cast["hcth.tam"], on=date(2024, 4, 12), result="Đã tổng hợp")
    day = DayOff.objects.day(date(2024, 4, 20))

    assert words(steps, 1, day.on) == "trong đó chờ TTUD 2 ngày làm việc"
    assert Task.objects.get(pk=task.pk).timeliness(day).words == "Báo cáo quá hạn 2 ngày"


def test_step_after_one_of_the_own_unit_waits_for_what_that_waits_for(steps, cast):
    report(steps, cast, "QLKH", "qlkh.anh", date(2024, 4, 5))
    before = words(steps, 2, date(2024, 4, 9))
    do(steps[1, "HCTH"], "report", cast["hcth.tam"], on=date(2024, 4, 9), result="Đã tổng hợp")

    assert before == "chờ TTUD (quá hạn 1 ngày làm việc)"
    assert words(steps, 2, date(2024, 4, 9)) == ""


@pytest.mark.parametrize("status", ["withdrawn", "carried"])
def test_nobody_waits_for_what_ended_without_a_result(steps, cast, status):
    Task.objects.filter(pk=steps[0, "TTUD"].pk).update(status=status)

    assert words(steps, 1, SECOND) == "chờ QLKH (quá hạn 2 ngày làm việc)"


def test_report_sent_back_is_waited_for_again(steps, cast):
    for code, who in (("QLKH", "qlkh.anh"), ("TTUD", "ttud.dung")):
        report(steps, cast, code, who, FIRST)
    task = Task.objects.get(pk=steps[0, "TTUD"].pk)
    do(task, "send_back", cast["giamdoc"], on=FIRST, kind="content", note="Thiếu số liệu")

    assert words(steps, 1, date(2024, 4, 9)) == "chờ TTUD (quá hạn 1 ngày làm việc)"


def test_unit_that_waits_hears_when_the_result_is_in_and_confirmed(steps, cast):
    report(steps, cast, "TTUD", "ttud.dung", FIRST)
    reported = heard("report")
    task = Task.objects.get(pk=steps[0, "TTUD"].pk)
    do(task, "confirm", cast["giamdoc"], on=FIRST)

    assert reported == dict.fromkeys(("hcth.tam", "hcth.huong"), "arrived")
    confirmed = heard("confirm")
    assert {name: confirmed[name] for name in reported} == reported
    assert confirmed["ttud.my"] == "confirmed"


def test_nobody_is_told_whose_step_was_reported_before(steps, cast):
    do(steps[1, "HCTH"], "report", cast["hcth.tam"], on=FIRST, result="Đã tổng hợp")
    report(steps, cast, "TTUD", "ttud.dung", FIRST)

    assert heard("report") == {}


def lines(user, on):
    return {line.task.pk: line for line in Agenda.of(on).lines_for(user)}


def test_letters_tell_the_one_who_waits_and_the_one_waited_for(steps, cast):
    report(steps, cast, "QLKH", "qlkh.anh", date(2024, 4, 5))
    for key, who in ((0, "TTUD"), "ttud.dung"), ((1, "HCTH"), "hcth.tam"):
        do(Task.objects.get(pk=steps[key].pk), "accept", cast[who], on=date(2024, 4, 5))

    late = lines(cast["ttud.dung"], date(2024, 4, 9))[steps[0, "TTUD"].pk]
    soon = lines(cast["hcth.tam"], date(2024, 4, 9))[steps[1, "HCTH"].pk]
    waited = lines(cast["hcth.tam"], date(2024, 4, 11))[steps[1, "HCTH"].pk]

    assert late.words == (
        "Thời hạn: ngày 08/4/2024; quá hạn 1 ngày làm việc. HCTH đang chờ kết quả"
    )
    assert soon.more == "Chờ TTUD (quá hạn 1 ngày làm việc)"
    assert waited.words == (
        "Thời hạn: ngày 10/4/2024; quá hạn 1 ngày làm việc. "
        "Trong số ngày quá hạn, chờ TTUD 1 ngày làm việc"
    )


def test_who_waits_is_told_of_other_units_alone(steps, units):
    told = who_waits(steps.values())

    assert told == {
        steps[0, "TTUD"].pk: [units["HCTH"]],
        steps[0, "QLKH"].pk: [units["HCTH"]],
    }


def test_a_list_asks_once_and_of_first_steps_alone_not_at_all(steps, cast):
    day = DayOff.objects.day(SECOND)
    counts = []
    for found in (Task.objects.all(), Task.objects.filter(duty__position=0)):
        tasks = list(found.for_rows())
        share_steps(tasks)
        with CaptureQueriesContext(connection) as queries:
            [wait_of(task, day) for task in tasks]
        counts.append(sum("tasks_task" in query["sql"] for query in queries))

    assert counts == [1, 0]


def test_page_and_lists_lead_to_the_task_waited_for(client, steps, cast):
    waited = reverse("tasks:detail", args=[steps[0, "TTUD"].pk])
    waits = reverse("tasks:detail", args=[steps[1, "HCTH"].pk])
    client.force_login(cast["hcth.tam"])
    pages = {
        "task": client.get(waits),
        "unit": client.get(reverse("tasks:unit")),
        "list": client.get(reverse("tasks:list")),
    }
    unit = "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"
    link = f'<a class="way-on" href="{waited}" title="{unit}">TTUD</a>'

    assert {name: link in page.content.decode() for name, page in pages.items()} == dict.fromkeys(
        pages, True
    )
    client.force_login(cast["ttud.dung"])
    page = client.get(waited).content.decode()
    assert f'href="{waits}"' in page
    assert "Đơn vị đang chờ" in page


def test_specialist_reads_whose_result_is_missing_without_a_way_into_it(client, steps, cast):
    task = Task.objects.get(pk=steps[1, "HCTH"].pk)
    Task.objects.filter(pk=task.pk).update(lead=steps[0, "TTUD"].lead, assignee=cast["ttud.dat"])
    Task.objects.filter(pk=steps[0, "TTUD"].pk).update(status="withdrawn")
    client.force_login(cast["ttud.dat"])

    page = client.get(reverse("tasks:detail", args=[task.pk])).content.decode()

    assert '<span title="Phòng Quản lý Khoa học">QLKH</span>' in page
    assert reverse("tasks:detail", args=[steps[0, "QLKH"].pk]) not in page
