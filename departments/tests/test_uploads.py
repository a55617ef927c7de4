"""Files that prove: what is taken, and in which words the rest is not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ValidationError

from departments.filekinds import FIRST_BYTES
from departments.uploads import MOST_BYTES, MOST_FILES, FilesField, trouble_with


def a_file(name, content):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("kind", FIRST_BYTES)
def test_file_that_begins_as_its_name_says_is_taken_and_rewound(kind):
    content = FIRST_BYTES[kind] + b"1"
    file = a_file(f"BAO CAO.{kind.upper()}", content)

    assert (trouble_with(file), file.read()) == ("", content)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "a.exe",
            b"MZ",
            "Không nhận tệp “a.exe”: chỉ nhận PDF, Word, Excel, PowerPoint, ảnh, TXT, ZIP.",
        ),
        (
            "a.pdf.html",
            b"%PDF-1",
            "Không nhận tệp “a.pdf.html”: chỉ nhận PDF, Word, Excel, PowerPoint, ảnh, TXT, ZIP.",
        ),
        (
            "khong-duoi",
            b"x",
            "Không nhận tệp “khong-duoi”: chỉ nhận PDF, Word, Excel, PowerPoint, ảnh, TXT, ZIP.",
        ),
        ("a.pdf", b"", "Tệp “a.pdf” rỗng."),
        ("a.pdf", b"MZ\x90", "Nội dung tệp “a.pdf” không phải là PDF."),
        ("a.docx", b"%PDF-1", "Nội dung tệp “a.docx” không phải là DOCX."),
        ("a.txt", b"MZ\0", "Nội dung tệp “a.txt” không phải là TXT."),
    ],
)
def test_file_that_is_not_taken_says_why(name, content, words):
    assert trouble_with(a_file(name, content)) == words


def test_file_may_be_as_large_as_the_limit_and_no_larger():
    sizes = []
    for size in (MOST_BYTES, MOST_BYTES + 1):
        file = a_file("a.pdf", b"%PDF-1")
        file.size = size
        sizes.append(trouble_with(file))

    assert sizes == ["", "Tệp “a.pdf” lớn hơn 20 MB."]


def test_every_file_that_is_not_taken_is_named():
    sent = [a_file("a.exe", b"MZ"), a_file("b.pdf", b"%PDF-1"), a_file("c.pdf", b"")]

    with pytest.raises(ValidationError) as refused:
        FilesField().clean(sent)

    assert refused.value.messages == [trouble_with(sent[0]), "Tệp “c.pdf” rỗng."]


@pytest.mark.parametrize(("count", "taken"), [(MOST_FILES, True), (MOST_FILES + 1, False)])
def test_files_are_limited_in_number(count, taken):
    files = [a_file(f"{n}.txt", b"x") for n in range(count)]
    if taken:
        assert FilesField().clean(files) == files
        return
    with pytest.raises(ValidationError) as refused:
        FilesField().clean(files)
    assert refused.value.messages == ["Mỗi lần gửi nhiều nhất 10 tệp."]
