"""A reading becomes a draft: its rows, its number, its day of review, its leader."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conclusions import actions
from conclusions.actions import Refused
from conclusions.gaps import gaps_of
from conclusions.models import Conclusion, Duty
from conclusions.reading import (
    Deadline,
    Header,
    ReadCitation,
    ReadDuty,
    Reading,
    ReadItem,
    UnitRef,
)
from conclusions.tests.factories import a_draft
from departments.models import User


def a_reading(**header):
    """Section II with one directive of two duties, the second sent to by the first."""
    everyone = UnitRef("Các phòng, đơn vị", (0, 17), collective=True)
    office = UnitRef("Phòng Hành chính – Tổng hợp", (40, 67), name="Phòng Hành chính - Tổng hợp")
    duties = (
        ReadDuty(
            "Các phòng, đơn vị gửi báo cáo",
            (0, 30),
            "Báo cáo",
            leads=(everyone,),
            deadline=Deadline("before", date(2024, 4, 5), "trước ngày 05/4/2024", (20, 30)),
            without=("Phòng Hành chính - Tổng hợp",),
            sent_to="Phòng Hành chính - Tổng hợp",
        ),
        ReadDuty("Phòng HCTH tổng hợp", (31, 60), "Tổng hợp", leads=(office,)),
    )
    cited = (ReadCitation("335/TB-SKHCN", date(2024, 2, 23), (70, 82)),)
    return Reading(
        text="Nguyên văn",
        header=Header(title="Kết luận tại cuộc họp giao ban Quý I", **header),
        items=(
            ReadItem("heading", "II.", "II", "Nhiệm vụ chủ yếu", (0, 20)),
            ReadItem("heading", "5.", "5", "Phòng Quản lý Khoa học", (20, 40), parent=0),
            ReadItem("directive", "(1)", "5.(1)", "Các phòng …", (40, 90), 1, duties, cited),
        ),
        recipients=("GĐ, PGĐ Sở;", "Lưu: VT, HCTH."),
        signature=("TL. GIÁM ĐỐC", "TP. HÀNH CHÍNH - TỔNG HỢP"),
    )


def test_path_that_names_its_section_already_is_told_as_it_is():
    items = (
        ReadItem("heading", "II", "II", "NHIỆM VỤ", (0, 10)),
        ReadItem("directive", "1.", "II.1", "Rà soát hồ sơ.", (11, 30), 0),
        ReadItem("directive", "2.", "2", "Lập hồ sơ.", (31, 50), 0),
    )
    reading = Reading(text="", items=items)

    assert [actions.full_path(reading, item) for item in items] == ["II", "II.1", "II.2"]


def test_draft_holds_what_was_read(cast, units):
    cited = a_draft(cast["giamdoc"], number="335/TB-SKHCN", issued_on=date(2024, 2, 23))
    reading = a_reading(number="598/TB-SKHCN", issued_on=date(2024, 4, 3))

    draft = actions.draft_from(reading, by=cast["hcth.son"], source=("Thông báo.txt", b"van ban"))

    assert (draft.number, draft.year, draft.kind, draft.leader) == (
        "598/TB-SKHCN",
        2024,
        "briefing",
        cast["giamdoc"],
    )
    assert [i.path for i in draft.items.all()] == ["II", "II.5", "II.5.(1)"]
    first, second = Duty.objects.all()
    assert [d.code for d in first.leads.all()] == ["QLKH", "QLCN&CN", "QLTĐC", "TTra", "TTUD"]
    assert (first.deadline, first.named_on, first.phrase, first.confirmer) == (
        "before",
        date(2024, 4, 5),
        "trước ngày 05/4/2024",
        cast["hcth.tam"],
    )
    assert [d.code for d in second.leads.all()] == ["HCTH"]
    assert second.confirmer is None
    assert draft.items.get(label="(1)").citations.get().resolved == cited
    assert [(d.kind, d.name) for d in draft.documents.all()] == [("source", "Thông báo.txt")]


@pytest.mark.parametrize(
    ("dated_on", "year"),
    [
        (date(2024, 2, 23), 2024),
        (date(2023, 12, 1), 2023),
        (date(2022, 5, 6), None),
        (None, 2024),  # a number without a day is of the notice's own year
    ],
)
def test_citation_leads_to_the_notice_of_its_year(cast, units, dated_on, year):
    for day in (date(2023, 12, 1), date(2024, 2, 23), date(2026, 3, 4)):
        a_draft(cast["giamdoc"], number="335/TB-SKHCN", issued_on=day)
    reading = a_reading(number="598/TB-SKHCN", issued_on=date(2024, 4, 3))
    item = replace(reading.items[-1], citations=(ReadCitation("335/TB-SKHCN", dated_on, (60, 70)),))

    draft = actions.draft_from(replace(reading, items=(*reading.items[:-1], item)), by=None)

    resolved = draft.items.get(label="(1)").citations.get().resolved
    assert (resolved.year if resolved else None) == year


def test_citing_loads_no_words_of_other_notices(cast, units):
    a_draft(cast["giamdoc"], number="335/TB-SKHCN", issued_on=date(2024, 2, 23))

    with CaptureQueriesContext(connection) as asked:
        actions.draft_from(a_reading(), by=cast["hcth.son"])

    reads = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    assert [sql for sql in reads if "source_text" in sql] == []


def test_notice_may_cite_its_own_number_of_another_year(cast, units):
    before = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=date(2023, 4, 3))
    reading = a_reading(number="598/TB-SKHCN", issued_on=date(2024, 4, 3))
    cited = tuple(
        ReadCitation("598/TB-SKHCN", day, (60, 70)) for day in (date(2024, 4, 3), date(2023, 4, 3))
    )
    item = replace(reading.items[-1], citations=cited)

    draft = actions.draft_from(replace(reading, items=(*reading.items[:-1], item)), by=None)

    assert [c.resolved for c in draft.items.get(label="(1)").citations.all()] == [before]


def test_draft_takes_the_agencys_words_where_the_text_has_none(cast):
    draft = actions.draft_from(Reading(text="", header=Header(title="Kết luận")), by=None)

    assert draft.signer_name == "Trần Minh Tâm"
    assert draft.recipients.splitlines()[-1] == "- Lưu: VT, HCTH."
    assert (draft.number, draft.issued_on, draft.year) == ("", None, None)


ENDED = ("- Lưu: VT.", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"))


def test_whole_paper_gets_no_sentence_and_no_signer_it_does_not_have(cast):
    recipients, signature = ENDED
    reading = Reading(
        text="…", header=Header(title="Kết luận"), recipients=(recipients,), signature=signature
    )

    draft = actions.draft_from(reading, by=None)

    assert (draft.closing, draft.signer_name) == ("", "")
    assert "Chưa nhập người ký." in [gap.words for gap in gaps_of(draft)]


@pytest.mark.parametrize("typed", ["9/TB-SKHCN", "09/TB-SKHCN", "009 / TB-SKHCN"])
def test_number_is_kept_as_paper_prints_it_and_given_once(cast, typed):
    draft = actions.draft_from(Reading(text=""), by=None, number=typed, issued_on=date(2024, 4, 3))

    assert draft.number == "09/TB-SKHCN"
    with pytest.raises(Refused, match="Số 09/TB-SKHCN đã dùng trong năm 2024"):
        actions.draft_from(
            Reading(text=""), by=None, number="9/TB-SKHCN", issued_on=date(2024, 5, 6)
        )


def test_draft_with_a_taken_number_leaves_nothing(cast):
    a_draft(cast["giamdoc"], number="598/TB-SKHCN")

    with pytest.raises(Refused):
        actions.draft_from(
            a_reading(), by=None, number="598/TB-SKHCN", issued_on=date(2024, 12, 31)
        )

    assert (Conclusion.objects.count(), Duty.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("title", "number", "kind"),
    [
        ("Kết luận tại cuộc họp giao ban Quý I", "598/TB-SKHCN", "briefing"),
        ("Kết luận tại buổi làm việc với Thanh tra", "", "meeting"),
        ("Kết luận tại Hội nghị chuyên đề", "546/KL-SKHCN", "conclusion"),
    ],
)
def test_kind_is_told_by_title_and_number(title, number, kind):
    assert actions.kind_of(title, number) == kind


def headings(*titles):
    """A reading of headings alone; each is a title and, if it stands below one, its parent."""
    pairs = [title if isinstance(title, tuple) else (title, None) for title in titles]
    items = tuple(ReadItem("heading", "", "", text, (0, 1), parent) for text, parent in pairs)
    return Reading(text="", items=items)


@pytest.mark.parametrize(
    ("titles", "issued_on", "day"),
    [
        (
            ["ĐÁNH GIÁ TÌNH HÌNH QUÝ IV/2024", "NHIỆM VỤ QUÝ I/2025"],
            date(2025, 1, 6),
            date(2025, 3, 31),
        ),
        (["ĐÁNH GIÁ CHUNG", ("Công tác quý IV", 0), "NHIỆM VỤ"], date(2025, 1, 6), None),
        (["Kết quả tháng 12 và nhiệm vụ tháng 01/2025"], date(2025, 1, 6), date(2025, 1, 31)),
        (["Đánh giá quý IV, phương hướng quý I"], date(2025, 1, 6), date(2025, 3, 31)),
        (["Nhiệm vụ và kết quả cần đạt trong quý I"], date(2025, 1, 6), date(2025, 3, 31)),
    ],
)
def test_term_is_that_of_the_sections_that_look_ahead(titles, issued_on, day):
    term = actions.section_term(headings(*titles), issued_on)

    assert (term.day if term else None) == day


def test_term_is_told_by_the_words_that_look_ahead():
    reading = headings("KẾT QUẢ THÁNG 12 VÀ NHIỆM VỤ THÁNG 01/2025")

    assert actions.section_term(reading, date(2025, 1, 6)).words == "NHIỆM VỤ THÁNG 01/2025"


@pytest.mark.parametrize(
    ("chair", "leader"),
    [
        ("Giám đốc Sở Khoa học và Công nghệ", "giamdoc"),
        ("Phó Giám đốc Sở Phan Thị Thu Nga", "pgd.nga"),
        ("Phó Giám đốc Sở PHAN THỊ THU NGA, chủ trì", "pgd.nga"),
        ("Phó Chủ tịch UBND tỉnh Phan Thị Thu Ngan", "giamdoc"),
        ("", "giamdoc"),
    ],
)
def test_leader_is_the_one_the_notice_names(cast, chair, leader):
    assert actions.leader_for(chair) == cast[leader]


def test_leader_without_a_name_is_named_by_no_notice(cast):
    User.objects.filter(username="pgd.nga").update(full_name="")

    assert actions.leader_for("Phó Chủ tịch UBND tỉnh") == cast["giamdoc"]
