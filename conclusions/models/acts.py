"""What befell a notice after it was issued, each by a paper: its printed text never changes, the
act is told beside it."""

from django.db import models

from conclusions.models.conclusion import Conclusion
from departments.models import User
from departments.papertext import paper_date


class NoticeAct(models.Model):
    """One act on an issued notice; append-only."""

    class Kind(models.TextChoices):
        CORRECT = "correct", "Đính chính"
        AMEND = "amend", "Sửa đổi, bổ sung"
        ADD = "add", "Bổ sung nhiệm vụ còn sót"
        REPLACE = "replace", "Thay thế"
        REVOKE = "revoke", "Thu hồi"

    conclusion = models.ForeignKey(Conclusion, models.PROTECT, related_name="acts")
    kind = models.CharField("hình thức", max_length=10, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # The paper it was done by; a missed duty needs none within the days of the agency.
    paper = models.CharField("số, ký hiệu văn bản", max_length=60, blank=True)
    paper_on = models.DateField("ngày văn bản", null=True, blank=True)
    note = models.TextField("nội dung, lý do")
    successor = models.ForeignKey(
        Conclusion, models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        verbose_name = "điều chỉnh thông báo"
        verbose_name_plural = "điều chỉnh thông báo"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.by_paper}".strip()

    @property
    def by_paper(self) -> str:
        """“theo văn bản số 612/SKHCN-HCTH ngày 10/4/2024”; "" without a paper."""
        if not self.paper:
            return ""
        day = f" ngày {paper_date(self.paper_on)}" if self.paper_on else ""
        return f"theo văn bản số {self.paper}{day}"
