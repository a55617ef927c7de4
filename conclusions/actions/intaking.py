"""A file that came in becomes a draft: at once, or by a worker that reads it page by page."""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.text import Truncator

from conclusions.actions.drafting import (
    NumberTaken,
    draft_from,
    keep_source,
    safe_suffix,
)
from conclusions.actions.editing import delete_all, files_of
from conclusions.actions.refusals import Refused
from conclusions.models import Conclusion, Document, Duty, Intake
from conclusions.models.intakes import LONGEST_REASON
from conclusions.reading import Reading, read
from conclusions.sources import (
    Attachment,
    Cover,
    ScannedPage,
    SourceProblem,
    SourceText,
    read_patiently,
)
from conclusions.units import Directory
from departments.models import User
from departments.papertext import paper_date

LEASE = timedelta(minutes=6)  # each page renews it; a page takes seconds, and 3 minutes at most
LIMIT = timedelta(minutes=20)  # of one file: twice what sixty pages take on a slow machine
MAX_TRIES = 2
AT_ONCE = 2  # files read at the same time, and one a person: OCR takes a core each
KEPT = timedelta(days=7)
BROKEN = "Có lỗi khi đọc tệp. Thử lại, hoặc dán nội dung vào ô văn bản."

TWICE = "Nhập lại dù văn bản đã có, lý do: {reason}"
MOST_TWINS = 5

State = Intake.State
logger = logging.getLogger(__name__)


class _TakenOver(Exception):
    """The lease ran out, and another worker reads the file or it was given up."""


class Unreadable(Refused):
    """The words came out of the file, and are none that can be read as a notice."""


@dataclass(frozen=True)
class Understood:
    """What a file or pasted words say, and the reading of it; `issued_on` as it was typed, or as
    the packet's cover has it."""

    told: SourceText
    reading: Reading
    issued_on: date | None


def understood(told: SourceText, issued_on: date | None) -> Understood:
    """The reading of what was told, made before anything is written: a long one takes seconds, and
    nobody else could write meanwhile. Raises Unreadable for words that are no notice."""
    units = Directory().known()
    reading = read(told.words, units, issued_on)
    if reading.problem:
        raise Unreadable(reading.problem)
    notes = (*told.notes, *_differences(reading, told.cover))
    if not (issued_on or reading.header.issued_on) and _has_come(told.cover.issued_on):
        issued_on = told.cover.issued_on
        reading = read(told.words, units, issued_on)
    return Understood(told, reading.with_notes(notes), issued_on)


def draft_of(
    told: SourceText,
    *,
    by: User | None,
    source: tuple[str, bytes] | None = None,
    number: str | None = "",
    issued_on: date | None = None,
) -> Conclusion:
    """The draft of what a file or pasted words say; number and day typed beside them win.

    What was read from pictures is marked as to be held beside them; the pictures are kept. Raises
    Unreadable for words that are no notice, NumberTaken for a number that is taken in its year;
    with None for a number it has none.
    """
    return draft_of_reading(understood(told, issued_on), by=by, source=source, number=number)


@transaction.atomic
def draft_of_reading(
    known: Understood,
    *,
    by: User | None,
    source: tuple[str, bytes] | None = None,
    number: str | None = "",
) -> Conclusion:
    """As `draft_of`, of what is read already."""
    told, reading, cover = known.told, known.reading, known.told.cover
    if number is not None and not reading.header.number:
        number = number or cover.number
    draft = draft_from(reading, by=by, number=number, issued_on=known.issued_on)
    if cover.signer_name and not reading.header.signer_name:
        Conclusion.objects.filter(pk=draft.pk).update(signer_name=cover.signer_name[:100])
        draft.signer_name = cover.signer_name[:100]
    keep_files(draft, told, source)
    if told.pages:
        _keep_pages(draft, told.pages, [item.span[0] for item in reading.items if item.beside_gap])
    return draft


def keep_files(draft: Conclusion, told: SourceText, source: tuple[str, bytes] | None) -> None:
    """The paper for all who read the notice; a packet it came in, a mail with words of its own,
    and what else was in that, for those who edit notices."""
    beside = list(told.others)
    if source and told.paper:
        beside.append(Attachment(*source))
        source = told.paper.name, told.paper.content
    if source:
        keep_source(draft, *source)
    for file in beside:
        keep_beside(draft, file)


def _differences(reading: Reading, cover: Cover) -> list[str]:
    """Where the cover of a packet says otherwise than its paper: the paper holds."""
    said = []
    header = reading.header
    if cover.number and header.number and cover.number != header.number:
        said.append(f"Gói ghi số {cover.number}, văn bản ghi số {header.number}.")
    if cover.issued_on and header.issued_on and cover.issued_on != header.issued_on:
        days = paper_date(cover.issued_on), paper_date(header.issued_on)
        said.append(f"Gói ghi ngày {days[0]}, văn bản ghi ngày {days[1]}.")
    return said


def _has_come(day: date | None) -> bool:
    return bool(day and day <= timezone.localdate())


def keep_beside(draft: Conclusion, file: Attachment) -> Document:
    """A file that came in the same packet, kept as it is."""
    suffix = safe_suffix(file.name)
    return draft.documents.create(
        kind=Document.Kind.ATTACHED,
        file=ContentFile(file.content, name=f"kem-{draft.pk}{suffix}"),
        name=file.name[-255:],
        sha256=hashlib.sha256(file.content).hexdigest(),
    )


def _keep_pages(draft: Conclusion, pages: tuple[ScannedPage, ...], beside_gaps: list[int]) -> None:
    """The pictures of the pages; days, number and limits are guesses until held beside them, and
    so is work that stands where its list leaves a number out."""
    for page in pages:
        words = [(word.start, word.end) for word in page.words]
        draft.scan_pages.create(
            number=page.number,
            picture=ContentFile(page.picture, name=f"trang-{draft.pk}-{page.number}.jpg"),
            width=page.size[0],
            height=page.size[1],
            start=words[0][0] if words else 0,
            end=words[-1][1] if words else 0,
            words=[[word.start, word.end, *word.box, round(word.sure)] for word in page.words],
        )
    if pages[0].number == 1:  # number and day stand there
        Conclusion.objects.filter(pk=draft.pk).update(unchecked=True)
        draft.unchecked = True
    unsure = ~Q(phrase="", named_on=None) | Q(item__start__in=beside_gaps)
    for start, end in (page.table for page in pages if page.table):  # its rows may be mixed up
        unsure |= Q(item__start__lt=end, item__end__gt=start)
    dated = Duty.objects.filter(unsure, item__conclusion=draft)
    if all(page.words or page.is_empty for page in pages):
        from_picture = Q()
        for page in pages:
            if page.words:
                start, end = page.words[0].start, page.words[-1].end
                from_picture |= Q(item__start__lt=end, item__end__gt=start)
        dated = dated.filter(from_picture) if from_picture else dated.none()
    Duty.objects.filter(pk__in=list(dated.values_list("pk", flat=True))).update(unchecked=True)


def receive(
    name: str,
    content: bytes,
    *,
    by: User,
    now: datetime,
    number: str = "",
    issued_on: date | None = None,
    twins: Iterable[Conclusion] = (),
    words: str = "",
) -> Intake:
    """A file for a worker to read; the same one of the same person that still waits is that one.

    With `twins`, notices of the same paper, it waits until its bringer says why it is taken in;
    its `words`, where they are known, are shown beside theirs.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    twins = list(twins)
    alike = [twin.pk for twin in twins]
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        if same := Intake.objects.of(by).unsettled().filter(sha256=sha256).first():
            typed = {"number": number, "issued_on": issued_on}
            Intake.objects.filter(pk=same.pk, state=State.WAITING).update(**typed)
            return same
        return Intake.objects.create(
            file=ContentFile(content, name=f"nhap-{sha256[:12]}"),
            name=name[-255:],
            sha256=sha256,
            brought_by=by,
            brought_at=now,
            number=number,
            issued_on=issued_on,
            twins=alike,
            likeness=likeness_of(twins),
            words=words if alike else "",
            state=State.ASKED if alike else State.WAITING,
        )


def hold(name: str, content: bytes, *, by: User, now: datetime) -> Intake:
    """A file kept while its bringer mends what was typed beside it; the same one is that one."""
    sha256 = hashlib.sha256(content).hexdigest()
    held = Intake.objects.of(by).filter(state=State.HELD, sha256=sha256).first()
    return held or Intake.objects.create(
        file=ContentFile(content, name=f"nhap-{sha256[:12]}"),
        name=name[-255:],
        sha256=sha256,
        brought_by=by,
        brought_at=now,
        state=State.HELD,
    )


def held_of(by: User, pk: int | None) -> Intake | None:
    """The file that this person's form says it left here."""
    return Intake.objects.of(by).filter(pk=pk, state=State.HELD).first() if pk else None


def twins_of(
    by: User, *, content: bytes = b"", words: str = "", number: str = ""
) -> list[Conclusion]:
    """Notices this person sees that were read from the same file, or hold the same words; behind
    them those with nearly the same, and how alike they are as their `likeness`.

    Not those whose number the paper bears, or is given here: by that it is refused all the same.
    """
    alike = Q(pk__in=Conclusion.objects.read_from(words)) if words else Q()
    if content:
        sha256 = hashlib.sha256(content).hexdigest()
        kinds = [Document.Kind.SOURCE, Document.Kind.ATTACHED]  # a packet is kept beside its paper
        alike |= Q(documents__kind__in=kinds, documents__sha256=sha256)
    seen = Conclusion.objects.visible_to(by)
    same = list(seen.filter(alike).distinct().order_by("pk")[:MOST_TWINS]) if alike else []
    near = seen.exclude(pk__in=[twin.pk for twin in same]).alike(words) if words else []
    bearing = number or words
    return [*same, *(twin for twin in near if not _bears_number(twin, bearing, words))][:MOST_TWINS]


def _bears_number(twin: Conclusion, bearing: str, words: str) -> bool:
    stands = not twin.is_void and twin.number and twin.number in bearing
    return bool(stands) and (twin.year is None or str(twin.year) in words)


def likeness_of(twins: Iterable[Conclusion]) -> dict[str, int]:
    """By its key, how alike each is whose words differ in places."""
    return {str(twin.pk): twin.likeness for twin in twins if hasattr(twin, "likeness")}


def go_on(intake: Intake, reason: str) -> bool:
    """Take the file in though the paper is there already; False where that was settled before."""
    asked = Intake.objects.filter(pk=intake.pk, state=State.ASKED)
    return bool(asked.update(state=State.WAITING, reason=reason, words=""))


def leave(intake: Intake) -> None:
    """Do not take it in: the file is forgotten."""
    intake.file.delete(save=False)
    intake.delete()


def waiting(now: datetime) -> list[int]:
    """The files that may be read now, the oldest first: nobody reads them, nor another one of the
    same person."""
    reading = Intake.objects.open().filter(lease_until__gte=now)
    busy = set(reading.values_list("brought_by", flat=True))
    free = Intake.objects.free(now).order_by("brought_at", "pk")
    return [pk for pk, person in free.values_list("pk", "brought_by") if person not in busy]


def claim(pk: int, now: datetime) -> Intake | None:
    """The file leased to this caller; of two callers the UPDATE lets one through. One that was
    tried too often is ended here."""
    free = Intake.objects.free(now).filter(pk=pk)
    if free.filter(attempts__gte=MAX_TRIES).update(state=State.FAILED, message=BROKEN):
        return None
    taken = free.update(
        state=State.READING, lease_until=now + LEASE, attempts=F("attempts") + 1, page=0
    )
    return Intake.objects.get(pk=pk) if taken else None


def run(pk: int, now: datetime) -> bool:
    """Read the file and make it a draft; True where this call ended it, well or with a reason."""
    intake = claim(pk, now)
    if intake is None:
        return False

    def on_page(page: int, pages: int) -> None:
        lease = timezone.now() + LEASE
        if not _mine(intake).update(page=page, pages=pages, lease_until=lease):
            raise _TakenOver
        intake.lease_until = lease

    try:
        with intake.file.open("rb") as file:
            content = file.read()
        told = read_patiently(intake.name, content, on_page)
        if not intake.reason and (
            alike := twins_of(intake.brought_by, words=told.words, number=intake.number)
        ):
            asked = {"twins": [twin.pk for twin in alike], "likeness": likeness_of(alike)}
            return _close(intake, State.ASKED, **asked, words=told.words, attempts=0)
        if intake.reason:
            told = replace(told, notes=(*told.notes, TWICE.format(reason=intake.reason)))
        known = understood(told, intake.issued_on)
        with transaction.atomic():
            draft, taken = _drafted(intake, known, content)
            files = files_of(draft)
            if _close(intake, State.DONE, draft=draft, **taken):
                return True
        delete_all(files)
        return False
    except _TakenOver:
        return False
    except (SourceProblem, Refused) as reason:
        return _close(intake, State.FAILED, message=Truncator(str(reason)).chars(LONGEST_REASON))
    except Exception:
        logger.exception("intake %s could not be read", pk)
        return _close(intake, State.FAILED, message=BROKEN)


def _drafted(
    intake: Intake, known: Understood, content: bytes
) -> tuple[Conclusion, dict[str, Any]]:
    """The draft, and what to keep with the file: where its number is another notice's, the draft
    has none, so that nothing is read twice, and its bringer is asked for one."""
    given = {
        "by": intake.brought_by,
        "source": (intake.name, content),
    }
    try:
        return draft_of_reading(known, number=intake.number, **given), {}
    except NumberTaken as taken:
        message = Truncator(str(taken)).chars(LONGEST_REASON)
        draft = draft_of_reading(known, number=None, **given)
        return draft, {"message": message, "twins": [taken.holder.pk]}


def give_up(pk: int) -> None:
    """Its reading took too long or broke down, and nobody is at it any more."""
    Intake.objects.open().filter(pk=pk).update(state=State.FAILED, message=BROKEN, lease_until=None)


def prune(now: datetime) -> int:
    """Forget files brought longer ago than KEPT; their drafts have copies of their own."""
    old = list(Intake.objects.filter(brought_at__lt=now - KEPT))
    for intake in old:
        intake.file.delete(save=False)
        intake.delete()
    return len(old)


def _mine(intake: Intake) -> QuerySet[Intake]:
    return Intake.objects.open().filter(pk=intake.pk, lease_until=intake.lease_until)


def _close(intake: Intake, state: str, **fields: Any) -> bool:
    """End it if it is still this worker's; whether it was. Else what was made is unmade."""
    if _mine(intake).update(state=state, lease_until=None, **fields):
        return True
    if transaction.get_connection().in_atomic_block:
        transaction.set_rollback(True)
    return False
