"""What became of each copy of everything: a row for every one that was taken or failed."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from departments.papertext import paper_moment

LATE_AFTER = timedelta(days=2)  # one night that failed is told as such; two without any as late
FAILED = "Sao lưu lúc {when} không thành công: {fault}"
LATE = "Chưa có bản sao lưu mới nào từ {when}."
NEVER = "Chưa có bản sao lưu nào."


class BackupRun(models.Model):
    """One copy; `name` its file's where it was taken, `fault` why where it was not."""

    at = models.DateTimeField("lúc", default=timezone.now)
    name = models.CharField("tệp", max_length=100, blank=True)
    size = models.PositiveBigIntegerField("dung lượng (byte)", default=0)
    fault = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = "lần sao lưu"
        verbose_name_plural = "lần sao lưu"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.fault or self.name


def backup_words(now: datetime) -> str:
    """What is wrong with the copies, for whoever looks after them; empty where nothing is, or where
    no night has come yet."""
    last = BackupRun.objects.first()
    if last is None:
        return ""
    if last.fault:
        good = BackupRun.objects.filter(fault="").first()
        known = f"Bản gần nhất: {paper_moment(good.at)}." if good else NEVER
        return f"{FAILED.format(when=paper_moment(last.at), fault=last.fault)} {known}"
    return LATE.format(when=paper_moment(last.at)) if now - last.at > LATE_AFTER else ""
