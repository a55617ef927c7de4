"""What an event says, in one form on every database, and the SHA-256 that ties it to the one before
it on its task: whoever changes a line has to change all that follow."""

import json
from collections.abc import Iterable
from datetime import UTC
from hashlib import sha256
from typing import Any

FORM = 1  # of the words that are hashed


def event_hash(event: Any, proofs: Iterable[tuple[str, str, str]], before: str) -> str:
    """Of the event, of what proves it (name, number of a paper, SHA-256 of a file; as they were
    added) and of the hash before it, "" for the first of a task; 64 letters."""
    said = [
        FORM,
        event.pk,
        event.task_id,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        str(event.verb),
        event.actor_id,
        event.acting_for_id,
        str(event.from_status),
        str(event.to_status),
        event.note,
        str(event.step),
        event.detail,
        [list(proof) for proof in proofs],
        before,
    ]
    return sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def marks_digest(marks: Iterable[tuple[int, str]]) -> tuple[int, int, str]:
    """How many marks, the last one's event, and one SHA-256 over all, in the order of events."""
    seen, count, last = sha256(), 0, 0
    for event, mark in marks:
        seen.update(f"{event}:{mark}\n".encode())
        count, last = count + 1, event
    return count, last, seen.hexdigest()


def seal_hash(before: str, at: str, first: int, last: int, count: int, digest: str) -> str:
    said = json.dumps([FORM, before, at, first, last, count, digest])
    return sha256(said.encode()).hexdigest()
