"""Freezing a period: what its papers say is written down at one moment, and never again."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.http import QueryDict

from conclusions.actions.refusals import Refused
from departments.models import Department, User
from departments.papertext import paper_date, paper_moment
from reports.figures.figure_readers import freezers_only
from reports.models import FrozenFile, FrozenPaper, FrozenPeriod
from reports.papers.frozen.paper_values import values_of
from reports.papers.frozen.period_rows import rows_of_period
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.report_kinds import REPORT_KINDS, rows_chosen
from reports.papers.worksheets.working_paper import WorkingPaper, closed_at
from tasks.periods import Span, period_of

UNKNOWN = "Chưa chọn kỳ báo cáo."
MEANWHILE = "{who} vừa chốt số liệu kỳ này, {at}. Xem lần chốt đó; vẫn cần thì chốt lại."
NOT_SEEN = "Kỳ này chưa chốt lần nào; mở lại trang Chốt số liệu rồi chốt."
TO_COME = "Kỳ bắt đầu từ ngày {}, chưa có số liệu để chốt."


def freeze(key: str, *, by: User, now: datetime, seen: int | None = None) -> FrozenPeriod:
    """Write down the figures and papers of that period as they stand, all of one moment.

    `seen`: how often it was frozen before, as a page showed (None: however often). Raises
    PermissionDenied for who may not, Refused for a period that is none or lies ahead, and where
    somebody, or a second click, has frozen it since.
    """
    given = QueryDict(mutable=True)
    given["ky"] = key
    request = PrintRequest(given, by, now, closed=True)
    freezers_only(request.rights)
    period = period_of(key)
    if period is None:
        raise Refused(UNKNOWN)
    if period.first > request.on:
        raise Refused(TO_COME.format(paper_date(period.first)))
    try:
        with one_moment():
            if seen not in (None, times_frozen(key)):
                raise Refused(_meanwhile(key))
            return _freeze(period, request)
    except IntegrityError as clash:  # two at the same moment
        raise Refused(_meanwhile(key)) from clash


def times_frozen(key: str) -> int:
    """How often the period was frozen so far."""
    return FrozenPeriod.objects.filter(key=key).aggregate(last=Max("number"))["last"] or 0


def _meanwhile(key: str) -> str:
    frozen = FrozenPeriod.objects.filter(key=key).select_related("frozen_by")
    last = frozen.order_by("-number").first()
    if last is None:
        return NOT_SEEN
    return MEANWHILE.format(who=last.frozen_by, at=paper_moment(last.frozen_at))


def _freeze(period: Span, request: PrintRequest) -> FrozenPeriod:
    rows = rows_of_period(rows_chosen(request))
    names = Department.objects.filter(pk__in={row.lead for row in rows})
    frozen = FrozenPeriod.objects.create(
        key=period.key,
        number=times_frozen(period.key) + 1,
        name=str(period),
        first_on=period.first,
        last_on=period.last,
        frozen_at=request.now,
        frozen_by=request.reader,
        rows=[row.kept for row in rows],
        units=[[unit.pk, unit.name] for unit in names.order_by("position", "pk")],
    )
    FrozenPaper.objects.bulk_create(_papers(frozen, request))
    return frozen


@contextmanager
def one_moment() -> Iterator[None]:
    """One transaction in which every question is answered as of its beginning: SQLite's is so, and
    PostgreSQL's when told before its first question."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _papers(frozen: FrozenPeriod, request: PrintRequest) -> Iterator[FrozenPaper]:
    """Those that have something to tell."""
    for kind, plan_of in REPORT_KINDS.items():
        plan = plan_of(request)
        if not plan.rows:
            continue
        paper = next(iter(plan.papers()))
        if isinstance(paper, WorkingPaper):
            paper = closed_at(paper, request.now)
        values = values_of(paper)
        yield FrozenPaper(
            period=frozen,
            kind=kind,
            name=plan.name[:255],
            rows=plan.rows,
            values=values,
            sha256=hashlib.sha256(values.encode()).hexdigest(),
        )


def kept_file(paper: FrozenPaper, suffix: str) -> FrozenFile | None:
    return paper.files.filter(suffix=suffix).first()


@transaction.atomic
def keep_file(paper: FrozenPaper, suffix: str, content: bytes) -> bytes:
    """Keep the print, unless someone asking at the same moment kept it first; the bytes kept."""
    FrozenPaper.objects.select_for_update().get(pk=paper.pk)
    if kept := kept_file(paper, suffix):
        return kept.content() or content
    paper.files.create(
        suffix=suffix,
        file=ContentFile(content, name=f"chot-{paper.pk}.{suffix}"),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return content
