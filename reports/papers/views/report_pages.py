"""Báo cáo: the papers of a period, each as a page and as a file, and the doors to its rows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.generic import TemplateView

from departments.fields import DayField
from departments.models import Agency
from reports.figures.figure_readers import may_freeze
from reports.figures.filters import ALL
from reports.figures.links import FigureLinks
from reports.figures.report_periods import current_period, report_periods
from reports.figures.row_sets import OLD_UNDATED, ROW_SETS
from reports.figures.views.for_chiefs import ForChiefs
from reports.models import FrozenPeriod
from reports.papers.worksheets.print_kinds import KINDS, suffixes_of
from reports.papers.worksheets.print_plan import PrintPlan
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.report_kinds import rows_chosen
from reports.papers.worksheets.working_paper import WorkingPaper, moment
from reports.wording.period_material import PeriodMaterial, material_of
from reports.wording.period_words import ReportPart, general_words, report_parts
from tasks.filters import options
from tasks.periods import DayRange, Span, period_of
from tasks.pressing import OLD_MONTHS

SHOWN = 40  # rows of a list that its page shows; the file has all of them
FILES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}


@dataclass(frozen=True)
class OfferedPaper:
    """A paper there is for the period: its kind, its page, what it holds."""

    kind: str
    label: str
    about: str
    url: str

    @property
    def files(self) -> list[tuple[str, str]]:
        """“pdf”, “PDF”: each kind of file it may be printed as."""
        return [(suffix, FILES[suffix]) for suffix in suffixes_of(self.kind)]


# Kind, name, what it holds. The first is for those who read notes (report_plan).
PAPERS = {
    "bao-cao": (
        "Báo cáo kết quả",
        "Thể thức Nghị định 30/2020/NĐ-CP; kèm biểu tổng hợp và danh mục quá hạn",
    ),
    "bieu-tong-hop": ("Biểu tổng hợp", "Giao, hoàn thành, chưa hoàn thành theo đơn vị"),
    "qua-han": ("Danh mục quá hạn", "Nhiệm vụ quá hạn chưa hoàn thành, nguyên nhân, đề xuất"),
    "gia-han": ("Thống kê gia hạn", "Đề nghị gia hạn và kết quả, theo đơn vị"),
    "minh-chung": (
        "Minh chứng đánh giá",
        "Số giao, hoàn thành, trả lại, quá hạn theo đơn vị, từng người",
    ),
    "khong-thoi-han": (
        "Không ghi thời hạn, giao lâu",
        f"Giao quá {OLD_MONTHS} tháng chưa có kết quả, của mọi kỳ",
    ),
}
# Those that are shown as one table, and their addresses' names.
PAGES = {
    "qua-han": "reports:paper_overdue",
    "gia-han": "reports:paper_extensions",
    "minh-chung": "reports:paper_evidence",
    "khong-thoi-han": "reports:paper_undated",
}
OTHER_PAGES = {"bao-cao": "reports:report", "bieu-tong-hop": "reports:summary"}


class DaysForm(forms.Form):
    """Any days from one to another."""

    tu = DayField(label="Từ ngày")
    den = DayField(label="Đến ngày")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first, last = given.get("tu"), given.get("den")
        if first and last and last < first:
            self.add_error("den", "Ngày cuối phải từ ngày đầu trở đi.")
        return given

    @property
    def key(self) -> str:
        return DayRange(self.cleaned_data["tu"], self.cleaned_data["den"]).key


class PeriodPage(ForChiefs, TemplateView):
    """A page of papers on one period, for those who see the whole register; without a period it
    leads to the agency's running quarter, so that each address names its own."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "ky" not in request.GET and "tu" not in request.GET:
            today, closes = timezone.localdate(), Agency.current().period_closes_on
            return redirect(f"{request.path}?ky={current_period(today, closes).key}")
        return super().get(request, *args, **kwargs)

    @cached_property
    def now(self) -> datetime:
        return timezone.now()

    @cached_property
    def asked(self) -> PrintRequest:
        """The same as its print would be asked by."""
        return PrintRequest(self.request.GET, self.request.user, self.now)

    @property
    def key(self) -> str:
        return self.request.GET.get("ky", "")

    @property
    def period(self) -> Span | None:
        return period_of(self.key)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = rows_chosen(self.asked)
        return super().get_context_data(
            chosen=chosen,
            period_words=str(self.period or ""),
            period_options=self._options(),
            unknown=chosen.unknown,
            home=f"{reverse('reports:reports')}?{urlencode({'ky': self.key})}",
            now=self.now,
            sees_all=self.asked.sees_all,
            **kwargs,
        )

    def _options(self) -> SafeString:
        return options(report_periods(self.key, timezone.localdate(self.now)), self.key)


class ReportsHome(PeriodPage):
    """What there is for the chosen period."""

    template_name = "reports/reports.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "tu" in request.GET:
            days = DaysForm(request.GET)
            if days.is_valid():
                return redirect(f"{request.path}?{urlencode({'ky': days.key})}")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        chosen, agency = context["chosen"], Agency.current()
        typed = "tu" in self.request.GET
        days = DaysForm(self.request.GET if typed else None, initial=self._days())
        if typed or context["unknown"] or not self.period:
            return context | {"days": days}
        told = material_of(chosen, agency.words)
        return context | {
            "days": days,
            "general": general_words(told),
            "doors": doors_of(told),
            "papers": self._papers(),
            "frozen": FrozenPeriod.objects.filter(key=self.key)
            .defer("rows")
            .order_by("-frozen_at"),
            "may_freeze": may_freeze(self.asked.rights),
            "next_url": self._next(),
            "freeze_url": f"{reverse('reports:freeze')}?{urlencode({'ky': self.key})}",
        }

    def _next(self) -> str:
        """The drafting of the next notice, for those who may write it."""
        if not self.asked.rights.writes_notices:
            return ""
        return f"{reverse('reports:next_notice')}?{urlencode({'ky': self.key})}"

    def _days(self) -> dict[str, Any]:
        return {"tu": self.period.first, "den": self.period.last} if self.period else {}

    def _papers(self) -> list[OfferedPaper]:
        shown = (kind for kind in PAPERS if kind != "bao-cao" or self.asked.sees_all)
        return [OfferedPaper(kind, *PAPERS[kind], address_of(kind, self.key)) for kind in shown]


def address_of(kind: str, key: str) -> str:
    """The page of a paper on that period."""
    return f"{reverse((PAGES | OTHER_PAGES)[kind])}?{urlencode({'ky': key})}"


@dataclass(frozen=True)
class FigureDoor:
    """A number in words, and the address of exactly the rows it counts."""

    label: str
    count: int
    url: str


def doors_of(told: PeriodMaterial) -> list[FigureDoor]:
    """The numbers that the report's first part tells."""
    links, row = FigureLinks(told.chosen), told.row
    counts = {key: getattr(row, ROW_SETS[key].name) for key in FIRST_DOORS}
    counts |= {"con-khong-han": told.left_undated, "con-qua-lau": told.long_late}
    doors = [
        FigureDoor(ROW_SETS[key].label, count, links.page("reports:register", cot=key))
        for key, count in counts.items()
    ]
    old = f"{reverse('reports:register')}?{urlencode({'ky': ALL, 'cot': OLD_UNDATED})}"
    return [*doors, FigureDoor(ROW_SETS[OLD_UNDATED].label, told.old_undated, old)]


FIRST_DOORS = ("tong", "xong", "xong-dung", "xong-qua", "con", "con-trong", "con-qua")


class ReportPage(PeriodPage):
    """The words of the report before it is printed."""

    template_name = "reports/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        KINDS["bao-cao"](self.asked)  # who may not print it may not read it
        context = super().get_context_data(**kwargs)
        agency = Agency.current()
        told = material_of(context["chosen"], agency.words)
        parts: tuple[ReportPart, ...] = report_parts(told, f"tính đến {moment(self.now)}")
        return context | {
            "parts": parts,
            "doors": doors_of(told),
            "symbol": f"BC-{agency.code}",
            "appendices": [address_of(kind, self.key) for kind in ("bieu-tong-hop", "qua-han")],
        }


class PaperPage(PeriodPage):
    """A working paper as its page: the columns, cells and notes that its file has."""

    template_name = "reports/paper.html"
    kind = ""  # one of PAGES

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind = self.kind
        plan = KINDS[kind](self.asked)
        paper = shown_paper(plan)
        return super().get_context_data(
            kind=kind,
            label=PAPERS[kind][0],
            paper=paper,
            rows=plan.rows,
            more=plan.rows > SHOWN and kind in ("qua-han", "khong-thoi-han"),
            shown_rows=SHOWN,
            files=OfferedPaper(kind, *PAPERS[kind], "").files,
            **kwargs,
        )


def shown_paper(plan: PrintPlan) -> WorkingPaper | None:
    """The paper with the first rows alone; None where it has none."""
    if not plan.rows:
        return None
    paper = next(iter(plan.papers()))
    assert isinstance(paper, WorkingPaper)
    if len(paper.groups) != 1 or isinstance(paper.groups[0].rows, tuple):
        return paper
    return replace(paper, groups=(replace(paper.groups[0], rows=first_rows(paper.groups[0].rows)),))


def first_rows(rows: Iterable[tuple[Any, ...]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(islice(rows, SHOWN))
