"""The four parts of a pack's PDF: the words, what happened, what came of it, the files."""

from collections.abc import Iterator

from departments.agency_text import in_agency_words
from departments.models import Agency
from departments.papertext import paper_count, paper_date, paper_moment
from reports.figures.table_columns import TableColumn
from reports.papers.paragraphs import clean
from reports.papers.worksheets.pack_record import PackRecord
from reports.papers.worksheets.working_paper import (
    NamedCell,
    PaperCell,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
)
from tasks.calendar import Day
from tasks.deadline_words import limit_of_row
from tasks.models import Event, Task
from tasks.workflow import Status

PARTS = 4
TITLE = "HỒ SƠ MINH CHỨNG"
WORDS = (
    TableColumn("TT", 45, "c"),
    TableColumn("Mục", 95),
    TableColumn("Nội dung giao (nguyên văn)", 560),
    TableColumn("Đơn vị chủ trì", 150),
    TableColumn("Đơn vị phối hợp", 150),
)
COURSE = (
    TableColumn("Thời điểm", 160),
    TableColumn("Người thực hiện", 170),
    TableColumn("Việc đã làm", 250),
    TableColumn("Nội dung, minh chứng", 420),
)
RESULTS = (
    TableColumn("TT", 45, "c"),
    TableColumn("Nhiệm vụ", 300),
    TableColumn("Thời hạn", 160),
    TableColumn("Báo cáo ngày", 90, "c"),
    TableColumn("Kết quả", 255),
    TableColumn("Tình trạng", 150),
)
FILES = (
    TableColumn("TT", 45, "c"),
    TableColumn("Tệp trong hồ sơ", 300),
    TableColumn("Của", 275),
    TableColumn("Số byte", 90, "num"),
    TableColumn("Mã SHA-256", 290),
)
GONE = "không còn trên máy chủ"
NO_FILES = "Không có tệp nào trong hồ sơ."
HOW_TO_CHECK = (
    "Mã SHA-256 tính từ nội dung tệp: tính lại mà trùng thì tệp chưa bị sửa. Lập lại từ cùng một "
    "ghi nhận thì được hồ sơ giống hệt."
)
NOT_ALL = "Hồ sơ gồm {seen} trong {given} nhiệm vụ: những nhiệm vụ người lập hồ sơ được xem."
NO_NOTES = "Lời ghi, tệp của {count} nhiệm vụ không có trong hồ sơ vì người lập không được xem."


def pack_papers(record: PackRecord, day: Day, agency: Agency) -> Iterator[WorkingPaper]:
    """The parts, each a paper with pages of its own."""
    parts = (
        ("Phần 1. Nội dung giao", WORDS, _words(record), _limits(record)),
        ("Phần 2. Diễn biến thực hiện", COURSE, _course(record), ()),
        ("Phần 3. Báo cáo, kết quả", RESULTS, _results(record, day), ()),
        ("Phần 4. Danh mục tệp", FILES, _files(record), _of_files(record)),
    )
    last = f"(Theo ghi nhận đến {moment(record.last_at)})" if record.last_at else ""
    for part, columns, groups, notes in parts:
        yield WorkingPaper(
            kind="pack",
            name=record.name,
            agency=letterhead(agency),
            title=(TITLE, clean(record.about).upper()),
            under=tuple(filter(None, (part, last))),
            columns=columns,
            groups=tuple(groups),
            notes=tuple(notes),
        )


def _words(record: PackRecord) -> Iterator[PaperGroup]:
    """Each directive once, in its notice's own words, with the units that have a task of it."""
    for notice in record.notices:
        of_item: dict[int, list[Task]] = {}
        for task in record.tasks:
            if task.conclusion == notice:
                of_item.setdefault(task.duty.item_id, []).append(task)
        rows = tuple(_words_row(n, tasks) for n, tasks in enumerate(of_item.values(), 1))
        yield PaperGroup(rows, notice.cited)


def _words_row(number: int, tasks: list[Task]) -> tuple[PaperCell, ...]:
    item = tasks[0].duty.item
    leads = dict.fromkeys(task.lead.short for task in tasks)
    helpers = dict.fromkeys(unit.short for task in tasks for unit in task.helper_units)
    return number, item.place, clean(item.printed), "; ".join(leads), "; ".join(helpers)


def _limits(record: PackRecord) -> Iterator[str]:
    """What the pack does not hold, and why."""
    if (seen := len(record.tasks)) < record.given:
        yield NOT_ALL.format(seen=seen, given=record.given)
    if record.withheld:
        yield NO_NOTES.format(count=record.withheld)


def _course(record: PackRecord) -> Iterator[PaperGroup]:
    for notice in record.notices:
        if acts := record.acts.get(notice.pk):
            rows = ((paper_moment(a.at), str(a.by), str(a), clean(a.note)) for a in acts)
            yield PaperGroup(tuple(rows), f"Điều chỉnh {notice.cited}")
    for task in record.tasks:
        reads = task.pk in record.open_to
        rows = tuple(_event_row(event, reads) for event in task.events.all())
        yield PaperGroup(rows, f"{_place(task)}: {task.title} ({task.lead.name})")


def _event_row(event: Event, reads: bool) -> tuple[PaperCell, ...]:
    who = str(event.actor)
    if event.acting_for:
        who += f" (thay {event.acting_for})"
    line = event.line
    return paper_moment(event.at), who, line[:1].upper() + line[1:], _said(event, reads)


def _said(event: Event, reads: bool) -> str:
    """The step reached; the result, the note and the proofs for whoever may read them."""
    told = []
    if event.step:
        told.append(f"Bước đã đến: {in_agency_words(event.get_step_display())}")
    if reads:
        told += [event.detail.get("result", ""), *event.words.splitlines()]
        proofs = [str(proof) for proof in sorted(event.evidence.all(), key=lambda p: p.pk)]
        told.append(f"Minh chứng: {'; '.join(proofs)}" if proofs else "")
    return " ".join(filter(None, (_ended(clean(line)) for line in told)))


def _ended(words: str) -> str:
    return words if not words or words[-1] in ".:;!?…" else f"{words}."


def _results(record: PackRecord, day: Day) -> Iterator[PaperGroup]:
    for notice in record.notices:
        tasks = [task for task in record.tasks if task.conclusion == notice]
        rows = tuple(_result_row(n, task, day) for n, task in enumerate(tasks, 1))
        yield PaperGroup(rows, notice.cited)


def _result_row(number: int, task: Task, day: Day) -> tuple[PaperCell, ...]:
    about = f"{_place(task)}; {task.lead.name}"
    # How open work stands in time changes with the day it is looked at; how done work stood does
    # not.
    done = task.status == Status.DONE
    standing = task.timeliness(day).words if done else task.get_status_display()
    return (
        number,
        NamedCell(task.title, "", about),
        limit_of_row(task),
        task.reported_on,
        clean(task.standing_result),
        standing,
    )


def _files(record: PackRecord) -> Iterator[PaperGroup]:
    rows = []
    for number, file in enumerate(record.files, 1):
        size, digest = file.told or (None, GONE)
        about = f"{file.about}, {paper_date(file.at)}"
        rows.append((number, file.path, about, size and paper_count(size), digest))
    yield PaperGroup(tuple(rows))


def _of_files(record: PackRecord) -> Iterator[str]:
    yield HOW_TO_CHECK if record.files else NO_FILES


def _place(task: Task) -> str:
    return task.duty.item.called if task.duty.item.path else task.conclusion.short
