"""Every page of the lists saves only over the row that it showed, and deletes no other."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from departments.admin.opened import STALE, STALE_DELETE, SavesWhatItShowed
from departments.models import Agency, Alias, Delegation, Department, Membership, User
from tasks.models import DayOff

OURS = {"departments", "conclusions", "tasks", "reports"}


@pytest.fixture
def boss(cast, client):
    boss = User.objects.create_superuser("quantri", "q@skhcn.example", "x", full_name="Quản trị")
    client.force_login(boss)
    return boss


@pytest.fixture
def rows(cast, units):
    """A row of each list, and how a colleague changes it meanwhile."""
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)
    stand_in = Delegation.objects.create(
        giver=cast["tdc.quan"], taker=cast["tdc.han"], starts_on=tomorrow, ends_on=tomorrow
    )
    day = DayOff.objects.filter(day__gt=today, worked=False).first()
    person, unit = cast["ketoan"], units["TTUD"]
    return {
        "user": (person, lambda: User.objects.filter(pk=person.pk).update(is_active=False)),
        "user, a post": (
            person,
            lambda: Membership.objects.create(user=person, department=units["CĐ"]),
        ),
        "agency": (Agency.current(), lambda: Agency.objects.update(place="Nơi khác")),
        "department": (unit, lambda: Department.objects.filter(pk=unit.pk).update(code="KHÁC")),
        "department, a spelling": (
            unit,
            lambda: Alias.objects.create(department=unit, written="Khác", folded="khác"),
        ),
        "delegation": (
            stand_in,
            lambda: Delegation.objects.update(ends_on=today + timedelta(days=9)),
        ),
        "dayoff": (day, lambda: DayOff.objects.filter(pk=day.pk).update(name="Khác")),
    }


def typed_on(page) -> dict:
    """What a browser would send of the page as it stands."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    values = {field.html_name: field.value() for form in forms for field in form}
    # A box without its tick is not sent; a nought is.
    sent = {n: value for n, value in values.items() if value is not None and value is not False}
    return sent | {"opened": page.context["opened"]}


LISTS = ("user", "user, a post", "agency", "department", "department, a spelling")
LISTS += ("delegation", "dayoff")


@pytest.mark.wide
@pytest.mark.parametrize("name", LISTS)
def test_row_changed_meanwhile_is_not_saved_over(boss, client, rows, name):
    row, change = rows[name]
    meta = row._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
    typed = typed_on(client.get(address))
    change()
    kept = list(type(row).objects.filter(pk=row.pk).values())

    answers = [client.post(address, typed) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert STALE in answers[0].content.decode()
    assert list(type(row).objects.filter(pk=row.pk).values()) == kept


@pytest.mark.parametrize("name", LISTS)
def test_row_as_it_was_shown_is_saved(boss, client, rows, name):
    row, _ = rows[name]
    meta = row._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])

    assert client.post(address, typed_on(client.get(address))).status_code == 302


@pytest.mark.parametrize("name", ["delegation", "dayoff"])
def test_row_changed_meanwhile_is_not_deleted(boss, client, rows, name):
    row, change = rows[name]
    meta = row._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_delete", args=[row.pk])
    typed = {"post": "yes", "opened": client.get(address).context["opened"]}
    change()

    answers = [client.post(address, typed) for _ in range(2)]
    opened = client.get(address).context["opened"]
    again = client.post(address, typed | {"opened": opened})

    assert [answer.status_code for answer in answers] == [409, 409]
    assert STALE_DELETE in answers[0].text
    assert (again.status_code, type(row).objects.filter(pk=row.pk).exists()) == (302, False)


@pytest.mark.wide
@pytest.mark.parametrize("name", ["delegation", "dayoff"])
def test_rows_picked_are_deleted_as_they_were_shown(boss, client, rows, name):
    row, change = rows[name]
    meta = row._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    picked = {"action": "delete_selected", "_selected_action": row.pk}

    def sent():
        return picked | {"post": "yes", "opened": client.post(address, picked).context["opened"]}

    old = sent()
    change()
    stale = client.post(address, old, follow=True)
    kept = type(row).objects.filter(pk=row.pk).exists()
    client.post(address, sent())

    assert (STALE_DELETE in stale.text, kept) == (True, True)
    assert not type(row).objects.filter(pk=row.pk).exists()


def test_page_without_a_mark_saves_nothing(boss, client, rows):
    person = rows["user"][0]
    address = reverse("admin:departments_user_change", args=[person.pk])
    typed = typed_on(client.get(address)) | {"full_name": "Khác"}
    del typed["opened"]

    assert client.post(address, typed).status_code == 409
    assert not User.objects.filter(full_name="Khác").exists()


def test_signing_in_meanwhile_is_no_change(boss, client, rows):
    person = rows["user"][0]
    address = reverse("admin:departments_user_change", args=[person.pk])
    typed = typed_on(client.get(address))
    User.objects.filter(pk=person.pk).update(last_login=timezone.now())

    assert client.post(address, typed).status_code == 302


@pytest.mark.parametrize("account", ["x", "0", "99999999999999999999"])
def test_row_that_is_not_there_is_told(boss, client, account):
    address = f"/quan-tri/departments/user/{account}/change/"

    assert client.post(address, {}).status_code == 302


def test_every_list_that_is_edited_refuses_stale_pages(boss, rf):
    request = rf.get("/")
    request.user = boss

    edited = [
        page
        for model, page in admin.site._registry.items()
        if model._meta.app_label in OURS and page.has_change_permission(request)
    ]

    assert [page for page in edited if not isinstance(page, SavesWhatItShowed)] == []
    assert len(edited) == 5


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ttud.dat", "Tên đăng nhập này đã có."),
        ("TTUD.dat", "Tên đăng nhập này đã có, chỉ khác chữ hoa, chữ thường."),
    ],
)
def test_what_another_row_holds_is_refused_as_what_changed_meanwhile(boss, client, name, told):
    typed = {"username": name, "full_name": "Trần Thị Mới", "usable_password": "true"}
    typed |= {"password1": "chim-ung-2024", "password2": "chim-ung-2024"}
    typed |= {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}

    answer = client.post(reverse("admin:departments_user_add"), typed)

    form = answer.context["adminform"].form
    assert (answer.status_code, form.errors) == (409, {"username": [told]})
    assert form["full_name"].value() == "Trần Thị Mới"
