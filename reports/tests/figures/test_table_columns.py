"""Which cells of a table are one with the cell above."""

import pytest

from reports.figures.table_columns import TableColumn, spans_of

COLUMNS = (
    TableColumn("TT", 100),
    TableColumn("Số", 200, merged=1),
    TableColumn("Mục", 200, merged=1),
    TableColumn("Nội dung", 300, merged=2),
    TableColumn("Chủ trì", 200),
)


@pytest.mark.parametrize(
    ("rows", "spans"),
    [
        ([], []),
        (["1 A x a U"], ["1 1 1 1 1"]),
        (["1 A x a U", "2 A x a U"], ["1 2 2 2 1", "1 0 0 0 1"]),
        (["1 A x a U", "2 A y a U"], ["1 1 1 1 1", "1 1 1 1 1"]),
        (["1 A x a U", "2 A x b U"], ["1 2 2 1 1", "1 0 0 1 1"]),
        (
            ["1 A x a U", "2 A x a V", "3 A x b V", "4 B x b V", "5 B x b V"],
            ["1 3 3 2 1", "1 0 0 0 1", "1 0 0 1 1", "1 2 2 2 1", "1 0 0 0 1"],
        ),
    ],
)
def test_cells_are_one_where_the_columns_before_are(rows, spans):
    found = spans_of([row.split() for row in rows], COLUMNS)

    assert [" ".join(map(str, row)) for row in found] == spans


def test_columns_without_a_turn_are_never_merged():
    columns = (TableColumn("TT", 500), TableColumn("Nội dung", 500))

    assert spans_of([("1", "a"), ("1", "a")], columns) == [(1, 1), (1, 1)]
