"""Báo cáo kết quả thực hiện các thông báo kết luận: the report on a period, in the decree's form.

The form is Nghị định 30/2020/NĐ-CP, Mẫu 1.4; the official table and what is overdue follow as its
appendices.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from django.utils import timezone

from departments.models import Agency, User
from departments.papertext import long_date, paper_count, whole_number
from reports.figures.summary_columns import COLUMNS
from reports.figures.summary_table import SUMMARY_HEADINGS, notes_of, summary_title
from reports.figures.table_columns import TableColumn
from reports.papers import geometry
from reports.papers.notices.appendices import Appendix, appendix_title, attached_lines
from reports.papers.notices.item_blocks import Block, sentence
from reports.papers.notices.notice_sheet import (
    BEFORE_AT,
    BEFORE_UNIT,
    BLANK,
    END,
    NoticeSheet,
    attached_to,
    centred_lines,
    head_lines,
    in_text,
    place_and_date,
    receivers_of,
)
from reports.papers.notices.printed_tables import PrintedTable, table_by_shares
from reports.papers.paragraphs import clean, paragraph
from reports.papers.worksheets import overdue_list
from reports.papers.worksheets.overdue_list import OverdueTask
from reports.papers.worksheets.summary_paper import cells_of
from reports.papers.worksheets.working_paper import PaperCell, written
from reports.wording.period_material import PeriodMaterial
from reports.wording.period_words import OVERDUE, SUMMARY, report_parts

FORM, TYPE = "BÁO CÁO", "BC"
LETTERS = 11  # points, of the appendices' tables
MOST_OVERDUE = 300  # rows of the appendix; the whole list is a paper of its own


def report_of(
    told: PeriodMaterial,
    overdue: Iterable[OverdueTask],
    *,
    number: str,
    as_of: str,
    reader: User,
    now: datetime,
    agency: Agency,
) -> NoticeSheet:
    """The sheet of the report; without a number there is room for it and for the day.

    `overdue` are the tasks overdue, the longest first, of which the first MOST_OVERDUE are read;
    `as_of` says up to when figures are counted, “tính đến 17 giờ 00 ngày 28/6/2024”.
    """
    page, words = geometry.NOTICE, agency.words
    symbol = f"{TYPE}-{clean(agency.code)}"
    about = f"Kết quả thực hiện các thông báo kết luận của {words.director_of}\n{told.period}"
    typed = whole_number(clean(number), symbol) if number else ""
    day = _day(now, numbered=bool(typed))
    number = typed or f"{BLANK * 8}/{symbol}"
    issuer = in_text(agency.name, agency.closing)
    attached = attached_to(f"Báo cáo số {number} {day} của {issuer}")
    return NoticeSheet(
        parent=head_lines(agency.parent, "Regular", narrow=False),
        agency=head_lines(agency.name, "Bold", narrow=False),
        number=number,
        dated=place_and_date(clean(agency.place), day),
        form=FORM,
        abstract=centred_lines(about, page.title_pt, page.title_line_pt, BEFORE_AT),
        body=_body(told, as_of, agency),
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


def _body(told: PeriodMaterial, as_of: str, agency: Agency) -> tuple[Block, ...]:
    words, capitals = agency.words, agency.heading_capitals
    about = f"kết quả thực hiện các thông báo kết luận của {words.director_of}"
    blocks: list[Block] = [sentence(f"{words.office} báo cáo {about} như sau:")]
    for part in report_parts(told, as_of):
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
) -> Iterator[Appendix]:
    lines = attached_lines(attached)
    title = appendix_title(" ".join(summary_title(agency.words)))
    yield Appendix(SUMMARY, title, lines, _summary(told, agency))
    if told.row.left_late:
        title = appendix_title("Danh mục nhiệm vụ quá hạn chưa hoàn thành")
        yield Appendix(OVERDUE, title, lines, _overdue(told, overdue, reader))


def _summary(told: PeriodMaterial, agency: Agency) -> tuple[Block, ...]:
    """The official table; its headings in one row, each saying all of it."""
    first, last = SUMMARY_HEADINGS[:2], SUMMARY_HEADINGS[-1]
    head = [*(c.head for c in first), *(c.label for c in COLUMNS.values()), last.head]
    rows = [
        (_written(n, unit.name, *cells_of(unit.row)), False)
        for n, unit in enumerate(told.figures.units, 1)
    ]
    total = (_written(" ", "Tổng cộng", *cells_of(told.row)), True)
    notes = notes_of(told.figures, strict=agency.before_excludes_day)
    return (
        _table(SUMMARY_HEADINGS, head, [*rows, total]),
        *(sentence(f"({n}) {note}") for n, note in enumerate(notes, 1)),
    )


def _overdue(
    told: PeriodMaterial, overdue: Iterable[OverdueTask], reader: User
) -> tuple[Block, ...]:
    shown = islice(overdue, MOST_OVERDUE)
    rows = [
        (_written(*overdue_list.row_of(n, row, reader)), False) for n, row in enumerate(shown, 1)
    ]
    columns = overdue_list.COLUMNS
    table = _table(columns, [column.head for column in columns], rows)
    if told.row.left_late <= MOST_OVERDUE:
        return (table,)
    more = (
        f"Phụ lục nêu {MOST_OVERDUE} nhiệm vụ quá hạn lâu nhất trong "
        f"{paper_count(told.row.left_late)}; "
        "danh mục đầy đủ được in riêng."
    )
    return table, sentence(more)


def _table(
    columns: Sequence[TableColumn], head: list[str], rows: list[tuple[list[str], bool]]
) -> PrintedTable:
    shares, centred = [c.share for c in columns], [bool(c.align) for c in columns]
    return table_by_shares(head, shares, centred, rows, size=LETTERS)


def _written(*cells: PaperCell) -> list[str]:
    return [written(cell) for cell in cells]
