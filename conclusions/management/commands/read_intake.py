"""Read one file that waits: the process that a worker starts for each."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from conclusions.actions import intaking

try:
    import resource
except ImportError:  # not a Unix: the time limit of the worker is what is left
    resource = None

MEMORY = 3 * 1024**3  # address space of this and each program it starts; Tesseract maps its models


class Command(BaseCommand):
    help = "Đọc một tệp đang chờ; bộ xử lý nền tự gọi lệnh này."
    requires_system_checks = ()  # the worker checked

    def add_arguments(self, parser) -> None:
        parser.add_argument("pk", metavar="TỆP", type=int)

    def handle(self, *, pk: int, **options) -> None:
        if resource:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        intaking.run(pk, timezone.now())
