"""What of a duty is not clear, and which duties nobody can tell apart."""

from collections.abc import Iterable

from conclusions.models import Conclusion, Duty
from departments.folding import fold


def unclear_points(duty: Duty, conclusion: Conclusion) -> list[str]:
    """Which of the six are not clear: who, what, when, whose charge, which product, by whose
    authority (6 rõ: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền)."""
    led = bool(duty.leads.all())
    six = {
        "người": led,
        "việc": duty.title,
        "thời gian": duty.deadline,
        "trách nhiệm": led,
        "sản phẩm": duty.deliverable,
        "thẩm quyền": conclusion.leader_id,
    }
    return [name for name, clear in six.items() if not clear]


def namesakes_of(duties: Iterable[Duty]) -> list[Duty]:
    """Duties that have their title in common with another, those of one title together: in lists
    and letters nobody tells them apart."""
    named: dict[str, list[Duty]] = {}
    for duty in duties:
        named.setdefault(fold(duty.title), []).append(duty)
    return [duty for alike in named.values() if len(alike) > 1 for duty in alike]
