"""Who there is: the agency, its departments and their other names, users, who acts for whom."""

from dataclasses import replace
from datetime import date
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from departments.access_keys import AccessKey
from departments.agency_words import WORDS_BY_KIND, AgencyWords
from departments.at_once import rows, small
from departments.backup_runs import BackupRun
from departments.brought_tables import BroughtTable
from departments.clerk_titles import is_of_records
from departments.folding import fold
from departments.journals import RuleChange
from departments.one_line import agency_code, one_line, organ_id
from departments.papertext import paper_date
from departments.security_log import SecurityLine
from departments.words_field import WordsField

__all__ = [
    "AccessKey",
    "Agency",
    "Alias",
    "BackupRun",
    "BroughtTable",
    "Delegation",
    "DelegationQuerySet",
    "Department",
    "Membership",
    "SecurityLine",
    "RuleChange",
    "User",
]


class User(AbstractUser):
    """A person with an account; what they may do follows from their memberships alone."""

    first_name = None
    last_name = None
    full_name = models.CharField("họ và tên", max_length=100, validators=[one_line])
    email = models.EmailField("thư điện tử", blank=True)
    words = WordsField(of=("full_name",))
    # Set where somebody else chose the password: two then know it, and it opens nothing else.
    must_change_password = models.BooleanField(default=False, editable=False)
    # Headings of reminders that the person's letters leave out, by their codes (tasks.quiet).
    quiet_headings = models.JSONField(default=list, blank=True, editable=False)

    REQUIRED_FIELDS = ["full_name", "email"]
    NAMED = ("username", "full_name", "email", "is_active", "is_staff", "is_superuser")

    class Meta(AbstractUser.Meta):
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[-1] if self.full_name else self.username

    @cached_property
    def posts(self) -> list["Membership"]:
        """The person's memberships with their departments, read once a request."""
        return list(self.memberships.select_related("department").order_by("department__position"))

    @cached_property
    def department_ids(self) -> set[int]:
        return {post.department_id for post in self.posts}

    @cached_property
    def chief_of_ids(self) -> set[int]:
        """Departments this person heads or is deputy head of."""
        return {
            post.department_id for post in self.posts if post.role != Membership.Role.SPECIALIST
        }

    # What the person is by the own posts alone; whom they stand in for is told by
    # departments.rights, which is what pages and permissions ask.

    def _holds(self, kind: str, *roles: str) -> bool:
        return any(p.department.kind == kind and (not roles or p.role in roles) for p in self.posts)

    @property
    def is_director(self) -> bool:
        return self._holds(Department.Kind.LEADERSHIP, Membership.Role.HEAD)

    @property
    def is_leader(self) -> bool:
        """Director or deputy director."""
        return self._holds(Department.Kind.LEADERSHIP)

    @property
    def is_office(self) -> bool:
        """A member of the admin office."""
        return self._holds(Department.Kind.OFFICE)

    @property
    def is_records_clerk(self) -> bool:
        """Whether all that the person is in the admin office is its records clerk (văn thư)."""
        own = [post for post in self.posts if post.department.kind == Department.Kind.OFFICE]
        return bool(own) and not self.heads_office and all(is_of_records(p.title) for p in own)

    @property
    def heads_office(self) -> bool:
        """Head or deputy head of the admin office."""
        chief = (p for p in self.posts if p.role != Membership.Role.SPECIALIST)
        return any(p.department.kind == Department.Kind.OFFICE for p in chief)

    @property
    def is_chief(self) -> bool:
        """Head or deputy head of some unit outside the leadership."""
        return any(
            p.role != Membership.Role.SPECIALIST and p.department.kind != Department.Kind.LEADERSHIP
            for p in self.posts
        )

    @property
    def title(self) -> str:
        """The office the person is shown with: their first post's title."""
        return self.posts[0].title if self.posts else ""


class Agency(models.Model):
    """The one agency this installation serves: letterhead, defaults of a notice, conventions."""

    class Kind(models.TextChoices):
        SO = "so", "Sở, ban, ngành (Giám đốc)"
        UBND = "ubnd", "Ủy ban nhân dân (Chủ tịch)"
        PARTY = "party", "Đảng ủy (Bí thư)"
        SCHOOL = "school", "Trường học (Hiệu trưởng)"
        OTHER = "other", "Cơ quan khác (Thủ trưởng)"

    class IssueRule(models.TextChoices):
        APPROVED = "approved", "Sau khi nội dung được duyệt, hoặc văn bản đã ký trên giấy"
        OFFICE = "office", "Mọi người của bộ phận văn phòng"

    kind = models.CharField(
        "loại cơ quan",
        max_length=8,
        choices=Kind,
        default=Kind.SO,
        help_text="Quyết định cách gọi lãnh đạo và cơ quan trên màn hình, trong thư và trên biểu.",
    )
    parent = models.CharField("cơ quan chủ quản", max_length=200, blank=True, validators=[one_line])
    name = models.CharField("tên cơ quan", max_length=200, validators=[one_line])
    short_name = models.CharField("tên ngắn", max_length=100, blank=True, validators=[one_line])
    code = models.CharField(
        "chữ viết tắt",
        max_length=20,
        validators=[one_line, agency_code],
        help_text="Đứng sau dấu gạch chéo trong số, ký hiệu, ví dụ SKHCN.",
    )
    organ_id = models.CharField(
        "mã định danh điện tử",
        max_length=40,
        blank=True,
        validators=[one_line, organ_id],
        help_text="Ví dụ 000.00.01.H48; ghi trong gói .edxml gửi hệ thống văn bản.",
    )
    place = models.CharField("địa danh", max_length=60, blank=True, validators=[one_line])
    recipients = models.TextField("nơi nhận mặc định", blank=True)
    signature = models.TextField("thẩm quyền ký mặc định", blank=True)
    signer_name = models.CharField(
        "người ký mặc định", max_length=100, blank=True, validators=[one_line]
    )
    closing = models.TextField("câu kết mặc định", blank=True)
    before_excludes_day = models.BooleanField(
        "“trước ngày” không tính ngày ghi trong thông báo",
        default=False,
        help_text="Mặc định: làm xong trong ngày ghi trong thông báo vẫn đúng hạn.",
    )
    heading_capitals = models.BooleanField(
        "in hoa tên mục I, II",
        default=True,
        help_text="Theo Phụ lục I Nghị định 30/2020/NĐ-CP; bỏ chọn để in như văn bản gốc.",
    )
    issue_rule = models.CharField(
        "ai được ban hành, đưa vào theo dõi",
        max_length=8,
        choices=IssueRule,
        default=IssueRule.APPROVED,
        help_text="Người duyệt nội dung luôn được ban hành. Lãnh đạo khác và Trưởng, Phó bộ phận "
        "văn phòng được đánh dấu văn bản đã ký trên giấy.",
    )
    # The agency's own steps of the ladder of reminders, by the code of its row (tasks.ladder).
    reminder_steps = models.JSONField(default=dict, blank=True, editable=False)
    missed_days = models.PositiveSmallIntegerField(
        "số ngày được bổ sung nhiệm vụ còn sót",
        default=10,
        help_text="Ngày làm việc kể từ ngày ban hành, văn bản nhập sau thì kể từ ngày đưa vào theo "
        "dõi; sau đó phải theo văn bản sửa đổi, bổ sung.",
    )
    take_back_days = models.PositiveSmallIntegerField(
        "số ngày được rút lại thông báo ban hành nhầm",
        default=1,
        help_text="Ngày làm việc sau ngày ban hành, đưa vào theo dõi; 0 là chỉ trong ngày đó. Chỉ "
        "khi chưa ai cập nhật nhiệm vụ và chưa ghi đã gửi văn bản.",
    )
    gives_numbers = models.BooleanField(
        "cấp số tại phần mềm này",
        default=False,
        help_text="Dự thảo chưa có số được cấp số kế tiếp của năm khi ban hành. Bỏ chọn nếu số "
        "do văn thư cấp từ sổ đăng ký văn bản đi.",
    )
    period_closes_on = models.PositiveSmallIntegerField(
        "ngày chốt kỳ báo cáo",
        default=0,
        validators=[MaxValueValidator(28)],  # a day that every month has
        help_text="Ví dụ 14: tháng báo cáo tính từ ngày 15 tháng trước đến ngày 14, quý và năm "
        "cũng vậy. Để 0 nếu kỳ báo cáo tính theo tháng, quý, năm của lịch.",
    )
    mail_links = models.BooleanField(
        "thực hiện ngay từ thư, không cần đăng nhập",
        default=True,
        help_text="Liên kết trong thư mở một trang xác nhận, thực hiện với tên người nhận, dùng "
        "một lần. Bỏ chọn thì mọi liên kết, kể cả trong thư đã gửi, dẫn tới trang đăng nhập.",
    )
    mail_link_days = models.PositiveSmallIntegerField(
        "số ngày liên kết trong thư còn dùng được",
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Ngày làm việc kể từ ngày gửi thư.",
    )
    letters_a_day = models.PositiveSmallIntegerField(
        "số thư nhắc việc nhiều nhất gửi một người trong ngày",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text="Thư vượt giới hạn được giữ lại và báo tại Việc hôm nay.",
    )
    letters_an_hour = models.PositiveIntegerField(
        "số thư nhắc việc nhiều nhất gửi trong một giờ",
        default=500,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text="Của cả cơ quan, thư vượt giới hạn được gửi tiếp vào giờ sau; đặt cao hơn số "
        "người dùng.",
    )
    # No letter of reminders leaves from that day on, for that reason, until it is taken back.
    letters_stopped_on = models.DateField(null=True, blank=True, editable=False)
    letters_stopped_why = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan và quy ước"

    # What a notice is printed under; copied into it when it is issued.
    LETTERHEAD = ("parent", "name", "code", "place", "heading_capitals")

    def __str__(self) -> str:
        return self.name or "Cơ quan"

    def excludes_day_on(self, day: date) -> bool:
        """The convention for notices issued on that day; each change holds from its own day on."""
        kind = RuleChange.Kind.BEFORE_DAY
        later = RuleChange.objects.filter(kind=kind, takes_effect_on__gt=day).count()
        return self.before_excludes_day ^ bool(later % 2)

    @property
    def letterhead(self) -> dict[str, str | bool]:
        return {name: getattr(self, name) for name in self.LETTERHEAD}

    @property
    def office_post(self) -> str:
        """Whose order inner papers go out by: the last line of the default signature."""
        return self.signature.strip().rpartition("\n")[2]

    @property
    def words(self) -> AgencyWords:
        """What this agency calls itself, its leaders and, by the unit's own name, its office."""
        office = Department.office()
        words = WORDS_BY_KIND[self.kind]
        return replace(words, office=office.name) if office else words

    @classmethod
    def current(cls) -> "Agency":
        """The agency's only row, made empty at the first asking."""
        return next(iter(rows("agency")), None) or cls.objects.get_or_create(pk=1)[0]


class Department(models.Model):
    """A unit of the agency, or an outside body that a notice may name but that has no account."""

    class Kind(models.TextChoices):
        LEADERSHIP = "leadership", "Lãnh đạo"
        OFFICE = "office", "Văn phòng, hành chính tổng hợp"
        DIVISION = "division", "Phòng, đơn vị"
        UNION = "union", "Tổ chức đoàn thể"
        OUTSIDE = "outside", "Cơ quan ngoài"

    # Units that are given work, and that figures compare.
    WORKING = (Kind.OFFICE, Kind.DIVISION, Kind.UNION)
    # Of these there is one: who leads, and who chases and collates, is found by the kind.
    ONE_OF_A_KIND = (Kind.LEADERSHIP, Kind.OFFICE)

    name = models.CharField("tên", max_length=200, unique=True, validators=[one_line])
    short_name = models.CharField("tên ngắn", max_length=100, blank=True, validators=[one_line])
    code = models.CharField("ký hiệu", max_length=20, blank=True, validators=[one_line])
    words = WordsField(of=("name", "short_name", "code"))  # what it is found by, as its aliases
    kind = models.CharField("loại", max_length=12, choices=Kind, default=Kind.DIVISION)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    overseen_by = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="oversees",
        verbose_name="lãnh đạo phụ trách",
    )
    active = models.BooleanField("đang hoạt động", default=True)

    class Meta:
        verbose_name = "phòng, đơn vị"
        verbose_name_plural = "phòng và đơn vị"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def office(cls) -> "Department | None":
        """The admin office, which chases and collates; None before it is set up."""
        offices = (unit for unit in rows("units") if unit.kind == cls.Kind.OFFICE and unit.active)
        return next(offices, None)

    @property
    def works(self) -> bool:
        """Whether it is a unit that is given work now."""
        return self.active and self.kind in self.WORKING

    @property
    def short(self) -> str:
        """The name for places where space is tight."""
        return self.short_name or self.name

    @property
    def sign(self) -> str:
        """The code for the tightest places, else the short name."""
        return self.code or self.short


class Alias(models.Model):
    """Another way a unit's name is written, misprints included; matched on its folded form."""

    department = models.ForeignKey(Department, models.CASCADE, related_name="aliases")
    written = models.CharField("cách viết", max_length=200, validators=[one_line])
    folded = models.CharField(max_length=200, unique=True, editable=False)
    words = WordsField(of=("written",))

    class Meta:
        verbose_name = "cách viết khác"
        verbose_name_plural = "cách viết khác"

    def __str__(self) -> str:
        return self.written

    def clean(self) -> None:
        self.folded = fold(self.written)


class Membership(models.Model):
    """A person's post in a unit; one person may hold posts in several."""

    class Role(models.TextChoices):
        HEAD = "head", "Cấp trưởng"
        DEPUTY = "deputy", "Cấp phó"
        SPECIALIST = "specialist", "Chuyên viên, viên chức"

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    department = models.ForeignKey(Department, models.CASCADE, related_name="memberships")
    role = models.CharField("vai trò", max_length=10, choices=Role, default=Role.SPECIALIST)
    title = models.CharField("chức danh", max_length=100, blank=True, validators=[one_line])

    class Meta:
        verbose_name = "thành viên"
        verbose_name_plural = "thành viên"
        constraints = [
            models.UniqueConstraint(fields=["user", "department"], name="membership_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.title or self.get_role_display()}"


class DelegationQuerySet(models.QuerySet):
    def current(self, on: date) -> "DelegationQuerySet":
        return self.filter(starts_on__lte=on, ends_on__gte=on)


class Delegation(models.Model):
    """“Người xử lý thay”: the taker may do what the giver may, from one day to another, both in."""

    giver = models.ForeignKey(
        User, models.CASCADE, related_name="given", verbose_name="người vắng mặt"
    )
    taker = models.ForeignKey(
        User, models.CASCADE, related_name="taken", verbose_name="người xử lý thay"
    )
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "xử lý thay"
        verbose_name_plural = "xử lý thay"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="delegation_in_order",
                violation_error_message="Đến ngày không được trước Từ ngày.",
            ),
            models.CheckConstraint(
                condition=~Q(giver=F("taker")),
                name="delegation_to_another",
                violation_error_message="Người xử lý thay phải khác người vắng mặt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taker} thay {self.giver}"

    @property
    def words(self) -> str:
        return f"{self}, từ {paper_date(self.starts_on)} đến {paper_date(self.ends_on)}"


# What nearly every page reads; see departments.at_once.


@small("agency")
def _agency(person: int | None, today: date) -> models.QuerySet:
    return Agency.objects.filter(pk=1)


@small("units")
def _units(person: int | None, today: date) -> models.QuerySet:
    return Department.objects.order_by("position", "pk")


@small("delegations")
def _delegations(person: int | None, today: date) -> models.QuerySet:
    current = Delegation.objects.current(today)
    return current.filter(taker=person, giver__is_active=True).order_by("pk")


@small("givers")
def _givers(person: int | None, today: date) -> models.QuerySet:
    return User.objects.filter(given__in=_delegations(person, today)).only(*User.NAMED)


@small("posts")
def _posts(person: int | None, today: date) -> models.QuerySet:
    """Of the person and of those they stand in for."""
    whose = Q(user=person) | Q(user__in=_delegations(person, today).values("giver"))
    return Membership.objects.filter(whose).order_by("department__position", "pk")


@small("overseers")
def _overseers(person: int | None, today: date) -> models.QuerySet:
    """Leaders in charge of units."""
    return User.objects.filter(oversees__isnull=False).distinct().order_by("pk").only(*User.NAMED)
