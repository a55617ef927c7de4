"""Typing in a draft: the field, the caret and the page stay as they are while words are saved."""

import pytest
from django.utils import timezone

from conclusions import actions
from conclusions.models import Conclusion, DraftChange, Item
from conclusions.tests.factories import a_directive, a_draft
from config.tests.waiting import until

SIZES = {"desktop": {"width": 1366, "height": 768}, "phone": {"width": 360, "height": 740}}
WHERE = """() => {
  const field = document.activeElement, pane = document.querySelector(".review .scroll");
  return [field.name, field.selectionStart, pane.scrollTop, scrollY];
}"""
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('kept:'))"


@pytest.fixture
def item(cast, units):
    draft = a_draft(cast["giamdoc"], number="12/TB-SKHCN", issued_on=timezone.localdate())
    for n in range(6):
        duty = a_directive(draft, units["QLKH"], title=f"Báo cáo kết quả {n}")
    return duty.item


@pytest.fixture
def field(page, sign_in, cast, item):
    """The words of an item, opened by its key alone."""
    sign_in(cast["hcth.son"])

    def open_():
        # On a phone the other cards stay closed.
        page.goto(f"/thong-bao/{item.conclusion_id}/ra-soat/#muc-{item.pk}")
        page.locator(f"#muc-{item.pk} [data-key=F2]").focus()
        page.keyboard.press("F2")
        words = page.locator(f"#muc-{item.pk} textarea:focus")
        words.wait_for()
        return words

    return open_


def sign(page) -> str:
    return page.locator("form.words .sign").inner_text().strip()


def kept(item) -> str:
    return Item.objects.get(pk=item.pk).text


@pytest.mark.parametrize("size", SIZES)
def test_caret_stays_while_words_are_saved_and_reload_shows_them(page, console, item, field, size):
    page.set_viewport_size(SIZES[size])
    field()
    page.keyboard.press("Control+Home")

    page.keyboard.type("Đầu năm, ")
    page.wait_for_timeout(800)  # pages scroll smoothly to where one types
    where = page.evaluate(WHERE)
    page.get_by_text("Đã lưu lúc").wait_for()
    saved, there = kept(item), page.evaluate(WHERE)
    page.keyboard.type("khẩn trương ")
    until(lambda: kept(item).startswith("Đầu năm, khẩn trương "))
    until(lambda: page.evaluate(KEPT) == [])
    page.reload()

    assert saved == f"Đầu năm, {item.text}"
    assert there == where
    assert page.locator(f"#cau-{item.pk}").inner_text().endswith(kept(item))
    assert DraftChange.objects.count() == 1
    assert console == []


def test_words_are_saved_on_leaving_the_field(page, item, field):
    field()
    page.keyboard.press("Control+End")

    page.keyboard.type(" Xong.")
    page.keyboard.press("Tab")
    until(lambda: kept(item).endswith(" Xong."), seconds=1.5)

    assert page.evaluate("document.activeElement.name") == f"m{item.pk}-label"


def test_lost_network_is_told_and_made_good_by_itself(page, item, field):
    field()
    page.context.set_offline(True)

    page.keyboard.type("Mất mạng. ")
    page.locator("[data-sign] [data-unsaved]").wait_for()
    told, keys, unsaved = sign(page), page.evaluate(KEPT), kept(item)
    page.context.set_offline(False)
    until(lambda: "Mất mạng. " in kept(item))
    page.get_by_text("Đã lưu lúc").wait_for()

    assert told == "Chưa lưu được: mất kết nối mạng; chữ vừa nhập vẫn giữ trên máy này."
    assert (len(keys), unsaved) == (1, item.text)
    assert page.evaluate(KEPT) == []


def test_ended_session_is_told_and_the_page_stays(page, item, field):
    words = field()
    address = page.url
    page.context.clear_cookies(name="sessionid")

    page.keyboard.type("Hết phiên. ")
    page.locator("[data-sign] a").wait_for()

    assert "đăng nhập ở thẻ mới" in sign(page)
    assert (page.url, kept(item)) == (address, item.text)
    assert "Hết phiên. " in words.input_value()
    assert len(page.evaluate(KEPT)) == 1


def test_colleague_first_is_told_beside_the_field_once(page, cast, item, field):
    words = field()
    theirs = Item.objects.get(pk=item.pk)
    actions.reword(theirs, seen=1, by=cast["hcth.tam"], text="Lời của Tâm.", label=None)
    asked = []
    page.on("request", lambda request: request.method == "POST" and asked.append(request.url))

    page.keyboard.type("Lời của Sơn. ")
    page.locator(".sign .call").wait_for()
    page.keyboard.type("Nữa. ")
    page.wait_for_timeout(2500)

    assert "vừa được Trần Minh Tâm sửa lúc" in sign(page)
    assert page.evaluate("document.activeElement.name") == f"m{item.pk}-text"
    assert "Lời của Sơn. Nữa. " in words.input_value()
    assert (len(asked), kept(item)) == (1, "Lời của Tâm.")


def test_what_is_pressed_at_once_is_asked_of_the_words_just_typed(page, item, field):
    field()
    page.keyboard.press("Control+End")

    page.keyboard.type(" Khẩn.")
    page.get_by_role("button", name="Trình duyệt").click()
    page.get_by_text("Đã trình duyệt dự thảo.").wait_for()

    assert kept(item).endswith(" Khẩn.")
    assert Conclusion.objects.get().status == "submitted"


def test_taking_back_waits_for_the_words_though_another_answer_comes_first(page, item, field):
    field()
    words, others = [], []
    page.route("**/loi/**", lambda route: words.append(route))
    page.route("**/healthz", lambda route: others.append(route))
    page.evaluate("void htmx.ajax('GET', '/healthz', { swap: 'none' })")

    page.keyboard.type("Nhầm. ")
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    until(lambda: page.wait_for_timeout(50) or (words and others))
    others[0].continue_()
    page.wait_for_timeout(500)
    words[0].continue_()
    page.wait_for_selector("form.words", state="detached")

    assert DraftChange.objects.filter(undone=True).count() == 1
    assert kept(item) == item.text


@pytest.mark.parametrize("button", ["Hoàn tác", "Hủy"])
def test_words_just_typed_are_taken_back_at_once(page, item, field, button):
    field()

    page.keyboard.type("Nhầm. ")
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_selector("form.words", state="detached")

    assert DraftChange.objects.filter(undone=True).count() == 1
    assert kept(item) == item.text
    assert page.evaluate(KEPT) == [] or page.locator("[data-kept]").count() == 0
