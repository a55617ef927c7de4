"""The security log, for the system administrator alone: the page and its workbook."""

from io import BytesIO
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import View
from django_filters.views import FilterView
from xlsxwriter import Workbook

from departments.filtering import KnownPage
from departments.models import SecurityLine
from departments.papertext import paper_moment
from departments.security_filters import SecurityFilter
from departments.views.kept_pages import KeptPage
from departments.views.table_import import XLSX
from departments.workbooks.blank_book import AS_WRITTEN, CELL, HEAD

ONLY_ADMINISTRATOR = "Chỉ quản trị hệ thống xem nhật ký an toàn."
MOST_ROWS = 100_000  # of a workbook, the newest
COLUMNS = (
    ("Lúc", 18, lambda line: paper_moment(line.at)),
    ("Việc", 26, lambda line: line.get_kind_display()),
    ("Người", 26, lambda line: line.person.full_name if line.person else ""),
    ("Tài khoản", 22, lambda line: line.who),
    ("Địa chỉ", 18, lambda line: line.address),
    ("Nội dung", 50, lambda line: line.what),
    ("Mã yêu cầu", 20, lambda line: line.request_id),
)


class OfAdministrator:
    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied(ONLY_ADMINISTRATOR)
        return super().dispatch(request, *args, **kwargs)


class SecurityLog(OfAdministrator, KeptPage, KnownPage, FilterView):
    """Newest first."""

    tab = "departments:security_log"
    template_name = "departments/security_log.html"
    filterset_class = SecurityFilter
    paginate_by = 50
    strict = False  # what is not known finds nothing, and is told

    def get_queryset(self):
        return SecurityLine.objects.select_related("person")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.copy()
        asked.pop(self.page_kwarg, None)
        return super().get_context_data(asked=asked.urlencode(), **kwargs)


class SecurityBook(OfAdministrator, View):
    """The lines that the page's filter finds, as .xlsx."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        found = SecurityFilter(request.GET, SecurityLine.objects.select_related("person"))
        lines = found.qs[:MOST_ROWS] if found.is_valid() else ()
        response = HttpResponse(_book(lines), content_type=XLSX)
        name = f"nhat-ky-an-toan-{timezone.localdate():%Y-%m-%d}.xlsx"
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response


def _book(lines) -> bytes:
    """Every cell is a text: what was typed into an address is no formula."""
    content = BytesIO()
    with Workbook(content, AS_WRITTEN) as book:
        sheet, text, head = (
            book.add_worksheet("Nhật ký"),
            book.add_format(CELL),
            book.add_format(HEAD),
        )
        for place, (title, width, _) in enumerate(COLUMNS):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, head)
        for number, line in enumerate(lines, 1):
            for place, (_, _, words) in enumerate(COLUMNS):
                sheet.write_string(number, place, words(line), text)
        sheet.freeze_panes(1, 0)
    return content.getvalue()
