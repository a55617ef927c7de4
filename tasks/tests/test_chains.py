"""Work carried from notice to notice: its chain, told at both ends."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import issue
from tasks.chains import chain_of
from tasks.deadline_words import carried_words
from tasks.models import DayOff, Task
from tasks.rows import rows_of
from tasks.tests.factories import a_task, at, do

FIRST, SECOND, THIRD = date(2024, 1, 30), date(2024, 2, 23), date(2024, 3, 29)


def carry(cast, former, number, on, **duty):
    """The task that goes on from this one in the next notice."""
    draft = a_draft(cast["giamdoc"], number=number, issued_on=on)
    made = a_directive(draft, former.lead, title="Tiếp tục", **duty)
    made.item.continues = former.duty.item
    made.item.save()
    return issue(draft, by=cast["hcth.son"], now=at(on))[0]


@pytest.fixture
def chain(cast, units):
    """Three tasks in a row: of the first an update was told, of the second a report."""
    due = {"deadline": "before", "named_on": date(2024, 2, 20), "phrase": "trước ngày 20/02/2024"}
    first = a_task(cast, units["TTUD"], number="208/TB-SKHCN", issued_on=FIRST, **due)
    do(first, "update", cast["ttud.dung"], on=date(2024, 2, 5), note="Đang lấy ý kiến")
    second = carry(cast, first, "330/TB-SKHCN", SECOND)
    do(second, "report", cast["ttud.dung"], on=date(2024, 3, 1), result="Trình dự thảo lần 1")
    third = carry(cast, second, "546/TB-SKHCN", THIRD)
    for task in (first, second, third):
        task.refresh_from_db()
    return first, second, third


@pytest.mark.parametrize("end", [0, 1, 2])
def test_chain_is_the_same_from_each_of_its_ends(cast, chain, end):
    links = chain_of(chain[end], cast["ttud.dung"])

    assert [(link.task, link.words, link.open_to) for link in links] == [
        (chain[0], "Đang lấy ý kiến", True),
        (chain[1], "Trình dự thảo lần 1", True),
        (chain[2], "", True),
    ]


def test_how_long_and_how_often_it_was_carried_is_told(chain):
    assert [carried_words(task) for task in chain] == [
        "",
        "đã chuyển 1 kỳ, từ TB 208 ngày 30/01/2024",
        "đã chuyển 2 kỳ, từ TB 208 ngày 30/01/2024",
    ]


def test_report_recalled_before_it_was_carried_is_no_result(cast, units):
    first = a_task(cast, units["TTUD"], number="208/TB-SKHCN", issued_on=FIRST)
    do(first, "update", cast["ttud.dung"], on=date(2024, 2, 5), note="Đang làm")
    do(first, "report", cast["ttud.dung"], on=date(2024, 2, 6), result="Xong")
    do(first, "recall", cast["ttud.dung"], on=date(2024, 2, 7))
    second = carry(cast, first, "330/TB-SKHCN", SECOND)

    assert [link.words for link in chain_of(second, cast["giamdoc"])] == ["Đang làm", ""]


def test_words_are_for_those_who_may_read_the_notes(cast, chain):
    links = chain_of(chain[2], cast["qlkh.anh"])  # a head elsewhere: sees the register alone

    assert [(link.words, link.open_to) for link in links] == [("", True)] * 3


def test_work_that_was_never_carried_has_no_chain(cast, units, django_assert_num_queries):
    task = a_task(cast, units["TTUD"])

    with django_assert_num_queries(0):
        assert chain_of(task, cast["giamdoc"]) == []


def test_work_carried_into_another_chain_leads_there(cast, units):
    first = a_task(cast, units["TTUD"], number="208/TB-SKHCN", issued_on=FIRST)
    duty = first.duty.item.duties.create(title="Trình hồ sơ", position=1)
    left = Task.objects.create(
        duty=duty, lead=first.lead, assigned_by=first.assigned_by, confirmer=first.confirmer
    )
    second = carry(cast, first, "330/TB-SKHCN", SECOND)
    left.refresh_from_db()

    assert [link.task for link in chain_of(left, cast["giamdoc"])] == [left, second]


def test_chain_is_read_in_as_many_queries_however_long_it_is(
    cast, chain, django_assert_num_queries
):
    chain_of(chain[0], cast["giamdoc"])  # the person's rights are read once
    for task, queries in zip(chain, (4, 4, 3), strict=True):
        with django_assert_num_queries(queries):
            chain_of(task, cast["giamdoc"])


def test_page_tells_the_chain_with_links_both_ways(client, cast, chain):
    client.force_login(cast["ttud.dung"])

    page = " ".join(client.get(reverse("tasks:detail", args=[chain[1].pk])).text.split())

    for task in (chain[0], chain[2]):
        assert f'href="{reverse("tasks:detail", args=[task.pk])}"' in page
    for words in ("Qua các kỳ", "Đã chuyển", "Đang lấy ý kiến", "Trình dự thảo lần 1"):
        assert words in page


def test_list_tells_since_when_and_how_often(cast, chain):
    tasks = Task.objects.filter(pk=chain[2].pk).for_rows()
    (row,) = rows_of(tasks, cast["giamdoc"], DayOff.objects.day(date(2024, 4, 3)))

    assert "nối tiếp từ TB 208 ngày 30/01/2024" in row.facts
    assert row.deadline.line == "trước ngày 20/02/2024 (TB 208), đã chuyển 2 kỳ"
