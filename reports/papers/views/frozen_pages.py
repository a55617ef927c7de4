"""Số liệu chốt: freezing a period, its figures then and now, and the rows behind them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.generic import TemplateView

from conclusions.actions.refusals import Refused
from departments.at_once import rows
from departments.forms import is_key
from departments.rights import Rights
from reports.figures.counts import SummaryRow
from reports.figures.figure_readers import freezers_only, may_freeze
from reports.figures.summary_columns import COLUMNS
from reports.figures.summary_table import SUMMARY_HEADINGS
from reports.figures.table_columns import heads_of
from reports.figures.views.for_chiefs import ForChiefs
from reports.models import FrozenPeriod
from reports.papers.frozen.freezing import freeze, times_frozen
from reports.papers.frozen.frozen_kinds import readable_papers
from reports.papers.frozen.later_changes import SHOWN, SinceFrozen, frozen_rows, since_frozen
from reports.papers.frozen.period_rows import in_column
from reports.papers.views.report_pages import PAPERS, OfferedPaper
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.working_paper import moment
from tasks.periods import period_of

MOST_ROWS = 500  # of a number, that its page lists


@dataclass(frozen=True)
class FrozenCount:
    """A number as it was frozen, the address of its rows, and what it is now where it differs."""

    count: int
    url: str
    now: int | None


@dataclass(frozen=True)
class FrozenLine:
    """A row of the official table then and now."""

    name: str
    cells: tuple[FrozenCount, ...]
    rate: str
    rate_now: str


class FreezePage(TemplateView):
    """What freezing does, and what was frozen of the period before."""

    template_name = "reports/freeze.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        freezers_only(Rights.of(request.user))
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        key, seen = (request.POST.get(name, "") for name in ("ky", "lan"))
        times = int(seen) if is_key(seen) else -1 if seen else None
        try:
            frozen = freeze(key, by=request.user, now=timezone.now(), seen=times)
        except Refused as reason:
            messages.error(request, str(reason))
            return redirect(f"{reverse('reports:reports')}?{urlencode({'ky': key})}")
        messages.success(request, f"Đã chốt số liệu {frozen.name}.")
        return redirect("reports:frozen", frozen.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        key = self.request.GET.get("ky", "")
        period, now = period_of(key), timezone.now()
        return super().get_context_data(
            key=key,
            period_words=str(period or ""),
            times=times_frozen(key),
            running=bool(period and period.last > timezone.localdate(now)),
            moment=moment(now),
            earlier=FrozenPeriod.objects.filter(key=key).defer("rows").order_by("-frozen_at"),
            home=f"{reverse('reports:reports')}?{urlencode({'ky': key})}",
            **kwargs,
        )


class FrozenPage(ForChiefs, TemplateView):
    """One freezing, read by who sees the whole register."""

    template_name = "reports/frozen.html"

    @cached_property
    def frozen(self) -> FrozenPeriod:
        found = FrozenPeriod.objects.select_related("frozen_by")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        frozen, now = self.frozen, timezone.now()
        request = PrintRequest(self.request.GET, self.request.user, now)
        told = since_frozen(frozen, reader=self.request.user, now=now)
        *lines, total = self._lines(told)
        others = FrozenPeriod.objects.filter(key=frozen.key).exclude(pk=frozen.pk)
        return super().get_context_data(
            frozen=frozen,
            moment=moment(frozen.frozen_at),
            moment_now=moment(now),
            lines=lines,
            total=total,
            heads=heads_of(SUMMARY_HEADINGS),
            papers=[
                (paper, OfferedPaper(paper.kind, *PAPERS[paper.kind], ""))
                for paper in readable_papers(request, period=frozen)
            ],
            changes=told.changes,
            more=max(told.count - SHOWN, 0),
            count=told.count,
            others=others.defer("rows").order_by("-frozen_at"),
            may_freeze=may_freeze(request.rights),
            home=f"{reverse('reports:reports')}?{urlencode({'ky': frozen.key})}",
            **kwargs,
        )

    def _lines(self, told: SinceFrozen) -> list[FrozenLine]:
        then, now = told.sums, told.sums_now
        names = dict(self.frozen.units)
        names |= {u.pk: u.name for u in rows("units") if u.pk in now and u.pk not in names}
        lines = [
            self._line(name, then.get(pk, SummaryRow()), now.get(pk, SummaryRow()), pk)
            for pk, name in names.items()
        ]
        whole = sum(then.values(), SummaryRow()), sum(now.values(), SummaryRow())
        return [*lines, self._line("Tổng cộng", *whole, None)]

    def _line(self, name: str, then: SummaryRow, now: SummaryRow, unit: int | None) -> FrozenLine:
        page = reverse("reports:frozen_rows", args=[self.frozen.pk])
        cells = []
        for key, column in COLUMNS.items():
            count, today = getattr(then, column.name), getattr(now, column.name)
            chosen = {"cot": key} | ({"don_vi": unit} if unit else {})
            url = f"{page}?{urlencode(chosen)}"
            cells.append(FrozenCount(count, url, today if today != count else None))
        return FrozenLine(name, tuple(cells), then.rate, now.rate if now.rate != then.rate else "")


class FrozenRows(FrozenPage):
    """The tasks that a frozen number counts, as they were called then."""

    template_name = "reports/frozen_rows.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        key, unit = (self.request.GET.get(name, "") for name in ("cot", "don_vi"))
        column = COLUMNS.get(key) or COLUMNS["tong"]
        names = {str(pk): name for pk, name in self.frozen.units}
        if key and key not in COLUMNS:
            raise Http404
        found = [
            row
            for row in frozen_rows(self.frozen)
            if in_column(row, column.name) and unit in ("", str(row.lead))
        ]
        return TemplateView.get_context_data(
            self,
            frozen=self.frozen,
            moment=moment(self.frozen.frozen_at),
            label=column.label,
            unit=names.get(unit, ""),
            count=len(found),
            rows=[(row, names.get(str(row.lead), "")) for row in found[:MOST_ROWS]],
            most=MOST_ROWS,
            **kwargs,
        )
