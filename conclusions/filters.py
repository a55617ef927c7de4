"""What the list of notices can be narrowed to; the choices live in the address."""

from collections.abc import Iterable

import django_filters

from conclusions.models import Conclusion
from conclusions.querysets import ConclusionQuerySet
from departments.filtering import KnownValues


def years_of(notices: ConclusionQuerySet) -> Iterable[int]:
    """From the newest year that has one to the oldest."""
    years = notices.years()
    return range(max(years), min(years) - 1, -1) if years else ()


class ConclusionFilter(KnownValues, django_filters.FilterSet):
    q = django_filters.CharFilter(label="Từ khóa", method="by_words")
    nam = django_filters.ChoiceFilter(label="Năm", method="by_year", empty_label="Năm: tất cả")
    loai = django_filters.ChoiceFilter(
        label="Loại", field_name="kind", choices=Conclusion.Kind.choices, empty_label="Loại: tất cả"
    )
    trang_thai = django_filters.ChoiceFilter(
        label="Trạng thái",
        field_name="status",
        choices=Conclusion.Status.choices,
        empty_label="Trạng thái: tất cả",
    )

    class Meta:
        model = Conclusion
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["nam"].extra["choices"] = [(y, f"Năm {y}") for y in years_of(self.queryset)]
        self.pick_at_once("nam", "loai", "trang_thai")

    def by_words(self, queryset, name, words):
        return queryset.matching(words)

    def by_year(self, queryset, name, year):
        return queryset.of_year(int(year))
