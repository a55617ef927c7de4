"""Letters over real sockets: whatever a server does with one of them, the others arrive."""

from datetime import date, timedelta

import pytest

from departments.models import User
from tasks import mail_line
from tasks.delivery import send_waiting
from tasks.models import Digest
from tasks.reminders import plan
from tasks.tests.factories import a_task, at
from tasks.tests.post_office import PostOffice

DAY = date(2024, 4, 11)  # a Thursday
MORNING = at(DAY, 8)
FIVE = ["hcth.huong", "hcth.tam", "pgd.nga", "ttud.dung", "ttud.my"]
BAD = "ttud.dung"
State = Digest.State


@pytest.fixture
def office(settings):
    with PostOffice() as started:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", started.port
        settings.EMAIL_TIMEOUT = 10
        yield started


@pytest.fixture
def planned(cast, units):
    a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))
    plan(DAY, MORNING)


def bad() -> tuple[str, str]:
    return Digest.objects.values_list("state", "trouble").get(recipient__username=BAD)


REFUSED = "Máy chủ thư từ chối địa chỉ người nhận: {'ttud.dung@skhcn.example': (%s"
NOT_TAKEN = "Máy chủ thư không nhận thư: "


@pytest.mark.parametrize(
    ("way", "state", "trouble"),
    [
        ("550", State.FAILED, REFUSED % 550),
        (
            "450",
            State.PENDING,
            REFUSED % 450,
        ),
        ("554", State.FAILED, f"{NOT_TAKEN}(554, b'spam')"),
        ("too many", State.PENDING, "Máy chủ thư "),
        ("drops", State.PENDING, f"{NOT_TAKEN}Connection unexpectedly closed"),
        pytest.param("hangs", State.PENDING, f"{NOT_TAKEN}quá 1 giây", marks=pytest.mark.slow),
        pytest.param("drips", State.PENDING, f"{NOT_TAKEN}quá 1 giây", marks=pytest.mark.slow),
    ],
)
def test_one_bad_address_is_its_own_trouble_alone(
    office, planned, way, state, trouble, monkeypatch
):
    if way in ("hangs", "drips"):
        monkeypatch.setattr(mail_line, "LONGEST", 1)
    office.ways[f"{BAD}@skhcn.example"] = way

    sent = send_waiting(DAY, MORNING)

    assert (sent, office.receivers) == (4, [name for name in FIVE if name != BAD])
    assert bad()[0] == state
    assert bad()[1].startswith(trouble)


def test_name_with_a_line_break_is_in_no_header(office, planned, cast):
    User.objects.filter(username=BAD).update(full_name="Tạ Công\nBcc: all@ngoai.example")

    sent = send_waiting(DAY, MORNING)

    assert (sent, office.receivers) == (5, FIVE)
    heads = [text.partition(b"\r\n\r\n")[0].lower() for _, text in office.letters]
    assert not [head for head in heads if b"bcc" in head]


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

    arrived = [to for to, _ in office.letters if to.endswith("@skhcn.example")]
    assert sorted(to.partition("@")[0] for to in arrived) == [n for n in FIVE if n != BAD]
    assert {to for to, _ in office.letters} & {"b@x.vn"} == set()


def test_temporary_refusal_is_tried_again_and_arrives(office, planned):
    office.ways[f"{BAD}@skhcn.example"] = "450"
    send_waiting(DAY, MORNING)
    office.ways.clear()

    again = send_waiting(DAY, MORNING + timedelta(minutes=2))

    assert (again, office.receivers, bad()) == (1, FIVE, (State.SENT, ""))


def test_two_hundred_letters_and_ten_bad_ones_among_them(office, planned, units):
    people = [User(username=f"moi.{n}", email=f"moi.{n}@a.example") for n in range(200)]
    people = User.objects.bulk_create(people)
    for person in people:
        person.memberships.create(department=units["TTUD"], role="deputy")
    ways = ["550", "450", "554", "drops", "too many"] * 2
    office.ways = {f"moi.{20 * n}@a.example": way for n, way in enumerate(ways)}
    plan(DAY, MORNING)

    sent = send_waiting(DAY, MORNING)

    assert (sent, len(office.letters)) == (195, 195)
    assert len({to for to, _ in office.letters}) == 195
