"""The steps of a directive are tied as they were read, and follow its words until a person has said
otherwise."""

import pytest

from conclusions import actions
from conclusions.models import Duty, Item
from conclusions.reading import read
from conclusions.units import Directory

WORDS = (
    "Thanh tra Sở báo cáo kết quả thanh tra trước ngày 20/11/2026; Phòng Quản lý Khoa học {second} "
    "trước ngày 30/11/2026."
)
ALONE, AFTER = "kiểm tra nhiệm vụ", "tổng hợp, trình Giám đốc Sở"
NOTICE = "Số: 45/TB-SKHCN\nThông báo\nGiám đốc Sở kết luận như sau:\n1. {words}\n2. {words}"


def a_read_draft(cast, second):
    text = NOTICE.format(words=WORDS.format(second=second))
    reading = read(text, Directory().known())
    return actions.draft_from(reading, by=cast["hcth.son"])


def ties(item):
    return [
        list(duty.after.values_list("position", flat=True))
        for duty in Item(pk=item.pk).duties.all()
    ]


@pytest.mark.parametrize(("second", "tied"), [(AFTER, [[], [0]]), (ALONE, [[], []])])
def test_steps_are_tied_as_read_each_in_its_own_directive(cast, second, tied):
    draft = a_read_draft(cast, second)

    items = list(draft.items.filter(kind=Item.Kind.DIRECTIVE))

    assert [ties(item) for item in items] == [tied, tied]
    assert {
        (one.from_duty.item_id == one.to_duty.item_id)
        for one in Duty.after.through.objects.select_related("from_duty", "to_duty")
    } <= {True}


@pytest.mark.parametrize(
    ("before", "now", "tied"), [(ALONE, AFTER, [[], [0]]), (AFTER, ALONE, [[], []])]
)
def test_ties_follow_the_words(cast, before, now, tied):
    draft = a_read_draft(cast, before)
    item = draft.items.filter(kind=Item.Kind.DIRECTIVE).first()

    text = WORDS.format(second=now)
    actions.reword(item, seen=draft.version, by=cast["hcth.son"], text=text, label=None)

    assert ties(item) == tied


def test_ties_that_somebody_has_set_stay(cast):
    draft = a_read_draft(cast, ALONE)
    item = draft.items.filter(kind=Item.Kind.DIRECTIVE).first()
    first, second = item.duties.all()
    second.item.conclusion = draft
    actions.edit_duty(second, seen=draft.version, by=cast["hcth.son"], after=[first])
    draft.refresh_from_db()
    item = draft.items.get(pk=item.pk)

    text = WORDS.format(second="kiểm tra đề tài, nhiệm vụ")
    actions.reword(item, seen=draft.version, by=cast["hcth.son"], text=text, label=None)

    assert ties(item) == [[], [0]]
