"""How a task begins, is carried on, ends without a result, or begins again."""

from datetime import date
from typing import TYPE_CHECKING

from tasks.due_dates import move_deadline
from tasks.verbs.doing import UNREPORTED, how_reported
from tasks.workflow import (
    OPEN,
    Actor,
    Effect,
    Hearer,
    Moment,
    Move,
    News,
    Status,
    to_workers,
)

if TYPE_CHECKING:
    from tasks.models import Task

ASSIGNERS = (Actor.ASSIGNER, Actor.DIRECTOR)


WITHDRAW_KINDS = {
    "outdated": "Không còn phù hợp",
    "merged": "Đã lồng ghép vào nhiệm vụ khác",
    "twice": "Giao trùng",
    "other": "Lý do khác",
}


def withdraw(task: "Task", moment: Moment, kind: str = "other") -> Effect:
    """`kind`: one of WITHDRAW_KINDS; another reason than these is told by its words alone."""
    detail = {}
    if kind != "other":
        told = WITHDRAW_KINDS[kind]
        detail = {"kind": told, "why": f" ({told[0].lower()}{told[1:]})"}
    return Effect(dict(UNREPORTED), detail)


def reopen(task: "Task", moment: Moment, new_due_on: date | None = None) -> Effect:
    """The clock runs to a day of its own; how the work was reported before stays told."""
    moved, detail = move_deadline(task, new_due_on, moment)
    detail["was"] = f" {how_reported(task)}"
    if moved:
        detail["until"] = f"; hạn bổ sung {detail['new_due_on']}"
    return Effect(UNREPORTED | moved, detail)


MOVES = {
    # Made by issuing a notice, never by a button: the work given, and the former work carried on.
    "issue": Move(
        label="Ban hành",
        line="đưa vào theo dõi {conclusion}{ended}",
        sources=frozenset(),
        target=Status.ASSIGNED,
        icon="stamp",
        look="",
        tells={Hearer.CHIEFS: News.GIVEN, Hearer.HELPERS: News.HELP},
    ),
    # Made by taking in the office's old register, never by a button.
    "record": Move(
        label="Nhập từ sổ cũ",
        line="nhập từ sổ theo dõi cũ{how}",
        sources=frozenset(),
        target=Status.IN_PROGRESS,
        icon="stamp",
        look="",
        moved="{day} theo sổ cũ",
        moves_date=True,
        told=True,
        reports=True,
    ),
    "carry": Move(
        label="Chuyển kỳ sau",
        line="chuyển sang {successor}",
        sources=OPEN,
        target=Status.CARRIED,
        icon="go",
        look="",
        tells=to_workers(News.DECIDED),
    ),
    # Made by an act on the whole notice (sửa đổi, thay thế, thu hồi), never by a button.
    "end_by_paper": Move(
        label="Thôi theo dõi theo văn bản",
        line="thôi theo dõi {paper}",
        sources=OPEN,
        target=Status.WITHDRAWN,
        icon="out",
        look="",
        tells=to_workers(News.DECIDED),
    ),
    # Made by taking back a notice issued by mistake: its work ends, what it carried on goes on.
    "take_back": Move(
        label="Rút lại do ban hành nhầm",
        line="thôi theo dõi {paper}",
        sources=OPEN,
        target=Status.WITHDRAWN,
        icon="undo",
        look="",
        tells=to_workers(News.DECIDED),
    ),
    "carry_back": Move(
        label="Theo dõi tiếp",
        line="theo dõi tiếp {paper}",
        sources=frozenset({Status.CARRIED}),
        target=Status.IN_PROGRESS,  # or wherever it stood
        icon="undo",
        look="",
        tells=to_workers(News.DECIDED),
    ),
    "date_by_paper": Move(
        label="Đổi hạn theo văn bản",
        line="đổi hạn thành {new_due_on} {paper}",
        sources=OPEN,
        icon="cal",
        look="",
        moved="hạn mới {day} theo văn bản sửa đổi",
        moves_date=True,
        tells=to_workers(News.DECIDED),
    ),
    "withdraw": Move(
        label="Thôi theo dõi",
        line="thôi theo dõi nhiệm vụ{why}",
        sources=OPEN,
        target=Status.WITHDRAWN,
        actors=ASSIGNERS,
        icon="out",
        look="",
        body="Không nhắc nữa; diễn biến đã ghi vẫn giữ trong sổ.",
        done="Đã thôi theo dõi nhiệm vụ {place}.",
        needs=("kind", "note"),
        note_label="Lý do cụ thể",
        note_hint="Lồng ghép hoặc giao trùng thì nêu nhiệm vụ kia.",
        effect=withdraw,
        decides=True,
        danger=True,
        tells=to_workers(News.DECIDED),
    ),
    "reopen": Move(
        label="Mở lại",
        line="mở lại nhiệm vụ{was}{until}",
        sources=frozenset({Status.DONE}),
        target=Status.IN_PROGRESS,
        actors=ASSIGNERS,
        icon="undo",
        body="Nhiệm vụ trở lại Đang thực hiện; báo cáo trước vẫn ghi trong diễn biến, không còn "
        "hiệu lực.",
        done="Đã mở lại nhiệm vụ {place}.",
        needs=("new_due_on", "note"),
        note_label="Lý do mở lại",
        effect=reopen,
        told=True,
        moved="hạn mới {day} khi mở lại",
        moves_date=True,
        afresh=True,
        supplements=True,
        decides=True,
        tells=to_workers(News.DECIDED),
    ),
}
