"""A draft on its way to whoever may approve it (Trình duyệt), and back with remarks or approved."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from conclusions.actions.refusals import Refused, StaleDraft, only_editors, only_writers
from conclusions.gaps import gaps_of
from conclusions.models import Conclusion, DraftRemark, Item
from conclusions.permissions import may_approve, may_edit, may_write
from departments.models import User

# What is filled in once the content is approved; it keeps no draft from being submitted.
LATER = "the-thuc"
UNSETTLED = "Còn {count} ý kiến trả lại chưa đánh dấu “Đã xử lý”."
MOVED = (
    "Dự thảo vừa được người khác trình, duyệt, trả lại hoặc ban hành; xem lại trước khi làm tiếp."
)


@transaction.atomic
def submit(conclusion: Conclusion, *, seen: int, by: User) -> None:
    """Send the draft to the leader who gives the work. Raises Refused while its content has gaps,
    StaleDraft."""
    if not may_edit(by):
        raise Refused(only_editors())
    if not may_write(by):
        raise Refused(only_writers())
    if not conclusion.leader_id:
        raise Refused("Chưa chọn lãnh đạo giao việc nên chưa biết trình ai duyệt.")
    if left := [gap.words for gap in gaps_of(conclusion) if gap.anchor != LATER]:
        raise Refused(*left)
    if open_remarks := conclusion.remarks.filter(settled_at=None).count():
        raise Refused(UNSETTLED.format(count=open_remarks))
    told = {"submitted_by": by, "submitted_at": timezone.now()}
    _go(conclusion, seen, Conclusion.Status.DRAFT, Conclusion.Status.SUBMITTED, **told)


@transaction.atomic
def recall_draft(conclusion: Conclusion, *, seen: int, by: User) -> None:
    """Rút trình: the draft is its writers' again, and no longer approved. Raises as `submit`."""
    if not may_edit(by):
        raise Refused(only_editors())
    if not may_write(by):
        raise Refused(only_writers())
    _go(conclusion, seen, Conclusion.Status.SUBMITTED, Conclusion.Status.DRAFT)


@transaction.atomic
def approve(conclusion: Conclusion, *, seen: int, by: User) -> None:
    """Duyệt nội dung, of the draft as the page showed it; what was remarked in this round is
    settled by it. Raises Refused, StaleDraft."""
    if not may_approve(by, conclusion):
        raise Refused(f"Chỉ {_approvers(conclusion)} duyệt nội dung dự thảo này.")
    state, now = Conclusion.Status.SUBMITTED, timezone.now()
    _go(conclusion, seen, state, state, approved_by=by, approved_at=now)
    conclusion.remarks.filter(settled_at=None).update(settled_at=now, settled_by=by)


@transaction.atomic
def return_draft(conclusion: Conclusion, *, seen: int, by: User, note: str = "") -> None:
    """Trả lại dự thảo with a remark on the whole; it may be left out where items have theirs.
    Raises Refused, StaleDraft."""
    if not may_approve(by, conclusion):
        raise Refused(f"Chỉ {_approvers(conclusion)} trả lại dự thảo này.")
    if not note.strip() and not conclusion.remarks.filter(settled_at=None).exists():
        raise Refused("Chưa nhập ý kiến trả lại.")
    _go(conclusion, seen, Conclusion.Status.SUBMITTED, Conclusion.Status.DRAFT)
    if note.strip():
        _remark(conclusion, None, note, by)


def remark_at(item: Item, *, by: User, text: str) -> None:
    """A remark at one item of a submitted draft, told when the draft is returned. Raises
    Refused."""
    conclusion = item.conclusion
    if not may_approve(by, conclusion):
        raise Refused(f"Chỉ {_approvers(conclusion)} cho ý kiến về dự thảo này.")
    if not conclusion.is_submitted:
        raise Refused(MOVED)
    words = " ".join(text.split())
    if not item.remarks.filter(by=by, text=words, settled_at=None).exists():  # sent twice
        _remark(conclusion, item, words, by)


def _remark(conclusion: Conclusion, item: Item | None, text: str, by: User) -> None:
    DraftRemark.objects.create(
        conclusion=conclusion, item=item, at=timezone.now(), by=by, text=" ".join(text.split())
    )


def settle_remark(remark: DraftRemark, *, by: User) -> None:
    """Đã xử lý: the remark is seen to, once the draft is its writers' again. Twice is as once.
    Raises Refused."""
    if remark.conclusion.status != Conclusion.Status.DRAFT:
        raise Refused(MOVED)
    DraftRemark.objects.filter(pk=remark.pk, settled_at=None).update(
        settled_at=timezone.now(), settled_by=by
    )


def _go(conclusion: Conclusion, seen: int, source: str, target: str, **told: object) -> None:
    """From one state to the next; what was told of an earlier round is told no more."""
    kept = {"approved_by": None, "approved_at": None}
    if target == Conclusion.Status.DRAFT:
        kept |= {"submitted_by": None, "submitted_at": None}
    won = Conclusion.objects.filter(pk=conclusion.pk, status=source, version=seen).update(
        status=target, version=F("version") + 1, **kept | told
    )
    if not won:
        raise StaleDraft(MOVED)
    conclusion.refresh_from_db()


def _approvers(conclusion: Conclusion) -> str:
    leader = conclusion.leader
    return f"{leader.title} {leader}" if leader else "lãnh đạo giao việc"
