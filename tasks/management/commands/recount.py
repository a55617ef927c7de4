"""`manage.py recount`: what is kept beside the tasks for lists and figures, made anew."""

from django.core.management import BaseCommand

from tasks.actions import recount


class Command(BaseCommand):
    help = "Đếm lại việc đã kết thúc, việc phối hợp, việc chờ quyết định; cho biết lệch bao nhiêu."

    def handle(self, **options):
        wrong = recount()
        self.stdout.write(
            f"Đã đếm lại: lệch {wrong} nhiệm vụ." if wrong else "Đã đếm lại: số đếm đúng."
        )
