"""The text of a .docx in the order it is read, with the numbers Word writes by itself."""

import re
from io import BytesIO

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from conclusions.sources.boxed_number import with_number
from conclusions.sources.docx_beside import told_beside
from conclusions.sources.docx_body import RUN, DocxPaper, lines_under
from conclusions.sources.docx_drawings import Drawings, pictures_in
from conclusions.sources.docx_fields import Fields
from conclusions.sources.docx_fonts import TypedFonts
from conclusions.sources.docx_grid import lined_styles
from conclusions.sources.docx_hidden import SKIPPED, Hiding
from conclusions.sources.docx_inserted import Inserted
from conclusions.sources.docx_left_out import LeftOut
from conclusions.sources.docx_margins import remarks_in, told_of_margins
from conclusions.sources.docx_standing import LetterStanding
from conclusions.sources.field_numbers import FieldNumbers
from conclusions.sources.list_numbers import Numbering
from conclusions.sources.mended_package import mended
from conclusions.sources.run_properties import RunProperties
from departments.folding import fold
from departments.foreign_files.archive import check_archive
from departments.foreign_files.problem import SourceProblem

NOTES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
PICTURES = (
    "Tệp Word chỉ có ảnh, không có chữ. Lưu thành PDF (hoặc chọn các ảnh quét) rồi chọn tệp đó để "
    "nhận dạng chữ."
)
LETTERHEAD = re.compile(r"số ?:|số \d+ ?/|.*cộng hòa xã hội chủ nghĩa")


def text_of_docx(content: bytes) -> str:
    return told_of_docx(content)[0]


def told_of_docx(content: bytes, depth: int = 0) -> tuple[str, list[str]]:
    """The words that Word shows, and a sentence for each kind of part that was left out."""
    check_archive(content)
    document = Document(BytesIO(mended(content)))
    left_out = LeftOut()
    inserted = Inserted(document, left_out, depth, told_of_docx)
    styles = document.styles.element
    properties = RunProperties(styles)
    fonts = TypedFonts(document, properties)
    paper = DocxPaper(
        Numbering(document),
        lined_styles(styles),
        Hiding(properties),
        inserted,
        left_out,
        Drawings(document, left_out),
        fonts,
        LetterStanding(properties),
        Fields(),
        FieldNumbers(),
        [],
    )
    paper.fields.learn(document.element.body)
    body = lines_under(document.element.body, paper)
    lines = [*_letterhead(document, paper), *body, *_notes(document, paper)]
    text = "\n".join(with_number(lines, paper.boxed_numbers))
    left_out.pictures = pictures_in(document.element.body)
    if left_out.pictures and not any(letter.isalpha() for letter in text):
        raise SourceProblem(PICTURES)
    told = [
        *fonts.told(),
        *paper.standing.told(),
        *paper.drawings.told(),
        *paper.fields.told(),
        *left_out.told(),
    ]
    beside = told_beside(document.element.body, remarks_in(document), _notes_by_number(document))
    return text, [*told, *told_of_margins(document, text), *beside]


def _letterhead(document, paper: DocxPaper) -> list[str]:
    """A letterhead set in the header of the first page; running titles and page numbers there are
    no words of the notice."""
    section = next(iter(document.sections), None)
    if section is None:
        return []
    alone = section.different_first_page_header_footer
    header = section.first_page_header if alone else section.header
    if header.is_linked_to_previous:  # the first section follows none: it has no header
        return []
    try:
        element = header.part.element
    except KeyError:  # it names a part that is not in the file
        return []
    paper.fields.learn(element)
    told = "\n".join(lines_under(element, paper)).split("\n")
    lines = [line for line in told if any(letter.isalpha() for letter in line)]
    return lines if any(LETTERHEAD.match(fold(line)) for line in lines) else []


def _notes(document, paper: DocxPaper) -> list[str]:
    """The notes the text calls, in its order, below a rule: by that the reader knows them."""
    named: dict[tuple[str, str | None], None] = {}
    for call in document.element.body.iter(*NOTES):
        run = next(call.iterancestors(RUN), None)
        hidden = run is not None and paper.hiding.of(run)
        if not hidden and not any(above.tag in SKIPPED for above in call.iterancestors()):
            named.setdefault((NOTES[call.tag], call.get(qn("w:id"))))
    notes = _note_parts(document) if named else {}
    for note in notes.values():
        paper.fields.learn(note)
    told = [" ".join(lines_under(notes[name], paper)).split() for name in named if name in notes]
    numbered = [f"[{number}] {' '.join(words)}" for number, words in enumerate(told, 1) if words]
    return ["", "_" * 20, *numbered] if numbered else []


def _note_parts(document) -> dict:
    """Each note at the foot of a page or at the end, by its kind and number."""
    notes = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if not relation.is_external and kind in NOTES.values():
            for note in parse_xml(relation.target_part.blob):
                notes[kind, note.get(qn("w:id"))] = note
    return notes


def _notes_by_number(document) -> dict[tuple[str, str], str]:
    parts = _note_parts(document)
    return {name: "".join(note.itertext(qn("w:t"))).strip() for name, note in parts.items()}
