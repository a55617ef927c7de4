"""Filters of the lists: each choice, what they show by themselves, and what they carry on."""

from datetime import date

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from tasks.calendar import Day, WorkCalendar
from tasks.filters import OwnTaskFilter, TaskFilter
from tasks.models import Task
from tasks.tests.factories import a_task, do

ON = date(2024, 4, 11)


@pytest.fixture
def rows(cast, units):
    """One task of each sort, by name."""

    def make(number, lead, named_on=None, **duty):
        day = {"deadline": "before", "named_on": named_on} if named_on else {}
        return a_task(cast, units[lead], number=f"{number}/TB-SKHCN", **day, **duty)

    found = {
        "late": make(1, "TTUD", date(2024, 4, 5), title="Phương án tự chủ"),
        "soon": make(2, "QLKH", date(2024, 4, 12), helpers=[units["TTUD"]]),
        "time": make(3, "CĐ", date(2024, 6, 28)),
        "none": make(4, "ChĐ"),
        "done": make(5, "TTUD", date(2024, 4, 5), issued_on=date(2023, 3, 1)),
        "done_late": make(6, "TTra", date(2024, 4, 5)),
    }
    for name, day in (("done", 5), ("done_late", 9)):
        head = cast["ttud.dung" if name == "done" else "ttra.truong"]
        do(found[name], "report", head, on=date(2024, 4, day), result="Đã xong")
        do(found[name], "confirm", cast["giamdoc"], on=date(2024, 4, 10))
    return found


def shown(user, query, rows, filterset=TaskFilter, **kwargs):
    request = RequestFactory().get("/")
    request.user = user
    chosen = filterset(
        QueryDict(query),
        Task.objects.all(),
        request=request,
        day=Day(ON, WorkCalendar()),
        **kwargs,
    )
    names = {task.pk: name for name, task in rows.items()}
    return {names[task.pk] for task in chosen.qs}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"late", "soon", "time", "none"}),
        ("trang_thai=open", {"late", "soon", "time", "none"}),
        ("trang_thai=tat-ca", {"late", "soon", "time", "none", "done", "done_late"}),
        ("trang_thai=done", {"done", "done_late"}),
        ("trang_thai=nonsense", set()),
        ("trang_thai=done&thoi_han=nonsense", set()),
        ("thoi_han=late", {"late"}),
        ("thoi_han=soon", {"soon"}),
        ("thoi_han=time", {"time"}),
        ("thoi_han=none", {"none"}),
        ("thoi_han=done", {"done"}),
        ("thoi_han=done_late", {"done_late"}),
        ("q=phuong+an", {"late"}),
        ("q=Phương+án+3/TB", set()),
        ("ky=2023&trang_thai=tat-ca", {"done"}),
        ("ky=2024-q2", {"late", "soon", "time", "none"}),
        ("ky=2024-05", set()),
    ],
)
def test_filter_shows_exactly_what_is_chosen(cast, rows, query, found):
    assert shown(cast["giamdoc"], query, rows) == found


def test_filter_by_unit_and_part(cast, rows, units):
    unit, user = units["TTUD"].pk, cast["giamdoc"]

    assert shown(user, f"don_vi={unit}", rows) == {"late", "soon"}
    assert shown(user, f"don_vi={unit}&vai_tro=chu_tri", rows) == {"late"}
    assert shown(user, f"don_vi={unit}&vai_tro=phoi_hop", rows) == {"soon"}
    unions = f"don_vi={units['CĐ'].pk}&don_vi={units['ChĐ'].pk}&vai_tro=chu_tri"
    assert shown(user, unions, rows) == {"time", "none"}


def test_part_without_a_unit_is_that_of_the_persons_own(cast, rows, units):
    own = {"units": [units["TTUD"]]}
    user = cast["ttud.dung"]

    assert shown(user, "vai_tro=chu_tri", rows, **own) == {"late"}
    assert shown(user, "vai_tro=phoi_hop", rows, **own) == {"soon"}
    assert shown(user, "vai_tro=chu_tri&trang_thai=tat-ca", rows, **own) == {"late", "done"}
    assert shown(user, f"vai_tro=chu_tri&don_vi={units['CĐ'].pk}", rows, **own) == {"time"}


@pytest.mark.parametrize("more", ["", "&trang_thai=tat-ca"])
def test_part_without_a_unit_is_whoevers_for_who_is_of_none(cast, rows, more):
    assert shown(cast["giamdoc"], f"vai_tro=phoi_hop{more}", rows) == {"soon"}
    assert "late" in shown(cast["giamdoc"], f"vai_tro=chu_tri{more}", rows)


def test_filter_by_notice_and_by_leader_in_charge(cast, rows):
    notice = rows["soon"].conclusion.pk

    assert shown(cast["giamdoc"], f"thong_bao={notice}", rows) == {"soon"}
    assert shown(cast["giamdoc"], f"phu_trach={cast['pgd.nga'].pk}", rows) == {"late", "soon"}


def test_own_filter_means_the_persons_units(cast, rows, units):
    own = {"filterset": OwnTaskFilter, "units": [units["TTUD"], units["QLKH"]]}
    user = cast["ttud.dung"]

    assert shown(user, "vai_tro=chu_tri", rows, **own) == {"late", "soon"}
    # Led by one of the units and helped by another: led.
    assert shown(user, "vai_tro=phoi_hop", rows, **own) == set()
    assert shown(user, "thoi_han=late", rows, **own) == {"late"}


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("", ""),
        ("q=tự+chủ&ky=2030", ""),
        ("trang_thai=xyz", "trạng thái “xyz”"),
        ("thoi_han=sau&vai_tro=ai", "vai trò “ai”, thời hạn “sau”"),
        ("don_vi=999", "đơn vị “999”"),
        ("ky=hôm+qua", "kỳ “hôm qua”"),
        ("thong_bao=x", "thông báo “x”"),
        ("phu_trach=999", "lãnh đạo phụ trách “999”"),
    ],
)
def test_value_that_no_longer_is_finds_nothing_and_is_told(cast, rows, query, unknown):
    request = RequestFactory().get("/", QueryDict(query).dict())
    request.user = cast["giamdoc"]
    chosen = TaskFilter(
        QueryDict(query), Task.objects.all(), request=request, day=Day(ON, WorkCalendar())
    )

    assert chosen.unknown == unknown
    assert not (unknown and chosen.qs.exists())


def test_notice_of_another_period_is_known_and_finds_nothing(cast, rows):
    query = f"ky=2023&thong_bao={rows['late'].conclusion.pk}"
    request = RequestFactory().get("/", QueryDict(query).dict())
    request.user = cast["giamdoc"]
    chosen = TaskFilter(
        QueryDict(query), Task.objects.all(), request=request, day=Day(ON, WorkCalendar())
    )

    assert (chosen.unknown, list(chosen.qs)) == ("", [])


def test_address_without_parameters_is_bound_to_its_defaults(cast, rows):
    request = RequestFactory().get("/")
    request.user = cast["giamdoc"]
    chosen = TaskFilter(None, Task.objects.all(), request=request, day=Day(ON, WorkCalendar()))

    assert chosen.qs.count() == Task.objects.open().count()
