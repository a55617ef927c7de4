"""Hồ sơ minh chứng as something to print: of a notice, of a directive, of a unit's period."""

from collections.abc import Iterator

from conclusions.models import Conclusion, Item
from departments.file_names import file_name
from departments.forms import is_key
from departments.models import Agency, Department
from reports.papers.worksheets.pack_archive import archive_of
from reports.papers.worksheets.pack_papers import PARTS, pack_papers
from reports.papers.worksheets.pack_record import PackRecord, unbracketed
from reports.papers.worksheets.print_plan import PrintPlan
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.report_kinds import rows_chosen
from reports.papers.worksheets.working_paper import WorkingPaper
from tasks.models import Task

NAME = "Hồ sơ minh chứng"


def pack_plan(request: PrintRequest) -> PrintPlan:
    record = record_of(request)

    def papers() -> Iterator[WorkingPaper]:
        return pack_papers(record, request.day, Agency.current())

    def archive(paper: bytes) -> bytes:
        return archive_of(paper, file_name(record.name, "pdf"), record.last_at, record.files)

    return PrintPlan(record.name, record.rows, PARTS, papers, archive=archive)


def record_of(request: PrintRequest) -> PackRecord:
    """What the request chooses: a notice, with `muc` one of its directives; else what one unit was
    given in a period. Raises DoesNotExist where there is none such to see."""
    notice = request.notice()
    return _of_notice(request, notice) if notice else _of_unit(request)


def _of_notice(request: PrintRequest, notice: Conclusion) -> PackRecord:
    chosen = {"notice": notice}
    number = notice.number.replace("/", "-")
    name, about = f"{NAME} {notice.word} {number} năm {notice.year}", notice.cited
    if key := request.given.get("muc", ""):
        item = notice.items.filter(kind=Item.Kind.DIRECTIVE).get(pk=key if is_key(key) else None)
        chosen["duty__item"] = item
        name, about = f"{name} {unbracketed(item.named)}", f"{item.called} {about}"
    given = Task.objects.filter(**chosen).count()
    return PackRecord(name, about, request.tasks.filter(**chosen), given, request.reader)


def _of_unit(request: PrintRequest) -> PackRecord:
    chosen = rows_chosen(request, cot="", nguoi="")
    units = chosen.chosen_units
    if len(units) != 1 or chosen.period is None:
        raise Department.DoesNotExist
    everyones = rows_chosen(request, Task.objects.all(), cot="", nguoi="")
    unit, words = units[0], chosen.words
    name, about = f"{NAME} {unit.sign} {words}", f"{unit.name}, {words}"
    return PackRecord(name, about, chosen.qs, everyones.qs.count(), request.reader)
