"""`manage.py backup`: a copy of everything, now."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from config.backups import BackupProblem
from config.backups.taking import take_and_note


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu và mọi tệp vào một tệp .zip; phần mềm vẫn chạy bình thường."

    def add_arguments(self, parser):
        told = f"thư mục ghi bản sao lưu, mặc định {settings.BACKUP_DIR}"
        parser.add_argument("--to", type=Path, default=settings.BACKUP_DIR, help=told)

    def handle(self, *, to, **options):
        try:
            archive = take_and_note(to, timezone.now())
        except BackupProblem as problem:
            raise CommandError(str(problem)) from None
        told = archive.manifest
        size = archive.path.stat().st_size / 1024**2
        files = len(archive.files)
        self.stdout.write(
            f"{archive.path}  ({size:.1f} MB, {sum(told.rows.values())} dòng, {files} tệp)"
        )
        for name in told.missing:
            self.stderr.write(f"Không có trong kho tệp nên không sao lưu được: {name}")
