"""Copies of the signed paper and the papers that go with a notice: added, taken out of a draft,
withdrawn from an issued notice; never replaced."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from conclusions.actions.refusals import Refused, only_office
from conclusions.models import Conclusion, Document
from conclusions.permissions import may_attach
from departments.models import User
from departments.papertext import paper_date

NO_REASON = "Thông báo đã ban hành: rút tệp cần ghi lý do."
GONE = "Tệp này vừa được người khác bỏ hoặc rút; xem lại danh sách tệp."


@transaction.atomic
def attach(
    conclusion: Conclusion,
    *,
    by: User,
    kind: str,
    name: str,
    suffix: str,
    content: bytes,
    label: str = "",
) -> Document:
    """Keep one more file of the notice under the name it came with.

    `suffix` is what the bytes are, without a dot. Raises Refused for people outside the office,
    and for the very file that is already there.
    """
    if not may_attach(by):
        raise Refused(only_office())
    _locked(conclusion)
    sha256 = hashlib.sha256(content).hexdigest()
    if twin := conclusion.documents.by_hand().filter(kind=kind, sha256=sha256).first():
        day = paper_date(timezone.localdate(twin.added_at))
        raise Refused(f"Tệp này đã được đính kèm ngày {day}: “{twin}”.")
    return conclusion.documents.create(
        kind=kind,
        file=ContentFile(content, name=f"{kind}-{conclusion.pk}.{suffix}"),
        name=name[-255:],
        label=label,
        sha256=sha256,
        added_by=by,
    )


@transaction.atomic
def take_out(document: Document, *, by: User, reason: str = "") -> None:
    """A draft's file is deleted; an issued notice's stays on record, withdrawn for a reason.

    Raises Refused for people outside the office, without a reason after issue, and for a file
    that is no longer there.
    """
    if not may_attach(by):
        raise Refused(only_office())
    conclusion = _locked(document.conclusion)
    found = conclusion.documents.by_hand().filter(pk=document.pk).first()
    if found is None:
        raise Refused(GONE)
    if conclusion.is_draft:
        found.delete()
        # Only once the row is gone for good.
        transaction.on_commit(lambda: found.file.storage.delete(found.file.name))
        return
    if not reason.strip():
        raise Refused(NO_REASON)
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_for = timezone.now(), by, reason.strip()
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_for"])


def _locked(conclusion: Conclusion) -> Conclusion:
    """The notice as it stands; it is not issued, and no file of it changes, until this is done."""
    return Conclusion.objects.select_for_update(no_key=True).get(pk=conclusion.pk)
