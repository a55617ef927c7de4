"""Everything that writes a task: issuing a notice, and the moves."""

from tasks.actions.issuing import confirmer_for, issue, problems_of
from tasks.actions.moving import NotAllowed, StalePage, move

__all__ = ["NotAllowed", "StalePage", "confirmer_for", "issue", "move", "problems_of"]
