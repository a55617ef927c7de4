"""Danh sách ý kiến kết luận tại giao ban: what was decided in a meeting, in its order."""

from collections.abc import Iterable
from datetime import datetime

from departments.models import Agency
from departments.papertext import paper_date
from reports.figures.table_columns import TableColumn
from reports.papers.paragraphs import clean
from reports.papers.worksheets.working_paper import (
    PaperCell,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
    place_and_day,
    shortened,
)
from tasks.meeting_words import said_of, source_of
from tasks.models import Meeting, MeetingDecision

COLUMNS = (
    TableColumn("TT", 40, "c"),
    TableColumn("Nhiệm vụ", 270),
    TableColumn("Chủ trì", 130),
    TableColumn("Ý kiến kết luận", 190),
    TableColumn("Nội dung ghi vào dự thảo thông báo, lời chỉ đạo", 370),
)
WAITS = "(*) Chưa thực hiện trên nhiệm vụ: chờ {}."


def decided_of(
    meeting: Meeting, decisions: Iterable[MeetingDecision], *, now: datetime, agency: Agency
) -> WorkingPaper:
    """`decisions` that stand, in the order they are to be printed in."""
    decisions = list(decisions)
    day = paper_date(meeting.held_on)
    until = "kết thúc giao ban" if meeting.is_open else "lãnh đạo xác nhận"
    return WorkingPaper(
        kind="decided",
        name=f"Danh sách ý kiến kết luận tại giao ban ngày {day.replace('/', '-')}",
        agency=letterhead(agency),
        title=("DANH SÁCH Ý KIẾN KẾT LUẬN TẠI GIAO BAN",),
        under=(
            f"Ngày {day}, {meeting.chair.title} {meeting.chair} chủ trì",
            f"(Số liệu đến {moment(now)})",
        ),
        columns=COLUMNS,
        groups=(PaperGroup(tuple(row_of(n, one) for n, one in enumerate(decisions, 1))),),
        notes=(WAITS.format(until),) if any(one.waits for one in decisions) else (),
        dated=place_and_day(agency, meeting.held_on),
        signs=("NGƯỜI GHI", clean(agency.office_post)),
    )


def row_of(number: int, decision: MeetingDecision) -> tuple[PaperCell, ...]:
    task, said = decision.task, said_of(decision)
    unit = decision.lead or (task.lead if task else None)
    return (
        number,
        f"{task.title} ({source_of(task)})" if task else "Việc mới",
        unit.name if unit else "",
        said[0].upper() + said[1:] + (" (*)" if decision.waits else ""),
        shortened(decision.written or decision.words),
    )
