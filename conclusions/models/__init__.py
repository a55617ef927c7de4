"""What was said: a notice, its items, the duties in each directive, the documents they cite."""

from conclusions.models.acts import NoticeAct, ToldActs
from conclusions.models.changes import DraftChange, DraftRemark
from conclusions.models.circulation import NoticeView, Sending
from conclusions.models.conclusion import Conclusion, Series
from conclusions.models.content import Citation, Duty, Item
from conclusions.models.documents import Document
from conclusions.models.intakes import Intake, ScanPage
from conclusions.models.text_marks import TextMark
from conclusions.models.unsent import UnsentWords

__all__ = [
    "Citation",
    "Conclusion",
    "Document",
    "DraftChange",
    "DraftRemark",
    "Duty",
    "Intake",
    "Item",
    "NoticeAct",
    "NoticeView",
    "ToldActs",
    "ScanPage",
    "Sending",
    "Series",
    "TextMark",
    "UnsentWords",
]
