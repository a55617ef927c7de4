"""Addresses of the lists' own pages."""

from departments.views.table_import import table_paths
from departments.workbooks.list_tables import LISTS

app_name = "departments"
urlpatterns = [*table_paths(LISTS, "danh-muc/nhap-tu-excel/", app_name)]
