"""`manage.py send_reminders`: what it prints, what it writes, and what it leaves alone."""

import re
from datetime import date

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from departments.models import User
from tasks.models import DayOff, Digest
from tasks.tests.factories import a_task, at

time_machine = pytest.importorskip("time_machine", reason="time-machine is not installed")


@pytest.fixture
def late(cast, units):
    return a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))


@pytest.fixture
def the_eleventh():
    with time_machine.travel(at(date(2024, 4, 11)), tick=False):
        yield


def test_dry_run_prints_a_line_a_person_and_writes_nothing(late, cast, capsys):
    User.objects.filter(username="ttud.my").update(email="")

    call_command("send_reminders", "--dry-run", "--on", "2024-04-11")

    assert sorted(capsys.readouterr().out.splitlines()) == [
        "Lâm Thị Diễm My <không có địa chỉ thư, chỉ nhắc trên phần mềm>: 1 nhiệm vụ mới, 1 quá hạn",
        "Phan Thị Thu Nga <pgd.nga@skhcn.example>: 1 quá hạn",
        "Trần Minh Tâm <hcth.tam@skhcn.example>: 1 cần đôn đốc",
        "Tạ Công Dũng <ttud.dung@skhcn.example>: 1 nhiệm vụ mới, 1 quá hạn",
        "Đỗ Thị Lan Hương <hcth.huong@skhcn.example>: 1 cần đôn đốc",
    ]
    assert (Digest.objects.count(), mail.outbox) == (0, [])


def test_second_call_on_a_day_sends_nothing_more(late, capsys, the_eleventh):
    call_command("send_reminders", "--on", "11/04/2024")
    call_command("send_reminders")

    assert capsys.readouterr().out.splitlines() == [
        "Đã gửi 5 thư nhắc việc ngày 11/4/2024.",
        "Đã gửi 0 thư nhắc việc ngày 11/4/2024.",
    ]
    assert len(mail.outbox) == 5


@pytest.mark.parametrize("day", ["10/4/2024", "12/4/2024"])
def test_letters_of_another_day_are_not_sent(late, the_eleventh, day):
    words = f"Chỉ gửi thư của ngày hôm nay (11/4/2024); xem ngày {day} thì thêm --dry-run."

    with pytest.raises(CommandError, match=re.escape(words)) as refused:
        call_command("send_reminders", "--on", day)

    assert refused.value.returncode == 1
    assert (Digest.objects.count(), mail.outbox) == (0, [])


@pytest.mark.parametrize(
    ("hour", "minute", "warned"), [(7, 29, True), (7, 30, False), (16, 59, False), (17, 0, True)]
)
def test_letters_sent_outside_office_hours_are_warned_of(late, capsys, hour, minute, warned):
    with time_machine.travel(at(date(2024, 4, 11), hour).replace(minute=minute), tick=False):
        call_command("send_reminders")

    words = "Ngoài giờ gửi thư (07 giờ 30 đến 17 giờ 00): thư gửi ngay theo lệnh này.\n"
    assert capsys.readouterr().err == (words if warned else "")
    assert len(mail.outbox) == 5


@pytest.mark.parametrize("extra", [[], ["--dry-run"]])
def test_day_off_prints_and_writes_nothing(late, capsys, extra):
    DayOff.objects.update_or_create(day=date(2024, 4, 11), defaults={"worked": False})

    with time_machine.travel(at(date(2024, 4, 11)), tick=False):
        call_command("send_reminders", "--on", "11/04/2024", *extra)

    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Ngày 11/4/2024 là ngày nghỉ, không gửi thư.\n")
    assert (Digest.objects.count(), mail.outbox) == (0, [])


def test_unreadable_day_is_refused(db):
    with pytest.raises(CommandError, match="Không đọc được ngày “31/02/2024”"):
        call_command("send_reminders", "--on", "31/02/2024")
