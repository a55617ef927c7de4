"""Addresses of the notice pages."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from conclusions.views.approvals import (
    Approve,
    ItemRemark,
    Recall,
    RemarkSettled,
    Return,
    Submit,
)
from conclusions.views.composing_pages import Compose, OfOthers, ReadAgain
from conclusions.views.conclusion_detail import ConclusionDetail, DocumentDownload
from conclusions.views.conclusion_list import ConclusionList
from conclusions.views.copies import Attach, CitationTie, TakeOut
from conclusions.views.duty_edits import (
    DutyAdd,
    DutyDay,
    DutyEdit,
    DutyLeads,
    DutyRemove,
    ManyLeads,
    ManyTitles,
)
from conclusions.views.importing import Import, IntakeDetail
from conclusions.views.item_edits import (
    Changes,
    DoAgain,
    ItemAdd,
    ItemContinues,
    ItemMove,
    ItemWords,
    TakeBack,
)
from conclusions.views.reviewing import (
    DefaultDrop,
    Discard,
    HeaderEdit,
    ItemKind,
    LeaderPick,
    ReviewPage,
    SentenceKind,
)
from conclusions.views.scan_pages import DaysChecked, ScanPicture
from conclusions.views.sendings import MarkSent, UnmarkSent


class ActConverter(StringConverter):
    """What may be done to the place of an item, as its address names it."""

    regex = "len|xuong|vao|ra|gop|xoa"


register_converter(ActConverter, "act")
app_name = "conclusions"
one = "thong-bao/<int:pk>/"
urlpatterns = [
    path("thong-bao/", ConclusionList.as_view(), name="list"),
    path("thong-bao/soan/", Compose.as_view(), name="compose"),
    path(f"{one}co-quan-khac/", OfOthers.as_view(), name="of_others"),
    path("thong-bao/nhap/", Import.as_view(), name="import"),
    path("thong-bao/nhap/<int:pk>/", IntakeDetail.as_view(), name="intake"),
    path(one, ConclusionDetail.as_view(), name="detail"),
    path(f"{one}ra-soat/", ReviewPage.as_view(), name="review"),
    path(f"{one}the-thuc/", HeaderEdit.as_view(), name="header"),
    path(f"{one}lanh-dao/", LeaderPick.as_view(), name="leader"),
    path(f"{one}bo-mac-dinh/", DefaultDrop.as_view(), name="default_drop"),
    path(f"{one}bo-du-thao/", Discard.as_view(), name="discard"),
    path(f"{one}cau/", SentenceKind.as_view(), name="sentence"),
    path(f"{one}muc/<int:item>/loai/", ItemKind.as_view(), name="kind"),
    path(f"{one}muc/them/", ItemAdd.as_view(), name="item_add"),
    path(f"{one}muc/<int:item>/loi/", ItemWords.as_view(), name="words"),
    path(f"{one}muc/<int:item>/noi-tiep/", ItemContinues.as_view(), name="continues"),
    path(f"{one}muc/<int:item>/<act:act>/", ItemMove.as_view(), name="item_move"),
    path(f"{one}doc-lai/", ReadAgain.as_view(), name="read_again"),
    path(f"{one}trinh-duyet/", Submit.as_view(), name="submit"),
    path(f"{one}rut-trinh/", Recall.as_view(), name="recall"),
    path(f"{one}duyet/", Approve.as_view(), name="approve"),
    path(f"{one}tra-lai/", Return.as_view(), name="return"),
    path(f"{one}muc/<int:item>/y-kien/", ItemRemark.as_view(), name="item_remark"),
    path(f"{one}y-kien/<int:remark>/", RemarkSettled.as_view(), name="remark_settled"),
    path(f"{one}hoan-tac/", TakeBack.as_view(), name="undo"),
    path(f"{one}lam-lai/", DoAgain.as_view(), name="redo"),
    path(f"{one}thay-doi/", Changes.as_view(), name="changes"),
    path(f"{one}viec-giao/chu-tri/", ManyLeads.as_view(), name="many_leads"),
    path(f"{one}viec-giao/ten/", ManyTitles.as_view(), name="many_titles"),
    path(f"{one}viec-giao/<int:duty>/han/", DutyDay.as_view(), name="duty_day"),
    path(f"{one}muc/<int:item>/tach/", DutyAdd.as_view(), name="duty_add"),
    path(f"{one}viec-giao/<int:duty>/", DutyEdit.as_view(), name="duty"),
    path(f"{one}viec-giao/<int:duty>/chu-tri/", DutyLeads.as_view(), name="duty_leads"),
    path(f"{one}viec-giao/<int:duty>/bo/", DutyRemove.as_view(), name="duty_remove"),
    path(f"{one}vien-dan/<int:citation>/", CitationTie.as_view(), name="citation"),
    path(f"{one}noi-nhan/da-gui/", MarkSent.as_view(), name="mark_sent"),
    path(f"{one}noi-nhan/chua-gui/", UnmarkSent.as_view(), name="unmark_sent"),
    path(f"{one}dinh-kem/", Attach.as_view(), name="attach"),
    path(f"{one}trang/<int:number>/", ScanPicture.as_view(), name="scan_page"),
    path(f"{one}doi-chieu/", DaysChecked.as_view(), name="days_checked"),
    path(f"{one}tep/<int:paper>/rut/", TakeOut.as_view(), name="take_out"),
    path(f"{one}tep/<int:document>/", DocumentDownload.as_view(), name="document"),
]
