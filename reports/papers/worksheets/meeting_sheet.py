"""Tình hình thực hiện kết luận giao ban kỳ trước: the sheet handed out in the meeting, by unit."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from conclusions.models import Conclusion
from departments.agency_words import AgencyWords
from departments.models import Agency, User
from departments.papertext import paper_date
from reports.figures.register_lines import RegisterLine
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
from tasks.deadline_words import limit_of_row
from tasks.models import Task
from tasks.querysets import TaskQuerySet
from tasks.situation import asked_words, newest_word, since_given
from tasks.verbs import TOLD
from tasks.workflow import Status

SITUATION = tuple(verb for verb in TOLD if verb != "obstacle")  # obstacles have their own column


def columns_of(words: AgencyWords) -> tuple[TableColumn, ...]:
    """The last one is empty on paper: who concludes writes in it."""
    return (
        TableColumn("Mục", 57),
        TableColumn("Tên nhiệm vụ", 243),
        TableColumn("Thời hạn", 125),
        TableColumn("Tình hình đến ngày họp", 255),
        TableColumn("Vướng mắc", 160),
        TableColumn(f"Ý kiến {words.director}", 160),
    )


def by_unit(tasks: TaskQuerySet) -> TaskQuerySet:
    return tasks.exclude(status=Status.WITHDRAWN).order_by(
        "lead__position", "lead", "duty__item__position", "duty__position", "pk"
    )


def notice_name(notice: Conclusion) -> str:
    return f"Tình hình thực hiện {notice.number.replace('/', '-')}"


def notice_words(notice: Conclusion, lines: list[RegisterLine]) -> str:
    """What the sheet of one notice is about: the notice, and what befell it since."""
    acts = lines[0].acts if lines else ""
    return f"{notice.cited}, {acts}" if acts else notice.cited


def meeting_of(
    lines: Iterable[RegisterLine],
    *,
    about: str,
    name: str,
    reader: User,
    now: datetime,
    agency: Agency,
) -> WorkingPaper:
    """The sheet of this work, which stands unit by unit; of several notices each row names its."""
    lines = list(lines)
    several = len({line.task.notice_id for line in lines}) > 1
    groups = tuple(
        PaperGroup(
            tuple(row_of(line, reader, several=several) for line in found), head_of(n, found)
        )
        for n, found in enumerate(units_of(lines), 1)
    )
    return WorkingPaper(
        kind="meeting",
        name=name,
        agency=letterhead(agency),
        title=("TÌNH HÌNH THỰC HIỆN KẾT LUẬN GIAO BAN KỲ TRƯỚC",),
        under=(about, f"(Số liệu đến {moment(now)})"),
        columns=columns_of(agency.words),
        groups=groups,
    )


def units_of(lines: Iterable[RegisterLine]) -> list[list[RegisterLine]]:
    return [list(found) for _, found in groupby(lines, key=lambda line: line.task.lead_id)]


def head_of(number: int, lines: list[RegisterLine]) -> str:
    """“1. Phòng Quản lý Khoa học: 7 nhiệm vụ, đã hoàn thành 5, quá hạn 1”."""
    kinds = [line.time.kind for line in lines]
    done, late = sum(kind.startswith("done") for kind in kinds), kinds.count("late")
    counts = f"{len(lines)} nhiệm vụ, đã hoàn thành {done}" + (f", quá hạn {late}" if late else "")
    return f"{number}. {lines[0].task.lead.name}: {counts}"


def row_of(line: RegisterLine, reader: User, *, several: bool = False) -> tuple[PaperCell, ...]:
    task, duty, obstacle = line.task, line.task.duty, event_notes_of(line.task, reader).obstacle
    return (
        f"{duty.item.place}, {task.conclusion.short}" if several else duty.item.place,
        task.title,
        limit_of_row(task),
        standing(line, _work_told(task) if obstacle else line.words),
        obstacle or " ",
        " ",
    )


def _work_told(task: Task) -> str:
    """The last word on the work itself, where the obstacle stands in its own column."""
    return newest_word(list(task.events.all()), SITUATION)


def standing(line: RegisterLine, words: str) -> str:
    """How it stands in a few words, then what the unit told of it."""
    task, time = line.task, line.time
    closed = time.kind in ("off", "off_late", "done", "done_late")
    state = time.words if closed else task.get_status_display()
    late = f", {time.words.lower()}" if time.kind in ("late", "soon") else ""
    when = f" (báo cáo ngày {paper_date(task.reported_on)})" if task.reported_on else ""
    asked = asked_words(task, since_given(list(task.events.all())))
    told = ". ".join(filter(None, [asked, shortened(words) if words else ""]))
    return f"{state}{late}{when}" + (f". {told}" if told else "")
