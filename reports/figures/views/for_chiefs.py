"""Pages for those who see the whole register."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import View

from departments.rights import Rights
from reports.figures.figure_readers import chiefs_only


class ForChiefs(View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        chiefs_only(Rights.of(request.user))
        return super().dispatch(request, *args, **kwargs)
