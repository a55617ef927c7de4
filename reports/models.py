"""A row for each asked print: what is to be printed, how far it is, and the file until it is old;
the figures of a period as they were frozen; and what a draft made from the record rests on.

No other fact lives here: everything else printed is read from the other rooms at the moment of
printing.
"""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q

from conclusions.models import Conclusion, Item
from departments.file_names import file_name
from departments.models import Department
from departments.papertext import paper_count, paper_moment
from reports.papers.stages import Stage
from reports.querysets import PrintJobQuerySet
from tasks.models import Task

# Kinds of job about a notice itself: its file is made, or words of a print to be checked are read.
NOTICE, CHECK = "thong-bao", "kiem-tra"
FROZEN = "chot"  # a paper of frozen figures
PACK = "ho-so"  # what proves a notice, a directive, a unit's period, with the files
LONGEST_REASON = 300


class PrintJob(models.Model):
    """One asking of one person; its file is theirs alone, unless it prints what all may see."""

    class State(models.TextChoices):
        WAITING = "waiting", "Đang chờ in"
        RUNNING = "running", "Đang in"
        DONE = "done", "Đã in xong"
        FAILED = "failed", "Không in được"

    class Suffix(models.TextChoices):
        PDF = "pdf", "PDF"
        XLSX = "xlsx", "Excel"
        DOCX = "docx", "Word"
        TXT = "txt", "Văn bản"
        ZIP = "zip", "ZIP"

    kind = models.CharField(max_length=20)
    suffix = models.CharField(max_length=4, choices=Suffix)
    params = models.JSONField(default=dict, blank=True)
    name = models.CharField(max_length=255)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=1)
    rows = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=4, blank=True)
    # The print of an issued notice is the same for everyone, so it is one job for all who ask.
    shared = models.BooleanField(default=False)
    # Of a notice: the hash of the page it was printed from, to know it by when the rows change.
    made_from = models.CharField(max_length=64, blank=True)
    file = models.FileField(upload_to="prints/%Y/%m/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    message = models.CharField(max_length=LONGEST_REASON, blank=True)

    objects = PrintJobQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt in"
        verbose_name_plural = "lượt in"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done") & ~Q(file="") & ~Q(sha256="")
                | ~Q(state="done") & Q(file="") & Q(sha256=""),
                name="done_print_has_its_file",
            )
        ]
        indexes = [
            # Read every minute: only what is still to be printed.
            models.Index(
                fields=["asked_at"],
                name="print_to_do",
                condition=Q(state__in=["waiting", "running"]),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def file_name(self) -> str:
        """What the file is called when it is saved."""
        return file_name(self.name, self.suffix)

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)

    @property
    def notice_pk(self) -> int | None:
        return int(self.params["thong_bao"][0]) if self.kind in (NOTICE, CHECK) else None

    @property
    def given(self) -> str:
        """Where the file waits that is to be read."""
        return self.params["tep"][0] if self.kind == CHECK else ""

    @property
    def words(self) -> str:
        """How far it is: “Đang in 12/40 phiếu”, “Đang lập bảng 512/2.000 dòng”, “Đang dàn trang
        37”."""
        if self.kind == CHECK:
            return "Đang đọc tệp" if self.state == self.State.RUNNING else "Đang chờ đọc tệp"
        if self.state != self.State.RUNNING:
            return self.get_state_display()
        if self.stage in (Stage.PAGE, Stage.FILE):
            return self._words_of_pages()
        if self.kind == NOTICE:
            doing = "sắp chữ" if self.stage == Stage.TYPE else "đọc"
            return f"Đang {doing} {paper_count(self.rows)} mục"
        if self.total > 1:
            what = "phần" if self.kind == PACK else "phiếu"
            return f"Đang in {self.done}/{self.total} {what}"
        of = f"{paper_count(self.done)}/" if self.counts_rows else ""
        return f"Đang lập bảng {of}{paper_count(self.rows)} dòng"

    @property
    def counts_rows(self) -> bool:
        """Whether what is done of it is told in rows."""
        return self.stage == Stage.ROWS

    @property
    def whole(self) -> int:
        """What `done` counts up to, slips or rows; 0 where nobody knows yet, as of pages."""
        if self.counts_rows:
            return self.rows
        return self.total if self.total > 1 else 0

    @property
    def steps(self) -> list[tuple[str, str]]:
        """The stages of a notice's print, each behind (ok), under way (on) or still to come."""
        if self.kind != NOTICE or self.suffix != self.Suffix.PDF:
            return []
        names = {Stage.TYPE: "Sắp chữ", Stage.PAGE: "Dàn trang", Stage.FILE: "Ghi tệp"}
        here = [*names].index(self.stage) if self.stage else -1
        marks = ["ok"] * here + ["on"] * (here >= 0) + [""] * len(names)
        return list(zip(names.values(), marks, strict=False))

    def _words_of_pages(self) -> str:
        if self.stage == Stage.PAGE:
            return f"Đang dàn trang {self.done}"
        return f"Đang ghi tệp, {self.done} trang"


class FrozenPeriod(models.Model):
    """Figures of a period as they stood at one moment. Rows are only ever added: freezing again is
    another row, and the old one stays as it is."""

    key = models.CharField(max_length=40)
    number = models.PositiveIntegerField()  # the nth freezing of the period: a double click is one
    name = models.CharField(max_length=120)
    first_on = models.DateField()
    last_on = models.DateField()
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # The tasks behind the figures, each as PeriodRow.kept; units by key as they were called then.
    rows = models.JSONField()
    units = models.JSONField()

    class Meta:
        verbose_name = "số liệu chốt"
        verbose_name_plural = "số liệu chốt"
        indexes = [models.Index(fields=["key", "-frozen_at"], name="frozen_by_period")]
        constraints = [models.UniqueConstraint(fields=["key", "number"], name="frozen_once_a_time")]

    def __str__(self) -> str:
        return f"{self.name}, chốt {paper_moment(self.frozen_at)}"


class FrozenPaper(models.Model):
    """A paper of frozen figures as values; its files are printed from them."""

    period = models.ForeignKey(FrozenPeriod, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=255)
    rows = models.PositiveIntegerField()
    values = models.TextField()
    sha256 = models.CharField(max_length=64)  # of the values

    class Meta:
        verbose_name = "báo cáo chốt"
        verbose_name_plural = "báo cáo chốt"
        constraints = [models.UniqueConstraint(fields=["period", "kind"], name="frozen_paper_once")]

    def __str__(self) -> str:
        return self.name


class FrozenFile(models.Model):
    """A file of a frozen paper, kept from its first print on: all later prints are these bytes."""

    paper = models.ForeignKey(FrozenPaper, models.PROTECT, related_name="files")
    suffix = models.CharField(max_length=4, choices=PrintJob.Suffix)
    file = models.FileField(upload_to="frozen/%Y/")
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = "tệp chốt"
        verbose_name_plural = "tệp chốt"
        constraints = [models.UniqueConstraint(fields=["paper", "suffix"], name="frozen_file_once")]

    def __str__(self) -> str:
        return f"{self.paper}.{self.suffix}"

    def content(self) -> bytes | None:
        """Its bytes, if they are there and are those that were kept."""
        try:
            with self.file.open("rb") as file:
                content = file.read()
        except FileNotFoundError:
            return None
        return content if hashlib.sha256(content).hexdigest() == self.sha256 else None


class NextDraft(models.Model):
    """A notice whose draft was made from the record: of which period, when, and all that was
    offered then (“kind:key” of each clause), so that what came up since can be told."""

    conclusion = models.OneToOneField(Conclusion, models.CASCADE, related_name="+")
    key = models.CharField("kỳ", max_length=40)
    name_units = models.BooleanField(default=True)
    offered = models.JSONField(default=list)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "dự thảo soạn từ số liệu"
        verbose_name_plural = "dự thảo soạn từ số liệu"

    def __str__(self) -> str:
        return f"{self.conclusion}, {self.key}"


class DraftClause(models.Model):
    """What an item of such a draft says, as it was drafted, and the tasks it says it of.

    It is tied to the item, whatever becomes of the item's words and place. An item that is deleted
    leaves it behind, for an undo puts the item back under the key that it had.
    """

    draft = models.ForeignKey(NextDraft, models.CASCADE, related_name="clauses")
    item = models.ForeignKey(Item, models.DO_NOTHING, related_name="+", db_constraint=False)
    kind = models.CharField(max_length=20)
    key = models.TextField()
    words = models.TextField()
    tasks = models.ManyToManyField(Task, related_name="+", blank=True)
    unit = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "căn cứ của dự thảo"
        verbose_name_plural = "căn cứ của dự thảo"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words
