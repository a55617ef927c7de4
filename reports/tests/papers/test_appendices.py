"""Appendices: the lists of a notice's duties, and the annexes it came with."""

from datetime import date

import pytest

from conclusions.actions import draft_from
from conclusions.models import Duty
from conclusions.reading import read
from conclusions.tests.factories import a_directive, a_draft
from conclusions.tests.reading.test_annexes import ATTACHED, HEAD, LISTED, TASKS
from conclusions.units import Directory
from departments.models import Agency, Department
from reports.papers.notices.notice_sheet import BLANK, sheet_of
from reports.papers.notices.sheet_words import words_of
from tasks.actions import issue

BEFORE, RECURRING = Duty.Deadline.BEFORE, Duty.Deadline.RECURRING
ISSUED = date(2024, 4, 3)
FORM = "PHỤ LỤC\nMẪU BÁO CÁO\n1. Kết quả thực hiện\n2. Kiến nghị\n"


def unit(code: str) -> Department:
    return Department.objects.get(code=code)


@pytest.fixture
def notice(cast):
    """Two dated duties, one recurring, one undated, for two units and a helper."""
    draft = a_draft(
        cast["giamdoc"],
        number="598/TB-SKHCN",
        closing="Nay thông báo để các đơn vị thực hiện./.",
        chair="Giám đốc",
        recipients="- Lưu: VT.",
    )
    qlkh, ttra, hcth = unit("QLKH"), unit("TTra"), unit("HCTH")
    a_directive(
        draft,
        ttra,
        qlkh,
        title="Báo cáo vướng mắc",
        helpers=[hcth],
        deadline=BEFORE,
        named_on=date(2024, 4, 10),
        phrase="trước ngày 10/4/2024",
    )
    a_directive(
        draft,
        qlkh,
        title="Dự thảo kế hoạch",
        deliverable="kế hoạch",
        deadline=BEFORE,
        named_on=date(2024, 4, 5),
        phrase="trước ngày 05/4/2024",
    )
    a_directive(
        draft, ttra, title="Kiểm tra", deadline=RECURRING, every="month", phrase="hằng tháng"
    )
    a_directive(draft, qlkh, title="Đôn đốc hồ sơ")
    return draft


def rows_of(appendix) -> list[tuple[str, ...]]:
    (table,) = appendix.blocks
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def read_back(*annexes: str, **fields):
    """A draft read from a paper with these annexes."""
    text = "\n".join([HEAD.format(mark=""), *annexes])
    draft = draft_from(read(text, Directory().known(), ISSUED), by=None)
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


def test_notice_has_no_appendix_unless_one_is_chosen(notice):
    sheet = sheet_of(notice)

    assert sheet.appendices == ()
    assert sheet.body[-1].text == "Nay thông báo để các đơn vị thực hiện./."


def test_list_by_unit_gives_each_unit_all_its_duties(notice):
    notice.lists_by_unit = True

    (appendix,) = sheet_of(notice).appendices

    assert (appendix.label, appendix.title) == (
        "Phụ lục",
        ("BẢNG PHÂN CÔNG NHIỆM VỤ THEO ĐƠN VỊ",),
    )
    assert rows_of(appendix) == [
        ("Phòng Quản lý Khoa học",),
        ("1", "II.1", "Báo cáo vướng mắc", "Phòng Hành chính - Tổng hợp", "Trước ngày 10/4/2024"),
        ("2", "II.2", "Dự thảo kế hoạch (sản phẩm: kế hoạch)", "", "Trước ngày 05/4/2024"),
        ("3", "II.4", "Đôn đốc hồ sơ", "", "Không ghi thời hạn"),
        ("Thanh tra Sở",),
        ("1", "II.1", "Báo cáo vướng mắc", "Phòng Hành chính - Tổng hợp", "Trước ngày 10/4/2024"),
        ("2", "II.3", "Kiểm tra", "", "Hằng tháng"),
    ]


def test_list_by_deadline_puts_the_nearest_day_first(notice):
    notice.lists_by_deadline = True

    (appendix,) = sheet_of(notice).appendices

    assert appendix.title == ("BẢNG TỔNG HỢP NHIỆM VỤ THEO THỜI HẠN",)
    assert [row[:5] for row in rows_of(appendix)] == [
        ("Có thời hạn",),
        (
            "1",
            "Trước ngày 05/4/2024",
            "II.2",
            "Dự thảo kế hoạch (sản phẩm: kế hoạch)",
            "Phòng Quản lý Khoa học",
        ),
        (
            "2",
            "Trước ngày 10/4/2024",
            "II.1",
            "Báo cáo vướng mắc",
            "Phòng Quản lý Khoa học, Thanh tra Sở",
        ),
        ("Định kỳ, thường xuyên",),
        ("3", "Hằng tháng", "II.3", "Kiểm tra", "Thanh tra Sở"),
        ("Không ghi thời hạn",),
        ("4", "", "II.4", "Đôn đốc hồ sơ", "Phòng Quản lý Khoa học"),
    ]


def test_two_appendices_are_numbered_in_roman(notice):
    notice.lists_by_unit = notice.lists_by_deadline = True

    assert [each.label for each in sheet_of(notice).appendices] == ["Phụ lục I", "Phụ lục II"]


def test_appendix_says_what_it_is_attached_to(notice):
    notice.lists_by_unit = True

    (appendix,) = sheet_of(notice).appendices

    assert " ".join(appendix.attached) == (
        "(Kèm theo Thông báo số 598/TB-SKHCN ngày 03 tháng 4 năm 2024 của Sở Khoa học và Công nghệ)"
    )


def test_appendix_of_a_draft_leaves_dots_for_number_and_day(notice):
    notice.lists_by_unit, notice.number, notice.issued_on = True, "", None

    (appendix,) = sheet_of(notice).appendices

    assert " ".join(appendix.attached) == (
        "(Kèm theo Thông báo số …/TB-SKHCN ngày … tháng … năm 2024 của Sở Khoa học và Công nghệ)"
    )
    assert BLANK not in "".join(words_of(sheet_of(notice)).appendices)


@pytest.mark.parametrize(
    ("both", "closing", "printed"),
    [
        (False, "Nay thông báo./.", "Nay thông báo (có Phụ lục kèm theo)./."),
        (True, "Nay thông báo.", "Nay thông báo (có các Phụ lục kèm theo)./."),
        (False, "Nay thông báo theo Phụ lục./.", "Nay thông báo theo Phụ lục./."),
    ],
)
def test_text_points_to_its_appendices_once(notice, both, closing, printed):
    notice.lists_by_unit, notice.lists_by_deadline, notice.closing = True, both, closing

    assert sheet_of(notice).body[-1].text == printed


def test_lists_of_an_issued_notice_keep_the_units_names(notice, cast):
    notice.lists_by_unit = True
    notice.save()
    issue(notice, by=cast["hcth.son"])
    Department.objects.filter(code="TTra").update(name="Thanh tra tỉnh")

    (appendix,) = sheet_of(notice).appendices

    assert [row for row in rows_of(appendix) if len(row) == 1] == [
        ("Phòng Quản lý Khoa học",),
        ("Thanh tra Sở",),
    ]


def test_units_that_the_words_name_together_are_named_so(notice):
    duty = Duty.objects.get(title="Kiểm tra")
    duty.leads.set(Department.objects.filter(code__in=["QLKH", "TTra", "HCTH", "TTUD"]))
    Duty.objects.filter(pk=duty.pk).update(leads_written="các phòng, đơn vị")
    notice.lists_by_deadline = True

    (appendix,) = sheet_of(notice).appendices

    assert [row[4] for row in rows_of(appendix) if row[-3:-2] == ("Kiểm tra",)] == [
        "Các phòng, đơn vị"
    ]


def test_duty_without_a_unit_is_listed_as_not_assigned(notice):
    Duty.objects.get(title="Kiểm tra").leads.clear()
    notice.lists_by_unit = True

    (appendix,) = sheet_of(notice).appendices

    assert rows_of(appendix)[-2:] == [
        ("Chưa phân công",),
        ("1", "II.3", "Kiểm tra", "", "Hằng tháng"),
    ]


def test_annex_that_came_with_the_notice_is_printed_behind_the_signature(agency):
    (appendix,) = sheet_of(read_back(TASKS)).appendices

    assert appendix.label == "Phụ lục I"
    assert appendix.title == ("DANH MỤC NHIỆM VỤ GIAO CÁC PHÒNG, ĐƠN VỊ",)
    assert " ".join(appendix.attached) == (
        "(Kèm theo Thông báo số 600/TB-SKHCN ngày 03 tháng 4 năm 2024 của Sở)"
    )
    assert rows_of(appendix) == [
        ("I", "Lĩnh vực khoa học", "", ""),
        ("1", "Rà soát nhiệm vụ", "Phòng Quản lý Khoa học", "20/4/2024"),
    ]


def test_annex_without_a_line_of_its_own_gets_the_one_that_says_to_what(agency):
    (appendix,) = sheet_of(read_back(FORM)).appendices

    assert appendix.label == "Phụ lục"
    assert " ".join(appendix.attached).startswith("(Kèm theo Thông báo số 600/TB-SKHCN ngày 03")
    assert [block.text for block in appendix.blocks] == ["1. Kết quả thực hiện", "2. Kiến nghị"]


def test_line_that_attaches_an_annex_to_another_number_is_written_anew(agency):
    draft = read_back(TASKS, number="610/TB-SKHCN")

    (appendix,) = sheet_of(draft).appendices

    assert " ".join(appendix.attached) == (
        "(Kèm theo Thông báo số 610/TB-SKHCN ngày 03 tháng 4 năm 2024 của Sở Khoa học và Công nghệ)"
    )


def test_own_annexes_and_lists_are_numbered_together(agency):
    draft = read_back(FORM, lists_by_unit=True)

    assert [each.label for each in sheet_of(draft).appendices] == ["Phụ lục I", "Phụ lục II"]


def test_twelve_annexes_are_numbered_in_roman_to_the_last(agency):
    labels = [each.label for each in sheet_of(read_back(*[FORM] * 12)).appendices]

    assert labels[8:] == ["Phụ lục IX", "Phụ lục X", "Phụ lục XI", "Phụ lục XII"]


def test_row_of_one_cell_heads_the_rows_of_its_table(agency):
    rows = TASKS.replace("| I | Lĩnh vực khoa học | | |", "| Lĩnh vực khoa học | | | |")
    draft = read_back(rows)
    draft.items.filter(cells__0="Lĩnh vực khoa học").update(cells=["Lĩnh vực khoa học"])

    (appendix,) = sheet_of(draft).appendices
    (table,) = appendix.blocks

    assert [(row.spans, row.strong) for row in table.rows] == [(True, True), (False, False)]


def test_list_read_from_a_paper_is_kept_as_it_stands(agency):
    (appendix,) = sheet_of(read_back(LISTED)).appendices

    assert rows_of(appendix) == [
        ("1", "II.1", "Báo cáo kết quả", "Phòng Quản lý Khoa học", "trước ngày 10/4/2024"),
        ("2", "II.2", "Kế hoạch thanh tra", "Thanh tra Sở", ""),
    ]


def test_agency_named_in_small_letters_is_named_as_it_is(notice):
    Agency.objects.update(name="Ban Quản lý Khu kinh tế Dung Quất")
    notice.lists_by_unit = True

    (appendix,) = sheet_of(notice).appendices

    assert " ".join(appendix.attached).endswith("của Ban Quản lý Khu kinh tế Dung Quất)")


WORKS = """PHỤ LỤC
HỒ SƠ
1. Hồ sơ nhiệm vụ.
2. Kèm theo hồ sơ có bản sao quyết định.
3. Biên bản.
"""
ROWS_TOO = """PHỤ LỤC
DANH MỤC NHIỆM VỤ
| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |
| 1 | Kèm theo hồ sơ lập dự toán | Phòng Quản lý Khoa học | 20/5/2024 |
"""


def test_item_or_row_that_begins_with_the_words_of_attaching_is_kept(agency):
    listed, tabled = sheet_of(read_back(WORKS, ROWS_TOO)).appendices

    assert [block.text for block in listed.blocks] == [
        "1. Hồ sơ nhiệm vụ.",
        "2. Kèm theo hồ sơ có bản sao quyết định.",
        "3. Biên bản.",
    ]
    assert rows_of(tabled)[-1] == (
        "1",
        "Kèm theo hồ sơ lập dự toán",
        "Phòng Quản lý Khoa học",
        "20/5/2024",
    )


@pytest.mark.parametrize(
    "attached",
    [
        "(Kèm theo Thông báo số 1600/TB-SKHCN ngày 03 tháng 4 năm 2024 của Sở)",
        "(Kèm theo Thông báo số 600/TB-SKHCN ngày 01/01/2020 của Sở)",
        "(Kèm theo Thông báo số 600/TB-SKHCN của Sở)",
    ],
)
def test_line_that_attaches_an_annex_to_another_notice_is_written_anew(agency, attached):
    (appendix,) = sheet_of(read_back(TASKS.replace(ATTACHED, attached))).appendices

    assert " ".join(appendix.attached) == (
        "(Kèm theo Thông báo số 600/TB-SKHCN ngày 03 tháng 4 năm 2024 của Sở Khoa học và Công nghệ)"
    )


@pytest.mark.parametrize(
    ("own", "labels"),
    [
        ("PHỤ LỤC", ["Phụ lục I", "Phụ lục II"]),
        ("PHỤ LỤC I", ["Phụ lục I", "Phụ lục II"]),
        ("PHỤ LỤC II", ["Phụ lục II", "Phụ lục I"]),
        ("Phụ lục 1", ["Phụ lục 1", "Phụ lục 2"]),
    ],
)
def test_lists_are_numbered_beside_the_annexes_that_came(agency, own, labels):
    draft = read_back(FORM.replace("PHỤ LỤC", own), lists_by_unit=True)

    assert [appendix.label for appendix in sheet_of(draft).appendices] == labels


def test_words_alone_in_a_row_run_over_all_its_columns(agency):
    table = TASKS.replace("| I | Lĩnh vực khoa học | | |", "| Lĩnh vực khoa học | | | |")

    (appendix,) = sheet_of(read_back(table)).appendices

    assert rows_of(appendix)[0] == ("Lĩnh vực khoa học",)
