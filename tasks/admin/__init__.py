"""The calendar, which the office keeps; tasks and mails, which it may only look at here."""

from tasks.admin import day_off_admin, task_admin

__all__ = ["day_off_admin", "task_admin"]
