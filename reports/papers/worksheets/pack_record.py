"""Hồ sơ minh chứng: the record of a notice, a directive, a unit's period, as its asker may see it.

Nothing here knows the clock: the same record gives the same pack.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import PurePath
from typing import BinaryIO

from django.db.models import Prefetch
from django.db.models.fields.files import FieldFile

from conclusions.models import Conclusion, Document, NoticeAct
from departments.file_names import file_name
from departments.models import User
from tasks import permissions
from tasks.helping import share_helpers
from tasks.models import Event, Evidence, Task
from tasks.querysets import LONG_TEXTS, TaskQuerySet

ORDER = ("issued_on", "notice", "duty__item__position", "duty__position", "lead__position", "pk")
CHUNK = 1 << 20  # bytes read at a time
SUFFIX = "bin"  # of a file without one that is letters and digits


@dataclass(frozen=True)
class PackFile:
    """A file of the pack: its place in the ZIP, what it belongs to, since when it is there."""

    path: str
    about: str
    at: datetime
    stored: FieldFile

    def open(self) -> BinaryIO | None:
        """Its bytes; None where the file is there no more."""
        try:
            return self.stored.storage.open(self.stored.name)
        except FileNotFoundError:
            return None

    @cached_property
    def told(self) -> tuple[int, str] | None:
        """Its size in bytes and its SHA-256; None where the file is there no more."""
        file = self.open()
        if file is None:
            return None
        with file:
            digest = hashlib.file_digest(file, "sha256")
            return file.tell(), digest.hexdigest()


class PackRecord:
    """Tasks in their notices' order, each with its events, the oldest first; `given` are all that
    the pack is about, of which `tasks` are those its reader may see."""

    def __init__(
        self, name: str, about: str, tasks: TaskQuerySet, given: int, reader: User
    ) -> None:
        self.name, self.about, self.found = name, about, tasks
        self.given, self.reader = given, reader

    @cached_property
    def tasks(self) -> list[Task]:
        people = ("actor", "acting_for")
        events = Event.objects.select_related(*people).prefetch_related("evidence")
        found = (
            self.found.select_related("duty__item", "notice", "lead")
            .defer(*(f"notice__{name}" for name in LONG_TEXTS), "words")
            .prefetch_related(Prefetch("events", events.order_by("at", "pk")))
            .with_first()
        )
        tasks = list(found.order_by(*ORDER))
        share_helpers(tasks)
        return tasks

    @cached_property
    def notices(self) -> list[Conclusion]:
        return list(dict.fromkeys(task.conclusion for task in self.tasks))

    @cached_property
    def acts(self) -> dict[int, list[NoticeAct]]:
        """What befell each notice since, the oldest first."""
        acts = NoticeAct.objects.filter(conclusion__in=self.notices).select_related("by")
        told: dict[int, list[NoticeAct]] = {}
        for act in acts.order_by("at", "pk"):
            told.setdefault(act.conclusion_id, []).append(act)
        return told

    @cached_property
    def open_to(self) -> set[int]:
        """The tasks whose notes and files the reader may read."""
        return {t.pk for t in self.tasks if permissions.may_read_notes(self.reader, t)}

    @property
    def withheld(self) -> int:
        """The tasks of which the pack has no notes and files."""
        return len(self.tasks) - len(self.open_to)

    @cached_property
    def task_count(self) -> int:
        """How many tasks it has, told without reading them."""
        return self.found.count()

    @cached_property
    def event_count(self) -> int:
        return Event.objects.filter(task__in=self.found.order_by().values("pk")).count()

    @property
    def rows(self) -> int:
        """How long it is, told without reading it: a task has its words and its result."""
        return 2 * self.task_count + self.event_count

    @cached_property
    def last_at(self) -> datetime | None:
        """When the record last changed."""
        moments = [event.at for task in self.tasks for event in task.events.all()]
        moments += [act.at for acts in self.acts.values() for act in acts]
        moments += [file.at for file in self.files]
        return max(moments, default=None)

    @cached_property
    def files(self) -> list[PackFile]:
        """In the pack's order, numbered in the folder of their notice or of their task."""
        places: Counter[str] = Counter()
        return [self._file(places, *told) for told in (*self._of_notices(), *self._of_events())]

    def _of_notices(self) -> Iterator[tuple[str, str, str, datetime, FieldFile]]:
        papers = Document.objects.by_hand().filter(conclusion__in=self.notices)
        of_notice: dict[int, list[Document]] = {}
        for paper in papers:
            of_notice.setdefault(paper.conclusion_id, []).append(paper)
        for notice in self.notices:
            for paper in of_notice.get(notice.pk, ()):
                folder = self._folder(notice, "van-ban")
                yield folder, str(paper), paper.named, paper.added_at, paper.file

    def _of_events(self) -> Iterator[tuple[str, str, str, datetime, FieldFile]]:
        for task in self.tasks:
            if task.pk not in self.open_to:
                continue
            folder = self._folder(task.conclusion, f"{task.duty.item.named} {task.lead.sign}")
            about = f"{task.duty.item.called}, {task.lead.short}"
            for event in task.events.all():
                for proof in proofs_with_files(event):
                    yield folder, str(proof), f"{about}: {event.line}", event.at, proof.file

    def _folder(self, notice: Conclusion, words: str) -> str:
        """“muc-II-3-QLKH”, of one notice among several “598-TB-SKHCN/muc-II-3-QLKH”."""
        own = folder_name(words)
        return own if len(self.notices) == 1 else f"{folder_name(notice.number)}/{own}"

    @staticmethod
    def _file(
        places: Counter[str], folder: str, name: str, about: str, at: datetime, stored: FieldFile
    ) -> PackFile:
        places[folder] += 1
        path = PurePath(name)
        suffix = path.suffix.lower().lstrip(".")
        suffix = suffix if suffix.isascii() and suffix.isalnum() else SUFFIX
        told = file_name(path.stem, suffix)
        return PackFile(f"{folder}/{places[folder]:02}-{told}", about, at, stored)


def folder_name(words: str) -> str:
    """“mục II.10.(7) QLKH” → “muc-II-10-7-QLKH”."""
    return file_name(unbracketed(words), "").rstrip(".")


def unbracketed(words: str) -> str:
    """What names of files would lose with their brackets is part of a directive's number."""
    return words.replace("(", "").replace(")", "")


def proofs_with_files(event: Event) -> list[Evidence]:
    """In the order they were given."""
    return sorted((p for p in event.evidence.all() if p.file), key=lambda proof: proof.pk)
