"""What every filtered list shares: a value that no longer is, is told and finds nothing."""

from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.http import QueryDict

MOST = 60  # letters of a value that are said again


def unknown_of(form: Form) -> list[str]:
    """“đơn vị “999””, “trạng thái “xyz””: each value given that its field does not have."""
    told = []
    for name, errors in form.errors.as_data().items():
        label = str(form.fields[name].label or name)
        for error in errors:
            value = next(iter((error.params or {}).values()), form.data.get(name, ""))
            told.append(f"{label[0].lower()}{label[1:]} “{str(value)[:MOST]}”")
    return told


class KnownValues:
    """For a FilterSet: a link kept from earlier may name a unit, a status or a period that is no
    more. Dropping it in silence would show all rows as if they were filtered; it finds none, and
    `unknown` says why. An address without parameters is asked for too, with its defaults."""

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any):
        super().__init__(QueryDict() if data is None else data, *args, **kwargs)

    @property
    def unknown(self) -> str:
        """“đơn vị “999”, trạng thái “xyz””; empty where every value is known."""
        return ", ".join(unknown_of(self.form))

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.none() if self.form.errors else super().filter_queryset(queryset)
