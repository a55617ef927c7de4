"""What a decision of a meeting is called, and the line it writes in the next notice."""

import re
from dataclasses import dataclass
from datetime import date

from conclusions.models import Duty
from departments.models import Agency, Department
from departments.papertext import paper_date
from tasks.models import Meeting, MeetingDecision, Task

Kind = MeetingDecision.Kind
GOES_ON = "Tiếp tục "
LABEL_END = re.compile(r"(?<![(\w])(\w{1,2})\)")


@dataclass(frozen=True)
class LineTerm:
    """Until when, as a line prints it and as the duty read from it keeps it."""

    kind: str
    phrase: str
    day: date


def term_of(day: date, meeting_on: date) -> LineTerm:
    """“trước ngày 17/4/2024” where the day printed still counts by the agency's convention; where
    it does not, words in which it does."""
    if Agency.current().excludes_day_on(meeting_on):
        return LineTerm(Duty.Deadline.BY, f"đến hết ngày {paper_date(day)}", day)
    return LineTerm(Duty.Deadline.BEFORE, f"trước ngày {paper_date(day)}", day)


def source_of(task: Task) -> str:
    """“mục II.2 Thông báo số 598/TB-SKHCN ngày 03/4/2024”: where the work was given."""
    item, notice = task.duty.item, task.conclusion
    # Inside brackets a label's own bracket (“II.1.a)”) would close them.
    place = LABEL_END.sub(r"\1", item.named)
    return f"{place} {notice.cited}" if item.path else notice.cited


def continuing_line(task: Task, term: LineTerm | None) -> str:
    """“Tiếp tục {tên nhiệm vụ} (mục … Thông báo số … ngày …); hoàn thành trước ngày ….” (the
    office's form of a line of section II for unfinished work)."""
    until = f"; hoàn thành {term.phrase}" if term else ""
    return f"{GOES_ON}{inside(task.title)} ({source_of(task)}{_chain(task)}){until}."


def _chain(task: Task) -> str:
    """“, nhiệm vụ đã giao tại 03 thông báo kể từ ngày 30/01/2024”: of what was carried before."""
    if not (task.carried_times and task.first):
        return ""
    since = paper_date(task.first.issued_on)
    return f", nhiệm vụ đã giao tại {task.carried_times + 1:02d} thông báo kể từ ngày {since}"


def handing_line(task: Task, lead: str, term: LineTerm | None) -> str:
    """The same work under another unit, by its name."""
    until = f"; hoàn thành {term.phrase}" if term else ""
    told = f"Giao {lead} chủ trì {inside(task.title)} ({source_of(task)})"
    return f"{told}, thay {task.lead.name}{until}."


def inside(title: str) -> str:
    """The name of a task within a sentence, behind “Tiếp tục”, which it may begin with itself; a
    proper name keeps its capital."""
    title = title.strip().rstrip(".").removeprefix(GOES_ON)
    first, _, rest = title.partition(" ")
    is_plain = first[1:].islower() or len(first) == 1
    return title[0].lower() + title[1:] if is_plain and not rest[:1].isupper() else title


def line_of(
    kind: str,
    task: Task | None,
    *,
    meeting_on: date,
    words: str = "",
    day: date | None = None,
    lead: Department | None = None,
) -> str:
    """What the decision writes in the next notice; what was typed goes before the usual form.
    Empty for what gives no work."""
    if kind not in WRITING:
        return ""
    if words or task is None:
        return words
    if kind == Kind.GRANT and task.open_request:
        day = task.open_request.new_due_on
    term = term_of(day, meeting_on) if day else None
    if kind == Kind.UNIT:
        return handing_line(task, lead.name if lead else "…", term)
    return continuing_line(task, term)


WRITING = (Kind.GRANT, Kind.DATE, Kind.UNIT, Kind.CARRY, Kind.ORDER)
# Their lines carry on what an earlier notice gave.
CONTINUING = (Kind.GRANT, Kind.DATE, Kind.UNIT, Kind.CARRY)


def said_of(decision: MeetingDecision) -> str:
    """“đồng ý gia hạn đến 17/4/2024”: the decision in a few words, for histories and lists."""
    until = f" {paper_date(decision.new_due_on)}" if decision.new_due_on else ""
    match decision.kind:
        case Kind.GRANT:
            return f"đồng ý gia hạn đến{until}"
        case Kind.REFUSE:
            return "không đồng ý gia hạn"
        case Kind.DONE:
            return "đã hoàn thành"
        case Kind.DATE:
            return f"hạn mới{until}"
        case Kind.UNIT:
            return f"giao lại cho {decision.lead}" + (f", hạn mới{until}" if until else "")
        case Kind.CARRY:
            return "chuyển kỳ sau" + (f", hoàn thành trước ngày{until}" if until else "")
        case Kind.ORDER:
            return f"giao thêm việc cho {decision.lead}" if decision.lead else "giao thêm việc"
    return "cho ý kiến chỉ đạo"


def note_of(decision: MeetingDecision) -> str:
    """The words of the move that follows: where they were said, and by whom they were kept."""
    day = paper_date(decision.meeting.held_on)
    told = f"Tại giao ban ngày {day}, {decision.by} ghi"
    words = decision.words or decision.written
    return f"{told}: {words}" if words else f"{told}."


def chair_words(meeting: Meeting) -> str:
    """“Giám đốc”, or a deputy with the name: whose words are taken down."""
    chair = meeting.chair
    return Agency.current().words.director if chair.is_director else f"{chair.title} {chair}"


def title_of(meeting: Meeting) -> str:
    """The subject of the notice that the meeting drafts."""
    words, chair = Agency.current().words, meeting.chair
    who = words.director_of if chair.is_director else f"{words.deputy} {chair}"
    return f"Kết luận của {who} tại cuộc họp giao ban ngày {paper_date(meeting.held_on)}"
