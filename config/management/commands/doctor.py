"""`manage.py doctor`: looks at all the product stands on and names what is wrong."""

import sys
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import get_connection
from django.core.management import BaseCommand
from django.db import connection
from django.utils import timezone
from weasyprint import HTML
from weasyprint.text.ffi import harfbuzz_subset

from conclusions.models import Conclusion, Document
from conclusions.sources import office
from conclusions.sources.scans import missing_tools
from config import health
from config.celery import app
from config.health import Check
from departments.backup_runs import backup_words
from departments.journals import AccountChange
from departments.models import Agency, BackupRun, User
from departments.papertext import paper_moment
from departments.words_field import words_tables_without_index
from reports.papers.notices.notice_files import kept_print
from tasks.days_off import FIRST_YEAR
from tasks.letter_limits import stop_words
from tasks.models import DayOff, Digest, RecordCheck, SeededYear
from tasks.office_day import held_letters
from tasks.record_check import check_words
from tasks.webhook_telling import webhook_trouble

LATELY = 7  # days for which letters that failed are told
SHOWN = 3  # people named


def printing() -> tuple[bool, str]:
    pdf = HTML(string="<p>Đường truyền dữ liệu</p>").write_pdf()
    fits = pdf.startswith(b"%PDF") and bool(harfbuzz_subset)
    return fits, "Pango đủ" if fits else "thiếu libharfbuzz-subset0"


def queue() -> tuple[bool, str]:
    kind = settings.CELERY_BROKER_URL.partition(":")[0]
    with app.connection_for_write() as connection:
        connection.ensure_connection(max_retries=0, timeout=3)
    return True, "tệp trong thư mục dữ liệu" if kind == "filesystem" else kind


def mail() -> tuple[bool, str]:
    backend = settings.EMAIL_BACKEND.rpartition(".")[2]
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        return True, f"ghi ra tệp trong {settings.EMAIL_FILE_PATH}, không gửi đi"
    connection = get_connection(timeout=5)
    connection.open()
    connection.close()
    return bool(parseaddr(settings.EMAIL_FROM)[1]), backend


def addresses() -> tuple[bool, str]:
    without = User.objects.filter(is_active=True, email="", memberships__isnull=False)
    count = without.distinct().count()
    seen = f"{count} người không có địa chỉ, chỉ được nhắc trên phần mềm" if count else "đủ"
    return not count, seen


def papers() -> tuple[bool, str]:
    """Every file of a notice is there, unchanged; every kept print still says what its data say."""
    documents = Document.objects.all()
    lost = [str(document) for document in documents.iterator() if document.content() is None]
    printed = Conclusion.objects.filter(documents__kind=Document.Kind.PRINT).distinct()
    kept = [found for notice in printed.iterator(100) if (found := kept_print(notice))]
    differ = [str(found.document) for found in kept if found.whole and not found.agrees]
    wrong = [
        *(f"mất hoặc bị thay đổi: {name}" for name in lost[:3]),
        *(f"khác dữ liệu: {name}" for name in differ[:3]),
    ]
    return not wrong, "; ".join(
        wrong
    ) or f"{documents.count()} tệp, {len(kept)} bản in khớp dữ liệu"


def calendar() -> tuple[bool, str]:
    """Holidays of this year and the next are written down; later years follow when their time
    comes, and until then go by the law."""
    this = timezone.localdate().year
    known = DayOff.objects.filter(day__year=this).count()
    begun = set(SeededYear.objects.values_list("year", flat=True))
    missing = [str(year) for year in range(FIRST_YEAR, this + 2) if year not in begun]
    if missing:
        return False, f"chưa nạp lịch nghỉ năm {', '.join(missing)}"
    seen = f"đã nạp từ năm {min(begun)} đến năm {max(begun)}; năm {this} có {known} ngày nghỉ"
    return known > 0, f"{seen} và làm bù"


def search() -> tuple[bool, str]:
    without = words_tables_without_index(connection)
    missing = f"thiếu chỉ mục của {', '.join(without)}: chạy manage.py migrate"
    return not without, missing if without else "đủ chỉ mục"


def account_letters() -> tuple[bool, str]:
    failed = AccountChange.objects.filter(letter=AccountChange.Letter.FAILED).count()
    return not failed, f"{failed} thay đổi không báo được" if failed else "đủ"


def failed_letters() -> tuple[bool, str]:
    """Reminders given up of late; which, and why, stands in the keepers' list of them."""
    since = timezone.localdate() - timedelta(days=LATELY)
    failed = Digest.objects.filter(state=Digest.State.FAILED, day__gt=since)
    people = failed.order_by("recipient__username").values_list("recipient__username", flat=True)
    names = list(people.distinct())
    if not names:
        return True, f"không có trong {LATELY} ngày qua"
    more = f" và {len(names) - SHOWN} người khác" if len(names) > SHOWN else ""
    told = f"{', '.join(names[:SHOWN])}{more}"
    return False, f"{failed.count()} thư trong {LATELY} ngày qua, của {told}"


def stopped_letters() -> tuple[bool, str]:
    """A stop is somebody's decision, and is told until they take it back."""
    words = stop_words(Agency.current())
    return not words, words or "đang gửi"


def held_back() -> tuple[bool, str]:
    """Letters of today that the agency's limits hold back."""
    count = held_letters(timezone.localdate()).count()
    return not count, f"{count} thư hôm nay" if count else "không có"


def other_program() -> tuple[bool, str]:
    """Messages to the other program that were given up, or are tried in vain."""
    trouble = webhook_trouble()
    return not trouble, trouble or "không có tin nào chưa gửi được"


def readable() -> tuple[bool, str]:
    """What needs programs beside the product; it works without them, so their want is no fault."""
    seen = []
    if missing := missing_tools():
        seen.append(f"chưa đọc bản quét và ảnh, cần cài {', '.join(missing)}")
    if not office.is_installed():
        seen.append(f"chưa đọc .doc, .odt, .rtf, cần cài {office.PACKAGE}")
    return True, "; ".join(seen) or "đọc được mọi loại tệp, kể cả bản quét"


def clock() -> tuple[bool, str]:
    now = timezone.localtime()
    return now.utcoffset().total_seconds() == 7 * 3600, f"{now:%H:%M %d/%m/%Y}"


def copies() -> tuple[bool, str]:
    wrong = backup_words(timezone.now())
    last = BackupRun.objects.filter(fault="").first()
    return not wrong, wrong or (
        f"{last.name}, {paper_moment(last.at)}" if last else "chưa đến đêm đầu tiên"
    )


def record() -> tuple[bool, str]:
    wrong = check_words(timezone.now())
    last = RecordCheck.objects.first()
    whole = f"{last.count} diễn biến nguyên vẹn, {paper_moment(last.at)}" if last else ""
    return not wrong, wrong or whole or "chưa đến đêm đầu tiên"


# What to type, or to look at, where a check is bad.
CURES = {
    "Cơ sở dữ liệu": "kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu rồi chạy lại manage.py doctor",
    "Cấu trúc dữ liệu": "manage.py migrate",
    "Bộ xử lý nền": "chạy lại phần mềm (manage.py serve, hoặc systemctl restart dịch vụ của nó)",
    "Thư nhắc việc": "xem dòng “Thư” bên dưới; thử ngay: manage.py send_reminders --dry-run",
    "Ổ đĩa": "xóa bớt bản sao lưu cũ, đặt BACKUP_DIR sang ổ khác hoặc mở rộng ổ đĩa",
    "In PDF": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Hàng đợi": "kiểm tra REDIS_URL và máy chủ Redis, hoặc quyền ghi thư mục queue trong DATA_DIR",
    "Thư": "kiểm tra EMAIL_URL, EMAIL_FROM và máy chủ thư",
    "Địa chỉ thư": "mở Danh mục, Người dùng, lọc “Chưa có địa chỉ thư điện tử”",
    "Tìm kiếm": "manage.py migrate",
    "Tệp và bản in của thông báo": "lấy lại tệp từ bản sao lưu: manage.py restore TỆP",
    "Thư báo thay đổi tài khoản": "kiểm tra máy chủ thư và địa chỉ của người nhận",
    "Thư nhắc việc không gửi được": "mở Danh mục, Thư nhắc việc để xem lý do của từng thư",
    "Gửi thư nhắc việc": "mở Danh mục, Thư nhắc việc, bấm Gửi lại thư nhắc việc",
    "Thư nhắc việc giữ lại theo giới hạn": "mở Việc hôm nay để gửi các thư này",
    "Sao lưu": "manage.py backup",
    "Hồ sơ": "manage.py verify_audit",
    "Lịch nghỉ": "mở Danh mục, Ngày nghỉ, làm bù; lịch được nạp mỗi đêm khi Bộ xử lý nền chạy",
    "Đồng hồ": "timedatectl set-ntp true",
}
CHECKS = (
    *health.CHECKS.values(),
    Check("In PDF", printing),
    Check("Đọc tệp", readable),
    Check("Hàng đợi", queue),
    Check("Thư", mail),
    Check("Địa chỉ thư", addresses),
    Check("Tìm kiếm", search),
    Check("Tệp và bản in của thông báo", papers),
    Check("Thư báo thay đổi tài khoản", account_letters),
    Check("Thư nhắc việc không gửi được", failed_letters),
    Check("Gửi thư nhắc việc", stopped_letters),
    Check("Thư nhắc việc giữ lại theo giới hạn", held_back),
    Check("Báo sang phần mềm khác", other_program),
    Check("Sao lưu", copies),
    Check("Hồ sơ", record),
    Check("Lịch nghỉ", calendar),
    Check("Đồng hồ", clock),
)


class Command(BaseCommand):
    help = "Kiểm tra mọi thứ sản phẩm cần: dữ liệu, xử lý nền, thư, in PDF, lịch, đồng hồ."
    requires_system_checks = ()

    def handle(self, **options):
        findings = [(check.label, *check.finding()) for check in CHECKS]
        for label, well, seen in findings:
            self.stdout.write(f"{'tốt ' if well else 'HỎNG'}  {label}: {seen}")
            if not well and label in CURES:
                self.stdout.write(f"      → {CURES[label]}")
        if not all(well for _, well, _ in findings):
            sys.exit(1)
