"""The security log: what is written there, what never is, who reads it, how long it is kept."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from config.fences import lay_fences
from departments.models import SecurityLine, User
from departments.security_log import LEAST_DAYS, note, trim

pytestmark = pytest.mark.django_db
Kind = SecurityLine.Kind
RIGHT = "lua-chin-2024"


@pytest.fixture
def director(cast):
    cast["giamdoc"].set_password(RIGHT)
    cast["giamdoc"].save()
    return cast["giamdoc"]


@pytest.fixture
def administrator(db):
    return User.objects.create_superuser("quantri", full_name="Quản trị")


def enter(username, password, address="10.1.1.7"):
    client = Client()
    client.post(reverse("login"), {"username": username, "password": password}, REMOTE_ADDR=address)
    return client


def told():
    return [(line.kind, line.who, line.address) for line in SecurityLine.objects.order_by("pk")]


def test_signing_in_failing_and_leaving_are_told_with_the_address(director):
    enter("giamdoc", "sai")
    client = enter("GiamDoc", RIGHT)
    client = enter("giamdoc", RIGHT)
    client.post(reverse("logout"))

    assert [kind for kind, *_ in told()][-2:] == [Kind.SIGNED_IN, Kind.SIGNED_OUT]
    assert told()[0] == (Kind.FAILED, "giamdoc", "10.1.1.7")
    assert all(line.request_id for line in SecurityLine.objects.all())


def test_tries_after_too_many_are_told_as_locked(director):
    for _ in range(7):
        enter("giamdoc", "sai")

    assert [kind for kind, *_ in told()] == [Kind.FAILED] * 5 + [Kind.LOCKED] * 2


def test_password_typed_as_a_name_is_nowhere(director):
    enter("Mật-khẩu-Của-Tôi-9", "giamdoc")
    enter("mật-khẩu-của-tôi-9", "giamdoc")
    enter("khác hẳn", "giamdoc")

    first, same, other = (who for _, who, _ in told())
    assert "khẩu-của" not in "".join(who for _, who, _ in told()).casefold()
    assert first == same != other


def test_refusal_is_told_without_what_stands_in_the_address(client, cast):
    client.force_login(cast["vanthu"])
    client.get(reverse("departments:units"), {"q": "bí mật"})

    line = SecurityLine.objects.get()
    assert (line.kind, line.what) == (Kind.REFUSED, "mở /danh-muc/don-vi/")


def test_taking_data_out_is_told(client, administrator):
    client.force_login(administrator)
    client.get(reverse("departments:lists_blank"))
    client.get(reverse("departments:lists"))

    assert [kind for kind, *_ in told()] == [Kind.EXPORTED]


def test_changes_of_accounts_are_told_without_the_password(client, director):
    client.force_login(director)
    words = {"old_password": RIGHT, "new_password1": "dua-leo-xanh-77"}
    client.post(reverse("password_change"), words | {"new_password2": words["new_password1"]})

    line = SecurityLine.objects.get()
    assert (line.kind, line.what) == (Kind.ACCOUNT, "giamdoc: Mật khẩu")


def test_administrator_alone_reads_it(client, cast, administrator):
    cast["vanthu"].is_staff = True
    cast["vanthu"].save()
    page, book = reverse("departments:security_log"), reverse("departments:security_book")
    client.force_login(cast["vanthu"])
    assert [client.get(page).status_code, client.get(book).status_code] == [403, 403]
    assert page not in client.get(reverse("departments:lists")).content.decode()

    client.force_login(administrator)
    assert client.get(page).status_code == 200


@pytest.mark.parametrize(
    ("asked", "count"),
    [("", 3), ("?viec=failed", 1), ("?q=10.9", 1), ("?den=01/01/2020", 0), ("?viec=la", 0)],
)
def test_page_and_workbook_hold_what_the_filter_finds(client, administrator, asked, count):
    note(Kind.FAILED, who="không có tài khoản này (dấu 1)")
    note(Kind.IMPORTED, person=administrator, what="=1+1")
    SecurityLine.objects.create(kind=Kind.SIGNED_IN, person=administrator, address="10.9.0.1")
    client.force_login(administrator)

    page = client.get(reverse("departments:security_log") + asked)
    book = client.get(reverse("departments:security_book") + asked)
    sheet = load_workbook(BytesIO(book.content)).active

    assert len(page.context["object_list"]) == count
    assert sheet.max_row - 1 == count
    assert {cell.data_type for row in sheet for cell in row if cell.value} == {"s"}


def test_old_lines_go_and_that_is_told(settings):
    settings.SECURITY_LOG_MONTHS = 12
    now = timezone.now()
    for days in (1, 300, 400, 500):
        SecurityLine.objects.create(kind=Kind.SIGNED_IN, at=now - timedelta(days=days))

    assert (trim(now), trim(now)) == (2, 0)
    kinds = list(SecurityLine.objects.values_list("kind", flat=True))
    assert kinds == [Kind.TRIMMED, Kind.SIGNED_IN, Kind.SIGNED_IN]


def test_setting_cannot_empty_it(settings):
    settings.SECURITY_LOG_MONTHS = 0
    SecurityLine.objects.create(kind=Kind.FAILED, at=timezone.now() - timedelta(days=LEAST_DAYS))

    assert trim(timezone.now()) == 0


def test_database_refuses_to_change_or_take_away_a_line():
    note(Kind.FAILED, who="x")
    lay_fences(connection, whole=True)

    for change in (
        lambda: SecurityLine.objects.update(who="y"),
        lambda: SecurityLine.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert SecurityLine.objects.get().who == "x"


def test_answer_tells_its_number_and_takes_none_from_outside(client):
    answer = client.get("/healthz", headers={"X-Request-ID": "mine"})

    assert len(answer["X-Request-ID"]) == 16
