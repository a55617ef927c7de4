"""The shell in a real browser: a silent console, keys, dialogs, failures told in words."""

import pytest
from django.utils import timezone

from config.tests.waiting import until
from tasks.models import Digest, Reminder
from tasks.tests.factories import a_task

pytestmark = pytest.mark.urls("config.tests.odd_urls")
SIZES = {"desktop": {"width": 1366, "height": 768}, "phone": {"width": 360, "height": 740}}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", ["/tai-khoan/", "/tai-khoan/mat-khau/", "/huong-dan/", "/thu"])
def test_pages_fit_the_width_and_complain_of_nothing(page, sign_in, cast, console, address, size):
    page.set_viewport_size(SIZES[size])
    sign_in(cast["ttud.dung"])

    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") == SIZES[size]["width"]
    assert page.locator("h1").count() == 1
    assert console == []


def test_sign_in_with_the_keyboard_alone(page, cast, console):
    cast["ttud.dung"].set_password("mat-khau-dai")
    cast["ttud.dung"].save()
    page.goto("/tai-khoan/")

    page.keyboard.type("ttud.dung")
    page.keyboard.press("Tab")
    page.keyboard.type("mat-khau-dai")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tai-khoan/")

    assert page.locator("h1").inner_text() == "Tài khoản"
    assert console == []


def test_dialog_takes_the_focus_and_shows_what_is_wrong(page, sign_in, cast):
    sign_in(cast["ttud.dung"])
    page.goto("/thu")

    page.get_by_text("Hỏi", exact=True).click()
    page.wait_for_selector("#dialog[open]")
    focused = page.evaluate("document.activeElement.textContent")
    page.get_by_role("button", name="Gửi").click()
    page.wait_for_selector("#dialog .wrong")

    assert focused == "Hỏi"
    assert page.locator("#dialog .wrong").inner_text().strip() == "Chưa nhập lý do."
    page.get_by_role("button", name="Đóng").click()
    assert page.locator("#dialog").is_hidden()


def test_dialog_keeps_what_was_typed_when_the_network_fails(page, sign_in, cast):
    sign_in(cast["ttud.dung"])
    page.goto("/thu")
    page.get_by_text("Hỏi", exact=True).click()
    page.fill("#id_why", "Còn chờ số liệu")
    page.route("**/hoi", lambda route: route.abort())

    page.get_by_role("button", name="Gửi").click()
    page.wait_for_selector("#dialog [data-told]")

    assert "Chưa gửi được vì mất kết nối mạng." in page.locator("#dialog [data-told]").inner_text()
    assert page.input_value("#id_why") == "Còn chờ số liệu"


def test_failure_of_a_fragment_is_told_in_words(page, sign_in, cast):
    sign_in(cast["ttud.dung"])
    page.goto("/thu")

    page.get_by_text("Hỏng").click()
    page.wait_for_selector("[data-told]")

    assert "Hệ thống gặp sự cố" in page.locator("[data-told]").inner_text()
    assert page.locator("#dialog").is_hidden()


def test_bulk_bar_counts_and_leaves(page, sign_in, cast):
    sign_in(cast["ttud.dung"])
    page.goto("/thu")
    before = page.locator(".bulk").is_visible()

    page.get_by_label("1").check()
    page.get_by_label("2").check()
    words = page.locator("[data-count]").inner_text()
    page.get_by_text("Bỏ chọn").click()

    assert [before, words] == [False, "Đã chọn 2 nhiệm vụ"]
    assert page.locator(".bulk").is_hidden()


def test_bar_offers_the_page_and_the_whole_list_by_keys_alone(
    page, sign_in, cast, units, console, monkeypatch
):
    monkeypatch.setattr("tasks.views.list.TaskList.paginate_by", 2)
    for n in range(3):
        a_task(cast, units["TTUD"], number=f"{n + 1}/TB")
    sign_in(cast["ttud.dung"])
    page.goto("/nhiem-vu/?trang_thai=assigned")
    told = page.locator("[data-count]")

    page.locator(".pick-all:visible").focus()
    page.keyboard.press("Space")
    of_page = told.inner_text()
    page.locator("[data-whole]").focus()
    page.keyboard.press("Space")
    of_list, stays = told.inner_text(), page.locator(".bulk").is_visible()
    page.get_by_role("button", name="Tiếp nhận", exact=True).press("Enter")
    page.wait_for_url("**/nhiem-vu/nhieu/accept/**")

    assert [of_page, of_list, stays] == ["Đã chọn 2 nhiệm vụ", "Đã chọn tất cả 3 nhiệm vụ", True]
    assert page.locator("h1").inner_text() == "Tiếp nhận 3 nhiệm vụ?"
    assert console == []


def test_signed_out_click_goes_to_the_sign_in_page(page, sign_in, cast):
    sign_in(cast["ttud.dung"])
    page.goto("/thu")
    page.context.clear_cookies()

    page.get_by_text("Hỏi", exact=True).click()
    page.wait_for_url("**/dang-nhap/?next=%2Fthu")

    assert page.locator("h1").inner_text() == "Theo dõi kết luận"


def test_reminder_is_seen_once_its_task_is_opened(page, sign_in, cast, units, console):
    task = a_task(cast, units["TTUD"])
    digest = Digest.objects.create(recipient=cast["ttud.dung"], day=timezone.localdate())
    reminder = Reminder.objects.create(digest=digest, task=task, rung="unaccepted")
    sign_in(cast["ttud.dung"])
    page.goto("/nhac-viec/")
    told = page.locator(".told", has_text="Chờ tiếp nhận")
    before = told.inner_text()

    told.locator("a.words").click()
    page.wait_for_url(f"**/nhiem-vu/{task.pk}/")
    # The page that sent the word is gone by now: only the server tells that it came.
    until(lambda: Reminder.objects.filter(pk=reminder.pk, read_at__isnull=False).exists())
    page.goto("/nhac-viec/")

    assert "chưa xem" in before
    assert "chưa xem" not in told.inner_text()
    assert console == []
