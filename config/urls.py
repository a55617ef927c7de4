"""Addresses of the whole site; `home` goes to the first page of the person's role."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import path

urlpatterns = [
    path("dang-nhap/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("dang-xuat/", auth.LogoutView.as_view(), name="logout"),
    path("quan-tri/", admin.site.urls),
]
