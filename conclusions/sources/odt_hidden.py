"""What OpenDocument hides by its sections and fields, marked as hidden words: the file is read
through Word's format, which knows no other hiding and would show the rest."""

import base64
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from conclusions.sources.xml_root import root_of
from departments.foreign_files.archive import check_archive
from departments.foreign_files.problem import SourceProblem

DAMAGED = "Tệp không đọc được: tệp hỏng hoặc không đúng định dạng. Lưu lại tệp rồi chọn lại."
DOCTYPE = "Tệp không đọc được: tệp có khai báo DTD, không an toàn. Lưu lại tệp rồi chọn lại."
NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, OFFICE, STYLE = (f"{{{NAMES}{name}:1.0}}" for name in ("text", "office", "style"))
CONTENT = "content.xml"
HIDDEN = "HiddenBeforeReading"
OBJECT = b"<draw:object"
PARAGRAPHS = f"{TEXT}p", f"{TEXT}h"
Element = etree._Element


def packed_as_shown(content: bytes) -> dict[str, Any]:
    """The zipped file for `office.as_docx`, with what is hidden marked, in base 64, and whether it
    has objects set in; raises SourceProblem where it has no words or a DTD."""
    check_archive(content)
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old:
        if CONTENT not in old.namelist():
            raise SourceProblem(DAMAGED)
        told = old.read(CONTENT)
        if (marked := _marked(told)) == told:
            return _coded(content, told)
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.infolist():
                new.writestr(entry, marked if entry.filename == CONTENT else old.read(entry))
    return _coded(buffer.getvalue(), told)


def flat_as_shown(content: bytes) -> dict[str, Any]:
    """The same for the file that is one page of XML."""
    return _coded(_marked(content), content)


def _coded(content: bytes, xml: bytes) -> dict[str, Any]:
    return {
        "content": base64.b64encode(content).decode("ascii"),
        "objects": OBJECT in xml,
    }


def _marked(xml: bytes) -> bytes:
    root = root_of(xml, damaged=DAMAGED, doctype=DOCTYPE)
    hidden = list(_hidden(root))
    if not hidden:
        return xml
    for part in hidden:
        if part.tag == f"{TEXT}hidden-text":
            part.tag = f"{TEXT}span"
            part.text = part.text or part.get(f"{TEXT}string-value")
            part.attrib.clear()
        part.set(f"{TEXT}style-name", f"{HIDDEN}{'' if part.tag in PARAGRAPHS else 'Words'}")
    _add_styles(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _hidden(root: Element) -> Iterator[Element]:
    """The paragraphs and words of hidden parts."""
    for section in root.iter(f"{TEXT}section"):
        display = section.get(f"{TEXT}display")
        if display == "none" or (display == "condition" and _is_hidden(section)):
            section.set(f"{TEXT}display", "true")
            yield from _words_of(section)
    for field in root.iter(f"{TEXT}hidden-paragraph"):
        if _is_hidden(field):
            yield from _words_of(next(field.iterancestors(*PARAGRAPHS), field))
    yield from (field for field in root.iter(f"{TEXT}hidden-text") if _is_hidden(field))


def _is_hidden(part: Element) -> bool:
    return part.get(f"{TEXT}is-hidden") == "true"


def _words_of(part: Element) -> Iterator[Element]:
    yield from part.iter(*PARAGRAPHS, f"{TEXT}span")


def _add_styles(root: Element) -> None:
    styles = root.find(f"{OFFICE}automatic-styles")
    if styles is None:
        styles = etree.Element(f"{OFFICE}automatic-styles")
        root.insert([child.tag for child in root].index(f"{OFFICE}body"), styles)
    for name, family in ((HIDDEN, "paragraph"), (f"{HIDDEN}Words", "text")):
        style = etree.SubElement(styles, f"{STYLE}style")
        style.set(f"{STYLE}name", name)
        style.set(f"{STYLE}family", family)
        etree.SubElement(style, f"{STYLE}text-properties").set(f"{TEXT}display", "none")
