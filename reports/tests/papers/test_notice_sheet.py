from datetime import UTC, date, datetime

import pytest

from conclusions.models import Conclusion, Item
from departments.models import Agency
from reports.papers.notices.notice_sheet import sheet_of
from reports.papers.paragraphs import PrintedParagraph, TextPiece, clean
from reports.tests.made_notices import DIRECTIVE, HEADING, ROWS, SENTENCE, a_notice, issued

GAP = "\u00a0"


def texts(sheet) -> list[tuple[str, str]]:
    return [(paragraph.style, paragraph.text) for paragraph in sheet.body]


def whole(sheet) -> list[str]:
    return [p.text.strip(" ,;.") for each in sheet.body for p in each.pieces if p.whole]


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("598/TB-SKHCN", "598/TB-SKHCN"),
        ("660 /TB-UBND", "660/TB-UBND"),
        ("1/TB-SKHCN", "01/TB-SKHCN"),
        ("01/TB-SKHCN", "01/TB-SKHCN"),
        ("009/TB-SKHCN", "09/TB-SKHCN"),
        ("0598/TB-SKHCN", "598/TB-SKHCN"),
        ("", f"{GAP * 8}/TB-SKHCN"),
    ],
)
def test_number_is_printed_in_the_decrees_form(agency, number, printed):
    assert sheet_of(a_notice(number=number)).number == printed


def test_number_of_a_conclusion_paper_has_its_own_letters(agency):
    sheet = sheet_of(a_notice(kind=Conclusion.Kind.CONCLUSION, number=""))

    assert (sheet.form, sheet.number) == ("KẾT LUẬN", f"{GAP * 8}/KL-SKHCN")


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2024, 4, 3), "ngày 03 tháng 4 năm 2024"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2025, 1, 5), "ngày 05 tháng 01 năm 2025"),
        (date(2024, 12, 12), "ngày 12 tháng 12 năm 2024"),
        (None, f"ngày{GAP * 6}tháng{GAP * 6}năm 2024"),
    ],
)
def test_date_has_zeros_where_the_decree_puts_them(agency, day, printed):
    assert sheet_of(a_notice(issued_on=day, number="")).dated == f"Quảng Ngãi, {printed}"


@pytest.mark.parametrize(
    ("place", "narrow"), [("Quảng Ngãi", False), ("Thành phố Hồ Chí Minh", True)]
)
def test_long_place_takes_room_from_the_agencys_column(agency, place, narrow):
    Agency.objects.update(place=place, name="Sở Khoa học và Công nghệ thành phố Hồ Chí Minh")

    sheet = sheet_of(a_notice(issued_on=date(2024, 12, 22)))

    assert sheet.narrow is narrow
    assert sheet.day_words == (f"{place},", "ngày 22 tháng 12 năm 2024")


def test_date_without_a_place_stands_alone(agency):
    Agency.objects.update(place="")

    assert sheet_of(a_notice()).day_words == ("", "Ngày 03 tháng 4 năm 2024")


def test_titles_lines_are_broken_where_the_writer_broke_them(agency):
    sheet = sheet_of(a_notice(title="Kết luận của Giám đốc Sở\ntại cuộc họp giao ban"))

    assert sheet.abstract == ("Kết luận của Giám đốc Sở", "tại cuộc họp giao ban")
    assert sheet.name.endswith("Kết luận của Giám đốc Sở tại cuộc họp giao ban")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\uf0b7 Rà soát", "- Rà soát"),
        ("☑ Đã xong ⇒ báo cáo", "- Đã xong - báo cáo"),
        ("ﬁ ﬂ ² ½ ≤ → €", "fi fl ² ½ ≤ → €"),
        ("Đại học 東京", "Đại học ??"),
        ("a\u3000b", "a b"),
    ],
)
def test_letters_the_typeface_lacks_are_printed_as_others(text, printed):
    assert clean(text) == printed


def test_letterhead_of_an_issued_notice_outlives_the_agencys(agency, cast):
    old, new = issued(a_notice(), cast["giamdoc"]), a_notice(number="12/TB-SKHCN")
    Agency.objects.update(name="Sở Khoa học, Công nghệ và Chuyển đổi số", place="Kon Tum")

    sheets = sheet_of(old), sheet_of(new)

    assert [sheet.agency for sheet in sheets] == [
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",),
        ("SỞ KHOA HỌC, CÔNG NGHỆ", "VÀ CHUYỂN ĐỔI SỐ"),
    ]
    assert [sheet.dated.split(",")[0] for sheet in sheets] == ["Quảng Ngãi", "Kon Tum"]


def test_body_keeps_labels_gaps_and_misprints(agency):
    rows = [
        (HEADING, "II.", "Nhiệm vụ chủ yếu"),
        (HEADING, "10.", "Phòng Hành chính – Tổng hợp:"),
        (DIRECTIVE, "(3)", "Xử lý tài sản."),
        (DIRECTIVE, "(5)", "Khoa học công nghê."),
        (DIRECTIVE, "", "Đoạn không đánh số.\nĐoạn thứ hai."),
    ]

    sheet = sheet_of(a_notice(rows))

    assert texts(sheet)[1:-1] == [
        ("section", "II. NHIỆM VỤ CHỦ YẾU"),
        ("unit", "10. Phòng Hành chính – Tổng hợp:"),
        ("text", "(3) Xử lý tài sản."),
        ("text", "(5) Khoa học công nghê."),
        ("text", "Đoạn không đánh số."),
        ("text", "Đoạn thứ hai."),
    ]


def test_section_titles_follow_the_agencys_custom(agency):
    Agency.objects.update(heading_capitals=False)

    assert texts(sheet_of(a_notice()))[1] == ("section", "II. Nhiệm vụ chủ yếu trong tháng 4")


def test_section_titles_of_an_issued_notice_stay_as_issued(agency, cast):
    notice = issued(a_notice(), cast["giamdoc"])

    Agency.objects.update(heading_capitals=False)

    assert texts(sheet_of(notice))[1] == ("section", "II. NHIỆM VỤ CHỦ YẾU TRONG THÁNG 4")


@pytest.mark.parametrize(
    ("closing", "printed"),
    [
        ("Nay thông báo./.", "Nay thông báo./."),
        ("Nay thông báo.", "Nay thông báo./."),
        ("Nay thông báo", "Nay thông báo./."),
    ],
)
def test_body_ends_with_the_decrees_mark(agency, closing, printed):
    assert sheet_of(a_notice(closing=closing)).body[-1].text == printed


def test_body_without_a_closing_ends_with_the_mark_too(agency):
    assert sheet_of(a_notice(closing="")).body[-1].text == f"1. {SENTENCE[:-1]}./."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Thông báo số 598/TB-SKHCN ngày 05/4/2024;", ["598/TB-SKHCN"]),
        ("Quyết định số 25/2018/QĐ-UBND", ["25/2018/QĐ-UBND"]),
        ("Nghị quyết 20-NQ/TW, Kết luận 69-KL/TW", ["20-NQ/TW", "69-KL/TW"]),
        ("Nghị định 30/2020/NĐ-CP; tháng 4/2024", ["30/2020/NĐ-CP"]),
        ("giai đoạn 2024 - 2026, 03 tháng, Quý I/2024", ["I/2024"]),
        ("60 triệu đồng/hộ; giai đoạn 2024–2026", ["đồng/hộ", "2024–2026"]),
        (f"1/{'A' * 4000}", []),
    ],
)
def test_document_numbers_and_dates_stay_whole(agency, text, kept):
    assert (
        whole(sheet_of(a_notice([(DIRECTIVE, "1.", text)], opening="", closing="Hết./."))) == kept
    )


def test_paragraph_that_leads_into_a_list_is_marked(agency):
    body = sheet_of(a_notice([(DIRECTIVE, "1.", "Các việc sau:")], opening="", closing="Hết.")).body

    assert body == (
        PrintedParagraph("text", (TextPiece("1. Các việc sau:"),), leads=True),
        PrintedParagraph("text", (TextPiece("Hết./."),)),
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Hu\u1ebf\u0323", "Hu\u1ec7\u0301"),
        ("Quảng Ngãi", "Quảng Ngãi"),
        ("trước\u202e ngày\u200b 05", "trước ngày 05"),
        ("a\x00\x1b[31m b\tc\u00a0d", "a[31m b c d"),
    ],
)
def test_text_is_composed_and_hides_nothing(text, printed):
    assert clean(text) == printed


@pytest.mark.parametrize("count", [1, 30])
def test_sheet_asks_the_database_twice(agency, django_assert_num_queries, count):
    conclusion = a_notice(ROWS * count)

    with django_assert_num_queries(2):
        sheet_of(conclusion)


def test_signature_is_in_capitals_and_the_name_as_typed(agency):
    sheet = sheet_of(a_notice(signature="TL. Giám đốc\nChánh Văn phòng"))

    assert (sheet.signature, sheet.signer) == (
        ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
        "Trần Văn Quang",
    )


def test_heading_of_several_lines_is_a_title_and_text(agency):
    rows = [(Item.Kind.HEADING, "I.", "Đánh giá\nQuý I năm 2024.")]

    assert texts(sheet_of(a_notice(rows)))[1:-1] == [
        ("section", "I. ĐÁNH GIÁ"),
        ("text", "Quý I năm 2024."),
    ]


def test_part_stands_over_its_title(agency):
    sheet = sheet_of(a_notice([(HEADING, "Phần I", "Đánh giá chung")]))

    assert texts(sheet)[1:-1] == [("part", "Phần I"), ("part", "ĐÁNH GIÁ CHUNG")]


def test_worded_label_keeps_the_comma_of_the_source(agency):
    rows = [(DIRECTIVE, "Thứ nhất", "rà soát."), (DIRECTIVE, "Một là", "báo cáo.")]
    notice = a_notice(rows, source_text="Thứ  nhất, rà soát.\nMột là báo cáo.")
    first, second = notice.items.all()
    notice.items.filter(pk=first.pk).update(start=0)
    notice.items.filter(pk=second.pk).update(start=20)

    assert [text for _, text in texts(sheet_of(notice))[1:-1]] == [
        "Thứ nhất, rà soát.",
        "Một là báo cáo.",
    ]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("- GĐ Sở;\n- Lưu: VT, HCTH.", ("- GĐ Sở;", "- Lưu: VT, HCTH.")),
        ("- GĐ Sở\n- Lưu: VT, HCTH", ("- GĐ Sở;", "- Lưu: VT, HCTH.")),
        ("GĐ Sở\n\nLưu: VT", ("- GĐ Sở;", "- Lưu: VT.")),
        (
            "- Các Sở: Công Thương,\nTài chính;\n- Lưu: VT.",
            ("- Các Sở: Công Thương, Tài chính;", "- Lưu: VT."),
        ),
        ("– GĐ Sở;\n+ Các phòng;\n• Lưu: VT.", ("- GĐ Sở;", "- Các phòng;", "- Lưu: VT.")),
        ("Nơi nhận:\n- GĐ Sở;\n- Lưu: VT.", ("- GĐ Sở;", "- Lưu: VT.")),
        (
            "- Đảng ủy - Công đoàn Sở (theo TB số 12/TB-SKHCN);\n- Lưu: VT.",
            ("- Đảng ủy - Công đoàn Sở (theo TB số 12/TB-SKHCN);", "- Lưu: VT."),
        ),
        ("", ()),
    ],
)
def test_recipients_end_as_the_decree_has_it(agency, typed, printed):
    assert sheet_of(a_notice(recipients=typed)).recipients == printed


def test_number_of_a_document_is_whole_among_the_recipients_too(agency):
    recipients = "- Các phòng (theo TB số 12/TB-SKHCN);\n- Lưu: VT."

    first, _ = sheet_of(a_notice(recipients=recipients)).beside_signature

    assert [piece.text.strip() for piece in first.pieces if piece.whole] == ["12/TB-SKHCN);"]


def test_year_of_a_draft_begun_in_the_first_hours_of_january_is_the_new_one(agency):
    draft = a_notice(number="", year=None, issued_on=None, meeting_on=None)
    draft.created_at = datetime(2024, 12, 31, 17, 30, tzinfo=UTC)  # 00:30 on 1 January here

    assert sheet_of(draft).dated.endswith("năm 2025")


def test_what_the_paper_rests_on_is_told_apart(agency):
    opening = "Căn cứ Quy chế làm việc của Sở;\nCăn cứ kết quả cuộc họp.\nGiám đốc Sở kết luận:"

    styles = [paragraph.style for paragraph in sheet_of(a_notice(opening=opening)).body]

    assert styles[:3] == ["ground", "ground", "text"]


@pytest.mark.parametrize(
    ("label", "text", "style"),
    [
        ("5.", "Phòng Quản lý Khoa học:", "unit"),
        ("1.", "Phòng Hành chính - Tổng hợp phê duyệt kế hoạch, cụ thể:", "text"),
        ("2.", "Giao các phòng, đơn vị như sau:", "text"),
        ("c)", "Phòng Hành chính - Tổng hợp:", "text"),
    ],
)
def test_clause_without_a_title_is_regular(agency, label, text, style):
    rows = [(Item.Kind.HEADING, label, text), (Item.Kind.DIRECTIVE, "-", "Báo cáo kết quả.")]

    first = sheet_of(a_notice(rows, opening="")).body[0]

    assert (first.style, first.leads) == (style, True)
