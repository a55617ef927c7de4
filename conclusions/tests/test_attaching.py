"""Copies of the signed paper: attached by the office, never replaced, opened by all who may see."""

import hashlib
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conclusions.actions.refusals import only_editors, only_office
from conclusions.models import Document
from conclusions.tests.factories import a_draft
from departments.models import Agency, Department

PDF, JPG, PNG = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0 anh", b"\x89PNG\r\n\x1a\n anh"
SIGNED = PDF + b"<< /Type /Sig /ByteRange [0 9 20 30] /Contents <00> >>"
NOT_SIGNED = "Tệp PDF này không có chữ ký số. Chọn loại Bản quét, hoặc chọn tệp đã ký số."


@pytest.fixture
def notice(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return a_draft(cast["giamdoc"], number="598/TB-SKHCN", status="issued")


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


def attach(client, notice, kind, name, content):
    file = SimpleUploadedFile(name, content)
    url = reverse("conclusions:attach", args=[notice.pk])
    return client.post(url, {"kind": kind, "file": file})


def opened(client, document):
    url = reverse("conclusions:document", args=[document.conclusion_id, document.pk])
    return client.get(url)


def record_of(client, notice) -> list[Document]:
    return client.get(reverse("conclusions:detail", args=[notice.pk])).context["copies"]


def test_scan_is_kept_with_its_hash_and_who_brought_it(office, cast, notice):
    response = attach(office, notice, "scan", "Bản quét 598.pdf", PDF)

    scan = Document.objects.get()
    assert response.url == reverse("conclusions:detail", args=[notice.pk])
    assert (scan.kind, scan.name, scan.added_by) == ("scan", "Bản quét 598.pdf", cast["hcth.son"])
    assert scan.sha256 == hashlib.sha256(PDF).hexdigest()
    page = " ".join(office.get(response.url).text.split())
    assert f"mã {scan.sha256[:12]}" in page
    assert "Người xem được thông báo này đều mở được các tệp trên." in page


def test_newest_signed_copy_is_the_record_else_the_newest_scan(office, notice):
    attach(office, notice, "scan", "1.pdf", PDF)
    attach(office, notice, "scan", "2.jpg", JPG)
    scans = [copy.name for copy in record_of(office, notice)]
    attach(office, notice, "signed", "3.pdf", SIGNED)
    attach(office, notice, "signed", "4.pdf", SIGNED + b"\n")
    attach(office, notice, "scan", "5.png", PNG)

    assert scans == ["2.jpg", "1.pdf"]
    assert [copy.name for copy in record_of(office, notice)] == [
        "4.pdf",
        "3.pdf",
        "5.png",
        "2.jpg",
        "1.pdf",
    ]


@pytest.mark.parametrize(
    ("kind", "name", "content", "error"),
    [
        ("scan", "a.docx", b"PK\x03\x04", "Chỉ nhận tệp PDF, JPG hoặc PNG."),
        ("scan", "a.pdf", b"<html>", "Chỉ nhận tệp PDF, JPG hoặc PNG."),
        ("scan", "a.png", PDF, "Tên tệp không khớp nội dung: nội dung là tệp PDF."),
        ("scan", "a.html", PDF, "Tên tệp không khớp nội dung: nội dung là tệp PDF."),
        ("signed", "a.jpg", JPG, "Bản ký số phải là tệp PDF."),
        ("signed", "a.pdf", PDF, NOT_SIGNED),
        ("scan", "a.pdf", b"", "Tệp rỗng."),
    ],
)
def test_file_that_is_something_else_is_refused(office, notice, kind, name, content, error):
    response = attach(office, notice, kind, name, content)

    assert (response.status_code, response.context["form"].errors["file"]) == (422, [error])
    assert Document.objects.count() == 0


def test_file_over_twenty_megabytes_is_refused(office, notice):
    response = attach(office, notice, "scan", "a.pdf", PDF + bytes(20 * 1024 * 1024))

    assert response.context["form"].errors["file"] == ["Tệp lớn hơn 20 MB."]


def test_same_file_is_attached_once(office, notice):
    attach(office, notice, "scan", "a.pdf", PDF)

    response = attach(office, notice, "scan", "b.pdf", PDF)

    assert response.status_code == 422
    assert "đã được đính kèm ngày" in response.context["form"].errors["file"][0]
    assert Document.objects.count() == 1


@pytest.mark.parametrize("account", ["giamdoc", "pgd.nga", "qlkh.anh"])
def test_copies_are_attached_by_the_office_alone(client, cast, notice, account):
    client.force_login(cast[account])

    assert attach(client, notice, "scan", "a.pdf", PDF).status_code == 403
    assert Document.objects.count() == 0


def test_draft_takes_no_copy(office, client, cast, notice):
    draft = a_draft(cast["giamdoc"])

    assert attach(office, draft, "scan", "a.pdf", PDF).status_code == 403
    client.force_login(cast["qlkh.anh"])
    assert attach(client, draft, "scan", "a.pdf", PDF).status_code == 404


@pytest.mark.parametrize(
    ("kind", "name", "content", "type_"),
    [
        ("scan", "Bản quét.pdf", PDF, "application/pdf"),
        ("scan", "Bản quét.JPEG", JPG, "image/jpeg"),
        ("signed", "Bản ký.pdf", SIGNED, "application/pdf"),
    ],
)
def test_copy_opens_in_the_browser_of_everybody(
    office, client, cast, notice, kind, name, content, type_
):
    attach(office, notice, kind, name, content)
    client.force_login(cast["qlkh.oanh"])

    response = opened(client, Document.objects.get())

    assert (response["Content-Type"], response["X-Content-Type-Options"]) == (type_, "nosniff")
    assert response["Content-Disposition"] == f"inline; filename*=utf-8''{quote(name)}"
    assert b"".join(response.streaming_content) == content


def test_file_that_a_notice_was_read_from_is_only_saved(office, notice):
    source = notice.documents.create(kind="source", name="Gốc.pdf", file="x.pdf", sha256="0" * 64)
    with source.file.storage.open("x.pdf", "wb") as file:
        file.write(PDF)

    response = opened(office, source)

    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote('Gốc.pdf')}"
    assert response["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_copy_lost_on_disk_is_not_found(office, notice):
    attach(office, notice, "scan", "a.pdf", PDF)
    scan = Document.objects.get()
    scan.file.storage.delete(scan.file.name)

    assert opened(office, scan).status_code == 404


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Agency.Kind.SO, "Chỉ Văn phòng Sở và Lãnh đạo Sở được nhập và sửa thông báo."),
        (Agency.Kind.UBND, "Chỉ Văn phòng Sở và Lãnh đạo UBND được nhập và sửa thông báo."),
    ],
)
def test_refusals_speak_the_agencys_own_words(cast, units, kind, told):
    Agency.objects.update(kind=kind)
    Department.objects.filter(kind=Department.Kind.OFFICE).update(name="Văn phòng Sở")

    assert only_editors() == told
    assert only_office() == "Chỉ Văn phòng Sở đính kèm tệp cho thông báo đã ban hành."
