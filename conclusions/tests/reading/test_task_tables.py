"""What the columns of a table of tasks say, the one of deadlines above all."""

from datetime import date

import pytest

from conclusions.reading import Unit, read
from conclusions.reading.dates import Said
from conclusions.reading.task_tables import columns_of, row_duties
from conclusions.reading.traced_text import trace
from conclusions.reading.unit_finder import UnitFinder
from conclusions.tests.reading.conftest import UNITS

HEAD = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian hoàn thành")
SAID, ISSUED = date(2026, 2, 10), date(2026, 2, 12)


def deadline_of(words):
    columns = columns_of(tuple(trace(cell) for cell in HEAD))
    cells = tuple(trace(cell) for cell in ("1", "Rà soát hồ sơ", "Thanh tra Sở", words))
    [duty] = row_duties(cells, columns, UnitFinder(list(UNITS)), Said(SAID, ISSUED))
    return duty.deadline and (duty.deadline.kind, duty.deadline.on, duty.deadline.every)


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("Trước ngày 05/4/2026", ("before", date(2026, 4, 5), "")),
        ("05/4/2026", ("by", date(2026, 4, 5), "")),
        ("Quý II/2026", ("during", date(2026, 6, 30), "")),
        ("Trong vòng 10 ngày kể từ ngày ký", ("by", date(2026, 2, 22), "")),
        ("Thường xuyên", ("ongoing", None, "")),
        ("Hằng tháng", ("recurring", None, "month")),
        ("Định kỳ 6 tháng", ("recurring", None, "half_year")),
        ("Sau Tết", ("by", None, "")),
        ("Theo kế hoạch", ("by", None, "")),
        ("-", None),
    ],
)
def test_column_of_deadlines_names_a_day_or_keeps_its_words(words, deadline):
    assert deadline_of(words) == deadline


@pytest.mark.parametrize(
    "heads", [("Thời hạn cũ", "Thời hạn mới"), ("Thời hạn ban đầu", "Hạn hoàn thành")]
)
def test_limit_that_no_longer_holds_is_not_read(heads):
    text = (
        "II. NHIỆM VỤ\n"
        f"STT | Nội dung công việc | Đơn vị chủ trì | {heads[0]} | {heads[1]}\n"
        "1 | Lập kế hoạch kiểm tra | Thanh tra Sở | 30/12/2026 | 15/01/2027\n"
        "2 | Lập dự toán | Văn phòng Sở | 31/12/2026 | 20/01/2027\n"
    )

    reading = read(text, [Unit("Thanh tra Sở"), Unit("Văn phòng Sở")])

    days = [duty.deadline.on for item in reading.directives for duty in item.duties]
    assert days == [date(2027, 1, 15), date(2027, 1, 20)]


@pytest.mark.parametrize("box", ["[x]", "[ ]", "[]", "[X]", "☐"])
def test_box_before_a_number_is_no_part_of_it(box):
    text = (
        "Giám đốc Sở kết luận như sau:\n"
        f"{box} 1. Thanh tra Sở kiểm tra trước ngày 15/01/2027.\n"
        f"{box} 2. Văn phòng Sở lập dự toán trước ngày 20/01/2027.\n"
    )

    reading = read(text, [Unit("Thanh tra Sở"), Unit("Văn phòng Sở")])

    assert [item.path for item in reading.directives] == ["1", "2"]
