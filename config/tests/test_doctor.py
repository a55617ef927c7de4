"""`doctor` names each thing it looks at, and fails as soon as one is not well."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from config import health
from config.management.commands.doctor import CHECKS
from departments.models import User
from tasks.models import DayOff


@pytest.fixture
def sound(cast, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    health.heartbeat_file().touch()
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
    health.heartbeat_file().unlink()
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
