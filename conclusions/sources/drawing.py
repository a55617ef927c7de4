"""A page of a PDF as it is drawn: the tables its rules make, and its words told cell by cell."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pypdf.generic import ContentStream, NameObject

from conclusions.sources.ruled import Slot, Table, tables_of
from conclusions.sources.rules import TURNS, UNTURNED, placed, rules_of

CONTENTS = NameObject("/Contents")
MOVES = {b"Td", b"TD", b"Tm", b"T*", b"'", b'"'}
STAY = ([1, 0, 0, 1, 0, 0], b"cm")  # draws nothing, but pypdf tells what it has gathered so far
Tell = Callable[[str, list[float], list[float], object, float], None]


class Drawing:
    """The operations of one page, read once for its rules and for its words."""

    def __init__(self, page) -> None:
        self.page = page
        self.content: ContentStream | None = None
        self.tables: list[Table] = []
        self.turn = UNTURNED
        self.forms = 0  # how deep in forms, which have places of their own, the telling is
        try:
            self._look()
        except Exception:  # noqa: BLE001 - without its rules the page is read as words alone
            self.content, self.tables = None, []

    def _look(self) -> None:
        content = ContentStream(self.page["/Contents"], self.page.pdf, "bytes")
        self.turn = TURNS.get(self.page.rotation % 360, UNTURNED)
        self.tables = tables_of(*rules_of(content.operations, self.turn))
        if self.tables:
            content.operations = list(_apart(content.operations))
        self.content = content

    def told(self, tell: Tell) -> str:
        """The words of the page, each chunk given to `tell` with its place."""
        if self.content is None:
            return self.page.extract_text(visitor_text=tell) or ""
        with self._in_place():
            if not self.tables:
                return self.page.extract_text(visitor_text=tell) or ""
            watched = {"visitor_operand_before": self._enter, "visitor_operand_after": self._leave}
            return self.page.extract_text(visitor_text=tell, **watched) or ""

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        """The operations stand on the page only while it is told: they need much room."""
        kept = self.page.raw_get(CONTENTS)
        self.page[CONTENTS] = self.content
        try:
            yield
        finally:
            self.page[CONTENTS] = kept
            self.content = None

    def _enter(self, operator: bytes, *rest) -> None:
        self.forms += operator == b"Do"

    def _leave(self, operator: bytes, *rest) -> None:
        self.forms -= operator == b"Do"

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """The place on the page as it is looked at."""
        return placed(self.turn, x, y)

    def cell(self, x: float, y: float) -> tuple[Table, Slot] | None:
        """The cell in which words that begin at this place stand."""
        if not self.tables or self.forms:
            return None
        x, y = self.upright(x, y)
        for table in self.tables:
            if (slot := table.at(x + 1, y + 2)) is not None:
                return table, slot
        return None


def _apart(operations: list) -> Iterator[tuple]:
    """The operations, with words told before every move to another place."""
    for operation in operations:
        if operation[1] in MOVES:
            yield STAY
        yield operation
