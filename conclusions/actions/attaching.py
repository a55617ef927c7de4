"""The scan or the digitally signed copy of an issued notice: attached, never replaced."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate

from conclusions.actions.refusals import Refused, only_office
from conclusions.models import Conclusion, Document
from conclusions.permissions import may_attach
from departments.models import User
from departments.papertext import paper_date


@transaction.atomic
def attach(
    conclusion: Conclusion, *, by: User, kind: str, name: str, suffix: str, content: bytes
) -> Document:
    """Keep one more copy of the issued paper under the name it came with.

    `suffix` is what the bytes are, without a dot. Raises Refused for a draft, for people outside
    the office, and for the very file that is already there.
    """
    if not may_attach(by, conclusion):
        raise Refused(only_office())
    Conclusion.objects.select_for_update().get(pk=conclusion.pk)
    sha256 = hashlib.sha256(content).hexdigest()
    if twin := conclusion.documents.filter(kind=kind, sha256=sha256).first():
        raise Refused(
            f"Tệp này đã được đính kèm ngày {paper_date(localdate(twin.added_at))}: “{twin}”."
        )
    return conclusion.documents.create(
        kind=kind,
        file=ContentFile(content, name=f"{kind}-{conclusion.pk}.{suffix}"),
        name=name[-255:],
        sha256=sha256,
        added_by=by,
    )
