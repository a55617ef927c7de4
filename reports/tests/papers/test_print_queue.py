"""Print jobs: at once or by a worker, each done once, again after a kill, forgotten in time."""

import hashlib
from datetime import date, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import QueryDict

from reports.models import PrintJob
from reports.papers.queue import print_queue
from reports.tests.made_workbooks import Workbook
from reports.tests.papers.test_table_pdf import read
from tasks.models import Task
from tasks.tests.factories import a_task, at, do

NOW = at(date(2024, 4, 15))
BROKEN = "Có lỗi khi in. Báo Phòng Hành chính - Tổng hợp nếu lặp lại."


def asked(by, kind="phieu-giao", suffix="pdf", given="", now=NOW) -> PrintJob:
    return print_queue.ask(kind, suffix, QueryDict(given), by=by, now=now)


@pytest.fixture
def long(monkeypatch):
    """Every print is a long one."""
    monkeypatch.setattr(print_queue, "SMALL_ROWS", {"pdf": 0, "xlsx": 0})


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTra"])


@pytest.fixture
def job(cast, task, long):
    return asked(cast["ttra.truong"])


def state_of(job) -> tuple:
    job.refresh_from_db()
    return job.state, job.attempts, job.done


def test_what_no_database_keeps_is_not_asked_for(cast, task):
    job = asked(cast["ttra.truong"], "so-theo-doi", given="q=a%00&ky=2024&ky=%00")

    assert job.params == {"ky": ["2024"]}


def test_small_print_is_done_at_once(cast, task):
    job = asked(cast["ttra.truong"])

    with job.file.open("rb") as file:
        content = file.read()
    assert (job.state, job.done, job.total, job.rows) == ("done", 1, 1, 1)
    assert job.sha256 == hashlib.sha256(content).hexdigest()
    assert "Kính gửi: Thanh tra Sở" in read(content)[0]
    assert job.file_name == "Phieu-giao-nhiem-vu-TTra.pdf"


def test_workbook_is_printed_likewise(cast, task):
    job = asked(cast["ttra.truong"], "viec-don-vi", "xlsx")

    with job.file.open("rb") as file:
        assert Workbook(file.read()).texts[7][:4] == [
            1,
            "598/TB-SKHCN, 03/4/2024",
            "II.1",
            "Báo cáo kết quả",
        ]


@pytest.mark.parametrize(
    ("rows", "papers", "state"), [(50, 4, "done"), (1, 4, "waiting"), (50, 0, "waiting")]
)
def test_long_print_waits_for_a_worker(cast, task, monkeypatch, rows, papers, state):
    monkeypatch.setattr(print_queue, "SMALL_ROWS", {"pdf": rows})
    monkeypatch.setattr(print_queue, "SMALL_PAPERS", papers)

    assert asked(cast["ttra.truong"]).state == state


def test_worker_prints_slip_by_slip(cast, units, long, monkeypatch):
    for n in range(3):
        a_task(cast, units["TTra"], number=f"{n}/TB")
    job, told = asked(cast["ttra.truong"]), []
    tell = print_queue._tell
    monkeypatch.setattr(
        print_queue, "_tell", lambda job, done: (tell(job, done), told.append(words()))
    )

    def words() -> str:
        return PrintJob.objects.get(pk=job.pk).words

    assert (job.words, print_queue.run(job.pk, NOW)) == ("Đang chờ in", True)
    assert told == ["Đang in 1/3 phiếu", "Đang in 2/3 phiếu", "Đang in 3/3 phiếu"]
    assert state_of(job) == ("done", 1, 3)


def test_table_tells_its_rows_while_it_is_made(cast, task, long):
    job = asked(cast["ttra.truong"], "so-theo-doi")

    print_queue.claim(job.pk, NOW)

    job.refresh_from_db()
    assert job.words == "Đang lập bảng 1 dòng"


@pytest.mark.parametrize(
    ("fields", "words", "whole"),
    [
        ({"suffix": "xlsx", "stage": "rows", "done": 12_500}, "12.500/100.000 dòng", 100_000),
        ({"suffix": "pdf", "stage": "type"}, "100.000 dòng", 0),
    ],
)
def test_table_tells_its_rows_in_words(fields, words, whole):
    job = PrintJob(kind="so-theo-doi", state="running", rows=100_000, **fields)

    assert (job.words, job.whole) == (f"Đang lập bảng {words}", whole)


@pytest.mark.parametrize(
    ("suffix", "told"),
    [
        ("xlsx", ["Đang lập bảng 1/2 dòng", "Đang lập bảng 2/2 dòng"]),
        ("pdf", ["Đang lập bảng 2 dòng", "Đang dàn trang 1"]),
    ],
)
def test_table_tells_how_far_it_is(cast, units, long, monkeypatch, suffix, told):
    monkeypatch.setattr(print_queue, "TELL_EVERY", 0)
    for n in range(2):
        a_task(cast, units["TTra"], number=f"{n}/TB")
    job, heard = asked(cast["ttra.truong"], "so-theo-doi", suffix), []
    tell = print_queue._tell

    def hear(job, *so_far):
        tell(job, *so_far)
        heard.append(PrintJob.objects.get(pk=job.pk).words)

    monkeypatch.setattr(print_queue, "_tell", hear)
    print_queue.run(job.pk, NOW)

    assert list(dict.fromkeys(heard))[: len(told)] == told


def test_second_click_is_the_same_job(cast, task, job):
    assert asked(cast["ttra.truong"]).pk == job.pk
    assert asked(cast["giamdoc"], given=f"thong_bao={task.conclusion.pk}").pk != job.pk


def test_job_is_claimed_by_one_of_two_workers(job):
    first, second = print_queue.claim(job.pk, NOW), print_queue.claim(job.pk, NOW)

    assert (first.pk, second) == (job.pk, None)
    assert state_of(job) == ("running", 1, 0)


def test_finished_job_is_not_done_again(job):
    assert [print_queue.run(job.pk, NOW) for _ in range(2)] == [True, False]
    assert state_of(job) == ("done", 1, 1)


def test_job_of_a_killed_worker_is_done_again_when_its_lease_is_over(job):
    print_queue.claim(job.pk, NOW)  # and the worker is killed

    within = print_queue.run(job.pk, NOW + print_queue.LEASE)
    waiting = print_queue.waiting(NOW + print_queue.LEASE + timedelta(seconds=1))
    after = print_queue.run(job.pk, NOW + print_queue.LEASE + timedelta(seconds=1))

    assert (within, waiting, after) == (False, [job.pk], True)
    assert state_of(job) == ("done", 2, 1)


def test_slow_worker_does_not_disturb_the_one_that_took_over(job):
    slow = print_queue.claim(job.pk, NOW)
    print_queue.run(job.pk, NOW + 2 * print_queue.LEASE)
    job.refresh_from_db()
    before = job.file.name, job.sha256

    print_queue._tell(slow, 1)
    kept = print_queue._keep(slow, b"%PDF late")

    job.refresh_from_db()
    assert (kept, (job.file.name, job.sha256)) == (False, before)
    assert not slow.file.storage.exists(slow.file.name)


def test_job_that_kills_its_workers_is_given_up(job):
    for n in range(print_queue.MAX_TRIES):
        print_queue.claim(job.pk, NOW + 2 * n * print_queue.LEASE)

    last = print_queue.run(job.pk, NOW + 20 * print_queue.LEASE)

    job.refresh_from_db()
    assert (last, job.state, job.message) == (False, "failed", BROKEN)


def test_nothing_to_print_is_said(cast, units):
    job = asked(cast["ttra.truong"])

    assert (job.state, job.message) == ("failed", print_queue.NOTHING)


@pytest.mark.parametrize(
    ("kind", "suffix", "most", "words"),
    [
        (
            "so-theo-doi",
            "pdf",
            {"pdf": 1, "xlsx": 2},
            "PDF chứa nhiều nhất 1 dòng: chọn một đơn vị hoặc một quý, hoặc tải tệp Excel.",
        ),
        (
            "so-theo-doi",
            "pdf",
            {"pdf": 1, "xlsx": 1},
            "PDF chứa nhiều nhất 1 dòng: chọn một đơn vị hoặc một quý.",
        ),
        (
            "so-theo-doi",
            "xlsx",
            {"pdf": 0, "xlsx": 1},
            "Excel chứa nhiều nhất 1 dòng: chọn một đơn vị hoặc một quý.",
        ),
        (
            "phieu-giao",
            "pdf",
            {"pdf": 1, "xlsx": 2},
            "PDF chứa nhiều nhất 1 dòng: chọn một đơn vị hoặc một quý.",
        ),
    ],
)
def test_too_much_to_print_is_said_at_once(
    cast, units, long, monkeypatch, kind, suffix, most, words
):
    for n in range(2):
        a_task(cast, units["HCTH"], number=f"{n}/TB")
    monkeypatch.setattr(print_queue, "MOST_ROWS", most)

    job = asked(cast["hcth.son"], kind, suffix)

    assert (job.state, job.message) == ("failed", f"Phạm vi đã chọn có 2 dòng, một tệp {words}")


def test_print_shows_what_its_asker_may_see_when_it_is_made(cast, units, long):
    task = a_task(cast, units["QLKH"])
    do(task, "update", cast["qlkh.anh"], note="Đang lấy số liệu")
    jobs = [asked(cast[name], "so-theo-doi", given="ky=2024") for name in ("qlkh.anh", "tdc.quan")]

    said = []
    for job in jobs:
        print_queue.run(job.pk, NOW)
        job.refresh_from_db()
        with job.file.open("rb") as file:
            said.append("Đang lấy số liệu" in read(file.read())[0])

    assert said == [True, False]


def test_job_fails_where_its_rows_may_no_longer_be_seen(cast, task, job):
    cast["ttra.truong"].memberships.all().delete()

    assert print_queue.run(job.pk, NOW) is True
    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", print_queue.NO_LONGER)


def test_reason_longer_than_its_room_is_cut(cast, task, job, monkeypatch):
    monkeypatch.setattr(print_queue, "NO_LONGER", "Phạm vi đã chọn không còn xem được. " * 20)
    cast["ttra.truong"].memberships.all().delete()

    assert print_queue.run(job.pk, NOW) is True
    job.refresh_from_db()
    assert (job.state, len(job.message), job.message[-1]) == ("failed", 300, "…")


def test_fault_is_told_and_logged(cast, job, monkeypatch, caplog):
    monkeypatch.setattr(print_queue, "STYLES", ("css/pdf/missing.css",))

    print_queue.run(job.pk, NOW)

    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", BROKEN)
    assert f"Print {job.pk} of kind phieu-giao failed" in caplog.text


@pytest.mark.parametrize(
    ("account", "kind", "given"),
    [
        ("qlkh.anh", "phieu-giao", "don_vi={TTra}"),
        ("tdc.han", "giao-ban", ""),
        ("tdc.han", "bieu-tong-hop", ""),
        ("tdc.han", "qua-han", ""),
        ("pgd.nga", "viec-don-vi", ""),
    ],
)
def test_papers_of_others_are_refused(cast, units, task, account, kind, given):
    with pytest.raises(PermissionDenied):
        asked(cast[account], kind, given=given.format(TTra=units["TTra"].pk))

    assert PrintJob.objects.count() == 0


@pytest.mark.parametrize("pk", ["0", "x", "²", "99999999999"])
def test_notice_that_is_not_there_is_not_printed(cast, task, pk):
    with pytest.raises(ObjectDoesNotExist):
        asked(cast["hcth.son"], given=f"thong_bao={pk}")


def test_only_what_chooses_rows_is_kept_of_the_form(cast, task):
    job = asked(cast["hcth.son"], "so-theo-doi", given="ky=2024&page=3&csrfmiddlewaretoken=x&q=")

    assert job.params == {"ky": ["2024"]}


def test_files_are_forgotten_after_a_week(cast, task):
    old = asked(cast["ttra.truong"], now=NOW - print_queue.KEPT - timedelta(seconds=1))
    new = asked(cast["ttra.truong"], now=NOW - print_queue.KEPT)

    forgotten = [print_queue.prune(NOW), print_queue.prune(NOW)]

    assert forgotten == [1, 0]
    assert list(PrintJob.objects.all()) == [new]
    assert [j.file.storage.exists(j.file.name) for j in (old, new)] == [False, True]


def test_nothing_a_print_reads_is_changed_by_it(cast, task):
    before = list(Task.objects.values())

    asked(cast["ttra.truong"])

    assert list(Task.objects.values()) == before
