"""Parts of other kinds that a Word file takes in whole (w:altChunk): web pages, plain text, other
Word files, as web office systems export them."""

from collections.abc import Callable
from email.parser import BytesParser

from docx.oxml.ns import qn

from conclusions.sources.docx_left_out import LeftOut
from conclusions.sources.plain_text import text_of_plain
from conclusions.sources.web_page import lines_of_page

DEEPEST = 3
SAVED_PAGE = ("message/rfc822", "multipart/related")  # a page with its pictures (.mht)


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
            return lines_of_page(text_of_plain(part.blob))
        if kind.startswith(SAVED_PAGE):
            return self._saved_page(part.blob)
        if kind.startswith("text/plain"):
            return text_of_plain(part.blob).splitlines()
        if "wordprocessingml" in kind and self.depth < DEEPEST:
            text, notes = self.told_of_docx(part.blob, self.depth + 1)
            self.left_out.parts |= dict.fromkeys(note.rstrip(".") for note in notes)
            return text.split("\n")
        self.left_out.parts.setdefault(f"phần nhúng kiểu {kind.partition(';')[0]}")
        return []

    def _saved_page(self, blob: bytes) -> list[str]:
        for part in BytesParser().parsebytes(blob).walk():
            content = part.get_payload(decode=True)
            if part.get_content_type() == "text/html" and isinstance(content, bytes):
                return lines_of_page(text_of_plain(content))
        self.left_out.parts.setdefault("phần nhúng kiểu trang web lưu cả hình (.mht)")
        return []
