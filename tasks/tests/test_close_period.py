"""Ongoing work is judged when its period is over, and goes on for another or ends."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conclusions.actions import Refused
from tasks.models import Notification, Task
from tasks.tests.factories import a_task, do

END = date(2024, 6, 28)  # a Friday
NEXT = date(2024, 9, 30)
MET = {"grade": "met", "note": "Thực hiện đầy đủ"}


@pytest.fixture
def task(cast, units):
    """TTUD's, of which QLKH helps; the period ends on END."""
    task = a_task(cast, units["TTUD"], deadline="ongoing", helpers=[units["QLKH"]])
    Task.objects.filter(pk=task.pk).update(review_on=END)
    do(task, "accept", cast["ttud.dung"])
    return task


def close(task, by, *, on=END, **fields):
    return do(task, "close_period", by, on=on, **(MET | {"renewal": "renew"} | fields))


def test_renewed_work_goes_on_to_the_next_review(cast, task):
    event = close(task, cast["pgd.nga"], new_review_on=NEXT)

    task.refresh_from_db()
    assert (task.status, task.review_on, task.reported_on) == ("in_progress", NEXT, None)
    assert event.line == "đánh giá kỳ đến 28/6/2024: Đạt; sang kỳ sau, rà soát ngày 30/9/2024"
    assert event.note == "Thực hiện đầy đủ"


def test_ended_work_is_done_and_not_late(cast, task):
    event = close(task, cast["pgd.nga"], grade="unmet", renewal="end", on=date(2024, 6, 30))

    task.refresh_from_db()
    assert (task.status, task.reported_on, task.counted_on) == ("done", date(2024, 6, 30), END)
    assert event.line == "đánh giá kỳ đến 28/6/2024: Chưa đạt; kết thúc"


def test_report_of_the_period_is_judged_with_it(cast, task):
    do(task, "report", cast["ttud.dung"], on=date(2024, 6, 26), result="Đã trực đủ 24/24 giờ")

    close(task, cast["pgd.nga"], new_review_on=NEXT)

    task.refresh_from_db()
    assert (task.status, task.result, task.reported_on) == ("in_progress", "", None)


def test_work_that_ends_keeps_the_day_it_was_reported(cast, task):
    do(task, "report", cast["ttud.dung"], on=date(2024, 6, 26), result="Đã trực đủ 24/24 giờ")

    close(task, cast["pgd.nga"], renewal="end")

    task.refresh_from_db()
    assert (task.status, task.result, task.reported_on) == (
        "done",
        "Đã trực đủ 24/24 giờ",
        date(2024, 6, 26),
    )


def test_work_nobody_accepted_stays_to_be_accepted(cast, units):
    task = a_task(cast, units["TTUD"], deadline="ongoing")

    close(task, cast["giamdoc"], new_review_on=NEXT)

    assert Task.objects.get(pk=task.pk).status == "assigned"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on": END - timedelta(days=1)}, "Kỳ này đến ngày 28/6/2024; đánh giá từ ngày đó."),
        ({}, "Chưa nhập ngày rà soát kỳ sau."),
        ({"new_review_on": END}, "Ngày rà soát kỳ sau phải sau hôm nay."),
    ],
)
def test_period_is_not_closed_early_or_to_no_day(cast, task, fields, words):
    with pytest.raises(Refused) as refused:
        close(task, cast["pgd.nga"], **({"new_review_on": NEXT} if "on" in fields else {}) | fields)

    assert refused.value.messages == [words]
    assert Task.objects.get(pk=task.pk).review_on == END


@pytest.mark.parametrize("deadline", ["", "recurring"])
def test_other_work_has_no_period_to_close(cast, units, deadline):
    every = "month" if deadline else ""
    task = a_task(cast, units["TTUD"], deadline=deadline, every=every)

    with pytest.raises(Refused, match="Chỉ nhiệm vụ thường xuyên"):
        close(task, cast["giamdoc"], new_review_on=NEXT)


def test_unit_is_told(cast, task):
    close(task, cast["pgd.nga"], new_review_on=NEXT)

    told = Notification.objects.filter(event__verb="close_period")
    assert set(told.values_list("recipient__username", "news")) == {
        ("ttud.dung", "decided"),
        ("ttud.my", "decided"),
        ("qlkh.anh", "decided"),
        ("congdoan", "decided"),  # deputy head of the unit that helps
    }


@pytest.fixture
def over(cast, units):
    """As of today."""
    today = timezone.localdate()
    task = a_task(cast, units["TTUD"], issued_on=today - timedelta(days=60), deadline="ongoing")
    Task.objects.filter(pk=task.pk).update(review_on=today)
    task.refresh_from_db()
    return task


def address(task):
    return reverse("tasks:close_period", args=[task.pk])


def sent(task, **fields):
    day = timezone.localdate() + timedelta(days=90)
    told = {"grade": "met", "renewal": "renew", "note": "Tốt", "new_review_on": f"{day:%d/%m/%Y}"}
    return {"seen": task.version} | told | fields


def test_page_asks_and_does_it(client, cast, over):
    client.force_login(cast["pgd.nga"])
    page = client.get(address(over)).text
    for words in ("Kết quả của kỳ", "Chưa đạt", "Sau kỳ này", "Ngày rà soát kỳ sau", "Nhận xét"):
        assert words in page

    assert client.post(address(over), sent(over)).status_code == 302

    over.refresh_from_db()
    assert over.review_on == timezone.localdate() + timedelta(days=90)


def test_second_click_of_the_same_person_is_no_second_judgement(client, cast, over):
    client.force_login(cast["pgd.nga"])

    answers = [client.post(address(over), sent(over)).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert over.events.filter(verb="close_period").count() == 1


def test_day_is_asked_for_beside_its_field(client, cast, over):
    client.force_login(cast["pgd.nga"])

    page = client.post(address(over), sent(over, new_review_on=""))

    assert (page.status_code, "Chưa nhập ngày rà soát kỳ sau." in page.text) == (422, True)


@pytest.mark.parametrize(
    ("account", "status"), [("ttud.dung", 403), ("hcth.son", 403), ("tdc.han", 404)]
)
def test_others_do_not_judge(client, cast, over, account, status):
    client.force_login(cast[account])

    assert client.post(address(over), sent(over)).status_code == status


def test_page_shown_before_a_colleagues_move_is_stale(client, cast, over):
    fields = sent(over)
    do(over, "accept", cast["ttud.dung"], on=timezone.localdate())
    client.force_login(cast["pgd.nga"])

    assert client.post(address(over), fields).status_code == 409


def test_task_page_offers_it_when_the_period_is_over(client, cast, over):
    client.force_login(cast["pgd.nga"])
    assert address(over) in client.get(reverse("tasks:detail", args=[over.pk])).text

    Task.objects.filter(pk=over.pk).update(review_on=timezone.localdate() + timedelta(days=1))

    assert address(over) not in client.get(reverse("tasks:detail", args=[over.pk])).text
