"""A scan in a real browser: dropped, waited for, held beside its picture."""

import pytest
from django.utils import timezone

from conclusions.actions import intaking
from conclusions.models import Duty, Intake
from conclusions.sources.scans import missing_tools
from conclusions.tests.sample_files import a_pdf, drawn, scanned
from conclusions.tests.test_intaking import PAPER

pytestmark = pytest.mark.skipif(
    bool(missing_tools()), reason=f"chưa cài {', '.join(missing_tools())}"
)


@pytest.mark.parametrize("width", [1366, 360])
def test_scan_is_dropped_waited_for_and_held_beside_its_picture(
    page, sign_in, cast, settings, tmp_path, width
):
    settings.MEDIA_ROOT = tmp_path / "media"
    file = tmp_path / "ban-quet.pdf"
    file.write_bytes(scanned(drawn(a_pdf(*PAPER.split("\n")), tilt=1), "PDF"))
    page.set_viewport_size({"width": width, "height": 768})
    sign_in(cast["hcth.son"])
    page.goto("/thong-bao/nhap/")

    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Đọc thông báo").click()
    page.get_by_text("Đang chờ đọc.").wait_for()
    intaking.run(Intake.objects.get().pk, timezone.now())
    page.wait_for_url("**/ra-soat/")

    assert "đọc từ ảnh, chưa đối chiếu" in page.locator("#blocks").text_content()
    crop = page.get_by_role("img", name="Chỗ ghi thời hạn trên bản quét")
    crop.scroll_into_view_if_needed()
    assert crop.bounding_box()["width"] > 200
    page.locator(".ob").get_by_role("button", name="Đúng như ảnh").click()
    page.locator(".ob .crop").wait_for(state="detached")
    page.get_by_role("button", name="Đúng như ảnh").click()
    page.get_by_text("Số và ngày đọc từ ảnh").first.wait_for(state="detached")

    assert not Duty.objects.filter(unchecked=True).exists()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_text("Ảnh trang 1").click()
    picture = page.get_by_role("img", name="Trang 1 của bản quét")
    picture.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert picture.evaluate("image => image.naturalWidth") > 1000
