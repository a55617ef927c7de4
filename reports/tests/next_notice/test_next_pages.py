"""The page that drafts the next notice, and the basis beside the review."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conclusions.models import Conclusion, Item
from reports.models import NextDraft
from reports.tests.pages import flat
from tasks.actions.meeting_ends import close
from tasks.actions.meetings import open_meeting
from tasks.models import Task
from tasks.tests.factories import a_task

TODAY = timezone.localdate()
DAYS = f"{TODAY - timedelta(days=60)}--{TODAY}"
PAGE = f"/thong-bao/soan-ky-sau/?ky={DAYS}"


@pytest.fixture
def late(cast, units):
    due = {"deadline": "before", "named_on": TODAY - timedelta(days=20)}
    given = TODAY - timedelta(days=40)
    return a_task(cast, units["TTUD"], issued_on=given, title="Báo cáo tồn tại", **due)


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


def sent(task, **more) -> dict:
    key = f"{task.duty.item_id}-{task.lead_id}"
    return {"do-dang": [str(task.pk)], "tiep_tuc": [key]} | more


def test_what_is_ticked_becomes_a_draft_in_the_editor(office, late):
    until = (TODAY + timedelta(days=9)).strftime("%d/%m/%Y")

    answer = office.post(PAGE, sent(late, han_chung=until))

    draft = Conclusion.objects.get(status="draft")
    assert answer.headers["Location"] == f"/thong-bao/{draft.pk}/ra-soat/"
    directive = draft.items.get(kind="directive")
    assert directive.continues == late.duty.item
    assert directive.duties.get().named_on == TODAY + timedelta(days=9)
    assert NextDraft.objects.get().key == DAYS


def test_own_day_of_a_line_goes_before_the_common_one(office, late):
    own = TODAY + timedelta(days=5)
    days = {"han_chung": "31/12/2099", f"han_{late.pk}": own.strftime("%d/%m/%Y")}

    office.post(PAGE, sent(late, **days))

    assert Item.objects.get(continues=late.duty.item).duties.get().named_on == own


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "Chưa chọn nội dung nào để đưa vào dự thảo."),
        ({"tiep_tuc": ["9-9"]}, "Số liệu vừa thay đổi; xem lại phần này rồi chọn lại."),
        (
            {"do-dang": ["1-2"], "han_chung": "01/01/2020"},
            "Hạn đã qua; nhập ngày từ hôm nay trở đi.",
        ),
    ],
)
def test_what_is_wrong_is_said_on_the_page(office, late, form, words):
    answer = office.post(PAGE, form)

    assert answer.status_code == 422
    assert words in flat(answer)
    assert NextDraft.objects.count() == 0


def test_nothing_in_the_record_is_said(office):
    assert "chưa có nhiệm vụ quá hạn, trọng tâm" in flat(office.get(PAGE))


@pytest.mark.wide
def test_meeting_is_offered_until_its_draft_is_drafted(office, cast, late):
    meeting = open_meeting(by=cast["hcth.son"], held_on=TODAY, chair=cast["giamdoc"], tasks=[late])
    close(meeting, by=cast["hcth.son"])
    of_meeting = f"{PAGE}&giao_ban={meeting.pk}"

    assert f'value="{meeting.pk}" selected' in flat(office.get(of_meeting))
    office.post(of_meeting, sent(late))

    meeting.refresh_from_db()
    assert meeting.draft.items.filter(kind="assessment").count() == 1
    assert "trang này soạn dự thảo riêng" in flat(office.get(of_meeting))


@pytest.mark.wide
def test_review_shows_the_basis_of_each_paragraph(office, late):
    office.post(PAGE, sent(late))
    draft = Conclusion.objects.get(status="draft")
    item = draft.items.get(kind="assessment")

    page = flat(office.get(f"/thong-bao/{draft.pk}/ra-soat/"))
    part = flat(office.get(f"/thong-bao/{draft.pk}/can-cu/", headers={"HX-Request": "true"}))
    whole = flat(office.get(f"/thong-bao/{draft.pk}/can-cu/"))

    assert f'hx-get="/thong-bao/{draft.pk}/can-cu/"' in page
    assert f'id="can-cu-{item.pk}"' in page
    assert f'id="can-cu-{item.pk}" hx-swap-oob="innerHTML"' in part
    for told in (part, whole):
        assert f'href="/nhiem-vu/{late.pk}/"' in told
    assert "Số liệu đã thay đổi" not in part


def test_change_since_is_told_above_the_cards(office, late):
    office.post(PAGE, sent(late))
    draft = Conclusion.objects.get(status="draft")
    Task.objects.filter(pk=late.pk).update(status="withdrawn")

    part = flat(office.get(f"/thong-bao/{draft.pk}/can-cu/", headers={"HX-Request": "true"}))

    assert "Số liệu đã thay đổi sau khi soạn" in part
    assert "nhiệm vụ nay ở trạng thái “Thôi theo dõi”" in part


@pytest.mark.parametrize(
    ("page", "person", "shown"),
    [
        ("/thong-bao/soan/", "hcth.son", True),
        (f"/bao-cao/?ky={DAYS}", "hcth.son", True),
        (f"/bao-cao/?ky={DAYS}", "ttud.dung", False),
    ],
)
def test_doors_stand_where_one_may_go_in(client, cast, page, person, shown):
    client.force_login(cast[person])

    assert ("/thong-bao/soan-ky-sau/" in flat(client.get(page))) == shown
