import hashlib

from conclusions.models import Document
from departments.models import Agency
from reports.actions import file_name, print_of
from reports.tests.papers import a_notice, issued


def content_of(document: Document) -> bytes:
    with document.file.open("rb") as file:
        return file.read()


def test_print_of_a_draft_is_never_kept(agency):
    notice = a_notice()

    first = print_of(notice)
    notice.title = "Kết luận tại cuộc họp giao ban tháng 4 năm 2024"

    assert print_of(notice) != first
    assert Document.objects.count() == 0


def test_print_of_an_issued_notice_is_kept_at_its_first_asking(agency, cast):
    notice = issued(a_notice(), cast["giamdoc"])

    first = print_of(notice)
    Agency.objects.update(heading_capitals=False)

    assert print_of(notice) == first
    (kept,) = notice.documents.all()
    assert (kept.kind, kept.name) == ("print", "Thông báo 598-TB-SKHCN năm 2024.pdf")
    assert kept.sha256 == hashlib.sha256(first).hexdigest()
    assert content_of(kept) == first


def test_kept_print_that_was_changed_is_not_served(agency, cast, caplog):
    notice = issued(a_notice(), cast["giamdoc"])
    first = print_of(notice)
    document = notice.documents.get()
    document.file.storage.delete(document.file.name)

    again = print_of(notice)

    assert again == first
    assert f"Kept print {document.pk} of notice {notice.pk} is lost or changed" in caplog.text
    assert [content_of(kept) for kept in notice.documents.all()[1:]] == [first]


def test_file_is_named_by_number_and_year(agency, cast):
    notice = a_notice()
    blank = a_notice(number="")

    assert file_name(notice) == "Dự thảo thông báo 598-TB-SKHCN năm 2024.pdf"
    assert file_name(issued(notice, cast["giamdoc"])) == "Thông báo 598-TB-SKHCN năm 2024.pdf"
    assert file_name(blank) == f"Dự thảo thông báo {blank.pk}.pdf"
