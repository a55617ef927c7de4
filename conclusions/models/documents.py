"""The files of a notice."""

import hashlib

from django.db import models

from conclusions.models.conclusion import Conclusion
from departments.models import User


class Document(models.Model):
    """A file of a notice: what it was read from, its kept print, its scan or signed copy."""

    class Kind(models.TextChoices):
        SOURCE = "source", "Tệp gốc"
        PRINT = "print", "Bản in"
        SCAN = "scan", "Bản quét"
        SIGNED = "signed", "Bản ký số"
        ATTACHED = "attached", "Tệp kèm theo"

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=10, choices=Kind)
    file = models.FileField(upload_to="documents/%Y/")
    name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64)
    # Of the words a print was made from: equal as long as print and data say the same.
    data_sha256 = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    # Copies of the paper as signed: nothing replaces one, the newest of the first kind counts.
    COPIES = (Kind.SIGNED, Kind.SCAN)

    class Meta:
        verbose_name = "tệp của thông báo"
        verbose_name_plural = "tệp của thông báo"

    def __str__(self) -> str:
        return self.name or self.file.name

    def content(self) -> bytes | None:
        """The file's bytes, if it is there and is the one that was kept."""
        try:
            with self.file.open("rb") as file:
                content = file.read()
        except FileNotFoundError:
            return None
        return content if hashlib.sha256(content).hexdigest() == self.sha256 else None
