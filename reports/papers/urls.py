"""Addresses of prints: a notice's files, slips, and print jobs."""

from django.urls import path

from reports.papers.views.check_page import NoticeCheck
from reports.papers.views.frozen_pages import FreezePage, FrozenPage, FrozenRows
from reports.papers.views.notice_pages import (
    NoticeDocx,
    NoticeEdxml,
    NoticeLetters,
    NoticePdf,
    NoticePrint,
)
from reports.papers.views.pack_pages import PacksPage
from reports.papers.views.print_pages import AskPrint, ChooseSlips, PrintFile, PrintJobDetail
from reports.papers.views.report_pages import PAGES, PaperPage, ReportPage, ReportsHome

urlpatterns = [
    path("bao-cao/", ReportsHome.as_view(), name="reports"),
    path("bao-cao/ket-qua/", ReportPage.as_view(), name="report"),
    path("bao-cao/ho-so/", PacksPage.as_view(), name="packs"),
    path("bao-cao/chot/", FreezePage.as_view(), name="freeze"),
    path("bao-cao/so-lieu-chot/<int:pk>/", FrozenPage.as_view(), name="frozen"),
    path("bao-cao/so-lieu-chot/<int:pk>/dong/", FrozenRows.as_view(), name="frozen_rows"),
    *(
        path(f"bao-cao/{kind}/", PaperPage.as_view(kind=kind), name=name.partition(":")[2])
        for kind, name in PAGES.items()
    ),
    path("thong-bao/<int:pk>/kiem-tra-ban-in/", NoticeCheck.as_view(), name="notice_check"),
    path("thong-bao/<int:pk>/chu-in/", NoticeLetters.as_view(), name="notice_letters"),
    path("thong-bao/<int:pk>/ban-in/", NoticePrint.as_view(), name="notice_print"),
    path("thong-bao/<int:pk>/ban-in.pdf", NoticePdf.as_view(), name="notice_pdf"),
    path("thong-bao/<int:pk>/phieu-giao/", ChooseSlips.as_view(), name="slips"),
    path("in/<int:pk>/", PrintJobDetail.as_view(), name="print_job"),
    path("in/<int:pk>/tep/", PrintFile.as_view(), name="print_file"),
    path("in/<slug:kind>/<slug:suffix>/", AskPrint.as_view(), name="print"),
    path("thong-bao/<int:pk>/van-ban.edxml", NoticeEdxml.as_view(), name="notice_edxml"),
    path("thong-bao/<int:pk>/van-ban.docx", NoticeDocx.as_view(), name="notice_docx"),
]
