"""What a request for paper comes to, before anything is laid out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.papers.notices.notice_sheet import NoticeSheet
from reports.papers.worksheets.chase_papers import ChasePaper
from reports.papers.worksheets.working_paper import WorkingPaper


class Unprintable(Exception):
    """Why nothing is printed, in words for the person who asked."""


@dataclass(frozen=True)
class PrintPlan:
    """One request as it stands: what the file is called, how much it is, and its papers."""

    name: str
    rows: int
    count: int
    papers: Callable[[], Iterator[WorkingPaper | ChasePaper | NoticeSheet]]
    template: str = "reports/pdf/table.html"
    styles: tuple[str, ...] = ()  # other ones than those of tables
    trouble: str = ""  # why it is not printed, though there is something to print
    archive: Callable[[bytes], bytes] | None = None  # of the PDF and what goes with it, a ZIP
