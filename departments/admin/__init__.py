"""The lists an office keeps by itself: agency, units and their spellings, people, stand-ins."""

from django.contrib import admin
from django.contrib.auth.models import Group
from django.shortcuts import redirect

from departments.admin import (
    agency_admin,
    delegation_admin,
    department_admin,
    journal_admin,
    user_admin,
)

__all__ = ["agency_admin", "delegation_admin", "department_admin", "journal_admin", "user_admin"]

admin.site.site_header = admin.site.site_title = "Quản trị – Theo dõi kết luận"
admin.site.empty_value_display = "–"
# The one page for it asks more and leaves its row; the admin's own would do neither.
admin.site.password_change = lambda request, **context: redirect("password_change")
admin.site.unregister(Group)  # rights follow from posts; staff keep the lists
