"""How generated work went: the moves that brought a task to where it stands on the last day."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from conclusions.models import Conclusion
from config.demo.bulk_writer import BulkWriter
from config.demo.days import moment
from departments.models import User
from departments.papertext import paper_date
from tasks.calendar import DAY
from tasks.models import Event, Extension, Task
from tasks.verbs.judging import SEND_BACK_KINDS
from tasks.workflow import Status, Step

if TYPE_CHECKING:
    from config.demo.volume import Office

# By days since the deadline, or since the notice where there is none: how much of it is ended. An
# office's archive is closed but for a few; in ten years of work one or two in a hundred are open.
CLOSED = ((400, 0.9995), (200, 0.99), (60, 0.93), (0, 0.75), (-1000, 0.15))
SHARES = {  # of what is open, by its state
    Status.IN_PROGRESS: 70,
    Status.AWAITING: 16,
    Status.ASSIGNED: 8,
    Status.PAUSED: 4,
    Status.DECLINED: 2,
}
UPDATES = (
    "Đã gom số liệu của các phòng, đang hoàn thiện dự thảo.",
    "Đã gửi xin ý kiến các huyện, thị xã, thành phố.",
    "Đã họp thống nhất nội dung, còn chờ số liệu quý.",
    "Đã trình dự thảo lần 2, tiếp thu ý kiến góp ý.",
)
REASONS = ("Chờ ý kiến của Sở Tài chính.", "Các đơn vị gửi số liệu chậm.", "Phải lấy ý kiến lại.")


@dataclass
class Course:
    """One task on its way from its notice to the day `until`."""

    task: Task
    notice: Conclusion
    until: date
    office: "Office"
    chance: Random
    writer: BulkWriter
    last: date = date.min  # of the latest event

    def run(self) -> None:
        """Give the task its state and write its history."""
        issued = self.notice.issued_on
        told = {"conclusion": f"Thông báo số {self.notice.number}", "ended": ""}
        self.tell("issue", issued, "15:30", self.office.clerk, Status.ASSIGNED, detail=told)
        ended = self.is_ended()
        state = Status.DONE if ended else self.open_state()
        if ended and self.chance.random() < 0.02:
            self.accept()
            self.tell(
                "withdraw",
                issued + DAY,
                "16:59",
                self.office.leader,
                Status.WITHDRAWN,
                note="Đã lồng ghép vào nhiệm vụ khác.",
            )
        elif state != Status.ASSIGNED:
            self.work(state)

    def is_ended(self) -> bool:
        age = (self.until - (self.task.due_on or self.notice.issued_on)).days
        share = next(share for days, share in CLOSED if age >= days)
        return self.room > 3 and self.chance.random() < share

    @property
    def room(self) -> int:
        return (self.until - self.notice.issued_on).days

    def open_state(self) -> Status:
        if self.room < 4:
            return Status.ASSIGNED
        return self.chance.choices(list(SHARES), list(SHARES.values()))[0]

    def work(self, state: Status) -> None:
        """Taken up, told of, sometimes given more time, and ended as `state` says."""
        if state == Status.DECLINED:
            return self.decline()
        self.accept()
        if self.chance.random() < 0.6:
            self.update()
        if self.task.due_on and self.chance.random() < 0.1:
            self.extend(granted=state != Status.IN_PROGRESS or self.chance.random() < 0.7)
        if state in (Status.AWAITING, Status.DONE):
            self.report(confirmed=state == Status.DONE)
        elif state == Status.PAUSED:
            day, note = self.day(0.6), "Chờ chủ trương của UBND tỉnh."
            self.tell("pause", day, "14:00", self.task.confirmer, Status.PAUSED, note=note)
        elif self.chance.random() < 0.05:
            note = "Chưa bố trí được kinh phí."
            self.tell("obstacle", self.day(0.7), "14:00", self.chief, Status.IN_PROGRESS, note=note)

    @property
    def chief(self) -> User:
        return self.office.chiefs[self.task.lead_id]

    def day(self, part: float) -> date:
        """That part of the way from the notice to the deadline, and before `until`."""
        start = self.notice.issued_on
        end = min(self.task.due_on or start + 60 * DAY, self.until)
        day = self.office.calendar.last_working(start + (end - start) * part)
        return max(start, min(day, self.until - DAY))

    def tell(
        self, verb: str, day: date, hour: str, actor: User, to: Status, **more: object
    ) -> Event:
        task = self.task
        before = "" if verb == "issue" else task.status
        task.status, self.last = to, day
        event = Event(
            task=task,
            at=moment(day, hour),
            verb=verb,
            actor=actor,
            from_status=before,
            to_status=to,
            **more,
        )
        return self.writer.add(event)

    def accept(self) -> None:
        day = self.notice.issued_on
        self.tell("accept", day, "16:30", self.chief, Status.IN_PROGRESS)
        if self.chance.random() < 0.5:
            person = self.chance.choice(self.office.staff[self.task.lead_id])
            self.task.assignee = person
            told = {"assignee": str(person)}
            self.tell("hand", day, "16:40", self.chief, Status.IN_PROGRESS, detail=told)

    def update(self) -> None:
        note, step = self.chance.choice(UPDATES), self.chance.choice(["", *Step.values[1:4]])
        person = self.task.assignee or self.chief
        self.tell(
            "update", self.day(0.4), "10:15", person, Status.IN_PROGRESS, note=note, step=step
        )

    def decline(self) -> None:
        units = self.office.units
        other = units[(units.index(self.task.lead) + 1) % len(units)]
        told, note = {"lead": other.name, "lead_id": other.pk}, "Không thuộc chức năng của đơn vị."
        day = self.notice.issued_on + DAY
        self.tell("decline", day, "09:00", self.chief, Status.DECLINED, detail=told, note=note)

    def extend(self, *, granted: bool) -> None:
        """Asked for, and mostly given."""
        task, day = self.task, self.day(0.8)
        more = self.chance.randint(2, 15)
        new = self.office.calendar.after(task.due_on, more)
        told = {"new_due_on": paper_date(new), "days": more}
        note = self.chance.choice(REASONS)
        asked = self.tell(
            "request_extension",
            day,
            "15:00",
            self.chief,
            Status.IN_PROGRESS,
            detail=told,
            note=note,
        )
        late = task.due_on < self.office.calendar.last_working(day)
        kept = {"days": more, "asked_late": late}
        request = Extension(task=task, new_due_on=new, asked=asked, **kept)
        if granted:
            told = {
                "new_due_on": paper_date(new),
                "former_due_on": paper_date(task.due_on),
                "times": 1,
            }
            answer = self.tell(
                "grant_extension",
                day,
                "16:00",
                self.office.leader,
                Status.IN_PROGRESS,
                detail=told,
            )
            task.due_on, task.moved_by, task.extended = new, "grant_extension", 1
            request.state, request.decided = Extension.State.GRANTED, answer
        self.writer.add(request)

    def report(self, *, confirmed: bool) -> None:
        """In time for most, some days late for a few, in rare cases sent back once."""
        task, calendar = self.task, self.office.calendar
        if task.due_on:
            late = self.chance.random() < 0.12
            days = self.chance.randint(1, 12) if late else -self.chance.randint(0, 6)
            day = task.due_on + DAY * days
        else:
            day = self.notice.issued_on + DAY * self.chance.randint(2, 60)
        day = max(self.last, calendar.last_working(min(day, self.until - DAY)))
        result = f"{task.duty.title}, đã gửi kết quả"
        if self.chance.random() < 0.05:
            self.send("report", day, "09:40", Status.AWAITING, {"result": result})
            told = {"kind": SEND_BACK_KINDS["papers"], "times": 1}
            self.tell(
                "send_back",
                day,
                "14:20",
                task.confirmer,
                Status.IN_PROGRESS,
                detail=told,
                note="Thiếu biên bản.",
            )
        self.send("report", day, "16:40", Status.AWAITING, {"result": result})
        if confirmed:
            self.tell("confirm", day, "16:55", task.confirmer, Status.DONE)
        task.result, task.reported_on = result, day
        task.counted_on = calendar.last_working(day)

    def send(self, verb: str, day: date, hour: str, to: Status, told: dict) -> None:
        self.tell(verb, day, hour, self.chief, to, detail=told)
