"""The states of a task, who acts on it, and what a row of the table of moves holds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices

from departments.models import User
from tasks.calendar import WorkCalendar
from tasks.limits import DEPUTY_DAYS, OFFICE_DAYS

if TYPE_CHECKING:
    from tasks.models import Event, Task


class Status(TextChoices):
    ASSIGNED = "assigned", "Chờ tiếp nhận"
    DECLINED = "declined", "Chờ giao lại"
    IN_PROGRESS = "in_progress", "Đang thực hiện"
    AWAITING = "awaiting", "Chờ xác nhận"
    PAUSED = "paused", "Tạm dừng"
    DONE = "done", "Đã hoàn thành"
    WITHDRAWN = "withdrawn", "Thôi theo dõi"
    CARRIED = "carried", "Chuyển kỳ sau"


class Time(TextChoices):
    """Where a task stands in time, in the words of every page, letter and paper."""

    LATE = "late", "Quá hạn"
    SOON = "soon", "Sắp đến hạn"
    IN_TIME = "time", "Trong hạn"
    UNDATED = "none", "Không ghi thời hạn"
    DONE = "done", "Hoàn thành đúng hạn"
    DONE_LATE = "done_late", "Hoàn thành quá hạn"


class Cause(TextChoices):
    """What became of the unit's word that something beyond it made the work late."""

    ASKED = "asked", "khách quan, chờ ghi nhận"
    RECOGNISED = "recognised", "khách quan, đã ghi nhận"
    REFUSED = "refused", "không ghi nhận là khách quan"


OPEN = frozenset(
    {Status.ASSIGNED, Status.DECLINED, Status.IN_PROGRESS, Status.AWAITING, Status.PAUSED}
)
WORKABLE = frozenset({Status.ASSIGNED, Status.IN_PROGRESS})
REPORTED = frozenset({Status.AWAITING, Status.DONE})


def listed(states: Iterable[str]) -> str:
    """“'assigned', 'awaiting'”: the states as they stand in SQL, in one order everywhere."""
    return ", ".join(f"'{status}'" for status in sorted(states))


class Step(TextChoices):
    """How far the work has come, in place of a percentage; told in the agency's own words."""

    NOT_STARTED = "not_started", "Chưa triển khai"
    UNDERWAY = "underway", "Đang thực hiện"
    TO_LEADERS = "to_leaders", "Đã trình {leaders}"
    TO_SUPERIORS = "to_superiors", "Đã trình cấp trên, chờ ý kiến"
    RESULT = "result", "Đã có kết quả"


class Actor(Enum):
    """Who may make a move; the value is how a refusal names them, in the agency's own words."""

    UNIT_CHIEF = "Trưởng hoặc Phó đơn vị chủ trì"
    ASSIGNEE = "người được phân công thực hiện"
    DRAFTER = "chuyên viên được phân công thực hiện"
    HELPER = "đơn vị phối hợp"
    PART_UNTAKEN = "Trưởng hoặc Phó đơn vị phối hợp chưa tiếp nhận phần của mình"
    PART_OPEN = "Trưởng hoặc Phó đơn vị phối hợp chưa báo xong phần của mình"
    OFFICE = "{office}"
    OFFICE_HEAD = "Trưởng, Phó {office}"
    OFFICE_IN_PLACE = "{office} nhập thay đơn vị khác"
    OFFICE_EARLY = f"{{office}} trong {OFFICE_DAYS} ngày làm việc đầu"
    CONFIRMER = "người xác nhận của nhiệm vụ"
    SUBSTITUTE = "{director}, khi người xác nhận không còn xác nhận được"
    ASSIGNER = "lãnh đạo giao việc"
    DIRECTOR = "{director}"
    DEPUTY = f"{{deputy}} phụ trách (đến {DEPUTY_DAYS} ngày làm việc)"
    OVERSEER = "{deputy} phụ trách"
    LEADER = "{leaders}"


class Hearer(Enum):
    """Who is told of a move that somebody else made."""

    FORMER = "chiefs of the unit that led before, and whoever worked on it there"
    CHIEFS = "head and deputies of the unit that leads"
    ASSIGNEE = "who works on it"
    DRAFTER = "who wrote the draft that is returned"
    HELPERS = "chiefs of the units that help"
    UNIT_NAMED = "chiefs of the unit that it names"
    WAITING = "chiefs of the other units whose later step of the directive waits for it"
    SPOKEN_FOR = "chiefs and assignee, where the word is not of their own unit"


class News(TextChoices):
    """What a person is told was done to their work: headings of letters and of Nhắc việc, the most
    urgent first."""

    RETURNED = "returned", "Bị trả lại"
    REMARK = "remark", "Ý kiến chỉ đạo"
    NUDGED = "nudged", "Được nhắc"
    DRAFTED = "drafted", "Dự thảo báo cáo chờ gửi"
    GIVEN = "given", "Nhiệm vụ mới"
    HANDED = "handed", "Được phân công"
    HELP = "help", "Phối hợp"
    PART = "part", "Kết quả phối hợp"
    ARRIVED = "arrived", "Kết quả đang chờ"
    DECIDED = "decided", "Đã quyết định"
    TAKEN = "taken", "Chuyển đơn vị khác"
    CONFIRMED = "confirmed", "Đã xác nhận"
    SAID = "said", "Có thông tin mới"


def to_workers(news: News) -> dict[Hearer, News]:
    """All who work on it hear of it, the units that help among them."""
    return dict.fromkeys((Hearer.CHIEFS, Hearer.ASSIGNEE, Hearer.HELPERS), news)


@dataclass(frozen=True)
class Moment:
    """Which move is made, in whose right, on which day of which calendar, and whether with a proof.

    Most moves count no days: the calendar is read by the first that asks for it.
    """

    verb: str
    move: "Move"
    today: date
    read_calendar: Callable[[], WorkCalendar]
    right_of: User
    proved: bool = False  # by a file or a document's number

    @cached_property
    def calendar(self) -> WorkCalendar:
        return self.read_calendar()


def _nothing(task: "Task", event: "Event") -> None:
    """Most moves change the task's row and nothing else."""


@dataclass(frozen=True)
class Effect:
    """Changes to the task's row, words for its history, another target, and what follows it."""

    changes: dict[str, Any] = field(default_factory=dict)
    detail: dict[str, Any] = field(default_factory=dict)
    target: Status | None = None
    then: Callable[["Task", "Event"], None] = _nothing


def no_effect(task: "Task", moment: Moment) -> Effect:
    """The state alone changes."""
    return Effect()


def always(task: "Task") -> str:
    """Nothing besides the state stands against the move."""
    return ""


DONE_SO_FAR = (
    "done_so_far"  # in an event's detail: what of the work is done, where more time is asked
)
ANY_SLIP = 3  # the highest level of papers that chase (tasks.models.ChaseSlip)


def never(task: "Task") -> bool:
    """Nobody is asked to decide anything."""
    return False


Words = str | Callable[..., str]


@dataclass(frozen=True, kw_only=True)
class Move:
    """All there is to know of one verb; pages, forms, addresses, refusals and tests read it here.

    Texts may name {place} {lead} {confirmer} {assignee} {new_lead} {new_due_on} {due_on} and the
    agency's words; a text that depends on more is a function of the task.
    """

    label: str  # the button
    act: str = ""  # the act, where the label does not name it
    line: str  # the timeline, after the person's name; filled from the event's detail
    sources: frozenset[Status]
    target: Status | None = None  # None keeps the state
    actors: tuple[Actor, ...] = ()  # nobody: the product's own act, without a button
    elsewhere: bool = False  # asked for on a page of its own (a meeting's), without a button here
    icon: str = "note"
    look: str = "ask"  # css of the dot on the timeline

    body: Words = ""  # what it does and to whom, before it is done
    done: Words = ""  # the word of success
    needs: tuple[str, ...] = ()  # fields that must be filled
    asks: tuple[str, ...] = ()  # fields offered besides
    note_label: str = "Lý do"
    note_hint: str = ""
    date_label: str = "Hạn mới"

    effect: Callable[..., Effect] = no_effect
    when: Callable[["Task"], str] = (
        always  # why not now, besides the state, as a text of the agency; or empty
    )
    appends: bool = False  # only adds an event, so a colleague's move meanwhile is no conflict
    decides: bool = False  # judges or moves work: never by who speaks for the unit that leads it
    moves_date: bool = False  # gives a new day in force, which not everybody may do freely
    moved: str = ""  # how that day is told beside the first; only a request granted is a “gia hạn”
    later: bool = False  # what it gives or asks for is more time
    afresh: bool = False  # days are given from today: to a new unit, or for more to do
    supplements: bool = False  # work reported before: a deadline met then no longer binds
    may_lie_behind: bool = False  # the day may have gone by: as asked for, or of a slip of typing
    mends_slip: bool = False  # the day in force was typed wrongly
    replies: bool = False  # a leader's word: an obstacle told before it has had its answer

    waits_as: str = ""  # asks for a decision, under this heading of “Chờ quyết định”
    waits_while: Callable[["Task"], bool] = never  # how long the question stands
    waits_in: frozenset[Status] = frozenset()  # in these states; whatever leaves them ends it
    any_reply: bool = False  # every leader's word ends it, not its own answers alone
    own_question: str = ""  # said to who asked and would decide it, made for a unit they speak for
    waits_short: Words = ""  # what is asked, in a few words; a function of task and event
    # The report it judges where one stands, without being the answer to it: whoever reported does
    # not.
    judges: str = ""
    answers: str = ""  # the asking verb that this one decides; of several the natural one first
    waits_for: tuple[Actor, ...] = ()  # who is asked; the other actors may decide, too

    # Who hears of it, the first that a person is; and under which heading.
    tells: Mapping[Hearer, News] = field(default_factory=dict)

    answers_slip: int = 0  # the own unit's: it answers papers that chase, up to this level

    natural_in: frozenset[Status] = frozenset()  # stands out as the next step in these states
    in_row: bool = False  # a list's row offers it
    one_tap: bool = False  # nothing is asked and it can be taken back
    of_many: str = ""  # said when {n} tasks were moved at once; empty: one by one alone
    quiet: bool = False  # always there, never the next step
    danger: bool = False
    told: bool = False  # its words say how the work stands
    no_news: bool = False  # says nothing of the work: who is silent stays so
    reports: bool = False  # a report, where the work stands reported by it

    @property
    def is_button(self) -> bool:
        return bool(self.actors) and not self.elsewhere

    @property
    def gives_away(self) -> bool:
        """Another unit has the work from then on: what its former one asked for is over."""
        return Hearer.FORMER in self.tells

    @property
    def named(self) -> str:
        """The label inside a sentence: “tiếp nhận”."""
        return self.label[0].lower() + self.label[1:]

    @property
    def unmade(self) -> str:
        """What is not done, after “không”, which a label may begin with itself."""
        return self.act or self.named
