"""Takes the pictures of the user's guide: the demo in a browser, as it is today (`make pictures`).

Each goes to static/huong-dan/ as WebP, no larger than MOST bytes.
"""

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "static/huong-dan"
MOST = 80_000
DESKTOP, WIDE, PHONE = (1040, 660), (1366, 768), (360, 700)
PASSWORD = "giaoban2024"
NUMBER = "705"  # of the notice that is read; the demo leaves it free
NOTICE = """THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban tuần

Giám đốc Sở chủ trì họp giao ban. Sau khi nghe các phòng, đơn vị báo cáo, Giám đốc Sở kết luận:
I. Đánh giá chung
Các phòng, đơn vị đã hoàn thành phần lớn nhiệm vụ được giao.
II. Nhiệm vụ trọng tâm
1. Phòng Quản lý Khoa học chủ trì, phối hợp với Thanh tra Sở xây dựng kế hoạch kiểm tra các đề tài,
trình Giám đốc Sở trước ngày {day}.
2. Rà soát hồ sơ tồn đọng, báo cáo kết quả trong tháng {month}.
3. Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ kiểm tra máy chủ, báo cáo trước ngày {day}.
Trên đây là kết luận của Giám đốc Sở, các phòng, đơn vị triển khai thực hiện./.
"""


def main() -> None:
    """Serve a fresh demo at a free port, take every picture, end the server."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        site = f"http://127.0.0.1:{port}"
        env = os.environ | {"DATA_DIR": folder, "DEBUG": "1", "PORT": str(port)}
        env |= dict.fromkeys(["DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SITE_URL"], "")
        manage = [sys.executable, str(ROOT / "manage.py")]
        for command in ("migrate", "load_demo"):
            subprocess.run([*manage, command], env=env, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen(
            [*manage, "runserver", f"127.0.0.1:{port}", "--noreload"],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for_site(site, server)
            take_all(site)
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    """One at which nothing answers: another site's pictures would look like ours."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_site(site: str, server: subprocess.Popen) -> None:
    for _ in range(1200):
        if server.poll() is not None:
            sys.exit("The demo has ended by itself.")
        try:
            urllib.request.urlopen(f"{site}/healthz", timeout=2).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
        else:
            return
    sys.exit("The demo does not answer.")


def take_all(site: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (account, size, visit) in VIEWS.items():
            context = browser.new_context(
                base_url=site,
                locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh",
                viewport={"width": size[0], "height": size[1]},
            )
            page = context.new_page()
            sign_in(page, account)
            shot = visit(page)
            print(name, keep(shot or page.screenshot(), PICTURES / f"{name}.webp"))
            context.close()
        browser.close()


def sign_in(page: Page, account: str) -> None:
    page.goto("/dang-nhap/")
    page.fill("[name=username]", account)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)


def keep(shot: bytes, path: Path) -> int:
    """Write it as small as it must be; how many bytes that is."""
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    for quality in (80, 70, 60, 50, 40, 30):
        image.save(path, "WEBP", quality=quality, method=6)
        if path.stat().st_size <= MOST:
            break
    return path.stat().st_size


def at(address: str) -> Callable[[Page], bytes | None]:
    """A page as it opens."""
    return lambda page: go(page, address)


def go(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")


def open_notice(page: Page) -> str:
    """The newest issued notice of the demo; its address."""
    go(page, "/thong-bao/?trang_thai=issued")
    page.click("#rows a[href^='/thong-bao/']")
    page.wait_for_load_state("networkidle")
    return page.url.split("#")[0]


def read_notice(page: Page) -> None:
    """A short notice, read; one unit is left open, as in real ones."""
    day = date.today() + timedelta(days=14)
    words = NOTICE.format(day=f"{day:%d/%m/%Y}", month=f"{day:%m/%Y}")
    go(page, "/thong-bao/nhap/")
    page.fill("[name=text]", words)
    page.fill("[name=number]", NUMBER)
    page.fill("[name=issued_on]", f"{date.today():%d/%m/%Y}")
    page.click("text=Đọc thông báo")
    page.wait_for_url("**/ra-soat/")
    page.wait_for_load_state("networkidle")


def ask_to_issue(page: Page) -> None:
    go(page, f"/thong-bao/?q={NUMBER}")
    page.click("#rows a[href$='/ra-soat/'] >> nth=0")
    page.wait_for_url("**/ra-soat/**")
    page.wait_for_load_state("networkidle")
    page.select_option("select[name=leads]", index=1)
    page.click("form:has(select[name=leads]) button")
    page.wait_for_load_state("networkidle")
    signer = page.locator("[name=tt-signer_name]")
    if not signer.input_value():
        page.evaluate("document.querySelectorAll('#the-thuc details').forEach(d => d.open = true)")
        signer.fill("Trần Minh Tâm")
        page.click("text=Lưu số, ngày và thể thức")
        page.wait_for_load_state("networkidle")
    page.click("[data-open='#ask-issue']")
    page.wait_for_timeout(500)


def print_of_notice(page: Page) -> bytes:
    """The first page of the print, as a picture."""
    answer = page.request.get(f"{open_notice(page)}ban-in.pdf")
    command = ["pdftoppm", "-png", "-r", "75", "-f", "1", "-l", "1", "-"]
    return subprocess.run(command, input=answer.body(), capture_output=True, check=True).stdout


def mend_notice(page: Page) -> None:
    go(page, f"{open_notice(page)}dieu-chinh/")


def update_task(page: Page) -> None:
    go(page, "/viec-cua-don-vi/")
    page.click("text=Cập nhật tình hình >> nth=0")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


VIEWS: dict[str, tuple[str, tuple[int, int], Callable[[Page], bytes | None]]] = {
    "nhap-thong-bao": ("hcth.son", DESKTOP, at("/thong-bao/nhap/")),
    "ra-soat": ("hcth.son", WIDE, read_notice),
    "dua-vao-theo-doi": ("hcth.tam", WIDE, ask_to_issue),
    "thong-bao": ("hcth.tam", WIDE, lambda page: open_notice(page) and None),
    "ban-in": ("hcth.son", DESKTOP, print_of_notice),
    "dieu-chinh": ("hcth.tam", DESKTOP, mend_notice),
    "soan": ("hcth.son", DESKTOP, at("/thong-bao/soan/")),
    "danh-muc-excel": ("quantri", DESKTOP, at("/danh-muc/nhap-tu-excel/")),
    "danh-muc": ("hcth.tam", DESKTOP, at("/danh-muc/nguoi-dung/")),
    "viec-cua-don-vi": ("qlkh.anh", PHONE, at("/viec-cua-don-vi/")),
    "cap-nhat": ("qlkh.anh", PHONE, update_task),
    "tong-quan": ("giamdoc", WIDE, at("/tong-quan/")),
    "cho-quyet-dinh": ("giamdoc", DESKTOP, at("/cho-quyet-dinh/")),
    "so-theo-doi": ("hcth.son", WIDE, at("/so-theo-doi/")),
}

if __name__ == "__main__":
    main()
