"""The figures in a real browser: one screen without scrolling, no sideways scrolling, no errors."""

import pytest

PAGES = ["/tong-quan/", "/bieu-tong-hop/", "/so-theo-doi/", "/tim-kiem/?q=bao+cao"]


def size_of(page):
    return page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )


@pytest.mark.parametrize("height", [768, 650])
def test_dashboard_fits_one_screen(page, sign_in, console, office, height):
    page.set_viewport_size({"width": 1366, "height": height})
    sign_in(office["giamdoc"])

    page.goto("/tong-quan/")

    assert size_of(page) == [1366, height]
    cut = page.evaluate(
        """[...document.querySelectorAll(".dash .card-x")]
           .filter((card) => card.scrollHeight > card.clientHeight + 1).length"""
    )
    assert cut == 0
    assert console == []


@pytest.mark.parametrize("address", PAGES)
def test_pages_fit_a_phone(page, sign_in, console, office, address):
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(office["giamdoc"])

    page.goto(address)

    assert size_of(page)[0] == 360
    assert console == []


def test_period_is_chosen_in_the_page_and_kept_in_the_address(page, sign_in, office):
    sign_in(office["giamdoc"])
    page.goto("/tong-quan/")

    page.get_by_label("Kỳ", exact=True).select_option("tat-ca")
    page.wait_for_url("**/tong-quan/?ky=tat-ca")

    assert page.get_by_label("Kỳ", exact=True).input_value() == "tat-ca"
    page.get_by_role("link", name="Biểu tổng hợp").first.click()
    page.wait_for_url("**/bieu-tong-hop/?ky=tat-ca")


def test_number_in_a_bar_opens_its_rows(page, sign_in, office):
    page.set_viewport_size({"width": 1366, "height": 768})
    sign_in(office["giamdoc"])
    page.goto("/tong-quan/")
    door = page.locator(".units .over a").first
    promised = int(door.get_attribute("data-rows"))

    door.locator("rect").click()
    page.wait_for_url("**/nhiem-vu/?**")

    assert page.locator(f"text=/{promised} nhiệm vụ|{promised} dòng/").count() > 0
