"""A row of an old register understood: its notice, its units, its limit, whether it is done."""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError

from conclusions.gaps import number_wrong
from conclusions.models import Conclusion, Duty, Item
from conclusions.reading import Deadline, Unit, UnitRef
from conclusions.reading.book_cells import BookCells
from conclusions.units import Directory
from departments.fields import DayField
from departments.folding import fold
from departments.models import Agency, Department
from departments.papertext import paper_date, whole_number
from departments.unit_forms import holders_beside
from departments.workbooks.table_form import RowOutcome, SheetRow
from tasks.workflow import Status

# “598/TB-SKHCN, 03/4/2024”, “598/TB-SKHCN ngày 03/4/2024”: number and day in one cell.
WITH_DAY = re.compile(r"(.+?)[,;]?\s*(?:ngày\s*)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})")
SAID_DONE = re.compile(r"(?:đã |cơ bản )*(?:hoàn thành|xong|thực hiện xong)(?! \d+ ?%)\b")
LONGEST_PLACE = Item._meta.get_field("path").max_length
LONGEST_NUMBER = Conclusion._meta.get_field("number").max_length
TWO_DAYS = (
    "Thời hạn có nhiều ngày: {days}. Ghi ngày đầu ở cột Thời hạn, ngày sau gia hạn ở cột Thời hạn "
    "hiện tại."
)
NO_DAY = "Thời hạn “{phrase}” không nêu ngày nào: theo dõi như không ghi thời hạn."
DONE_WHEN = "Kết quả ghi “{words}” nhưng chưa có ngày hoàn thành."
NO_UNIT = "Chủ trì “{words}” chưa có trong danh mục; thêm đơn vị hoặc cách viết khác tại Danh mục."
CLOSED_UNIT = (
    "Đơn vị “{unit}” đã ngừng hoạt động mà việc chưa hoàn thành; ghi đơn vị nay làm việc này."
)


@dataclass(frozen=True)
class BookRow:
    """What a row of the register says, understood."""

    number: str
    issued_on: date
    title: str
    path: str
    work: str
    leads: tuple[Department, ...]
    leads_written: str
    helpers: tuple[Department, ...]
    helpers_written: str
    limit: Deadline | None
    due_on: date | None  # in force, where it is not the first
    result: str
    paper: str
    done_on: date | None

    @property
    def status(self) -> str:
        return Status.DONE if self.done_on else Status.IN_PROGRESS


class BookReader:
    """Understands the rows of one register by the agency's units of today."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.directory, self.all_units = Directory(), holders_beside(Department())
        self.cells = BookCells(_by_every_name(self.directory))
        self.symbol = Conclusion().symbol(Agency.current().code)

    def understood(self, row: SheetRow, outcome: RowOutcome) -> BookRow | None:
        """What the row says; None, or an outcome that is wrong, where it cannot be taken so."""
        number, written_day = self._number(row)
        if wrong := number_wrong(number, self.symbol):
            outcome.refuse(wrong)
        if len(number) > LONGEST_NUMBER or len(row["item"]) > LONGEST_PLACE:
            outcome.refuse("Số, ký hiệu hoặc mục quá dài.")
        for name, words in (("notice", "số, ký hiệu"), ("work", "nội dung nhiệm vụ")):
            if not row[name]:
                outcome.refuse(f"Chưa có {words}.")
        done_on = self._day(row["done_on"], "Ngày hoàn thành", outcome)
        if not done_on and (said := SAID_DONE.match(fold(row["result"]))):
            outcome.refuse(DONE_WHEN.format(words=row["result"][: max(said.end(), 20)]))
        refs, leads = self._leads(row["lead"], bool(done_on), outcome)
        issued_on = self._day(row["issued_on"] or written_day, "Ngày ban hành", outcome)
        if issued_on is None:
            if not row["issued_on"]:
                outcome.refuse("Chưa có ngày ban hành.")
            return None
        if done_on and done_on < issued_on:
            outcome.refuse(f"Ngày hoàn thành trước ngày ban hành {paper_date(issued_on)}.")
        helpers = self._helpers(row["helpers"], leads, outcome)
        return BookRow(
            number=number,
            issued_on=issued_on,
            title=row["title"],
            path=row["item"].rstrip("."),
            work=row["work"],
            leads=tuple(leads),
            leads_written="; ".join(ref.written for ref in refs)[:500],
            helpers=tuple(helpers),
            helpers_written=row["helpers"][:500],
            limit=self._limit(row["deadline"], issued_on, outcome),
            due_on=self._day(row["due_on"], "Thời hạn hiện tại", outcome, ahead=True),
            result=row["result"],
            paper=row["paper"],
            done_on=done_on,
        )

    def _number(self, row: SheetRow) -> tuple[str, str]:
        """Number and day, which may stand in one cell."""
        both = WITH_DAY.fullmatch(" ".join(row["notice"].split()))
        number, day = both.groups() if both else (row["notice"], "")
        return whole_number(re.sub(r"^số:?\s*", "", number, flags=re.I), self.symbol), day

    def _day(
        self, written: str, label: str, outcome: RowOutcome, *, ahead: bool = False
    ) -> date | None:
        try:
            day = DayField(required=False).clean(written)
        except ValidationError as refusal:
            outcome.refuse(f"{label} “{written}”: {refusal.messages[0]}")
            return None
        if day and day > self.today and not ahead:
            outcome.refuse(f"{label} {paper_date(day)} sau hôm nay.")
        return day

    def _leads(
        self, written: str, done: bool, outcome: RowOutcome
    ) -> tuple[tuple[UnitRef, ...], list[Department]]:
        """Who leads; closed work may be of a unit that is no more."""
        if not written:
            outcome.refuse("Chưa có đơn vị chủ trì.")
            return (), []
        refs = self.cells.units(written)
        found: list[Department] = []
        for ref in refs:
            units = self.directory.resolve([ref]) or self._former(ref)
            for unit in units:
                if not unit.active and not done:
                    outcome.refuse(CLOSED_UNIT.format(unit=unit))
            if not units:
                outcome.refuse(NO_UNIT.format(words=ref.written))
            found += [unit for unit in units if unit not in found]
        if rest := self.cells.beside(written, refs):
            outcome.told.append(f"Chủ trì: không nhập “{rest}”.")
        return refs, found

    def _helpers(
        self, written: str, leads: list[Department], outcome: RowOutcome
    ) -> list[Department]:
        """Who helps; the words of others, of bodies outside the agency, are kept."""
        refs = self.cells.units(written)
        others = [ref.written for ref in refs if not self.directory.resolve([ref])]
        if rest := self.cells.beside(written, refs):
            others.append(rest)
        if others:
            outcome.told.append(f"Phối hợp: “{'; '.join(others)}” giữ nguyên chữ.")
        return self.directory.resolve(refs, {unit.name for unit in leads})

    def _former(self, ref: UnitRef) -> list[Department]:
        unit = self.all_units.get(fold(ref.written))
        return [unit] if unit and unit.kind in Department.WORKING else []

    def _limit(self, written: str, issued_on: date, outcome: RowOutcome) -> Deadline | None:
        if len(days := self.cells.days(written)) > 1:
            outcome.refuse(TWO_DAYS.format(days=", ".join(days)))
        limit = self.cells.limit(written, issued_on)
        if limit and limit.on is None and limit.kind in Duty.DATED:
            outcome.told.append(NO_DAY.format(phrase=written))
        return limit


def _by_every_name(directory: Directory) -> list[Unit]:
    """The units as registers call them: by code and short name, too."""
    units = zip(directory.known(), directory.departments, strict=True)
    return [
        replace(unit, aliases=tuple(filter(None, (*unit.aliases, one.short_name, one.code))))
        for unit, one in units
    ]
