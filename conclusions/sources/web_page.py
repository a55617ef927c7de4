"""The words a web page shows: set into Word files by office systems, or saved by them as “.doc”."""

from html.parser import HTMLParser

from conclusions.sources.page_lists import ListCount, begun_list, typed_label
from conclusions.sources.page_styles import GROUND, PageStyles
from conclusions.sources.page_tables import PageTable, begun_table
from conclusions.sources.raised_signs import raised

BLOCKS = {
    "p", "div", "br", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr",
    "ul", "ol", "section", "article", "body", "dl", "dt", "dd", "details", "summary", "fieldset",
    "legend", "figure", "figcaption", "caption", "pre", "address", "main", "header", "footer",
    "nav", "aside", "center", "form", "option", "td", "th",
}  # fmt: skip
UNSHOWN = {"script", "style", "head", "title", "del"}
VOID = {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base"}
CELLS = {"td", "th"}
DEEPEST = 30  # tables in tables; those further in are read as blocks
SEEN = 20  # pieces of words: in them is a date, where one stands before


def lines_of_page(page: str) -> list[str]:
    """A line for each block of the page, one for each row of a table, its cells between bars."""
    words = _PageWords(PageStyles(is_coloured=bool(GROUND.search(page))))
    words.feed(page)
    words.close()
    return [" ".join(line.split()) for line in "".join(words.words).split("\n") if line.strip()]


class _PageWords(HTMLParser):
    """Gathers the words, with a line end wherever a block begins or ends, and the numbers of lists.

    Tables that lay out a page are read cell after cell.
    """

    def __init__(self, styles: PageStyles) -> None:
        super().__init__(convert_charrefs=True)
        self.styles = styles
        self.words: list[str] = []
        self.unshown: list[str] = []  # the tags within one that is not shown
        self.lists: list[ListCount] = []  # those that are open
        self.at_label = False  # nothing has come yet behind the label of an item
        self.label = ""
        self.tables: list[PageTable] = []  # those that are open
        self.raised: int | None = None  # where words begin that stand above the line
        self.cells: list[dict[str, str] | None] = []  # of each open table: the open cell's tag
        self.kept: list[list[str]] = []  # the words around each cell that is open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if self.unshown or self._hides(tag, told):
            if tag not in VOID:
                self.unshown.append(tag)
            return
        self._begin(tag, told)

    def _hides(self, tag: str, told: dict[str, str]) -> bool:
        return tag in UNSHOWN or "hidden" in told or self.styles.hides(tag, told)

    def _begin(self, tag: str, told: dict[str, str]) -> None:
        if tag in CELLS and self.tables:
            self._end_cell()
            self.at_label = False
            self.cells[-1] = told
            self.kept.append(self.words)
            self.words = []
            return
        if tag in BLOCKS and not self.at_label:  # “<li><p>” is one line with its label
            self.words.append("\n")
        if tag == "sup":
            self.raised = len(self.words)
        if tag == "table" and len(self.tables) < DEEPEST:
            self.tables.append(begun_table(told))
            self.cells.append(None)
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].begin_row()
        elif tag in ("ul", "ol"):
            self.lists.append(begun_list(tag, told, self.styles.declared(tag, told)))
        elif tag == "li" and self.lists:
            self.label = self.lists[-1].next_label(told.get("value", ""))
            self.words.append(self.label)
            self.at_label = True

    def handle_endtag(self, tag: str) -> None:
        if self.unshown:
            if tag in self.unshown:
                while self.unshown.pop() != tag:
                    pass
            return
        if tag == "sup":
            self._end_raised()
        elif tag in CELLS or tag == "tr":
            self._end_cell()
        elif tag == "table":
            self._end_table()
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        if tag in BLOCKS:
            self.words.append("\n")
            self.at_label = False

    def _end_raised(self) -> None:
        if self.raised is not None and self.raised <= len(self.words):
            above = "".join(self.words[self.raised :])
            before = "".join(self.words[: self.raised][-SEEN:])
            self.words[self.raised :] = [raised(above, before)]
        self.raised = None

    def _end_cell(self) -> None:
        """Set the words of the cell that is open, if one is, in its place."""
        if self.tables and (told := self.cells[-1]) is not None:
            said = [" ".join(line.split()) for line in "".join(self.words).split("\n")]
            self.words = self.kept.pop()
            self.tables[-1].add([line for line in said if line], told)
            self.cells[-1] = None

    def _end_table(self) -> None:
        if self.tables:
            self._end_cell()
            self.cells.pop()
            self.words.append("\n".join(["", *self.tables.pop().lines(), ""]))

    def close(self) -> None:
        super().close()
        while self.tables:
            self._end_table()

    def handle_data(self, data: str) -> None:
        if self.unshown[-1:] == ["style"]:
            self.styles.add(data)
        elif not self.unshown:
            if self.at_label and data.strip():
                self._end_label(data)
            self.words.append(data.replace("\n", " "))

    def _end_label(self, data: str) -> None:
        """The sign or number before an item is left out where a label is typed: one is enough."""
        self.at_label = False
        typed = typed_label(data)
        if typed and (self.label == "- " or typed == self.label.strip()):
            self.words[-1 - self.words[::-1].index(self.label)] = ""
