"""The calendar that other programs read: whose work is in it, how it is written, who reads it."""

import logging
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from config.log_lines import NoLinks
from departments.models import AccessKey, Delegation
from departments.own_keys import Kind, make_key, revoke_key
from tasks.ics_feed import calendar_of
from tasks.models import Coordination, DayOff, Task
from tasks.own_deadlines import own_deadlines
from tasks.tests.factories import a_task, do

ON = date(2024, 4, 15)


def due(day, title="Lập kế hoạch kiểm tra", **more):
    return {"deadline": "before", "named_on": day, "title": title, **more}


@pytest.fixture
def task(cast, units):
    """Of TTUD, due on 26/4/2024."""
    return a_task(cast, units["TTUD"], **due(date(2024, 4, 26), phrase="trước ngày 26/4/2024"))


def titles(person, on=ON):
    return {task.title for task in own_deadlines(person, DayOff.objects.day(on))}


def written(person, on=ON):
    day = DayOff.objects.day(on)
    return calendar_of(person, own_deadlines(person, day), day)


def events(body):
    return list(Calendar.from_ical(body).walk("VEVENT"))


def feed(client, person):
    secret = make_key(person, Kind.FEED, now=timezone.now())
    return reverse("tasks:calendar_feed", args=[secret])


# Whose work


def test_chiefs_have_their_units_work_and_others_what_is_assigned(cast, units, task):
    assert titles(cast["ttud.dung"]) == {"Lập kế hoạch kiểm tra"}
    assert titles(cast["ttud.dat"]) == set()

    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])

    assert titles(cast["ttud.dat"]) == {"Lập kế hoạch kiểm tra"}
    assert titles(cast["tdc.quan"]) == titles(cast["tdc.han"]) == set()


def test_helping_unit_has_it_and_leader_what_they_confirm(cast, units, task):
    Coordination.objects.create(task=task, department=units["QLTĐC"])

    assert titles(cast["tdc.quan"]) == {"Lập kế hoạch kiểm tra"}
    assert titles(cast["tdc.han"]) == set()
    assert titles(task.confirmer) == {"Lập kế hoạch kiểm tra"}
    summary = [str(event["summary"]) for event in events(written(cast["tdc.quan"]))]
    assert summary == ["Phối hợp: Lập kế hoạch kiểm tra · TTUD · Trong hạn"]


def test_work_of_whom_one_stands_in_for_is_not_in_it(cast, task):
    days = {"starts_on": date(2024, 1, 1), "ends_on": timezone.localdate() + timedelta(days=9)}
    Delegation.objects.create(giver=cast["ttud.dung"], taker=cast["ttra.loc"], **days)
    Delegation.objects.create(giver=cast["giamdoc"], taker=cast["tdc.han"], **days)

    assert titles(cast["ttra.loc"]) == titles(cast["tdc.han"]) == set()


def test_post_that_ended_takes_the_work_out(cast, task):
    head = cast["ttud.dung"]
    assert titles(head) == {"Lập kế hoạch kiểm tra"}

    head.memberships.all().delete()

    assert titles(type(head).objects.get(pk=head.pk)) == set()


def test_undated_work_is_not_in_it_and_ended_work_for_ninety_days(cast, units):
    a_task(cast, units["TTUD"], number="1/TB-SKHCN", title="Không thời hạn")
    done = a_task(cast, units["TTUD"], number="2/TB-SKHCN", **due(date(2024, 4, 10), "Đã xong"))
    a_task(cast, units["TTUD"], number="3/TB-SKHCN", **due(date(2024, 4, 10), "Còn làm"))
    do(done, "report", cast["ttud.dung"], result="Đã xong")
    done.refresh_from_db()
    do(done, "confirm", cast["giamdoc"])
    last = date(2024, 4, 10) + timedelta(days=90)

    assert titles(cast["ttud.dung"], last) == {"Đã xong", "Còn làm"}
    assert titles(cast["ttud.dung"], last + timedelta(days=1)) == {"Còn làm"}


# How it is written


def test_event_is_the_whole_day_of_the_deadline(cast, task):
    event = events(written(cast["ttud.dung"]))[0]

    at = task.events.order_by("at").last().at.replace(microsecond=0)
    told = {name: event.decoded(name) for name in ("dtstart", "dtend", "dtstamp", "sequence")}
    assert told == {
        "dtstart": date(2024, 4, 26),
        "dtend": date(2024, 4, 27),
        "dtstamp": at,
        "sequence": task.version,
    }
    assert event.decoded("last-modified") == at
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["uid"]) == f"nhiem-vu-{task.pk}@127.0.0.1"
    assert str(event["url"]) == f"http://127.0.0.1:8000/nhiem-vu/{task.pk}/"
    assert str(event["summary"]) == "Lập kế hoạch kiểm tra · TTUD · Trong hạn"
    assert str(event["status"]) == "CONFIRMED"
    assert "Thời hạn: trước ngày 26/4/2024" in str(event["description"])


def test_words_tell_lateness_of_the_day(cast, task):
    summaries = [
        str(events(written(cast["ttud.dung"], on))[0]["summary"]).rpartition(" · ")[2]
        for on in (date(2024, 4, 24), date(2024, 4, 26), date(2024, 5, 3))
    ]

    assert summaries == ["Sắp đến hạn", "Đến hạn hôm nay", "Quá hạn 2 ngày"]


def test_move_keeps_the_uid_and_raises_the_sequence(cast, task):
    before = events(written(cast["ttud.dung"]))[0]
    do(task, "accept", cast["ttud.dung"], on=date(2024, 4, 5))
    after = events(written(cast["ttud.dung"]))[0]

    assert before["uid"] == after["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert after.decoded("last-modified") > before.decoded("last-modified")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("in_progress", "CONFIRMED"),
        ("done", "CONFIRMED"),
        ("withdrawn", "CANCELLED"),
        ("carried", "CANCELLED"),
    ],
)
def test_ended_work_is_cancelled_unless_done(cast, task, status, told):
    stopped = {"reported_on": ON, "counted_on": ON} if status == "done" else {}
    Task.objects.filter(pk=task.pk).update(status=status, **stopped)

    assert [str(event["status"]) for event in events(written(cast["ttud.dung"]))] == [told]


@pytest.mark.parametrize(
    "title",
    [
        "Đề án phát triển khoa học, công nghệ; đổi mới sáng tạo và chuyển đổi số tỉnh Quảng Ngãi",
        "Rà soát C:\\du-an, mục 1; mục 2: “báo cáo”",
        "BEGIN:VEVENT\\nEND:VCALENDAR",
        "Ừ" * 120,
        "Chữ\x0bcó\x1fdấu lạ 😀",
    ],
)
def test_any_title_is_read_back_and_lines_are_of_75_octets(cast, units, title):
    a_task(cast, units["TTUD"], **due(date(2024, 4, 26), title))

    body = written(cast["ttud.dung"])

    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert [line.decode() for line in lines]  # none is broken inside a letter
    shown = str(events(body)[0]["summary"]).partition(" · ")[0]
    assert shown == re.sub(r"[\x00-\x1f]", " ", title)
    assert len(events(body)) == 1


def test_calendar_is_named_and_says_when_to_look_again(cast, task):
    calendar = Calendar.from_ical(body := written(cast["ttud.dung"]))

    assert str(calendar["x-wr-calname"]) == f"Việc theo kết luận: {cast['ttud.dung']}"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in body
    assert (str(calendar["version"]), str(calendar["calscale"])) == ("2.0", "GREGORIAN")


# Who may read it


def test_address_alone_opens_it_without_a_cookie(client, cast, task):
    answer = client.get(feed(client, cast["ttud.dung"]))

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == (
        "private, no-cache",
        "noindex, nofollow",
    )
    assert not answer.cookies
    assert len(events(answer.content)) == 1
    assert AccessKey.objects.get().last_used_on == timezone.localdate()


def test_same_calendar_is_not_sent_twice(client, cast, task):
    address = feed(client, cast["ttud.dung"])
    first = client.get(address)

    same = client.get(address, headers={"If-None-Match": first["ETag"]})
    since = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})
    do(task, "accept", cast["ttud.dung"], on=timezone.localdate())
    moved = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (same.status_code, same.content) == (304, b"")
    assert same["Cache-Control"] == "private, no-cache"
    assert (since.status_code, moved.status_code) == (304, 200)
    assert moved["ETag"] != first["ETag"]


def test_taken_back_and_ended_accounts_open_nothing(client, cast, task):
    person = cast["ttud.dung"]
    first, second = feed(client, person), feed(client, person)
    assert [client.get(address).status_code for address in (first, second)] == [404, 200]

    type(person).objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(second).status_code == 404

    type(person).objects.filter(pk=person.pk).update(is_active=True, must_change_password=True)
    assert client.get(second).status_code == 404

    type(person).objects.filter(pk=person.pk).update(must_change_password=False)
    assert client.get(second).status_code == 200
    revoke_key(person, AccessKey.objects.get(revoked_at=None).pk, now=timezone.now())
    answer = client.get(second)
    assert (answer.status_code, answer["X-Robots-Tag"]) == (404, "noindex, nofollow")
    assert "vào Tài khoản để lấy địa chỉ mới" in answer.text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_calendar_is_only_read(client, cast, method):
    assert getattr(client, method)(feed(client, cast["ttud.dung"])).status_code == 405


def test_log_does_not_tell_the_address(client, cast, caplog, settings):
    address = feed(client, cast["ttud.dung"])
    record = logging.LogRecord("django", logging.WARNING, "", 0, "Not Found: %s", (address,), None)

    NoLinks().filter(record)
    of_developers = settings.LOGGING["loggers"]["django.server"]
    assert (of_developers["handlers"], of_developers["propagate"]) == (["console"], False)
    client.get(address)
    client.get(address[:-5] + "x.ics")

    assert record.getMessage() == "Not Found: /lich/…"
    assert "/lich/" not in caplog.text


def test_calendar_costs_the_same_for_one_row_and_ten(
    client, cast, units, task, django_assert_max_num_queries
):
    address = feed(client, cast["ttud.dung"])
    client.get(address)
    for number in range(10):
        a_task(cast, units["TTUD"], number=f"{number}/TB", **due(date(2024, 4, 26)))

    with django_assert_max_num_queries(5):
        assert len(events(client.get(address).content)) == 11
