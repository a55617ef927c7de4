"""A deadline in words: the first as printed, the present one with what made it so."""

from datetime import date

import pytest
from django.utils.html import strip_tags

from departments.models import Agency
from tasks.actions import issue
from tasks.deadline_words import deadline_of
from tasks.models import Task
from tasks.templatetags.standing import given
from tasks.tests.factories import a_directive, a_draft, a_task, at, deadline_given_by
from tasks.verbs import MOVES

DATED = {"deadline": "before", "named_on": date(2024, 4, 12), "phrase": "trước ngày 12/4/2024"}


def words(task: Task) -> tuple[str, str]:
    found = deadline_of(Task.objects.for_rows().get(pk=task.pk))
    return found.given, found.now


def carry_on(former: Task, cast, units, number: str, **duty) -> Task:
    draft = a_draft(cast["giamdoc"], number=number, issued_on=date(2024, 4, 3))
    made = a_directive(draft, units["TTUD"], **duty)
    made.item.continues = former.duty.item
    made.item.save()
    return issue(draft, by=cast["hcth.son"], now=at(date(2024, 4, 3)))[0]


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("duty", "first"),
    [
        ({}, ""),
        ({"phrase": "thường xuyên", "deadline": "ongoing"}, "thường xuyên"),
        (DATED, "trước ngày 12/4/2024"),
        ({"deadline": "by", "named_on": date(2024, 4, 12)}, "ngày 12/4/2024"),
    ],
)
def test_deadline_as_given_has_its_printed_words_alone(cast, units, strict, duty, first):
    Agency.objects.update(before_excludes_day=strict)

    assert words(a_task(cast, units["TTUD"], **duty)) == (first, "")


@pytest.mark.parametrize(
    ("verb", "extended", "now"),
    [
        ("grant_extension", 1, "gia hạn lần 1 đến 17/4/2024"),
        ("grant_extension", 2, "gia hạn lần 2 đến 17/4/2024"),
        ("resume", 1, "hạn mới 17/4/2024 sau tạm dừng"),
        ("reassign", 0, "hạn mới 17/4/2024 khi giao lại"),
        ("reopen", 0, "hạn mới 17/4/2024 khi mở lại"),
        ("fix_date", 0, "sửa lỗi nhập hạn thành 17/4/2024"),
    ],
)
def test_only_a_granted_request_is_an_extension(cast, units, verb, extended, now):
    task = a_task(cast, units["TTUD"], **DATED)
    deadline_given_by(task, verb, date(2024, 4, 17), extended=extended)

    assert words(task) == ("trước ngày 12/4/2024", now)


def test_deadline_that_was_moved_names_moves_that_there_are():
    assert [bool(move.moved) for move in MOVES.values()] == [
        move.moves_date for move in MOVES.values()
    ]


def test_first_deadline_stays_through_any_number_of_carryings(cast, units):
    first = a_task(cast, units["TTUD"], number="208/TB-SKHCN", **DATED)
    by = {"deadline": "by", "phrase": "chậm nhất 26/4/2024", "named_on": date(2024, 4, 26)}

    once = carry_on(first, cast, units, "335/TB-SKHCN", **by)
    told_once = words(once)
    twice = carry_on(once, cast, units, "598/TB-SKHCN", deadline="by", named_on=date(2024, 5, 3))
    told_twice = words(twice)
    deadline_given_by(twice, "grant_extension", date(2024, 5, 10), extended=1)

    given = "trước ngày 12/4/2024 (TB 208)"
    assert told_once == (given, "hạn mới chậm nhất 26/4/2024, chuyển 1 kỳ")
    assert told_twice == (given, "hạn mới 03/5/2024, đã chuyển 2 kỳ")
    assert words(twice) == (given, "đã chuyển 2 kỳ; gia hạn lần 1 đến 10/5/2024")


def test_chain_that_began_undated_has_the_first_day_ever_given(cast, units):
    first = a_task(cast, units["TTUD"], number="208/TB-SKHCN")

    once = carry_on(first, cast, units, "335/TB-SKHCN", **DATED)
    twice = carry_on(once, cast, units, "598/TB-SKHCN", deadline="by", named_on=date(2024, 5, 3))

    assert words(once) == ("trước ngày 12/4/2024", "chuyển 1 kỳ")
    assert words(twice) == ("ngày 12/4/2024", "hạn mới 03/5/2024, đã chuyển 2 kỳ")


def test_words_take_no_query_for_rows(cast, units, django_assert_num_queries):
    first = a_task(cast, units["TTUD"], number="208/TB-SKHCN", **DATED)
    carry_on(first, cast, units, "335/TB-SKHCN", **DATED)
    rows = list(Task.objects.for_rows().order_by("pk"))

    with django_assert_num_queries(0):
        assert [deadline_of(task).line for task in rows] == [
            "trước ngày 12/4/2024",
            "trước ngày 12/4/2024 (TB 208), chuyển 1 kỳ",
        ]


def test_day_held_against_its_words_is_told_beside_them(cast, units):
    held = DATED | {"named_on": date(2024, 4, 22), "day_check": "held"}

    told = words(a_task(cast, units["TTUD"], **held))

    assert told == ("trước ngày 12/4/2024 (hạn nhập 22/4/2024, khác văn bản)", "")


def test_what_was_typed_against_the_words_stands_behind_their_quotation_marks(cast, units):
    held = DATED | {"named_on": date(2024, 4, 22), "day_check": "held"}
    task = Task.objects.for_rows().get(pk=a_task(cast, units["TTUD"], **held).pk)

    shown = strip_tags(given(deadline_of(task))).replace("\xa0", " ")

    assert shown == "“trước ngày 12/4/2024” (hạn nhập 22/4/2024, khác văn bản)"


def test_dated_words_held_to_give_no_deadline_are_told_so(cast, units):
    held = {"deadline": "ongoing", "phrase": "trước ngày 12/4/2024", "day_check": "held"}

    told = words(a_task(cast, units["TTUD"], **held))

    assert told == ("trước ngày 12/4/2024 (không tính hạn, khác văn bản)", "")
