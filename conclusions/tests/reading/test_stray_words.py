"""What stands in the words of work and was read as nobody's limit or part is told."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

FIRST, SECOND = date(2026, 12, 10), date(2026, 12, 20)


def told(text, words):
    return [one for one in reading_of(text).warnings if words in one]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (", xong hạn 15.12", "15.12"),
        ("; ngày 15/12 báo cáo", "15/12"),
        (" (15/12)", "15/12"),
        (", deadline 15/12", "15/12"),
        (", hạn: 15-12", "15-12"),
        (" - 15/12/2026", "15/12/2026"),
        (", đến 20/12 xong", "20/12"),
        (", xong trong 10 ngày", "xong trong 10 ngày"),
        (", tuần sau phải xong", "tuần sau"),
        ("; thứ sáu tới nộp", "thứ sáu tới"),
        (", T12/2026 xong", "T12/2026"),
        (", quý 1 năm sau có kết quả", "quý 1 năm sau"),
        (", xong. Thời gian: 2 tuần", "Thời gian: 2 tuần"),
        (", gửi kết quả ngày 15 hoặc 16/12/2026", "15 hoặc 16/12/2026"),
        (", hạn cuối: thứ 6 (18.12)", "hạn cuối: thứ 6 (18.12)"),
    ],
)
def test_day_in_words_of_work_without_a_limit_is_told(words, day):
    found = told(f"1. Văn phòng Sở rà soát hồ sơ{words}.", "chưa đọc là thời hạn;")

    assert found == [f"Mục 1 có “{day}” chưa đọc là thời hạn; đối chiếu với bản gốc."]


@pytest.mark.parametrize(
    "words",
    [
        "báo cáo 9 tháng đầu năm 2026",
        "tổng hợp kế hoạch tháng 12/2026",
        "họp lại nội dung đã họp ngày 10/11/2026",
        "trực 24/7",
        "chi 1.5 tỷ đồng",
        "xử lý đơn nhận từ ngày 20/12",
        "rà soát hồ sơ trước ngày 10/12/2026",
    ],
)
def test_days_that_set_no_limit_are_not_told(words):
    assert told(f"1. Văn phòng Sở {words}.", "chưa đọc là thời hạn;") == []


def test_day_of_one_step_is_told_though_another_has_its_limit():
    text = "1. Văn phòng Sở rà soát hồ sơ trước ngày 10/12/2026; Thanh tra Sở kiểm tra, hạn 15.12."

    assert len(told(text, "“15.12” chưa đọc là thời hạn")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Giao thêm Thanh tra Sở kiểm tra nhà thuốc.",
        "Giao bổ sung cho Thanh tra Sở kiểm tra nhà thuốc.",
        "Nhờ Thanh tra Sở kiểm tra nhà thuốc giúp.",
        "Thanh tra Sở cũng rà soát hồ sơ của mình.",
        "Việc kiểm tra nhà thuốc giao Thanh tra Sở.",
    ],
)
def test_unit_beside_a_deed_without_a_part_is_told(words):
    text = f"1. Văn phòng Sở rà soát hồ sơ. {words}"

    [only] = told(text, "chưa xếp là chủ trì hay phối hợp")
    assert only == "Mục 1 nêu Thanh tra Sở nhưng chưa xếp là chủ trì hay phối hợp."


@pytest.mark.parametrize(
    "words",
    [
        "gửi Thanh tra Sở tổng hợp trước ngày 10/12/2026.",
        "phối hợp với Thanh tra Sở rà soát hồ sơ.",
        "rà soát hồ sơ của Thanh tra Sở.",
        "tham mưu UBND tỉnh ban hành kế hoạch kiểm tra.",
        "giúp Thanh tra Sở rà soát hồ sơ.",
        "và các phòng rà soát hồ sơ, nhất là Thanh tra Sở cần rà soát hồ sơ cũ.",
    ],
)
def test_unit_that_is_only_named_is_not_told(words):
    assert told(f"1. Văn phòng Sở {words}", "chưa xếp là chủ trì") == []


def test_item_without_a_full_stop_is_work_beside_the_paragraph_below_it():
    text = (
        "1. Văn phòng Sở rà soát hồ sơ trước ngày 10/12/2026\n"
        "Giao Thanh tra Sở kiểm tra nhà thuốc trước ngày 20/12/2026\n"
        "2. Phòng Nghiệp vụ Y rà soát hồ sơ\n"
        "Phòng Quản lý Dược lấy mẫu\n"
        "3. Văn phòng Sở họp"
    )

    assert [(duty[1], duty[3]) for duty in duties_of(text)] == [
        (["Văn phòng Sở"], FIRST),
        (["Thanh tra Sở"], SECOND),
        (["Phòng Nghiệp vụ Y"], None),
        (["Phòng Quản lý Dược"], None),
        (["Văn phòng Sở"], None),
    ]


def test_day_that_a_paragraph_for_another_unit_has_from_its_item_is_told():
    text = (
        "1. Văn phòng Sở rà soát hồ sơ trước ngày 10/12/2026\n"
        "Thanh tra Sở kiểm tra nhà thuốc\n"
        "2. Phòng Nghiệp vụ Y họp"
    )

    assert [duty[3] for duty in duties_of(text)] == [FIRST, FIRST, None]
    assert told(text, "của mục trên") == [
        "Mục 1 lấy thời hạn “trước ngày 10/12/2026” của mục trên."
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("gửi dự thảo trước ngày 25/11/2026; ngày 10/12/2026 trình UBND tỉnh", "10/12/2026"),
        ("đạt 95% đến ngày 20/12/2026 và 100% trước ngày 31/01/2027", "20/12/2026"),
        ("xử lý vụ một trước ngày 30/11/2026, vụ hai sang quý I/2027", "quý I/2027"),
        ("xong một nửa trước ngày 30/11/2026, còn lại xong trong năm", "trong năm"),
        ("báo cáo trước ngày 05/12/2026 và cứ 15 ngày cập nhật một lần", "cứ 15 ngày"),
        ("kiểm kê trong hai tuần, bắt đầu từ ngày 23/11/2026", "trong hai tuần"),
        ("hoàn thành trong 2 tháng 11 và 12/2026", "12/2026"),
        ("tuần tra đến hết tháng 12 âm lịch", "hết tháng 12 âm lịch"),
        ("nghiệm thu công trình trong tháng", "trong tháng"),
    ],
)
def test_day_beside_a_limit_that_is_nobodys_is_told(words, day):
    found = told(f"1. Văn phòng Sở {words}.", "chưa đọc là thời hạn;")

    assert found == [f"Mục 1 có “{day}” chưa đọc là thời hạn; đối chiếu với bản gốc."]


@pytest.mark.parametrize(
    "words",
    [
        "gửi tài liệu hội nghị ngày 18/12/2026 trước ngày 10/12/2026",
        "trước ngày 10/12/2026 chuẩn bị lễ kỷ niệm ngày 22/12/2026",
        "kiểm tra từ ngày 01/12/2026 đến ngày 05/12/2026",
        "lùi thời hạn nộp hồ sơ từ ngày 01/12/2026 sang ngày 10/12/2026",
        "rà soát cán bộ nghỉ hưu từ tháng 01/2027 đến tháng 6/2027, xong trước ngày 05/12/2026",
        "báo cáo vào thứ Sáu cuối tuần này",
        "triển khai Luật có hiệu lực từ ngày 01/01/2027, tập huấn xong trước ngày 20/12/2026",
    ],
)
def test_day_of_another_thing_beside_a_limit_is_not_told(words):
    assert told(f"1. Văn phòng Sở {words}.", "chưa đọc là thời hạn;") == []


def test_day_without_its_month_beside_a_limit_is_told():
    text = "1. Văn phòng Sở gửi dự thảo trước ngày 10, trình ký trước ngày 20 tháng 12."

    assert told(text, "chưa đọc được thời hạn") == ["Mục 1 chưa đọc được thời hạn “trước ngày 10”."]


def test_day_that_may_be_for_each_step_of_an_item_is_told():
    text = (
        "1. Văn phòng Sở bố trí kinh phí; Thanh tra Sở lập hồ sơ, mỗi đơn vị báo cáo trước ngày "
        "15/12/2026."
    )

    assert told(text, "các việc khác trong mục") == [
        "Mục 1 có thời hạn “trước ngày 15/12/2026” có thể là của cả các việc khác trong mục."
    ]
