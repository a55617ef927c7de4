"""An old register in a real browser: brought, looked at, mended, taken in."""

import pytest

from tasks.models import Task
from tasks.tests.test_old_book import ROW, book


@pytest.mark.parametrize("width", [1366, 360])
def test_register_is_brought_mended_and_taken_in(
    page, sign_in, cast, settings, tmp_path, console, width
):
    settings.MEDIA_ROOT = tmp_path / "media"
    file = tmp_path / "so-2024.xlsx"
    page.set_viewport_size({"width": width, "height": 768})
    sign_in(cast["hcth.son"])
    page.goto("/thong-bao/nhap/")
    page.get_by_role("link", name="nhập sổ theo dõi cũ").click()

    file.write_bytes(book(ROW, ROW | {"item": "II.2", "lead": "Phòng Lạ"}))
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_text("1 dòng cần sửa, nên chưa nhập được.").wait_for()
    page.get_by_role("link", name="Xem các dòng cần sửa").click()
    page.locator("table.trial tbody tr").first.wait_for()
    assert page.locator("table.trial tbody tr").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Chọn tệp khác").click()

    file.write_bytes(book(ROW, ROW | {"item": "II.2", "lead": "TTra"}))
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Nhập 2 dòng").click()
    page.get_by_role("heading", name="Đã nhập so-2024.xlsx").wait_for()

    assert Task.objects.count() == 2
    page.get_by_role("link", name="Xem thông báo").click()
    page.get_by_role("link", name="208/TB-SKHCN").click()
    page.get_by_text("nhập từ sổ theo dõi cũ").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert console == []
