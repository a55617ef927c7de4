"""Addresses of what is read and printed."""

from django.urls import path

from reports.views.dashboard import Dashboard
from reports.views.notice import NoticeDocx, NoticePdf, NoticePrint
from reports.views.register import Register
from reports.views.search import Search
from reports.views.summary import Summary

app_name = "reports"
urlpatterns = [
    path("tong-quan/", Dashboard.as_view(), name="dashboard"),
    path("bieu-tong-hop/", Summary.as_view(), name="summary"),
    path("so-theo-doi/", Register.as_view(), name="register"),
    path("tim-kiem/", Search.as_view(), name="search"),
    path("thong-bao/<int:pk>/ban-in/", NoticePrint.as_view(), name="notice_print"),
    path("thong-bao/<int:pk>/ban-in.pdf", NoticePdf.as_view(), name="notice_pdf"),
    path("thong-bao/<int:pk>/van-ban.docx", NoticeDocx.as_view(), name="notice_docx"),
]
