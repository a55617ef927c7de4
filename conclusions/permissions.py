"""Who may write notices."""

from departments.models import User


def may_edit(user: User) -> bool:
    """Drafts are made, corrected and issued by the office and the leaders."""
    return user.is_office or user.is_leader
