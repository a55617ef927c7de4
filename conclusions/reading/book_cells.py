"""What a row of an office's old register says: its units and its limit, a cell each."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from conclusions.reading.dates import Said
from conclusions.reading.model import Deadline, Unit, UnitRef
from conclusions.reading.task_tables import limit_of_cell, refs_of_cell
from conclusions.reading.traced_text import trace
from conclusions.reading.unit_finder import UnitFinder

LINES = re.compile(r"[\n;]")
BARE_DAY = re.compile(r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?")
MONTH = re.compile(r"(?:0?[1-9]|1[0-2])[/.-]20\d\d")
JOINTS = re.compile(r"\W|\b(?:và|cùng|với)\b")


class BookCells:
    """Cells of one register, whose units are these."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._finder = UnitFinder(tuple(units))

    def units(self, written: str) -> tuple[UnitRef, ...]:
        """The units named, several by “;”, a line each or as a notice lists them; words that are no
        known form of a unit stand as they are."""
        cells = (trace(line).squeezed() for line in LINES.split(written))
        return tuple(ref for cell in cells if cell.text for ref in refs_of_cell(cell, self._finder))

    @staticmethod
    def beside(written: str, refs: Iterable[UnitRef]) -> str:
        """What else the cell says than its units: “(Nguyễn Văn A)”; empty where it says no more."""
        rest = " ".join(written.split())
        for ref in sorted(refs, key=lambda ref: -len(ref.written)):
            rest = rest.replace(ref.written, " ", 1)
        return " ".join(rest.split()).strip(" ,;") if JOINTS.sub("", rest) else ""

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
        """The days that the cell writes in figures; a limit has one."""
        return BARE_DAY.findall(written)
