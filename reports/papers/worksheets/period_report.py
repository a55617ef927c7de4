"""Báo cáo kết quả thực hiện các thông báo kết luận: the report on a period, in the decree's form.

The form is Nghị định 30/2020/NĐ-CP, Mẫu 1.4; the official table and what is overdue follow as its
appendices.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from django.utils import timezone

from departments.models import Agency, User
from departments.papertext import long_date, paper_count, whole_number
from reports.drafting.period_material import PeriodMaterial
from reports.drafting.period_words import OVERDUE, SUMMARY, report_parts
from reports.figures.summary_columns import COLUMNS
from reports.figures.summary_table import notes_of, summary_title
from reports.papers import geometry
from reports.papers.notices.appendices import Appendix
from reports.papers.notices.item_blocks import Block, sentence
from reports.papers.notices.notice_sheet import (
    BEFORE_AT,
    BEFORE_UNIT,
    BLANK,
    END,
    NoticeSheet,
    centred_lines,
    head_lines,
    place_and_date,
    receivers_of,
)
from reports.papers.notices.printed_tables import table_of
from reports.papers.paragraphs import clean, paragraph
from reports.papers.worksheets import overdue_list
from reports.papers.worksheets.overdue_list import OverdueTask
from reports.papers.worksheets.summary_paper import cells_of
from reports.papers.worksheets.working_paper import PaperCell, moment, written

FORM, TYPE = "BÁO CÁO", "BC"
MOST_OVERDUE = 300  # rows of the appendix; the whole list is a paper of its own


def report_of(
    told: PeriodMaterial,
    overdue: Iterable[OverdueTask],
    *,
    number: str,
    reader: User,
    now: datetime,
    agency: Agency,
) -> NoticeSheet:
    """The sheet of the report; without a number there is room for it and for the day. `overdue` are
    the tasks overdue, the longest first, of which the first MOST_OVERDUE are read."""
    page, words = geometry.NOTICE, agency.words
    symbol = f"{TYPE}-{clean(agency.code)}"
    about = f"Kết quả thực hiện các thông báo kết luận của {words.director_of}\n{told.period}"
    typed = whole_number(clean(number), symbol) if number else ""
    dated = place_and_date(clean(agency.place), _day(now, numbered=bool(typed)))
    attached = f"(Kèm theo Báo cáo {about[:1].lower()}{about[1:]})".replace("\n", " ")
    return NoticeSheet(
        parent=head_lines(agency.parent, "Regular", narrow=False),
        agency=head_lines(agency.name, "Bold", narrow=False),
        number=typed or f"{BLANK * 8}/{symbol}",
        dated=dated,
        form=FORM,
        abstract=centred_lines(about, page.title_pt, page.title_line_pt, BEFORE_AT),
        body=_body(told, now=now, agency=agency),
        recipients=receivers_of(_receivers(agency)),
        signature=centred_lines(
            agency.signature.upper(), page.sign_pt, page.sign_line_pt, BEFORE_UNIT
        ),
        signer=clean(agency.signer_name),
        name=f"Báo cáo {about[:1].lower()}{about[1:]}".replace("\n", " "),
        appendices=tuple(_appendices(told, overdue, attached, reader=reader, agency=agency)),
    )


def _day(now: datetime, *, numbered: bool) -> str:
    day, gap = timezone.localdate(now), BLANK * 6
    return long_date(day) if numbered else f"ngày{gap}tháng{gap}năm {day.year}"


def _receivers(agency: Agency) -> str:
    """Who the agency's papers go to; without a default the leaders alone."""
    return agency.recipients or f"- {agency.words.leaders};\n- Lưu: VT."


def _body(told: PeriodMaterial, *, now: datetime, agency: Agency) -> tuple[Block, ...]:
    words, capitals = agency.words, agency.heading_capitals
    about = f"kết quả thực hiện các thông báo kết luận của {words.director_of}"
    blocks: list[Block] = [sentence(f"{words.office} báo cáo {about} như sau:")]
    for part in report_parts(told, moment(now)):
        heading = part.heading.upper() if capitals else part.heading
        blocks.append(paragraph("section", heading))
        blocks += [sentence(clean(line)) for line in part.paragraphs]
    closing = f"{words.office} báo cáo {words.leaders} xem xét, chỉ đạo{END}"
    return (*blocks, sentence(closing))


def _appendices(
    told: PeriodMaterial,
    overdue: Iterable[OverdueTask],
    attached: str,
    *,
    reader: User,
    agency: Agency,
):
    lines = _lines(attached)
    title = " ".join(summary_title(agency.words))
    yield Appendix(SUMMARY, _title(title), lines, _summary(told, agency))
    if told.row.left_late:
        title = "DANH MỤC NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH"
        yield Appendix(OVERDUE, _title(title), lines, _overdue(told, overdue, reader))


def _title(words: str) -> tuple[str, ...]:
    page = geometry.NOTICE
    return centred_lines(words, page.title_pt, page.title_line_pt, BEFORE_AT)


def _lines(words: str) -> tuple[str, ...]:
    page = geometry.NOTICE
    return centred_lines(words, page.title_pt, page.title_line_pt, BEFORE_AT)


def _summary(told: PeriodMaterial, agency: Agency) -> tuple[Block, ...]:
    """The official table; its headings in one row, each saying all of it."""
    head = ["TT", "Đơn vị chủ trì", *(c.label for c in COLUMNS.values()), "Tỷ lệ đúng hạn (%)"]
    rows = [
        (_written(n, unit.name, *cells_of(unit.row)), False)
        for n, unit in enumerate(told.figures.units, 1)
    ]
    total = (_written(" ", "Tổng cộng", *cells_of(told.row)), True)
    notes = notes_of(told.figures, strict=agency.before_excludes_day)
    return (
        table_of(head, [*rows, total], may_lie=True),
        *(sentence(f"({n}) {note}") for n, note in enumerate(notes, 1)),
    )


def _overdue(
    told: PeriodMaterial, overdue: Iterable[OverdueTask], reader: User
) -> tuple[Block, ...]:
    shown = islice(overdue, MOST_OVERDUE)
    rows = [
        (_written(*overdue_list.row_of(n, row, reader)), False) for n, row in enumerate(shown, 1)
    ]
    table = table_of([column.head for column in overdue_list.COLUMNS], rows, may_lie=True)
    if told.row.left_late <= MOST_OVERDUE:
        return (table,)
    more = (
        f"Phụ lục nêu {MOST_OVERDUE} nhiệm vụ quá hạn lâu nhất trong "
        f"{paper_count(told.row.left_late)}; "
        "danh mục đầy đủ được in riêng."
    )
    return table, sentence(more)


def _written(*cells: PaperCell) -> list[str]:
    return [written(cell) for cell in cells]
