"""What a paper that chases says, as the office words it; the person may change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from conclusions.models import Conclusion
from departments.agency_words import AgencyWords
from departments.models import Agency, Department, Membership
from departments.papertext import paper_date
from tasks.chase_cases import ChaseCase
from tasks.deadline_words import deadline_of
from tasks.models import ChaseSlip, Task
from tasks.models.chase_slip import REPLY_HOUR
from tasks.querysets import LONG_TEXTS
from tasks.workflow import Status

REPLY_DAYS = 2  # working days that a unit has to answer
Level = ChaseSlip.Level


@dataclass(frozen=True)
class ProposedText:
    """The paragraphs between the head of the paper and its signature: whose work, how it stands,
    what is asked; of the last level, an explanation besides."""

    cases: Sequence[ChaseCase]
    unit: Department
    head: str  # the post of who leads the unit: “Trưởng phòng”
    agency: AgencyWords

    @classmethod
    def of(cls, cases: Sequence[ChaseCase]) -> "ProposedText":
        """Of the cases of one unit."""
        unit = cases[0].task.lead
        posts = Membership.objects.filter(department=unit, user__is_active=True)
        head = posts.filter(role=Membership.Role.HEAD).values_list("title", flat=True).first()
        return cls(cases, unit, head or f"người đứng đầu {unit}", Agency.current().words)

    def on(self, level: int, reply_by: date) -> str:
        until = f"trước {REPLY_HOUR} ngày {paper_date(reply_by)}"
        parts = [*self._standing(), self._request(level, until)]
        if level == Level.EXPLAIN:
            parts.append(self._explanation(reply_by))
        return "\n".join(parts)

    @property
    def is_late(self) -> bool:
        return any(case.late_days for case in self.cases)

    @property
    def is_new(self) -> bool:
        return any(case.task.status == Status.ASSIGNED for case in self.cases)

    def _standing(self) -> list[str]:
        if len(self.cases) > 1:
            lines = [f"{n}. {_listed(case)}" for n, case in enumerate(self.cases, 1)]
            head = f"{self.unit} chủ trì {len(self.cases):02d} nhiệm vụ sau:"
            return [head, *lines, self._so_far("các nhiệm vụ nêu trên chưa hoàn thành")]
        case = self.cases[0]
        told = f"Theo {_notice(case.task)}, {self.unit} chủ trì nhiệm vụ “{_name(case.task)}”"
        late = f"nhiệm vụ đã quá hạn {case.late_days:02d} ngày làm việc{_waited(case)}"
        said = [f"{told}, {_limit(case.task)}. {self._so_far(late)}"]
        return [" ".join([*said, *(f"{words}." for words in _known(case))])]

    def _so_far(self, late: str) -> str:
        if self.is_late:
            return f"Đến nay {late}, {self.agency.office} chưa nhận được kết quả."
        if self.is_new:
            return "Đến nay đơn vị chưa tiếp nhận nhiệm vụ trên phần mềm."
        return f"Đến nay {self.agency.office} chưa nhận được kết quả."

    def _request(self, level: int, until: str) -> str:
        if level == Level.REMIND:
            act = "tiếp nhận, triển khai thực hiện" if self.is_new else "triển khai thực hiện"
            return f"Đề nghị {self.unit} {act} bảo đảm thời hạn, cập nhật tình hình {until}."
        return (
            f"Đề nghị {self.unit} khẩn trương hoàn thành, báo cáo kết quả hoặc đề nghị gia hạn "
            f"(nêu rõ lý do) {until}."
        )

    def _explanation(self, reply_by: date) -> str:
        return (
            f"{self.agency.director_of} yêu cầu {self.head} báo cáo bằng văn bản nguyên nhân, "
            f"trách nhiệm và thời gian hoàn thành, gửi {self.agency.office} trước ngày "
            f"{paper_date(reply_by)} để tổng hợp tại cuộc họp giao ban."
        )


def know_notices(cases: Sequence[ChaseCase]) -> None:
    """Read the notices of all these tasks at once, with what cites them."""
    keys = {case.task.notice_id for case in cases}
    notices = Conclusion.objects.defer(*LONG_TEXTS).in_bulk(keys)
    for case in cases:
        case.task.notice = notices[case.task.notice_id]


def _listed(case: ChaseCase) -> str:
    task = case.task
    waits = "; chưa tiếp nhận" if task.status == Status.ASSIGNED else ""
    late = f"; quá hạn {case.late_days:02d} ngày làm việc" if case.late_days else waits
    known = "".join(f"; {words[0].lower()}{words[1:]}" for words in _known(case))
    return f"{_name(task)} ({_notice(task)}), {_limit(task)}{late}{_waited(case)}{known}."


def _waited(case: ChaseCase) -> str:
    """“, trong đó chờ TTUD 3 ngày làm việc”."""
    return f", {case.wait.words}" if case.wait and case.wait.days else ""


def _known(case: ChaseCase) -> list[str]:
    """What the office knows already: the cause that the unit named, how far others' help is."""
    told = []
    if case.task.cause:
        told.append(f"Nguyên nhân đơn vị đã nêu: {case.task.get_cause_display()}")
    helped = [part for part in case.task.parts if part.touched]
    told += [f"{part.unit.sign}: phần phối hợp {part.words}" for part in helped]
    return told


def _notice(task: Task) -> str:
    return f"{task.conclusion.cited}, {task.duty.item.named}"


def _name(task: Task) -> str:
    return task.title.rstrip(".; ")


def _limit(task: Task) -> str:
    """The deadline in the words of the notice, and the day in force where it is another."""
    words = deadline_of(task).line
    return f"thời hạn {words}" if words else "không ghi thời hạn"
