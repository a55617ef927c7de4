"""XML that came from outside, opened so that it fetches nothing and declares nothing."""

import re

from lxml import etree

from departments.foreign_files.decoding import wide_encoding
from departments.foreign_files.problem import SourceProblem

DECLARED = re.compile(rb"\s*<\?xml\s[^>]*\?>")
# Before the root: the declaration, comments, instructions; each ends at the first such end.
BEFORE = ((b"<?", b"?>"), (b"<!--", b"-->"))
DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.S)


def in_utf8(content: bytes) -> bytes:
    """Text in UTF-16 as UTF-8, without the declaration that says otherwise; other bytes as they
    are, without the mark of UTF-8."""
    wide = wide_encoding(content)
    if not wide:
        return content.removeprefix(b"\xef\xbb\xbf")
    text = content.decode(wide, "replace").lstrip("\ufeff")
    return DECLARED.sub(b"", text.encode(), count=1)


def past_prologue(xml: bytes) -> int:
    """Where the root tag stands: behind comments, instructions and declarations of its own."""
    at = 0
    while True:
        at = len(xml) - len(xml[at:].lstrip()) if xml[at : at + 1].isspace() else at
        end = next(
            (
                xml.find(end, at) + len(end)
                for start, end in BEFORE
                if xml.startswith(start, at) and xml.find(end, at) > 0
            ),
            0,
        )
        if found := DOCTYPE.match(xml, at):
            end = found.end()
        if not end:
            return at
        at = end


def root_of(xml: bytes, *, damaged: str, doctype: str, huge: bool = False) -> etree._Element:
    """Raises SourceProblem: `damaged` for what is no XML, `doctype` for declarations of its own.

    `huge` lifts the parser's bounds on depth and on one text's length.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=huge, recover=False
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise SourceProblem(damaged) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceProblem(doctype)
    return root
