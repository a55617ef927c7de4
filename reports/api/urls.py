"""Addresses of the API, made from the table of what it answers."""

from django.urls import path

from reports.api.resources import RESOURCES
from reports.api.views import Api, ApiDocument, ApiList, ApiRow

app_name = "api"
urlpatterns = [
    path("openapi.json", ApiDocument.as_view(), name="document"),
    *(
        path(name, ApiList.as_view(resource=resource), name=name)
        for name, resource in RESOURCES.items()
    ),
    *(
        path(f"{name}/<int:pk>", ApiRow.as_view(resource=resource), name=f"{name}_row")
        for name, resource in RESOURCES.items()
    ),
    path("", Api.as_view(), name="root"),
    path("<path:rest>", Api.as_view(), name="other"),
]
