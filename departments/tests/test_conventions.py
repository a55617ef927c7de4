"""A convention changes from the day of its change on, and the change is written down."""

from datetime import date

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from departments.conventions import FACTS, note_convention
from departments.journals import RuleChange
from departments.models import Agency, Department

PAGE = "admin:departments_agency_change"


def save_agency(client, **typed):
    agency = Agency.current()
    address = reverse(PAGE, args=[agency.pk])
    names = ("kind", "parent", "name", "short_name", "code", "place", "recipients", "signature")
    names += (
        "issue_rule",
        "missed_days",
        "take_back_days",
        "mail_link_days",
        "letters_a_day",
        "letters_an_hour",
        "period_closes_on",
    )
    given = {name: getattr(agency, name) for name in (*names, "signer_name", "closing")}
    opened = client.get(address).context["opened"]
    ticked = dict.fromkeys(("heading_capitals", "mail_links"), "on")
    return client.post(address, given | ticked | {"opened": opened} | typed)


@pytest.fixture
def administrator(cast, client):
    cast["hcth.son"].is_staff = cast["hcth.son"].is_superuser = True
    cast["hcth.son"].save()
    client.force_login(cast["hcth.son"])
    return cast["hcth.son"]


def test_change_is_dated_and_says_who_and_what(administrator, client):
    save_agency(client, before_excludes_day="on")

    row = RuleChange.objects.get()
    assert (row.actor, row.kind, row.takes_effect_on) == (
        administrator,
        "before_day",
        timezone.localdate(),
    )
    assert (row.before, row.after) == (
        "tính cả ngày ghi trong thông báo",
        "không tính ngày ghi trong thông báo",
    )


@pytest.mark.parametrize("code", ["---", "&&", "598", "-SKHCN", "SKHCN&", "SkHCN", "ЯΩ", "SKHCN²"])
def test_code_begins_and_ends_as_a_number_can_bear_it(administrator, client, code):
    answer = save_agency(client, code=code)

    assert set(answer.context["adminform"].form.errors) == {"code"}


@pytest.mark.parametrize("code", ["SKHCN", "SLĐTBXH", "QLCN&CN", "A-1"])
def test_code_of_capitals_is_taken(administrator, client, code):
    save_agency(client, code=code)

    assert Agency.current().code == code


@pytest.mark.wide
@pytest.mark.parametrize("name", ["recipients", "signature", "closing"])
@pytest.mark.parametrize("words", ["- Như\u200b trên;\n- Lưu: VT.", "a\n\u202eb", "x" * 5001])
def test_several_lines_hold_no_unseen_letter_and_are_capped(administrator, client, name, words):
    answer = save_agency(client, **{name: words})

    assert set(answer.context["adminform"].form.errors) == {name}


def test_several_lines_are_taken(administrator, client):
    save_agency(client, recipients="- Như trên;\r\n-\tLưu: VT.")

    assert Agency.current().recipients == "- Như trên;\r\n-\tLưu: VT."


@pytest.mark.parametrize("name", ["...", "1", "A"])
def test_agency_has_a_name(administrator, client, name):
    answer = save_agency(client, name=name)

    assert answer.context["adminform"].form.errors == {"name": ["Cần ít nhất hai chữ cái."]}


def test_long_names_that_differ_at_their_ends_are_written_whole(administrator, client):
    name = "SỞ KHOA HỌC VÀ CÔNG NGHỆ " * 7 + "A"
    Agency.objects.update(name=name)

    save_agency(client, name=f"{name}B")

    row = RuleChange.objects.get()
    assert (row.before, row.after) == (f"tên cơ quan: {name}", f"tên cơ quan: {name}B")


def test_change_of_the_letterhead_says_what_it_was(administrator, client):
    was = Agency.current()

    save_agency(client, place="Quảng Ngãi mới", kind="ubnd")

    rows = RuleChange.objects.order_by("pk").values_list("kind", "actor", "before", "after")
    assert list(rows) == [
        (
            "agency",
            administrator.pk,
            "loại cơ quan: Sở, ban, ngành (Giám đốc)",
            "loại cơ quan: Ủy ban nhân dân (Chủ tịch)",
        ),
        ("agency", administrator.pk, f"địa danh: {was.place}", "địa danh: Quảng Ngãi mới"),
    ]


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        ({"gives_numbers": "on"}, "cấp số tại phần mềm này: không", "cấp số tại phần mềm này: có"),
        ({"signer_name": "Lê A"}, "người ký mặc định: {}", "người ký mặc định: Lê A"),
        ({"short_name": ""}, "tên ngắn: {}", "tên ngắn: bỏ trống"),
        (
            {"organ_id": "000.00.01.H48"},
            "mã định danh điện tử: bỏ trống",
            "mã định danh điện tử: 000.00.01.H48",
        ),
        ({"signature": "A\r\nB"}, "thẩm quyền ký mặc định: {}", "thẩm quyền ký mặc định: A\nB"),
    ],
)
def test_what_papers_bear_is_told_as_it_was_and_is(administrator, client, typed, before, after):
    (name,) = typed
    Agency.objects.update(signature="Một\nHai")
    was = getattr(Agency.current(), name)

    save_agency(client, **typed)

    rows = RuleChange.objects.values_list("kind", "actor", "before", "after")
    assert list(rows) == [("agency", administrator.pk, before.format(was), after)]


def test_lines_that_a_browser_ends_otherwise_are_no_change(administrator, client):
    Agency.objects.update(recipients="- Như trên;\n- Lưu: VT.")

    save_agency(client, recipients="- Như trên;\r\n- Lưu: VT.")

    assert RuleChange.objects.count() == 0


@pytest.mark.parametrize("page", [Agency, Department])
def test_whatever_stands_on_the_page_is_told(cast, rf, page):
    request = rf.get("/")
    request.user = cast["hcth.son"]
    fields = set(admin.site._registry[page].get_form(request).base_fields)

    # The one has a row of its own kind, the others stand below the fields.
    assert fields - {"before_excludes_day"} == set(FACTS[page]) - {"aliases"}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": ""}, "Trường này là bắt buộc"),
        ({"code": ""}, "Trường này là bắt buộc"),
        ({"code": "A/B C"}, "Chữ viết tắt chỉ gồm chữ in hoa"),
        ({"code": "skhcn"}, "Chữ viết tắt chỉ gồm chữ in hoa"),
    ],
)
def test_agency_is_never_without_a_name_and_a_code_that_fits_a_number(
    administrator, client, typed, told
):
    was = Agency.current()

    answer = save_agency(client, **typed)

    assert told in answer.text
    assert (Agency.current().name, Agency.current().code) == (was.name, was.code)


@pytest.mark.wide
@pytest.mark.parametrize("code", ["SKHCN", "UBND", "SNN&MT", "BQL-KKT", "ĐTN"])
def test_usual_codes_are_taken(administrator, client, code):
    save_agency(client, code=code)

    assert Agency.current().code == code


def test_page_says_from_when_a_change_holds(administrator, client):
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
