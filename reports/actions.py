"""What a print leaves behind: the print of an issued notice, kept from its first asking on."""

import hashlib
import logging

from django.core.files.base import ContentFile
from django.db import transaction

from conclusions.models import Conclusion, Document
from reports.notice import sheet_of
from reports.pdf import render_pdf

STYLES = ("css/pdf/paper.css", "css/pdf/notice.css")
logger = logging.getLogger(__name__)


def print_of(conclusion: Conclusion) -> bytes:
    """The notice as a PDF: a draft as it stands, an issued one always the same kept file."""
    if conclusion.is_draft:
        return _printed(conclusion)
    return _kept(conclusion) or _keep(conclusion, _printed(conclusion))


def _printed(conclusion: Conclusion) -> bytes:
    return render_pdf("reports/pdf/notice.html", {"sheet": sheet_of(conclusion)}, styles=STYLES)


def _kept(conclusion: Conclusion) -> bytes | None:
    """The kept print, if its file is there and is the one that was kept."""
    document = conclusion.documents.filter(kind=Document.Kind.PRINT).order_by("pk").last()
    if document is None:
        return None
    try:
        with document.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        content = b""
    if hashlib.sha256(content).hexdigest() == document.sha256:
        return content
    logger.error("Kept print %s of notice %s is lost or changed", document.pk, conclusion.pk)
    return None


@transaction.atomic
def _keep(conclusion: Conclusion, content: bytes) -> bytes:
    """Keep the print, unless someone asking at the same moment kept it first."""
    Conclusion.objects.select_for_update().get(pk=conclusion.pk)
    if kept := _kept(conclusion):
        return kept
    conclusion.documents.create(
        kind=Document.Kind.PRINT,
        file=ContentFile(content, name=f"ban-in-{conclusion.pk}.pdf"),
        name=file_name(conclusion),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return content


def file_name(conclusion: Conclusion, suffix: str = "pdf") -> str:
    """“Thông báo 598-TB-SKHCN năm 2024.pdf”: what the file is called when it is saved."""
    if not conclusion.number:
        return f"Dự thảo thông báo {conclusion.pk}.{suffix}"
    year = f" năm {conclusion.year}" if conclusion.year else ""
    kind = "Dự thảo thông báo" if conclusion.is_draft else "Thông báo"
    return f"{kind} {conclusion.number.replace('/', '-')}{year}.{suffix}"
