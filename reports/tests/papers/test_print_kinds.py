"""Working papers as values: what each says of the tasks, and to whom."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from conclusions.models import Conclusion, Duty, Item
from conclusions.tests.factories import a_directive, a_draft
from departments.agency_words import WORDS_BY_KIND
from departments.at_once import kept
from departments.models import Agency, Delegation, Department
from reports.figures.register_columns import REGISTER_COLUMNS
from reports.figures.summary_table import SUMMARY_HEADINGS
from reports.papers.geometry import table_page
from reports.papers.line_breaks import width_of
from reports.papers.worksheets import decided_sheet, meeting_sheet, overdue_list, slips
from reports.papers.worksheets.print_kinds import KINDS, units_with_slips
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.working_paper import NamedCell, WorkingPaper, room_of
from tasks.actions import issue
from tasks.actions.after_issue import Paper, amend, correct, revoke
from tasks.models import Task
from tasks.tests.factories import a_task, at, deadline_given_by, do

ISSUED, NOW = date(2024, 4, 3), at(date(2024, 4, 15))
LETTER = "theo văn bản số 612/SKHCN-HCTH ngày 10/4/2024"
LONG_NAME = (
    "Trung tâm Nghiên cứu, Ứng dụng, Kiểm định, Kiểm nghiệm, Hỗ trợ khởi nghiệp đổi mới sáng tạo "
    "và Dịch vụ khoa học, công nghệ, tiêu chuẩn, đo lường, chất lượng tỉnh Quảng Ngãi"
)


def order(kind, reader, given="", now=NOW):
    return KINDS[kind](PrintRequest(QueryDict(given), reader, now))


def paper_of(kind, reader, given="", now=NOW) -> WorkingPaper:
    (paper,) = order(kind, reader, given, now).papers()
    return whole(paper)


def whole(paper: WorkingPaper) -> WorkingPaper:
    """The paper with all its rows read."""
    return replace(paper, groups=tuple(replace(g, rows=tuple(g.rows)) for g in paper.groups))


@pytest.fixture
def task(cast, units):
    """One dated task of the centre, helped by two units, with an obstacle told on 09/4."""
    task = a_task(
        cast,
        units["TTUD"],
        helpers=[units["HCTH"], units["QLKH"]],
        title="Báo cáo tồn tại, vướng mắc",
        deadline="before",
        named_on=date(2024, 4, 5),
        phrase="trước ngày 05/4/2024",
        deliverable="báo cáo",
        confirmer=cast["pgd.nga"],
    )
    return task


def mend(notice, act, cast, **more):
    """An act on the notice after its issue, by LETTER."""
    notice = Conclusion.objects.get(pk=notice.pk)
    paper = Paper("Điều chỉnh.", "612/SKHCN-HCTH", date(2024, 4, 10))
    act(notice, by=cast["hcth.tam"], paper=paper, now=at(date(2024, 4, 10)), **more)


def hinder(task, cast):
    do(task, "hand", cast["ttud.dung"], on=date(2024, 4, 4), assignee=cast["ttud.dat"])
    do(task, "obstacle", cast["ttud.dat"], on=date(2024, 4, 9), note="Chưa có số liệu của cơ sở.")
    return task


# Phiếu giao nhiệm vụ


def test_slip_gives_the_words_of_the_notice(cast, task):
    slip = paper_of("phieu-giao", cast["ttud.dung"], now=at(ISSUED))

    assert (slip.title, slip.under) == (
        ("PHIẾU GIAO NHIỆM VỤ",),
        ("(Trích Thông báo số 598/TB-SKHCN ngày 03/4/2024)",),
    )
    assert slip.opening == "Kính gửi: Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"
    assert [column.head for column in slip.columns] == [
        "TT",
        "Mục",
        "Tên nhiệm vụ, nội dung giao (nguyên văn)",
        "Thời hạn",
    ]
    assert [group.rows for group in slip.groups] == [
        (
            (
                1,
                "II.1",
                NamedCell(
                    "Báo cáo tồn tại, vướng mắc",
                    "Báo cáo tồn tại, vướng mắc.",
                    "Sản phẩm: báo cáo. Phối hợp: QLKH, HCTH. "
                    "Người xác nhận: Phó Giám đốc Phan Thị Thu Nga.",
                ),
                "trước ngày 05/4/2024",
            ),
        )
    ]
    assert slip.closing == "Đề nghị đơn vị tiếp nhận trên phần mềm trước 17 giờ 00 ngày 04/4/2024."
    assert slip.dated == "Quảng Ngãi, ngày 03 tháng 4 năm 2024"
    assert slip.signs == ("NGƯỜI NHẬN PHIẾU", "TRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP")
    assert slip.agency == (("UBND TỈNH QUẢNG NGÃI",), ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",))


@pytest.mark.parametrize(
    ("printed_on", "day"),
    [
        (date(2024, 4, 3), "04/4/2024"),
        (date(2024, 4, 5), "08/4/2024"),
        (date(2024, 4, 26), "02/5/2024"),  # over the days off around 30/4
    ],
)
def test_slip_asks_to_accept_by_the_next_working_day(cast, task, printed_on, day):
    slip = paper_of("phieu-giao", cast["ttud.dung"], now=at(printed_on))

    assert slip.closing == f"Đề nghị đơn vị tiếp nhận trên phần mềm trước 17 giờ 00 ngày {day}."


def test_slip_of_accepted_work_asks_for_nothing(cast, task):
    hinder(task, cast)

    assert paper_of("phieu-giao", cast["ttud.dung"]).closing == ""


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        ({}, "Không ghi thời hạn"),
        ({"deadline": "ongoing"}, "Thường xuyên"),
        ({"deadline": "recurring", "every": "month", "phrase": "hằng tháng"}, "hằng tháng"),
    ],
)
def test_slip_names_work_without_a_day(cast, units, duty, words):
    a_task(cast, units["TTra"], **duty)

    row = paper_of("phieu-giao", cast["ttra.truong"]).groups[0].rows[0]

    assert row[3] == words


SHARED = (
    "Các phòng, đơn vị gửi hồ sơ trước ngày 08/4/2024; Phòng Hành chính - Tổng hợp hoàn thành "
    "dự thảo trước ngày 10/4/2024 và tổ chức họp vào ngày 10/4/2024. Không để chậm."
)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("", SHARED),
        (SHARED, SHARED),
        (
            "Các phòng, đơn vị gửi hồ sơ trước ngày 08/4/2024",
            "Các phòng, đơn vị gửi hồ sơ trước ngày 08/4/2024 …",
        ),
        ("tổ chức họp vào ngày 10/4/2024", "… tổ chức họp vào ngày 10/4/2024 …"),
        ("Không để chậm", "… Không để chậm"),
        ("viết lại khác đi", "viết lại khác đi"),
    ],
)
def test_slip_gives_the_units_own_words_and_marks_what_it_leaves_out(what, words):
    duty = Duty(item=Item(text=SHARED), title="Báo cáo kết quả", what=what)

    assert slips.own_words(duty) == words


def test_slip_numbers_the_duties_of_one_directive(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    first = a_directive(draft, units["TTra"], title="Gửi hồ sơ và họp", what="Gửi hồ sơ")
    first.item.duties.create(title="Họp", what="họp", position=1).leads.set([units["TTra"]])
    issue(draft, by=cast["hcth.son"], now=at(ISSUED))

    slip = paper_of("phieu-giao", cast["ttra.truong"])

    assert [(*row[:2], row[2].name, row[2].words) for row in slip.groups[0].rows] == [
        (1, "II.1", "Gửi hồ sơ và họp", "Gửi hồ sơ …"),
        (2, "II.1", "Họp", "… họp"),
    ]
    (_, rows), *_ = slip.shown
    assert [[cell.down for cell in row.cells] for row in rows] == [[1, 2, 1, 1], [1, 1, 1]]


def test_slip_of_a_mended_notice_says_so_and_which_work_ended(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    for title in ("Một", "Hai"):
        a_directive(draft, units["TTra"], title=title, deadline="ongoing")
    ended, _ = issue(draft, by=cast["hcth.son"], now=at(ISSUED))
    mend(ended.conclusion, amend, cast, ended=[ended.pk])

    slip = paper_of("phieu-giao", cast["ttra.truong"])

    assert slip.under == (
        "(Trích Thông báo số 598/TB-SKHCN ngày 03/4/2024)",
        f"(Thông báo đã sửa đổi, bổ sung {LETTER})",
    )
    assert [(row[2].name, row[3]) for row in slip.groups[0].rows] == [
        ("Một", f"Thôi theo dõi {LETTER}"),
        ("Hai", "Thường xuyên"),
    ]


def test_slip_of_a_revoked_notice_tells_its_work_as_ended(cast, task):
    mend(task.conclusion, revoke, cast)

    slip = paper_of("phieu-giao", cast["hcth.son"], f"thong_bao={task.conclusion.pk}")

    assert slip.under[1] == f"(Thông báo đã thu hồi {LETTER})"
    assert slip.closing == ""
    assert [row[3] for row in slip.groups[0].rows] == [f"Thôi theo dõi {LETTER}"]


def test_each_notice_and_unit_has_its_slip(cast, units):
    for code, number in (("QLKH", "1/TB"), ("TTra", "2/TB"), ("QLKH", "3/TB")):
        a_task(cast, units[code], number=number)
    notice = Task.objects.get(lead=units["TTra"]).conclusion

    asked = order("phieu-giao", cast["qlkh.anh"])
    whole = order("phieu-giao", cast["hcth.son"], f"thong_bao={notice.pk}")

    assert [slip.under for slip in asked.papers()] == [
        ("(Trích Thông báo số 3/TB ngày 03/4/2024)",),
        ("(Trích Thông báo số 1/TB ngày 03/4/2024)",),
    ]
    assert (asked.rows, asked.count, asked.name) == (2, 2, "Phiếu giao nhiệm vụ - QLKH")
    assert [slip.opening for slip in whole.papers()] == ["Kính gửi: Thanh tra Sở"]
    assert whole.name == "Phiếu giao nhiệm vụ 2-TB"


def test_slips_may_be_chosen_by_units(cast, office_tasks, units):
    notice = office_tasks[0].conclusion
    chosen = f"thong_bao={notice.pk}&don_vi={units['TTra'].pk}&don_vi={units['QLKH'].pk}"

    assert [slip.opening for slip in order("phieu-giao", cast["pgd.nga"], chosen).papers()] == [
        "Kính gửi: Phòng Quản lý Khoa học",
        "Kính gửi: Thanh tra Sở",
    ]


@pytest.fixture
def office_tasks(cast, units):
    """One notice to three units."""
    first = a_task(cast, units["QLKH"])
    for code in ("TTra", "TTUD"):
        Task.objects.create(
            duty=first.duty,
            lead=units[code],
            assigned_by=first.assigned_by,
            confirmer=first.confirmer,
        )
    return list(Task.objects.all())


@pytest.mark.parametrize(
    ("account", "codes"),
    [
        ("hcth.son", ["QLKH", "TTra", "TTUD"]),
        ("giamdoc", ["QLKH", "TTra", "TTUD"]),
        ("qlkh.anh", ["QLKH"]),
        ("qlkh.oanh", ["QLKH"]),
        ("tdc.quan", []),
    ],
)
def test_slips_are_offered_of_what_the_person_may_print(cast, office_tasks, account, codes):
    found = units_with_slips(office_tasks[0].conclusion, cast[account], NOW)

    assert [(unit.code, count) for unit, count in found] == [(code, 1) for code in codes]


def test_whoever_stands_in_prints_the_others_slip(cast, office_tasks):
    Delegation.objects.create(
        giver=cast["ttra.truong"], taker=cast["tdc.quan"], starts_on=ISSUED, ends_on=NOW.date()
    )
    given = f"thong_bao={office_tasks[0].conclusion.pk}"

    assert [slip.opening for slip in order("phieu-giao", cast["tdc.quan"], given).papers()] == [
        "Kính gửi: Thanh tra Sở"
    ]


def test_withdrawn_work_stands_on_no_slip(cast, task):
    do(task, "withdraw", cast["giamdoc"], note="Giao trùng")

    assert order("phieu-giao", cast["hcth.son"], f"thong_bao={task.conclusion.pk}").rows == 0


# Sổ theo dõi


def test_book_writes_fourteen_cells(cast, task):
    hinder(task, cast)
    do(
        task,
        "report",
        cast["ttud.dung"],
        on=date(2024, 4, 10),
        result="=Gửi 02 vướng mắc",
        document_number="58/BC-TTUD",
    )

    book = paper_of("so-theo-doi", cast["giamdoc"], "ky=2024")

    assert book.under == ("Năm 2024", "(Số liệu đến 09 giờ 00 ngày 15/4/2024)")
    assert book.groups[0].rows == (
        (
            1,
            "598/TB-SKHCN, 03/4/2024",
            "II.1",
            "Báo cáo tồn tại, vướng mắc",
            "TTUD (Châu Tấn Đạt)",
            "QLKH, HCTH",
            "trước ngày 05/4/2024",
            "",
            date(2024, 4, 4),
            "=Gửi 02 vướng mắc",
            "58/BC-TTUD",
            date(2024, 4, 10),
            "Báo cáo quá hạn 3 ngày",
            "chờ xác nhận",
        ),
    )
    assert len(book.columns) == 14


def test_book_tells_acts_in_full_once_and_in_a_word_beside_the_notice_again(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    first = a_directive(draft, units["TTra"], title="Một")
    first.leads.add(units["QLKH"])
    a_directive(draft, units["TTra"], title="Hai")
    notice = issue(draft, by=cast["hcth.son"], now=at(ISSUED))[0].conclusion
    mend(notice, correct, cast)
    mend(notice, revoke, cast)

    rows = paper_of("so-theo-doi", cast["giamdoc"], "ky=2024").groups[0].rows

    full = f"598/TB-SKHCN, 03/4/2024 (đã đính chính {LETTER}; đã thu hồi {LETTER})"
    short = "598/TB-SKHCN, 03/4/2024 (đã đính chính, đã thu hồi)"
    assert [row[1] for row in rows] == [full, full, short]
    assert [row[12:] for row in rows] == [("Thôi theo dõi", f"thôi theo dõi {LETTER}")] * 3


def test_book_merges_what_the_units_of_a_directive_share(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    first = a_directive(draft, units["TTra"], title="Một")
    first.leads.add(units["QLKH"])
    first.item.duties.create(title="Hai", position=1).leads.set([units["HCTH"]])
    a_directive(draft, units["TTra"], title="Ba")
    issue(draft, by=cast["hcth.son"], now=at(ISSUED))

    ((_, rows),) = paper_of("so-theo-doi", cast["giamdoc"], "ky=2024").shown

    assert [[cell.down for cell in row.cells[:-10]] for row in rows] == [
        [1, 3, 3, 2],
        [1],
        [1, 1],
        [1, 1, 1, 1],
    ]
    above = "598/TB-SKHCN, 03/4/2024, mục II.1 (tiếp theo)"
    assert [row.again for row in rows] == ["", above, above, ""]


def test_book_says_which_rows_it_holds(cast, units, task):
    a_task(cast, units["QLKH"], number="600/TB")
    given = f"ky=2024-q2&don_vi={units['TTUD'].pk}&cot=con-qua"

    asked = order("so-theo-doi", cast["giamdoc"], given)

    assert (asked.rows, asked.name) == (1, "Sổ theo dõi Quý II năm 2024")
    assert next(asked.papers()).under[:-1] == (
        "Quý II năm 2024",
        "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",
        "Chưa hoàn thành, quá hạn",
    )


def test_unit_book_holds_the_rows_of_its_page(cast, units, task):
    a_task(cast, units["TTUD"], number="600/TB")
    a_task(cast, units["QLKH"], number="601/TB")
    head = cast["ttud.dung"]

    assert order("viec-don-vi", head).rows == 2
    assert order("viec-don-vi", head, "thoi_han=late").rows == 1
    assert order("viec-don-vi", head, "vai_tro=phoi_hop").rows == 0
    assert order("viec-don-vi", cast["qlkh.anh"], "vai_tro=phoi_hop").rows == 1
    assert order("viec-don-vi", head).name == "Việc của đơn vị TTUD"


def test_unit_book_of_a_heading_holds_its_rows_alone_and_says_so(cast, task):
    a_task(cast, task.lead, number="600/TB")
    asked = order("viec-don-vi", cast["ttud.dung"], "nhom=late")

    assert asked.rows == 1
    assert "Quá hạn" in next(asked.papers()).under
    assert order("viec-don-vi", cast["ttud.dung"], "nhom=gi-do").rows == 0


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ("", ["600/TB", "598/TB-SKHCN"]),
        ("nhom=late", ["598/TB-SKHCN"]),
        ("nhom=assigned", ["600/TB"]),
        ("thoi_han=none", ["600/TB"]),
        ("q=ton+tai", ["598/TB-SKHCN"]),
        ("vai_tro=phoi_hop", []),
    ],
)
def test_slips_are_of_the_notices_that_the_units_page_shows(cast, task, given, numbers):
    a_task(cast, task.lead, number="600/TB")
    slips = order("phieu-giao", cast["ttud.dung"], given).papers()

    assert [slip.under for slip in slips] == [
        (f"(Trích Thông báo số {number} ngày 03/4/2024)",) for number in numbers
    ]


# Tình hình thực hiện kết luận giao ban kỳ trước


@pytest.mark.parametrize(
    ("account", "words", "obstacle"),
    [
        (
            "giamdoc",
            "Đang thực hiện, quá hạn 6 ngày. Đã tổng hợp của 02 phòng.",
            "Chưa có số liệu của cơ sở. (Ý kiến chỉ đạo: Làm việc với Cục Thống kê)",
        ),
        ("tdc.quan", "Đang thực hiện, quá hạn 6 ngày", " "),
    ],
)
def test_meeting_sheet_tells_how_work_stands(cast, task, account, words, obstacle):
    do(task, "update", cast["ttud.dung"], on=date(2024, 4, 4), note="Đã tổng hợp của 02 phòng.")
    hinder(task, cast)
    do(task, "remark", cast["pgd.nga"], on=date(2024, 4, 10), note="Làm việc với Cục Thống kê")

    sheet = paper_of("giao-ban", cast[account])

    assert sheet.under[0] == "Thông báo số 598/TB-SKHCN ngày 03/4/2024"
    (group,) = sheet.groups
    assert group.head == (
        "1. Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ: 1 nhiệm vụ, đã hoàn thành 0, "
        "quá hạn 1"
    )
    assert group.rows == (
        ("II.1", "Báo cáo tồn tại, vướng mắc", "trước ngày 05/4/2024", words, obstacle, " "),
    )


def test_leaders_word_on_a_long_obstacle_is_not_cut_off(cast, task):
    do(task, "obstacle", cast["ttud.dung"], on=date(2024, 4, 9), note="Chưa có số liệu. " * 60)
    do(
        task,
        "remark",
        cast["pgd.nga"],
        on=date(2024, 4, 10),
        note="Làm việc với Cục Thống kê. " * 2,
    )

    (row,) = paper_of("giao-ban", cast["giamdoc"]).groups[0].rows

    assert row[4] == (
        ("Chưa có số liệu. " * 17)[:-2]
        + "… (Ý kiến chỉ đạo: Làm việc với Cục Thống kê. Làm việc với Cục Thống kê.)"
    )


def test_obstacle_on_the_meeting_sheet_ends_with_a_report(cast, task):
    do(task, "obstacle", cast["ttud.dung"], on=date(2024, 4, 9), note="Chưa có số liệu.")
    do(
        task,
        "report",
        cast["ttud.dung"],
        on=date(2024, 4, 10),
        result="Đã gửi",
        document_number="1/BC",
    )
    do(task, "send_back", cast["giamdoc"], on=date(2024, 4, 11), kind="content", note="Thiếu")

    (row,) = paper_of("giao-ban", cast["giamdoc"]).groups[0].rows

    assert row[4] == " "


def test_answer_to_an_obstacle_is_named_as_what_it_is(cast, task):
    do(task, "obstacle", cast["ttud.dung"], on=date(2024, 4, 9), note="Chưa có số liệu.")
    do(task, "pause", cast["giamdoc"], on=date(2024, 4, 10), note="Chờ Cục Thống kê")

    (row,) = paper_of("giao-ban", cast["giamdoc"]).groups[0].rows

    assert row[4] == "Chưa có số liệu. (Tạm dừng: Chờ Cục Thống kê)"


def test_meeting_sheet_is_of_the_last_briefing_unless_one_is_named(cast, units):
    first = a_task(cast, units["QLKH"], number="1/TB")
    a_task(cast, units["QLKH"], number="2/TB", issued_on=date(2024, 4, 10))

    def said(given=""):
        return paper_of("giao-ban", cast["hcth.son"], given).under[0]

    assert said() == "Thông báo số 2/TB ngày 10/4/2024"
    assert said(f"thong_bao={first.conclusion.pk}") == "Thông báo số 1/TB ngày 03/4/2024"


def test_meeting_sheet_of_a_mended_notice_says_so(cast, task):
    mend(task.conclusion, correct, cast)

    sheet = paper_of("giao-ban", cast["hcth.son"])

    assert sheet.under[0] == f"Thông báo số 598/TB-SKHCN ngày 03/4/2024, đã đính chính {LETTER}"


# Biểu tổng hợp, danh mục quá hạn


def test_summary_counts_as_the_page_does(cast, units, task):
    done = a_task(cast, units["QLKH"], number="600/TB")
    do(done, "report", cast["qlkh.anh"], result="Đã xong", on=date(2024, 4, 9))
    do(done, "confirm", Task.objects.get(pk=done.pk).confirmer, on=date(2024, 4, 10))

    table = paper_of("bieu-tong-hop", cast["hcth.son"], "ky=2024")

    by_name = {row[1]: row[2:] for row in table.groups[0].rows}
    assert by_name["Phòng Quản lý Khoa học"] == (1, 0, 1, 1, 1, 0, 0, 0, 0, Decimal("100.0"))
    centre = by_name["Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"]
    assert centre == (1, 1, 0, 0, 0, 0, 1, 0, 1, Decimal("0.0"))
    assert by_name["Thanh tra Sở"] == (0, 0, 0, 0, 0, 0, 0, 0, 0, None)
    assert table.total == (" ", "Tổng cộng", 2, 1, 1, 1, 1, 0, 1, 0, 1, Decimal("50.0"))
    assert [heading.text for heading in table.heads[0]][-3:] == [
        "Đã hoàn thành",
        "Chưa hoàn thành",
        "Tỷ lệ đúng hạn (%)",
    ]
    assert table.notes[2:] == (
        "Thời hạn “trước ngày …” tính đến hết ngày ghi trong thông báo.",
        "Không tính nhiệm vụ tạm dừng (0), thôi theo dõi (0).",
    )
    assert table.signs == ("NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP")


def test_papers_of_no_period_say_what_they_hold(cast, task):
    said = "Năm 2024 (gồm nhiệm vụ chưa hoàn thành của các năm trước chuyển sang)"

    kinds = ("bieu-tong-hop", "qua-han", "so-theo-doi")
    assert {paper_of(kind, cast["giamdoc"]).under[0] for kind in kinds} == {said}


def test_summary_says_how_the_agency_counts(cast, task):
    Agency.objects.update(before_excludes_day=True)

    note = paper_of("bieu-tong-hop", cast["hcth.son"]).notes[2]

    assert note == "Thời hạn “trước ngày …” không tính ngày ghi trong thông báo."


def test_overdue_list_tells_days_cause_and_what_is_asked(cast, task):
    hinder(task, cast)
    do(
        task,
        "request_extension",
        cast["ttud.dung"],
        on=date(2024, 4, 10),
        note="Chờ số liệu",
        new_due_on=date(2024, 4, 11),
    )
    do(task, "grant_extension", cast["giamdoc"], on=date(2024, 4, 10))
    deadline_given_by(task, "grant_extension", extended=1)
    do(
        task,
        "request_extension",
        cast["ttud.dung"],
        on=date(2024, 4, 12),
        note="Chờ thêm",
        new_due_on=date(2024, 4, 26),
    )

    table = paper_of("qua-han", cast["hcth.son"], "ky=2024")

    assert table.groups[0].rows == (
        (
            1,
            "598/TB-SKHCN ngày 03/4/2024, mục II.1",
            "Báo cáo tồn tại, vướng mắc",
            "TTUD",
            "QLKH, HCTH",
            "trước ngày 05/4/2024",
            "gia hạn lần 1 đến 11/4/2024",
            2,
            "Chưa có số liệu của cơ sở.",
            "Đề nghị gia hạn đến 26/4/2024",
        ),
    )


@pytest.mark.parametrize(
    ("answer", "told", "notes"),
    [
        (None, "Bão số 12 (khách quan, chờ ghi nhận)", ()),
        (
            "recognise_cause",
            "Bão số 12 (khách quan, đã ghi nhận)",
            ("Trong đó 1 nhiệm vụ có nguyên nhân khách quan đã được ghi nhận.",),
        ),
        ("refuse_cause", "Bão số 12 (không ghi nhận là khách quan)", ()),
    ],
)
def test_overdue_list_tells_a_cause_beyond_the_unit_and_counts_it_apart(
    cast, task, answer, told, notes
):
    hinder(task, cast)
    do(task, "cause", cast["ttud.dung"], on=date(2024, 4, 10), note="Bão số 12")
    if answer:
        do(task, answer, cast["giamdoc"], on=date(2024, 4, 11), note="Đã rõ")

    table = paper_of("qua-han", cast["hcth.son"], "ky=2024")

    ((*_, cause, _waiting),) = table.groups[0].rows
    assert (cause, table.notes) == (told, notes)


@pytest.fixture
def carried(cast, units):
    """Work of 335/TB, due on 29/3, that 598/TB-SKHCN carries on with the day 08/4."""
    fields = {"number": "335/TB", "issued_on": date(2024, 3, 20)}
    former = a_task(cast, units["TTUD"], deadline="by", named_on=date(2024, 3, 29), **fields)
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    dated = {"deadline": "before", "named_on": date(2024, 4, 8), "phrase": "trước ngày 08/4/2024"}
    duty = a_directive(draft, units["TTUD"], **dated)
    duty.item.continues = former.duty.item
    duty.item.save()
    return issue(draft, by=cast["hcth.son"], now=at(ISSUED))[0]


def test_carried_work_is_not_shown_as_extended(cast, carried):
    given = f"thong_bao={carried.conclusion.pk}"
    renewed = "hạn mới trước ngày 08/4/2024, chuyển 1 kỳ"

    late, booked = (
        paper_of(kind, cast["hcth.son"], "ky=2024-q2").groups[0].rows[0]
        for kind in ("qua-han", "so-theo-doi")
    )
    slip = paper_of("phieu-giao", cast["hcth.son"], given).groups[0].rows[0]

    assert (late[5:8], booked[6:8], booked[13]) == (
        ("ngày 29/3/2024 (TB 335)", renewed, 5),
        ("ngày 29/3/2024 (TB 335)", renewed),
        "chờ tiếp nhận; đã chuyển 1 kỳ, từ TB 335 ngày 20/3/2024",
    )
    assert slip[3] == f"ngày 29/3/2024 (TB 335), {renewed}"


def test_work_carried_on_tells_where_it_went(cast, carried):
    late, booked = (
        paper_of(kind, cast["hcth.son"], "ky=2024-q1").groups[0].rows[0]
        for kind in ("qua-han", "so-theo-doi")
    )

    where = "chuyển sang Thông báo số 598/TB-SKHCN, mục II.1"
    assert (late[7], late[9]) == (3, f"Đã {where}")
    assert booked[12:] == ("Chuyển kỳ sau", where)


def test_carried_work_shows_its_own_extension(cast, carried):
    head, day = cast["ttud.dung"], date(2024, 4, 11)
    do(carried, "request_extension", head, on=ISSUED, note="Chờ số liệu", new_due_on=day)
    do(carried, "grant_extension", cast["giamdoc"], on=ISSUED)
    deadline_given_by(carried, "grant_extension", extended=1)

    late, booked = (
        paper_of(kind, cast["hcth.son"], "ky=2024-q2").groups[0].rows[0]
        for kind in ("qua-han", "so-theo-doi")
    )

    extended = "chuyển 1 kỳ; gia hạn lần 1 đến 11/4/2024"
    assert (late[6:8], booked[7]) == ((extended, 2), extended)


def test_overdue_list_has_the_rows_of_the_tables_last_number(cast, units):
    for n, day in enumerate((5, 8, 26)):
        fields = {"deadline": "by", "named_on": date(2024, 4, day)}
        a_task(cast, units["QLKH"], number=f"{n}/TB", **fields)

    total = paper_of("bieu-tong-hop", cast["hcth.son"], "ky=2024").total
    asked = order("qua-han", cast["hcth.son"], "ky=2024")

    assert (asked.rows, total[10]) == (2, 2)
    assert [row[7] for row in whole(next(asked.papers())).groups[0].rows] == [6, 5]


def test_overdue_list_tells_what_of_the_lateness_lies_with_others(cast, units, steps_of_two):
    part, gathers = steps_of_two
    asked = {"unit": units["QLKH"], "needed_by": date(2024, 4, 9), "note": "Số liệu"}
    do(part, "ask_help", cast["ttud.dung"], **asked)

    table = paper_of("qua-han", cast["hcth.son"], "ky=2024")

    told = {row[3]: (row[7], row[8]) for row in table.groups[0].rows}
    late = told["HCTH"][0]
    assert told["HCTH"][1] == f"Trong số ngày quá hạn, chờ TTUD {late} ngày làm việc"
    assert told["TTUD"][1] == (
        "QLKH: phần phối hợp đề nghị ngày 04/4/2024, cần ngày 09/4/2024, chưa báo xong"
    )
    assert table.notes == ("Trong đó 1 nhiệm vụ có thời gian chờ kết quả của đơn vị khác.",)


def test_overdue_list_tells_acts_on_the_notice(cast, task):
    mend(task.conclusion, correct, cast)

    (row,) = paper_of("qua-han", cast["hcth.son"], "ky=2024").groups[0].rows

    assert row[1] == f"598/TB-SKHCN ngày 03/4/2024, mục II.1 (đã đính chính {LETTER})"


# All of them


@pytest.mark.wide
@pytest.mark.parametrize(
    ("kind", "queries"),
    [
        ("phieu-giao", 10),
        ("so-theo-doi", 8),
        ("viec-don-vi", 10),
        ("giao-ban", 11),
        ("bieu-tong-hop", 4),
        ("qua-han", 11),
    ],
)
@pytest.mark.parametrize("copies", [1, 3])
def test_papers_take_few_queries(cast, units, django_assert_num_queries, kind, queries, copies):
    for n in range(copies):
        task = a_task(
            cast,
            units["HCTH"],
            number=f"{n}/TB",
            helpers=[units["QLKH"]],
            deadline="by",
            named_on=date(2024, 4, 5),
        )
        do(task, "update", cast["hcth.tam"], note="Đang làm")
    reader = type(cast["hcth.tam"]).objects.get(username="hcth.tam")

    with django_assert_num_queries(queries), kept(lambda: reader):
        list(map(whole, order(kind, reader).papers()))


def test_long_names_of_units_are_printed_whole(cast, units):
    Department.objects.filter(code="TTra").update(name=LONG_NAME)
    a_task(cast, Department.objects.get(code="TTra"))

    assert paper_of("phieu-giao", cast["ttra.truong"]).opening == f"Kính gửi: {LONG_NAME}"


@pytest.mark.parametrize(
    ("columns", "kind", "head", "words"),
    [
        (slips.COLUMNS, "slip", "TT", "20"),
        (REGISTER_COLUMNS, "book", "Phối hợp", "QLCN&CN,"),
        (overdue_list.COLUMNS, "overdue", "Phối hợp", "QLCN&CN,"),
        (slips.COLUMNS, "slip", "Mục", "II.10.(1)"),
        (REGISTER_COLUMNS, "book", "Mục", "II.10.(1)"),
        (meeting_sheet.columns_of(WORDS_BY_KIND["so"]), "meeting", "Mục", "II.10.(1)"),
        (REGISTER_COLUMNS, "book", "TT", "2000"),
        (overdue_list.COLUMNS, "overdue", "TT", "2000"),
        (REGISTER_COLUMNS, "book", "Số, ký hiệu, ngày", "1234/TB-SKHCN,"),
        (REGISTER_COLUMNS, "book", "Sản phẩm, số văn bản", "62/KH-SKHCN"),
        (REGISTER_COLUMNS, "book", "Ngày báo cáo", "20/11/2026"),
        (REGISTER_COLUMNS, "book", "Đánh giá", "Hoàn thành"),
    ],
)
def test_codes_numbers_and_days_fit_the_columns_they_stand_in(columns, kind, head, words):
    (column,) = [column for column in columns if column.head == head]

    assert width_of(words, face="Regular", size=table_page(kind).letters_pt(kind)) <= room_of(
        kind, column
    )


@pytest.mark.parametrize(
    "columns",
    [
        slips.COLUMNS,
        REGISTER_COLUMNS,
        meeting_sheet.columns_of(WORDS_BY_KIND["so"]),
        overdue_list.COLUMNS,
        decided_sheet.COLUMNS,
        SUMMARY_HEADINGS,
    ],
)
def test_columns_fill_the_paper(columns):
    assert sum(column.share for column in columns) == 1000
