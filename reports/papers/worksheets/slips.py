"""Phiếu giao nhiệm vụ: what one notice gives one unit, each task in the notice's own words."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import Exists, OuterRef, Prefetch, Q

from conclusions.models import Duty, NoticeAct
from departments.models import Agency, Membership
from departments.papertext import paper_date
from reports.figures.table_columns import TableColumn
from reports.papers.paragraphs import clean
from reports.papers.worksheets.working_paper import (
    NamedCell,
    PaperCell,
    PaperGroup,
    WorkingPaper,
    letterhead,
    place_and_day,
)
from tasks.calendar import Day
from tasks.deadline_words import limit_of_row
from tasks.models import Event, Task
from tasks.querysets import LONG_TEXTS, PUT_AWAY, TaskQuerySet
from tasks.workflow import Status

COLUMNS = (
    TableColumn("TT", 46, "c"),
    TableColumn("Mục", 82, merged=1, again="mục {}"),
    TableColumn("Tên nhiệm vụ, nội dung giao (nguyên văn)", 736),
    TableColumn("Thời hạn", 136),
)
CONCLUSION = "notice"
LONG = [f"{CONCLUSION}__{name}" for name in LONG_TEXTS if name != "letterhead"]


ENDINGS = ("end_by_paper", "carry")  # a later paper took the work from the unit


def given(tasks: TaskQuerySet) -> TaskQuerySet:
    """Tasks that stand on a slip: all but those nobody follows any more, unless a paper said so,
    and those of an old register, whose notice's words are not here."""
    by_paper = Exists(Event.objects.filter(task=OuterRef("pk"), verb="end_by_paper"))
    return tasks.filter(~Q(status=Status.WITHDRAWN) | by_paper).exclude(notice__from_book=True)


def for_slips(tasks: TaskQuerySet) -> TaskQuerySet:
    """The newest notice first, then unit by unit as the notice has them, in five queries."""
    posts = Membership.objects.order_by("department__position", "pk")
    endings = Prefetch("events", Event.objects.filter(verb__in=ENDINGS), to_attr="endings")
    return (
        tasks.select_related("duty__item", CONCLUSION, "lead", "confirmer")
        .prefetch_related("helpers", Prefetch("confirmer__memberships", posts), endings)
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
    acts = NoticeAct.objects.told_of(tasks.order_by().values(CONCLUSION))
    for (notice, _), found in groupby(for_slips(tasks), key=lambda t: (t.conclusion.pk, t.lead_id)):
        told = acts[notice].full if notice in acts else ""
        yield slip_of(list(found), day, agency, told)


def slip_of(tasks: list[Task], day: Day, agency: Agency, acts: str = "") -> WorkingPaper:
    """The slip of one notice for one unit; `acts` is what befell the notice since."""
    notice, lead = tasks[0].conclusion, tasks[0].lead
    extract = notice.cited
    return WorkingPaper(
        kind="slip",
        name=f"Phiếu giao nhiệm vụ {lead.sign} - {notice.number.replace('/', '-')}",
        agency=letterhead(agency, notice.letterhead),
        title=("PHIẾU GIAO NHIỆM VỤ",),
        under=(f"(Trích {extract})", *([f"(Thông báo {acts})"] if acts else [])),
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
    return (row_of(number, task) for number, task in enumerate(tasks, 1))


def own_words(duty: Duty) -> str:
    """The duty's own words in its directive, “…” where that says more before or behind; the whole
    directive where all of it is the duty."""
    if not duty.what:
        return duty.item.text
    before, found, after = duty.item.text.partition(duty.what)
    more = ["…" if found and rest.strip(" ,;.") else "" for rest in (before, after)]
    return " ".join(filter(None, [more[0], duty.what, more[1]]))


def row_of(number: int, task: Task) -> tuple[PaperCell, ...]:
    words = NamedCell(task.title, own_words(task.duty), about(task))
    return number, task.duty.item.place, words, limit_of(task)


def about(task: Task) -> str:
    """“Sản phẩm: báo cáo. Phối hợp: QLKH, HCTH. Người xác nhận: Phó Giám đốc Phan Thị Thu Nga.”"""
    duty = task.duty
    helpers = ", ".join(helper.sign for helper in task.helpers.all()) or duty.helpers_written
    said = {
        "Sản phẩm": duty.deliverable,
        "Phối hợp": helpers,
        "Người xác nhận": confirmer_of(task),
    }
    return " ".join(f"{head}: {words.rstrip('.')}." for head, words in said.items() if words)


def limit_of(task: Task) -> str:
    """The deadline; of work that a later paper took from the unit, by which and where to."""
    if task.status in PUT_AWAY and task.endings:
        line = task.endings[0].line
        return line[0].upper() + line[1:]
    return limit_of_row(task)


def confirmer_of(task: Task) -> str:
    """“Phó Giám đốc Phan Thị Thu Nga”; reads the posts that came with the tasks."""
    titles = [post.title for post in task.confirmer.memberships.all()]
    return " ".join(filter(None, [*titles[:1], str(task.confirmer)]))
