"""Keys for other programs on the page of the account: shown once, its owner's alone to end."""

import re

from django.urls import reverse
from django.utils import timezone

from departments.models import AccessKey
from departments.own_keys import TOO_MANY, Kind, key_of, make_key

ACCOUNT = reverse("account")


def shown(page, field):
    return re.search(rf'id="{field}"\s+value="([^"]+)"', page.text).group(1)


def test_address_of_the_calendar_is_shown_once_and_opens_it(client, cast):
    client.force_login(cast["ttud.dung"])

    page = client.post(reverse("make_calendar"))

    address = shown(page, "calendar-address")
    assert page["Cache-Control"] == "no-store"
    assert f'href="webcal:{address.partition(":")[2]}"' in page.text
    opened = client.get(address.removeprefix("http://127.0.0.1:8000"))
    assert (opened.status_code, opened["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    again = client.get(ACCOUNT).text
    assert "/lich/" not in re.sub(r'action="[^"]*"', "", again)
    assert "đọc gần nhất ngày" in again
    assert client.get(reverse("make_calendar")).url == ACCOUNT


def test_calendar_is_for_who_holds_a_post(client, cast):
    cast["ttud.dung"].memberships.all().delete()
    client.force_login(cast["ttud.dung"])

    assert "Lập địa chỉ lịch" not in client.get(ACCOUNT).text


def test_key_is_shown_once_under_its_name(client, cast):
    client.force_login(cast["ttud.dung"])

    page = client.post(reverse("make_token"), {"name": "Bảng điều khiển"})

    secret = shown(page, "made-token")
    assert key_of(secret, Kind.API).owner == cast["ttud.dung"]
    assert page.cookies["saved"].value == "%2Ftai-khoan%2Fkhoa%2F"  # nothing typed waits any more
    assert page["Cache-Control"] == "no-store"
    again = client.get(ACCOUNT).text
    assert secret not in again
    assert "Bảng điều khiển" in again


def test_key_without_a_name_or_one_too_many_is_refused_beside_the_field(client, cast):
    client.force_login(cast["ttud.dung"])
    nameless = client.post(reverse("make_token"), {"name": " "})
    for number in range(10):
        make_key(cast["ttud.dung"], Kind.API, f"x{number}", now=timezone.now())
    full = client.post(reverse("make_token"), {"name": "thêm"})

    assert (nameless.status_code, full.status_code) == (422, 422)
    assert "saved" not in nameless.cookies
    assert "Ghi khóa dùng cho phần mềm nào." in nameless.text
    assert TOO_MANY in full.text
    assert 'value="thêm"' in full.text
    assert AccessKey.objects.count() == 10


def test_owner_alone_takes_a_key_back(client, cast):
    make_key(cast["ttud.dung"], Kind.API, "Bảng điều khiển", now=timezone.now())
    address = reverse("revoke_key", args=[AccessKey.objects.get().pk])

    client.force_login(cast["giamdoc"])
    assert client.post(address).status_code == 404
    assert "Thu hồi khóa" not in client.get(ACCOUNT).text
    client.force_login(cast["ttud.dung"])
    page = client.post(address, follow=True)

    assert "Đã thu hồi khóa “Bảng điều khiển”" in page.text
    assert AccessKey.objects.get().revoked_at is not None
    assert client.post(address).status_code == 404
