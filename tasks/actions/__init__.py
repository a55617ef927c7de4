"""Everything that writes a task: issuing a notice, and the moves."""

from tasks.actions.bulk import Outcome, move_all
from tasks.actions.issuing import confirmer_for, issue, problems_of
from tasks.actions.moving import NotAllowed, StalePage, move
from tasks.actions.reading import see_reminders

__all__ = [
    "NotAllowed",
    "Outcome",
    "StalePage",
    "confirmer_for",
    "issue",
    "move",
    "move_all",
    "problems_of",
    "see_reminders",
]
