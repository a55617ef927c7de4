"""A row of an old register understood: its notice, its units, its limit, whether it is done."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from conclusions.actions.drafting import limit_fields
from conclusions.gaps import number_wrong
from conclusions.models import Conclusion, Duty
from conclusions.reading import Deadline, Unit, UnitRef
from conclusions.reading.book_cells import BookCells
from conclusions.units import Directory
from departments.folding import fold
from departments.models import Agency, Department
from departments.papertext import paper_date, whole_number
from departments.unit_forms import holders_beside
from departments.workbooks.table_form import RowOutcome, SheetRow
from tasks.old_book.book_days import BookDays
from tasks.workflow import Status

OWN = Conclusion()  # of the agency's own series
LONGEST = {"item": 60, "paper": 100, "helpers": 500, "lead": 500, "deadline": 200, "chair": 200}
FARTHEST = timedelta(days=6 * 366)  # from the day of issue to a limit: more is a slip of typing
TWO_DAYS = (
    "Thời hạn có nhiều ngày: {days}. Ghi ngày đầu ở cột Thời hạn, ngày sau gia hạn ở cột Thời hạn "
    "hiện tại."
)
NO_DAY = "Thời hạn “{phrase}” không nêu ngày nào: theo dõi như không ghi thời hạn."
UNREAD_DAY = "Thời hạn “{phrase}” không đọc được ngày nào; ghi ngày/tháng/năm, hoặc để trống."
NO_END = "Thời hạn “{phrase}” không nêu hạn cuối; ghi ngày phải xong, hoặc để trống."
NO_FIRST = "Có Thời hạn hiện tại mà chưa có Thời hạn."
NO_UNIT = "Chủ trì “{words}” chưa có trong danh mục; thêm đơn vị hoặc cách viết khác tại Danh mục."
NO_WORKING_UNIT = "Chủ trì “{words}” không nhận nhiệm vụ; ghi phòng, đơn vị thực hiện."
CLOSED_UNIT = (
    "Đơn vị “{unit}” đã ngừng hoạt động mà việc chưa hoàn thành; ghi đơn vị nay làm việc này."
)
NAMES_OTHERS = (
    "Chủ trì “{words}” nêu cả đơn vị phối hợp hoặc đơn vị trừ ra; chỉ ghi đơn vị chủ trì, đơn vị "
    "phối hợp ghi ở cột Phối hợp."
)
BESIDE = "Chủ trì: không hiểu “{rest}”; chỉ ghi tên đơn vị."


@dataclass(frozen=True)
class BookRow:
    """What a row of the register says, understood."""

    number: str
    issued_on: date
    title: str
    chair: str
    path: str
    work: str
    leads: tuple[Department, ...]
    leads_written: str
    helpers: tuple[Department, ...]
    others: str  # bodies outside the agency that help, in the words of the register
    limit: Deadline | None
    due_on: date | None  # in force, where it is not the first
    result: str
    paper: str
    done_on: date | None

    @property
    def status(self) -> str:
        return Status.DONE if self.done_on else Status.IN_PROGRESS

    @property
    def words(self) -> str:
        """“Đã hoàn thành ngày 02/02/2024; hạn 05/02/2024”: how it was understood."""
        done = f" ngày {paper_date(self.done_on)}" if self.done_on else ""
        return f"{Status(self.status).label}{done}; {self._limit_words}"

    @property
    def _limit_words(self) -> str:
        limit = limit_fields(self.limit)
        if day := self.due_on or limit["named_on"]:
            return f"hạn {paper_date(day)}"
        return Duty.Deadline(limit["deadline"]).label.lower()


class BookReader:
    """Understands the rows of one register by the agency's units of today."""

    def __init__(self, today: date) -> None:
        self.days = BookDays(today)
        self.directory, self.all_units = Directory(), holders_beside(Department())
        self.cells = BookCells(_by_every_name(self.directory))
        self.symbol = OWN.symbol(Agency.current().code)

    def understood(self, row: SheetRow, outcome: RowOutcome) -> BookRow | None:
        """What the row says; None, or an outcome that is wrong, where it cannot be taken so."""
        number, written_day = self._number(row, outcome)
        for name, most in LONGEST.items():
            if len(row[name]) > most:
                outcome.refuse(f"Ô “{row[name][:30]}…” dài quá {most} chữ.")
        if not row["work"]:
            outcome.refuse("Chưa có nội dung nhiệm vụ.")
        done_on = self.days.done_on(row, outcome)
        refs, leads = self._leads(row["lead"], bool(done_on), outcome)
        helpers, others = self._helpers(row["helpers"], leads, outcome)
        issued_on = self.days.day(row["issued_on"] or written_day, "Ngày ban hành", outcome)
        if issued_on is None:
            if not row["issued_on"]:
                outcome.refuse("Chưa có ngày ban hành.")
            return None
        if done_on and done_on < issued_on:
            outcome.refuse(f"Ngày hoàn thành trước ngày ban hành {paper_date(issued_on)}.")
        limit = self._limit(row["deadline"], issued_on, outcome)
        return BookRow(
            number=number,
            issued_on=issued_on,
            title=row["title"],
            chair=row["chair"],
            path=_path(row["item"]),
            work=row["work"],
            leads=tuple(leads),
            leads_written="; ".join(ref.written for ref in refs),
            helpers=tuple(helpers),
            others=others,
            limit=limit,
            due_on=self._due_on(row, limit, issued_on, outcome),
            result=row["result"],
            paper=row["paper"],
            done_on=done_on,
        )

    def _number(self, row: SheetRow, outcome: RowOutcome) -> tuple[str, str]:
        """Number and day, which may stand in one cell."""
        number, day = self.days.number_and_day(row["notice"])
        if not number:
            outcome.refuse("Chưa có số, ký hiệu.")
        elif number_wrong(number, OWN) and number_wrong(whole_number(number, self.symbol), OWN):
            example = whole_number("12", self.symbol)
            outcome.refuse(f"“{row['notice']}” không phải số, ký hiệu văn bản; ví dụ {example}.")
        return whole_number(number, self.symbol).upper(), day

    def _leads(
        self, written: str, done: bool, outcome: RowOutcome
    ) -> tuple[tuple[UnitRef, ...], list[Department]]:
        """Who leads; closed work may be of a unit that is no more."""
        if not written:
            outcome.refuse("Chưa có đơn vị chủ trì.")
            return (), []
        if self.cells.names_others(written):
            outcome.refuse(NAMES_OTHERS.format(words=written))
            return (), []
        bare, persons = self.cells.without_persons(written)
        refs = self.cells.units(bare)
        found: list[Department] = []
        for ref in refs:
            found += [unit for unit in self._units(ref, done, outcome) if unit not in found]
        if rest := self.cells.beside(bare, refs):
            outcome.refuse(BESIDE.format(rest=rest))
        if persons:
            outcome.tell(f"Chủ trì: không nhập người thực hiện {persons}.")
        return refs, found

    def _units(self, ref: UnitRef, done: bool, outcome: RowOutcome) -> list[Department]:
        if units := self.directory.resolve([ref]):
            return units
        known = self.all_units.get(fold(ref.written))
        if known is None:
            outcome.refuse(NO_UNIT.format(words=ref.written))
        elif known.kind not in Department.WORKING:
            outcome.refuse(NO_WORKING_UNIT.format(words=ref.written))
        elif not done:
            outcome.refuse(CLOSED_UNIT.format(unit=known))
        return [known] if known else []

    def _helpers(
        self, written: str, leads: list[Department], outcome: RowOutcome
    ) -> tuple[list[Department], str]:
        """Who helps; the words of others, of bodies outside the agency, are kept."""
        bare, persons = self.cells.without_persons(written)
        refs = self.cells.units(bare)
        others = [ref.written for ref in refs if not self.directory.resolve([ref])]
        if rest := self.cells.beside(bare, refs):
            others.append(rest)
        if others:
            outcome.tell(f"Phối hợp: “{'; '.join(others)}” ghi nguyên chữ, không phải đơn vị.")
        if persons:
            outcome.tell(f"Phối hợp: không nhập người thực hiện {persons}.")
        helpers = self.directory.resolve(refs, {unit.name for unit in leads})
        return helpers, "; ".join(others)

    def _limit(self, written: str, issued_on: date, outcome: RowOutcome) -> Deadline | None:
        limit = self.cells.limit(written, issued_on)
        if limit is None:
            return None
        dated = limit.kind in Duty.DATED
        if len(days := self.cells.days(written)) > 1:
            outcome.refuse(TWO_DAYS.format(days=", ".join(dict.fromkeys(days))))
        elif self.cells.has_no_end(written):
            outcome.refuse(NO_END.format(phrase=written))
        elif dated and limit.on is None and any(letter.isdigit() for letter in written):
            outcome.refuse(UNREAD_DAY.format(phrase=written))
        elif dated and limit.on is None:
            outcome.tell(NO_DAY.format(phrase=written))
        elif limit.on:
            self._check_far(limit.on, "Thời hạn", issued_on, outcome)
        return limit

    def _due_on(
        self, row: SheetRow, limit: Deadline | None, issued_on: date, outcome: RowOutcome
    ) -> date | None:
        day = self.days.day(row["due_on"], "Thời hạn hiện tại", outcome, ahead=True)
        if day and limit is None:
            outcome.refuse(NO_FIRST)
        elif day:
            self._check_far(day, "Thời hạn hiện tại", issued_on, outcome)
        return day

    @staticmethod
    def _check_far(day: date, label: str, issued_on: date, outcome: RowOutcome) -> None:
        if day < issued_on:
            issued = paper_date(issued_on)
            outcome.refuse(f"{label} {paper_date(day)} trước ngày ban hành {issued}.")
        elif day - issued_on > FARTHEST:
            outcome.refuse(f"{label} {paper_date(day)} quá xa ngày ban hành; xem lại năm.")


def _path(written: str) -> str:
    """“II.3” of “Mục II. 3.”."""
    bare = "".join(written.split()).strip(".")
    return bare[3:] if fold(bare).startswith("mục") else bare


def _by_every_name(directory: Directory) -> list[Unit]:
    """The units as registers call them: by code and short name, too."""
    units = zip(directory.known(), directory.departments, strict=True)
    return [
        replace(unit, aliases=tuple(filter(None, (*unit.aliases, one.short_name, one.code))))
        for unit, one in units
    ]
