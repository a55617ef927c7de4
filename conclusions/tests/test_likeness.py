"""Papers that are nearly the same are found among others; the next period's is another paper."""

import re
from pathlib import Path

import pytest

from conclusions.actions import draft_of, intaking
from conclusions.actions.drafting import keep_marks
from conclusions.likeness import ALIKE, likeness, marks_of_text
from conclusions.models import Conclusion, Intake
from conclusions.sources import SourceText
from conclusions.tests.factories import a_draft
from departments.folding import plain

SAMPLE = Path(__file__).parent / "notices" / "giao-ban-quy-1-2024.txt"
SHORT = """UBND TỈNH QUẢNG NGÃI
SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 700/TB-SKHCN
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp về thanh tra năm 2026
Ngày 18/11/2026, Giám đốc Sở kết luận như sau:
1. Thanh tra Sở báo cáo kết quả thanh tra trước ngày 10/12/2026.
2. Phòng Quản lý Khoa học xây dựng Kế hoạch năm 2027 trước ngày 20/12/2026.
3. Phòng Hành chính - Tổng hợp tổng hợp, báo cáo Giám đốc Sở trước ngày 15/12/2026.
4. Trung tâm Ứng dụng kiểm kê trang thiết bị của các phòng thí nghiệm, lập danh mục thanh lý.
"""
LINE = "5. Chi đoàn Thanh niên Sở tham gia kiểm kê trước ngày 30/12/2026.\n"
COPIES = {
    "another number": SHORT.replace("700/", "712/"),
    "another day of the meeting": SHORT.replace("18/11/2026", "19/11/2026"),
    "a deadline moved": SHORT.replace("20/12/2026", "25/12/2026"),
    "changed letters": SHORT.replace("thanh tra năm", "thanh tar năm").replace("lập", "lâp"),
    "no marks, as a scan is read": plain(SHORT),
    "capitals and other line ends": SHORT.upper().replace("\n", "\r\n"),
    "an added line": SHORT + LINE,
    "a line left out": SHORT.replace(SHORT.splitlines()[-1], ""),
    "all at once": SHORT.replace("700/", "712/").replace("Kế hoạch", "Kế hoach") + LINE,
}
OTHERS = {
    "the same head, other work": SHORT.partition("1.")[0]
    + "1. Công đoàn Sở tổ chức hội thao trong tháng 12/2026.\n2. Phòng Quản lý Công nghệ làm việc "
    "với các doanh nghiệp về chuyển đổi số.\n3. Kế toán trưởng quyết toán kinh phí năm 2026.",
    "the next month's": re.sub(
        r"(\d\d)/(1\d)/2026", lambda day: f"{int(day[1]) - 3:02d}/0{int(day[2]) - 9}/2027", SHORT
    ),
    "a part of it": SHORT[-180:],
    "nothing": "",
}


@pytest.mark.parametrize("copy", COPIES)
def test_copy_with_some_changes_is_alike(copy):
    one, other = plain(SHORT), plain(COPIES[copy])

    assert (likeness(one, other) >= ALIKE) is True
    assert set(marks_of_text(one)) & set(marks_of_text(other)) != set()


@pytest.mark.parametrize("other", OTHERS)
def test_other_paper_of_the_same_agency_is_not_alike(other):
    assert (likeness(plain(SHORT), plain(OTHERS[other])) >= ALIKE) is False


def test_marks_are_few_and_the_same_for_ever():
    marks = marks_of_text(plain(SHORT))

    assert (len(marks), marks[0]) == (24, -9189730216841884183)
    assert marks_of_text("") == []


@pytest.mark.django_db
def test_copies_are_found_among_notices_the_most_alike_first(cast):
    keep = {name: a_draft_of(text) for name, text in (COPIES | OTHERS).items() if name != "nothing"}

    found = Conclusion.objects.alike(SHORT)

    same = Conclusion.objects.read_from(SHORT)
    assert {notice.pk for notice in found} <= {keep[name].pk for name in COPIES}
    assert (len(found), list(same)) == (8, [])
    assert [one.likeness for one in found] == sorted((o.likeness for o in found), reverse=True)


@pytest.mark.django_db
@pytest.mark.parametrize("archive", [3, 60])
def test_search_costs_the_same_however_many_notices_there_are(
    cast, archive, django_assert_max_num_queries
):
    for n in range(archive):
        a_draft_of(OTHERS["the same head, other work"] + f"\n{n}. Việc thứ {n}.", number="")

    with django_assert_max_num_queries(2):
        assert Conclusion.objects.alike(COPIES["all at once"]) == []


@pytest.mark.django_db
def test_bringer_is_asked_about_a_paper_nearly_the_same_with_how_alike_it_is(cast):
    there = draft_of(SourceText(SAMPLE.read_text("utf-8")), by=None, number="598/TB-SKHCN")
    copy = SAMPLE.read_text("utf-8").replace("05/4/2024", "06/4/2024")

    twins = intaking.twins_of(cast["hcth.son"], words=copy)
    outsider = intaking.twins_of(cast["ttud.dat"], words=copy)

    assert ([twin.pk for twin in twins], outsider) == ([there.pk], [])
    assert intaking.likeness_of(twins) == {str(there.pk): 99}
    assert Intake.objects.count() == 0


def a_draft_of(text: str, number: str = "") -> Conclusion:
    draft = a_draft(None, number=number, source_text=text)
    keep_marks(draft)
    return draft
