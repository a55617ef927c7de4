"""The way in, one's account, and the pages shown when something fails."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from config.views import KEPT


def words(response):
    return " ".join(unescape(strip_tags(response.content.decode())).split())


def test_sign_in_names_the_agency_and_whom_to_ask(client, agency):
    shown = words(client.get(reverse("login")))

    assert agency.short_name in shown
    assert "liên hệ Phòng Hành chính - Tổng hợp." in shown


def test_sign_in_refuses_in_one_sentence(client, cast):
    response = client.post(reverse("login"), {"username": "giamdoc", "password": "sai"})

    assert "Sai tên đăng nhập hoặc mật khẩu." in words(response)


@pytest.mark.parametrize(("keep", "seconds"), [("on", KEPT), ("", 12 * 3600)])
def test_sign_in_lasts_a_week_where_asked(client, cast, keep, seconds):
    cast["giamdoc"].set_password("mat-khau-dai")
    cast["giamdoc"].save()

    client.post(reverse("login"), {"username": "giamdoc", "password": "mat-khau-dai", "keep": keep})

    assert client.session.get_expiry_age() == seconds


def test_account_shows_every_post(client, cast):
    client.force_login(cast["qlkh.oanh"])

    shown = words(client.get(reverse("account")))

    assert "Phòng Quản lý Khoa học" in shown
    assert "Chi đoàn Thanh niên Sở" in shown


def test_account_signs_out_by_post(client, cast):
    client.force_login(cast["qlkh.oanh"])

    assert client.get(reverse("logout")).status_code == 405
    answer = client.post(reverse("logout"))
    assert answer.url == reverse("login")
    assert answer["Clear-Site-Data"] == '"cache"'


def test_password_changes_and_says_so(client, cast):
    user = cast["qlkh.oanh"]
    user.set_password("mat-khau-cu")
    user.save()
    client.force_login(user)

    response = client.post(
        reverse("password_change"),
        {
            "old_password": "mat-khau-cu",
            "new_password1": "chim-ung-2024",
            "new_password2": "chim-ung-2024",
        },
        follow=True,
    )

    assert "Đã đổi mật khẩu." in words(response)


def test_old_password_is_not_taken_as_the_new_one(client, cast):
    user = cast["qlkh.oanh"]
    user.set_password("chim-ung-2024")
    user.save()
    client.force_login(user)
    names = ("old_password", "new_password1", "new_password2")

    answer = client.post(reverse("password_change"), dict.fromkeys(names, "chim-ung-2024"))

    assert "Mật khẩu mới phải khác mật khẩu cũ." in words(answer)


# A password set by somebody else


@pytest.fixture
def indebted(client, cast):
    user = cast["qlkh.oanh"]
    user.set_password("mat-khau-tam")
    user.must_change_password = True
    user.save()
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    "name", ["home", "account", "tasks:unit", "conclusions:list", "admin:index"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_password_of_somebody_else_is_changed_before_anything(indebted, client, name, method):
    answer = getattr(client, method)(reverse(name))

    assert (answer.status_code, answer.url) == (302, reverse("password_change"))


def test_password_is_asked_for_on_a_page_of_its_own_under_htmx(indebted, client):
    answer = client.get(reverse("tasks:unit"), HTTP_HX_REQUEST="true")

    assert (answer.status_code, answer["HX-Redirect"]) == (204, reverse("password_change"))


def test_page_says_why_a_new_password_is_asked_for(indebted, client):
    shown = words(client.get(reverse("password_change")))

    assert "Mật khẩu hiện tại do người khác đặt. Đổi mật khẩu để tiếp tục." in shown
    assert "Giữ mật khẩu cũ" not in shown


def test_own_password_opens_the_rest_and_is_noted(indebted, client):
    new = {"new_password1": "chim-ung-2024", "new_password2": "chim-ung-2024"}

    answer = client.post(
        reverse("password_change"), new | {"old_password": "mat-khau-tam"}, follow=True
    )

    shown = words(answer)
    assert answer.status_code == 200
    assert "Thay đổi tài khoản gần đây" in shown
    assert "Mật khẩu: người dùng tự đổi Nguyễn Thị Kiều Oanh thực hiện." in shown


def test_who_owes_a_password_may_sign_out(indebted, client):
    assert client.post(reverse("logout")).url == reverse("login")


def test_password_page_of_the_admin_is_the_one_page(client, cast):
    cast["hcth.son"].is_staff = cast["hcth.son"].is_superuser = True
    cast["hcth.son"].save()
    client.force_login(cast["hcth.son"])

    assert client.post(reverse("admin:password_change")).url == reverse("password_change")


# Pages shown when something fails


@pytest.mark.urls("config.tests.odd_urls")
@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/400", 400, "Yêu cầu không đọc được"),
        ("/403", 403, "Chỉ Trưởng hoặc Phó đơn vị chủ trì được báo cáo hoàn thành."),
        ("/khong-co", 404, "Không tìm thấy trang này"),
        ("/500", 500, "Nội dung đã lưu không mất."),
    ],
)
def test_error_pages_speak_vietnamese_and_lead_on(client, cast, address, status, said):
    client.force_login(cast["ttud.dung"])
    client.raise_request_exception = False

    response = client.get(address)

    assert response.status_code == status
    assert said in words(response)
    assert 'href="/"' in response.content.decode()


def test_csrf_page_speaks_vietnamese(cast):
    response = Client(enforce_csrf_checks=True).post(reverse("login"), {"username": "x"})

    assert response.status_code == 403
    assert "Phiên đăng nhập đã hết hoặc trang mở đã lâu" in words(response)
    assert "Nội dung vừa nhập vẫn giữ" not in words(response)  # a password is not kept
