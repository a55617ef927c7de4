"""A link of a letter: what its page shows, that opening changes nothing, whose act the click is,
and all by which it ends."""

import re
from datetime import timedelta
from logging import WARNING, LogRecord

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.demo.agency import build_agency
from config.log_lines import NoLinks
from departments.models import Agency, Delegation, Department, User
from tasks.actions import move
from tasks.actions.by_link import LinkUsed, move_by_link
from tasks.delivery import Outlook
from tasks.mail_links import LINKED, LetterDoors, MailLink, mark_of
from tasks.models import Digest, Task
from tasks.tests.factories import a_task
from tasks.views.mail_link import MOST
from tasks.workflow import Status


@pytest.fixture
def task(cast, units):
    """A fresh task of TTUD, due in a month."""
    today = timezone.localdate()
    due = {"deadline": "before", "named_on": today + timedelta(days=30)}
    due["title"] = "Lập kế hoạch kiểm tra"
    return a_task(cast, units["TTUD"], issued_on=today - timedelta(days=7), **due)


@pytest.fixture
def stranger():
    """A browser in which nobody is signed in, which shows what its forms are to be sent with."""
    return Client(enforce_csrf_checks=True)


def link(person, task, verb="accept", day=None):
    address = LetterDoors.of(person, day or timezone.localdate()).to(task.pk, verb)
    return address.removeprefix("http://127.0.0.1:8000")


def words_of(page):
    return " ".join(re.sub(r"<[^>]*>", " ", page.content.decode()).split())


def send(browser, address, **told):
    """Open the page and send its form as it was shown."""
    shown = browser.get(address).content.decode()
    hidden = re.findall(r'name="(csrfmiddlewaretoken|seen)" value="([^"]*)"', shown)
    return browser.post(address, dict(hidden) | told)


def events_of(task):
    return list(task.events.values_list("verb", "actor__username").order_by("pk"))


def test_opening_shows_the_task_and_changes_nothing(stranger, task, cast):
    before = events_of(task)

    pages = [stranger.get(link(cast["ttud.dung"], task)) for _ in range(3)]
    stranger.head(link(cast["ttud.dung"], task))

    told = words_of(pages[0])
    assert {page.status_code for page in pages} == {200}
    for words in (
        "Lập kế hoạch kiểm tra",
        task.duty.item.text,
        "Thực hiện với tên Tạ Công Dũng",
    ):
        assert words in told
    task.refresh_from_db()
    assert (task.status, events_of(task)) == (Status.ASSIGNED, before)


def test_one_click_accepts_in_the_persons_name_and_says_by_what(stranger, task, cast):
    address = link(cast["ttud.dung"], task)

    sent = send(stranger, address)

    task.refresh_from_db()
    event = task.events.first()
    assert (sent.status_code, sent["Location"]) == (302, address)
    assert (task.status, event.actor) == (Status.IN_PROGRESS, cast["ttud.dung"])
    assert str(event) == "Tạ Công Dũng tiếp nhận nhiệm vụ (qua liên kết trong thư)"
    assert f"Đã ghi nhận: {event}, " in words_of(stranger.get(address))


TYPED = {
    "accept": {},
    "update": {"note": "Đã họp nhóm soạn thảo"},
    "report": {"result": "Trình kế hoạch kiểm tra"},
    "request_extension": {"note": "Chờ ý kiến các huyện"},
}


@pytest.mark.parametrize("verb", LINKED)
def test_each_move_of_a_letter_is_made_once_by_its_link(stranger, task, cast, verb):
    typed = dict(TYPED[verb])
    if verb == "request_extension":
        typed |= {"new_due_on": (task.due_on + timedelta(days=14)).isoformat(), "day_off": ""}
        typed["day_off"] = typed["new_due_on"]
    address = link(cast["ttud.dung"], task, verb)

    first = send(stranger, address, **typed)
    again = [send(Client(), address, **typed), stranger.get(address)]

    assert first.status_code == 302, words_of(first)
    assert [event for event, _ in events_of(task)].count(verb) == 1
    assert [page.status_code for page in again] == [200, 200]
    assert all("(qua liên kết trong thư)" in words_of(page) for page in again)


def test_empty_update_is_asked_again_and_the_link_still_holds(stranger, task, cast):
    address = link(cast["ttud.dung"], task, "update")

    empty = send(stranger, address)
    full = send(stranger, address, note="Đã họp")

    assert (empty.status_code, full.status_code) == (422, 302)
    assert "Chưa nhập tình hình." in words_of(empty)


def test_link_signs_nobody_in_and_opens_no_other_page(stranger, task, cast):
    send(stranger, link(cast["ttud.dung"], task))

    inside = stranger.get(reverse("tasks:detail", args=[task.pk]))

    assert "sessionid" not in stranger.cookies
    assert (inside.status_code, inside["Location"].partition("?")[0]) == (302, "/dang-nhap/")


def test_form_from_elsewhere_is_refused(task, cast):
    sent = Client(enforce_csrf_checks=True).post(link(cast["ttud.dung"], task))

    task.refresh_from_db()
    assert (sent.status_code, task.status) == (403, Status.ASSIGNED)


def test_page_is_kept_nowhere_and_its_address_told_to_nobody(stranger, task, cast):
    page = stranger.get(link(cast["ttud.dung"], task))

    assert "no-store" in page["Cache-Control"]
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("strict-origin", "noindex, nofollow")


def test_log_holds_no_link(stranger, task, cast, caplog):
    live = link(cast["ttud.dung"], task, "update")
    statuses = [send(stranger, live).status_code, stranger.get(f"{live[:-2]}/").status_code]
    User.objects.filter(username="ttud.dung").update(email="")
    statuses.append(stranger.get(live).status_code)

    assert (statuses, caplog.text) == ([422, 404, 410], "")


def test_forged_form_leaves_no_link_in_the_log_or_in_a_cookie(client, task, cast):
    live = link(cast["ttud.dung"], task)
    record = LogRecord("django", WARNING, "", 0, "Forbidden (%s): %s", ("no cookie", live), None)

    NoLinks().filter(record)
    client.force_login(cast["ttud.my"])
    answer = client.post(live, {"seen": task.version})

    assert record.getMessage() == "Forbidden (no cookie): /thu/…/"
    assert (answer.status_code, "saved" in answer.cookies) == (302, False)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1],
        lambda token: token.replace("accept", "report"),
        lambda token: token.replace("accept", "confirm"),
        lambda token: "1" + token,
        lambda token: token.partition(".")[0],
        lambda token: "a-b-c-d-e.f",
    ],
)
def test_link_that_was_changed_opens_nothing(stranger, task, cast, spoil):
    token = link(cast["ttud.dung"], task).split("/")[2]

    page = stranger.get(reverse("tasks:mail_link", args=[spoil(token)]))

    assert page.status_code == 404
    assert task.title not in words_of(page)


def test_no_link_is_signed_for_a_decision(cast):
    signed = MailLink(cast["pgd.nga"].pk, 1, "confirm", timezone.localdate(), "x")

    assert MailLink.read(signed.token) is None


@pytest.mark.django_db
def test_reading_a_forged_link_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert MailLink.read("1-2-accept-20240411-abc.made-up") is None


@pytest.mark.parametrize(
    "change", [{"is_active": False}, {"email": "nguoi.khac@skhcn.example"}], ids=str
)
def test_link_ends_with_the_account_and_with_its_address(stranger, task, cast, change):
    address = link(cast["ttud.dung"], task)
    User.objects.filter(username="ttud.dung").update(**change)

    page = stranger.get(address)

    assert page.status_code == 410
    assert task.title not in words_of(page)


@pytest.mark.wide
@pytest.mark.parametrize(
    "change",
    [
        lambda person: person.set_password("mật khẩu khác 2026"),
        lambda person: person.set_unusable_password(),
    ],
    ids=["changed", "taken away"],
)
@pytest.mark.parametrize("verb", LINKED)
def test_link_ends_with_the_password(stranger, task, cast, change, verb):
    person = User.objects.get(username="ttud.dung")
    person.set_password("mật khẩu cũ 2026")
    person.save()
    address = link(person, task, verb)
    before = stranger.get(address).status_code

    change(person)
    person.save()
    after = stranger.get(address)

    sent = send(Client(), link(person, task, verb), **TYPED[verb])
    assert (before, after.status_code) == (200, 410)
    assert "mật khẩu, địa chỉ thư hoặc chức vụ đã thay đổi" in words_of(after)
    assert task.title not in words_of(after)
    assert sent.status_code in (302, 422)  # a letter written since holds for the new one


def test_links_of_a_letter_hold_for_the_password_without_a_question_for_each(
    task, cast, django_assert_num_queries
):
    digests = [
        Digest.objects.create(recipient=cast[name], day=timezone.localdate())
        for name in ("ttud.dung", "ttud.my")
    ]
    people = Outlook.of(digests).people.values()

    with django_assert_num_queries(0):
        marks = {mark_of(person) for person in people}

    assert len(marks) == 2


def test_link_ends_with_the_right_to_the_task(stranger, task, cast, units):
    address = link(cast["ttud.dung"], task)
    cast["ttud.dung"].memberships.all().delete()

    assert stranger.get(address).status_code == 410
    assert stranger.post(address).status_code == 403  # nothing is sent without the form


def test_link_of_who_may_not_do_so_any_more_says_who_may(stranger, task, cast):
    address = link(cast["ttud.dung"], task)
    cast["ttud.dung"].memberships.update(role="specialist")

    page = stranger.get(address)

    assert page.status_code == 409
    assert "được tiếp nhận." in words_of(page)
    assert "<form" not in page.content.decode()


def test_link_after_a_colleague_tells_who_was_first(stranger, task, cast):
    address = link(cast["ttud.dung"], task)
    move(task, "accept", by=cast["ttud.my"])

    page = stranger.get(address)

    assert page.status_code == 409
    told = words_of(page)
    assert "Nhiệm vụ đang ở trạng thái “Đang thực hiện”, không tiếp nhận được." in told
    assert f"Gần nhất: {cast['ttud.my']} tiếp nhận nhiệm vụ" in told


def test_what_was_typed_is_kept_where_a_colleague_reports_meanwhile(stranger, task, cast):
    address = link(cast["ttud.dung"], task, "update")
    stranger.get(address)
    move(task, "report", by=cast["ttud.my"], result="Trình kế hoạch")
    form = {"csrfmiddlewaretoken": stranger.cookies["csrftoken"].value, "note": "Đã họp nhóm"}

    page = stranger.post(address, form)

    assert page.status_code == 409
    assert "Đã họp nhóm" in words_of(page)


def test_report_on_what_a_colleague_accepted_meanwhile_is_asked_once_more(stranger, task, cast):
    address = link(cast["ttud.dung"], task, "report")
    shown = dict(
        re.findall(r'name="(\w+)" value="([^"]*)"', stranger.get(address).content.decode())
    )
    move(task, "accept", by=cast["ttud.my"])

    stale = stranger.post(address, shown | {"result": "Trình kế hoạch"})
    again = send(stranger, address, result="Trình kế hoạch")

    assert (stale.status_code, again.status_code) == (409, 302)
    assert "Trình kế hoạch" in stale.content.decode()
    task.refresh_from_db()
    assert task.status == Status.AWAITING


def test_link_ends_after_the_agencys_days(stranger, task, cast):
    today = timezone.localdate()
    old = link(cast["ttud.dung"], task, day=today - timedelta(days=30))
    Agency.objects.update(mail_link_days=60)
    assert stranger.get(old).status_code == 200

    Agency.objects.update(mail_link_days=5)

    page = stranger.get(old)
    assert page.status_code == 410
    assert "đã quá 5 ngày làm việc" in words_of(page)
    assert task.title not in words_of(page)


def test_used_link_shows_nothing_after_the_agencys_days(stranger, task, cast):
    old = link(cast["ttud.dung"], task, day=timezone.localdate() - timedelta(days=30))
    Agency.objects.update(mail_link_days=60)
    stranger.post(old, {"seen": task.version})
    assert task.title in words_of(stranger.get(old))

    Agency.objects.update(mail_link_days=5)

    assert stranger.get(old).status_code == 410


def test_agency_without_links_has_the_pages_of_who_is_signed_in(stranger, task, cast):
    old = link(cast["ttud.dung"], task)
    Agency.objects.update(mail_links=False)

    new = link(cast["ttud.dung"], task)

    assert new == f"/nhiem-vu/{task.pk}/accept/"
    assert stranger.get(old)["Location"] == new


def test_link_of_a_stand_in_acts_for_the_absent_person(stranger, task, cast):
    today = timezone.localdate()
    people = {"giver": cast["ttud.dung"], "taker": cast["ttra.loc"]}
    Delegation.objects.create(**people, starts_on=today, ends_on=today)

    send(stranger, link(cast["ttra.loc"], task))

    event = task.events.first()
    assert (event.actor, event.acting_for) == (cast["ttra.loc"], cast["ttud.dung"])


def test_page_says_whose_act_it_is_where_another_is_signed_in(client, task, cast):
    client.force_login(cast["ttud.dat"])

    page = client.get(link(cast["ttud.dung"], task))
    client.post(link(cast["ttud.dung"], task))

    assert f"Trình duyệt đang đăng nhập là {cast['ttud.dat']}." in words_of(page)
    assert task.events.first().actor == cast["ttud.dung"]


def test_second_click_at_the_same_moment_is_told_of_the_first(task, cast):
    person = cast["ttud.dung"]
    signed = MailLink(person.pk, task.pk, "update", timezone.localdate(), "")
    first = move_by_link(signed, task, by=person, note="Đã họp")

    with pytest.raises(LinkUsed) as refused:
        move_by_link(signed, Task.objects.get(pk=task.pk), by=person, note="Đã gửi")

    assert refused.value.event == first


def test_links_of_a_later_letter_are_new_ones(stranger, task, cast):
    today, person = timezone.localdate(), cast["ttud.dung"]
    days = (today - timedelta(days=1), today)

    sent = [
        send(stranger, link(person, task, "update", day), note=f"Ngày {day}").status_code
        for day in days
    ]

    assert sent == [302, 302]


@pytest.mark.wide
def test_sending_without_end_is_stopped(task, cast):
    browser, address = Client(), link(cast["ttud.dung"], task, "update")

    sent = [browser.post(address).status_code for _ in range(MOST + 1)]

    assert sent == [422] * MOST + [429]
    assert browser.get(address).status_code == 200


def test_two_taps_on_a_phone_accept(page, console, transactional_db, live_server):
    """In a real browser, which sends the form with the origin that the check asks for."""
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    cast = {user.username: user for user in User.objects.all()}
    fresh = a_task(cast, Department.objects.get(code="TTUD"), issued_on=timezone.localdate())
    told = []
    page.on("request", lambda request: told.append(request.headers.get("referer", "")))
    page.set_viewport_size({"width": 360, "height": 780})

    page.goto(link(cast["ttud.dung"], fresh))
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.get_by_role("button", name="Tiếp nhận").click()
    page.get_by_text("Đã ghi nhận: Tạ Công Dũng").wait_for()

    fresh.refresh_from_db()
    assert (fresh.status, wide, console) == (Status.IN_PROGRESS, 360, [])
    assert not [address for address in told if "/thu/" in address]
