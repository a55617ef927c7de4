"""Who answers for a text and who is asked to help: its units, each at its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from conclusions.reading.lexicon import ORDER, any_of
from conclusions.reading.role_forms import (
    GIVES,
    REQUESTS,
    Act,
    Place,
    does,
    may_act,
    part_of,
)
from conclusions.reading.traced_text import Traced
from conclusions.reading.unit_finder import UnitFinder, UnitGroup
from departments.folding import level

CLAUSE = re.compile(r"(?<=[.;:!?])\s+")
TELLS_TO = "chỉ đạo", "lưu ý", "nhắc nhở", "nhắc", "chỉ định", "ủy quyền cho", "ủy quyền"
GIVING = re.compile(rf",? (?:kính |trân trọng )?{any_of(ORDER, TELLS_TO)} ")
ALONG = re.compile(r",? cùng(?: với)? ")
COMMA = re.compile(", ")
LISTS_ON = re.compile(r"; ?(?:và )?")
# "Trên cơ sở báo cáo của Thanh tra Sở, Văn phòng Sở …": the clause ends at the comma.
OPENS_CLAUSE = re.compile(
    r"(?:(?:đồng thời|ngoài ra),? )?(?:trên cơ sở|sau khi|theo|căn cứ|đối với|khi|ngoài|cùng với|"
    r"tiếp thu|nhận được|được sự|từ|qua|với|thực hiện|trong khi|trước|về|nhằm|để|xét|liên quan|"
    r"tại|ngay|dựa|nếu|trường hợp|thay|nhân|hưởng ứng|phục vụ|đáp ứng|phù hợp với|do|vì|tùy|"
    r"song song)(?!\w)[^,;.:]*$"
)


def acts_in(words: Traced, low: str, units: UnitFinder) -> list[Act]:
    """The units of a text in order, each with its part in the work; `low` is the masked text."""
    found: list[Act] = []
    edges = [0, *(m.end() for m in CLAUSE.finditer(low))]
    for group in _out_of_clauses(_listed(units.groups(words), low), words, low, units, edges):
        start = edges[bisect_right(edges, group.start) - 1]
        clause = low[max(start, group.start - 400) : group.start]
        follows = low[group.end : group.end + 200]
        speaker = f"{units.sender} "
        written, known = low[group.start : group.end], level(group.refs[0].name or "")
        if units.sender in {written, known} - {""} and GIVING.match(follows):
            found.append(Act(group, "", False))  # who gives the work does not do it
            continue
        said = clause.rfind(speaker) if units.sender else -1
        if said == 0 or said > 0 and clause[:said].endswith(", "):
            clause, start = clause[said + len(speaker) :], start + said + len(speaker)
        act = part_of(Place(group, clause, follows, found, start, low))
        found += _with_company(act, words, low, units)
    return found


def _with_company(act: Act, words: Traced, low: str, units: UnitFinder) -> list[Act]:
    """ "Sở A cùng Sở B rà soát": who leads, and who is only asked along."""
    group = act.group
    along = ALONG.search(low, group.start, group.end) if act.role == "lead" else None
    rest = units.group_at(words, low, along.end()) if along else None
    if not along or not rest or rest.end != group.end or len(rest.refs) >= len(group.refs):
        return [act]
    lead = UnitGroup(group.start, along.start(), group.refs[: -len(rest.refs)])
    return [replace(act, group=lead), Act(rest, "help", False, form="asked along")]


def _out_of_clauses(
    groups: list[UnitGroup], words: Traced, low: str, units: UnitFinder, edges: list[int]
) -> Iterator[UnitGroup]:
    """A list that begins inside an opening clause ends with it; what follows the comma acts."""
    for group in groups:
        start = edges[bisect_right(edges, group.start) - 1]
        after = low[group.end : group.end + 200]
        opens = OPENS_CLAUSE.match(low[start : group.start]) and (does(after) or may_act(after))
        comma, rest = _last_part(group, words, low, units) if opens else (0, None)
        if rest:
            yield UnitGroup(group.start, comma, group.refs[: -len(rest.refs)])
            yield rest
        else:
            yield group


def _last_part(
    group: UnitGroup, words: Traced, low: str, units: UnitFinder
) -> tuple[int, UnitGroup | None]:
    """The units behind the last comma that others follow: “…, các phòng, đơn vị” are one part."""
    commas = [found.start() for found in COMMA.finditer(low, group.start, group.end)]
    for comma in reversed(commas):
        rest = units.group_at(words, low, comma + 2)
        if rest and rest.end == group.end and len(rest.refs) < len(group.refs):
            return comma, rest
    return 0, None


def _listed(groups: list[UnitGroup], low: str) -> list[UnitGroup]:
    """Units parted by ";" where the work is given are one list: "Giao A; B; C rà soát …"."""
    merged: list[UnitGroup] = []
    for group in groups:
        last = merged[-1] if merged else None
        if last and LISTS_ON.fullmatch(low, last.end, group.start) and _enters(last, low):
            merged[-1] = UnitGroup(last.start, group.end, last.refs + group.refs)
        else:
            merged.append(group)
    return merged


def _enters(group: UnitGroup, low: str) -> bool:
    """Nothing but a word of giving stands between the start of the sentence and the unit."""
    sentence = re.split(r"[.:] ", low[max(0, group.start - 400) : group.start])[-1]
    return not sentence.strip() or bool(GIVES.fullmatch(sentence) or REQUESTS.fullmatch(sentence))
