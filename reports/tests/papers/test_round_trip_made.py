"""Data → print → text → reading for notices made by chance, and a letter changed in one."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction

from conclusions.actions import draft_from
from conclusions.reading import read
from conclusions.sources import text_of
from conclusions.units import Directory
from departments.papertext import paper_date
from reports.papers.msword.notice_docx import render_docx
from reports.papers.notices.notice_files import print_of
from reports.papers.notices.notice_sheet import sheet_of
from reports.papers.notices.print_check import check
from reports.papers.notices.sheet_words import words_of
from reports.tests.papers.test_round_trip import DAY, facts_of

hypothesis = pytest.importorskip("hypothesis", reason="hypothesis is not installed")
given, settings = hypothesis.given, hypothesis.settings
st = hypothesis.strategies
CALM = {
    "deadline": None,
    "database": None,
    "derandomize": True,
    # A smaller example of the same would take minutes to find.
    "phases": [hypothesis.Phase.explicit, hypothesis.Phase.generate],
    "suppress_health_check": list(hypothesis.HealthCheck),
}
NEW = {"derandomize": False}  # the long runs try other notices each time

UNITS = (
    "Phòng Quản lý Khoa học",
    "Phòng Quản lý Công nghệ và Chuyên ngành",
    "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng",
    "Thanh tra Sở",
    "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",
    "Phòng Hành chính - Tổng hợp",
)
WORK = (
    "rà soát, tổng hợp các nhiệm vụ khoa học và công nghệ đang thực hiện trên địa bàn tỉnh",
    "tham mưu Giám đốc Sở ban hành Kế hoạch kiểm tra nhiệm vụ sau nghiệm thu",
    "xây dựng dự thảo Nghị quyết của HĐND tỉnh về mức chi hỗ trợ hệ sinh thái khởi nghiệp",
    "báo cáo kết quả thực hiện Thông báo số 373/TB-SKHCN ngày 01/3/2024",
    "hoàn thiện hồ sơ thanh toán khối lượng Quý I/2024 theo Quyết định số 25/2018/QĐ-UBND",
    "chuẩn bị nội dung làm việc với Trường Đại học Tôn Đức Thắng, Đại học Đà Nẵng",
    "đôn đốc các đơn vị chủ trì thực hiện nhiệm vụ KH&CN cấp tỉnh bảo đảm tiến độ",
)
MORE = (
    "",
    ", gửi Phòng Hành chính - Tổng hợp",
    "; những vướng mắc phát sinh và đề xuất giải quyết (nếu có)",
    ", trình Giám đốc Sở xem xét, quyết định",
)
# Heads of tables, each with what stands in its columns: number, task, lead, help, time, product.
HEADS = {
    ("TT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"): (0, 1, 2, 3, 4),
    ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành", "Sản phẩm"): (0, 1, 2, 4, 5),
    ("Nội dung công việc", "Đơn vị thực hiện", "Thời hạn"): (1, 2, 4),
}
TOP = """SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 598/TB-SKHCN
Quảng Ngãi, ngày 03 tháng 4 năm 2024
{mark}
THÔNG BÁO
Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban Quý I năm 2024
Ngày 01/4/2024, Giám đốc Sở chủ trì cuộc họp giao ban và kết luận như sau:
I. Đánh giá kết quả thực hiện Quý I năm 2024
Trong Quý I, các phòng, đơn vị đã hoàn thành các nhiệm vụ được giao.
II. Nhiệm vụ chủ yếu trong tháng 4 và Quý II năm 2024"""
END = """Nay thông báo kết luận để các phòng, đơn vị thuộc Sở tổ chức thực hiện./.
Nơi nhận:
- GĐ, PGĐ Sở;
- Lưu: VT, HCTH.
TL. GIÁM ĐỐC
TP. HÀNH CHÍNH - TỔNG HỢP
Trần Văn Quang"""
ANNEX = """PHỤ LỤC
DANH MỤC NHIỆM VỤ GIAO CÁC PHÒNG, ĐƠN VỊ
(Kèm theo Thông báo số 598/TB-SKHCN ngày 03 tháng 4 năm 2024 của Sở Khoa học và Công nghệ)"""


@dataclass(frozen=True)
class Paper:
    """The words of a notice, and the lists its print is to end with."""

    text: str
    by_unit: bool
    by_deadline: bool


units = st.sampled_from(UNITS)
days = st.integers(1, 90).map(lambda after: paper_date(DAY + timedelta(after)))
limits = st.one_of(
    st.just(""),
    st.just(" trong tháng 4/2024"),
    days.map(" trước ngày {}".format),
    days.map(" chậm nhất ngày {}".format),
)
times = st.one_of(st.just(""), st.just("Thường xuyên"), days, days.map("Trước ngày {}".format))


@st.composite
def sentences(draw, lead: bool) -> str:
    words = draw(st.sampled_from(WORK)) + draw(st.sampled_from(MORE)) + draw(limits) + "."
    if not lead:
        return words[0].upper() + words[1:]
    unit, helper = draw(units), draw(units)
    joint = f" chủ trì, phối hợp với {helper}" if draw(st.booleans()) and helper != unit else ""
    return f"{unit}{joint} {words}"


@st.composite
def tables(draw) -> list[str]:
    """A table of tasks as one of three offices draws it."""
    head = draw(st.sampled_from(list(HEADS)))
    rows = [head]
    for number in range(1, draw(st.integers(2, 12))):
        task, lead = draw(st.sampled_from(WORK)), draw(units)
        helper, time = draw(st.one_of(st.just(""), units)), draw(times)
        cells = {
            0: str(number),
            1: task[0].upper() + task[1:],
            2: lead,
            3: helper,
            4: time,
            5: draw(st.sampled_from(("", "báo cáo"))),
        }
        rows.append(tuple(cells[place] for place in HEADS[head]))
    return ["| " + " | ".join(row) + " |" for row in rows]


@st.composite
def items(draw, number: int) -> list[str]:
    """An item of its own, a unit with its points, or a table under a title."""
    form = draw(st.sampled_from(("sentence", "sentence", "points", "table")))
    if form == "sentence":
        return [f"{number}. {draw(sentences(lead=True))}"]
    if form == "table":
        return [f"{number}. Phân công nhiệm vụ như sau:", *draw(tables())]
    points = draw(st.lists(sentences(lead=False), min_size=1, max_size=4))
    return [f"{number}. {draw(units)}:", *(f"({n}) {each}" for n, each in enumerate(points, 1))]


@st.composite
def papers(draw) -> Paper:
    mark = draw(st.sampled_from(("", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")))
    told = [TOP.format(mark=mark)]
    for number in range(1, draw(st.integers(2, 9))):
        told += draw(items(number))
    told.append(END)
    if draw(st.booleans()):
        told += [ANNEX, *draw(tables())]
    return Paper("\n".join(told), draw(st.booleans()), draw(st.booleans()))


def drafted(paper: Paper):
    reading = read(paper.text, Directory().known(), DAY)
    draft = draft_from(reading, by=None, number="598/TB-SKHCN", issued_on=DAY)
    draft.lists_by_unit, draft.lists_by_deadline = paper.by_unit, paper.by_deadline
    return draft


def told(reading) -> tuple:
    return reading.header.urgency, reading.recipients, reading.signature, facts_of(reading)


def holds(paper: Paper) -> None:
    """What is read from each print of the notice is what was read from its words."""
    known = Directory().known()
    with transaction.atomic():
        draft = drafted(paper)
        prints = {"pdf": print_of(draft), "docx": render_docx(sheet_of(draft))}
        transaction.set_rollback(True)
    wanted = told(read(paper.text, known, DAY))
    for kind, content in prints.items():
        assert told(read(text_of(f"a.{kind}", content), known, DAY)) == wanted, kind


def letter_is_found(paper: Paper, at: int) -> None:
    """The print agrees with the data, and no longer does with one letter of it changed."""
    with transaction.atomic():
        draft = drafted(paper)
        wanted, text = words_of(sheet_of(draft)), text_of("a.pdf", print_of(draft))
        transaction.set_rollback(True)
    letters = [place for place, letter in enumerate(text) if letter.isalpha()]
    place = letters[at % len(letters)]
    other = "x" if text[place] != "x" else "y"

    assert check(wanted, text).places == ()
    assert len(check(wanted, text[:place] + other + text[place + 1 :]).places) == 1


@pytest.mark.wide
@given(paper=papers())
@settings(max_examples=3, **CALM)
def test_made_notice_is_read_again_from_its_prints(agency, paper):
    holds(paper)


@pytest.mark.slow
@given(paper=papers())
@settings(max_examples=300, **CALM | NEW)
def test_many_made_notices_are_read_again_from_their_prints(agency, paper):
    holds(paper)


@pytest.mark.wide
@given(paper=papers(), at=st.integers(0, 10_000))
@settings(max_examples=2, **CALM)
def test_a_changed_letter_of_a_made_print_is_found(agency, paper, at):
    letter_is_found(paper, at)


@pytest.mark.slow
@given(paper=papers(), at=st.integers(0, 10_000))
@settings(max_examples=200, **CALM | NEW)
def test_any_changed_letter_of_many_made_prints_is_found(agency, paper, at):
    letter_is_found(paper, at)
