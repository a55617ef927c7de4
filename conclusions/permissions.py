"""Who may write notices."""

from conclusions.models import Conclusion
from departments.models import User
from departments.rights import Rights


def may_edit(user: User) -> bool:
    """Drafts are made, corrected and issued by the office and the leaders."""
    return Rights.of(user).edits_notices


def may_attach(user: User, conclusion: Conclusion) -> bool:
    """Copies of the signed paper are put in by the office, once the notice is out."""
    return Rights.of(user).is_office and not conclusion.is_draft
