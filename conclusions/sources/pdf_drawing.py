"""A page of a PDF as it is drawn: the tables its rules make, and its words told cell by cell."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pypdf.generic import ContentStream, NameObject

from conclusions.sources.pdf_letters import Letters, words_of
from conclusions.sources.pdf_marks import MARK, RAISED, Marking, apart, with_raised
from conclusions.sources.pdf_order import ordered
from conclusions.sources.pdf_overlays import Overlay, overlays_of
from conclusions.sources.pdf_pen import Font
from conclusions.sources.pdf_pieces import Corrections, Piece, on_their_lines, pieces_of
from conclusions.sources.pdf_rules import UNTURNED, rules_of
from conclusions.sources.pdf_shown import Unshown, fonts_of
from conclusions.sources.pdf_standing import StandingWords
from conclusions.sources.ruled_tables import RuledTable, Slot, tables_of

CONTENTS = NameObject("/Contents")
Tell = Callable[[str, list[float], list[float], object, float], None]
Enter = Callable[[tuple[RuledTable, Slot] | None, bool], None]


class Drawing:
    """The operations of one page, read once for its rules and for its words."""

    def __init__(self, page, unshown: Unshown) -> None:
        self.page = page
        self.unshown = unshown
        self.content: ContentStream | None = None
        self.tables: list[RuledTable] = []
        self.late: list[Overlay] = []  # what is put into the lines when they are told
        self.stamps: list[str] = []
        try:
            self._look()
        except Exception:  # noqa: BLE001 - without its rules the page is read as words alone
            self.content, self.tables = None, []
            self.late, self.stamps = overlays_of(page)

    def _look(self) -> None:
        content = ContentStream(self.page["/Contents"], self.page.pdf, "bytes")
        resources = self.page.get("/Resources") or {}
        content.operations = self.unshown.without(self.page, content.operations)
        self.tables = tables_of(*rules_of(content.operations))
        fonts = fonts_of(resources.get("/Font") or {})
        content.operations = self._by_place(content.operations, fonts)
        self.late += self.unshown.overlays
        self.stamps = self.unshown.stamps
        if self.page.get("/Annots"):
            content.operations = list(apart(content.operations))
        if self.tables:
            marking = Marking(fonts, self._cell, UNTURNED)
            content.operations = list(marking.marked(content.operations))
        self.content = content

    def _by_place(self, operations: list, fonts: dict[str, Font]) -> list:
        """The operations as their words are read; those put later into an earlier line are taken
        out, to be filled in there."""
        letters = self.unshown.letters
        if letters is None:
            following = Letters(fonts, UNTURNED)
            following.follow(operations)
            letters = following.found
        drawn = pieces_of(letters)
        pieces, raised = on_their_lines(drawn)
        moved = [one.letters[0].at for one in pieces] != [one.letters[0].at for one in drawn]
        if (read := ordered(pieces, self._is_in_cell)) is not None:
            standing = StandingWords(fonts, UNTURNED, raised)
            return list(standing.in_order(operations, pieces, read))
        late = Corrections(pieces, self._is_in_cell).found()
        for each in late:
            shown = [letter for piece in each.pieces for letter in piece.letters]
            first = each.pieces[0]
            words = words_of(self.page, operations, fonts, shown)
            self.late.append(Overlay(words, first.left, first.foot, each.next_at))
        if not late and not moved:
            return list(with_raised(operations, raised)) if raised else operations
        put = {id(piece) for each in late for piece in each.pieces}
        left = [piece for piece in pieces if id(piece) not in put]
        return list(StandingWords(fonts, UNTURNED, raised).in_order(operations, pieces, left))

    def _is_in_cell(self, piece: Piece) -> bool:
        return self._cell(piece.left, piece.foot) is not None

    def _cell(self, x: float, y: float) -> tuple[RuledTable, Slot] | None:
        """The cell in which words that begin at this place stand."""
        for table in self.tables:
            if (slot := table.at(x + 1, y + 2)) is not None:
                return table, slot
        return None

    def told(self, tell: Tell, enter: Enter, lift: Callable[[bool], None]) -> str:
        """The words of the page as `tell` gets them, the cells they come into as `enter`, whether
        they stand above the line as `lift`."""

        def watch(operator: bytes, operands, *matrices) -> None:
            if operator == MARK:
                enter(*operands)
            elif operator == RAISED:
                lift(*operands)

        with self._in_place():
            return self.page.extract_text(visitor_text=tell, visitor_operand_before=watch) or ""

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        """The operations stand on the page only while it is told: they need much room."""
        if self.content is None:
            yield
            return
        kept = self.page.raw_get(CONTENTS)
        self.page[CONTENTS] = self.content
        try:
            yield
        finally:
            self.page[CONTENTS] = kept
            self.content = None
