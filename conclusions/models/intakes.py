"""Files on their way in that take long to read, and the pictures of scanned pages."""

from django.db import models
from django.db.models import Q

from conclusions.models.conclusion import Conclusion
from departments.models import User

LONGEST_REASON = 400


class IntakeQuerySet(models.QuerySet):
    def open(self) -> "IntakeQuerySet":
        return self.filter(state__in=[Intake.State.WAITING, Intake.State.READING])

    def unsettled(self) -> "IntakeQuerySet":
        """Those that wait for a worker, or for a word of their bringer."""
        return self.filter(
            state__in=[Intake.State.ASKED, Intake.State.WAITING, Intake.State.READING]
        )

    def free(self, now) -> "IntakeQuerySet":
        """To be read: leased by nobody, or by a worker that was killed since."""
        return self.open().filter(Q(lease_until=None) | Q(lease_until__lt=now))

    def of(self, user: User) -> "IntakeQuerySet":
        """The own ones: until it is a draft, a file is its bringer's alone."""
        return self.filter(brought_by=user)


class Intake(models.Model):
    """A file that a worker reads page by page; in the end a draft, or the reason for none."""

    class State(models.TextChoices):
        HELD = "held", "Chờ sửa số, ngày"
        ASKED = "asked", "Chờ xác nhận vì trùng"
        WAITING = "waiting", "Đang chờ đọc"
        READING = "reading", "Đang đọc"
        DONE = "done", "Đã đọc xong"
        FAILED = "failed", "Không đọc được"

    PASTED = "Văn bản đã dán.txt"

    file = models.FileField(upload_to="nhap/%Y/%m/", blank=True)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    brought_by = models.ForeignKey(User, models.CASCADE, related_name="+")
    brought_at = models.DateTimeField()
    # What the clerk typed beside the file; both win over the paper's own.
    number = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    page = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(max_length=LONGEST_REASON, blank=True)
    # Notices with the same file or the same words, and why the file is taken in all the same.
    twins = models.JSONField(default=list, blank=True)
    # Of twins whose words differ in places, how alike they are, in per cent, by their key.
    likeness = models.JSONField(default=dict, blank=True)
    # What was read, as long as it is asked whether to take it in: held beside those twins.
    words = models.TextField(blank=True)
    reason = models.CharField(max_length=300, blank=True)
    draft = models.ForeignKey(Conclusion, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp nhận vào"
        verbose_name_plural = "tệp nhận vào"
        indexes = [
            # Read every minute: only what is still to be read.
            models.Index(
                fields=["brought_at"],
                name="intake_to_do",
                condition=Q(state__in=["waiting", "reading"]),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """Its name; of pasted words, which are no file, without a file's ending."""
        return self.name.removesuffix(".txt") if self.name == self.PASTED else self.name

    @property
    def asks_number(self) -> bool:
        """It was read, and its number is another notice's."""
        done = self.state == self.State.DONE and bool(self.message)
        return done and self.draft is not None and not self.draft.number

    @property
    def is_under_way(self) -> bool:
        return self.state in {self.State.WAITING, self.State.READING}


class ScanPage(models.Model):
    """A page of the scan a draft was read from: its picture, and where its words stand on it."""

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="scan_pages")
    number = models.PositiveSmallIntegerField()
    picture = models.FileField(upload_to="ban-quet/%Y/%m/")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    # Where its words stand in the draft's source text.
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    # [start, end, left, top, width, height, sure] of each word: its places in the source text, its
    # pixels on the picture, and from 0 to 100 how sure it was read.
    words = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = "trang quét"
        verbose_name_plural = "trang quét"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conclusion", "number"], name="scan_page_once")
        ]

    def __str__(self) -> str:
        return f"trang {self.number}"
