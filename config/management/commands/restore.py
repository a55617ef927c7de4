"""`manage.py restore FILE`: everything as a copy holds it."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from conclusions.actions import Refused
from config.backups import BackupProblem
from config.backups.archives import Archive
from config.backups.restoring import has_data, restore
from departments.models import Agency, User
from departments.papertext import paper_moment
from tasks.actions.stopping import stop_letters
from tasks.models import Task

ASKED = "khôi phục"
STOPPED = "dữ liệu được khôi phục từ bản sao lưu để thử"


class Command(BaseCommand):
    help = "Thay toàn bộ dữ liệu trên máy này bằng dữ liệu trong bản sao lưu."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--yes", action="store_true", help="không hỏi lại")
        parser.add_argument(
            "--no-copy", action="store_true", help="không sao lưu dữ liệu hiện có trước khi thay"
        )
        parser.add_argument(
            "--stop-letters", action="store_true", help="ngừng gửi thư nhắc việc: dùng khi thử"
        )

    def handle(self, *, file, yes, no_copy, stop_letters, **options):
        try:
            archive = Archive(file)
            self.tell(archive)
            if not yes and input(f"Gõ “{ASKED}” để tiếp tục: ").strip() != ASKED:
                raise CommandError("Không có gì bị thay đổi.")
            keep_in = None if no_copy else settings.BACKUP_DIR
            restore(archive, self.stdout.write, keep_in=keep_in)
        except BackupProblem as problem:
            raise CommandError(str(problem)) from None
        if stop_letters:
            self.stop_letters()
        self.stdout.write("Đã khôi phục. Mọi người phải đăng nhập lại.")

    def tell(self, archive: Archive) -> None:
        told = archive.manifest
        made = paper_moment(parse_datetime(told.made_at))
        tasks = told.rows.get(Task._meta.db_table, 0)
        whose = f" của {told.agency}" if told.agency else ""
        self.stdout.write(f"Bản sao lưu lúc {made}{whose}: {tasks} nhiệm vụ.")
        if has_data():
            self.stdout.write(f"{what_is_here()}; toàn bộ sẽ bị thay.")

    def stop_letters(self) -> None:
        keeper = User.objects.order_by("-is_superuser", "-is_active", "pk").first()
        if keeper is None:
            return  # nobody is written to either
        try:
            stop_letters(STOPPED, by=keeper, on=timezone.localdate())
        except Refused as refusal:
            self.stdout.write(str(refusal))
        else:
            self.stdout.write("Thư nhắc việc ngừng gửi đến khi bấm Gửi lại tại Việc hôm nay.")


def what_is_here() -> str:
    try:
        return f"Máy này có {Task.objects.count()} nhiệm vụ của {Agency.current().name}"
    except DatabaseError:
        return "Máy này có dữ liệu không đọc được"
