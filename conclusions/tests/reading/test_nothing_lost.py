"""What gives work is read as work, whatever its words; what is not sure is told."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

OFFICE, INSPECTORS, PHARMACY = "Văn phòng Sở", "Thanh tra Sở", "Phòng Quản lý Dược"
NURSING, CENTRE = "Phòng Nghiệp vụ Y", "Trung tâm Y tế Đồng Mai"


def leads_of(items):
    return [leads for _, leads, *_ in duties_of(items)]


@pytest.mark.parametrize(
    ("item", "leads", "on"),
    [
        ("Trong tháng 01/2027, các phòng rà soát hồ sơ.", ["các phòng"], date(2027, 1, 31)),
        ("Trong quý I/2027, nâng cấp máy chủ.", [], date(2027, 3, 31)),
        ("Trong tháng 12, Văn phòng Sở kiểm kê tài sản.", [OFFICE], None),
        ("Trong thời gian tới, Thanh tra Sở kiểm tra các phòng khám.", [INSPECTORS], None),
        ("Trong 6 tháng đầu năm 2027, Văn phòng Sở số hóa hồ sơ.", [OFFICE], date(2027, 6, 30)),
        (
            "Trong tháng 01/2027, Thanh tra Sở rà soát các vụ việc đã quá thời hạn.",
            [INSPECTORS],
            date(2027, 1, 31),
        ),
    ],
)
def test_time_to_come_is_no_look_back(item, leads, on):
    ((path, read, _, day, _),) = duties_of(f"1. {item}")

    assert (path, read) == ("1", leads)
    assert on in (None, day)


@pytest.mark.parametrize(
    "item",
    [
        "Trong tháng 10/2026, các đơn vị đã hoàn thành nhiệm vụ.",
        "Trong tháng 11/2026, các đơn vị đã hoàn thành nhiệm vụ.",
        "Trong quý III năm 2026, công tác tiêm chủng đạt kết quả tốt.",
        "Thời gian qua, các phòng đã có nhiều cố gắng.",
        "Ghi nhận kết quả của các đơn vị; các phòng đã tích cực tham mưu.",
        "Thống nhất nội dung báo cáo của Văn phòng Sở.",
        "Đánh giá cao tinh thần trách nhiệm của Thanh tra Sở.",
    ],
)
def test_what_was_and_what_is_agreed_gives_no_work(item):
    assert duties_of(f"1. {item}\n2. Văn phòng Sở báo cáo.") == [("2", [OFFICE], [], None, "")]


@pytest.mark.parametrize(
    ("item", "leads"),
    [
        ("Văn phòng Sở lưu trữ hồ sơ.", [OFFICE]),
        ("Văn phòng Sở kiên quyết xử lý vi phạm.", [OFFICE]),
        ("Văn phòng Sở tiếp công dân.", [OFFICE]),
        ("Phòng Nghiệp vụ Y lấy mẫu xét nghiệm.", [NURSING]),
        ("Văn phòng Sở nhập dữ liệu.", [OFFICE]),
        ("Văn phòng Sở là đầu mối tổng hợp.", [OFFICE]),
        ("Tuyệt đối không để mất hồ sơ.", []),
    ],
)
def test_verb_that_no_list_has_gives_work_all_the_same(item, leads):
    assert leads_of(f"1. {item}") == [leads]


def test_item_of_unknown_words_is_told_as_unsure():
    reading = reading_of("1. Đừng nể nang ai trong việc này.\n2. Văn phòng Sở báo cáo.")

    assert reading.warnings == ("Mục 1 chưa rõ là giao việc; đang xếp là mục giao việc.",)


@pytest.mark.parametrize(
    ("item", "leads"),
    [
        ("Văn phòng Sở theo chức năng, nhiệm vụ được giao, rà soát hồ sơ.", [OFFICE]),
        (
            "Phòng Quản lý Dược, Thanh tra Sở theo chức năng, nhiệm vụ sớm lập danh sách.",
            [PHARMACY, INSPECTORS],
        ),
        ("Văn phòng Sở với vai trò cơ quan thường trực rà soát hồ sơ.", [OFFICE]),
    ],
)
def test_field_told_between_a_unit_and_its_deed_hides_neither(item, leads):
    assert leads_of(f"1. {item}") == [leads]


@pytest.mark.parametrize(
    "clause",
    [
        "Trên cơ sở báo cáo của Thanh tra Sở",
        "Sau khi thống nhất với Thanh tra Sở",
        "Theo đề nghị của Thanh tra Sở",
        "Căn cứ ý kiến của Thanh tra Sở",
        "Tiếp thu ý kiến của Thanh tra Sở",
        "Đối với kiến nghị của Thanh tra Sở",
        "Khi nhận được báo cáo của Thanh tra Sở",
        "Ngoài Thanh tra Sở",
    ],
)
def test_unit_of_an_opening_clause_is_not_the_lead(clause):
    assert leads_of(f"1. {clause}, Văn phòng Sở tổng hợp, trình Giám đốc Sở.") == [[OFFICE]]


@pytest.mark.parametrize(
    "item",
    [
        "Thống nhất chủ trương mua xe. Văn phòng Sở lập hồ sơ.",
        "Công tác tuyển dụng: Văn phòng Sở xây dựng kế hoạch.",
        "Công tác tuyển dụng giao Văn phòng Sở xây dựng kế hoạch.",
        "Cơ bản thống nhất dự thảo; Văn phòng Sở hoàn thiện, trình ký.",
    ],
)
def test_work_that_follows_an_agreement_or_a_topic_is_read(item):
    assert leads_of(f"1. {item}") == [[OFFICE]]


@pytest.mark.parametrize(
    ("item", "on", "phrase"),
    [
        ("báo cáo trước ngày 06/11/2026.", date(2026, 11, 6), "trước ngày 06/11/2026"),
        ("hoàn thành hồ sơ trong tháng 10/2026.", date(2026, 10, 31), "trong tháng 10/2026"),
        ("báo cáo trước ngày 10/11.", None, "trước ngày 10/11"),
        ("báo cáo trước ngày 15/01.", date(2027, 1, 15), "trước ngày 15/01"),
    ],
)
def test_limit_gone_by_is_kept_as_written(item, on, phrase):
    assert duties_of(f"1. Văn phòng Sở {item}") == [("1", [OFFICE], [], on, phrase)]


@pytest.mark.parametrize(
    "item",
    [
        "Văn phòng Sở rà soát các báo cáo đã gửi trước ngày 06/11/2026.",
        "Văn phòng Sở rà soát hồ sơ theo Kế hoạch trình trước ngày 06/11/2026.",
    ],
)
def test_day_gone_by_that_is_told_of_is_no_limit(item):
    assert duties_of(f"1. {item}") == [("1", [OFFICE], [], None, "")]


def test_limit_in_words_that_give_no_work_is_told():
    reading = reading_of(
        "1. Thống nhất thời gian tổ chức hội nghị trong tháng 12/2026.\n2. Văn phòng Sở báo cáo."
    )

    assert [item.kind for item in reading.items] == ["context", "directive"]
    assert reading.warnings == (
        "Mục 1 có thời hạn “trong tháng 12/2026” nhưng không xếp là mục giao việc.",
    )


def test_sender_who_gives_the_work_does_not_lead_it():
    assert leads_of("1. Sở Y tế yêu cầu các trạm y tế gửi danh sách trước ngày 30/11/2026.") == [
        ["các trạm y tế"]
    ]


@pytest.mark.parametrize(
    ("item", "leads"),
    [
        ("Phòng Nghiệp vụ Y sao gửi hồ sơ.", [[NURSING]]),
        ("Phòng Nghiệp vụ Y dán thông báo.", [[NURSING]]),
        ("Phòng Nghiệp vụ Y trình Giám đốc Sở.", [[NURSING]]),
        (
            "Phòng Nghiệp vụ Y gom đơn trước ngày 02/12/2026; Văn phòng Sở chuyển đi trước ngày "
            "04/12/2026.",
            [[NURSING], [OFFICE]],
        ),
    ],
)
def test_name_of_the_list_ends_where_it_ends(item, leads):
    assert leads_of(f"1. {item}") == leads


@pytest.mark.parametrize(
    ("heading", "leads"),
    [
        (
            "Giao Phòng Quản lý Dược, Thanh tra Sở theo chức năng được phân công thực hiện:",
            [PHARMACY, INSPECTORS],
        ),
        (
            "Phòng Quản lý Dược, các phòng chuyên môn và Trung tâm Y tế Đồng Mai",
            [PHARMACY, "các phòng chuyên môn", CENTRE],
        ),
        ("Phòng Quản lý Dược/Thanh tra Sở", [PHARMACY, INSPECTORS]),
    ],
)
def test_heading_of_several_units_names_each(heading, leads):
    read = duties_of(f"1. {heading}\na) Rà soát hồ sơ.\nb) Báo cáo Giám đốc Sở.")

    assert read == [("1.a)", leads, [], None, ""), ("1.b)", leads, [], None, "")]


@pytest.mark.parametrize(
    ("item", "leads", "helpers"),
    [
        ("Rà soát hồ sơ (Văn phòng Sở, trước ngày 30/11/2026).", [OFFICE], []),
        (
            "Rà soát hồ sơ (Phòng Quản lý Dược chủ trì, Thanh tra Sở phối hợp).",
            [PHARMACY],
            [INSPECTORS],
        ),
        (
            "Rà soát hồ sơ. Đơn vị chủ trì: Phòng Quản lý Dược; Đơn vị phối hợp: Thanh tra Sở.",
            [PHARMACY],
            [INSPECTORS],
        ),
        (
            "Văn phòng Sở phối hợp với các đơn vị chức năng thuộc Bộ Y tế, Thanh tra Sở, Phòng "
            "Quản lý Dược rà soát hồ sơ.",
            [OFFICE],
            ["Bộ Y tế", INSPECTORS, PHARMACY],
        ),
    ],
)
def test_units_told_after_the_work_have_their_part(item, leads, helpers):
    ((_, led, helped, *_),) = duties_of(f"1. {item}")

    assert (led, helped) == (leads, helpers)


@pytest.mark.parametrize("mark", ["", "\u0301"])
def test_letters_of_old_fonts_are_those_they_show(mark):
    """“trƣớc” of a PDF made with fonts from before Unicode; the tone may be a letter of its own."""
    item = "Văn phòng Sở hướng dẫn, báo cáo trước ngày 30/11/2026."
    old = item.replace("ướ", f"ƣ{'ơ' if mark else 'ớ'}{mark}").replace("ư", "ƣ")

    assert duties_of(f"1. {old}") == duties_of(f"1. {item}")
    assert "hướng dẫn" in reading_of(f"1. {old}").directives[0].text


def test_capitals_asked_to_act_that_are_no_known_unit_are_told():
    told = reading_of("1. Giao XYZ chủ trì rà soát hồ sơ trước ngày 15/12/2026.").warnings

    assert "Mục 1 có “XYZ” chưa rõ là tên tắt của đơn vị nào." in told


@pytest.mark.parametrize(
    "words",
    [
        "Văn phòng Sở: Hoàn thiện Đề án.\nThanh tra Sở: Báo cáo kết quả.\nPhòng Quản lý Dược: kiểm tra.",
        "Giao nhiệm vụ cho các đơn vị:\nVăn phòng Sở hoàn thiện Đề án.\nThanh tra Sở kiểm tra.\n"
        "Phòng Quản lý Dược lấy mẫu.",
        "Văn phòng Sở họp.\nThời gian tới, Thanh tra Sở kiểm tra công vụ.\n"
        "Đối với kho thuốc, Phòng Quản lý Dược rà soát.",
    ],
)
def test_work_in_paragraphs_without_numbers_is_kept(words):
    leads = [duty[1] for duty in duties_of(words)]

    assert leads == [["Văn phòng Sở"], ["Thanh tra Sở"], ["Phòng Quản lý Dược"]]


def test_paragraph_without_a_number_that_tells_what_was_is_no_work():
    text = "Cuộc họp cởi mở.\nThanh tra Sở đã kiểm tra xong.\nVăn phòng Sở còn chậm.\n1. Văn phòng Sở họp."

    assert [duty[1] for duty in duties_of(text)] == [["Văn phòng Sở"]]
