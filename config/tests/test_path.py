"""The whole path in a real browser: a notice goes in, its work gets done, the director sees it."""

import re
from datetime import date
from pathlib import Path

import pytest

from tasks.models import Task

SAMPLE = Path("conclusions/tests/notices/giao-ban-quy-1-2024.txt")
NUMBER, ISSUED_ON = "17/TB-SKHCN", "03/04/2024"
LATE_TITLE = "Báo cáo tồn tại, vướng mắc"


@pytest.fixture
def become(page, sign_in):
    """Change the person at the browser."""

    def as_(user):
        page.context.clear_cookies()
        sign_in(user)

    return as_


def figure(page, words: str) -> int:
    """A number of the strip, by the words under it."""
    text = page.locator(".strip a", has_text=words).locator("b").inner_text()
    return int(re.match(r"\d+", text)[0])


def press(page, name: str) -> None:
    """Press the button of the open dialog that makes the move."""
    page.locator("#dialog").get_by_role("button", name=name, exact=True).click()


def told(page, words: str) -> None:
    """Wait for the timeline to tell it."""
    page.locator(".line li", has_text=words).first.wait_for()


def test_a_notice_becomes_work_that_gets_done(page, become, cast, units):
    page.set_viewport_size({"width": 1366, "height": 768})
    draft = import_the_sample(page, become, cast)
    review_and_issue(page, draft)
    task = Task.objects.get(duty__item__path="II.6.(4)")
    become(cast["giamdoc"])
    page.goto("/tong-quan/?ky=2024-q2")
    open_before = figure(page, "chưa hoàn thành")

    work_on(page, become, cast["qlcn.thinh"], task)
    confirm(page, become, cast["pgd.viet"], task)

    become(cast["giamdoc"])
    page.goto("/tong-quan/?ky=2024-q2")
    assert (open_before, figure(page, "chưa hoàn thành")) == (42, 41)
    the_print_opens(page, draft)


def import_the_sample(page, become, cast) -> str:
    become(cast["hcth.son"])
    page.goto("/thong-bao/")
    page.get_by_role("link", name="Nhập thông báo", exact=True).click()
    page.locator("input[type=file]").set_input_files(SAMPLE)
    page.get_by_role("button", name="Đọc thông báo").click()
    page.wait_for_url("**/ra-soat/")
    assert page.locator("#counts").inner_text() == "24 mục · 28 việc giao, 8 có thời hạn"
    return page.url


def review_and_issue(page, draft: str) -> None:
    """What blocks issue is named: the number and day, and the one directive without a unit."""
    page.get_by_label("Số do văn thư cấp").fill(NUMBER)
    page.get_by_label("Ngày ban hành").fill("31/02/2024")
    page.get_by_role("button", name="Lưu số, ngày và thể thức").click()
    page.wait_for_selector("#the-thuc .wrong")
    assert page.get_by_label("Số do văn thư cấp").input_value() == NUMBER
    page.get_by_label("Ngày ban hành").fill(ISSUED_ON)
    page.get_by_role("button", name="Lưu số, ngày và thể thức").click()
    page.wait_for_selector("#the-thuc summary:has-text('ngày 03/4/2024')")

    page.get_by_label("Đơn vị chủ trì mục II.3").select_option(label="Phòng Quản lý Khoa học")
    page.get_by_role("button", name="Giao", exact=True).click()
    page.get_by_role("link", name="Đưa vào theo dõi").click()
    # What the question tells is found in a transaction, and this database has one connection.
    page.wait_for_load_state("networkidle")
    page.locator("dialog[open]").get_by_role("button", name="Đưa vào theo dõi").click()
    page.wait_for_url(lambda url: url != draft and "ra-soat" not in url)
    said = f"Đã đưa vào theo dõi Thông báo số {NUMBER}: 24 mục, 42 nhiệm vụ."
    page.get_by_text(said).wait_for()
    assert Task.objects.filter(due_on__isnull=False).count() == 16


def work_on(page, become, head, task) -> None:
    """The head takes it up, tells how it stands and reports it done."""
    become(head)
    page.goto("/viec-cua-don-vi/")
    page.get_by_role("link", name=task.title).first.click()
    page.get_by_role("button", name="Tiếp nhận").first.click()
    told(page, "tiếp nhận nhiệm vụ")

    page.get_by_role("link", name="Cập nhật tình hình").first.click()
    page.get_by_label("Tình hình").fill("Đã gửi giấy mời tới 12 doanh nghiệp.")
    press(page, "Cập nhật tình hình")
    told(page, "Đã gửi giấy mời tới 12 doanh nghiệp.")

    page.get_by_role("link", name="Báo cáo hoàn thành").first.click()
    page.get_by_label("Tóm tắt kết quả trong một câu").fill("Tổ chức làm việc với 12 doanh nghiệp")
    page.get_by_label("Số văn bản").fill("45/BB-SKHCN")
    press(page, "Báo cáo hoàn thành")
    told(page, "báo cáo hoàn thành")
    task.refresh_from_db()
    assert task.status == "awaiting"


def confirm(page, become, deputy, task) -> None:
    become(deputy)
    page.goto("/cho-quyet-dinh/")
    page.get_by_role("link", name=task.title).first.click()
    page.get_by_role("link", name="Xác nhận hoàn thành").first.click()
    press(page, "Xác nhận hoàn thành")
    told(page, "xác nhận hoàn thành")
    task.refresh_from_db()
    assert (task.status, task.due_on) == ("done", date(2024, 4, 30))


def the_print_opens(page, draft: str) -> None:
    number = re.search(r"/thong-bao/(\d+)/", draft)[1]
    answer = page.request.get(f"/thong-bao/{number}/ban-in.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body()[:5] == b"%PDF-"
