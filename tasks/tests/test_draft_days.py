"""Deadlines of a draft that fall on days off or have gone by are told before it is issued."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.tests.factories import a_directive, a_draft
from departments.conventions import note_convention
from departments.models import Agency
from tasks.actions import issue
from tasks.draft_findings import BeforeIssue
from tasks.issue_effect import effect_of
from tasks.models import DayOff, Task

SUNDAY = date(2026, 11, 29)
SATURDAY = date(2094, 6, 5)  # for the pages, whose day is today


@pytest.fixture
def draft(cast):
    return a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=date(2026, 11, 20))


def told(draft):
    odd = BeforeIssue(draft, DayOff.objects.day(SUNDAY)).days()
    return [(one.duty.item.place, one.words) for one in odd]


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 12, 4), None),  # a Friday
        (date(2026, 12, 5), "thứ Bảy 05/12/2026, là ngày nghỉ"),
        (date(2026, 12, 6), "Chủ nhật 06/12/2026, là ngày nghỉ"),
        (date(2027, 1, 1), "thứ Sáu 01/01/2027, là ngày nghỉ"),
        (date(2026, 11, 27), "thứ Sáu 27/11/2026, đã qua"),
        (date(2026, 11, 28), "thứ Bảy 28/11/2026, đã qua, là ngày nghỉ"),
        (date(2026, 11, 29), "Chủ nhật 29/11/2026, là ngày nghỉ"),
        (date(2026, 11, 20), "thứ Sáu 20/11/2026, đã qua"),
        (date(2026, 11, 19), "thứ Năm 19/11/2026, trước ngày ban hành 20/11/2026"),
    ],
)
def test_deadline_to_look_at_again_says_why(draft, units, due, words):
    a_directive(draft, units["QLKH"], deadline="by", named_on=due)

    assert told(draft) == ([("II.1", words)] if words else [])


def test_day_told_is_the_last_that_is_in_time(draft, units):
    a_directive(draft, units["QLKH"], deadline="before", named_on=date(2026, 12, 7))  # a Monday
    assert told(draft) == []

    Agency.objects.update(before_excludes_day=True)

    assert told(draft) == [("II.1", "Chủ nhật 06/12/2026, là ngày nghỉ")]


@pytest.mark.parametrize("deadline", ["", "recurring", "ongoing"])
def test_undated_work_has_no_such_day(draft, units, deadline):
    every = "month" if deadline == "recurring" else ""
    a_directive(draft, units["QLKH"], deadline=deadline, every=every, named_on=date(2026, 12, 5))

    assert told(draft) == []


def test_make_up_saturday_is_a_working_day(draft, units):
    a_directive(draft, units["QLKH"], deadline="by", named_on=date(2026, 12, 5))
    DayOff.objects.create(day=date(2026, 12, 5), worked=True)

    assert told(draft) == []


def test_review_asks_for_them_and_without_scripts_leads_there(client, cast, draft, units):
    a_directive(draft, units["QLKH"], deadline="by", named_on=SATURDAY)
    client.force_login(cast["hcth.son"])
    address = reverse("tasks:before_issue", args=[draft.pk])

    review = client.get(reverse("conclusions:review", args=[draft.pk])).text
    part = client.get(address, headers={"HX-Request": "true"})
    page = client.get(address)

    assert f'hx-get="{address}"' in review
    assert "Mục II.1: thứ Bảy 05/6/2094, là ngày nghỉ." in part.text
    assert "<html" not in part.text
    assert "Mục II.1: thứ Bảy 05/6/2094, là ngày nghỉ." in " ".join(page.text.split())
    assert page.templates[0].name == "tasks/before_issue.html"


def test_day_is_told_again_after_each_change(client, cast, draft, units):
    duty = a_directive(draft, units["QLKH"], deadline="by", named_on=SATURDAY)
    client.force_login(cast["hcth.son"])

    saved = client.post(
        reverse("conclusions:duty_leads", args=[draft.pk, duty.pk]),
        {"leads": units["TTUD"].pk, "seen": draft.version},
        headers={"HX-Request": "true"},
    )
    actions.edit_duty(duty, seen=2, deadline="by", named_on=date(2026, 12, 4))

    assert f'hx-get="{reverse("tasks:before_issue", args=[draft.pk])}"' in saved.text
    assert told(draft) == []


def test_issued_notice_keeps_its_days(client, cast, draft, units):
    a_directive(draft, units["QLKH"], deadline="by", named_on=date(2026, 12, 5))
    issue(draft, by=cast["hcth.son"])

    assert told(draft) == []


@pytest.mark.parametrize(("account", "status"), [("qlkh.anh", 404), ("pgd.nga", 200)])
def test_drafts_days_are_for_those_who_write_it(client, cast, draft, account, status):
    client.force_login(cast[account])

    assert client.get(reverse("tasks:before_issue", args=[draft.pk])).status_code == status


def test_day_is_counted_as_the_agency_did_when_the_notice_was_issued(cast, draft, units):
    a_directive(draft, units["QLKH"], deadline="before", named_on=date(2026, 12, 7))  # a Monday
    Agency.objects.update(before_excludes_day=True)

    note_convention(Agency.current(), by=cast["giamdoc"], on=date(2026, 11, 23))

    assert told(draft) == []
    assert effect_of(draft, Task.objects.all(), DayOff.objects.day(date(2026, 12, 7))).late == 0
    assert [task.due_on for task in issue(draft, by=cast["giamdoc"])] == [date(2026, 12, 7)]
