"""Addresses of what is read and printed."""

from django.urls import path

from reports.views.checking import NoticeCheck
from reports.views.dashboard import Dashboard
from reports.views.notice import NoticeDocx, NoticePdf, NoticePrint
from reports.views.printing import AskPrint, ChooseSlips, PrintFile, PrintJobDetail
from reports.views.register import Register
from reports.views.search import Search
from reports.views.summary import Summary

app_name = "reports"
urlpatterns = [
    path("tong-quan/", Dashboard.as_view(), name="dashboard"),
    path("bieu-tong-hop/", Summary.as_view(), name="summary"),
    path("so-theo-doi/", Register.as_view(), name="register"),
    path("tim-kiem/", Search.as_view(), name="search"),
    path("thong-bao/<int:pk>/kiem-tra-ban-in/", NoticeCheck.as_view(), name="notice_check"),
    path("thong-bao/<int:pk>/ban-in/", NoticePrint.as_view(), name="notice_print"),
    path("thong-bao/<int:pk>/ban-in.pdf", NoticePdf.as_view(), name="notice_pdf"),
    path("thong-bao/<int:pk>/phieu-giao/", ChooseSlips.as_view(), name="slips"),
    path("in/<int:pk>/", PrintJobDetail.as_view(), name="print_job"),
    path("in/<int:pk>/tep/", PrintFile.as_view(), name="print_file"),
    path("in/<slug:kind>/<slug:suffix>/", AskPrint.as_view(), name="print"),
    path("thong-bao/<int:pk>/van-ban.docx", NoticeDocx.as_view(), name="notice_docx"),
]
