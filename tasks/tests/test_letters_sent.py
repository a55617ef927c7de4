"""The letters as keepers of the lists see them: what went, what did not and why."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from tasks.models import Digest

PAGE = reverse("tasks:letters_sent")


@pytest.fixture
def letters(cast):
    sent_at = datetime(2024, 4, 11, 7, 31, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    day = date(2024, 4, 11)
    Digest.objects.create(recipient=cast["qlkh.anh"], day=day, state="sent", sent_at=sent_at)
    Digest.objects.create(
        recipient=cast["ttud.dung"], day=day, state="failed", trouble="Không có địa chỉ", attempts=3
    )


def test_keeper_reads_which_letter_went_and_which_did_not(client, cast, letters):
    client.force_login(cast["hcth.tam"])  # heads the office

    page = " ".join(client.get(PAGE).text.split())

    assert "11/4/2024 07 giờ 31" in page
    assert "Không gửi được <span class=" in page
    assert "Không có địa chỉ" in page


def test_letters_are_narrowed_to_those_that_did_not_go(client, cast, letters):
    client.force_login(cast["hcth.tam"])

    shown = client.get(PAGE, {"trang_thai": "failed"}).context["object_list"]

    assert [letter.recipient for letter in shown] == [cast["ttud.dung"]]
    assert client.get(PAGE, {"trang_thai": "xyz"}).status_code == 404


def test_letters_are_for_keepers_alone(client, cast, letters):
    client.force_login(cast["giamdoc"])

    assert client.get(PAGE).status_code == 403
