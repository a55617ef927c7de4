"""A paper of frozen figures as something to print: from its values, whoever asks."""

from collections.abc import Callable, Iterator

from departments.forms import is_key
from reports.models import FROZEN, FrozenPaper
from reports.papers.frozen.paper_values import paper_of
from reports.papers.notices.notice_sheet import NoticeSheet
from reports.papers.worksheets.print_plan import PrintPlan
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.report_kinds import REPORT_STYLES
from reports.papers.worksheets.working_paper import WorkingPaper

FROZEN_SUFFIXES = ("pdf", "xlsx", "docx")
# They tell causes and obstacles, as whoever froze them may read them.
WITH_NOTES = ("bao-cao", "qua-han", "khong-thoi-han")


def readable_papers(request: PrintRequest, **which: object) -> list[FrozenPaper]:
    """Papers the person may read: all for leaders and office, numbers alone for other chiefs."""
    request.chiefs_only()
    found = FrozenPaper.objects.filter(**which).order_by("pk")
    return list(found if request.sees_all else found.exclude(kind__in=WITH_NOTES))


def frozen_paper(request: PrintRequest) -> FrozenPaper:
    """The one asked for. Raises PermissionDenied for who reads none, DoesNotExist where the person
    may not read this one, or there is none."""
    request.chiefs_only()
    key = request.given.get("chot", "")
    found = readable_papers(request, pk=key) if is_key(key) else []
    if not found:
        raise FrozenPaper.DoesNotExist
    return found[0]


def frozen_plan(request: PrintRequest) -> PrintPlan:
    paper = frozen_paper(request)
    template, styles = "reports/pdf/table.html", ()
    if paper.kind == "bao-cao":
        template, styles = "reports/pdf/report.html", REPORT_STYLES

    def papers() -> Iterator[WorkingPaper | NoticeSheet]:
        yield paper_of(paper.values)

    return PrintPlan(f"{paper.name} (số liệu chốt)", paper.rows, 1, papers, template, styles)


FROZEN_KINDS: dict[str, Callable[[PrintRequest], PrintPlan]] = {FROZEN: frozen_plan}
