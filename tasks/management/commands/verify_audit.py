"""`manage.py verify_audit`: whether the record is as it was written; code 1 where it is not."""

import sys

from django.core.management import BaseCommand

from tasks.record_check import look_through

MOST = 20  # faults that are told one by one


class Command(BaseCommand):
    help = "Kiểm tra diễn biến, minh chứng, niêm phong có nguyên vẹn không; nêu chỗ sai đầu tiên."

    def add_arguments(self, parser):
        told = "mã một niêm phong đã ghi lại trước đây; phải còn trong cơ sở dữ liệu"
        parser.add_argument("--seal", default="", help=told)

    def handle(self, *, seal, **options):
        found = look_through(seal)
        for fault in found.faults[:MOST]:
            self.stdout.write(f"HỎNG  {fault}")
        if len(found.faults) > MOST:
            self.stdout.write(f"HỎNG  và {len(found.faults) - MOST} chỗ khác")
        looked = f"Đã kiểm tra {found.events} diễn biến, {found.files} tệp minh chứng"
        gone = f"; {found.removed} diễn biến đã bỏ cùng sổ cũ nhập nhầm" if found.removed else ""
        self.stdout.write(f"{looked}{gone}. Niêm phong mới nhất: {found.seal or 'chưa có'}")
        if found.faults:
            sys.exit(1)
        self.stdout.write("Hồ sơ nguyên vẹn.")
