"""The notice's words with the unit and the deadline of one duty marked in them."""

import pytest

from conclusions.models import Duty, Item
from tasks.quoting import quoted

TEXT = (
    "Các phòng, đơn vị báo cáo Giám đốc Sở trước ngày 05/4/2024, Phòng Hành chính - Tổng hợp "
    "tổng hợp, trình ký trước ngày 10/4/2024; gửi bản in trước ngày 05/4/2024."
)


def duty(**fields):
    return Duty(item=Item(label="2.", text=TEXT, start=100), title="Báo cáo", **fields)


def marked(found):
    return [(piece.css, piece.text) for piece in found if piece.css]


def test_words_of_the_duty_are_marked_and_nothing_is_lost():
    pieces = quoted(duty(leads_written="Các phòng, đơn vị", phrase="trước ngày 05/4/2024"))

    assert marked(pieces) == [("u", "Các phòng, đơn vị"), ("d", "trước ngày 05/4/2024")]
    assert "".join(piece.text for piece in pieces) == f"2. {TEXT}"


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ({"what": "gửi bản in trước ngày 05/4/2024"}, "."),
        ({"start": 100 + TEXT.index("gửi bản in")}, "."),
        ({}, ", Phòng Hành chính"),
    ],
)
def test_phrase_that_stands_twice_is_the_duty_s_own(fields, end):
    pieces = quoted(duty(phrase="trước ngày 05/4/2024", **fields))
    after = pieces[[piece.css for piece in pieces].index("d") + 1]

    assert after.text.startswith(end)


@pytest.mark.parametrize("phrase", ["", "trong Quý II"])
def test_words_not_in_the_text_mark_nothing(phrase):
    assert marked(quoted(duty(phrase=phrase))) == []


def test_several_units_are_marked_each():
    found = quoted(duty(leads_written="Các phòng, đơn vị; Phòng Hành chính - Tổng hợp"))

    assert [text for _, text in marked(found)] == [
        "Các phòng, đơn vị",
        "Phòng Hành chính - Tổng hợp",
    ]


def test_row_of_a_table_is_quoted_with_all_its_filled_cells():
    cells = ["1", "Rà soát nhiệm vụ", "Phòng Quản lý Khoa học", "", "20/4/2024"]
    row = Item(label="1", text="Rà soát nhiệm vụ", cells=cells)
    pieces = quoted(Duty(item=row, leads_written="Phòng Quản lý Khoa học", phrase="20/4/2024"))

    assert "".join(piece.text for piece in pieces) == (
        "1 | Rà soát nhiệm vụ | Phòng Quản lý Khoa học | 20/4/2024"
    )
    assert marked(pieces) == [("u", "Phòng Quản lý Khoa học"), ("d", "20/4/2024")]
