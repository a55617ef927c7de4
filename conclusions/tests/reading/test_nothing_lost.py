"""What gives work is read as work, whatever its words; what is not sure is told."""

from datetime import date

import pytest

from conclusions.reading import Unit
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
        "Văn phòng Sở: Hoàn thiện Đề án.\nThanh tra Sở: Báo cáo kết quả.\n"
        "Phòng Quản lý Dược: kiểm tra.",
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
    text = (
        "Cuộc họp cởi mở.\nThanh tra Sở đã kiểm tra xong.\nVăn phòng Sở còn chậm.\n"
        "1. Văn phòng Sở họp."
    )

    assert [duty[1] for duty in duties_of(text)] == [["Văn phòng Sở"]]


@pytest.mark.parametrize(
    "text",
    [
        "① Văn phòng Sở họp.\n② Thanh tra Sở kiểm tra.",
        "❶ Văn phòng Sở họp.\n❷ Thanh tra Sở kiểm tra.",
        "Giao Văn phòng Sở hoàn thiện Đề án.\n1. Thanh tra Sở kiểm tra.",
        "1) Văn phòng Sở:\n1.1) hoàn thiện Đề án\n2) Thanh tra Sở:\n2.1) kiểm tra kho thuốc",
    ],
)
def test_work_under_less_usual_labels_is_kept(text):
    assert leads_of(text) == [[OFFICE], [INSPECTORS]]


def test_unit_that_acts_before_the_first_number_is_told():
    text = "Văn phòng Sở hoàn thiện Đề án.\n1. Thanh tra Sở kiểm tra."

    assert reading_of(text).warnings == (
        "Đoạn “Văn phòng Sở hoàn thiện Đề án.” đang xếp là nhận xét, không phải mục giao việc.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "1. Các phòng nộp báo cáo, riêng Thanh tra Sở trước ngày 01/12/2026, còn lại trước ngày "
        "05/12/2026.",
        "1. Các phòng (riêng Thanh tra Sở trước ngày 01/12/2026) nộp báo cáo trước ngày "
        "05/12/2026.",
        "1. Các phòng gửi số liệu, riêng với Thanh tra Sở chậm nhất ngày 01/12/2026, các phòng "
        "khác trước ngày 05/12/2026.",
    ],
)
def test_day_behind_that_of_a_unit_set_apart_is_for_all_the_others(text):
    first, second = duties_of(text)

    assert (first[1], first[3]) == ([INSPECTORS], date(2026, 12, 1))
    assert second[3] == date(2026, 12, 5)
    assert INSPECTORS not in second[1]


def test_day_corrected_below_is_not_given_to_another_item():
    text = (
        "1. Văn phòng Sở rà soát hồ sơ trước ngày 10/12/2026.\n2. Thanh tra Sở kiểm tra.\n"
        "Đính chính thời hạn tại mục 1: trước ngày 20/12/2026."
    )

    assert [duty[3] for duty in duties_of(text)] == [date(2026, 12, 10), None]
    assert reading_of(text).warnings == (
        "Thời hạn chung “Đính chính thời hạn tại mục 1: trước ngày 20/12/2026.” chưa rõ của mục "
        "nào.",
    )


def test_unknown_unit_beside_a_known_one_is_told():
    text = "1. Văn phòng Sở và Bưu điện tỉnh chi trả trợ cấp. 2. Bưu điện tỉnh báo cáo."

    assert "Mục 1: “Bưu điện tỉnh” không có trong danh mục đơn vị, chưa được giao." in (
        reading_of(text).warnings
    )


def test_town_named_behind_communes_is_its_committee():
    units = tuple(Unit(name) for name in ("UBND xã An", "UBND xã Bình", "UBND thị trấn Sơn"))
    text = "1. UBND các xã An, Bình và thị trấn Sơn chi trả trợ cấp trước ngày 25/11/2026."

    [item] = reading_of(text, units=units).directives
    assert [ref.name for ref in item.duties[0].leads] == [unit.name for unit in units]
