"""The calendar on the list keepers' pages: days to come are theirs, the past is closed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from departments.journals import RuleChange
from departments.models import User
from tasks.day_off_forms import NO_NAME
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task

ADD, LIST = "admin:tasks_dayoff_add", "admin:tasks_dayoff_changelist"
WHO = ("keeper", "administrator", "head of office")


def weekday(days: int):
    """A weekday about so many days from today, on the same side of it."""
    day = timezone.localdate() + timedelta(days=days)
    while day.weekday() > 4:
        day += timedelta(days=1 if days > 0 else -1)
    return day


@pytest.fixture
def people(cast):
    cast["hcth.son"].is_staff = True
    cast["hcth.son"].save()
    boss = User.objects.create_superuser("quantri", "q@skhcn.example", "x", full_name="Quản trị")
    return {"keeper": cast["hcth.son"], "administrator": boss, "head of office": cast["hcth.tam"]}


@pytest.fixture
def boss(people, client):
    client.force_login(people["administrator"])
    return people["administrator"]


@pytest.fixture
def row(db):
    """Makes the calendar's only row."""

    def on(day):
        DayOff.objects.all().delete()
        return DayOff.objects.create(day=day, name="Nghỉ")

    return on


def url(name, day_off):
    return reverse(f"admin:tasks_dayoff_{name}", args=[day_off.pk])


def save(client, address, **typed):
    """Open the page and save it; where it shows an effect, save once more as it asks."""
    page = client.get(address)
    if page.status_code != 200:
        return page
    typed = {
        "opened": page.context.get("opened", ""),
        "reason": "Nhập thiếu",
        "name": "Nghỉ",
    } | typed
    answer = client.post(address, typed)
    if answer.status_code != 200:
        return answer
    seen = answer.context["adminform"].form["seen"].value() or ""
    return client.post(address, typed | {"seen": seen})


def delete(client, address):
    page = client.get(address)
    if page.status_code != 200:
        return page
    form = page.context.get("reason_form")
    seen = form["seen"].value() if form else ""
    typed = {"post": "yes", "reason": "Nhập nhầm", "seen": seen}
    return client.post(address, typed | {"opened": page.context["opened"]})


def add(client, day, row):
    row(weekday(900))
    save(client, reverse(ADD), day=f"{day:%d/%m/%Y}", name="Mới")
    return DayOff.objects.filter(day=day, name="Mới").exists()


def rename(client, day, row):
    kept = row(day)
    save(client, url("change", kept), day=f"{day:%d/%m/%Y}", name="Khác")
    return DayOff.objects.filter(name="Khác").exists()


def move_away(client, day, row):
    kept = row(day)
    save(client, url("change", kept), day=f"{weekday(500):%d/%m/%Y}")
    return not DayOff.objects.filter(day=day).exists()


def move_here(client, day, row):
    kept = row(weekday(500))
    save(client, url("change", kept), day=f"{day:%d/%m/%Y}")
    return DayOff.objects.filter(day=day).exists()


def remove(client, day, row):
    kept = row(day)
    delete(client, url("delete", kept))
    return not DayOff.objects.exists()


def remove_together(client, day, row):
    keys = [row(day).pk, DayOff.objects.create(day=weekday(901)).pk]
    typed = {"action": "delete_selected", "_selected_action": keys}
    page = client.post(reverse(LIST), typed)
    opened = page.context["opened"] if page.status_code == 200 else ""
    client.post(reverse(LIST), typed | {"post": "yes", "opened": opened})
    return not DayOff.objects.exists()


# act, then the rights of keeper, administrator, head of office: on days gone by, on days to come.
# Keepers of the lists do it at Danh mục.
ACTS = (
    (add, "no yes no", "no yes no"),
    (rename, "no yes no", "no yes no"),
    (move_away, "no yes no", "no yes no"),
    (move_here, "no yes no", "no yes no"),
    (remove, "no yes no", "no yes no"),
    (remove_together, "no no no", "no yes no"),
)


@pytest.mark.wide
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(
    ("act", "past", "coming"), ACTS, ids=lambda value: getattr(value, "__name__", "")
)
def test_calendar_is_the_administrators_here(people, client, row, who, act, past, coming):
    client.force_login(people[who])

    done = [act(client, weekday(days), row) for days in (-40, 400)]

    assert done == [rights.split()[WHO.index(who)] == "yes" for rights in (past, coming)]


def test_past_is_changed_only_with_a_reason(boss, client, row):
    row(weekday(900))
    day = f"{weekday(-40):%d/%m/%Y}"

    answer = save(client, reverse(ADD), day=day, reason="  ")

    assert answer.context["adminform"].form.errors["reason"] == ["Nhập lý do thay đổi ngày đã qua."]
    assert DayOff.objects.count() == 1


def test_past_is_deleted_only_with_a_reason(boss, client, row):
    kept = row(weekday(-40))
    seen = client.get(url("delete", kept)).context["reason_form"]["seen"].value()

    client.post(url("delete", kept), {"post": "yes", "reason": "", "seen": seen})
    client.post(url("delete", kept), {"post": "yes", "reason": "Nhầm", "seen": ""})

    assert DayOff.objects.count() == 1


def test_effect_is_shown_before_and_kept_with_who_when_and_why(boss, client, cast, units, row):
    """One task due long ago is overdue by a day less; one due on the eve of the days off, no more
    so."""
    row(weekday(900))
    today = timezone.localdate()
    gone = weekday(-2)
    task = a_task(cast, units["TTUD"])
    Task.objects.filter(pk=task.pk).update(due_on=gone - timedelta(days=40))
    typed = {"day": f"{gone:%d/%m/%Y}", "name": "Bão", "reason": "Công điện số 1", "opened": ""}

    shown = client.post(reverse(ADD), typed)

    told = "1 nhiệm vụ chưa báo cáo đổi số ngày quá hạn. Nhiệm vụ đã báo cáo giữ nguyên đánh giá"
    assert told in shown.content.decode()
    assert (DayOff.objects.count(), RuleChange.objects.count()) == (1, 0)

    seen = shown.context["adminform"].form["seen"].value()
    client.post(reverse(ADD), typed | {"seen": seen})

    change = RuleChange.objects.get()
    assert (change.actor, change.reason, change.takes_effect_on) == (boss, "Công điện số 1", gone)
    assert (change.before, "nghỉ: Bão" in change.after, timezone.localdate(change.at)) == (
        "",
        True,
        today,
    )
    assert change.effect.startswith("1 nhiệm vụ chưa báo cáo đổi số ngày quá hạn.")


def test_another_change_than_the_one_shown_is_shown_first(boss, client, row):
    row(weekday(900))
    days = [f"{weekday(days):%d/%m/%Y}" for days in (-40, -60)]
    shown = client.post(reverse(ADD), {"day": days[0], "name": "Nghỉ", "reason": "Nhầm"})
    seen = shown.context["adminform"].form["seen"].value()

    client.post(reverse(ADD), {"day": days[1], "name": "Nghỉ", "reason": "Nhầm", "seen": seen})

    assert DayOff.objects.count() == 1


def test_coming_days_are_journaled_too(people, client, row):
    client.force_login(people["administrator"])
    day = weekday(400)
    kept = row(day)

    save(client, url("change", kept), day=f"{day:%d/%m/%Y}", name="Tết")
    delete(client, url("delete", kept))

    told = RuleChange.objects.order_by("pk").values_list("before", "after", "reason", "effect")
    ends = [(b.rpartition(" ")[2], a.rpartition(" ")[2], why, eff) for b, a, why, eff in told]
    assert ends == [("Nghỉ", "Tết", "", ""), ("Tết", "", "", "")]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"day": "04/04/2099"}, "Thứ Bảy, Chủ nhật vốn đã nghỉ; chỉ nhập khi làm bù."),
        ({"day": "06/04/2099", "worked": "on"}, "Làm bù chỉ vào thứ Bảy hoặc Chủ nhật."),
        ({"day": "06/04/2099", "name": "Nghỉ\u200b Tết"}, "Có ký tự ẩn hoặc xuống dòng"),
    ],
)
def test_day_off_makes_sense(people, client, typed, told):
    client.force_login(people["administrator"])
    before = DayOff.objects.count()

    answer = client.post(reverse(ADD), typed)

    assert told in answer.content.decode()
    assert DayOff.objects.count() == before


def test_day_off_is_the_day_typed(people, client, row):
    client.force_login(people["administrator"])
    row(weekday(900))

    client.post(reverse(ADD), {"day": "03/04/2098", "name": "Nghỉ"})

    assert DayOff.objects.filter(day="2098-04-03", worked=False).count() == 1


def test_day_that_is_there_already_is_told_so(people, client, row):
    client.force_login(people["administrator"])
    kept = row(weekday(400))

    answer = client.post(reverse(ADD), {"day": f"{kept.day:%d/%m/%Y}", "name": "Nghỉ"})

    assert answer.context["adminform"].form.errors == {"day": ["Ngày này đã có trong lịch."]}


def test_day_is_written_one_way_in_list_and_path(boss, client, row):
    kept = row(date(2024, 5, 1))

    page = client.get(url("change", kept)).text

    assert ("01/5/2024" in page, "&rsaquo; 01/05/2024" in page) == (True, False)


def test_day_is_taken_as_paper_writes_it_and_has_a_name(people, client):
    client.force_login(people["administrator"])

    nameless = client.post(reverse(ADD), {"day": "14/01/2099", "name": " "})
    client.post(reverse(ADD), {"day": "14 / 01 / 2099", "name": "Nghỉ bù"})

    assert nameless.context["adminform"].form.errors == {"name": [NO_NAME]}
    assert DayOff.objects.filter(day=date(2099, 1, 14), name="Nghỉ bù").count() == 1
