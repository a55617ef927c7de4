"""A notice of conclusions, from draft to issued, and the numbers the agency gives."""

from datetime import date

from django.db import models
from django.db.models import Q

from conclusions.querysets import UNISSUED, VOID, ConclusionQuerySet
from conclusions.vouching_words import BY_WORD, ON_PAPER, VouchingWords
from departments.at_once import small
from departments.models import User
from departments.papertext import paper_date, paper_number, whole_number
from departments.searching import day_words
from departments.words_field import WordsField


class Conclusion(models.Model):
    """A notice of conclusions (thông báo kết luận), from draft to issued; issued text is locked."""

    class Kind(models.TextChoices):
        BRIEFING = "briefing", "Thông báo kết luận giao ban"
        MEETING = "meeting", "Thông báo kết luận cuộc họp, buổi làm việc"
        CONCLUSION = "conclusion", "Kết luận"
        PROGRAMME = "programme", "Chương trình công tác"
        SUPERIOR = "superior", "Văn bản cấp trên giao"
        DIRECT = "direct", "Ý kiến chỉ đạo trực tiếp"

    class Status(models.TextChoices):
        DRAFT = "draft", "Dự thảo"
        SUBMITTED = "submitted", "Chờ duyệt"
        ISSUED = "issued", "Đã ban hành"
        AMENDED = "amended", "Có văn bản sửa đổi, bổ sung"
        SUPERSEDED = "superseded", "Đã được thay thế"
        REVOKED = "revoked", "Đã thu hồi"
        TAKEN_BACK = "taken_back", "Đã rút lại"  # issued here by mistake, before anybody acted

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
    # Grows with every change of the draft, whatever it changes.
    version = models.PositiveIntegerField(default=1)
    # The version in which its header changed last, and by whom: two clerks edit different parts.
    changed_in = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    number = models.CharField("số, ký hiệu", max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    title = models.TextField("trích yếu")
    meeting_on = models.DateField("ngày họp", null=True, blank=True)
    period = models.CharField("kỳ", max_length=60, blank=True)
    review_on = models.DateField("ngày rà soát", null=True, blank=True)
    chair = models.CharField("người kết luận", max_length=200, blank=True)
    # Of a paper of another agency its name as printed; such a paper is never printed under ours.
    issuer = models.CharField("cơ quan ban hành khác", max_length=300, blank=True)
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
    # Trình duyệt, Duyệt nội dung; None again when the draft is recalled, returned or changed.
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    # Who said, as it was issued, that the paper had been signed already (“đã ký trên giấy”).
    signed_told_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source_text = models.TextField(blank=True)
    # What was left out of the file or brought to Unicode, a sentence a line: the words alone, read
    # again at every review, no longer tell it.
    source_notes = models.TextField(blank=True)
    # Number and day were read from a picture, and nobody has held them beside it yet.
    unchecked = models.BooleanField("số, ngày chưa đối chiếu", default=False)
    # Entered from the office's old register: its tasks are known, and none of its text.
    from_book = models.BooleanField("nhập từ sổ theo dõi cũ", default=False, editable=False)
    # By this, and never by the words themselves, the same paper is found again (`read_from`).
    source_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    words = WordsField(of=("day_words", "number", "title", "period", "chair"), indexed=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo kết luận"
        verbose_name_plural = "thông báo kết luận"
        indexes = [
            models.Index(fields=["-issued_on", "-id"], name="notice_by_day"),
            models.Index(fields=["year"], name="notice_by_year"),
            models.Index(fields=["id"], name="notice_draft", condition=Q(status__in=UNISSUED)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "year", "issuer"],
                # Of one revoked or taken back the paper may be entered again.
                condition=~Q(number="") & ~Q(status__in=VOID),
                name="number_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(status__in=UNISSUED)
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
        """Not out yet, with whoever may approve it or still being written."""
        return self.status in UNISSUED

    @property
    def replaced_by(self) -> "Conclusion | None":
        """The notice that took its place."""
        act = self.acts.filter(kind="replace").select_related("successor").first()
        return act.successor if act else None

    @property
    def is_in_force(self) -> bool:
        """Issued, and neither replaced nor revoked since."""
        return self.status in (self.Status.ISSUED, self.Status.AMENDED)

    @property
    def is_void(self) -> bool:
        """Revoked, or issued by mistake and taken back."""
        return self.status in VOID

    WORDS = {
        "conclusion": "Kết luận",
        "programme": "Chương trình công tác",
        "superior": "Văn bản",
        "direct": "Ý kiến chỉ đạo",
    }

    @property
    def word(self) -> str:
        """What a paper of its kind is called: “Thông báo”, “Ý kiến chỉ đạo”."""
        return self.WORDS.get(self.kind, "Thông báo")

    @property
    def named(self) -> str:
        """“Thông báo số 598/TB-SKHCN”, and one without a number by its kind alone."""
        return f"{self.word} số {self.number}" if self.number else self.word

    @property
    def cited(self) -> str:
        """The same with its day: “Thông báo số 598/TB-SKHCN ngày 03/4/2024”."""
        day = f" ngày {paper_date(self.issued_on)}" if self.issued_on else ""
        return f"{self.named}{day}"

    @property
    def issue_label(self) -> str:
        """How its going out is called."""
        return "Đưa vào theo dõi" if self.is_out_already else "Ban hành và giao nhiệm vụ"

    @property
    def is_out_already(self) -> bool:
        """It was given before it came here: read from a file, another agency's paper, or said."""
        return bool(self.source_text) or self.is_others or self.is_direct

    @property
    def is_submitted(self) -> bool:
        return self.status == self.Status.SUBMITTED

    @property
    def day_words(self) -> str:
        return day_words(self.issued_on)

    @property
    def has_lists(self) -> bool:
        """Its print ends with lists of its duties."""
        return self.lists_by_unit or self.lists_by_deadline

    LETTERS = {"conclusion": "KL", "programme": "CTr", "direct": "YKCĐ"}

    @property
    def is_notice(self) -> bool:
        """A notice or a conclusion of this agency, which is printed in the decree's form; other
        papers that give work are kept as the file they came as."""
        own = {self.Kind.BRIEFING, self.Kind.MEETING, self.Kind.CONCLUSION}
        return self.kind in own and not self.issuer

    @property
    def is_printable(self) -> bool:
        return self.is_notice and not self.from_book

    @property
    def is_direct(self) -> bool:
        """A leader's order by word: it has no number but the one given here."""
        return self.kind == self.Kind.DIRECT

    @property
    def vouching(self) -> VouchingWords:
        return BY_WORD if self.is_direct else ON_PAPER

    @property
    def letters(self) -> str:
        """The type's own letters in a symbol: TB, or KL for a paper that is itself a conclusion."""
        return self.LETTERS.get(self.kind, "TB")

    def symbol(self, code: str) -> str:
        """“TB-SKHCN”: what stands behind the number of a notice of the agency with that code."""
        return f"{self.letters}-{code}" if code else self.letters

    @property
    def is_others(self) -> bool:
        """Another agency's paper: its number bears that agency's symbol, which only the paper
        tells."""
        return bool(self.issuer) or self.kind == self.Kind.SUPERIOR

    def wholly_numbered(self, number: str, code: str) -> str:
        """The number typed, with the symbol of the own series where only the count was typed."""
        return paper_number(number) if self.is_others else whole_number(number, self.symbol(code))

    @property
    def is_early(self) -> bool:
        """Its day of issue lies before the meeting it tells of, which is mostly a slip."""
        return bool(self.issued_on and self.meeting_on and self.issued_on < self.meeting_on)

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


# What the lists of tasks offer to pick from; see departments.at_once.
OFFERED = 50


@small("newest_notices")
def _newest_notices(person: int | None, today: date) -> models.QuerySet:
    """One more than are offered, to tell that there are older ones."""
    given = Conclusion.objects.issued()
    return given.only("number", "issued_on", "status").order_by("-issued_on", "-pk")[: OFFERED + 1]


@small("first_notice")
def _first_notice(person: int | None, today: date) -> models.QuerySet:
    given = Conclusion.objects.issued()
    return given.only("number", "issued_on").order_by("issued_on", "pk")[:1]
