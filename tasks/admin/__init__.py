"""The calendar, which the office keeps; tasks and mails, which it may only look at here."""

from tasks.admin import day_off, task

__all__ = ["day_off", "task"]
