"""What a print leaves behind: the print of an issued notice, kept from its first asking on."""

import hashlib
import logging
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from conclusions.models import Conclusion, Document
from reports.notice import Sheet, sheet_of
from reports.pdf import render_pdf
from reports.words import data_sha256

STYLES = ("css/pdf/paper.css", "css/pdf/notice.css")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """The print that was kept: is its file still that one, and does it say what the data say?"""

    document: Document
    whole: bool
    data_sha256: str

    @property
    def agrees(self) -> bool:
        return self.whole and self.document.data_sha256 == self.data_sha256


def print_of(conclusion: Conclusion) -> bytes:
    """The notice as a PDF: a draft as it stands, an issued one always the same kept file."""
    if conclusion.is_draft:
        return _printed(sheet_of(conclusion))
    if content := _kept(conclusion):
        return content
    sheet = sheet_of(conclusion)
    return _keep(conclusion, _printed(sheet), data_sha256(sheet))


def kept_print(conclusion: Conclusion) -> Kept | None:
    """The kept print beside the data as they stand now; None before the first asking."""
    document = _newest(conclusion)
    if document is None:
        return None
    whole = document.content() is not None
    return Kept(document, whole, data_sha256(sheet_of(conclusion)))


def _printed(sheet: Sheet) -> bytes:
    return render_pdf("reports/pdf/notice.html", {"sheet": sheet}, styles=STYLES)


def _newest(conclusion: Conclusion) -> Document | None:
    return conclusion.documents.filter(kind=Document.Kind.PRINT).order_by("pk").last()


def _kept(conclusion: Conclusion) -> bytes | None:
    """The kept print, if its file is there and is the one that was kept."""
    document = _newest(conclusion)
    if document is None:
        return None
    content = document.content()
    if content is None:
        logger.error("Kept print %s of notice %s is lost or changed", document.pk, conclusion.pk)
    return content


@transaction.atomic
def _keep(conclusion: Conclusion, content: bytes, data: str) -> bytes:
    """Keep the print, unless someone asking at the same moment kept it first."""
    Conclusion.objects.select_for_update().get(pk=conclusion.pk)
    if kept := _kept(conclusion):
        return kept
    conclusion.documents.create(
        kind=Document.Kind.PRINT,
        file=ContentFile(content, name=f"ban-in-{conclusion.pk}.pdf"),
        name=file_name(conclusion),
        sha256=hashlib.sha256(content).hexdigest(),
        data_sha256=data,
    )
    return content


def file_name(conclusion: Conclusion, suffix: str = "pdf") -> str:
    """“Thông báo 598-TB-SKHCN năm 2024.pdf”: what the file is called when it is saved."""
    if not conclusion.number:
        return f"Dự thảo thông báo {conclusion.pk}.{suffix}"
    year = f" năm {conclusion.year}" if conclusion.year else ""
    kind = "Dự thảo thông báo" if conclusion.is_draft else "Thông báo"
    return f"{kind} {conclusion.number.replace('/', '-')}{year}.{suffix}"
