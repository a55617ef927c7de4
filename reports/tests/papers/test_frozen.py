"""Frozen figures: the same bytes for ever, what changed since, who may freeze."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from conclusions.actions.refusals import Refused
from reports.figures.filters import RegisterFilter
from reports.models import FrozenFile, FrozenPaper, FrozenPeriod, PrintJob
from reports.papers.frozen.freezing import freeze
from reports.papers.frozen.later_changes import since_frozen
from reports.papers.frozen.paper_values import paper_of, values_of
from reports.papers.frozen.period_rows import rows_of_period, summed
from reports.tests.figures.test_period_figures import chosen_of, figures_in
from reports.tests.followed_links import links_of
from reports.tests.pages import flat
from reports.tests.period_work import any_work
from tasks.models import Task
from tasks.tests.factories import a_task, at, do

NOW = at(date(2024, 6, 28), 17)
LATER = at(date(2024, 7, 5))
KEY = "2024-q2"


@pytest.fixture
def work(cast, units):
    """One task done late, one running, one overdue; each of its own unit."""
    told = {}
    for n, (unit, day) in enumerate({"QLKH": 5, "TTra": 30, "TTUD": 8}.items()):
        due = {"deadline": "by", "named_on": date(2024, 4, day), "title": f"Việc {unit}"}
        told[unit] = a_task(cast, units[unit], number=f"{n}/TB-SKHCN", **due)
    do(told["QLKH"], "report", cast["qlkh.anh"], on=date(2024, 4, 9), result="Đã gửi báo cáo")
    do(told["QLKH"], "confirm", told["QLKH"].confirmer, on=date(2024, 4, 10))
    return told


def file_of(client, paper: FrozenPaper, suffix: str) -> bytes:
    response = client.post(f"/in/chot/{suffix}/", {"chot": paper.pk}, follow=True)
    assert response.streaming, flat(response)
    return b"".join(response.streaming_content)


def moves_of(task, cast, times: int) -> None:
    """So many words on the task, and its end."""
    head = cast["ttra.truong"]
    for n in range(times):
        do(task, "update", head, on=date(2024, 7, 1), note=f"Đã làm việc với cơ sở thứ {n}")
    do(task, "report", head, on=date(2024, 7, 2), result="Đã gửi báo cáo")
    do(task, "confirm", task.confirmer, on=date(2024, 7, 3))


@pytest.mark.wide
@pytest.mark.parametrize("times", [3, pytest.param(1000, marks=pytest.mark.slow)])
def test_frozen_quarter_prints_the_same_bytes_after_later_moves(client, cast, work, times):
    frozen = freeze(KEY, by=cast["hcth.tam"], now=NOW)
    client.force_login(cast["hcth.tam"])
    papers = {paper.kind: paper for paper in frozen.papers.all()}
    files = [("bao-cao", "pdf"), ("bao-cao", "docx"), ("bieu-tong-hop", "xlsx"), ("qua-han", "pdf")]
    before = [file_of(client, papers[kind], suffix) for kind, suffix in files]

    moves_of(work["TTra"], cast, times)
    Task.objects.filter(pk=work["TTUD"].pk).update(due_on=date(2024, 8, 1))
    units = [work["QLKH"].lead, work["TTra"].lead]
    for unit in units:
        type(unit).objects.filter(pk=unit.pk).update(name=f"{unit.name} mới")

    assert [file_of(client, papers[kind], suffix) for kind, suffix in files] == before
    # With no kept print at hand it is made anew from the values. Word and Excel files bear the hour
    # of their making, so those are the same by being kept alone.
    FrozenFile.objects.all().delete()
    anew = [file_of(client, papers[kind], suffix) for kind, suffix in files if suffix == "pdf"]
    assert anew == [before[0], before[3]]


@pytest.mark.wide
def test_values_alone_print_the_paper_anew(client, cast, work):
    """A file first asked for after the moves is printed from what was written down."""
    frozen = freeze(KEY, by=cast["hcth.tam"], now=NOW)
    client.force_login(cast["hcth.tam"])
    paper = frozen.papers.get(kind="bieu-tong-hop")
    before = file_of(client, paper, "pdf")
    moves_of(work["TTra"], cast, 1)
    FrozenFile.objects.all().delete()

    assert file_of(client, paper, "pdf") == before


def test_paper_is_written_down_and_read_back(cast, work):
    frozen = freeze(KEY, by=cast["hcth.tam"], now=NOW)

    kinds = {paper.kind for paper in frozen.papers.all()}
    read = [paper_of(paper.values) for paper in frozen.papers.all()]

    assert kinds == {"bao-cao", "bieu-tong-hop", "qua-han", "gia-han", "minh-chung"}
    assert [values_of(paper) for paper in read] == [p.values for p in frozen.papers.all()]
    summary = paper_of(frozen.papers.get(kind="bieu-tong-hop").values)
    assert summary.under == ("Quý II năm 2024", "(Số liệu chốt đến 17 giờ 00 ngày 28/6/2024)")


def test_file_that_was_changed_is_not_printed_anew(client, cast, work):
    frozen = freeze(KEY, by=cast["hcth.tam"], now=NOW)
    client.force_login(cast["hcth.tam"])
    paper = frozen.papers.get(kind="gia-han")
    file_of(client, paper, "xlsx")
    FrozenFile.objects.update(sha256="0" * 64)

    client.post("/in/chot/xlsx/", {"chot": paper.pk})

    job = PrintJob.objects.latest("pk")
    assert job.state == "failed"
    assert job.message.startswith("Tệp của số liệu đã chốt bị mất hoặc đã bị sửa")


def test_changes_since_are_told_with_their_moves(client, cast, work):
    frozen = freeze(KEY, by=cast["hcth.tam"], now=NOW)

    moves_of(work["TTra"], cast, 2)
    told = since_frozen(frozen, reader=cast["giamdoc"], now=LATER)

    (change,) = told.changes
    assert change.row.task == work["TTra"].pk
    assert (change.before, change.after) == (
        "Chưa hoàn thành, quá hạn",
        "Hoàn thành quá hạn",
    )
    assert [words.partition(": ")[0] for words in change.moves] == [
        "01/7/2024, 09 giờ 00",
        "02/7/2024, 09 giờ 00",
        "03/7/2024, 09 giờ 00",
    ]
    client.force_login(cast["giamdoc"])
    page = flat(client.get(f"/bao-cao/so-lieu-chot/{frozen.pk}/"))
    assert "Số liệu chốt đến 17 giờ 00 ngày 28/6/2024" in page.replace("\u00a0", " ")
    assert "xác nhận hoàn thành" in page


def test_task_that_time_alone_made_late_is_a_change_without_moves(cast, units):
    due = {"deadline": "by", "named_on": date(2024, 7, 1)}
    a_task(cast, units["QLKH"], issued_on=date(2024, 6, 3), **due)
    frozen = freeze(KEY, by=cast["hcth.tam"], now=NOW)

    told = since_frozen(frozen, reader=cast["giamdoc"], now=LATER)

    (change,) = told.changes
    assert (change.before, change.after, change.moves) == (
        "Chưa hoàn thành, trong hạn",
        "Chưa hoàn thành, quá hạn",
        (),
    )


def test_notice_entered_later_is_a_change(cast, units, work):
    frozen = freeze(KEY, by=cast["hcth.tam"], now=NOW)
    late = a_task(cast, units["HCTH"], number="9/TB-SKHCN", issued_on=date(2024, 6, 20))

    told = since_frozen(frozen, reader=cast["giamdoc"], now=LATER)

    assert [(c.row.task, c.before) for c in told.changes] == [(late.pk, "Chưa có trong số liệu")]


def test_nothing_changed_is_told(client, cast, work):
    frozen = freeze("2024", by=cast["hcth.tam"], now=timezone.now())
    client.force_login(cast["giamdoc"])

    page = flat(client.get(f"/bao-cao/so-lieu-chot/{frozen.pk}/"))

    assert "Không có thay đổi; số liệu hiện nay như khi chốt." in page


@pytest.mark.wide
def test_every_frozen_number_opens_exactly_its_rows(client, cast, units):
    any_work(cast, units, 5, 25)
    frozen = freeze(KEY, by=cast["hcth.tam"], now=NOW)
    Task.objects.update(status="in_progress", reported_on=None, counted_on=None)
    client.force_login(cast["hcth.tam"])

    links = links_of(flat(client.get(f"/bao-cao/so-lieu-chot/{frozen.pk}/")))

    assert len(links) > 10
    assert [(url, len(client.get(url).context["rows"])) for url, _ in links] == links


@pytest.mark.parametrize("key", [KEY, "2024-02-10--2024-05-20"])
def test_frozen_rows_come_to_the_official_table(cast, units, key):
    any_work(cast, units, 6, 40)
    chosen: RegisterFilter = chosen_of(key)

    rows = summed(rows_of_period(chosen))

    table = {unit.units[0].pk: unit.row for unit in figures_in(key).units if unit.row.total}
    assert rows == table


def test_freezing_again_is_another_row(cast, work):
    first = freeze(KEY, by=cast["hcth.tam"], now=NOW)
    moves_of(work["TTra"], cast, 1)
    second = freeze(KEY, by=cast["giamdoc"], now=LATER)

    first.refresh_from_db()
    assert FrozenPeriod.objects.count() == 2
    assert first.frozen_at == NOW
    assert first.rows != second.rows


def test_second_click_freezes_nothing_and_is_told(client, cast, work):
    client.force_login(cast["hcth.tam"])
    page = client.get("/bao-cao/chot/", {"ky": KEY})
    [lan] = re.findall(r'name="lan" value="(\d+)"', page.text)

    first, second = (
        client.post("/bao-cao/chot/", {"ky": KEY, "lan": lan}, follow=True) for _ in range(2)
    )
    after = client.get("/bao-cao/chot/", {"ky": KEY}).text

    assert list(FrozenPeriod.objects.values_list("number", flat=True)) == [1]
    assert "Đã chốt số liệu Quý II năm 2024." in flat(first)
    assert "Trần Minh Tâm vừa chốt số liệu kỳ này, " in flat(second)
    assert second.redirect_chain[-1][0] == f"/bao-cao/?ky={KEY}"
    assert 'name="lan" value="1"' in after


@pytest.mark.parametrize("lan", ["1", "x", "9" * 30])
def test_times_that_no_page_showed_freeze_nothing(client, cast, work, lan):
    client.force_login(cast["hcth.tam"])

    answer = client.post("/bao-cao/chot/", {"ky": KEY, "lan": lan}, follow=True)

    assert "Kỳ này chưa chốt lần nào; mở lại trang Chốt số liệu rồi chốt." in flat(answer)
    assert not FrozenPeriod.objects.exists()


@pytest.mark.wide
def test_another_period_counts_its_own_times(cast, work):
    numbers = [
        freeze(key, by=cast["hcth.tam"], now=NOW, seen=seen).number
        for key, seen in ((KEY, 0), (KEY, 1), ("2024", 0), (KEY, None))
    ]

    assert numbers == [1, 2, 1, 3]


@pytest.mark.wide
@pytest.mark.parametrize(("asked", "status"), [("", 200), ("tong", 200), ("khong-co", 404)])
def test_number_that_there_is_none_of_has_no_rows(client, cast, work, asked, status):
    frozen = freeze(KEY, by=cast["hcth.tam"], now=NOW)
    client.force_login(cast["hcth.tam"])

    page = client.get(f"/bao-cao/so-lieu-chot/{frozen.pk}/dong/", {"cot": asked})

    assert page.status_code == status


@pytest.mark.parametrize("account", ["hcth.son", "vanthu", "qlkh.anh", "ttud.dat"])
def test_others_do_not_freeze(cast, work, account):
    with pytest.raises(PermissionDenied):
        freeze(KEY, by=cast[account], now=NOW)


@pytest.mark.parametrize("key", ["", "quy-toi", "tat-ca", "2024-q3"])
def test_period_that_is_none_or_lies_ahead_is_refused(cast, key):
    with pytest.raises(Refused):
        freeze(key, by=cast["giamdoc"], now=NOW)


@pytest.mark.wide
def test_papers_with_notes_are_for_office_and_leaders(client, cast, work):
    frozen = freeze(KEY, by=cast["hcth.tam"], now=NOW)
    noted = frozen.papers.get(kind="bao-cao")
    told = {}
    for account in ("hcth.son", "tdc.quan"):
        client.force_login(cast[account])
        page = client.get(f"/bao-cao/so-lieu-chot/{frozen.pk}/")
        asked = client.post("/in/chot/pdf/", {"chot": noted.pk})
        told[account] = [p.kind for p, _ in page.context["papers"]], asked.status_code

    numbers = ["bieu-tong-hop", "gia-han", "minh-chung"]
    assert told["tdc.quan"] == (numbers, 404)
    assert told["hcth.son"] == (["bao-cao", "bieu-tong-hop", "qua-han", *numbers[1:]], 302)


def test_page_of_frozen_figures_costs_the_same_for_many_tasks(
    client, cast, units, django_assert_num_queries
):
    any_work(cast, units, 7, 10)
    frozen = freeze("2024", by=cast["hcth.tam"], now=NOW)
    client.force_login(cast["giamdoc"])
    address = f"/bao-cao/so-lieu-chot/{frozen.pk}/"
    client.get(address)

    with django_assert_num_queries(9):
        client.get(address)
    late = {"due_on": date(2024, 1, 3), "reported_on": None, "counted_on": None}
    Task.objects.update(status="in_progress", **late)
    any_work(cast, units, 8, 30)
    with django_assert_num_queries(9):
        client.get(address)
