import hashlib
from dataclasses import replace

import pytest

from conclusions.models import Document
from departments.models import Agency
from reports.papers.notices.notice_files import (
    NoticeRendering,
    file_name,
    kept_print,
    print_of,
    rendering_of,
)
from reports.papers.notices.notice_sheet import sheet_of
from reports.papers.notices.sheet_words import data_sha256
from reports.tests.made_notices import DIRECTIVE, SENTENCE, a_notice, issued


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

    assert file_name(notice) == "Du-thao-thong-bao-598-TB-SKHCN.pdf"
    assert file_name(issued(notice, cast["giamdoc"])) == "Thong-bao-598-TB-SKHCN.pdf"
    assert file_name(blank) == f"Du-thao-thong-bao-{blank.pk}.pdf"


def test_kept_print_agrees_with_the_data_until_they_change(agency, cast):
    notice = issued(a_notice(), cast["giamdoc"])
    before = kept_print(notice)
    print_of(notice)

    kept = kept_print(notice)
    told = data_sha256(sheet_of(notice))
    notice.items.filter(label="1.").update(text="Các phòng, đơn vị rà soát nhiệm vụ được giaọ.")
    changed = kept_print(notice)

    assert before is None
    assert (kept.whole, kept.agrees) == (True, True)
    assert kept.document.data_sha256 == told
    assert (changed.whole, changed.agrees) == (True, False)


def test_kept_print_that_was_changed_agrees_with_nothing(agency, cast):
    notice = issued(a_notice(), cast["giamdoc"])
    print_of(notice)
    document = notice.documents.get()
    with document.file.storage.open(document.file.name, "wb") as file:
        file.write(b"%PDF-1.7")

    kept = kept_print(notice)

    assert (kept.whole, kept.agrees) == (False, False)


def test_hash_of_the_data_is_the_same_however_lines_are_broken(agency):
    sheet = sheet_of(a_notice(title="Kết luận giao ban Quý I"))
    broken = replace(sheet, abstract=("Kết luận", "giao ban", "Quý I"))

    assert data_sha256(broken) == data_sha256(sheet)
    assert data_sha256(replace(sheet, signer="Trần Văn Quảng")) != data_sha256(sheet)


def a_rendering(page: str, suffix: str) -> NoticeRendering:
    return NoticeRendering(a_notice(number=""), suffix, sheet=None, page=page)


@pytest.mark.parametrize(
    ("page", "suffix", "is_long"),
    [
        ("x" * 20_000, "pdf", False),
        ("x" * 20_001, "pdf", True),
        ("<td>" * 600, "pdf", False),
        ("<td>" * 700, "pdf", True),
        ("x" * 80_000, "docx", False),
        ("x" * 80_001, "docx", True),
    ],
)
def test_file_is_long_by_what_its_page_holds(agency, page, suffix, is_long):
    assert a_rendering(page, suffix).is_long == is_long


@pytest.mark.parametrize(("directives", "is_long"), [(28, False), (100, True), (1000, True)])
def test_usual_notice_is_printed_while_its_asker_waits(agency, directives, is_long):
    rows = [(DIRECTIVE, f"{number}.", SENTENCE) for number in range(1, directives + 1)]

    assert rendering_of(a_notice(rows)).is_long == is_long
