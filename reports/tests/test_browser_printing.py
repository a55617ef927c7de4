"""Following a print in a browser: the page tells the progress by itself, then gives the file."""

import pytest
from django.urls import reverse

from reports import printing
from reports.models import PrintJob
from tasks.tests.factories import a_task


@pytest.fixture
def task(transactional_db, cast, units):
    return a_task(cast, units["TTra"])


def test_long_print_is_followed_to_its_file(page, sign_in, cast, task, monkeypatch):
    monkeypatch.setattr(printing, "SMALL_ROWS", {"pdf": 0})
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
    printing.run(job.pk, job.asked_at)
    link = followed.get_by_role("link", name="Mở tệp PDF")
    link.wait_for()

    file = followed.request.get(link.get_attribute("href"))
    assert (file.status, file.body()[:5]) == (200, b"%PDF-")


def test_workbook_of_the_unit_is_saved(page, sign_in, cast, task):
    sign_in(cast["ttra.truong"])
    page.goto(reverse("tasks:unit"))

    with page.expect_download() as saved:
        page.get_by_role("button", name="Tải Excel").click()

    assert saved.value.suggested_filename == "Việc của đơn vị TTra.xlsx"
