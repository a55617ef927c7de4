"""Parts of other kinds that a Word file takes in whole (w:altChunk): web pages, plain text, other
Word files, as web office systems export them."""

from collections.abc import Callable
from html.parser import HTMLParser

from docx.oxml.ns import qn

from conclusions.sources.docx_hidden import LeftOut
from conclusions.sources.plain_text import text_of_plain

DEEPEST = 3
BLOCKS = {
    "p", "div", "br", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr",
    "ul", "ol", "section", "article", "body",
}  # fmt: skip
UNSHOWN = {"script", "style", "head", "title"}


class Inserted:
    """The other parts of one document, by the relationship that names them."""

    def __init__(
        self,
        document,
        left_out: LeftOut,
        depth: int,
        told_of_docx: Callable[[bytes, int], tuple[str, list[str]]],
    ) -> None:
        self.relations = document.part.rels
        self.left_out = left_out
        self.depth = depth
        self.told_of_docx = told_of_docx

    def lines(self, chunk) -> list[str]:
        """The lines of the part set in here; what cannot be read is told."""
        relation = self.relations.get(chunk.get(qn("r:id"), ""))
        if relation is None or relation.is_external:
            self.left_out.parts.setdefault("phần nhúng không có trong tệp")
            return []
        part = relation.target_part
        kind = part.content_type.lower()
        if "html" in kind:
            return _lines_of_html(part.blob)
        if kind.startswith("text/plain"):
            return text_of_plain(part.blob).splitlines()
        if "wordprocessingml" in kind and self.depth < DEEPEST:
            text, notes = self.told_of_docx(part.blob, self.depth + 1)
            self.left_out.parts |= dict.fromkeys(note.rstrip(".") for note in notes)
            return text.split("\n")
        self.left_out.parts.setdefault(f"phần nhúng kiểu {kind.partition(';')[0]}")
        return []


def _lines_of_html(content: bytes) -> list[str]:
    """A line for each block of a web page."""
    page = PageWords()
    page.feed(text_of_plain(content))
    page.close()
    return [" ".join(line.split()) for line in "".join(page.words).split("\n") if line.strip()]


class PageWords(HTMLParser):
    """The words a web page shows, with a line end wherever a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.unshown = 0

    def handle_starttag(self, tag: str, attrs) -> None:
        self.unshown += tag in UNSHOWN
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unshown -= tag in UNSHOWN and self.unshown > 0
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self.unshown:
            self.words.append(data.replace("\n", " "))

    def _part(self, tag: str) -> None:
        self.words.append("\n" if tag in BLOCKS else " " if tag in ("td", "th") else "")
