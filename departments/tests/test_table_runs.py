"""A workbook is tried row by row, then all of it is taken in, or nothing."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from departments.brought_tables import BroughtTable
from departments.journals import RuleChange
from departments.models import Department
from departments.tests.test_list_tables import lists
from departments.workbooks import person_taker, table_runs
from departments.workbooks.list_tables import LISTS

NOW = timezone.now()
RIGHT = [["Phòng Một", "M1"], ["Phòng Hai", "H2"]]


@pytest.fixture
def keeper(cast):
    person = cast["hcth.son"]
    person.is_staff = True
    person.save()
    return person


@pytest.fixture
def bring(keeper):
    return lambda rows: table_runs.bring(LISTS, "a.xlsx", lists(rows), by=keeper, now=NOW)


def test_trial_writes_nothing_but_the_workbook(bring):
    table = bring(RIGHT)

    assert not Department.objects.filter(code__in=["M1", "H2"]).exists()
    assert not RuleChange.objects.exists()
    assert (table.taken_at, table_runs.counts_of(table)) == (None, {"new": 2})
    assert table.rows[0] == {
        "part": "Đơn vị",
        "sheet": "Đơn vị",
        "number": 2,
        "cells": {"name": "Phòng Một", "code": "M1"},
        "verdict": "new",
        "becomes": "Phòng Một",
        "does": [],
        "told": [],
    }


def test_one_wrong_row_keeps_all_of_them_out(bring, keeper):
    table = bring([*RIGHT, ["Phòng Ba", "B3", "", "Hội"]])

    assert not table_runs.take_in(LISTS, table, by=keeper, now=NOW)
    assert not Department.objects.filter(code__in=["M1", "H2", "B3"]).exists()
    assert not RuleChange.objects.exists()
    table.refresh_from_db()
    assert table.taken_at is None


def test_what_was_right_when_tried_is_looked_at_again_when_it_is_taken_in(bring, keeper):
    table = bring([["Phòng Một", "M1", "Một"]])
    Department.objects.create(name="Phòng Khác", short_name="Một", code="K")

    assert not table_runs.take_in(LISTS, table, by=keeper, now=NOW)
    table.refresh_from_db()
    told = ["Tên ngắn: “Một” đã là tên hoặc cách viết của Phòng Khác."]
    assert (table.rows[0]["verdict"], table.rows[0]["told"]) == ("wrong", told)


def test_it_is_taken_in_once(bring, keeper):
    table = bring(RIGHT)

    assert table_runs.take_in(LISTS, table, by=keeper, now=NOW)
    assert not table_runs.take_in(LISTS, table, by=keeper, now=NOW)
    assert Department.objects.filter(code="M1").count() == 1


def test_file_is_kept_with_its_hash_and_known_again(bring, keeper):
    first = bring(RIGHT)
    table_runs.take_in(LISTS, first, by=keeper, now=NOW)
    with first.file.open("rb") as file:
        again = table_runs.bring(LISTS, "b.xlsx", file.read(), by=keeper, now=NOW)

    assert table_runs.taken_before(again) == first
    assert table_runs.taken_before(first) is None


def test_workbook_that_is_left_leaves_nothing(bring):
    table = bring(RIGHT)
    file = table.file.name

    table_runs.leave(table)

    assert not BroughtTable.objects.exists()
    assert not default_storage.exists(file)


def test_workbooks_that_nobody_took_in_are_forgotten_after_a_week(bring, keeper):
    taken, left = bring(RIGHT), bring(RIGHT)
    table_runs.take_in(LISTS, taken, by=keeper, now=NOW)

    assert table_runs.forget_old(NOW + timedelta(days=7)) == 0
    assert table_runs.forget_old(NOW + timedelta(days=7, seconds=1)) == 1
    assert list(BroughtTable.objects.all()) == [taken]
    assert not default_storage.exists(left.file.name)


def people_brought(keeper, count: int, *others: list[str]):
    rows = [[f"qlkh.m{n}", f"Lê Văn Số {n}", "", "QLKH", "", "Chuyên viên"] for n in range(count)]
    content = lists(people=[*rows, *others])
    return table_runs.bring(LISTS, "a.xlsx", content, by=keeper, now=NOW)


def test_what_is_told_of_most_rows_is_no_remark_on_any(keeper, cast):
    twin = ["qlkh.trung", str(cast["qlkh.anh"]), "", "QLKH", "", ""]
    table = people_brought(keeper, 3, twin)

    assert table_runs.common_to(table) == {person_taker.NO_PASSWORD: 4}
    assert table_runs.counts_of(table) == {"new": 4, "noted": 1}
    common = table_runs.common_to(table)
    assert [table_runs.own_words(row, common) for row in table.rows] == [
        [], [], [], ["Họ và tên trùng với tài khoản đang dùng: qlkh.anh."],
    ]  # fmt: skip


def test_what_is_told_of_few_rows_stays_with_them(keeper):
    assert table_runs.common_to(people_brought(keeper, 2)) == {}
    assert table_runs.counts_of(people_brought(keeper, 2)) == {"new": 2, "noted": 2}


def test_what_a_row_changes_is_no_remark_on_it(keeper, bring):
    table = bring([["Phòng Quản lý Khoa học", "QLKH2"]])

    assert (table.rows[0]["verdict"], table.rows[0]["told"]) == ("changed", [])
    assert table.rows[0]["does"] == ["Ký hiệu: “QLKH” thành “QLKH2”."]
    assert table_runs.counts_of(table) == {"changed": 1}
