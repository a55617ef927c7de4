"""The first steps of an installation: what is set up, what is missing, and a try of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView

from conclusions.models import Conclusion
from conclusions.permissions import may_edit
from conclusions.reading import ReadDuty, UnitRef, read
from conclusions.units import Directory
from departments.account_letters import sender
from departments.models import Agency, Department, Membership, User
from departments.papertext import paper_date, weekday_name
from departments.rights import Rights
from tasks.models import DayOff

KEEPERS_START = "Chỉ người giữ danh mục thiết lập phần mềm."
NO_ADDRESS = "Tài khoản đang dùng chưa có địa chỉ thư điện tử."
NOTHING_READ = "Chưa đọc ra đơn vị nào; kiểm tra tên và cách viết khác của đơn vị."
LONGEST_TRY = 600  # letters
NO_MAIL = (
    "Chưa nối máy chủ thư: mỗi thư được ghi thành một tệp trên máy chủ này, không gửi đến ai. Dùng "
    "thử như vậy là đủ. Khi dùng thật, người cài đặt phần mềm nối máy chủ thư của cơ quan."
)
WRITTEN = "Đã ghi thư thử thành tệp trên máy chủ; chưa nối máy chủ thư nên không có thư nào gửi đi."
BY_SERVER = "Thư gửi qua máy chủ thư của cơ quan."
NAMED = 4  # units told by name


@dataclass(frozen=True)
class FirstStep:
    """One step: what there is, what is still missing, and what is only to be known, in words."""

    label: str
    words: str
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    links: tuple[tuple[str, str], ...]  # label, name of the address
    template: str  # its try


def first_steps() -> list[FirstStep]:
    return [_agency_step(), _people_step(), _work_step()]


def _agency_step() -> FirstStep:
    agency = Agency.current()
    needed = {"tên cơ quan": agency.name, "chữ viết tắt": agency.code, "địa danh": agency.place}
    missing = [f"chưa có {label}" for label, value in needed.items() if not value]
    return FirstStep(
        "Cơ quan và quy ước",
        agency.get_kind_display() if agency.name else "",
        tuple(missing),
        (),
        (("Cơ quan, quy ước", "departments:agency"),),
        "registration/_try_agency.html",
    )


def _people_step() -> FirstStep:
    people = User.objects.filter(is_active=True)
    units = Department.objects.filter(active=True).exclude(kind=Department.Kind.OUTSIDE)
    return FirstStep(
        "Đơn vị và người dùng",
        f"{units.count()} đơn vị, {people.count()} người",
        tuple(_missing_people(units)),
        tuple(_people_notes()),
        (
            ("Nhập từ Excel", "departments:lists_import"),
            ("Phòng và đơn vị", "departments:units"),
            ("Người dùng, phiếu đặt mật khẩu", "departments:people"),
        ),
        "registration/_try_units.html",
    )


def _missing_people(units) -> Iterator[str]:
    kinds = set(units.values_list("kind", flat=True))
    for kind in Department.ONE_OF_A_KIND:
        if kind not in kinds:
            yield f"chưa có đơn vị loại “{kind.label}”"
    heads = Membership.objects.filter(
        department=OuterRef("pk"), role=Membership.Role.HEAD, user__is_active=True
    )
    if without := [unit.short for unit in units.exclude(Exists(heads))]:
        named = ", ".join(without[:NAMED])
        more = f" và {len(without) - NAMED} đơn vị khác" if len(without) > NAMED else ""
        yield f"chưa có cấp trưởng: {named}{more}"


def _people_notes() -> Iterator[str]:
    if nowhere := User.objects.filter(is_active=True, email="", memberships__isnull=False).count():
        yield f"{nowhere} người chưa có địa chỉ thư điện tử: chỉ được nhắc ở trang Nhắc việc."


def _work_step() -> FirstStep:
    """Tomorrow's working day says whether the calendar is the agency's own."""
    day = DayOff.objects.day()
    coming = day.calendar.after(day.on, 1)
    return FirstStep(
        "Thư và ngày làm việc",
        f"Ngày làm việc tiếp theo: {weekday_name(coming)}, {paper_date(coming)}. "
        + ("" if writes_files() else BY_SERVER),
        (),
        (NO_MAIL,) if writes_files() else (),
        (("Ngày nghỉ, làm bù", "tasks:days_off"),),
        "registration/_try_letter.html",
    )


def is_beginning() -> bool:
    """Whether the set-up is still going on: the first notice ends it."""
    return not Conclusion.objects.exists()


def writes_files() -> bool:
    """Whether letters go into files, for no server of mail is named."""
    return settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")


def read_one(sentence: str) -> list[str]:
    """“Phòng A; trước ngày 05/12/2026”: each order that the reader finds in one sentence."""
    directory = Directory()
    found = read(f"1. {sentence}", directory.known(), timezone.localdate())
    return [
        _told(duty, directory)
        for item in found.directives
        for duty in item.duties
        if duty.leads or duty.deadline
    ]


def _told(duty: ReadDuty, directory: Directory) -> str:
    leads, helpers = (_units(refs, directory) for refs in (duty.leads, duty.helpers))
    limit = duty.deadline.phrase if duty.deadline else "không ghi"
    helped = f"; phối hợp: {helpers}" if helpers else ""
    return f"Chủ trì: {leads or 'chưa rõ'}{helped}; thời hạn: {limit}"


def _units(refs: Iterable[UnitRef], directory: Directory) -> str:
    return ", ".join(
        (ref.name or ref.written)
        + ("" if directory.resolve([ref]) else " (chưa có trong danh mục)")
        for ref in refs
    )


class FirstSteps(TemplateView):
    """Ba bước, for who keeps the lists."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "registration/first_steps.html"

    def dispatch(self, request, *args, **kwargs):
        if not Rights.of(request.user).keeps_lists:
            raise PermissionDenied(KEEPERS_START)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """A sentence to try is read; without one, a letter goes to the own address."""
        if "cau" in request.POST:
            sentence = request.POST["cau"].strip()[:LONGEST_TRY]
            found = read_one(sentence) or [NOTHING_READ]
            return self.render_to_response(self.get_context_data(sentence=sentence, found=found))
        self._send()
        return redirect("first_steps")

    def _send(self) -> None:
        to = self.request.user.email
        if not to:
            messages.error(self.request, NO_ADDRESS)
            return
        letter = EmailMessage("Thư thử", "Phần mềm gửi được thư đến địa chỉ này.", sender(), [to])
        try:
            letter.send()
        except Exception as error:  # noqa: BLE001 - whatever the server of mail says is told
            messages.error(self.request, f"Không gửi được thư đến {to}: {error}")
        else:
            if writes_files():
                messages.success(self.request, WRITTEN)
            else:
                messages.success(self.request, f"Đã gửi thư thử đến {to}.")

    def get_context_data(self, **kwargs):
        lead = Department.objects.filter(kind=Department.Kind.DIVISION, active=True).first()
        month = timezone.localdate() + timedelta(days=14)
        usual = f"{lead} báo cáo kết quả trước ngày {paper_date(month)}." if lead else ""
        steps = first_steps()
        return super().get_context_data(
            steps=steps,
            is_ready=not any(step.missing for step in steps),
            may_import=may_edit(self.request.user),
            office=Department.office(),
            usual=usual,
            **kwargs,
        )
