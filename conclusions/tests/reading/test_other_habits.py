"""Notices of other agencies, laid out and numbered by other habits."""

from datetime import date, time

import pytest

from conclusions.reading import Unit, read
from conclusions.reading.cautions import NO_CONCLUSION, NO_LETTERS, NO_MARKS, NOT_VIETNAMESE
from conclusions.tests.reading import made_up
from conclusions.tests.reading.conftest import SAMPLE, text_of
from departments.folding import plain


def facts(text):
    """path: (leads, helpers, day) of every duty."""
    return [
        (
            item.path,
            [ref.written for ref in duty.leads],
            [ref.written for ref in duty.helpers],
            duty.deadline and duty.deadline.on,
        )
        for item in read(text).directives
        for duty in item.duties
    ]


def test_two_column_hospital_notice_with_sections_in_sections():
    assert facts(made_up.HOSPITAL) == [
        ("-1", ["Các khoa, phòng, đơn vị trực thuộc"], [], date(2025, 2, 25)),
        (
            "-2",
            ["Phòng Nghiệp vụ Y"],
            ["Trung tâm Kiểm soát bệnh tật tỉnh", "Phòng Kế hoạch - Tài chính"],
            date(2025, 2, 14),
        ),
        ("1.a)", ["Văn phòng Sở"], [], date(2025, 3, 31)),
        ("1.b)", ["Văn phòng Sở"], [], date(2025, 3, 3)),
        ("1.c)", ["Văn phòng Sở"], ["Thanh tra Sở"], None),
        ("1.d)", ["Văn phòng Sở"], [], date(2025, 2, 20)),
        ("2", ["Bệnh viện Đa khoa tỉnh"], [], date(2025, 2, 10)),
        ("3", ["UBND các huyện, thị xã, thành phố"], [], None),
    ]


def test_two_column_letterhead_and_tail_are_taken_apart():
    reading = read(made_up.HOSPITAL)
    header = reading.header

    assert (header.number, header.issued_on, header.place) == (
        "45/TB-SYT",
        date(2025, 2, 6),
        "Gia Lai",
    )
    assert (header.agency, header.parent_agency) == ("Sở Y tế", "Ủy ban nhân dân tỉnh Gia Lai")
    assert (header.chair, header.signer_name, header.signer_title, header.signed_on_behalf) == (
        "Nguyễn Thị Hoa",
        "Nguyễn Thị Hoa",
        "PHÓ GIÁM ĐỐC",
        "KT.",
    )
    assert reading.recipients == ("Giám đốc Sở (b/c)", "Các đơn vị trực thuộc", "Lưu: VT, VP")
    assert (reading.unread, reading.warnings) == ((), ())


def test_school_notice_of_dashes_only():
    assert facts(made_up.SCHOOL) == [
        ("-1", ["Tổ Toán - Tin"], [], date(2025, 9, 15)),
        ("-2", ["Văn phòng"], ["Đoàn trường", "các giáo viên chủ nhiệm"], date(2025, 9, 20)),
        ("-3", ["Giáo viên chủ nhiệm"], [], date(2025, 9, 21)),
        ("-4", ["Thầy Phó Hiệu trưởng"], [], None),
    ]
    assert read(made_up.SCHOOL).header.agency == "Trường THPT Nguyễn Du"


def test_commune_notice_without_any_numbers():
    assert facts(made_up.COMMUNE) == [
        ("-1", ["Phòng Kinh tế"], [], date(2025, 8, 15)),
        ("-1", ["Công an xã"], ["Ban Chỉ huy Quân sự xã"], None),
        ("-2", ["Văn phòng HĐND và UBND xã"], [], date(2025, 8, 12)),
    ]
    assert read(made_up.COMMUNE).header.agency == "Ủy ban nhân dân xã Bình Minh"


def test_party_notice_numbers_with_hyphens():
    reading = read(made_up.PARTY)

    assert [item.path for item in reading.directives] == ["1", "3.-1", "3.-2"]
    assert facts(made_up.PARTY)[0] == (
        "1",
        ["Đảng ủy Sở Khoa học và Công nghệ"],
        ["Văn phòng Đảng ủy"],
        date(2025, 6, 15),
    )
    assert [duty.deadline.every for duty in reading.directives[-1].duties] == ["half_year", "year"]
    assert (reading.header.number, reading.header.signed_on_behalf) == ("91-TB/ĐU", "T/M.")


def test_table_of_tasks_needs_no_grammar():
    reading = read(made_up.TABLE)

    assert facts(made_up.TABLE) == [
        ("1", ["Phòng Kế hoạch tổng hợp"], ["Các khoa, phòng"], date(2025, 1, 15)),
        ("2", ["Khoa Dược"], ["Phòng Tài chính kế toán"], date(2025, 1, 20)),
        ("3", ["Phòng Điều dưỡng"], [], None),
    ]
    assert reading.directives[2].duties[0].deadline.kind == "ongoing"
    assert reading.header.signer_name == "Trần Hữu Nghĩa"


def test_scanned_notice_is_read_with_its_slips_told():
    reading = read(made_up.SCANNED)

    assert [item.path for item in reading.directives] == ["3", "4", "5", "5.-1"]
    assert [c.number for item in reading.directives for c in item.citations] == ["12/QĐ-UBND"]
    assert {day for _, _, _, day in facts(made_up.SCANNED)} == {date(2026, 6, 12)}
    assert reading.warnings == (
        "Đọc số mục “Š.” là “5.”.",
        "Thời hạn “trước ngày 12/6/2026” ghi chung cho các mục 3, 4, 5, 5.-1.",
    )


TWO_SECTIONS = (
    made_up.SCHOOL.split("- Tổ")[0]
    + """\
I. NHIỆM VỤ CHUNG
1. Tổ Toán - Tin rà soát các đề tài.
2. Văn phòng lập danh sách học sinh.
II. NHIỆM VỤ CỤ THỂ
1. Tổ Ngữ văn kiểm tra việc dạy thêm:
- Văn phòng phối hợp, thu hồ sơ.
2. Tổ Hóa học nộp kế hoạch trước ngày 12/9/2025.
Báo cáo của các tổ gửi về Văn phòng trước ngày 20/9/2025.
Nơi nhận:
- Lưu: VT.
"""
)


def test_day_said_for_a_list_holds_for_no_other_section():
    assert [(path, day) for path, _, _, day in facts(TWO_SECTIONS)] == [
        ("I.1", None),
        ("I.2", None),
        ("II.1.-1", date(2025, 9, 20)),
        ("II.2", date(2025, 9, 12)),
    ]
    assert read(TWO_SECTIONS).warnings == (
        "Thời hạn “trước ngày 20/9/2025” ghi chung cho các mục II.1.-1.",
    )


def test_marked_text_tells_attendance_and_agreement_from_tasks():
    reading = read(made_up.MARKED)

    assert facts(made_up.MARKED) == [
        ("2.-1", ["Sở Xây dựng"], ["Sở Nông nghiệp và Môi trường"], date(2026, 7, 20)),
        ("3", ["Ban Pháp chế"], [], None),
    ]
    assert (reading.header.chair, reading.signature) == (
        "Lê Quang An",
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    )


COMPANY = "Công ty TNHH MTV Đầu tư, Xây dựng và Kinh doanh dịch vụ Quảng Ngãi"


def test_province_notice_gives_work_in_every_wording():
    assert facts(made_up.PROVINCE) == [
        ("1", [COMPANY], [], date(2025, 1, 15)),
        ("2", ["Sở Tài chính"], ["Sở Kế hoạch và Đầu tư", "Sở Tư pháp"], date(2025, 2, 8)),
        ("3", ["Sở Xây dựng"], ["UBND thành phố Quảng Ngãi"], date(2025, 3, 31)),
        ("4", ["Sở Kế hoạch và Đầu tư", "Sở Tài chính"], [], None),
        ("4", ["Sở Tài chính"], [], date(2025, 1, 20)),
        ("5", ["Sở Nội vụ"], ["các địa phương"], date(2025, 1, 25)),
        ("6", ["Sở Tài nguyên và Môi trường"], [], None),
        (
            "7",
            [
                "Chủ tịch UBND huyện Sơn Tịnh",
                "Chủ tịch UBND huyện Bình Sơn",
                "Chủ tịch UBND huyện Tư Nghĩa",
            ],
            [],
            date(2025, 1, 23),
        ),
        ("8", ["Sở Giao thông vận tải"], [], None),
        (
            "8",
            ["Ban Quản lý dự án ĐTXD các công trình Giao thông tỉnh"],
            [],
            date(2025, 6, 30),
        ),
        ("9", [], [], None),
        ("10", ["Sở Kế hoạch và Đầu tư"], [], None),
        ("10", ["Công an tỉnh"], [], None),
    ]
    assert read(made_up.PROVINCE).header.chair == "Võ Phong"


def test_inspecting_is_no_inspectorate_though_that_is_a_known_name():
    text = made_up.COMMUNE.replace(
        "Phòng Kinh tế rà soát các hộ nghèo", "Thanh tra, kiểm tra việc chi trả"
    )

    leads = [
        ref.written
        for duty in read(text, [Unit("Thanh tra Sở", ("Thanh tra",))]).directives[0].duties
        for ref in duty.leads
    ]

    assert "Thanh tra" not in leads


def test_hour_of_a_deadline_is_kept():
    hours = {
        item.path: duty.deadline.at
        for item in read(made_up.HOSPITAL).directives
        for duty in item.duties
        if duty.deadline
    }

    assert (hours["1.b)"], hours["2"], hours["1.a)"]) == (time(8), time(16, 30), None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", NO_LETTERS),
        (" \n 12/4 \n", NO_LETTERS),
        (plain(text_of(SAMPLE)), NO_MARKS),
        ("The quick brown fox jumps over the lazy dog and runs away. " * 10, NOT_VIETNAMESE),
        ("Ngày mai trời đẹp, mọi người đi chơi vui vẻ bên bờ sông.", NO_CONCLUSION),
    ],
)
def test_text_that_cannot_be_read_says_why(text, problem):
    assert read(text).problem == problem


def test_text_that_cannot_be_read_is_left_unread():
    lost = plain(text_of(SAMPLE))

    reading = read(lost)

    assert (reading.items, reading.unread) == ((), ((0, len(lost)),))
