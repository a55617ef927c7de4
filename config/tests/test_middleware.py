"""What was saved is told to the page's script; a form of an ended session leads to sign-in."""

import pytest
from django.test import Client

from tasks.tests.factories import a_task

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def address(cast, units):
    return f"/nhiem-vu/{a_task(cast, units['TTUD']).pk}/update/"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_saved_form_is_named_in_a_cookie(client, cast, address, headers):
    client.force_login(cast["ttud.dung"])

    answer = client.post(address, {"note": "Đã họp"}, **headers)

    assert answer.cookies["saved"].value == address.replace("/", "%2F")


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_form_with_something_wrong_is_not_called_saved(client, cast, address, headers):
    client.force_login(cast["ttud.dung"])

    answer = client.post(address, {"note": ""}, **headers)

    assert (answer.status_code, "saved" in answer.cookies) == (422, False)


@pytest.mark.parametrize(
    ("headers", "then"),
    [
        ({"HTTP_REFERER": "http://x/nhiem-vu/?q=l%C3%BAa"}, "/nhiem-vu/%3Fq%3Dl%25C3%25BAa"),
        ({"HTTP_REFERER": "http://x//elsewhere.example/"}, "/"),
        ({}, "/"),
    ],
)
def test_form_of_the_signed_out_leads_back_to_its_page(client, db, headers, then):
    answer = client.post("/nhiem-vu/1/update/", {"note": "Đã họp"}, **headers)

    assert answer.url == f"/dang-nhap/?next={then.replace('/', '%2F')}"
    assert "saved" not in answer.cookies


@pytest.mark.parametrize("who", ["ttud.dung", ""])
def test_lost_token_is_a_matter_of_sign_in_never_of_rights(cast, address, who):
    client = Client(enforce_csrf_checks=True)
    if who:
        client.force_login(cast[who])
    back = {"HTTP_REFERER": f"http://testserver{address}"}

    page = client.post(address, {"note": "Đã họp"}, **back).content.decode()
    fragment = client.post(address, {"note": "Đã họp"}, **HTMX)

    assert "Nội dung vừa nhập vẫn giữ trên máy này." in page
    assert f'href="{address}"' in page
    assert "quyền" not in page
    assert fragment.get("HX-Redirect", "")[:11] == ("" if who else "/dang-nhap/")
    assert fragment.get("X-Old-Page", "") == ("1" if who else "")


@pytest.mark.parametrize("page", ["/thong-bao/", "/nhiem-vu/", "/tim-kiem/"])
def test_browser_keeps_page_and_fragment_of_an_address_apart(client, cast, page):
    client.force_login(cast["giamdoc"])

    answers = [client.get(page), client.get(page, **HTMX)]

    assert ["HX-Request" in answer["Vary"] for answer in answers] == [True, True]
