"""Papers of a period: the report, the official table, lists, extensions, evidence."""

from collections.abc import Callable, Iterator

from django.core.exceptions import PermissionDenied

from departments.models import Agency
from departments.papertext import number_trouble, whole_number
from reports.figures.asked_time import shown_units
from reports.figures.filters import ALL, FigureFilter, RegisterFilter
from reports.figures.row_sets import OLD_UNDATED
from reports.figures.summary_columns import COLUMNS
from reports.figures.unit_figures import figures_of
from reports.papers.notices.notice_sheet import NoticeSheet
from reports.papers.worksheets.evidence_paper import evidence_paper_of
from reports.papers.worksheets.extension_paper import extensions_of
from reports.papers.worksheets.overdue_list import overdue, overdue_of
from reports.papers.worksheets.period_report import MOST_OVERDUE, report_of
from reports.papers.worksheets.print_plan import PrintPlan
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.summary_paper import summary_of
from reports.papers.worksheets.undated_list import undated_of
from reports.papers.worksheets.working_paper import WorkingPaper, moment
from reports.wording.period_material import material_of
from tasks.pressing import OLD_MONTHS
from tasks.querysets import TaskQuerySet
from tasks.workflow import Cause


def summary_plan(request: PrintRequest) -> PrintPlan:
    request.chiefs_only()
    chosen = FigureFilter(request.given, request.tasks, day=request.day)
    figures = figures_of(*chosen.parts, day=chosen.day, ended=chosen.ended)

    def papers() -> Iterator[WorkingPaper]:
        agency = Agency.current()
        yield summary_of(figures, words=chosen.words, now=request.now, agency=agency)

    rows = 0 if chosen.unknown else len(figures.units)  # no paper of noughts for an old address
    return PrintPlan(f"Biểu tổng hợp {chosen.words}", rows, 1, papers)


def overdue_plan(request: PrintRequest) -> PrintPlan:
    """The rows behind the table's last number: overdue and not done."""
    request.chiefs_only()
    chosen = rows_chosen(request, cot="con-qua")
    tasks = chosen.qs

    def papers() -> Iterator[WorkingPaper]:
        found = overdue(tasks, chosen.day)
        yield overdue_of(
            found.rows,
            words=chosen.words,
            reader=request.reader,
            now=request.now,
            agency=Agency.current(),
            causes=tasks.filter(cause=Cause.RECOGNISED).count(),
            waited=found.waited,
        )

    return PrintPlan(f"Danh mục nhiệm vụ quá hạn {chosen.words}", tasks.count(), 1, papers)


def extensions_plan(request: PrintRequest) -> PrintPlan:
    return _table_plan(request, "Thống kê gia hạn", extensions_of)


def evidence_plan(request: PrintRequest) -> PrintPlan:
    return _table_plan(request, "Minh chứng đánh giá", evidence_paper_of, people=True)


def _table_plan(
    request: PrintRequest,
    name: str,
    paper_of: Callable[..., WorkingPaper],
    *,
    people: bool = False,
) -> PrintPlan:
    """A table of numbers, a row for each unit and, where asked for, each of its people."""
    request.chiefs_only()
    chosen = rows_chosen(request)

    def papers() -> Iterator[WorkingPaper]:
        yield paper_of(chosen, now=request.now, agency=Agency.current())

    rows = 0 if chosen.unknown else len(shown_units(()))
    if people:
        rows += chosen.figured.order_by().values("lead", "assignee").distinct().count()
    return PrintPlan(f"{name} {chosen.words}", rows, 1, papers)


def undated_plan(request: PrintRequest) -> PrintPlan:
    """Of whatever period, as it stands now."""
    request.chiefs_only()
    tasks = rows_chosen(request, ky=ALL, cot=OLD_UNDATED).qs

    def papers() -> Iterator[WorkingPaper]:
        agency = Agency.current()
        yield undated_of(tasks, reader=request.reader, now=request.now, agency=agency)

    name = f"Nhiệm vụ không ghi thời hạn, giao quá {OLD_MONTHS} tháng"
    return PrintPlan(name, tasks.count(), 1, papers)


def report_plan(request: PrintRequest) -> PrintPlan:
    """The report on the period: it tells obstacles and causes, so it is for who may read them."""
    if not request.sees_all:
        raise PermissionDenied(OFFICE_REPORTS)
    given = request.given.get("so", "")
    chosen = rows_chosen(request, don_vi="", nguoi="", cot="")
    late = COLUMNS["con-qua"].rows(chosen.figured, chosen.day)

    def papers() -> Iterator[NoticeSheet]:
        agency = Agency.current()
        yield report_of(
            material_of(chosen, agency.words),
            overdue(late, chosen.day).rows,
            number=given,
            as_of=f"{'chốt' if request.closed else 'tính'} đến {moment(request.now)}",
            reader=request.reader,
            now=request.now,
            agency=agency,
        )

    rows = 0 if chosen.unknown else len(shown_units(())) + min(late.count(), MOST_OVERDUE)
    told = chosen.period or chosen.words
    trouble = typed_trouble(given, Agency.current())
    name = f"Báo cáo kết quả {told}"
    return PrintPlan(name, rows, 1, papers, "reports/pdf/report.html", REPORT_STYLES, trouble)


def typed_trouble(number: str, agency: Agency) -> str:
    """Why what was typed is no number of a report; empty where it is, and where none was."""
    whole = whole_number(number, f"BC-{agency.code}") if number else ""
    trouble = number_trouble(whole) if whole else ""
    return f"{trouble}; ví dụ đúng: 15/BC-{agency.code}." if trouble else ""


def rows_chosen(
    request: PrintRequest, tasks: TaskQuerySet | None = None, **fixed: str
) -> RegisterFilter:
    """The rows that the request chooses, these values in place of what it says of them; of those
    that its reader may see, or of others."""
    given = request.given.copy()
    for name, value in fixed.items():
        given[name] = value
    return RegisterFilter(given, request.tasks if tasks is None else tasks, day=request.day)


OFFICE_REPORTS = "Báo cáo kết quả do lãnh đạo và bộ phận văn phòng lập."
REPORT_STYLES = ("css/pdf/paper.css", "css/pdf/notice.css")
REPORT_KINDS: dict[str, Callable[[PrintRequest], PrintPlan]] = {
    "bao-cao": report_plan,
    "bieu-tong-hop": summary_plan,
    "qua-han": overdue_plan,
    "gia-han": extensions_plan,
    "minh-chung": evidence_plan,
    "khong-thoi-han": undated_plan,
}
