"""Copies of everything: taken while people write, put back whole, and refused where not whole."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.backups import taking
from departments.backup_runs import backup_words
from departments.models import BackupRun

NIGHT = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)  # 01:30 on 1 December in Vietnam


@pytest.fixture
def place(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.BACKUP_DIR = tmp_path / "backups"
    return tmp_path


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.zip"))


# What stays


@pytest.mark.parametrize(
    ("keep", "left"),
    [
        ((2, 0, 0), ["2026-11-30", "2026-12-01"]),
        ((1, 3, 0), ["2026-11-22", "2026-11-29", "2026-12-01"]),
        ((1, 0, 3), ["2026-10-31", "2026-11-30", "2026-12-01"]),
        ((3, 2, 2), ["2026-11-29", "2026-11-30", "2026-12-01"]),
    ],
)
def test_newest_of_each_day_week_and_month_stay(place, settings, keep, left):
    settings.BACKUP_KEEP = keep
    place.joinpath("backups").mkdir()
    for ago in range(60):
        for clock in ("013000", "120000"):
            day = datetime(2026, 12, 1) - timedelta(days=ago)
            place.joinpath("backups", f"sao-luu-{day:%Y-%m-%d}-{clock}.zip").touch()
    place.joinpath("backups", "sao-luu-cua-toi.zip").touch()

    taking.let_go(settings.BACKUP_DIR)

    assert kept(settings.BACKUP_DIR) == [
        *(f"sao-luu-{day}-120000.zip" for day in left),
        "sao-luu-cua-toi.zip",
    ]


# What is told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ([], ""),
        ([(1, "")], ""),
        ([(50, "")], "Chưa có bản sao lưu mới nào từ 28/11/2026, 23 giờ 30."),
        (
            [(30, ""), (1, "hết chỗ.")],
            "Sao lưu lúc 01/12/2026, 00 giờ 30 không thành công: hết chỗ. "
            "Bản gần nhất: 29/11/2026, 19 giờ 30.",
        ),
        (
            [(1, "hết chỗ.")],
            "Sao lưu lúc 01/12/2026, 00 giờ 30 không thành công: hết chỗ. Chưa có bản sao lưu nào.",
        ),
        ([(1, "hết chỗ."), (0, "")], ""),
    ],
)
def test_what_is_wrong_with_the_copies_is_told(runs, words):
    for hours, fault in runs:
        BackupRun.objects.create(at=NIGHT - timedelta(hours=hours), fault=fault)

    assert backup_words(NIGHT) == words


def test_office_reads_of_a_night_that_failed_on_its_first_page(client, cast):
    BackupRun.objects.create(fault="Ổ đĩa hết chỗ.")
    client.force_login(cast["hcth.tam"])

    page = client.get("/", follow=True).content.decode()

    assert "không thành công: Ổ đĩa hết chỗ. Chưa có bản sao lưu nào. Báo người quản trị" in page
