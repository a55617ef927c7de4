"""Print a numbered notice, issued or draft, into a PDF file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from conclusions.models import Conclusion
from departments.papertext import paper_number
from reports.papers.notices.notice_files import print_of


class Command(BaseCommand):
    help = "In thông báo theo thể thức Nghị định 30/2020/NĐ-CP ra tệp PDF."

    def add_arguments(self, parser) -> None:
        parser.add_argument("number", metavar="SỐ", help="số, ký hiệu: 598/TB-SKHCN hoặc 598")
        parser.add_argument("out", metavar="TỆP.pdf", type=Path, help="tệp sẽ ghi")
        parser.add_argument("--year", type=int, metavar="NĂM", help="năm ban hành")

    def handle(self, *, number: str, out: Path, year: int | None, **options) -> None:
        conclusion = find(paper_number(number), year)
        if not out.parent.is_dir():
            raise CommandError(f"Không ghi được tệp {out}: không có thư mục chứa tệp.")
        if conclusion.from_book:
            raise CommandError(f"Thông báo {conclusion.number} nhập từ sổ cũ, không có nguyên văn.")
        if not conclusion.is_printable:
            raise CommandError(
                f"{conclusion.number} không phải thông báo của cơ quan này; dùng tệp gốc."
            )
        content = print_of(conclusion)
        try:
            out.write_bytes(content)
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {out} ({error.strerror}).") from error
        self.stdout.write(f"Đã in thông báo số {conclusion.number} ra tệp {out}.")


def find(number: str, year: int | None) -> Conclusion:
    """The one notice of that number. Raises CommandError when there is none or more than one."""
    named = Q(number=number) if "/" in number else Q(number__startswith=f"{number}/")
    found = Conclusion.objects.filter(named).order_by("year", "number")
    if year is not None:
        found = found.filter(year=year)
    notices = list(found[:20])
    if len(in_force := [notice for notice in notices if not notice.is_void]) == 1:
        notices = in_force  # the number of a void notice may be used again
    in_year = f" năm {year}" if year is not None else ""
    if not notices:
        raise CommandError(f"Không có thông báo số {number}{in_year}.")
    if len(notices) > 1:
        which = "; ".join(f"{n.number} năm {n.year or 'chưa ghi'}" for n in notices)
        raise CommandError(f"Có {len(notices)} thông báo số {number}: {which}. Ghi rõ số và năm.")
    return notices[0]
