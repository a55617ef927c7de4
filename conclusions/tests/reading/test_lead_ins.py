"""Lists under an order: points that say what the ordered work holds, or how it is to be done, are
its words; points that give work are work beside it."""

import pytest

from conclusions.reading import read
from conclusions.tests.reading.office import reading_of
from conclusions.tests.reading.test_reader import NOTICE

PLAN = "2. Thanh tra Sở xây dựng Kế hoạch thanh tra năm 2027 trước ngày 10/12/2026"
REPORT = "2. Thanh tra Sở báo cáo kết quả thanh tra trước ngày 10/12/2026"
POINTS = [
    "a) Đối tượng thanh tra.\nb) Thời gian thanh tra.",
    "- Đối tượng thanh tra;\n- Thời gian thanh tra.",
    "+ Kết quả thanh tra;\n+ Kiến nghị.",
    "(1) Kết quả thanh tra;\n(2) Kết quả xử lý sau thanh tra.",
]
LEAD_INS = [
    ", gồm:",
    ", với các nội dung:",
    ", tập trung vào các nội dung sau:",
    ", trong đó lưu ý:",
    "; trong đó làm rõ:",
    "; lưu ý một số điểm:",
    " theo các nội dung sau đây:",
    " với các yêu cầu sau:",
    ".\nNội dung Kế hoạch gồm:",
    ". Kế hoạch phải xác định rõ các nội dung sau:",
    ". Kết cấu Kế hoạch:",
    ". Trong đó cần lưu ý một số nội dung sau:",
]


def rows(items: str) -> list[tuple]:
    """Path, kind and the tasks with their unit and words of the limit, of all from item 2 down."""
    return [
        (
            item.path,
            item.kind,
            [
                (duty.title, duty.leads[0].written, duty.deadline and duty.deadline.phrase)
                for duty in item.duties
            ],
        )
        for item in reading_of(items).items
        if item.path.startswith("2")
    ]


@pytest.mark.parametrize("points", POINTS)
@pytest.mark.parametrize("lead_in", LEAD_INS)
def test_order_above_a_list_of_its_content_is_one_task(lead_in, points):
    assert [(kind, duties) for _, kind, duties in rows(f"{PLAN}{lead_in}\n{points}")] == [
        ("directive", [("Kế hoạch thanh tra năm 2027", "Thanh tra Sở", "trước ngày 10/12/2026")]),
        ("context", []),
        ("context", []),
    ]


@pytest.mark.parametrize(
    "lead_in",
    [
        ".\nCác nội dung cần báo cáo gồm:",
        ". Báo cáo cần nêu rõ:",
        ".\nĐề cương báo cáo như sau:",
        ". Yêu cầu:",
        ", phân tích làm rõ:",
    ],
)
def test_parts_of_a_report_assess_nothing(lead_in):
    points = "- Ưu điểm;\n- Tồn tại, hạn chế;\n- Kết quả xử lý."

    assert [(kind, duties) for _, kind, duties in rows(f"{REPORT}{lead_in}\n{points}")] == [
        ("directive", [("Báo cáo kết quả thanh tra", "Thanh tra Sở", "trước ngày 10/12/2026")]),
        ("context", []),
        ("context", []),
        ("context", []),
    ]


def test_how_it_is_to_be_done_is_no_task_though_it_has_a_verb():
    items = "2. Giao Văn phòng Sở tổng hợp báo cáo, trình Giám đốc Sở trước ngày 15/12/2026. Trong "
    items += "đó lưu ý:\na) Số liệu phải thống nhất.\nb) Kèm phụ lục."

    assert rows(items) == [
        ("2", "directive", [("Tổng hợp báo cáo", "Văn phòng Sở", "trước ngày 15/12/2026")]),
        ("2.a)", "context", []),
        ("2.b)", "context", []),
    ]


def test_points_that_set_somebody_to_work_stand_beside_the_order():
    points = "- Phòng Quản lý Dược gửi số liệu trước ngày 05/12/2026;\n- Rà soát đơn thư tồn đọng."

    assert rows(f"{PLAN}, trong đó lưu ý:\n{points}") == [
        (
            "2",
            "directive",
            [("Kế hoạch thanh tra năm 2027", "Thanh tra Sở", "trước ngày 10/12/2026")],
        ),
        ("2.-1", "directive", [("Gửi số liệu", "Phòng Quản lý Dược", "trước ngày 05/12/2026")]),
        (
            "2.-2",
            "directive",
            [("Rà soát đơn thư tồn đọng", "Thanh tra Sở", "trước ngày 10/12/2026")],
        ),
    ]


@pytest.mark.parametrize("lead_in", [", chú trọng:", ", bao quát đủ:", " để thực hiện:"])
def test_paper_ordered_by_a_day_is_work_whatever_leads_to_its_points(lead_in):
    kinds = [kind for _, kind, _ in rows(f"{PLAN}{lead_in}\n- Rà soát hồ sơ;\n- Kết quả năm 2026.")]

    assert kinds == ["directive", "directive", "context"]


def test_content_of_an_order_is_told_once():
    reading = reading_of(f"{PLAN}, gồm:\n- Đối tượng thanh tra;\n- Thời gian thanh tra.")

    assert reading.warnings == (
        "Các ý của mục 2 đang xếp là nội dung của mục này, không phải việc giao riêng.",
    )


def test_progress_that_is_reported_is_no_word_of_the_limit():
    assert rows("2. Phòng Quản lý Dược báo cáo tiến độ trước ngày 05/12/2026.") == [
        ("2", "directive", [("Báo cáo tiến độ", "Phòng Quản lý Dược", "trước ngày 05/12/2026")])
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Giám đốc Sở kết luận như sau:",
        "Đồng chí Nguyễn Văn An, Giám đốc Sở kết luận:",
        "Lãnh đạo Sở thống nhất chỉ đạo một số nội dung:",
        "Giám đốc Sở yêu cầu:",
        "14 giờ 00 ngày 16/11/2026, Giám đốc Sở họp và kết luận như sau:",
    ],
)
def test_title_ends_where_an_opening_without_a_day_begins(opening):
    items = "1. Thanh tra Sở báo cáo kết quả thanh tra trước ngày 10/12/2026."
    before, _, after = NOTICE.partition("Ngày 10/3/2025")
    reading = read(f"{before}{opening}\n{after.partition(chr(10))[2].format(items)}")

    assert (reading.header.title, reading.opening) == (
        "Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban",
        opening,
    )


STEPS = (
    "\n- Gửi dự thảo trước ngày 05/12/2026;"
    "\n- Phòng Quản lý Khoa học góp ý dự thảo trước ngày 08/12/2026."
)
GIVEN_STEPS = [
    ("Gửi dự thảo", "Thanh tra Sở", "trước ngày 05/12/2026"),
    ("Góp ý dự thảo", "Phòng Quản lý Khoa học", "trước ngày 08/12/2026"),
]


@pytest.mark.parametrize(
    "led",
    [
        "báo cáo kết quả thanh tra theo tiến độ như sau:",
        "báo cáo tình hình triển khai theo các mốc sau:",
        "đánh giá kết quả thực hiện theo các bước sau:",
        "báo cáo kết quả như sau:",
        "kiểm điểm việc thực hiện theo lộ trình:",
    ],
)
def test_steps_with_days_are_no_account_whatever_leads_to_them(led):
    given = [duty for *_, duties in rows(f"2. Thanh tra Sở {led}{STEPS}") for duty in duties]

    assert given == GIVEN_STEPS


@pytest.mark.parametrize(
    ("led", "title"),
    [
        ("báo cáo kết quả thanh tra", "Báo cáo kết quả thanh tra"),
        ("hoàn thành kết luận thanh tra", "Kết luận thanh tra"),
        ("đánh giá tình hình chấp hành kỷ luật", "Đánh giá tình hình chấp hành kỷ luật"),
    ],
)
@pytest.mark.parametrize("tail", [", theo các mốc như sau:", " theo các bước sau:", ", cụ thể:"])
def test_day_of_the_whole_is_not_lost_over_steps_with_days(led, title, tail):
    words = f"2. Thanh tra Sở {led} trước ngày 10/12/2026{tail}{STEPS}"
    given = [duty for *_, duties in rows(words) for duty in duties]

    assert given == [(title, "Thanh tra Sở", "trước ngày 10/12/2026"), *GIVEN_STEPS]


@pytest.mark.parametrize(
    "points",
    [
        "\n- Đã hoàn thành hồ sơ trước ngày 30/10/2026;\n- Phòng Nội vụ còn chậm.",
        "\n- Công tác thanh tra được triển khai kịp thời;\n- Hồ sơ đạt yêu cầu.",
    ],
)
def test_account_under_its_heading_stays_an_account(points):
    assert [kind for _, kind, _ in rows(f"2. Kết quả thực hiện:{points}")] == [
        "heading",
        "assessment",
        "assessment",
    ]


FOR_OTHERS = "- Thanh tra Sở cung cấp số liệu{};\n- Phòng Quản lý Dược lập danh mục{}."


@pytest.mark.parametrize(
    "lead_in",
    [
        "Báo cáo do Văn phòng Sở xây dựng, trình Giám đốc Sở, gồm:",
        "Hồ sơ trình ký do Văn phòng Sở hoàn thiện gồm:",
        "Đề án do Văn phòng Sở xây dựng có các nội dung:",
    ],
)
def test_unit_of_a_lead_in_that_no_task_has_is_told(lead_in):
    reading = reading_of(f"2. {lead_in}\n{FOR_OTHERS.format('', '')}")

    leads = {ref.written for item in reading.items for duty in item.duties for ref in duty.leads}
    told = [words for words in reading.warnings if "nêu việc của" in words]
    heard = "Văn phòng Sở" in leads
    assert told == ["Mục 2 nêu việc của Văn phòng Sở nhưng không xếp là mục giao việc."][heard:]


@pytest.mark.parametrize(
    ("lead_in", "told"),
    [
        ("Hoàn thiện hồ sơ trước ngày 12/12/2026, gồm:", ["trước ngày 12/12/2026"]),
        ("Nhiệm vụ trọng tâm trong tháng 12/2026:", []),
        ("Chuẩn bị Hội nghị tổng kết ngày 20/12/2026:", []),
    ],
)
def test_day_of_a_lead_in_that_no_task_has_is_told(lead_in, told):
    points = FOR_OTHERS.format(" trước ngày 05/12/2026", " trước ngày 06/12/2026")
    warnings = reading_of(f"2. {lead_in}\n{points}").warnings

    assert [words for words in warnings if "chưa là hạn" in words] == [
        f"Mục 2 có thời hạn “{day}” chưa là hạn của việc nào." for day in told
    ]
