"""The security log: who came in, was refused, changed accounts or took data out; only added to.

Never passwords, keys or contents; and of an account name that nobody has, for it may be a password
typed into the wrong field, a mark alone.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from departments.request_marks import current_mark

log = logging.getLogger("security")
LEAST_MONTHS = 3  # which no setting goes below; the database itself keeps LEAST_DAYS
LEAST_DAYS = 90
UNKNOWN = "không có tài khoản này (dấu {mark})"
TRIMMED = "{count} dòng trước ngày {day}"


class SecurityLine(models.Model):
    """One line; `person` is who did it, or whose account was tried, where there is one."""

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "Đăng nhập"
        FAILED = "failed", "Đăng nhập sai"
        LOCKED = "locked", "Bị tạm khóa đăng nhập"
        SIGNED_OUT = "signed_out", "Đăng xuất"
        REFUSED = "refused", "Bị từ chối"
        ACCOUNT = "account", "Thay đổi tài khoản, quyền"
        EXPORTED = "exported", "Tải tệp"
        PRINTED = "printed", "In"
        IMPORTED = "imported", "Nhập dữ liệu"
        DISCARDED = "discarded", "Bỏ, hoàn tác"
        RESTORED = "restored", "Khôi phục từ bản sao lưu"
        TRIMMED = "trimmed", "Xóa dòng cũ của nhật ký"

    at = models.DateTimeField("lúc", default=timezone.now)
    kind = models.CharField("việc", max_length=10, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người",
    )
    who = models.CharField("tài khoản", max_length=200, blank=True)
    address = models.CharField("địa chỉ", max_length=64, blank=True)
    what = models.CharField("nội dung", max_length=300, blank=True)
    request_id = models.CharField("mã yêu cầu", max_length=16, blank=True)

    class Meta:
        verbose_name = "dòng nhật ký an toàn"
        verbose_name_plural = "nhật ký an toàn"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at", "-id"], name="security_newest")]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.get_kind_display(), self.who, self.what)))


def note(kind: str, *, person=None, who: str = "", what: str = "") -> SecurityLine:
    """Write one line, here and to the program's log; the request that runs tells from where."""
    mark = current_mark()
    line = SecurityLine.objects.create(
        kind=kind,
        person=person,
        who=(person.get_username() if person else who)[:200],
        address=mark.address,
        what=" ".join(what.split())[:300],
        request_id=mark.id,
    )
    told = {"kind": line.kind, "who": line.who, "address": line.address, "what": line.what}
    log.info("security %s", line.kind, extra={"told": told})
    return line


def note_try(kind: str, username: str) -> SecurityLine:
    """A try to sign in: under the account where there is one, else under a mark by which tries with
    the same name are seen to be the same."""
    model = get_user_model()
    person = model.objects.filter(**{f"{model.USERNAME_FIELD}__iexact": username[:150]}).first()
    if person:
        return note(kind, person=person)
    mark = salted_hmac("security-log", username.casefold()).hexdigest()[:8]
    return note(kind, who=UNKNOWN.format(mark=mark))


def trim(now: datetime) -> int:
    """Let lines go that are older than the setting keeps, and write down that they went."""
    before = now - timedelta(days=31 * max(settings.SECURITY_LOG_MONTHS, LEAST_MONTHS))
    gone, _ = SecurityLine.objects.filter(at__lt=before).delete()
    if gone:
        day = timezone.localtime(before)
        note(SecurityLine.Kind.TRIMMED, what=TRIMMED.format(count=gone, day=f"{day:%d/%m/%Y}"))
    return gone
