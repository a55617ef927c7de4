import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conclusions.models import Document
from reports.papers.notices.notice_files import print_of
from reports.papers.notices.notice_sheet import sheet_of
from reports.papers.notices.sheet_words import words_of
from reports.tests.made_notices import a_notice
from reports.tests.pages import flat


def address(notice) -> str:
    return reverse("reports:notice_check", args=[notice.pk])


def text_of(notice) -> str:
    return "\n".join(words_of(sheet_of(notice)).paragraphs)


def test_kept_print_agrees_on_the_page(client, cast, notice):
    client.force_login(cast["qlkh.oanh"])
    file = SimpleUploadedFile("Thông báo 598.pdf", print_of(notice))

    page = flat(client.post(address(notice), {"file": file}))

    assert "Bản in khớp hoàn toàn với dữ liệu." in page
    assert "Kết quả: Thông báo 598.pdf" in page
    assert [kept.kind for kept in Document.objects.all()] == ["print"]


def test_pasted_words_that_differ_are_marked_by_sign_and_colour(client, cast, notice):
    client.force_login(cast["hcth.son"])
    text = text_of(notice).replace("vướng mắc", "<b>vướng mặc")

    page = flat(client.post(address(notice), {"text": text}))

    assert "Khác 1 chỗ." in page
    assert page.count('<del class="gone">−&nbsp;vướng mắc</del>') == 2
    assert page.count('<ins class="new">+&nbsp;&lt;b&gt;vướng mặc</ins>') == 2


@pytest.mark.parametrize(
    ("sent", "field", "error"),
    [
        ({}, "file", "Chọn tệp hoặc dán nội dung của thông báo."),
        ({"text": "12345"}, "text", "Không có chữ nào để đọc."),
        (
            {"file": ("a.pdf", b"%PDF-1.7 x")},
            "file",
            "Tệp không đọc được: tệp hỏng hoặc không đúng định dạng. Lưu lại tệp rồi chọn lại.",
        ),
        (
            {"file": ("a.exe", b"MZ\0\0")},
            "file",
            "Không nhận ra loại tệp. Chọn tệp Word, PDF, ảnh quét, thư (.eml, .msg), gói "
            ".edxml hoặc văn bản (.txt).",
        ),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_the_reason(
    client, cast, notice, sent, field, error
):
    client.force_login(cast["hcth.son"])
    if "file" in sent:
        sent = {"file": SimpleUploadedFile(*sent["file"])}

    response = client.post(address(notice), sent)

    assert (response.status_code, response.context["form"].errors[field]) == (422, [error])


@pytest.mark.parametrize(("account", "status"), [("hcth.son", 200), ("qlkh.oanh", 404)])
def test_draft_is_checked_by_those_who_see_it(client, cast, account, status):
    draft = a_notice()
    client.force_login(cast[account])

    assert client.get(address(draft)).status_code == status
    assert client.post(address(draft), {"text": text_of(draft)}).status_code == status


def test_check_needs_a_signed_in_person(client, notice):
    response = client.get(address(notice))

    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("login"))
    assert client.put(address(notice)).status_code == 302
