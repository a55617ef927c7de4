"""What the columns of a table of tasks say, the one of deadlines above all."""

from datetime import date

import pytest

from conclusions.reading import Unit, read
from conclusions.reading.dates import Said
from conclusions.reading.task_tables import columns_of, row_duties
from conclusions.reading.traced_text import trace
from conclusions.reading.unit_finder import UnitFinder
from conclusions.tests.reading.conftest import UNITS
from conclusions.tests.reading.office import reading_of

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
        ("05/4", ("by", date(2026, 4, 5), "")),
        ("5/4", ("by", date(2026, 4, 5), "")),
        ("Ngày 05.4", ("by", date(2026, 4, 5), "")),
        ("trước 05/4", ("before", date(2026, 4, 5), "")),
        ("05/01", ("by", None, "")),  # that of this year has gone by, the next is far off
        ("05/02/2026", ("by", date(2026, 2, 5), "")),
        ("Trước Tết Trung thu", ("before", None, "")),
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


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("Bắt đầu", "Kết thúc"),
        ("Từ ngày", "Đến ngày"),
        ("Thời gian bắt đầu", "Thời gian hoàn thành"),
        ("Thời gian thực hiện Từ ngày", "Thời gian thực hiện Đến ngày"),
        ("Ngày giao", "Ngày hoàn thành"),
        ("Khởi công", "Hoàn thành"),
        ("Thời gian triển khai", "Hạn"),
        ("Bắt đầu (dự kiến)", "Kết thúc (dự kiến)"),
        ("Thời gian thực hiện: từ", "đến"),
        ("Từ tháng", "Đến tháng"),
    ],
)
def test_limit_is_the_day_on_which_the_work_ends(begins, ends):
    for heads, days in (
        ((begins, ends), ("01/12/2026", "20/12/2026")),
        ((ends, begins), ("20/12/2026", "01/12/2026")),
    ):
        head, row = " | ".join(heads), " | ".join(days)
        table = f"| TT | Nội dung | Đơn vị | {head} |\n| 1 | Lập dự toán | Thanh tra Sở | {row} |\n"

        reading = reading_of(table)

        [duty] = reading.directives[0].duties
        assert duty.deadline.on == date(2026, 12, 20)
        assert reading.warnings == ()


def test_head_of_two_lines_is_one():
    table = (
        "| TT | Nội dung | Đơn vị | Thời gian | |\n| | | | Bắt đầu | Kết thúc |\n"
        "| 1 | Lập dự toán | Thanh tra Sở | 01/12/2026 | 20/12/2026 |"
    )

    reading = reading_of(table)

    days = [duty.deadline.on for item in reading.directives for duty in item.duties]
    assert (days, reading.warnings) == ([date(2026, 12, 20)], ())


def test_day_on_which_the_work_begins_is_no_limit():
    table = (
        "| TT | Nội dung | Đơn vị | Bắt đầu | Kết thúc |\n"
        "| 1 | Lập dự toán | Thanh tra Sở | 01/12/2026 | |"
    )

    reading = reading_of(table)

    assert [duty.deadline for item in reading.directives for duty in item.duties] == [None]
    assert reading.warnings == ("Mục 1 có ngày “01/12/2026” chưa đọc là thời hạn của việc nào.",)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("01/12/2026 - 20/12/2026", date(2026, 12, 20)),
        ("01/12/2026 đến 20/12/2026", date(2026, 12, 20)),
        ("Từ 01/12/2026", None),
    ],
)
def test_cell_with_a_span_names_its_last_day(words, on):
    assert deadline_of(words)[1] == on
