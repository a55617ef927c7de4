"""Addresses of the whole site; `home` goes to the first page of the person's role."""

from django.contrib import admin
from django.urls import include, path

from config import doors, guide, health, key_pages, views
from config.first_steps import FirstSteps

admin.site.index_title = "Cơ quan, đơn vị, người dùng, ngày nghỉ"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("", views.home, name="home"),
    path("dang-nhap/", views.SignIn.as_view(), name="login"),
    path("dang-xuat/", views.SignOut.as_view(), name="logout"),
    path("khoi-tao/", FirstSteps.as_view(), name="first_steps"),
    path("khoi-tao/<slug:code>/", doors.FirstAccount.as_view(), name="first_account"),
    path("quen-mat-khau/", doors.Forgotten.as_view(), name="forgotten"),
    path(
        "dat-mat-khau/<uidb64>/<token>/",
        doors.SetPassword.as_view(),
        name="set_password",
    ),
    path("huong-dan/", guide.GuidePage.as_view(), name="guide"),
    path("tai-khoan/", views.Account.as_view(), name="account"),
    path("tai-khoan/thu-nhac/", views.letter_choices, name="letter_choices"),
    path("tai-khoan/lich/", key_pages.MakeCalendar.as_view(), name="make_calendar"),
    path("tai-khoan/khoa/", key_pages.MakeToken.as_view(), name="make_token"),
    path("tai-khoan/khoa/<int:pk>/thu-hoi/", key_pages.revoke, name="revoke_key"),
    path("tai-khoan/mat-khau/", views.PasswordChange.as_view(), name="password_change"),
    path("api/v1/", include("reports.api.urls")),
    path("quan-tri/", admin.site.urls),
    path("", include("departments.urls")),
    path("", include("conclusions.urls")),
    path("", include("tasks.urls")),
    path("", include("reports.urls")),
]
