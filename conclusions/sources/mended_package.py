"""An Office package as python-docx can open it: without relationships to parts that are not there,
and with the names of parts that strict files (ISO/IEC 29500-1) have brought to the usual ones."""

import posixpath
import zipfile
from io import BytesIO

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

from departments.filekinds import ZIP
from departments.foreign_files.problem import SourceProblem

TYPES = "[Content_Types].xml"
OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
DEFAULT = "{http://schemas.openxmlformats.org/package/2006/content-types}Default"
EMBEDDED = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BYTES = "application/octet-stream"
MACROS = "Tệp Word có macro nên không đọc, để an toàn. Lưu thành .docx rồi chọn lại."
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = b"http://purl.oclc.org/ooxml/"
OPEN = b"http://schemas.openxmlformats.org/"
# Word's own years behind the names of strict files.
YEARS = {
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"officeDocument/customXml": b"officeDocument/2006/customXml",
    b"officeDocument/extendedProperties": b"officeDocument/2006/extended-properties",
    b"officeDocument/docPropsVTypes": b"officeDocument/2006/docPropsVTypes",
    b"officeDocument/sharedTypes": b"officeDocument/2006/sharedTypes",
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/chart": b"drawingml/2006/chart",
}
DTD = "Tệp không đọc được: tệp có khai báo DTD, không an toàn. Lưu lại bằng Word rồi chọn lại."


def mended(content: bytes) -> bytes:
    """The package itself where nothing is wrong with it."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        read = {name: archive.read(name) for name in archive.namelist()}
    parts = _named({name.replace("\\", "/"): part for name, part in read.items()})
    changed = {} if parts.keys() == read.keys() else dict(parts)
    if (types := _types(parts)) != parts.get(TYPES):
        changed[TYPES] = types
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            if b"<!DOCTYPE" in part[:2000] or b"<!ENTITY" in part[:2000]:
                raise SourceProblem(DTD)
            usual = _usual(part)
            if name.endswith(".rels"):
                usual = _without_dead(name, usual, parts)
            if usual != part:
                changed[name] = usual
    if not changed:
        return content
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, changed.get(name, part))
    return buffer.getvalue()


def _named(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts by the names that relationships call them, which may differ in small and capital
    letters: Word takes them for the same."""
    known = {name.lower(): name for name in parts}
    names: dict[str, str] = {}
    for name, relations in parts.items():
        if not name.endswith(".rels") or b"<!DOCTYPE" in relations[:2000]:
            continue
        for relation in parse_xml(relations).iter(RELATION):
            called = _part(_home(name), relation.get("Target", ""))
            if relation.get("TargetMode") != "External" and called not in parts:
                names |= {known[called.lower()]: called} if called.lower() in known else {}
    for name, called in list(names.items()):
        own = [posixpath.join(*_folded(one)) for one in (name, called)]
        if own[0] in parts and own[1] not in parts:
            names[own[0]] = own[1]
    return {names.get(name, name): part for name, part in parts.items()}


def _folded(name: str) -> tuple[str, str, str]:
    """Where the relationships of a part are: “word/_rels/document.xml.rels”."""
    folder, _, own = name.rpartition("/")
    return folder, "_rels", f"{own}.rels"


def _types(parts: dict[str, bytes]) -> bytes | None:
    """What kinds the parts are: a template is read as a document, a document set in whole is no
    part of this one, and what is of no kind at all is some bytes. Raises SourceProblem for one with
    macros."""
    told = parts.get(TYPES)
    if told is None or b"<!DOCTYPE" in told[:2000]:
        return told
    root = parse_xml(told)
    changed = False
    for override in root.iter(OVERRIDE):
        kind, part = override.get("ContentType", ""), override.get("PartName", "").lstrip("/")
        if "macroEnabled" in kind and kind.endswith("main+xml"):
            raise SourceProblem(MACROS)
        if kind.endswith("main+xml") and parts.get(part, b"").startswith(ZIP):
            override.set("ContentType", EMBEDDED)
            changed = True
        elif kind.endswith("template.main+xml"):
            override.set("ContentType", kind.replace("template.main", "document.main"))
            changed = True
    for default in root.iter(DEFAULT):
        packed = default.get("Extension", "").lower() not in ("xml", "rels")
        if packed and default.get("ContentType", "").endswith("main+xml"):
            default.set("ContentType", EMBEDDED)
            changed = True
    known = {one.get("Extension", "").lower() for one in root.iter(DEFAULT)}
    named = {one.get("PartName", "").lstrip("/") for one in root.iter(OVERRIDE)}
    for name in parts:
        suffix = posixpath.splitext(name)[1].lstrip(".").lower()
        if suffix and suffix not in known and name not in named and name != TYPES:
            root.insert(0, root.makeelement(DEFAULT, Extension=suffix, ContentType=BYTES))
            known.add(suffix)
            changed = True
    return serialize_part_xml(root) if changed else told


def _usual(part: bytes) -> bytes:
    if STRICT in part:
        for strict, usual in YEARS.items():
            part = part.replace(STRICT + strict, OPEN + usual)
    return part


def _without_dead(name: str, relations: bytes, parts: dict[str, bytes]) -> bytes:
    """The relationships without those whose part is not in the package."""
    root = parse_xml(relations)
    home = _home(name)
    dead = [
        relation
        for relation in root.iter(RELATION)
        if relation.get("TargetMode") != "External"
        and _part(home, relation.get("Target", "")) not in parts
    ]
    for relation in dead:
        root.remove(relation)
    return serialize_part_xml(root) if dead else relations


def _home(name: str) -> str:
    """From which folder relationships count: “word” for “word/_rels/document.xml.rels”."""
    return posixpath.dirname(posixpath.dirname(name))


def _part(home: str, target: str) -> str:
    """The name in the package of what a relationship from that folder points at."""
    target = target.partition("#")[0]
    whole = target if target.startswith("/") else posixpath.join("/", home, target)
    return posixpath.normpath(whole).lstrip("/")
