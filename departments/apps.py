"""The room of who: its name on the list keepers' pages."""

from django.apps import AppConfig


class DepartmentsConfig(AppConfig):
    name = "departments"
    verbose_name = "Cơ quan, đơn vị, người dùng"
