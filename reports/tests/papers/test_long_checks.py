"""Checking a print of a long notice: a worker reads the words, the page holds them to the data."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conclusions.sources import SECONDS, SLOW
from conclusions.tests.sample_files import partly_scanned
from reports.models import PrintJob
from reports.papers.notices.notice_files import print_of, rendering_of
from reports.papers.queue import notice_jobs, print_queue
from reports.papers.queue.notice_jobs import PICTURES
from reports.tests.made_notices import SENTENCE, a_notice

HTMX = {"HX-Request": "true"}
pytestmark = pytest.mark.usefixtures("every_notice_is_long")


@pytest.fixture
def reader(client, cast):
    client.force_login(cast["qlkh.oanh"])
    return client


def address(notice) -> str:
    return reverse("reports:notice_check", args=[notice.pk])


def sent(client, notice, name="Bản in.pdf", content=None) -> tuple:
    file = SimpleUploadedFile(name, content or print_of(notice))
    response = client.post(address(notice), {"file": file})
    return response, PrintJob.objects.order_by("pk").last()


def run(job) -> PrintJob:
    assert print_queue.run(job.pk, job.asked_at)
    job.refresh_from_db()
    return job


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_words_of_a_long_print_are_read_by_a_worker(reader, notice, suffix):
    content = rendering_of(notice, suffix).content()

    response, job = sent(reader, notice, f"Bản in.{suffix}", content)
    waiting = reader.get(response.url).content.decode()
    run(job)
    told = reader.get(response.url, headers=HTMX).content.decode()
    page = reader.get(f"{address(notice)}?tep={job.pk}").content.decode()

    assert (response.status_code, job.name) == (302, f"Bản in.{suffix}")
    assert "<b>Đang chờ đọc tệp</b>" in waiting
    assert f'content="0;url={address(notice)}?tep={job.pk}"' in told
    assert "Bản in khớp hoàn toàn với dữ liệu." in page
    assert f"Kết quả: Bản in.{suffix}" in page


def test_result_is_held_against_the_data_as_they_stand(reader, notice):
    _, job = sent(reader, notice)
    run(job)
    notice.items.filter(label="1.").update(text=SENTENCE.replace("vướng mắc", "vướng mặc"))

    page = reader.get(f"{address(notice)}?tep={job.pk}").content.decode()

    assert "Khác 1 chỗ." in page


def test_given_file_is_forgotten_once_it_is_read(reader, notice):
    _, job = sent(reader, notice)
    before = default_storage.exists(job.given)
    run(job)

    assert (before, default_storage.exists(job.given)) == (True, False)


def test_file_that_cannot_be_read_is_refused_with_the_reason(reader, notice):
    response, job = sent(reader, notice, content=b"%PDF-1.7 x")
    run(job)

    page = reader.get(response.url, headers=HTMX).content.decode()

    assert job.message == (
        "Tệp không đọc được: tệp hỏng hoặc không đúng định dạng. Lưu lại tệp rồi chọn lại."
    )
    assert (job.message in page, f'href="{address(notice)}"' in page) == (True, True)
    assert not default_storage.exists(job.given)


@pytest.mark.wide
def test_print_with_scanned_pages_is_refused_with_the_reason(reader, notice):
    _, job = sent(reader, notice, content=partly_scanned(SENTENCE, scans=120))
    run(job)

    assert (job.state, job.message) == ("failed", PICTURES)


def test_worker_reads_longer_than_a_page_would_wait_but_within_its_lease(
    reader, notice, monkeypatch
):
    monkeypatch.setattr(notice_jobs, "PATIENCE", 0.01)
    _, job = sent(reader, notice)
    run(job)

    assert job.message == SLOW
    monkeypatch.undo()
    assert SECONDS < notice_jobs.PATIENCE < print_queue.LEASE.total_seconds()


def test_job_that_was_never_done_leaves_no_file_behind(reader, notice):
    _, job = sent(reader, notice)

    print_queue.prune(job.asked_at + print_queue.KEPT + timedelta(seconds=1))

    assert not default_storage.exists(job.given)
    assert PrintJob.objects.count() == 0


@pytest.mark.parametrize("account", ["giamdoc", "hcth.son"])
def test_result_is_its_askers_own(reader, client, cast, notice, account):
    _, job = sent(reader, notice)
    run(job)
    client.force_login(cast[account])

    urls = [f"{address(notice)}?tep={job.pk}", reverse("reports:print_job", args=[job.pk])]
    assert [client.get(url).status_code for url in urls] == [404, 404]


def test_result_stands_under_its_own_notice_alone(client, cast, notice):
    client.force_login(cast["hcth.son"])
    other = a_notice(number="599/TB-SKHCN")
    _, job = sent(client, notice)
    unread = client.get(f"{address(notice)}?tep={job.pk}").status_code
    run(job)

    asked = [
        f"{address(other)}?tep={job.pk}",
        f"{address(notice)}?tep=x",
        f"{address(notice)}?tep=0",
    ]
    assert [unread, *(client.get(url).status_code for url in asked)] == [404] * 4
    assert client.get(reverse("reports:print_file", args=[job.pk])).url == (
        f"{address(notice)}?tep={job.pk}"
    )


def test_words_that_are_lost_are_not_found(reader, notice):
    _, job = sent(reader, notice)
    run(job)
    job.file.storage.delete(job.file.name)

    assert reader.get(f"{address(notice)}?tep={job.pk}").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        (
            "a.exe",
            b"MZ\0\0",
            "Không nhận ra loại tệp. Chọn tệp Word, PDF, ảnh quét, thư (.eml, .msg), gói "
            ".edxml hoặc văn bản (.txt).",
        ),
        ("a.txt", b"12345", "Không có chữ nào để đọc."),
    ],
)
def test_what_needs_no_reading_is_answered_at_once(reader, notice, name, content, error):
    response, job = sent(reader, notice, name, content)

    assert (response.status_code, response.context["form"].errors["file"]) == (422, [error])
    assert job is None


def test_pasted_words_are_compared_at_once(reader, notice):
    page = reader.post(address(notice), {"text": "Thông báo"}).content.decode()

    assert "Kết quả" in page
    assert PrintJob.objects.count() == 0
