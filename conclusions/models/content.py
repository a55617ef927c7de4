"""What a notice says: its items, the duties in each directive, the documents they cite."""

from django.db import models
from django.db.models import Q

from conclusions.models.conclusion import Conclusion
from conclusions.reading.paths import spoken, told_place
from departments.models import Department, User
from departments.words_field import WordsField


class Item(models.Model):
    """A numbered or bare paragraph of a notice, in printed order, under its printed label."""

    class Kind(models.TextChoices):
        HEADING = "heading", "Tiêu đề"
        ASSESSMENT = "assessment", "Đánh giá"
        CONTEXT = "context", "Căn cứ, bối cảnh"
        DIRECTIVE = "directive", "Giao việc"
        NO_TASK = "no_task", "Không phát sinh nhiệm vụ"
        ANNEX = "annex", "Phụ lục"
        # Taken in after issue: words that the entering left out. The print stays as it was.
        ADDED = "added", "Bổ sung sau khi ban hành"

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
    # A directive is found as its tasks, a heading is no news.
    words = WordsField(of=("text",), indexed=True, only="kind NOT IN ('directive', 'heading')")
    continues = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    # Somebody has said that it carries on nothing an earlier notice gave.
    stands_alone = models.BooleanField(default=False)
    # Its words are no longer those of the file it was read from.
    reworded = models.BooleanField(default=False)
    # The draft's version in which it, or a duty of it, changed last, and by whom.
    changed_in = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "mục"
        verbose_name_plural = "mục"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.path} {self.text[:60]}"

    @property
    def place(self) -> str:
        """Its path as people say it."""
        return spoken(self.path)

    @property
    def named(self) -> str:
        """“mục II.3”, or “đoạn “Trong quý…””: how it is named inside a sentence."""
        if self.path:
            return told_place(self.path)
        words = self.text if len(self.text) <= 40 else self.text[:40].rsplit(" ", 1)[0] + "…"
        kind = "nội dung bổ sung" if self.kind == self.Kind.ADDED else "đoạn"
        return f"{kind} “{words}”"

    @property
    def called(self) -> str:
        """The same where a sentence begins with it."""
        return self.named[:1].upper() + self.named[1:]

    def put_words(self, text: str) -> None:
        """Give it these words; in a row of a table they stand in the cell where its own stood, and
        who does it until when keep theirs."""
        if self.cells and text != self.text:
            own = " ".join(self.text.split())
            told = [" ".join(cell.split()) for cell in self.cells]
            place = self._cell_of(own, told)
            told[place] = told[place].replace(own, text) if own and own in told[place] else text
            self.cells = told
        self.text = text

    @staticmethod
    def _cell_of(own: str, told: list[str]) -> int:
        places = range(len(told))
        held = [place for place in places if told[place] == own]
        held = held or [place for place in places if own and own in told[place]]
        return held[0] if held else max(places, key=lambda place: len(told[place]))

    def take_in(self, other: "Item", words: str) -> None:
        """Its words go on with those of another; of two rows what stands beside them, too."""
        rows = self.cells and len(self.cells) == len(other.cells)
        own = " ".join(self.text.split())
        place = self._cell_of(own, self.cells) if rows else -1
        self.put_words(f"{self.text.rstrip()} {words}".strip())
        for at, cell in enumerate(other.cells if rows else ()):
            mine = self.cells[at]
            if at != place and at and cell and cell not in mine:
                self.cells[at] = "; ".join(filter(None, [mine, cell]))

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

    class DayCheck(models.TextChoices):
        NONE = "", "như câu chữ"
        OPEN = "open", "khác câu chữ, chưa xác nhận"
        HELD = "held", "khác câu chữ, đã xác nhận"

    DATED = (Deadline.BEFORE, Deadline.BY, Deadline.DURING)
    UNDATED = (Deadline.NONE, Deadline.ONGOING)

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
    # Earlier duties of the same item whose results this one is made from.
    after = models.ManyToManyField(
        "self", symmetrical=False, related_name="followed_by", blank=True, verbose_name="chờ"
    )
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
    # The day typed is not the one its words mean, or its words mean none: nobody has said yet which
    # holds (open), or somebody has (held).
    day_check = models.CharField(max_length=4, choices=DayCheck, blank=True, default="")
    # Its limit was read from a picture, or the number after its item is missing there, and nobody
    # has held it beside the picture yet.
    unchecked = models.BooleanField("thời hạn chưa đối chiếu", default=False)

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

    @property
    def earlier(self) -> models.QuerySet["Duty"]:
        """What it may wait for: the duties before it in its directive."""
        return Duty.objects.filter(item=self.item_id, position__lt=self.position)

    @property
    def is_unclear(self) -> bool:
        """Its limit is known by its words alone: nobody knows yet which day they mean."""
        return bool(self.phrase and not self.deadline)

    @property
    def is_bare(self) -> bool:
        """Split off by hand, and nothing said of it yet but a title."""
        said = self.end, self.what, self.leads_written, self.deadline, self.phrase, self.deliverable
        return not any(said) and not self.leads.all()


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
