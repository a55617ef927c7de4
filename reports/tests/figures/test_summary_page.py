"""The official table: its sums, its notes, and the rows behind each number."""

import pytest
from django.utils import timezone

from departments.models import Agency
from reports.tests.followed_links import links_of, rows_behind
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, do

ADDRESS = "/bieu-tong-hop/"


@pytest.mark.parametrize("query", ["", "?ky=tat-ca", "?ky={year}"])
def test_every_number_opens_exactly_its_rows(client, office, query):
    client.force_login(office["hcth.son"])

    page = client.get(ADDRESS + query.format(year=timezone.localdate().year))

    links = links_of(page.content.decode())
    assert len(links) > 40
    assert [(url, rows_behind(client, url)) for url, _ in links] == links


def test_columns_add_up(client, office):
    client.force_login(office["giamdoc"])

    context = client.get(ADDRESS).context

    for line in [*context["lines"], context["total"]]:
        total, dated, undated, done, on_time, late, left, left_time, left_late = [
            cell.count for cell in line.cells
        ]
        assert total == dated + undated == done + left
        assert (done, left) == (on_time + late, left_time + left_late)
    assert context["total"].cells[0].count == sum(ln.cells[0].count for ln in context["lines"])
    left_out = context["figures"].paused + context["figures"].withdrawn
    carried = Task.objects.filter(status="carried").count()
    assert context["total"].cells[0].count == Task.objects.count() - left_out - carried


@pytest.mark.parametrize(
    ("strict", "words"),
    [
        (False, "tính đến hết ngày ghi trong thông báo."),
        (True, "không tính ngày ghi trong thông báo."),
    ],
)
def test_notes_tell_how_the_agency_counts(client, cast, strict, words):
    Agency.objects.update(before_excludes_day=strict)
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS).content.decode()

    assert f"Thời hạn “trước ngày …” {words}" in page
    assert "TRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP" in page


def test_notes_count_paused_and_withdrawn_work(client, cast, units):
    today = timezone.localdate()
    due = DayOff.objects.calendar().after(today, 9)
    for n, verb in enumerate(["pause", "withdraw", "withdraw"]):
        task = a_task(
            cast, units["QLKH"], number=f"{n}/TB", issued_on=today, deadline="by", named_on=due
        )
        do(task, "accept", cast["qlkh.anh"], on=today)
        do(task, verb, cast["giamdoc"], on=today, note="Chờ UBND tỉnh")
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS).content.decode()

    assert "Không tính nhiệm vụ tạm dừng (1), thôi theo dõi (2)." in page
    assert links_of(page) == []
