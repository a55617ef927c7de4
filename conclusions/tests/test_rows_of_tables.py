"""A row of a table that is edited stays a row: who does it until when is printed with it."""

import pytest

from conclusions import actions
from conclusions.tests.factories import a_directive, a_draft

pytestmark = pytest.mark.django_db
HEAD = ["TT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"]
ROWS = [
    ["1", "Báo cáo kết quả thanh tra", "Thanh tra Sở", "10/12/2026"],
    ["2", "Xây dựng kế hoạch", "Phòng Quản lý Khoa học", "20/12/2026"],
]


@pytest.fixture
def rows(cast, units):
    draft = a_draft(cast["giamdoc"])
    draft.items.update(kind="annex", label="Phụ lục", text="Danh mục", path="")
    draft.items.create(position=1, kind="heading", text=" | ".join(HEAD), cells=HEAD)
    made = []
    for cells in ROWS:
        item = a_directive(draft, units["TTra"], label=cells[0]).item
        item.text, item.cells, item.conclusion = cells[1], cells, draft
        item.save()
        made.append(item)
    return made


def cells_of(item):
    item.refresh_from_db()
    return item.cells


@pytest.mark.parametrize(
    ("before", "typed", "kept"),
    [
        (ROWS[0], "Báo cáo kết quả kiểm tra", ROWS[0][2:]),
        (["1", "Báo cáo  kết quả\nthanh tra", "TTra", ""], "Báo cáo khác", ["TTra", ""]),
        (["1", "Thanh tra: Báo cáo kết quả thanh tra", "x", "y"], "Báo cáo", ["x", "y"]),
        (["1", "Việc ghi khác hẳn với lời của mục này", "x", "y"], "Báo cáo", ["x", "y"]),
    ],
)
def test_words_of_a_row_are_mended_in_their_cell(cast, rows, before, typed, kept):
    item = rows[0]
    item.cells = before
    item.text = "Báo cáo kết quả thanh tra"
    item.save()

    actions.reword(item, text=typed, label=None, seen=1, by=cast["hcth.son"])

    told = cells_of(item)
    assert (told[0], told[2:], typed in told[1]) == ("1", kept, True)
    actions.undo(item.conclusion, by=cast["hcth.son"])
    assert cells_of(item) == before


def test_two_rows_joined_keep_both_units_and_days(cast, rows):
    actions.join_with_previous(rows[1], seen=1, by=cast["hcth.son"])

    assert cells_of(rows[0]) == [
        "1",
        "Báo cáo kết quả thanh tra Xây dựng kế hoạch",
        "Thanh tra Sở; Phòng Quản lý Khoa học",
        "10/12/2026; 20/12/2026",
    ]


def test_row_cut_in_two_prints_its_first_words_once(cast, rows):
    actions.cut_in_two(rows[0], len("Báo cáo kết quả"), seen=1, by=cast["hcth.son"])

    assert cells_of(rows[0]) == ["1", "Báo cáo kết quả", *ROWS[0][2:]]
