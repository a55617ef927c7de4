"""A day told before who acts, or beside the unit before its colon; whose the day behind “để” is;
steps that are numbered inside one sentence."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

DECEMBER = date(2026, 12, 31)
QUARTER = date(2027, 3, 31)


def told(words: str) -> list[tuple]:
    """The leads and the day of each duty."""
    return [(duty[1], duty[3]) for duty in duties_of(f"1. {words}")]


def titles(words: str) -> list[str]:
    return [duty.title for item in reading_of(f"1. {words}").directives for duty in item.duties]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Trong tháng 12/2026:",
        "Trong tháng 12/2026,",
        "Trong tháng 12/2026, giao",
        "Trong tháng 12/2026: yêu cầu",
        "Hoàn thành trong tháng 12/2026:",
        "Từ nay đến hết tháng 12/2026,",
    ],
)
def test_day_said_first_is_of_all_who_have_none_of_their_own(lead_in):
    assert told(f"{lead_in} Thanh tra Sở kết luận 03 cuộc; Phòng Quản lý Dược soát kho thuốc.") == [
        (["Thanh tra Sở"], DECEMBER),
        (["Phòng Quản lý Dược"], DECEMBER),
    ]
    assert told(
        f"{lead_in} Thanh tra Sở kết luận 03 cuộc; Phòng Quản lý Dược soát kho thuốc; "
        "Văn phòng Sở tổng hợp, báo cáo trước ngày 15/01/2027."
    ) == [
        (["Thanh tra Sở"], DECEMBER),
        (["Phòng Quản lý Dược"], DECEMBER),
        (["Văn phòng Sở"], date(2027, 1, 15)),
    ]


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        (
            "Trong tháng 12/2026, Thanh tra Sở kết thúc thanh tra; báo cáo trước ngày 25/12/2026.",
            [("Kết thúc thanh tra", DECEMBER), ("Báo cáo", date(2026, 12, 25))],
        ),
        (
            "Trong tháng 12/2026, Thanh tra Sở kết thúc thanh tra tại 03 xã, báo cáo kết quả trước "
            "ngày 25/12/2026.",
            [
                ("Kết thúc thanh tra tại 03 xã", DECEMBER),
                ("Báo cáo kết quả", date(2026, 12, 25)),
            ],
        ),
        # Two days of one deed: the one behind it is the more exact.
        (
            "Trong quý I/2027, Thanh tra Sở xây dựng, hoàn thiện, trình Kế hoạch thanh tra trước "
            "ngày 15/3/2027.",
            [("Xây dựng, hoàn thiện, trình Kế hoạch thanh tra", date(2027, 3, 15))],
        ),
    ],
)
def test_unit_with_a_day_before_and_one_behind(words, steps):
    assert list(zip(titles(words), [day for _, day in told(words)], strict=True)) == steps
    assert {tuple(leads) for leads, _ in told(words)} == {("Thanh tra Sở",)}


@pytest.mark.parametrize(
    ("words", "lead", "title"),
    [
        (
            "Các phòng, đơn vị gửi báo cáo về Văn phòng Sở trước ngày 05/12/2026 để tổng hợp, "
            "trình Giám đốc Sở trước ngày 10/12/2026.",
            "Văn phòng Sở",
            "Tổng hợp, trình Giám đốc Sở",
        ),
        (
            "Thanh tra Sở gửi dự thảo cho Phòng Nghiệp vụ Y trước ngày 05/12/2026 để rà soát, hoàn "
            "thiện, trình Giám đốc Sở ký trước ngày 10/12/2026.",
            "Phòng Nghiệp vụ Y",
            "Rà soát, hoàn thiện, trình Giám đốc Sở ký",
        ),
        (
            "Các đơn vị đăng ký nhu cầu qua Phòng Kế hoạch - Tài chính chậm nhất ngày 05/12/2026 "
            "để kịp thời thẩm định trước ngày 10/12/2026.",
            "Phòng Kế hoạch - Tài chính",
            "Thẩm định",
        ),
        (  # whoever got it is none of us, so who sent it goes on
            "Phòng Quản lý Dược trình UBND tỉnh trước ngày 05/12/2026 để kịp thời triển khai trước "
            "ngày 10/12/2026.",
            "Phòng Quản lý Dược",
            "Triển khai",
        ),
    ],
)
def test_who_got_it_goes_on_with_it(words, lead, title):
    assert told(words)[1:] == [([lead], date(2026, 12, 10))]
    assert titles(words)[1] == title


@pytest.mark.parametrize(
    "head",
    [
        "Thanh tra Sở trước ngày 10/12/2026:",
        "Thanh tra Sở, trước ngày 10/12/2026:",
        "Thanh tra Sở (trước ngày 10/12/2026):",
        "Thanh tra Sở chậm nhất ngày 09/12/2026:",
    ],
)
def test_unit_with_its_day_before_the_colon_leads(head):
    leads, day = told(f"{head} rà soát đơn thư tồn.")[0]

    assert (leads, day) == (["Thanh tra Sở"], date(2026, 12, 9 if "09" in head else 10))
    assert titles(f"{head} rà soát đơn thư tồn.") == ["Rà soát đơn thư tồn"]


def test_numbered_steps_are_steps_where_one_before_the_last_has_a_day():
    words = (
        "Phòng Quản lý Dược: (1) trình danh mục thuốc trước ngày 10/12/2026; (2) tổ chức đấu thầu "
        "trong quý I/2027; (3) thường xuyên cập nhật giá thuốc."
    )

    assert told(words) == [
        (["Phòng Quản lý Dược"], date(2026, 12, 10)),
        (["Phòng Quản lý Dược"], QUARTER),
        (["Phòng Quản lý Dược"], None),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Phòng Quản lý Dược: (1) trình danh mục thuốc; (2) tổ chức đấu thầu trước ngày 10/12/2026.",
        "Phòng Quản lý Dược trước ngày 10/12/2026: (1) trình danh mục thuốc; (2) tổ chức đấu thầu.",
    ],
)
def test_numbered_steps_with_one_day_for_all_are_one_duty(words):
    assert told(words) == [(["Phòng Quản lý Dược"], date(2026, 12, 10))]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("tham mưu Sở trình UBND tỉnh Kế hoạch.", "Tham mưu Sở trình UBND tỉnh Kế hoạch"),
        ("tham mưu Sở xây dựng đề án.", "Tham mưu Sở xây dựng đề án"),
        ("hoàn thành 80% khối lượng.", "Hoàn thành 80% khối lượng"),
        ("hoàn thành việc bàn giao trụ sở.", "Bàn giao trụ sở"),
    ],
)
def test_title_says_who_does_what(words, title):
    assert titles(f"Phòng Quản lý Dược {words}") == [title]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("hoàn thành nghiệm thu 05 đề tài trong năm 2026.", DECEMBER),
        ("kết thúc 03 cuộc thanh tra; giải ngân hết vốn trong năm 2026.", DECEMBER),
        ("đánh giá kết quả đạt được trong năm 2026.", None),
        ("gửi danh sách chậm nhất đến hết ngày làm việc thứ Sáu (04/12/2026).", date(2026, 12, 4)),
        ("gửi danh sách đến hết ngày làm việc 04/12/2026.", date(2026, 12, 4)),
    ],
)
def test_year_at_the_end_of_what_is_finished_is_a_limit(words, day):
    assert [limit for _, limit in told(f"Thanh tra Sở {words}")][-1] == day


@pytest.mark.parametrize(
    "phrase",
    [
        "trước khi kết thúc niên độ ngân sách 2026",
        "trước khi hết năm học",
        "trước Đại hội Đảng bộ Sở",
        "trước lễ khai mạc ngày hội",
    ],
)
def test_event_nobody_knows_the_day_of_is_a_limit_in_words(phrase):
    (duty,) = duties_of(f"1. Thanh tra Sở chuẩn bị tài liệu {phrase}.")

    assert duty[3:] == (None, phrase)


@pytest.mark.parametrize(
    ("words", "lead", "title"),
    [
        (
            "Thanh tra Sở chủ trì, các phòng, đơn vị liên quan phối hợp hoàn thành sổ tay "
            "thanh tra trước ngày 10/12/2026.",
            "Thanh tra Sở",
            "Sổ tay thanh tra",
        ),
        (
            "Đồng chí Phó Giám đốc Sở phụ trách lĩnh vực chỉ đạo Thanh tra Sở xử lý 02 đơn tồn.",
            "Thanh tra Sở",
            "Xử lý 02 đơn tồn",
        ),
        (
            "Thanh tra Sở thực hiện kiểm tra sau thanh tra tại 03 xã, báo cáo kết quả trước ngày "
            "10/12/2026.",
            "Thanh tra Sở",
            "Thực hiện kiểm tra sau thanh tra tại 03 xã",
        ),
    ],
)
def test_title_is_what_is_to_be_done_and_not_who_helps_or_leads(words, lead, title):
    assert [leads for leads, _ in told(words)] == [[lead]]
    assert titles(words) == [title]


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("báo cáo quý IV/2026 trước ngày 05 tháng đầu quý sau", ("before", date(2027, 1, 5))),
        ("báo cáo quý IV trước ngày 10 tháng cuối quý", ("before", date(2026, 12, 10))),
        (
            "báo cáo quý I/2027 chậm nhất ngày 05 của tháng liền kề sau quý",
            ("by", date(2027, 4, 5)),
        ),
        ("báo cáo trước ngày 05 của tháng đầu quý sau", ("recurring", date(2027, 1, 5))),
        ("báo cáo hằng quý trước ngày 05 của tháng đầu quý sau", ("recurring", date(2027, 1, 5))),
    ],
)
def test_day_of_a_named_quarter_comes_once(words, limit):
    (item,) = reading_of(f"1. Thanh tra Sở {words}.").directives
    deadlines = [duty.deadline for duty in item.duties]

    assert limit in [(deadline.kind, deadline.on) for deadline in deadlines if deadline]


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("trước thứ Sáu, ngày 15/12/2026", "15/12/2026 là thứ Ba"),
        ("chậm nhất thứ Ba (ngày 16/12/2026)", "16/12/2026 là thứ Tư"),
        ("trước 16 giờ thứ 2, ngày 13/12/2026", "13/12/2026 là Chủ nhật"),
    ],
)
def test_weekday_unlike_its_day_is_told(phrase, told):
    assert reading_of(f"1. Thanh tra Sở báo cáo {phrase}.").warnings == (
        f"Mục 1 ghi “{phrase}” nhưng ngày {told}; đối chiếu với bản gốc.",
    )


@pytest.mark.parametrize(
    "phrase",
    ["trước thứ Ba, ngày 15/12/2026", "trước thứ Sáu tuần này", "chậm nhất Chủ nhật (13/12/2026)"],
)
def test_weekday_like_its_day_needs_no_word(phrase):
    assert reading_of(f"1. Thanh tra Sở báo cáo {phrase}.").warnings == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước ngày 10/12/2026 báo cáo kết quả kiểm kê.", date(2026, 12, 10)),
        ("chậm nhất ngày 10/12/2026 phải báo cáo kết quả kiểm kê.", date(2026, 12, 10)),
        ("chậm nhất trong ngày 10/12/2026 phải có báo cáo giải trình.", date(2026, 12, 10)),
        ("trong tháng 12/2026 phải hoàn thành việc nghiệm thu kho.", DECEMBER),
        (", trong tháng 12/2026, hoàn thành việc nghiệm thu kho.", DECEMBER),
        ("trong quý I/2027 tổ chức tập huấn an toàn thuốc.", QUARTER),
        ("(bộ phận kho) trước ngày 10/12/2026 báo cáo kết quả kiểm kê.", date(2026, 12, 10)),
    ],
)
def test_unit_whose_day_stands_before_its_deed_leads(words, day):
    told_words = f"Phòng Quản lý Dược {words}".replace(" ,", ",")

    assert told(told_words) == [(["Phòng Quản lý Dược"], day)]
    assert "Phòng Quản lý Dược" not in titles(told_words)[0]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Trong tuần này Thanh tra Sở báo cáo kết quả.", date(2026, 11, 22)),
        ("Trước ngày 10/12/2026 Thanh tra Sở báo cáo kết quả.", date(2026, 12, 10)),
        ("Chậm nhất ngày 10/12/2026 Thanh tra Sở phải báo cáo kết quả.", date(2026, 12, 10)),
        ("Trong tháng 12/2026 Thanh tra Sở kết luận 03 cuộc.", DECEMBER),
    ],
)
def test_unit_right_behind_a_day_without_a_comma_leads(words, day):
    assert told(words) == [(["Thanh tra Sở"], day)]


def test_topic_is_the_work_where_the_rest_says_only_who_does_it():
    words = (
        "Việc mua sắm vật tư y tế: giao Phòng Quản lý Dược chủ trì, Văn phòng Sở phối hợp, hoàn "
        "thành trong quý I/2027."
    )

    assert (told(words), titles(words)) == (
        [(["Phòng Quản lý Dược"], QUARTER)],
        ["Mua sắm vật tư y tế"],
    )


def test_answering_for_something_is_no_manner():
    assert titles("Phòng Quản lý Dược chịu trách nhiệm trước Giám đốc Sở về tiến độ đấu thầu.") == [
        "Chịu trách nhiệm trước Giám đốc Sở về tiến độ đấu thầu"
    ]


@pytest.mark.parametrize("cut", ["báo cáo trước ngày", "rà soát, trình trước", "phối hợp với"])
def test_item_cut_off_takes_nothing_of_the_closing_words(cut):
    reading = reading_of(f"1. Thanh tra Sở {cut}\nTrên đây là kết luận của Giám đốc Sở./.")

    assert [item.text for item in reading.directives] == [f"Thanh tra Sở {cut}"]


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("trước 30/11 (đính chính: trước 30/12)", ("before", date(2026, 12, 30))),
        ("trước ngày 30/11/2026 (sửa thành trước ngày 30/12/2026)", ("before", date(2026, 12, 30))),
        ("trước ngày 10/12/2026 (sửa lại là ngày 20/12/2026)", ("by", date(2026, 12, 20))),
        ("trước ngày 10/12/2026 (đính chính lại thành 20/12/2026)", ("by", date(2026, 12, 20))),
        ("trước ngày 10/12/2026, cải chính là hết ngày 20/12/2026", ("by", date(2026, 12, 20))),
    ],
)
def test_limit_that_is_corrected_holds_as_corrected(words, limit):
    (item,) = reading_of(f"1. Thanh tra Sở báo cáo {words}.").directives

    assert [(duty.deadline.kind, duty.deadline.on) for duty in item.duties] == [limit]


@pytest.mark.parametrize(
    "phrase",
    [
        "vào các ngày 25/11, 05/12 và 15/12/2026",
        "các ngày 05, 15 và 25/12/2026",
        "trước các ngày 10/12/2026, 20/12/2026, 30/12/2026",
        "trước ngày 10/12 và 20/12/2026",
        "vào ngày 10, ngày 20 và ngày 30/12/2026",
    ],
)
def test_several_days_in_one_breath_are_asked_about(phrase):
    reading = reading_of(f"1. Thanh tra Sở báo cáo {phrase}.")

    [duty] = reading.directives[0].duties
    assert (duty.deadline.phrase, duty.deadline.on) == (phrase, None)
    assert reading.warnings == (f"Mục 1 chưa rõ ngày của thời hạn “{phrase}”.",)


@pytest.mark.parametrize("days", ["10/11, 12/11 và 15/11/2026"])
def test_several_days_that_have_been_are_no_limit(days):
    reading = reading_of(
        f"1. Thanh tra Sở báo cáo tình hình các ngày {days} trước ngày 05/12/2026."
    )

    [duty] = reading.directives[0].duties
    assert duty.deadline.on == date(2026, 12, 5)
