"""The items of a draft as a tree: added, taken out, moved, joined, cut; labels count on."""

from datetime import date

import pytest

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.models import Conclusion, Item
from conclusions.tests.factories import a_draft

TREE = [
    # label, level, text
    ("I.", 0, "Đánh giá chung"),
    ("II.", 0, "Nhiệm vụ"),
    ("1.", 1, "Văn phòng Sở rà soát."),
    ("a)", 2, "Rà soát văn bản."),
    ("b)", 2, "Rà soát thủ tục."),
    ("2.", 1, "Thanh tra Sở kiểm tra."),
    ("3.", 1, "Phòng Quản lý Khoa học báo cáo."),
]


@pytest.fixture
def draft(cast):
    draft = a_draft(cast["giamdoc"], issued_on=date(2026, 11, 25))
    draft.items.all().delete()
    above: list[Item] = []
    for position, (label, level, text) in enumerate(TREE):
        del above[level:]
        parent = above[-1] if above else None
        kind = Item.Kind.HEADING if level == 0 else Item.Kind.DIRECTIVE
        path = f"{parent.path}.{label.strip('.')}" if parent else label.strip(".")
        item = draft.items.create(
            position=position, label=label, text=text, kind=kind, parent=parent, path=path
        )
        if kind == Item.Kind.DIRECTIVE:
            item.duties.create(title=text)
        above.append(item)
    return draft


def told(draft):
    """Each item as “path text”."""
    return [f"{item.path} {item.text}" for item in draft.items.order_by("position", "pk")]


def now(draft):
    """The draft's version as it is kept."""
    return Conclusion.objects.get(pk=draft.pk).version


def the(draft, path):
    return draft.items.select_related("conclusion").get(path=path)


BEFORE = [
    "I Đánh giá chung",
    "II Nhiệm vụ",
    "II.1 Văn phòng Sở rà soát.",
    "II.1.a) Rà soát văn bản.",
    "II.1.b) Rà soát thủ tục.",
    "II.2 Thanh tra Sở kiểm tra.",
    "II.3 Phòng Quản lý Khoa học báo cáo.",
]


def test_item_added_between_two_makes_the_later_ones_count_on(draft):
    actions.add_item(draft, after=the(draft, "II.1"), text="Việc mới.", seen=now(draft))

    assert told(draft) == [
        *BEFORE[:5],
        "II.2 Việc mới.",
        "II.3 Thanh tra Sở kiểm tra.",
        "II.4 Phòng Quản lý Khoa học báo cáo.",
    ]


def test_item_added_under_another_bears_the_label_of_its_level(draft):
    after = the(draft, "II.2")
    first = actions.add_item(draft, after=after, under=True, text="Một.", seen=now(draft))
    actions.add_item(draft, after=first, text="Hai.", seen=now(draft))

    assert told(draft)[5:8] == [
        "II.2 Thanh tra Sở kiểm tra.",
        "II.2.a) Một.",
        "II.2.b) Hai.",
    ]


def test_new_directive_is_read_for_its_unit_and_limit(draft, units):
    item = actions.add_item(
        draft,
        after=the(draft, "II.3"),
        text="Giao Thanh tra Sở báo cáo kết quả kiểm tra trước ngày 15/12/2026.",
        seen=now(draft),
    )

    [duty] = item.duties.all()
    assert (duty.named_on, [unit.code for unit in duty.leads.all()]) == (
        date(2026, 12, 15),
        ["TTra"],
    )


def test_first_item_of_an_empty_draft_is_numbered_one(cast):
    draft = a_draft(cast["giamdoc"])
    draft.items.all().delete()

    actions.add_item(draft, text="Việc.", seen=1)

    assert told(draft) == ["1 Việc."]


def test_deleting_takes_what_stands_under_and_the_rest_counts_on(draft):
    assert actions.delete_item(the(draft, "II.1"), seen=now(draft)) == 3
    assert told(draft) == [
        *BEFORE[:2],
        "II.1 Thanh tra Sở kiểm tra.",
        "II.2 Phòng Quản lý Khoa học báo cáo.",
    ]


def test_labels_that_did_not_count_on_stay_as_printed(draft):
    Item.objects.filter(path="II.3").update(label="5.", path="II.5")

    actions.delete_item(the(draft, "II.1"), seen=now(draft))

    assert told(draft)[2:] == [
        "II.2 Thanh tra Sở kiểm tra.",
        "II.5 Phòng Quản lý Khoa học báo cáo.",
    ]


@pytest.mark.parametrize(("path", "way"), [("II.2", "len"), ("II.1", "xuong")])
def test_moving_takes_what_stands_under_along(draft, path, way):
    actions.move_item(the(draft, path), way, seen=now(draft))

    assert told(draft)[2:] == [
        "II.1 Thanh tra Sở kiểm tra.",
        "II.2 Văn phòng Sở rà soát.",
        "II.2.a) Rà soát văn bản.",
        "II.2.b) Rà soát thủ tục.",
        "II.3 Phòng Quản lý Khoa học báo cáo.",
    ]


@pytest.mark.parametrize(("path", "way"), [("II.1", "len"), ("II.3", "xuong")])
def test_item_at_the_end_of_its_group_goes_no_further(draft, path, way):
    with pytest.raises(Refused):
        actions.move_item(the(draft, path), way, seen=now(draft))

    assert told(draft) == BEFORE


def test_item_put_under_its_elder_and_lifted_out_again(draft):
    actions.put_under(the(draft, "II.2"), seen=now(draft))
    assert told(draft)[2:] == [
        "II.1 Văn phòng Sở rà soát.",
        "II.1.a) Rà soát văn bản.",
        "II.1.b) Rà soát thủ tục.",
        "II.1.c) Thanh tra Sở kiểm tra.",
        "II.2 Phòng Quản lý Khoa học báo cáo.",
    ]

    actions.lift_out(the(draft, "II.1.c)"), seen=now(draft))
    assert told(draft) == BEFORE


def test_item_joined_with_the_one_before_keeps_its_duties(draft):
    kept = actions.join_with_previous(the(draft, "II.3"), seen=now(draft))

    assert told(draft)[5:] == ["II.2 Thanh tra Sở kiểm tra. Phòng Quản lý Khoa học báo cáo."]
    assert [duty.title for duty in kept.duties.all()] == [
        "Thanh tra Sở kiểm tra.",
        "Phòng Quản lý Khoa học báo cáo.",
    ]


def test_item_cut_in_two_gives_each_half_its_own_duty(draft, units):
    item = the(draft, "II.3")
    text = (
        "Phòng Quản lý Khoa học báo cáo trước ngày 05/12/2026. "
        "Thanh tra Sở kiểm tra trước ngày 15/12/2026."
    )
    actions.reword(item, seen=now(draft), text=text, label=None)
    item.refresh_from_db()

    new = actions.cut_in_two(item, text.index("Thanh tra"), seen=now(draft))

    assert told(draft)[6:] == [
        "II.3 Phòng Quản lý Khoa học báo cáo trước ngày 05/12/2026.",
        "II.4 Thanh tra Sở kiểm tra trước ngày 15/12/2026.",
    ]
    [duty] = new.duties.all()
    assert (duty.named_on, [unit.code for unit in duty.leads.all()]) == (
        date(2026, 12, 15),
        ["TTra"],
    )


@pytest.mark.parametrize("at", [0, 500])
def test_cutting_at_an_end_is_refused(draft, at):
    with pytest.raises(Refused):
        actions.cut_in_two(the(draft, "II.3"), at, seen=now(draft))


def test_item_that_a_colleague_deleted_is_told_so(draft):
    item = the(draft, "II.2")
    actions.delete_item(the(draft, "II.2"), seen=1)

    with pytest.raises(StaleDraft, match="xóa hoặc gộp"):
        actions.move_item(item, "len", seen=1)


CHANGES = {
    "add": lambda draft, by: actions.add_item(
        draft, after=the(draft, "II.1"), text="Việc mới.", seen=now(draft), by=by
    ),
    "delete": lambda draft, by: actions.delete_item(the(draft, "II.1"), seen=now(draft), by=by),
    "up": lambda draft, by: actions.move_item(the(draft, "II.2"), "len", seen=now(draft), by=by),
    "under": lambda draft, by: actions.put_under(the(draft, "II.2"), seen=now(draft), by=by),
    "lift": lambda draft, by: actions.lift_out(the(draft, "II.1.a)"), seen=now(draft), by=by),
    "join": lambda draft, by: actions.join_with_previous(
        the(draft, "II.3"), seen=now(draft), by=by
    ),
    "cut": lambda draft, by: actions.cut_in_two(the(draft, "II.3"), 5, seen=now(draft), by=by),
    "reword": lambda draft, by: actions.reword(
        the(draft, "II.3"), seen=now(draft), by=by, text="Khác hẳn.", label=None
    ),
    "kind": lambda draft, by: actions.set_kind(
        the(draft, "II.3"), seen=now(draft), kind="no_task", by=by
    ),
    "split": lambda draft, by: actions.add_duty(the(draft, "II.3"), seen=now(draft), by=by),
    "duty": lambda draft, by: actions.edit_duty(
        the(draft, "II.3").duties.get(), seen=now(draft), by=by, title="Tên khác"
    ),
    "header": lambda draft, by: actions.edit_header(
        draft, seen=now(draft), by=by, title="Tên khác"
    ),
}


def picture(draft):
    items = draft.items.order_by("position", "pk")
    shown = [
        (item.pk, item.path, item.label, item.text, item.kind, item.parent_id) for item in items
    ]
    duties = [(d.pk, d.item_id, d.title, d.named_on) for i in items for d in i.duties.all()]
    draft.refresh_from_db()
    return shown, duties, draft.title


@pytest.mark.wide
@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_taken_back_and_done_again(draft, cast, change):
    before = picture(draft)
    CHANGES[change](draft, cast["hcth.son"])
    after = picture(draft)
    assert after != before

    actions.undo(draft, by=cast["hcth.son"])
    assert picture(draft) == before

    actions.redo(draft, by=cast["hcth.son"])
    assert picture(draft) == after


def test_changes_are_taken_back_one_after_the_other(draft, cast):
    son = cast["hcth.son"]
    pictures = [picture(draft)]
    for change in ("delete", "header", "add", "kind"):
        try:
            CHANGES[change](draft, son)
        except Item.DoesNotExist:
            continue
        pictures.append(picture(draft))

    for former in reversed(pictures[:-1]):
        actions.undo(draft, by=son)
        assert picture(draft) == former

    with pytest.raises(Refused):
        actions.undo(draft, by=son)


def test_change_that_a_colleague_went_on_from_is_not_taken_back(draft, cast):
    item = the(draft, "II.3")
    actions.reword(item, seen=now(draft), by=cast["hcth.son"], text="Lời của Sơn.", label=None)
    actions.reword(item, seen=now(draft), by=cast["hcth.tam"], text="Lời của Tâm.", label=None)

    with pytest.raises(Refused, match="đã được sửa tiếp"):
        actions.undo(draft, by=cast["hcth.son"])

    assert the(draft, "II.3").text == "Lời của Tâm."


def test_nobody_takes_back_what_a_colleague_changed(draft, cast):
    actions.reword(
        the(draft, "II.3"), seen=now(draft), by=cast["hcth.son"], text="Lời của Sơn.", label=None
    )

    with pytest.raises(Refused):
        actions.undo(draft, by=cast["hcth.tam"])


# Duties go with their words

TWO = (
    "Các phòng, đơn vị gửi báo cáo về Phòng Hành chính - Tổng hợp trước ngày 10/12/2026; Phòng "
    "Hành chính - Tổng hợp tổng hợp, trình Giám đốc Sở trước ngày 15/12/2026."
)


@pytest.fixture
def two(draft, cast):
    """An item whose words give two duties, as read."""
    draft.refresh_from_db()
    return actions.add_item(draft, text=TWO, seen=draft.version, by=cast["hcth.son"])


def duties(item) -> list[tuple[str, list[str]]]:
    return [
        (duty.phrase, sorted(unit.code for unit in duty.leads.all()))
        for duty in item.duties.order_by("position")
    ]


OFFICE = ("trước ngày 15/12/2026", ["HCTH"])
UNITS = ("trước ngày 10/12/2026", ["QLCN&CN", "QLKH", "QLTĐC", "TTUD", "TTra"])


def test_duty_goes_with_its_words_where_an_item_is_cut(two, draft, cast):
    before = duties(two)
    draft.refresh_from_db()

    new = actions.cut_in_two(two, TWO.index("; Phòng") + 1, seen=draft.version, by=cast["hcth.son"])

    assert before == [UNITS, OFFICE]
    assert (duties(two), duties(new)) == ([UNITS], [OFFICE])


def test_duty_whose_words_are_deleted_goes_with_them(two, draft, cast):
    draft.refresh_from_db()
    second = TWO.partition("; ")[2]

    actions.reword(two, seen=draft.version, by=cast["hcth.son"], text=second, label=None)

    assert duties(two) == [OFFICE]


def test_duty_that_somebody_has_corrected_outlives_its_words(two, draft, cast, units):
    draft.refresh_from_db()
    second = two.duties.order_by("position").last()
    actions.edit_duty(second, seen=draft.version, by=cast["hcth.son"], leads=[units["TTra"]])
    draft.refresh_from_db()
    item = draft.items.get(pk=two.pk)

    first = TWO.partition("; ")[0]
    actions.reword(item, seen=draft.version, by=cast["hcth.son"], text=first, label=None)

    assert duties(item) == [UNITS, ("trước ngày 15/12/2026", ["TTra"])]


def test_new_words_give_a_new_duty_beside_those_there_were(two, draft, cast):
    draft.refresh_from_db()
    more = TWO.removesuffix(".") + "; Thanh tra Sở kiểm tra trước ngày 20/12/2026."

    actions.reword(two, seen=draft.version, by=cast["hcth.son"], text=more, label=None)

    assert duties(two) == [UNITS, OFFICE, ("trước ngày 20/12/2026", ["TTra"])]


# Taking back, as deep as one likes


def texts(draft) -> list[str]:
    return [item.text for item in draft.items.order_by("position")]


def test_changes_are_taken_back_and_done_again_one_after_the_other(draft, cast):
    son = cast["hcth.son"]
    item = draft.items.filter(kind="directive").first()
    was = texts(draft)
    for words in ("Lời một.", "Lời hai.", "Lời ba."):
        draft.refresh_from_db()
        item = draft.items.get(pk=item.pk)
        actions.reword(item, seen=draft.version, by=son, text=words, label=None)

    def seen(act) -> str:
        act(Conclusion.objects.get(pk=draft.pk), by=son)
        return draft.items.get(pk=item.pk).text

    back = [seen(actions.undo) for _ in range(3)]
    again = [seen(actions.redo) for _ in range(2)]
    last = seen(actions.undo)

    assert back == ["Lời hai.", "Lời một.", was[texts_place(draft, item)]]
    assert again == ["Lời một.", "Lời hai."]
    assert last == "Lời một."


def texts_place(draft, item) -> int:
    return [one.pk for one in draft.items.order_by("position")].index(item.pk)


def test_moves_are_taken_back_one_after_the_other(draft, cast):
    son = cast["hcth.son"]
    was = list(draft.items.order_by("position").values_list("pk", "label", "parent"))
    item = draft.items.filter(kind="directive").order_by("position").last()
    for act in (actions.put_under, actions.lift_out):
        draft.refresh_from_db()
        act(draft.items.get(pk=item.pk), seen=draft.version, by=son)

    for _ in range(2):
        actions.undo(Conclusion.objects.get(pk=draft.pk), by=son)

    now = list(draft.items.order_by("position").values_list("pk", "label", "parent"))
    assert now == was


def test_move_by_a_colleague_does_not_stand_in_the_way_of_words(draft, cast):
    draft.refresh_from_db()
    seen = draft.version
    item = draft.items.filter(kind="directive").order_by("position").last()
    actions.move_item(item, "len", seen=seen, by=cast["hcth.tam"])

    actions.reword(
        draft.items.get(pk=item.pk), seen=seen, by=cast["hcth.son"], text="Lời mới.", label=None
    )

    assert draft.items.get(pk=item.pk).text == "Lời mới."


def test_who_deleted_an_item_is_named_to_who_edits_it(draft, cast):
    draft.refresh_from_db()
    seen = draft.version
    item = draft.items.filter(kind="directive").order_by("position").last()
    mine = draft.items.get(pk=item.pk)
    actions.delete_item(item, seen=seen, by=cast["hcth.tam"])

    with pytest.raises(StaleDraft, match="vừa được Trần Minh Tâm xóa"):
        actions.reword(mine, seen=seen, by=cast["hcth.son"], text="Lời mới.", label=None)
