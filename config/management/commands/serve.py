"""`manage.py serve`: the whole product with one command."""

import hashlib
import os
import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command, get_commands
from django.db import connections

from config.supervisor import NotStarted, only_one, prepare_folders
from departments.first_account import first_link


class Command(BaseCommand):
    help = "Chạy cả sản phẩm: trang web, bộ xử lý nền và bộ hẹn giờ."
    requires_system_checks = ()  # the programs check; here they would only cost the time twice

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe, mặc định máy này")
        parser.add_argument("--no-demo", action="store_true", help="không nạp dữ liệu mẫu")

    def handle(self, *, host, no_demo, **options):
        bind = f"{host}:{settings.PORT}"
        try:
            with only_one(settings.DATA_DIR, bind):
                self.prepare(demo=not no_demo and host in settings.LOOPBACK)
                # The lock goes with this program's files, and is taken again at once.
                supervisor = [sys.executable, "-m", "config.supervisor", bind]
                os.chdir(settings.BASE_DIR)
                os.execv(sys.executable, supervisor)
        except NotStarted as reason:
            self.stderr.write(str(reason))
            sys.exit(1)

    def prepare(self, *, demo: bool) -> None:
        prepare_folders(settings.DATA_DIR)
        call_command("migrate", interactive=False, verbosity=0)
        self.collect_static()
        if demo and self.wants_demo():
            call_command("load_demo")
        if link := first_link():
            at = settings.SITE_URL or f"http://127.0.0.1:{settings.PORT}"
            told = f"Chưa có tài khoản nào. Mở {at.rstrip('/')}{link} để tạo tài khoản đầu tiên."
            self.stdout.write(told)
        connections.close_all()
        self.stdout.flush()

    def collect_static(self) -> None:
        """Compressing takes seconds, so it is done only when a source file differs."""
        rows = sorted(
            f"{name} {(found := os.stat(storage.path(name))).st_size} {found.st_mtime_ns}"
            for finder in get_finders()
            for name, storage in finder.list([])
        )
        wanted = hashlib.sha256("\n".join(rows).encode()).hexdigest()
        kept = settings.DATA_DIR / "static.sha256"
        if not kept.exists() or kept.read_text(encoding="ascii") != wanted:
            call_command("collectstatic", interactive=False, verbosity=0, clear=True)
            kept.write_text(wanted, encoding="ascii")

    def wants_demo(self) -> bool:
        """An empty database on this machine only: the passwords of the demo are known. Whatever
        hosts are allowed, a site that has a name of its own is no trial."""
        named = {*settings.ALLOWED_HOSTS, _host_of(settings.SITE_URL)}
        alone = named <= set(settings.LOOPBACK)
        empty = not get_user_model().objects.exists()
        return alone and empty and "load_demo" in get_commands()


def _host_of(address: str) -> str:
    """As `LOOPBACK` writes it: an IPv6 address stands in brackets."""
    host = urlsplit(address).hostname or ""
    return f"[{host}]" if ":" in host else host
