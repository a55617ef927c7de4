"""The states of a task and the one table of moves between them."""

from dataclasses import dataclass
from enum import Enum

from django.db.models import TextChoices


class Status(TextChoices):
    ASSIGNED = "assigned", "Chờ tiếp nhận"
    DECLINED = "declined", "Chờ giao lại"
    IN_PROGRESS = "in_progress", "Đang thực hiện"
    AWAITING = "awaiting", "Chờ xác nhận"
    PAUSED = "paused", "Tạm dừng"
    DONE = "done", "Đã hoàn thành"
    WITHDRAWN = "withdrawn", "Thôi theo dõi"
    CARRIED = "carried", "Chuyển kỳ sau"


OPEN = frozenset(
    {Status.ASSIGNED, Status.DECLINED, Status.IN_PROGRESS, Status.AWAITING, Status.PAUSED}
)
WORKABLE = frozenset({Status.ASSIGNED, Status.IN_PROGRESS})
REPORTED = frozenset({Status.AWAITING, Status.DONE})


class Step(TextChoices):
    """How far the work has come, in place of a percentage."""

    NOT_STARTED = "not_started", "Chưa triển khai"
    UNDERWAY = "underway", "Đang thực hiện"
    TO_LEADERS = "to_leaders", "Đã trình Lãnh đạo Sở"
    TO_SUPERIORS = "to_superiors", "Đã trình cấp trên, chờ ý kiến"
    RESULT = "result", "Đã có kết quả"


class Actor(Enum):
    """Who may make a move; the value is how a refusal names them."""

    UNIT_CHIEF = "Trưởng hoặc Phó đơn vị chủ trì"
    ASSIGNEE = "người được phân công thực hiện"
    HELPER = "đơn vị phối hợp"
    OFFICE = "Phòng Hành chính - Tổng hợp"
    OFFICE_EARLY = "Phòng Hành chính - Tổng hợp trong 2 ngày đầu"
    CONFIRMER = "người xác nhận của nhiệm vụ"
    ASSIGNER = "lãnh đạo giao việc"
    DIRECTOR = "Giám đốc"
    DEPUTY = "Phó Giám đốc phụ trách (đến 5 ngày làm việc)"
    LEADER = "Lãnh đạo Sở"


@dataclass(frozen=True)
class Move:
    """One verb: from which states, to which (None keeps the state), by whom, asking for what."""

    label: str
    sources: frozenset[Status]
    target: Status | None
    actors: tuple[Actor, ...]
    needs: tuple[str, ...] = ()
    line: str = ""  # how the timeline tells it, after the person's name
    appends: bool = False  # only adds an event, so it can never conflict with a colleague's move
    asks: tuple[str, ...] = ()  # fields offered besides the needed ones


UNIT = (Actor.UNIT_CHIEF,)
WORKERS = (Actor.UNIT_CHIEF, Actor.ASSIGNEE, Actor.HELPER, Actor.OFFICE)
JUDGES = (Actor.CONFIRMER, Actor.DIRECTOR)
ASSIGNERS = (Actor.ASSIGNER, Actor.DIRECTOR)
DECIDERS = (Actor.ASSIGNER, Actor.DIRECTOR, Actor.DEPUTY)
ONE = frozenset

S = Status
MOVES: dict[str, Move] = {
    "accept": Move(
        "Tiếp nhận",
        ONE({S.ASSIGNED}),
        S.IN_PROGRESS,
        UNIT,
        line="tiếp nhận nhiệm vụ",
        asks=("assignee",),
    ),
    "hand": Move(
        "Phân công",
        WORKABLE,
        S.IN_PROGRESS,
        UNIT,
        ("assignee",),
        "phân công {assignee} thực hiện",
        asks=("note",),
    ),
    "update": Move(
        "Cập nhật tình hình",
        WORKABLE,
        S.IN_PROGRESS,
        WORKERS,
        ("note",),
        "cập nhật tình hình",
        appends=True,
        asks=("step", "files"),
    ),
    "obstacle": Move(
        "Báo vướng mắc",
        WORKABLE,
        S.IN_PROGRESS,
        WORKERS,
        ("note",),
        "báo vướng mắc",
        appends=True,
        asks=("files",),
    ),
    "report": Move(
        "Báo cáo hoàn thành",
        WORKABLE,
        S.AWAITING,
        UNIT,
        ("result",),
        "báo cáo hoàn thành",
        asks=("document_number", "files", "note"),
    ),
    "recall": Move(
        "Rút báo cáo", ONE({S.AWAITING}), S.IN_PROGRESS, UNIT, line="rút báo cáo để bổ sung"
    ),
    "confirm": Move(
        "Xác nhận hoàn thành", ONE({S.AWAITING}), S.DONE, JUDGES, line="xác nhận hoàn thành"
    ),
    "send_back": Move(
        "Trả lại",
        ONE({S.AWAITING}),
        S.IN_PROGRESS,
        JUDGES,
        ("kind", "note"),
        "trả lại lần {times}: {kind}",
    ),
    "remark": Move(
        "Ý kiến chỉ đạo",
        OPEN,
        None,
        (Actor.LEADER,),
        ("note",),
        "cho ý kiến chỉ đạo",
        appends=True,
    ),
    "request_extension": Move(
        "Đề nghị gia hạn",
        WORKABLE,
        None,
        UNIT,
        ("new_due_on", "note"),
        "đề nghị gia hạn đến {new_due_on}",
    ),
    "grant_extension": Move(
        "Đồng ý gia hạn",
        OPEN,
        None,
        DECIDERS,
        line="đồng ý gia hạn đến {new_due_on} (lần {times})",
        asks=("note",),
    ),
    "refuse_extension": Move(
        "Không đồng ý gia hạn", OPEN, None, DECIDERS, ("note",), "không đồng ý gia hạn"
    ),
    "decline": Move(
        "Đề nghị giao đơn vị khác",
        WORKABLE,
        S.DECLINED,
        UNIT,
        ("lead", "note"),
        "đề nghị giao {lead}",
    ),
    "keep": Move(
        "Giữ nguyên đơn vị",
        ONE({S.DECLINED}),
        S.ASSIGNED,
        JUDGES,
        line="giữ nguyên {lead} chủ trì",
        asks=("note",),
    ),
    "reassign": Move(
        "Giao lại",
        OPEN,
        S.ASSIGNED,
        (*JUDGES, Actor.OFFICE_EARLY),
        ("lead", "note"),
        "giao lại từ {former} cho {lead}",
    ),
    "pause": Move("Tạm dừng", ONE({S.IN_PROGRESS}), S.PAUSED, JUDGES, ("note",), "tạm dừng"),
    "resume": Move(
        "Tiếp tục thực hiện",
        ONE({S.PAUSED}),
        S.IN_PROGRESS,
        JUDGES,
        ("new_due_on", "note"),
        "tiếp tục, hạn {new_due_on}",
    ),
    "withdraw": Move(
        "Thôi theo dõi", OPEN, S.WITHDRAWN, ASSIGNERS, ("note",), "thôi theo dõi nhiệm vụ"
    ),
    "reopen": Move("Mở lại", ONE({S.DONE}), S.IN_PROGRESS, ASSIGNERS, ("note",), "mở lại nhiệm vụ"),
    # Made by issuing the next notice, never by a button.
    "carry": Move("Chuyển kỳ sau", OPEN, S.CARRIED, (), line="chuyển sang {successor}"),
}
BUTTONS = {verb: move for verb, move in MOVES.items() if move.actors}
# What a leader says or decides; an obstacle told before it has had its answer.
LEADERS_WORDS = (
    "remark",
    "send_back",
    "confirm",
    "grant_extension",
    "refuse_extension",
    "keep",
    "reassign",
    "pause",
)
# What puts a task before a unit; its wait to be accepted runs from there.
GIVING = ("issue", *(verb for verb, move in MOVES.items() if move.target == S.ASSIGNED))
ISSUE_LINE = "đưa vào theo dõi {conclusion}"
