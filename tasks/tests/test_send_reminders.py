"""`manage.py send_reminders`: what it prints, what it writes, and what it leaves alone."""

from datetime import date

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from departments.models import User
from tasks.models import DayOff, Digest
from tasks.tests.factories import a_task


@pytest.fixture
def late(cast, units):
    return a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))


def test_dry_run_prints_a_line_a_person_and_writes_nothing(late, cast, capsys):
    User.objects.filter(username="ttud.my").update(email="")

    call_command("send_reminders", "--dry-run", "--on", "2024-04-11")

    assert sorted(capsys.readouterr().out.splitlines()) == [
        "Lâm Thị Diễm My <không có địa chỉ thư, chỉ nhắc trên phần mềm>: 1 quá hạn",
        "Lê Đình Khải <giamdoc@skhcn.example>: 1 quá hạn",
        "Phan Thị Thu Nga <pgd.nga@skhcn.example>: 1 quá hạn",
        "Tạ Công Dũng <ttud.dung@skhcn.example>: 1 quá hạn",
    ]
    assert (Digest.objects.count(), mail.outbox) == (0, [])


def test_second_call_on_a_day_sends_nothing_more(late, capsys):
    call_command("send_reminders", "--on", "11/04/2024")
    call_command("send_reminders", "--on", "11/04/2024")

    assert capsys.readouterr().out.splitlines() == [
        "Đã gửi 4 thư nhắc việc ngày 11/4/2024.",
        "Đã gửi 0 thư nhắc việc ngày 11/4/2024.",
    ]
    assert len(mail.outbox) == 4


@pytest.mark.parametrize("extra", [[], ["--dry-run"]])
def test_day_off_prints_and_writes_nothing(late, capsys, extra):
    DayOff.objects.update_or_create(day=date(2024, 4, 18), defaults={"worked": False})

    call_command("send_reminders", "--on", "18/04/2024", *extra)

    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Ngày 18/4/2024 là ngày nghỉ, không gửi thư.\n")
    assert (Digest.objects.count(), mail.outbox) == (0, [])


def test_unreadable_day_is_refused(db):
    with pytest.raises(CommandError, match="Không đọc được ngày “31/02/2024”"):
        call_command("send_reminders", "--on", "31/02/2024")
