"""Who of several units leads, where the sentence says it only behind their work."""

import re
from collections.abc import Iterable
from dataclasses import replace

from conclusions.reading.model import UnitRef
from conclusions.reading.role_forms import Act
from departments.folding import fold

# “…, Thanh tra Sở chủ trì.”; not “Thanh tra Sở chủ trì tổng hợp”, a deed of its own.
LEADS = re.compile(
    r" (?:là (?:cơ quan |đơn vị )?|làm |giữ vai trò )?(?:chủ trì|đầu mối)(?: thực hiện)?"
    r"(?=[,.;)]|$)(?!, (?:cùng )?phối hợp)"
)
BEHIND = re.compile(r"(?:[,;(]|(?:[,;(] ?|^| )(?:trong đó|do|giao|và),?) ?$")
SAID_BEHIND = "said to lead"  # the form of the act whose words say no more than that
SENTENCE = re.compile(r"\. ")


def with_leader_said(acts: Iterable[Act], low: str) -> list[Act]:
    """The acts, a list of units that work together parted into the one said to lead and those who
    help; the words that say so are no act of their own."""
    told = list(acts)
    for at, act in enumerate(told):
        if act.role != "lead" or len(act.group.refs) < 2:
            continue
        for later in range(at + 1, len(told)):
            if _says_who_leads(act, told[later], low):
                leader = _key(told[later].group.refs[0])
                own = tuple(ref for ref in act.group.refs if _key(ref) == leader)
                others = tuple(ref for ref in act.group.refs if _key(ref) != leader)
                told[later] = _said(act, told[later], low)
                lead = replace(act, group=replace(act.group, refs=own))
                help_ = replace(act, group=replace(act.group, refs=others), role="help")
                return [*told[:at], lead, help_, *told[at + 1 :]]
    return told


def _says_who_leads(act: Act, later: Act, low: str) -> bool:
    refs, group = later.group.refs, later.group
    named = len(refs) == 1 and _key(refs[0]) in map(_key, act.group.refs)
    return bool(
        named
        and LEADS.match(low, group.end)
        and BEHIND.search(low, act.group.end, group.start)
        and not SENTENCE.search(low, act.group.end, group.start)
    )


def _said(act: Act, later: Act, low: str) -> Act:
    """The later act as no part in the work, over all the words that say who leads."""
    group = later.group
    before = BEHIND.search(low, act.group.end, group.start)
    behind = LEADS.match(low, group.end)
    start = before.start() if before else group.start
    end = behind.end() if behind else group.end
    end += low.startswith("(", start + low.startswith(" ", start)) and low.startswith(")", end)
    return replace(later, group=replace(group, start=start, end=end), role="", form=SAID_BEHIND)


def _key(ref: UnitRef) -> str:
    return ref.name or fold(ref.written)
