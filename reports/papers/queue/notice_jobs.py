"""What a worker does for a notice: makes its long files, reads the words of a long print of it.

Each is asked for here as a row; `reports.papers.queue.print_queue` has it done.
"""

from datetime import datetime
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from conclusions.models import Conclusion
from conclusions.sources import NeedsTime, SourceProblem, read_source
from departments.models import User
from reports.models import CHECK, NOTICE, PrintJob
from reports.papers.notices.notice_files import NoticeRendering, name_of, rendering_of
from reports.querysets import PrintJobQuerySet

PICTURES = (
    "Chưa so được tệp này: bản quét, ảnh không so được từng chữ, tệp khác có thể phải chờ lượt. "
    "Dùng PDF có lớp chữ hoặc Word, hoặc thử lại sau ít phút."
)
State = PrintJob.State
PATIENCE = 120  # seconds: six times a form's, and within the lease of a job


def at_once(rendering: NoticeRendering, *, by: User) -> bytes | None:
    """The notice's file where it is small, or where a job of this person made it of these rows."""
    if not rendering.is_long:
        return rendering.content()
    if rendering.is_kept:
        return None  # of that one the kept file counts, and no copy of it
    job = (
        _of_notice(rendering).of(by).filter(state=State.DONE, made_from=rendering.made_from).last()
    )
    if job is None:
        return None
    try:
        with job.file.open("rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def ask_file(rendering: NoticeRendering, *, by: User, now: datetime) -> PrintJob:
    """The job that makes a long file of a notice, waiting for a worker or already under way.

    The print of an issued notice is made once whoever asks, so it is one job for all; any other
    file is its asker's own.
    """
    notice, shared = rendering.conclusion, rendering.is_kept
    same = _of_notice(rendering).filter(shared=shared)
    return (same if shared else same.of(by)).unfinished_or_new(
        behind=notice,
        kind=NOTICE,
        suffix=rendering.suffix,
        params=_params(rendering),
        name=name_of(notice)[:240],
        rows=notice.items.count(),
        shared=shared,
        asked_by=by,
        asked_at=now,
    )


def notice_of(job: PrintJob, *, by: User) -> Conclusion | None:
    """The notice that the job is about, if it is still there for this person to see."""
    if not job.notice_pk:
        return None
    return Conclusion.objects.visible_to(by).filter(pk=job.notice_pk).first()


def is_current(job: PrintJob, notice: Conclusion | None) -> bool:
    """Whether a finished file still says what stands; a paper says what stood on its day."""
    if job.kind != NOTICE or job.shared or job.state != State.DONE:
        return True
    return bool(notice) and rendering_of(notice, job.suffix).made_from == job.made_from


def _of_notice(rendering: NoticeRendering) -> PrintJobQuerySet:
    asked = {"kind": NOTICE, "suffix": rendering.suffix, "params": _params(rendering)}
    return PrintJob.objects.filter(**asked).order_by("pk")


def _params(rendering: NoticeRendering) -> dict[str, list[str]]:
    return {"thong_bao": [str(rendering.conclusion.pk)]}


def ask_words(
    notice: Conclusion, name: str, content: bytes, *, by: User, now: datetime
) -> PrintJob:
    """The job that reads the words of a print given to be checked; the file waits till then."""
    given = f"prints/{now:%Y/%m}/given{PurePath(name).suffix.lower()}"
    stored = default_storage.save(given, ContentFile(content))
    return PrintJob.objects.create(
        kind=CHECK,
        suffix=PrintJob.Suffix.TXT,
        params={"thong_bao": [str(notice.pk)], "ten": [name], "tep": [stored]},
        name=name[:240],
        asked_by=by,
        asked_at=now,
    )


def words_given(job: PrintJob) -> bytes:
    """What the given file says. Raises SourceProblem with the reason where it cannot be read."""
    with default_storage.open(job.given) as file:
        content = file.read()
    try:
        return read_source(job.params["ten"][0], content, seconds=PATIENCE).words.encode()
    except NeedsTime:
        raise SourceProblem(PICTURES) from None


def forget_given(job: PrintJob) -> None:
    if job.given:
        default_storage.delete(job.given)
