"""Whether the limit kept for a duty is the one its words mean; where it is not, somebody has to say
which of the two holds before the notice goes out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from conclusions.models import Conclusion, Duty, Item
from conclusions.proofs import reading_of
from conclusions.reading.citations import masked
from conclusions.reading.dates import DATE, Limit, Said, parse_day
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.traced_text import trace
from conclusions.units import Directory
from departments.folding import level
from departments.papertext import paper_date

# A limit is read by the deed beside it; its words alone are read with one put there.
CARRIERS = ("{}", "hoàn thành {}.", "hoàn thành trong {}.", "{}, hoàn thành.")
NAMED_DAY = re.compile(DATE)
PERIODIC = (Duty.Deadline.RECURRING, Duty.Deadline.ONGOING)


@dataclass(frozen=True)
class Answers:
    """What the two buttons beside a difference say; without `words` there is no taking them."""

    keep: str
    words: str = ""


NO_WORDS = Answers("Bỏ cụm này, giữ hạn đã nhập", "Lấy thời hạn trong câu")
OTHER_DAY = Answers("Giữ ngày đã nhập", "Lấy ngày theo câu chữ")
OTHER_KIND = Answers("Giữ loại đã chọn", "Lấy thời hạn theo câu chữ")
NO_DAY = Answers("Theo câu chữ, không có ngày")


@dataclass(frozen=True)
class LimitDifference:
    """How words and limit differ: `told` in the list of what is wanting, `note` beside the words,
    and what may be answered."""

    told: str
    note: str
    answers: Answers


def difference_of(duty: Duty, conclusion: Conclusion) -> LimitDifference | None:
    """What of the limit kept is not what its words say; None where both say the same."""
    phrase = duty.phrase
    if not phrase:
        return None
    if not stands(duty, conclusion):
        told = f"lời văn không có cụm “{phrase}”"
        kept = f"; hạn nhập {typed_day(duty)}" if duty.named_on else ""
        return LimitDifference(told, told + kept, NO_WORDS)
    meant = limits_meant(duty, conclusion)
    if other := _other_kind(duty, meant):
        told = f"lời văn ghi “{phrase}”, nhiệm vụ xếp loại {other}"
        return LimitDifference(told, f"xếp loại {other}, khác văn bản", OTHER_KIND)
    if not duty.deadline:
        return LimitDifference(f"“{phrase}” chưa rõ ngày nào", "chưa rõ ngày nào", NO_DAY)
    return _other_day(duty, meant, conclusion)


def checked(duty: Duty, conclusion: Conclusion) -> str:
    """OPEN where words and limit of the duty differ, else NONE."""
    differs = difference_of(duty, conclusion)
    return str(Duty.DayCheck.OPEN if differs else Duty.DayCheck.NONE)


def limits_meant(duty: Duty, conclusion: Conclusion) -> list[Limit]:
    """The limits that the duty's words mean: as their sentence says them, else by themselves, else
    the days they name."""
    return _meant(duty.phrase, duty.item.text, _said(conclusion))


def limits_said(item: Item, conclusion: Conclusion) -> list[tuple[str, Limit]]:
    """The limits of an item's sentence, each with its words."""
    return _limits_of(item.text, _said(conclusion))


def stands(duty: Duty, conclusion: Conclusion) -> bool:
    """The words of the limit stand in the duty's item or over it, or the file gives them to it from
    a sentence about many items."""
    words, item = _running(duty.phrase), duty.item
    above: Item | None = item
    while above:
        if words in _running(above.printed) or words in _running(above.text):
            return True
        above = above.parent
    if item.end is None or not conclusion.source_text:
        return False
    begin, end = item.start or 0, item.end
    own = _running(conclusion.source_text[begin:end])
    if item.reworded and words in own:
        return False
    read = reading_of(conclusion, Directory()).items
    duties = (one for held in read if held.span == (begin, end) for one in held.duties)
    return any(one.deadline and _running(one.deadline.phrase) == words for one in duties)


def _said(conclusion: Conclusion) -> Said:
    return Said(conclusion.meeting_on or conclusion.issued_on, conclusion.issued_on)


def _running(words: str) -> str:
    return re.sub(r"\b0(?=\d\b)", "", " ".join(level(words).split()))


def _limits_of(text: str, said: Said) -> list[tuple[str, Limit]]:
    words = trace(text)
    found = limits_in(masked(words), said)
    return [(as_deadline(words, limit).phrase, limit) for limit in found]


def _meant(phrase: str, text: str, said: Said) -> list[Limit]:
    wanted = _running(phrase)
    limits = [[limit for words, limit in _limits_of(text, said) if _running(words) in wanted]]
    phrase = re.sub(r"^vào(?= (?:tháng|quý|năm)(?!\w))", "", phrase, flags=re.IGNORECASE).strip()
    for carrier in CARRIERS:
        limits.append([limit for _, limit in _limits_of(carrier.format(phrase), said)])
    dated = next((found for found in limits if any(limit.on for limit in found)), None)
    return dated or _days_named(wanted, said) or next(filter(None, limits), [])


def _days_named(words: str, said: Said) -> list[Limit]:
    """The days in words that no form of a limit fits."""
    kind = Duty.Deadline.BEFORE if words.startswith("trước") else Duty.Deadline.BY
    days = ((m, parse_day(m[0], said.after)) for m in NAMED_DAY.finditer(words))
    return [Limit(m.start(), m.end(), kind, on) for m, on in days if on]


def _other_kind(duty: Duty, meant: list[Limit]) -> str:
    """The kind it is kept under where the words are of another: of a day, of periods, of none."""
    kinds = {limit.kind for limit in meant if limit.on or limit.kind in PERIODIC}
    if not kinds or duty.deadline in kinds:
        every = {limit.every for limit in meant if limit.every}
        if duty.deadline == Duty.Deadline.RECURRING and every and duty.every not in every:
            return f"“Định kỳ {duty.get_every_display().lower()}”"
        return ""
    if duty.is_dated and kinds & set(Duty.DATED):
        return ""
    return f"“{duty.get_deadline_display()}”"


def _other_day(duty: Duty, meant: list[Limit], conclusion: Conclusion) -> LimitDifference | None:
    days = {limit.on for limit in meant if limit.on}
    if duty.deadline == Duty.Deadline.ONGOING or not days:
        return None
    if duty.named_on is None:
        return LimitDifference(f"chưa nhập ngày của “{duty.phrase}”", "chưa nhập ngày", OTHER_DAY)
    if duty.deadline == Duty.Deadline.RECURRING and duty.named_on not in days:
        # Any day of the series is one the words mean.
        said = Said(duty.named_on, conclusion.issued_on and duty.named_on)
        series = _meant(duty.phrase, duty.item.text, said)
        days = {limit.on for limit in series if limit.on}
    hours = {limit.at for limit in meant if limit.on == duty.named_on}
    if duty.named_on in days and (not hours or duty.named_at in hours):
        return None
    typed = typed_day(duty)
    return LimitDifference(
        f"hạn nhập {typed} khác “{duty.phrase}”", f"hạn nhập {typed}, khác văn bản", OTHER_DAY
    )


def typed_day(duty: Duty) -> str:
    """“24/12/2026”, “10 giờ 00 ngày 24/12/2026”."""
    day = paper_date(duty.named_on)
    return f"{duty.named_at:%H giờ %M} ngày {day}" if duty.named_at else day


def sole(limits: Iterable[Limit]) -> Limit | None:
    """The one limit of them all, told twice or not; None where they are several or none."""
    alike = {replace(limit, start=0, end=0, form="") for limit in limits}
    return alike.pop() if len(alike) == 1 else None
