"""The figures in a real browser: one screen without scrolling, no sideways scrolling, no errors."""

from datetime import date

import pytest

from conclusions.models import Conclusion
from tasks.models import Task

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


@pytest.mark.parametrize("width", [1366, 360])
@pytest.mark.parametrize("address", ["/nhiem-vu/?thoi_han=late", "/so-theo-doi/"])
def test_work_overdue_for_years_keeps_its_chip_in_its_cell(page, sign_in, office, width, address):
    Task.objects.filter(status="in_progress").update(
        due_on=date(2020, 1, 6), original_due_on=date(2020, 1, 6)
    )
    page.set_viewport_size({"width": width, "height": 740})
    sign_in(office["giamdoc"])

    page.goto(address)

    ends = """chips => chips.map(chip => [
        chip.textContent.trim().replaceAll("\\u00a0", " "),
        chip.getBoundingClientRect().right <= chip.closest("td").getBoundingClientRect().right + 1,
        chip.scrollWidth <= chip.clientWidth + 1,
    ])"""
    found = page.eval_on_selector_all(".due.late", ends)
    assert any(words.startswith("Quá hạn 1") for words, *_ in found)
    assert [chip for chip in found if not all(chip)] == []


@pytest.mark.parametrize("part", ["ban-in", "phieu-giao"])
def test_prints_of_a_notice_fit_a_phone(page, sign_in, office, part):
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(office["giamdoc"])
    notice = Conclusion.objects.issued().first()

    page.goto(f"/thong-bao/{notice.pk}/{part}/")

    assert size_of(page)[0] == 360


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


SHOWS = """([label, value]) =>
    document.querySelector(`select[aria-label="${label}"]`).value === value"""
FILTERS = [
    ("/tong-quan/", "Kỳ", "tat-ca"),
    ("/so-theo-doi/", "Kết quả", "con-qua"),
    ("/nhiem-vu/?trang_thai=tat-ca", "Trạng thái", "done"),
    ("/thong-bao/", "Trạng thái", "issued"),
]


@pytest.mark.parametrize(("address", "label", "option"), FILTERS)
def test_filter_says_after_back_what_its_page_was_asked_for(
    page, sign_in, console, office, address, label, option
):
    sign_in(office["giamdoc"])
    page.goto(address)
    select = page.get_by_label(label, exact=True)
    drawn = select.input_value()

    select.select_option(option)
    page.wait_for_url(f"**={option}*")
    page.goto("/tim-kiem/")
    page.go_back()
    kept = select.input_value()
    page.go_back()
    page.wait_for_url(f"**{address}")
    page.wait_for_function(SHOWS, arg=[label, drawn])

    assert kept == option
    assert console == []


def test_other_notice_is_asked_for_once(page, sign_in, office, monkeypatch):
    """After Back a unit chosen narrows the list, and asks for no other notice again."""
    sign_in(office["giamdoc"])
    monkeypatch.setattr("tasks.filters.OFFERED", 1)
    page.goto("/nhiem-vu/")
    page.get_by_label("Thông báo", exact=True).select_option("khac")
    page.wait_for_url("**/nhiem-vu/chon-thong-bao/**")
    page.go_back()

    page.get_by_label("Đơn vị", exact=True).select_option(index=1)
    page.wait_for_url("**/nhiem-vu/?**don_vi=*")

    assert page.get_by_label("Thông báo", exact=True).input_value() == ""


def test_page_brought_back_as_it_was_left_shows_its_own_choice_and_words(page, sign_in, office):
    """A browser may keep the whole page, and not only what was picked in it."""
    sign_in(office["giamdoc"])
    page.goto("/nhiem-vu/?q=b%C3%A1o+c%C3%A1o&thoi_han=late")
    page.evaluate(
        """() => {
          document.querySelector("[name=thoi_han]").value = "soon";
          document.querySelector("[name=trang_thai]").value = "tat-ca";
          document.querySelector(".filters [name=q]").value = "khác";
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }"""
    )

    shown = [
        page.locator(f".filters [name={name}]").input_value()
        for name in ("q", "thoi_han", "trang_thai")
    ]

    assert shown == ["báo cáo", "late", ""]
