"""Keys and fingers: a ring of two pixels or more at every Tab stop, 44 pixels for a finger."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import move
from tasks.tests.factories import a_task

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1366, "height": 768}
MOST = 120  # Tab stops of the longest page here
# The ring of a field that fills a frame of ours is the frame's.
RING = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return null;
  const ring = [stop, stop.closest(".find, .drop")].filter(Boolean).map((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
  });
  const first = document.__first ?? (document.__first = stop);
  if (first === stop && document.__begun) return null;
  document.__begun = true;
  return [stop.outerHTML.slice(0, 90), Math.max(...ring)];
}"""


@pytest.fixture
def world(cast, units):
    """A task being done, one to confirm, a draft under review; addresses by name."""
    day = timezone.localdate() - timedelta(days=9)
    doing = a_task(cast, units["TTUD"], issued_on=day, named_on=day, deadline="before")
    move(doing, "accept", by=cast["ttud.dung"])
    ready = a_task(cast, units["TTUD"], issued_on=day, number="11/TB-SKHCN")
    move(ready, "report", by=cast["ttud.dung"], result="Gửi báo cáo")
    draft = a_draft(cast["giamdoc"], number="12/TB-SKHCN", issued_on=day)
    a_directive(draft, units["TTUD"], title="Lập kế hoạch kiểm tra")
    return {"task": doing, "draft": draft}


def stops(page) -> list[tuple[str, float]]:
    """Every Tab stop from the top of the page on: its beginning and the width of its ring."""
    found = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if not (stop := page.evaluate(RING)):
            break
        found.append(stop)
    return found


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("who", "address", "least"),
    [
        (None, "/dang-nhap/", 4),
        ("ttud.dung", "/nhiem-vu/{task}/", 8),
        ("ttud.dung", "/nhiem-vu/{task}/report/", 8),
        ("ttud.dung", "/viec-cua-don-vi/", 8),
        ("ttud.dung", "/tai-khoan/", 5),
        ("giamdoc", "/cho-quyet-dinh/", 8),
        ("giamdoc", "/tong-quan/", 15),
        ("hcth.son", "/nhiem-vu/", 12),
        ("hcth.son", "/thong-bao/nhap/", 8),
        ("hcth.tam", "/danh-muc/nguoi-dung/them/", 12),
        ("hcth.tam", "/danh-muc/don-vi/", 12),
        ("hcth.son", "/thong-bao/{draft}/ra-soat/", 12),
    ],
)
def test_every_tab_stop_has_a_ring(page, sign_in, cast, world, who, address, least, size):
    page.set_viewport_size(size)
    if who:
        sign_in(cast[who])
    page.goto(address.format(**{name: row.pk for name, row in world.items()}))

    found = stops(page)

    assert [stop for stop in found if stop[1] < 2] == []
    assert len(found) >= least


def test_every_tab_stop_of_the_dialog_has_a_ring(page, sign_in, cast, world):
    page.set_viewport_size(DESK)
    sign_in(cast["ttud.dung"])
    page.goto(f"/nhiem-vu/{world['task'].pk}/")
    page.locator(".head").get_by_role("link", name="Cập nhật tình hình").click()
    page.wait_for_selector("#dialog[open] textarea")

    found = stops(page)

    assert [stop for stop in found if stop[1] < 2] == []
    assert len(found) >= 4


CONTROLS = ".btn, .tabs a, .pick, select, input, textarea, summary"
SMALL = """(controls) => [...document.querySelectorAll(controls)]
  .filter((one) => one.checkVisibility() && one.type !== "hidden" && !one.matches(".find input"))
  .map((one) => {
    const reach = getComputedStyle(one, "::after"), box = one.getBoundingClientRect();
    const over = reach.position === "absolute" ? -2 * parseFloat(reach.top) : 0;
    const label = one.matches(".choices input, .drop input") ? one.closest("label") : null;
    const height = Math.max(box.height + over, label?.getBoundingClientRect().height ?? 0);
    return [one.outerHTML.slice(0, 90), height];
  })
  .filter(([, height]) => height < 44)"""


@pytest.mark.parametrize(
    ("who", "address"),
    [
        (None, "/dang-nhap/"),
        ("ttud.dung", "/nhiem-vu/{task}/"),
        ("ttud.dung", "/nhiem-vu/{task}/report/"),
        ("ttud.dung", "/viec-cua-don-vi/"),
        ("giamdoc", "/cho-quyet-dinh/"),
        ("giamdoc", "/tong-quan/"),
        ("hcth.son", "/nhiem-vu/"),
        ("hcth.son", "/thong-bao/nhap/"),
        ("hcth.son", "/thong-bao/{draft}/ra-soat/"),
    ],
)
def test_controls_of_a_phone_are_as_high_as_a_finger(page, sign_in, cast, world, who, address):
    page.set_viewport_size(PHONE)
    if who:
        sign_in(cast[who])

    page.goto(address.format(**{name: row.pk for name, row in world.items()}))

    assert page.evaluate(SMALL, CONTROLS) == []
