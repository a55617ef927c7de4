"""Tables with a column for each unit or month and a tick in it; rows that are points of another."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

OFFICE, CHECK, CARE = "Văn phòng Sở", "Thanh tra Sở", "Phòng Nghiệp vụ Y"
FIRST, SECOND = date(2026, 12, 10), date(2026, 12, 15)
HEAD = f"| TT | Nội dung công việc | {OFFICE} | {CHECK} | {CARE} | Thời hạn |\n"


def row(*cells):
    return f"| {' | '.join(cells)} |\n"


def parts(text):
    return [(duty[1], duty[2], duty[3]) for duty in duties_of(text)]


def told(text, words):
    return [one for one in reading_of(text).warnings if words in one]


@pytest.mark.parametrize("tick", ["x", "X", "✓", "v", "(x)", "[x]", "☑", "+"])
@pytest.mark.parametrize("none", ["", "-", "☐"])
def test_ticked_unit_leads(tick, none):
    first = row("1", "Rà soát hồ sơ", tick, none, none, "10/12/2026")
    second = row("2", "Kiểm tra nhà thuốc", none, tick, none, "15/12/2026")

    assert parts(HEAD + first + second) == [([OFFICE], [], FIRST), ([CHECK], [], SECOND)]


@pytest.mark.parametrize(
    ("lead", "helps"), [("CT", "PH"), ("ct", "ph"), ("Chủ trì", "Phối hợp"), ("C.T", "P.H")]
)
def test_marks_tell_who_leads_and_who_helps(lead, helps):
    table = HEAD + row("1", "Rà soát hồ sơ", helps, lead, helps, "10/12/2026")

    assert parts(table) == [([CHECK], [OFFICE, CARE], FIRST)]


def test_several_ticks_in_a_row_are_told():
    table = HEAD + row("1", "Rà soát hồ sơ", "x", "x", "", "10/12/2026")

    assert parts(table) == [([OFFICE, CHECK], [], FIRST)]
    assert told(table, "nhiều đơn vị được đánh dấu") != []


def test_ticks_beside_a_column_of_leads_help():
    table = f"| TT | Nội dung công việc | Chủ trì | {OFFICE} | {CHECK} | Thời hạn |\n"
    table += row("1", "Rà soát hồ sơ", CARE, "x", "", "10/12/2026")

    assert parts(table) == [([CARE], [OFFICE], FIRST)]


def test_units_need_no_column_of_days():
    table = f"| TT | Nội dung | {OFFICE} | {CHECK} |\n"
    table += row("1", "Rà soát hồ sơ", "x", "") + row("2", "Lấy mẫu", "", "x")

    assert parts(table) == [([OFFICE], [], None), ([CHECK], [], None)]


def test_units_on_a_second_line_of_the_head_head_their_columns():
    table = "| STT | Công việc | Đơn vị thực hiện | | Thời hạn |\n"
    table += row("", "", OFFICE, CHECK, "")
    table += row("1", "Rà soát hồ sơ", "x", "", "10/12/2026")
    table += row("2", "Kiểm tra", "", "x", "15/12/2026")

    assert parts(table) == [([OFFICE], [], FIRST), ([CHECK], [], SECOND)]


def test_tick_under_a_column_of_leads_names_nobody_and_is_told():
    table = "| STT | Công việc | Thời hạn | Đơn vị chủ trì |\n"
    table += row("1", "Rà soát hồ sơ", "10/12/2026", "x")

    assert parts(table) == [([], [], FIRST)]
    assert len(told(table, "đánh dấu bằng ký hiệu")) == 1


@pytest.mark.parametrize(
    ("months", "day"),
    [
        (("T11/2026", "T12/2026", "T1/2027"), date(2026, 12, 31)),
        (("Tháng 11/2026", "Tháng 12/2026", "Tháng 01/2027"), date(2026, 12, 31)),
        (("Quý IV/2026", "Quý I/2027", "Quý II/2027"), date(2027, 3, 31)),
    ],
)
def test_ticked_month_is_the_limit(months, day):
    table = row("STT", "Nhiệm vụ", "Đơn vị", *months)
    table += row("1", "Rà soát hồ sơ", OFFICE, "", "x", "")

    assert parts(table) == [([OFFICE], [], day)]


def test_ticks_under_heads_that_are_no_units_are_told():
    table = "| Đơn vị | Đợt một | Đợt hai |\n"
    table += row(OFFICE, "x", "") + row(CHECK, "", "x")

    assert [one.split("“")[1].split("”")[0] for one in told(table, "đánh dấu bằng ký hiệu")] == [
        "Đợt một",
        "Đợt hai",
    ]


def test_columns_headed_by_letters_for_lead_and_help_are_read():
    table = "| TT | Nội dung công việc | CT | PH | Thời hạn |\n"
    table += row("1", "Rà soát hồ sơ", OFFICE, CHECK, "10/12/2026")

    assert parts(table) == [([OFFICE], [CHECK], FIRST)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("a)", "In tài liệu"), ("b)", "Thuê hội trường")),
        (("a", "In tài liệu"), ("b", "Thuê hội trường")),
        (("-", "In tài liệu"), ("-", "Thuê hội trường")),
        (("1.1", "In tài liệu"), ("1.2", "Thuê hội trường")),
        (("", "- In tài liệu"), ("", "- Thuê hội trường")),
        (("", "a) In tài liệu"), ("", "b) Thuê hội trường")),
        (("", "+ In tài liệu"), ("", "+ Thuê hội trường")),
    ],
)
def test_points_of_a_row_with_a_colon_have_its_unit_and_its_day(first, second):
    table = "| TT | Nội dung công việc | Đơn vị chủ trì | Thời hạn |\n"
    table += row("1", "Chuẩn bị hội nghị:", OFFICE, "10/12/2026")
    table += row(*first, "", "") + row(*second, "", "15/12/2026")
    table += row("2", "Lấy mẫu thuốc", CHECK, "15/12/2026")

    assert parts(table) == [([OFFICE], [], FIRST), ([OFFICE], [], SECOND), ([CHECK], [], SECOND)]


def test_point_with_a_unit_of_its_own_keeps_it():
    table = "| TT | Nội dung công việc | Đơn vị chủ trì | Thời hạn |\n"
    table += row("1", "Chuẩn bị hội nghị:", OFFICE, "10/12/2026")
    table += row("a)", "In tài liệu", CARE, "") + row("b)", f"{CHECK} thuê hội trường", "", "")

    assert parts(table) == [([CARE], [], FIRST), ([CHECK], [], FIRST)]
