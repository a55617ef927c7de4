"""Compiled questions answer as the querysets they were made of, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.models import Count, F, Q, Value

from departments.compiled import CompiledRows, answers, instance_of, texts
from departments.models import Delegation, Department, Membership, User

PERSON = -1


@pytest.fixture
def delegations(cast):
    days = {"starts_on": date(2024, 4, 1), "ends_on": date(2024, 4, 30)}
    takers = ["pgd.nga", "pgd.viet", "ttud.dung"]
    return [
        Delegation.objects.create(giver=cast["giamdoc"], taker=cast[name], **days)
        for name in takers
    ]


@pytest.mark.parametrize("microsecond", [0, 120000, 123450, 7])
def test_values_come_as_the_queryset_gives_them(cast, delegations, microsecond):
    seen = datetime(2024, 4, 5, 23, 30, 1, microsecond, tzinfo=UTC)
    User.objects.filter(pk=cast["pgd.nga"].pk).update(last_login=seen)
    asked = (
        Delegation.objects.order_by("pk")
        .annotate(late=Q(ends_on__lt=date(2024, 4, 30)), words=Value("100% của “a'b”"))
        .values_list("words", "taker", "ends_on", "taker__last_login", "taker__is_active", "late")
    )

    assert answers(CompiledRows.of(asked)) == [list(asked)]
    assert list(asked)[0][3] == seen


def test_parts_put_together_and_counted_come_whole(cast):
    heads = Membership.objects.order_by().filter(role="head").values_list("department")
    others = Membership.objects.order_by().exclude(role="head").values_list("department")
    both = heads.annotate(n=Count("pk")).union(others.annotate(n=Count("pk")), all=True)

    (found,) = answers(CompiledRows.of(both))

    assert sorted(found) == sorted(both)
    assert len(found) > 3


def test_several_are_answered_in_one_query_each_in_its_place(
    cast, delegations, django_assert_num_queries
):
    nobody = CompiledRows.of(User.objects.filter(pk__in=[]).values_list("pk"))
    none_now = CompiledRows.of(User.objects.filter(username="x").values_list("pk"))
    takers = CompiledRows.of(Delegation.objects.order_by("-pk").values_list("taker"))

    with django_assert_num_queries(1):
        found = answers(nobody, takers, none_now, nobody)

    assert found == [[], [(one.taker_id,) for one in reversed(delegations)], [], []]
    with django_assert_num_queries(0):
        assert answers(nobody) == [[]]


def test_row_told_in_part_reads_the_rest_when_asked(cast, delegations, django_assert_num_queries):
    told = {
        "id": delegations[0].pk,
        "taker_id": cast["pgd.nga"].pk,
        "taker__full_name": "Nga",
        "n": 3,
    }

    row = instance_of(Delegation, told)

    with django_assert_num_queries(0):
        assert (row.taker.full_name, row.taker.pk, row.n) == ("Nga", cast["pgd.nga"].pk, 3)
    assert row.ends_on == date(2024, 4, 30)
    assert row.taker.username == "pgd.nga"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a database for many threads")
def test_one_compiled_question_serves_many_threads(cast, delegations):
    asked = Delegation.objects.order_by("pk").values_list("taker", F("starts_on"))
    compiled, expected = CompiledRows.of(asked), list(asked)

    def ask(_):
        try:
            return answers(compiled)[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(40))) == [expected] * 40


def columns_of(row):
    return {name: row.__dict__[name] for name in row.__dict__ if name != "_state"}


def all_columns(rows):
    return [columns_of(row) for row in rows]


def test_rows_of_a_model_are_those_of_each_queryset_by_itself(cast, django_assert_num_queries):
    Delegation.objects.create(
        giver=cast["ttud.dung"],
        taker=cast["ttud.dat"],
        starts_on=date(2024, 4, 1),
        ends_on=date(2024, 4, 5),
    )
    asked = [
        User.objects.order_by("pk"),
        User.objects.order_by("pk").only(*User.NAMED),
        Department.objects.order_by("pk"),
        Delegation.objects.all(),
    ]
    alone = [all_columns(queryset) for queryset in asked]
    questions = [CompiledRows.of(queryset) for queryset in asked]

    with django_assert_num_queries(1):
        found = answers(*questions)

    assert [all_columns(rows) for rows in found] == alone


def test_key_is_told_when_the_rows_are_read(cast):
    head, mate = cast["ttud.dung"], cast["ttud.dat"]
    posts = CompiledRows.of(Membership.objects.filter(user=PERSON))

    found = [answers(posts, keys={PERSON: one})[0] for one in (head.pk, mate.pk, None)]

    assert [[post.user_id for post in posts] for posts in found] == [[head.pk], [mate.pk], []]


def test_values_are_tuples_and_nothing_is_asked_for_no_rows(cast, units):
    counted = Membership.objects.filter(department=units["TTUD"])
    roles = counted.values_list("role").annotate(Count("pk")).order_by("role")
    nobody = CompiledRows.of(User.objects.none())

    assert answers(CompiledRows.of(roles), nobody) == [list(roles), []]
    assert texts([nobody]) == [""]
