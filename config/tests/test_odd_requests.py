"""Requests that no page of ours sends: answered in words, never by the page of a failure."""

from io import BytesIO

import pytest

from tasks.tests.factories import a_task

BEYOND = "9" * 30  # more than a database's numbers hold
LONGER = "9" * 5000  # more than Python makes a number of
WORDY = "a+" * 1200  # more conditions than a database reads


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"])


@pytest.mark.parametrize(
    "address",
    [
        *(
            f"{page}?{name}={key}"
            for key in (BEYOND, LONGER, "-1", "x", "%00")
            for page, name in (
                ("/nhiem-vu/", "don_vi"),
                ("/nhiem-vu/", "thong_bao"),
                ("/nhiem-vu/", "phu_trach"),
                ("/so-theo-doi/", "don_vi"),
                ("/thong-bao/tien-do/", "tb"),
                ("/viec-cua-don-vi/", "cua"),
                ("/tong-quan/", "ky"),
                ("/thong-bao/", "nam"),
                ("/tim-kiem/", "q"),
            )
        ),
        f"/nhiem-vu/?q={WORDY}",
        f"/viec-cua-don-vi/?q={WORDY}",
        f"/tim-kiem/?q={WORDY}",
        f"/thong-bao/?q={WORDY}",
    ],
)
def test_odd_choice_is_no_choice(client, cast, task, address):
    client.force_login(cast["hcth.son"])

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("page", ["nhiem-vu", "thong-bao", "minh-chung"])
@pytest.mark.parametrize("key", [BEYOND, LONGER, "0"])
def test_odd_key_is_not_found(client, cast, task, page, key):
    client.force_login(cast["hcth.son"])

    assert client.get(f"/{page}/{key}/").status_code == 404


@pytest.mark.parametrize("page", ["nhiem-vu", "thong-bao", "nhac-viec", "so-theo-doi"])
@pytest.mark.parametrize("number", [BEYOND, "0", "-1", "x"])
def test_odd_page_is_told_and_another_shown(client, cast, task, page, number):
    client.force_login(cast["hcth.son"])

    answer = client.get(f"/{page}/?page={number}")

    assert (answer.status_code, f"trang “{number}”" in answer.text) == (200, True)


@pytest.mark.parametrize("key", [BEYOND, LONGER, "x", "²"])
def test_odd_keys_in_forms_are_told(client, cast, task, key):
    client.force_login(cast["ttud.dung"])
    sent = {"seen": task.version, "assignee": key, "lead": key, "note": "x", "result": "x"}

    for verb in ("accept", "hand", "decline"):
        assert client.post(f"/nhiem-vu/{task.pk}/{verb}/", sent).status_code == 422
    picks = {"pick": [f"{key}:1", f"{task.pk}:{key}"]}
    assert client.post("/viec-cua-don-vi/tiep-nhan/", picks).status_code == 302


def test_way_back_is_fit_for_a_header(client, cast, task):
    client.force_login(cast["ttud.dung"])
    sent = {"note": "x", "next": "/nhiem-vu/?q=lúa\r\nX: y"}

    answer = client.post(f"/nhiem-vu/{task.pk}/update/", sent, HTTP_HX_REQUEST="true")

    assert (answer.status_code, answer["HX-Redirect"]) == (
        204,
        "/nhiem-vu/?q=l%C3%BAa%0D%0AX:%20y",
    )


@pytest.mark.parametrize("length", [221 * 1024 * 1024, int(BEYOND), -1])
def test_body_too_large_for_any_form_is_not_read(client, length):
    class Unread(BytesIO):
        def read(self, size=-1):
            raise AssertionError("The body was read.")

    answer = client.generic(
        "POST",
        "/dang-nhap/",
        CONTENT_LENGTH=str(length),
        CONTENT_TYPE="multipart/form-data; boundary=x",
        **{"wsgi.input": Unread()},
    )

    assert answer.status_code == 413
    assert "quá lớn" in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "then"),
    [
        ("http://[x", "%2F"),
        ("", "%2F"),
        ("http://x/nhiem-vu/", "%2Fnhiem-vu%2F"),
    ],
)
def test_stranger_with_an_odd_page_is_sent_to_sign_in(client, db, page, then):
    asked = {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": page}

    answer = client.get("/nhiem-vu/", **asked)

    assert answer["HX-Redirect"] == f"/dang-nhap/?next={then}"


@pytest.mark.parametrize("there", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
def test_sign_in_leads_to_pages_of_ours_only(client, cast, there):
    cast["giamdoc"].set_password("lua-chin-2024")
    cast["giamdoc"].save()
    given = {"username": "giamdoc", "password": "lua-chin-2024", "next": there}

    assert client.post("/dang-nhap/", given).url == "/"
