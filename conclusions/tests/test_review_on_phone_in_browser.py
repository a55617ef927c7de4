"""The review on a phone: cards closed but one, what is left to do in sight, nothing that jumps."""

import pytest
from django.urls import reverse

from conclusions.tests.factories import a_directive, a_draft

CARDS = 12
OPEN = ".review .dir .own-words:visible"


@pytest.fixture
def review(page, sign_in, cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    for n in range(CARDS):
        leads = [] if n == CARDS - 1 else [units["QLKH"]]
        item = a_directive(draft, *leads, label=f"{n + 1}.", title=f"Việc {n}").item
        item.text = f"Lời {n}. " * 40
        item.save()
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(cast["hcth.tam"])
    page.goto(reverse("conclusions:review", args=[draft.pk]))
    return page


def card(review, n: int):
    return review.locator(".review .dir", has=review.get_by_text(f"Việc {n}", exact=True))


def top(review, n: int) -> float:
    return card(review, n).locator(".top").bounding_box()["y"]


def test_cards_are_closed_until_touched_and_one_stands_open(review):
    assert review.locator(OPEN).count() == 0

    for n in (3, 4):
        card(review, n).locator(".top").click()

        [words] = review.locator(OPEN).all_inner_texts()
        assert f"Lời {n}." in words


def test_card_stays_under_the_finger_while_the_one_above_closes(review):
    card(review, 3).locator(".top").click()
    card(review, 4).locator(".top").scroll_into_view_if_needed()
    before = top(review, 4)

    card(review, 4).locator(".top").click()
    review.wait_for_timeout(200)

    assert abs(top(review, 4) - before) < 2


def test_what_is_left_stays_in_sight_and_opens_its_card(review):
    review.mouse.wheel(0, 900)
    left = review.locator("#blocks")
    review.wait_for_function("scrollY > 300")

    assert left.bounding_box()["y"] == 0
    left.get_by_role("link", name="Xem nội dung đầu tiên").click()

    card(review, CARDS - 1).locator("select[name=leads]").wait_for()
    assert review.locator(OPEN).count() == 1


def test_first_gap_is_reached_from_the_head_of_the_page(review):
    last = card(review, CARDS - 1)

    review.get_by_role("link", name="Xem nội dung đầu tiên").click()

    last.locator("select[name=leads]").wait_for()
    review.wait_for_timeout(1000)
    assert 0 < last.bounding_box()["y"] < 740 / 2
