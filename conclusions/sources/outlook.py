"""A mail as Outlook saves it (.msg): the attachment that is the paper, and the others.

The layout is Microsoft's MS-OXMSG: each attachment is a storage whose streams are its properties,
named after the property's number and type.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from olefile import OleFileIO

from conclusions.sources.cover_words import told_of_cover
from conclusions.sources.mail import DAMAGED, MOST_PARTS, NOTHING, called
from conclusions.sources.packets import Attachment, Packet
from conclusions.sources.written_in_mail import packet_of
from departments.foreign_files.problem import SourceProblem

ATTACHED = "__attach_version1.0_"
SUBJECT, BODY, LONG_NAME, SHORT_NAME, SHOWN_NAME = "0037", "1000", "3707", "3704", "3001"
CONTENT = "__substg1.0_37010102"
# Text properties come in Unicode or, from old Outlook, in the code page of its Windows.
CODINGS = {"001F": "utf-16-le", "001E": "cp1258"}
MOST_ENTRIES = 5_000  # of the directory; a mail with fifty attachments has about a thousand


def opened_outlook(content: bytes) -> Packet:
    """The paper attached to a mail; the mail's own lines are no orders and are not read."""
    try:
        with OleFileIO(BytesIO(content)) as ole:
            _check_size(ole)
            attached = list(_attached(ole, len(content)))
            subject = _text(ole, [], SUBJECT)
            words = _text(ole, [], BODY)
            told = told_of_cover(f"{subject}\n{words}")
    except SourceProblem:
        raise
    except (Exception, RecursionError):  # noqa: BLE001 - of a damaged file anything at all
        raise SourceProblem(DAMAGED) from None
    packet = packet_of(attached, [words], nothing=NOTHING, of=called(subject))
    return packet if packet.read_as else replace(packet, notes=told)


def _check_size(ole: OleFileIO) -> None:
    if sum(entry is not None for entry in ole.direntries) > MOST_ENTRIES:
        raise SourceProblem(DAMAGED)


def _attached(ole: OleFileIO, size: int) -> Iterator[Attachment]:
    """The attachments, those of mails within the mail too; together no more than the mail has, for
    in a forged one all may be the same sectors."""
    folders = [
        path[:-1]
        for path in ole.listdir()
        if path[-1].upper() == CONTENT.upper() and path[-2:-1] and path[-2].startswith(ATTACHED)
    ]
    whole = sum(ole.get_size([*folder, CONTENT]) for folder in folders)
    if len(folders) > MOST_PARTS or whole > size:
        raise SourceProblem(DAMAGED)
    for folder in folders:
        names = (_text(ole, folder, number) for number in (LONG_NAME, SHORT_NAME, SHOWN_NAME))
        with ole.openstream([*folder, CONTENT]) as stream:
            content = stream.read()
        if content:
            yield Attachment(next(filter(None, names), "tệp đính kèm"), content)


def _text(ole: OleFileIO, folder: list[str], number: str) -> str:
    for kind, coding in CODINGS.items():
        path = [*folder, f"__substg1.0_{number}{kind}"]
        if ole.exists(path):
            with ole.openstream(path) as stream:
                return stream.read().decode(coding, "replace").strip("\0 \r\n")
    return ""
