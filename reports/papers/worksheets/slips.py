"""Phiếu giao nhiệm vụ: what one notice gives one unit, with the words of the notice."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import Prefetch

from conclusions.models import Duty
from departments.models import Agency, Membership
from departments.papertext import paper_date
from reports.figures.table_columns import TableColumn
from reports.papers.paragraphs import clean
from reports.papers.worksheets.working_paper import (
    PaperCell,
    PaperGroup,
    WorkingPaper,
    letterhead,
    place_and_day,
)
from tasks.calendar import Day
from tasks.deadline_words import deadline_of
from tasks.models import Task
from tasks.querysets import LONG_TEXTS, TaskQuerySet
from tasks.workflow import Status

COLUMNS = (
    TableColumn("TT", 35, "c"),
    TableColumn("Mục", 62),
    TableColumn("Nội dung (nguyên văn)", 487),
    TableColumn("Phối hợp", 88),
    TableColumn("Thời hạn", 100),
    TableColumn("Sản phẩm", 108),
    TableColumn("Người xác nhận", 120),
)
CONCLUSION = "notice"
LONG = [f"{CONCLUSION}__{name}" for name in LONG_TEXTS if name != "letterhead"]


def given(tasks: TaskQuerySet) -> TaskQuerySet:
    """Tasks that stand on a slip: all but those nobody follows any more, and those of an old
    register, whose notice's words are not here."""
    return tasks.exclude(status=Status.WITHDRAWN).exclude(notice__from_book=True)


def for_slips(tasks: TaskQuerySet) -> TaskQuerySet:
    """The newest notice first, then unit by unit as the notice has them, in four queries."""
    posts = Membership.objects.order_by("department__position", "pk")
    return (
        tasks.select_related("duty__item", CONCLUSION, "lead", "confirmer")
        .prefetch_related("helpers", Prefetch("confirmer__memberships", posts))
        .defer(*LONG)
        .with_first()
        .order_by(
            "-issued_on",
            f"-{CONCLUSION}",
            "lead__position",
            "lead",
            "duty__item__position",
            "duty__position",
            "pk",
        )
    )


def slips_of(tasks: TaskQuerySet, day: Day, agency: Agency) -> Iterator[WorkingPaper]:
    """One slip for each notice and unit of these tasks."""
    for _, found in groupby(for_slips(tasks), key=lambda t: (t.conclusion.pk, t.lead_id)):
        yield slip_of(list(found), day, agency)


def slip_of(tasks: list[Task], day: Day, agency: Agency) -> WorkingPaper:
    """The slip of one notice for one unit."""
    notice, lead = tasks[0].conclusion, tasks[0].lead
    extract = f"Thông báo số {notice.number} ngày {paper_date(notice.issued_on)}"
    return WorkingPaper(
        kind="slip",
        name=f"Phiếu giao nhiệm vụ {lead.sign} - {notice.number.replace('/', '-')}",
        agency=letterhead(agency, notice.letterhead),
        title=("PHIẾU GIAO NHIỆM VỤ",),
        under=(f"(Trích {extract})",),
        opening=f"Kính gửi: {lead.name}",
        columns=COLUMNS,
        groups=(PaperGroup(tuple(rows_of(tasks))),),
        closing=asks_to_accept(tasks, day),
        dated=place_and_day(agency, day.on),
        signs=("NGƯỜI NHẬN PHIẾU", clean(agency.office_post)),
    )


def asks_to_accept(tasks: list[Task], day: Day) -> str:
    """By the next working day, while something waits to be accepted."""
    if all(task.status != Status.ASSIGNED for task in tasks):
        return ""
    start = max(tasks[0].conclusion.issued_on, day.on)
    until = paper_date(day.calendar.after(start, 1))
    return f"Đề nghị đơn vị tiếp nhận trên phần mềm trước 17 giờ 00 ngày {until}."


def rows_of(tasks: list[Task]) -> Iterator[tuple[PaperCell, ...]]:
    contents = [
        words
        for _, found in groupby(tasks, key=lambda task: task.duty.item_id)
        for words in contents_of([task.duty for task in found])
    ]
    for number, (task, words) in enumerate(zip(tasks, contents, strict=True), 1):
        yield row_of(number, task, words)


def contents_of(duties: list[Duty]) -> list[str]:
    """All words of one directive, shared out among the unit's duties in it, each to its own end.

    A duty's own words alone (“Các phòng, đơn vị báo cáo trước ngày …”) seldom say what it is about.
    """
    shares, rest = [], duties[0].item.text
    for duty in duties[:-1]:
        before, own, after = rest.partition(duty.what) if duty.what else ("", "", rest)
        shares.append(before + own if own else duty.what or duty.title)
        rest = after if own else rest
    return [share.lstrip(" ,;.").rstrip() for share in (*shares, rest or duties[-1].what)]


def row_of(number: int, task: Task, words: str) -> tuple[PaperCell, ...]:
    duty = task.duty
    return (
        number,
        duty.item.place,
        words,
        ", ".join(helper.sign for helper in task.helpers.all()) or duty.helpers_written,
        deadline_of(task).line if task.due_on else duty.phrase or duty.get_deadline_display(),
        duty.deliverable,
        confirmer_of(task),
    )


def confirmer_of(task: Task) -> str:
    """“Phó Giám đốc Phan Thị Thu Nga”; reads the posts that came with the tasks."""
    titles = [post.title for post in task.confirmer.memberships.all()]
    return " ".join(filter(None, [*titles[:1], str(task.confirmer)]))
