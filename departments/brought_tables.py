"""Workbooks that somebody brought: tried row by row, then taken in or left."""

from django.conf import settings
from django.db import models


class BroughtTable(models.Model):
    """A workbook with its rows as read and what was found of each; kept once it is taken in.

    Each of `rows` holds part, sheet, number, cells, verdict, becomes, does, told (SheetRow,
    RowOutcome); `made` the keys of what it wrote, where that can be taken back.
    """

    slug = models.CharField(max_length=30)  # of its TableForm
    name = models.CharField("tệp", max_length=255)
    file = models.FileField(upload_to="bang/%Y/%m/", blank=True)
    sha256 = models.CharField(max_length=64)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhập"
    )
    brought_at = models.DateTimeField()
    notes = models.JSONField(default=list, blank=True)
    rows = models.JSONField(default=list, blank=True)
    made = models.JSONField(default=list, blank=True)
    taken_back_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    taken_at = models.DateTimeField("nhập lúc", null=True, blank=True)

    class Meta:
        verbose_name = "bảng nhập từ Excel"
        verbose_name_plural = "bảng nhập từ Excel"
        ordering = ["-brought_at", "-pk"]
        indexes = [models.Index(fields=["slug", "-taken_at"], name="table_taken")]

    def __str__(self) -> str:
        return self.name
