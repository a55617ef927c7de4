"""Clauses of an assessment: what was achieved, what is unfinished, each with the tasks it tells of.

The forms are the office's own (section I of its notices): a result begins with a verb and names no
unit, an unfinished task is a noun phrase. Functions read tasks with their duty, unit and events;
none writes, and which tasks are told of is their caller's to choose.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from tasks import situation
from tasks.calendar import Day
from tasks.models import Task
from tasks.workflow import Cause

MOST = 6  # clauses of a sentence, the office's use
DONE_WORD = re.compile(r"^(?:đã|đang)\s+", re.IGNORECASE)
END = " .;,/"
# Whom a result was brought before: provincial bodies are told before the agency's own.
ABOVE = re.compile(r"\b(?:UBND|HĐND|Tỉnh ủy|Thủ tướng|Chính phủ|Bộ)\b")
PAPER = re.compile(r"\d+[^\s/]*/[A-ZĐ]")  # 45/TTr-SKHCN


@dataclass(frozen=True)
class Clause:
    """A part of a sentence, without its end mark, and the keys of the tasks it tells of."""

    words: str
    tasks: tuple[int, ...]


def result_clauses(
    done: Iterable[Task], *, name_units: bool = False, most: int = MOST
) -> list[Clause]:
    """What was achieved: results with a paper or of key work first, those before provincial bodies
    ahead of others; what several units did of one duty is told once."""
    tasks = sorted(done, key=lambda task: (task.duty_id, task.lead.position, task.pk))
    together = [list(some) for _, some in groupby(tasks, key=lambda task: task.duty_id)]
    together.sort(key=_weight)
    return [_achieved(some, name_units=name_units) for some in together[:most]]


def _weight(some: list[Task]) -> tuple[bool, bool, object, int]:
    """Weightier results first, then in the notices' order."""
    words = [_result(task) for task in some]
    papers = [number for task in some for number in _papers(task)]
    weighty = some[0].duty.key or bool(papers) or any(PAPER.search(told) for told in words)
    above = any(ABOVE.search(told) for told in words)
    return not weighty, not above, some[0].issued_on, some[0].duty_id


def _achieved(some: list[Task], *, name_units: bool) -> Clause:
    keys = tuple(task.pk for task in some)
    first, said = some[0], {_result(task) for task in some}
    aside: list[str] = []
    if len(said) == 1 and (words := said.pop()):
        numbers = dict.fromkeys(n for task in some for n in _papers(task) if n not in words)
        aside += [", ".join(numbers)] if numbers else []
    else:
        words = f"Hoàn thành {lowered(first.title)}"
    aside += [", ".join(task.lead.name for task in some)] if name_units else []
    return Clause(f"{words} ({'; '.join(aside)})" if aside else words, keys)


def _result(task: Task) -> str:
    """“Gửi báo cáo 02 vướng mắc về kinh phí”: the unit's line, begun with its verb, unended."""
    words = DONE_WORD.sub("", " ".join(task.result.split())).rstrip(END)
    return words[:1].upper() + words[1:]


def _papers(task: Task) -> list[str]:
    """Numbers of the documents that came with the report that stands."""
    proofs = situation.proofs(task, list(task.events.all()))
    return [proof.document_number for proof in proofs if proof.document_number]


def unfinished_clauses(
    tasks: Iterable[Task], day: Day, *, name_units: bool = True, most: int = MOST
) -> list[Clause]:
    """What is not done: the longest overdue first, then key work, then what was carried before;
    other open work is none of it. One duty of several units is told once."""
    told = [(rank, task) for task in tasks if (rank := _urgency(task, day)) is not None]
    told.sort(key=lambda pair: (pair[0], pair[1].issued_on, pair[1].duty_id, pair[1].pk))
    together: dict[int, list[Task]] = {}
    for _, task in told:
        together.setdefault(task.duty_id, []).append(task)
    return [
        _unfinished(some, day, name_units=name_units) for some in list(together.values())[:most]
    ]


def _urgency(task: Task, day: Day) -> tuple[int, int] | None:
    if task.kind_on(day).endswith("late"):
        return 0, -task.late_days(day)
    if task.duty.key:
        return 1, 0
    return (2, -task.carried_times) if task.carried_times else None


def _unfinished(some: list[Task], day: Day, *, name_units: bool) -> Clause:
    """“Đề án … (Phòng A, Phòng B, quá hạn 4 ngày làm việc, chờ số liệu)”."""
    aside = [task.lead.name for task in some] if name_units else []
    if days := max(task.late_days(day) for task in some):
        aside.append(f"quá hạn {days} ngày làm việc")
    causes = dict.fromkeys(cause for task in some if (cause := cause_of(task)))
    aside += list(causes)
    told = f" ({', '.join(aside)})" if aside else ""
    return Clause(some[0].title + told, tuple(task.pk for task in some))


def cause_of(task: Task) -> str:
    """What the unit named as beyond it, where nobody has refused it; without its end mark."""
    if task.cause in ("", Cause.REFUSED):
        return ""
    return lowered(
        " ".join(situation.named_cause(task, list(task.events.all())).split()).rstrip(END)
    )


def obstacle_clauses(tasks: Iterable[Task]) -> list[Clause]:
    """“Phòng A: các trường chưa thống nhất lịch làm việc (Kế hoạch …)”: obstacles that stand."""
    return list(_obstacles(tasks))


def _obstacles(tasks: Iterable[Task]) -> Iterator[Clause]:
    for task in tasks:
        if found := situation.standing_obstacle(task, list(task.events.all())):
            words = lowered(" ".join(found[0].note.split()).rstrip(END))
            yield Clause(f"{task.lead.name}: {words} ({task.title})", (task.pk,))


def proposal_clauses(tasks: Iterable[Task]) -> list[Clause]:
    """What units ask and nobody has decided: more time, another unit, a cause beyond them."""
    told = []
    for task in tasks:
        events = situation.since_given(list(task.events.all()))
        whose = f"nhiệm vụ “{task.title}” ({task.lead.name}"
        if asked := situation.standing_request(events):
            words = f"gia hạn {whose}) đến ngày {asked.detail['new_due_on']}"
        elif other := situation.asked_words(task, events).removeprefix("Đề nghị giao "):
            words = f"giao lại {whose} đề nghị giao {other})"
        elif task.cause == Cause.ASKED:
            words = f"ghi nhận nguyên nhân khách quan của {whose})"
        else:
            continue
        told.append(Clause(f"Xem xét {words}", (task.pk,)))
    return told


def lowered(words: str) -> str:
    """The words inside a sentence: an abbreviation at their head stays (“UBND tỉnh …”)."""
    first = words.split(" ", 1)[0]
    return words if first[1:] != first[1:].lower() else words[:1].lower() + words[1:]
