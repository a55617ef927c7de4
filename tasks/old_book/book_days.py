"""The days of a row: of the notice, of the end of the work; and whether it has ended."""

import re
from datetime import date

from django.core.exceptions import ValidationError

from conclusions.reading.book_cells import DAY, BookCells
from departments.fields import DayField
from departments.folding import fold
from departments.papertext import paper_date
from departments.workbooks.table_form import RowOutcome, SheetRow

# “598/TB-SKHCN, 03/4/2024”, “Thông báo số 598/TB-SKHCN ngày 03/4/2024 về …”: both in one cell.
NUMBER = re.compile(
    r"(?:(?:thông báo|tb|kết luận|văn bản|công văn|cv)(?: kết luận)?\s+)?(?:số\s*:?\s*)?"
    r"(?P<number>\d+\s*[a-zđ]?(?:\s*[/-]\s*[^\s,;]+)?)[,;]?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
CLOCK = re.compile(r" \d{1,2}:\d{2}(?::\d{2})?$")
SHORT_YEAR = re.compile(r"^(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})$")
TICKS = {"x", "v", "✓", "✔", "có", "1", "*"}
DONE_STATES = ("hoàn thành", "đã hoàn thành", "xong", "đã xong", "ht", "đạt", "100%")
OPEN_STATES = (
    *("đang", "chưa", "quá hạn", "trong hạn", "sắp", "đến hạn", "chờ tiếp nhận", "chậm"),
    *("không ghi thời hạn", "tiếp tục", "thường xuyên"),
)
NO_DONE_DAY = (
    "{what} ghi “{words}” nhưng chưa có ngày hoàn thành: ghi ngày; việc chưa xong thì ghi Trạng "
    "thái “Đang thực hiện”."
)
GIVEN_UP = (
    "{what} ghi “{words}”: chỉ nhập việc đã xong hoặc đang làm. Xóa dòng này, hoặc ghi Trạng thái "
    "“Đang thực hiện” rồi thôi theo dõi tại trang nhiệm vụ."
)
NO_STATE = "Trạng thái “{words}” không rõ: ghi “Hoàn thành” hoặc “Đang thực hiện”."
STILL_OPEN = "Trạng thái ghi “{words}” mà có ngày hoàn thành; để lại một."
DAY_OF_RESULT = "Ngày hoàn thành {day} lấy từ cột Kết quả."
MOST_SHOWN = 60


class BookDays:
    """Reads the days of rows on a day: none of them lies ahead."""

    def __init__(self, today: date) -> None:
        self.today = today

    def number_and_day(self, written: str) -> tuple[str, str]:
        """Number and day of a notice, each empty where the cell does not tell it; what cannot be
        parted is a number, for somebody to look at."""
        line = " ".join(written.split())
        found = NUMBER.fullmatch(line)
        if not found:
            return line, ""
        days = DAY.findall(found["rest"])
        if found["rest"] and not days:
            return line, ""
        return found["number"].replace(" ", ""), days[0] if days else ""

    def day(
        self, written: str, label: str, outcome: RowOutcome, *, ahead: bool = False
    ) -> date | None:
        """The one day of a cell: “ngày 3/4/24.”, “03/4/2024 08:30”, “gia hạn đến 19/11/2026”."""
        days = DAY.findall(CLOCK.sub("", written))
        bare = SHORT_YEAR.sub(r"\g<1>20\2", days[0]) if len(days) == 1 else written
        try:
            day = DayField(required=False).clean(bare)
        except ValidationError as refusal:
            outcome.refuse(f"{label} “{written}”: {refusal.messages[0]}")
            return None
        if day and day > self.today and not ahead:
            outcome.refuse(f"{label} {paper_date(day)} sau hôm nay.")
        return day

    def done_on(self, row: SheetRow, outcome: RowOutcome) -> date | None:
        """The day the work was done, in whichever column it stands; a row that says so and names no
        day is wrong, and so is one whose columns say otherwise."""
        day = self.day(row["done_on"], "Ngày hoàn thành", outcome)
        if not day and DAY.search(row["done"]):
            day = self.day(row["done"], "Đã hoàn thành", outcome)
        state = self._state(row, outcome)
        if state is False:
            if day:
                words = row["state"] or "Chưa hoàn thành"
                outcome.refuse(STILL_OPEN.format(words=words))
            return None
        day = day or self._day_of_result(row["result"], outcome)
        if not day and not row["done_on"]:
            self._check_open(row, state, outcome)
        return day

    def _day_of_result(self, result: str, outcome: RowOutcome) -> date | None:
        """“Đã hoàn thành ngày 05/4/2024”."""
        days = DAY.findall(result) if BookCells.says_done(result) else []
        day = self.day(days[0], "Kết quả", outcome) if len(days) == 1 else None
        if day:
            outcome.tell(DAY_OF_RESULT.format(day=paper_date(day)))
        return day

    @staticmethod
    def _state(row: SheetRow, outcome: RowOutcome) -> bool | None:
        """Whether the columns of the state say that it is done; None where they say nothing."""
        words = fold(row["state"])
        said = None
        if words.startswith(DONE_STATES):
            said = True
        elif words.startswith(OPEN_STATES):
            said = False
        elif words:
            told = GIVEN_UP if BookCells.is_given_up(words) else NO_STATE
            outcome.refuse(told.format(what="Trạng thái", words=row["state"][:MOST_SHOWN]))
        if said is None and row["undone"]:
            return False
        return True if said is None and fold(row["done"]) in TICKS else said

    @staticmethod
    def _check_open(row: SheetRow, state: bool | None, outcome: RowOutcome) -> None:
        """Work without a day is open; the row may say otherwise."""
        result = row["result"]
        if state:
            words = row["state"] or "Đã hoàn thành"
            outcome.refuse(NO_DONE_DAY.format(what="Trạng thái", words=words))
        elif BookCells.says_done(result):
            outcome.refuse(NO_DONE_DAY.format(what="Kết quả", words=result[:MOST_SHOWN]))
        elif BookCells.is_given_up(result):
            outcome.refuse(GIVEN_UP.format(what="Kết quả", words=result[:MOST_SHOWN]))
