"""Addresses of every kind over real sockets: whatever one is, the others' letters arrive."""

from datetime import date

import pytest

from departments.models import User
from tasks.delivery import send_waiting
from tasks.reminders import plan
from tasks.tests.factories import a_task, at
from tasks.tests.loopback_mail import HungUp, loopback_mail

DAY = date(2024, 4, 11)  # a Thursday
MORNING = at(DAY, 8)
NAMES = ("hcth.huong", "hcth.tam", "pgd.nga", "ttud.dung", "ttud.my")
FIVE = [f"{name}@skhcn.example" for name in NAMES]
BAD = "ttud.dung"


def hang_up(talk):
    raise HungUp


@pytest.fixture
def office(settings):
    settings.EMAIL_BACKEND = "departments.patient_smtp.EmailBackend"
    with loopback_mail() as started:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", started.port
        yield started


@pytest.fixture
def planned(cast, units):
    a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))
    plan(DAY, MORNING)


def test_name_with_a_line_break_is_in_no_header(office, planned):
    User.objects.filter(username=BAD).update(full_name="Tạ Công\nBcc: all@ngoai.example")

    sent = send_waiting(DAY, MORNING)

    assert (sent, sorted(office.taken)) == (5, FIVE)
    assert [head for head in office.heads if "bcc" in head.lower()] == []


@pytest.mark.parametrize(
    "address",
    [
        "a@x.vn\nBcc: b@x.vn",
        "không@dấu.example",
        "khong dau cach@x.vn",
        "<>",
        "a" * 300 + "@x.vn",
        "a@x.vn, b@x.vn",
    ],
)
def test_address_no_form_would_take_stops_nobody(office, planned, address):
    User.objects.filter(username=BAD).update(email=address[:254])

    send_waiting(DAY, MORNING)

    others = [address for address in FIVE if not address.startswith(BAD)]
    assert sorted(to for to in office.taken if to.endswith("@skhcn.example")) == others
    assert "b@x.vn" not in office.taken


def test_two_hundred_letters_and_ten_bad_ones_among_them(office, planned, units):
    people = [User(username=f"moi.{n}", email=f"moi.{n}@a.example") for n in range(200)]
    people = User.objects.bulk_create(people)
    for person in people:
        person.memberships.create(department=units["TTUD"], role="deputy")
    faults = ["550 no such mailbox", "450 later", "554 spam", hang_up, "421 too many"] * 2
    office.refused = {f"moi.{20 * n}@a.example": fault for n, fault in enumerate(faults)}
    plan(DAY, MORNING)

    sent = send_waiting(DAY, MORNING)

    assert (sent, office.count, len(office.taken)) == (195, 195, 195)
