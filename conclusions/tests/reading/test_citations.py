"""Documents that a notice cites, by number and day."""

from datetime import date

import pytest

from conclusions.reading.citations import citations_in
from conclusions.reading.traced_text import trace


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Quyết định số 25/2018/QĐ-UBND ngày 12/9/2018", ["25/2018/QĐ-UBND"]),
        ("Nghị quyết số 36-NQ/TW; Kết luận 69-KL/TW", ["36-NQ/TW", "69-KL/TW"]),
        ("Thông báo số 91-TB/ĐU và Tờ trình số 15 -TTr/ĐU", ["91-TB/ĐU", "15-TTr/ĐU"]),
        ("Luật số 15/2023/QH15, Nghị định 32/2024/NĐ-CP", ["15/2023/QH15", "32/2024/NĐ-CP"]),
        (
            "Quyết định số 21/2024/QĐ-TTg, Công văn số 660 /UBND-KT",
            ["21/2024/QĐ-TTg", "660/UBND-KT"],
        ),
        ("22/22 xã, 30 triệu đồng/hộ, tỷ lệ 1/500, 60 triệu đồng/Hộ", []),
    ],
)
def test_citation_numbers_are_read_as_printed(text, numbers):
    assert [cited.number for cited in citations_in(trace(text))] == numbers


def test_citation_keeps_its_date():
    [cited] = citations_in(trace("Kế hoạch số 134/KH-UBND ngày 26/3/2026 của UBND tỉnh"))

    assert cited.dated_on == date(2026, 3, 26)
