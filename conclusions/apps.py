"""The room of what was said: its name on the list keepers' pages."""

from django.apps import AppConfig


class ConclusionsConfig(AppConfig):
    name = "conclusions"
    verbose_name = "Thông báo kết luận (chỉ xem)"
