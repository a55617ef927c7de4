"""Addresses of figures, the register and the search."""

from django.urls import path

from reports.figures.views.dashboard import Dashboard
from reports.figures.views.new_year import NewYear
from reports.figures.views.register_page import Register
from reports.figures.views.search import Search
from reports.figures.views.summary_page import Summary
from reports.figures.views.trends_page import TrendsPage
from reports.figures.views.turns_page import Turns

urlpatterns = [
    path("tong-quan/", Dashboard.as_view(), name="dashboard"),
    path("bieu-tong-hop/", Summary.as_view(), name="summary"),
    path("so-theo-doi/", Register.as_view(), name="register"),
    path("danh-muc/sang-nam-moi/", NewYear.as_view(), name="new_year"),
    path("bao-cao/luot/", Turns.as_view(), name="turns"),
    path("bao-cao/xu-huong/", TrendsPage.as_view(), name="trends"),
    path("tim-kiem/", Search.as_view(), name="search"),
]
