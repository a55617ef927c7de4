"""Ruled tables: their columns by what the cells need, their rows by what they are."""

import pytest

from reports.papers.notices.printed_tables import room_of, table_of

HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
LONG = "Rà soát những nhiệm vụ tại Chương trình công tác Quý II của UBND tỉnh đã ban hành"


def row(*cells: str, strong: bool = False):
    return cells, strong


def widths(table) -> list[float]:
    return [room_of(table.wide) * share / 1000 for share in table.shares]


def test_shares_fill_the_width():
    table = table_of(HEAD, [row("1", LONG, "Thanh tra Sở", "trước ngày 05/4/2024")])

    assert abs(sum(table.shares) - 1000) <= 2
    assert table.wide is False


def test_short_columns_keep_their_cells_on_one_line_and_the_rest_goes_to_the_long():
    number, task, lead, day = widths(
        table_of(HEAD, [row("1", LONG, "Thanh tra Sở", "trước ngày 05/4/2024")])
    )

    assert number < 35
    assert 75 < lead < 110
    assert 120 < day < 150
    assert task > 200


def test_no_column_is_narrower_than_its_longest_word():
    symbol = "12345/QĐ-UBND-TH-KGVX"
    words = " ".join(["nhiệm vụ"] * 80)
    table = table_of(("A", "B", "C"), [row(words, words, symbol)])

    assert widths(table)[2] >= 140


@pytest.mark.parametrize(
    ("columns", "may_lie", "size", "wide"),
    [(4, True, 13, False), (10, True, 13, True), (10, False, 10, False), (13, True, 11, True)],
)
def test_table_too_full_for_an_upright_page_lies_across_or_is_set_smaller(
    columns, may_lie, size, wide
):
    table = table_of(
        [f"Chỉtiêu{n}" for n in range(columns)], [row(*["123"] * columns)], may_lie=may_lie
    )

    assert (table.size, table.wide) == (size, wide)


def test_address_of_the_web_does_not_starve_the_other_columns():
    table = table_of(HEAD, [row("1", LONG, "Thanh tra Sở", f"https://{'a' * 90}.vn")])

    assert table.size == 13
    assert widths(table)[1] > 120
    assert [piece.whole for piece in table.rows[0].cells[3].pieces] == [False]


def test_numbers_stand_in_the_middle_and_words_at_the_left():
    table = table_of(HEAD, [row("1", LONG, "QLKH", "Quý II")])

    assert [cell.centred for cell in table.rows[0].cells] == [True, False, True, False]
    assert [cell.centred for cell in table.head] == [True] * 4


def test_single_cell_runs_over_all_columns():
    table = table_of(HEAD, [row("Thanh tra Sở", strong=True), row("1", LONG, "TTra", "")])

    assert [(each.spans, each.strong) for each in table.rows] == [(True, True), (False, False)]


@pytest.mark.parametrize(("times", "torn"), [(2, False), (8, False), (40, True)])
def test_row_taller_than_half_a_page_may_be_torn(times, torn):
    table = table_of(HEAD, [row("1", " ".join([LONG] * times), "TTra", "")])

    assert [each.tall for each in table.rows] == [torn]


def test_words_are_told_row_by_row_without_empty_cells():
    table = table_of(HEAD, [row("1", "Báo cáo", "", "05/4/2024")])

    assert table.words == ("TT Nhiệm vụ Chủ trì Thời hạn", "1 Báo cáo 05/4/2024")


def test_numbers_of_papers_are_not_cut_inside_cells():
    (cells,) = (each.cells for each in table_of(HEAD, [row("1", "theo 333/TB-SKHCN", "", "")]).rows)

    assert [piece.text for piece in cells[1].pieces if piece.whole] == [" 333/TB-SKHCN"]
