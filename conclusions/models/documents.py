"""The files of a notice."""

import hashlib

from django.db import models

from conclusions.models.conclusion import Conclusion
from departments.folding import fold
from departments.models import User


class DocumentQuerySet(models.QuerySet):
    def by_hand(self) -> "DocumentQuerySet":
        """What the office has added and not withdrawn, in the order it came."""
        added = self.filter(kind__in=Document.BY_HAND, withdrawn_at=None)
        return added.select_related("added_by").order_by("pk")


class Document(models.Model):
    """A file of a notice: what it was read from, its kept print, its scan or signed copy, and the
    papers that go with it."""

    class Kind(models.TextChoices):
        SOURCE = "source", "Tệp gốc"
        PRINT = "print", "Bản in"
        SCAN = "scan", "Bản quét"
        SIGNED = "signed", "Bản ký số"
        ATTACHED = "attached", "Tệp kèm theo"
        PROPOSAL = "proposal", "Tờ trình"
        ANNEX = "annex", "Phụ lục"
        MINUTES = "minutes", "Biên bản"
        OTHER = "other", "Tài liệu khác"

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=10, choices=Kind)
    file = models.FileField(upload_to="documents/%Y/")
    name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64)
    # Of the words a print was made from: equal as long as print and data say the same.
    data_sha256 = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    label = models.CharField("nội dung tệp", max_length=120, blank=True)
    # A file of an issued notice is never deleted: it is told beside the others why it went.
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_for = models.CharField("lý do rút tệp", max_length=300, blank=True)

    # Copies of the paper as signed: nothing replaces one, the newest of the first kind counts.
    COPIES = (Kind.SIGNED, Kind.SCAN)
    # Papers that go with the notice and are not the notice itself.
    FURTHER = (Kind.PROPOSAL, Kind.ANNEX, Kind.MINUTES, Kind.OTHER)
    # What the office adds by hand, and may take out again.
    BY_HAND = (*COPIES, *FURTHER)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp của thông báo"
        verbose_name_plural = "tệp của thông báo"

    def __str__(self) -> str:
        return self.name or self.file.name

    @property
    def named(self) -> str:
        """“Tờ trình số 45/TTr-HCTH”, “Phụ lục: danh sách đơn vị”: what it is, in the words typed
        for it."""
        kind = self.get_kind_display()
        if not self.label:
            return kind
        return self.label if fold(self.label).startswith(fold(kind)) else f"{kind}: {self.label}"

    @property
    def is_by_hand(self) -> bool:
        return self.kind in self.BY_HAND

    def content(self) -> bytes | None:
        """The file's bytes, if it is there and is the one that was kept."""
        try:
            with self.file.open("rb") as file:
                content = file.read()
        except FileNotFoundError:
            return None
        return content if hashlib.sha256(content).hexdigest() == self.sha256 else None
