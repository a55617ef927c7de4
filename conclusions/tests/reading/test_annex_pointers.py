"""Items that point to an annex: what stands there as work is told, so that none is given twice."""

import pytest

from conclusions.reading import read
from conclusions.reading.annex_pointers import MISSING, TWICE, UNREAD
from conclusions.tests.reading.office import NOTICE, UNITS

TABLE = (
    "| TT | Nội dung | Đơn vị | Thời hạn |\n"
    "| 1 | Rà soát hồ sơ | Văn phòng Sở | 10/12/2026 |\n"
    "| 2 | Lấy mẫu thuốc | Phòng Quản lý Dược | 15/12/2026 |\n"
)
LIST = "1. Văn phòng Sở rà soát hồ sơ trước ngày 10/12/2026.\n2. Thanh tra Sở kiểm tra thuốc.\n"
TASKS, NO_TASKS = f"Phụ lục\nDANH MỤC NHIỆM VỤ\n{TABLE}", f"Phụ lục\nDANH MỤC NHIỆM VỤ\n{LIST}"
POINTERS = [
    "Các đơn vị thực hiện nhiệm vụ theo Phụ lục kèm theo.",
    "Các phòng, đơn vị hoàn thành các nhiệm vụ tại Phụ lục đúng thời hạn.",
    "Giao các đơn vị triển khai công việc theo Phụ lục đính kèm.",
    "Phân công nhiệm vụ cụ thể theo Phụ lục I.",
    "Đơn vị, thời hạn thực hiện như Phụ lục kèm theo.",
    "Văn phòng Sở thực hiện rà soát hồ sơ theo Phụ lục.",
]


def told(item, annex):
    text = NOTICE.format(items=f"1. {item}\n2. Thanh tra Sở họp.", day=18, month=11, year=2026)
    return list(read(text + annex, UNITS).warnings)


@pytest.mark.parametrize("item", POINTERS)
def test_item_that_points_to_tasks_of_an_annex_is_told(item):
    assert f"Mục 1 {TWICE}." in told(item, TASKS)


@pytest.mark.parametrize("item", POINTERS)
def test_annex_that_is_read_as_no_work_is_told_with_its_days(item):
    warnings = told(item, NO_TASKS)

    assert f"Mục 1 {UNREAD}." in warnings
    assert [one for one in warnings if one.startswith("Phụ lục: ")] == [
        "Phụ lục: Mục 1 có thời hạn “trước ngày 10/12/2026” nhưng không xếp là mục giao việc."
    ]


@pytest.mark.parametrize("item", [POINTERS[0], POINTERS[2], POINTERS[4]])
def test_annex_that_the_file_does_not_hold_is_told(item):
    assert f"Mục 1 {MISSING}." in told(item, "")


@pytest.mark.parametrize(
    "item",
    [
        "Văn phòng Sở báo cáo theo mẫu tại Phụ lục trước ngày 10/12/2026.",
        "Văn phòng Sở thực hiện theo Phụ lục II ban hành kèm Nghị định số 30/2020/NĐ-CP.",
        "Văn phòng Sở rà soát hồ sơ.",
    ],
)
def test_annex_of_another_paper_or_a_form_is_not_told(item):
    for annex in (TASKS, ""):
        assert not any("chuyển tới Phụ lục" in one for one in told(item, annex))
