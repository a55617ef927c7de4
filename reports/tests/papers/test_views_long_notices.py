"""The address of a long notice's file: progress first, then the file, whoever asks and however."""

import pytest
from django.urls import reverse
from django.utils import timezone

from reports.models import PrintJob
from reports.papers.notices import notice_files
from reports.papers.queue import print_queue
from reports.tests.pages import flat

HTMX = {"HX-Request": "true"}
pytestmark = pytest.mark.usefixtures("every_notice_is_long")


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


def address(notice, suffix="pdf") -> str:
    return reverse(f"reports:notice_{suffix}", args=[notice.pk])


def printed() -> PrintJob:
    job = PrintJob.objects.latest("pk")
    assert print_queue.run(job.pk, job.asked_at)
    return job


def page_of(job) -> str:
    return f"{reverse('reports:print_job', args=[job.pk])}?cho=1"


@pytest.mark.parametrize(
    ("suffix", "begins", "opens"), [("pdf", b"%PDF-", "inline"), ("docx", b"PK", "attachment")]
)
@pytest.mark.parametrize("which", ["draft", "notice"])
def test_long_file_is_led_to_by_its_progress(office, request, which, suffix, begins, opens):
    url = address(request.getfixturevalue(which), suffix)

    asked = office.get(url)
    again = office.get(url)
    job = printed()
    told = flat(office.get(asked.url, headers=HTMX))
    file = office.get(url)

    assert [(asked.status_code, asked.url), again.url] == [(302, page_of(job)), page_of(job)]
    assert f'<meta http-equiv="refresh" content="0;url={url}">' in told
    assert (file.status_code, file.content[: len(begins)]) == (200, begins)
    assert file["Content-Disposition"].startswith(opens)
    assert PrintJob.objects.count() == 1


def test_print_of_an_issued_notice_is_waited_for_by_all_and_then_served_at_once(
    client, cast, notice, django_assert_max_num_queries
):
    pages = []
    for account in ("hcth.son", "qlkh.oanh"):
        client.force_login(cast[account])
        pages.append(client.get(address(notice)).url)
    waiting = client.get(pages[1])
    printed()

    file = client.get(address(notice))

    assert (len(set(pages)), waiting.status_code) == (1, 200)
    assert "Đang chờ in" in flat(waiting)
    assert "Bản in được giữ cùng thông báo." in flat(client.get(pages[1]))
    assert file.content == notice_files.print_of(notice)
    with django_assert_max_num_queries(7):  # one notes who took the print
        client.get(address(notice))


def test_page_of_a_draft_is_for_who_asked(client, cast, draft):
    client.force_login(cast["hcth.son"])
    page = client.get(address(draft)).url
    client.force_login(cast["giamdoc"])

    others = client.get(page).status_code
    own = client.get(address(draft))

    assert (others, own.status_code, own.url != page) == (404, 302, True)


def test_draft_changed_while_it_was_printed_is_not_shown_as_today(office, draft):
    page = office.get(address(draft)).url
    job = printed()
    draft.items.filter(label="1.").update(text="Các đơn vị báo cáo.")

    told = flat(office.get(page, headers=HTMX))
    again = office.get(address(draft))

    assert "Nội dung thông báo đã thay đổi sau khi in." in told
    assert ("http-equiv" in told, f'href="{address(draft)}"' in told) == (False, True)
    assert again.url == page_of(PrintJob.objects.exclude(pk=job.pk).get())


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_draft_hidden_from_its_asker_meanwhile_is_not_found(office, cast, draft, suffix):
    page = office.get(address(draft, suffix)).url
    job = printed()
    cast["hcth.son"].memberships.all().delete()

    file = office.get(reverse("reports:print_file", args=[job.pk]))

    assert (file.status_code, file.url) == (302, address(draft, suffix))
    assert office.get(address(draft, suffix)).status_code == 404
    assert "http-equiv" not in flat(office.get(page))


def test_asking_in_passing_begins_nothing(office, draft):
    head = office.head(address(draft))
    ahead = office.get(address(draft), headers={"Sec-Purpose": "prefetch;prerender"})

    assert (head.status_code, head["Content-Type"]) == (200, "application/pdf")
    assert (head.getvalue(), head.has_header("Content-Length")) == (b"", False)
    assert (ahead.status_code, ahead["Retry-After"]) == (503, "10")
    assert PrintJob.objects.count() == 0


def test_file_is_no_part_of_a_page(office, draft):
    answer = office.get(address(draft), headers=HTMX)

    assert (answer.status_code, answer["HX-Redirect"]) == (200, address(draft))
    assert PrintJob.objects.count() == 0


def test_waiting_goes_on_without_a_script(office, draft):
    page = office.get(address(draft)).url
    waiting = flat(office.get(page))
    printed()
    finished = flat(office.get(page))
    later = flat(office.get(page.partition("?")[0]))

    assert f'<noscript><meta http-equiv="refresh" content="2;url={page}"></noscript>' in waiting
    assert f'<meta http-equiv="refresh" content="0;url={address(draft)}">' in finished
    assert "<noscript><meta" not in finished
    # Who comes back to look at it is not sent away again.
    assert ("http-equiv" in later, "Mở tệp PDF" in later) == (False, True)


def test_stages_are_told_without_a_bar(office, draft):
    page = office.get(address(draft)).url
    PrintJob.objects.update(state="running", stage="page", done=37)

    told = flat(office.get(page, headers=HTMX))

    assert "<b>Đang dàn trang 37</b>" in told
    assert '<li class="ok"><b><svg class="i"' in told
    assert '<li class="on"><b>2</b>Dàn trang</li>' in told
    assert ("<progress" in told, "Đã lâu chưa in thêm được gì." in told) == (False, False)


def test_print_whose_worker_may_be_killed_says_that_it_will_be_done_again(office, draft):
    page = office.get(address(draft)).url
    lease = timezone.now() + print_queue.LEASE - 2 * print_queue.SILENT
    PrintJob.objects.update(state="running", lease_until=lease)

    told = flat(office.get(page, headers=HTMX))

    assert "Nếu việc in bị ngắt, máy tự in lại trong ít phút." in told


def test_page_of_a_notices_print_leads_back_to_the_notice(office, draft):
    page = flat(office.get(office.get(address(draft)).url))

    assert f'<a href="{reverse("conclusions:detail", args=[draft.pk])}">599/TB-SKHCN</a>' in page


def test_failed_print_is_asked_again_at_the_notices_address(office, draft):
    page = office.get(address(draft)).url
    PrintJob.objects.update(state="failed", message="Có lỗi khi in.")

    told = flat(office.get(page, headers=HTMX))
    again = office.get(address(draft))

    assert "Có lỗi khi in." in told
    assert (f'href="{address(draft)}"' in told, "<form" in told) == (True, False)
    assert (again.status_code, again.url != page) == (302, True)


def test_notice_is_no_paper_to_be_asked_for_by_its_rows(office, notice):
    url = reverse("reports:print", args=["thong-bao", "pdf"])

    assert office.post(url, {"thong_bao": notice.pk}).status_code == 404
    assert office.post(reverse("reports:print", args=["so-theo-doi", "docx"])).status_code == 404
