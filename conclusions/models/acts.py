"""What befell a notice after it was issued, each by a paper: its printed text never changes, the
act is told beside it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import models
from django.utils import timezone

from conclusions.models.conclusion import Conclusion
from departments.models import User
from departments.papertext import paper_date


class ToldActs(NamedTuple):
    """What befell a notice, each act by its paper, and in as few words as will do."""

    full: str
    short: str


class NoticeActQuerySet(models.QuerySet):
    def told_of(self, notices: "Iterable[int] | models.QuerySet") -> dict[int, ToldActs]:
        """What befell each of these notices (keys), in one query; a notice that nothing befell is
        not among them."""
        found: dict[int, list[NoticeAct]] = defaultdict(list)
        for act in self.filter(conclusion__in=notices).order_by("pk"):
            found[act.conclusion_id].append(act)
        return {notice: _told(acts) for notice, acts in found.items()}


def _told(acts: "list[NoticeAct]") -> ToldActs:
    short = dict.fromkeys(act.done for act in acts)  # several of a kind are told once
    return ToldActs("; ".join(act.told for act in acts), ", ".join(short))


class NoticeAct(models.Model):
    """One act on an issued notice; append-only."""

    class Kind(models.TextChoices):
        CORRECT = "correct", "Đính chính"
        AMEND = "amend", "Sửa đổi, bổ sung"
        ADD = "add", "Bổ sung nhiệm vụ còn sót"
        REPLACE = "replace", "Thay thế"
        REVOKE = "revoke", "Thu hồi"
        TAKE_BACK = "take_back", "Rút lại do ban hành nhầm"

    UNNUMBERED = (Kind.ADD, Kind.TAKE_BACK)  # done without a paper

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

    objects = NoticeActQuerySet.as_manager()

    class Meta:
        verbose_name = "điều chỉnh thông báo"
        verbose_name_plural = "điều chỉnh thông báo"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.by_paper}".strip()

    @property
    def ends(self) -> bool:
        """The notice orders nothing any more."""
        return self.kind in (self.Kind.REPLACE, self.Kind.REVOKE, self.Kind.TAKE_BACK)

    @property
    def told(self) -> str:
        """“đã thu hồi theo văn bản số 612/SKHCN-HCTH ngày 10/4/2024”: beside the notice in lists
        and on papers; what was done without a paper by its day."""
        by = self.by_paper or f"ngày {paper_date(timezone.localdate(self.at))}"
        if self.kind == self.Kind.REPLACE:
            by = by.replace("theo", "bằng", 1)
        return f"{self.done} {by}"

    @property
    def done(self) -> str:
        """“đã thu hồi”, “đã được thay thế”."""
        by = "được " if self.kind == self.Kind.REPLACE else ""
        return f"đã {by}{self.get_kind_display().lower()}"

    @property
    def by_paper(self) -> str:
        """“theo văn bản số 612/SKHCN-HCTH ngày 10/4/2024”; "" without a paper."""
        if not self.paper:
            return ""
        day = f" ngày {paper_date(self.paper_on)}" if self.paper_on else ""
        return f"theo văn bản số {self.paper}{day}"
