"""The packet in which document systems hand each other papers (QCVN 102:2016/BTTTT), opened.

Read by local names and liberally: older namespaces, a second dialect and missing parts occur.
"""

import base64
import binascii
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

from lxml import etree

from conclusions.sources.packets import Attachment, Cover, Packet, chosen
from conclusions.sources.xml_root import in_utf8, past_prologue, root_of
from departments.filekinds import ZIP
from departments.foreign_files.archive import BAD_ZIP, check_archive
from departments.foreign_files.problem import SourceProblem
from departments.papertext import number_trouble, out_of_calendar

DAMAGED = "Gói .edxml không đọc được: gói hỏng hoặc không đúng định dạng. Tải lại gói rồi chọn lại."
DOCTYPE = "Gói .edxml có khai báo không được phép (DOCTYPE) nên không đọc."
STATUS = (
    "Gói .edxml này là thông báo trạng thái gửi nhận{about}, không có văn bản nào ở trong. "
    "Chọn gói chứa văn bản."
)
NOTHING = (
    "Gói .edxml không có tệp văn bản nào đọc được. Lấy tệp văn bản từ hệ thống rồi chọn tệp đó."
)
RECALLS, REPLACES = "1", "3"
LOOKED_AT = 65_536  # bytes of the beginning
MOST = 100  # attachments
LONGEST_NUMBER = 40
DAY = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})")


def opened_edxml(content: bytes) -> Packet:
    """The paper of a packet with what its header says; raises SourceProblem as the door does."""
    head = _header(root := _root(content))
    attached = list(_attached(root))
    if not attached and (about := _status(root)) is not None:
        raise SourceProblem(STATUS.format(about=f" văn bản {about}" if about else ""))
    packet = chosen(attached, nothing=NOTHING, of="Gói .edxml")
    return replace(packet, notes=tuple(_told(root, head)), cover=head)


def _root(content: bytes) -> etree._Element:
    """Declarations are looked for in the very letters that are parsed, up to the root tag and well
    beyond it."""
    content = in_utf8(content).lstrip()
    head = content[: max(LOOKED_AT, past_prologue(content))]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise SourceProblem(DOCTYPE)
    return root_of(content, damaged=DAMAGED, doctype=DOCTYPE, huge=True)


def _all(node: etree._Element, name: str) -> Iterator[etree._Element]:
    return (one for one in node.iter() if _name(one) == name.lower())


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname.lower() if isinstance(node.tag, str) else ""


def _text(node: etree._Element, *path: str) -> str:
    """The words of the first element down that path, by local names; "" without it."""
    for name in path:
        found = next(_all(node, name), None)
        if found is None:
            return ""
        node = found
    return " ".join((node.text or "").split())


def _header(root: etree._Element) -> Cover:
    head = next(_all(root, "MessageHeader"), root)
    count, symbol = _text(head, "Code", "CodeNumber"), _text(head, "Code", "CodeNotation")
    return Cover(
        number=_number(count, symbol),
        issued_on=_day(_text(head, "PromulgationInfo", "PromulgationDate")),
        signer_name=_text(head, "SignerInfo", "FullName"),
        sender=_text(head, "From", "OrganName"),
        due_on=_day(_text(head, "DueDate")),
    )


def _number(count: str, symbol: str) -> str:
    """As paper bears it; "" for what is none."""
    number = f"{count}/{symbol}"
    return "" if number_trouble(number) or len(number) > LONGEST_NUMBER else number


def _day(written: str) -> date | None:
    found = DAY.search(written)
    if not found:
        return None
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        named = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return None if out_of_calendar(named) else named


def _attached(root: etree._Element) -> Iterator[Attachment]:
    """The files: each as bytes, or in a ZIP of its own whatever its name ends in."""
    for count, node in enumerate(_all(root, "Attachment")):
        if count >= MOST:
            return
        name = _text(node, "AttachmentName") or _text(node, "Description") or f"tep-{count + 1}"
        coded = _text(node, "ContentTransferEncoded") or _text(node, "AttachmentData")
        try:
            content = base64.b64decode(re.sub(r"\s", "", coded), validate=False)
        except (binascii.Error, ValueError):
            continue
        if content:
            yield Attachment(name, _unpacked(content))


def _unpacked(content: bytes) -> bytes:
    """A file in a ZIP of one file, whose name may be any; a Word file is a ZIP of many."""
    if not content.startswith(ZIP):
        return content
    try:
        check_archive(content)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            files = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(files) != 1:
                return content
            with archive.open(files[0]) as file:
                return file.read(files[0].file_size)
    except (SourceProblem, *BAD_ZIP):  # it is kept as it came; as the paper it is refused later
        return content


def _status(root: etree._Element) -> str | None:
    """Which paper a message without one tells the fate of; None where it is no such message."""
    if next(_all(root, "StatusCode"), None) is None:
        return None
    answered = next(_all(root, "ResponseFor"), None)
    return _text(answered, "Code") if answered is not None else ""


def _told(root: etree._Element, head: Cover) -> Iterator[str]:
    if head.sender:
        yield f"Nơi gửi ghi trong gói: {head.sender}."
    kind = _text(root, "BussinessDocType")
    if kind == RECALLS:
        yield "Gói này thu hồi văn bản đã gửi; kiểm tra văn bản tương ứng đang theo dõi."
    if kind == REPLACES:
        yield "Gói này thay thế văn bản đã gửi; kiểm tra văn bản tương ứng đang theo dõi."
    if head.due_on:
        day = head.due_on
        yield (
            f"Nơi gửi đề nghị hạn xử lý chung {day:%d}/{day:%m}/{day.year}; hạn này chưa ghi vào "
            "việc giao nào."
        )
