"""Files of a notice: added, taken out and withdrawn by the office, opened by all who may see it."""

import hashlib
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conclusions.actions import Refused, take_out
from conclusions.actions.refusals import only_editors, only_office
from conclusions.models import Document
from conclusions.tests.factories import a_draft
from departments.models import Agency, Department

PDF, JPG, PNG = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0 anh", b"\x89PNG\r\n\x1a\n anh"
DOCX = b"PK\x03\x04 to trinh"
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


def attach(client, notice, kind, name, content, **typed):
    file = SimpleUploadedFile(name, content)
    url = reverse("conclusions:attach", args=[notice.pk])
    return client.post(url, {"kind": kind, "file": file} | typed)


def way_out(document):
    return reverse("conclusions:take_out", args=[document.conclusion_id, document.pk])


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


def test_draft_takes_files_of_the_office(office, client, cast, notice):
    draft = a_draft(cast["giamdoc"])

    attach(office, draft, "proposal", "a.docx", DOCX)

    assert [file.kind for file in draft.documents.all()] == ["proposal"]
    client.force_login(cast["giamdoc"])
    assert attach(client, draft, "proposal", "b.docx", DOCX).status_code == 403
    client.force_login(cast["qlkh.anh"])
    assert attach(client, draft, "proposal", "b.docx", DOCX).status_code == 404


@pytest.mark.parametrize("kind", Document.FURTHER)
def test_paper_that_goes_with_a_notice_is_told_to_all_who_see_it(
    office, client, cast, notice, kind
):
    attach(office, notice, kind, "Kèm.docx", DOCX, label="Danh sách đơn vị")
    client.force_login(cast["qlkh.oanh"])

    page = client.get(reverse("conclusions:detail", args=[notice.pk]))

    words = " ".join(page.text.split())
    assert f"{kind.label}: Danh sách đơn vị · " in words
    assert "Võ Thanh Sơn · <span" in words
    response = opened(client, Document.objects.get())
    assert response["Content-Disposition"].startswith("attachment;")
    assert b"".join(response.streaming_content) == DOCX


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("", "Tờ trình"),
        ("Tờ trình số 45/TTr-HCTH", "Tờ trình số 45/TTr-HCTH"),
        ("tờ trình của phòng", "tờ trình của phòng"),
        ("số 45/TTr-HCTH", "Tờ trình: số 45/TTr-HCTH"),
    ],
)
def test_file_is_named_once_by_what_it_is(label, named):
    assert Document(kind="proposal", label=label).named == named


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.exe", b"MZ", "Không nhận tệp “a.exe”: chỉ nhận PDF, Word, Excel, PowerPoint, ảnh, "),
        ("a.docx", PDF, "Nội dung tệp “a.docx” không phải là DOCX."),
        ("a.xlsx", DOCX + bytes(20 * 1024 * 1024), "Tệp “a.xlsx” lớn hơn 20 MB."),
    ],
)
def test_paper_beside_a_notice_is_what_evidence_may_be(office, notice, name, content, error):
    response = attach(office, notice, "annex", name, content)

    assert response.status_code == 422
    assert response.context["form"].errors["file"][0].startswith(error)
    assert Document.objects.count() == 0


def test_file_of_a_draft_is_taken_out_after_a_question(
    office, cast, notice, django_capture_on_commit_callbacks
):
    draft = a_draft(cast["giamdoc"])
    attach(office, draft, "minutes", "Biên bản.pdf", PDF)
    file = draft.documents.get()

    asked = office.get(way_out(file))
    with django_capture_on_commit_callbacks(execute=True):
        office.post(way_out(file))

    assert "không khôi phục được" in asked.text
    assert (draft.documents.count(), file.file.storage.exists(file.file.name)) == (0, False)


def test_file_of_an_issued_notice_is_withdrawn_for_a_reason_and_stays_told(
    office, client, cast, notice
):
    attach(office, notice, "scan", "1.pdf", PDF)
    attach(office, notice, "scan", "2.pdf", PDF + b"2")
    wrong = notice.documents.get(name="2.pdf")

    silent = office.post(way_out(wrong), {"reason": " "})
    office.post(way_out(wrong), {"reason": "Quét thiếu trang 3"})

    assert (silent.status_code, silent.context["form"].errors["reason"]) == (
        422,
        ["Chưa nhập lý do."],
    )
    assert [copy.name for copy in record_of(office, notice)] == ["1.pdf"]
    wrong.refresh_from_db()
    assert wrong.file.storage.exists(wrong.file.name)
    assert opened(office, wrong).getvalue() == PDF + b"2"
    client.force_login(cast["qlkh.anh"])
    page = " ".join(client.get(reverse("conclusions:detail", args=[notice.pk])).text.split())
    assert "Võ Thanh Sơn rút ngày" in page
    assert "Quét thiếu trang 3" in page
    assert opened(client, wrong).status_code == 404


def test_withdrawn_file_may_come_again_and_is_withdrawn_once(office, cast, notice):
    attach(office, notice, "scan", "1.pdf", PDF)
    first = notice.documents.get()
    take_out(first, by=cast["hcth.son"], reason="Nhầm")

    again = attach(office, notice, "scan", "1.pdf", PDF)

    assert again.status_code == 302
    assert office.post(way_out(first), {"reason": "Nhầm"}).status_code == 404
    with pytest.raises(Refused, match="vừa được người khác bỏ hoặc rút"):
        take_out(first, by=cast["hcth.son"], reason="Nhầm nữa")


def test_question_of_a_draft_deletes_nothing_once_it_is_issued(cast, notice):
    notice.status = "draft"
    notice.save()
    seen = notice.documents.create(kind="annex", file="x", name="x", sha256="0", added_by=None)
    type(notice).objects.update(status="issued")

    with pytest.raises(Refused, match="cần ghi lý do"):
        take_out(seen, by=cast["hcth.son"])

    assert notice.documents.count() == 1


@pytest.mark.parametrize("kind", ["source", "attached", "print"])
def test_what_the_office_did_not_add_is_not_taken_out(office, notice, kind):
    file = notice.documents.create(kind=kind, file="x", name="x", sha256="0")

    assert office.get(way_out(file)).status_code == 404


@pytest.mark.parametrize("account", ["giamdoc", "qlkh.anh"])
def test_files_are_withdrawn_by_the_office_alone(client, cast, notice, account):
    file = notice.documents.create(kind="scan", file="x", name="x", sha256="0")
    client.force_login(cast[account])

    assert client.post(way_out(file), {"reason": "Nhầm"}).status_code == 403
    with pytest.raises(Refused):
        take_out(file, by=cast[account], reason="Nhầm")


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
    assert only_office() == "Chỉ Văn phòng Sở đính kèm, rút tệp của thông báo."
