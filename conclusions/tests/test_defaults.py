"""What the agency's habits fill in though the file has no word of it is told, and dropped at once;
slips in the number; which rows the right pane shows."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.gaps import odd_symbol
from conclusions.models import Conclusion, Duty
from conclusions.reading import read
from conclusions.review_page import Review
from conclusions.tests.factories import a_directive, a_draft
from conclusions.units import Directory

HEAD = """\
THÔNG BÁO
Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban tháng 11 năm 2026
Giám đốc Sở kết luận như sau:
1. Thanh tra Sở báo cáo kết quả thanh tra trước ngày 10/12/2026.
"""
END = """\
Đề nghị các đơn vị thực hiện./.
Nơi nhận:
- Thanh tra Sở;
- Lưu: VT.
GIÁM ĐỐC
Lê Đình Khải
"""
ALL = {"closing", "recipients", "signature", "signer_name"}


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


@pytest.fixture
def pasted(cast):
    def make(text):
        return actions.draft_from(read(text, Directory().known()), by=cast["hcth.son"])

    return make


def at(name, *args):
    return reverse(f"conclusions:{name}", args=args)


def test_what_the_file_lacks_is_told_to_be_the_agency_s(pasted):
    assert set(Review(pasted(HEAD)).defaults) == ALL
    assert set(Review(pasted(HEAD + END)).defaults) == set()


def test_leader_nobody_named_is_told_to_be_supposed(pasted):
    review = Review(
        pasted(
            HEAD.replace("của Giám đốc Sở Khoa học và Công nghệ ", "").replace(
                "Giám đốc Sở kết luận", "Cuộc họp kết luận"
            )
        )
    )

    assert review.defaults["leader"].words == ("mặc định là Giám đốc, tệp không ghi người kết luận")


def test_words_typed_since_are_no_default(pasted, cast):
    draft = pasted(HEAD)
    actions.edit_header(draft, seen=draft.version, closing="Các đơn vị thực hiện.")

    assert set(Review(draft).defaults) == ALL - {"closing"}
    assert Review(draft).closing_added


def test_draft_without_a_file_has_no_default(cast):
    assert Review(a_draft(cast["giamdoc"], closing="Nay thông báo.")).defaults == {}


def test_closing_that_is_not_in_the_file_is_marked_among_its_words(office, pasted):
    page = office.get(at("review", pasted(HEAD).pk)).text

    assert page.count("câu kết mặc định, không có trong tệp") == 2  # its words and its field
    assert page.count("mặc định của cơ quan, không có trong tệp") == 3


def test_default_is_dropped_by_one_click_and_taken_back(office, pasted, cast):
    draft = pasted(HEAD)
    closing = draft.closing

    office.post(at("default_drop", draft.pk), {"field": "closing", "shown": draft.version})
    draft.refresh_from_db()
    dropped = draft.closing
    office.post(at("undo", draft.pk), {"seen": draft.version})
    draft.refresh_from_db()

    assert (dropped, draft.closing) == ("", closing)


def test_only_a_default_is_dropped(office, pasted):
    draft = pasted(HEAD + END)

    office.post(at("default_drop", draft.pk), {"field": "closing", "shown": draft.version})
    office.post(at("default_drop", draft.pk), {"field": "title", "shown": draft.version})
    draft.refresh_from_db()

    assert (draft.closing, draft.title) == (
        "Đề nghị các đơn vị thực hiện./.",
        "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban tháng 11 năm 2026",
    )


def test_closing_added_to_a_signed_paper_is_told_of_the_issued_notice(office, pasted, units):
    draft = pasted(HEAD)
    whole = pasted(HEAD + END)
    told = "Câu kết sau đây không có trong tệp gốc"

    assert [told in office.get(at("detail", one.pk)).text for one in (draft, whole)] == [
        True,
        False,
    ]


# Numbers


@pytest.mark.parametrize(
    ("number", "kind", "issuer", "odd"),
    [
        ("598/TB-SKHCN", "briefing", "", False),
        ("546/KL-SKHCN", "conclusion", "", False),
        ("12/QĐ-UBND", "briefing", "", True),
        ("598/TB-SKHVN", "briefing", "", True),
        ("12/TB-UBND", "superior", "UBND tỉnh", False),
        ("", "briefing", "", False),
    ],
)
def test_number_of_an_own_notice_bears_the_agency_s_symbol(cast, number, kind, issuer, odd):
    notice = Conclusion(number=number, kind=kind, issuer=issuer)
    told = f"Số {number} không mang ký hiệu TB-SKHCN của thông báo thuộc cơ quan này."

    assert odd_symbol(notice) == (told if odd else "")


def test_odd_number_is_told_in_review_and_letters_put_right_when_saved(office, pasted):
    draft = pasted(HEAD)
    form = {f"tt-{name}": getattr(draft, name) or "" for name in ("title", "kind", "signer_name")}
    typed = {"tt-number": "12／QĐ–UBND", "tt-issued_on": "18/11/2026", "shown": draft.version}

    office.post(at("header", draft.pk), form | typed | {"tt-leader": draft.leader_id})
    page = office.get(at("review", draft.pk)).text

    assert "Số 12/QĐ-UBND không mang ký hiệu TB-SKHCN" in page
    assert "Số có ký tự nhìn giống nhưng khác mã, đã ghi lại: 12/QĐ-UBND." in page


# Which rows are shown


def test_rows_are_picked_by_what_they_ask_for(cast, units):
    draft = a_draft(cast["giamdoc"])
    a_directive(draft, title="Không đơn vị")
    a_directive(
        draft,
        units["QLKH"],
        deadline="before",
        phrase="trước ngày 05/4",
        named_on=date(2024, 4, 5),
        deliverable="báo cáo",
    )
    a_directive(draft, units["QLKH"], phrase="đầu quý", day_check=Duty.DayCheck.OPEN)
    rows = [row for row in Review(draft).rows if row.is_directive]

    assert [row.picked_by for row in rows] == [
        ["phai", "thieu"],
        ["han", "suy"],
        ["phai", "thieu"],
    ]
    assert [(pick.code, pick.count) for pick in Review(draft).picks] == [
        ("phai", 2),
        ("thieu", 2),
        ("han", 1),
        ("suy", 1),
    ]


def test_strip_of_paragraphs_stands_only_while_a_sentence_is_without_a_place(office, pasted):
    page = office.get(at("review", pasted(HEAD + END).pk)).text

    assert 'aria-label="Các đoạn của văn bản" hidden' in " ".join(page.split())
