"""A notice's files as its rows make them; the print of an issued one is kept from its first on."""

import hashlib
import logging
from contextlib import nullcontext
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import render_to_string

from conclusions.models import Conclusion, Document
from departments import file_names
from reports.papers.msword.notice_docx import render_docx
from reports.papers.notices.notice_sheet import NoticeSheet, sheet_of
from reports.papers.notices.sheet_words import data_sha256
from reports.papers.paragraphs import every_letter
from reports.papers.pdf import render_pdf, sheets_of
from reports.papers.stages import StageListener

STYLES = ("css/pdf/paper.css", "css/pdf/notice.css")
# What still becomes a file well under a second, in letters of the page, its marks included; the
# sample has 11,000. Measured in millionths of a second: a PDF takes 30 a letter and 800 a cell of a
# table beside its letters, a Word file 5 a letter.
SMALL, CELL = {"pdf": 20_000, "docx": 80_000}, 25
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class KeptPrint:
    """The print that was kept: is its file still that one, and does it say what the data say?"""

    document: Document
    whole: bool
    data_sha256: str

    @property
    def agrees(self) -> bool:
        return self.whole and self.document.data_sha256 == self.data_sha256


@dataclass(frozen=True)
class NoticeRendering:
    """A file of a notice as its rows stand now, still to be made."""

    conclusion: Conclusion
    suffix: str
    sheet: NoticeSheet
    page: str

    @property
    def is_long(self) -> bool:
        return len(self.page) + CELL * self.page.count("<td") > SMALL[self.suffix]

    @property
    def is_kept(self) -> bool:
        """It is the print of an issued notice: one file for everyone, from the first on."""
        return self.suffix == "pdf" and not self.conclusion.is_draft

    @property
    def made_from(self) -> str:
        """The hash of all that the file shows and how it looks; the words alone say less."""
        return hashlib.sha256("".join((self.page, *sheets_of(STYLES))).encode()).hexdigest()

    def content(self, on_stage: StageListener | None = None) -> bytes:
        """The file, made anew; `on_stage` hears how far it is."""
        if self.suffix == "docx":
            return render_docx(self.sheet)
        content = render_pdf(self.page, STYLES, on_stage=on_stage)
        if not self.is_kept:
            return content
        return _keep(self.conclusion, content, data_sha256(self.sheet))


def rendering_of(conclusion: Conclusion, suffix: str = "pdf") -> NoticeRendering:
    with every_letter() if suffix == "docx" else nullcontext():
        sheet = sheet_of(conclusion)
        page = render_to_string("reports/pdf/notice.html", {"sheet": sheet})
    return NoticeRendering(conclusion, suffix, sheet, page)


def print_of(conclusion: Conclusion) -> bytes:
    """The notice as a PDF: a draft as it stands, an issued one always the same kept file."""
    return kept_content(conclusion) or rendering_of(conclusion).content()


def kept_content(conclusion: Conclusion) -> bytes | None:
    """The kept print of an issued notice, if its file is there and is the one that was kept."""
    document = None if conclusion.is_draft else _newest(conclusion)
    if document is None:
        return None
    content = document.content()
    if content is None:
        logger.error("Kept print %s of notice %s is lost or changed", document.pk, conclusion.pk)
    return content


def kept_print(conclusion: Conclusion) -> KeptPrint | None:
    """The kept print beside the data as they stand now; None before the first asking."""
    document = _newest(conclusion)
    if document is None:
        return None
    whole = document.content() is not None
    return KeptPrint(document, whole, data_sha256(sheet_of(conclusion)))


def _newest(conclusion: Conclusion) -> Document | None:
    return conclusion.documents.filter(kind=Document.Kind.PRINT).order_by("pk").last()


@transaction.atomic
def _keep(conclusion: Conclusion, content: bytes, data: str) -> bytes:
    """Keep the print, unless someone asking at the same moment kept it first."""
    Conclusion.objects.select_for_update().get(pk=conclusion.pk)
    if kept := kept_content(conclusion):
        return kept
    conclusion.documents.create(
        kind=Document.Kind.PRINT,
        file=ContentFile(content, name=f"ban-in-{conclusion.pk}.pdf"),
        name=f"{name_of(conclusion)}.pdf",
        sha256=hashlib.sha256(content).hexdigest(),
        data_sha256=data,
    )
    return content


def file_name(conclusion: Conclusion, suffix: str = "pdf") -> str:
    """“Thong-bao-598-TB-SKHCN.pdf”: what the file is called when it is saved."""
    return file_names.file_name(_called(conclusion), suffix)


def name_of(conclusion: Conclusion) -> str:
    """“Thông báo 598-TB-SKHCN năm 2024”: how it is told among those of other years."""
    year = f" năm {conclusion.year}" if conclusion.number and conclusion.year else ""
    return f"{_called(conclusion)}{year}"


def _called(conclusion: Conclusion) -> str:
    kind = "Dự thảo thông báo" if conclusion.is_draft else "Thông báo"
    return f"{kind} {conclusion.number.replace('/', '-') or conclusion.pk}"
