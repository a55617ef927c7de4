"""The duties of one directive: who does which step until when."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from conclusions.reading.citations import masked
from conclusions.reading.dates import Limit, Said
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.headings import opening_unit
from conclusions.reading.model import Deadline, ReadDuty, UnitRef
from conclusions.reading.name_words import HEAD, MEMBER, VERB
from conclusions.reading.role_forms import Act
from conclusions.reading.roles import acts_in
from conclusions.reading.said_leader import SAID_BEHIND, with_leader_said
from conclusions.reading.step_order import with_order
from conclusions.reading.titles import deliverable_of, title_of
from conclusions.reading.traced_text import Traced
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import fold, level

SENDS = re.compile(
    r"(?:gửi|trình|chuyển|nộp|báo cáo)(?: (?:về|cho|qua|đến|tới|kết quả về|báo cáo về))? $"
    r"|(?:gửi|chuyển|nộp) [^,;.:]{1,80} (?:về|cho|đến|tới) $|\bqua $"
)
COLLATES = re.compile(r"tổng hợp|báo cáo chung")
JOINTS = re.compile(r"(?:và|đồng thời),? ")
PRESSES = re.compile(
    r"(?:tiếp tục |thường xuyên |kịp thời )?(?:chỉ đạo|hướng dẫn|đôn đốc|yêu cầu|đề nghị|"
    r"vận động|nhắc nhở|kiểm tra|giám sát|hỗ trợ|giúp)(?:, (?:chỉ đạo|hướng dẫn|đôn đốc|"
    r"kiểm tra))* "
)
# “…; riêng Thanh tra Sở gửi trước ngày 15/12”: the same work, with a day of its own.
APART = re.compile(
    r"(?<!\w)(?:riêng|trừ)(?: (?:đối )?với| về phía)? (?=\w)"
    r"|(?:(?<=; )|(?<=, )|(?<=\. ))(?:còn )?(?:đối với|về phía) (?=\w)"
)
# “… để Văn phòng Sở tổng hợp xong trước ngày 12/12”: that day is theirs who go on with it;
# “gửi Văn phòng Sở trước ngày 05/12 để tổng hợp, trình trước ngày 10/12”: theirs who got it.
TO_HAVE = re.compile(r"(?<!\w)để (?=\w)")
TO_GO_ON = re.compile(
    rf"[ ,]*(?:để|nhằm) (?:kịp thời |kịp |tiếp tục )?(?={VERB.pattern})"
    r"(?P<got>(?=(?:tổng hợp|rà soát|thẩm định|thẩm tra|kiểm tra|hoàn thiện|hoàn chỉnh|tham mưu|"
    r"trình|báo cáo|xây dựng|đăng tải|biên tập|công bố|in)(?!\w)))?"
)
SAME_WORK = re.compile(
    r"(?:[ ,:;(]|(?:gửi|nộp|báo cáo|hoàn thành|thực hiện|xong|thì|là|có|thời hạn|thời gian|hạn|"
    r"chậm nhất|được|phải|kết quả|vào|trong|trước|ngày|lùi|đến)(?!\w))*"
)
NUMBERED = re.compile(r"(?:^|(?<=[:;.,] ))\(?(?:\d|[a-hi]+|đ)\) ")
STEP_END = re.compile(r"[.;](?= )|[.;]$")
# “Trong tháng 12/2026, giao Thanh tra Sở …”: between a day said first and whoever acts.
HANDS_ON = re.compile(r"[ ,:]*(?:(?:giao|yêu cầu|đề nghị|phân công)(?: cho)? )?")
REPORTS_ON = re.compile(r", (?:và )?(?:báo cáo|gửi|nộp|thông báo)(?!\w)")


@dataclass(frozen=True)
class Given:
    """What a directive has from the headings above it."""

    leads: tuple[UnitRef, ...] = ()
    helpers: tuple[UnitRef, ...] = ()
    limit: Deadline | None = None
    topic: str = ""


@dataclass(frozen=True)
class DutyStep:
    start: int
    end: int
    leads: tuple[UnitRef, ...]
    helpers: tuple[UnitRef, ...]
    limit: Limit | None
    sent: UnitRef | None  # to whom of us its result goes
    another: bool = False  # it begins with a unit whose part is not clear


def duties_of(words: Traced, given: Given, units: UnitFinder, said: Said) -> tuple[ReadDuty, ...]:
    """One duty for the whole directive, or one for each dated or separately led step."""
    low = masked(words)
    limits = _of_deeds(limits_in(low, said), low)
    acts = _ours(with_leader_said(acts_in(words, low, units), low), given, low)
    steps = [_step(low, acts, given, units, *cut) for cut in _cuts(low, limits, acts, given)]
    steps, excepted = _with_exceptions(words, low, steps, units)
    if not given.leads and not steps[0].leads and (unit := opening_unit(words, low, units)):
        steps[0] = replace(steps[0], leads=(unit,))
    steps = _carry(steps, given)
    duties = [_duty(words, step, len(steps) == 1, given, acts) for step in steps]
    if len({_named(duty.leads) for duty in duties}) == 1:
        duties = [
            replace(d, deadline=d.deadline and replace(d.deadline, unit=None)) for d in duties
        ]
    stated = _without_excepted(_without_collators(duties, low, units), excepted)
    return with_order(tuple(stated))


def _with_exceptions(
    words: Traced, low: str, steps: list[DutyStep], units: UnitFinder
) -> tuple[list[DutyStep], tuple[str, ...]]:
    """The steps, one that sets a day for some units apart being theirs; and the names of those who
    have only another day for the same work."""
    told: list[DutyStep] = []
    excepted: list[str] = []
    general: tuple[UnitRef, ...] = ()  # whose day comes only behind that of those set apart
    for step in steps:
        limit = step.limit
        found = APART.search(low, step.start, limit.start) if limit and len(steps) > 1 else None
        group = units.group_at(words, low, found.end()) if found else None
        if limit and group and group.end <= limit.start:
            all_of_them = tuple(ref for ref in step.leads if ref.span < group.refs[0].span)
            general = general if told else all_of_them
            step = replace(step, leads=group.refs, another=False)
            if SAME_WORK.fullmatch(low, group.end, limit.start):
                excepted += [ref.name or ref.written for ref in group.refs]
        elif limit and told and (refs := _who_goes_on(words, low, step, units)):
            step = replace(step, leads=refs, another=False)
        elif limit and told and not step.leads and (on := TO_GO_ON.match(low, step.start)):
            got = told[-1].sent if on["got"] is not None else None
            step = replace(step, start=on.end(), leads=(got,) if got else ())
        elif general and not step.leads:
            step = replace(step, leads=general, another=False)
        told.append(step)
    return told, tuple(excepted)


def _who_goes_on(words: Traced, low: str, step: DutyStep, units: UnitFinder) -> tuple[UnitRef, ...]:
    """The unit for which the step before is done, where the day of this one is its own."""
    stop = step.limit.start if step.limit else step.end
    found = TO_HAVE.search(low, step.start, stop)
    group = units.group_at(words, low, found.end()) if found else None
    acts = group and group.end < stop and VERB.match(low, group.end + 1)
    return group.refs if group and acts and not step.leads else ()


def _without_excepted(duties: list[ReadDuty], names: tuple[str, ...]) -> list[ReadDuty]:
    """Those with a day of their own are not among those who have the day for all."""
    if not names:
        return duties
    left = []
    for duty in duties:
        own = [ref for ref in duty.leads if (ref.name or ref.written) not in names]
        if any(ref.collective for ref in own):
            without = tuple(dict.fromkeys([*duty.without, *names]))
            duty = replace(duty, without=without)
        left.append(replace(duty, leads=tuple(own)) if own else duty)
    return left


def _of_deeds(limits: list[Limit], low: str) -> list[Limit]:
    """The limits without those that only tell in words what the day right behind them tells:
    “kiểm tra trước Tết, xong trước ngày 25/01” is one step."""
    later = zip(limits, limits[1:], strict=False)
    told = {
        limit
        for limit, after in later
        if after.on
        and not (limit.on or limit.every)
        and not low[limit.end : after.start].strip(" ,;(").removeprefix("và")
    }
    return [limit for limit in limits if limit not in told]


def _ours(acts: list[Act], given: Given, low: str) -> list[Act]:
    """Inside a unit's own group other subjects count only where they open the directive, and not
    where that unit is to see to what they do: "Chỉ đạo Chi cục Kiểm lâm trực …"."""
    if not given.leads or any(ref.collective for ref in given.leads):
        return acts
    kept = []
    for act in acts:
        pressed = PRESSES.fullmatch(low[: act.group.start])
        asked = low.startswith(("yêu cầu ", "đề nghị ")) and not any(
            ref.collective for ref in act.group.refs
        )
        opens = act.first and (not pressed or asked)
        if act.role == "lead" and not opens and not _same(act, given):
            act = replace(act, role="")
        kept.append(act)
    return kept


def _same(act: Act, given: Given) -> bool:
    ours = {_key(ref) for ref in given.leads}
    return all(_key(ref) in ours for ref in act.group.refs)


def _key(ref: UnitRef) -> str:
    return ref.name or fold(ref.written)


def _named(refs: tuple[UnitRef, ...]) -> tuple[str, ...]:
    return tuple(_key(ref) for ref in refs)


def _cuts(
    low: str, limits: list[Limit], acts: list[Act], given: Given
) -> list[tuple[int, int, Limit | None]]:
    """Where the steps lie: a dated one ends with its day, others where another unit acts."""
    leads = [act for act in acts if act.role == "lead"]
    if len(limits) <= 1 and len(leads) <= 1:
        return _split_by_number(low, [(0, len(low), limits[0] if limits else None)], limits)
    cuts: list[tuple[int, int, Limit | None]] = []
    start = 0
    waiting: list[Limit] = []
    for place, limit in enumerate(limits):
        after = limits[place + 1] if place + 1 < len(limits) else None
        waiting.append(limit)
        # "Định kỳ 6 tháng, hằng năm": two limits of one and the same step.
        if after and after.start - limit.end < 12 and limit.every and len(waiting) < 5:
            continue
        if after and (actor := _said_first(low, start, limit, leads)):
            end = _end_of_day_said_first(low, actor, after)
            if end is None:  # the day behind the deed tells it more exactly
                waiting.pop()
                continue
        else:
            end = _step_end(low, limit, after, leads) if after else len(low)
        cuts += [(start, end, one) for one in waiting]
        start, waiting = end, []
    parts = _split_by_lead(low, cuts or [(0, len(low), None)], leads)
    return _split_by_number(low, parts, limits)


def _split_by_number(
    low: str, parts: list[tuple[int, int, Limit | None]], limits: list[Limit]
) -> list[tuple[int, int, Limit | None]]:
    """“(1) trình danh mục trước ngày 10/12; (2) tổ chức Hội đồng”: each is a step of its own where
    one before the last has a day of its own."""
    marks = [mark.start() for mark in NUMBERED.finditer(low)]
    if len(marks) < 2 or not any(marks[0] < limit.start < marks[-1] for limit in limits):
        return parts
    told = []
    for start, end, limit in parts:
        edges = [mark for mark in marks[1:] if start < mark < end and low[start:mark].strip(" ,;.")]
        bounds = [start, *edges, end]
        for at, stop in zip(bounds, bounds[1:], strict=False):
            own = limit if limit and (limit.start < start or at <= limit.start < stop) else None
            told.append((at, stop, own))
    return told


def _said_first(low: str, start: int, limit: Limit, leads: list[Act]) -> Act | None:
    """Who acts right behind a day that begins the step."""
    if low[start : limit.start].strip(" ,;"):
        return None
    nxt = next((act for act in leads if act.group.start >= limit.end), None)
    return nxt if nxt and HANDS_ON.fullmatch(low, limit.end, nxt.group.start) else None


def _end_of_day_said_first(low: str, actor: Act, after: Limit) -> int | None:
    """A day said before whoever acts reaches to the sentence of the next day, or to the report of
    that day; None where both days are of one deed."""
    stops = [stop.end() for stop in STEP_END.finditer(low, actor.group.end, after.start)]
    report = REPORTS_ON.search(low, actor.group.end, after.start)
    on = TO_GO_ON.search(low, actor.group.end, after.start)
    ends = [*stops[-1:], *([report.start() + 1] if report else []), *([on.start()] if on else [])]
    return ends[0] if ends else None


def _step_end(low: str, limit: Limit, after: Limit, leads: list[Act]) -> int:
    """A step reaches past its day to the end of its clause, or to the unit that acts next."""
    nxt = [act.group.start for act in leads if limit.end <= act.group.start < after.start]
    stop = STEP_END.search(low, limit.end, after.start)
    apart = APART.search(low, limit.end, after.start)
    own = apart.start() - low[: apart.start()].endswith("(") if apart else None
    on = limit.end if TO_GO_ON.match(low, limit.end) else None
    bounds = [stop.end() if stop else None, nxt[0] if nxt else None, own, on]
    known = [bound for bound in bounds if bound is not None]
    if known:
        return min(known)
    comma = re.compile(r",| và ").search(low, limit.end, after.start)
    return comma.end() if comma and comma[0] == "," else comma.start() if comma else limit.end


def _split_by_lead(
    low: str, cuts: list[tuple[int, int, Limit | None]], leads: list[Act]
) -> list[tuple[int, int, Limit | None]]:
    """A part with one day or none splits where a sentence or ";" hands on to another unit; a day
    said first is all theirs."""
    parts = []
    for start, end, limit in cuts:
        inside = [act for act in leads if start <= act.group.start < end]
        shared = limit is not None and bool(_said_first(low, start, limit, leads))
        at = start
        for before, act in zip(inside, inside[1:], strict=False):
            edge = _edge_before(low, before.group.end, act.group.start)
            if edge is None or _named(before.group.refs) == _named(act.group.refs):
                continue
            dated = limit if limit and (shared or at <= limit.start < edge) else None
            parts.append((at, edge, dated))
            at = edge
        parts.append((at, end, limit if limit and (shared or at <= limit.start) else None))
    return parts


def _edge_before(low: str, after: int, before: int) -> int | None:
    stops = [m.end() for m in STEP_END.finditer(low, after, before)]
    beside = low[:before].endswith(", ")  # each with a deed of its own, as their parts tell
    return stops[-1] if stops else before if beside else None


def _step(
    low: str,
    acts: list[Act],
    given: Given,
    units: UnitFinder,
    start: int,
    end: int,
    limit: Limit | None,
) -> DutyStep:
    inside = [act for act in acts if start <= act.group.start < end]
    leading = [act for act in inside if act.role == "lead"]
    if limit:
        leading = [act for act in leading if act.group.start < limit.start] or leading
        distinct = {_named(act.group.refs) for act in leading}
        leading = leading[-1:] if len(distinct) <= 2 else leading
    leads = _unique(ref for act in leading for ref in act.group.refs)
    asked = (ref for act in inside if act.role == "help" for ref in act.group.refs)
    helpers = _unique(asked, key=_as_written)
    sent = next(
        (
            ref
            for act in inside
            for ref in act.group.refs[:1]
            if act.role == "" and ref.name and SENDS.search(low[start : act.group.start])
        ),
        None,
    )
    at = end - len(low[start:end].lstrip(" ,;"))
    at = joint.end() if (joint := JOINTS.match(low, at)) else at
    begins = any(act.group.start == at for act in inside) or (
        bool(MEMBER.match(low, at) or HEAD.match(low, at)) and not VERB.match(low, at)
    )
    another = begins and not leads and not given.leads
    return DutyStep(start, end, leads, helpers, limit, sent, another)


def _unique(refs: Iterable[UnitRef], key: Callable[[UnitRef], str] = _key) -> tuple[UnitRef, ...]:
    kept: dict[str, UnitRef] = {}
    for ref in refs:
        kept.setdefault(key(ref), ref)
    return tuple(kept.values())


def _as_written(ref: UnitRef) -> str:
    return fold(ref.written)


def _carry(steps: list[DutyStep], given: Given) -> list[DutyStep]:
    """A step that names no unit is the last named one's, the first the heading's;
    one that begins with a unit of its own is never somebody else's."""
    last = given.leads
    carried = []
    for step in steps:
        leads = step.leads or (() if step.another else last)
        last = leads
        carried.append(replace(step, leads=leads))
    return carried


def _duty(words: Traced, step: DutyStep, whole: bool, given: Given, acts: list[Act]) -> ReadDuty:
    part = words[step.start : step.end].stripped(also=",;")
    if joint := JOINTS.match(part.text):
        part = part[joint.end() :]
    limit = step.limit
    deadline = given.limit
    if limit:
        deadline = as_deadline(words, limit, ", ".join(ref.written for ref in step.leads) or None)
    taken = {_key(ref) for ref in step.leads}
    helpers = tuple(
        ref
        for ref in _unique([*step.helpers, *given.helpers], key=_as_written)
        if _key(ref) not in taken
    )
    return ReadDuty(
        what="" if whole else part.text,
        span=words.span() if whole else part.span(),
        title=_title(words, step, acts, given),
        leads=step.leads,
        helpers=helpers,
        deadline=deadline,
        deliverable=deliverable_of(part.text),
        sent_to=step.sent.name if step.sent else None,
    )


def _without_said_leader(text: str, acts: list[Act]) -> str:
    """The text with blanks for “, Thanh tra Sở chủ trì”, which is nothing to be done."""
    for act in acts:
        if act.form == SAID_BEHIND:
            start, end = act.group.start, act.group.end
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _title(words: Traced, step: DutyStep, acts: list[Act], given: Given) -> str:
    """The gist of the step, from where its acting unit ends, without its time limit."""
    inside = [act for act in acts if step.start <= act.group.start < step.end]
    limit = step.limit if step.limit and step.limit.start >= step.start else None
    opens = limit is not None and not words.text[step.start : limit.start].strip()
    before = limit.start if limit and not opens else step.end
    leads = [
        act for act in inside if act.role == "lead" and act.group.start < before and not act.after
    ]
    chosen = (leads[-1] if limit and step.start else leads[0]) if leads else None
    if limit and leads and len({_named(act.group.refs) for act in leads}) == 1:
        chosen = leads[-1]
    return title_of(
        _without_said_leader(words.text, inside)[step.start : step.end],
        subject=chosen.group.end - step.start if chosen else 0,
        groups=[(act.group.start - step.start, act.group.end - step.start) for act in inside],
        limit=(limit.start - step.start, limit.end - step.start) if limit else None,
    )


def _without_collators(duties: list[ReadDuty], low: str, units: UnitFinder) -> list[ReadDuty]:
    """Where one unit gathers what the others send, "the units" does not mean that one too."""
    gather = [
        ref.name
        for duty in duties
        for ref in duty.leads
        if ref.name and not ref.collective and _gathers(ref.name, duty, duties, units)
    ]
    names = tuple(dict.fromkeys([*gather, *filter(None, (duty.sent_to for duty in duties))]))
    if not names:
        return duties
    return [
        replace(d, without=names) if any(ref.collective for ref in d.leads) else d for d in duties
    ]


def _gathers(name: str, duty: ReadDuty, duties: list[ReadDuty], units: UnitFinder) -> bool:
    sent = any(other.sent_to == name for other in duties if other is not duty)
    return sent or name in units.collating or bool(COLLATES.search(level(duty.what)))
