"""A digest's letter, word for word."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.models import Duty
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Agency, Department
from tasks.actions import issue
from tasks.letters import full_title, letter
from tasks.mail_links import LetterDoors
from tasks.models import DayOff, Digest, Task
from tasks.persons_day import PersonsDay
from tasks.reminder_lines import Agenda
from tasks.tests.factories import a_task, at, do

DAY = date(2024, 4, 11)
HALF_PAST_SEVEN = at(DAY, 7).replace(minute=30)


@pytest.fixture
def notice(cast, units):
    """598/TB-SKHCN with an overdue report and a task nobody has accepted, both TTUD's."""
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=date(2024, 4, 3))
    a_directive(
        draft,
        units["TTUD"],
        label="2.",
        title="Báo cáo tồn tại, vướng mắc trong quản lý nghiên cứu khoa học, đổi mới sáng tạo",
        deadline="before",
        named_on=date(2024, 4, 5),
        phrase="trước ngày 05/4/2024",
    )
    a_directive(
        draft, units["TTUD"], label="9.", title="Tiếp tục thực hiện Thông báo số 335/TB-SKHCN"
    )
    issue(draft, by=cast["hcth.son"], now=at(date(2024, 4, 3)))
    Agency.objects.update(short_name="Sở Khoa học và Công nghệ")
    return draft


def letter_to(person, day=DAY):
    digest = Digest(recipient=person, day=day)
    told = PersonsDay(person, Agenda.of(day).lines_for(person))
    return letter(digest, told, HALF_PAST_SEVEN)


def url(title: str) -> str:
    task = Task.objects.get(duty__title__startswith=title)
    return f"http://127.0.0.1:8000{reverse('tasks:detail', args=[task.pk])}"


def door(title: str, verb: str, person) -> str:
    task = Task.objects.get(duty__title__startswith=title)
    return LetterDoors.of(person, DAY).to(task.pk, verb)


def test_letter_to_a_unit_reads_as_the_office_writes(notice, cast):
    mail = letter_to(cast["ttud.dung"])

    assert mail.subject == (
        "[Nhiệm vụ] TT Ứng dụng và Dịch vụ KHCN: 1 quá hạn, 1 chờ tiếp nhận (11/4/2024)"
    )
    assert mail.body == (
        "Kính gửi: Đồng chí Tạ Công Dũng, "
        "Giám đốc Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ\n"
        "Đến 07 giờ 30 ngày 11/4/2024, đơn vị có các việc cần xử lý:\n"
        "QUÁ HẠN (1)\n"
        "- Báo cáo tồn tại, vướng mắc trong quản lý nghiên cứu khoa học, đổi mới sáng tạo. "
        "Thời hạn: trước ngày 05/4/2024; quá hạn 4 ngày làm việc.\n"
        f"  Báo cáo hoàn thành: {door('Báo cáo', 'report', cast['ttud.dung'])}\n"
        f"  Cập nhật tình hình: {door('Báo cáo', 'update', cast['ttud.dung'])}\n"
        f"  Đề nghị gia hạn: {door('Báo cáo', 'request_extension', cast['ttud.dung'])}\n"
        f"  Xem: {url('Báo cáo')}\n"
        "CHỜ TIẾP NHẬN (1)\n"
        "- Tiếp tục thực hiện Thông báo số 335/TB-SKHCN. "
        "Không ghi thời hạn; giao ngày 03/4/2024.\n"
        f"  Tiếp nhận: {door('Tiếp tục', 'accept', cast['ttud.dung'])}\n"
        f"  Xem: {url('Tiếp tục')}\n"
        "Các nút trong thư thực hiện với tên Tạ Công Dũng, không cần đăng nhập; không chuyển tiếp "
        "thư này.\n"
        "Phòng Hành chính - Tổng hợp, Sở Khoa học và Công nghệ. Thư tự động, không cần trả lời.\n"
    )


def test_letter_of_an_agency_without_links_leads_to_who_is_signed_in(notice, cast):
    Agency.objects.update(mail_links=False)

    mail = letter_to(cast["ttud.dung"])

    moves = "Báo cáo hoàn thành | Cập nhật tình hình | Đề nghị gia hạn"
    assert f"  {moves} | Xem: {url('Báo cáo')}\n" in mail.body
    assert "không cần đăng nhập" not in mail.body + mail.alternatives[0].content


def test_letter_to_a_leader_counts_decisions_first_and_names_units(notice, cast, units):
    task = a_task(cast, units["QLKH"], number="600/TB-SKHCN", title="Danh mục nhiệm vụ")
    do(task, "report", cast["qlkh.anh"], result="Trình danh mục 12 nhiệm vụ")

    mail = letter_to(cast["pgd.nga"])

    assert mail.subject == "[Nhiệm vụ] 1 việc chờ quyết định, 1 quá hạn (11/4/2024)"
    assert mail.body.splitlines()[:5] == [
        "Kính gửi: Đồng chí Phan Thị Thu Nga, Phó Giám đốc Sở Khoa học và Công nghệ",
        "Đến 07 giờ 30 ngày 11/4/2024, đồng chí có các việc cần xử lý:",
        "CHỜ QUYẾT ĐỊNH (1)",
        "- Danh mục nhiệm vụ (Quản lý Khoa học). Xác nhận hoàn thành: Trình danh mục 12 nhiệm vụ.",
        f"  Xác nhận hoàn thành | Trả lại | Xem: {url('Danh mục')}",
    ]


def test_letter_goes_to_one_person_from_the_product(notice, cast):
    message = letter_to(cast["ttud.dung"]).message()

    assert message["To"] == "ttud.dung@skhcn.example"
    assert message["Cc"] is None
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == f"<nhac-viec.{cast['ttud.dung'].pk}.20240411@127.0.0.1>"


def test_html_part_has_the_same_tasks_and_escapes_what_people_typed(notice, cast):
    Duty.objects.filter(title__startswith="Tiếp tục").update(title="<b>Tiếp tục</b>")

    html = letter_to(cast["ttud.dung"]).alternatives[0].content

    assert "&lt;b&gt;Tiếp tục&lt;/b&gt;" in html
    assert "“trước ngày 05/4/2024”" in html
    assert "TB 598, mục II.2" in html
    assert f'href="{door("Báo cáo", "report", cast["ttud.dung"])}"' in html


def test_plain_part_is_not_escaped(notice, cast):
    Department.objects.filter(code="HCTH").update(name="Phòng Hành chính & Tổng hợp")

    assert "Phòng Hành chính & Tổng hợp, Sở" in letter_to(cast["ttud.dung"]).body


def test_holiday_close_by_is_told(notice, cast):
    DayOff.objects.update_or_create(day=date(2024, 4, 12), defaults={"worked": False})

    assert "Ngày 12/4/2024 nghỉ, không gửi thư.\n" in letter_to(cast["ttud.dung"]).body


@pytest.mark.parametrize(
    ("account", "title"),
    [
        ("qlkh.anh", "Trưởng phòng Quản lý Khoa học"),
        ("qlcn.phuc", "Phó Trưởng phòng Quản lý Công nghệ và Chuyên ngành"),
        ("ttra.thu", "Phó Chánh Thanh tra Sở"),
        ("ttud.dat", "Viên chức Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"),
        ("giamdoc", "Giám đốc Sở KH&CN Quảng Ngãi"),
    ],
)
def test_title_and_unit_are_joined_as_spoken(cast, account, title):
    assert full_title(cast[account]) == title
