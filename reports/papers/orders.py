"""What can be printed: each kind reads what was asked, for whom, and says what it comes to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import QueryDict

from conclusions.models import Conclusion
from departments.forms import is_key
from departments.models import Agency, Department, User
from reports.columns import COLUMNS, without_own_successors
from reports.figures import figures_of
from reports.filters import FigureFilter, RegisterFilter
from reports.papers import slips
from reports.papers.asking import Asking
from reports.papers.book import book_of
from reports.papers.meeting import by_unit, meeting_of
from reports.papers.overdue import overdue, overdue_of
from reports.papers.paper import Paper
from reports.papers.summary import summary_of
from reports.register import Line, for_book, line_of
from tasks.filters import OwnTaskFilter
from tasks.querysets import TaskQuerySet

# Of an address, what chooses rows; the rest of it is not kept.
CHOOSING = frozenset(
    ("ky", "don_vi", "cot", "thong_bao", "cua", "vai_tro", "thoi_han", "trang_thai", "q")
)
OWN_ONLY = "Chỉ in được phiếu giao nhiệm vụ của đơn vị mình."


@dataclass(frozen=True)
class Order:
    """One asking as it stands: what the file is called, how much it is, and its papers."""

    name: str
    rows: int
    count: int
    papers: Callable[[], Iterator[Paper]]


def slips_order(asking: Asking) -> Order:
    """Slips of a notice for all or chosen units; without a notice, of all open work of the own."""
    notice, units = asking.notice(), _units_of_slips(asking)
    tasks = slips.given(asking.tasks)
    if notice:
        tasks = tasks.filter(duty__item__conclusion=notice)
        name = f"Phiếu giao nhiệm vụ {notice.number.replace('/', '-')}"
    else:
        units = units or asking.own_units()
        opened = asking.tasks.open().led_by(units).values("duty__item__conclusion")
        tasks = tasks.filter(duty__item__conclusion__in=opened)
        name = "Phiếu giao nhiệm vụ"
    if units or not asking.sees_all:
        tasks = tasks.led_by(units)
    if len(units) == 1:
        name += f" - {units[0].sign}"
    pairs = tasks.order_by().values("duty__item__conclusion", "lead").distinct()

    def papers() -> Iterator[Paper]:
        agency, day = Agency.current(), asking.day
        return slips.slips_of(tasks, slips.Today(day.on, day.calendar, agency))

    return Order(name, tasks.count(), pairs.count(), papers)


def _units_of_slips(asking: Asking) -> list[Department]:
    """The units chosen; for others than office and leaders their own and no other."""
    wanted = [pk for pk in asking.given.getlist("don_vi") if is_key(pk)]
    chosen = list(Department.objects.filter(pk__in=wanted)) if wanted else []
    if asking.sees_all:
        return chosen
    own = asking.own_units()
    if not own or not set(chosen) <= set(own):
        raise PermissionDenied(OWN_ONLY)
    return chosen or own


def units_with_slips(
    notice: Conclusion, reader: User, now: datetime
) -> list[tuple[Department, int]]:
    """The units whose slips of the notice the person may print, each with its number of tasks."""
    asking = Asking(QueryDict(), reader, now)
    tasks = slips.given(asking.tasks).filter(duty__item__conclusion=notice)
    if not asking.sees_all:
        tasks = tasks.led_by(asking.own_units())
    counts = dict(tasks.order_by().values_list("lead").annotate(Count("pk")))
    units = Department.objects.filter(pk__in=counts).order_by("position", "pk")
    return [(unit, counts[unit.pk]) for unit in units]


def register_order(asking: Asking) -> Order:
    """The register's rows of the filter in force."""
    chosen = RegisterFilter(asking.given, asking.tasks, day=asking.day)
    about = [chosen.words, ", ".join(unit.name for unit in chosen.chosen_units)]
    about += [COLUMNS[chosen.column].label] if chosen.column else []
    name = f"Sổ theo dõi {chosen.words}"
    return _book_order(asking, chosen.qs, tuple(filter(None, about)), name)


def unit_order(asking: Asking) -> Order:
    """The rows of “Việc của đơn vị” under the filters in force, as the book writes them."""
    units = asking.own_units()
    if not units:
        raise PermissionDenied(OWN_ONLY)
    request = SimpleNamespace(user=asking.reader, GET=asking.given)
    day, tasks = asking.day, asking.tasks.of_departments(units).open()
    chosen = OwnTaskFilter(
        asking.given, tasks, request=request, on=day.on, calendar=day.calendar, units=units
    )
    about = ("Nhiệm vụ đang mở", ", ".join(unit.name for unit in units))
    name = f"Việc của đơn vị {', '.join(unit.sign for unit in units)}"
    return _book_order(asking, chosen.qs, about, name)


def _book_order(asking: Asking, tasks: TaskQuerySet, about: tuple[str, ...], name: str) -> Order:
    def papers() -> Iterator[Paper]:
        lines = lines_of(for_book(tasks), asking)
        yield book_of(lines, about=about, name=name, now=asking.now, agency=Agency.current())

    return Order(name, tasks.count(), 1, papers)


def meeting_order(asking: Asking) -> Order:
    """The sheet of a notice; of the last briefing's where none is named."""
    asking.chiefs_only()
    notice = asking.notice() or _last_briefing(asking)
    tasks = by_unit(for_book(asking.tasks.filter(duty__item__conclusion=notice)))

    def papers() -> Iterator[Paper]:
        yield meeting_of(
            notice,
            lines_of(tasks, asking),
            reader=asking.reader,
            now=asking.now,
            agency=Agency.current(),
        )

    return Order(f"Tình hình thực hiện {notice.number.replace('/', '-')}", tasks.count(), 1, papers)


def _last_briefing(asking: Asking) -> Conclusion:
    return asking.issued.filter(kind=Conclusion.Kind.BRIEFING).latest("issued_on", "pk")


def summary_order(asking: Asking) -> Order:
    asking.chiefs_only()
    chosen = FigureFilter(asking.given, asking.tasks, day=asking.day)
    counted = without_own_successors(chosen.qs, chosen.last)
    figures = figures_of(counted, on=chosen.on, calendar=chosen.day.calendar)

    def papers() -> Iterator[Paper]:
        agency = Agency.current()
        yield summary_of(figures, words=chosen.words, now=asking.now, agency=agency)

    return Order(f"Biểu tổng hợp {chosen.words}", len(figures.units), 1, papers)


def overdue_order(asking: Asking) -> Order:
    """The rows behind the table's last number: overdue and not done."""
    asking.chiefs_only()
    given = asking.given.copy()
    given["cot"] = "con-qua"
    chosen = RegisterFilter(given, asking.tasks, day=asking.day)
    tasks = chosen.qs

    def papers() -> Iterator[Paper]:
        yield overdue_of(
            overdue(for_book(tasks), chosen.day),
            words=chosen.words,
            reader=asking.reader,
            now=asking.now,
            agency=Agency.current(),
        )

    return Order(f"Danh mục nhiệm vụ quá hạn {chosen.words}", tasks.count(), 1, papers)


def lines_of(tasks: TaskQuerySet, asking: Asking) -> list[Line]:
    day = asking.day
    return [line_of(task, asking.reader, day.on, day.calendar) for task in tasks]


KINDS: dict[str, Callable[[Asking], Order]] = {
    "phieu-giao": slips_order,
    "so-theo-doi": register_order,
    "viec-don-vi": unit_order,
    "giao-ban": meeting_order,
    "bieu-tong-hop": summary_order,
    "qua-han": overdue_order,
}
# A workbook is one table: slips are papers to hand out.
PDF_ONLY = {"phieu-giao"}
