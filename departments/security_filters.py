"""What the security log can be narrowed to; the choices live in the address."""

import django_filters
from django.db.models import Q, QuerySet

from departments.fields import DayField
from departments.filtering import KnownValues
from departments.models import SecurityLine, User
from departments.words_field import matching


class LogDay(django_filters.DateFilter):
    field_class = DayField


class SecurityFilter(KnownValues, django_filters.FilterSet):
    q = django_filters.CharFilter(label="Người, địa chỉ, nội dung", method="by_words")
    viec = django_filters.ChoiceFilter(
        label="Việc", field_name="kind", choices=SecurityLine.Kind.choices, empty_label="Mọi việc"
    )
    tu = LogDay(label="Từ ngày", field_name="at", lookup_expr="date__gte")
    den = LogDay(label="Đến ngày", field_name="at", lookup_expr="date__lte")

    class Meta:
        model = SecurityLine
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.pick_at_once("viec")

    def by_words(self, lines: QuerySet, name: str, typed: str) -> QuerySet:
        """One line of words: of a person's name, or as the line has them."""
        typed = typed.strip()
        people = matching(User.objects.all(), typed).values("pk")
        own = Q(who__icontains=typed) | Q(address__startswith=typed) | Q(what__icontains=typed)
        return lines.filter(own | Q(request_id=typed) | Q(person__in=people))
