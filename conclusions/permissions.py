"""Who may write notices, approve them, send them out."""

from conclusions.models import Conclusion
from departments.agency_text import in_agency_words
from departments.models import Agency, User
from departments.rights import Rights


def may_edit(user: User) -> bool:
    """Drafts are made and corrected by the office and the leaders."""
    return Rights.of(user).edits_notices


def may_write(user: User) -> bool:
    """The content of drafts: all of them but the records clerk."""
    return Rights.of(user).writes_notices


def may_attach(user: User) -> bool:
    """Copies of the signed paper, and papers that go with a notice, are put in by the office."""
    return Rights.of(user).is_office


def may_approve(user: User, conclusion: Conclusion) -> bool:
    """The director, or the deputy who concluded; whoever stands in for them."""
    rights = Rights.of(user)
    return rights.is_director or (rights.is_leader and conclusion.leader_id in rights.ids)


def may_change(user: User, conclusion: Conclusion) -> bool:
    """The content of a draft: while it waits for approval, who approves it alone."""
    return may_write(user) and (not conclusion.is_submitted or may_approve(user, conclusion))


def may_tell_signed(user: User) -> bool:
    """That a paper was signed already is said by a leader or by who heads the office."""
    rights = Rights.of(user)
    return rights.is_leader or rights.heads_office


def may_mend(user: User) -> bool:
    """After issue: đính chính, sửa đổi, thay thế, thu hồi."""
    return may_tell_signed(user)


def issue_trouble(user: User, conclusion: Conclusion, *, signed: bool) -> str:
    """Why this person may not send the notice out now, in the agency's words; "" if they may.
    `signed`: they say that the paper was signed already, or the order given by word so."""
    rights = Rights.of(user)
    if not rights.edits_notices:
        return in_agency_words("Chỉ {office} và {leaders} được ban hành thông báo.")
    if conclusion.approved_at or may_approve(user, conclusion):
        return ""
    if conclusion.is_submitted:
        return "Dự thảo đang chờ duyệt nội dung: chờ duyệt, hoặc rút trình."
    if Agency.current().issue_rule == Agency.IssueRule.OFFICE:
        return ""
    signed = signed or bool(conclusion.issuer)  # another agency's paper came signed
    if not may_tell_signed(user):
        return in_agency_words(conclusion.vouching.asked_of)
    return "" if signed else conclusion.vouching.way


def needs_signed(user: User, conclusion: Conclusion) -> bool:
    """They may send the notice out if they say that the paper was signed already, and only then."""
    may = [not issue_trouble(user, conclusion, signed=signed) for signed in (False, True)]
    return may == [False, True]
