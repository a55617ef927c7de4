"""The official table: its sums, its notes, and the rows behind each number."""

import pytest
from django.utils import timezone

from departments.models import Agency
from reports.tests.followed_links import links_of
from reports.tests.pages import flat
from tasks.models import DayOff
from tasks.tests.factories import a_task, do

ADDRESS = "/bieu-tong-hop/"


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

    page = flat(client.get(ADDRESS))

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

    page = flat(client.get(ADDRESS))

    assert "Không tính nhiệm vụ tạm dừng (1), thôi theo dõi (2)." in page
    assert links_of(page) == []
