"""The specialist drafts the report; the chief of the unit sends it, or returns it with words."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from conclusions.actions import Refused
from tasks import permissions
from tasks.drafts import draft_of
from tasks.forms import FORMS
from tasks.histories import histories
from tasks.models import Event, Notification, Task
from tasks.situation import standing_proofs
from tasks.tests.factories import a_task, do

DATED = {"deadline": "by", "named_on": date(2024, 4, 30)}


@pytest.fixture
def task(cast, units):
    task = a_task(cast, units["TTUD"], **DATED)
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])
    return task


def fresh(task) -> Task:
    return Task.objects.get(pk=task.pk)


def drafted(task, cast, **told):
    return do(task, "draft_report", cast["ttud.dat"], result="Gửi báo cáo 02 vướng mắc", **told)


def test_draft_leaves_the_work_under_way_and_the_clock_running(cast, task):
    drafted(task, cast)

    assert (task.status, task.reported_on, task.result) == ("in_progress", None, "")
    assert draft_of(fresh(task)).actor == cast["ttud.dat"]


def test_chiefs_hear_of_a_draft_and_who_wrote_it_of_its_return(cast, task):
    drafted(task, cast)
    do(task, "return_draft", cast["ttud.my"], note="Nêu rõ số liệu")

    told = Notification.objects.filter(event__verb__in=["draft_report", "return_draft"])
    assert set(told.values_list("recipient__username", "news")) == {
        ("ttud.dung", "drafted"),
        ("ttud.my", "drafted"),
        ("ttud.dat", "returned"),
    }


def test_who_drafted_hears_of_the_return_when_another_has_the_work_by_then(cast, task):
    drafted(task, cast)
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.my"])
    do(task, "return_draft", cast["ttud.dung"], note="Nêu rõ số liệu")

    told = Notification.objects.filter(event__verb="return_draft")
    assert set(told.values_list("recipient__username", flat=True)) == {"ttud.dat", "ttud.my"}


@pytest.mark.parametrize(
    ("verb", "by", "given"),
    [
        ("return_draft", "ttud.dung", {"note": "Sửa"}),
        ("report", "ttud.dung", {"result": "Đã gửi"}),
        ("pause", "giamdoc", {"note": "Chờ"}),
        ("reassign", "giamdoc", {"note": "Nhầm", "new_due_on": date(2024, 5, 6)}),
    ],
)
def test_draft_stands_until_it_is_sent_returned_or_the_work_goes(
    cast, units, task, verb, by, given
):
    drafted(task, cast)
    given = given | ({"lead": units["QLKH"]} if verb == "reassign" else {})
    do(task, verb, cast[by], on=date(2024, 4, 5), **given)

    assert draft_of(fresh(task)) is None
    assert histories([task])[task.pk].drafted_at is None


@pytest.mark.parametrize(
    ("verb", "by", "given"),
    [
        ("update", "ttud.dat", {"note": "Thêm số liệu"}),
        ("remark", "giamdoc", {"note": "Khẩn trương"}),
        ("hand", "ttud.dung", {"assignee": "ttud.my"}),
    ],
)
def test_draft_stands_through_what_only_adds_words(cast, task, verb, by, given):
    event = drafted(task, cast)
    given = given | ({"assignee": cast["ttud.my"]} if verb == "hand" else {})
    do(task, verb, cast[by], on=date(2024, 4, 5), **given)

    assert draft_of(fresh(task)) == event
    assert histories([task])[task.pk].drafted_at == event.at


def test_return_without_a_draft_is_refused_in_words(cast, task):
    words = "Không có dự thảo báo cáo nào đang chờ."

    assert permissions.refusal(cast["ttud.dung"], "return_draft", task) == words
    with pytest.raises(Refused, match=words):
        do(task, "return_draft", cast["ttud.dung"], note="Sửa")


def test_chief_who_does_the_work_sends_the_report_without_a_draft(cast, task):
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.my"])

    assert "draft_report" not in permissions.moves_of(cast["ttud.my"], fresh(task))
    assert permissions.refusal(cast["ttud.my"], "draft_report", task) == (
        "Chỉ chuyên viên được phân công thực hiện được soạn dự thảo báo cáo."
    )


def test_form_of_the_report_begins_with_what_was_drafted(cast, task):
    drafted(task, cast, note="Chi tiết ở phụ lục")

    form = FORMS["report"](task=fresh(task), by=cast["ttud.dung"])

    assert form.initial["result"] == "Gửi báo cáo 02 vướng mắc"
    assert form.initial["note"] == "Chi tiết ở phụ lục"


def test_proofs_of_the_draft_go_along_with_the_report_once(cast, units):
    task = a_task(cast, units["TTUD"], deliverable="báo cáo", **DATED)
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])
    paper = ContentFile(b"%PDF-1.4 x", name="bao-cao.pdf")
    drafted(task, cast, files=[paper], document_number="45/BC-TTUD")

    report = do(task, "report", cast["ttud.dung"], result="Đã gửi")

    assert [str(proof) for proof in report.evidence.order_by("pk")] == ["bao-cao.pdf", "45/BC-TTUD"]
    events = list(Event.objects.filter(task=task).prefetch_related("evidence"))
    assert [proof.event for proof in standing_proofs(fresh(task), events)] == [report, report]
    assert report.line == "báo cáo hoàn thành do Châu Tấn Đạt soạn"


def test_product_that_no_draft_came_with_is_still_asked_for(cast, units):
    task = a_task(cast, units["TTUD"], deliverable="báo cáo", **DATED)
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])
    drafted(task, cast)

    with pytest.raises(Refused, match="cần kèm tệp hoặc số văn bản"):
        do(task, "report", cast["ttud.dung"], result="Đã gửi")


def test_page_tells_the_chief_that_a_draft_waits(client, cast, task):
    drafted(task, cast)
    client.force_login(cast["ttud.dung"])

    page = client.get(reverse("tasks:detail", args=[task.pk])).content.decode()
    unit = client.get(reverse("tasks:unit")).content.decode()

    assert "Dự thảo báo cáo hoàn thành chờ lãnh đạo đơn vị gửi." in page
    assert "chờ lãnh đạo đơn vị gửi" in unit.replace("\xa0", " ")
