"""Wordings of many agencies, each in one made-up sentence: who, with whom, until when."""

from dataclasses import replace
from datetime import date, time

import pytest

from conclusions.reading import Unit, read
from conclusions.reading.name_words import words_of

NOTICE = """\
UBND HUYỆN BÌNH AN
Số: 27/TB-UBND
Bình An, ngày 10 tháng 3 năm 2025
THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban
Ngày 10/3/2025, Chủ tịch UBND huyện Trần Văn Út chủ trì họp giao ban và kết luận như sau:
{}
Trên đây là kết luận của Chủ tịch UBND huyện, đề nghị các đơn vị thực hiện./.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Trần Văn Út
"""


def duties(items):
    """(path, leads, helpers, day) of every duty of a notice with these items."""
    return [
        (
            item.path,
            [ref.written for ref in duty.leads],
            [ref.written for ref in duty.helpers],
            duty.deadline and duty.deadline.on,
        )
        for item in read(NOTICE.format(items)).directives
        for duty in item.duties
    ]


@pytest.mark.parametrize(
    ("sentence", "leads", "helpers"),
    [
        (
            "Ủy ban nhân dân các tỉnh: Quảng Trị, Hà Tĩnh tập trung tháo gỡ vướng mắc.",
            ["Ủy ban nhân dân tỉnh Quảng Trị", "Ủy ban nhân dân tỉnh Hà Tĩnh"],
            [],
        ),
        (
            "Giao Phòng Kinh tế; Đội Quản lý trật tự đô thị; UBND xã Tân Phú theo chức năng, "
            "nhiệm vụ xử lý lấn chiếm vỉa hè.",
            ["Phòng Kinh tế", "Đội Quản lý trật tự đô thị", "UBND xã Tân Phú"],
            [],
        ),
        (
            "Các đồng chí Phó Chủ tịch UBND huyện theo lĩnh vực phụ trách chỉ đạo các ngành.",
            ["Các đồng chí Phó Chủ tịch UBND huyện"],
            [],
        ),
        (
            "Giao Thanh tra Bộ chủ trì xây dựng kế hoạch; Vụ Tổ chức cán bộ, Vụ Kế hoạch - Tài "
            "chính phối hợp bố trí nhân sự.",
            ["Thanh tra Bộ"],
            ["Vụ Tổ chức cán bộ", "Vụ Kế hoạch - Tài chính"],
        ),
        (
            "Phòng Công tác sinh viên, Đoàn Thanh niên, Hội Sinh viên phối hợp tổ chức hội thi.",
            ["Phòng Công tác sinh viên", "Đoàn Thanh niên", "Hội Sinh viên"],
            [],
        ),
        (
            "Phòng Điều dưỡng và khoa Thần kinh cột sống tăng cường giám sát.",
            ["Phòng Điều dưỡng", "khoa Thần kinh cột sống"],
            [],
        ),
        ("Công ty Công nghệ thông tin nâng cấp hệ thống.", ["Công ty Công nghệ thông tin"], []),
        (
            "Phòng Du lịch phối hợp Thư viện tỉnh, Trung tâm Văn hóa tỉnh tổ chức Ngày hội sách.",
            ["Phòng Du lịch"],
            ["Thư viện tỉnh", "Trung tâm Văn hóa tỉnh"],
        ),
        ("Giao các Ban của HĐND tỉnh thẩm tra báo cáo.", ["các Ban của HĐND tỉnh"], []),
        (
            "Phòng Kinh tế chủ trì cùng Trung tâm Dịch vụ tổng hợp, các thôn tiêm phòng.",
            ["Phòng Kinh tế"],
            ["Trung tâm Dịch vụ tổng hợp", "các thôn"],
        ),
        (
            "Đề nghị các đồng chí Trưởng phòng, Giám đốc Ban: (i) quán triệt; (ii) báo cáo.",
            ["các đồng chí Trưởng phòng", "Giám đốc Ban"],
            [],
        ),
        (
            "Công chức Địa chính - Xây dựng và Môi trường: lập hồ sơ đất đai.",
            ["Công chức Địa chính - Xây dựng và Môi trường"],
            [],
        ),
        (
            "Đồng chí Phạm Hùng - Trưởng phòng Kế hoạch - Tài chính giúp việc.",
            ["Đồng chí Phạm Hùng - Trưởng phòng Kế hoạch - Tài chính"],
            [],
        ),
        (
            "Phòng Cải cách hành chính, Quan hệ báo chí theo dõi, đôn đốc các đơn vị.",
            ["Phòng Cải cách hành chính, Quan hệ báo chí"],
            [],
        ),
        (
            "Đối với Phòng Thanh tra - Kiểm tra số 1, số 2, số 3: thu hồi nợ đọng.",
            ["Phòng Thanh tra - Kiểm tra số 1, số 2, số 3"],
            [],
        ),
        (
            "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp triển khai đề án.",
            ["Trung tâm Khuyến công và Tư vấn phát triển công nghiệp"],
            [],
        ),
        (
            "Phòng Điều dưỡng và khoa Kiểm soát nhiễm khuẩn tăng cường giám sát vệ sinh tay.",
            ["Phòng Điều dưỡng", "khoa Kiểm soát nhiễm khuẩn"],
            [],
        ),
        (
            "Không giao Phòng Nội vụ tham mưu nữa; giao Thanh tra huyện tiếp nhận hồ sơ.",
            ["Thanh tra huyện"],
            [],
        ),
    ],
)
def test_wording_names_its_units(sentence, leads, helpers):
    first, *_ = duties(f"1. {sentence}\n2. Văn phòng theo dõi.")

    assert first[1:3] == (leads, helpers)


def test_step_that_begins_with_a_unit_is_never_somebody_else_s():
    assert duties(
        "1. Công an huyện xác minh vụ việc trước ngày 15/3/2025; Phòng Tư pháp góp thêm tiếng nói "
        "trước ngày 20/3/2025.\n"
        "2. Các khoa, bộ môn nộp đề cương về Phòng Đào tạo trước ngày 20/8/2025. Phòng Đào tạo "
        "trình Hiệu trưởng trước ngày 25/8/2025."
    ) == [
        ("1", ["Công an huyện"], [], date(2025, 3, 15)),
        ("1", ["Phòng Tư pháp"], [], date(2025, 3, 20)),
        ("2", ["Các khoa, bộ môn"], [], date(2025, 8, 20)),
        ("2", ["Phòng Đào tạo"], [], date(2025, 8, 25)),
    ]


def test_topic_that_looks_back_may_still_give_work():
    assert duties(
        "1. Về kết quả giám sát\nCơ bản nhất trí với báo cáo. Giao Ban Pháp chế hoàn thiện, trình "
        "trong tháng 4/2025.\n2. Văn phòng theo dõi."
    )[0] == ("1", ["Ban Pháp chế"], [], date(2025, 4, 30))


def test_short_day_names_the_next_one():
    assert [day for *_, day in duties(
        "1. Trạm Y tế khám sức khỏe, xong trước 30/9.\n"
        "2. Phòng Văn hóa kiểm tra lễ hội (trước 10/7).\n"
        "3. Phòng Nội vụ rà soát 2/3 số hồ sơ trước khi trình."
    )] == [date(2025, 9, 30), date(2025, 7, 10), None]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "kind", "on"),
    [
        ("báo cáo trong ngày 19/5/2025", "by", date(2025, 5, 19)),
        ("báo cáo. Thời hạn hoàn thành: 30/5/2025", "by", date(2025, 5, 30)),
        ("nâng cấp hệ thống, tiến độ: quý IV/2025", "during", date(2025, 12, 31)),
        ("rà soát hợp đồng; thời gian: tháng 9/2025", "during", date(2025, 9, 30)),
        ("tổ chức Ngày hội sách - hoàn thành 31/8/2025", "by", date(2025, 8, 31)),
        ("tổ chức tuần sinh hoạt (từ 08/9/2025 đến 13/9/2025)", "by", date(2025, 9, 13)),
        ("khảo sát tuyến mới trong tháng 7, tháng 8/2025", "during", date(2025, 8, 31)),
        ("lập tiến độ; thời hạn trình UBND huyện: 20/8/2025", "by", date(2025, 8, 20)),
        ("tổ chức giao nhận quân ngày 03/5/2025", "by", date(2025, 5, 3)),
        ("mua máy tính trong 15 ngày, kể từ ngày 14/4/2025", "by", date(2025, 4, 29)),
        ("chuẩn bị Hội nghị (dự kiến ngày 27/12/2025)", "by", date(2025, 12, 27)),
        (
            "báo cáo trước ngày 28/3/2025; nay điều chỉnh thời hạn đến ngày 10/4/2025",
            "by",
            date(2025, 4, 10),
        ),
        ("tổ chức hội nghị vào tuần 2 tháng 4/2025", "during", None),
        ("rà soát danh mục, hoàn thành trong tuần thứ 2 tháng 4", "during", None),
        ("rà soát nguồn thu trong tuần đầu tháng 6/2025", "during", None),
    ],
)
def test_time_limit_in_other_words(words, kind, on):
    [duty] = read(NOTICE.format(f"1. Phòng Kinh tế {words}.")).directives[0].duties

    assert (duty.deadline.kind, duty.deadline.on) == (kind, on)


def test_event_with_hour_and_weekday():
    [duty] = (
        read(NOTICE.format("1. Văn phòng tổ chức hội nghị vào 14 giờ 00, thứ Năm, ngày 05/6/2025."))
        .directives[0]
        .duties
    )

    assert (duty.deadline.on, duty.deadline.at) == (date(2025, 6, 5), time(14))


def test_overdue_work_told_in_brackets_is_no_deadline():
    assert duties("1. Bảo tàng khắc phục việc quá hạn 15/6/2025.") == [
        ("1", ["Bảo tàng"], [], None)
    ]


def test_numbers_of_two_places_may_end_in_a_hyphen():
    paths = [path for path, *_ in duties(
        "1- Về tổ chức\n1.1- Ban Tổ chức rà soát hồ sơ.\n1.2- Văn phòng báo cáo.\n"
        "2- Giao Văn phòng theo dõi."
    )]  # fmt: skip

    assert paths == ["1.1", "1.2", "2"]


def test_signature_keeps_its_offices_whole():
    text = NOTICE.format("1. Văn phòng theo dõi.")

    assert read(text.replace("\nCHỦ TỊCH\n", "\nTUQ. TỔNG GIÁM ĐỐC\n")).signature == (
        "TUQ. TỔNG GIÁM ĐỐC",
    )
    assert read(text.replace("\nCHỦ TỊCH\n", "\nK/T CHÁNH VĂN PHÒNG\n")).signature == (
        "K/T CHÁNH VĂN PHÒNG",
    )


@pytest.mark.parametrize("body", ["TM. BAN GIÁM ĐỐC", "T/M BAN GIÁM ĐỐC"])
@pytest.mark.parametrize("between", ["\n", " "])
def test_body_signed_for_keeps_its_name_whole(body, between):
    text = NOTICE.format("1. Thanh tra báo cáo.").replace(
        "CHỦ TỊCH\nT", f"{body}{between}GIÁM ĐỐC\nT"
    )

    reading = read(text)

    assert reading.signature == (body, "GIÁM ĐỐC")
    assert (reading.header.signer_title, reading.header.on_behalf_chain) == ("GIÁM ĐỐC", (body,))


def test_title_after_v_v_is_no_roman_number():
    header = read(
        NOTICE.format("1. Văn phòng theo dõi.").replace("Kết luận của", "V/v kết luận của")
    ).header

    assert (header.title, header.meeting_on) == (
        "V/v kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban",
        date(2025, 3, 10),
    )


def test_closing_of_a_standing_body_is_no_task():
    text = NOTICE.format("1. Văn phòng theo dõi.").replace(
        "Trên đây là kết luận của Chủ tịch UBND huyện, đề nghị các đơn vị thực hiện",
        "Thường trực HĐND huyện thông báo để các cơ quan biết, thực hiện",
    )

    assert read(text).closing.startswith("Thường trực HĐND huyện thông báo")


@pytest.mark.parametrize(
    "name", ["Y Thông", "A Byót", "H’Nia Êban", "Công Tằng Tôn Nữ Hoàng Thị Phương Anh"]
)
def test_signer_of_any_people_is_named(name):
    signed = f"Nơi nhận:\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n{name}\n"

    reading = read(NOTICE.format("1. Văn phòng theo dõi.") + signed)

    assert (reading.header.signer_name, reading.unread) == (name, ())


def test_end_of_the_paper_is_no_part_of_its_last_item():
    text = NOTICE.format("1. Văn phòng theo dõi, báo cáo./.").rpartition("Trên đây")[0]

    assert read(text).items[-1].text == "Văn phòng theo dõi, báo cáo."


def test_chair_with_degrees_is_named():
    text = NOTICE.format("1. Văn phòng theo dõi.").replace(
        "Chủ tịch UBND huyện Trần Văn Út chủ trì", "Hiệu trưởng PGS.TS. Vũ Đình Thắng chủ trì"
    )

    assert read(text).header.chair == "Vũ Đình Thắng"


def test_lexicons_hold_plain_words_in_one_order():
    assert words_of("ab|\nc|abc|bb") == ["abc", "ab", "bb", "c"]


def test_misread_digits_of_days_and_numbers_are_put_right_and_told():
    reading = read(
        NOTICE.replace("27/TB", "l7/TB")
        .replace("ngày 10 tháng 3", "ngày O9 tháng 3")
        .format(
            "l. Phòng Kinh tế rà soát trước ngày l5/5/2025.\n"
            "2. Phòng Nội vụ báo cáo trong tháng O6/2025.\n"
            "3, Văn phòng theo dõi."
        )
    )

    assert (reading.header.number, reading.header.issued_on) == ("17/TB-UBND", date(2025, 3, 9))
    assert [
        (item.path, duty.deadline and duty.deadline.on)
        for item in reading.directives
        for duty in item.duties
    ] == [("1", date(2025, 5, 15)), ("2", date(2025, 6, 30)), ("3", None)]
    assert reading.warnings == (
        "Đọc số mục “l.” là “1.”.",
        "Đọc số mục “3,” là “3.”.",
        "Đọc “l5/5/2025” là 15/5/2025.",
        "Đọc “O6” là 06.",
    )


def test_numbers_above_ninety_nine_head_items_where_they_come_next():
    items = "\n".join(f"{n}. Phòng Kinh tế rà soát hồ sơ thứ {n}." for n in range(1, 131))
    year = "1. Phòng Kinh tế tổng kết năm\n2025. Văn phòng giúp."

    assert [path for path, *_ in duties(items)] == [str(n) for n in range(1, 131)]
    assert {path for path, *_ in duties(year)} == {"1"}


def test_last_paragraph_that_gives_work_is_a_task_of_its_own():
    assert duties(
        "1. Phòng Kinh tế rà soát hồ sơ.\n2. Họp định kỳ 6 tháng một lần.\n"
        "Hai bên thống nhất giao Văn phòng UBND huyện theo dõi việc thực hiện."
    )[-2:] == [("2", [], [], None), ("-1", ["Văn phòng UBND huyện"], [], None)]


def test_coordinators_stay_as_written_though_they_are_one_unit():
    text = NOTICE.format(
        "1. Phòng Kinh tế phối hợp với Văn phòng UBND huyện, Kế toán trưởng lập sổ."
    )
    known = [Unit("Văn phòng", ("Văn phòng UBND huyện", "Kế toán trưởng"))]

    [item] = read(text, known).directives

    assert [ref.written for ref in item.duties[0].helpers] == [
        "Văn phòng UBND huyện",
        "Kế toán trưởng",
    ]


def test_signature_beside_recipients_on_one_line_is_taken_apart():
    text = NOTICE.replace(
        "- Lưu: VT.\nCHỦ TỊCH", "KT. CHỦ TỊCH\n- Huyện ủy; PHÓ CHỦ TỊCH\n- Lưu: VT."
    )
    reading = read(text.format("1. Văn phòng theo dõi."))

    assert (reading.recipients, reading.signature) == (
        ("Huyện ủy", "Lưu: VT"),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    )


def test_footnotes_are_no_part_of_the_item_above_them():
    reading = read(
        NOTICE.format(
            "1. Phòng Kinh tế hoàn thiện Đề án1, trình trước ngày 05/6/2025.\n"
            "_____________________\n"
            "1 Tờ trình số 88/TTr-KT ngày 20/2/2025, hẹn xong trước ngày 30/4/2025.\n\n"
            "                                  2\n"
            "2. Văn phòng theo dõi."
        )
    )

    first, second = reading.directives
    assert [duty.deadline.on for duty in first.duties] == [date(2025, 6, 5)]
    assert second.path == "2"
    assert [reading.text[a:b][:12] for a, b in reading.unread] == ["1 Tờ trình s"]


@pytest.mark.parametrize("first", ["Tờ trình số 88/TTr-KT", "12/2024/QĐ-UBND", "“Đề án”"])
def test_footnotes_below_the_signature_are_told_as_unread(first):
    plain = NOTICE.format("1. Phòng Kinh tế hoàn thiện Đề án trước ngày 05/6/2025.")
    notes = [f"[1] {first}", "[2] Hẹn xong trước ngày 30/4/2025."]

    reading = read("\n".join([plain, "", "____________________", *notes]))

    assert [reading.text[a:b] for a, b in reading.unread] == notes
    assert replace(reading, text="", unread=()) == replace(read(plain), text="")


def test_opening_that_begins_with_a_half_day_is_no_title():
    text = NOTICE.replace("\nNgày 10/3/2025, Chủ", "\nChiều 10/3/2025, Chủ")

    reading = read(text.format("1. Văn phòng theo dõi."))

    assert reading.header.title == "Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban"
    assert reading.opening.startswith("Chiều 10/3/2025")


def test_step_of_a_small_written_unit_is_not_the_last_one_s():
    assert duties(
        "1. Phòng Tài chính quyết toán trước ngày 31/3/2025; cán bộ thuế xã đôn đốc thu, xong "
        "trong quý II/2025."
    ) == [
        ("1", ["Phòng Tài chính"], [], date(2025, 3, 31)),
        ("1", ["cán bộ thuế xã"], [], date(2025, 6, 30)),
    ]


def test_days_in_brackets_after_other_units_are_not_the_last_one_s():
    assert duties(
        "1. Phòng Nội vụ nhận tài liệu của Sở Lao động (trước ngày 12/3/2025), Sở Thông tin và "
        "Truyền thông (trước ngày 15/3/2025)."
    ) == [
        ("1", ["Phòng Nội vụ"], [], date(2025, 3, 12)),
        ("1", [], [], date(2025, 3, 15)),
    ]


def test_text_of_a_law_site_broken_after_first_words():
    reading = read(
        NOTICE.replace(
            "UBND HUYỆN BÌNH AN\n",
            "UBND HUYỆN BÌNH AN\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\n",
        )
        .replace("Nơi nhận", "|\nNơi nhận")
        .replace("Trần Văn Út\n", "Lý A Páo\n")
        .format("I. ĐÁNH\nGIÁ CHUNG\nHuyện đạt kết quả khá.\nII. NHIỆM VỤ\n1. Văn phòng theo dõi.")
    )

    assert (reading.header.agency, reading.header.signer_name) == (
        "Ủy ban nhân dân huyện Bình An",
        "Lý A Páo",
    )
    assert [(item.kind, item.text) for item in reading.items] == [
        ("heading", "ĐÁNH GIÁ CHUNG"),
        ("assessment", "Huyện đạt kết quả khá."),
        ("heading", "NHIỆM VỤ"),
        ("directive", "Văn phòng theo dõi."),
    ]
    assert reading.unread == ()


def test_place_that_is_to_act_makes_a_task_without_a_lead():
    assert duties(
        "1. Về dự án mỏ sắt: Tỉnh làm việc cụ thể với Bộ Công Thương.\n"
        "2. Giao Bộ Xây dựng chủ trì, phối hợp với Bộ Tài chính và Tỉnh nghiên cứu."
    ) == [
        ("1", [], ["Bộ Công Thương"], None),
        ("2", ["Bộ Xây dựng"], ["Bộ Tài chính"], None),
    ]


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        (
            "1. Trạm Y tế phối hợp với các trường khám sức khỏe cho học sinh, xong trước\n"
            "30/9.\n2. Văn phòng theo dõi, đôn đốc các đơn vị thực hiện các nội dung trên và báo\n"
            "cáo kết quả.",
            [("1", date(2025, 9, 30)), ("2", None)],
        ),
        (
            "1. Phòng Kinh tế chuẩn bị hồ sơ làm việc với các cơ quan của thành phố\n"
            "Cần Thơ trước ngày 30/9/2025.\n2. Văn phòng theo dõi, đôn đốc các đơn vị thực\n"
            "hiện các nội dung trên và báo cáo kết quả.",
            [("1", date(2025, 9, 30)), ("2", None)],
        ),
        (
            "1. Đề nghị Phòng Kinh tế, Phòng Nội vụ thực hiện các nội dung sau đây:\n"
            "(i) quán triệt kết luận này; (ii) báo cáo trước ngày 30/9/2025.\n"
            "2. Văn phòng theo dõi, đôn đốc các đơn vị thực hiện các nội dung trên và\n"
            "báo cáo kết quả.",
            [("1", date(2025, 9, 30)), ("2", None)],
        ),
        (
            "1. Phòng Kinh tế chuẩn bị hội nghị trước ngày 30/9/2025; đồng thời giao\n"
            "Trung tâm Văn hóa đưa tin.\n2. Văn phòng theo dõi, đôn đốc các đơn vị thực\n"
            "hiện các nội dung trên và báo cáo kết quả.",
            [("1", date(2025, 9, 30)), ("1", None), ("2", None)],
        ),
    ],
    ids=[
        "day that looks like a page",
        "place that looks like a verb",
        "inline list",
        "word that goes on",
    ],
)
def test_line_break_does_not_change_an_item(items, wanted):
    assert [(path, day) for path, _, _, day in duties(items)] == wanted


def test_last_words_to_all_after_a_full_line_are_no_part_of_the_last_item():
    text = NOTICE.replace(
        "Trên đây là kết luận của Chủ tịch UBND huyện, đề nghị các đơn vị thực hiện./.",
        "Đề nghị các đơn vị nghiêm túc thực hiện./.",
    ).format(
        "1. Văn phòng theo dõi, đôn đốc các đơn vị thực hiện các nội dung trên và\n"
        "báo cáo kết quả.\n"
        "2. Trạm Y tế khám sức khỏe đầu khóa cho học sinh, xong trước ngày 30/9."
    )

    reading = read(text)

    assert reading.closing == "Đề nghị các đơn vị nghiêm túc thực hiện./."
    assert [ref.written for ref in reading.directives[-1].duties[0].leads] == ["Trạm Y tế"]


def test_number_that_ends_a_sentence_begins_no_list():
    text = NOTICE.replace(
        "kết luận như sau:", "họp phiên thứ\n40. Sau khi nghe báo cáo, Chủ tịch kết luận như sau:"
    )

    reading = read(text.format("1. Văn phòng theo dõi.\n2. Phòng Kinh tế rà soát."))

    assert [item.path for item in reading.directives] == ["1", "2"]
    assert reading.opening.endswith("kết luận như sau:")
