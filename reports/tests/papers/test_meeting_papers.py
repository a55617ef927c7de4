"""The papers of a meeting: what is handed out before it, what was decided in it."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from reports.tests.papers.test_print_kinds import NOW, order, paper_of
from tasks.actions.meeting_ends import close
from tasks.actions.meetings import decide, open_meeting, undo
from tasks.models import Meeting
from tasks.tests.factories import a_task, at

DAY = date(2024, 4, 11)


@pytest.fixture
def tasks(cast, units):
    """Of two notices, one late and one without a limit."""
    late = {"deadline": "before", "named_on": date(2024, 4, 5), "phrase": "trước ngày 05/4/2024"}
    return [
        a_task(cast, units["TTUD"], title="Báo cáo tồn tại", **late),
        a_task(cast, units["QLKH"], title="Danh mục mở mới", number="600/TB-SKHCN"),
    ]


@pytest.fixture
def meeting(cast, tasks):
    return open_meeting(
        by=cast["hcth.son"],
        held_on=DAY,
        chair=cast["giamdoc"],
        tasks=tasks,
        about="Thông báo số 598/TB-SKHCN ngày 03/4/2024; nhiệm vụ quá hạn",
        now=at(DAY),
    )


@pytest.fixture
def decided(cast, meeting, tasks, units):
    """Said in another order than the tasks': the second, a new order, the first, one taken back."""
    said = {"by": cast["hcth.son"], "now": at(DAY)}
    decide(meeting, kind="carry", task=tasks[1], new_due_on=date(2024, 5, 10), **said)
    decide(meeting, kind="order", words="Lập đề án.", lead=units["TTra"], **said)
    decide(meeting, kind="done", task=tasks[0], words="Gửi báo cáo", **said)
    undo(decide(meeting, kind="remark", task=tasks[0], words="Thôi", **said), by=cast["hcth.son"])
    return meeting


def test_what_is_handed_out_is_what_the_meeting_goes_through(cast, meeting):
    paper = paper_of("giao-ban", cast["hcth.son"], f"cuoc_hop={meeting.pk}")

    assert paper.under[0] == meeting.about
    assert [(row[0], row[1]) for group in paper.groups for row in group.rows] == [
        ("II.1, TB 600", "Danh mục mở mới"),
        ("II.1, TB 598", "Báo cáo tồn tại"),
    ]


def test_decisions_are_listed_in_the_order_of_the_tasks_and_new_orders_last(cast, decided):
    paper = paper_of("y-kien-giao-ban", cast["hcth.son"], f"cuoc_hop={decided.pk}")

    assert paper.under[0] == "Ngày 11/4/2024, Giám đốc Lê Đình Khải chủ trì"
    assert paper.groups[0].rows == (
        (
            1,
            "Báo cáo tồn tại (mục II.1 Thông báo số 598/TB-SKHCN ngày 03/4/2024)",
            "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",
            "Đã hoàn thành (*)",
            "Gửi báo cáo",
        ),
        (
            2,
            "Danh mục mở mới (mục II.1 Thông báo số 600/TB-SKHCN ngày 03/4/2024)",
            "Phòng Quản lý Khoa học",
            "Chuyển kỳ sau, hoàn thành trước ngày 10/5/2024",
            "Tiếp tục danh mục mở mới (mục II.1 Thông báo số 600/TB-SKHCN ngày 03/4/2024); hoàn "
            "thành trước ngày 10/5/2024.",
        ),
        (3, "Việc mới", "Thanh tra Sở", "Giao thêm việc cho Thanh tra Sở", "Lập đề án."),
    )
    assert paper.notes == ("(*) Chưa thực hiện trên nhiệm vụ: chờ kết thúc giao ban.",)


def test_what_was_made_is_no_longer_marked(cast, decided):
    close(decided, by=cast["giamdoc"], now=at(DAY, 11))

    paper = paper_of("y-kien-giao-ban", cast["giamdoc"], f"cuoc_hop={decided.pk}")

    assert (paper.groups[0].rows[0][3], paper.notes) == ("Đã hoàn thành", ())


@pytest.mark.wide
def test_it_is_printed_and_written_as_a_workbook(client, cast, decided, settings, tmp_path):
    pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber is not installed")
    settings.MEDIA_ROOT = tmp_path
    client.force_login(cast["hcth.son"])

    def made(suffix):
        url = reverse("reports:print", args=["y-kien-giao-ban", suffix])
        return client.post(url, {"cuoc_hop": decided.pk}, follow=True).getvalue()

    with pdfplumber.open(BytesIO(made("pdf"))) as file:
        (page,) = file.pages
        text = page.extract_text()
    assert "DANH SÁCH Ý KIẾN KẾT LUẬN TẠI GIAO BAN" in text
    assert "Lập đề án." in text
    assert made("xlsx")[:2] == b"PK"


@pytest.mark.parametrize("kind", ["giao-ban", "y-kien-giao-ban"])
def test_papers_of_a_meeting_are_for_leaders_and_the_office(cast, decided, kind):
    for account in ("ttud.dat", "ttud.dung"):
        with pytest.raises((PermissionDenied, Meeting.DoesNotExist)):
            order(kind, cast[account], f"cuoc_hop={decided.pk}", NOW)


def test_decisions_of_no_meeting_are_no_paper(cast, decided):
    for given in ("", "cuoc_hop=999999", "cuoc_hop=ba"):
        with pytest.raises(Meeting.DoesNotExist):
            order("y-kien-giao-ban", cast["hcth.son"], given)
