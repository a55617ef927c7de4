"""What files begin with: a file is what its first bytes say, whatever its name ends in."""

from collections.abc import Iterable

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# By the ending of the name; plain text begins with anything but a NUL.
FIRST_BYTES = {
    "pdf": b"%PDF-",
    "docx": ZIP,
    "xlsx": ZIP,
    "pptx": ZIP,
    "odt": ZIP,
    "ods": ZIP,
    "zip": ZIP,
    "doc": OLE,
    "xls": OLE,
    "ppt": OLE,
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "png": b"\x89PNG\r\n\x1a\n",
    "txt": b"",
}
MB = 1024 * 1024


def is_kind(kind: str, content: bytes) -> bool:
    """Whether a file with that ending may begin so; `content` is its beginning or all of it."""
    return content.startswith(FIRST_BYTES[kind]) and not (kind == "txt" and b"\0" in content[:1024])


def kind_of(content: bytes, kinds: Iterable[str]) -> str:
    """The first of `kinds` that the content begins as; "" for none of them."""
    return next((kind for kind in kinds if is_kind(kind, content)), "")
