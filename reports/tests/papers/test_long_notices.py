"""A long notice is made by a worker: whose job it is, what it makes, and until when that counts."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from conclusions.models import Item
from reports.models import PrintJob
from reports.papers.notices import notice_files
from reports.papers.notices.notice_files import print_of, rendering_of
from reports.papers.queue import notice_jobs, print_queue
from reports.tests.made_notices import DIRECTIVE, SENTENCE, a_notice, issued
from tasks.tests.factories import at

NOW = at(date(2024, 4, 15))
pytestmark = pytest.mark.usefixtures("every_notice_is_long")


def asked(notice, by, suffix="pdf") -> PrintJob:
    return notice_jobs.ask_file(rendering_of(notice, suffix), by=by, now=NOW)


def done(job) -> PrintJob:
    assert print_queue.run(job.pk, NOW)
    job.refresh_from_db()
    return job


def content_of(file) -> bytes:
    with file.open("rb") as opened:
        return opened.read()


def test_print_of_an_issued_notice_is_one_job_for_all_who_ask(cast, notice):
    first, second = asked(notice, cast["hcth.son"]), asked(notice, cast["qlkh.oanh"])

    assert (first.pk, first.shared, first.name) == (
        second.pk,
        True,
        "Thông báo 598-TB-SKHCN năm 2024",
    )
    assert list(PrintJob.objects.seen_by(cast["tdc.han"])) == [first]


def test_other_files_are_a_job_for_each_who_asks(cast, notice, draft):
    wanted = [(draft, "pdf"), (draft, "docx"), (notice, "docx")]
    people = cast["hcth.son"], cast["giamdoc"]

    jobs = {asked(of, by, suffix).pk for of, suffix in wanted for by in people for _ in range(2)}

    assert len(jobs) == 6
    assert PrintJob.objects.seen_by(cast["hcth.son"]).count() == 3
    assert PrintJob.objects.filter(shared=True).count() == 0


def test_job_of_an_issued_notice_keeps_its_print_once(cast, notice):
    done(asked(notice, cast["qlkh.oanh"]))

    (kept,) = notice.documents.all()
    assert (kept.kind, kept.data_sha256) == (
        "print",
        notice_files.data_sha256(rendering_of(notice).sheet),
    )
    assert print_of(notice) == content_of(kept.file)
    done(asked(notice, cast["hcth.son"]))
    assert list(notice.documents.all()) == [kept]


def test_kept_print_that_is_lost_is_made_again_and_no_copy_taken_for_it(cast, notice):
    done(asked(notice, cast["hcth.son"]))
    document = notice.documents.get()
    document.file.storage.delete(document.file.name)

    assert notice_jobs.at_once(rendering_of(notice), by=cast["hcth.son"]) is None
    done(asked(notice, cast["hcth.son"]))
    assert notice.documents.count() == 2


def test_print_of_a_draft_is_its_askers_and_never_kept(cast, draft):
    job = done(asked(draft, cast["hcth.son"]))

    made = [
        notice_jobs.at_once(rendering_of(draft), by=cast[name]) for name in ("hcth.son", "giamdoc")
    ]

    assert made == [content_of(job.file), None]
    assert draft.documents.count() == 0


def test_print_of_a_draft_counts_until_the_draft_changes(cast, draft):
    job = done(asked(draft, cast["hcth.son"]))
    before = notice_jobs.is_current(job, draft)

    # The words stay, and so would their hash: only how they are printed is another.
    draft.items.filter(label="1.").update(kind=Item.Kind.HEADING)

    assert (before, notice_jobs.is_current(job, draft)) == (True, False)
    assert notice_jobs.at_once(rendering_of(draft), by=cast["hcth.son"]) is None
    assert asked(draft, cast["hcth.son"]).pk != job.pk


def test_draft_issued_meanwhile_is_printed_as_it_was_issued(cast, draft):
    job = asked(draft, cast["hcth.son"])
    issued(draft, cast["giamdoc"])

    done(job)

    assert content_of(job.file) == content_of(draft.documents.get().file)
    assert asked(draft, cast["qlkh.oanh"]).shared


def test_draft_that_is_gone_or_hidden_is_not_printed(cast, draft):
    asker = cast["hcth.son"]
    jobs = [asked(draft, asker), asked(draft, asker, "docx")]
    asker.memberships.all().delete()
    print_queue.run(jobs[0].pk, NOW)
    draft.items.all().delete()
    draft.delete()
    print_queue.run(jobs[1].pk, NOW)

    for job in jobs:
        job.refresh_from_db()
    assert [(job.state, job.message) for job in jobs] == [("failed", print_queue.NO_LONGER)] * 2


def test_file_of_a_draft_that_is_lost_is_made_again(cast, draft):
    job = done(asked(draft, cast["hcth.son"]))
    job.file.storage.delete(job.file.name)

    assert notice_jobs.at_once(rendering_of(draft), by=cast["hcth.son"]) is None


def test_word_file_is_made_by_a_job_too(cast, notice):
    job = done(asked(notice, cast["qlkh.oanh"], "docx"))

    content = content_of(job.file)
    assert (content[:2], job.file_name) == (b"PK", "Thong-bao-598-TB-SKHCN-2024.docx")
    assert notice_jobs.at_once(rendering_of(notice, "docx"), by=cast["qlkh.oanh"]) == content


def test_how_far_a_print_is_stands_in_its_row(cast, monkeypatch):
    rows = [(DIRECTIVE, f"{number}.", SENTENCE) for number in range(1, 26)]
    job, told = asked(a_notice(rows), cast["hcth.son"]), []
    tell = print_queue._tell

    def spy(job, *where) -> None:
        tell(job, *where)
        told.append(PrintJob.objects.get(pk=job.pk).words)

    monkeypatch.setattr(print_queue, "_tell", spy)
    monkeypatch.setattr(print_queue, "TELL_EVERY", 0)

    done(job)

    assert told == [
        "Đang sắp chữ 25 mục",
        "Đang sắp chữ 25 mục",
        "Đang dàn trang 1",
        "Đang dàn trang 2",
        "Đang dàn trang 3",
        "Đang ghi tệp, 3 trang",
        "Đang ghi tệp, 3 trang",
    ]
    assert len(PdfReader(BytesIO(content_of(job.file))).pages) == 3


@pytest.mark.parametrize(
    ("stage", "done", "words"),
    [
        ("", 0, "Đang đọc 1.000 mục"),
        ("type", 0, "Đang sắp chữ 1.000 mục"),
        ("page", 37, "Đang dàn trang 37"),
        ("file", 83, "Đang ghi tệp, 83 trang"),
    ],
)
def test_stages_are_told_in_words(stage, done, words):
    job = PrintJob(kind="thong-bao", state="running", rows=1000, stage=stage, done=done)

    assert job.words == words


@pytest.mark.parametrize(
    ("stage", "marks"),
    [
        ("", ["", "", ""]),
        ("type", ["on", "", ""]),
        ("page", ["ok", "on", ""]),
        ("file", ["ok", "ok", "on"]),
    ],
)
def test_stages_behind_and_to_come_are_marked(stage, marks):
    job = PrintJob(kind="thong-bao", suffix="pdf", stage=stage)

    assert job.steps == list(zip(["Sắp chữ", "Dàn trang", "Ghi tệp"], marks, strict=True))


@pytest.mark.parametrize(("kind", "suffix"), [("thong-bao", "docx"), ("so-theo-doi", "pdf")])
def test_other_files_have_no_stages(kind, suffix):
    assert PrintJob(kind=kind, suffix=suffix).steps == []


def test_print_that_is_silent_for_long_is_known(cast, draft):
    job = asked(draft, cast["hcth.son"])
    waiting = print_queue.is_silent(job, NOW + print_queue.LEASE)
    job = print_queue.claim(job.pk, NOW)

    at_times = [print_queue.is_silent(job, NOW + timedelta(seconds=s)) for s in (45, 46)]

    assert [waiting, *at_times] == [False, False, True]


def test_pages_are_told_once_a_second_and_stages_at_once(cast, draft, monkeypatch):
    heard, clock = [], iter([10, 10.1, 10.2, 10.9, 11.3, 11.4])
    job = print_queue.claim(asked(draft, cast["hcth.son"]).pk, NOW)
    monkeypatch.setattr(print_queue, "_tell", lambda job, page, stage: heard.append((stage, page)))
    monkeypatch.setattr(print_queue, "monotonic", lambda: next(clock))
    told = print_queue._follow(job)

    for where in [("type", 0), ("type", 0), ("page", 1), ("page", 9), ("page", 14), ("file", 20)]:
        told(*where)

    assert heard == [("type", 0), ("page", 1), ("page", 14), ("file", 20)]


def test_each_telling_renews_the_lease(cast, draft):
    job = print_queue.claim(asked(draft, cast["hcth.son"]).pk, NOW)

    print_queue._tell(job, 37, "page")

    row = PrintJob.objects.get(pk=job.pk)
    assert row.lease_until == job.lease_until > NOW + print_queue.LEASE
    assert print_queue.waiting(row.lease_until - timedelta(seconds=1)) == []


def test_job_taken_over_begins_its_stages_anew(cast, draft):
    job = asked(draft, cast["hcth.son"])
    PrintJob.objects.update(state="running", stage="page", done=37, lease_until=NOW)

    again = print_queue.claim(job.pk, NOW + timedelta(seconds=1))

    assert (again.stage, again.done, again.words) == ("", 0, "Đang đọc 2 mục")
