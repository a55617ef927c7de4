"""Addresses of the next notice's drafting."""

from django.urls import path

from reports.next_notice.next_pages import DraftBasisPage, NextNotice

urlpatterns = [
    path("thong-bao/soan-ky-sau/", NextNotice.as_view(), name="next_notice"),
    path("thong-bao/<int:pk>/can-cu/", DraftBasisPage.as_view(), name="draft_basis"),
]
