"""`doctor` names each thing it looks at, and fails as soon as one is not well."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from config.heartbeat import heartbeat_file
from config.management.commands.doctor import CHECKS
from departments.accounts import noting
from departments.journals import AccountChange
from departments.models import User
from departments.words_field import drop_words_indexes
from reports.papers.notices.notice_files import print_of
from reports.tests.made_notices import a_notice, issued
from tasks.models import DayOff, Digest, SeededYear


@pytest.fixture
def sound(cast, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    heartbeat_file().touch()
    DayOff.objects.get_or_create(day=timezone.localdate())


def report(capsys) -> list[str]:
    with pytest.raises(SystemExit):
        call_command("doctor")
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("HỎNG")]


def test_sound_installation_has_a_line_for_each_check(sound, capsys):
    call_command("doctor")

    lines = capsys.readouterr().out.splitlines()
    assert [line[:4] for line in lines] == ["tốt "] * len(CHECKS)


def test_still_worker_and_missing_addresses_are_named(sound, capsys):
    heartbeat_file().unlink()
    User.objects.filter(username__in=["ttud.my", "ttra.loc"]).update(email="")

    assert report(capsys) == [
        "HỎNG  Bộ xử lý nền: chưa có nhịp nào",
        "HỎNG  Địa chỉ thư: 2 người không có địa chỉ, chỉ được nhắc trên phần mềm",
    ]


def test_mail_server_that_cannot_be_reached_is_named(sound, settings, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    (line,) = report(capsys)

    assert line.startswith("HỎNG  Thư: ConnectionRefusedError")


def test_missing_index_of_search_is_named(sound, capsys):
    drop_words_indexes(connection)

    (line,) = report(capsys)

    tables = "conclusions_conclusion, conclusions_item, tasks_task"
    assert line == f"HỎNG  Tìm kiếm: thiếu chỉ mục của {tables}: chạy manage.py migrate"


def test_lost_files_and_prints_unlike_their_data_are_named(sound, cast, capsys):
    good, changed, lost = (
        issued(a_notice(number=f"{number}/TB-SKHCN"), cast["giamdoc"]) for number in (1, 2, 3)
    )
    for notice in (good, changed, lost):
        print_of(notice)
    changed.items.filter(label="1.").update(text="Khác.")
    file = lost.documents.get().file
    file.storage.delete(file.name)

    assert report(capsys) == [
        "HỎNG  Tệp và bản in của thông báo: mất hoặc bị thay đổi: "
        "Thông báo 3-TB-SKHCN năm 2024.pdf; khác dữ liệu: Thông báo 2-TB-SKHCN năm 2024.pdf"
    ]


def test_year_whose_holidays_are_not_written_down_is_named(sound, capsys):
    next_year = timezone.localdate().year + 1
    SeededYear.objects.filter(year=next_year).delete()

    assert report(capsys) == [f"HỎNG  Lịch nghỉ: chưa nạp lịch nghỉ năm {next_year}"]


def test_changed_account_that_nobody_could_be_told_of_is_named(sound, cast, capsys):
    person = cast["ttud.dat"]
    with noting([person], by=cast["hcth.son"]):
        person.email = "moi@skhcn.example"
        person.save()
    AccountChange.objects.update(letter=AccountChange.Letter.FAILED)

    assert report(capsys) == ["HỎNG  Thư báo thay đổi tài khoản: 1 thay đổi không báo được"]


def test_reminders_given_up_of_late_are_named(sound, cast, capsys):
    today = timezone.localdate()
    for name, state, age in (
        ("giamdoc", "failed", 0),
        ("hcth.son", "failed", 6),
        ("pgd.nga", "failed", 7),
        ("ttud.dat", "sent", 0),
    ):
        day = today - timedelta(days=age)
        Digest.objects.create(recipient=cast[name], day=day, state=state)

    assert report(capsys) == [
        "HỎNG  Thư nhắc việc không gửi được: 2 thư trong 7 ngày qua, của giamdoc, hcth.son"
    ]
