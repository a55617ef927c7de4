"""The office enters for a unit what came by phone or on paper: marked so, and told to the unit."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from departments.models import Delegation, User
from tasks import permissions
from tasks.forms import FORMS
from tasks.models import Notification, Task
from tasks.tests.factories import a_task, do

BY_PHONE = {"came_by": "phone"}
BY_PAPER = {"came_by": "paper", "paper_number": "12/BC-TTUD ngày 03/4/2024"}
UNIT = "TT Ứng dụng và Dịch vụ KHCN"


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"], deadline="by", named_on=date(2024, 4, 30))


@pytest.mark.parametrize(
    ("verb", "given", "line"),
    [
        ("update", BY_PHONE, f"cập nhật tình hình (HCTH nhập thay {UNIT}, theo điện thoại)"),
        (
            "update",
            BY_PAPER,
            f"cập nhật tình hình (HCTH nhập thay {UNIT}, "
            "theo văn bản số 12/BC-TTUD ngày 03/4/2024)",
        ),
        ("obstacle", BY_PHONE, f"báo vướng mắc (HCTH nhập thay {UNIT}, theo điện thoại)"),
        (
            "report",
            BY_PHONE | {"result": "Đã gửi"},
            f"báo cáo hoàn thành (HCTH nhập thay {UNIT}, theo điện thoại)",
        ),
    ],
)
def test_what_the_office_enters_says_for_whom_and_by_what(cast, task, verb, given, line):
    event = do(task, verb, cast["hcth.son"], note="Đã gửi số liệu", **given)

    assert event.line == line
    told = Notification.objects.filter(event=event)
    assert set(told.values_list("recipient__username", "news")) == {
        ("ttud.dung", "said"),
        ("ttud.my", "said"),
    }


def test_unit_speaks_for_itself_without_a_mark(cast, units):
    task = a_task(cast, units["HCTH"])

    event = do(task, "update", cast["hcth.son"], note="Đã gửi số liệu")

    assert (event.line, event.detail) == ("cập nhật tình hình", {})


def test_stand_in_of_the_unit_speaks_for_it_though_of_the_office(cast, task):
    Delegation.objects.create(
        giver=cast["ttud.dung"],
        taker=cast["hcth.son"],
        starts_on=date(2000, 1, 1),
        ends_on=date(2099, 1, 1),
    )

    by = User.objects.get(username="hcth.son")  # whose rights are not known from before
    event = do(task, "report", by, result="Đã gửi")

    assert (event.acting_for, event.line) == (cast["ttud.dung"], "báo cáo hoàn thành")


def test_who_entered_the_report_does_not_confirm_it(cast, units):
    task = a_task(cast, units["TTUD"], confirmer=cast["hcth.tam"])
    do(task, "report", cast["hcth.tam"], result="Đã gửi", **BY_PHONE)

    assert permissions.refusal(cast["hcth.tam"], "confirm", task) == (
        "Người báo cáo không tự xác nhận hoàn thành."
    )


def test_who_entered_the_report_has_it_confirmed_by_no_stand_in_and_closes_no_period_by_it(
    cast, units
):
    task = a_task(cast, units["TTUD"], confirmer=cast["hcth.tam"], deadline="ongoing")
    do(task, "report", cast["hcth.tam"], result="Đã gửi", **BY_PHONE)
    days = {"starts_on": date(2000, 1, 1), "ends_on": date(2099, 1, 1)}
    Delegation.objects.create(giver=cast["hcth.tam"], taker=cast["hcth.son"], **days)

    for account in ("hcth.tam", "hcth.son"):
        person = User.objects.get(username=account)
        assert not permissions.may(person, "confirm", task)
        assert not permissions.may(person, "close_period", task)
        assert not permissions.waits_for(person, "confirm", task)
    assert permissions.may(cast["giamdoc"], "confirm", task)


def test_specialist_of_the_office_does_not_report_the_offices_own_work(cast, units):
    task = a_task(cast, units["HCTH"])

    assert permissions.refusal(cast["hcth.son"], "report", task) == (
        "Chỉ Trưởng hoặc Phó đơn vị chủ trì, Phòng Hành chính - Tổng hợp nhập thay đơn vị khác "
        "được báo cáo hoàn thành."
    )


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, {"came_by": ["Chưa chọn đơn vị báo bằng điện thoại hay văn bản."]}),
        ({"came_by": "paper"}, {"paper_number": ["Chưa nhập số, ngày văn bản của đơn vị."]}),
        (BY_PHONE, {}),
        (BY_PAPER, {}),
    ],
)
def test_office_is_asked_how_the_unit_told_it(cast, task, typed, wrong):
    form = FORMS["update"]({"note": "Đã gửi"} | typed, task=task, by=cast["hcth.son"])

    assert form.errors == wrong


def test_unit_is_not_asked_how_it_told_the_office(cast, task):
    form = FORMS["update"]({"note": "Đã gửi"}, task=task, by=cast["ttud.dung"])

    assert (form.errors, "came_by" in form.fields) == ({}, False)


def test_draft_of_the_unit_is_not_sent_with_what_the_office_enters(cast, task):
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])
    paper = ContentFile(b"%PDF-1.4 x", name="du-thao.pdf")
    do(task, "draft_report", cast["ttud.dat"], result="Dự thảo", files=[paper])

    report = do(task, "report", cast["hcth.son"], result="Đã gửi", **BY_PHONE)

    assert (report.evidence.count(), "do Châu" in report.line) == (0, False)


def test_page_offers_the_office_to_enter_a_report_but_not_as_the_next_step(client, cast, task):
    do(task, "accept", cast["ttud.dung"])
    client.force_login(cast["hcth.son"])

    page = client.get(reverse("tasks:detail", args=[task.pk]))

    assert [verb for verb, *_ in page.context["main_moves"]] == ["update"]
    assert ("report", "Báo cáo hoàn thành (nhập thay)") in page.context["more_moves"]


def test_report_entered_over_http_is_kept_with_its_source(client, cast, task):
    client.force_login(cast["hcth.son"])
    address = reverse("tasks:report", args=[task.pk])

    asked = client.get(address).content.decode()
    client.post(address, {"result": "Đã gửi", "seen": task.version} | BY_PAPER)

    assert "Diễn biến ghi rõ là nhập thay" in asked
    assert Task.objects.get(pk=task.pk).status == "awaiting"
    assert task.events.first().detail["came"] == "theo văn bản số 12/BC-TTUD ngày 03/4/2024"
