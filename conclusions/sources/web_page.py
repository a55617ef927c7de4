"""The words a web page shows: set into Word files by office systems, or saved by them as “.doc”."""

import re
from html.parser import HTMLParser

from conclusions.sources.page_lists import ListCount, begun_list
from conclusions.sources.page_styles import GROUND, PageStyles
from conclusions.sources.raised_signs import raised

BLOCKS = {
    "p", "div", "br", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr",
    "ul", "ol", "section", "article", "body",
}  # fmt: skip
UNSHOWN = {"script", "style", "head", "title", "del"}
VOID = {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base"}
CELLS = {"td", "th"}
LABELLED = re.compile(r"\s*(?:(?:\d{1,3}|[a-zđ]|[ivx]{1,5}|[A-ZĐ]|[IVX]{1,5})[.)] |[-–+•] )")
SEEN = 20  # pieces of words: in them is a date, where one stands before


def lines_of_page(page: str) -> list[str]:
    """A line for each block of the page, one for each row of a table, its cells between bars."""
    words = _PageWords(PageStyles(is_coloured=bool(GROUND.search(page))))
    words.feed(page)
    words.close()
    return [" ".join(line.split()) for line in "".join(words.words).split("\n") if line.strip()]


class _PageWords(HTMLParser):
    """Gathers the words, with a line end wherever a block begins or ends, and the numbers of lists.

    Rows of a table with one cell lay out a page, and are no rows.
    """

    def __init__(self, styles: PageStyles) -> None:
        super().__init__(convert_charrefs=True)
        self.styles = styles
        self.words: list[str] = []
        self.unshown: list[str] = []  # the tags within one that is not shown
        self.lists: list[ListCount] = []  # those that are open
        self.at_label = False  # nothing has come yet behind the label of an item
        self.rows: list[list[str]] = []  # the cells of each row that is open
        self.raised: int | None = None  # where words begin that stand above the line
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
        if tag in CELLS and self.rows:
            self._end_cell()
            self.kept.append(self.words)
            self.words = []
            return
        if tag in BLOCKS and not self.at_label:  # “<li><p>” is one line with its label
            self.words.append("\n")
        if tag == "sup":
            self.raised = len(self.words)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("ul", "ol"):
            self.lists.append(begun_list(tag, told))
        elif tag == "li" and self.lists:
            self.words.append(self.lists[-1].next_label(told.get("value", "")))
            self.at_label = True

    def handle_endtag(self, tag: str) -> None:
        if self.unshown:
            if tag in self.unshown:
                while self.unshown.pop() != tag:
                    pass
            return
        if tag == "sup":
            self._end_raised()
        elif tag in CELLS:
            self._end_cell()
        elif tag == "tr" and self.rows:
            self._end_cell()
            cells = self.rows.pop()
            told = " | ".join(" ".join(cell.split()) for cell in cells)
            self.words.append(f"| {told} |" if len(cells) > 1 else "\n".join(cells))
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        if tag in BLOCKS:
            self.words.append("\n")
            self.at_label = False

    def _drop_label(self) -> None:
        """An item that is labelled in its own words needs no label of the list."""
        while self.words and not self.words.pop().strip():
            continue

    def _end_raised(self) -> None:
        if self.raised is not None and self.raised <= len(self.words):
            above = "".join(self.words[self.raised :])
            before = "".join(self.words[: self.raised][-SEEN:])
            self.words[self.raised :] = [raised(above, before)]
        self.raised = None

    def _end_cell(self) -> None:
        """The words of the cell that is open, of a row one line."""
        if self.kept and len(self.kept) == len(self.rows):
            said = [" ".join(line.split()) for line in "".join(self.words).split("\n")]
            self.words = self.kept.pop()
            self.rows[-1].append("\n".join(filter(None, said)).replace("|", " "))

    def handle_data(self, data: str) -> None:
        if self.unshown[-1:] == ["style"]:
            self.styles.add(data)
        elif not self.unshown:
            if self.at_label and LABELLED.match(data):
                self._drop_label()
            self.words.append(data.replace("\n", " "))
            self.at_label = self.at_label and not data.strip()
