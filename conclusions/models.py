"""What was said: a notice, its items, the duties in each directive, the documents they cite."""

import hashlib

from django.db import models
from django.db.models import Q

from conclusions.querysets import ConclusionQuerySet
from departments.models import Department, User


class Conclusion(models.Model):
    """A notice of conclusions (thông báo kết luận), from draft to issued; issued text is locked."""

    class Kind(models.TextChoices):
        BRIEFING = "briefing", "Thông báo kết luận giao ban"
        MEETING = "meeting", "Thông báo kết luận cuộc họp, buổi làm việc"
        CONCLUSION = "conclusion", "Kết luận"

    class Status(models.TextChoices):
        DRAFT = "draft", "Dự thảo"
        ISSUED = "issued", "Đã ban hành"
        SUPERSEDED = "superseded", "Đã được thay thế"

    class Urgency(models.TextChoices):
        NONE = "", "Thường"
        URGENT = "urgent", "Khẩn"
        VERY_URGENT = "very_urgent", "Thượng khẩn"
        EXPRESS = "express", "Hỏa tốc"

    kind = models.CharField("loại", max_length=12, choices=Kind, default=Kind.BRIEFING)
    urgency = models.CharField("độ khẩn", max_length=12, choices=Urgency, blank=True)
    lists_by_unit = models.BooleanField("phụ lục phân công theo đơn vị", default=False)
    lists_by_deadline = models.BooleanField("phụ lục nhiệm vụ theo thời hạn", default=False)
    status = models.CharField("trạng thái", max_length=10, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1)
    number = models.CharField("số, ký hiệu", max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    title = models.TextField("trích yếu")
    meeting_on = models.DateField("ngày họp", null=True, blank=True)
    period = models.CharField("kỳ", max_length=60, blank=True)
    review_on = models.DateField("ngày rà soát", null=True, blank=True)
    chair = models.CharField("người kết luận", max_length=200, blank=True)
    leader = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="concluded",
        verbose_name="lãnh đạo giao việc",
    )
    opening = models.TextField("phần mở đầu", blank=True)
    closing = models.TextField("câu kết", blank=True)
    recipients = models.TextField("nơi nhận", blank=True)
    signature = models.TextField("thẩm quyền ký", blank=True)
    signer_name = models.CharField("người ký", max_length=100, blank=True)
    letterhead = models.JSONField(default=dict, blank=True)
    source_text = models.TextField(blank=True)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo kết luận"
        verbose_name_plural = "thông báo kết luận"
        constraints = [
            models.UniqueConstraint(
                fields=["number", "year"], condition=~Q(number=""), name="number_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(status="draft")
                | (
                    ~Q(number="")
                    & Q(year__isnull=False)
                    & Q(issued_on__isnull=False)
                    & Q(leader__isnull=False)
                ),
                name="issued_is_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.title}" if self.number else self.title

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def has_lists(self) -> bool:
        """Its print ends with lists of its duties."""
        return self.lists_by_unit or self.lists_by_deadline

    @property
    def letters(self) -> str:
        """The type's own letters in a symbol: TB, or KL for a paper that is itself a conclusion."""
        return "KL" if self.kind == self.Kind.CONCLUSION else "TB"

    def symbol(self, code: str) -> str:
        """“TB-SKHCN”: what stands behind the number of a notice of the agency with that code."""
        return f"{self.letters}-{code}" if code else self.letters

    @property
    def short(self) -> str:
        """“TB 598” for tight places: the kind's letters and the bare number."""
        number, _, symbol = self.number.partition("/")
        return f"{symbol.split('-')[0]} {number}" if number and symbol else self.number


class Series(models.Model):
    """How far a year's own numbers of one symbol have got; a number given is never given again."""

    year = models.PositiveSmallIntegerField()
    symbol = models.CharField(max_length=30)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "dãy số"
        verbose_name_plural = "dãy số"
        constraints = [
            models.UniqueConstraint(fields=["year", "symbol"], name="one_series_a_year_and_symbol")
        ]

    def __str__(self) -> str:
        return f"{self.last:02d}/{self.symbol} ({self.year})"


class Item(models.Model):
    """A numbered or bare paragraph of a notice, in printed order, under its printed label."""

    class Kind(models.TextChoices):
        HEADING = "heading", "Tiêu đề"
        ASSESSMENT = "assessment", "Đánh giá"
        CONTEXT = "context", "Dẫn dắt"
        DIRECTIVE = "directive", "Giao việc"
        NO_TASK = "no_task", "Không phát sinh nhiệm vụ"
        ANNEX = "annex", "Phụ lục"

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="items")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    label = models.CharField(max_length=20, blank=True)
    path = models.CharField("mục", max_length=60, blank=True)
    text = models.TextField(blank=True)
    # A row of a table as printed; its text is what the row asks for.
    cells = models.JSONField(default=list, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    continues = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "mục"
        verbose_name_plural = "mục"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.path} {self.text[:60]}"

    @property
    def printed(self) -> str:
        """Its words as on paper: under their label, or the filled cells of a row."""
        if self.cells:
            return " | ".join(filter(None, self.cells))
        if not self.label or self.text.startswith(self.label):
            return self.text
        return f"{self.label} {self.text}"


class Duty(models.Model):
    """One obligation in a directive (việc giao): who, what, by when, and the words it came from."""

    class Deadline(models.TextChoices):
        NONE = "", "Không ghi thời hạn"
        BEFORE = "before", "Trước ngày"
        BY = "by", "Vào ngày, đến ngày"
        DURING = "during", "Trong tháng, quý"
        RECURRING = "recurring", "Định kỳ"
        ONGOING = "ongoing", "Thường xuyên"

    class Every(models.TextChoices):
        NEVER = "", "–"
        WEEK = "week", "Hằng tuần"
        MONTH = "month", "Hằng tháng"
        QUARTER = "quarter", "Hằng quý"
        HALF_YEAR = "half_year", "6 tháng"
        YEAR = "year", "Hằng năm"

    DATED = (Deadline.BEFORE, Deadline.BY, Deadline.DURING)

    item = models.ForeignKey(Item, models.CASCADE, related_name="duties")
    position = models.PositiveSmallIntegerField(default=0)
    what = models.TextField(blank=True)
    title = models.CharField("tên nhiệm vụ", max_length=120)
    deliverable = models.CharField("sản phẩm", max_length=200, blank=True)
    leads = models.ManyToManyField(
        Department, related_name="led_duties", blank=True, verbose_name="đơn vị chủ trì"
    )
    leads_written = models.CharField(max_length=500, blank=True)
    helpers = models.ManyToManyField(
        Department, related_name="helped_duties", blank=True, verbose_name="đơn vị phối hợp"
    )
    helpers_written = models.CharField(max_length=500, blank=True)
    deadline = models.CharField("loại thời hạn", max_length=10, choices=Deadline, blank=True)
    phrase = models.CharField("thời hạn ghi trong thông báo", max_length=200, blank=True)
    named_on = models.DateField("ngày", null=True, blank=True)
    named_at = models.TimeField("giờ", null=True, blank=True)
    every = models.CharField("chu kỳ", max_length=10, choices=Every, blank=True)
    imposed = models.BooleanField("hạn do cấp trên giao", default=False)
    key = models.BooleanField("trọng tâm", default=False)
    confirmer = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người xác nhận",
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "việc giao"
        verbose_name_plural = "việc giao"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(deadline__in=["before", "by", "during"]) | Q(named_on__isnull=False),
                name="dated_duty_names_its_day",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_dated(self) -> bool:
        return self.deadline in self.DATED


class Citation(models.Model):
    """A document that an item cites, by the number it prints."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="citations")
    number = models.CharField(max_length=60)
    dated_on = models.DateField(null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    resolved = models.ForeignKey(
        Conclusion, models.SET_NULL, null=True, blank=True, related_name="cited_in"
    )

    class Meta:
        verbose_name = "văn bản viện dẫn"
        verbose_name_plural = "văn bản viện dẫn"
        ordering = ["start", "pk"]

    def __str__(self) -> str:
        return self.number


class Document(models.Model):
    """A file of a notice: what it was read from, its kept print, its scan or signed copy."""

    class Kind(models.TextChoices):
        SOURCE = "source", "Tệp gốc"
        PRINT = "print", "Bản in"
        SCAN = "scan", "Bản quét"
        SIGNED = "signed", "Bản ký số"

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
