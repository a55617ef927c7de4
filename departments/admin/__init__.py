"""The system administrator's pages: agency, units and their spellings, people, stand-ins. Who
keeps the lists does so at Danh mục (departments.views)."""

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
from departments.admin.keeping import is_administrator
from departments.turns import one_at_a_time

ADMINISTRATOR_ONLY = (
    "Trang này chỉ dành cho người quản trị hệ thống. Người giữ danh mục cập nhật tại Danh mục."
)


class OwnWords(JavaScriptCatalog):
    """Words of the calendar beside a day: Django reads here its own alone."""

    def get_paths(self, packages):
        return [*super().get_paths(packages), *settings.LOCALE_PATHS]


@login_not_required
def administrator_only(request, **context):
    """The one page to sign in is the site's; who has signed in and is no administrator is told."""
    if request.user.is_authenticated and not admin.site.has_permission(request):
        raise PermissionDenied(ADMINISTRATOR_ONLY)
    return redirect_to_login(request.GET.get("next") or reverse("admin:index"))


def in_turn(view, cacheable=False):
    return admin.AdminSite.admin_view(admin.site, one_at_a_time(view), cacheable)


__all__ = ["agency_admin", "delegation_admin", "department_admin", "journal_admin", "user_admin"]

admin.site.site_header = admin.site.site_title = "Quản trị – Theo dõi kết luận"
admin.site.empty_value_display = "–"
# The one page for it asks more and leaves its row; the admin's own would do neither.
admin.site.password_change = lambda request, **context: redirect("password_change")
admin.site.login = administrator_only
admin.site.has_permission = lambda request: is_administrator(request.user)
admin.site.admin_view = in_turn
admin.site.i18n_javascript = OwnWords.as_view(packages=["django.contrib.admin"])
admin.site.unregister(Group)  # rights follow from posts
