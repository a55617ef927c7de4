"""`load_demo`: once, on an empty database, with accounts that open and as much work as asked."""

from datetime import date
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.utils import timezone

from conclusions.models import Conclusion, Duty, Item
from config.demo.volume import add_volume
from departments.models import Department, User
from tasks.models import DayOff, Event, Evidence, Task
from tasks.workflow import Status

pytestmark = pytest.mark.wide


@pytest.fixture
def loaded(db):
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


def test_load_demo_opens_every_account_with_the_password_it_prints(loaded):
    password = loaded.split("Mật khẩu của mọi tài khoản mẫu: ")[1].split()[0]
    users = list(User.objects.all())

    assert [u for u in users if authenticate(username=u.username, password=password) != u] == []
    assert [u for u in users if f"{u.username:<15} {u.full_name}" not in loaded] == []
    assert sorted(u.username for u in users if u.is_staff) == ["quantri"]


def test_load_demo_twice_changes_nothing(loaded):
    def everything():
        models = (Conclusion, Item, Duty, Task, Event, Evidence, User, Department, DayOff)
        return [list(model.objects.order_by("pk").values()) for model in models]

    before, again = everything(), StringIO()
    call_command("load_demo", "--tasks", "50", stdout=again)

    assert again.getvalue() == (
        "Cơ sở dữ liệu đã có dữ liệu: không nạp dữ liệu mẫu, không thay đổi gì.\n"
    )
    assert everything() == before


def test_load_demo_wants_a_number_of_tasks_for_its_years(db):
    with pytest.raises(CommandError) as refused:
        call_command("load_demo", "--years", "3")

    assert str(refused.value) == ("--years cần --tasks: nêu số nhiệm vụ trải trên chừng ấy năm.")
    assert not Department.objects.exists()


def test_load_demo_adds_as_much_generated_work_as_asked(agency):
    until = date(2026, 11, 23)

    add_volume(200, years=2, until=until)

    tasks, day = Task.objects.all(), DayOff.objects.day(until)
    notices = Conclusion.objects.order_by("issued_on")
    groups = [
        *(tasks.of_kind(kind, day) for kind in ("late", "soon", "time", "done", "done_late")),
        tasks.undated(),
        tasks.filter(status=Status.WITHDRAWN),
    ]
    assert (tasks.count(), sum(group.count() for group in groups)) == (200, 200)
    assert notices.count() == 8
    assert date(2024, 11, 23) < notices.first().issued_on < notices.last().issued_on < until
    assert [t.pk for t in tasks if not t.events.filter(to_status=t.status).exists()] == []
    assert max(timezone.localdate(e.at) for e in Event.objects.all()) < until
