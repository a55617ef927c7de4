"""Addresses of what is read and printed."""

from django.urls import path

from reports.views.notice import NoticePdf

app_name = "reports"
urlpatterns = [
    path("thong-bao/<int:pk>/ban-in.pdf", NoticePdf.as_view(), name="notice_pdf"),
]
