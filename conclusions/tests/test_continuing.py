"""An item of a draft that carries on what an earlier notice gave."""

from datetime import date

import pytest

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.models import Conclusion, Item
from conclusions.tests.factories import a_directive, a_draft


@pytest.fixture
def former(cast, units):
    """The one directive of an issued notice."""
    notice = a_draft(cast["giamdoc"], number="208/TB-SKHCN", issued_on=date(2024, 1, 30))
    item = a_directive(notice, units["HCTH"]).item
    Conclusion.objects.filter(pk=notice.pk).update(status=Conclusion.Status.ISSUED)
    notice.refresh_from_db()
    return item


@pytest.fixture
def item(cast, units):
    return a_directive(a_draft(cast["giamdoc"], number="373/TB-SKHCN"), units["HCTH"]).item


def test_continue_item_links_it_to_the_former_and_back(item, former):
    actions.continue_item(item, former, seen=1)
    assert (Item.objects.get(pk=item.pk).continues, item.conclusion.version) == (former, 2)

    actions.continue_item(item, None, seen=2)
    assert (Item.objects.get(pk=item.pk).continues, item.conclusion.version) == (None, 3)


def test_continue_item_refuses_what_is_no_directive(item, former):
    heading = former.conclusion.items.get(kind=Item.Kind.HEADING)

    with pytest.raises(Refused) as refused:
        actions.continue_item(item, heading, seen=1)

    assert str(refused.value) == (
        "Chỉ mục giao việc mới nối tiếp được mục giao việc của thông báo trước."
    )


def test_continue_item_refuses_a_notice_that_is_not_out_itself(item, cast, units):
    other = a_directive(a_draft(cast["giamdoc"], number="374/TB-SKHCN"), units["HCTH"]).item

    with pytest.raises(Refused) as refused:
        actions.continue_item(item, other, seen=1)

    assert str(refused.value) == "Mục được nối tiếp phải thuộc thông báo đã ban hành."


def test_continue_item_refuses_an_item_that_changed_meanwhile(item, former):
    actions.reword(Item.objects.get(pk=item.pk), seen=1, text="Lời khác.", label=None)

    with pytest.raises(StaleDraft):
        actions.continue_item(item, former, seen=1)

    assert Item.objects.get(pk=item.pk).continues is None


def test_deadline_from_above_stays_one_when_its_work_is_continued(item, former):
    former.duties.update(imposed=True)

    actions.continue_item(item, former, seen=1)

    assert [duty.imposed for duty in item.duties.all()] == [True]


def test_what_is_said_to_stand_alone_does_so_until_something_is_chosen(item, former):
    actions.continue_item(item, former, seen=1)

    actions.stand_alone(item, seen=2)
    now = Item.objects.get(pk=item.pk)
    assert (now.continues, now.stands_alone) == (None, True)

    actions.continue_item(item, former, seen=3)
    now = Item.objects.get(pk=item.pk)
    assert (now.continues, now.stands_alone) == (former, False)


def test_stand_alone_refuses_an_item_that_changed_meanwhile(item, former):
    actions.continue_item(item, former, seen=1)

    with pytest.raises(StaleDraft):
        actions.stand_alone(item, seen=1)


def test_choice_is_told_and_taken_back(item, former, cast):
    actions.continue_item(item, former, seen=1, by=cast["hcth.son"])
    assert item.conclusion.changes.get().said == "nối tiếp mục II.1, TB 208 tại mục II.1"

    actions.undo(item.conclusion, by=cast["hcth.son"])

    assert Item.objects.get(pk=item.pk).continues is None
