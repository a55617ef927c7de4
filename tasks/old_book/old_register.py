"""The form of an old register, and who takes its rows in."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from conclusions.actions.drafting import leader_for
from conclusions.models import Conclusion
from departments.agency_text import in_agency_words
from departments.folding import fold
from departments.models import User
from departments.papertext import paper_date
from departments.people import director
from departments.rights import Rights
from departments.workbooks.table_form import RowOutcome, SheetPart, SheetRow, TableForm, Verdict
from tasks.models import Event
from tasks.old_book.book_columns import COLUMNS
from tasks.old_book.book_notices import BookNotice, HeldDuty
from tasks.old_book.book_rows import BookReader, BookRow
from tasks.old_book.book_undoing import take_back
from tasks.old_book.book_writing import BookWriter
from tasks.workflow import Status

NO_DIRECTOR = "Chưa có {director} trong danh mục người dùng; nhập đơn vị và người dùng trước."
HELD_AS_TEXT = (
    "Thông báo này đã có nguyên văn trong phần mềm mà không có nhiệm vụ này của đơn vị; ghi cột "
    "Mục như thông báo, hoặc xóa dòng."
)
HELD_AS_DRAFT = "Thông báo này đang là dự thảo; ban hành hoặc bỏ dự thảo trước."
NOT_IN_FORCE = "Thông báo này {status}; không nhập thêm nhiệm vụ."
TOO_LATE = (
    "Thông báo ban hành từ ngày {day}, ngày đầu dùng phần mềm, nhập bằng văn bản tại Nhập thông "
    "báo."
)
TWICE = "Trùng với dòng {place}: cùng thông báo, nội dung, đơn vị."
OTHER_DAY = "Thông báo này đã có với ngày ban hành {day}."
HELD = "Đã có tại {place}: {title}."
NOT_OVERWRITTEN = "Khác với đang có, không ghi đè: {what}. Cập nhật tại trang nhiệm vụ."
LEADER = "Người giao việc: {leader}."
NO_LEADER = "“{words}” không phải lãnh đạo đương nhiệm; người giao việc là {leader}."


class OldBook:
    """Rows of the register: understood one by one, written at the end, all at once."""

    def __init__(self, by: User, today: date) -> None:
        self.by, self.director = by, director()
        self.made: list[int] = []
        self.reader = BookReader(today)
        self.notices: dict[tuple[str, int], BookNotice] = {}
        self.first_day = _first_day_of_use()

    def take(self, row: SheetRow, outcome: RowOutcome) -> None:
        if self.director is None:
            outcome.refuse(in_agency_words(NO_DIRECTOR))
            return
        told = self.reader.understood(row, outcome)
        if told is None or outcome.is_wrong:
            return
        notice = self._notice(told, outcome)
        if not outcome.is_wrong:
            self._place(notice, told, row, outcome)

    def _notice(self, told: BookRow, outcome: RowOutcome) -> BookNotice:
        place = fold(told.number), told.issued_on.year
        if place not in self.notices:
            self.notices[place] = BookNotice.of(told)
        notice = self.notices[place]
        held = notice.conclusion
        if held.pk and held.is_draft:
            outcome.refuse(HELD_AS_DRAFT)
        elif held.issued_on != told.issued_on:
            outcome.refuse(OTHER_DAY.format(day=paper_date(held.issued_on)))
        elif self.first_day and told.issued_on >= self.first_day and not notice.has_text:
            outcome.refuse(TOO_LATE.format(day=paper_date(self.first_day)))
        return notice

    def _place(self, notice: BookNotice, told: BookRow, row: SheetRow, outcome: RowOutcome) -> None:
        for lead in told.leads:
            if earlier := notice.earlier(told, lead):
                outcome.refuse(TWICE.format(place=earlier))
                return
            notice.seen[lead.pk].append((told, row.place))
        held = {lead: notice.held_of(told, lead) for lead in told.leads}
        new = tuple(lead for lead, duty in held.items() if duty is None)
        if not new:
            _tell_held([duty for duty in held.values() if duty], told, notice, outcome)
        elif notice.has_text:
            outcome.refuse(HELD_AS_TEXT)
        elif notice.conclusion.pk and notice.conclusion.status != Conclusion.Status.ISSUED:
            status = notice.conclusion.get_status_display().lower()
            outcome.refuse(NOT_IN_FORCE.format(status=status))
        else:
            self._add(notice, told, new, outcome)

    def _add(self, notice: BookNotice, told: BookRow, leads: tuple, outcome: RowOutcome) -> None:
        conclusion = notice.conclusion
        if not conclusion.pk and not conclusion.leader_id:
            self._find_leader(conclusion, told, outcome)
        notice.rows.append(replace(told, leads=leads))
        outcome.found(Verdict.NEW)
        outcome.becomes = told.words
        if len(leads) > 1:
            outcome.tell(f"{len(leads)} đơn vị, mỗi đơn vị một nhiệm vụ.")

    def _find_leader(self, conclusion: Conclusion, told: BookRow, outcome: RowOutcome) -> None:
        """Who concluded, by name, else whoever leads: told where it is not the director."""
        conclusion.chair = told.chair
        conclusion.leader = leader = leader_for(f"{told.chair} {told.title}")
        if told.chair and fold(leader.full_name) not in fold(told.chair):
            outcome.tell(NO_LEADER.format(words=told.chair, leader=leader))
        elif leader != self.director:
            outcome.tell(LEADER.format(leader=leader))

    def settle(self) -> None:
        if self.director:
            acting_for = Rights.of(self.by).standing_for("edits_notices")
            writer = BookWriter(by=self.by, acting_for=acting_for, now=timezone.now())
            self.made = [task.pk for task in writer.write(self.notices.values())]


def _first_day_of_use() -> date | None:
    """The day on which the first notice was issued here: what came later has its paper here, and
    its work goes through the moves."""
    first = Event.objects.filter(verb="issue").order_by("pk").first()
    return timezone.localdate(first.at) if first else None


def _tell_held(
    held: list[HeldDuty], told: BookRow, notice: BookNotice, outcome: RowOutcome
) -> None:
    """The work goes on here; what the register says of it since is not written over it."""
    if notice.has_text:
        duty = held[0].duty
        outcome.tell(HELD.format(place=duty.item.named, title=duty.title))
    task = next((one.task for one in held if one.task), None)
    if task is None:
        return
    limit = told.limit.on if told.limit else None
    others = {
        task.get_status_display().lower(): (task.status == Status.DONE) != bool(told.done_on),
        "ngày hoàn thành": bool(told.done_on and task.reported_on not in (None, told.done_on)),
        "thời hạn": notice.conclusion.from_book and limit != task.duty.named_on,
        "thời hạn hiện tại": bool(told.due_on and task.due_on != told.due_on),
    }
    if what := ", ".join(words for words, is_other in others.items() if is_other):
        outcome.tell(NOT_OVERWRITTEN.format(what=what))


def edits_notices(user: User) -> bool:
    return Rights.of(user).edits_notices


OLD_BOOK = TableForm(
    slug="old_book",
    title="Sổ theo dõi cũ",
    about="Mỗi nhiệm vụ một dòng, như sổ văn phòng vẫn ghi. Việc đã xong nhập vào là Đã hoàn "
    "thành, không gửi thư; việc chưa xong được theo dõi tiếp. Lần nhập sai bỏ được, khi chưa ai "
    "làm gì thêm.",
    parts=(SheetPart("Sổ theo dõi", COLUMNS, OldBook),),
    may=edits_notices,
    refusal="Sổ theo dõi cũ do văn phòng và lãnh đạo nhập.",
    back="conclusions:list",
    above="Thông báo kết luận",
    see="Xem thông báo",
    file="Sổ theo dõi cũ",
    take_back=take_back,
)
