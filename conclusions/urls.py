"""Addresses of the notice pages."""

from django.urls import path

from conclusions.views.conclusion_detail import ConclusionDetail, DocumentDownload
from conclusions.views.conclusion_list import ConclusionList
from conclusions.views.copies import Attach
from conclusions.views.duty_edits import DutyAdd, DutyEdit, DutyLeads, DutyRemove
from conclusions.views.importing import Import, IntakeDetail
from conclusions.views.reviewing import Discard, HeaderEdit, ItemKind, ReviewPage, SentenceKind
from conclusions.views.scan_pages import DaysChecked, ScanPicture

app_name = "conclusions"
one = "thong-bao/<int:pk>/"
urlpatterns = [
    path("thong-bao/", ConclusionList.as_view(), name="list"),
    path("thong-bao/nhap/", Import.as_view(), name="import"),
    path("thong-bao/nhap/<int:pk>/", IntakeDetail.as_view(), name="intake"),
    path(one, ConclusionDetail.as_view(), name="detail"),
    path(f"{one}ra-soat/", ReviewPage.as_view(), name="review"),
    path(f"{one}the-thuc/", HeaderEdit.as_view(), name="header"),
    path(f"{one}bo-du-thao/", Discard.as_view(), name="discard"),
    path(f"{one}cau/", SentenceKind.as_view(), name="sentence"),
    path(f"{one}muc/<int:item>/loai/", ItemKind.as_view(), name="kind"),
    path(f"{one}muc/<int:item>/tach/", DutyAdd.as_view(), name="duty_add"),
    path(f"{one}viec-giao/<int:duty>/", DutyEdit.as_view(), name="duty"),
    path(f"{one}viec-giao/<int:duty>/chu-tri/", DutyLeads.as_view(), name="duty_leads"),
    path(f"{one}viec-giao/<int:duty>/bo/", DutyRemove.as_view(), name="duty_remove"),
    path(f"{one}dinh-kem/", Attach.as_view(), name="attach"),
    path(f"{one}trang/<int:number>/", ScanPicture.as_view(), name="scan_page"),
    path(f"{one}doi-chieu/", DaysChecked.as_view(), name="days_checked"),
    path(f"{one}tep/<int:document>/", DocumentDownload.as_view(), name="document"),
]
