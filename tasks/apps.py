"""The room of what must be done: its name on the list keepers' pages."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "tasks"
    verbose_name = "Nhiệm vụ và lịch làm việc"
