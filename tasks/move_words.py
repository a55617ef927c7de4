"""What the pages of the moves say: what a move does, what it is about, and that it is done."""

from conclusions.models import Duty
from departments.papertext import paper_date
from tasks.models import Event, Evidence, Task

BODIES = {  # what happens and to whom, said before the button is pressed
    "accept": "Thời gian thực hiện tính từ ngày ban hành thông báo.",
    "recall": "Báo cáo được rút để bổ sung; thời hạn lại tính tiếp.",
    "confirm": "Nhiệm vụ kết thúc và được tính theo ngày báo cáo.",
    "send_back": "Nhiệm vụ trở lại đơn vị chủ trì; thời hạn lại tính tiếp.",
    "obstacle": "Lãnh đạo phụ trách thấy ở mục Chờ quyết định.",
    "report": "Thời hạn dừng tính từ lúc gửi báo cáo, chờ {confirmer} xác nhận.",
    "decline": "Trong lúc chờ lãnh đạo quyết định, thời hạn vẫn tính.",
    "keep": "Nhiệm vụ trở lại {lead} để tiếp nhận.",
    "reassign": "Nhiệm vụ chuyển sang đơn vị mới để tiếp nhận; thời hạn giữ nguyên.",
    "pause": "Trong thời gian tạm dừng, nhiệm vụ không tính quá hạn và không nhắc.",
    "withdraw": "Không nhắc nữa; diễn biến đã ghi vẫn giữ trong sổ.",
    "reopen": "Nhiệm vụ trở lại Đang thực hiện, báo cáo trước không còn hiệu lực.",
}
DONE = {
    "accept": "Đã tiếp nhận nhiệm vụ {path}.",
    "hand": "Đã phân công {assignee} thực hiện.",
    "update": "Đã lưu cập nhật.",
    "obstacle": "Đã báo vướng mắc, chờ lãnh đạo cho ý kiến.",
    "report": "Đã gửi báo cáo, chờ {confirmer} xác nhận.",
    "recall": "Đã rút báo cáo.",
    "confirm": "Đã xác nhận hoàn thành nhiệm vụ {path}.",
    "send_back": "Đã trả lại {lead}.",
    "remark": "Đã ghi ý kiến chỉ đạo.",
    "request_extension": "Đã gửi đề nghị gia hạn đến {new_due_on}.",
    "grant_extension": "Đã đồng ý gia hạn đến {due_on}.",
    "refuse_extension": "Đã ghi không đồng ý gia hạn.",
    "decline": "Đã gửi đề nghị giao {new_lead}.",
    "keep": "Đã giữ nguyên {lead} chủ trì.",
    "reassign": "Đã giao lại cho {lead}.",
    "pause": "Đã tạm dừng nhiệm vụ {path}.",
    "resume": "Nhiệm vụ {path} tiếp tục thực hiện.",
    "withdraw": "Đã thôi theo dõi nhiệm vụ {path}.",
    "reopen": "Đã mở lại nhiệm vụ {path}.",
}
RECURS = "Kết quả kỳ này được ghi nhận; nhiệm vụ định kỳ sang kỳ sau."
ASKED = {  # the event that a decision is about
    "confirm": "report",
    "send_back": "report",
    "grant_extension": "request_extension",
    "refuse_extension": "request_extension",
    "keep": "decline",
    "reassign": "decline",
}


def body_of(verb: str, task: Task) -> str:
    """What the move does, for the form's first line."""
    if verb == "confirm" and task.duty.deadline == Duty.Deadline.RECURRING:
        return RECURS
    return BODIES.get(verb, "").format(lead=task.lead, confirmer=task.confirmer)


def done_words(verb: str, task: Task, fields: dict) -> str:
    """The word of success; `task` as it is after the move."""
    day, assignee, lead = (fields.get(name) for name in ("new_due_on", "assignee", "lead"))
    if verb == "accept" and assignee:
        return f"Đã tiếp nhận và phân công {assignee} thực hiện."
    return DONE[verb].format(
        path=task.duty.item.place,
        assignee=assignee,
        confirmer=task.confirmer,
        lead=task.lead,
        new_lead=lead,
        new_due_on=paper_date(day) if day else "",
        due_on=paper_date(task.due_on) if task.due_on else "",
    )


def about(verb: str, task: Task) -> list[tuple[str, str, list[Evidence]]]:
    """What the decision is about: rows of a name, the words, and the proofs that came with them."""
    if verb not in ASKED:
        return []
    asked: Event | None = task.events.filter(verb=ASKED[verb]).select_related("actor").first()
    if asked is None:
        return []
    detail, rows = asked.detail, [(f"{asked.actor}", asked.line, [])]
    if detail.get("result"):
        rows.append(("Kết quả", detail["result"], list(asked.evidence.all())))
    if asked.note:
        rows.append(("Nội dung", asked.note, []))
    return rows
