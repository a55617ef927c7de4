"""Báo cáo: the papers of a period as pages, whose numbers open exactly their rows."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.http import QueryDict
from django.utils import timezone

from departments.models import Agency
from reports.figures.report_periods import current_period
from reports.papers.queue import print_queue
from reports.tests.followed_links import links_of, rows_behind
from reports.tests.pages import flat
from reports.tests.period_work import any_work
from tasks.models import Event, Extension
from tasks.tests.factories import a_task, at, do

HOME = "/bao-cao/"
KEY = "2024-02-10--2024-05-20"


@pytest.fixture
def work(cast, units):
    any_work(cast, units, 4, 30)


@pytest.mark.wide
@pytest.mark.parametrize("page", ["", "gia-han/", "minh-chung/"])
def test_every_number_of_a_report_opens_exactly_its_rows(client, cast, work, page):
    client.force_login(cast["hcth.son"])

    links = links_of(flat(client.get(f"{HOME}{page}?ky={KEY}")))

    assert len(links) > 5
    assert [(url, rows_behind(client, url)) for url, _ in links] == links


def test_total_of_the_page_is_what_the_register_counts(client, cast, work):
    client.force_login(cast["giamdoc"])

    doors = client.get(f"{HOME}?ky={KEY}").context["doors"]
    register = client.get(f"/so-theo-doi/?ky={KEY}&cot=tong").context["count"]

    assert doors[0].count == register > 0


@pytest.mark.parametrize(
    ("on", "closes", "key"),
    [
        (date(2024, 6, 14), 14, "2024-q2-chot14"),
        (date(2024, 6, 15), 14, "2024-q3-chot14"),
        (date(2024, 12, 20), 14, "2025-q1-chot14"),
        (date(2024, 6, 30), 0, "2024-q2"),
        (date(2024, 7, 1), 0, "2024-q3"),
    ],
)
def test_running_quarter_is_the_agencys(on, closes, key):
    assert current_period(on, closes).key == key


def test_address_without_a_period_leads_to_the_running_quarter(client, cast):
    Agency.objects.update(period_closes_on=14)
    client.force_login(cast["giamdoc"])

    response = client.get(HOME)

    key = current_period(timezone.localdate(), 14).key
    assert response.headers["Location"] == f"{HOME}?ky={key}"


def test_periods_are_offered_as_the_agency_closes_them(client, cast, units):
    a_task(cast, units["QLKH"], issued_on=date(2024, 4, 15))
    Agency.objects.update(period_closes_on=14)
    client.force_login(cast["giamdoc"])

    page = flat(client.get(f"{HOME}?ky=2024-05-chot14"))

    assert '<option value="2024-05-chot14" selected>Tháng 5 năm 2024</option>' in page
    assert "2024-04-chot14" not in page
    assert "Tháng 5 năm 2024 (từ ngày 15/4/2024 đến" in page
    assert "Giám đốc Sở giao 01 nhiệm vụ tại 01 thông báo kết luận" in page


def test_days_typed_are_a_period(client, cast):
    client.force_login(cast["giamdoc"])

    right = client.get(HOME, {"tu": "15/3/2024", "den": "14/4/2024"})
    wrong = flat(client.get(HOME, {"tu": "15/3/2024", "den": "14/3/2024"}))

    assert right.headers["Location"] == f"{HOME}?ky=2024-03-15--2024-04-14"
    assert "Đến ngày: Ngày cuối phải từ ngày đầu trở đi." in wrong


def test_period_that_is_none_is_told(client, cast):
    client.force_login(cast["giamdoc"])

    page = client.get(f"{HOME}?ky=quy-toi")

    assert page.status_code == 200
    assert "kỳ “quy-toi”" in flat(page)
    assert "papers" not in page.context


def test_long_list_is_shown_up_to_its_first_rows(client, cast, units, monkeypatch):
    monkeypatch.setattr("reports.papers.views.report_pages.SHOWN", 1)
    for n, unit in enumerate(["QLKH", "TTra"]):
        a_task(cast, units[unit], number=f"{n}/TB", deadline="by", named_on=date(2024, 4, 5))
    client.force_login(cast["giamdoc"])

    page = client.get(f"{HOME}qua-han/?ky=2024")

    assert len(page.context["paper"].shown[0][1]) == 1
    assert "Trang này hiện 1 dòng đầu trong 2; tệp có tất cả các dòng." in flat(page)


def test_list_without_rows_says_so(client, cast):
    client.force_login(cast["giamdoc"])

    assert "Không có nhiệm vụ nào." in flat(client.get(f"{HOME}khong-thoi-han/?ky=2024"))


def test_turns_are_told_without_their_reasons(client, cast, units):
    due = {"deadline": "by", "named_on": date(2024, 4, 12)}
    task = a_task(cast, units["TTUD"], title="Kế hoạch", deliverable="kế hoạch", **due)
    head, more = cast["ttud.dung"], {"note": "lý do riêng", "new_due_on": date(2024, 4, 26)}
    do(task, "request_extension", head, on=date(2024, 4, 10), **more)
    do(task, "report", head, on=date(2024, 4, 11), result="Đã xong", document_number="1/KH")
    judge, why = cast["pgd.nga"], "lý do trả lại"
    do(task, "send_back", judge, on=date(2024, 4, 12), kind="content", note=why)
    client.force_login(cast["tdc.quan"])

    asked = flat(client.get(f"{HOME}luot/?ky=2024&so=luot"))
    returned = flat(client.get(f"{HOME}luot/?ky=2024&so=tra-lai"))

    assert "Đề nghị gia hạn đến 26/4/2024 · hết hiệu lực" in asked
    assert "Trả lại lần 1: Nội dung chưa đạt yêu cầu" in returned
    assert "lý do" not in asked + returned


def test_request_is_late_by_the_calendar_of_its_day(cast, units):
    """Due on Friday: on the Saturday nothing is late yet, on the Monday it is."""
    days = {"QLKH": date(2024, 4, 12), "TTra": date(2024, 4, 13), "TTUD": date(2024, 4, 15)}
    heads = {"QLKH": "qlkh.anh", "TTra": "ttra.truong", "TTUD": "ttud.dung"}
    for n, (unit, day) in enumerate(days.items()):
        due = {"deadline": "by", "named_on": date(2024, 4, 12)}
        task = a_task(cast, units[unit], number=f"{n}/TB", **due)
        asked = {"new_due_on": date(2024, 4, 30), "note": "Chờ số liệu"}
        do(task, "request_extension", cast[heads[unit]], on=day, **asked)

    told = dict(Extension.objects.values_list("task__lead__code", "asked_late"))

    assert told == {"QLKH": False, "TTra": False, "TTUD": True}


def test_return_before_another_unit_got_the_work_is_not_its_own(client, cast, units):
    task = a_task(cast, units["TTUD"], deliverable="kế hoạch")
    do(task, "report", cast["ttud.dung"], result="Đã xong", document_number="1/KH")
    do(task, "send_back", cast["pgd.nga"], kind="content", note="Thiếu")
    other = units["QLKH"]
    do(task, "reassign", cast["giamdoc"], lead=other, note="Đúng chức năng")
    client.force_login(cast["giamdoc"])

    page = client.get(f"{HOME}minh-chung/?ky=2024")

    assert "tra-lai" not in page.content.decode()
    assert Event.objects.filter(verb="send_back").exists()


def printed(kind, suffix, given, by):
    job = print_queue.ask(kind, suffix, QueryDict(given), by=by, now=at(date(2024, 6, 28)))
    if not job.is_finished:
        print_queue.run(job.pk, job.asked_at)
        job.refresh_from_db()
    return job


@pytest.mark.wide
@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        *(("bao-cao", "pdf"), ("bao-cao", "docx"), ("gia-han", "pdf"), ("gia-han", "xlsx")),
        *(("minh-chung", "pdf"), ("minh-chung", "xlsx"), ("khong-thoi-han", "pdf")),
    ],
)
def test_papers_of_a_period_print(cast, units, kind, suffix):
    a_task(cast, units["QLKH"], issued_on=date(2024, 2, 1))

    job = printed(kind, suffix, "ky=2024", cast["hcth.son"])

    assert (job.state, job.message) == ("done", "")


@pytest.mark.parametrize("number", ["15 ngày 3/4", "mười lăm", "Я/BC"])
def test_report_is_not_printed_under_what_is_no_number(cast, units, number):
    a_task(cast, units["QLKH"])

    job = printed("bao-cao", "pdf", f"ky=2024&so={number}", cast["hcth.son"])

    assert job.state == "failed"
    assert job.message.endswith("; ví dụ đúng: 15/BC-SKHCN.")


def test_address_for_a_kind_of_file_there_is_not_is_unknown(client, cast):
    client.force_login(cast["giamdoc"])

    asked = [
        client.post(f"/in/{kind}/", {"ky": "2024"}) for kind in ("bao-cao/xlsx", "gia-han/docx")
    ]

    assert [response.status_code for response in asked] == [404, 404]


def test_requests_made_before_are_found_to_be_late_or_not(cast, units):
    """By the deadline then in force: one that was moved later since was overdue all the same."""
    due = {"deadline": "by", "named_on": date(2024, 4, 12)}
    heads = {"QLKH": ("qlkh.anh", date(2024, 4, 12)), "TTUD": ("ttud.dung", date(2024, 4, 16))}
    for n, (unit, (head, day)) in enumerate(heads.items()):
        task = a_task(cast, units[unit], number=f"{n}/TB", **due)
        asked = {"new_due_on": date(2024, 6, 28), "note": "Chờ số liệu"}
        do(task, "request_extension", cast[head], on=day, **asked)
        do(task, "grant_extension", cast["giamdoc"], on=date(2024, 4, 17))
    Extension.objects.update(asked_late=False)

    import_module("tasks.migrations.0037_find_what_was_asked_for_late").fill(apps, None)

    told = dict(Extension.objects.values_list("task__lead__code", "asked_late"))
    assert told == {"QLKH": False, "TTUD": True}
