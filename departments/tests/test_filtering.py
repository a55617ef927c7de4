"""Filters: a value that is no more is told, and shows no row as if it were filtered."""

import pytest
from django.http import QueryDict
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from departments.filtering import KnownValues
from departments.models import Department, Membership


class PostFilter(KnownValues, FilterSet):
    don_vi = ModelChoiceFilter(
        field_name="department", queryset=Department.objects.all(), label="Đơn vị"
    )
    vai_tro = ChoiceFilter(field_name="role", choices=Membership.Role.choices, label="Vai trò")

    class Meta:
        model = Membership
        fields: list[str] = []


def asked(query):
    return PostFilter(QueryDict(query), queryset=Membership.objects.all())


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("don_vi=99999", "đơn vị “99999”"),
        ("vai_tro=xyz", "vai trò “xyz”"),
        ("don_vi=abc&vai_tro=xyz", "đơn vị “abc”, vai trò “xyz”"),
        ("vai_tro=xyz&vai_tro=head", "vai trò “xyz”"),
        ("vai_tro=" + "x" * 99, f"vai trò “{'x' * 60}”"),
    ],
)
def test_unknown_value_is_told_and_finds_nothing(cast, query, told):
    found = asked(query)

    assert (found.unknown, found.qs.count()) == (told, 0)


def test_known_value_filters(cast, units):
    found = asked(f"don_vi={units['TTUD'].pk}&vai_tro=head")

    assert found.unknown == ""
    assert [post.user for post in found.qs] == [cast["ttud.dung"]]


@pytest.mark.parametrize("data", [QueryDict(), None])
def test_address_without_parameters_shows_everything(cast, data):
    found = PostFilter(data, queryset=Membership.objects.all())

    assert (found.is_bound, found.unknown) == (True, "")
    assert found.qs.count() == Membership.objects.count()
