"""A paper that is nearly another one is shown with the words in which they differ."""

import pytest

from conclusions.near_copy import MOST_PLACES, DifferentPlace, near_copy

OLD = (
    "1. Phòng Quản lý Khoa học báo cáo kết quả rà soát trước ngày 05/12/2026.\n"
    "2. Thanh tra Sở báo cáo kết quả thanh tra; gửi Phòng Hành chính - Tổng hợp.\n"
)


def told(newer, older=OLD):
    return [(place.gone, place.new) for place in near_copy(older, newer).places]


@pytest.mark.parametrize(
    ("newer", "places"),
    [
        (OLD, []),
        (OLD.replace("\n", " ").replace(" báo cáo", "\nbáo cáo"), []),
        (OLD.replace("05/12", "15/12"), [("05/12/2026.", "15/12/2026.")]),
        (OLD.replace("kết quả thanh tra", "thanh tra"), [("kết quả", "")]),
        (
            OLD.replace("báo cáo kết quả rà", "khẩn trương báo cáo kết quả rà"),
            [("", "khẩn trương")],
        ),
        (OLD + "3. Kèm phụ lục.\n", [("", "3. Kèm phụ lục.")]),
        (
            OLD.split("\n")[0],
            [("2. Thanh tra Sở báo cáo kết quả thanh tra; gửi Phòng Hành chính - Tổng hợp.", "")],
        ),
        (
            OLD.replace("05/12", "15/12").replace("Thanh tra Sở", "Trung tâm"),
            [("05/12/2026.", "15/12/2026."), ("Thanh tra Sở", "Trung tâm")],
        ),
        (OLD.replace("Tổng hợp", "tổng hợp"), [("Tổng", "tổng")]),
    ],
)
def test_words_of_one_alone_are_told(newer, places):
    assert told(newer) == places


def test_words_of_both_stand_beside_them():
    [place] = near_copy(OLD, OLD.replace("05/12", "15/12")).places

    assert place == DifferentPlace(
        "quả rà soát trước ngày", "05/12/2026.", "15/12/2026.", "2. Thanh tra Sở báo"
    )


def test_only_the_first_places_are_told_and_how_many_more_there_are():
    older = " ".join(f"Mục {n} giao đơn vị thứ {n} làm." for n in range(30))
    newer = older.replace("giao đơn vị", "đề nghị đơn vị")

    found = near_copy(older, newer)

    assert (len(found.places), found.more) == (MOST_PLACES, 30 - MOST_PLACES)


def test_long_stretch_without_a_mark_is_told_as_replaced():
    older, newer = "a " * 400, "b " * 400

    assert [len(place.new.split()) for place in near_copy(older, newer).places] == [400]


def test_very_long_text_is_cut_and_told_so():
    assert near_copy("a. " * 70_000, "a. " * 70_000 + "b").is_cut
