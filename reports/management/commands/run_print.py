"""Print what one job asks for: the process that a worker starts for each print."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from reports.papers.queue import print_queue


class Command(BaseCommand):
    help = "In một lượt in đang chờ; bộ xử lý nền tự gọi lệnh này."
    requires_system_checks = ()  # the worker checked

    def add_arguments(self, parser) -> None:
        parser.add_argument("pk", metavar="LƯỢT", type=int)

    def handle(self, *, pk: int, **options) -> None:
        print_queue.run(pk, timezone.now())
