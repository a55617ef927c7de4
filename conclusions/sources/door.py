"""The one door for files: what a file is by its bytes, whatever its name ends in, and what reads
it."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from conclusions.sources.xml_root import in_utf8, past_prologue
from departments.filekinds import OLE, ZIP
from departments.foreign_files.archive import BAD_ZIP
from departments.foreign_files.decoding import wide_encoding

SHOWN = 4096  # letters of the beginning that tell a text kind
HEAD_LINE = re.compile(
    rb"(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|From|To|Subject|Date|X-[\w-]+|"
    rb"DKIM-Signature|ARC-[\w-]+|Content-Type|Authentication-Results):",
    re.I,
)
EDXML = re.compile(rb"<(?:\w+:)?edXML[\s>]", re.I)
BRANDS = {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis", b"avif"}
NO_TABLE = (
    "Tệp Excel không phải thông báo kết luận. Chọn tệp Word hoặc PDF; sổ theo dõi bằng Excel thì "
    "nhập tại Nhập thông báo, “nhập sổ theo dõi cũ”."
)
PACKED = "Đây là tệp nén. Giải nén rồi chọn tệp thông báo ở trong."
# What web systems and programs save under the name of Word files.
SAVED_AS = {
    "wordml": re.compile(rb"<(?:\w+:)?wordDocument[\s>]|<pkg:package[\s>]"),
    "fodt": re.compile(rb"<office:document[\s>]"),
    "html": re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?"
                       rb"<(?:!doctype html|html|head|body|meta|div|table|p)[\s>]", re.I | re.S),
}  # fmt: skip
LATE_PDF = re.compile(rb"%PDF-1\.\d[\r\n]")
ODT = b"application/vnd.oasis.opendocument.text"


@dataclass(frozen=True)
class Kind:
    """A kind of file: how people call it, what its name ends in, how it is read.

    `by`: "text" at once; "child" at once, in a process of its own; "office" by LibreOffice and
    "scan" by Tesseract, both by a worker; "packet" is opened for the paper in it; "" not at all,
    and then `refusal` says why and what to do.
    """

    words: str
    suffixes: tuple[str, ...] = ()
    by: str = ""
    refusal: str = ""


KINDS = {
    "txt": Kind("văn bản", (".txt",), "text"),
    "docx": Kind("Word", (".docx",), "child"),
    "pdf": Kind("PDF", (".pdf",), "child"),
    "doc": Kind("Word cũ", (".doc",), "office"),
    "odt": Kind("OpenDocument", (".odt",), "office"),
    "rtf": Kind("RTF", (".rtf",), "office"),
    "html": Kind("trang web", (), "text"),
    "wordml": Kind("Word XML", (), "office"),
    "fodt": Kind("OpenDocument", (), "office"),
    "jpg": Kind("ảnh JPG", (".jpg", ".jpeg"), "scan"),
    "png": Kind("ảnh PNG", (".png",), "scan"),
    "tiff": Kind("ảnh TIFF", (".tif", ".tiff"), "scan"),
    "heic": Kind("ảnh HEIC", (".heic", ".heif"), "scan"),
    "eml": Kind("thư điện tử", (".eml",), "packet"),
    "msg": Kind("thư Outlook", (".msg",), "packet"),
    "edxml": Kind("gói văn bản điện tử", (".edxml",), "packet"),
    "encrypted": Kind(
        "tệp Word có mật khẩu",
        refusal="Tệp không đọc được: tệp có mật khẩu. Mở bằng Word, bỏ mật khẩu, lưu lại rồi chọn "
        "lại.",
    ),
    "xls": Kind("Excel", refusal=NO_TABLE),
    "xlsx": Kind("Excel", refusal=NO_TABLE),
    "zip": Kind("tệp nén", refusal=PACKED),
    "rar": Kind("tệp nén", refusal=PACKED),
    "": Kind(
        "tệp lạ",
        refusal="Không nhận ra loại tệp. Chọn tệp Word, PDF, ảnh quét, thư (.eml, .msg), gói "
        ".edxml hoặc văn bản (.txt).",
    ),
}
SUFFIXES = tuple(suffix for kind in KINDS.values() if kind.by for suffix in kind.suffixes)


def kind_told(content: bytes) -> str:
    """The name of the kind in KINDS that the bytes are; "" for none that is known."""
    start = content.lstrip()[:SHOWN]
    for name, marks in BEGINNINGS.items():
        if start.startswith(marks):
            return name
    if start[4:8] == b"ftyp":
        return "heic" if start[8:12] in BRANDS else ""
    if start.startswith(ZIP):
        return _zipped(content)
    if start.startswith(OLE):
        return _compound(content)
    if is_late_pdf(content):
        return "pdf"
    wide = wide_encoding(content)
    start = start_of_text(content)
    if EDXML.search(start):
        return "edxml"
    for name, mark in SAVED_AS.items():
        if mark.search(start):
            return name
    if HEAD_LINE.match(start) and b"\n" in start:
        return "eml"
    return "txt" if wide or b"\0" not in content[:SHOWN] else ""


def is_late_pdf(content: bytes) -> bool:
    """Whether other bytes stand before the head of a PDF, as programs leave them there: readers
    look for it in the first thousand (ISO 32000-1, annex H.3)."""
    return LATE_PDF.search(content[:1024]) is not None and b"startxref" in content[-2048:]


BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "rtf": (rb"{\rtf",),
    "jpg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "tiff": (b"II*\0", b"MM\0*"),
    "rar": (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c"),
}


def start_of_text(content: bytes) -> bytes:
    """The letters that tell a text kind: from the root tag on where it is XML, however long the
    comments before it are."""
    text = in_utf8(content).lstrip()
    if EDXML.match(text, place := past_prologue(text)):
        return text[place : place + SHOWN]
    return text[:SHOWN]


def _zipped(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.read("mimetype")[: len(ODT) + 1] == ODT:
                return "odt"
    except BAD_ZIP:
        return "docx"  # the reader of Word files says that it is damaged
    for name, folder in (("docx", "word/"), ("xlsx", "xl/")):
        if any(entry.startswith(folder) for entry in names):
            return name
    return "zip" if "[Content_Types].xml" not in names else "docx"


def _compound(content: bytes) -> str:
    """What an old compound file holds, by the names in its directory; first a mail, for in it are
    the directories of the files attached."""
    for name, entry in (
        ("msg", "__substg1.0_"),
        ("encrypted", "EncryptedPackage"),
        ("doc", "WordDocument"),
        ("xls", "Workbook"),
    ):
        if entry.encode("utf-16-le") in content:
            return name
    return ""
