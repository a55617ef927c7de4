"""A convention changes from the day of its change on, and the change is written down."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from departments.conventions import note_convention
from departments.journals import RuleChange
from departments.models import Agency

PAGE = "admin:departments_agency_change"


def save_agency(client, **typed):
    agency = Agency.current()
    address = reverse(PAGE, args=[agency.pk])
    names = ("kind", "parent", "name", "short_name", "code", "place", "recipients", "signature")
    given = {name: getattr(agency, name) for name in (*names, "signer_name", "closing")}
    opened = client.get(address).context["opened"]
    return client.post(address, given | {"heading_capitals": "on", "opened": opened} | typed)


@pytest.fixture
def keeper(cast, client):
    cast["hcth.son"].is_staff = True
    cast["hcth.son"].save()
    client.force_login(cast["hcth.son"])
    return cast["hcth.son"]


def test_change_is_dated_and_says_who_and_what(keeper, client):
    save_agency(client, before_excludes_day="on")

    row = RuleChange.objects.get()
    assert (row.actor, row.kind, row.takes_effect_on) == (
        keeper,
        "before_day",
        timezone.localdate(),
    )
    assert (row.before, row.after) == (
        "tính cả ngày ghi trong thông báo",
        "không tính ngày ghi trong thông báo",
    )


def test_change_of_the_letterhead_says_what_it_was(keeper, client):
    was = Agency.current()

    save_agency(client, place="Quảng Ngãi mới", kind="ubnd")

    rows = RuleChange.objects.order_by("pk").values_list("kind", "actor", "before", "after")
    assert list(rows) == [
        (
            "agency",
            keeper.pk,
            "loại cơ quan: Sở, ban, ngành (Giám đốc)",
            "loại cơ quan: Ủy ban nhân dân (Chủ tịch)",
        ),
        ("agency", keeper.pk, f"địa danh: {was.place}", "địa danh: Quảng Ngãi mới"),
    ]


def test_defaults_of_a_draft_leave_no_row(keeper, client):
    save_agency(client, closing="Câu kết mới")

    assert (Agency.current().closing, RuleChange.objects.count()) == ("Câu kết mới", 0)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": ""}, "Trường này là bắt buộc"),
        ({"code": ""}, "Trường này là bắt buộc"),
        ({"code": "A/B C"}, "Chữ viết tắt chỉ gồm chữ in hoa"),
        ({"code": "skhcn"}, "Chữ viết tắt chỉ gồm chữ in hoa"),
    ],
)
def test_agency_is_never_without_a_name_and_a_code_that_fits_a_number(keeper, client, typed, told):
    was = Agency.current()

    answer = save_agency(client, **typed)

    assert told in answer.text
    assert (Agency.current().name, Agency.current().code) == (was.name, was.code)


@pytest.mark.parametrize("code", ["SKHCN", "UBND", "SNN&MT", "BQL-KKT", "ĐTN"])
def test_usual_codes_are_taken(keeper, client, code):
    save_agency(client, code=code)

    assert Agency.current().code == code


def test_page_says_from_when_a_change_holds(keeper, client):
    page = client.get(reverse(PAGE, args=[Agency.current().pk])).content.decode()

    assert "Quy ước mới áp dụng cho thông báo ban hành từ ngày thay đổi" in page


@pytest.mark.parametrize(
    ("on", "strict"),
    [
        (date(2024, 1, 9), False),
        (date(2024, 1, 10), True),
        (date(2024, 5, 19), True),
        (date(2024, 5, 20), False),
    ],
)
def test_each_day_has_the_convention_of_its_time(cast, on, strict):
    agency = Agency.current()
    for value, day in ((True, date(2024, 1, 10)), (False, date(2024, 5, 20))):
        agency.before_excludes_day = value
        note_convention(agency, by=cast["hcth.son"], on=day)
    agency.save()

    assert agency.excludes_day_on(on) is strict
