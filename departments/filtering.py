"""What every filtered list shares: a value that no longer is, is told and finds nothing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import EmptyPage, Page
from django.db.models import QuerySet
from django.forms import Form, ModelMultipleChoiceField, MultipleChoiceField, Select
from django.http import Http404, QueryDict
from django.utils.functional import cached_property

from departments.searching import SearchWords

MOST = 60  # letters of a value that are said again
SEVERAL = (MultipleChoiceField, ModelMultipleChoiceField)  # fields that read all their values


def unknown_of(form: Form) -> list[str]:
    """“đơn vị “999””, “trạng thái “xyz””: each value given that its field does not have."""
    told = []
    for name, errors in form.errors.as_data().items():
        for error in errors:
            value = next(iter((error.params or {}).values()), form.data.get(name, ""))
            told.append(_told(form, name, value))
    return told


def unknown_repeats(form: Form) -> list[str]:
    """The same of values that stand in an address before the one that holds: a form reads the
    last alone."""
    told = []
    for name, field in form.fields.items():
        given = [] if isinstance(field, SEVERAL) else form.data.getlist(form.add_prefix(name))
        for value in given[:-1]:
            try:
                field.clean(value)
            except ValidationError:
                told.append(_told(form, name, value))
    return told


def _told(form: Form, name: str, value: Any) -> str:
    label = str(form.fields[name].label or name)
    return f"{label[0].lower()}{label[1:]} “{str(value)[:MOST]}”"


def unknown_page(page: Page | None, asked: str) -> str:
    """“trang “999””: the page asked for where another one, or none, is shown."""
    shown = "" if page is None else str(page.number)  # an empty page is false
    return f"trang “{asked[:MOST]}”" if asked and asked != shown else ""


class KnownPage:
    """For a list page by page: a page that is no more, for rows went away since the link was kept,
    is told, and the last one shown. `unknown` tells it with what the filter does not know."""

    def paginate_queryset(self, queryset: Any, page_size: int) -> tuple[Any, ...]:
        paginator = self.get_paginator(queryset, page_size)
        try:
            page = paginator.get_page(self.request.GET.get(self.page_kwarg) or 1)
        except EmptyPage as gone:  # its rows went away since they were counted, a moment ago
            raise Http404(str(gone)) from gone
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        asked = self.request.GET.get(self.page_kwarg, "")
        values = context["filter"].unknown if "filter" in context else ""
        told = [values, unknown_page(context["page_obj"], asked)]
        return context | {"unknown": ", ".join(filter(None, told))}


class KnownValues:
    """For a FilterSet: a link kept from earlier may name a unit, a status or a period that is no
    more. Dropping it in silence would show all rows as if they were filtered; it finds none, and
    `unknown` says why. An address without parameters is asked for too, with its defaults."""

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any):
        super().__init__(QueryDict() if data is None else data, *args, **kwargs)

    @property
    def unknown(self) -> str:
        """“đơn vị “999”, trạng thái “xyz””; empty where every value is known."""
        return ", ".join([*unknown_of(self.form), *unknown_repeats(self.form)])

    def pick_at_once(self, *names: str) -> None:
        """Draw these as small selects that send the form when one is picked; those that narrow the
        list stand out."""
        for name in names:
            chosen = " on" if self.data.get(name) else ""
            self.filters[name].extra["widget"] = Select(
                attrs={
                    "class": f"form-select-sm{chosen}",
                    "data-submit": "",
                    "aria-label": self.filters[name].label,
                }
            )

    @cached_property
    def words(self) -> SearchWords:
        """What is searched for, to be marked where it stands."""
        return SearchWords.of(self.data.get("q", ""))

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.none() if self.unknown else super().filter_queryset(queryset)
