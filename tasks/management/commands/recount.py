"""`manage.py recount`: the counts of ended work made anew from the tasks."""

from django.core.management import BaseCommand

from tasks.actions import recount


class Command(BaseCommand):
    help = "Đếm lại số nhiệm vụ đã kết thúc theo dữ liệu nhiệm vụ; cho biết lệch bao nhiêu."

    def handle(self, **options):
        wrong = recount()
        self.stdout.write(
            f"Đã đếm lại: lệch {wrong} nhiệm vụ." if wrong else "Đã đếm lại: số đếm đúng."
        )
