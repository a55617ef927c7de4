"""A notice that was issued by mistake, as a draft again: the mistaken one stays as it went out."""

from typing import TypeVar

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model

from conclusions.actions.drafting import keep_marks, safe_suffix
from conclusions.actions.snapshots import HEADER
from conclusions.models import Conclusion, Document, Item
from departments.models import User

Row = TypeVar("Row", bound=Model)
COPIED = (*HEADER, "source_text", "source_notes", "source_sha256")


@transaction.atomic
def draft_again(notice: Conclusion, *, by: User) -> Conclusion:
    """A draft with the number, words, duties and files of a notice that is void; returns it.

    Nobody has approved it, and its kept prints stay with the notice. What was added after issue is
    a directive of it. The files are copies: a draft that is thrown away takes its own along.
    """
    draft = Conclusion.objects.create(
        created_by=by, **{name: getattr(notice, name) for name in COPIED}
    )
    keep_marks(draft)
    _copy_items(notice, draft)
    for document in notice.documents.exclude(kind=Document.Kind.PRINT).filter(withdrawn_at=None):
        _copy_with_file(document, "file", draft)
    for page in notice.scan_pages.all():
        _copy_with_file(page, "picture", draft)
    return draft


def _copied(row: Row, **changes: object) -> Row:
    """A new row like this one, but for the changes; the one given becomes it."""
    row.pk, row._state.adding = None, True
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    return row


def _copy_items(notice: Conclusion, draft: Conclusion) -> None:
    copies: dict[int, Item] = {}
    parents: dict[int, int] = {}
    for item in notice.items.all():
        was = item.pk
        if item.parent_id:
            parents[was] = item.parent_id
        kind = Item.Kind.DIRECTIVE if item.kind == Item.Kind.ADDED else item.kind
        copies[was] = _copied(item, conclusion=draft, kind=kind, parent=None, changed_in=0)
    for was, parent in parents.items():
        Item.objects.filter(pk=copies[was].pk).update(parent=copies[parent])
    for was, item in copies.items():
        _copy_duties(was, item)


def _copy_duties(was: int, item: Item) -> None:
    original = Item(pk=was)
    for duty in original.duties.all():
        leads, helpers = list(duty.leads.all()), list(duty.helpers.all())
        copy = _copied(duty, item=item)
        copy.leads.set(leads)
        copy.helpers.set(helpers)
    for citation in original.citations.all():
        _copied(citation, item=item)


def _copy_with_file(row: Model, name: str, draft: Conclusion) -> None:
    """The row with its own copy of the file; none where the file is gone."""
    kept = getattr(row, name)
    try:
        with kept.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        return
    copy = ContentFile(content, name=f"nguon-{draft.pk}{safe_suffix(kept.name)}")
    _copied(row, conclusion=draft, **{name: copy})
