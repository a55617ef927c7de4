"""What must be done: tasks, what happened to them, proofs, extensions, days off, reminders."""

from tasks.models.chase_slip import ChaseLine, ChaseSlip
from tasks.models.day_off import DayOff, SeededYear
from tasks.models.ended_count import EndedCount
from tasks.models.history import Event, Evidence, Extension, OpenQuestion
from tasks.models.meeting import AgendaTask, Meeting, MeetingDecision
from tasks.models.notification import Notification
from tasks.models.outbox import Digest, Reminder
from tasks.models.record import EventMark, RecordCheck, RecordSeal, RemovedMark
from tasks.models.task import PART_DAYS, Coordination, HelpPart, Task, Timeliness
from tasks.models.webhook import Delivery, Webhook

__all__ = [
    "AgendaTask",
    "ChaseLine",
    "ChaseSlip",
    "PART_DAYS",
    "Coordination",
    "DayOff",
    "Delivery",
    "Digest",
    "EndedCount",
    "Event",
    "EventMark",
    "Evidence",
    "Extension",
    "HelpPart",
    "Meeting",
    "MeetingDecision",
    "OpenQuestion",
    "Notification",
    "RecordCheck",
    "RecordSeal",
    "Reminder",
    "RemovedMark",
    "SeededYear",
    "Task",
    "Timeliness",
    "Webhook",
]
