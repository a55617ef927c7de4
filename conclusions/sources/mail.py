"""A mail with the paper attached: the attachment that is the paper, and the others."""

from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from conclusions.sources.cover_words import told_of_cover
from conclusions.sources.packets import Attachment, Packet
from conclusions.sources.web_page import lines_of_page
from conclusions.sources.written_in_mail import packet_of
from departments.foreign_files.decoding import clean
from departments.foreign_files.problem import SourceProblem

MOST_PARTS = 200
UNNAMED = "Tệp đính kèm"
DAMAGED = "Thư không đọc được. Lưu tệp đính kèm trong thư ra máy rồi chọn tệp đó."
NOTHING = (
    "Thư không có tệp đính kèm nào đọc được. Lưu thông báo ra tệp rồi chọn tệp đó, hoặc dán nội "
    "dung vào ô văn bản."
)


def opened_mail(content: bytes) -> Packet:
    """The paper attached to a mail; the mail's own lines are no orders and are not read, but what
    changes the paper is told."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        attached = list(_attached(message))
        subject = str(message.get("Subject", ""))
        forms = _words(message)
        told = told_of_cover("\n\n".join([subject, *forms]))
    except (MessageError, LookupError, ValueError, TypeError, RecursionError, AttributeError):
        raise SourceProblem(DAMAGED) from None
    packet = packet_of(attached, forms, nothing=NOTHING, of=called(subject))
    return packet if packet.read_as else replace(packet, notes=told)


def _words(message: EmailMessage) -> list[str]:
    """What the mail itself says, without its attachments, in both of its forms."""
    said = []
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        content = body.get_content() if body and not _is_a_file(body, message) else ""
        words = content if isinstance(content, str) else ""
        said.append("\n".join(lines_of_page(words)) if kind == "html" else words)
    return said


def called(subject: str) -> str:
    """A mail by its subject."""
    subject = " ".join(clean(subject).split())
    return f"Thư “{subject}”" if subject else "Thư"


def _attached(message: EmailMessage):
    parts = []
    for part in message.walk():
        parts.append(part)
        if len(parts) > MOST_PARTS:
            raise SourceProblem(DAMAGED)
        if part.is_multipart() or not _is_a_file(part, message):
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            yield Attachment(str(part.get_filename() or UNNAMED), content)


def _is_a_file(part: EmailMessage, message: EmailMessage) -> bool:
    """Attached, by name or by kind; of a page that a browser or Word saved whole (.mht), and nobody
    sent, the page itself."""
    if part.get_filename() or part.get_content_disposition() == "attachment":
        return True
    kind = part.get_content_type()
    if kind.startswith("application/"):
        return True
    return kind == "text/html" and not (message["To"] or message["Received"])
