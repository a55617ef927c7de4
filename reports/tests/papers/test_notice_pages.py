import pytest
from django.urls import reverse

from reports.tests.made_notices import a_notice, issued


def address(notice) -> str:
    return reverse("reports:notice_pdf", args=[notice.pk])


def test_notice_is_shown_in_the_browser_under_its_name(client, cast):
    notice = issued(a_notice(), cast["giamdoc"])
    client.force_login(cast["qlkh.oanh"])

    response = client.get(address(notice))

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response.content[:5] == b"%PDF-"
    assert response["Content-Disposition"] == ('inline; filename="Thong-bao-598-TB-SKHCN.pdf"')


def test_word_file_is_saved_under_its_name(client, cast):
    notice = a_notice()
    client.force_login(cast["hcth.son"])

    response = client.get(reverse("reports:notice_docx", args=[notice.pk]))

    assert (response.status_code, response.content[:2]) == (200, b"PK")
    assert response["Content-Disposition"] == (
        'attachment; filename="Du-thao-thong-bao-598-TB-SKHCN.docx"'
    )


@pytest.mark.wide
@pytest.mark.parametrize(
    ("account", "status"),
    [("hcth.son", 200), ("pgd.nga", 200), ("qlkh.anh", 404), ("qlkh.oanh", 404)],
)
def test_draft_is_printed_for_the_office_and_the_leaders_only(client, cast, account, status):
    notice = a_notice()
    client.force_login(cast[account])

    assert client.get(address(notice)).status_code == status
    assert client.get(reverse("reports:notice_docx", args=[notice.pk])).status_code == status


def test_print_needs_a_signed_in_person(client, agency):
    response = client.get(address(a_notice()))

    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("login"))


def test_print_is_only_read(client, cast):
    notice = a_notice()
    client.force_login(cast["hcth.son"])

    assert client.post(address(notice)).status_code == 405


def test_page_of_the_print_says_whether_it_agrees(client, cast):
    notice = issued(a_notice(), cast["giamdoc"])
    client.force_login(cast["qlkh.oanh"])
    url = reverse("reports:notice_print", args=[notice.pk])
    blank = client.get(url, headers={"HX-Request": "true"}).content.decode()
    client.get(address(notice))

    part = client.get(url, headers={"HX-Request": "true"}).content.decode()
    page = client.get(url).content.decode()

    assert "Chưa in lần nào" in blank
    assert ("Bản in khớp với dữ liệu." in part, "<html" in part) == (True, False)
    assert ("Bản in khớp với dữ liệu." in page, "<html" in page) == (True, True)


def test_page_of_a_drafts_print_is_for_those_who_see_the_draft(client, cast):
    notice = a_notice()
    url = reverse("reports:notice_print", args=[notice.pk])
    client.force_login(cast["qlkh.oanh"])

    assert client.get(url).status_code == 404
    client.force_login(cast["hcth.son"])
    assert "Bản in của dự thảo không được giữ lại." in client.get(url).content.decode()


def test_print_of_a_draft_is_one_press_away_however_its_form_is_folded(client, cast):
    notice = a_notice()
    client.force_login(cast["hcth.son"])

    page = client.get(reverse("conclusions:review", args=[notice.pk])).content.decode()

    before, link, _ = page.partition(f'href="{address(notice)}"')
    assert (bool(link), page.count(link)) == (True, 1)
    assert before.count("<details") - before.count("</details>") == 0
