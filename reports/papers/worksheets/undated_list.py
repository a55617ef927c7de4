"""Danh sách nhiệm vụ không ghi thời hạn, giao quá 3 tháng chưa có kết quả."""

from collections.abc import Iterator
from datetime import datetime

from departments.models import Agency, User
from departments.papertext import paper_date
from reports.figures.register_lines import ActsBeside, for_register, in_chunks
from reports.figures.table_columns import TableColumn
from reports.papers.worksheets.event_notes import event_notes_of
from reports.papers.worksheets.working_paper import (
    PaperCell,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
    shortened,
)
from tasks import permissions, situation
from tasks.models import Task
from tasks.pressing import OLD_MONTHS
from tasks.querysets import TaskQuerySet

COLUMNS = (
    TableColumn("TT", 40, "c"),
    TableColumn("Thông báo, mục", 130, merged=1, again="{}"),
    TableColumn("Tên nhiệm vụ", 210, merged=2),
    TableColumn("Chủ trì", 85),
    TableColumn("Phối hợp", 85),
    TableColumn("Ngày giao", 85),
    TableColumn("Tình hình", 195),
    TableColumn("Vướng mắc, đề nghị", 170),
)
TITLE = (
    "DANH SÁCH NHIỆM VỤ KHÔNG GHI THỜI HẠN,",
    f"GIAO QUÁ {OLD_MONTHS} THÁNG CHƯA CÓ KẾT QUẢ",
)


def undated_of(tasks: TaskQuerySet, *, reader: User, now: datetime, agency: Agency) -> WorkingPaper:
    """The list of these tasks, those given first at its head."""
    return WorkingPaper(
        kind="undated",
        name=f"Nhiệm vụ không ghi thời hạn, giao quá {OLD_MONTHS} tháng",
        agency=letterhead(agency),
        title=TITLE,
        under=(f"(Số liệu đến {moment(now)})",),
        columns=COLUMNS,
        groups=(PaperGroup(_rows(tasks, reader)),),
    )


def _rows(tasks: TaskQuerySet, reader: User) -> Iterator[tuple[PaperCell, ...]]:
    bare = for_register(tasks).select_related(None).prefetch_related(None)
    keys = sorted(bare.values_list("pk", "given_on"), key=lambda row: row[1])
    acts = ActsBeside.of(tasks)
    for number, task in enumerate(in_chunks(tasks, [key for key, _ in keys]), 1):
        yield _row(number, task, acts.told(task), reader)


def _row(number: int, task: Task, acts: str, reader: User) -> tuple[PaperCell, ...]:
    notice, notes = task.conclusion, event_notes_of(task, reader)
    open_to = permissions.may_read_notes(reader, task)
    word = situation.newest_word(list(task.events.all())) if open_to else ""
    first = task.first.conclusion if task.first else notice
    state = task.get_status_display()
    return (
        number,
        f"{notice.number} ngày {paper_date(notice.issued_on)}, {task.duty.item.named}"
        + (f" ({acts})" if acts else ""),
        task.title,
        task.lead.sign,
        ", ".join(helper.sign for helper in task.helper_units),
        first.issued_on,
        f"{state}. {shortened(word)}" if word and word != notes.obstacle else state,
        ". ".join(filter(None, [notes.obstacle, notes.waiting])) or None,
    )
