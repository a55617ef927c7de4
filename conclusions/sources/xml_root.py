"""XML that came from outside, opened so that it fetches nothing and declares nothing."""

from lxml import etree

from departments.foreign_files.problem import SourceProblem


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
