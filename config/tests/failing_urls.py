"""Pages that fail, each in its way, beside the whole site."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.urls import path

from config.urls import urlpatterns as site


def misread(request):
    raise BadRequest


def refuse(request):
    raise PermissionDenied("Chỉ Trưởng hoặc Phó đơn vị chủ trì được báo cáo hoàn thành.")


def fail(request):
    raise RuntimeError


urlpatterns = [path("400", misread), path("403", refuse), path("500", fail), *site]
