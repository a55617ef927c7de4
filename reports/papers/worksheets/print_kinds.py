"""What can be printed: each kind reads what was asked, for whom, and says what it comes to."""

from collections.abc import Callable, Iterator
from datetime import datetime
from types import SimpleNamespace

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import QueryDict

from conclusions.actions.refusals import only_editors
from conclusions.models import Conclusion
from departments.forms import is_key
from departments.models import Agency, Department, User
from reports.figures.filters import RegisterFilter
from reports.figures.register_lines import (
    for_register,
    lines_of,
    register_lines,
)
from reports.figures.row_sets import ROW_SETS
from reports.models import PACK
from reports.papers.worksheets import slips
from reports.papers.worksheets.book import book_of
from reports.papers.worksheets.chase_papers import ChasePaper, papers_of
from reports.papers.worksheets.decided_sheet import decided_of
from reports.papers.worksheets.meeting_sheet import (
    by_unit,
    meeting_of,
    notice_name,
    notice_words,
)
from reports.papers.worksheets.pack_kind import pack_plan
from reports.papers.worksheets.print_plan import PrintPlan
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.report_kinds import REPORT_KINDS
from reports.papers.worksheets.working_paper import WorkingPaper
from tasks.filters import OwnTaskFilter
from tasks.models import ChaseSlip, Meeting
from tasks.permissions import slip_levels
from tasks.querysets import TaskQuerySet
from tasks.rows import GROUPS

# Of an address, what chooses rows; the rest of it is not kept.
CHOOSING = frozenset(
    (
        *("ky", "don_vi", "cot", "thong_bao", "cua", "vai_tro", "thoi_han", "trang_thai"),
        *("nhom", "q", "phieu", "nguoi", "so", "chot", "cuoc_hop", "muc"),
    )
)
OWN_SLIPS = "Chỉ in được phiếu giao nhiệm vụ của đơn vị mình."
ONLY_CHASERS = "Phiếu đôn đốc do lãnh đạo, bộ phận văn phòng và đơn vị nhận phiếu in."
CHASE_STYLES = ("css/pdf/paper.css", "css/pdf/notice.css", "css/pdf/chase.css")
NO_UNIT = "Tài khoản này không thuộc đơn vị nào nên không có danh sách việc của đơn vị để in."


def slips_plan(request: PrintRequest) -> PrintPlan:
    """Slips of a notice for all or chosen units; without a notice, of every notice that gave the
    own units something that their page shows. A slip is whole: all that the notice gives."""
    notice, units = request.notice(), _units_of_slips(request)
    tasks = slips.given(request.tasks)
    if notice:
        tasks = tasks.filter(notice=notice)
        name = f"Phiếu giao nhiệm vụ {notice.number.replace('/', '-')}"
    else:
        units = units or request.own_units()
        shown = _own_work(request, units).qs.led_by(units)
        tasks = tasks.filter(notice__in=shown.order_by().values("notice"))
        name = "Phiếu giao nhiệm vụ"
    if units or not request.sees_all:
        tasks = tasks.led_by(units)
    if len(units) == 1:
        name += f" - {units[0].sign}"
    pairs = tasks.order_by().values("notice", "lead").distinct()

    def papers() -> Iterator[WorkingPaper]:
        return slips.slips_of(tasks, request.day, Agency.current())

    return PrintPlan(name, tasks.count(), pairs.count(), papers)


def _units_of_slips(request: PrintRequest) -> list[Department]:
    """The units chosen; for others than office and leaders their own and no other. Raises
    DoesNotExist for one that is not there: paper for all in its place would be nobody's wish."""
    wanted = {pk for pk in request.given.getlist("don_vi") if pk}
    chosen = list(Department.objects.filter(pk__in=filter(is_key, wanted))) if wanted else []
    if {str(unit.pk) for unit in chosen} != wanted:
        raise Department.DoesNotExist
    if request.sees_all:
        return chosen
    own = request.own_units()
    if not own or not set(chosen) <= set(own):
        raise PermissionDenied(OWN_SLIPS)
    return chosen or own


def units_with_slips(
    notice: Conclusion, reader: User, now: datetime
) -> list[tuple[Department, int]]:
    """The units whose slips of the notice the person may print, each with its number of tasks."""
    request = PrintRequest(QueryDict(), reader, now)
    tasks = slips.given(request.tasks).filter(notice=notice)
    if not request.sees_all:
        tasks = tasks.led_by(request.own_units())
    counts = dict(tasks.order_by().values_list("lead").annotate(Count("pk")))
    units = Department.objects.filter(pk__in=counts).order_by("position", "pk")
    return [(unit, counts[unit.pk]) for unit in units]


def register_plan(request: PrintRequest) -> PrintPlan:
    """The register's rows of the filter in force."""
    chosen = RegisterFilter(request.given, request.tasks, day=request.day)
    about = [chosen.words, ", ".join(unit.name for unit in chosen.chosen_units)]
    about += [ROW_SETS[chosen.column].label] if chosen.column else []
    about += [chosen.person]
    name = f"Sổ theo dõi {chosen.words}"
    return _book_plan(request, chosen.qs, tuple(filter(None, about)), name)


def unit_plan(request: PrintRequest) -> PrintPlan:
    """The rows of “Việc của đơn vị” under the filters in force, as the book writes them."""
    units = request.own_units()
    if not units:
        raise PermissionDenied(NO_UNIT)
    chosen = _own_work(request, units)
    about = ("Nhiệm vụ chưa hoàn thành", ", ".join(unit.name for unit in units))
    about += (GROUPS[chosen.group],) if chosen.group else ()
    name = f"Việc của đơn vị {', '.join(unit.sign for unit in units)}"
    return _book_plan(request, chosen.qs, about, name)


def _own_work(request: PrintRequest, units: list[Department]) -> OwnTaskFilter:
    """What the page of these units shows."""
    page = SimpleNamespace(user=request.reader, GET=request.given)
    tasks = request.tasks.open().of_departments(units, only_open=True)
    return OwnTaskFilter(request.given, tasks, request=page, day=request.day, units=units)


def _book_plan(
    request: PrintRequest, tasks: TaskQuerySet, about: tuple[str, ...], name: str
) -> PrintPlan:
    def papers() -> Iterator[WorkingPaper]:
        lines = register_lines(tasks, request.reader, request.day)
        yield book_of(lines, about=about, name=name, now=request.now, agency=Agency.current())

    return PrintPlan(name, tasks.count(), 1, papers)


def meeting_plan(request: PrintRequest) -> PrintPlan:
    """The sheet of what a meeting goes through, else of a notice; of the last briefing's where
    none is named."""
    request.chiefs_only()
    meeting = request.meeting()
    notice = None if meeting else request.notice() or _last_briefing(request)
    name = f"Tài liệu {_dashed(meeting)}" if meeting else notice_name(notice)
    wanted = {"pk__in": meeting.agenda.values("task")} if meeting else {"notice": notice}
    tasks = by_unit(for_register(request.tasks.filter(**wanted)).prefetch_related("lead"))

    def papers() -> Iterator[WorkingPaper]:
        lines = list(lines_of(tasks, request.reader, request.day))
        yield meeting_of(
            lines,
            about=meeting.about if meeting else notice_words(notice, lines),
            name=name,
            reader=request.reader,
            now=request.now,
            agency=Agency.current(),
        )

    return PrintPlan(name, tasks.count(), 1, papers)


def _dashed(meeting: Meeting) -> str:
    return meeting.named.lower().replace("/", "-")


def decided_plan(request: PrintRequest) -> PrintPlan:
    """What was decided in a meeting and stands, in the order of its tasks, new orders last."""
    meeting = request.meeting()
    if not request.sees_all:
        raise PermissionDenied(only_editors())
    if meeting is None:
        raise Meeting.DoesNotExist
    places = dict(meeting.agenda.values_list("task", "position"))
    told = ("by", "lead", "task__lead", "task__duty__item", "task__notice")
    rows = list(meeting.decisions.filter(undone_at=None).select_related(*told))
    rows.sort(key=lambda one: (places.get(one.task_id, len(places) + 1), one.at, one.pk))

    def papers() -> Iterator[WorkingPaper]:
        yield decided_of(meeting, rows, now=request.now, agency=Agency.current())

    return PrintPlan(f"Ý kiến kết luận {_dashed(meeting)}", len(rows), 1, papers)


def _last_briefing(request: PrintRequest) -> Conclusion:
    return request.issued.filter(kind=Conclusion.Kind.BRIEFING).latest("issued_on", "pk")


def chase_plan(request: PrintRequest) -> PrintPlan:
    """The papers picked that the person may read; the lowest number first."""
    keys = list(filter(is_key, request.given.getlist("phieu")))
    picked = ChaseSlip.objects.visible_to(request.reader).filter(pk__in=keys)
    picked = picked.order_by("made_at", "pk")
    if not slip_levels(request.reader) and not picked:
        raise PermissionDenied(ONLY_CHASERS)

    def papers() -> Iterator[ChasePaper]:
        return papers_of(picked.select_related("unit__overseen_by", "made_by"))

    count = picked.count()
    name = picked[0].named.replace("/", "-") if count == 1 else f"{count} phiếu đôn đốc"
    return PrintPlan(name, count, count, papers, "reports/pdf/chase.html", CHASE_STYLES)


KINDS: dict[str, Callable[[PrintRequest], PrintPlan]] = {
    "phieu-giao": slips_plan,
    "phieu-don-doc": chase_plan,
    "so-theo-doi": register_plan,
    "viec-don-vi": unit_plan,
    "giao-ban": meeting_plan,
    "y-kien-giao-ban": decided_plan,
    PACK: pack_plan,
    **REPORT_KINDS,
}
# A workbook is one table: slips are papers to hand out.
PDF_ONLY = {"phieu-giao", "phieu-don-doc"}
# In the decree's form: a PDF, or a Word file to change words in.
WORD_TOO = {"bao-cao"}


def suffixes_of(kind: str) -> tuple[str, ...]:
    """What a paper of that kind may be printed as."""
    if kind == PACK:
        return ("pdf", "zip")
    if kind in PDF_ONLY:
        return ("pdf",)
    return ("pdf", "docx") if kind in WORD_TOO else ("pdf", "xlsx")
