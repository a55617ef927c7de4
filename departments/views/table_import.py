"""Lists from Excel: the workbook to fill in, the trial of a filled one, and taking it in."""

from datetime import datetime
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import FormView, TemplateView, View

from departments.brought_tables import BroughtTable
from departments.file_names import file_name
from departments.filtering import unknown_page
from departments.foreign_files.problem import SourceProblem
from departments.workbooks import table_runs
from departments.workbooks.blank_book import blank_book
from departments.workbooks.sheet_rows import LARGEST, SUFFIXES
from departments.workbooks.table_form import TableForm, Verdict

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 4  # pixels of a column's letter
ROWS = 100  # on a page of the trial
EARLIER = 5  # workbooks told of that were taken in before
NOT_TAKEN = "Danh mục đã thay đổi từ lúc xem trước, nên chưa nhập gì; xem lại các dòng cần sửa."
NO_LONGER = "Bảng này đã được nhập trước đó."
MISSING = "Tệp không còn trên máy chủ; chọn lại tệp."


class TableFile(forms.Form):
    file = forms.FileField(
        label="Tệp Excel",
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
        error_messages={
            "required": "Chọn tệp Excel.",
            "empty": "Tệp rỗng.",
            "invalid": "Chưa nhận được tệp; chọn lại tệp.",
        },
    )


class OfTable:
    """Pages of one form, for those who may take it in."""

    table_form: TableForm = None  # each address gives its own
    space = ""  # where its addresses are named

    def dispatch(self, request, *args, **kwargs):
        if not self.table_form.may(request.user):
            raise PermissionDenied(self.table_form.refusal)
        return super().dispatch(request, *args, **kwargs)

    def address(self, page: str, *args: int) -> str:
        return reverse(f"{self.space}:{self.table_form.slug}_{page}", args=args)

    def tables(self):
        return BroughtTable.objects.filter(slug=self.table_form.slug)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            table_form=self.table_form,
            start=self.address("import"),
            blank=self.address("blank"),
            back=reverse(self.table_form.back),
            **kwargs,
        )


class TableImport(OfTable, FormView):
    template_name = "departments/table_import.html"
    form_class = TableFile

    def form_valid(self, form):
        file, now = form.cleaned_data["file"], timezone.now()
        try:
            content = file.read(LARGEST + 1)
            table = table_runs.bring(
                self.table_form, file.name, content, by=self.request.user, now=now
            )
        except SourceProblem as problem:
            form.add_error("file", str(problem))
            return self.form_invalid(form)
        return redirect(self.address("trial", table.pk))

    def get_context_data(self, **kwargs):
        taken = self.tables().exclude(taken_at=None).select_related("brought_by").defer("rows")
        last = taken.order_by("-taken_at")[:EARLIER]
        rows = [(table, self.address("file", table.pk)) for table in last]
        return super().get_context_data(earlier=rows, **kwargs)


class TableTrial(OfTable, TemplateView):
    """What would become of each row; one button takes all in. Of what was taken in, what became of
    each row, and the way back where there is one."""

    template_name = "departments/table_trial.html"

    def table(self) -> BroughtTable:
        """A workbook is its bringer's alone."""
        return get_object_or_404(self.tables(), pk=self.kwargs["pk"], brought_by=self.request.user)

    def post(self, request, pk):
        table = self.table()
        if "bo" in request.POST:
            self._take_back(table, timezone.now())
        elif table.taken_at:
            messages.info(request, NO_LONGER)
        elif "thoi" not in request.POST:
            self._take_in(table, timezone.now())
        elif table_runs.leave(table):
            return redirect(self.address("import"))
        return redirect(self.address("trial", pk))

    def _take_in(self, table: BroughtTable, now: datetime) -> None:
        try:
            done = table_runs.take_in(self.table_form, table, by=self.request.user, now=now)
        except (SourceProblem, FileNotFoundError) as problem:
            told = MISSING if isinstance(problem, FileNotFoundError) else str(problem)
            messages.error(self.request, told)
            return
        if done:
            messages.success(self.request, "Đã nhập xong.")
        else:
            is_wrong = Verdict.WRONG in table_runs.counts_of(table)
            messages.error(self.request, NOT_TAKEN if is_wrong else table_runs.JUST_CHANGED)

    def _take_back(self, table: BroughtTable, now: datetime) -> None:
        if why := table_runs.take_back(self.table_form, table, now=now):
            messages.error(self.request, why)
        else:
            messages.success(self.request, "Đã bỏ những gì lần nhập này tạo ra.")

    def get_context_data(self, **kwargs):
        table = self.table()
        counts, common = table_runs.counts_of(table), table_runs.common_to(table)
        shown = self.request.GET.get("chi", "")
        rows = [row for row in table.rows if _is_shown(row, shown, common)]
        asked = self.request.GET.get("page", "")
        page = Paginator(rows, ROWS).get_page(asked or 1)
        return super().get_context_data(
            table=table,
            counts=[(one, one.label, counts[one]) for one in reversed(Verdict) if one in counts],
            noted=counts.get(table_runs.NOTED, 0),
            common=common,
            wrong=counts.get(Verdict.WRONG, 0),
            fresh=counts.get(Verdict.NEW, 0) + counts.get(Verdict.CHANGED, 0),
            shown=shown,
            page_obj=page,
            unknown=unknown_page(page, asked),
            sheets=self._sheets(page.object_list, common),
            before=table_runs.taken_before(table),
            may_take_back=bool(self.table_form.take_back and table.made),
            **kwargs,
        )

    def _sheets(self, rows: list[dict[str, Any]], common: dict[str, int]) -> list[dict[str, Any]]:
        """The rows of this page by their sheets, with the columns in which any of them says
        something; what is common to most is not told of each."""
        sheets = []
        parts = {part.name: part for part in self.table_form.parts}
        for (name, sheet), group in groupby(rows, key=lambda row: (row["part"], row["sheet"])):
            own = list(group)
            columns = [
                one for one in parts[name].columns if any(row["cells"].get(one.name) for row in own)
            ]
            lines = [
                row
                | {
                    "label": Verdict(row["verdict"]).label,
                    "words": [(one.title, row["cells"].get(one.name, "")) for one in columns],
                    "other": row["cells"].get("", ""),
                    "told": table_runs.own_words(row, common),
                }
                for row in own
            ]
            heads = [(column.title, WIDTH * column.letters) for column in columns]
            title = name if sheet in ("", name) else f"{name} (trang tính “{sheet}”)"
            sheets.append({"name": title, "heads": heads, "lines": lines})
        return sheets


def _is_shown(row: dict[str, Any], shown: str, common: dict[str, int]) -> bool:
    if shown == table_runs.NOTED:
        return table_runs.is_noted(row, common)
    return shown in ("", row["verdict"])


class TableBlank(OfTable, View):
    """The workbook to fill in."""

    def get(self, request):
        name = content_disposition_header(True, file_name(self.table_form.file, "xlsx"))
        content = blank_book(self.table_form)
        headers = {"Content-Disposition": name, "Cache-Control": "private, no-cache"}
        return HttpResponse(content, content_type=XLSX, headers=headers)


class TableOriginal(OfTable, View):
    """A workbook that was taken in, as it came."""

    def get(self, request, pk):
        table = get_object_or_404(self.tables().exclude(taken_at=None), pk=pk)
        try:
            file = table.file.open("rb")
        except FileNotFoundError:
            raise Http404(MISSING) from None
        return FileResponse(file, as_attachment=True, filename=table.name)


def table_paths(form: TableForm, at: str, space: str) -> list[URLPattern]:
    """The addresses of a form's pages below `at`: NAME_import, _trial, _blank, _file."""
    own = {"table_form": form, "space": space}
    return [
        path(at, TableImport.as_view(**own), name=f"{form.slug}_import"),
        path(f"{at}mau/", TableBlank.as_view(**own), name=f"{form.slug}_blank"),
        path(f"{at}<int:pk>/", TableTrial.as_view(**own), name=f"{form.slug}_trial"),
        path(f"{at}<int:pk>/tep/", TableOriginal.as_view(**own), name=f"{form.slug}_file"),
    ]
