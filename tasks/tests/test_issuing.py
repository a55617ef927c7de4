"""Issuing: the notice is locked and each unit gets its task, or nothing happens at all."""

from datetime import date

import pytest
from django.utils import timezone

from conclusions.actions import Refused, StaleDraft, edit_header
from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from departments.conventions import note_convention
from departments.models import Agency, Delegation
from tasks.actions import issue, problems_of
from tasks.deadline_words import deadline_of
from tasks.models import DayOff, Event, Task
from tasks.tests.factories import a_task, at, do


def test_issue_gives_each_lead_of_each_duty_its_task(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    a_directive(draft, units["QLKH"], units["TTra"], helpers=[units["HCTH"], units["TTra"]])
    a_directive(draft, units["HCTH"])

    issue(draft, by=cast["hcth.son"])

    rows = [(t.lead.code, [h.code for h in t.helpers.all()]) for t in Task.objects.order_by("pk")]
    assert rows == [("QLKH", ["TTra", "HCTH"]), ("TTra", ["HCTH"]), ("HCTH", [])]
    assert list(Event.objects.values_list("verb", "actor__username")) == [("issue", "hcth.son")] * 3
    draft.refresh_from_db()
    assert (draft.status, draft.letterhead) == (
        "issued",
        {
            "parent": "UBND TỈNH QUẢNG NGÃI",
            "name": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
            "code": "SKHCN",
            "place": "Quảng Ngãi",
            "heading_capitals": True,
        },
    )


def test_issue_names_every_problem_and_changes_nothing(cast, units):
    draft = a_draft(cast["giamdoc"], issued_on=None)
    a_directive(draft, label="3.")
    a_directive(draft, label="5.")

    with pytest.raises(Refused) as refused:
        issue(draft, by=cast["hcth.son"])

    assert refused.value.messages == [
        "Chưa nhập số do văn thư cấp và ngày.",
        "Mục II.3 chưa có đơn vị chủ trì.",
        "Mục II.5 chưa có đơn vị chủ trì.",
    ]
    assert Task.objects.count() == 0
    assert Conclusion.objects.get().status == "draft"


def test_issue_refuses_a_day_that_has_not_come(cast, units):
    draft = a_draft(cast["giamdoc"], number="1/TB-SKHCN", issued_on=date(2999, 1, 1))
    a_directive(draft, units["QLKH"])

    assert problems_of(draft) == ["Ngày ban hành không được sau hôm nay."]


def test_issue_is_for_the_office_and_the_leaders(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    a_directive(draft, units["QLKH"])

    with pytest.raises(Refused):
        issue(draft, by=cast["qlkh.anh"])

    assert Task.objects.count() == 0


def test_issue_twice_makes_the_tasks_once(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    a_directive(draft, units["QLKH"])
    copy = Conclusion.objects.get(pk=draft.pk)
    issue(draft, by=cast["hcth.son"])

    with pytest.raises(StaleDraft):
        issue(copy, by=cast["hcth.tam"])

    assert Task.objects.count() == 1


def test_issued_notice_cannot_be_edited(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    a_directive(draft, units["QLKH"])
    issue(draft, by=cast["hcth.son"])

    with pytest.raises(StaleDraft):
        edit_header(draft, seen=draft.version, title="Khác")


def test_number_is_unique_within_its_year(cast):
    a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=date(2024, 4, 3))
    other = a_draft(cast["giamdoc"], issued_on=date(2024, 5, 2))

    with pytest.raises(Refused) as refused:
        edit_header(other, seen=other.version, number="598/TB-SKHCN")

    assert refused.value.messages == [
        "Số 598/TB-SKHCN đã dùng trong năm 2024 cho thông báo ngày 03/4/2024: “Kết luận giao ban”."
    ]
    other.refresh_from_db()
    edit_header(other, seen=other.version, number="598/TB-SKHCN", issued_on=date(2025, 5, 2))


@pytest.mark.parametrize(
    ("lead", "extra", "confirmer"),
    [
        ("QLKH", {}, "pgd.nga"),
        ("QLKH", {"key": True}, "giamdoc"),
        ("HCTH", {}, "giamdoc"),
        ("CĐ", {}, "giamdoc"),
        ("TTUD", {"confirmer": "hcth.tam"}, "hcth.tam"),
        ("HCTH", {"confirmer": "hcth.tam"}, "giamdoc"),
    ],
)
def test_confirmer_is_never_of_the_lead_unit(cast, units, lead, extra, confirmer):
    extra = {k: cast[v] if k == "confirmer" else v for k, v in extra.items()}

    assert a_task(cast, units[lead], **extra).confirmer == cast[confirmer]


@pytest.mark.parametrize(("strict", "due_on"), [(False, 5), (True, 4)])
def test_before_a_day_counts_it_unless_the_agency_says_otherwise(cast, units, strict, due_on):
    Agency.objects.update(before_excludes_day=strict)

    task = a_task(cast, units["QLKH"], deadline="before", named_on=date(2024, 4, 5))

    assert (task.due_on, task.original_due_on) == (date(2024, 4, due_on),) * 2


@pytest.mark.parametrize(("issued_on", "due_on"), [(1, 5), (2, 4), (3, 4)])
def test_convention_holds_from_the_day_of_its_change(cast, units, issued_on, due_on):
    """A paper of before, entered afterwards, is dated as its units read it then."""
    agency = Agency.current()
    agency.before_excludes_day = True
    agency.save()
    note_convention(agency, by=cast["hcth.son"], on=date(2024, 4, 2))

    task = a_task(
        cast,
        units["QLKH"],
        issued_on=date(2024, 4, issued_on),
        deadline="before",
        named_on=date(2024, 4, 5),
    )

    assert task.due_on == date(2024, 4, due_on)


def test_ongoing_and_undated_work_has_no_deadline_but_a_review_day(cast, units):
    draft = a_draft(cast["giamdoc"], number="1/TB", review_on=date(2024, 6, 28))
    a_directive(draft, units["QLKH"])
    a_directive(draft, units["QLKH"], deadline="ongoing")
    a_directive(draft, units["QLKH"], deadline="recurring", every="month")

    tasks = issue(draft, by=cast["hcth.son"], now=at(date(2024, 4, 3)))

    assert [(t.due_on, t.review_on) for t in tasks] == [
        (None, date(2024, 6, 28)),
        (None, date(2024, 6, 28)),
        (None, date(2024, 4, 30)),
    ]


def test_issue_carries_the_open_work_that_an_item_continues(cast, units):
    former = a_task(cast, units["TTUD"], number="335/TB", deadline="by", named_on=date(2024, 3, 29))
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    duty = a_directive(draft, units["TTUD"], deadline="by", named_on=date(2024, 4, 30))
    duty.item.continues = former.duty.item
    duty.item.save()

    (successor,) = issue(draft, by=cast["hcth.son"])

    former.refresh_from_db()
    assert (former.status, former.events.first().line) == (
        "carried",
        "chuyển sang Thông báo số 598/TB-SKHCN, mục II.1",
    )
    assert former.carried_on == DayOff.objects.day(draft.issued_on).late_before
    assert (successor.continues, successor.original_due_on, successor.due_on) == (
        former,
        date(2024, 3, 29),
        date(2024, 4, 30),
    )


def test_recurring_work_begins_its_next_period_when_confirmed(cast, units):
    task = a_task(cast, units["QLKH"], deadline="recurring", every="month")
    do(task, "report", cast["qlkh.anh"], result="Đã báo cáo tháng 4")

    do(task, "confirm", cast["pgd.nga"])

    assert (task.status, task.review_on, task.reported_on) == (
        "in_progress",
        date(2024, 5, 31),
        None,
    )


def continuing(cast, former, number="598/TB-SKHCN"):
    """A draft with one directive that goes on from the item of the former task."""
    draft = a_draft(cast["giamdoc"], number=number)
    item = a_directive(draft, label="1.").item
    item.continues = former.duty.item
    item.save()
    item.duties.all().delete()
    return draft, item


def two_duties(cast, units):
    """Two open tasks of one unit under one item of an earlier notice."""
    first = a_task(cast, units["HCTH"], number="612/TB", deadline="by", named_on=date(2024, 3, 20))
    duty = first.duty.item.duties.create(
        title="Trình hồ sơ", position=1, deadline="by", named_on=date(2024, 3, 26)
    )
    second = Task.objects.create(
        duty=duty,
        lead=first.lead,
        assigned_by=first.assigned_by,
        confirmer=first.confirmer,
        original_due_on=duty.named_on,
        due_on=duty.named_on,
    )
    return first, second


def test_two_duties_of_a_unit_are_carried_each_to_its_own(cast, units):
    first, second = two_duties(cast, units)
    draft, item = continuing(cast, first)
    for position, title in enumerate(("Dự thảo", "Hồ sơ")):
        item.duties.create(title=title, position=position).leads.set([units["HCTH"]])

    made = issue(draft, by=cast["hcth.son"])

    assert [task.continues for task in made] == [first, second]
    assert [task.original_due_on for task in made] == [first.due_on, second.due_on]
    assert {task.status for task in Task.objects.filter(pk__in=[first.pk, second.pk])} == {
        "carried"
    }


def test_more_former_work_than_duties_now_is_carried_too(cast, units):
    first, second = two_duties(cast, units)
    draft, item = continuing(cast, first)
    item.duties.create(title="Hoàn thiện").leads.set([units["HCTH"]])

    (made,) = issue(draft, by=cast["hcth.son"])

    second.refresh_from_db()
    assert (made.continues, second.status) == (first, "carried")
    assert second.events.first().line == "chuyển sang Thông báo số 598/TB-SKHCN, mục II.1"


def test_deadline_in_force_goes_on_where_the_next_notice_names_none(cast, units):
    former = a_task(cast, units["TTUD"], number="373/TB", deadline="by", named_on=date(2024, 3, 28))
    draft, item = continuing(cast, former)
    item.duties.create(title="Tiếp tục thực hiện").leads.set([units["TTUD"]])

    (made,) = issue(draft, by=cast["hcth.son"])

    assert (made.due_on, made.original_due_on) == (date(2024, 3, 28), date(2024, 3, 28))
    assert (made.kind_on(DayOff.objects.day(date(2024, 4, 4))), made.review_on) == ("late", None)


def extended_twice(cast, units):
    """A task with two extensions, the second until 19/4/2024."""
    task = a_task(cast, units["TTUD"], number="373/TB", deadline="by", named_on=date(2024, 4, 10))
    for day in (date(2024, 4, 15), date(2024, 4, 19)):
        do(task, "request_extension", cast["ttud.dung"], new_due_on=day, note="Chờ số liệu")
        do(task, "grant_extension", cast["giamdoc"])
    return task


def test_extensions_count_on_when_work_is_carried_without_a_new_day(cast, units):
    draft, item = continuing(cast, extended_twice(cast, units))
    item.duties.create(title="Tiếp tục thực hiện").leads.set([units["TTUD"]])

    (made,) = issue(draft, by=cast["hcth.son"], now=at(date(2024, 4, 5)))

    assert deadline_of(made).now == "chuyển 1 kỳ; gia hạn lần 2 đến 19/4/2024"
    later = {"on": date(2024, 4, 8), "new_due_on": date(2024, 4, 26), "note": "Chờ"}
    with pytest.raises(Refused, match="Đã gia hạn 2 lần"):
        do(made, "request_extension", cast["ttud.dung"], **later)


def test_days_a_deputy_gave_count_on_when_work_is_carried(cast, units):
    former = a_task(cast, units["TTUD"], number="373/TB", deadline="by", named_on=date(2024, 4, 10))
    do(former, "reassign", cast["pgd.nga"], lead=units["QLKH"], new_due_on=date(2024, 4, 15))
    draft, item = continuing(cast, former)
    item.duties.create(title="Tiếp tục").leads.set([units["QLKH"]])
    (made,) = issue(draft, by=cast["hcth.son"], now=at(date(2024, 4, 5)))

    with pytest.raises(Refused, match="kể cả 3 ngày đã cho"):
        do(made, "reassign", cast["pgd.nga"], lead=units["TTUD"], new_due_on=date(2024, 4, 22))


@pytest.mark.parametrize(
    ("steps", "stopped", "kind"),
    [
        ([("report", date(2024, 3, 22))], date(2024, 3, 22), "off"),
        ([("accept", date(2024, 3, 20)), ("pause", date(2024, 3, 22))], date(2024, 3, 22), "off"),
        ([("report", date(2024, 3, 27))], date(2024, 3, 27), "off_late"),
        ([], date(2024, 4, 3), "off_late"),
    ],
)
def test_carried_work_is_judged_by_the_day_its_clock_stood_still(cast, units, steps, stopped, kind):
    due = {"deadline": "by", "named_on": date(2024, 3, 25)}
    former = a_task(cast, units["TTUD"], number="373/TB", issued_on=date(2024, 3, 18), **due)
    people = {"pause": cast["giamdoc"]}
    fields = {"report": {"result": "Xong"}, "pause": {"note": "Chờ"}}
    for verb, day in steps:
        do(former, verb, people.get(verb, cast["ttud.dung"]), on=day, **fields.get(verb, {}))
    draft, item = continuing(cast, former)
    item.duties.create(title="Tiếp tục").leads.set([units["TTUD"]])

    issue(draft, by=cast["hcth.son"])

    former.refresh_from_db()
    assert (former.carried_on, former.kind_on(DayOff.objects.day(date(2024, 4, 9)))) == (
        stopped,
        kind,
    )


def test_notice_issued_by_a_stand_in_names_for_whom(cast, units):
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today}
    Delegation.objects.create(giver=cast["giamdoc"], taker=cast["ttra.loc"], **days)
    former = a_task(cast, units["TTUD"], number="373/TB")
    draft, item = continuing(cast, former)
    item.duties.create(title="Tiếp tục").leads.set([units["TTUD"]])

    (made,) = issue(draft, by=cast["ttra.loc"])

    told = [task.events.first() for task in (made, former)]
    assert [(e.verb, e.actor, e.acting_for) for e in told] == [
        ("issue", cast["ttra.loc"], cast["giamdoc"]),
        ("carry", cast["ttra.loc"], cast["giamdoc"]),
    ]
