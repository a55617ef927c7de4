"""Work that a notice gives to a leader in person: the review says how it is followed."""

import pytest

from conclusions.gaps import gaps_of
from conclusions.models import Item
from conclusions.tests.factories import a_directive, a_draft


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Đồng chí Phan Thị Thu Nga chỉ đạo rà soát đề án.", "Phan Thị Thu Nga"),
        ("Giao đồng chí Phó Giám đốc Sở chủ trì làm việc với tỉnh.", "Phó Giám đốc Sở"),
        ("Lãnh đạo Sở phân công theo dõi từng lĩnh vực.", "Lãnh đạo Sở"),
        ("Phó Giám đốc Trung tâm báo cáo.", ""),
        ("Báo cáo kết quả trước ngày 10/12/2026.", ""),
    ],
)
def test_gap_says_what_to_do_where_a_leader_is_named(cast, text, named):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    duty = a_directive(draft, label="7.")
    Item.objects.filter(pk=duty.item_id).update(text=text)

    [gap] = [gap.words for gap in gaps_of(draft) if "chủ trì" in gap.words]

    more = f" (văn bản nêu “{named}”): chọn đơn vị giúp việc làm đầu mối, lãnh đạo đó xác nhận"
    assert gap == f"Mục II.7 chưa có đơn vị chủ trì{more if named else ''}."
