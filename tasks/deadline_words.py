"""A task's deadline in words, the same on every page, in mails and on paper: the first one as its
notice printed it, then the one in force and what made it so."""

from dataclasses import dataclass
from datetime import date

from conclusions.models import Duty
from departments.papertext import paper_date
from tasks.models import Task
from tasks.verbs import MOVES


@dataclass(frozen=True)
class DeadlineWords:
    """`first` is what was first given, `printed` whether a notice says it so, `beside` what was
    typed against these words, `notice` that notice where it is not the task's own; `now` tells the
    day in force, empty as long as it is the first.
    """

    first: str = ""
    printed: bool = False
    notice: str = ""
    now: str = ""
    beside: str = ""

    @property
    def aside(self) -> str:
        """What stands behind the first deadline and is no word of it: “(TB 208)”."""
        return " ".join(f"({words})" for words in (self.beside, self.notice) if words)

    @property
    def given(self) -> str:
        """“trước ngày 14/10/2026 (TB 208)”."""
        return " ".join(filter(None, [self.first, self.aside]))

    @property
    def line(self) -> str:
        """“trước ngày 05/4/2024, gia hạn lần 1 đến 17/4/2024”: all of it in running text."""
        return ", ".join(filter(None, [self.given, self.now]))


def deadline_of(task: Task) -> DeadlineWords:
    """The words for this task; reads its duty, and `first` with its notice where it was carried
    (TaskQuerySet.with_first)."""
    source, day = _source(task), task.original_due_on or task.due_on
    phrase = source.duty.phrase if source else ""
    first = phrase or (f"ngày {paper_date(day)}" if day else "")
    notice = source.conclusion.short if source and source != task else ""
    beside = _beside(source.duty, day) if phrase and source else ""
    return DeadlineWords(first, bool(phrase), notice, _now(task), beside)


def limit_of_row(task: Task) -> str:
    """All of it in a cell of a list; the kind of the limit where it has neither words nor day."""
    words = deadline_of(task)
    return words.line if task.due_on else words.given or task.duty.get_deadline_display()


def _beside(duty: Duty, day: date | None) -> str:
    """What whoever reviewed the words said holds against them: another day, or none though they
    name one."""
    if duty.day_check != Duty.DayCheck.HELD:
        return ""
    if day:
        return f"hạn nhập {paper_date(day)}, khác văn bản"
    return "không tính hạn, khác văn bản" if any(map(str.isdigit, duty.phrase)) else ""


def carried_words(task: Task) -> str:
    """“đã chuyển 2 kỳ, từ TB 208 ngày 30/01/2024”; empty for work that was not carried. Reads
    `first` with its notice."""
    if not task.carried_times or task.first is None:
        return ""
    return f"đã chuyển {task.carried_times} kỳ, {since_words(task)}"


def since_words(task: Task) -> str:
    """“từ TB 208 ngày 30/01/2024”: where a chain of carried work began."""
    notice = task.first.conclusion
    return f"từ {notice.short} ngày {paper_date(notice.issued_on)}"


def _source(task: Task) -> Task | None:
    """The task whose notice gave the first deadline; None where neither end of the chain did."""
    if task.first_id is None or task.original_due_on is None:
        return task
    if task.first.original_due_on == task.original_due_on:
        return task.first
    return task if task.carried_times == 1 else None


def _now(task: Task) -> str:
    carried, times = "", task.carried_times
    if times:
        carried = "chuyển 1 kỳ" if times == 1 else f"đã chuyển {times} kỳ"
    if task.moved_by == "carry":
        return ", ".join(filter(None, [_renewed(task), carried]))
    moved = ""
    back = task.due_on == task.original_due_on  # a slip of typing, mended and mended back
    if task.due_on and not back and (move := MOVES.get(task.moved_by)):
        nth = f" lần {task.extended}" if task.extended else ""
        words = move.moved
        moved = words.format(day=paper_date(task.due_on), times=nth)
    return "; ".join(filter(None, [carried, moved]))


def _renewed(task: Task) -> str:
    """The deadline that the notice carrying the work on gave it, where that is not the first."""
    if task.due_on in (None, task.original_due_on) or _source(task) == task:
        return ""
    return f"hạn mới {task.duty.phrase or paper_date(task.due_on)}"
