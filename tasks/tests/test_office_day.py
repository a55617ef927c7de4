"""Việc hôm nay: numbers open their rows, what came in, failed letters sent again."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conclusions.actions import Refused
from departments.at_once import rows
from departments.models import Department, Membership, User
from tasks.actions import move, resend
from tasks.delivery import waiting
from tasks.models import DayOff, Digest
from tasks.office_day import came_in, last_working_day, unreached_people, unreached_units
from tasks.tests.factories import a_task, at, do

ADDRESS = reverse("tasks:office_day")


@pytest.fixture
def failed(cast):
    trouble = "Máy chủ thư từ chối địa chỉ người nhận: 550"
    return Digest.objects.create(
        recipient=cast["ttud.my"],
        day=timezone.localdate(),
        state=Digest.State.FAILED,
        attempts=6,
        trouble=trouble,
    )


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


def test_home_of_the_office_is_todays_work(office):
    assert office.get("/").url == ADDRESS


@pytest.mark.parametrize("who", ["ttud.dung", "tdc.han"])
def test_units_have_no_such_page(client, cast, failed, who):
    client.force_login(cast[who])

    assert client.get(ADDRESS).status_code == 403
    assert client.post(reverse("tasks:resend", args=[failed.pk])).status_code == 403


@pytest.mark.wide
def test_numbers_open_exactly_their_rows(office, cast, units):
    today = timezone.localdate()
    given, due = today - timedelta(days=40), today - timedelta(days=30)
    late = {"issued_on": given, "deadline": "before", "named_on": due}
    a_task(cast, units["TTUD"], number="1/TB", **late)
    a_task(cast, units["QLKH"], number="2/TB", issued_on=given)

    figures = {figure.words: figure for figure in office.get(ADDRESS).context["figures"]}

    told = {words: figure.number for words, figure in figures.items()}
    assert told == {
        "Đôn đốc mức 1": 1,
        "Đôn đốc mức 2": 0,
        "Đôn đốc mức 3": 1,
        "Phiếu quá hạn trả lời": 0,
        "Chờ quyết định": 0,
        "Dự thảo": 0,
        "Dự thảo chờ duyệt": 0,
    }
    for level in (1, 2, 3):
        figure = figures[f"Đôn đốc mức {level}"]
        assert office.get(figure.url).context["total"] == figure.number
    assert {office.get(figure.url).status_code for figure in figures.values()} == {200}


@pytest.mark.parametrize(
    ("on", "since"),
    [
        (date(2024, 4, 10), date(2024, 4, 9)),
        (date(2024, 4, 15), date(2024, 4, 12)),  # a Monday
        (date(2024, 4, 19), date(2024, 4, 17)),  # after a holiday
        (date(2024, 4, 14), date(2024, 4, 12)),  # a Sunday
    ],
)
def test_last_working_day_lies_before_days_off(agency, on, since):
    begin = timezone.make_aware(datetime(since.year, since.month, since.day))

    assert last_working_day(DayOff.objects.day(on)) == begin


def test_what_came_in_is_told_until_it_is_decided(cast, units):
    tasks = [
        a_task(cast, units["TTUD"], number=f"{n}/TB", deadline="before", named_on=date(2024, 5, 3))
        for n in range(1, 5)
    ]
    on = date(2024, 4, 9)
    do(tasks[0], "report", cast["ttud.dung"], on=on, result="Xong")
    do(tasks[1], "obstacle", cast["ttud.dung"], on=on, note="Thiếu số liệu")
    asked = {"new_due_on": date(2024, 5, 10), "note": "Chờ"}
    do(tasks[2], "request_extension", cast["ttud.dung"], on=on, **asked)
    do(tasks[3], "report", cast["ttud.dung"], on=date(2024, 4, 5), result="Trước đó")
    since = at(on, 7)

    found = {group.asked: [one.task for one in group.questions] for group in came_in(since)}
    assert found == {
        "report": [tasks[0]],
        "obstacle": [tasks[1]],
        "request_extension": [tasks[2]],
    }

    move(tasks[0], "confirm", by=cast["pgd.nga"])
    assert {group.asked for group in came_in(since)} == {"obstacle", "request_extension"}


def test_failed_letter_is_told_with_its_trouble_and_sent_again_once(office, failed):
    page = office.get(ADDRESS).content.decode()
    assert failed.trouble in page
    address = reverse("tasks:resend", args=[failed.pk])
    assert f'action="{address}"' in page

    first, second = office.post(address), office.post(address)

    assert (first.url, second.url) == (ADDRESS, ADDRESS)
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (Digest.State.PENDING, 0)
    told = [str(message) for message in second.wsgi_request._messages]
    assert told[-1].startswith("Thư này không còn ở trạng thái không gửi được")
    assert office.get(address).status_code == 405
    assert office.post(reverse("tasks:resend", args=[999])).status_code == 404


@pytest.mark.parametrize(
    ("tries", "next_try", "told"),
    [
        (2, (10, 0), ""),
        (3, (10, 5), "Tự gửi lại từ 10 giờ 05."),
        (5, (16, 59), "Tự gửi lại từ 16 giờ 59."),
        (5, (17, 1), "thì việc nằm trong thư ngày ấy."),
    ],
)
def test_letter_tried_in_vain_and_tried_on_is_told_before_it_fails(
    office, failed, tries, next_try, told
):
    at_hour = timezone.make_aware(datetime.combine(failed.day, time(*next_try)))
    Digest.objects.update(state=Digest.State.PENDING, attempts=tries, next_try=at_hour)

    page = office.get(ADDRESS).content.decode()

    assert (failed.trouble in page) is bool(told)
    assert told in page
    assert reverse("tasks:resend", args=[failed.pk]) not in page


@pytest.mark.parametrize("state", [state for state in Digest.State if state != "failed"])
def test_only_what_failed_is_sent_again(cast, failed, state):
    Digest.objects.update(state=state)

    with pytest.raises(Refused):
        resend(failed, now=timezone.now())

    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (state, 6)


def test_letter_of_a_day_gone_by_is_not_sent_again(cast, failed):
    with pytest.raises(Refused):
        resend(failed, now=timezone.now() + timedelta(days=1))


def test_letter_put_back_is_found_by_the_sender(failed):
    now = timezone.now()
    resend(failed, now=now)

    assert list(waiting(timezone.localdate(now), now)) == [failed]


def test_units_and_people_without_letters_are_named(cast, units):
    assert unreached_units(rows("units")) == []
    User.objects.filter(username__in=["ttud.dung", "ttud.my"]).update(email="")
    Membership.objects.filter(department=units["QLKH"]).delete()

    found = {one.unit.code: one.instead for one in unreached_units(Department.objects.all())}

    assert found == {"TTUD": [cast["pgd.nga"]], "QLKH": [units["QLKH"].overseen_by]}
    assert {person.username for person in unreached_people()} == {"ttud.dung", "ttud.my"}


def test_page_takes_as_many_queries_for_many(office, cast, units, django_assert_num_queries):
    def came(number):
        task = a_task(cast, units["TTUD"], number=f"{number}/TB", issued_on=timezone.localdate())
        move(task, "report", by=cast["ttud.dung"], result="Xong")
        return task

    came(1)
    office.get(ADDRESS)
    with django_assert_num_queries(16) as counted:
        office.get(ADDRESS)
    came(2)
    came(3)

    with django_assert_num_queries(len(counted)):
        page = office.get(ADDRESS)
    assert page.context["came_in"][0].count == 3
