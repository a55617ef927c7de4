"""Moves about the part of a unit that helps: asked for, taken up, done, asked for once more."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from conclusions.actions.refusals import Refused
from departments.models import Department
from departments.papertext import out_of_calendar, paper_date
from tasks.verbs.doing import UNIT, ask_unit, named
from tasks.workflow import WORKABLE, Actor, Effect, Hearer, Moment, Move, News

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tasks.models import Coordination, Event, HelpPart, Task

AT_MOST_AHEAD = timedelta(days=366)  # further on it is a slip of the year
NOT_DONE = "Phần phối hợp của {unit} chưa báo xong."
DONE_ALREADY = "Phần phối hợp của đơn vị đã báo xong."


def take_part(task: "Task", moment: Moment) -> Effect:
    part = _own_part(task, moment)

    def taken(task: "Task", event: "Event") -> None:
        _of(task, part).filter(taken_on=None).update(taken_on=moment.today)

    return Effect(detail={"unit": part.unit.short}, then=taken)


def part_done(task: "Task", moment: Moment) -> Effect:
    """Whoever reports the part has taken it up."""
    part = _own_part(task, moment)
    days = {"taken_on": part.taken_on or moment.today, "done_on": moment.today}

    def done(task: "Task", event: "Event") -> None:
        if not _of(task, part).filter(done_on=None).update(**days):
            raise Refused(DONE_ALREADY)

    return Effect(detail={"unit": part.unit.short, "unit_id": part.unit.pk}, then=done)


def ask_part_again(task: "Task", moment: Moment, helper: Department) -> Effect:
    part = next((one for one in task.parts if one.unit.pk == helper.pk), None)
    if part is None or part.done_on is None:
        raise Refused(NOT_DONE.format(unit=helper))

    def again(task: "Task", event: "Event") -> None:
        asked = {"done_on": None, "again_on": moment.today}
        if not _of(task, part).exclude(done_on=None).update(**asked):
            raise Refused(NOT_DONE.format(unit=helper))

    return Effect(detail={"unit": helper.short, "unit_id": helper.pk}, then=again)


def ask_help(task: "Task", moment: Moment, unit: Department, needed_by: date) -> Effect:
    if trouble := out_of_calendar(needed_by):
        raise Refused(trouble)
    if needed_by < moment.today:
        raise Refused("Ngày cần phải từ hôm nay trở đi.")
    if needed_by > moment.today + AT_MOST_AHEAD:
        raise Refused("Ngày cần cách hôm nay hơn một năm; kiểm tra lại.")
    told = {"needed_by": paper_date(needed_by)}
    return Effect(detail=named(task, unit) | told, then=ask_unit(unit, moment.today, needed_by))


def _own_part(task: "Task", moment: Moment) -> "HelpPart":
    """The part still to be done of a unit that the person heads."""
    chief_of = moment.right_of.chief_of_ids
    own = (part for part in task.parts if part.unit.pk in chief_of and part.done_on is None)
    if part := next(own, None):
        return part
    raise Refused(DONE_ALREADY)


def _of(task: "Task", part: "HelpPart") -> "QuerySet[Coordination]":
    return task.coordination_set.filter(department=part.unit)


def _no_part_left(task: "Task") -> str:
    if not task.parts:
        return "Nhiệm vụ không có đơn vị phối hợp."
    return "Các đơn vị phối hợp đã báo xong." if all(part.done_on for part in task.parts) else ""


def _all_taken(task: "Task") -> str:
    if not task.parts:
        return "Nhiệm vụ không có đơn vị phối hợp."
    taken = all(part.taken_on for part in task.parts)
    return "Các đơn vị phối hợp đã tiếp nhận phần của mình." if taken else ""


def _none_done(task: "Task") -> str:
    if any(part.done_on for part in task.parts):
        return ""
    return "Chưa có đơn vị phối hợp nào báo xong phần của mình."


# What a helping unit does with its own part, before all else that it may do.
PART_MOVES = {
    "take_part": Move(
        label="Tiếp nhận phần phối hợp",
        line="tiếp nhận phần phối hợp của {unit}",
        sources=WORKABLE,
        actors=(Actor.PART_UNTAKEN,),
        icon="check",
        look="mine",
        body="{lead} chủ trì; đơn vị cập nhật phần của mình, xong thì báo.",
        done="Đã tiếp nhận phần phối hợp.",
        effect=take_part,
        when=_all_taken,
        appends=True,
        natural_in=WORKABLE,
        in_row=True,
        one_tap=True,
        no_news=True,
    ),
    "part_done": Move(
        label="Báo phần phối hợp đã xong",
        line="báo phần phối hợp của {unit} đã xong",
        sources=WORKABLE,
        actors=(Actor.PART_OPEN,),
        icon="done",
        look="mine",
        body="{lead} được báo ngay; thời hạn của nhiệm vụ không đổi.",
        done="Đã báo {lead} phần phối hợp đã xong.",
        needs=("note",),
        asks=("document_number", "files"),
        note_label="Nội dung đã phối hợp",
        effect=part_done,
        when=_no_part_left,
        appends=True,
        natural_in=WORKABLE,
        tells={Hearer.CHIEFS: News.PART, Hearer.ASSIGNEE: News.PART},
    ),
}
ASKING_MOVES = {
    "ask_help": Move(
        label="Đề nghị phối hợp",
        line="đề nghị {unit} phối hợp, cần ngày {needed_by}",
        sources=WORKABLE,
        actors=(Actor.UNIT_CHIEF, Actor.ASSIGNEE),
        icon="users",
        body="Đơn vị được đề nghị được báo ngay, thấy nhiệm vụ ở nhóm Phối hợp; báo xong là trả "
        "lời. Nội dung thông báo không đổi.",
        done="Đã đề nghị {unit} phối hợp.",
        needs=("unit", "needed_by", "note"),
        note_label="Nội dung đề nghị",
        effect=ask_help,
        appends=True,
        tells={Hearer.UNIT_NAMED: News.HELP},
    ),
    "ask_part_again": Move(
        label="Đề nghị làm lại phần phối hợp",
        line="đề nghị {unit} làm lại phần phối hợp",
        sources=WORKABLE,
        actors=UNIT,
        icon="undo",
        body="Đơn vị phối hợp được báo ngay, làm lại rồi báo xong lần nữa.",
        done="Đã đề nghị {helper} làm lại phần phối hợp.",
        needs=("helper", "note"),
        note_label="Nội dung cần làm lại, bổ sung",
        effect=ask_part_again,
        when=_none_done,
        appends=True,
        tells={Hearer.UNIT_NAMED: News.RETURNED},
    ),
}
