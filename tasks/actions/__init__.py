"""Everything that writes a task: issuing a notice, and the moves."""

from tasks.actions.chasing import SlipWords, make_slip, number_slip
from tasks.actions.claiming import StalePage
from tasks.actions.issuing import issue, problems_of
from tasks.actions.moving import NotAllowed, move
from tasks.actions.moving_all import Outcome, move_all, move_with_mates
from tasks.actions.recounting import recount
from tasks.actions.resending import let_go, resend
from tasks.actions.seeing import see_all_before, see_reminders

__all__ = [
    "NotAllowed",
    "Outcome",
    "SlipWords",
    "StalePage",
    "issue",
    "let_go",
    "make_slip",
    "move",
    "move_all",
    "move_with_mates",
    "number_slip",
    "problems_of",
    "recount",
    "resend",
    "see_all_before",
    "see_reminders",
]
