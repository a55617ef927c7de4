"""Nơi nhận: who was told, who has opened the notice, what went outside the house."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from conclusions.actions import Refused, mark_sent, note_view
from conclusions.models import NoticeView, Sending
from conclusions.tests.factories import a_draft
from tasks.models import Digest, Reminder
from tasks.tests.factories import a_task

SENT_AT = datetime(2024, 4, 11, 7, 31, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def task(cast, units):
    task = a_task(cast, units["TTUD"], number="12/TB-SKHCN")
    notice = task.conclusion
    notice.recipients = "- UBND tỉnh (b/c);\n- Thanh tra Sở;\n- Lưu: VT, HCTH."
    notice.save()
    return task


@pytest.fixture
def notice(task):
    return task.conclusion


def page_of(client, notice, person):
    client.force_login(person)
    return client.get(reverse("tasks:distribution", args=[notice.pk]))


def opened_by(client, notice, *people):
    for person in people:
        client.force_login(person)
        client.get(reverse("conclusions:detail", args=[notice.pk]))


def told(task, person, state, **fields):
    digest = Digest.objects.create(recipient=person, day=date(2024, 4, 11), state=state, **fields)
    Reminder.objects.create(digest=digest, task=task, rung="unaccepted")


def test_units_that_nobody_of_has_opened_it_stand_first(client, cast, notice):
    opened_by(client, notice, cast["ttra.truong"])

    shown = page_of(client, notice, cast["hcth.son"])

    rows = [
        (one.unit.code, [view.user for view in one.views]) for one in shown.context["receivers"]
    ]
    assert rows == [("TTUD", []), ("TTra", [cast["ttra.truong"]])]
    assert "1 trên 2 đơn vị đã xem" in " ".join(shown.text.split())


def test_first_opening_is_written_once_a_person(client, cast, notice):
    opened_by(client, notice, cast["ttud.dat"])
    first = NoticeView.objects.get().seen_at

    opened_by(client, notice, cast["ttud.dat"])

    view = NoticeView.objects.get()
    assert (view.user, view.department.code, view.seen_at) == (cast["ttud.dat"], "TTUD", first)


def test_person_of_two_units_has_seen_it_for_both(client, cast, units, notice):
    cast["qlkh.anh"].memberships.create(department=units["CĐ"], role="head")
    opened_by(client, notice, cast["qlkh.anh"])

    codes = NoticeView.objects.values_list("department__code", flat=True)
    assert sorted(codes) == ["CĐ", "QLKH"]


def test_who_moves_on_has_seen_it_where_they_were(client, cast, units, notice):
    opened_by(client, notice, cast["ttud.dat"])
    cast["ttud.dat"].memberships.update(department=units["QLKH"])

    shown = page_of(client, notice, cast["hcth.son"]).context["receivers"]

    assert [one.unit.code for one in shown if one.views] == ["TTUD"]


def test_fetching_ahead_and_looking_at_a_draft_are_no_opening(client, cast, notice):
    address = reverse("conclusions:detail", args=[notice.pk])
    client.force_login(cast["hcth.son"])
    client.get(address, headers={"Sec-Purpose": "prefetch"})
    client.head(address)
    client.get(reverse("conclusions:detail", args=[a_draft(cast["giamdoc"]).pk]))

    assert not NoticeView.objects.exists()


def test_pdf_is_an_opening_too(client, cast, notice):
    client.force_login(cast["ttud.dung"])
    client.get(reverse("reports:notice_pdf", args=[notice.pk]))

    assert [view.user for view in NoticeView.objects.all()] == [cast["ttud.dung"]]


def test_second_opening_asks_one_thing_and_writes_nothing(
    client, cast, notice, django_assert_num_queries
):
    note_view(notice, user=cast["ttud.dung"])

    with django_assert_num_queries(1):
        note_view(notice, user=cast["ttud.dung"])


def test_letters_are_told_with_their_hour_or_why_they_did_not_go(client, cast, task, notice):
    told(task, cast["ttud.dung"], "sent", sent_at=SENT_AT)
    told(task, cast["ttud.dat"], "failed", trouble="Không có địa chỉ")
    told(task, cast["ttra.truong"], "sent", sent_at=SENT_AT)  # of a task of another unit

    words = " ".join(page_of(client, notice, cast["hcth.son"]).text.split())

    assert "Tạ Công Dũng: gửi 11/4/2024 07 giờ 31" in words
    assert "Châu Tấn Đạt: <b" in words
    assert ">chưa gửi được: Không có địa chỉ</b>" in words
    assert "Bùi Văn Trường" not in words


def test_first_letter_that_went_is_told_and_no_later_trouble(client, cast, task, notice):
    told(task, cast["ttud.dung"], "sent", sent_at=SENT_AT)
    later = Digest.objects.create(
        recipient=cast["ttud.dung"], day=date(2024, 4, 12), state="failed", trouble="Hộp thư đầy"
    )
    Reminder.objects.create(digest=later, task=task, rung="unaccepted")

    (letter,) = page_of(client, notice, cast["hcth.son"]).context["receivers"][1].letters

    assert (letter.sent_at, letter.words) == (SENT_AT, "")


def mark(client, notice, **typed):
    typed = {"recipient": "UBND tỉnh (b/c)", "way": "axis", "sent_on": "03/04/2024"} | typed
    return client.post(reverse("conclusions:mark_sent", args=[notice.pk]), typed, follow=True)


def test_clerk_says_what_went_outside_and_takes_it_back(client, cast, notice):
    client.force_login(cast["vanthu"])

    page = mark(client, notice)
    words = " ".join(page.text.split())
    again = client.post(
        reverse("conclusions:unmark_sent", args=[notice.pk]),
        {"recipient": "UBND tỉnh (b/c)"},
        follow=True,
    )

    assert "Đã gửi ngày 03/4/2024, trục liên thông" in words
    assert page.context["others"][0][1].by == cast["vanthu"]
    assert again.context["others"] == [("UBND tỉnh (b/c)", None)]


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"sent_on": "01/01/2099"}, "Ngày gửi chưa đến."),
        ({"sent_on": ""}, "Chưa nhập ngày gửi."),
        ({"way": "bo-cau"}, "Chọn cách gửi trong danh sách."),
    ],
)
def test_sending_that_makes_no_sense_is_refused_in_words(client, cast, notice, typed, error):
    client.force_login(cast["vanthu"])

    page = mark(client, notice, **typed)

    assert [str(message) for message in page.context["messages"]] == [error]
    assert not Sending.objects.exists()


def test_list_is_for_the_office_and_the_leaders(client, cast, notice):
    assert page_of(client, notice, cast["giamdoc"]).status_code == 200
    assert page_of(client, notice, cast["ttud.dung"]).status_code == 403
    with pytest.raises(Refused):
        mark_sent(
            notice,
            by=cast["giamdoc"],
            recipient="x",
            way="axis",
            sent_on=timezone.localdate(),
        )


def test_notices_page_leads_there_and_takes_its_part(client, cast, notice):
    client.force_login(cast["hcth.son"])
    address = reverse("tasks:distribution", args=[notice.pk])

    page = client.get(reverse("conclusions:detail", args=[notice.pk])).text
    part = client.get(address, headers={"HX-Request": "true"}).text

    assert f'hx-get="{address}"' in page
    assert "<span>Chưa mở:" in part
    assert "<html" not in part


def test_refusals_name_what_was_asked_for(client, cast, notice):
    client.force_login(cast["qlkh.anh"])

    seen = client.get(reverse("tasks:distribution", args=[notice.pk]))
    sent = client.post(reverse("conclusions:mark_sent", args=[notice.pk]), {})

    assert (seen.status_code, "xem danh sách nơi nhận" in seen.text) == (403, True)
    assert (sent.status_code, "ghi thông báo đã gửi nơi nào" in sent.text) == (403, True)
