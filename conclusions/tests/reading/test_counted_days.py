"""A number that counts weeks, rounds or days from another day is never read as a day itself."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of


def limits(text):
    return [(duty[3], duty[4]) for duty in duties_of(f"1. Văn phòng Sở {text}.")]


@pytest.mark.parametrize(
    "words",
    [
        "trình đề án tuần 3 tháng 12/2026",
        "tổ chức họp lần 2 tháng 12/2026",
        "cấp xong thiết bị đợt 3 tháng 12 năm 2026",
        "hoàn thành giai đoạn 1 tháng 12/2026",
        "báo cáo theo mẫu 2 tháng 12/2026",
        "nghiệm thu vòng 2 tháng 12 năm 2026",
    ],
)
def test_number_that_counts_is_no_day_of_the_month_behind_it(words):
    [told] = [one for one in reading_of(f"1. Văn phòng Sở {words}.").warnings if "12" in one][-1:]

    assert [day for day, _ in limits(words)] == [None]
    assert "tháng 12" in told


def test_day_of_a_month_in_words_is_still_one():
    assert limits("trình đề án vào 3 tháng 12 năm 2026") == [
        (date(2026, 12, 3), "vào 3 tháng 12 năm 2026")
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("nộp báo cáo trước thứ Sáu đầu tiên của tháng 12/2026", date(2026, 12, 4)),
        ("họp vào thứ Hai cuối cùng của tháng 11", date(2026, 11, 30)),
        ("họp chiều thứ Ba thứ hai của tháng 12/2026", date(2026, 12, 8)),
        ("kiểm kê vào thứ Tư tuần thứ hai của tháng 12/2026", None),
        ("kiểm kê sáng thứ Năm tuần đầu tháng 12", None),
        ("kiểm kê vào thứ Ba tuần 2 tháng 12", None),
    ],
)
def test_weekday_of_a_month_is_not_the_next_such_day(words, day):
    assert [on for on, _ in limits(words)] == [day]


@pytest.mark.parametrize(
    "words",
    [
        "trước hội nghị 05 ngày",
        "trước ngày họp 03 ngày",
        "xong trước 02 ngày",
        "trước khi khai giảng ít nhất 01 tuần",
        "trước 3 ngày so với ngày thi",
        "sau khi kết thúc thanh tra 15 ngày",
        "sau 02 ngày",
        "sau đó 05 ngày",
        "sau kỳ họp chậm nhất 10 ngày làm việc",
        "sau 24 giờ",
    ],
)
def test_days_counted_from_what_happens_are_kept_in_words(words):
    found = limits(f"gửi tài liệu {words}")

    assert found == [(None, words)]


def test_day_of_the_event_is_not_the_day_of_what_is_due_before_it():
    text = "1. Ngày 18/12/2026 họp Ban Chỉ đạo; Thanh tra Sở gửi tài liệu trước ngày họp 03 ngày."

    assert [(duty[1], duty[3]) for duty in duties_of(text)][-1] == (["Thanh tra Sở"], None)


@pytest.mark.parametrize(
    "words",
    [
        "trước 16 giờ 30 ngày 20/11/2026",
        "trước ngày 20/11/2026",
        "chậm nhất ngày 20/11/2026, sau 17 giờ không nhận",
    ],
)
def test_days_and_hours_that_are_named_are_still_read(words):
    assert [on for on, _ in limits(f"gửi tài liệu {words}")] == [date(2026, 11, 20)]
