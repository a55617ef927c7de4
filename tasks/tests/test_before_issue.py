"""What a draft adds to its units' work, and what to look at, is told before it is issued."""

from datetime import date, time

import pytest
from django.urls import reverse

from conclusions.actions import compose
from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import issue
from tasks.draft_findings import BeforeIssue
from tasks.draft_load import SumWithDraft
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task

TODAY = date(2026, 11, 30)  # a Monday
FRIDAY, NEXT_TUESDAY = date(2026, 12, 4), date(2026, 12, 8)


@pytest.fixture
def draft(cast):
    return a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=TODAY)


def before(draft):
    return BeforeIssue(draft, DayOff.objects.day(TODAY))


def found(draft):
    """Words by the kind's label, each with its place."""
    return {
        kind.label: [f"{one.item.place}: {one.words}" for one in kind.found]
        for kind in before(draft).kinds
        if kind.label != "việc chưa đủ sáu điều cần rõ"
    }


def steps(draft, unit, *days):
    """One directive whose second step waits for the first; a day is (kind, day, hour)."""
    first = a_directive(draft, unit, title="Gửi báo cáo", **days[0])
    last = first.item.duties.create(title="Tổng hợp", position=1, **days[1])
    last.leads.set([unit])
    last.after.set([first])
    return last


def by(day, at=None):
    return {"deadline": "by", "named_on": day, "named_at": at, "phrase": "x"}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (by(FRIDAY), by(NEXT_TUESDAY), None),
        (by(FRIDAY), by(FRIDAY), None),
        (by(NEXT_TUESDAY), by(FRIDAY), "hạn 04/12/2026, chờ “Gửi báo cáo” đến hạn 08/12/2026"),
        (
            by(FRIDAY, time(16)),
            by(FRIDAY, time(10)),
            "hạn 10 giờ 00 ngày 04/12/2026, chờ “Gửi báo cáo” đến hạn 16 giờ 00 ngày 04/12/2026",
        ),
        ({}, by(FRIDAY), "hạn 04/12/2026, chờ “Gửi báo cáo” không ghi thời hạn"),
        ({"deadline": "ongoing"}, by(FRIDAY), None),
        (by(FRIDAY), {}, None),
        ({}, {}, None),
    ],
)
def test_step_due_before_what_it_waits_for_is_told(draft, units, first, last, words):
    steps(draft, units["QLKH"], first, last)

    told = found(draft).get("việc sai thứ tự")

    assert told == ([f"II.1: {words}"] if words else None)


def test_units_work_is_told_by_weeks_and_undated(draft, cast, units):
    a_task(cast, units["QLKH"], number="1/TB-SKHCN", **by(date(2026, 12, 3)))
    a_task(cast, units["QLKH"], number="2/TB-SKHCN", **by(date(2026, 11, 20)))
    a_task(cast, units["QLKH"], number="3/TB-SKHCN")
    a_task(cast, units["TTUD"], number="4/TB-SKHCN")
    a_directive(draft, units["QLKH"], units["HCTH"], title="Kế hoạch", **by(FRIDAY))
    a_directive(draft, units["QLKH"], title="Đề án", **by(NEXT_TUESDAY))
    a_directive(draft, units["QLKH"], title="Rà soát")

    load = before(draft).load
    hcth, qlkh = sorted(load.rows, key=lambda row: row.unit.code)

    assert load.weeks == [TODAY, date(2026, 12, 7)]
    assert not load.has_later
    assert (qlkh.unit, qlkh.all, qlkh.late) == (units["QLKH"], SumWithDraft(3, 3), 1)
    assert qlkh.weeks == (SumWithDraft(1, 1), SumWithDraft(0, 1))
    assert qlkh.undated == SumWithDraft(1, 1)
    assert (hcth.all, hcth.weeks[0], hcth.undated) == (
        SumWithDraft(0, 1),
        SumWithDraft(0, 1),
        SumWithDraft(0, 0),
    )
    assert load.busiest == [qlkh, hcth]


def test_weeks_behind_the_sixth_are_told_together(draft, units):
    for week in range(8):
        day = date.fromordinal(FRIDAY.toordinal() + 7 * week)
        a_directive(draft, units["QLKH"], title=f"Việc {week}", **by(day))

    load = before(draft).load

    assert len(load.weeks) == 6
    assert load.has_later
    assert load.rows[0].later == SumWithDraft(0, 2)


def test_work_that_the_draft_carries_on_is_not_counted_twice(draft, cast, units):
    old = a_task(cast, units["QLKH"], number="1/TB-SKHCN", title="Đề án")
    a_directive(draft, units["QLKH"], title="Đề án").item.__class__.objects.filter(
        conclusion=draft, kind="directive"
    ).update(continues=old.duty.item)

    told = before(draft)

    assert told.load.rows[0].all == SumWithDraft(0, 1)
    assert "việc trùng tên" not in found(draft)


def test_what_is_told_is_what_issuing_makes(draft, cast, units):
    a_task(cast, units["QLKH"], number="1/TB-SKHCN")
    a_directive(draft, units["QLKH"], units["TTUD"], title="Kế hoạch", **by(FRIDAY))
    told = {row.unit: row.all.total for row in before(draft).load.rows}

    issue(draft, by=cast["hcth.son"])

    units_now = {unit: Task.objects.open().filter(lead=unit).count() for unit in told}
    assert told == units_now == {units["QLKH"]: 2, units["TTUD"]: 1}


def test_days_a_unit_has_several_deadlines_on_are_told(draft, cast, units):
    a_task(cast, units["TTUD"], number="1/TB-SKHCN", **by(NEXT_TUESDAY))
    a_directive(draft, units["QLKH"], title="Kế hoạch", **by(FRIDAY))
    a_directive(draft, units["QLKH"], units["HCTH"], title="Đề án", **by(FRIDAY))
    a_directive(draft, units["TTUD"], title="Rà soát", **by(NEXT_TUESDAY))

    assert found(draft)["lần trùng ngày"] == [
        "II.1: ngày 04/12/2026, Quản lý Khoa học: 2 việc của dự thảo (mục II.1, II.2)",
        "II.3: ngày 08/12/2026, TT Ứng dụng và Dịch vụ KHCN: 1 việc của dự thảo (mục II.3) "
        "và 1 việc đang mở",
    ]


def test_unit_that_leads_and_helps_with_the_same_is_told(draft, units):
    a_directive(draft, units["QLKH"], title="Kế hoạch", helpers=[units["QLKH"], units["TTUD"]])
    several = [units["HCTH"], units["TTUD"]]
    a_directive(draft, *several, title="Đề án", helpers=[units["HCTH"]])  # helps the other's

    assert found(draft) == {
        "việc vừa chủ trì vừa phối hợp": ["II.1: Quản lý Khoa học vừa chủ trì vừa phối hợp"]
    }


def test_titles_told_twice_are_told_with_open_work_of_the_same_unit(draft, cast, units):
    a_task(cast, units["QLKH"], number="612/TB-SKHCN", title="Rà soát")
    a_task(cast, units["TTUD"], number="613/TB-SKHCN", title="Đề án")
    a_directive(draft, units["QLKH"], title="Rà soát")
    a_directive(draft, units["QLKH"], title="Đề án")
    a_directive(draft, units["HCTH"], title="đề án")

    assert found(draft) == {
        "việc trùng tên": [
            "II.2: “Đề án”",
            "II.3: “đề án”",
            "II.1: “Rà soát” đã giao Quản lý Khoa học tại TB 612, chưa hoàn thành",
        ]
    }


def test_one_line_counts_what_is_to_be_looked_at(draft, units):
    clear = {"deliverable": "Báo cáo"}
    a_directive(draft, units["QLKH"], title="Kế hoạch", **clear, **by(date(2026, 12, 5)))
    a_directive(draft, units["QLKH"], title="Kế hoạch", **by(FRIDAY))

    told = before(draft)

    assert told.words == (
        "1 thời hạn cần xem lại, 2 việc trùng tên, 1 việc chưa đủ sáu điều cần rõ"
    )
    assert [one.words for one in told.kinds[-1].found] == ["chưa rõ sản phẩm"]


def test_fold_stands_in_the_review_and_in_the_question(client, cast, draft, units):
    for place in range(6):
        a_directive(draft, units["QLKH"], title=f"Việc {place}", **by(FRIDAY))
    client.force_login(cast["hcth.son"])
    address = reverse("tasks:before_issue", args=[draft.pk])

    part = client.get(address, headers={"HX-Request": "true"}).text
    question = client.get(reverse("tasks:issue", args=[draft.pk])).text
    page = client.get(address).text

    for text in (" ".join(part.split()), " ".join(question.split())):
        assert "<summary>" in text
        assert "Một đơn vị nhiều việc đến hạn một ngày (1)" in text
        assert "Xem thêm 2" in text
        assert text.count("chưa rõ sản phẩm") == 4
    assert page.count("chưa rõ sản phẩm") == 6
    assert "04/12/2026" not in page.partition('id="khoi-luong"')[2]
    assert f"{reverse('tasks:list')}?don_vi={units['QLKH'].pk}&amp;vai_tro=chu_tri" in page


def test_draft_without_work_is_silent(client, cast, draft):
    client.force_login(cast["hcth.son"])
    address = reverse("tasks:before_issue", args=[draft.pk])

    part = client.get(address, headers={"HX-Request": "true"}).text

    assert part.strip() == ""
    assert "Không có gì phải xem lại" in client.get(address).text


def test_heading_with_nothing_under_it_is_told(cast, client):
    draft = compose(
        by=cast["hcth.son"],
        kind="briefing",
        title="Kết luận giao ban",
        leader=cast["giamdoc"],
        orders=["Phòng Quản lý Khoa học báo cáo."],
    )
    empty = draft.items.get(position=0)
    directive = draft.items.get(kind="directive")
    directive.duties.get_or_create(title="Báo cáo")

    told = [(one.item, one.words) for one in before(draft).empty_parts()]
    client.force_login(cast["hcth.tam"])
    page = client.get(reverse("conclusions:review", args=[draft.pk])).text

    assert told == [(empty, f"“{empty.text}” chưa có nội dung, bản in chỉ có tiêu đề")]
    assert f'#muc-{empty.pk}"' in page
    assert f'id="muc-{empty.pk}"' in page


def test_heading_above_items_or_points_is_not_empty(draft, units):
    a_directive(draft, units["QLKH"])

    assert before(draft).empty_parts() == []
