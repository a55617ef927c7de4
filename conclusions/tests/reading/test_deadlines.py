"""Every wording of a time limit: what it says and the day it names."""

from datetime import date, time

import pytest

from conclusions.reading.citations import masked
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import limits_in
from conclusions.reading.traced_text import trace
from conclusions.tests.reading.spoken import limits

SAID = date(2024, 4, 1)


DATED = [
    ("trước ngày 05/4/2024", "before", date(2024, 4, 5)),
    ("trước ngày 20 tháng 10 năm 2024", "before", date(2024, 10, 20)),
    ("hoàn thành trước ngày 31/12/2026", "before", date(2026, 12, 31)),
    ("trước 15/9/2025", "before", date(2025, 9, 15)),
    ("xong trước ngày 01/01/2030", "before", date(2030, 1, 1)),
    ("trước ngày 2/9", "before", date(2024, 9, 2)),
    ("trước ngày 15/3", "before", None),
    ("trong tháng 4/2024", "during", date(2024, 4, 30)),
    ("trong tháng 9 năm 2026", "during", date(2026, 9, 30)),
    ("trong tháng 01/2025", "during", date(2025, 1, 31)),
    ("trong tháng 2/2028", "during", date(2028, 2, 29)),
    ("Xong trong tháng 5/2026", "during", date(2026, 5, 31)),
    ("xong trong quý II/2026", "during", date(2026, 6, 30)),
    ("Xong trong Quý II/2026", "during", date(2026, 6, 30)),
    ("xong trong quý II năm 2026", "during", date(2026, 6, 30)),
    ("xong trong quý I năm 2025", "during", date(2025, 3, 31)),
    ("xong trong quý 3/2025", "during", date(2025, 9, 30)),
    ("hoàn thành trong quý IV/2025", "during", date(2025, 12, 31)),
    ("hoàn thành trong năm 2025", "during", date(2025, 12, 31)),
    ("từ ngày 10/5/2026 đến hết ngày 14/5/2026", "by", date(2026, 5, 14)),
    ("từ nay đến tháng 9/2024", "by", date(2024, 9, 30)),
    ("hai tuần tới", "by", date(2024, 4, 15)),
    ("chậm nhất là ngày 15/5/2024", "by", date(2024, 5, 15)),
    ("chậm nhất ngày 14/02/2025", "by", date(2025, 2, 14)),
    ("thời gian hoàn thành: 25/3/2025", "by", date(2025, 3, 25)),
    ("hoàn thành trong tuần 3 tháng 5", "during", None),
    ("Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "by", None),
]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("trước ngày 15.12.27", date(2027, 12, 15)),
        ("trước ngày 15-12-27", date(2027, 12, 15)),
        ("trước ngày 15/12 /27", date(2027, 12, 15)),
        ("trước ngày 15/12, 2027", date(2027, 12, 15)),
        ("trước ngày 15 tháng 12, 2027", date(2027, 12, 15)),
        ("trước ngày 15/12 (năm 2027)", date(2027, 12, 15)),
        ("trong tháng 12.2027", date(2027, 12, 31)),
        ("trong tháng 12 (năm 2027)", date(2027, 12, 31)),
        ("trong quý IV, 2027", date(2027, 12, 31)),
    ],
)
def test_year_behind_a_day_is_its_year_however_it_is_joined(text, on):
    assert [found[2] for found in limits(text, SAID)] == [on]


@pytest.mark.parametrize(("text", "kind", "on"), DATED)
def test_limit_names_its_day(text, kind, on):
    assert limits(text, SAID) == [(text, kind, on)]


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "on"),
    [
        (
            "Hoàn thành và báo cáo UBND tỉnh trước ngày 20/02/2025",
            "trước ngày 20/02/2025",
            "before",
            date(2025, 2, 20),
        ),
        (
            "báo cáo UBND tỉnh (thông qua Sở Tài chính) trước ngày 08/02/2025",
            "trước ngày 08/02/2025",
            "before",
            date(2025, 2, 8),
        ),
        (
            "Trình UBND tỉnh trước ngày 10/8/2024 để báo cáo Bộ theo thời gian quy định",
            "trước ngày 10/8/2024",
            "before",
            date(2024, 8, 10),
        ),
        (
            "hoàn thành trình UBND tỉnh xem xét trong tháng 9 năm 2026",
            "trong tháng 9 năm 2026",
            "during",
            date(2026, 9, 30),
        ),
        (
            "tổ chức họp Lãnh đạo Sở mở rộng vào ngày 10/4/2024",
            "vào ngày 10/4/2024",
            "by",
            date(2024, 4, 10),
        ),
        (
            "tổ chức kiểm tra sáng ngày 31/7/2026",
            "sáng ngày 31/7/2026",
            "by",
            date(2026, 7, 31),
        ),
    ],
)
def test_limit_is_found_inside_a_sentence(text, phrase, kind, on):
    assert limits(text, SAID) == [(phrase, kind, on)]


@pytest.mark.parametrize(
    ("text", "on", "at"),
    [
        ("trước 14 giờ, ngày 05/12/2024", date(2024, 12, 5), time(14)),
        ("trước 17h ngày 12/5/2024", date(2024, 5, 12), time(17)),
        ("trước 17h00 ngày 21/08/2026", date(2026, 8, 21), time(17)),
        ("trước 16 giờ 30 ngày 10/02/2025", date(2025, 2, 10), time(16, 30)),
        ("họp theo lịch đã bố trí 16 giờ ngày 30/7/2026", date(2026, 7, 30), time(16)),
    ],
)
def test_limit_keeps_its_hour(text, on, at):
    [limit] = limits_in(masked(trace(text)), Said(SAID))

    assert (limit.on, limit.at) == (on, at)


@pytest.mark.parametrize(
    "text",
    [
        "báo cáo theo kế hoạch, đúng tiến độ đề ra, đảm bảo thời gian",
        "khẩn trương, kịp thời, sớm hoàn thành ngay",
        "trước khi trình Thủ tướng, trước ngày Luật này có hiệu lực",
        "giai đoạn 2026 - 2030, đến năm 2025, Quý I/2024, nhiệm kỳ 2024 - 2026",
        "hoạt động trong 03 tháng vừa qua",
        "định kỳ tháng 8/2026 của chương trình",
        "cân đối, bố trí ngân sách hằng năm",
        "cuộc họp ngày 22 tháng 8 năm 2024",
        "tại cuộc họp vào sáng ngày 01/4/2024, các phòng thực hiện báo cáo",
        "khởi công Cụm công nghiệp ngày 07/5/2026",
        "với thời hạn trước ngày 05 tháng 02 năm 2026. Tuy nhiên đến nay chưa xong",
        "Theo đó, giao Sở Tài chính hoàn thành trước ngày 28/02/2024",
        "Thông báo số 208/TB-SKHCN ngày 30/01/2025; Nghị quyết 20-NQ/TW ngày 01/11/2032",
        "theo Nghị định 06/2022/NĐ-CP ngày 07 tháng 01 năm 2032 của Chính phủ",
        "áp dụng từ ngày 01/7/2025, có hiệu lực từ ngày 01/8/2025",
        "phấn đấu trong năm 2025, trước năm 2026, đến năm 2030",
        "tăng trưởng đến tháng 6/2024",
        "chương trình trong tháng 6",
        "báo cáo vào ngày 31/02/2025",
    ],
)
def test_limit_is_not_read_into_other_dates(text):
    assert limits(text, SAID) == []


def test_limit_counts_from_the_day_of_issue_only_where_it_is_known():
    text = "hoàn thành trong 30 ngày kể từ ngày ban hành Thông báo"

    assert [on for _, _, on in limits(text, SAID)] == [None]
    assert [on for _, _, on in limits(text, SAID, date(2024, 4, 3))] == [date(2024, 5, 3)]


def test_limit_without_a_year_stays_empty_where_no_day_is_known():
    assert limits("trước ngày 2/9", today=None) == [("trước ngày 2/9", "before", None)]


@pytest.mark.parametrize("text", ["trước ngày 31/02/2025", "trước ngày 30/02"])
def test_limit_never_names_a_day_that_does_not_exist(text):
    assert [on for _, _, on in limits(text, SAID)] in ([], [None])


@pytest.mark.parametrize(
    ("text", "kind", "on"),
    [
        ("trong 6 tháng đầu năm 2024", "during", date(2024, 6, 30)),
        ("hoàn thành trong 9 tháng đầu năm 2024", "during", date(2024, 9, 30)),
        ("hoàn thành trước quý III/2024", "before", date(2024, 7, 1)),
        ("hoàn thành trước tháng 6/2024", "before", date(2024, 6, 1)),
        ("hoàn thành trước cuối tháng 6/2024", "before", date(2024, 6, 30)),
        ("hoàn thành vào cuối quý II/2024", "during", date(2024, 6, 30)),
        ("hoàn thành trong đầu tháng 6/2024", "during", None),
        ("hoàn thành vào giữa tháng 6/2024", "during", None),
        ("từ ngày 15 đến ngày 20/12/2024", "by", date(2024, 12, 20)),
    ],
)
def test_part_of_a_period_ends_on_its_day_or_keeps_its_words(text, kind, on):
    assert limits(text, SAID) == [(text, kind, on)]


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Các phòng báo cáo ngay sau kỳ nghỉ Tết.", "ngay sau kỳ nghỉ Tết", "by"),
        (
            "Hoàn thành trước Tết Nguyên đán Bính Ngọ.",
            "Hoàn thành trước Tết Nguyên đán Bính Ngọ",
            "before",
        ),
        (
            "Báo cáo ngay sau khi có ý kiến của UBND tỉnh, không để chậm.",
            "ngay sau khi có ý kiến của UBND tỉnh",
            "by",
        ),
    ],
)
def test_day_only_the_office_knows_keeps_its_words(text, phrase, kind):
    assert limits(text, SAID) == [(phrase, kind, None)]


def test_feast_that_is_the_topic_is_no_limit():
    assert limits("Trình kế hoạch trước, trong và sau Tết Nguyên đán.", SAID) == []
