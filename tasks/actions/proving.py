"""What proves an event: files and numbers of documents, kept beside it."""

from collections import Counter
from hashlib import sha256
from pathlib import PurePath
from uuid import uuid4

from django.core.files.base import File

from tasks.models import Event, Evidence


def holds_proofs(event: Event, files: list[File], document_number: str) -> bool:
    """Whether the event is proved by just these: the same files by name and content, the number.

    A mended file under its old name is another one.
    """
    kept = [proof for proof in event.evidence.all() if proof.file]
    numbers = [proof.document_number for proof in event.evidence.all() if not proof.file]
    if numbers != [document_number] * bool(document_number):
        return False
    if Counter(proof.name for proof in kept) != Counter(file.name[-255:] for file in files):
        return False
    try:
        return Counter(_mark_of(proof) for proof in kept) == Counter(map(_mark, files))
    except OSError:  # no longer on the disk: what it held cannot be told
        return False


def _mark_of(proof: Evidence) -> str:
    with proof.file.open() as file:
        return _mark(file)


def _mark(file: File) -> str:
    """The file's content in a few letters."""
    seen = sha256()
    for chunk in file.chunks():  # from its beginning, where it is left
        seen.update(chunk)
    file.seek(0)
    return seen.hexdigest()


def keep_proofs(event: Event, files: list[File], document_number: str) -> None:
    """Files lie under names of our own, for one that was sent may be too long for the disk; the
    name it came with stands beside it. Where one cannot be kept, none stays behind."""
    proofs = [Evidence(event=event, name=file.name[-255:], sha256=_mark(file)) for file in files]
    own = [f"{uuid4().hex}{PurePath(file.name).suffix.lower()[:10]}" for file in files]
    try:
        for proof, name, file in zip(proofs, own, files, strict=True):
            proof.file.save(name, file)
    except BaseException:
        for proof, name in zip(proofs, own, strict=True):
            proof.file.storage.delete(proof.file.field.generate_filename(proof, name))
        raise
    if document_number:
        Evidence.objects.create(event=event, document_number=document_number)
