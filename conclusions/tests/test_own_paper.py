"""What a draft says otherwise than its paper is told at the head of its review."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.actions import draft_of
from conclusions.models import Conclusion
from conclusions.review_page import Review
from conclusions.sources import SourceText
from conclusions.tests.test_intaking import PAPER, a_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def notes(cast, text=PAPER, **typed):
    son = cast["hcth.son"]
    return Review(draft_of(SourceText(text), by=son, **typed), son).first_notes


NUMBER = "Số nhập 9001/TB-SKHCN khác số trên văn bản 612/TB-SKHCN."
DAY = "Ngày ban hành nhập 19/4/2024 khác ngày trên văn bản 18/4/2024."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, []),
        ({"number": "612"}, []),
        ({"number": "612/TB-SKHCN", "issued_on": date(2024, 4, 18)}, []),
        ({"number": "9001"}, [NUMBER]),
        ({"issued_on": date(2024, 4, 19)}, [DAY]),
        ({"number": "9001", "issued_on": date(2024, 4, 19)}, [NUMBER, DAY]),
    ],
)
def test_number_and_day_typed_otherwise_than_printed_are_told_with_both(cast, typed, told):
    assert notes(cast, **typed) == told


def test_paper_without_number_and_day_is_otherwise_than_nothing(cast):
    bare = PAPER.replace("Số: 612/TB-SKHCN", "Số:      /TB-SKHCN").replace("ngày 18", "ngày   ")

    assert notes(cast, bare, number="9001", issued_on=date(2024, 4, 19)) == []


def test_of_a_picture_the_clerk_has_the_picture_to_go_by(cast):
    son = cast["hcth.son"]
    draft = draft_of(SourceText(PAPER, pages=(a_sheet(),)), by=son, number="9001")

    assert Review(draft, son).first_notes == []


def test_number_of_a_revoked_notice_is_told(cast):
    draft_of(SourceText(PAPER), by=cast["hcth.son"])
    Conclusion.objects.update(status="revoked", title="Kết luận cũ")

    told = notes(cast, PAPER.replace("chấn chỉnh", "rà soát"))

    assert told == ["Số 612/TB-SKHCN trước đây đã thu hồi: “Kết luận cũ”."]


def test_numbers_that_the_paper_skips_are_told_first(cast):
    told = notes(cast, PAPER.replace("2. Thanh tra", "4. Thanh tra"))

    assert told == ["Số mục trong bản gốc nhảy từ 1 sang 4; giữ nguyên."]


def test_review_shows_them_and_a_mended_number_ends_them(client, cast):
    son = cast["hcth.son"]
    draft = draft_of(SourceText(PAPER), by=son, number="9001")
    client.force_login(son)
    address = reverse("conclusions:review", args=[draft.pk])

    before = client.get(address).content.decode()
    Conclusion.objects.filter(pk=draft.pk).update(number="612/TB-SKHCN")

    assert (before.count(NUMBER), client.get(address).content.decode().count(NUMBER)) == (1, 0)
