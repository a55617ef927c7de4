"""The calendar in the product's own pages."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from departments.journals import RuleChange
from tasks.days_off import EXPECTED
from tasks.models import DayOff


@pytest.fixture
def keeper(client, cast):
    client.force_login(cast["hcth.tam"])
    return cast["hcth.tam"]


def a_weekday_to_come() -> date:
    day = timezone.localdate() + timedelta(days=20)
    while day.weekday() > 4 or DayOff.objects.filter(day=day).exists():
        day += timedelta(days=1)
    return day


def test_day_to_come_is_added_renamed_and_taken_out(client, keeper):
    day = a_weekday_to_come()
    given = {"day": f"{day:%d/%m/%Y}", "name": "Ngày thành lập tỉnh"}

    client.post(reverse("tasks:new_day"), given)
    row = DayOff.objects.get(day=day)
    page = client.get(reverse("tasks:day_off", args=[row.pk]))
    opened = {"opened": page.context["form"]["opened"].value()}
    client.post(
        reverse("tasks:day_off", args=[row.pk]), given | opened | {"name": "Ngày lễ của tỉnh"}
    )
    renamed = DayOff.objects.get(day=day).name
    answer = client.post(reverse("tasks:delete_day", args=[row.pk]))

    assert (row.worked, row.name, renamed) == (False, "Ngày thành lập tỉnh", "Ngày lễ của tỉnh")
    assert answer.url == reverse("tasks:days_off")
    assert DayOff.objects.filter(day=day).exists() is False
    assert RuleChange.objects.filter(kind=RuleChange.Kind.DAY_OFF, actor=keeper).count() == 3


@pytest.mark.parametrize("name", ["day_off", "delete_day"])
def test_past_day_is_not_the_keepers_to_change(client, keeper, name):
    row = DayOff.objects.filter(day__lte=timezone.localdate()).first()

    answer = client.post(reverse(f"tasks:{name}", args=[row.pk]), {"name": "khác"})

    assert answer.status_code == 403
    assert DayOff.objects.get(pk=row.pk).name == row.name


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"day": "32/01/2027", "name": "x"}, "day"),
        ({"day": "", "name": "x"}, "day"),
        ({"day": "{weekday}", "name": ""}, "name"),
        ({"day": "{weekday}", "name": "Làm bù", "worked": "on"}, "worked"),
    ],
)
def test_what_is_no_day_off_is_refused_in_words(client, keeper, typed, field):
    weekday = f"{a_weekday_to_come():%d/%m/%Y}"
    before = DayOff.objects.count()

    answer = client.post(
        reverse("tasks:new_day"), typed | {"day": typed["day"].format(weekday=weekday)}
    )

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert DayOff.objects.count() == before


def test_list_shows_one_year(client, keeper):
    this_year = timezone.localdate().year

    page = client.get(reverse("tasks:days_off"))
    next_year = client.get(reverse("tasks:days_off"), {"nam": this_year + 1})
    odd = client.get(reverse("tasks:days_off"), {"nam": "abc"})

    assert {row.day.year for row in page.context["object_list"]} == {this_year}
    assert {row.day.year for row in next_year.context["object_list"]} == {this_year + 1}
    assert odd.status_code == 404


def test_announcement_takes_expected_from_the_days_of_its_year_alone(client, keeper):
    year = timezone.localdate().year + 1
    expected = DayOff.objects.filter(name__endswith=EXPECTED)
    of_year, others = (
        expected.filter(day__year=year).count(),
        expected.exclude(day__year=year).count(),
    )

    client.post(reverse("tasks:confirm_days"), {"nam": year})

    assert of_year > 0
    assert expected.filter(day__year=year).count() == 0
    assert expected.count() == others
    assert RuleChange.objects.filter(kind=RuleChange.Kind.DAY_OFF).count() == of_year
