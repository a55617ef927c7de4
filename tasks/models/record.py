"""What proves the record: a mark for each event, a seal for each night, what each check found."""

from django.db import models
from django.utils import timezone

from tasks.models.history import Event


class EventMark(models.Model):
    """The hash of one event, which takes in the hash of the one before it on its task; written when
    all that belongs to the event is there, after which neither is changed any more."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="mark")
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "dấu của diễn biến"
        verbose_name_plural = "dấu của diễn biến"

    def __str__(self) -> str:
        return self.hash[:12]


class RemovedMark(models.Model):
    """The mark of an event that was taken away with a register brought in by mistake: the only ones
    that ever go."""

    event = models.BigIntegerField(primary_key=True)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "dấu của diễn biến đã bỏ"
        verbose_name_plural = "dấu của diễn biến đã bỏ"

    def __str__(self) -> str:
        return self.hash[:12]


class RecordSeal(models.Model):
    """All marks after `first` up to `last`, in one hash with that of the seal before: an end cut
    off, or a task taken away whole, no longer fits."""

    at = models.DateTimeField("lúc")
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "niêm phong"
        verbose_name_plural = "niêm phong"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.hash[:12]


class RecordCheck(models.Model):
    """What a night's check found; `fault` is empty where all was whole."""

    at = models.DateTimeField("lúc", default=timezone.now)
    count = models.PositiveIntegerField("số diễn biến", default=0)
    fault = models.TextField("chỗ sai", blank=True)

    class Meta:
        verbose_name = "lần kiểm tra hồ sơ"
        verbose_name_plural = "lần kiểm tra hồ sơ"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.fault or "nguyên vẹn"
