"""What is written once and never changed: changes of accounts and of rules, tries to sign in."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class AccountChange(models.Model):
    """One change of an account: by whom, from what, to what; never a password.

    It is also the outbox of its letter: `letter_to` is the address the person had before the
    change, for whoever takes an account over changes the address first.
    """

    class Kind(models.TextChoices):
        ADDED = "added", "Cấp tài khoản"
        PASSWORD = "password", "Mật khẩu"
        USERNAME = "username", "Tên đăng nhập"
        NAME = "name", "Họ và tên"
        EMAIL = "email", "Thư điện tử"
        POST = "post", "Chức vụ"
        DELEGATION = "delegation", "Xử lý thay"
        ACTIVE = "active", "Đang dùng"
        KEEPER = "keeper", "Giữ danh mục"
        KEY = "key", "Kết nối với phần mềm khác"

    class Letter(models.TextChoices):
        NONE = "none", "Không có địa chỉ để báo"
        NEW = "new", "Tài khoản mới, không gửi thư"
        PENDING = "pending", "Chờ gửi thư báo"
        SENT = "sent", "Đã gửi thư báo"
        FAILED = "failed", "Không gửi được thư báo"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="account_changes",
        verbose_name="tài khoản",
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người thực hiện"
    )
    at = models.DateTimeField("lúc", default=timezone.now)
    kind = models.CharField("nội dung", max_length=10, choices=Kind)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    letter = models.CharField("thư báo", max_length=8, choices=Letter, default=Letter.NONE)
    letter_to = models.EmailField("địa chỉ nhận thư báo", blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "thay đổi tài khoản"
        verbose_name_plural = "thay đổi tài khoản"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["letter", "next_try"], name="account_letter_waiting")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words}"

    @property
    def words(self) -> str:
        """“từ a@x.vn thành b@x.vn”, as a sentence would end."""
        if self.kind in (self.Kind.ADDED, self.Kind.PASSWORD, self.Kind.KEY):
            return self.after
        return f"từ “{self.before or 'không có'}” thành “{self.after or 'không có'}”"


class RuleChange(models.Model):
    """One change of what judgements are made from or papers bear: a day of the calendar, a
    convention, what the agency sets, who is in charge of a unit, what a unit is and is called."""

    class Kind(models.TextChoices):
        DAY_OFF = "day_off", "Ngày nghỉ, làm bù"
        BEFORE_DAY = "before_day", "Quy ước “trước ngày”"
        AGENCY = "agency", "Thông tin cơ quan"
        CHARGE = "charge", "Lãnh đạo phụ trách"
        UNIT = "unit", "Phòng, đơn vị"

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người thực hiện"
    )
    at = models.DateTimeField("lúc", default=timezone.now)
    kind = models.CharField("nội dung", max_length=10, choices=Kind)
    takes_effect_on = models.DateField("có hiệu lực từ")
    before = models.TextField("trước", blank=True)
    after = models.TextField("sau", blank=True)
    reason = models.CharField("lý do", max_length=300, blank=True)
    effect = models.CharField("ảnh hưởng", max_length=300, blank=True)

    class Meta:
        verbose_name = "thay đổi lịch, quy ước"
        verbose_name_plural = "thay đổi lịch và quy ước"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.before or 'không có'} → {self.after or 'bỏ'}"


class FailedSignIn(models.Model):
    """A try to sign in that has not succeeded; kept while it counts, a quarter of an hour."""

    account = models.CharField(max_length=150)
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "lần đăng nhập sai"
        verbose_name_plural = "lần đăng nhập sai"
        indexes = [models.Index(fields=["account", "address", "at"], name="failed_sign_in")]

    def __str__(self) -> str:
        return f"{self.account} {self.address}"
