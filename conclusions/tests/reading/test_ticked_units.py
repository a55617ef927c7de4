"""Units offered behind boxes: who is ticked has the work, who is not has none of it."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

OFFICE, INSPECTORS, PHARMACY = "Văn phòng Sở", "Thanh tra Sở", "Phòng Quản lý Dược"
DAY = date(2026, 12, 20)
WORK = "1. Rà soát hồ sơ trước ngày 20/12/2026"
NO_TICK = "có ô chọn đơn vị nhưng chưa ô nào được đánh dấu."


@pytest.mark.parametrize(
    "words",
    [
        ". Giao đơn vị: ☐ Văn phòng Sở ☑ Thanh tra Sở ☐ Phòng Quản lý Dược",
        ". Đơn vị thực hiện: [ ] Văn phòng Sở [x] Thanh tra Sở [] Phòng Quản lý Dược",
        ". Đơn vị chủ trì (đánh dấu x): ( ) Văn phòng Sở; (x) Thanh tra Sở.",
        ", giao: Văn phòng Sở ☐, Thanh tra Sở ☑, Phòng Quản lý Dược ☐.",
        ". Giao: Văn phòng Sở [ ]  Thanh tra Sở [X]  Phòng Quản lý Dược [ ]",
        ". Giao: □ Văn phòng Sở ■ Thanh tra Sở □ Phòng Quản lý Dược.",
        ". Giao: ✗ Văn phòng Sở ✓ Thanh tra Sở.",
        ":\n☐ Văn phòng Sở\n☑ Thanh tra Sở\n☐ Phòng Quản lý Dược",
        ".\n( ) Văn phòng Sở  (x) Thanh tra Sở",
        ".\n☐ Văn phòng Sở; ☒ Thanh tra Sở.",
    ],
)
def test_ticked_unit_leads(words):
    assert [duty[:4] for duty in duties_of(WORK + words)] == [("1", [INSPECTORS], [], DAY)]
    assert reading_of(WORK + words).warnings == ()


def test_several_ticked_units_share_the_work_and_its_parts():
    words = ". Chủ trì: ☑ Văn phòng Sở ☑ Thanh tra Sở; phối hợp: ☑ Phòng Quản lý Dược"
    words += " ☐ Phòng Tổ chức cán bộ."

    told = [duty[1:3] for duty in duties_of(WORK + words)]

    assert told == [([OFFICE, INSPECTORS], [PHARMACY])]


@pytest.mark.parametrize(
    "words",
    [
        "1. Giao: ☐ Văn phòng Sở ☑ Thanh tra Sở rà soát hồ sơ trước ngày 20/12/2026.",
        "1. [x] Thanh tra Sở rà soát hồ sơ trước ngày 20/12/2026.",
        "1. ☑ Thanh tra Sở rà soát hồ sơ trước ngày 20/12/2026.",
    ],
)
def test_boxes_may_stand_before_the_work(words):
    assert [duty[1:4] for duty in duties_of(words)] == [([INSPECTORS], [], DAY)]


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        (f"{WORK}. Giao đơn vị: ☐ Văn phòng Sở ☐ Thanh tra Sở", []),
        (f"{WORK}. Giao đơn vị: [ ] Văn phòng Sở [ ] Thanh tra Sở.", []),
        ("1. [ ] Thanh tra Sở rà soát hồ sơ trước ngày 20/12/2026.", [INSPECTORS]),
    ],
)
def test_boxes_without_a_tick_are_told(words, leads):
    assert [duty[1:4] for duty in duties_of(words)] == [(leads, [], DAY)]
    assert [NO_TICK in told for told in reading_of(words).warnings] == [True]


def test_ticked_heading_leads_its_points():
    text = "1. Giao ☑ Văn phòng Sở ☐ Thanh tra Sở:\na) Rà soát hồ sơ.\nb) Lập dự toán."

    assert [duty[:2] for duty in duties_of(text)] == [("1.a)", [OFFICE]), ("1.b)", [OFFICE])]


@pytest.mark.parametrize(
    ("cell", "leads", "warnings"),
    [
        ("☐ Văn phòng Sở ☑ Thanh tra Sở", [INSPECTORS], ()),
        ("Văn phòng Sở [ ] Thanh tra Sở [x]", [INSPECTORS], ()),
        ("☐ Văn phòng Sở ☐ Thanh tra Sở", [], (f"Mục 1 {NO_TICK}",)),
    ],
)
def test_cell_has_its_ticked_units(cell, leads, warnings):
    table = f"| TT | Nội dung | Đơn vị | Hạn |\n| 1 | Rà soát hồ sơ | {cell} | 20/12/2026 |"

    assert [duty[1:4] for duty in duties_of(table)] == [(leads, [], DAY)]
    assert reading_of(table).warnings == warnings


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "\nChủ trì: ☐ Thanh tra Sở   ☑ Văn phòng Sở\n"
            "Phối hợp: ☑ Phòng Quản lý Dược   ☐ Thanh tra Sở",
            ([OFFICE], [PHARMACY]),
        ),
        (
            "\nĐơn vị chủ trì: Thanh tra Sở [ ] Văn phòng Sở [x]\n"
            "Đơn vị phối hợp: Phòng Quản lý Dược [x] Thanh tra Sở [ ]",
            ([OFFICE], [PHARMACY]),
        ),
        (
            "\nGiao: ☑ Văn phòng Sở; ☐ Thanh tra Sở.\nPhối hợp: ☐ Thanh tra Sở; "
            "☑ Phòng Quản lý Dược.",
            ([OFFICE], [PHARMACY]),
        ),
        (
            "\nGiao: ☐ Văn phòng Sở; ☑ Phòng Quản lý Dược.\nPhối hợp: ☑ Thanh tra Sở.",
            ([PHARMACY], [INSPECTORS]),
        ),
        (
            " Giao: ☑ Văn phòng Sở. Đơn vị tham gia phối hợp: ☑ Thanh tra Sở ☑ Phòng Quản lý Dược.",
            ([OFFICE], [INSPECTORS, PHARMACY]),
        ),
    ],
)
def test_each_line_of_boxes_names_its_own_part(words, told):
    assert [duty[1:4] for duty in duties_of(f"{WORK}.{words}")] == [(*told, DAY)]
    assert reading_of(f"{WORK}.{words}").warnings == ()


def test_ticked_helper_is_no_lead_where_no_lead_is_ticked():
    text = f"{WORK}.\nGiao: ☐ Văn phòng Sở ☐ Phòng Quản lý Dược.\nPhối hợp: ☑ Thanh tra Sở."

    assert [duty[1:4] for duty in duties_of(text)] == [([], [INSPECTORS], DAY)]
    assert reading_of(text).warnings == (f"Mục 1 {NO_TICK}",)


def test_lines_of_boxes_belong_to_the_short_item_above_them():
    text = "1. Rà soát hồ sơ.\nGiao: [ ] Văn phòng Sở [x] Thanh tra Sở\n"
    text += "Thời hạn: [ ] 10/12/2026 [x] 20/12/2026\n2. Văn phòng Sở lập dự toán."

    assert [duty[:4] for duty in duties_of(text)] == [
        ("1", [INSPECTORS], [], DAY),
        ("2", [OFFICE], [], None),
    ]


def test_day_in_brackets_goes_with_the_unit_that_is_not_ticked():
    words = "1. Giao ☑ Văn phòng Sở (trước ngày 20/12/2026) ☐ Thanh tra Sở (trước ngày 05/12/2026)"

    assert [duty[1:4] for duty in duties_of(f"{words} rà soát hồ sơ.")] == [([OFFICE], [], DAY)]
