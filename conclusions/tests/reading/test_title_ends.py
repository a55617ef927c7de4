"""Titles too long end with a whole phrase."""

import pytest

from conclusions.reading.title_ends import cut_title
from conclusions.tests.reading.office import reading_of

LONG = "đẩy nhanh tiến độ thi công công trình cải tạo khối nhà khám bệnh "


@pytest.mark.parametrize(
    ("tail", "kept"),  # a bar where there is no more room
    [
        ("hoàn thành Quý| IV năm 2026", "hoàn thành"),
        ("đợt 3 Quý IV năm| 2026", "đợt 3 Quý IV"),
        ("giai đoạn 2026 -| 2030", ""),
        ("giai| đoạn 2026 - 2030", ""),
        ("lần thứ| VII", ""),
        ("hết 12| tỷ đồng", "hết"),
        ("ở xã Bình Sơn| Đông Thượng", "ở xã"),
        ("sử dụng nguồn ngân| sách", "sử dụng"),
        ("phía sau nhà, sân vườn| lối đi", "phía sau nhà"),
        ("các khoa trực| thuộc bệnh viện", "các khoa"),
        ("các khoa trực thuộc| bệnh viện", "các khoa trực thuộc"),
    ],
)
def test_title_is_cut_where_a_phrase_ends(tail, kept):
    room = len(LONG) + tail.index("|")

    assert cut_title(LONG + tail.replace("|", ""), 70, room).strip() == (LONG + kept).strip()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Thường xuyên đôn đốc, giao Văn phòng Sở.", "Đôn đốc"),
        ("Thường xuyên kiểm tra, đôn đốc. Giao Văn phòng Sở.", "Kiểm tra, đôn đốc"),
        ("Thường xuyên đôn đốc, giao Văn phòng Sở chủ trì.", "Đôn đốc"),
        (
            "Văn phòng Sở rà soát hồ sơ của các phòng, đơn vị trực thuộc trước ngày 12/12/2026.",
            "Rà soát hồ sơ của các phòng, đơn vị trực thuộc",
        ),
    ],
)
def test_title_says_something_and_all_of_a_word(text, title):
    [duty] = [duty for item in reading_of(f"1. {text}").items for duty in item.duties]

    assert duty.title == title


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Phòng Quản lý Dược thường xuyên kiểm tra nhà thuốc.", "thường xuyên"),
        ("Thanh tra Sở tiếp tục thường xuyên theo dõi đơn thư.", "thường xuyên"),
        ("Giao Phòng Quản lý Dược cần thường xuyên kiểm tra nhà thuốc.", "thường xuyên"),
        ("Phòng Quản lý Dược phối hợp Thanh tra Sở thường xuyên kiểm tra.", "thường xuyên"),
        ("Văn phòng Sở duy trì thường xuyên việc trực ban.", "thường xuyên"),
        ("Phòng Kế hoạch - Tài chính bố trí kinh phí thường xuyên thực hiện nhiệm vụ.", None),
        ("Phòng Quản lý Dược không thường xuyên kiểm tra thì bị phê bình.", None),
    ],
)
def test_work_of_a_unit_whose_name_holds_a_verb_goes_on(text, phrase):
    [duty] = [duty for item in reading_of(f"1. {text}").items for duty in item.duties]

    assert (duty.deadline and duty.deadline.phrase, duty.deadline and duty.deadline.kind) == (
        (phrase, "ongoing") if phrase else (None, None)
    )
