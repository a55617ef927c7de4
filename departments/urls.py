"""Addresses of Danh mục: the lists' own pages."""

from django.urls import path

from departments.views.change_pages import ChangeList
from departments.views.list_home import AgencyPage, ListHome
from departments.views.own_stand_ins import EndOwnStandIn, OwnStandIns
from departments.views.person_pages import NewPerson, PasswordLinks, PersonList, PersonPage
from departments.views.security_pages import SecurityBook, SecurityLog
from departments.views.stand_in_pages import DeleteStandIn, NewStandIn, StandInList, StandInPage
from departments.views.table_import import table_paths
from departments.views.unit_pages import NewUnit, UnitList, UnitPage
from departments.workbooks.list_tables import LISTS

app_name = "departments"
urlpatterns = [
    path("danh-muc/", ListHome.as_view(), name="lists"),
    path("danh-muc/co-quan/", AgencyPage.as_view(), name="agency"),
    path("danh-muc/don-vi/", UnitList.as_view(), name="units"),
    path("danh-muc/don-vi/them/", NewUnit.as_view(), name="new_unit"),
    path("danh-muc/don-vi/<int:pk>/", UnitPage.as_view(), name="unit"),
    path("danh-muc/nguoi-dung/", PersonList.as_view(), name="people"),
    path("danh-muc/nguoi-dung/them/", NewPerson.as_view(), name="new_person"),
    path("danh-muc/nguoi-dung/lien-ket/", PasswordLinks.as_view(), name="password_links"),
    path("danh-muc/nguoi-dung/<int:pk>/", PersonPage.as_view(), name="person"),
    path("danh-muc/xu-ly-thay/", StandInList.as_view(), name="stand_ins"),
    path("danh-muc/xu-ly-thay/them/", NewStandIn.as_view(), name="new_stand_in"),
    path("danh-muc/xu-ly-thay/<int:pk>/", StandInPage.as_view(), name="stand_in"),
    path("danh-muc/xu-ly-thay/<int:pk>/xoa/", DeleteStandIn.as_view(), name="delete_stand_in"),
    path("tai-khoan/xu-ly-thay/", OwnStandIns.as_view(), name="own_stand_ins"),
    path("tai-khoan/xu-ly-thay/<int:pk>/thoi/", EndOwnStandIn.as_view(), name="end_own_stand_in"),
    path("danh-muc/nhat-ky/", ChangeList.as_view(), name="changes"),
    path("danh-muc/nhat-ky-an-toan/", SecurityLog.as_view(), name="security_log"),
    path("danh-muc/nhat-ky-an-toan/tep.xlsx", SecurityBook.as_view(), name="security_book"),
    *table_paths(LISTS, "danh-muc/nhap-tu-excel/", app_name),
]
