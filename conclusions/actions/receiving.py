"""What becomes of a notice once it is out: who opened it first, what was sent outside the house."""

import logging
from datetime import date

from django.db import DatabaseError, transaction
from django.utils import timezone

from conclusions.actions.refusals import Refused, only_office_sends
from conclusions.models import Conclusion, NoticeView, Sending
from conclusions.permissions import may_attach
from departments.models import User

log = logging.getLogger(__name__)
UNISSUED = "Thông báo chưa ban hành."
TO_COME = "Ngày gửi chưa đến."
TAKEN_BACK = (
    "Thông báo đã rút lại do ban hành nhầm, không ghi gửi thêm; "
    "bản đã gửi thì báo nơi nhận trả lại."
)


def note_view(conclusion: Conclusion, *, user: User) -> None:
    """The person has opened the issued notice: written at the first time, for each unit of theirs.
    Reading never fails for it, and after the first time it is a look at an index."""
    if conclusion.is_draft or not user.department_ids:
        return
    own = NoticeView.objects.filter(conclusion=conclusion, user=user)
    new = user.department_ids - {*own.values_list("department_id", flat=True)}
    if not new:
        return
    now = timezone.now()
    rows = [
        NoticeView(conclusion=conclusion, user=user, department_id=unit, seen_at=now)
        for unit in sorted(new)
    ]
    try:
        with transaction.atomic():
            NoticeView.objects.bulk_create(rows, ignore_conflicts=True)
    except DatabaseError:  # another writer holds the database: the next opening writes it
        log.warning("The view of notice %s was not written", conclusion.pk, exc_info=True)


@transaction.atomic
def mark_sent(
    conclusion: Conclusion, *, by: User, recipient: str, way: str, sent_on: date
) -> Sending:
    """The notice has gone to that recipient; said anew, the later word holds.

    Raises Refused for people outside the office, for a draft, for one taken back as a mistake, and
    for a day to come.
    """
    if not may_attach(by):
        raise Refused(only_office_sends())
    # Locked, for what is sent is taken back no more, and the other way round.
    state = Conclusion.objects.select_for_update().values_list("status", flat=True)
    status = state.get(pk=conclusion.pk)
    if status == Conclusion.Status.TAKEN_BACK:
        raise Refused(TAKEN_BACK)
    if conclusion.is_draft:
        raise Refused(UNISSUED)
    if sent_on > timezone.localdate():
        raise Refused(TO_COME)
    told = {"way": way, "sent_on": sent_on, "by": by, "at": timezone.now()}
    sending, _ = Sending.objects.update_or_create(
        conclusion=conclusion, recipient=recipient, defaults=told
    )
    return sending


def unmark_sent(conclusion: Conclusion, *, by: User, recipient: str) -> None:
    """That it was sent was a slip."""
    if not may_attach(by):
        raise Refused(only_office_sends())
    conclusion.sendings.filter(recipient=recipient).delete()
