"""Whether the record is whole: every event against its mark, every proof against its file, every
seal against the marks that it holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import groupby

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from departments.papertext import paper_moment
from tasks.actions.marking import proofs_of, sealed_marks
from tasks.event_hash import event_hash, marks_digest, seal_hash
from tasks.models import Event, Evidence, RecordCheck, RecordSeal, RemovedMark, Task

PIECE = 2_000  # events in memory at once
LATE_AFTER = timedelta(days=2)
NO_MARK = "{place}: không có dấu, được thêm ngoài phần mềm"
CHANGED = "{place}: không khớp dấu; nội dung, minh chứng hoặc diễn biến liền trước đã bị thay đổi"
CUT = "nhiệm vụ số {task}: trạng thái “{status}” không khớp diễn biến cuối; phần cuối đã bị cắt"
EMPTY = "nhiệm vụ số {task}: không còn diễn biến nào"
NO_FILE = "{place}: tệp minh chứng “{name}” không còn"
OTHER_FILE = "{place}: tệp minh chứng “{name}” đã bị thay đổi"
SEAL = "niêm phong lúc {at} (diễn biến {first} đến {last}): {why}"
FEWER = "thiếu {count} diễn biến"
MORE = "thừa {count} diễn biến"
OTHER = "có diễn biến đã bị thay"
OTHER_SEAL = "chính niêm phong đã bị thay đổi"
UNKNOWN_SEAL = "không còn niêm phong {hash} đã ghi lại trước đây"
WRONG = "Kiểm tra hồ sơ lúc {when} thấy {fault}. Gõ manage.py verify_audit để xem tất cả."
LATE = "Chưa kiểm tra hồ sơ từ {when}. Xem Bộ xử lý nền có chạy không."


@dataclass
class RecordFinding:
    """How much was looked at, and each broken place in words, the first first."""

    events: int = 0
    files: int = 0
    removed: int = 0
    seal: str = ""
    faults: list[str] = field(default_factory=list)


def look_through(known_seal: str = "") -> RecordFinding:
    """The whole record; `known_seal` is the hash of a seal that was written down elsewhere."""
    found = RecordFinding(removed=RemovedMark.objects.count())
    found.faults += _broken_chains(found)
    found.faults += _cut_tails()
    found.faults += _broken_seals(found, known_seal)
    found.faults += _broken_files(found)
    return found


def check_and_note(now: datetime) -> RecordCheck:
    found = look_through()
    fault = "; ".join(found.faults[:3])
    return RecordCheck.objects.create(at=now, count=found.events, fault=fault)


def check_words(now: datetime) -> str:
    """What the last check found wrong, or that there was none of late; empty where all is well or
    no night has come yet."""
    last = RecordCheck.objects.first()
    if last is None:
        return ""
    if last.fault:
        return WRONG.format(when=paper_moment(last.at), fault=last.fault)
    return LATE.format(when=paper_moment(last.at)) if now - last.at > LATE_AFTER else ""


def _broken_chains(found: RecordFinding) -> Iterator[str]:
    """The first broken place of each task."""
    events = Event.objects.select_related("mark").order_by("task_id", "pk").iterator(PIECE)
    for _, chain in groupby(_with_proofs(events), key=lambda one: one[0].task_id):
        before, told = "", False
        for event, proofs in chain:
            found.events += 1
            mark = event.mark.hash if hasattr(event, "mark") else ""
            wrong = NO_MARK if not mark else CHANGED
            if not told and (not mark or mark != event_hash(event, proofs, before)):
                yield wrong.format(place=_place(event))
                told = True
            before = mark


def _with_proofs(events) -> Iterator[tuple[Event, list]]:
    piece: list[Event] = []
    for event in events:
        piece.append(event)
        if len(piece) == PIECE:
            yield from _proved(piece)
            piece = []
    yield from _proved(piece)


def _proved(piece: list[Event]) -> Iterator[tuple[Event, list]]:
    proofs = proofs_of([event.pk for event in piece])
    return ((event, proofs[event.pk]) for event in piece)


def _cut_tails() -> Iterator[str]:
    """What no seal holds yet: work that stands otherwise than its last event left it."""
    last = Event.objects.filter(task=OuterRef("pk")).order_by("-pk").values("to_status")[:1]
    tasks = Task.objects.annotate(told=Subquery(last)).order_by("pk")
    for task, status, told in tasks.values_list("pk", "status", "told").iterator(PIECE):
        if told is None:
            yield EMPTY.format(task=task)
        elif told != status:
            yield CUT.format(task=task, status=Task(status=status).get_status_display())


def _broken_seals(found: RecordFinding, known: str) -> Iterator[str]:
    before, first, hashes = "", 0, set()
    for seal in RecordSeal.objects.order_by("pk"):
        told = (seal.at.isoformat(timespec="seconds"), seal.first, seal.last, seal.count)
        count, _, digest = marks_digest(sealed_marks(seal.first, seal.last))
        why = ""
        if seal.first != first or seal.hash != seal_hash(before, *told, seal.digest):
            why = OTHER_SEAL
        elif count != seal.count:
            words = FEWER if count < seal.count else MORE
            why = words.format(count=abs(count - seal.count))
        elif digest != seal.digest:
            why = OTHER
        if why:
            at = paper_moment(seal.at)
            yield SEAL.format(at=at, first=seal.first + 1, last=seal.last, why=why)
        before, first = seal.hash, seal.last
        hashes.add(seal.hash)
    found.seal = before
    if known and known not in hashes:
        yield UNKNOWN_SEAL.format(hash=known)


def _broken_files(found: RecordFinding) -> Iterator[str]:
    rows = Evidence.objects.exclude(file="").select_related("event").order_by("pk")
    for proof in rows.iterator(PIECE):
        found.files += 1
        told = {"place": _place(proof.event), "name": proof.name}
        seen = sha256()
        try:
            with proof.file.open() as file:
                for chunk in file.chunks():
                    seen.update(chunk)
        except OSError:
            yield NO_FILE.format(**told)
            continue
        if seen.hexdigest() != proof.sha256:
            yield OTHER_FILE.format(**told)


def _place(event: Event) -> str:
    at = paper_moment(timezone.localtime(event.at))
    return f"nhiệm vụ số {event.task_id}, diễn biến {event.pk} lúc {at}"
