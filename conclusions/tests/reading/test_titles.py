"""Proposed names of tasks: near to what the office itself would write, and never broken off."""

from difflib import SequenceMatcher

import pytest

from conclusions.reading import read
from conclusions.reading.titles import LONGEST, deliverable_of, title_of
from conclusions.tests.reading.conftest import NAMES, SAMPLE, UNITS, text_of
from conclusions.tests.reading.office import reading_of
from conclusions.tests.reading.test_reader import NOTICE

# As the office entered the sample's directives.
WANTED = {
    "1": [
        "Rà soát, thực hiện nhiệm vụ tại chương trình công tác và các thông báo, kết luận "
        "đã ban hành"
    ],
    "2": [
        "Báo cáo tồn tại, vướng mắc trong quản lý nghiên cứu khoa học, đổi mới sáng tạo",
        "Tổng hợp văn bản xin ý kiến UBND tỉnh về tồn tại, vướng mắc",
    ],
    "3": ["Kế hoạch và các buổi làm việc với các đại học theo thỏa thuận hợp tác"],
    "4": [
        "Dự thảo báo cáo, hồ sơ phục vụ Đoàn Kiểm tra 1390",
        "Dự thảo Báo cáo chung của Sở",
        "Họp Lãnh đạo Sở mở rộng",
        "Gửi báo cáo, hồ sơ cho Đoàn Kiểm tra 1390",
    ],
    "5.(1)": ["Danh mục nhiệm vụ KH&CN mở mới năm 2025"],
    "5.(2)": ["Kế hoạch kiểm tra nhiệm vụ KH&CN sau nghiệm thu"],
    "5.(3)": ["Đôn đốc hồ sơ thanh toán khối lượng Quý I/2024"],
    "6.(1)": ["Tiếp tục thực hiện Thông báo số 333/TB-SKHCN"],
    "6.(2)": ["Nghị quyết HĐND tỉnh về mức chi hỗ trợ hệ sinh thái khởi nghiệp đổi mới sáng tạo"],
    "6.(3)": ["Nhiệm vụ KH&CN hỗ trợ doanh nghiệp nhỏ và vừa"],
    "6.(4)": ["Làm việc với các doanh nghiệp KH&CN"],
    "7.(1)": ["Tiếp tục thực hiện Thông báo số 330/TB-SKHCN"],
    "7.(2)": ["Nhiệm vụ KH&CN thuộc Chương trình hỗ trợ doanh nghiệp"],
    "7.(3)": ["Khảo sát doanh nghiệp có nhu cầu chuyển đổi số"],
    "7.(4)": ["Thủ tục chuyển hội thảo sang đào tạo về năng suất chất lượng"],
    "8": ["Thanh tra, kiểm tra theo Kế hoạch năm 2024"],
    "9": ["Tiếp tục thực hiện Thông báo số 335/TB-SKHCN"],
    "10.(1)": ["Kế hoạch lựa chọn nhà thầu vật tư, trang thiết bị năm 2024"],
    "10.(2)": ["Đôn đốc thực hiện dự toán kinh phí năm 2024"],
    "10.(3)": ["Xử lý tài sản hình thành qua nhiệm vụ KH&CN"],
    "10.(5)": ["Bảo đảm quy định về tài chính, tài sản"],
    "10.(6)": ["Kế hoạch của UBND tỉnh thực hiện Kết luận 69-KL/TW"],
    "10.(7)": ["Khung tiêu chí đánh giá Trưởng, Phó cấp phòng"],
    "11": ["Chương trình công tác năm 2024; Đại hội Chi đoàn nhiệm kỳ 2024 - 2026"],
}  # fmt: skip


def likeness(one, other):
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


def test_titles_of_the_sample_are_near_the_office_ones():
    found = {
        item.path: [duty.title for duty in item.duties]
        for item in read(text_of(SAMPLE), UNITS).directives
    }

    likes = [
        likeness(title, wanted)
        for path, titles in WANTED.items()
        for title, wanted in zip(found[path], titles, strict=True)
    ]

    assert sum(likes) / len(likes) > 0.73
    assert min(likes) > 0.35


@pytest.mark.parametrize("name", NAMES)
def test_titles_are_whole_clauses(name):
    titles = [duty.title for item in read(text_of(name)).directives for duty in item.duties]
    last = {title.removesuffix(" các tồn tại").split()[-1] for title in titles}

    assert [title for title in titles if not 3 <= len(title) <= LONGEST] == []
    assert [title for title in titles if title[-1] in ",;:.-" or not title[0].isupper()] == []
    assert last & {"và", "của", "để", "với", "các", "trong", "theo", "tại", "về", "do"} == set()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tham mưu xây dựng Kế hoạch chuyển đổi số.", "Kế hoạch chuyển đổi số"),
        ("Khẩn trương rà soát hồ sơ; kịp thời báo cáo kết quả.", "Rà soát hồ sơ; báo cáo kết quả"),
        ("Chấn chỉnh công tác an toàn, không để xảy ra tai nạn.", "Chấn chỉnh công tác an toàn"),
        (
            "Tiếp tục thực hiện các nội dung công việc theo Thông báo số 12/TB-VP ngày 3/4/2024",
            "Tiếp tục thực hiện Thông báo số 12/TB-VP",
        ),
        (
            "Đối với đề xuất của Phòng về việc tổ chức hội thảo quốc tế: chủ động chuẩn bị.",
            "Tổ chức hội thảo quốc tế",
        ),
    ],
)  # fmt: skip
def test_title_keeps_the_gist(text, title):
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Tham mưu Giám đốc Sở ban hành Kế hoạch kiểm tra", "kế hoạch"),
        ("xây dựng dự thảo Nghị quyết", "dự thảo"),
        ("Theo dõi việc thực hiện theo quy định", ""),
        ("báo cáo kết quả thực hiện dự toán", "báo cáo"),
        ("tham mưu ban hành khung giá dịch vụ sự nghiệp công", "khung giá"),
        ("xây dựng khung thời gian thực hiện các đề tài", "khung thời gian"),
        ("xây dựng khung định mức chi", "khung định mức"),
        ("báo cáo bằng văn bản trước ngày 10/12/2026", "báo cáo"),
    ],
)
def test_deliverable_is_the_paper_that_is_ordered(text, paper):
    assert deliverable_of(text) == paper


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "Phòng Hành chính - Tổng hợp tổng hợp tình hình, báo cáo Ban Chỉ huy trước 16h30' "
            "hằng ngày.",
            "Tổng hợp tình hình, báo cáo Ban Chỉ huy",
        ),
        (
            "Phòng Quản lý Khoa học phối hợp với Sở Nông nghiệp và Môi trường và Hiệp hội Doanh "
            "nghiệp nhỏ và vừa tỉnh Quảng Ngãi rà soát 100% doanh nghiệp có nhu cầu.",
            "Rà soát 100% doanh nghiệp có nhu cầu",
        ),
        (
            "Các phòng, đơn vị nộp lưu hồ sơ năm 2024 trước ngày 31/3/2026./.",
            "Nộp lưu hồ sơ năm 2024",
        ),
        (
            "Phòng Quản lý Khoa học tham mưu Kế hoạch hợp tác với các trường; trên cơ sở đó tổ "
            "chức các buổi làm việc trong tháng 12/2026.",
            "Kế hoạch hợp tác với các trường; tổ chức các buổi làm việc",
        ),
        (
            "Thanh tra Sở tiếp tục tham mưu thực hiện xử lý tài sản hình thành qua nhiệm vụ.",
            "Xử lý tài sản hình thành qua nhiệm vụ",
        ),
        (
            "Thanh tra Sở giám sát việc thực hiện Thông báo này./.",
            "Giám sát việc thực hiện Thông báo này",
        ),
    ],
)
def test_title_ends_before_its_limit_and_begins_behind_the_units(words, title):
    [duty] = read(NOTICE.format(f"1. {words}"), UNITS).directives[0].duties

    assert duty.title == title


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (
            "Tuyệt đối không để mất hồ sơ khi di chuyển trụ sở.",
            "Tuyệt đối không để mất hồ sơ khi di chuyển trụ sở",
        ),
        (
            "Rà soát quy chế làm việc (Văn phòng Sở chủ trì, Thanh tra Sở phối hợp).",
            "Rà soát quy chế làm việc",
        ),
        (
            "Rà soát hồ sơ thanh toán. Đơn vị chủ trì: Phòng Quản lý Dược.",
            "Rà soát hồ sơ thanh toán",
        ),
        (
            "Trong tháng 01/2027, các phòng rà soát nhiệm vụ khoa học.",
            "Rà soát nhiệm vụ khoa học",
        ),
        (
            "Văn phòng Sở với vai trò cơ quan thường trực rà soát hồ sơ người có công.",
            "Rà soát hồ sơ người có công",
        ),
        (
            "Thống nhất chủ trương mua xe. Văn phòng Sở lập hồ sơ mua sắm.",
            "Lập hồ sơ mua sắm",
        ),
    ],
)
def test_title_is_the_work_wherever_its_unit_and_day_stand(item, title):
    (directive,) = reading_of(f"1. {item}").directives

    assert [duty.title for duty in directive.duties] == [title]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "Văn phòng Sở tổ chức giám sát việc sử dụng kinh phí; chủ trì, phối hợp tổ chức kiểm "
            "tra theo Kế hoạch năm 2026.",
            "Giám sát việc sử dụng kinh phí; kiểm tra theo Kế hoạch năm 2026",
        ),
        (
            "Thanh tra Sở chủ trì, phối hợp rà soát các cơ sở hành nghề dược.",
            "Rà soát các cơ sở hành nghề dược",
        ),
        ("Văn phòng Sở tổ chức Hội nghị tổng kết năm.", "Tổ chức Hội nghị tổng kết năm"),
        (
            "Các phòng rà soát các nhiệm vụ tại Kế hoạch số 5/KH-SYT ngày 01/3/2026; Thông báo số "
            "8/TB-SYT; Công văn số 9/SYT-VP để tổ chức thực hiện.",
            "Rà soát, thực hiện các nhiệm vụ tại kế hoạch, thông báo và công văn",
        ),
        (
            "Các phòng rà soát những nhiệm vụ được giao để triển khai thực hiện đúng tiến độ.",
            "Rà soát, thực hiện những nhiệm vụ được giao",
        ),
        (
            "Văn phòng Sở rà soát hồ sơ cán bộ để triển khai thực hiện luân chuyển.",
            "Rà soát hồ sơ cán bộ",
        ),
        (
            "Đối với đề nghị của Phòng về việc chuyển địa điểm tập huấn: Yêu cầu Phòng hoàn thiện "
            "hồ sơ theo quy định.",
            "Hồ sơ chuyển địa điểm tập huấn",
        ),
        (
            "Đối với đề xuất của Phòng về việc đổi từ khảo sát về dinh dưỡng sang hội thảo về dinh "
            "dưỡng: Yêu cầu Phòng thực hiện đầy đủ thủ tục, đảm bảo quyết toán.",
            "Thủ tục đổi từ khảo sát sang hội thảo về dinh dưỡng",
        ),
        (
            "Văn phòng Sở lập Kế hoạch cụ thể hóa thỏa thuận hợp tác giữa ngành y tế với các "
            "trường; làm việc với Bệnh viện Bạch Mai, Bệnh viện Chợ Rẫy và Bệnh viện Trung ương "
            "Huế.",
            "Kế hoạch cụ thể hóa thỏa thuận hợp tác giữa ngành y tế với các trường; làm việc với "
            "các bệnh viện",
        ),
        (
            "Văn phòng Sở làm việc với Bệnh viện Bạch Mai, Bệnh viện Chợ Rẫy về đào tạo.",
            "Làm việc với Bệnh viện Bạch Mai, Bệnh viện Chợ Rẫy về đào tạo",
        ),
    ],
)
def test_title_is_what_is_done_in_few_words(words, title):
    [directive] = reading_of(f"1. {words}").directives

    assert [duty.title for duty in directive.duties] == [title]
