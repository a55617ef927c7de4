"""Following a print in a browser: the page tells the progress by itself, then gives the file."""

import pytest
from django.urls import reverse

from reports.models import PrintJob
from reports.papers.queue import print_queue
from reports.tests.made_notices import a_notice
from tasks.tests.factories import a_task


@pytest.fixture
def task(transactional_db, cast, units):
    return a_task(cast, units["TTra"])


def test_long_print_is_followed_to_its_file(page, sign_in, cast, task, monkeypatch):
    monkeypatch.setattr(print_queue, "SMALL_ROWS", {"pdf": 0})
    sign_in(cast["hcth.son"])
    page.goto(reverse("conclusions:detail", args=[task.conclusion.pk]))

    page.get_by_role("link", name="Phiếu giao nhiệm vụ").click()
    page.get_by_label("Thanh tra Sở").wait_for()
    with page.expect_popup() as popup:
        page.get_by_role("button", name="In phiếu đã chọn").click()
    followed = popup.value
    followed.get_by_text("Đang chờ in").wait_for()
    PrintJob.objects.update(state="running", done=12, total=40, lease_until=None)
    followed.get_by_text("Đang in 12/40 phiếu").wait_for()
    job = PrintJob.objects.get()
    print_queue.run(job.pk, job.asked_at)
    followed.wait_for_url("**/tep/")

    file = followed.request.get(followed.url)
    assert (file.status, file.body()[:5]) == (200, b"%PDF-")


def test_workbook_of_the_unit_is_saved(page, sign_in, cast, task):
    sign_in(cast["ttra.truong"])
    page.goto(reverse("tasks:unit"))

    with page.expect_download() as saved:
        page.get_by_role("button", name="Tải Excel").click()

    assert saved.value.suggested_filename == "Viec-cua-don-vi-TTra.xlsx"


@pytest.fixture
def draft(transactional_db, agency, every_notice_is_long):
    return a_notice()


def finish() -> None:
    job = PrintJob.objects.get()
    print_queue.run(job.pk, job.asked_at)


def test_long_notice_opens_by_itself_when_it_is_printed(page, sign_in, console, cast, draft):
    sign_in(cast["hcth.son"])
    page.goto(reverse("conclusions:detail", args=[draft.pk]))

    with page.expect_popup() as popup:
        page.get_by_role("link", name="In PDF").click()
    followed = popup.value
    followed.get_by_text("Đang chờ in").wait_for()
    PrintJob.objects.update(state="running", stage="page", done=37, lease_until=None)
    followed.get_by_text("Đang dàn trang 37").wait_for()
    finish()
    followed.wait_for_url("**/ban-in.pdf")

    file = followed.request.get(followed.url)
    assert (file.status, file.body()[:5]) == (200, b"%PDF-")
    assert console == []


def test_long_word_file_is_saved_by_itself_when_it_is_made(page, sign_in, cast, draft):
    sign_in(cast["hcth.son"])
    page.goto(reverse("reports:notice_docx", args=[draft.pk]))
    page.get_by_text("Đang chờ in").wait_for()

    with page.expect_download() as saved:
        finish()

    assert saved.value.suggested_filename == "Du-thao-thong-bao-598-TB-SKHCN.docx"
    page.get_by_role("link", name="Tải tệp Word").wait_for()


def test_long_notice_opens_by_itself_without_a_script(
    page, browser, live_server, sign_in, cast, draft
):
    sign_in(cast["hcth.son"])
    plain = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    plain.add_cookies(page.context.cookies())
    plain_page = plain.new_page()
    plain_page.goto(reverse("reports:notice_pdf", args=[draft.pk]))
    plain_page.get_by_text("Đang chờ in").wait_for()
    finish()

    plain_page.wait_for_url("**/ban-in.pdf")

    plain.close()
