"""Several querysets in one query: each gives the rows that it would have read by itself."""

from datetime import date

from django.db.models import Count

from departments.in_one_query import json_rows, rows_of_each, texts_of
from departments.models import Delegation, Department, Membership, User

PERSON = -1


def columns_of(row):
    return {name: row.__dict__[name] for name in row.__dict__ if name != "_state"}


def all_columns(rows):
    return [columns_of(row) for row in rows]


def test_rows_are_those_of_each_queryset_by_itself(cast, django_assert_num_queries):
    Delegation.objects.create(
        giver=cast["ttud.dung"],
        taker=cast["ttud.dat"],
        starts_on=date(2024, 4, 1),
        ends_on=date(2024, 4, 5),
    )
    asked = {
        "people": User.objects.order_by("pk"),
        "names": User.objects.order_by("pk").only(*User.NAMED),
        "units": Department.objects.order_by("pk"),
        "delegations": Delegation.objects.all(),
    }
    alone = {name: all_columns(queryset) for name, queryset in asked.items()}
    queries = {name: json_rows(queryset) for name, queryset in asked.items()}

    with django_assert_num_queries(1):
        found = rows_of_each(queries, {})

    assert {name: all_columns(rows) for name, rows in found.items()} == alone


def test_key_is_told_when_the_rows_are_read(cast):
    head, mate = cast["ttud.dung"], cast["ttud.dat"]
    queries = {"posts": json_rows(Membership.objects.filter(user=PERSON))}

    found = [rows_of_each(queries, {PERSON: one})["posts"] for one in (head.pk, mate.pk, None)]

    assert [[post.user_id for post in posts] for posts in found] == [[head.pk], [mate.pk], []]


def test_values_are_tuples_and_nothing_is_asked_for_no_rows(cast, units):
    counted = Membership.objects.filter(department=units["TTUD"])
    queries = {
        "roles": json_rows(counted.values_list("role").annotate(Count("pk")).order_by("role")),
        "nobody": json_rows(User.objects.none()),
    }

    expected = list(counted.values_list("role").annotate(Count("pk")).order_by("role"))

    assert rows_of_each(queries, {}) == {"roles": expected, "nobody": []}
    assert texts_of(queries)["nobody"] == ""
