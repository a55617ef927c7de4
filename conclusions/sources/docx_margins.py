"""What a Word file has beside its text: heads and feet of pages, remarks in the margin. They are
no words of the notice; what they say is told."""

from collections.abc import Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from conclusions.sources.left_out import remarks_told, shortened
from departments.folding import fold

TEXT, PARAGRAPH, COMMENT = qn("w:t"), qn("w:p"), qn("w:comment")
RUNNING = ("header", "footer")
FEWEST = 4  # words: fewer are a number of the page, a name of the office, “Nơi nhận”


def told_of_margins(document, text: str) -> list[str]:
    """A sentence for remarks, and one for heads and feet that say what `text`, as read, does not;
    none for what two heads share with the text or for a number of the page."""
    said = fold(" ".join(text.split()))
    remarks = list(remarks_in(document).values())
    beside = list(dict.fromkeys(line for line in _running(document) if fold(line) not in said))
    return [
        *remarks_told(remarks),
        *([f"Không đọc chữ ở đầu trang, chân trang: “{shortened(beside)}”."] if beside else []),
    ]


def _parts(document, *kinds: str) -> Iterator:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in kinds:
            yield relation.target_part


def remarks_in(document) -> dict[str, str]:
    """The words of each remark by its number."""
    return {
        remark.get(qn("w:id"), ""): " ".join(remark.itertext(TEXT)) for remark in _remarks(document)
    }


def _remarks(document) -> list:
    found = (parse_xml(part.blob) for part in _parts(document, "comments"))
    remarks = (remark for root in found for remark in root.iter(COMMENT))
    return [remark for remark in remarks if "".join(remark.itertext(TEXT)).strip()]


def _running(document) -> Iterator[str]:
    for part in _parts(document, *RUNNING):
        for paragraph in parse_xml(part.blob).iter(PARAGRAPH):
            line = " ".join("".join(paragraph.itertext(TEXT)).split())
            if sum(any(map(str.isalpha, word)) for word in line.split()) >= FEWEST:
                yield line
