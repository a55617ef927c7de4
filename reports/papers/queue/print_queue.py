"""Requests for prints: a small one is printed at once, a long one by a worker, each exactly once.

The row is the truth and the queue a doorbell: a worker takes a row by one conditional UPDATE that
leases it, and a row whose lease ran out, its worker killed, is taken again.
"""

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from time import monotonic

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.core.files.base import ContentFile
from django.db.models import F
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import Truncator

from conclusions.models import Conclusion
from conclusions.sources import SourceProblem
from departments.at_once import kept
from departments.models import Agency, User
from departments.papertext import paper_count
from reports.models import CHECK, FROZEN, LONGEST_REASON, NOTICE, PACK, PrintJob
from reports.papers.frozen.freezing import keep_file, kept_file
from reports.papers.frozen.frozen_kinds import FROZEN_KINDS, frozen_paper
from reports.papers.msword.notice_docx import render_docx
from reports.papers.notices.notice_files import kept_content, rendering_of
from reports.papers.paragraphs import every_letter
from reports.papers.pdf import render_pdf_together
from reports.papers.queue.notice_jobs import forget_given, words_given
from reports.papers.stages import Stage, StageListener
from reports.papers.worksheets.print_kinds import CHOOSING, KINDS, suffixes_of
from reports.papers.worksheets.print_plan import PrintPlan, Unprintable
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.xlsx import render_xlsx

STYLES = ("css/pdf/paper.css", "css/pdf/table.css")
# Each slip renews it, and each second of rows or pages does. The longest prints are silent for some
# seconds while their file is written: five of 1,000 directives, ten of 100,000 rows.
LEASE = timedelta(minutes=3)
SILENT = timedelta(seconds=45)
LIMIT = timedelta(minutes=5)  # of one print: three times what the longest take, and more
TELL_EVERY = 1  # second: each telling is a write
MAX_TRIES = 3
OF_PAGES = ("pdf", "zip")  # what is laid out paper by paper
KEPT = timedelta(days=7)
# What takes about a second is printed while its asker waits; measured: a PDF makes some forty rows
# in a second, a workbook a thousand.
SMALL_ROWS, SMALL_PAPERS = {"pdf": 50, "zip": 50, "xlsx": 500, "docx": 500}, 4
MOST_ROWS = {
    "pdf": 2_000,
    "xlsx": 110_000,
    "docx": 2_000,
}  # what LIMIT allows for (benchmarks/papers.py)
# A pack's rows are short: 6,000 of them take a minute and 700 MB (measured).
MOST_PACK_ROWS = 6_000
TOO_MANY = "Phạm vi đã chọn có {rows} dòng, một tệp {file} chứa nhiều nhất {most} dòng: {way}."
NARROWER = "chọn một đơn vị hoặc một quý"
NARROWER_PACK = "chọn một mục hoặc một kỳ ngắn hơn"
NOTHING = "Không có nhiệm vụ nào để in trong phạm vi đã chọn."
BROKEN = "Có lỗi khi in."
NO_SUCH_FILE = "Báo cáo này không có tệp loại đó."
LOST = "Tệp của số liệu đã chốt bị mất hoặc đã bị sửa; không in lại để số liệu chốt không đổi."
TOO_LONG = "In quá {minutes} phút chưa xong nên đã dừng."
NO_LONGER = "Phạm vi đã chọn không còn xem được."

State = PrintJob.State
logger = logging.getLogger(__name__)


def ask(kind: str, suffix: str, given: QueryDict, *, by: User, now: datetime) -> PrintJob:
    """The job of this request: finished where it is small, else waiting for a worker.

    One that is refused for its length is refused at once. A second click while the first is still
    being printed is the same request. Raises
    PermissionDenied or DoesNotExist where the person may not have it.
    """
    params = {
        key: values
        for key in sorted(CHOOSING)
        # PostgreSQL keeps no NUL in JSON, and nothing that is chosen has one.
        if (values := [value for value in given.getlist(key) if value and "\0" not in value])
    }
    plan = _plan(kind, params, by, now)
    asked = {"kind": kind, "suffix": suffix, "params": params, "asked_by": by}
    total = plan.count if suffix in OF_PAGES else 1
    sizes = {"name": plan.name[:240], "total": max(total, 1), "rows": plan.rows}
    same = PrintJob.objects.filter(**asked)
    job = same.unfinished_or_new(behind=by, **asked, **sizes, asked_at=now)
    is_small = plan.rows < SMALL_ROWS[suffix] and total <= SMALL_PAPERS
    if is_small or plan.rows > most_rows(kind, suffix):
        run(job.pk, now)
        job.refresh_from_db()
    return job


def to_office(reason: str) -> str:
    """The reason, and to whom it is told if it comes again."""
    return f"{reason} Báo {Agency.current().words.office} nếu lặp lại."


def is_too_long(job: PrintJob) -> bool:
    """Whether it asks for more rows than a file takes: asked again it would be refused again."""
    return job.kind in KINDS and job.rows > most_rows(job.kind, job.suffix)


def most_rows(kind: str, suffix: str) -> int:
    """Of one file."""
    return MOST_PACK_ROWS if kind == PACK else MOST_ROWS[suffix]


def suffix_again(job: PrintJob) -> str:
    """The kind of file to ask for where this one failed: a workbook for a PDF too long; empty where
    that is too long as well."""
    if not is_too_long(job):
        return job.suffix
    return "xlsx" if "xlsx" in suffixes_of(job.kind) and job.rows <= MOST_ROWS["xlsx"] else ""


def is_silent(job: PrintJob, now: datetime) -> bool:
    """Nothing was heard of it for so long that its worker may have been killed."""
    return bool(job.lease_until) and now > job.lease_until - LEASE + SILENT


def run(pk: int, now: datetime) -> bool:
    """Print the job, unless another worker has it or it is finished.

    True where this call ended it, with its file or with the reason why there is none.
    """
    job = claim(pk, now)
    if job is None:
        return False
    try:
        content = _content(job)
    except (Unprintable, SourceProblem) as reason:
        return _fail(job, str(reason))
    except (ObjectDoesNotExist, PermissionDenied):
        return _fail(job, NO_LONGER)
    except Exception:
        logger.exception("Print %s of kind %s failed", job.pk, job.kind)
        return _fail(job, to_office(BROKEN))
    return _keep(job, content)


def claim(pk: int, now: datetime) -> PrintJob | None:
    """The job leased to this caller; two callers at once: the UPDATE lets one through.

    One that was tried too often is ended here with a reason, and nobody gets it.
    """
    free = PrintJob.objects.free(now).filter(pk=pk)
    tired = free.filter(attempts__gte=MAX_TRIES)
    if tired.exists() and tired.update(state=State.FAILED, message=to_office(BROKEN)):
        return None
    lease = now + LEASE
    taken = {"state": State.RUNNING, "lease_until": lease, "attempts": F("attempts") + 1}
    taken |= {"done": 0, "stage": ""}
    return PrintJob.objects.get(pk=pk) if free.update(**taken) else None


def waiting(now: datetime) -> list[int]:
    """Jobs that nobody works on: their doorbell was lost or their worker killed."""
    return list(PrintJob.objects.free(now).order_by("asked_at").values_list("pk", flat=True))


def give_up(pk: int) -> None:
    """Its printing took too long and was ended, so nobody works on it any more."""
    if job := PrintJob.objects.unfinished().filter(pk=pk).first():
        minutes = int(LIMIT / timedelta(minutes=1))
        _fail(job, to_office(TOO_LONG.format(minutes=minutes)))


def prune(now: datetime) -> int:
    """Forget what is older than KEPT, files first; the number forgotten."""
    old = list(PrintJob.objects.filter(asked_at__lt=now - KEPT))
    for job in old:
        forget_given(job)
        if job.file:
            job.file.delete(save=False)
        PrintJob.objects.filter(pk=job.pk).delete()
    return len(old)


def _plan(kind: str, params: dict[str, list[str]], reader: User, now: datetime) -> PrintPlan:
    return (KINDS | FROZEN_KINDS)[kind](PrintRequest(_given(params), reader, now))


def _given(params: dict[str, list[str]]) -> QueryDict:
    given = QueryDict(mutable=True)
    for key, values in params.items():
        given.setlist(key, values)
    return given


def _content(job: PrintJob) -> bytes:
    if job.kind == CHECK:
        return words_given(job)
    with kept(lambda: job.asked_by):
        if job.kind == FROZEN:
            return _frozen_file(job)
        return _notice_file(job) if job.kind == NOTICE else _paper(job)


def _frozen_file(job: PrintJob) -> bytes:
    """The file kept at the first print of the frozen paper, else that first print."""
    request = PrintRequest(_given(job.params), job.asked_by, timezone.now())
    paper = frozen_paper(request)
    if job.suffix not in suffixes_of(paper.kind):
        raise Unprintable(NO_SUCH_FILE)
    if file := kept_file(paper, job.suffix):
        if (content := file.content()) is None:
            logger.error("Frozen file %s is lost or changed", file.pk)
            raise Unprintable(to_office(LOST))
        return content
    return keep_file(paper, job.suffix, _paper(job))


def _notice_file(job: PrintJob) -> bytes:
    """Read with the asker's eyes at this moment, as every print is."""
    notice = Conclusion.objects.visible_to(job.asked_by).get(pk=job.notice_pk)
    rendering = rendering_of(notice, job.suffix)
    job.made_from = rendering.made_from
    if job.shared and (content := kept_content(notice)):
        return content
    return rendering.content(_follow(job))


def _follow(job: PrintJob) -> StageListener:
    """Tells each new stage at once, and of pages or rows one a second."""
    last = "", 0.0

    def on_stage(stage: Stage, page: int) -> None:
        nonlocal last
        now = monotonic()
        if stage != last[0] or now - last[1] >= TELL_EVERY:
            last = stage, now
            _tell(job, page, stage)

    return on_stage


def _follow_parts(job: PrintJob) -> dict[str, Callable]:
    """Tells each paper laid out, and once a second that the next one is being so: it may have a
    hundred pages."""
    parts, last = 0, monotonic()

    def tell(done: int) -> None:
        nonlocal parts, last
        parts, last = done, monotonic()
        _tell(job, done)

    def on_stage(stage: Stage, page: int) -> None:
        if monotonic() - last >= TELL_EVERY:
            tell(parts)

    return {"on_paper": tell, "on_stage": on_stage}


def _paper(job: PrintJob) -> bytes:
    plan = _plan(job.kind, job.params, job.asked_by, timezone.now())
    if not plan.rows or plan.trouble:
        raise Unprintable(plan.trouble or NOTHING)
    job.rows = plan.rows  # there may be more of them since it was asked for
    if is_too_long(job):
        raise Unprintable(_too_many(job))
    if job.suffix == PrintJob.Suffix.XLSX:
        return render_xlsx(next(plan.papers()), on_row=partial(_follow(job), Stage.ROWS))
    if job.suffix == PrintJob.Suffix.DOCX:
        with every_letter():
            return render_docx(next(plan.papers()))
    paper = _pages(job, plan)
    return plan.archive(paper) if job.suffix == PrintJob.Suffix.ZIP and plan.archive else paper


def _pages(job: PrintJob, plan: PrintPlan) -> bytes:
    """The plan's papers as one PDF."""
    pages = (render_to_string(plan.template, {"paper": paper}) for paper in plan.papers())
    heard = _follow_parts(job) if job.total > 1 else {"on_stage": _follow(job)}
    return render_pdf_together(pages, plan.styles or STYLES, title=job.name, **heard)


def _too_many(job: PrintJob) -> str:
    """How long it is, how long it may be, and the ways on."""
    narrower = NARROWER_PACK if job.kind == PACK else NARROWER
    way = f"{narrower}, hoặc tải tệp Excel" if suffix_again(job) else narrower
    rows, most = paper_count(job.rows), paper_count(most_rows(job.kind, job.suffix))
    return TOO_MANY.format(rows=rows, file=job.get_suffix_display(), most=most, way=way)


def _tell(job: PrintJob, done: int, stage: str = "") -> None:
    """Say how far it is and renew the lease; a later worker that took over is not disturbed."""
    lease = timezone.now() + LEASE
    if _mine(job).update(done=done, stage=stage, lease_until=lease):
        job.lease_until = lease


def _keep(job: PrintJob, content: bytes) -> bool:
    """Whether the file is kept: not where a later worker has taken the job over."""
    file = ContentFile(content, name=f"{job.pk}-{job.attempts}.{job.suffix}")
    job.file.save(file.name, file, save=False)
    digest = hashlib.sha256(content).hexdigest()
    told = {"file": job.file.name, "sha256": digest, "made_from": job.made_from}
    kept = _close(job, State.DONE, done=job.total, **told)
    if not kept:
        job.file.storage.delete(job.file.name)
    return kept


def _fail(job: PrintJob, reason: str) -> bool:
    """Whether the job was still this worker's to end.

    A reason longer than its column would be refused, and the job stay open.
    """
    return _close(job, State.FAILED, message=Truncator(reason).chars(LONGEST_REASON))


def _close(job: PrintJob, state: str, **fields) -> bool:
    """End the job if it is still this worker's; whether it was."""
    closed = bool(_mine(job).update(state=state, lease_until=None, **fields))
    if closed:
        forget_given(job)
    return closed


def _mine(job: PrintJob):
    """The row while it is unfinished and its lease is still this worker's."""
    return PrintJob.objects.unfinished().filter(pk=job.pk, lease_until=job.lease_until)
