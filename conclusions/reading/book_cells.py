"""What a row of an office's old register says: its units, its limit, whether it is done."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from conclusions.reading.dates import Said
from conclusions.reading.model import Deadline, Unit, UnitRef
from conclusions.reading.task_tables import limit_of_cell
from conclusions.reading.traced_text import trace
from conclusions.reading.unit_cells import refs_of_cell
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import fold

LINES = re.compile(r"[\n;]")
BARE_DAY = re.compile(r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?")
DAY = re.compile(
    r"(?<![\d/.])(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d{1,2}-\d{1,2})(?![\d/])"
)
# “tháng 4/2024” names no day, and “tháng 4, 5” or “tháng 4 đến tháng 6” several months.
PERIOD = re.compile(r"(?:tháng|quý)\s+[\divx]+\s*[/.-]\s*\d{4}", re.I)
SEVERAL_PERIODS = re.compile(
    r"(?:tháng|quý)\s+[\divx]+(?:\s*[/.-]\s*\d{4})?\s*(?:,|và|đến|-|–)\s*"
    r"(?:(?:tháng|quý)\s+)?[\divx]+(?!\d*\s*[/.-]\s*\d{1,2}\s*[/.-])",
    re.I,
)
MONTH = re.compile(r"(?:0?[1-9]|1[0-2])[/.-]20\d\d")
# A day after these is not the last one that is in time.
NO_END = re.compile(r"(?:theo|từ|kể từ|sau|tại|căn cứ)(?!\w)")
JOINTS = re.compile(r"\W|\b(?:và|cùng|với)\b")
# Who works on it, in brackets behind the unit: no other unit, and no unit left out.
PERSON = re.compile(
    r" ?\((?:(?!phối hợp|trừ|chủ trì|phòng|ban|sở|trung tâm|các)[^()\d])*\)", re.IGNORECASE
)
LEFT_OUT = re.compile(r"(?<!\w)(?:trừ|phối hợp|không bao gồm|ngoại trừ)(?!\w)")
INITIALS = re.compile(
    r"[A-ZĐ]{1,4}"
)  # “TT” is the Thanh tra of one office, the Trung tâm of another
DONE = re.compile(
    r"(?<!chưa )(?<!không )(?<!phải )(?<!sẽ )(?<!để )(?<!cần )(?<!nếu )"
    r"(?<!\w)(?:hoàn thành|hoàn tất|xong|đã thực hiện|đã ht|100 ?%)(?!\w)"
    r"(?! (?:khoảng |được |trên |gần )?\d{1,2} ?%)(?! (?:được )?\d+/\d)"
)
GOES_ON = re.compile(
    r"(?<!\w)(?:đang|chờ|tiếp tục|chưa|sẽ|dự thảo|còn|phấn đấu|dự kiến|đề nghị|yêu cầu)(?!\w)"
)
GIVEN_UP = re.compile(
    r"\W*(?:đã |đề nghị )?(?:hủy|huỷ|bãi bỏ|tạm dừng|dừng|thôi|không thực hiện)(?!\w)"
)


class BookCells:
    """Cells of one register, whose units are these."""

    def __init__(self, units: Iterable[Unit]) -> None:
        units = tuple(units)
        self._finder = UnitFinder(units)
        self._names = {fold(name) for unit in units for name in (unit.name, *unit.aliases)}

    def units(self, written: str) -> tuple[UnitRef, ...]:
        """The units named, several by “;”, a line each or as a notice lists them; words that are no
        known form of a unit stand as they are, and so do initials that are nobody's own."""
        cells = (trace(line).squeezed() for line in LINES.split(written))
        refs = [ref for cell in cells if cell.text for ref in refs_of_cell(cell, self._finder)]
        return tuple(replace(ref, name=None) if self._is_a_guess(ref) else ref for ref in refs)

    def _is_a_guess(self, ref: UnitRef) -> bool:
        words = ref.written.split()
        initials = all(INITIALS.fullmatch(word) for word in words)
        return bool(ref.name) and initials and fold(ref.written) not in self._names

    @staticmethod
    def beside(written: str, refs: Iterable[UnitRef]) -> str:
        """What else the cell says than its units: “và Công nghệ”; empty where it says no more."""
        rest = " ".join(written.split())
        for ref in sorted(refs, key=lambda ref: -len(ref.written)):
            rest = rest.replace(" ".join(ref.written.split()), " ", 1)
        return " ".join(rest.split()).strip(" ,;") if JOINTS.sub("", rest) else ""

    @staticmethod
    def without_persons(written: str) -> tuple[str, str]:
        """The cell without who works on it, in brackets behind the unit, and those words."""
        return PERSON.sub("", written), " ".join(PERSON.findall(written)).strip()

    @staticmethod
    def names_others(written: str) -> bool:
        """The cell names a unit that only helps, or one that is left out."""
        return bool(LEFT_OUT.search(fold(written)))

    @staticmethod
    def limit(written: str, issued_on: date) -> Deadline | None:
        """The limit in the words of a register of that day's notice; `on` is None where they name
        no day, and None is a cell without words."""
        said, cell = Said(issued_on, issued_on), trace(written).squeezed()
        if not cell.text:
            return None
        if MONTH.fullmatch(cell.text):
            month = limit_of_cell(trace(f"trong tháng {cell.text}"), said)
            return replace(month, phrase=cell.text) if month else None
        limit = limit_of_cell(cell, said)
        if limit and limit.on is None and BARE_DAY.fullmatch(cell.text):
            bare = limit_of_cell(trace(f"xong đến ngày {cell.text}"), said)
            return replace(limit, on=bare.on) if bare else limit
        return limit

    @staticmethod
    def days(written: str) -> list[str]:
        """The days and periods that the cell writes, where there is more than the one a limit has;
        else its one day, or none."""
        periods = [found[0] for found in SEVERAL_PERIODS.finditer(written)]
        return DAY.findall(PERIOD.sub(" ", written)) + periods * 2

    @staticmethod
    def has_no_end(written: str) -> bool:
        """It tells a day that is not the last one in time: “theo Kế hoạch ngày 03/4”, “từ 01/4”."""
        folded = fold(written)
        return bool(NO_END.match(folded)) and any(letter.isdigit() for letter in folded)

    @staticmethod
    def says_done(written: str) -> bool:
        """The result tells that the work is done, and nothing that goes on."""
        folded = fold(written)
        return bool(DONE.search(folded)) and not GOES_ON.search(folded)

    @staticmethod
    def is_given_up(written: str) -> bool:
        return bool(GIVEN_UP.match(fold(written)))
