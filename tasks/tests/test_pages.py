"""Task pages in a browser, phone and desk: few taps, nothing typed lost, no sideways scrolling."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tasks.actions import move
from tasks.models import Task
from tasks.tests.factories import a_task

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1366, "height": 768}
PAGES = ["/viec-cua-don-vi/", "/viec-cua-toi/", "/nhiem-vu/", "/cho-quyet-dinh/", "/nhac-viec/"]


@pytest.fixture
def task(cast, units):
    """A late task of TTUD with a long name, not accepted yet."""
    today = timezone.localdate()
    return a_task(
        cast,
        units["TTUD"],
        issued_on=today - timedelta(days=30),
        title="Báo cáo tồn tại, vướng mắc trong quản lý nghiên cứu khoa học, đổi mới sáng tạo",
        phrase="trước ngày đã hẹn",
        deadline="before",
        named_on=today - timedelta(days=9),
    )


def test_mail_to_accepted_is_one_tap_on_a_phone(page, sign_in, cast, task):
    page.set_viewport_size(PHONE)
    sign_in(cast["ttud.dung"])

    page.goto(f"/nhiem-vu/{task.pk}/accept/?next=/viec-cua-don-vi/")
    page.get_by_role("button", name="Tiếp nhận").click()

    page.wait_for_url("**/viec-cua-don-vi/")
    assert page.locator(".toast-x").inner_text() == "Đã tiếp nhận nhiệm vụ mục II.1, TB 598."


def test_update_in_the_dialog_is_three_taps_on_a_phone(page, sign_in, cast, task):
    page.set_viewport_size(PHONE)
    sign_in(cast["ttud.dung"])

    page.goto(f"/nhiem-vu/{task.pk}/")
    page.locator(".bottom-act").get_by_role("link", name="Cập nhật tình hình").click()
    page.locator("#dialog textarea[name=note]").fill("Đã tổng hợp số liệu")
    page.locator("#dialog .go").click()

    page.wait_for_selector(".toast-x")
    assert page.locator(".line .body").first.inner_text() == "Đã tổng hợp số liệu"


def test_dialog_keeps_what_was_typed_when_a_colleague_was_first(page, sign_in, cast, task):
    page.set_viewport_size(DESK)
    sign_in(cast["ttud.dung"])
    page.goto(f"/nhiem-vu/{task.pk}/")
    page.locator(".head .menu summary").click()
    page.locator(".head .menu").get_by_role("link", name="Báo cáo hoàn thành").click()
    page.locator("#dialog textarea[name=result]").fill("Đã gửi 02 vướng mắc")

    move(task, "accept", by=cast["ttud.my"])
    page.locator("#dialog .go").click()

    page.wait_for_selector("#dialog .diff")
    assert page.locator("#dialog textarea[name=result]").input_value() == "Đã gửi 02 vướng mắc"
    page.locator("#dialog .go").click()
    page.wait_for_selector(".toast-x")
    assert Task.objects.get().result == "Đã gửi 02 vướng mắc"


def test_pages_do_not_scroll_sideways_and_say_nothing_to_the_console(page, sign_in, cast, task):
    said = []
    page.on("console", lambda line: said.append(line.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size(PHONE)
    sign_in(cast["ttud.dung"])

    wide = []
    for path in [*PAGES, f"/nhiem-vu/{task.pk}/", f"/nhiem-vu/{task.pk}/request_extension/"]:
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        wide += [(path, width)] if width > PHONE["width"] else []

    assert (wide, said) == ([], [])


def test_move_works_without_scripts(browser, live_server, client, cast, task):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    client.force_login(cast["ttud.dung"])
    key = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    page = context.new_page()

    page.goto(f"/nhiem-vu/{task.pk}/")
    page.locator(".head").get_by_role("link", name="Cập nhật tình hình").click()
    page.locator("textarea[name=note]").fill("Đã có số liệu")
    page.get_by_role("button", name="Cập nhật tình hình").click()

    assert page.locator(".line .body").first.inner_text() == "Đã có số liệu"
    context.close()
