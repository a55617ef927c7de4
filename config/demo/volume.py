"""Generated work beside the story, written in bulk: years of notices for tests under load."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from random import Random

from django.db import connection

from conclusions.models import Conclusion, Duty, Item
from config.demo.bulk_writer import BulkWriter
from config.demo.courses import Course
from departments.models import Agency, Department, Membership, User
from departments.papertext import paper_date
from departments.words_field import drop_words_indexes, lay_words_indexes
from tasks.actions.issuing import words_of
from tasks.actions.marking import mark_rest
from tasks.calendar import DAY, WorkCalendar
from tasks.confirming import confirmer_for
from tasks.days_off import seed
from tasks.models import Coordination, DayOff, Event, Extension, Task

PER_NOTICE = 25
FIRST_NUMBER = 1001  # above the numbers of the story, from the same register
DATED = 0.55
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
PLACES = (
    "huyện Bình Sơn",
    "huyện Sơn Tịnh",
    "huyện Tư Nghĩa",
    "huyện Mộ Đức",
    "thị xã Đức Phổ",
    "huyện Ba Tơ",
    "huyện Lý Sơn",
    "thành phố Quảng Ngãi",
)
SUBJECTS = [f"{verb} {thing}" for thing, verb in product(OBJECTS, VERBS)]


@dataclass(frozen=True)
class Office:
    """Who gives and does the work, and the days it is done on; read once."""

    leader: User
    clerk: User
    units: list[Department]
    chiefs: dict[int, User]
    staff: dict[int, list[User]]
    letterhead: dict
    calendar: WorkCalendar

    @classmethod
    def read(cls) -> "Office":
        posts = Membership.objects.select_related("user").order_by("pk")
        chiefs = {p.department_id: p.user for p in posts if p.role == Membership.Role.HEAD}
        staff: dict[int, list[User]] = {}
        for post in posts:
            staff.setdefault(post.department_id, []).append(post.user)
        working = (Department.Kind.DIVISION, Department.Kind.OFFICE)
        return cls(
            leader=next(user for user in chiefs.values() if user.is_director),
            clerk=next(user for user in chiefs.values() if user.is_office),
            units=list(Department.objects.filter(kind__in=working).select_related("overseen_by")),
            chiefs=chiefs,
            staff=staff,
            letterhead=Agency.current().letterhead,
            calendar=DayOff.objects.calendar(),
        )


def add_volume(wanted: int, *, years: int, until: date) -> int:
    """Write `wanted` tasks under notices spread over the `years` up to `until`; how many.

    The same figures make the same rows every time. Memory follows the rows written at a time, not
    the number wanted.
    """
    if not wanted:
        return 0
    seed(range(until.year - years, until.year + 2), DayOff)
    office, chance = Office.read(), Random(wanted)
    leads, helpers = Duty.leads.through, Duty.helpers.through
    drop_words_indexes(connection)
    writer = BulkWriter(
        Conclusion, Item, Duty, leads, helpers, Task, Coordination, Event, Extension
    )
    left = wanted
    for notice in _notices(wanted, years, until, office):
        writer.add(notice)
        for position in range(min(PER_NOTICE, left)):
            _add_directive(writer, notice, position, until, office, chance)
        left -= PER_NOTICE
        writer.flush()
    writer.finish()
    mark_rest()
    lay_words_indexes(connection)
    return wanted


def _notices(wanted: int, years: int, until: date, office: Office) -> Iterator[Conclusion]:
    """As many as the tasks fill, evenly over the years, numbered anew in each."""
    many = -(-wanted // PER_NOTICE)
    span = timedelta(days=365 * years)
    numbers: dict[int, int] = {}
    for place in range(many):
        day = office.calendar.last_working(until - DAY - span * (many - place - 1) / many)
        numbers[day.year] = numbers.get(day.year, FIRST_NUMBER - 1) + 1
        yield Conclusion(
            kind=Conclusion.Kind.MEETING,
            status=Conclusion.Status.ISSUED,
            number=f"{numbers[day.year]}/TB-SKHCN",
            year=day.year,
            issued_on=day,
            meeting_on=day,
            review_on=day + timedelta(days=90),
            title="Kết luận của Giám đốc Sở Khoa học và Công nghệ tại buổi làm việc "
            f"ngày {paper_date(day)}",
            chair=f"đồng chí {office.leader.full_name}, Giám đốc Sở",
            leader=office.leader,
            signer_name=office.clerk.full_name,
            letterhead=office.letterhead,
            created_by=office.clerk,
        )


def _add_directive(
    writer: BulkWriter,
    notice: Conclusion,
    position: int,
    until: date,
    office: Office,
    chance: Random,
) -> None:
    """One directive with one duty, a little over half of them dated, and its unit's task."""
    title, due = f"{chance.choice(SUBJECTS)} tại {chance.choice(PLACES)}", None
    if chance.random() < DATED:
        due = office.calendar.after(notice.issued_on, chance.randint(3, 40))
    phrase = f"trước ngày {paper_date(due)}" if due else ""
    lead, key = chance.choice(office.units), chance.random() < 0.02
    item = writer.add(
        Item(
            conclusion=notice,
            position=position,
            kind=Item.Kind.DIRECTIVE,
            label=f"{position + 1}.",
            path=f"{position + 1}",
            text=f"{lead.name} {title[0].lower()}{title[1:]} {phrase}".strip() + ".",
        )
    )
    duty = writer.add(
        Duty(
            item=item,
            title=title,
            deliverable="Báo cáo" if title.startswith("Báo cáo") else "",
            leads_written=lead.name,
            deadline=Duty.Deadline.BEFORE if due else Duty.Deadline.NONE,
            phrase=phrase,
            named_on=due,
            key=key,
        )
    )
    writer.add(Duty.leads.through(duty_id=duty.pk, department_id=lead.pk))
    task = Task(
        duty=duty,
        notice=notice,
        issued_on=notice.issued_on,
        lead=lead,
        assigned_by=office.leader,
        confirmer=confirmer_for(duty, lead, office.leader),
        original_due_on=due,
        due_on=due,
        review_on=None if due else notice.review_on,
        words=words_of(duty, lead, notice),
    )
    writer.add(task)
    if position % 4 == 0:
        helper = office.units[(office.units.index(lead) + 1) % len(office.units)]
        writer.add(Duty.helpers.through(duty_id=duty.pk, department_id=helper.pk))
        writer.add(Coordination(task=task, department=helper))
    Course(task, notice, until, office, chance, writer).run()
