"""Nothing typed is lost: whatever ends a form unsent, its words come back to their author."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conclusions.tests.factories import a_directive, a_draft
from departments.models import Alias
from tasks.actions import move
from tasks.models import Task
from tasks.tests.factories import a_task

WORDS = "Đã họp với 12 doanh nghiệp, còn chờ số liệu của Sở Tài chính."
KEPT = "Nội dung chưa gửi đã được giữ lại trên máy này."
LONG = "Kết luận giao ban. Giao các phòng, đơn vị báo cáo kết quả thực hiện.\n" * 135


@pytest.fixture
def task(cast, units):
    made = a_task(cast, units["TTUD"], issued_on=timezone.localdate() - timedelta(days=9))
    move(made, "accept", by=cast["ttud.dung"])
    return made


@pytest.fixture
def draft(cast, units):
    made = a_draft(cast["giamdoc"], number="12/TB-SKHCN", issued_on=timezone.localdate())
    a_directive(made, units["TTUD"], title="Lập kế hoạch kiểm tra")
    return made


@pytest.fixture
def come_back(page):
    """Sign in by typing, on the sign-in page that stands open."""

    def as_(user):
        user.set_password("mat-khau-dai")
        user.save()
        page.get_by_label("Tên đăng nhập").fill(user.username)
        page.get_by_label("Mật khẩu", exact=True).fill("mat-khau-dai")
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(lambda url: "/dang-nhap/" not in url)

    return as_


def lose(page, *names: str) -> None:
    """Cookies of these names are gone."""
    for name in names:
        page.context.clear_cookies(name=name)


def open_update(page, task) -> None:
    page.goto(f"/nhiem-vu/{task.pk}/")
    page.locator(".head").get_by_role("link", name="Cập nhật tình hình").click()
    page.wait_for_selector("#dialog[open] textarea")


def line(page) -> list[str]:
    """The lines that tell of kept words, above a form or on the page."""
    return [text.split("\n")[0].strip() for text in page.locator("[data-kept]").all_inner_texts()]


def is_emptied(page, field: str) -> bool:
    """Whether the field loses its words within five seconds: a browser going back shows the page as
    it was left, and tells the script afterwards."""
    for _ in range(50):
        if page.input_value(field) == "":
            return True
        page.wait_for_timeout(100)
    return False


def escape(page):
    page.keyboard.press("Escape")


def put_off(page):
    page.get_by_role("button", name="Đóng").click()


def reload(page):
    page.reload()


def go_away(page):
    page.goto("/tai-khoan/")
    page.go_back()


def send_offline(page):
    page.route("**/update/", lambda route: route.abort())
    page.locator("#dialog .go").click()
    page.wait_for_selector("#dialog [data-told]")
    page.unroute("**/update/")


def fail(page):
    page.route("**/update/", lambda route: route.fulfill(status=500, body="x"))
    page.locator("#dialog .go").click()
    page.wait_for_selector("#dialog [data-told]")
    page.unroute("**/update/")


@pytest.mark.parametrize("end", [escape, put_off, reload, go_away, send_offline, fail])
def test_words_of_a_dialog_come_back(page, sign_in, cast, console, task, end):
    sign_in(cast["ttud.dung"])
    open_update(page, task)
    page.fill("#dialog textarea", WORDS)

    end(page)
    open_update(page, task)

    assert page.input_value("#dialog textarea") == WORDS
    assert line(page) == [f"{KEPT} Tệp đã chọn thì không giữ được: chọn lại tệp."]
    if end not in (send_offline, fail):
        assert console == []


def test_words_of_a_stale_page_come_back(page, sign_in, cast, task):
    sign_in(cast["ttud.dung"])
    page.goto(f"/nhiem-vu/{task.pk}/report/")
    page.get_by_label("Tóm tắt kết quả trong một câu").fill(WORDS)
    move(Task.objects.get(pk=task.pk), "obstacle", by=cast["ttud.my"], note="Vướng kinh phí")
    move(Task.objects.get(pk=task.pk), "pause", by=cast["giamdoc"], note="Chờ kinh phí")
    page.get_by_role("button", name="Báo cáo hoàn thành").click()
    page.wait_for_selector(".diff")
    move(Task.objects.get(pk=task.pk), "resume", by=cast["giamdoc"], note="Có kinh phí")

    page.goto(f"/nhiem-vu/{task.pk}/report/")

    assert page.get_by_label("Tóm tắt kết quả trong một câu").input_value() == WORDS


def test_ended_session_leads_to_sign_in_and_back_to_the_words(page, sign_in, cast, task, come_back):
    sign_in(cast["ttud.dung"])
    open_update(page, task)
    page.fill("#dialog textarea", WORDS)
    lose(page, "sessionid", "csrftoken")

    page.locator("#dialog .go").click()
    page.wait_for_url("**/dang-nhap/**")
    come_back(cast["ttud.dung"])
    told = line(page)
    page.get_by_role("link", name="Mở lại").click()
    page.wait_for_url("**/update/")

    assert told == [KEPT.removesuffix(".") + f": “{WORDS}”."]
    assert page.input_value("textarea[name=note]") == WORDS


def test_lost_token_is_told_without_rights_and_sent_again(page, sign_in, cast, task):
    sign_in(cast["ttud.dung"])
    open_update(page, task)
    page.fill("#dialog textarea", WORDS)
    lose(page, "csrftoken")

    page.locator("#dialog .go").click()
    page.wait_for_selector("#dialog [data-told]")
    told = " ".join(page.locator("#dialog [data-told]").inner_text().split())
    page.locator("#dialog .go").click()
    page.wait_for_selector(".line .body")

    assert told == (
        "Phiên đăng nhập đã hết hoặc trang mở đã lâu. Nội dung vừa nhập vẫn giữ trên máy này: "
        "đăng nhập ở thẻ mới rồi gửi lại tại đây."
    )
    assert page.locator(".line .body").first.inner_text().strip() == WORDS
    assert line(page) == []


def test_old_page_sends_nothing_in_a_colleagues_name(page, sign_in, cast, task):
    sign_in(cast["ttud.dung"])
    page.goto(f"/nhiem-vu/{task.pk}/update/")
    page.fill("textarea[name=note]", WORDS)
    lose(page, "sessionid", "csrftoken")
    sign_in(cast["ttud.my"])
    page.context.new_page().goto("/tai-khoan/")

    page.locator("#main .go").click()
    page.wait_for_selector("h1:has-text('Phiên đăng nhập')")

    assert list(task.events.values_list("verb", flat=True)) == ["accept", "issue"]


@pytest.mark.parametrize("lost", [("csrftoken",), ("sessionid", "csrftoken")])
def test_page_of_a_lost_token_leads_back_to_the_words(page, sign_in, cast, task, come_back, lost):
    sign_in(cast["ttud.dung"])
    page.goto(f"/nhiem-vu/{task.pk}/update/")
    page.fill("textarea[name=note]", WORDS)
    lose(page, *lost)

    page.locator("#main .go").click()
    page.wait_for_selector("h1:has-text('Phiên đăng nhập')")
    page.wait_for_load_state()  # the page's script knows what is kept
    told = page.locator("#main").inner_text()
    target = page.get_by_role("link", name="Đăng nhập").get_attribute("target")
    page.get_by_role("link", name="Trở lại trang vừa nhập").click()
    if "sessionid" in lost:
        come_back(cast["ttud.dung"])

    assert "Nội dung vừa nhập vẫn giữ trên máy này." in told
    assert "ải lại" not in told
    assert target == "_blank"
    assert page.input_value("textarea[name=note]") == WORDS


def test_pasted_notice_survives_the_session_and_is_read_once(page, sign_in, cast, draft, come_back):
    sign_in(cast["hcth.son"])
    page.goto("/thong-bao/nhap/")
    page.fill("textarea[name=text]", LONG)
    lose(page, "sessionid")

    page.get_by_role("button", name="Đọc thông báo").click()
    page.wait_for_url("**/dang-nhap/**")
    come_back(cast["hcth.son"])
    back = page.input_value("textarea[name=text]")
    page.get_by_role("button", name="Đọc thông báo").click()
    page.wait_for_url("**/ra-soat/")
    page.go_back()

    assert len(LONG) > 9000
    assert back == LONG
    assert is_emptied(page, "textarea[name=text]")
    assert line(page) == []


def test_review_keeps_header_and_duty(page, sign_in, cast, draft, come_back):
    sign_in(cast["hcth.son"])
    page.goto(f"/thong-bao/{draft.pk}/ra-soat/")
    page.locator(".dir .tools, .ob").get_by_role("link", name="Sửa", exact=True).first.click()
    page.get_by_label("Tên nhiệm vụ").wait_for()
    page.locator("#the-thuc > details > summary").click()
    lose(page, "sessionid")
    page.get_by_label("Tên nhiệm vụ").fill(WORDS)
    page.get_by_label("Số do văn thư cấp").fill("77/TB-SKHCN")

    page.get_by_role("button", name="Lưu số, ngày và thể thức").click()
    page.wait_for_url("**/dang-nhap/**")
    come_back(cast["hcth.son"])
    number = page.get_by_label("Số do văn thư cấp").input_value()
    page.get_by_role("link", name="Mở lại").click()
    page.wait_for_url("**/viec-giao/**")

    assert number == "77/TB-SKHCN"
    assert page.get_by_label("Tên nhiệm vụ").input_value() == WORDS
    page.get_by_role("button", name="Lưu số, ngày và thể thức").click()
    page.wait_for_selector("#the-thuc summary:has-text('77/TB-SKHCN')")
    page.get_by_role("button", name="Lưu việc giao").click()
    page.wait_for_selector(".review [id^=muc] :text('Đã họp với')")
    page.goto(f"/thong-bao/{draft.pk}/ra-soat/")
    assert line(page) == []


def test_keepers_page_keeps_its_words_too(page, sign_in, cast, units, come_back):
    cast["hcth.son"].is_staff = cast["hcth.son"].is_superuser = True
    cast["hcth.son"].save()
    sign_in(cast["hcth.son"])
    page.goto(f"/quan-tri/departments/department/{units['TTUD'].pk}/change/")
    page.get_by_label("Tên ngắn").fill("Trung tâm Ứng dụng mới")
    lose(page, "sessionid")

    page.get_by_role("button", name="Lưu lại", exact=True).click()
    page.wait_for_url("**/dang-nhap/**")
    come_back(cast["hcth.son"])

    assert page.get_by_label("Tên ngắn").input_value() == "Trung tâm Ứng dụng mới"
    assert line(page) == [KEPT]
    page.get_by_role("button", name="Lưu lại", exact=True).click()
    page.wait_for_selector(".messagelist .success")
    page.goto(f"/quan-tri/departments/department/{units['TTUD'].pk}/change/")
    assert line(page) == []


@pytest.fixture
def keeper(cast, sign_in):
    cast["hcth.son"].is_staff = cast["hcth.son"].is_superuser = True
    cast["hcth.son"].save()
    sign_in(cast["hcth.son"])
    return cast["hcth.son"]


def found(page, field: str, words: str) -> None:
    """Look for a row by typing, and pick the first that is found."""
    page.locator(f"#id_{field} + .select2").click()
    page.locator(".select2-search__field").last.fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def test_new_person_is_kept_but_for_the_passwords(page, keeper, come_back):
    page.goto("/quan-tri/departments/user/add/")
    page.fill("#id_full_name", "Trần Thị Mới")
    page.fill("#id_password1", "Giao-ban-2024")
    lose(page, "sessionid", "csrftoken")

    page.get_by_role("button", name="Lưu lại", exact=True).click()
    page.wait_for_selector("h1:has-text('Phiên đăng nhập')")
    page.wait_for_load_state()  # the page's script knows what is kept
    told = page.locator("#main").inner_text()
    page.get_by_role("link", name="Trở lại trang vừa nhập").click()
    come_back(keeper)

    assert "Nội dung vừa nhập vẫn giữ trên máy này." in told
    assert [page.input_value(f"#id_{name}") for name in ("full_name", "password1")] == [
        "Trần Thị Mới",
        "",
    ]
    assert line(page) == [KEPT]
    assert "Giao-ban-2024" not in page.evaluate("JSON.stringify(localStorage)")


@pytest.mark.parametrize("lost", [("csrftoken",), ("sessionid", "csrftoken")])
def test_lost_passwords_are_not_said_to_be_kept(page, sign_in, cast, lost):
    sign_in(cast["ttud.dung"])
    page.goto("/tai-khoan/mat-khau/")
    page.fill("input[name=old_password]", "mat-khau-cu")
    lose(page, *lost)

    page.locator("#main form .btn-primary").click()
    page.wait_for_selector("h1:has-text('Phiên đăng nhập')")
    page.wait_for_load_state()

    assert "giữ trên máy này" not in page.locator("#main").inner_text()


def test_people_picked_come_back_with_the_days(page, keeper, cast):
    page.goto("/quan-tri/departments/delegation/add/")
    found(page, "giver", cast["tdc.quan"].full_name)
    found(page, "taker", cast["tdc.han"].full_name)
    page.fill("#id_starts_on", "05/04/2098")

    page.reload()

    assert page.input_value("#id_starts_on") == "05/04/2098"
    assert [page.input_value(f"#id_{name}") for name in ("giver", "taker")] == [
        str(cast[name].pk) for name in ("tdc.quan", "tdc.han")
    ]
    assert page.locator(".select2-selection__rendered").all_inner_texts() == [
        f"{cast[name]}" for name in ("tdc.quan", "tdc.han")
    ]


def test_leader_picked_alone_comes_back(page, keeper, cast, units):
    page.goto(f"/quan-tri/departments/department/{units['QLKH'].pk}/change/")
    given = page.input_value("#id_overseen_by")
    leader = cast["giamdoc"]
    found(page, "overseen_by", leader.full_name)

    page.reload()
    picked = page.input_value("#id_overseen_by")
    page.get_by_role("button", name="Bỏ nội dung này").click()

    assert picked == str(leader.pk) != given
    assert page.input_value("#id_overseen_by") == given


def test_rows_added_come_back(page, keeper, cast, units):
    page.goto(f"/quan-tri/departments/user/{cast['ttud.dat'].pk}/change/")
    page.locator("#memberships-group .add-row a").click()
    page.locator("#memberships-group .add-row a").click()
    field = "#id_memberships-3-title"
    page.fill(field, "Ủy viên")
    page.select_option("#id_memberships-3-department", str(units["CĐ"].pk))

    page.reload()

    assert page.input_value(field) == "Ủy viên"
    assert page.input_value("#id_memberships-3-department") == str(units["CĐ"].pk)
    assert page.input_value("#id_memberships-TOTAL_FORMS") == "4"
    assert line(page) == [KEPT]


@pytest.fixture
def spellings(units):
    """Three other spellings of a unit, in the order of its page."""
    rows = [Alias(written=f"Trung tâm {n}", folded=f"trung tâm {n}") for n in "abc"]
    units["TTUD"].aliases.all().delete()
    units["TTUD"].aliases.add(*rows, bulk=False)
    return rows


def spellings_shown(page) -> list[str]:
    fields = page.locator("#aliases-group input[name$=-written]:not([name*=__prefix__])").all()
    return [field.input_value() for field in fields]


def test_words_of_a_row_come_back_to_that_row(page, keeper, units, spellings):
    page.goto(f"/quan-tri/departments/department/{units['TTUD'].pk}/change/")
    page.fill("#id_aliases-1-written", "Trung tâm b mới")
    page.locator("#aliases-group .add-row a").click()
    page.fill("#id_aliases-4-written", "Trung tâm thêm")
    page.check("#id_aliases-1-DELETE")
    spellings[0].delete()

    page.reload()

    assert spellings_shown(page) == ["Trung tâm b mới", "Trung tâm c", "", "Trung tâm thêm"]
    assert page.locator("#aliases-group [name$=-DELETE]:checked").count() == 0
    assert line(page) == [KEPT]


@pytest.mark.parametrize("change", ["deleted", "written anew"])
def test_words_of_a_row_that_another_changed_are_let_go(page, keeper, units, spellings, change):
    page.goto(f"/quan-tri/departments/department/{units['TTUD'].pk}/change/")
    page.fill("#id_aliases-1-written", "Trung tâm b mới")
    if change == "deleted":
        spellings[1].delete()
    else:
        Alias.objects.filter(pk=spellings[1].pk).update(written="Trung tâm khác")
    left = list(units["TTUD"].aliases.order_by("pk").values_list("written", flat=True))

    page.reload()
    shown, told = spellings_shown(page), line(page)
    page.fill("#id_aliases-1-written", "Lần hai")
    page.reload()

    assert (shown, told) == ([*left, ""], [])
    assert spellings_shown(page)[1] == "Lần hai"


def test_words_of_a_row_stay_through_a_refusal(page, keeper, units, spellings):
    page.goto(f"/quan-tri/departments/department/{units['TTUD'].pk}/change/")
    page.fill("#id_aliases-1-written", "a")
    page.get_by_role("button", name="Lưu lại", exact=True).click()
    page.wait_for_selector(".errornote")
    page.fill("#id_aliases-1-written", "Trung tâm b hai")
    page.fill("#id_aliases-1-written", "Trung tâm b ba")

    page.goto(f"/quan-tri/departments/department/{units['TTUD'].pk}/change/")

    assert spellings_shown(page) == ["Trung tâm a", "Trung tâm b ba", "Trung tâm c", ""]
    assert line(page) == [KEPT]


def test_saved_words_are_offered_no_more(page, sign_in, cast, task):
    sign_in(cast["ttud.dung"])
    page.goto(f"/nhiem-vu/{task.pk}/update/")
    page.fill("textarea[name=note]", WORDS)
    page.locator("#main .go").click()
    page.wait_for_selector(".line .body")

    page.go_back()

    assert is_emptied(page, "textarea[name=note]")
    assert line(page) == []


def test_words_saved_in_the_dialog_are_offered_no_more(page, sign_in, cast, task):
    sign_in(cast["ttud.dung"])
    open_update(page, task)
    page.fill("#dialog textarea", WORDS)
    page.keyboard.press("Escape")
    open_update(page, task)
    page.locator("#dialog .go").click()
    page.wait_for_selector(".line .body")

    open_update(page, task)

    assert page.input_value("#dialog textarea") == ""
    assert line(page) == []


def test_colleague_on_the_same_machine_sees_nothing(page, sign_in, cast, task):
    sign_in(cast["ttud.dung"])
    page.goto(f"/nhiem-vu/{task.pk}/update/")
    page.fill("textarea[name=note]", WORDS)
    page.goto("/tai-khoan/")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap/**")

    sign_in(cast["ttud.my"])
    page.goto(f"/nhiem-vu/{task.pk}/update/")
    others = (page.input_value("textarea[name=note]"), line(page))
    page.context.clear_cookies()
    sign_in(cast["ttud.dung"])
    page.goto(f"/nhiem-vu/{task.pk}/update/")

    assert others == ("", [])
    assert page.input_value("textarea[name=note]") == WORDS


def test_words_can_be_dropped(page, sign_in, cast, task):
    sign_in(cast["ttud.dung"])
    page.goto(f"/nhiem-vu/{task.pk}/update/")
    page.fill("textarea[name=note]", WORDS)
    page.reload()

    page.get_by_role("button", name="Bỏ nội dung này").click()
    dropped = page.input_value("textarea[name=note]")
    page.reload()

    assert [dropped, page.input_value("textarea[name=note]"), line(page)] == ["", "", []]


def test_words_of_last_week_are_gone(page, sign_in, cast, task):
    sign_in(cast["ttud.dung"])
    page.clock.install(time=timezone.now() - timedelta(days=8))
    page.goto(f"/nhiem-vu/{task.pk}/update/")
    page.fill("textarea[name=note]", WORDS)

    page.clock.set_system_time(timezone.now())
    page.goto(f"/nhiem-vu/{task.pk}/update/")

    assert page.input_value("textarea[name=note]") == ""


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/tai-khoan/mat-khau/", "input[name=old_password]"),
        ("/tim-kiem/", "#main input[name=q]"),
        ("/nhiem-vu/", "#main input[name=q]"),
    ],
)
def test_passwords_and_searches_are_not_kept(page, sign_in, cast, address, field):
    sign_in(cast["ttud.dung"])
    page.goto(address)

    page.fill(field, WORDS)

    kept = "Object.keys(localStorage).filter((key) => key.startsWith('kept:'))"
    assert page.evaluate(kept) == []


def test_words_of_a_field_that_another_changed_are_told_and_not_put_back(
    page, sign_in, cast, draft
):
    """What stands there now is somebody else's: it would be saved over without a word."""
    sign_in(cast["hcth.son"])
    page.goto(f"/thong-bao/{draft.pk}/ra-soat/")
    for fold in page.locator("#the-thuc summary").all():
        fold.click()
    page.get_by_label("Người kết luận, như bản in").fill(WORDS)
    page.goto("about:blank")
    type(draft).objects.filter(pk=draft.pk).update(chair="Giám đốc Sở")

    page.goto(f"/thong-bao/{draft.pk}/ra-soat/")

    assert page.get_by_label("Người kết luận, như bản in").input_value() == "Giám đốc Sở"
    [told] = line(page)
    assert WORDS in told
    assert page.get_by_text("Chỗ đó đã được người khác sửa nên không điền lại.").is_visible()
