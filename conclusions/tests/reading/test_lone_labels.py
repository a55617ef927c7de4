"""Labels alone on their line, and months and quarters that head items."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

DAY = date(2026, 12, 15)
OTHER = "2. Thanh tra Sở họp."


def first(text):
    return [(duty[1], duty[2], duty[3]) for duty in duties_of(text) if duty[0] == "1"]


@pytest.mark.parametrize(
    "words",
    [
        "Thời hạn:\n15/12/2026",
        "Thời hạn:\nTrước ngày 15/12/2026",
        "Thời hạn hoàn thành:\nngày 15/12/2026.",
        "- Thời hạn:\n  ngày 15/12/2026",
        "Hạn hoàn thành\n15/12/2026",
        "Thời hạn:\n☐ 10/12/2026\n☑ 15/12/2026",
        "Thời hạn:\n☐ 10/12/2026\n☑ 15/12/2026\n☐ 20/12/2026",
        "Thời hạn:\n[ ] 10/12/2026 [x] 15/12/2026",
        "Thời hạn: ☐ 10/12/2026\n☑ 15/12/2026",
    ],
)
def test_day_below_its_label_is_the_limit(words):
    text = f"1. Văn phòng Sở rà soát hồ sơ.\n{words}\n{OTHER}"

    assert first(text) == [(["Văn phòng Sở"], [], DAY)]


@pytest.mark.parametrize("mark", ["", "- ", "+ "])
def test_facts_on_lines_of_their_own_end_where_their_line_does(mark):
    facts = f"{mark}Chủ trì:\nVăn phòng Sở\n{mark}Phối hợp: Thanh tra Sở\n{mark}Thời hạn:\n"

    found = first(f"1. Rà soát hồ sơ.\n{facts}15/12/2026\n{OTHER}")

    assert found == [(["Văn phòng Sở"], ["Thanh tra Sở"], DAY)]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("I. CÔNG TÁC DƯỢC (quý I/2027)", date(2027, 3, 31)),
        ("I. CÔNG TÁC DƯỢC (tháng 12/2026)", date(2026, 12, 31)),
        ("I. QUÝ I/2027", date(2027, 3, 31)),
        ("I. Tháng 12 năm 2026:", date(2026, 12, 31)),
        ("I. NHIỆM VỤ QUÝ I/2027", None),
        ("I. CÔNG TÁC DƯỢC - QUÝ I/2027", None),
    ],
)
def test_month_that_is_all_of_a_heading_or_stands_in_brackets_is_of_its_items(heading, day):
    text = f"{heading}\n1. Văn phòng Sở lập danh mục.\nII. VIỆC KHÁC\n1. Thanh tra Sở họp."

    assert [duty[3] for duty in duties_of(text)] == [day, None]


def test_month_over_points_is_of_these_points():
    text = "1. Tháng 12/2026:\n- Văn phòng Sở họp.\n2. Quý I/2027:\n- Thanh tra Sở họp."

    assert [duty[3] for duty in duties_of(text)] == [date(2026, 12, 31), date(2027, 3, 31)]


def test_month_in_brackets_behind_work_is_told():
    told = reading_of("1. Văn phòng Sở rà soát hồ sơ (quý I/2027).").warnings

    assert "Mục 1 có “quý I/2027” chưa đọc là thời hạn; đối chiếu với bản gốc." in told


@pytest.mark.parametrize(
    "words",
    [
        "Văn phòng Sở rà soát hồ sơ trước ngày 15/12/2026; Thanh tra Sở giám sát.",
        "Giao Văn phòng Sở rà soát hồ sơ trước ngày 15/12/2026, Thanh tra Sở theo dõi, giám sát.",
        "Văn phòng Sở rà soát hồ sơ trước ngày 15/12/2026; giao Thanh tra Sở kiểm tra, đôn đốc.",
    ],
)
def test_unit_that_is_to_oversee_has_a_duty_of_its_own_without_the_day(words):
    assert first(f"1. {words}") == [(["Văn phòng Sở"], [], DAY), (["Thanh tra Sở"], [], None)]


@pytest.mark.parametrize(
    "words",
    [
        "1. Rà soát hồ sơ. Đơn vị thực hiện: Văn phòng Sở. Đơn vị giám sát: Thanh tra Sở.",
        "1. Văn phòng Sở rà soát hồ sơ (Thanh tra Sở giám sát).",
        "1. Văn phòng Sở rà soát hồ sơ dưới sự giám sát của Thanh tra Sở.",
        "| TT | Nội dung | Đơn vị chủ trì | Giám sát |\n| 1 | Họp | Văn phòng Sở | Thanh tra Sở |",
    ],
)
def test_unit_that_oversees_without_a_duty_is_told(words):
    told = [one for one in reading_of(words).warnings if "nêu Thanh tra Sở" in one]

    assert told == ["Mục 1 nêu Thanh tra Sở nhưng chưa xếp là chủ trì hay phối hợp."]
