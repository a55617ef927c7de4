"""Generated work beside the story, written in bulk: years of notices for tests under load."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from random import Random

from conclusions.models import Conclusion, Duty, Item
from config.demo.days import moment
from departments.models import Agency, Department, Membership, User
from departments.papertext import paper_date
from tasks.calendar import DAY, WorkCalendar
from tasks.confirming import confirmer_for
from tasks.days_off import seed
from tasks.models import Coordination, DayOff, Event, Task
from tasks.workflow import REPORTED, Status

PER_NOTICE = 25
FIRST_NUMBER = 1001  # above the numbers of the story, from the same register
DATED = 0.55
BATCH = 1000
VERBS = ("Xây dựng", "Báo cáo", "Rà soát", "Hoàn thiện", "Trình", "Tổ chức", "Kiểm tra", "Đôn đốc")
OBJECTS = (
    "kế hoạch truy xuất nguồn gốc sản phẩm nông nghiệp",
    "đề án phát triển doanh nghiệp khoa học và công nghệ",
    "hồ sơ thanh toán khối lượng nhiệm vụ KH&CN",
    "kết quả kiểm định phương tiện đo nhóm 2",
    "danh mục nhiệm vụ đặt hàng cấp tỉnh",
    "quy trình nội bộ giải quyết thủ tục hành chính",
    "hội thảo bảo hộ nhãn hiệu tập thể",
    "kế hoạch thanh tra an toàn bức xạ",
    "dự toán kinh phí sự nghiệp khoa học",
    "cơ sở dữ liệu kết quả nghiên cứu",
    "phương án sử dụng trụ sở, tài sản công",
    "chương trình hỗ trợ khởi nghiệp đổi mới sáng tạo",
)
SUBJECTS = [f"{verb} {thing}" for thing, verb in product(OBJECTS, VERBS)]


@dataclass(frozen=True)
class Office:
    """Who gives and does the work, and the days it is done on; read once."""

    leader: User
    clerk: User
    units: list[Department]
    chiefs: dict[int, User]
    letterhead: dict
    calendar: WorkCalendar

    @classmethod
    def read(cls) -> "Office":
        heads = Membership.objects.filter(role=Membership.Role.HEAD).select_related("user")
        chiefs = {post.department_id: post.user for post in heads}
        working = (Department.Kind.DIVISION, Department.Kind.OFFICE)
        return cls(
            leader=next(user for user in chiefs.values() if user.is_director),
            clerk=next(user for user in chiefs.values() if user.is_office),
            units=list(Department.objects.filter(kind__in=working).select_related("overseen_by")),
            chiefs=chiefs,
            letterhead=Agency.current().letterhead,
            calendar=DayOff.objects.calendar(),
        )


def add_volume(wanted: int, *, years: int, until: date) -> int:
    """Write `wanted` tasks under notices spread over the `years` up to `until`.

    The same figures make the same rows every time.
    """
    if not wanted:
        return 0
    seed(range(until.year - years, until.year + 2), DayOff)
    office, chance = Office.read(), Random(wanted)
    duties = _duties(_notices(wanted, years, until, office), wanted, office, chance)
    leads = [chance.choice(office.units) for _ in duties]
    pairs = list(zip(duties, leads, strict=True))
    _link(Duty.leads.through, pairs)
    tasks = Task.objects.bulk_create(
        [_task(duty, lead, until, office, chance) for duty, lead in pairs], BATCH
    )
    helped = [(task, _next(office.units, task.lead)) for task in tasks[::4]]
    _link(Duty.helpers.through, [(task.duty, unit) for task, unit in helped])
    Coordination.objects.bulk_create(
        [Coordination(task=task, department=unit) for task, unit in helped], BATCH
    )
    Event.objects.bulk_create([e for task in tasks for e in _events(task, office)], BATCH)
    return len(tasks)


def _notices(wanted: int, years: int, until: date, office: Office) -> list[Conclusion]:
    """As many as the tasks fill, evenly over the years, numbered anew in each."""
    many = -(-wanted // PER_NOTICE)
    span = timedelta(days=365 * years)
    numbers: dict[int, int] = {}
    notices = []
    for place in range(many):
        day = office.calendar.last_working(until - DAY - span * (many - place - 1) / many)
        numbers[day.year] = numbers.get(day.year, FIRST_NUMBER - 1) + 1
        notices.append(
            Conclusion(
                kind=Conclusion.Kind.MEETING,
                status=Conclusion.Status.ISSUED,
                number=f"{numbers[day.year]}/TB-SKHCN",
                year=day.year,
                issued_on=day,
                meeting_on=day,
                title="Kết luận của Giám đốc Sở Khoa học và Công nghệ tại buổi làm việc "
                f"ngày {paper_date(day)}",
                leader=office.leader,
                letterhead=office.letterhead,
                created_by=office.clerk,
            )
        )
    return Conclusion.objects.bulk_create(notices, BATCH)


def _duties(notices: list[Conclusion], wanted: int, office: Office, chance: Random) -> list[Duty]:
    """One duty in each directive, a little over half of them dated."""
    items, duties = [], []
    for place in range(wanted):
        notice, position = notices[place // PER_NOTICE], place % PER_NOTICE
        title, due = chance.choice(SUBJECTS), None
        if chance.random() < DATED:
            due = office.calendar.after(notice.issued_on, chance.randint(3, 40))
        phrase = f"trước ngày {paper_date(due)}" if due else ""
        item = Item(
            conclusion=notice,
            position=position,
            kind=Item.Kind.DIRECTIVE,
            label=f"{position + 1}.",
            path=f"{position + 1}",
            text=f"{title} {phrase}".strip() + ".",
        )
        items.append(item)
        kind = Duty.Deadline.BEFORE if due else Duty.Deadline.NONE
        duties.append(Duty(item=item, title=title, deadline=kind, phrase=phrase, named_on=due))
    Item.objects.bulk_create(items, BATCH)
    for duty in duties:
        duty.item_id = duty.item.pk
    return Duty.objects.bulk_create(duties, BATCH)


def _link(through: type, pairs: list[tuple[Duty, Department]]) -> None:
    through.objects.bulk_create(
        [through(duty_id=duty.pk, department_id=unit.pk) for duty, unit in pairs], BATCH
    )


def _next(units: list[Department], lead: Department) -> Department:
    return units[(units.index(lead) + 1) % len(units)]


def _task(duty: Duty, lead: Department, until: date, office: Office, chance: Random) -> Task:
    """The unit's task as it has come along by `until`: old work is mostly done, some of it late."""
    issued, due = duty.item.conclusion.issued_on, duty.named_on
    status, reported = Status.IN_PROGRESS, None
    age = (until - (due or issued)).days
    if chance.random() < (0.97 if age > 90 else 0.85 if age > 0 else 0.2):
        status = Status.DONE if chance.random() < 0.97 else Status.AWAITING
        days = chance.randint(-3, 3) if due else chance.randint(1, 60)
        start = due or issued
        reported = office.calendar.last_working(
            min(max(start + DAY * days, issued + DAY), until - DAY)
        )
        reported = max(reported, issued)
    elif chance.random() < 0.05:
        status = Status.WITHDRAWN
    elif (until - issued).days < 4:
        status = Status.ASSIGNED
    return Task(
        duty=duty,
        lead=lead,
        assigned_by=office.leader,
        confirmer=confirmer_for(duty, lead, office.leader),
        status=status,
        original_due_on=due,
        due_on=due,
        reported_on=reported,
        counted_on=reported and office.calendar.last_working(reported),
        result=f"{duty.title}, đã gửi kết quả" if reported else "",
    )


def _events(task: Task, office: Office) -> Iterator[Event]:
    """The history that brought the task where it is."""
    notice, chief = task.duty.item.conclusion, office.chiefs[task.lead_id]
    issued = moment(notice.issued_on, "15:30")
    detail = {"conclusion": f"Thông báo số {notice.number}"}
    yield _event(task, issued, "issue", office.clerk, "", Status.ASSIGNED, detail=detail)
    if task.status == Status.ASSIGNED:
        return
    at = moment(notice.issued_on, "16:30")
    yield _event(task, at, "accept", chief, Status.ASSIGNED, Status.IN_PROGRESS)
    if task.status in REPORTED:
        at = moment(task.reported_on, "16:40")
        detail = {"result": task.result}
        yield _event(task, at, "report", chief, Status.IN_PROGRESS, Status.AWAITING, detail=detail)
    if task.status == Status.DONE:
        at = moment(task.reported_on, "16:55")
        yield _event(task, at, "confirm", task.confirmer, Status.AWAITING, Status.DONE)
    if task.status == Status.WITHDRAWN:
        at = moment(notice.issued_on, "16:59")
        yield _event(
            task,
            at,
            "withdraw",
            office.leader,
            Status.IN_PROGRESS,
            Status.WITHDRAWN,
            note="Đã lồng ghép vào nhiệm vụ khác.",
        )


def _event(task: Task, at, verb: str, actor: User, before: str, after: str, **more) -> Event:
    return Event(
        task=task,
        at=at,
        verb=verb,
        actor=actor,
        from_status=before,
        to_status=after,
        **more,
    )
