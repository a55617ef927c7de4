"""A draft is corrected by one clerk at a time."""

from datetime import date

import pytest

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.models import Conclusion, Duty, Item
from conclusions.tests.factories import a_directive, a_draft
from conclusions.views.duty_edits import form_for


@pytest.fixture
def draft(cast):
    return a_draft(cast["giamdoc"])


def test_edit_of_an_item_another_clerk_saved_is_refused_and_names_the_clerk(cast, units, draft):
    duty = a_directive(draft, units["QLKH"])
    seen = draft.version
    theirs = Duty.objects.get(pk=duty.pk)
    actions.edit_duty(theirs, seen=seen, by=cast["hcth.son"], title="Của Sơn")

    with pytest.raises(StaleDraft, match="Mục II.1 vừa được Võ Thanh Sơn sửa lúc"):
        actions.edit_duty(duty, seen=seen, title="Khác", leads=[units["TTUD"]])

    duty.refresh_from_db()
    assert (duty.title, [d.code for d in duty.leads.all()]) == ("Của Sơn", ["QLKH"])


def test_edit_of_a_header_another_clerk_saved_is_refused(cast, draft):
    theirs = Conclusion.objects.get(pk=draft.pk)
    actions.edit_header(theirs, seen=1, by=cast["hcth.tam"], title="Của Tâm")

    with pytest.raises(StaleDraft, match="Trần Minh Tâm"):
        actions.edit_header(draft, seen=1, title="Khác")

    assert Conclusion.objects.get(pk=draft.pk).title == "Của Tâm"


def test_two_clerks_change_different_parts_of_one_draft(cast, units, draft):
    first, second = (a_directive(draft, units["QLKH"]) for _ in range(2))
    seen = draft.version

    actions.edit_header(Conclusion.objects.get(pk=draft.pk), seen=seen, title="Kết luận mới")
    actions.edit_duty(first, seen=seen, by=cast["hcth.tam"], title="Một")
    actions.edit_duty(second, seen=seen, by=cast["hcth.son"], title="Hai")

    draft.refresh_from_db()
    assert (draft.title, [duty.title for duty in Duty.objects.order_by("pk")]) == (
        "Kết luận mới",
        ["Một", "Hai"],
    )
    assert [change.said for change in draft.changes.all()] == [
        "sửa việc giao mục II.2",
        "sửa việc giao mục II.1",
        "sửa số, ngày, thể thức",
    ]


def test_duty_without_a_dated_deadline_keeps_no_day(units, draft):
    duty = a_directive(draft, units["QLKH"], deadline="by", named_on=date(2024, 4, 30))

    actions.edit_duty(duty, seen=draft.version, deadline="")

    assert Duty.objects.get().named_on is None


def test_directive_is_split_and_keeps_one_duty_at_least(units, draft):
    duty = a_directive(draft, units["QLKH"], title="Báo cáo")
    second = actions.add_duty(duty.item, seen=draft.version)
    assert [d.title for d in duty.item.duties.all()] == ["Báo cáo", "Báo cáo"]

    actions.remove_duty(second, seen=draft.version)

    with pytest.raises(Refused):
        actions.remove_duty(duty, seen=draft.version)


def test_context_made_a_directive_gets_a_duty(units, draft):
    item = draft.items.create(position=9, kind=Item.Kind.CONTEXT, text="Các phòng\nbáo cáo tuần.")

    actions.set_kind(item, seen=draft.version, kind=Item.Kind.DIRECTIVE)

    assert [d.title for d in item.duties.all()] == ["Các phòng báo cáo tuần."]


def test_discard_takes_the_draft_with_all_in_it(units, draft):
    a_directive(draft, units["QLKH"])

    actions.discard(draft, seen=draft.version)

    assert (Conclusion.objects.count(), Item.objects.count(), Duty.objects.count()) == (0, 0, 0)


@pytest.fixture
def three(draft, units):
    """Three duties of one directive."""
    first = a_directive(draft, units["TTUD"])
    return [first, *(first.item.duties.create(position=n, title=f"Bước {n}") for n in (1, 2))]


def waits(duty):
    return list(duty.after.order_by("position").values_list("position", flat=True))


def test_duty_waits_for_earlier_ones_of_its_directive_alone(cast, units, draft, three):
    other = a_directive(draft, units["QLKH"])
    first, second, third = three

    actions.edit_duty(second, seen=draft.version, by=cast["hcth.son"], after=[first, third, other])

    assert (waits(second), list(third.followed_by.all())) == ([0], [])


def test_what_a_duty_waits_for_is_taken_back_and_done_again(cast, draft, three):
    first, second, third = three
    son = cast["hcth.son"]
    actions.edit_duty(third, seen=draft.version, by=son, after=[first, second])
    draft.refresh_from_db()

    actions.undo(draft, by=son)
    undone = waits(Duty.objects.get(pk=third.pk))
    actions.redo(draft, by=son)

    assert (undone, waits(Duty.objects.get(pk=third.pk))) == ([], [0, 1])


def test_duty_that_is_taken_out_is_waited_for_no_more(cast, draft, three):
    first, second, third = three
    actions.edit_duty(third, seen=draft.version, by=cast["hcth.son"], after=[first, second])
    draft.refresh_from_db()
    second.item.conclusion = draft

    actions.remove_duty(second, seen=draft.version, by=cast["hcth.son"])

    assert waits(third) == [0]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_form_offers_the_duties_before_it(three, place):
    offered = form_for(three[place]).fields.get("after")

    shown = list(offered.queryset) if offered else []
    assert shown == three[:place]
