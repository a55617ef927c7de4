"""Asking, following and fetching prints: own ones only, and every button leads somewhere."""

import re

import pytest
from django.urls import reverse

from reports.models import PrintJob
from reports.papers.queue import print_queue
from reports.tests.pages import flat
from tasks.models import Task
from tasks.tests.factories import a_task


def address(kind="phieu-giao", suffix="pdf") -> str:
    return reverse("reports:print", args=[kind, suffix])


def follow(client, response):
    return client.get(response.url)


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTra"])


@pytest.fixture
def job(client, cast, task, monkeypatch):
    """A long print of the inspectorate's head, not begun; the head is signed in."""
    monkeypatch.setattr(print_queue, "SMALL_ROWS", {"pdf": 0})
    client.force_login(cast["ttra.truong"])
    client.post(address())
    return PrintJob.objects.get()


def page_of(job) -> str:
    return reverse("reports:print_job", args=[job.pk])


def file_of(job) -> str:
    return reverse("reports:print_file", args=[job.pk])


def test_small_print_is_answered_by_its_file(client, cast, task):
    client.force_login(cast["ttra.truong"])

    response = client.post(address())
    file = follow(client, response)

    assert (response.status_code, response.url) == (302, file_of(PrintJob.objects.get()))
    assert (file["Content-Type"], b"".join(file.streaming_content)[:5]) == (
        "application/pdf",
        b"%PDF-",
    )
    assert file["Content-Disposition"] == ('inline; filename="Phieu-giao-nhiem-vu-TTra.pdf"')


def test_workbook_is_saved_under_its_name(client, cast, task):
    client.force_login(cast["ttra.truong"])

    file = follow(client, client.post(address("viec-don-vi", "xlsx")))

    assert b"".join(file.streaming_content)[:2] == b"PK"
    assert file["Content-Disposition"] == ('attachment; filename="Viec-cua-don-vi-TTra.xlsx"')


def test_long_print_is_followed_until_its_file_is_there(client, job):
    waiting = flat(client.get(page_of(job)))
    fragment = client.get(page_of(job), headers={"HX-Request": "true"})
    print_queue.run(job.pk, job.asked_at)
    done = flat(client.get(page_of(job), headers={"HX-Request": "true"}))

    assert ("Đang chờ in" in waiting, 'hx-trigger="load delay:1s"' in waiting) == (True, True)
    assert "<html" in waiting
    assert "<html" not in flat(fragment)
    assert ("Đã in xong" in done, file_of(job) in done, "hx-trigger" in done) == (True, True, False)


def test_progress_is_told_in_words(client, job):
    PrintJob.objects.update(state="running", done=12, total=40)

    page = flat(client.get(page_of(job)))

    assert "<b>Đang in 12/40 phiếu</b>" in page
    assert 'max="40" value="12"' in page


def test_failed_print_says_why_and_may_be_asked_again(client, job):
    PrintJob.objects.update(
        state="failed", message="Không có nhiệm vụ nào.", params={"ky": ["2024"]}
    )

    page = flat(client.get(page_of(job)))

    assert "Không có nhiệm vụ nào." in page
    assert f'action="{address()}"' in page
    assert '<input type="hidden" name="ky" value="2024">' in page


@pytest.mark.parametrize(
    ("kind", "suffix", "rows", "again", "choice"),
    [
        ("so-theo-doi", "pdf", 3, ("so-theo-doi", "xlsx"), "/so-theo-doi/?ky=2024"),
        ("viec-don-vi", "pdf", 3, ("viec-don-vi", "xlsx"), "/viec-cua-don-vi/?ky=2024"),
        ("so-theo-doi", "xlsx", 5, None, "/so-theo-doi/?ky=2024"),
        ("so-theo-doi", "pdf", 5, None, "/so-theo-doi/?ky=2024"),
        ("phieu-giao", "pdf", 3, None, None),
        ("so-theo-doi", "pdf", 2, ("so-theo-doi", "pdf"), None),
    ],
)
def test_print_too_long_leads_to_what_is_not(
    client, job, monkeypatch, kind, suffix, rows, again, choice
):
    monkeypatch.setattr(print_queue, "MOST_ROWS", {"pdf": 2, "xlsx": 4})
    fields = {"kind": kind, "suffix": suffix, "rows": rows, "params": {"ky": ["2024"]}}
    PrintJob.objects.update(state="failed", message="Nhiều quá.", **fields)

    page = flat(client.get(page_of(job)))

    offered = re.findall(r'action="(/in/[^"]+)"', page)
    assert offered == ([address(*again)] if again else [])
    assert re.findall(r'href="([^"]+)" data-focus', page) == ([choice] if choice else [])


@pytest.mark.parametrize("account", ["giamdoc", "hcth.son", "ttra.thu", "qlkh.anh"])
def test_prints_are_seen_by_their_asker_only(client, cast, job, account):
    print_queue.run(job.pk, job.asked_at)
    client.force_login(cast[account])

    assert [client.get(url).status_code for url in (page_of(job), file_of(job))] == [404, 404]


def test_unfinished_and_lost_files_are_not_found(client, job):
    before = client.get(file_of(job)).status_code
    print_queue.run(job.pk, job.asked_at)
    job.refresh_from_db()
    job.file.storage.delete(job.file.name)

    assert (before, client.get(file_of(job)).status_code) == (404, 404)


@pytest.mark.wide
@pytest.mark.parametrize(
    ("account", "kind", "given", "status"),
    [
        ("qlkh.anh", "phieu-giao", {"don_vi": "TTra"}, 403),
        ("tdc.han", "bieu-tong-hop", {}, 403),
        ("ttra.truong", "phieu-giao", {"thong_bao": "0"}, 404),
        ("ttra.truong", "gi-do", {}, 404),
        ("hcth.son", "phieu-giao", {"don_vi": "999"}, 404),
        ("ttra.truong", "phieu-giao", {"don_vi": "abc"}, 404),
        ("ttra.truong", "phieu-giao", {"don_vi": "TTra"}, 302),
        ("hcth.son", "phieu-giao", {"don_vi": "TTra"}, 302),
        ("hcth.son", "bieu-tong-hop", {}, 302),
    ],
)
def test_asking_answers_each_role(client, cast, units, task, account, kind, given, status):
    client.force_login(cast[account])
    given = {key: units[value].pk if value in units else value for key, value in given.items()}

    assert client.post(address(kind), given).status_code == status


def test_file_of_a_heading_is_asked_for_with_it(client, cast, task):
    client.force_login(cast["ttra.truong"])

    client.post(address("viec-don-vi", "xlsx"), {"nhom": "late"})

    assert PrintJob.objects.get().params == {"nhom": ["late"]}


def test_asking_is_a_post_of_a_known_kind_of_file(client, cast, task):
    client.force_login(cast["ttra.truong"])

    assert client.get(address()).status_code == 405
    assert client.post(address(suffix="exe")).status_code == 404
    assert client.post(address(suffix="xlsx")).status_code == 404  # slips are papers
    assert client.post(reverse("reports:print_job", args=[1])).status_code == 405


def test_asking_needs_a_signed_in_person(client, task):
    response = client.post(address())

    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("login"))
    assert PrintJob.objects.count() == 0


# Where people look for them


def test_choice_of_slips_offers_units(client, cast, units, task):
    client.force_login(cast["hcth.son"])
    url = reverse("reports:slips", args=[task.conclusion.pk])

    page = flat(client.get(url))
    dialog = flat(client.get(url, headers={"HX-Request": "true"}))

    for words in (f'name="don_vi" value="{units["TTra"].pk}"', "Thanh tra Sở", "1 nhiệm vụ"):
        assert words in page
        assert words in dialog
    assert ("<html" in page, "<html" in dialog) == (True, False)


@pytest.mark.parametrize(
    ("account", "status", "offered"),
    [("ttra.truong", 200, True), ("qlkh.anh", 200, False), ("giamdoc", 200, True)],
)
def test_choice_of_slips_is_for_the_own_unit(client, cast, task, account, status, offered):
    client.force_login(cast[account])

    response = client.get(reverse("reports:slips", args=[task.conclusion.pk]))

    assert (response.status_code, 'name="don_vi"' in flat(response)) == (status, offered)


def test_choice_of_slips_of_a_draft_is_not_found(client, cast, task):
    type(task.conclusion).objects.update(status="draft")
    client.force_login(cast["hcth.son"])

    assert client.get(reverse("reports:slips", args=[task.conclusion.pk])).status_code == 404


@pytest.mark.parametrize(
    ("account", "page", "papers"),
    [
        ("ttra.truong", "/viec-cua-don-vi/", [("phieu-giao", "pdf"), ("viec-don-vi", "xlsx")]),
        ("hcth.son", "/so-theo-doi/?ky=2024", [("so-theo-doi", "pdf"), ("so-theo-doi", "xlsx")]),
        (
            "hcth.son",
            "/bieu-tong-hop/?ky=2024",
            [
                ("bieu-tong-hop", "pdf"),
                ("bieu-tong-hop", "xlsx"),
                ("qua-han", "pdf"),
                ("qua-han", "xlsx"),
            ],
        ),
        (
            "giamdoc",
            "/tong-quan/",
            [("giao-ban", "pdf"), ("bieu-tong-hop", "pdf"), ("qua-han", "pdf")],
        ),
    ],
)
def test_pages_offer_their_papers(client, cast, task, account, page, papers):
    client.force_login(cast[account])

    content = flat(client.get(page))

    assert [paper for paper in papers if f'action="{address(*paper)}"' not in content] == []
    assert ("ky=2024" in page) == ('<input type="hidden" name="ky" value="2024">' in content)


def test_notice_offers_slips_and_the_sheet_of_the_meeting(client, cast, task):
    url = reverse("conclusions:detail", args=[task.conclusion.pk])

    def offered(account) -> list[bool]:
        client.force_login(cast[account])
        page = flat(client.get(url))
        slips = reverse("reports:slips", args=[task.conclusion.pk])
        return [f'href="{slips}"' in page, address("giao-ban") in page]

    assert [offered(name) for name in ("hcth.son", "tdc.han")] == [[True, True], [True, False]]


@pytest.mark.parametrize("copies", [1, 3])
def test_page_of_a_print_takes_few_queries(client, job, django_assert_num_queries, copies):
    for _ in range(copies):
        PrintJob.objects.create(
            kind="phieu-giao", suffix="pdf", name="x", asked_by=job.asked_by, asked_at=job.asked_at
        )
    client.get(page_of(job))

    with django_assert_num_queries(4):
        client.get(page_of(job), headers={"HX-Request": "true"})


def test_unit_page_prints_slips_of_its_unit_alone(client, cast, units, task):
    shared = Task.objects.create(
        duty=task.duty,
        lead=units["HCTH"],
        assigned_by=task.assigned_by,
        confirmer=task.confirmer,
    )
    client.force_login(cast["hcth.tam"])
    page = flat(client.get(reverse("tasks:unit"), {"thong_bao": shared.conclusion.pk}))
    form = page[page.index(f'action="{address()}"') :].partition("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="(\d+)"', form))

    client.post(address(), fields)

    assert fields == {"thong_bao": f"{shared.conclusion.pk}", "don_vi": f"{units['HCTH'].pk}"}
    job = PrintJob.objects.get()
    assert (job.name, job.total) == ("Phiếu giao nhiệm vụ 598-TB-SKHCN - HCTH", 1)
