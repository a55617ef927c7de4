"""What would print empty is told in the review, with the one act that mends it."""

import pytest
from django.urls import reverse

from conclusions.actions import compose
from conclusions.gaps import gaps_of
from conclusions.loose_ends import bare_headings, loose_ends
from conclusions.models import Conclusion, Item

BARE = "Tiêu đề “{}” không có nội dung bên dưới, sẽ in trống."


@pytest.fixture
def draft(cast, units):
    return compose(
        by=cast["hcth.son"],
        kind="briefing",
        title="Kết luận giao ban",
        leader=cast["giamdoc"],
        orders=["Phòng Quản lý Khoa học báo cáo kết quả rà soát."],
    )


def ends_of(draft):
    draft.refresh_from_db()
    return [end.words for end in loose_ends(draft, list(draft.items.all()))]


def test_notice_composed_from_nothing_is_told_of_all_that_is_wanting(draft):
    Conclusion.objects.update(closing="")

    assert ends_of(draft) == [
        "Chưa có phần mở đầu: bản in vào thẳng mục đầu tiên.",
        BARE.format("I. Đánh giá kết quả thực hiện nhiệm vụ"),
        "Chưa có câu kết: bản in hết ở mục cuối.",
    ]


def test_whole_notice_is_told_of_nothing(draft):
    Conclusion.objects.update(opening="Ngày 18/11/2026, …:", closing="Nay thông báo./.")
    first = draft.items.first()
    Item.objects.filter(position__gt=first.position).update(position=9)
    draft.items.create(position=5, kind="assessment", text="Đã hoàn thành.", parent=first)

    assert ends_of(draft) == []


def test_paper_that_was_read_is_told_of_its_headings_alone(draft):
    Conclusion.objects.update(source_text="I. …", closing="")

    assert ends_of(draft) == [BARE.format("I. Đánh giá kết quả thực hiện nhiệm vụ")]


@pytest.mark.parametrize("kind", ["superior", "direct", "programme"])
def test_other_papers_are_not_printed_here_and_told_of_nothing(draft, kind):
    Conclusion.objects.update(kind=kind, closing="")

    assert ends_of(draft) == []


H, D, A = "heading", "directive", "assessment"


@pytest.mark.parametrize(
    ("rows", "bare"),
    [
        # kind, label, place of its parent: places of the bare ones.
        ([(H, "I.", None), (H, "II.", None), (D, "1.", 1)], [0]),
        ([(H, "I.", None), (A, "", None), (H, "II.", None), (D, "1.", 2)], []),
        ([(H, "I.", None), (H, "1.", 0), (H, "II.", None), (D, "1.", 2)], [1]),
        ([(H, "I.", None), (H, "1.", 0), (D, "a)", 1), (H, "2.", 0)], [3]),
        ([(D, "1.", None), (H, "2.", None)], [1]),
        ([(H, "I.", None), (D, "1.", 0), ("annex", "", None)], []),
        ([(H, "I.", None), ("annex", "", None), (A, "", None)], [0]),
        ([(H, "1.", None), (D, "2.", None)], [0]),
        ([(H, "", None), (D, "1.", None)], []),
        ([(H, "I.", None), ("added", "", None)], [0]),
        ([], []),
    ],
)
def test_heading_is_bare_where_nothing_is_under_it(rows, bare):
    items = [
        Item(pk=place + 1, position=place, kind=kind, label=label, text="Lời")
        for place, (kind, label, _) in enumerate(rows)
    ]
    for item, (_, _, parent) in zip(items, rows, strict=True):
        item.parent_id = None if parent is None else parent + 1

    assert [item.position for item in bare_headings(items)] == bare


def test_review_tells_them_and_one_act_mends_a_heading(client, draft, cast):
    client.force_login(cast["hcth.son"])
    page = client.get(reverse("conclusions:review", args=[draft.pk]))
    heading = draft.items.first()
    address = reverse("conclusions:item_move", args=[draft.pk, heading.pk, "xoa"])
    assert "không có nội dung bên dưới" in page.text.replace("\N{NO-BREAK SPACE}", " ")
    assert address in page.text
    assert 'href="#id_tt-opening"' in page.text

    draft.refresh_from_db()
    client.post(address, {"seen": draft.version, "shown": draft.version})

    assert BARE.format("I. Đánh giá kết quả thực hiện nhiệm vụ") not in ends_of(draft)
    assert [item.text for item in draft.items.filter(kind=H)] == ["Nhiệm vụ trong thời gian tới"]


def test_empty_heading_keeps_no_draft_from_being_issued(draft):
    assert not [gap for gap in gaps_of(draft) if "Tiêu đề" in gap.words]
