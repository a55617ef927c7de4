"""The whole site, with pages that fail each in its way and a form asked for in a dialog."""

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from config.urls import urlpatterns as site

PAGE = """{% extends "base.html" %}{% block heading %}Thử{% endblock %}
{% block acts %}<a class="btn btn-plain" href="/hoi" hx-get="/hoi" hx-target="#dialog">Hỏi</a>
<a class="btn btn-plain" href="/500" hx-get="/500" hx-target="#dialog">Hỏng</a>{% endblock %}
{% block main %}<form data-bulk><input class="pick-box" type="checkbox" aria-label="1">
<input class="pick-box" type="checkbox" aria-label="2">
<div class="bulk"><b data-count="nhiệm vụ">Chọn</b>
<button type="button" data-unpick>Bỏ chọn</button>
</div></form>{% endblock %}"""
FORM = """<h2 data-focus>Hỏi</h2><form action="/hoi" method="post" hx-post="/hoi"
 hx-target="#dialog" novalidate>{{ form }}<button>Gửi</button>
<button type="button" data-close>Đóng</button></form>"""


class WhyForm(forms.Form):
    why = forms.CharField(label="Lý do", error_messages={"required": "Chưa nhập lý do."})


def answer(request, source, status=200, **context):
    drawn = engines["django"].from_string(source).render(context, request)
    return HttpResponse(drawn, status=status)


def odd(request):
    return answer(request, PAGE)


def ask(request):
    if request.method == "POST":
        return answer(request, FORM, 422, form=WhyForm(request.POST))
    return answer(request, FORM, form=WhyForm())


def misread(request):
    raise BadRequest


def refuse(request):
    raise PermissionDenied("Chỉ Trưởng hoặc Phó đơn vị chủ trì được báo cáo hoàn thành.")


def fail(request):
    raise RuntimeError


urlpatterns = [
    path("thu", odd),
    path("hoi", ask),
    path("400", misread),
    path("403", refuse),
    path("500", fail),
    *site,
]
