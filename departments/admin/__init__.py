"""The lists an office keeps by itself: agency, units and their spellings, people, stand-ins."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import Group
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.views.i18n import JavaScriptCatalog

from departments.admin import (
    agency_admin,
    delegation_admin,
    department_admin,
    journal_admin,
    user_admin,
)
from departments.turns import one_at_a_time

KEEPERS_ONLY = "Danh mục do người được giao giữ danh mục cập nhật."


class OwnWords(JavaScriptCatalog):
    """Words of the calendar beside a day: Django reads here its own alone."""

    def get_paths(self, packages):
        return [*super().get_paths(packages), *settings.LOCALE_PATHS]


@login_not_required
def keepers_only(request, **context):
    """The one page to sign in is the site's; who has signed in and keeps no list is told so."""
    if request.user.is_authenticated and not admin.site.has_permission(request):
        raise PermissionDenied(KEEPERS_ONLY)
    return redirect_to_login(request.GET.get("next") or reverse("admin:index"))


def in_turn(view, cacheable=False):
    return admin.AdminSite.admin_view(admin.site, one_at_a_time(view), cacheable)


__all__ = ["agency_admin", "delegation_admin", "department_admin", "journal_admin", "user_admin"]

admin.site.site_header = admin.site.site_title = "Quản trị – Theo dõi kết luận"
admin.site.empty_value_display = "–"
# The one page for it asks more and leaves its row; the admin's own would do neither.
admin.site.password_change = lambda request, **context: redirect("password_change")
admin.site.login = keepers_only
admin.site.admin_view = in_turn
admin.site.i18n_javascript = OwnWords.as_view(packages=["django.contrib.admin"])
admin.site.unregister(Group)  # rights follow from posts; staff keep the lists
