"""The column of words: kept by every writer of rows, found by index and without it alike."""

import pytest
from django.db import connection
from django.db.models import Q

from conclusions.models import Conclusion, Item
from conclusions.tests.factories import a_draft
from departments.models import User
from departments.searching import SearchWords, day_words
from departments.words_field import (
    drop_words_indexes,
    fill_words,
    has_words_index,
    holding,
    lay_words_indexes,
)

pytestmark = pytest.mark.django_db
TABLES = ["conclusions_conclusion", "conclusions_item", "tasks_task"]


def test_words_are_kept_by_a_save_and_by_many_rows_at_once(cast):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", title="Kết luận giao ban")
    draft.title = "Kết luận về giải ngân"
    draft.save()
    [made] = User.objects.bulk_create([User(username="x", full_name="Lý Thị Kỷ")])

    assert Conclusion.objects.get(pk=draft.pk).words == (
        f" {day_words(draft.issued_on)} 598 tb skhcn ket luan ve giai ngan "
    )
    assert User.objects.get(pk=made.pk).words == " li thi ki "


def test_rows_from_before_are_filled(cast):
    for n in range(5):
        a_draft(cast["giamdoc"], title=f"Kết luận số {n}")
    Conclusion.objects.update(words="")

    fill_words(Conclusion.objects.all(), "title", "created_by__full_name", batch=2)

    assert sorted(Conclusion.objects.values_list("words", flat=True)) == [
        f" ket luan so {n} le dinh khai " for n in range(5)
    ]


@pytest.mark.parametrize("part", [" ket ", "t lu", "t", " 7", " ke"])
def test_what_is_held_is_found_whether_changed_or_deleted(cast, part):
    draft = a_draft(cast["giamdoc"], title="Kết luận 7")
    other = a_draft(cast["giamdoc"], title="Khác hẳn")
    gone = a_draft(cast["giamdoc"], title="Kết luận 7")
    other.title = "Kết luận 7 nữa"
    other.save()
    draft.title = "Văn bản 8"
    draft.save()
    gone.delete()

    held = Conclusion.objects.filter(words__holds=[part])
    by_hand = {pk for pk, words in Conclusion.objects.values_list("pk", "words") if part in words}

    assert set(held.values_list("pk", flat=True)) == by_hand
    assert set(Conclusion.objects.exclude(Q(words__holds=[part])).values_list("pk", flat=True)) == (
        set(Conclusion.objects.values_list("pk", flat=True)) - by_hand
    )


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([" ke ", " hoach "], {"Kế hoạch 7", "Hoạch định kế toán"}),
        ([" ke ", " 7 "], {"Kế hoạch 7"}),
        ([" ke", "7"], {"Kế hoạch 7"}),
        (["h", "7"], {"Kế hoạch 7", "Khác hẳn 7"}),
        ([" ke ", " khac "], set()),
    ],
)
def test_parts_are_all_held_in_any_order(cast, parts, found):
    for title in ("Kế hoạch 7", "Hoạch định kế toán", "Khác hẳn 7"):
        a_draft(cast["giamdoc"], title=title)

    held = Conclusion.objects.filter(words__holds=parts)

    assert set(held.values_list("title", flat=True)) == found


def test_row_that_comes_to_be_looked_in_is_found_and_no_more_once_it_is_not(cast):
    item = a_draft(cast["giamdoc"]).items.create(position=9, kind="directive", text="Giải ngân")
    looked_in = Item.objects.filter(words__holds=[" giai ngan "], kind="context")
    found = [list(looked_in.all())]
    for kind in ("context", "directive", "context"):
        item.kind = kind
        item.save()
        found.append(list(looked_in.all()))
    Item.objects.filter(pk=item.pk).update(text="Khác", words=" khac ")
    found.append(list(looked_in.all()))

    assert found == [[], [item], [], [item], []]


def test_held_words_are_found_through_a_relation(cast):
    draft = a_draft(cast["giamdoc"], title="Kết luận giải ngân")

    assert list(Item.objects.filter(conclusion__words__holds=[" giai ngan "])) == [
        draft.items.get()
    ]


def test_nothing_to_hold_is_held_by_no_row(cast):
    a_draft(cast["giamdoc"])

    assert Conclusion.objects.filter(holding(SearchWords.of("- -").exact)).count() == 0


def test_indexes_are_there_and_come_back_after_they_were_dropped(cast):
    a_draft(cast["giamdoc"], title="Kết luận giải ngân")
    there = [has_words_index(connection, table) for table in TABLES]
    drop_words_indexes(connection)
    dropped = [has_words_index(connection, table) for table in TABLES]
    later = a_draft(cast["giamdoc"], title="Giải ngân quý II")

    assert lay_words_indexes(connection) == []
    assert (there, dropped) == ([True] * 3, [False] * 3)
    assert [has_words_index(connection, table) for table in TABLES] == [True] * 3
    assert later in Conclusion.objects.filter(words__holds=[" giai ngan "])
    assert Conclusion.objects.filter(words__holds=[" giai ngan "]).count() == 2
