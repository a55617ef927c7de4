"""`manage.py load_demo`: the sample agency with its notices and tasks, dated from today."""

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from conclusions.models import Conclusion
from config.demo import build
from config.demo.agency import open_accounts
from config.demo.volume import add_volume
from config.table_sizes import learn_sizes
from departments.models import Department, User
from tasks.actions import recount
from tasks.models import Task

PASSWORD = "giaoban2024"


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu vào cơ sở dữ liệu còn trống; đã có dữ liệu thì không thay đổi gì."

    def add_arguments(self, parser):
        parser.add_argument(
            "--tasks", type=int, default=0, help="thêm chừng ấy nhiệm vụ sinh tự động"
        )
        parser.add_argument(
            "--years", type=int, help="trải các nhiệm vụ ấy trên chừng ấy năm gần đây, mặc định 1"
        )

    def handle(self, *, tasks, years, **options):
        if tasks < 0 or (years is not None and years < 1):
            raise CommandError("--tasks không âm, --years từ 1 trở lên.")
        if years and not tasks:
            raise CommandError("--years cần --tasks: nêu số nhiệm vụ trải trên chừng ấy năm.")
        if Conclusion.objects.exists() or Department.objects.exists():
            self.stdout.write(
                "Cơ sở dữ liệu đã có dữ liệu: không nạp dữ liệu mẫu, không thay đổi gì."
            )
            return
        today = timezone.localdate()
        with transaction.atomic():
            build(today)
            add_volume(tasks, years=years or 1, until=today)
            recount()  # as the nightly job leaves them: one row for many tasks that ended alike
            open_accounts(PASSWORD)
        learn_sizes()
        self.tell()

    def tell(self) -> None:
        self.stdout.write(
            f"Đã nạp dữ liệu mẫu: {Conclusion.objects.count()} thông báo, "
            f"{Task.objects.count()} nhiệm vụ.\n\nTài khoản       Người dùng"
        )
        for user in User.objects.order_by("pk").prefetch_related("memberships__department"):
            self.stdout.write(f"{user.username:<15} {user.full_name}{_post_of(user)}")
        self.stdout.write(
            f"\nMật khẩu của mọi tài khoản mẫu: {PASSWORD}\n"
            "Mật khẩu này ai cũng biết: không dùng dữ liệu mẫu trên máy chủ thật."
        )


def _post_of(user: User) -> str:
    posts = [f"{post.title}, {post.department.short}" for post in user.posts]
    return f" ({'; '.join(posts)})" if posts else ""
