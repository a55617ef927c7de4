"""`manage.py send_reminders`: the day's reminders now, or who would get what."""

from argparse import ArgumentTypeError
from datetime import date, datetime

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from departments.papertext import out_of_calendar, paper_date
from tasks import delivery, reminders
from tasks.letters import counts
from tasks.limits import FIRST_LETTER, LAST_LETTER
from tasks.models import DayOff, Digest
from tasks.quiet import for_letter


def typed_day(text: str) -> date:
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ArgumentTypeError(f"Không đọc được ngày “{text}”; viết 11/04/2024 hoặc 2024-04-11.")


class Command(BaseCommand):
    help = "Gửi thư nhắc việc của một ngày làm việc; mỗi người một thư, gọi lại không gửi lần hai."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="chỉ liệt kê, không ghi gì")
        parser.add_argument("--on", type=typed_day, metavar="NGÀY", help="mặc định hôm nay")

    def handle(self, *, dry_run, on, **options):
        now = timezone.now()
        today = timezone.localdate(now)
        day = on or today
        if day != today and not dry_run:
            # A coming day has one letter a person, and this would be it; a past one helps nobody.
            raise CommandError(
                f"Chỉ gửi thư của ngày hôm nay ({paper_date(today)}); "
                f"xem ngày {paper_date(day)} thì thêm --dry-run."
            )
        if trouble := out_of_calendar(day):
            raise CommandError(trouble)
        if not DayOff.objects.calendar().is_working(day):
            self.stderr.write(f"Ngày {paper_date(day)} là ngày nghỉ, không gửi thư.")
        elif dry_run:
            self.show(day)
        else:
            self.send(day, now)

    def show(self, day: date) -> None:
        told = set(Digest.objects.filter(day=day).values_list("recipient_id", flat=True))
        for one in reminders.agenda_of_everyone(day):
            person = one.person
            address = person.email or "không có địa chỉ thư, chỉ nhắc trên phần mềm"
            mark = " (đã có thư hôm nay)" if person.pk in told else ""
            in_letter = counts(for_letter(one)) or "đã tắt trong thư, chỉ nhắc trên phần mềm"
            self.stdout.write(f"{person} <{address}>: {in_letter}{mark}")

    def send(self, day: date, now: datetime) -> None:
        if not reminders.is_office_hour(now):
            hours = f"{FIRST_LETTER:%H giờ %M} đến {LAST_LETTER:%H giờ %M}"
            self.stderr.write(f"Ngoài giờ gửi thư ({hours}): thư gửi ngay theo lệnh này.")
        reminders.plan(day, now)
        sent = delivery.send_waiting(day, now)
        self.stdout.write(f"Đã gửi {sent} thư nhắc việc ngày {paper_date(day)}.")
