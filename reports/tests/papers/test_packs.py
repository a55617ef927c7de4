"""Hồ sơ minh chứng: the record of a notice, a directive, a unit's period, with its files."""

import hashlib
import zipfile
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.urls import reverse

from conclusions.models import Document
from conclusions.tests.factories import a_directive, a_draft
from reports.models import PrintJob
from reports.papers.queue import print_queue
from reports.papers.worksheets import pack_archive
from reports.papers.worksheets.pack_kind import record_of
from reports.papers.worksheets.pack_papers import pack_papers
from reports.papers.worksheets.print_kinds import suffixes_of
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.working_paper import WorkingPaper, written
from reports.tests.papers.test_table_pdf import read
from tasks.actions import issue
from tasks.models import Evidence, Task
from tasks.tests.factories import at, do

ISSUED = date(2024, 4, 3)
NOW = at(date(2024, 4, 15))
PROOF = b"%PDF-1.7 bao cao"


@pytest.fixture
def tasks(cast, units) -> list[Task]:
    """Two directives of one notice; the first is done, with a file, by the one unit."""
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    dated = {"deadline": "before", "named_on": date(2024, 4, 12), "phrase": "trước ngày 12/4/2024"}
    a_directive(draft, units["TTra"], title="Kế hoạch thanh tra", helpers=[units["HCTH"]], **dated)
    a_directive(draft, units["TTUD"], label="2.(1)", title="Danh mục thiết bị", **dated)
    one, two = issue(draft, by=cast["hcth.son"], now=at(ISSUED, 15))
    paper = SimpleUploadedFile("Báo cáo (lần 2).PDF", PROOF)
    do(one, "report", cast["ttra.truong"], result="Trình kế hoạch", note="Đủ hồ sơ", files=[paper])
    one.refresh_from_db()
    do(one, "confirm", one.confirmer, on=date(2024, 4, 5))
    two.refresh_from_db()
    do(two, "update", cast["ttud.dung"], on=date(2024, 4, 8), note="Đang rà soát")
    return [one, two]


@pytest.fixture
def notice(tasks):
    return tasks[0].conclusion


def request_of(reader, given, now=NOW) -> PrintRequest:
    return PrintRequest(QueryDict(given), reader, now)


def parts(reader, given, agency, now=NOW) -> list[WorkingPaper]:
    request = request_of(reader, given, now)
    return list(pack_papers(record_of(request), request.day, agency))


def cells(paper: WorkingPaper) -> list[tuple[str, ...]]:
    return [tuple(written(c) for c in row) for group in paper.groups for row in group.rows]


def printed(reader, suffix, given, now: datetime = NOW) -> bytes:
    job = print_queue.ask("ho-so", suffix, QueryDict(given), by=reader, now=now)
    assert (job.state, job.message) == (PrintJob.State.DONE, "")
    with job.file.open("rb") as file:
        return file.read()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_four_parts_tell_words_course_results_and_files(cast, notice, agency):
    words, course, results, files = parts(cast["hcth.son"], f"thong_bao={notice.pk}", agency)

    assert {paper.title for paper in (words, course, results, files)} == {
        ("HỒ SƠ MINH CHỨNG", "THÔNG BÁO SỐ 598/TB-SKHCN NGÀY 03/4/2024")
    }
    assert words.under == ("Phần 1. Nội dung giao", "(Theo ghi nhận đến 09 giờ 00 ngày 08/4/2024)")
    assert cells(words) == [
        ("1", "II.1", "1. Kế hoạch thanh tra.", "Thanh tra", "Hành chính - Tổng hợp"),
        ("2", "II.2.(1)", "2.(1) Danh mục thiết bị.", "TT Ứng dụng và Dịch vụ KHCN", "–"),
    ]
    assert [group.head for group in course.groups] == [
        "Mục II.1: Kế hoạch thanh tra (Thanh tra Sở)",
        "Mục II.2.(1): Danh mục thiết bị (Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ)",
    ]
    assert cells(course) == [
        ("03/4/2024, 15 giờ 00", "Võ Thanh Sơn", "Đưa vào theo dõi Thông báo số 598/TB-SKHCN", "–"),
        (
            "04/4/2024, 09 giờ 00",
            "Bùi Văn Trường",
            "Báo cáo hoàn thành",
            "Trình kế hoạch. Đủ hồ sơ. Minh chứng: Báo cáo (lần 2).PDF.",
        ),
        ("05/4/2024, 09 giờ 00", str(notice.tasks.first().confirmer), "Xác nhận hoàn thành", "–"),
        ("03/4/2024, 15 giờ 00", "Võ Thanh Sơn", "Đưa vào theo dõi Thông báo số 598/TB-SKHCN", "–"),
        ("08/4/2024, 09 giờ 00", "Tạ Công Dũng", "Cập nhật tình hình", "Đang rà soát."),
    ]
    assert [row[2:] for row in cells(results)] == [
        ("trước ngày 12/4/2024", "04/4/2024", "Trình kế hoạch", "Hoàn thành đúng hạn"),
        ("trước ngày 12/4/2024", "–", "–", "Đang thực hiện"),
    ]
    assert cells(files) == [
        (
            "1",
            "muc-II-1-TTra/01-Bao-cao.pdf",
            "Mục II.1, Thanh tra: báo cáo hoàn thành, 04/4/2024",
            "16",
            hashlib.sha256(PROOF).hexdigest(),
        )
    ]


@pytest.mark.wide
def test_archive_holds_the_paper_and_the_files_it_lists(cast, notice):
    given = f"thong_bao={notice.pk}"

    held = unpacked(printed(cast["hcth.son"], "zip", given))

    name = "Ho-so-minh-chung-Thong-bao-598-TB-SKHCN-2024.pdf"
    assert list(held) == [name, "muc-II-1-TTra/01-Bao-cao.pdf"]
    assert held["muc-II-1-TTra/01-Bao-cao.pdf"] == PROOF
    assert held[name] == printed(cast["hcth.son"], "pdf", given)
    assert hashlib.sha256(PROOF).hexdigest() in "".join(read(held[name])[-1].split())


@pytest.mark.wide
@pytest.mark.parametrize("suffix", suffixes_of("ho-so"))
def test_same_record_gives_the_same_bytes(cast, notice, suffix):
    """Though open work of it has become overdue, and another who may read all of it asks."""
    given = f"thong_bao={notice.pk}"
    later = NOW + timedelta(days=200)

    first = printed(cast["hcth.son"], suffix, given)
    again = printed(cast["giamdoc"], suffix, given, later)
    do(notice.tasks.last(), "update", cast["ttud.dung"], on=date(2024, 4, 16), note="Xong một nửa")
    changed = printed(cast["hcth.son"], suffix, given, later)

    assert first == again
    assert first != changed


def test_entries_bear_the_times_of_the_record(cast, notice):
    content = printed(cast["hcth.son"], "zip", f"thong_bao={notice.pk}")

    with zipfile.ZipFile(BytesIO(content)) as archive:
        told = [(one.date_time, one.compress_type) for one in archive.infolist()]
    assert told == [((2024, 4, 8, 9, 0, 0), 0), ((2024, 4, 4, 9, 0, 0), 0)]


def test_directive_alone_is_a_pack(cast, tasks, agency):
    item = tasks[1].duty.item
    given = f"thong_bao={tasks[1].notice_id}&muc={item.pk}"

    words, _, results, _ = parts(cast["hcth.son"], given, agency)
    job = print_queue.ask("ho-so", "pdf", QueryDict(given), by=cast["hcth.son"], now=NOW)

    assert words.title[1] == "MỤC II.2.(1) THÔNG BÁO SỐ 598/TB-SKHCN NGÀY 03/4/2024"
    assert len(cells(results)) == 1
    assert job.file_name == "Ho-so-minh-chung-Thong-bao-598-TB-SKHCN-2024-muc-II-2-1.pdf"


def test_units_period_is_a_pack_of_its_own_rows(cast, notice, units, agency):
    given = f"don_vi={units['TTra'].pk}&ky=2024"

    words, course, _, files = parts(cast["hcth.son"], given, agency)

    assert words.title[1] == "THANH TRA SỞ, NĂM 2024"
    assert [row[1] for row in cells(words)] == ["II.1"]
    assert len(course.groups) == len(cells(files)) == 1
    assert parts(cast["hcth.son"], f"don_vi={units['TTra'].pk}&ky=2023", agency)[0].groups == ()


def test_reader_finds_only_what_they_may_see(cast, notice, agency):
    """A specialist sees the own unit's work alone; a head of another unit no notes and files."""
    given = f"thong_bao={notice.pk}"

    own = parts(cast["ttud.dat"], given, agency)
    others = parts(cast["qlkh.anh"], given, agency)

    assert own[0].notes == (
        "Hồ sơ gồm 1 trong 2 nhiệm vụ: những nhiệm vụ người lập hồ sơ được xem.",
    )
    assert [row[1] for row in cells(own[0])] == ["II.2.(1)"]
    assert cells(own[1])[-1][3] == "Đang rà soát."
    assert cells(own[3]) == []
    assert others[0].notes == (
        "Lời ghi, tệp của 2 nhiệm vụ không có trong hồ sơ vì người lập không được xem.",
    )
    assert {row[3] for row in cells(others[1])} == {"–"}
    assert (cells(others[3]), others[3].notes) == ([], ("Không có tệp nào trong hồ sơ.",))


def test_who_sees_none_of_the_work_gets_no_pack(cast, notice):
    given = QueryDict(f"thong_bao={notice.pk}")

    job = print_queue.ask("ho-so", "zip", given, by=cast["tdc.han"], now=NOW)

    assert (job.state, job.message) == ("failed", print_queue.NOTHING)


@pytest.mark.parametrize(
    "given",
    [
        "thong_bao={notice}&muc=0",
        "thong_bao=0",
        "don_vi={unit}",
        "ky=2024",
        "don_vi=0&ky=2024",
        "don_vi={unit}&ky=x",
    ],
)
def test_what_is_not_there_has_no_pack(cast, notice, units, given):
    asked = given.format(notice=notice.pk, unit=units["TTra"].pk)

    with pytest.raises(ObjectDoesNotExist):
        record_of(request_of(cast["hcth.son"], asked))


def test_notices_files_come_first_and_withdrawn_ones_stay_out(cast, notice, agency):
    added = {"added_by": cast["hcth.son"], "sha256": "0" * 64}
    for name, withdrawn in (("598.pdf", None), ("nham.pdf", NOW)):
        kept = notice.documents.create(
            kind=Document.Kind.SIGNED,
            name=name,
            file=ContentFile(b"%PDF ky so", name=name),
            withdrawn_at=withdrawn,
            **added,
        )
    Document.objects.filter(pk__lte=kept.pk).update(added_at=at(date(2024, 4, 4)))

    files = parts(cast["hcth.son"], f"thong_bao={notice.pk}", agency)[3]

    assert [row[1:3] for row in cells(files)] == [
        ("van-ban/01-598.pdf", "Bản ký số, 04/4/2024"),
        ("muc-II-1-TTra/01-Bao-cao.pdf", "Mục II.1, Thanh tra: báo cáo hoàn thành, 04/4/2024"),
    ]


def test_lost_file_is_told_and_left_out(cast, notice, agency):
    proof = Evidence.objects.get()
    proof.file.storage.delete(proof.file.name)
    given = f"thong_bao={notice.pk}"

    files = parts(cast["hcth.son"], given, agency)[3]

    assert [row[3:] for row in cells(files)] == [("–", "không còn trên máy chủ")]
    assert len(unpacked(printed(cast["hcth.son"], "zip", given))) == 1


def test_archive_of_too_many_bytes_says_what_to_do(cast, notice, monkeypatch):
    monkeypatch.setattr(pack_archive, "MOST_MB", 0)
    given = QueryDict(f"thong_bao={notice.pk}")

    job = print_queue.ask("ho-so", "zip", given, by=cast["hcth.son"], now=NOW)

    assert (job.state, job.message) == ("failed", pack_archive.TOO_BIG)


def test_too_long_a_pack_says_how_to_choose_less(cast, notice, monkeypatch):
    monkeypatch.setattr(print_queue, "MOST_PACK_ROWS", 8)
    given = QueryDict(f"thong_bao={notice.pk}")

    job = print_queue.ask("ho-so", "zip", given, by=cast["hcth.son"], now=NOW)

    assert (job.rows, job.state) == (9, "failed")
    assert job.message == (
        "Phạm vi đã chọn có 9 dòng, một tệp ZIP chứa nhiều nhất 8 dòng: chọn một mục hoặc một kỳ "
        "ngắn hơn."
    )


def test_long_pack_is_made_by_a_worker_part_by_part(cast, notice, monkeypatch):
    monkeypatch.setattr(print_queue, "SMALL_ROWS", {"zip": 0})
    told = []
    tell = print_queue._tell
    given = QueryDict(f"thong_bao={notice.pk}")

    job = print_queue.ask("ho-so", "zip", given, by=cast["hcth.son"], now=NOW)
    waits = job.words
    monkeypatch.setattr(
        print_queue, "_tell", lambda job, done: (tell(job, done), told.append(done))
    )
    print_queue.run(job.pk, NOW)
    job.refresh_from_db()

    assert (waits, job.state, job.total) == ("Đang chờ in", "done", 4)
    assert sorted(set(told)) == [1, 2, 3, 4]
    job.state, job.done = PrintJob.State.RUNNING, 2
    assert job.words == "Đang in 2/4 phần"


def test_pages_offer_the_pack(client, cast, tasks, units):
    notice, item = tasks[0].notice_id, tasks[0].duty.item_id
    client.force_login(cast["hcth.son"])

    of_notice = client.get(reverse("conclusions:detail", args=[notice])).text
    of_task = client.get(reverse("tasks:detail", args=[tasks[0].pk])).text
    home = client.get(reverse("reports:reports"), {"ky": "2024"}).text
    chosen = {"ky": "2024", "don_vi": units["TTra"].pk}
    page = client.get(reverse("reports:packs"), chosen)
    got = client.post(reverse("reports:print", args=["ho-so", "zip"]), chosen, follow=True)

    address = reverse("reports:print", args=["ho-so", "zip"])
    assert f'action="{address}"' in of_notice
    assert f'name="muc" value="{item}"' in " ".join(of_task.split())
    assert f"{reverse('reports:packs')}?ky=2024" in home
    assert f"{reverse('reports:register')}?ky=2024&amp;don_vi={units['TTra'].pk}" in page.text
    record = page.context["record"]
    assert (record.task_count, record.event_count) == (1, 3)
    assert got.headers["Content-Disposition"] == (
        'attachment; filename="Ho-so-minh-chung-TTra-2024.zip"'
    )
    assert got.headers["Content-Type"] == "application/zip"
    assert len(unpacked(got.getvalue())) == 2


def test_page_asks_for_the_unit_and_says_where_there_is_nothing(client, cast, notice, units):
    client.force_login(cast["hcth.son"])
    address = reverse("reports:packs")

    bare = client.get(address, {"ky": "2024"}).text
    empty = client.get(address, {"ky": "2023", "don_vi": units["TTra"].pk}).text

    assert "Chọn đơn vị để lập hồ sơ minh chứng" in bare
    assert "Đơn vị không được giao nhiệm vụ nào trong kỳ" in empty
