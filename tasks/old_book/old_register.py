"""The form of an old register, and who takes its rows in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils import timezone

from departments.models import User
from departments.papertext import paper_date
from departments.people import director
from departments.rights import Rights
from departments.workbooks.table_form import RowOutcome, SheetPart, SheetRow, TableForm, Verdict
from tasks.models import Task
from tasks.old_book.book_columns import COLUMNS
from tasks.old_book.book_notices import BookNotice, key_of
from tasks.old_book.book_rows import BookReader, BookRow
from tasks.old_book.book_writing import BookWriter
from tasks.workflow import Status

NO_DIRECTOR = "Chưa có Giám đốc trong danh mục người dùng; nhập đơn vị và người dùng trước."
HELD_AS_TEXT = "Thông báo này đã có nguyên văn trong phần mềm và không có nhiệm vụ này."
TWICE = "Trùng với dòng {number}: cùng thông báo, mục, nội dung, đơn vị."
HELD_AS_DRAFT = "Thông báo này đang là dự thảo; ban hành hoặc bỏ dự thảo trước."
OTHER_DAY = "Thông báo này đã có với ngày ban hành {day}."
MOVED_ON = "Đã có, {status}; kết quả trong sổ không ghi đè, cập nhật tại trang nhiệm vụ."


class OldBook:
    """Rows of the register: understood one by one, written at the end, all at once."""

    def __init__(self, by: User, today: date) -> None:
        self.by, self.leader = by, director()
        self.reader = BookReader(today)
        self.notices: dict[tuple[str, int], BookNotice] = {}

    def take(self, row: SheetRow, outcome: RowOutcome) -> None:
        if self.leader is None:
            outcome.refuse(NO_DIRECTOR)
            return
        told = self.reader.understood(row, outcome)
        if told is None or outcome.is_wrong:
            return
        notice = self._notice(told, outcome)
        if not outcome.is_wrong:
            self._place(notice, told, row.number, outcome)

    def _notice(self, told: BookRow, outcome: RowOutcome) -> BookNotice:
        place = told.number, told.issued_on.year
        if place not in self.notices:
            self.notices[place] = BookNotice.of(told.number, told.issued_on)
        notice = self.notices[place]
        held = notice.conclusion
        if held.is_draft and held.pk:
            outcome.refuse(HELD_AS_DRAFT)
        elif held.issued_on != told.issued_on:
            outcome.refuse(OTHER_DAY.format(day=paper_date(held.issued_on)))
        return notice

    def _place(self, notice: BookNotice, told: BookRow, number: int, outcome: RowOutcome) -> None:
        for lead in told.leads:
            earlier = notice.seen.setdefault(key_of(told.path, told.work, lead.pk), number)
            if earlier != number:
                outcome.refuse(TWICE.format(number=earlier))
                return
        held = {lead: notice.task(told, lead) for lead in told.leads}
        new = tuple(lead for lead, task in held.items() if task is None)
        if not new:
            self._tell_moved(filter(None, held.values()), told, outcome)
        elif notice.has_text:
            outcome.refuse(HELD_AS_TEXT)
        else:
            notice.rows.append(replace(told, leads=new))
            outcome.verdict = Verdict.NEW
            outcome.told.insert(0, f"{Status(told.status).label}.")
            if len(new) > 1:
                outcome.told.append(f"{len(new)} đơn vị, mỗi đơn vị một nhiệm vụ.")

    @staticmethod
    def _tell_moved(tasks: Iterable[Task], told: BookRow, outcome: RowOutcome) -> None:
        """The work goes on here; what the register says of it since is not written over it."""
        other = [task for task in tasks if (task.status == Status.DONE) != bool(told.done_on)]
        if other:
            status = other[0].get_status_display().lower()
            outcome.told.append(MOVED_ON.format(status=status))

    def settle(self) -> None:
        if self.leader:
            writer = BookWriter(by=self.by, leader=self.leader, now=timezone.now())
            writer.write(self.notices.values())


def edits_notices(user: User) -> bool:
    return Rights.of(user).edits_notices


OLD_BOOK = TableForm(
    slug="old_book",
    title="Sổ theo dõi cũ",
    about="Mỗi nhiệm vụ một dòng, như sổ văn phòng vẫn ghi. Việc đã xong nhập vào là Đã hoàn "
    "thành, không gửi thư; việc chưa xong được theo dõi tiếp.",
    parts=(SheetPart("Sổ theo dõi", COLUMNS, OldBook),),
    may=edits_notices,
    refusal="Sổ theo dõi cũ do văn phòng nhập.",
    back="conclusions:list",
    above="Thông báo kết luận",
    see="Xem thông báo",
    file="Sổ theo dõi cũ",
)
