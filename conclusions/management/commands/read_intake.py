"""Read one file that waits: the process that a worker starts for each."""

import os

from django.core.management.base import BaseCommand
from django.utils import timezone

from conclusions.actions import intaking
from departments.background import end_when_asked
from departments.foreign_files.apart import POLITE
from departments.foreign_files.slots import slot

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
        os.nice(POLITE)
        end_when_asked()
        if resource:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            # Programs it starts have it too, and outlive it where it is killed.
            seconds = int(intaking.LIMIT.total_seconds())
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        with slot(wait=intaking.LIMIT.total_seconds()) as free:
            if free:
                intaking.run(pk, timezone.now())
